//! News about the whole page or system.
//!
//! Owns: GOV.UK "Notification banner". Must not: tell errors of a form; the error summary does.

use leptos::prelude::*;

use super::lang;

/// What the news are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something to know that is not about the task of the page.
    #[default]
    Important,
    /// The act just done has succeeded.
    Success,
}

/// A banner with a title that says its kind.
#[component]
pub fn NotificationBanner(
    /// Id of the title, unique on the page.
    #[prop(into)]
    id: String,
    /// What the news are about.
    #[prop(optional)]
    kind: BannerKind,
    /// The sentence.
    #[prop(into)]
    text: String,
    /// More below the sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (title, role) = match kind {
        BannerKind::Important => (words::components::important(lang()), "region"),
        BannerKind::Success => (words::components::success(lang()), "alert"),
    };
    view! {
        <div
            class="govuk-notification-banner"
            class:govuk-notification-banner--success=kind == BannerKind::Success
            role=role
            aria-labelledby=id
        >
            <div class="govuk-notification-banner__header">
                <h2 class="govuk-notification-banner__title" id=id.clone()>{title}</h2>
            </div>
            <div class="govuk-notification-banner__content">
                <p class="govuk-notification-banner__heading">{text}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
