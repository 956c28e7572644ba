//! Reporting periods. Owns: the shape of `law/reports.toml`. Must not: place a day in a period.

use serde::Deserialize;

use super::LawError;
use super::file::{self, MonthDay, Rows};

const FILE: &str = "law/reports.toml";
pub(super) const TEXT: &str = include_str!("../../../law/reports.toml");

/// A reporting period of every year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportPeriod {
    /// The deadline it belongs to: `BC01` …
    pub code: String,
    /// `Q1` … `Y`, the part of a period's name before the year.
    pub name: String,
    /// First day of the data; in the year before when it is later in the calendar than the last day.
    pub from: MonthDay,
    /// Last day of the data.
    pub to: MonthDay,
    /// Last day for a unit to report to the province or ministry.
    pub unit_to_province: MonthDay,
    /// Last day for a province or ministry to report to the Government Inspectorate.
    pub province_to_ttcp: MonthDay,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportFile {
    period: Rows<ReportPeriod>,
}

pub(super) fn read(text: &str) -> Result<Vec<ReportPeriod>, LawError> {
    let parsed: ReportFile = file::parse(FILE, text)?;
    Ok(file::located(FILE, text, parsed.period)
        .into_iter()
        .map(|row| row.row)
        .collect())
}
