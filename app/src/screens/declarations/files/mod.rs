//! Files of one's own declaration: listed, added, removed, put back, read.
//!
//! Owns: the page, and how many files a declaration has, for its list of parts. Must not: hold a file; it goes through.

mod arriving;
pub(super) mod attached;
mod leaving;
mod view;

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::access::AccessRule;
use domain::files::LONGEST;
use domain::lang::Lang;
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::declarations::files::{MOST_FILES, Refused, of_draft, put_back, remove};
use uuid::Uuid;
use words::files as w;

use self::arriving::Arrived;
use self::view::{Props, View};
use super::{Obligation, path_of};
use crate::components::address;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::upload::Unhurried;
use crate::{Fault, Visit};

/// Name of the field with a file, or its id.
const FILE: &str = "tep";
/// Name of the field with what was just done.
const DONE: &str = "xong";
const ADDED: &str = "them";
const REMOVED: &str = "bo";
const BACK: &str = "khoi-phuc";
/// Most that is read to its end, so that the answer reaches whoever chose a file that is far too large.
const MOST_READ: usize = 128 * 1024 * 1024;

pub(super) fn routes() -> Vec<Route> {
    let signed_in = AccessRule::SignedIn;
    vec![
        Route::get(routes::DECLARATION_FILES, signed_in, show),
        Route::post(routes::DECLARATION_FILES, signed_in, submit).taking(MOST_READ),
        Route::post(routes::DECLARATION_FILE_REMOVE, signed_in, remove_one),
        Route::post(routes::DECLARATION_FILE_PUT_BACK, signed_in, put_one_back),
        Route::get(routes::DECLARATION_FILE, signed_in, leaving::own),
        Route::get(routes::SUBMITTED_FILE, signed_in, leaving::theirs),
    ]
}

async fn show(visit: Visit, Obligation(id): Obligation, query: RawQuery) -> Result<Response, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let done = match query.get(DONE) {
        ADDED => Some(w::done_added(visit.lang)),
        REMOVED => Some(w::done_removed(visit.lang)),
        BACK => Some(w::done_back(visit.lang)),
        _ => None,
    };
    page(&visit, id, StatusCode::OK, done, None).await
}

async fn submit(visit: Visit, Obligation(id): Obligation, form: Unhurried) -> Result<Response, Fault> {
    let lang = visit.lang;
    let error = match arriving::take(&visit.ctx, id, form.0).await? {
        Arrived::Whole => return see_other(id, ADDED),
        Arrived::Nothing => w::missing(lang),
        Arrived::Refused(why) => refusal(lang, why),
    };
    page(&visit, id, StatusCode::UNPROCESSABLE_ENTITY, None, Some(error)).await
}

fn refusal(lang: Lang, why: Refused) -> String {
    match why {
        Refused::Empty => w::empty(lang),
        Refused::Kind => w::kind_refused(lang),
        Refused::Damaged => w::damaged(lang),
        Refused::TooLong => w::too_long(lang, megabytes()),
        Refused::TooMany => w::too_many(lang),
    }
}

fn megabytes() -> i64 {
    i64::try_from(LONGEST / 1024 / 1024).unwrap_or(i64::MAX)
}

fn most_files() -> i64 {
    i64::try_from(MOST_FILES).unwrap_or(i64::MAX)
}

async fn remove_one(visit: Visit, Obligation(id): Obligation, form: RawForm) -> Result<Response, Fault> {
    remove(&visit.ctx, id, file_in(&form)?).await?;
    see_other(id, REMOVED)
}

async fn put_one_back(visit: Visit, Obligation(id): Obligation, form: RawForm) -> Result<Response, Fault> {
    match put_back(&visit.ctx, id, file_in(&form)?).await? {
        Ok(()) => see_other(id, BACK),
        Err(why) => {
            let error = refusal(visit.lang, why);
            page(&visit, id, StatusCode::UNPROCESSABLE_ENTITY, None, Some(error)).await
        }
    }
}

fn file_in(form: &RawForm) -> Result<Uuid, Fault> {
    Ok(form.get(FILE).parse().map_err(|_| Error::NotFound)?)
}

fn see_other(id: Uuid, done: &str) -> Result<Response, Fault> {
    let target = address(&path_of(routes::DECLARATION_FILES, id), &[(DONE, done)], "");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

async fn page(
    visit: &Visit,
    id: Uuid,
    status: StatusCode,
    done: Option<String>,
    error: Option<String>,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let props = Props::new(lang, id, of_draft(&visit.ctx, id).await?, done, error);
    render::page(visit, Page::new(w::title(lang)).with_status(status), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}
