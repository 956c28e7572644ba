//! Reporting periods: in which a day falls, and when a report is due.
//!
//! Owns: the names of periods (`Q1/2027`) and their dates (R9: last days, never moved). Must not: know what is reported.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::law::{Law, MonthDay, ReportPeriod};

/// A period of one year: `Q1/2027`, `6M/2027`, `Y/2027`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportName {
    /// The part before the year, as in the legal data.
    pub period: String,
    /// The year the report is about.
    pub year: i32,
}

impl fmt::Display for ReportName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.period, self.year)
    }
}

/// A text that names no period of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a period like Q1/2027 or 6M/2027 is expected")]
pub struct NotAReport;

impl FromStr for ReportName {
    type Err = NotAReport;

    fn from_str(text: &str) -> Result<Self, NotAReport> {
        let (period, year) = text.split_once('/').ok_or(NotAReport)?;
        let plain = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        if !plain || period.is_empty() {
            return Err(NotAReport);
        }
        Ok(Self {
            period: period.to_owned(),
            year: year.parse().map_err(|_| NotAReport)?,
        })
    }
}

/// When a report is due; both are last days on time and never moved (R9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportDue {
    /// From a unit to its province or ministry.
    pub unit_to_province: NaiveDate,
    /// From a province or ministry to the Government Inspectorate.
    pub province_to_ttcp: NaiveDate,
}

/// The periods in which a day falls, in the order quarter, six months, nine months, year.
#[must_use]
pub fn report_periods(law: &Law, day: NaiveDate) -> Vec<ReportName> {
    law.reports()
        .iter()
        .filter_map(|period| {
            year_of(period, day).map(|year| ReportName {
                period: period.name.clone(),
                year,
            })
        })
        .collect()
}

/// The year of the period's window in which the day lies, both ends included.
fn year_of(period: &ReportPeriod, day: NaiveDate) -> Option<i32> {
    let place = MonthDay::of(day);
    let begins_the_year_before = period.from > period.to;
    match (begins_the_year_before, place >= period.from, place <= period.to) {
        (true, true, _) => Some(day.year() + 1),
        (true, false, true) | (false, true, true) => Some(day.year()),
        _ => None,
    }
}

/// When a report is due; `None` for a period that the legal data do not have.
#[must_use]
pub fn report_due(law: &Law, report: &ReportName) -> Option<ReportDue> {
    let period = law.reports().iter().find(|period| period.name == report.period)?;
    Some(ReportDue {
        unit_to_province: period.unit_to_province.in_year(report.year)?,
        province_to_ttcp: period.province_to_ttcp.in_year(report.year)?,
    })
}
