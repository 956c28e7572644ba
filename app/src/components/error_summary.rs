//! All errors of a page at its top.
//!
//! Owns: GOV.UK "Error summary". Must not: word an error; the same sentence stands at the field.

use leptos::prelude::*;

use super::lang;

/// One error and the control that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// Id of the control.
    pub field_id: String,
    /// The sentence, as at the field.
    pub text: String,
}

/// What is to be put right, each line leading to its field. It takes the focus when the page opens: `autofocus` does
/// what the script of the design system would do.
#[component]
pub fn ErrorSummary(
    /// The errors in the order of the form.
    errors: Vec<ErrorLink>,
    /// Set to false where the summary is only shown, not the reason for the page.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let lines = errors
        .into_iter()
        .map(|error| view! { <li><a href=format!("#{}", error.field_id)>{error.text}</a></li> })
        .collect_view();
    view! {
        <div class="govuk-error-summary" tabindex="-1" autofocus=focus>
            <div role="alert">
                <h2 class="govuk-error-summary__title">{words::components::error_summary_title(lang())}</h2>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list">{lines}</ul>
                </div>
            </div>
        </div>
    }
}
