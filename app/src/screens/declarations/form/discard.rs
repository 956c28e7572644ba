//! Throwing a draft away, after one more question.
//!
//! Owns: this page. Must not: touch what was submitted.

use axum::extract::Path;
use axum::response::Response;
use domain::access::AccessRule;
use domain::routes;
use leptos::prelude::*;
use services::declarations::{discard, draft};
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
    // There is one to throw away.
    draft(&visit.ctx, id).await?;
    let lang = visit.lang;
    render::page(&visit, Page::new(w::discard_title(lang)), move || {
        view! {
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    <BackLink href=home_address(id) />
                    <h1 class="govuk-heading-l">{w::discard_title(lang)}</h1>
                    <WarningText text=w::discard_text(lang) />
                    <form method="post" action=address(routes::OWN_DISCARD, id) novalidate>
                        <ButtonGroup>
                            <Button text=w::discard_submit(lang) kind=ButtonKind::Warning />
                            <a class="govuk-link" href=home_address(id)>{w::discard_keep(lang)}</a>
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
