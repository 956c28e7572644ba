//! What an address says, and what was typed to make it.
//!
//! Owns: parameters of an address, days and years among them, as typed. Must not: lose what cannot be read: it comes
//! back to the person who typed it.

use std::ops::RangeInclusive;

use axum::extract::Query;
use axum::http::Uri;
use chrono::{Datelike, NaiveDate};
use domain::day::{self, DayFault, Part, PartsFault};
use domain::lang::Lang;
use domain::text;

use crate::components::DateParts;

/// Longest text that is taken from an address, in characters.
const LONGEST_TEXT: usize = 200;

/// The parameters of an address, in order; none where they cannot be read.
pub(in crate::screens) fn parameters(raw: &str) -> Vec<(String, String)> {
    format!("/?{raw}")
        .parse::<Uri>()
        .ok()
        .and_then(|uri| Query::<Vec<(String, String)>>::try_from_uri(&uri).ok())
        .map(|Query(parameters)| parameters)
        .unwrap_or_default()
}

/// The beginning of a text in one line.
pub(in crate::screens) fn short(value: &str) -> String {
    text::one_line(value).chars().take(LONGEST_TEXT).collect()
}

/// A year of four digits within a range.
pub(in crate::screens) fn read_year(typed: &str, years: &RangeInclusive<i32>) -> Option<i32> {
    let digits = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| typed.parse().ok()).flatten()?;
    years.contains(&year).then_some(year)
}

/// A day in three fields, or in one parameter that carries all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::screens) struct TypedDate(pub DateParts);

/// A day that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::screens) struct DateFault {
    /// The end of the id of the field to go to.
    pub part: &'static str,
    /// What to put right.
    pub text: String,
}

impl TypedDate {
    /// Takes one of the fields `day`, `month`, `year`.
    pub fn set(&mut self, part: &str, value: &str) {
        let value = short(value);
        match part {
            "day" => self.0.day = value,
            "month" => self.0.month = value,
            "year" => self.0.year = value,
            _ => {}
        }
    }

    /// The day of an address: `2026-04-23`, or `23/4/2026` where it was typed like that.
    pub fn of_text(value: &str) -> Self {
        let value = short(value);
        let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
        let (day, month, year) = match *parts.as_slice() {
            // As people write them: 1, not 01.
            [year, month, day] if year.len() == 4 => (day.trim_start_matches('0'), month.trim_start_matches('0'), year),
            [day, month, year] => (day, month, year),
            _ => (value.as_str(), "", ""),
        };
        Self(DateParts {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        })
    }

    /// The day as an address carries it; what cannot be read is carried as typed.
    pub fn to_text(&self) -> String {
        let DateParts { day, month, year } = &self.0;
        match self.date() {
            Ok(date) => day::iso(date),
            Err(_) if self.is_empty() => String::new(),
            Err(_) => format!("{day}/{month}/{year}"),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0 == DateParts::default()
    }

    fn date(&self) -> Result<NaiveDate, PartsFault> {
        let DateParts { day, month, year } = &self.0;
        // A whole date typed or pasted into the first field.
        if day.chars().count() > 2 && month.is_empty() && year.is_empty() {
            return day::read_vietnamese(day).map_err(|fault| PartsFault {
                fault,
                parts: vec![Part::Day],
            });
        }
        day::read_parts(day, month, year)
    }

    /// The day.
    pub fn read(&self, lang: Lang) -> Result<NaiveDate, DateFault> {
        use words::lookup as w;
        self.date().map_err(|fault| DateFault {
            part: match fault.parts.first() {
                Some(Part::Month) => "month",
                Some(Part::Year) => "year",
                Some(Part::Day) | None => "day",
            },
            text: match fault.fault {
                DayFault::Empty if fault.parts.len() == 3 => w::error_date_empty(lang),
                DayFault::Empty => w::error_date_incomplete(lang),
                // A year of two digits is read.
                DayFault::Unreadable | DayFault::ShortYear => w::error_date_unreadable(lang),
                DayFault::NoSuchDay => w::error_date_none(lang),
                DayFault::OutOfRange => {
                    w::error_date_range(lang, &day::FIRST.year().to_string(), &day::LAST.year().to_string())
                }
            },
        })
    }
}

impl From<NaiveDate> for TypedDate {
    fn from(date: NaiveDate) -> Self {
        Self(DateParts {
            day: date.day().to_string(),
            month: date.month().to_string(),
            year: date.year().to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_back_from_its_address_as_it_was_typed() {
        let cases = [
            ("2026-04-23", "2026-04-23"),
            ("23/4/2026", "2026-04-23"),
            ("31/2/2026", "31/2/2026"),
            ("2026-02-31", "31/2/2026"),
            ("23042026", "2026-04-23"),
            ("23/4/26", "2026-04-23"),
            ("5-3-80", "1980-03-05"),
            ("abc", "abc//"),
            ("abc//", "abc//"),
            ("4//2026", "4//2026"),
            ("", ""),
        ];
        for (typed, address) in cases {
            assert_eq!(TypedDate::of_text(typed).to_text(), address, "{typed:?}");
        }
    }

    #[test]
    fn a_fault_leads_to_the_field_that_it_is_about() {
        let cases = [
            ("", "day", words::lookup::error_date_empty(Lang::Vi)),
            ("4//2026", "month", words::lookup::error_date_incomplete(Lang::Vi)),
            ("4/5/226", "year", words::lookup::error_date_unreadable(Lang::Vi)),
            ("31/2/2026", "day", words::lookup::error_date_none(Lang::Vi)),
            (
                "1/1/1776",
                "year",
                words::lookup::error_date_range(Lang::Vi, "1900", "2199"),
            ),
            ("mai", "day", words::lookup::error_date_unreadable(Lang::Vi)),
        ];
        for (typed, part, text) in cases {
            assert_eq!(
                TypedDate::of_text(typed).read(Lang::Vi),
                Err(DateFault { part, text }),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn a_year_has_four_digits_within_its_range() {
        let years = 2014..=2100;
        for (typed, year) in [
            ("2026", Some(2026)),
            ("2013", None),
            ("2101", None),
            ("26", None),
            ("+202", None),
            ("", None),
        ] {
            assert_eq!(read_year(typed, &years), year, "{typed:?}");
        }
    }
}
