//! Pages of a draft that was submitted meanwhile: an old window, the way back.
//!
//! Owns: leading the author from there to where his declaration stands. Must not: tell anybody else that there is one.

use std::collections::BTreeMap;

use axum::extract::{Path, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use services::Error;
use services::declarations::standing;

use super::heading::DONE;
use super::{home_address, obligation, to};
use crate::route::Route;
use crate::{Fault, Visit};

/// Value of [`DONE`] on the page where a declaration stands: what was asked for is a page of its draft.
pub(super) const SUBMITTED: &str = "da-nop";

/// Where a declaration stands, said to whoever asked for a page of its draft.
pub(super) fn home_of_submitted(id: uuid::Uuid) -> Response {
    to(crate::components::address(&home_address(id), &[(DONE, SUBMITTED)], ""))
}

/// The same route, which leads home when the draft it is about was submitted.
pub(super) fn of_a_draft(route: Route) -> Route {
    route.with(|handler| handler.layer(from_fn(led_home)))
}

async fn led_home(
    visit: Visit,
    Path(names): Path<BTreeMap<String, String>>,
    request: Request,
    next: Next,
) -> Result<Response, Fault> {
    let response = next.run(request).await;
    // A script that saves is told by the status alone, and shows what it was told.
    let is_refused = response.extensions().get::<Fault>().is_some_and(
        |fault| matches!(fault, Fault::Service(error) if matches!(**error, Error::NotFound | Error::Conflict)),
    );
    let Some(id) = names.get("obligation").filter(|_| is_refused && !visit.wants_json) else {
        return Ok(response);
    };
    let id = obligation(id)?;
    match standing(&visit.ctx, id).await {
        Ok(asked) if !asked.row.draft && asked.row.versions > 0 => Ok(home_of_submitted(id)),
        _ => Ok(response),
    }
}
