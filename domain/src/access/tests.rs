//! Tables of who may do what, and what holds for all of them.

mod conditions;
mod document;
mod golden;
mod hats;
mod properties;
mod records;
mod role_table;
mod routes;
mod sentences;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::decide::weigh;
use super::permit::Decision;
use super::*;

const fn unit(number: u128) -> UnitId {
    UnitId(Uuid::from_u128(number))
}

/// The agency, a unit of it where the actor is at home, one below that, and one beside it.
const ROOT: UnitId = unit(1);
const HOME: UnitId = unit(2);
const BELOW: UnitId = unit(3);
const BESIDE: UnitId = unit(4);

const ME: PersonId = PersonId(Uuid::from_u128(11));
const MY_ACCOUNT: AccountId = AccountId(Uuid::from_u128(21));
const OTHER: PersonId = PersonId(Uuid::from_u128(12));
const OTHER_ACCOUNT: AccountId = AccountId(Uuid::from_u128(22));

fn path(unit: UnitId) -> UnitPath {
    match unit {
        ROOT => UnitPath::new(ROOT, vec![]),
        BELOW => UnitPath::new(BELOW, vec![HOME, ROOT]),
        other => UnitPath::new(other, vec![ROOT]),
    }
}

fn today() -> NaiveDate {
    crate::day::read_iso("2026-11-24").expect("a valid day")
}

fn hat(role: RoleCode, unit: UnitId) -> Hat {
    Hat {
        role,
        unit,
        from: today(),
        to: None,
    }
}

fn signed_in(hats: Vec<Hat>) -> SignedIn {
    SignedIn {
        account: MY_ACCOUNT,
        person: ME,
        unit: path(HOME),
        hats,
        stepped_up: true,
        second_factor: true,
    }
}

fn person(signed_in: SignedIn) -> Actor {
    Actor::Person(Arc::new(signed_in))
}

/// Somebody with one hat at `unit`, and a session in which nothing is missing.
fn wearing(role: RoleCode, unit: UnitId) -> Actor {
    person(signed_in(vec![hat(role, unit)]))
}

fn without_hat() -> Actor {
    person(signed_in(vec![]))
}

/// Another person of `unit`, with an account in use that an import proposed.
fn about(unit: UnitId) -> Facts {
    Facts {
        subject: Some(OTHER),
        unit: Some(path(unit)),
        account: Some(AccountState::Active),
        proposer: Some(Proposer::Console),
        ..Facts::default()
    }
}

fn about_me() -> Facts {
    Facts {
        subject: Some(ME),
        ..about(HOME)
    }
}

fn in_state(account: Option<AccountState>, facts: Facts) -> Facts {
    Facts { account, ..facts }
}

/// A role of that person, in a state.
fn of_role(role: RoleCode, state: Option<RoleState>, facts: Facts) -> Facts {
    Facts {
        role: Some(RoleInQuestion { role, state }),
        ..facts
    }
}

fn proposed(role: RoleCode) -> Facts {
    of_role(role, Some(RoleState::Proposed), about(HOME))
}

fn sealed_to(recipient: Recipient, facts: Facts) -> Facts {
    Facts {
        recipients: vec![recipient],
        ..facts
    }
}

fn outcome(act: ActionCode, actor: &Actor, facts: &Facts) -> Result<(), Denied> {
    weigh(act, actor, facts, today()).map(|_| ())
}

fn decision(act: ActionCode, actor: &Actor, facts: &Facts) -> Decision {
    weigh(act, actor, facts, today()).expect("allowed")
}

/// Acts whose facts may be those of [`about`] a person with an account, and the roles that may do them.
fn roles_that_may(act: ActionCode, facts: &Facts) -> Vec<RoleCode> {
    let may = |role: &RoleCode| outcome(act, &wearing(*role, HOME), facts).is_ok();
    RoleCode::ALL.into_iter().filter(may).collect()
}
