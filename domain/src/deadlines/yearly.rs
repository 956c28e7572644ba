//! Deadlines that are a date of every year. Owns: their last day on time. Must not: know when a declaration was made.

use chrono::NaiveDate;

use super::Refusal;
use super::counting::{self, Before};
use super::explanation::{self, Counting, Explanation};
use crate::law::{Deadline, Law, Term};

/// The last day on time in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// The row that was in force, with its source.
    pub row: Deadline,
    /// The last day by law, and the last working day that is not later.
    pub before: Before,
    /// Why it is that day.
    pub explanation: Explanation,
}

/// The last day on time for a deadline "before a date of the year", in the year in which the limit falls (R8).
///
/// # Errors
/// [`Refusal::UnknownCode`] and, for a deadline that is not one of these, [`Refusal::NotApplicable`].
pub fn yearly(law: &Law, code: &str, year: i32) -> Result<Yearly, Refusal> {
    let unknown = || Refusal::UnknownCode(code.to_owned());
    // A row is chosen by the limit itself; every version of a row has a limit in the same year.
    let limit = |row: &Deadline| match row.term {
        Term::Yearly(limit) => limit.in_year(year),
        _ => None,
    };
    let first = law
        .deadlines()
        .iter()
        .find(|row| row.code == code)
        .ok_or_else(unknown)?;
    let not_applicable = || Refusal::NotApplicable { code: code.to_owned() };
    let day = limit(first).ok_or_else(not_applicable)?;
    let row = law.deadline(code, None, day).ok_or_else(unknown)?;
    let Term::Yearly(month_day) = row.term else {
        return Err(not_applicable());
    };
    let before = counting::before_date(law.calendar(), month_day, year).ok_or_else(not_applicable)?;
    let rule = Counting::R8;
    let limit = limit(row).unwrap_or(day);
    let crossed = if before.target == before.legal_latest {
        Vec::new()
    } else {
        explanation::crossed(law.calendar(), rule, before.target, before.legal_latest)
    };
    Ok(Yearly {
        row: row.clone(),
        before,
        explanation: Explanation {
            rule,
            event: limit,
            length: None,
            nominal: before.legal_latest,
            crossed,
            stopped: Vec::new(),
            // The last day by law needs no calendar, the working day before it does.
            doubts: explanation::doubts(law, row, rule, limit, Some(before.target)),
        },
    })
}

impl Yearly {
    /// Whether an act on `day` was on time: the last day counts (R8).
    #[must_use]
    pub fn on_time(&self, day: NaiveDate) -> bool {
        day <= self.before.legal_latest
    }
}
