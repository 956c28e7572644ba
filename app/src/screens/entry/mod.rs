//! Coming in: signing in, the first time, the second factor, step-up.
//!
//! Owns: what these pages share: where they lead and what they carry along. Must not: hold a password longer than a
//! request, or show one again.

pub mod carried;
mod demo;
mod fields;
mod first;
mod forgotten;
mod second_factor;
pub mod sign_in;
pub mod sign_out;
pub mod step_up;

use axum::extract::RawQuery;
use axum::response::Response;
use domain::routes;
use http::{HeaderValue, header};
use services::accounts::NewSession;

pub(crate) use self::fields::{Code, CodeSheet, NewPassword, PresentPassword, Wait};
use crate::form::RawForm;
use crate::route::Route;

/// Name of the field with the address to come back to.
pub const RETURN_FIELD: &str = "den";

pub(super) fn routes() -> Vec<Route> {
    [
        sign_in::routes(),
        first::routes(),
        second_factor::routes(),
        forgotten::routes(),
        step_up::routes(),
        sign_out::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The address to come back to, from the query of the page.
fn return_from_query(query: &RawQuery) -> String {
    let form = query.0.as_deref().and_then(|query| RawForm::from_query(query).ok());
    return_from(&form.unwrap_or_default())
}

/// The address to come back to, from the posted form; the start page for anything that is not inside this site.
pub(crate) fn return_from(form: &RawForm) -> String {
    let address = form.get(RETURN_FIELD);
    if routes::is_local(address) {
        address.to_owned()
    } else {
        routes::HOME.to_owned()
    }
}

/// Where a session that was just opened goes: first to its second factor, if it needs one.
fn after_password(new: &NewSession, return_to: &str) -> String {
    if new.needs_second_factor {
        routes::with_return(routes::SECOND_FACTOR, return_to)
    } else {
        return_to.to_owned()
    }
}

/// The answer that also tells programs how long to wait.
pub(crate) fn retry_after(mut response: Response, wait: Option<u64>) -> Response {
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, wait.into());
    }
    response
}

/// The answer that no browser keeps: it shows a code.
pub(crate) fn kept_nowhere(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Seconds as sentences take them.
pub(crate) fn seconds(wait: u64) -> i64 {
    i64::try_from(wait).unwrap_or(i64::MAX)
}
