//! What stands in a cell of the staff list.
//!
//! Owns: the value of each column of a row, for writing sheets and for showing changes. Must not: know names of codes.

use chrono::NaiveDate;

use super::{Birth, StaffColumn, StaffRow};
use crate::access::UnitId;
use crate::citizen_id::CitizenId;

/// A value to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    Empty,
    /// Text as it is.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A year alone.
    Year(i32),
    /// Codes of this column, each to be shown by its name; one, or several for fields of work.
    Codes(Vec<&'static str>),
    /// Yes or no.
    Truth(bool),
    /// A unit, to be shown by its name.
    Unit(UnitId),
    /// The number of a citizen.
    CitizenId(CitizenId),
}

impl StaffRow {
    /// The value of a column.
    #[must_use]
    pub fn shown(&self, column: StaffColumn) -> Shown {
        let entry = &self.entry;
        match column {
            StaffColumn::StaffCode => text(&entry.staff_code),
            StaffColumn::Name => text(entry.name.as_str()),
            StaffColumn::Birth => match self.birth {
                None => Shown::Empty,
                Some(Birth::Day(day)) => Shown::Day(day),
                Some(Birth::Year(year)) => Shown::Year(year),
            },
            StaffColumn::Unit => Shown::Unit(self.unit),
            StaffColumn::Kind => Shown::Codes(vec![entry.kind.code()]),
            StaffColumn::Post => text(&entry.post),
            StaffColumn::PostFrom => day(self.post_from),
            StaffColumn::Level => Shown::Codes(vec![entry.level.code()]),
            StaffColumn::Rank => text(&entry.rank),
            StaffColumn::Fields => {
                let fields: Vec<_> = entry.fields.iter().map(|field| field.code()).collect();
                if fields.is_empty() {
                    Shown::Empty
                } else {
                    Shown::Codes(fields)
                }
            }
            StaffColumn::PartyMember => Shown::Truth(entry.party_member),
            StaffColumn::ManagedBy => Shown::Codes(vec![entry.managed_by.code()]),
            StaffColumn::StateCapital => Shown::Truth(entry.state_capital),
            StaffColumn::Phone => text(&entry.phone),
            StaffColumn::Extension => text(&entry.extension),
            StaffColumn::Mail => text(&entry.mail),
            StaffColumn::Status => self
                .status
                .map_or(Shown::Empty, |status| Shown::Codes(vec![status.code()])),
            StaffColumn::StatusFrom => day(self.status_from),
            StaffColumn::Joined => day(self.joined),
            StaffColumn::CitizenId => self.citizen_id.clone().map_or(Shown::Empty, Shown::CitizenId),
        }
    }
}

fn text(text: &str) -> Shown {
    if text.is_empty() {
        Shown::Empty
    } else {
        Shown::Text(text.to_owned())
    }
}

fn day(day: Option<NaiveDate>) -> Shown {
    day.map_or(Shown::Empty, Shown::Day)
}
