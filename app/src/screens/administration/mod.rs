//! The accounts of the agency, for those who look after them.
//!
//! Owns: what these pages share: who may open them, and how one of them is addressed. Must not: show a key code, or
//! anything that its owner wrote.

mod account;
mod keys;
mod list;
mod proposing;
mod slip;
mod slips;

pub(super) use keys::{CONFIRMED, HEARD};

use domain::access::{AccessRule, AccountState, RoleCode};
use domain::lang::Lang;
use domain::routes;
use uuid::Uuid;

use crate::Visit;
use crate::components::address;
use crate::form::RawForm;
use crate::route::Route;

/// Who sees accounts; what each of them may do there is decided for each account.
const READERS: AccessRule = AccessRule::AnyOf(&[RoleCode::QuanTri, RoleCode::CanBoToChuc, RoleCode::ThuTruong]);
/// Name of the field with the account's id.
const ID: &str = "ma";
/// Name of the field with what was just done.
const DONE: &str = "xong";

pub(super) fn routes() -> Vec<Route> {
    [
        list::routes(),
        account::routes(),
        keys::routes(),
        slip::routes(),
        slips::routes(),
        proposing::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether links to these pages lead anywhere for the visitor.
pub(crate) fn is_open_to(visit: &Visit) -> bool {
    READERS.admits(&visit.ctx.actor, visit.ctx.today()).is_ok()
}

/// The account that a query or a form names.
fn named(form: &RawForm) -> Option<Uuid> {
    form.get(ID).parse().ok()
}

/// Address of the page of an account; `done` is what the page then says.
fn account_address(id: Uuid, done: &str) -> String {
    address(routes::ACCOUNT, &[(ID, &id.to_string()), (DONE, done)], "")
}

pub(in crate::screens) fn state_name(lang: Lang, state: AccountState) -> String {
    use words::administration as w;
    match state {
        AccountState::Invited => w::state_invited(lang),
        AccountState::Active => w::state_active(lang),
        AccountState::Locked => w::state_locked(lang),
    }
}
