//! A date in three fields.
//!
//! Owns: GOV.UK "Date input". Must not: read the date; what was typed comes back as typed.

use leptos::prelude::*;

use super::field::{ErrorMessage, Hint, described_by, error_id, hint_id};
use super::fieldset::Fieldset;
use super::lang;

/// The three answers as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
}

/// A date people know by heart, in the Vietnamese order. The fields are named `{name}-day`, `-month` and `-year`, and
/// their ids likewise: an error links to `{id}-day`.
#[component]
pub fn DateInput(
    /// Start of the ids.
    #[prop(into)]
    id: String,
    /// Start of the names of the form fields.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The answers as typed.
    #[prop(optional)]
    value: DateParts,
    /// Help before answering.
    #[prop(into, optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(into, optional_no_strip)]
    error: Option<String>,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// Shown, but not to be filled in now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let described_by = described_by(&id, hint.as_deref(), error.as_deref());
    let (hint_id, error_id) = (hint_id(&id), error_id(&id));
    let lang = lang();
    let parts = [
        ("day", words::components::day(lang), value.day, "2"),
        ("month", words::components::month(lang), value.month, "2"),
        ("year", words::components::year(lang), value.year, "4"),
    ];
    let items = parts
        .map(|(part, label, value, width)| {
            let item_id = format!("{id}-{part}");
            view! {
                <div class="govuk-date-input__item">
                    <div class="govuk-form-group">
                        <label class="govuk-label govuk-date-input__label" for=item_id.clone()>{label}</label>
                        <input
                            class=format!("govuk-input govuk-date-input__input govuk-input--width-{width}")
                            class:govuk-input--error=error.is_some()
                            id=item_id
                            name=format!("{name}-{part}")
                            type="text"
                            inputmode="numeric"
                            value=value
                            disabled=disabled
                        />
                    </div>
                </div>
            }
        })
        .collect_view();
    let is_wrong = error.is_some();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <Fieldset legend=label optional described_by role=Some("group")>
                {hint.map(|text| view! { <Hint id=hint_id text /> })}
                {error.map(|text| view! { <ErrorMessage id=error_id text /> })}
                <div class="govuk-date-input" id=id>{items}</div>
            </Fieldset>
        </div>
    }
}
