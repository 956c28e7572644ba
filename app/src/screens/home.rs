//! Start page.
//!
//! Owns: what a visitor sees first, and whom somebody signed in is to the system. Must not: show anything about other
//! people, or records.

use axum::response::Response;
use chrono::NaiveDate;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;

use services::recovering;

use super::tasks::{self, Tasks};
use super::{administration, ledger, own, people, roles};
use crate::components::{InsetText, NotificationBanner, SummaryList, SummaryRow};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::HOME, AccessRule::Public, show)]
}

/// Somebody signed in.
#[derive(Clone)]
struct Greeted {
    name: String,
    hats: Vec<String>,
    lacks_second_factor: bool,
    is_recovering: bool,
    administers: bool,
    approves: bool,
    audits: bool,
    lists_people: bool,
    tasks: tasks::Listed,
    today: NaiveDate,
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(words::home::title(lang));
    let greeted = match visit.ctx.session() {
        Ok(session) => Some(Greeted {
            name: session.person_name().to_owned(),
            hats: own::hats(&visit, session),
            lacks_second_factor: own::lacks_second_factor(&visit, session),
            is_recovering: recovering::own(&visit.ctx).await?.is_some(),
            administers: administration::is_open_to(&visit),
            approves: roles::is_open_to(&visit),
            audits: ledger::is_open_to(&visit),
            lists_people: people::is_open_to(&visit),
            tasks: tasks::listed(&visit).await?,
            today: visit.ctx.today(),
        }),
        Err(_) => None,
    };
    render::page(&visit, page, move || match greeted.clone() {
        Some(greeted) => view! { <Greeting lang greeted /> }.into_any(),
        None => view! { <View lang /> }.into_any(),
    })
    .await
}

#[component]
fn Greeting(lang: Lang, greeted: Greeted) -> impl IntoView {
    use words::own as w;
    let Greeted {
        name,
        hats,
        lacks_second_factor,
        is_recovering,
        administers,
        approves,
        audits,
        lists_people,
        tasks,
        today,
    } = greeted;
    let row = SummaryRow {
        key: w::hats(lang),
        value: Some(if hats.is_empty() {
            w::hats_none(lang)
        } else {
            hats.join(", ")
        }),
        change_href: None,
    };
    view! {
        <h1 class="govuk-heading-l">{w::greeting(lang, &name)}</h1>
        {lacks_second_factor
            .then(|| {
                view! {
                    <NotificationBanner id="hai-lop" text=w::greeting_factor(lang)>
                        <p class="govuk-body">
                            <a class="govuk-link" href=routes::OWN_SECOND_FACTOR>{w::greeting_factor_link(lang)}</a>
                        </p>
                    </NotificationBanner>
                }
            })}
        {is_recovering
            .then(|| {
                view! {
                    <NotificationBanner id="khoa-cu" text=w::greeting_recovery(lang)>
                        <p class="govuk-body">
                            <a class="govuk-link" href=routes::OWN_RECOVERY>{w::greeting_recovery_link(lang)}</a>
                        </p>
                    </NotificationBanner>
                }
            })}
        <Tasks lang listed=tasks today />
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <SummaryList rows=vec![row] />
            </div>
        </div>
        <p class="govuk-body">
            <a class="govuk-link" href=routes::OWN_ACCOUNT>{w::title(lang)}</a>
        </p>
        {lists_people
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href=routes::PEOPLE>{words::people::title(lang)}</a>
                    </p>
                }
            })}
        {administers
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href=routes::ACCOUNTS>{words::administration::link(lang)}</a>
                    </p>
                }
            })}
        {approves
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href=routes::ROLES_WAITING>{words::proposals::title(lang)}</a>
                    </p>
                }
            })}
        {audits
            .then(|| {
                view! {
                    <p class="govuk-body">
                        <a class="govuk-link" href=routes::LEDGER>{words::audit::home_link(lang)}</a>
                    </p>
                }
            })}
        <PublicLinks lang />
    }
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
            <PublicLinks lang />
        </InsetText>
    }
}

/// The pages that everybody may open.
#[component]
fn PublicLinks(lang: Lang) -> impl IntoView {
    use words::home as w;
    view! {
        <ul class="govuk-list">
            <li><a class="govuk-link" href=routes::DEADLINE_LOOKUP>{w::lookup_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::WORKING_CALENDAR>{w::calendar_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::LEGAL_PARAMETERS>{w::parameters_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::SYSTEM_STATUS>{w::status_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::GALLERY>{w::gallery_link(lang)}</a></li>
        </ul>
    }
}
