//! Earlier days that a province or ministry sets for its agencies (R15).
//!
//! Owns: the shape of `[[plan]]` in `law-local.toml`. Must not: replace the day of the law, which stays beside it.

use serde::Deserialize;

use super::file::{Located, MonthDay};
use super::{Deadline, LawError, ReportPeriod, Term};

/// An earlier day of every year for a deadline that is a date of the year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Code of the deadline.
    pub code: String,
    /// Last day by the plan; that day is still on time.
    pub by: MonthDay,
    /// The plan it comes from.
    pub source: String,
}

/// Refuses plans that are looser than the law, and those for deadlines that are no date of the year.
pub(super) fn read(
    plans: Vec<Located<Plan>>,
    deadlines: &[Deadline],
    reports: &[ReportPeriod],
) -> Result<Vec<Plan>, LawError> {
    let mut read: Vec<Plan> = Vec::new();
    for plan in plans {
        let yearly = deadlines
            .iter()
            .filter(|row| row.code == plan.code)
            .find_map(|row| match row.term {
                // Before that day: a plan for the day itself would be too late.
                Term::Yearly(limit) => Some(plan.by < limit),
                _ => None,
            });
        let report = reports.iter().find(|period| period.code == plan.code);
        let earlier = yearly.or_else(|| report.map(|period| plan.by <= period.unit_to_province));
        match earlier {
            None => return Err(plan.wrong(format!("{} is no date of the year", plan.code))),
            Some(false) => return Err(plan.wrong(format!("the plan for {} is later than the law", plan.code))),
            Some(true) if read.iter().any(|other| other.code == plan.code) => {
                return Err(plan.wrong(format!("{} has two plans", plan.code)));
            }
            Some(true) => read.push(plan.row),
        }
    }
    Ok(read)
}
