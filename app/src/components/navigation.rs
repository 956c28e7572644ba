//! Ways through the product.
//!
//! Owns: GOV.UK "Breadcrumbs", "Back link", "Skip link" and "Service navigation", MOJ "Sub navigation".
//! Must not: know an address.

use leptos::prelude::*;

use super::lang;

/// A link of a navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationItem {
    /// The words.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page shown.
    pub current: bool,
}

/// The way from the start page to here.
#[component]
pub fn Breadcrumbs(
    /// Pages above this one, from the start page down.
    items: Vec<NavigationItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <li class="govuk-breadcrumbs__list-item">
                    <a class="govuk-breadcrumbs__link" href=item.href>{item.text}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="govuk-breadcrumbs" aria-label=words::components::breadcrumbs(lang())>
            <ol class="govuk-breadcrumbs__list">{items}</ol>
        </nav>
    }
}

/// One step back in a form.
#[component]
pub fn BackLink(
    /// The page before this one.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! { <a class="govuk-back-link" href=href>{words::components::back(lang())}</a> }
}

/// First on every page: jumps over the navigation.
#[component]
pub fn SkipLink(
    /// Id of the main content.
    #[prop(into)]
    target: String,
) -> impl IntoView {
    view! {
        <a class="govuk-skip-link" href=format!("#{target}")>{words::components::skip_link(lang())}</a>
    }
}

/// The main parts of the product. All links are always there: a menu behind a button would need a script.
#[component]
pub fn ServiceNavigation(
    /// Name of the landmark.
    #[prop(into)]
    label: String,
    /// The parts.
    items: Vec<NavigationItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            // Bold without the style sheet, so that the current page can always be told.
            let text = if item.current {
                view! { <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> }.into_any()
            } else {
                item.text.into_any()
            };
            view! {
                <li class="govuk-service-navigation__item" class:govuk-service-navigation__item--active=item.current>
                    <a
                        class="govuk-service-navigation__link"
                        href=item.href
                        aria-current=item.current.then_some("page")
                    >
                        {text}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="govuk-service-navigation lc-nav">
            <div class="govuk-width-container">
                <div class="govuk-service-navigation__container">
                    <nav aria-label=label class="govuk-service-navigation__wrapper">
                        <ul class="govuk-service-navigation__list">{items}</ul>
                    </nav>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The pages of one case or person.
#[component]
pub fn SubNavigation(
    /// Name of the landmark.
    #[prop(into)]
    label: String,
    /// The pages.
    items: Vec<NavigationItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <li class="moj-sub-navigation__item">
                    <a
                        class="moj-sub-navigation__link"
                        href=item.href
                        aria-current=item.current.then_some("page")
                    >
                        {item.text}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="moj-sub-navigation" aria-label=label>
            <ul class="moj-sub-navigation__list">{items}</ul>
        </nav>
    }
}
