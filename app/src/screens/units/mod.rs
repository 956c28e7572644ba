//! The tree of units.
//!
//! Owns: what these pages share. Must not: move anybody.

mod change;
mod change_confirm;
mod chief;
mod tree;
mod unit;

use domain::people::UnitChange;
use domain::routes;
use uuid::Uuid;

use super::people::{DONE, ID};
use crate::components::address;
use crate::route::Route;

pub(super) fn routes() -> Vec<Route> {
    [tree::routes(), unit::routes(), change::routes(), chief::routes()]
        .into_iter()
        .flatten()
        .collect()
}

/// Parameter: code of the change.
const CHANGE: &str = "viec";

/// Address of the page of a unit; `done` is what the page then says.
fn unit_address(id: Uuid, done: &str) -> String {
    address(routes::UNIT, &[(ID, &id.to_string()), (DONE, done)], "")
}

/// Where a change is filled in, and where it is confirmed: what decides who receives has addresses of its own.
const fn pages(change: UnitChange) -> (&'static str, &'static str) {
    if change.rearranges() {
        (routes::UNIT_REARRANGE, routes::UNIT_REARRANGE_CONFIRM)
    } else {
        (routes::UNIT_CHANGE, routes::UNIT_CONFIRM)
    }
}

fn change_address(id: Uuid, change: UnitChange) -> String {
    address(pages(change).0, &[(ID, &id.to_string()), (CHANGE, change.code())], "")
}
