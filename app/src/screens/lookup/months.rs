//! The months from the event to the end.
//!
//! Owns: which months are shown, and what each of their days is marked with. Must not: know why a day is special.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::deadlines::{CalendarDay, Interval};
use domain::lang::Lang;
use leptos::prelude::*;
use services::Ctx;
use services::law;

use crate::components::{DayRole, MarkedDay, MonthCalendar, MonthLegend, day_kind_name, day_role_name, lang};

/// Longer periods show their first and last months only.
const MOST_MONTHS: usize = 6;
const EACH_END: usize = 2;

/// The first day of each month shown, and the first and last month left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Months {
    shown: Vec<NaiveDate>,
    left_out: Option<(NaiveDate, NaiveDate)>,
    days: Vec<MarkedDay>,
}

impl Months {
    /// The months that hold the given days, with everything between marked.
    pub fn new(ctx: &Ctx, lang: Lang, roles: &[(NaiveDate, DayRole)], stopped: &[Interval]) -> Option<Self> {
        let first = roles.iter().map(|(date, _)| *date).min()?;
        let last = roles.iter().map(|(date, _)| *date).max()?;
        let (shown, left_out) = choose(first, last);
        let end = month_end(last)?;
        let specials = law::special_days(ctx, first.with_day(1)?, end);
        let is_shown = |date: NaiveDate| shown.iter().any(|month| date.with_day(1) == Some(*month));
        let mut marks = Marks::default();
        for day in specials.iter().filter(|day| is_shown(day.date)) {
            marks.special(lang, day);
        }
        for part in stopped {
            let days = part.from.iter_days().take_while(|date| *date <= part.to.min(end));
            for date in days.filter(|date| is_shown(*date)) {
                marks.stopped(lang, date);
            }
        }
        for (date, role) in roles {
            marks.role(lang, *date, *role);
        }
        Some(Self {
            shown,
            left_out,
            days: marks.0.into_values().collect(),
        })
    }
}

/// Marks by day.
#[derive(Default)]
struct Marks(BTreeMap<NaiveDate, MarkedDay>);

impl Marks {
    fn say(&mut self, date: NaiveDate, words: &str) -> &mut MarkedDay {
        let day = self.0.entry(date).or_insert_with(|| MarkedDay {
            date,
            kind: None,
            role: None,
            stopped: false,
            name: String::new(),
        });
        if !day.name.is_empty() {
            day.name.push_str("; ");
        }
        day.name.push_str(words);
        day
    }

    fn special(&mut self, lang: Lang, day: &CalendarDay) {
        let words = words::lookup::special_kind(lang, &day_kind_name(lang, day.kind), day.name.in_lang(lang));
        self.say(day.date, &words).kind = Some(day.kind);
    }

    fn stopped(&mut self, lang: Lang, date: NaiveDate) {
        self.say(date, &words::calendar::stopped(lang)).stopped = true;
    }

    fn role(&mut self, lang: Lang, date: NaiveDate, role: DayRole) {
        self.say(date, &day_role_name(lang, role)).role = Some(role);
    }
}

/// The first days of all months from one day to another, and those left out of their middle.
fn choose(first: NaiveDate, last: NaiveDate) -> (Vec<NaiveDate>, Option<(NaiveDate, NaiveDate)>) {
    let mut months: Vec<NaiveDate> = std::iter::successors(first.with_day(1), |month| next_month(*month))
        .take_while(|month| *month <= last)
        .collect();
    if months.len() <= MOST_MONTHS {
        return (months, None);
    }
    let removed: Vec<NaiveDate> = months.drain(EACH_END..months.len() - EACH_END).collect();
    (months, removed.first().copied().zip(removed.last().copied()))
}

fn next_month(month: NaiveDate) -> Option<NaiveDate> {
    month.checked_add_months(chrono::Months::new(1))
}

fn month_end(date: NaiveDate) -> Option<NaiveDate> {
    next_month(date.with_day(1)?)?.pred_opt()
}

/// The months side by side, with their legend.
#[component]
pub(super) fn MonthsView(months: Months) -> impl IntoView {
    let lang = lang();
    let Months { shown, left_out, days } = months;
    let name = |month: NaiveDate| month.format("%m/%Y").to_string();
    let note = left_out.map(|(first, last)| {
        let text = words::lookup::months_left_out(lang, &name(first), &name(last));
        view! { <p class="govuk-body">{text}</p> }
    });
    let tables = shown
        .into_iter()
        .map(|month| {
            let in_month = |day: &&MarkedDay| day.date.with_day(1) == Some(month);
            let days = days.iter().filter(in_month).cloned().collect();
            view! { <MonthCalendar year=month.year() month=month.month() days /> }
        })
        .collect_view();
    view! {
        <section class="lc-period">
            <h3 class="govuk-heading-s">{words::lookup::months(lang)}</h3>
            {note}
            <MonthLegend days=days.clone() />
            <div class="lc-months">{tables}</div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        domain::day::read_iso(text).expect("a day")
    }

    #[test]
    fn up_to_six_months_are_shown_and_of_more_the_first_and_last_two() {
        let cases = [
            ("2026-04-23", "2026-04-29", 1, None),
            ("2026-01-31", "2026-06-01", 6, None),
            ("2026-01-31", "2026-07-01", 4, Some(("2026-03-01", "2026-05-01"))),
            ("2026-12-31", "2031-12-31", 4, Some(("2027-02-01", "2031-10-01"))),
        ];
        for (first, last, count, left_out) in cases {
            let (shown, removed) = choose(day(first), day(last));
            assert_eq!(shown.len(), count, "{first} {last}");
            assert_eq!(
                removed,
                left_out.map(|(first, last)| (day(first), day(last))),
                "{first} {last}"
            );
        }
    }
}
