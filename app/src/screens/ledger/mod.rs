//! Page "Nhật ký sự kiện": the ledger as an auditor reads it, as a page, a file and a sheet of paper.
//!
//! Owns: the way from an address to a part of the ledger. Must not: show the content of anything.

mod csv;
mod query;
mod view;
mod wording;

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use documents::LedgerHead;
use domain::access::{AccessRule, RoleCode};
use domain::routes;
use http::{StatusCode, header};
use leptos::prelude::*;
use services::Error;
use services::ledger::viewer;

use self::query::Query;
use self::view::{Props, View};
use crate::faults::Faults;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

const RULE: AccessRule = AccessRule::AnyOf(&[RoleCode::KiemToanNoiBo]);
const CSV_NAME: &str = "nhat-ky.csv";
const PDF_NAME: &str = "dau-moc.pdf";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::LEDGER, RULE, show),
        Route::get(routes::LEDGER_HEAD_PDF, RULE, show_head),
        Route::post(routes::LEDGER_EXPORT, RULE, export),
    ]
}

/// Whether the ledger is open to whoever asks.
pub(crate) fn is_open_to(visit: &Visit) -> bool {
    RULE.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

async fn show(visit: Visit, RawQuery(raw): RawQuery) -> Result<Response, Fault> {
    let mut query = Query::parse(raw.as_deref().unwrap_or_default());
    if query.typed_subject.as_deref() == Some("") {
        query.subject = String::new();
        query.in_fields = true;
    } else if let Some(typed) = query.typed_subject.clone() {
        query.in_fields = true;
        query.subject = match viewer::subject(&visit.ctx, &typed, visit.lang).await {
            Ok(subject) => subject,
            Err(Error::Invalid(faults)) => return page(&visit, query, None, faults.into()).await,
            Err(other) => return Err(other.into()),
        };
    }
    let filter = match query.filter(visit.lang) {
        Ok(filter) => filter,
        Err(faults) => return page(&visit, query, None, faults.into()).await,
    };
    if query.in_fields {
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, query.address())]).into_response());
    }
    let shown = viewer::page(&visit.ctx, &filter, query.before).await;
    match shown {
        Ok(shown) => page(&visit, query, Some(shown), Faults::default()).await,
        Err(Error::Invalid(faults)) => page(&visit, query, None, faults.into()).await,
        Err(other) => Err(other.into()),
    }
}

async fn page(visit: &Visit, query: Query, shown: Option<viewer::Shown>, faults: Faults) -> Result<Response, Fault> {
    let lang = visit.lang;
    let status = if faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let props = Props { query, faults, shown };
    let page = Page::new(words::audit::title(lang)).with_status(status);
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

async fn show_head(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let head = viewer::newest_head(&visit.ctx).await?;
    let agency = visit.ctx.platform.keys.agency_name().to_owned();
    let at = visit.ctx.now();
    let print = move || {
        let sheet = LedgerHead {
            agency: &agency,
            at,
            checkpoint: &head.checkpoint,
            note: &head.note,
            verifier: &head.verifier,
        };
        documents::ledger_head(&sheet, lang)
    };
    let pdf = visit.state.press.print(print).await?;
    Ok(render::download(pdf.into_bytes(), "application/pdf", PDF_NAME))
}

async fn export(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let query = Query::of(form.into_pairs());
    let filter = query.filter(visit.lang).map_err(Error::Invalid)?;
    let exported = viewer::export(&visit.ctx, &filter).await?;
    let file = csv::file(visit.lang, &exported).into_bytes();
    Ok(render::download(file, "text/csv; charset=utf-8", CSV_NAME))
}
