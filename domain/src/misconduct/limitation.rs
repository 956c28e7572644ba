//! After how long an act is no longer pursued (thời hiệu).
//!
//! Owns: start, restart, end and result of the limitation. Must not: roll the end; between the end and its rolled day
//! the result is "boundary", and a lawyer decides.

use chrono::NaiveDate;

use super::forms::{Form, RuleSetCode};
use crate::deadlines::{Doubt, Interval, Stop, doubtful_years, forward, merge};
use crate::law::{Deadline, Law, Length, LimitationStop, Mark, RuleSet, Term, Unit};

/// Why there is no limitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NoLimitation {
    /// A Party member deserving expulsion.
    KhaiTruDang,
    /// Internal political protection.
    BaoVeChinhTriNoiBo,
    /// Harm to the national interest in defence, security or foreign affairs.
    LoiIchQuocGia,
    /// Fake or illegal diplomas, certificates or papers.
    VanBangGia,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitationFacts {
    /// Under which decree.
    pub rule_set: RuleSetCode,
    /// End of the act or, when it cannot be fixed, day of the competent body's conclusion.
    pub begin: NaiveDate,
    /// The form the act seems to deserve.
    pub expected_form: Form,
    /// Day of the written notice that discipline is considered.
    pub notice: Option<NaiveDate>,
    /// Day of the conclusion that the act deserves discipline.
    pub discipline_conclusion: Option<NaiveDate>,
    /// Days of new acts, in any order.
    pub new_acts: Vec<NaiveDate>,
    /// Time that is not counted, in any order.
    pub stops: Vec<Stop>,
    /// Why there is no limitation, if so.
    pub no_limitation: Option<NoLimitation>,
}

/// Whether an act may still be pursued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LimitationResult {
    /// There is no limitation.
    NoLimit,
    /// Stopped in time.
    InTime,
    /// Stopped after the end, but not after the next working day: a lawyer decides.
    Boundary,
    /// Stopped too late.
    Expired,
}

/// The limitation of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limitation {
    /// The day it runs from, after restarts.
    pub start: NaiveDate,
    /// Its last day; `None` without a limitation.
    pub end: Option<NaiveDate>,
    /// `None` while nothing has stopped it.
    pub result: Option<LimitationResult>,
}

/// The limitation of an act; `None` when the legal data have no term for the decree.
///
/// A new act within the running period, its stops included, makes it run again from that day. Then the stops that lie
/// after the last start move the end.
#[must_use]
pub fn limitation(law: &Law, facts: &LimitationFacts) -> Option<Limitation> {
    if facts.no_limitation.is_some() {
        return Some(Limitation {
            start: facts.begin,
            end: None,
            result: Some(LimitationResult::NoLimit),
        });
    }
    let term = term(limitation_row(law, facts.rule_set, facts.expected_form)?)?;
    let stops: Vec<Interval> = facts.stops.iter().map(|stop| stop.days).collect();
    let stops = merge(&stops);
    let end_from = |start| forward(law.calendar(), start, term, false, &stops).due;
    let mut new_acts = facts.new_acts.clone();
    new_acts.sort_unstable();
    let mut start = facts.begin;
    for act in new_acts {
        if start < act && act <= end_from(start) {
            start = act;
        }
    }
    let end = end_from(start);
    let stopped_on = match stop_of(law, facts.rule_set)? {
        LimitationStop::Notice => facts.notice,
        LimitationStop::Conclusion => facts.discipline_conclusion,
    };
    let result = stopped_on.map(|day| {
        if day <= end {
            LimitationResult::InTime
        } else if day <= law.calendar().roll(end) {
            LimitationResult::Boundary
        } else {
            LimitationResult::Expired
        }
    });
    Some(Limitation {
        start,
        end: Some(end),
        result,
    })
}

/// What must be checked before anybody relies on a limitation.
#[must_use]
pub fn limitation_doubts(law: &Law, facts: &LimitationFacts, found: &Limitation) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let Some(end) = found.end else {
        // There is no term; what is left to doubt is the decree.
        let old = |row: &&RuleSet| row.code == facts.rule_set && row.mark == Mark::Verify;
        doubts.extend(law.rule_sets().iter().find(old).map(|_| Doubt::Row));
        return doubts;
    };
    if let Some(row) = limitation_row(law, facts.rule_set, facts.expected_form) {
        if row.mark == Mark::Verify {
            doubts.push(Doubt::Row);
        }
        // Whether an older law would be better for the person is an open question.
        if !row.validity.covers(facts.begin) {
            doubts.push(Doubt::NotInForce);
        }
        let foreign = |stop: &&Stop| !row.stops.contains(&stop.ground);
        doubts.extend(
            facts
                .stops
                .iter()
                .find(foreign)
                .map(|stop| Doubt::StopGround(stop.ground)),
        );
    }
    // Only a late stop asks the calendar: whether the end was on a day off.
    if matches!(
        found.result,
        Some(LimitationResult::Boundary | LimitationResult::Expired)
    ) {
        if found.result == Some(LimitationResult::Boundary) {
            doubts.push(Doubt::Counting);
        }
        doubts.extend(doubtful_years(law.calendar(), end, law.calendar().roll(end)));
    }
    doubts
}

/// The row that has the length of the limitation, with its source and mark.
#[must_use]
pub fn limitation_row(law: &Law, rule_set: RuleSetCode, expected: Form) -> Option<&Deadline> {
    let code = if expected == Form::KhienTrach { "KL01" } else { "KL02" };
    law.deadlines()
        .iter()
        .find(|row| row.code == code && row.variant.as_deref() == Some(rule_set.code()))
}

fn term(row: &Deadline) -> Option<Length> {
    match row.term {
        Term::Limitation(amount) => Some(Length {
            amount,
            unit: Unit::Months,
        }),
        _ => None,
    }
}

fn stop_of(law: &Law, rule_set: RuleSetCode) -> Option<LimitationStop> {
    law.rule_sets()
        .iter()
        .find(|row| row.code == rule_set)
        .map(|row| row.limitation_stops_at)
}
