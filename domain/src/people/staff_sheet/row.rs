//! A row of the staff list.
//!
//! Owns: what a row holds once it is read. Must not: read it.

use chrono::{Datelike, NaiveDate};

use crate::access::UnitId;
use crate::citizen_id::CitizenId;
use crate::people::{Entry, Status};

/// When somebody was born, as far as a sheet says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// The day.
    Day(NaiveDate),
    /// The year alone.
    Year(i32),
}

impl Birth {
    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Year(year) => year,
        }
    }
}

/// A person as a row says it. Nothing in a day or in the status means that the row does not say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    /// Everything that forms ask for as well; its year of birth is that of `birth`.
    pub entry: Entry,
    /// Day or year of birth.
    pub birth: Option<Birth>,
    /// Where the person works.
    pub unit: UnitId,
    /// First day in the post.
    pub post_from: Option<NaiveDate>,
    /// Whether at work, away or gone.
    pub status: Option<Status>,
    /// Since when.
    pub status_from: Option<NaiveDate>,
    /// First day in the agency.
    pub joined: Option<NaiveDate>,
    /// Number of the citizen.
    pub citizen_id: Option<CitizenId>,
}
