//! Start page.
//!
//! Owns: what a visitor sees first, and whom somebody signed in is to the system. Must not: show anything about other
//! people, or records.

use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{AccessRule, RoleCode};
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;

use services::accounts::endorsing;
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
    /// His roles that wait until his new keys are confirmed, and the roles of those who may confirm them.
    waits_for: Option<(String, String)>,
    is_recovering: bool,
    /// Whether a hat makes him a member of a circle, or one who waits to be.
    shares_a_circle: bool,
    administers: bool,
    approves: bool,
    audits: bool,
    lists_people: bool,
    signs: bool,
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
            waits_for: waits_for(&visit).await?,
            shares_a_circle: session
                .hats(visit.ctx.today())
                .iter()
                .any(|role| role.row().circle.is_some()),
            is_recovering: recovering::own(&visit.ctx).await?.is_some(),
            administers: administration::is_open_to(&visit),
            approves: roles::is_open_to(&visit),
            audits: ledger::is_open_to(&visit),
            lists_people: people::is_open_to(&visit),
            signs: people::signing::is_open_to(&visit),
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

async fn waits_for(visit: &Visit) -> Result<Option<(String, String)>, Fault> {
    let names = |roles: &[RoleCode]| {
        let names: Vec<_> = roles.iter().map(|role| own::role_name(visit.lang, *role)).collect();
        names.join(", ")
    };
    let waiting = endorsing::own_waiting(&visit.ctx).await?;
    Ok(waiting.map(|waiting| (names(&waiting.roles), names(&waiting.by))))
}

#[component]
fn KeysWait(lang: Lang, roles: String, by: String) -> impl IntoView {
    use words::own as w;
    let how = if by.is_empty() {
        w::greeting_keys_nobody(lang)
    } else {
        w::greeting_keys_by(lang, &by)
    };
    view! {
        <NotificationBanner id="cho-xac-nhan-khoa" text=w::greeting_keys(lang, &roles)>
            <p class="govuk-body">{how}</p>
            <p class="govuk-body">
                <a class="govuk-link" href=routes::OWN_ACCOUNT>{w::greeting_keys_link(lang)}</a>
            </p>
        </NotificationBanner>
    }
}

#[component]
fn Greeting(lang: Lang, greeted: Greeted) -> impl IntoView {
    use words::own as w;
    let Greeted {
        name,
        hats,
        lacks_second_factor,
        waits_for,
        is_recovering,
        shares_a_circle,
        administers,
        approves,
        audits,
        lists_people,
        signs,
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
    let links = [
        (true, routes::OWN_ACCOUNT, w::title(lang)),
        (shares_a_circle, routes::CIRCLES, words::circles::link(lang)),
        (lists_people, routes::PEOPLE, words::people::title(lang)),
        (approves, routes::ROLES_WAITING, words::proposals::title(lang)),
        (signs, routes::ASSIGNMENTS, words::people::signing_title(lang)),
        (administers, routes::ACCOUNTS, words::administration::link(lang)),
        (audits, routes::LEDGER, words::audit::home_link(lang)),
    ];
    let links = links
        .into_iter()
        .filter(|(is_open, ..)| *is_open)
        .map(|(_, href, text)| view! { <li><a class="govuk-link" href=href>{text}</a></li> })
        .collect_view();
    view! {
        <span class="govuk-caption-l">{w::greeting(lang, &name)}</span>
        <h1 class="govuk-heading-l">{tasks.heading(lang)}</h1>
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
        {waits_for.map(|(roles, by)| view! { <KeysWait lang roles by /> })}
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
        <h2 class="govuk-heading-m">{w::home_work(lang)}</h2>
        <ul class="govuk-list lc-links">{links}</ul>
        <h2 class="govuk-heading-m">{w::home_public(lang)}</h2>
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
        <ul class="govuk-list lc-links">
            <li><a class="govuk-link" href=routes::DEADLINE_LOOKUP>{w::lookup_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::WORKING_CALENDAR>{w::calendar_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::LEGAL_PARAMETERS>{w::parameters_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::SYSTEM_STATUS>{w::status_link(lang)}</a></li>
            <li><a class="govuk-link" href=routes::GALLERY>{w::gallery_link(lang)}</a></li>
        </ul>
    }
}
