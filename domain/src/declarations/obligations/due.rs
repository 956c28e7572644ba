//! By when a declaration is due. Owns: which term belongs to which kind. Must not: count days.

use chrono::NaiveDate;

use crate::deadlines::{Explanation, Question, answer, yearly};
use crate::declarations::keys::Kind;
use crate::law::{Law, Mark};

/// By when, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Code of the term.
    pub code: &'static str,
    /// The last day on time by law.
    pub day: NaiveDate,
    /// The earlier day of the local plan, which is shown and does not make anybody late.
    pub planned: Option<NaiveDate>,
    /// The provision.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
    /// Why it is that day.
    pub explanation: Explanation,
}

/// When a declaration of a year is due; `None` for kinds that are not asked for by a campaign, and for a first declaration of
/// which the day is not known that it is counted from.
#[must_use]
pub fn due(law: &Law, kind: Kind, year: i32, obliged_since: Option<NaiveDate>) -> Option<Due> {
    match kind {
        Kind::LanDau => {
            let question = Question {
                code: "TS01".to_owned(),
                variant: None,
                event: obliged_since?,
                stops: None,
            };
            let answer = answer(law, &question).ok()?;
            Some(Due {
                code: "TS01",
                day: answer.dates.due(),
                planned: None,
                source: answer.row.source,
                mark: answer.explanation.mark(),
                explanation: answer.explanation,
            })
        }
        Kind::HangNam => {
            let yearly = yearly(law, "TS02", year).ok()?;
            Some(Due {
                code: "TS02",
                day: yearly.before.legal_latest,
                planned: law.plan("TS02").and_then(|plan| plan.by.in_year(year)),
                source: yearly.row.source,
                mark: yearly.explanation.mark(),
                explanation: yearly.explanation,
            })
        }
        Kind::BoSung | Kind::CongTacCanBo | Kind::Unknown => None,
    }
}
