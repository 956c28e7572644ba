//! Throwing a draft away, after one more question.
//!
//! Owns: this page. Must not: touch what was submitted.

use axum::extract::Path;
use axum::response::Response;
use domain::access::AccessRule;
use domain::routes;
use leptos::prelude::*;
use services::Error;
use services::declarations::{discard, draft, standing};
use words::filling as w;

use super::{address, home_address, obligation, to};
use crate::components::{BackLink, Button, ButtonGroup, ButtonKind, WarningText};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_DISCARD, AccessRule::SignedIn, show),
        Route::post(routes::OWN_DISCARD, AccessRule::SignedIn, submit),
    ]
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    if !standing(&visit.ctx, id).await?.row.draft {
        return Err(Error::NotFound.into());
    }
    let is_lost = match draft(&visit.ctx, id).await {
        Err(Error::NotFound) => true,
        Err(error) => return Err(error.into()),
        Ok(_) => false,
    };
    let lang = visit.lang;
    let back = if is_lost {
        routes::OWN_DECLARATIONS.to_owned()
    } else {
        home_address(id)
    };
    let text = if is_lost {
        w::discard_lost(lang)
    } else {
        w::discard_text(lang)
    };
    render::page(&visit, Page::new(w::discard_title(lang)), move || {
        let (back, keep) = (back.clone(), back.clone());
        view! {
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    <BackLink href=back />
                    <h1 class="govuk-heading-l">{w::discard_title(lang)}</h1>
                    <WarningText text=text.clone() />
                    <form method="post" action=address(routes::OWN_DISCARD, id) novalidate>
                        <ButtonGroup>
                            <Button text=w::discard_submit(lang) kind=ButtonKind::Warning />
                            <a class="govuk-link" href=keep>{w::discard_keep(lang)}</a>
                        </ButtonGroup>
                    </form>
                </div>
            </div>
        }
        .into_any()
    })
    .await
}

async fn submit(visit: Visit, Path(id): Path<String>, _form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    discard(&visit.ctx, id).await?;
    Ok(to(routes::OWN_DECLARATIONS.to_owned()))
}
