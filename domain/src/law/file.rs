//! Reading a file of legal data row by row, so that a wrong row is named with its line.
//!
//! Owns: lines, days and months-and-days in TOML. Must not: know any row's meaning.

use std::ops::Deref;

use chrono::{Datelike, NaiveDate};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use super::LawError;

/// A row, its file and the line it begins on.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub file: &'static str,
    pub line: usize,
    pub row: T,
}

impl<T> Located<T> {
    pub fn wrong(&self, reason: String) -> LawError {
        LawError {
            file: self.file,
            line: self.line,
            reason,
        }
    }

    pub fn map<U>(self, meaning: impl FnOnce(T) -> Result<U, String>) -> Result<Located<U>, LawError> {
        let Self { file, line, row } = self;
        match meaning(row) {
            Ok(row) => Ok(Located { file, line, row }),
            Err(reason) => Err(LawError { file, line, reason }),
        }
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.row
    }
}

/// Rows as they come out of the parser.
pub(super) type Rows<T> = Vec<toml::Spanned<T>>;

/// Parses a whole file; its fields are [`Rows`].
pub(super) fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, LawError> {
    toml::from_str(text).map_err(|error| LawError {
        file,
        line: error.span().map_or(1, |span| line_of(text, span.start)),
        reason: error.message().to_owned(),
    })
}

/// The rows with their lines.
pub(super) fn located<T>(file: &'static str, text: &str, rows: Rows<T>) -> Vec<Located<T>> {
    rows.into_iter()
        .map(|row| Located {
            file,
            line: line_of(text, row.span().start),
            row: row.into_inner(),
        })
        .collect()
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    written
        .date
        .filter(|_| written.time.is_none())
        .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()))
        .ok_or_else(|| D::Error::custom("a day like 2026-07-01 is expected"))
}

pub(super) fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

/// A day of every year, written `12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// Month of the year, 1–12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// Day of the month.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.day
    }

    /// The same day in one year; `None` only for a year that the calendar does not have.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// Where a day stands within its year.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self {
            month: date.month(),
            day: date.day(),
        }
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const COMMON_YEAR: i32 = 2027;
        let text = String::deserialize(deserializer)?;
        text.split_once('-')
            .and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)))
            .filter(|(month, day)| NaiveDate::from_ymd_opt(COMMON_YEAR, *month, *day).is_some())
            .map(|(month, day)| Self { month, day })
            .ok_or_else(|| D::Error::custom("a day of every year like 12-31 is expected"))
    }
}
