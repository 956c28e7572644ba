//! The staff list from a workbook, and as one.
//!
//! Owns: what these pages share: who may open them, and how a file that waits is addressed. Must not: read a file; the use
//! cases do.

mod columns;
mod export;
mod outcome;
mod parts;
mod preview;
mod start;

use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, RoleCode};
use domain::routes;
use http::{StatusCode, header};
use services::people::import::{self, State};
use uuid::Uuid;

use crate::components::address;
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) use export::Export;

const OFFICER: AccessRule = AccessRule::AnyOf(&[RoleCode::CanBoToChuc]);
/// Name of the field with the id of a file that waits, and of the one that the file itself comes in.
const FILE: &str = "tep";
/// Name of the parameter that says that a file is gone.
const GONE: &str = "het";
/// Name of the parameter that says that something changed since it was shown.
const CHANGED: &str = "doi";
/// What a parameter that says so is set to.
const YES: &str = "1";
/// Media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn routes() -> Vec<Route> {
    [
        start::routes(),
        columns::routes(),
        preview::routes(),
        outcome::routes(),
        export::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The file that a query or a form names; one that cannot be read is none that is there.
fn file_of(form: &RawForm) -> Uuid {
    form.get(FILE).parse().unwrap_or_default()
}

fn address_of(route: &str, file: Uuid) -> String {
    address(route, &[(FILE, &file.to_string())], "")
}

fn see_other(target: String) -> Result<Response, Fault> {
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}

/// Where to go for a file that does not wait any more: to what it led to, and else to the first page, where it is asked for
/// again.
async fn gone(visit: &Visit, file: Uuid) -> Result<Response, Fault> {
    match import::progress(&visit.ctx, file).await? {
        Some(State::Imported(location)) => see_other(location),
        Some(State::Running { .. }) => see_other(address_of(routes::STAFF_IMPORT_PROGRESS, file)),
        Some(State::Waiting) | None => see_other(address(routes::STAFF_IMPORT, &[(GONE, YES)], "")),
    }
}
