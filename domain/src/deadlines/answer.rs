//! A question about a deadline, and its answer.
//!
//! Owns: how the parts of a row make its dates: prolongations, longest totals, stops. Must not: count days (`counting`).

use chrono::NaiveDate;

use super::counting::{self, Before, End, Posting};
use super::explanation::{self, Counting, Doubt, Explanation};
use super::stops::{Interval, merge};
use crate::law::{Deadline, Law, Length, StopGround, Term, Unit};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Code of the deadline: `TS01` …
    pub code: String,
    /// Which of its variants; `None` for the default one.
    pub variant: Option<String>,
    /// The day of the event. It also chooses the version of the row.
    pub event: NaiveDate,
    /// Time that is not counted; `None` when nothing was said of it.
    pub stops: Option<Vec<Stop>>,
}

/// Time that is not counted, with its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// First and last day.
    pub days: Interval,
    /// Why.
    pub ground: StopGround,
}

/// Why there is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No row has this code.
    #[error("there is no deadline {0}")]
    UnknownCode(String),
    /// The row counts nothing by itself; another question does.
    #[error("{code} is not asked in this way")]
    NotApplicable {
        /// The code asked for.
        code: String,
    },
    /// The row has several terms, and none was chosen.
    #[error("{code} needs a variant: {}", .variants.join(", "))]
    NeedsVariant {
        /// The code asked for.
        code: String,
        /// Those there are.
        variants: Vec<String>,
    },
    /// The row has no such variant.
    #[error("{code} has no variant {variant}")]
    UnknownVariant {
        /// The code asked for.
        code: String,
        /// The variant asked for.
        variant: String,
    },
    /// Stops were given for a term that does not run forward.
    #[error("{code} does not run forward: nothing can stop it")]
    CannotStop {
        /// The code asked for.
        code: String,
    },
    /// A stop that ends before it begins.
    #[error("a stop ends on {to}, before it begins on {from}")]
    StopBackwards {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The row that was in force, with its source.
    pub row: Deadline,
    /// The dates.
    pub dates: Dates,
    /// Why the main one of them is that day.
    pub explanation: Explanation,
}

/// The dates of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dates {
    /// A term that runs from the event.
    Forward(Forward),
    /// A term that ends before the event.
    Backward(Before),
    /// Days of a posting.
    Posting(Posting),
}

impl Dates {
    /// The last day on time.
    #[must_use]
    pub const fn due(&self) -> NaiveDate {
        match self {
            Self::Forward(forward) => forward.due,
            Self::Backward(before) => before.legal_latest,
            Self::Posting(posting) => posting.last_day,
        }
    }
}

/// The dates of a term that runs from the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// Last day on time.
    pub due: NaiveDate,
    /// What the term would be with and without its prolongations.
    pub further: Vec<FurtherEnd>,
    /// Calendar days that were not counted; `None` when nothing was said of stops.
    pub paused_days: Option<i64>,
}

/// An end besides the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FurtherEnd {
    /// Which.
    pub which: Further,
    /// Last day.
    pub due: NaiveDate,
}

/// Which end besides the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// Without any prolongation.
    Base,
    /// After one prolongation (R7).
    AfterOneExtension,
    /// After two prolongations (R7).
    AfterTwoExtensions,
    /// At the longest, when prolonged (R6).
    IfProlongedMax,
    /// At the longest, in a complex case (R6).
    ComplexMax,
}

/// Answers a question about a deadline.
///
/// # Errors
/// The [`Refusal`] that says what to ask instead.
pub fn answer(law: &Law, question: &Question) -> Result<Answer, Refusal> {
    let row = find(law, question)?;
    let stops = merged(question)?;
    if question.stops.is_some() && !matches!(row.term, Term::Forward { .. }) {
        return Err(match row.term {
            Term::Backward(_) | Term::Posting(_) => Refusal::CannotStop { code: row.code.clone() },
            _ => not_applicable(row),
        });
    }
    match &row.term {
        Term::Forward { .. } => forward(law, question, row, &stops),
        Term::Backward(length) => Ok(backward(law, question.event, row, *length)),
        Term::Posting(days) => Ok(posting(law, question.event, row, *days)),
        Term::Yearly(_) | Term::Limitation(_) | Term::Report | Term::Uncounted(_) => Err(not_applicable(row)),
    }
}

fn not_applicable(row: &Deadline) -> Refusal {
    Refusal::NotApplicable { code: row.code.clone() }
}

fn find<'a>(law: &'a Law, question: &Question) -> Result<&'a Deadline, Refusal> {
    let code = &question.code;
    let mut same_code = law.deadlines().iter().filter(|row| row.code == *code).peekable();
    let Some(first) = same_code.peek() else {
        return Err(Refusal::UnknownCode(code.clone()));
    };
    if matches!(first.term, Term::Limitation(_)) {
        return Err(not_applicable(first));
    }
    let found = law.deadline(code, question.variant.as_deref(), question.event);
    found.ok_or_else(|| match &question.variant {
        Some(variant) => Refusal::UnknownVariant {
            code: code.clone(),
            variant: variant.clone(),
        },
        None => Refusal::NeedsVariant {
            code: code.clone(),
            variants: same_code.filter_map(|row| row.variant.clone()).collect(),
        },
    })
}

fn merged(question: &Question) -> Result<Vec<Interval>, Refusal> {
    let stops = question.stops.as_deref().unwrap_or_default();
    if let Some(stop) = stops.iter().find(|stop| stop.days.to < stop.days.from) {
        return Err(Refusal::StopBackwards {
            from: stop.days.from,
            to: stop.days.to,
        });
    }
    let days: Vec<Interval> = stops.iter().map(|stop| stop.days).collect();
    Ok(merge(&days))
}

/// Everything that a forward row counts with, resolved against the rows it names.
struct Plan {
    due: Length,
    rolled: bool,
    further: Vec<(Further, Length)>,
}

fn plan(law: &Law, row: &Deadline, event: NaiveDate) -> Option<Plan> {
    let Term::Forward {
        length,
        base,
        prolongation,
        longest,
        longest_row,
        complex_row,
        rolled,
    } = &row.term
    else {
        return None;
    };
    let of_row = |code: &Option<String>| own_length(law, code.as_deref()?, event);
    let prolongs_another = base.is_some();
    let base = length.or_else(|| of_row(base))?;
    let so_long = |amount| Length {
        amount,
        unit: base.unit,
    };
    let mut due = base;
    let mut further = Vec::new();
    if let Some(prolongation) = prolongation {
        further.push((Further::Base, base));
        for (time, which) in (1..=prolongation.times).zip([Further::AfterOneExtension, Further::AfterTwoExtensions]) {
            let prolonged = so_long(base.amount + time * prolongation.by);
            further.push((which, prolonged));
            if prolongs_another {
                due = prolonged;
            }
        }
    }
    let longest = longest.map(so_long).or_else(|| of_row(longest_row));
    further.extend(longest.map(|length| (Further::IfProlongedMax, length)));
    further.extend(of_row(complex_row).map(|length| (Further::ComplexMax, length)));
    Some(Plan {
        due,
        rolled: *rolled,
        further,
    })
}

fn own_length(law: &Law, code: &str, event: NaiveDate) -> Option<Length> {
    match &law.deadline(code, None, event)?.term {
        Term::Forward { length, .. } => *length,
        _ => None,
    }
}

fn forward(law: &Law, question: &Question, row: &Deadline, stops: &[Interval]) -> Result<Answer, Refusal> {
    let (calendar, event) = (law.calendar(), question.event);
    let plan = plan(law, row, event).ok_or_else(|| not_applicable(row))?;
    let end_of = |length| counting::forward(calendar, event, length, plan.rolled, stops);
    let end = end_of(plan.due);
    let further: Vec<FurtherEnd> = plan
        .further
        .iter()
        .map(|(which, length)| FurtherEnd {
            which: *which,
            due: end_of(*length).due,
        })
        .collect();
    // What must be checked of any of the ends must be checked of the answer.
    let latest = further.iter().map(|further| further.due).fold(end.due, NaiveDate::max);
    let explanation = explain_forward(law, question, row, &plan, &end, latest);
    Ok(Answer {
        row: row.clone(),
        dates: Dates::Forward(Forward {
            due: end.due,
            further,
            paused_days: question.stops.as_ref().map(|_| end.paused_days()),
        }),
        explanation,
    })
}

fn explain_forward(
    law: &Law,
    question: &Question,
    row: &Deadline,
    plan: &Plan,
    end: &End,
    latest: NaiveDate,
) -> Explanation {
    let (event, length) = (question.event, plan.due);
    let rule = match Counting::forward(length.unit) {
        Counting::R5 if counting::lacks_leap_day(event, event + chrono::Months::new(12 * length.amount)) => {
            Counting::R5a
        }
        rule => rule,
    };
    let crossed = match length.unit {
        Unit::WorkingDays => explanation::crossed(law.calendar(), rule, event + chrono::Days::new(1), end.due),
        _ if end.due != end.nominal => explanation::crossed(law.calendar(), rule, end.nominal, end.due),
        _ => Vec::new(),
    };
    let uses_calendar = plan.rolled || length.unit == Unit::WorkingDays;
    let mut doubts = explanation::doubts(law, row, rule, event, uses_calendar.then_some(latest));
    explanation::doubt_days(&crossed, &mut doubts);
    for stop in question.stops.iter().flatten() {
        let doubt = Doubt::StopGround(stop.ground);
        if !row.stops.contains(&stop.ground) && !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }
    Explanation {
        rule,
        event,
        length: Some(length),
        nominal: end.nominal,
        crossed,
        stopped: end.stopped.clone(),
        doubts,
    }
}

fn backward(law: &Law, event: NaiveDate, row: &Deadline, length: Length) -> Answer {
    let before = counting::backward(law.calendar(), event, length);
    let rule = Counting::R10;
    let crossed = match length.unit {
        Unit::WorkingDays => explanation::crossed(
            law.calendar(),
            Counting::R3,
            before.legal_latest,
            event - chrono::Days::new(1),
        ),
        _ if before.target != before.legal_latest => {
            explanation::crossed(law.calendar(), rule, before.target, before.legal_latest)
        }
        _ => Vec::new(),
    };
    let mut doubts = explanation::doubts(law, row, rule, event, Some(before.target));
    explanation::doubt_days(&crossed, &mut doubts);
    Answer {
        row: row.clone(),
        explanation: Explanation {
            rule,
            event,
            length: Some(length),
            nominal: before.legal_latest,
            crossed,
            stopped: Vec::new(),
            doubts,
        },
        dates: Dates::Backward(before),
    }
}

fn posting(law: &Law, event: NaiveDate, row: &Deadline, days: u32) -> Answer {
    let posting = counting::posting(event, days);
    Answer {
        row: row.clone(),
        explanation: Explanation {
            rule: Counting::R11,
            event,
            length: Some(Length {
                amount: days,
                unit: Unit::CalendarDays,
            }),
            nominal: posting.last_day,
            crossed: Vec::new(),
            stopped: Vec::new(),
            doubts: explanation::doubts(law, row, Counting::R11, event, None),
        },
        dates: Dates::Posting(posting),
    }
}
