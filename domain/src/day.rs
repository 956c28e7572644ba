//! Calendar days: how they are stored, typed and written.
//!
//! Owns: the two forms of a day and the years that count as plausible. Must not: know today (`services::clock` does),
//! instants (`time`) or legal terms.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text;

/// First day that is read; nobody in office or in a register was born before.
pub const FIRST: NaiveDate = constant(1900, 1, 1);
/// Last day that is read; a later one is a slip of the finger.
pub const LAST: NaiveDate = constant(2199, 12, 31);

const fn constant(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("a constant names a day that is in no calendar"),
    }
}

/// Why a text was not read as a day. In this order faults are told: the first one hides the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayFault {
    /// Nothing was typed.
    Empty,
    /// Not in the form of a day.
    Unreadable,
    /// A year of two digits where the whole year is asked for: 65 may be 1965 or 2065.
    ShortYear,
    /// Not in the calendar, like 31/02 or the month 13.
    NoSuchDay,
    /// Before [`FIRST`] or after [`LAST`].
    OutOfRange,
}

/// A field of a date input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Ngày.
    Day,
    /// Tháng.
    Month,
    /// Năm.
    Year,
}

/// What is wrong in a date input, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartsFault {
    /// What is wrong. [`DayFault::Empty`] with all three fields means that nothing was typed, with fewer that the date is
    /// not complete.
    pub fault: DayFault,
    /// The fields to mark, in the order of the form; at least one. All three when each is possible, but not together.
    pub parts: Vec<Part>,
}

/// Reads `YYYY-MM-DD`, exactly: ten characters, nothing around them. For stored days, addresses and files.
///
/// # Errors
/// The [`DayFault`].
pub fn read_iso(text: &str) -> Result<NaiveDate, DayFault> {
    if text.is_empty() {
        return Err(DayFault::Empty);
    }
    let parts: Vec<&str> = text.split('-').collect();
    match *parts.as_slice() {
        [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => whole(day, month, year),
        _ => Err(DayFault::Unreadable),
    }
}

/// Two digits from here on are a year of the last century, smaller ones of this: whoever works today was born in 1950 or
/// later, and no decision speaks of a day behind 2049.
pub const SHORT_YEARS_FROM: i32 = 50;

/// Reads a day as people type it: `dd/mm/yyyy`, also without leading zeros, with `/`, `-`, `.` or spaces between, or
/// `ddmmyyyy` without any. A year of two digits is taken as well, by the rule of [`SHORT_YEARS_FROM`]: `1-7-26` is the first
/// of July 2026, `5/3/80` the fifth of March 1980. Pages show what was read with its whole year.
///
/// # Errors
/// The [`DayFault`] that tells what to ask the person; never [`DayFault::ShortYear`].
pub fn read_vietnamese(typed: &str) -> Result<NaiveDate, DayFault> {
    match read_with_whole_year(typed) {
        Err(DayFault::ShortYear) => {
            let line = text::one_line(typed);
            // What was told so ends with two digits.
            let (before, year) = line.split_at(line.len() - 2);
            read_with_whole_year(&format!("{before}{}", whole_year(year)))
        }
        read => read,
    }
}

/// The same for a day that has been, like a day of birth: a year of two digits that would lie behind `latest` is of the
/// century before, so that `5/3/45` is nobody's birthday in 2045.
///
/// # Errors
/// As [`read_vietnamese`].
pub fn read_past(typed: &str, latest: NaiveDate) -> Result<NaiveDate, DayFault> {
    let day = read_vietnamese(typed)?;
    let is_short = read_with_whole_year(typed) == Err(DayFault::ShortYear);
    if is_short && day > latest {
        return day.with_year(day.year() - 100).ok_or(DayFault::NoSuchDay);
    }
    Ok(day)
}

/// A year as it was typed, with its century where it has two digits.
fn whole_year(typed: &str) -> String {
    if typed.len() != 2 {
        return typed.to_owned();
    }
    match number::<i32>(typed) {
        Ok(year) if year < SHORT_YEARS_FROM => format!("20{typed}"),
        Ok(_) => format!("19{typed}"),
        Err(_) => typed.to_owned(),
    }
}

/// The same where the whole year must be typed.
///
/// # Errors
/// The [`DayFault`] that tells what to ask the person.
pub fn read_with_whole_year(typed: &str) -> Result<NaiveDate, DayFault> {
    let line = text::one_line(typed);
    if line.is_empty() {
        return Err(DayFault::Empty);
    }
    if line.len() == "ddmmyyyy".len() && line.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole(&line[..2], &line[2..4], &line[4..]);
    }
    let separator = ['/', '-', '.'].into_iter().find(|mark| line.contains(*mark));
    let parts: Vec<&str> = line.split(separator.unwrap_or(' ')).map(str::trim).collect();
    match *parts.as_slice() {
        [day, month, year] => whole(day, month, year),
        _ => Err(DayFault::Unreadable),
    }
}

/// Reads the three fields of a date input; a year of two digits as [`read_vietnamese`] does.
///
/// # Errors
/// What is wrong and which fields it is about; never [`DayFault::ShortYear`].
pub fn read_parts(day: &str, month: &str, year: &str) -> Result<NaiveDate, PartsFault> {
    let [day, month, year] = [day, month, year].map(text::one_line);
    fields(&day, &month, &whole_year(&year))
}

/// `dd/MM/yyyy`, as people read it.
#[must_use]
pub fn vietnamese(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// `YYYY-MM-DD`, as it is stored.
#[must_use]
pub fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Parts of one text: where a part is missing, the text is no day.
fn whole(day: &str, month: &str, year: &str) -> Result<NaiveDate, DayFault> {
    fields(day, month, year).map_err(|PartsFault { fault, .. }| match fault {
        DayFault::Empty => DayFault::Unreadable,
        other => other,
    })
}

fn fields(day: &str, month: &str, year: &str) -> Result<NaiveDate, PartsFault> {
    let (day, month, year) = (up_to_two_digits(day), up_to_two_digits(month), full_year(year));
    let (Ok(day), Ok(month), Ok(year)) = (day, month, year) else {
        let faults = [day.err(), month.err(), year.err()];
        let first = faults.into_iter().flatten().min();
        return Err(PartsFault {
            fault: first.unwrap_or(DayFault::Unreadable),
            parts: parts_where(faults.map(|fault| fault.is_some() && fault == first)),
        });
    };
    let impossible = parts_where([!(1..=31).contains(&day), !(1..=12).contains(&month), false]);
    if !impossible.is_empty() {
        return Err(PartsFault {
            fault: DayFault::NoSuchDay,
            parts: impossible,
        });
    }
    if !(FIRST.year()..=LAST.year()).contains(&year) {
        return Err(PartsFault {
            fault: DayFault::OutOfRange,
            parts: vec![Part::Year],
        });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| PartsFault {
        fault: DayFault::NoSuchDay,
        parts: vec![Part::Day, Part::Month, Part::Year],
    })
}

fn parts_where(marked: [bool; 3]) -> Vec<Part> {
    [Part::Day, Part::Month, Part::Year]
        .into_iter()
        .zip(marked)
        .filter_map(|(part, marked)| marked.then_some(part))
        .collect()
}

fn up_to_two_digits(text: &str) -> Result<u32, DayFault> {
    match text.len() {
        0 => Err(DayFault::Empty),
        1..=2 => number(text),
        _ => Err(DayFault::Unreadable),
    }
}

fn full_year(text: &str) -> Result<i32, DayFault> {
    match text.len() {
        0 => Err(DayFault::Empty),
        2 => number::<i32>(text).and(Err(DayFault::ShortYear)),
        4 => number(text),
        _ => Err(DayFault::Unreadable),
    }
}

/// Digits alone: the standard library would take a sign as well.
fn number<N: FromStr>(text: &str) -> Result<N, DayFault> {
    let only_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = only_digits.then(|| text.parse().ok()).flatten();
    number.ok_or(DayFault::Unreadable)
}

/// A day that files and messages hold as `YYYY-MM-DD`; chrono's own reading takes `2025-2-1` and spaces as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoDay(pub NaiveDate);

impl Serialize for IsoDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso(self.0))
    }
}

impl<'de> Deserialize<'de> for IsoDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read_iso(&text)
            .map(Self)
            .map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), &"a day YYYY-MM-DD of the years 1900 to 2199"))
    }
}

#[cfg(test)]
mod tests;
