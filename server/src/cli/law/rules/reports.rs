//! `report.windows` and `report.due`. Owns: their keys. Must not: place a day.

use domain::day::IsoDay;
use domain::deadlines::{ReportName, report_due, report_periods};
use domain::law::Law;
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
}

pub(super) fn due(law: &Law, input: &DueInput) -> Result<DueOutput, Fault> {
    let name: ReportName = input.report.parse().map_err(Fault::input)?;
    let due = report_due(law, &name).ok_or_else(|| Fault::input(format!("there is no period {}", name.period)))?;
    Ok(DueOutput {
        unit_to_province: IsoDay(due.unit_to_province),
        province_to_ttcp: IsoDay(due.province_to_ttcp),
    })
}
