//! An answer as the page shows it.
//!
//! Owns: which dates are large, which facts stand below them. Must not: render, or count.

use chrono::{Datelike, NaiveDate};
use domain::day;
use domain::deadlines::{Answer, Dates, Forward, Further, Question, Yearly};
use domain::lang::Lang;
use domain::law::{CountingRule, Deadline, Term};
use services::Ctx;
use services::law::{self, Report};

use super::months::Months;
use super::{sentences, wording};
use crate::components::{DayRole, SummaryRow};
use crate::screens::legal::{dated, source_text, validity};

/// A date that is the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MainDate {
    pub label: String,
    pub date: NaiveDate,
    /// Something begins or ends by itself on this day: nobody is late.
    pub effect: bool,
}

/// Everything about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The row that was in force.
    pub row: Deadline,
    /// The dates shown large; most have one.
    pub dates: Vec<MainDate>,
    /// Today, from which the days left are told.
    pub today: NaiveDate,
    /// Why it is that day.
    pub sentences: Vec<String>,
    /// The facts below.
    pub facts: Vec<SummaryRow>,
    /// What must be checked, in words.
    pub doubts: Vec<String>,
    /// The months from the event to the end.
    pub months: Option<Months>,
}

pub(super) fn fact(key: String, value: String) -> SummaryRow {
    SummaryRow {
        key,
        value: Some(value),
        change_href: None,
    }
}

/// The answer to a question about an event.
pub(super) fn of_answer(ctx: &Ctx, lang: Lang, question: &Question, answer: Answer) -> Outcome {
    use words::lookup as w;
    let explanation = &answer.explanation;
    let mut roles = vec![(explanation.event, DayRole::Event), (answer.dates.due(), DayRole::Due)];
    let mut facts = vec![fact(
        w::event(lang),
        w::event_on(lang, answer.row.event.in_lang(lang), &dated(lang, explanation.event)),
    )];
    facts.extend(
        explanation
            .length
            .map(|length| fact(w::length(lang), wording::length(lang, length))),
    );
    let effect = answer.row.effect;
    let label = match &answer.dates {
        Dates::Forward(forward) => {
            facts.extend(further(lang, forward));
            facts.extend(stopped(lang, question, forward));
            w::ends(lang)
        }
        // Nothing has to be done, so there is no day to aim at.
        Dates::Backward(_) if effect => String::new(),
        Dates::Backward(before) => {
            let best = target(lang, before.legal_latest, before.target, &mut roles);
            facts.extend(best.map(|day| fact(w::target(lang), day)));
            w::legal_latest(lang)
        }
        Dates::Posting(posting) => {
            facts.push(fact(w::removable_from(lang), dated(lang, posting.removable_from)));
            w::posted_through(lang)
        }
    };
    let rule = law::counting_rule(ctx, explanation.rule);
    facts.extend(provisions(lang, &answer.row, rule));
    Outcome {
        dates: vec![MainDate {
            label: if effect {
                answer.row.act.in_lang(lang).to_owned()
            } else {
                label
            },
            date: answer.dates.due(),
            effect,
        }],
        today: law::today(ctx),
        sentences: sentences::of_answer(lang, &answer),
        facts,
        doubts: wording::doubts(lang, &answer.row, &explanation.doubts),
        months: Months::new(ctx, lang, &roles, &explanation.stopped),
        row: answer.row,
    }
}

/// The last day on time before a date of a year.
pub(super) fn of_yearly(ctx: &Ctx, lang: Lang, yearly: Yearly) -> Outcome {
    let before = yearly.before;
    let mut roles = vec![(before.legal_latest, DayRole::Due)];
    let best = target(lang, before.legal_latest, before.target, &mut roles);
    let mut facts: Vec<SummaryRow> = best
        .map(|day| fact(words::lookup::target(lang), day))
        .into_iter()
        .collect();
    facts.extend(planned(ctx, lang, &yearly.row.code, before.legal_latest.year()));
    facts.extend(provisions(
        lang,
        &yearly.row,
        law::counting_rule(ctx, yearly.explanation.rule),
    ));
    Outcome {
        dates: vec![MainDate {
            label: words::lookup::yearly_latest(lang),
            date: before.legal_latest,
            effect: false,
        }],
        today: law::today(ctx),
        sentences: sentences::of_yearly(lang, &yearly),
        facts,
        doubts: wording::doubts(lang, &yearly.row, &yearly.explanation.doubts),
        months: Months::new(ctx, lang, &roles, &[]),
        row: yearly.row,
    }
}

/// The days of a report.
pub(super) fn of_report(ctx: &Ctx, lang: Lang, report: Report) -> Outcome {
    use words::lookup as w;
    let (from, to) = report.window;
    let window = w::window_days(lang, &day::vietnamese(from), &day::vietnamese(to));
    let mut facts = vec![fact(w::window(lang), window)];
    let mut roles = Vec::new();
    let dates = [
        (
            w::unit_to_province(lang),
            report.due.unit_to_province,
            report.target.unit_to_province,
        ),
        (
            w::province_to_ttcp(lang),
            report.due.province_to_ttcp,
            report.target.province_to_ttcp,
        ),
    ]
    .map(|(label, date, best)| {
        roles.push((date, DayRole::Due));
        let best = target(lang, date, best, &mut roles);
        facts.extend(best.map(|day| fact(w::target_of(lang, &label), day)));
        MainDate {
            label,
            date,
            effect: false,
        }
    });
    facts.extend(planned(ctx, lang, &report.row.code, report.due.unit_to_province.year()));
    facts.extend(provisions(lang, &report.row, report.rule));
    Outcome {
        dates: dates.into(),
        today: law::today(ctx),
        sentences: vec![w::why_report(lang)],
        facts,
        doubts: wording::doubts(lang, &report.row, &report.doubts),
        months: Months::new(ctx, lang, &roles, &[]),
        row: report.row,
    }
}

/// The earlier day of a plan: beside the day of the law, never in its place.
fn planned(ctx: &Ctx, lang: Lang, code: &str, year: i32) -> Option<SummaryRow> {
    let (date, plan) = law::planned(ctx, code, year)?;
    let value = format!("{}\n{}", dated(lang, date), plan.source);
    Some(fact(words::lookup::planned(lang), value))
}

/// The working day to aim at, where it is another one.
fn target(lang: Lang, legal: NaiveDate, target: NaiveDate, roles: &mut Vec<(NaiveDate, DayRole)>) -> Option<String> {
    (target != legal).then(|| {
        roles.push((target, DayRole::Target));
        dated(lang, target)
    })
}

fn further(lang: Lang, forward: &Forward) -> Vec<SummaryRow> {
    use words::lookup as w;
    let name = |which| match which {
        Further::Base => w::further_base(lang),
        Further::AfterOneExtension => w::further_one(lang),
        Further::AfterTwoExtensions => w::further_two(lang),
        Further::IfProlongedMax => w::further_longest(lang),
        Further::ComplexMax => w::further_complex(lang),
    };
    forward
        .further
        .iter()
        .map(|end| fact(name(end.which), dated(lang, end.due)))
        .collect()
}

/// The stops as they were said, and how many days of them were not counted.
fn stopped(lang: Lang, question: &Question, forward: &Forward) -> Option<SummaryRow> {
    use words::lookup as w;
    let days = forward.paused_days?;
    let mut lines: Vec<String> = question
        .stops
        .iter()
        .flatten()
        .map(|stop| {
            let (from, to) = (day::vietnamese(stop.days.from), day::vietnamese(stop.days.to));
            w::stop_said(lang, &from, &to, &wording::ground(lang, stop.ground))
        })
        .collect();
    lines.insert(
        0,
        match days {
            // A stop after the main end may still move the prolonged ones.
            0 if !forward.further.is_empty() => w::stops_beyond(lang),
            0 => w::stops_without_effect(lang),
            days => w::stopped_sum(lang, days),
        },
    );
    Some(fact(w::stopped_days(lang), lines.join("\n")))
}

/// How it was counted, which article says so, and when that was in force.
fn provisions(lang: Lang, row: &Deadline, rule: Option<CountingRule>) -> Vec<SummaryRow> {
    use words::lookup as w;
    let not_rolled = matches!(row.term, Term::Forward { rolled: false, .. });
    let rule = rule.map(|rule| {
        let mut name = format!("{}: {}", rule.code, rule.name.in_lang(lang));
        if not_rolled {
            name = format!("{name}\n{}", w::why_not_rolled(lang));
        }
        fact(
            w::rule(lang),
            format!("{name}\n{}", source_text(lang, &rule.source, rule.mark)),
        )
    });
    let mut facts = vec![fact(w::article(lang), source_text(lang, &row.source, row.mark))];
    facts.push(fact(w::validity(lang), validity(lang, row.validity)));
    facts.extend(rule);
    facts
}
