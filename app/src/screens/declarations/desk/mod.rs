//! The desk: the register, what waits to be received, one declaration, and who is to be reminded.
//!
//! Owns: what these pages share: their navigation, and how a state is shown. Must not: show anything of a declaration but on
//! the page that opens it.

mod acts;
mod calling;
mod cover;
mod cover_parts;
mod export;
mod findings;
mod paper;
mod query;
mod queue;
mod reading;
mod register;
mod register_parts;
mod requesting;
mod sheet;
mod standing;

use domain::lang::Lang;
use domain::routes;
use leptos::prelude::*;
use words::desk as w;

pub(super) use query::YEAR;

use crate::components::{NavigationItem, SubNavigation, lang};
use crate::route::Route;

/// What was just done with a declaration.
const RECEIVED: &str = "tiep-nhan";
const RETURNED: &str = "tra-lai";
const UNDONE: &str = "huy";
/// What is written of a request to complete is kept, or thrown away.
const KEPT: &str = "luu-nhap";
const DISCARDED: &str = "bo-nhap";
/// It changed since it was shown.
const CHANGED: &str = "doi";
/// The signed copies are there.
const PAPER_IN: &str = "co-ban-giay";
/// The paper is a print of an earlier version.
const OLD_PRINT: &str = "ban-cu";

pub(super) fn routes() -> Vec<Route> {
    [
        register::routes(),
        export::routes(),
        calling::routes(),
        queue::routes(),
        cover::routes(),
        reading::routes(),
        acts::routes(),
        requesting::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The pages about declarations, above the heading of each.
#[component]
pub(super) fn Pages(
    /// The page shown.
    current: &'static str,
) -> impl IntoView {
    let lang = lang();
    let item = |href: &'static str, text: String| NavigationItem {
        text,
        href: href.to_owned(),
        current: href == current,
    };
    let items = vec![
        item(routes::REGISTER, w::nav_register(lang)),
        item(routes::QUEUE, w::nav_queue(lang)),
        item(routes::NOT_FILED, w::nav_not_filed(lang)),
        item(routes::ROUNDS, w::nav_rounds(lang)),
    ];
    view! { <SubNavigation label=w::pages(lang) items /> }
}

/// Telephone and extension in one line.
fn phone_of(lang: Lang, phone: &str, extension: &str) -> String {
    let extension = (!extension.is_empty()).then(|| w::extension(lang, extension));
    let parts = [(!phone.is_empty()).then(|| phone.to_owned()), extension];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
