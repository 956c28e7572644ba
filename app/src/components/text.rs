//! Words set apart from running text.
//!
//! Owns: GOV.UK "Details", "Inset text" and "Warning text". Must not: hold the words.

use leptos::prelude::*;

use super::lang;

/// More for those who need it, closed at first; the browser opens it without a script.
#[component]
pub fn Details(
    /// What is inside, as a link.
    #[prop(into)]
    summary: String,
    /// Open at first.
    #[prop(optional)]
    open: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="govuk-details" open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary}</span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}

/// A quotation, an example or an aside.
#[component]
pub fn InsetText(
    /// The content.
    children: Children,
) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}

/// What follows from an act, such as a legal consequence.
#[component]
pub fn WarningText(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">{words::components::warning(lang())}</span>
                " "
                {text}
            </strong>
        </div>
    }
}
