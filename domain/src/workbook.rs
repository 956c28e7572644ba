//! What stands in a workbook, after all that is particular to its file format is gone.
//!
//! Owns: the grid of sheets, rows and cells, and what the numbers of days mean. Must not: know files, or what the cells
//! are about.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

/// Letters of the last column that any program makes: XFD.
pub const MAX_COLUMNS: u16 = 16_384;
/// Rows that any program makes.
pub const MAX_ROWS: u32 = 1_048_576;

/// A workbook as read.
#[derive(Clone, PartialEq)]
pub struct Workbook {
    /// In the order of the tabs.
    pub sheets: Vec<Sheet>,
    /// How its numbers count days.
    pub dates: DateSystem,
}

/// A sheet as read.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// Not shown to who opens the file.
    pub hidden: bool,
    /// Rows with something in them, from the top.
    pub rows: Vec<Row>,
    /// Cells that are shown as one; only the first of them holds something.
    pub merged: Vec<Area>,
}

/// A row as read.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Its number at the edge of the sheet, from 1.
    pub number: u32,
    /// Filtered or folded away.
    pub hidden: bool,
    /// Cells with something in them, from the left.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of this column.
    #[must_use]
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let place = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(place)
    }
}

/// A cell as read. Not printable: it may hold what is confidential.
#[derive(Clone, PartialEq)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u16,
    /// Calculated; the value is what the last program that calculated it found.
    pub formula: bool,
    /// What it holds.
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// A formula that no program has calculated.
    Nothing,
    /// Text, as it stands in the file.
    Text(Arc<str>),
    /// A number.
    Number {
        /// Its value; finite.
        value: f64,
        /// Least number of digits that the format shows, by zeros in front: 5 for `00000`. 0 when it says nothing.
        digits: u8,
    },
    /// A number that the format shows as a day; the time of day is left out.
    Day(NaiveDate),
    /// TRUE or FALSE.
    Truth(bool),
    /// `#REF!` and its like.
    Error(Arc<str>),
}

/// A rectangle of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First row, from 1, and last.
    pub rows: (u32, u32),
    /// First column, from 0, and last.
    pub columns: (u16, u16),
}

/// How the numbers of a workbook count days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateSystem {
    /// 1 is 01/01/1900, and 60 is a 29/02/1900 that never was.
    #[default]
    From1900,
    /// 0 is 01/01/1904.
    From1904,
}

impl DateSystem {
    /// The day of a number; nothing for negative ones, for the day that never was, and beyond the year 9999.
    #[must_use]
    pub fn day(self, number: f64) -> Option<NaiveDate> {
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the range above"
        )]
        let whole = number as u64;
        let (first, days) = match self {
            Self::From1904 => (NaiveDate::from_ymd_opt(1904, 1, 1)?, whole),
            Self::From1900 => match whole {
                0 | 60 => return None,
                // The day that never was moves all that follow.
                1..60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, whole),
                _ => (NaiveDate::from_ymd_opt(1899, 12, 30)?, whole),
            },
        };
        first.checked_add_days(Days::new(days))
    }
}

/// The letters of a column: A, B, … Z, AA, …
#[must_use]
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// The column, from 0, and the row of a place like `B12`.
#[must_use]
pub fn place(text: &str) -> Option<(u16, u32)> {
    let text = text.replace('$', "");
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let row: u32 = row
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| row.parse().ok())??;
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let column = u16::try_from(column - 1).ok()?;
    (column < MAX_COLUMNS && (1..=MAX_ROWS).contains(&row)).then_some((column, row))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        crate::day::read_iso(text).ok()
    }

    #[test]
    fn numbers_are_days_in_both_systems() {
        let cases = [
            (DateSystem::From1900, 0.0, None),
            (DateSystem::From1900, 1.0, day("1900-01-01")),
            (DateSystem::From1900, 59.0, day("1900-02-28")),
            (DateSystem::From1900, 60.0, None),
            (DateSystem::From1900, 61.0, day("1900-03-01")),
            (DateSystem::From1900, 33_000.0, day("1990-05-07")),
            (DateSystem::From1900, 33_000.99, day("1990-05-07")),
            (DateSystem::From1904, 0.0, day("1904-01-01")),
            (DateSystem::From1904, 31_538.0, day("1990-05-07")),
            (DateSystem::From1900, -1.0, None),
            (DateSystem::From1900, 2_958_466.0, None),
            (DateSystem::From1900, f64::NAN, None),
            (DateSystem::From1900, f64::INFINITY, None),
        ];
        for (system, number, expected) in cases {
            assert_eq!(system.day(number), expected, "{number}");
        }
    }

    #[test]
    fn places_are_read_and_written() {
        let cases = [
            ("A1", Some((0, 1))),
            ("Z10", Some((25, 10))),
            ("aa3", Some((26, 3))),
            ("$B$12", Some((1, 12))),
            ("XFD1048576", Some((16_383, 1_048_576))),
            ("XFE1", None),
            ("A0", None),
            ("A1048577", None),
            ("A", None),
            ("1", None),
            ("", None),
            ("A1B", None),
            ("Ă1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(place(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn letters_lead_back_to_the_column(column in 0..MAX_COLUMNS, row in 1..=MAX_ROWS) {
            prop_assert_eq!(place(&format!("{}{row}", column_letters(column))), Some((column, row)));
        }
    }
}
