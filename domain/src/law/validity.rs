//! The period in which a row of the legal data is in force.
//!
//! Owns: the choice of the version for a day. Must not: know what a row is about.

use chrono::NaiveDate;

use super::LawError;
use super::file::Located;

/// First and last day of validity, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while the row is in force.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether the row is in force on this day.
    #[must_use]
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// The first day that both periods have.
    fn shared_with(self, other: Self) -> Option<NaiveDate> {
        let day = self.from.max(other.from);
        (self.covers(day) && other.covers(day)).then_some(day)
    }
}

/// A row that has versions.
pub trait Dated {
    /// What stays the same in all versions.
    fn key(&self) -> String;
    /// When this version is in force.
    fn validity(&self) -> Validity;
}

/// The version for a day: the one in force; before the first one, the first; in a gap and after the last, the one before.
///
/// A fact from before a row came into force is answered by the nearest rule there is; [`Validity::covers`] tells that the
/// answer has to be checked.
pub fn version_for<'a, T: Dated>(versions: impl Iterator<Item = &'a T> + Clone, day: NaiveDate) -> Option<&'a T> {
    versions
        .clone()
        .filter(|row| row.validity().from <= day)
        .max_by_key(|row| row.validity().from)
        .or_else(|| versions.min_by_key(|row| row.validity().from))
}

/// Refuses rows of one key that are in force on the same day, and rows that end before they begin.
pub(super) fn check<T: Dated>(rows: &[Located<T>]) -> Result<(), LawError> {
    for (index, row) in rows.iter().enumerate() {
        let validity = row.validity();
        if validity.to.is_some_and(|last| last < validity.from) {
            return Err(row.wrong(format!("{} ends before it begins", row.key())));
        }
        let overlap = rows[..index]
            .iter()
            .filter(|earlier| earlier.key() == row.key())
            .find_map(|earlier| earlier.validity().shared_with(validity));
        if let Some(day) = overlap {
            return Err(row.wrong(format!("{} has two versions on {day}", row.key())));
        }
    }
    Ok(())
}
