//! Roles: proposed, approved, ended.
//!
//! Owns: what these pages share. Must not: show a key code; it is heard from the person and typed.

mod decision;
mod ending;
mod proposal;
mod waiting;

use domain::access::{AccessRule, RoleCode};
use domain::day;
use domain::lang::Lang;
use uuid::Uuid;

use crate::Visit;
use crate::form::RawForm;
use crate::route::Route;

pub(super) use ending::ENDED;
pub(super) use proposal::PROPOSED;

/// Who approves and ends roles; which ones is decided for each.
const APPROVERS: &[RoleCode] = &[RoleCode::CanBoToChuc, RoleCode::ThuTruong];
/// Name of the field with the id of the role or, in a proposal, of the account.
const ID: &str = "ma";
/// Name of the field with what was just done.
const DONE: &str = "xong";

pub(super) fn routes() -> Vec<Route> {
    [
        waiting::routes(),
        decision::routes(),
        ending::routes(),
        proposal::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether the list of what waits leads anywhere for the visitor.
pub(crate) fn is_open_to(visit: &Visit) -> bool {
    let rule = AccessRule::AnyOf(APPROVERS);
    rule.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

/// The role or account that a query or a form names.
fn named(form: &RawForm) -> Option<Uuid> {
    form.get(ID).parse().ok()
}

/// From when to when a role counts, in words.
fn period(lang: Lang, from: chrono::NaiveDate, to: Option<chrono::NaiveDate>) -> String {
    use words::proposals as w;
    let from = day::vietnamese(from);
    match to {
        None => w::period_open(lang, &from),
        Some(to) => w::period_closed(lang, &from, &day::vietnamese(to)),
    }
}
