//! Screens: page and receiver of its form in one file.
//!
//! Owns: the list of all routes of the product. Must not: hold a rule or SQL; a handler calls one use case.
//!
//! A screen file holds, in this order: `routes()`, `Props`, `show`, `submit`, the view.

pub(crate) mod administration;
pub(crate) mod circles;
pub(crate) mod declarations;
pub(crate) mod entry;
pub mod gallery;
mod home;
mod language;
pub(crate) mod ledger;
mod legal;
mod lookup;
pub(crate) mod own;
mod parameters;
pub(crate) mod people;
pub(crate) mod roles;
mod system_status;
mod tasks;
mod units;
mod working_calendar;

use crate::route::Route;

/// Every route of the product.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        home::routes(),
        entry::routes(),
        own::routes(),
        administration::routes(),
        people::routes(),
        units::routes(),
        declarations::routes(),
        tasks::routes(),
        roles::routes(),
        circles::routes(),
        ledger::routes(),
        lookup::routes(),
        working_calendar::routes(),
        parameters::routes(),
        system_status::routes(),
        gallery::routes(),
        language::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
