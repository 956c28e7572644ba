//! Who acts.
//!
//! Owns: the actors, and which of a person's hats count on a day. Must not: decide what they may do.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{AccountId, PersonId, RoleCode, UnitId, UnitPath};

/// A role that somebody has, where and from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hat {
    /// The role.
    pub role: RoleCode,
    /// The unit it is of.
    pub unit: UnitId,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while no end is set.
    pub to: Option<NaiveDate>,
}

impl Hat {
    /// Whether the hat is in force on a day; the first and the last day count.
    #[must_use]
    pub fn is_in_force(&self, on: NaiveDate) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }
}

/// A person in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// Whose account it is.
    pub person: PersonId,
    /// The unit he works in.
    pub unit: UnitPath,
    /// His hats.
    pub hats: Vec<Hat>,
    /// Whether the step-up window is open.
    pub stepped_up: bool,
    /// Whether this session was opened with a second factor.
    pub second_factor: bool,
}

impl SignedIn {
    /// The hats that count on a day.
    ///
    /// Two that exclude each other both give nothing: nobody can approve such a pair, so a row was forged or a date
    /// overlaps, and guessing which of the two is meant would be a way around the exclusion.
    pub fn hats_on(&self, today: NaiveDate) -> impl Iterator<Item = &Hat> {
        let in_force = move || self.hats.iter().filter(move |hat| hat.is_in_force(today));
        in_force().filter(move |hat| in_force().all(|other| hat.role.is_compatible_with(other.role)))
    }

    /// Whether this session may use the hats of a role at all.
    #[must_use]
    pub const fn has_factor_for(&self, role: RoleCode) -> bool {
        self.second_factor || !role.row().second_factor
    }
}

/// Who acts in a request or a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    Anonymous,
    /// The background worker: holds no user keys and never sees content.
    Worker,
    /// A command at the server's console.
    Console,
    /// Somebody signed in.
    Person(Arc<SignedIn>),
}
