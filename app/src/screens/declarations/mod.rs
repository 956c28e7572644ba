//! Declarations of assets and income.
//!
//! Owns: its parts, and the way from an address to a declaration. Must not: hold a rule.

pub(crate) mod files;
mod form;
pub(crate) mod printed;
pub(crate) mod receipt;
mod seen;

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use services::Error;
use uuid::Uuid;

use crate::Fault;
use crate::form::RawForm;
use crate::route::Route;

/// Name of the field with the number of a version.
const VERSION: &str = "lan";

pub(super) fn routes() -> Vec<Route> {
    [
        form::routes(),
        receipt::routes(),
        printed::routes(),
        files::routes(),
        seen::routes(),
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
