//! The staff list and the files of people.
//!
//! Owns: what these pages share: who may open them, and how a person is addressed. Must not: show what is sealed.

mod assigning;
mod confirm;
mod decision_fields;
mod details;
mod details_form;
mod entry;
mod entry_form;
mod import;
mod list;
mod moves;
mod person;
mod person_parts;
pub(super) mod picker;
mod print;
mod query;
pub(super) mod signing;
mod stand_in_form;
mod stand_ins;
pub(super) mod wording;

pub(super) use decision_fields::DecisionFields;

use domain::access::{AccessRule, RoleCode};
use domain::day;
use domain::lang::Lang;
use domain::people::Decision;
use domain::routes;
use leptos::prelude::*;
use uuid::Uuid;

use crate::Visit;
use crate::components::{SelectOption, SummaryRow, address};
use crate::form::RawForm;
use crate::route::Route;

/// Who sees the list.
pub(super) const LISTERS: AccessRule = AccessRule::AnyOf(&[
    RoleCode::QuanTri,
    RoleCode::CanBoToChuc,
    RoleCode::ThuTruong,
    RoleCode::PhoThuTruong,
]);
/// Who opens a file; whose is decided for each.
const READERS: AccessRule = AccessRule::AnyOf(&[RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::PhoThuTruong]);
/// Who writes in one; in whose is decided for each.
pub(super) const WRITERS: AccessRule = AccessRule::AnyOf(&[RoleCode::CanBoToChuc, RoleCode::ThuTruong]);
/// Name of the field with an id.
pub(super) const ID: &str = "ma";
/// Name of the button on a page of confirmation that leads back to the form with everything as typed.
pub(super) const AGAIN: &str = "sua";
/// Name of the field with what was just done.
pub(super) const DONE: &str = "xong";

pub(super) fn routes() -> Vec<Route> {
    [
        list::routes(),
        print::routes(),
        person::routes(),
        details::routes(),
        assigning::routes(),
        details_form::routes(),
        entry::routes(),
        moves::routes(),
        stand_ins::routes(),
        stand_in_form::routes(),
        import::routes(),
        signing::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether links to these pages lead anywhere for the visitor.
pub(crate) fn is_open_to(visit: &Visit) -> bool {
    LISTERS.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

/// The person or unit that a query or a form names.
pub(super) fn named(form: &RawForm) -> Option<Uuid> {
    form.get(ID).parse().ok()
}

/// Address of the page of a person; `done` is what the page then says.
pub(super) fn person_address(id: Uuid, done: &str) -> String {
    address(routes::PERSON, &[(ID, &id.to_string()), (DONE, done)], "")
}

/// The year of birth beside a name, small: it tells people of one name apart.
#[component]
pub(super) fn Born(lang: Lang, year: Option<i64>) -> impl IntoView {
    year.map(|year| {
        view! { <span class="lc-aside lc-nowrap">" " {words::people::born(lang, &year.to_string())}</span> }
    })
}

/// A row of a summary; `None` is shown as "Không có".
pub(super) fn row(key: String, value: Option<String>) -> SummaryRow {
    SummaryRow {
        key,
        value: value.filter(|value| !value.is_empty()),
        change_href: None,
    }
}

/// Number and day of a decision in words.
pub(super) fn decision(lang: Lang, decision: &Decision) -> String {
    words::people::decision_of(lang, &decision.number, &day::vietnamese(decision.day))
}

/// The choices of a list, with "Hãy chọn" before them.
pub(super) fn choose(lang: Lang, options: impl IntoIterator<Item = (String, String)>) -> Vec<SelectOption> {
    let first = SelectOption {
        value: String::new(),
        text: words::components::choose(lang),
    };
    let options = options.into_iter().map(|(value, text)| SelectOption { value, text });
    std::iter::once(first).chain(options).collect()
}

/// Units to choose from, set in by their depth.
pub(super) fn unit_choices(units: Vec<(Uuid, String, usize)>) -> impl Iterator<Item = (String, String)> {
    units
        .into_iter()
        .map(|(id, name, depth)| (id.to_string(), format!("{}{name}", "\u{2003}".repeat(depth))))
}
