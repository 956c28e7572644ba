//! Where somebody stands, and where a move brings him.
//!
//! Owns: the part of a person that moves change, and how. Must not: touch anything else of the person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kind::{Move, MoveRefusal, NewPost, is_possible};
use crate::access::UnitId;
use crate::day::IsoDay;
use crate::people::{LeaderLevel, PersonKind, Status};
use crate::person_name::PersonName;

/// What moves change. Written down before and after each, so that it can be shown and undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The name.
    pub name: PersonName,
    /// The unit he works in, or worked in last.
    pub unit: UnitId,
    /// Title of his post; empty for none.
    pub post: String,
    /// Level of his post.
    pub level: LeaderLevel,
    /// What kind of person he is.
    pub kind: PersonKind,
    /// Status.
    pub status: Status,
    /// First day of the status.
    pub since: IsoDay,
    /// Last day foreseen, of one that ends by itself.
    pub until: Option<IsoDay>,
    /// First day of being gone, once he has left.
    pub left: Option<IsoDay>,
}

impl Standing {
    /// Where somebody stands whose unit was merged into another: there, and otherwise as before.
    #[must_use]
    pub fn merged_into(&self, heir: UnitId) -> Self {
        Self {
            unit: heir,
            ..self.clone()
        }
    }

    /// What must hold of every person.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        self.left.is_some() != self.status.is_on_staff()
            && (self.until.is_none() || self.status.is_away())
            && self.until.is_none_or(|until| self.since <= until)
            && self.kind.is_of_staff_file()
            && self.kind.fits(self.level)
    }
}

/// Where a move with this first day brings somebody; `last` is the day of the move before, or the first day in the
/// agency.
///
/// # Errors
/// The first [`MoveRefusal`].
pub fn after(
    before: &Standing,
    step: &Move,
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
) -> Result<Standing, MoveRefusal> {
    if !is_possible(step.kind(), before.status) {
        return Err(MoveRefusal::FromStatus);
    }
    if first < last {
        return Err(MoveRefusal::BeforeLast);
    }
    if first > today {
        return Err(MoveRefusal::NotYet);
    }
    let now = before.clone();
    let moved = match step {
        Move::Transfer { unit, .. } if *unit == before.unit => return Err(MoveRefusal::NothingChanges),
        Move::Transfer { unit, post } => Standing {
            unit: *unit,
            ..in_post(now, post)?
        },
        Move::Post(post) => in_post(now, post)?,
        Move::Leave {
            status: Status::Seconded,
            ..
        } => return Err(MoveRefusal::NotALeave),
        Move::Leave { status, .. } if !status.is_away() => return Err(MoveRefusal::NotALeave),
        Move::Leave { status, until } => away(now, *status, first, *until)?,
        Move::Secondment { until } => away(now, Status::Seconded, first, *until)?,
        Move::Return { unit } => Standing {
            unit: unit.unwrap_or(now.unit),
            status: Status::Working,
            since: IsoDay(first),
            until: None,
            left: None,
            ..now
        },
        Move::Retirement => gone(now, Status::Retired, first),
        Move::Resignation => gone(now, Status::Resigned, first),
        Move::TransferOut => gone(now, Status::TransferredOut, first),
        Move::Death => gone(now, Status::Dead, first),
        Move::NameChange(name) => Standing {
            name: name.clone(),
            ..now
        },
    };
    if moved == *before {
        return Err(MoveRefusal::NothingChanges);
    }
    Ok(moved)
}

fn in_post(now: Standing, post: &NewPost) -> Result<Standing, MoveRefusal> {
    if !post.kind.is_of_staff_file() || !post.kind.fits(post.level) {
        return Err(MoveRefusal::KindDiffers);
    }
    Ok(Standing {
        post: post.title.clone(),
        level: post.level,
        kind: post.kind,
        ..now
    })
}

fn away(now: Standing, status: Status, first: NaiveDate, until: Option<NaiveDate>) -> Result<Standing, MoveRefusal> {
    if until.is_some_and(|until| until < first) {
        return Err(MoveRefusal::EndsBeforeItBegins);
    }
    // A leave that is prolonged keeps its first day.
    let since = if now.status == status { now.since } else { IsoDay(first) };
    Ok(Standing {
        status,
        since,
        until: until.map(IsoDay),
        ..now
    })
}

/// Post, level and kind stay as they were last: they decide under which decree an earlier act is judged.
fn gone(now: Standing, status: Status, first: NaiveDate) -> Standing {
    Standing {
        status,
        since: IsoDay(first),
        until: None,
        // Who had left before he died left on the earlier day.
        left: now.left.or(Some(IsoDay(first))),
        ..now
    }
}
