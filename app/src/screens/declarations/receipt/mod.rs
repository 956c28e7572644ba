//! Receipts: as their owner has them, and as anybody checks one.
//!
//! Owns: page, sheet and file of one's own receipt. Must not: show anybody else's.

mod checking;
mod view;

use axum::extract::RawQuery;
use axum::response::Response;
use documents::ReceiptSheet;
use domain::access::AccessRule;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations::receipts::{OwnReceipt, own_receipt, own_receipts};

use self::view::{Props, View};
use super::printed::pages;
use super::{Obligation, version_in};
use crate::components::address;
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

const PDF_NAME: &str = "bien-nhan.pdf";
const FILE_NAME: &str = "bien-nhan.json";

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get(routes::RECEIPT, AccessRule::SignedIn, show),
        Route::get(routes::RECEIPT_PDF, AccessRule::SignedIn, show_pdf),
        Route::get(routes::RECEIPT_FILE, AccessRule::SignedIn, file),
    ];
    routes.extend(checking::routes());
    routes
}

/// The kind and the year in words.
fn subject(lang: Lang, receipt: &OwnReceipt) -> String {
    use words::receipts as w;
    let year = receipt.year.to_string();
    match receipt.kind.as_str() {
        "LAN_DAU" => w::subject_first(lang, &year),
        "HANG_NAM" => w::subject_annual(lang, &year),
        _ => w::subject_other(lang, &year),
    }
}

/// The page on which anybody checks this receipt, as a whole link.
fn check_link(visit: &Visit, receipt: &OwnReceipt) -> String {
    let fields = [
        (checking::NUMBER, receipt.given.number.as_str()),
        (checking::CODE, &receipt.check_code),
    ];
    format!(
        "{}{}",
        visit.state.base_url,
        address(routes::RECEIPT_CHECK, &fields, "")
    )
}

async fn asked(visit: &Visit, Obligation(id): Obligation, query: RawQuery) -> Result<OwnReceipt, Fault> {
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    Ok(own_receipt(&visit.ctx, id, version_in(&query)?).await?)
}

async fn show(visit: Visit, obligation: Obligation, query: RawQuery) -> Result<Response, Fault> {
    let (lang, id) = (visit.lang, obligation.0);
    let receipt = asked(&visit, obligation, query).await?;
    let others = own_receipts(&visit.ctx, id).await?;
    let pages = pages(&visit, &receipt.declaration).await?;
    let props = Props::new(lang, id, (&receipt, pages), &others, check_link(&visit, &receipt));
    render::page(&visit, Page::new(words::receipts::title(lang)), move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

async fn show_pdf(visit: Visit, obligation: Obligation, query: RawQuery) -> Result<Response, Fault> {
    let lang = visit.lang;
    let receipt = asked(&visit, obligation, query).await?;
    let (link, subject) = (check_link(&visit, &receipt), subject(lang, &receipt));
    let agency = visit.ctx.platform.keys.agency_name().to_owned();
    let written = visit.ctx.now();
    let print = move || {
        let OwnReceipt { given, file, .. } = &receipt;
        let sheet = ReceiptSheet {
            agency: &agency,
            written,
            subject: &subject,
            number: &given.number,
            check_code: &receipt.check_code,
            at: given.at,
            commitment: file.commitment(),
            event: &file.event().to_string(),
            checkpoint: file.checkpoint(),
            signature: file.signature(),
            link: &link,
        };
        documents::receipt(&sheet, lang)
    };
    let pdf = visit.state.press.print(print).await?;
    Ok(render::download(pdf.into_bytes(), "application/pdf", PDF_NAME))
}

async fn file(visit: Visit, obligation: Obligation, query: RawQuery) -> Result<Response, Fault> {
    let receipt = asked(&visit, obligation, query).await?;
    Ok(render::download(receipt.file.written()?, "application/json", FILE_NAME))
}
