//! Check 26: the clocks TS01, TS02, TS05 and TS06. Owns: which event starts and which act stops each. Must not: count days
//! (`deadlines` does).

use chrono::{Datelike, NaiveDate};

use super::{Case, Report};
use crate::day::IsoDay;
use crate::deadlines::{Explanation, Question, answer, yearly};
use crate::declarations::finding::{Place, Problem, Provision, Severity};
use crate::declarations::keys::Kind;

/// A term around a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Code of the deadline.
    pub code: &'static str,
    /// The event it runs from; `None` for a date of the calendar.
    pub event: Option<NaiveDate>,
    /// The last day on time.
    pub due: NaiveDate,
    /// The day of the act that stops it; `None` while it runs.
    pub stopped: Option<NaiveDate>,
    /// Why it ends on that day.
    pub explanation: Explanation,
    /// The provision.
    pub provision: Provision,
}

/// The clocks that the facts start, whether they run or were stopped.
///
/// The day of completion stops TS01, TS02 and TS05, the hand-over TS06. A draft has the day as its completion that it
/// would have if it were submitted now, so a clock of a draft tells whether it would be on time.
#[must_use]
pub fn clocks(case: &Case<'_>) -> Vec<Clock> {
    let completion = case.completion();
    let facts = case.facts;
    let mut clocks = Vec::new();
    match case.declaration.kind {
        Kind::LanDau => clocks.extend(
            facts
                .assigned
                .and_then(|event| forward(case, "TS01", event, Some(completion))),
        ),
        Kind::HangNam => clocks.extend(annual(case, facts.year.unwrap_or_else(|| completion.year()))),
        Kind::BoSung | Kind::CongTacCanBo | Kind::Unknown => {}
    }
    clocks.extend(
        facts
            .request_received
            .and_then(|event| forward(case, "TS05", event, Some(completion))),
    );
    clocks.extend(
        facts
            .received
            .and_then(|event| forward(case, "TS06", event, facts.handed_over)),
    );
    clocks
}

fn forward(case: &Case<'_>, code: &'static str, event: NaiveDate, stopped: Option<NaiveDate>) -> Option<Clock> {
    let question = Question {
        code: code.to_owned(),
        variant: None,
        event,
        stops: None,
    };
    let answer = answer(case.law, &question).ok()?;
    Some(Clock {
        code,
        event: Some(event),
        due: answer.dates.due(),
        stopped,
        provision: Provision {
            source: answer.row.source,
            mark: answer.explanation.mark(),
        },
        explanation: answer.explanation,
    })
}

fn annual(case: &Case<'_>, year: i32) -> Option<Clock> {
    let code = "TS02";
    let found = yearly(case.law, code, year).ok()?;
    Some(Clock {
        code,
        event: None,
        due: found.before.legal_latest,
        stopped: Some(case.completion()),
        provision: Provision {
            source: found.row.source,
            mark: found.explanation.mark(),
        },
        explanation: found.explanation,
    })
}

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    for clock in clocks(case) {
        let day = clock.stopped.unwrap_or(case.today);
        let (clock_code, event, due) = (clock.code, clock.event.map(IsoDay), IsoDay(clock.due));
        let found = if day > clock.due {
            let late = Problem::Late {
                clock: clock_code,
                event,
                due,
                day: IsoDay(day),
            };
            (Severity::W, late)
        } else if clock.stopped.is_none() {
            let running = Problem::Running {
                clock: clock_code,
                event,
                due,
                days_left: (clock.due - day).num_days(),
            };
            (Severity::I, running)
        } else {
            continue;
        };
        let (severity, problem) = found;
        report.resting_on(26, severity, Place::Procedure, problem, Some(clock.provision));
    }
}
