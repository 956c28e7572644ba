//! The sentences that explain a date.
//!
//! Owns: their order, and which of them an explanation needs. Must not: find out anything: all of it comes as data from
//! `domain`.

use chrono::Days;
use domain::day;
use domain::deadlines::{Answer, CalendarDay, Dates, Explanation, Forward, Interval, Yearly};
use domain::lang::Lang;
use domain::law::{DayKind, Deadline, Term, Unit};

use super::wording;
use crate::screens::legal::dated;

/// Why the date of an answer is that day.
pub(super) fn of_answer(lang: Lang, answer: &Answer) -> Vec<String> {
    use words::lookup as w;
    let explanation = &answer.explanation;
    let length = explanation
        .length
        .map(|length| wording::length(lang, length))
        .unwrap_or_default();
    let (event, date) = (answer.row.event.in_lang(lang), dated(lang, explanation.event));
    match &answer.dates {
        Dates::Forward(forward) => of_forward(lang, &answer.row, explanation, forward, &length),
        Dates::Backward(before) => {
            let latest = dated(lang, before.legal_latest);
            let mut said = vec![w::why_backward(lang, &length, event, &date, &latest)];
            if unit(explanation) == Some(Unit::WorkingDays) {
                said.extend(skipped_and_worked(lang, explanation));
            }
            if before.target != before.legal_latest && !answer.row.effect {
                said.push(w::why_target(lang, &dated(lang, before.target)));
            }
            said
        }
        Dates::Posting(posting) => {
            let (last, removable) = (dated(lang, posting.last_day), dated(lang, posting.removable_from));
            vec![w::why_posted(lang, &length, &date, &last, &removable)]
        }
    }
}

/// Why a date of the year is the last one on time.
pub(super) fn of_yearly(lang: Lang, yearly: &Yearly) -> Vec<String> {
    use words::lookup as w;
    let before = yearly.before;
    let limit = day::vietnamese(yearly.explanation.event);
    let mut said = vec![w::why_yearly(lang, &limit, &dated(lang, before.legal_latest))];
    if before.target != before.legal_latest {
        said.push(w::why_target(lang, &dated(lang, before.target)));
    }
    said
}

fn unit(explanation: &Explanation) -> Option<Unit> {
    explanation.length.map(|length| length.unit)
}

fn of_forward(lang: Lang, row: &Deadline, explanation: &Explanation, forward: &Forward, length: &str) -> Vec<String> {
    use words::lookup as w;
    let event = row.event.in_lang(lang);
    let first = dated(lang, explanation.event + Days::new(1));
    let unit = unit(explanation);
    let mut said = vec![match unit {
        Some(Unit::WorkingDays) => w::why_working_days(lang, length, event, &first),
        Some(Unit::Months | Unit::Years) => w::why_months(lang, length, event, &dated(lang, explanation.event)),
        Some(Unit::CalendarDays) | None => w::why_days(lang, length, event, &first),
    }];
    if !explanation.stopped.is_empty() {
        let periods: Vec<String> = explanation.stopped.iter().map(|part| period(lang, *part)).collect();
        let days = forward.paused_days.unwrap_or_default();
        said.push(w::why_stopped(lang, days, &periods.join("; ")));
    }
    let due = dated(lang, forward.due);
    if unit == Some(Unit::WorkingDays) {
        said.extend(skipped_and_worked(lang, explanation));
        said.push(w::why_ends(lang, &due));
    } else if forward.due == explanation.nominal {
        said.push(w::why_ends(lang, &due));
        if matches!(row.term, Term::Forward { rolled: false, .. }) {
            said.push(w::why_not_rolled(lang));
        }
    } else {
        let nominal = dated(lang, explanation.nominal);
        said.push(match named(lang, explanation, |kind| kind != DayKind::SwapOn) {
            None => w::why_rolled(lang, &nominal, &due),
            Some(days) => w::why_rolled_over(lang, &nominal, &due, &days),
        });
    }
    said
}

fn period(lang: Lang, part: Interval) -> String {
    words::lookup::why_period(lang, &day::vietnamese(part.from), &day::vietnamese(part.to))
}

/// Weekdays off that a working-day term skipped, and Saturdays worked that it counted.
fn skipped_and_worked(lang: Lang, explanation: &Explanation) -> impl Iterator<Item = String> + use<> {
    let skipped = named(lang, explanation, |kind| kind != DayKind::SwapOn);
    let worked = named(lang, explanation, |kind| kind == DayKind::SwapOn);
    [
        skipped.map(|days| words::lookup::why_skipped(lang, &days)),
        worked.map(|days| words::lookup::why_worked(lang, &days)),
    ]
    .into_iter()
    .flatten()
}

/// Special days by name; nothing when there is none of the kind.
fn named(lang: Lang, explanation: &Explanation, wanted: impl Fn(DayKind) -> bool) -> Option<String> {
    let name = |day: &CalendarDay| words::lookup::special_day(lang, &dated(lang, day.date), day.name.in_lang(lang));
    let days: Vec<String> = explanation
        .crossed
        .iter()
        .filter(|day| wanted(day.kind))
        .map(name)
        .collect();
    (!days.is_empty()).then(|| days.join("; "))
}
