//! `report.windows` and `report.due`. Owns: their keys. Must not: place a day.

use domain::day::IsoDay;
use domain::deadlines::{Counting, ReportName, report_due, report_periods};
use domain::law::{Law, Mark};
use serde::{Deserialize, Serialize};

use super::Fault;

#[derive(Deserialize)]
pub(super) struct WindowsInput {
    event_dates: Vec<IsoDay>,
}

#[derive(Serialize)]
pub(super) struct WindowsOutput {
    periods: Vec<Vec<String>>,
}

pub(super) fn windows(law: &Law, input: &WindowsInput) -> Result<WindowsOutput, Fault> {
    let of = |day: &IsoDay| report_periods(law, day.0).iter().map(ReportName::to_string).collect();
    Ok(WindowsOutput {
        periods: input.event_dates.iter().map(of).collect(),
    })
}

#[derive(Deserialize)]
pub(super) struct DueInput {
    report: String,
}

#[derive(Serialize)]
pub(super) struct DueOutput {
    unit_to_province: IsoDay,
    #[serde(rename = "province_to_TTCP")]
    province_to_ttcp: IsoDay,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    mark: Mark,
}

pub(super) fn due(law: &Law, input: &DueInput) -> Result<DueOutput, Fault> {
    let name: ReportName = input.report.parse().map_err(Fault::input)?;
    let plausible = domain::day::read_iso(&format!("{:04}-01-01", name.year));
    plausible.map_err(|_| Fault::input("the year must be between 1900 and 2199"))?;
    let due = report_due(law, &name).ok_or_else(|| Fault::input(format!("there is no period {}", name.period)))?;
    let period = law.reports().iter().find(|period| period.name == name.period);
    let row = period.and_then(|period| law.deadline(&period.code, None, due.unit_to_province));
    // "No later than" is read by the words of the law (R9).
    let reading = law
        .counting_rule(Counting::R9.code())
        .map_or(Mark::Verify, |rule| rule.mark);
    let mark = row.map_or(Mark::Verify, |row| row.mark.max(reading));
    Ok(DueOutput {
        unit_to_province: IsoDay(due.unit_to_province),
        province_to_ttcp: IsoDay(due.province_to_ttcp),
        source: row.map(|row| row.source.clone()),
        mark,
    })
}
