//! Importing, how far it is, and what it did.
//!
//! Owns: the way from the confirmation to the last page. Must not: wait for an end that takes long.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use http::{HeaderValue, header};
use leptos::prelude::*;
use services::people::import::{self, Confirmed, Done, State};
use uuid::Uuid;
use words::staff_pages as w;

use super::preview::SEEN;
use super::{CHANGED, FILE, OFFICER, YES, address_of, file_of, gone, see_other};
use crate::components::{Panel, address};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

/// Names of the parameters of the last page.
const COUNTS: [&str; 3] = ["them", "sua", "roi"];
/// Seconds after which the page is asked for again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post(routes::STAFF_IMPORT_CONFIRM, OFFICER, submit),
        Route::get(routes::STAFF_IMPORT_PROGRESS, OFFICER, progress),
        Route::get(routes::STAFF_IMPORT_DONE, OFFICER, show_done),
    ]
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let (file, key) = (file_of(&form), form.key()?);
    match import::confirm(&visit.ctx, file, key, form.get(SEEN), done_address).await? {
        Confirmed::Gone => gone(&visit, file).await,
        Confirmed::Running => see_other(address_of(routes::STAFF_IMPORT_PROGRESS, file)),
        Confirmed::Imported(location) => see_other(location),
        Confirmed::Undone => look_again(file),
    }
}

fn look_again(file: Uuid) -> Result<Response, Fault> {
    let parameters = [(FILE, &*file.to_string()), (CHANGED, YES)];
    see_other(address(routes::STAFF_IMPORT_PREVIEW, &parameters, ""))
}

fn done_address(done: Done) -> String {
    let counts = [done.added, done.changed, done.ended].map(|count| count.to_string());
    let parameters: Vec<(&str, &str)> = COUNTS.into_iter().zip(counts.iter().map(String::as_str)).collect();
    address(routes::STAFF_IMPORT_DONE, &parameters, "")
}

async fn progress(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let file = file_of(&RawForm::from_query(&query.0.unwrap_or_default())?);
    let (done, all) = match import::progress(&visit.ctx, file).await? {
        None => return gone(&visit, file).await,
        Some(State::Imported(location)) => return see_other(location),
        Some(State::Waiting) => return look_again(file),
        Some(State::Running { done, all }) => (count(done), count(all)),
    };
    let mut response = render::page(&visit, Page::new(w::running(lang)), move || {
        view! { <Running lang file done all /> }.into_any()
    })
    .await?;
    response.headers_mut().insert(header::REFRESH, AGAIN);
    Ok(response)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[component]
fn Running(lang: Lang, file: Uuid, done: i64, all: i64) -> impl IntoView {
    let (text, bar) = if all == 0 {
        (w::running_counting(lang), None)
    } else {
        let bar = view! { <progress class="lc-progress" value=done max=all aria-labelledby="tien-do"></progress> };
        (w::running_done(lang, done, all), Some(bar))
    };
    view! {
        <span class="govuk-caption-l">{w::title(lang)}</span>
        <h1 class="govuk-heading-l">{w::running(lang)}</h1>
        <p class="govuk-body" role="status" id="tien-do">{text}</p>
        {bar}
        <p class="govuk-body">{w::running_text(lang)}</p>
        <p class="govuk-body">
            <a class="govuk-link" href=address_of(routes::STAFF_IMPORT_PROGRESS, file)>{w::running_again(lang)}</a>
        </p>
    }
}

async fn show_done(visit: Visit, query: RawQuery) -> Result<Response, Fault> {
    import::permitted(&visit.ctx).await?;
    let lang = visit.lang;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let counts = COUNTS.map(|name| i64::from(query.get(name).parse::<u32>().unwrap_or_default()));
    render::page(&visit, Page::new(w::done(lang)), move || {
        view! { <Shown lang counts /> }.into_any()
    })
    .await
}

#[component]
fn Shown(lang: Lang, counts: [i64; 3]) -> impl IntoView {
    let [added, changed, ended] = counts;
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <Panel title=w::done(lang)>{w::done_counts(lang, added, changed, ended)}</Panel>
                <p class="govuk-body">{w::done_ledger(lang)}</p>
                <ul class="govuk-list lc-acts">
                    <li>
                        <a class="govuk-link" href=routes::PEOPLE>{w::to_list(lang)}</a>
                    </li>
                    <li>
                        <a class="govuk-link" href=routes::STAFF_IMPORT>{w::again(lang)}</a>
                    </li>
                </ul>
            </div>
        </div>
    }
}
