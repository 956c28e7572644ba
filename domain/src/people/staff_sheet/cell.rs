//! Cells as the texts that forms would have.
//!
//! Owns: numbers stored as text and the reverse, yes and no, zeros that got lost. Must not: know rows.

use super::fault::What;
use crate::text::{self, legacy::Encoding, search_key};
use crate::workbook::{Cell, Value};

const YES: [&str; 11] = ["x", "co", "v", "dung", "phai", "la", "1", "true", "yes", "y", "dv"];
const NO: [&str; 7] = ["khong", "0", "false", "no", "n", "chua", "k"];

/// Characters of a text that are looked at: more than any column takes, so that what is longer is too long even so.
const LOOKED_AT: usize = 1_000;

/// The beginning of a text, in so many characters.
pub(super) fn beginning(text: &str, characters: usize) -> &str {
    text.char_indices()
        .nth(characters)
        .map_or(text, |(end, _)| &text[..end])
}

/// What is looked at of a text.
pub(super) fn looked_at(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(beginning(text, LOOKED_AT)),
        _ => None,
    }
}

/// The value with its text in Unicode, as much of it as is looked at.
pub(super) fn converted(value: &Value, encoding: Option<Encoding>) -> Value {
    let (Value::Text(text), Some(begun)) = (value, looked_at(value)) else {
        return value.clone();
    };
    match encoding.and_then(|encoding| encoding.convert(begun)) {
        Some(text) => Value::Text(text.into()),
        None if begun.len() < text.len() => Value::Text(begun.into()),
        None => value.clone(),
    }
}

/// Faults of formulas, which no text can be made of.
pub(super) fn formula_fault(cell: &Cell) -> Option<What> {
    match cell.value {
        Value::Nothing => Some(What::NotCalculated),
        Value::Error(_) => Some(What::FormulaError),
        _ => None,
    }
}

/// The value as somebody would have typed it.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Nothing | Value::Error(_) => String::new(),
        Value::Text(text) => text::one_line(text),
        Value::Number { value, digits } => number(*value, usize::from(*digits)),
        Value::Day(day) => crate::day::vietnamese(*day),
        Value::Truth(truth) => truth.to_string(),
    }
}

/// Whole numbers without a fraction, with the zeros that their format shows.
fn number(value: f64, digits: usize) -> String {
    /// Numbers beyond are not exact, so that their digits are not those that were typed.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        format!("{value:0digits$.0}")
    } else {
        value.to_string()
    }
}

/// Yes or no; nothing is no. A day is yes: that is how lists say since when.
pub(super) fn truth(value: &Value) -> Result<bool, What> {
    let line = written(value);
    let key = search_key(&line);
    if matches!(value, Value::Day(_)) || YES.contains(&key.as_str()) || line == "✓" || line == "✔" {
        Ok(true)
    } else if key.is_empty() || NO.contains(&key.as_str()) {
        Ok(false)
    } else {
        super::days::read(value, Default::default(), 2099)
            .ok()
            .flatten()
            .map(|_| true)
            .ok_or(What::NotYesOrNo)
    }
}

/// Without the apostrophe that some programs leave in front of digits to say that they are text.
pub(super) fn unmarked(line: String) -> String {
    line.strip_prefix('\'').map(str::to_owned).unwrap_or(line)
}

/// A number that has so many digits and begins with a zero, which the program that made the sheet dropped; the text,
/// and whether zeros were put back.
pub(super) fn with_zeros(value: &Value, length: usize, shortest: usize) -> (String, bool) {
    let line = unmarked(written(value));
    let lost = matches!(value, Value::Number { .. })
        && (shortest..length).contains(&line.len())
        && line.bytes().all(|byte| byte.is_ascii_digit());
    if lost {
        (format!("{line:0>length$}"), true)
    } else {
        (line, false)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(Arc::from(text))
    }

    const fn digits(value: f64, digits: u8) -> Value {
        Value::Number { value, digits }
    }

    #[test]
    fn cells_are_written_as_typed() {
        let cases = [
            (text("  00123 "), "00123"),
            (text("'00123"), "'00123"),
            (digits(123.0, 0), "123"),
            (digits(123.0, 5), "00123"),
            (digits(1.5, 5), "1.5"),
            (digits(1_199_000_000.0, 12), "001199000000"),
            (digits(-3.0, 0), "-3"),
            (digits(1e20, 0), "100000000000000000000"),
            (Value::Truth(true), "true"),
            (Value::Nothing, ""),
        ];
        for (value, expected) in cases {
            assert_eq!(written(&value), expected);
        }
    }

    #[test]
    fn yes_and_no_have_many_shapes() {
        for yes in ["x", "X", "Có", "đúng", "TRUE", "✓", "01/05/2010", "2010"] {
            assert_eq!(truth(&text(yes)), Ok(true), "{yes}");
        }
        for no in ["", " ", "Không", "0", "-", "chưa", "FALSE"] {
            assert_eq!(truth(&text(no)), Ok(false), "{no}");
        }
        assert_eq!(truth(&digits(1.0, 0)), Ok(true));
        assert_eq!(truth(&text("có lẽ")), Err(What::NotYesOrNo));
    }

    #[test]
    fn lost_zeros_are_put_back_where_a_number_lost_them() {
        let cases = [
            (digits(1_199_000_000.0, 0), 12, 10, "001199000000", true),
            (digits(912_345_678.0, 0), 10, 9, "0912345678", true),
            (digits(123.0, 0), 12, 10, "123", false),
            (text("1199000000"), 12, 10, "1199000000", false),
            (text("'0912345678"), 10, 9, "0912345678", false),
            (digits(123_456_789_012.0, 0), 12, 10, "123456789012", false),
        ];
        for (value, length, shortest, expected, restored) in cases {
            assert_eq!(with_zeros(&value, length, shortest), (expected.to_owned(), restored));
        }
    }
}
