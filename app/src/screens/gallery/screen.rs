//! The address of the gallery.
//!
//! Owns: its route and the reading of its query. Must not: build the page (`View` does).

use axum::extract::RawQuery;
use axum::response::Response;
use domain::access::AccessRule;
use domain::routes;
use leptos::prelude::*;

use super::{Query, View};
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(in crate::screens) fn routes() -> Vec<Route> {
    vec![Route::get(routes::GALLERY, AccessRule::Public, show)]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    let query = Query::parse(query.as_deref().unwrap_or_default());
    let page = Page::new(words::gallery::title(visit.lang)).with_islands();
    render::page(&visit, page, move || view! { <View query=query.clone() /> }.into_any()).await
}
