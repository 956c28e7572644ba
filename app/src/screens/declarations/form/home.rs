//! One declaration: before it is begun, its parts while it is written, and where it stands afterwards.
//!
//! Owns: which of these it is, and beginning. Must not: change what is written.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::access::AccessRule;
use domain::declarations::Stage;
use domain::routes;
use services::Error;
use services::declarations::{draft, standing, start};

use super::heading::DONE;
use super::{before, obligation, overview, standing as shown, to};
use crate::form::RawForm;
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_DECLARATION, AccessRule::SignedIn, show),
        Route::post(routes::OWN_DECLARATION, AccessRule::SignedIn, begin),
    ]
}

async fn show(visit: Visit, Path(id): Path<String>, query: RawQuery) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let asked = standing(&visit.ctx, id).await?;
    if asked.row.draft {
        return match draft(&visit.ctx, id).await {
            // It was sealed to keys that he lost: all that is left is to begin anew.
            Err(Error::NotFound) => Ok(to(super::address(routes::OWN_DISCARD, id))),
            Err(error) => Err(error.into()),
            Ok(_) => overview::page(&visit, &asked, query.get(DONE)).await,
        };
    }
    if asked.row.stage == Stage::NotStarted.code() {
        return before::page(&visit, &asked).await;
    }
    shown::page(&visit, asked, query.get(DONE)).await
}

/// Begins, or goes on where something was begun: a second click finds it begun.
async fn begin(visit: Visit, Path(id): Path<String>, _form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    start(&visit.ctx, id).await?;
    Ok(to(super::home_address(id)))
}
