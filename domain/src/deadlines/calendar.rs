//! The working-day calendar: Monday to Friday, less holidays and days off, plus Saturdays worked.
//!
//! Owns: whether a day is worked, and why not. Must not: count a term, or know which years are decided (the data do).
//!
//! A year whose yearly papers are known has exactly the days of its list. For every other year the holidays that follow
//! from law are computed, and days that depend on a yearly decision are not there: dates that cross it are provisional.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lunar;
use crate::day;
use crate::law::{DayKind, HolidayDate, HolidayRule, Mark, Wording, YearRow};

/// A day that is not what its weekday says, or a holiday on a weekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub date: NaiveDate,
    /// Why it is special.
    pub kind: DayKind,
    /// What it is called.
    pub name: Wording,
    /// The provision or paper it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
    /// Whether it was computed because the papers of the year are not known.
    pub computed: bool,
}

/// Days off and days worked of all years from [`day::FIRST`] to [`day::LAST`].
#[derive(Clone, Debug)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, CalendarDay>,
    decided: BTreeMap<i32, YearRow>,
}

impl Calendar {
    pub(crate) fn new(rules: &[HolidayRule], years: Vec<YearRow>, listed: Vec<CalendarDay>) -> Self {
        let decided: BTreeMap<i32, YearRow> = years.into_iter().map(|year| (year.year, year)).collect();
        let mut calendar = Self {
            days: listed.into_iter().map(|day| (day.date, day)).collect(),
            decided,
        };
        for year in day::FIRST.year()..=day::LAST.year() {
            if !calendar.decided.contains_key(&year) {
                calendar.compute(rules, year);
            }
        }
        calendar
    }

    fn compute(&mut self, rules: &[HolidayRule], year: i32) {
        let mut to_make_up = Vec::new();
        for rule in rules {
            let Some(date) = rule.in_year(year) else { continue };
            if let Some(source) = rule.made_up.as_ref().filter(|_| is_weekend(date)) {
                to_make_up.push((date, rule, source));
            }
            self.days.insert(date, rule.day(date, DayKind::Holiday, &rule.source));
        }
        to_make_up.sort_by_key(|(date, _, _)| *date);
        for (date, rule, source) in to_make_up {
            let off = self.next_working(date);
            self.days.insert(off, rule.day(off, DayKind::MakeupOff, source));
        }
    }

    /// Whether people of the public sector work on this day.
    #[must_use]
    pub fn is_working(&self, date: NaiveDate) -> bool {
        match self.special(date).map(|day| day.kind) {
            Some(DayKind::SwapOn) => true,
            Some(DayKind::Holiday | DayKind::MakeupOff | DayKind::SwapOff) => false,
            None => !is_weekend(date),
        }
    }

    /// What is special about a day.
    #[must_use]
    pub fn special(&self, date: NaiveDate) -> Option<&CalendarDay> {
        self.days.get(&date)
    }

    /// The special days of a period, both ends included, in order.
    pub fn specials(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &CalendarDay> {
        // A range that ends before it begins would panic.
        self.days.range(from..=to.max(from)).map(|(_, day)| day)
    }

    /// The day itself when it is worked, else the next one that is.
    #[must_use]
    pub fn roll(&self, date: NaiveDate) -> NaiveDate {
        let mut date = date;
        while !self.is_working(date) {
            date = date + Days::new(1);
        }
        date
    }

    /// The day itself when it is worked, else the last one before that is.
    #[must_use]
    pub fn roll_back(&self, date: NaiveDate) -> NaiveDate {
        let mut date = date;
        while !self.is_working(date) {
            date = date - Days::new(1);
        }
        date
    }

    fn next_working(&self, date: NaiveDate) -> NaiveDate {
        self.roll(date + Days::new(1))
    }

    /// The papers of a year; `None` while they are not known and its days are computed.
    #[must_use]
    pub fn decided(&self, year: i32) -> Option<&YearRow> {
        self.decided.get(&year)
    }

    /// The years whose papers are known, in order.
    pub fn decided_years(&self) -> impl Iterator<Item = &YearRow> {
        self.decided.values()
    }
}

/// Whether the day is a Saturday or Sunday.
#[must_use]
pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

impl HolidayRule {
    /// The day of the holiday in a year in which the rule is in force on it.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let date = match self.date {
            HolidayDate::Solar(day) => day.in_year(year)?,
            HolidayDate::Lunar(day) => lunar::solar_day(year, day.month(), day.day())?,
        };
        self.validity.covers(date).then_some(date)
    }

    fn day(&self, date: NaiveDate, kind: DayKind, source: &str) -> CalendarDay {
        CalendarDay {
            date,
            kind,
            name: self.name.clone(),
            source: source.to_owned(),
            mark: self.mark,
            computed: true,
        }
    }
}
