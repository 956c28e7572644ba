//! Why a date is that day: everything a sentence about it needs, as data.
//!
//! Owns: which rule counted, what it crossed, and what about the answer is not certain. Must not: form the sentence.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::calendar::{CalendarDay, is_weekend};
use super::{Calendar, Interval};
use crate::law::{Deadline, Law, Length, Mark, StopGround, Unit};

/// The rule that counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Counting {
    /// Calendar days forward.
    R2,
    /// Working days forward.
    R3,
    /// Months forward.
    R4,
    /// Years forward.
    R5,
    /// Years forward from 29 February to a year without one.
    R5a,
    /// Before a date of the year.
    R8,
    /// No later than a date of the year.
    R9,
    /// Backward from an event.
    R10,
    /// Days of a posting.
    R11,
}

impl Counting {
    /// The code of the rule in the legal data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::R2 => "R2",
            Self::R3 => "R3",
            Self::R4 => "R4",
            Self::R5 => "R5",
            Self::R5a => "R5a",
            Self::R8 => "R8",
            Self::R9 => "R9",
            Self::R10 => "R10",
            Self::R11 => "R11",
        }
    }

    /// The rule for terms that run forward.
    #[must_use]
    pub const fn forward(unit: Unit) -> Self {
        match unit {
            Unit::CalendarDays => Self::R2,
            Unit::WorkingDays => Self::R3,
            Unit::Months => Self::R4,
            Unit::Years => Self::R5,
        }
    }
}

/// Why an answer must be checked before anybody relies on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The row is marked to be checked.
    Row,
    /// The way of counting is marked to be checked.
    Counting,
    /// The row was not, or is no longer, in force on the day of the event.
    NotInForce,
    /// The row does not name this ground for not counting time.
    StopGround(StopGround),
    /// The papers of this year are not known: days that depend on them are missing.
    Provisional(i32),
    /// Further days may be announced for this year.
    OpenYear(i32),
    /// This special day changed the result, and is itself marked to be checked.
    Day(NaiveDate),
}

/// Why a date is that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The rule that counted.
    pub rule: Counting,
    /// The day it counted from, or towards.
    pub event: NaiveDate,
    /// The whole length it counted; absent for dates of the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// The day it came to before moving off days off.
    pub nominal: NaiveDate,
    /// Special days that changed the result.
    #[serde(serialize_with = "dates")]
    pub crossed: Vec<CalendarDay>,
    /// The parts of the stops that moved the end.
    pub stopped: Vec<Interval>,
    /// What must be checked; nothing when the answer is certain.
    pub doubts: Vec<Doubt>,
}

impl Explanation {
    /// How sure the answer is.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        if self.doubts.is_empty() {
            Mark::Confirmed
        } else {
            Mark::Verify
        }
    }

    /// Whether the papers of a year that was crossed are missing.
    #[must_use]
    pub fn provisional(&self) -> bool {
        self.doubts.iter().any(|doubt| matches!(doubt, Doubt::Provisional(_)))
    }
}

/// The special days that mattered: for working days all that make a weekday free or a Saturday worked, for the others
/// those over which the end was moved.
pub(super) fn crossed(calendar: &Calendar, rule: Counting, from: NaiveDate, to: NaiveDate) -> Vec<CalendarDay> {
    let (from, to) = (from.min(to), from.max(to));
    calendar
        .specials(from, to)
        .filter(|day| rule != Counting::R3 || calendar.is_working(day.date) == is_weekend(day.date))
        .cloned()
        .collect()
}

/// The doubts that come from the row, the way of counting and the years between two days.
pub(super) fn doubts(
    law: &Law,
    row: &Deadline,
    rule: Counting,
    event: NaiveDate,
    last: Option<NaiveDate>,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if row.mark == Mark::Verify {
        doubts.push(Doubt::Row);
    }
    if !row.validity.covers(event) {
        doubts.push(Doubt::NotInForce);
    }
    if law
        .counting_rule(rule.code())
        .is_none_or(|rule| rule.mark == Mark::Verify)
    {
        doubts.push(Doubt::Counting);
    }
    if let Some(last) = last {
        doubts.extend(doubtful_years(law.calendar(), event, last));
    }
    doubts
}

/// The years between two days whose special days are not, or not all, known.
pub(crate) fn doubtful_years(calendar: &Calendar, one: NaiveDate, other: NaiveDate) -> Vec<Doubt> {
    let (first, last) = (one.min(other).year(), one.max(other).year());
    (first..=last)
        .filter_map(|year| match calendar.decided(year) {
            None => Some(Doubt::Provisional(year)),
            Some(row) if row.mark == Mark::Verify => Some(Doubt::OpenYear(year)),
            Some(_) => None,
        })
        .collect()
}

/// Adds the days that changed the result and are not certain; those of computed years are already doubted with their year.
pub(super) fn doubt_days(crossed: &[CalendarDay], doubts: &mut Vec<Doubt>) {
    let uncertain = |day: &&CalendarDay| day.mark == Mark::Verify && !day.computed;
    doubts.extend(crossed.iter().filter(uncertain).map(|day| Doubt::Day(day.date)));
}

#[derive(Serialize)]
struct Crossed<'a> {
    date: NaiveDate,
    kind: crate::law::DayKind,
    name: &'a str,
}

fn dates<S: serde::Serializer>(days: &[CalendarDay], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(days.iter().map(|day| Crossed {
        date: day.date,
        kind: day.kind,
        name: &day.name.vi,
    }))
}
