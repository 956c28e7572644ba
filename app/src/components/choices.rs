//! Radios and checkboxes.
//!
//! Owns: GOV.UK "Radios" and "Checkboxes", which share everything but the control. Must not: hide questions; what
//! depends on an answer is asked on the next page, because that works without a script.

use leptos::prelude::*;

use super::field::{ErrorMessage, Hint, described_by, error_id, hint_id};
use super::fieldset::Fieldset;

/// One answer to tick.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Value posted.
    pub value: String,
    /// The words.
    pub text: String,
    /// What the answer means, one sentence.
    pub hint: Option<String>,
    /// Shown, but not to be chosen now.
    pub disabled: bool,
}

/// Exactly one answer.
#[component]
pub fn Radios(
    /// Id of the first answer, where the error summary leads; ids of the others are made of it.
    #[prop(into)]
    id: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The answers, in the order shown.
    choices: Vec<Choice>,
    /// Value of the ticked answer.
    #[prop(into, optional)]
    value: String,
    /// Help before answering.
    #[prop(into, optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(into, optional_no_strip)]
    error: Option<String>,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// Two short answers side by side.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let items = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let (id, described_by) = item_ids(&id, index, choice.hint.is_some());
            let checked = choice.value == value;
            view! {
                <div class="govuk-radios__item">
                    <input
                        class="govuk-radios__input"
                        id=id.clone()
                        name=name.clone()
                        type="radio"
                        value=choice.value
                        checked=checked
                        disabled=choice.disabled
                        aria-describedby=described_by.clone()
                    />
                    <label class="govuk-label govuk-radios__label" for=id>{choice.text}</label>
                    {choice.hint.map(|text| view! { <div class="govuk-hint govuk-radios__hint" id=described_by>{text}</div> })}
                </div>
            }
        })
        .collect_view();
    let list = view! { <div class="govuk-radios" class:govuk-radios--inline=inline>{items}</div> }.into_any();
    view! { <Group id label hint error optional list /> }
}

/// Any number of answers.
#[component]
pub fn Checkboxes(
    /// Id of the first answer, where the error summary leads; ids of the others are made of it.
    #[prop(into)]
    id: String,
    /// Name of the form field, posted once for each ticked answer.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The answers, in the order shown.
    choices: Vec<Choice>,
    /// Values of the ticked answers.
    #[prop(optional)]
    values: Vec<String>,
    /// Help before answering.
    #[prop(into, optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(into, optional_no_strip)]
    error: Option<String>,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// Smaller boxes, for filters and dense screens.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let items = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let (id, described_by) = item_ids(&id, index, choice.hint.is_some());
            let checked = values.contains(&choice.value);
            view! {
                <div class="govuk-checkboxes__item">
                    <input
                        class="govuk-checkboxes__input"
                        id=id.clone()
                        name=name.clone()
                        type="checkbox"
                        value=choice.value
                        checked=checked
                        disabled=choice.disabled
                        aria-describedby=described_by.clone()
                    />
                    <label class="govuk-label govuk-checkboxes__label" for=id>{choice.text}</label>
                    {choice
                        .hint
                        .map(|text| view! { <div class="govuk-hint govuk-checkboxes__hint" id=described_by>{text}</div> })}
                </div>
            }
        })
        .collect_view();
    let list = view! { <div class="govuk-checkboxes" class:govuk-checkboxes--small=small>{items}</div> }.into_any();
    view! { <Group id label hint error optional list /> }
}

/// The question around a list of answers.
#[component]
fn Group(
    id: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    optional: bool,
    list: AnyView,
) -> impl IntoView {
    let described_by = described_by(&id, hint.as_deref(), error.as_deref());
    let (hint_id, error_id) = (hint_id(&id), error_id(&id));
    let is_wrong = error.is_some();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <Fieldset legend=label optional described_by>
                {hint.map(|text| view! { <Hint id=hint_id text /> })}
                {error.map(|text| view! { <ErrorMessage id=error_id text /> })}
                {list}
            </Fieldset>
        </div>
    }
}

/// Id of an answer, counted from 1 with the first one bare, and the id of its hint when it has one.
fn item_ids(id: &str, index: usize, has_hint: bool) -> (String, Option<String>) {
    let item = if index == 0 {
        id.to_owned()
    } else {
        format!("{id}-{}", index + 1)
    };
    let hint = has_hint.then(|| format!("{item}-item-hint"));
    (item, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_answer_carries_the_id_that_errors_link_to() {
        assert_eq!(item_ids("hinh-thuc", 0, false), ("hinh-thuc".to_owned(), None));
        assert_eq!(
            item_ids("hinh-thuc", 2, true),
            ("hinh-thuc-3".to_owned(), Some("hinh-thuc-3-item-hint".to_owned()))
        );
    }
}
