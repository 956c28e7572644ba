//! Page "Tình trạng hệ thống" and the same as PDF.
//!
//! Owns: how the system's report about itself is shown. Must not: show volumes, names or paths.

use axum::response::Response;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::system::Status;
use domain::{routes, time};
use leptos::prelude::*;

use crate::components::{LinkButton, SummaryList, SummaryRow, WarningText};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

const PDF_NAME: &str = "tinh-trang-he-thong.pdf";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::SYSTEM_STATUS, AccessRule::Public, show),
        Route::get(routes::SYSTEM_STATUS_PDF, AccessRule::Public, show_pdf),
    ]
}

async fn show(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let status = services::system::status(&visit.ctx).await?;
    let page = Page::new(words::status::title(lang));
    render::page(&visit, page, move || {
        view! { <View lang status=status.clone() /> }.into_any()
    })
    .await
}

async fn show_pdf(visit: Visit) -> Result<Response, Fault> {
    let lang = visit.lang;
    let status = services::system::status(&visit.ctx).await?;
    let pdf = visit
        .state
        .press
        .print(move || documents::system_status(&status, lang))
        .await?;
    Ok(render::download(pdf.into_bytes(), "application/pdf", PDF_NAME))
}

#[component]
fn View(lang: Lang, status: Status) -> impl IntoView {
    use words::status as w;
    let row = |key: String, value: String| SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    };
    let count = i64::try_from(status.law_parameters).unwrap_or(i64::MAX);
    let apart = status.clock_difference().num_seconds();
    let rows = vec![
        row(w::version(lang), status.version.clone()),
        row(w::schema(lang), status.schema.to_string()),
        row(
            w::engine(lang),
            format!("{} {}", status.engine.name(), status.engine_version),
        ),
        row(w::clock(lang), time::exact(status.clock)),
        row(w::store_clock(lang), time::exact(status.store_clock)),
        row(
            w::clocks(lang),
            if status.clocks_agree() {
                w::clocks_agree(lang)
            } else {
                w::clocks_apart(lang, apart)
            },
        ),
        row(w::law(lang), w::law_parameters(lang, count)),
        row(w::request(lang), status.request.clone()),
    ];
    let warning = (!status.clocks_agree()).then(|| view! { <WarningText text=w::clocks_differ(lang, apart) /> });
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-l">{w::title(lang)}</h1>
                <p class="govuk-body">{w::intro(lang)}</p>
                {warning}
                <SummaryList rows />
                <LinkButton href=routes::SYSTEM_STATUS_PDF text=w::download_pdf(lang) />
            </div>
        </div>
    }
}
