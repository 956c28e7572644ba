//! The list of a round as a workbook.
//!
//! Owns: the button at the list, and the file. Must not: be a link: that somebody takes the list out is recorded.

use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations;
use uuid::Uuid;
use words::rounds as w;

use super::super::{ID, READERS, XLSX, named};
use crate::components::{Button, ButtonKind};
use crate::form::RawForm;
use crate::render;
use crate::route::Route;
use crate::{Fault, Visit};

const NAME: &str = "danh-sach-ke-khai.xlsx";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post(routes::ROSTER_EXPORT, READERS, submit)]
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let round = named(&form).ok_or(Fault::BadRequest)?;
    let workbook = declarations::export_roster(&visit.ctx, visit.lang, round).await?;
    Ok(render::download(workbook, XLSX, NAME))
}

/// The button that takes the list out.
#[component]
pub(super) fn Export(lang: Lang, round: Uuid) -> impl IntoView {
    view! {
        <form method="post" action=routes::ROSTER_EXPORT>
            <input type="hidden" name=ID value=round.to_string() />
            <Button text=w::export(lang) kind=ButtonKind::Secondary />
        </form>
    }
}
