//! The head of a confirmation page.
//!
//! Owns: GOV.UK "Panel". Must not: be used for anything but a completed act.

use leptos::prelude::*;

use super::heading::Heading;

/// What was done and its reference.
#[component]
pub fn Panel(
    /// What was done.
    #[prop(into)]
    title: String,
    /// Level of the title; it is the heading of a confirmation page.
    #[prop(default = 1)]
    heading_level: u8,
    /// Reference and time.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="govuk-panel govuk-panel--confirmation">
            <Heading level=heading_level class="govuk-panel__title" text=title />
            <div class="govuk-panel__body">{children()}</div>
        </div>
    }
}
