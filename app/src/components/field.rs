//! What surrounds every form control: label, hint, error message and their group.
//!
//! Owns: ids and `aria-describedby` of hints and errors. Must not: render a control.

use leptos::prelude::*;

use super::lang;

/// Label of one control; GOV.UK "Label".
#[component]
pub fn Label(
    /// Id of the control.
    #[prop(into)]
    for_id: String,
    /// The words.
    #[prop(into)]
    text: String,
    /// Adds "(không bắt buộc)".
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    view! { <label class="govuk-label" for=for_id>{text} {optional.then(optional_mark)}</label> }
}

/// Help before answering, one sentence; GOV.UK "Hint".
#[component]
pub fn Hint(
    /// Id, which the control names in `aria-describedby`.
    #[prop(into)]
    id: String,
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <div class="govuk-hint" id=id>{text}</div> }
}

/// What to put right, in the words of the error summary; GOV.UK "Error message".
#[component]
pub fn ErrorMessage(
    /// Id, which the control names in `aria-describedby`.
    #[prop(into)]
    id: String,
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let prefix = words::components::error_prefix(lang());
    view! {
        <p class="govuk-error-message" id=id>
            <span class="govuk-visually-hidden">{prefix}</span>
            " "
            {text}
        </p>
    }
}

/// One question: label, hint, error and the control as child; GOV.UK "Form group".
#[component]
pub fn FormGroup(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// Label of the control.
    #[prop(into)]
    label: String,
    /// Help before answering.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (hint_id(&id), error_id(&id));
    let is_wrong = error.is_some();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <Label for_id=id text=label optional />
            {hint.map(|text| view! { <Hint id=hint_id text /> })}
            {error.map(|text| view! { <ErrorMessage id=error_id text /> })}
            {children()}
        </div>
    }
}

pub(super) fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

pub(super) fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// The ids of hint and error for `aria-describedby`, in reading order.
pub(super) fn described_by(id: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    let ids: Vec<String> = [hint.map(|_| hint_id(id)), error.map(|_| error_id(id))]
        .into_iter()
        .flatten()
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// "(không bắt buộc)" behind a label or legend.
pub(super) fn optional_mark() -> impl IntoView {
    view! { <span class="lc-optional">" " {words::components::optional(lang())}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_names_its_hint_and_its_error() {
        let cases = [
            (None, None, None),
            (Some("h"), None, Some("ten-hint")),
            (None, Some("e"), Some("ten-error")),
            (Some("h"), Some("e"), Some("ten-hint ten-error")),
        ];
        for (hint, error, expected) in cases {
            assert_eq!(described_by("ten", hint, error).as_deref(), expected);
        }
    }
}
