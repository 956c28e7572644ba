//! The panel that narrows a list.
//!
//! Owns: MOJ "Filter" as a GET form, and the layout that sets it beside a list. Must not: filter.

use leptos::prelude::*;

use super::button::Button;
use super::lang;

/// A condition in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectedFilter {
    /// The condition in words.
    pub text: String,
    /// Address of the list without it.
    pub remove_href: String,
}

/// Conditions of a list; its address carries them.
#[component]
pub fn Filter(
    /// Heading of the panel, and its name as a landmark.
    #[prop(into)]
    heading: String,
    /// Address of the list.
    #[prop(into)]
    action: String,
    /// Conditions in force.
    selected: Vec<SelectedFilter>,
    /// Address of the list without any condition.
    #[prop(into)]
    clear_href: String,
    /// What else the address carries, such as the order.
    #[prop(optional)]
    carried: Vec<(String, String)>,
    /// The form controls.
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let carried = carried
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form class="moj-filter" action=action method="get" role="search" aria-label=heading>
            <div class="moj-filter__header">
                <h2 class="govuk-heading-m">{heading.clone()}</h2>
            </div>
            <div class="moj-filter__content">
                {(!selected.is_empty()).then(|| view! { <Selected selected clear_href /> })}
                <div class="moj-filter__options">
                    {carried}
                    {children()}
                    <Button text=words::components::filter_apply(lang) />
                </div>
            </div>
        </form>
    }
}

#[component]
fn Selected(selected: Vec<SelectedFilter>, clear_href: String) -> impl IntoView {
    let lang = lang();
    let tags = selected
        .into_iter()
        .map(|filter| {
            view! {
                <li>
                    <a class="moj-filter__tag" href=filter.remove_href>
                        <span class="govuk-visually-hidden">{words::components::filter_remove(lang)}</span>
                        " "
                        {filter.text}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="moj-filter__selected">
            <h3 class="govuk-heading-s">{words::components::filter_selected(lang)}</h3>
            <ul class="moj-filter-tags">{tags}</ul>
            <p class="moj-filter__clear">
                <a class="govuk-link govuk-link--no-visited-state" href=clear_href>
                    {words::components::filter_clear(lang)}
                </a>
            </p>
        </div>
    }
}

/// Filter on the left, list on the right; one above the other on a phone. MOJ "Filter layout".
#[component]
pub fn FilterLayout(
    /// The filter.
    filter: AnyView,
    /// The list.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="moj-filter-layout">
            <div class="moj-filter-layout__filter">{filter}</div>
            <div class="moj-filter-layout__content">{children()}</div>
        </div>
    }
}
