//! The register as a workbook.
//!
//! Owns: the button at the register, and the file. Must not: be a link: that somebody takes the list out is recorded.

use axum::response::Response;
use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use services::declarations;
use words::desk as w;

use super::super::{READERS, XLSX};
use super::query::Query;
use crate::components::{Button, ButtonKind};
use crate::form::RawForm;
use crate::render;
use crate::route::Route;
use crate::{Fault, Visit};

const NAME: &str = "so-theo-doi-ke-khai.xlsx";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post(routes::REGISTER_EXPORT, READERS, submit)]
}

async fn submit(visit: Visit, form: RawForm) -> Result<Response, Fault> {
    let query = Query::of(&form).on_the_first_page();
    let workbook = declarations::export_register(&visit.ctx, visit.lang, &query.asked()).await?;
    Ok(render::download(workbook, XLSX, NAME))
}

/// The button that takes out what the register shows.
#[component]
pub(super) fn Export(lang: Lang, query: Query) -> impl IntoView {
    let carried = query.on_the_first_page().parameters().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let carried = carried.collect_view();
    view! {
        <form method="post" action=routes::REGISTER_EXPORT>
            {carried}
            <Button text=w::export(lang) kind=ButtonKind::Secondary />
        </form>
    }
}
