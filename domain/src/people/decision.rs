//! The numbered decision on which an act of the staff file rests.
//!
//! Owns: its number and day, and what makes them readable. Must not: know what was decided.

use chrono::NaiveDate;

use crate::text;

/// Longest accepted number, in characters.
pub const MAX_LENGTH: usize = 60;

/// A decision (quyết định) by number and day of signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number as it stands on the paper: `12/QĐ-SKHCN`.
    pub number: String,
    /// The day on the paper.
    pub day: NaiveDate,
}

/// Why a typed number was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing was typed.
    Empty,
    /// Longer than [`MAX_LENGTH`].
    TooLong,
    /// No digit in it.
    NoDigit,
}

/// Reads the number of a decision as typed.
///
/// # Errors
/// The first [`NumberFault`].
pub fn read_number(typed: &str) -> Result<String, NumberFault> {
    let number = text::one_line(typed);
    if number.is_empty() {
        Err(NumberFault::Empty)
    } else if number.chars().count() > MAX_LENGTH {
        Err(NumberFault::TooLong)
    } else if !number.contains(|character: char| character.is_ascii_digit()) {
        Err(NumberFault::NoDigit)
    } else {
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_on_the_paper() {
        assert_eq!(read_number("  12/QĐ-SKHCN "), Ok("12/QĐ-SKHCN".to_owned()));
        assert_eq!(read_number(&"1".repeat(MAX_LENGTH)), Ok("1".repeat(MAX_LENGTH)));
        let cases = [
            ("", NumberFault::Empty),
            (" \u{200b}", NumberFault::Empty),
            ("QĐ-SKHCN", NumberFault::NoDigit),
            (&"1".repeat(MAX_LENGTH + 1), NumberFault::TooLong),
        ];
        for (typed, fault) in cases {
            assert_eq!(read_number(typed), Err(fault), "{typed:?}");
        }
    }
}
