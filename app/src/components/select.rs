//! One choice of many.
//!
//! Owns: GOV.UK "Select". Must not: offer few choices; radios are easier to see.

use leptos::prelude::*;

use super::field::{FormGroup, described_by};

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// Value posted.
    pub value: String,
    /// The words.
    pub text: String,
}

/// A question answered from a long list.
#[component]
pub fn Select(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The list, in the order shown.
    options: Vec<SelectOption>,
    /// Value of the chosen entry.
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
    /// Shown, but not to be chosen from now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let described_by = described_by(&id, hint.as_deref(), error.as_deref());
    let options = options
        .into_iter()
        .map(|option| {
            let selected = option.value == value;
            view! { <option value=option.value selected=selected>{option.text}</option> }
        })
        .collect_view();
    let control = view! {
        <select
            class="govuk-select"
            class:govuk-select--error=error.is_some()
            id=id.clone()
            name=name
            disabled=disabled
            aria-describedby=described_by
        >
            {options}
        </select>
    };
    view! { <FormGroup id label hint error optional>{control}</FormGroup> }
}
