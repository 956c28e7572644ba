//! Looking up the law of this installation: deadlines, working days, parameters.
//!
//! Owns: the questions that pages may put to the legal data, and today's day in Vietnam. Must not: hold a rule (`domain`
//! does) or a sentence. Nothing here reads a record: whoever asks learns only what stands in the gazette.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use domain::deadlines::{self, Answer, CalendarDay, Counting, Doubt, Question, Refusal, ReportDue, ReportName, Yearly};
use domain::law::{CountingRule, Dated, Deadline, Law, Mark, Parameter, Plan, YearRow, version_for};
use domain::time;

use crate::Ctx;

/// The years whose working days can be looked up: the first whole one under the Labour Code that has these holidays.
pub const CALENDAR_YEARS: RangeInclusive<i32> = 2014..=2100;

/// Today in Vietnam.
#[must_use]
pub fn today(ctx: &Ctx) -> NaiveDate {
    time::in_vietnam(ctx.now()).date_naive()
}

/// A deadline as it is chosen: one code with the version of each of its variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The variants in the order of the legal data; at least one.
    pub variants: Vec<Deadline>,
}

/// Every deadline in the order of the legal data, each in its version for `day`.
#[must_use]
pub fn entries(ctx: &Ctx, day: NaiveDate) -> Vec<Entry> {
    let mut codes: Vec<&str> = Vec::new();
    for row in law(ctx).deadlines() {
        if !codes.contains(&row.code.as_str()) {
            codes.push(&row.code);
        }
    }
    codes.into_iter().filter_map(|code| entry(ctx, code, day)).collect()
}

/// The deadline with this code, in its version for `day`.
#[must_use]
pub fn entry(ctx: &Ctx, code: &str, day: NaiveDate) -> Option<Entry> {
    let rows: Vec<&Deadline> = law(ctx).deadlines().iter().filter(|row| row.code == code).collect();
    let variants = versions_for(&rows, day);
    (!variants.is_empty()).then_some(Entry { variants })
}

/// Of every key the version for a day, in the order of the legal data.
fn versions_for<T: Dated + Clone>(rows: &[&T], day: NaiveDate) -> Vec<T> {
    let mut keys: Vec<String> = Vec::new();
    for row in rows {
        if !keys.contains(&row.key()) {
            keys.push(row.key());
        }
    }
    keys.iter()
        .filter_map(|key| version_for(rows.iter().copied().filter(|row| row.key() == *key), day))
        .cloned()
        .collect()
}

/// Answers a question about a deadline that is counted from an event, or back from one.
///
/// # Errors
/// The [`Refusal`] that says what to ask instead.
pub fn answer(ctx: &Ctx, question: &Question) -> Result<Answer, Refusal> {
    deadlines::answer(law(ctx), question)
}

/// The last day on time of a deadline "before a date of the year".
///
/// # Errors
/// The [`Refusal`] that says what to ask instead.
pub fn yearly(ctx: &Ctx, code: &str, year: i32) -> Result<Yearly, Refusal> {
    deadlines::yearly(law(ctx), code, year)
}

/// When a report of one year is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The row that was in force.
    pub row: Deadline,
    /// First and last day of the data.
    pub window: (NaiveDate, NaiveDate),
    /// The last days by law.
    pub due: ReportDue,
    /// The last working days that are not later: what a person should aim at.
    pub target: ReportDue,
    /// How its last days are counted, with the provision.
    pub rule: Option<CountingRule>,
    /// What must be checked.
    pub doubts: Vec<Doubt>,
}

/// When a report of `year` is due; `None` for a code that is no report.
#[must_use]
pub fn report(ctx: &Ctx, code: &str, year: i32) -> Option<Report> {
    let law = law(ctx);
    let period = law.reports().iter().find(|period| period.code == code)?;
    let name = ReportName {
        period: period.name.clone(),
        year,
    };
    let due = deadlines::report_due(law, &name)?;
    let row = law.deadline(code, None, due.unit_to_province)?;
    let rule = counting_rule(ctx, Counting::R9);
    let first_year = if period.from > period.to { year - 1 } else { year };
    let checks = [
        (row.mark == Mark::Verify, Doubt::Row),
        (!row.validity.covers(due.unit_to_province), Doubt::NotInForce),
        (
            rule.as_ref().is_none_or(|rule| rule.mark == Mark::Verify),
            Doubt::Counting,
        ),
    ];
    Some(Report {
        row: row.clone(),
        window: (period.from.in_year(first_year)?, period.to.in_year(year)?),
        due,
        target: ReportDue {
            unit_to_province: law.calendar().roll_back(due.unit_to_province),
            province_to_ttcp: law.calendar().roll_back(due.province_to_ttcp),
        },
        rule,
        doubts: checks
            .into_iter()
            .filter_map(|(holds, doubt)| holds.then_some(doubt))
            .collect(),
    })
}

/// The day that a plan of this installation sets for a deadline in `year`, with the plan.
#[must_use]
pub fn planned(ctx: &Ctx, code: &str, year: i32) -> Option<(NaiveDate, Plan)> {
    let plan = law(ctx).plan(code)?;
    Some((plan.by.in_year(year)?, plan.clone()))
}

/// A way of counting, with its provision.
#[must_use]
pub fn counting_rule(ctx: &Ctx, rule: Counting) -> Option<CountingRule> {
    law(ctx).counting_rule(rule.code()).cloned()
}

/// How terms are counted, in the order of the legal data.
#[must_use]
pub fn counting_rules(ctx: &Ctx) -> Vec<CountingRule> {
    law(ctx).counting_rules().to_vec()
}

/// The special days of a period, both ends included.
#[must_use]
pub fn special_days(ctx: &Ctx, from: NaiveDate, to: NaiveDate) -> Vec<CalendarDay> {
    law(ctx).calendar().specials(from, to).cloned().collect()
}

/// The working days of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingYear {
    /// The year.
    pub year: i32,
    /// Its papers; `None` while they are not known and its days are computed.
    pub decided: Option<YearRow>,
    /// Its special days, in order.
    pub days: Vec<CalendarDay>,
    /// Working days of each month.
    pub working: [i64; 12],
}

/// The working days of a year.
#[must_use]
pub fn working_year(ctx: &Ctx, year: i32) -> WorkingYear {
    let calendar = law(ctx).calendar();
    let mut days = Vec::new();
    let mut working = [0; 12];
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    for date in first
        .into_iter()
        .flat_map(|first| first.iter_days().take_while(|date| date.year() == year))
    {
        days.extend(calendar.special(date).cloned());
        // The index is a month: 0 to 11.
        working[date.month0() as usize] += i64::from(calendar.is_working(date));
    }
    WorkingYear {
        year,
        decided: calendar.decided(year).cloned(),
        days,
        working,
    }
}

/// The parameters for a day, and how they came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Those in force on the day.
    pub in_force: Vec<Parameter>,
    /// Those that are not yet, or no longer, in force on it: the nearest version of each.
    pub not_in_force: Vec<Parameter>,
    /// All versions of those that have several, one list for each, latest first.
    pub changed: Vec<Vec<Parameter>>,
}

/// The parameters for a day, in the order of the legal data.
#[must_use]
pub fn parameters(ctx: &Ctx, day: NaiveDate) -> Parameters {
    let rows: Vec<&Parameter> = law(ctx).parameters().iter().collect();
    let nearest = versions_for(&rows, day);
    let versions = |key: &str| {
        let mut versions: Vec<Parameter> = rows
            .iter()
            .filter(|row| row.key == key)
            .map(|row| (*row).clone())
            .collect();
        versions.sort_by_key(|row| std::cmp::Reverse(row.valid_from));
        versions
    };
    let changed = nearest
        .iter()
        .map(|row| versions(&row.key))
        .filter(|versions| versions.len() > 1)
        .collect();
    let (in_force, not_in_force) = nearest.into_iter().partition(|row| row.validity().covers(day));
    Parameters {
        in_force,
        not_in_force,
        changed,
    }
}

fn law(ctx: &Ctx) -> &Law {
    &ctx.platform.law
}
