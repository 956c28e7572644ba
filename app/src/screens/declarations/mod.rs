//! Declarations of assets and income: the declarant's own pages (`form`), and those of the personnel officer and the head:
//! rounds with their lists, the register, the desk.
//!
//! Owns: its parts, the way from an address to a declaration, and what officer and head share: who may open their pages, and
//! how they are addressed. Must not: show a draft, or anything of a declaration but on the page that opens it.

pub(super) mod desk;
pub(crate) mod files;
mod form;
pub(crate) mod printed;
pub(crate) mod receipt;
pub(super) mod rounds;
mod seen;
mod wording;

use axum::extract::{FromRequestParts, Path};
use axum::response::{IntoResponse, Response};
use domain::access::{AccessRule, Actor, RoleCode};
use http::request::Parts;
use http::{StatusCode, header};
use services::Error;
use uuid::Uuid;

use crate::components::address;
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

/// Who sees lists and registers.
const READER_ROLES: &[RoleCode] = &[RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::PhoThuTruong];
const READERS: AccessRule = AccessRule::AnyOf(READER_ROLES);
/// Who corrects a list: the head only what the officer may not, his own row.
const CORRECTORS: AccessRule = AccessRule::AnyOf(&[RoleCode::CanBoToChuc, RoleCode::ThuTruong]);
/// Who makes a list.
const OFFICER: AccessRule = AccessRule::AnyOf(&[RoleCode::CanBoToChuc]);
/// Media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Name of the field with an id.
const ID: &str = "ma";
/// Name of the field with what was just done.
const DONE: &str = "xong";

/// Name of the field with the number of a version.
const VERSION: &str = "lan";

pub(super) fn routes() -> Vec<Route> {
    [
        form::routes(),
        receipt::routes(),
        printed::routes(),
        files::routes(),
        seen::routes(),
        rounds::routes(),
        desk::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What has to be declared, from the path; an extractor. What is no id does not exist.
pub(crate) struct Obligation(pub Uuid);

impl<S: Send + Sync> FromRequestParts<S> for Obligation {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let parameters = path.map_err(|_| Error::NotFound)?.0;
        let id = parameters.first().and_then(|(_, value)| value.parse().ok());
        Ok(Self(id.ok_or(Error::NotFound)?))
    }
}

/// The version that was asked for; none asks for the newest.
fn version_in(form: &RawForm) -> Result<Option<i64>, Fault> {
    match form.get(VERSION) {
        "" => Ok(None),
        number => Ok(Some(number.parse().map_err(|_| Error::NotFound)?)),
    }
}

/// The path of a page about one declaration of one's own.
pub(crate) fn path_of(pattern: &str, id: Uuid) -> String {
    pattern.replace("{obligation}", &id.to_string())
}

/// Whether links to these pages lead anywhere for the visitor.
pub(crate) fn is_open_to(visit: &Visit) -> bool {
    READERS.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

/// The round, person or obligation that a query or a form names.
fn named(form: &RawForm) -> Option<Uuid> {
    form.get(ID).parse().ok()
}

/// The visitor as a person of the staff file.
fn own_person(visit: &Visit) -> Uuid {
    match &visit.ctx.actor {
        Actor::Person(actor) => actor.person.0,
        Actor::Anonymous | Actor::Worker | Actor::Console => Uuid::nil(),
    }
}

/// A page about one round or obligation; `done` is what it then says.
fn address_of(route: &str, id: Uuid, done: &str) -> String {
    address(route, &[(ID, &id.to_string()), (DONE, done)], "")
}

fn see_other(target: String) -> Result<Response, Fault> {
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response())
}
