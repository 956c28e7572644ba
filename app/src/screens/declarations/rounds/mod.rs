//! Rounds of declarations and their lists.
//!
//! Owns: the pages of a round, until its list is approved. Must not: show how far a declaration is (the desk does).

mod adding;
mod correcting;
mod correction_form;
mod deciding;
mod export;
mod list;
mod opening;
mod roster;
mod roster_parts;

use domain::routes;
use uuid::Uuid;

use super::address_of;
use crate::route::Route;

/// Name of the field with the person that a page of a round is about.
const PERSON: &str = "nguoi";
/// What was just done with a list.
const OPENED: &str = "mo";
const CORRECTED: &str = "sua";
const SENT: &str = "trinh";
const APPROVED: &str = "phe-duyet";
const RETURNED: &str = "tra-lai";
/// The list changed since it was shown.
const CHANGED: &str = "doi";

pub(super) fn routes() -> Vec<Route> {
    [
        list::routes(),
        opening::routes(),
        roster::routes(),
        adding::routes(),
        correcting::routes(),
        deciding::routes(),
        export::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Address of the list of a round.
fn roster_address(round: Uuid, done: &str) -> String {
    address_of(routes::ROSTER, round, done)
}
