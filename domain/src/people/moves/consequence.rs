//! What a move touches besides the person.
//!
//! Owns: duties, roles, circles and offices in other hands, as data for the page on which a move is confirmed. Must not:
//! end a role; the use case does what is said here.

use std::collections::BTreeSet;

use super::Standing;
use crate::access::{CircleKind, RoleCode, Scope, UnitId, UnitPath};

/// A role that somebody has or is proposed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// Which.
    pub role: RoleCode,
    /// The unit that it is of.
    pub unit: UnitId,
    /// Whether nobody else holds the key of its circle: then it cannot end before a successor has it.
    pub is_last: bool,
}

/// What is in somebody's hands when he moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Roles that are not over.
    pub roles: Vec<HeldRole>,
    /// Units whose chief he is, or is proposed as.
    pub chief_of: Vec<UnitId>,
    /// How many stand-ins he is or has, that are not over.
    pub stand_ins: usize,
    /// Whether he has an account that is not locked.
    pub account: bool,
}

/// One thing that a move changes or asks somebody to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// He works in another unit.
    Unit {
        /// So far.
        from: UnitId,
        /// From now on.
        to: UnitId,
    },
    /// His post ends or another begins.
    Post,
    /// He has another status.
    Status,
    /// He has another name.
    Name,
    /// A role ends.
    RoleEnds(HeldRole),
    /// A role should end and cannot, because nobody else holds the key of its circle.
    RoleCannotEnd(HeldRole),
    /// A role stays, and somebody must see whether it still fits.
    RoleToReview(HeldRole),
    /// He leaves a circle: its key is changed by the next member who comes.
    CircleLeft {
        /// Kind of the circle.
        kind: CircleKind,
        /// Unit of the circle.
        unit: UnitId,
    },
    /// A unit has no chief any more.
    ChiefEnds(UnitId),
    /// Stand-ins that he is or has end.
    StandInsEnd(usize),
    /// The administrator is asked to lock his account.
    AccountToLock,
    /// Whether he must declare his assets, and where, is to be seen again.
    DutyToReview,
}

/// What comes with a move from one standing to the next; `path` is that of the unit he goes to.
#[must_use]
pub fn consequences(before: &Standing, after: &Standing, path: &UnitPath, held: &Held) -> Vec<Consequence> {
    let leaves = before.status.is_on_staff() && !after.status.is_on_staff();
    let changes_unit = before.unit != after.unit;
    let changes_post = (&before.post, before.level, before.kind) != (&after.post, after.level, after.kind);
    let changes_status = before.status != after.status || before.until != after.until;
    let mut found = Vec::new();
    if before.name != after.name {
        found.push(Consequence::Name);
    }
    if changes_unit {
        found.push(Consequence::Unit {
            from: before.unit,
            to: after.unit,
        });
    }
    if changes_post {
        found.push(Consequence::Post);
    }
    if changes_status {
        found.push(Consequence::Status);
    }
    let mut circles = BTreeSet::new();
    for held in &held.roles {
        let scope = held.role.row().scope;
        // A role of a unit that he no longer works in or below has lost its ground; one of the whole agency has not.
        let outside = changes_unit && scope == Scope::UnitSubtree && !path.is_within(held.unit);
        if (leaves || outside) && held.is_last {
            found.push(Consequence::RoleCannotEnd(held.clone()));
        } else if leaves || outside {
            found.push(Consequence::RoleEnds(held.clone()));
            circles.extend(held.role.row().circle.map(|kind| (kind, held.unit)));
        } else if scope != Scope::Own && (changes_unit || changes_post || after.status.is_away() && changes_status) {
            found.push(Consequence::RoleToReview(held.clone()));
        }
    }
    found.extend(
        circles
            .into_iter()
            .map(|(kind, unit)| Consequence::CircleLeft { kind, unit }),
    );
    let ended = held
        .chief_of
        .iter()
        .filter(|unit| leaves || changes_unit && !path.is_within(**unit));
    found.extend(ended.copied().map(Consequence::ChiefEnds));
    if (leaves || changes_unit) && held.stand_ins > 0 {
        found.push(Consequence::StandInsEnd(held.stand_ins));
    }
    if leaves && held.account {
        found.push(Consequence::AccountToLock);
    }
    if leaves || changes_unit || changes_post || before.status.is_on_staff() != after.status.is_on_staff() {
        found.push(Consequence::DutyToReview);
    }
    found
}
