//! What the declarant submitted, to read it again.
//!
//! Owns: this page. Must not: show a version of anybody else's, or change one.

use axum::extract::Path;
use axum::response::Response;
use domain::access::AccessRule;
use domain::{day, routes};
use leptos::prelude::*;
use services::declarations::{Reader, submitted};
use words::filling as w;

use super::super::files::attached::{self, Attachments};
use super::sheet::{Answers, sheets};
use super::{home_address, obligation};
use crate::components::BackLink;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(routes::OWN_SUBMITTED, AccessRule::SignedIn, show)]
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let lang = visit.lang;
    let own = submitted(&visit.ctx, id).await?;
    let reader = Reader {
        law: &visit.state.platform.law,
        form: services::declarations::form_of(&visit.ctx, &own.writing.declaration)?,
        declaration: &own.writing.declaration,
        lang,
    };
    let sheets = sheets(&reader, &own.writing, None);
    let files = attached::own(lang, id, &own.files);
    let completed = w::submitted_on(lang, &day::vietnamese(own.writing.declaration.completion_date.0));
    render::page(&visit, Page::new(w::submitted_title(lang)), move || {
        view! {
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    <BackLink href=home_address(id) />
                    <h1 class="govuk-heading-l">{w::submitted_title(lang)}</h1>
                    <p class="govuk-body">{completed.clone()}</p>
                    <Answers lang sheets=sheets.clone() />
                    <Attachments lang lines=files.clone() />
                </div>
            </div>
        }
        .into_any()
    })
    .await
}
