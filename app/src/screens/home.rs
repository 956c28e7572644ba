//! Start page, as long as there is no sign-in.
//!
//! Owns: what a visitor sees first. Must not: show anything about people or records.

use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;

use crate::components::InsetText;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::HOME, AccessRule::Public, show)]
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::home::title(lang));
    render::page(&visit, page, move || view! { <View lang /> }.into_any()).await
}

#[component]
fn View(lang: Lang) -> impl IntoView {
    use words::home as w;
    let parts = [
        (w::declarations_title(lang), w::declarations_text(lang)),
        (w::inspection_title(lang), w::inspection_text(lang)),
        (w::discipline_title(lang), w::discipline_text(lang)),
    ];
    let cards = parts
        .map(|(title, text)| {
            view! {
                <li class="lc-card">
                    <h2 class="govuk-heading-m">{title}</h2>
                    <p class="govuk-body">{text}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <h1 class="govuk-heading-xl">{w::title(lang)}</h1>
        <p class="govuk-body-l lc-lead">{w::lead(lang)}</p>
        <ul class="lc-cards">{cards}</ul>
        <InsetText>
            <h2 class="govuk-heading-s">{w::not_yet_heading(lang)}</h2>
            <p class="govuk-body">{w::not_yet_text(lang)}</p>
            <ul class="govuk-list">
                <li><a class="govuk-link" href=routes::DEADLINE_LOOKUP>{w::lookup_link(lang)}</a></li>
                <li><a class="govuk-link" href=routes::WORKING_CALENDAR>{w::calendar_link(lang)}</a></li>
                <li><a class="govuk-link" href=routes::LEGAL_PARAMETERS>{w::parameters_link(lang)}</a></li>
                <li><a class="govuk-link" href=routes::SYSTEM_STATUS>{w::status_link(lang)}</a></li>
                <li><a class="govuk-link" href=routes::GALLERY>{w::gallery_link(lang)}</a></li>
            </ul>
        </InsetText>
    }
}
