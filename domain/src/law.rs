//! The law as dated data, read from `law/*.toml` when the program starts.
//!
//! Owns: the shape of the legal data files, their checks, and the choice of the row in force on a day.
//! Must not: contain a legal number; those stand in the files, each with its source.

use chrono::NaiveDate;
use serde::Deserialize;

const PARAMETERS: &str = include_str!("../../law/parameters.toml");

/// How sure a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Agrees with the cited provision.
    Confirmed,
    /// Must be checked against the gazette before go-live; shown wherever the value is.
    Verify,
}

/// One amount in force over one period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Code, the same in every period: `T_item`, `T_change`.
    pub key: String,
    /// Amount in whole đồng.
    pub value_vnd: i64,
    /// First day of validity.
    #[serde(deserialize_with = "day")]
    pub valid_from: NaiveDate,
    /// Last day of validity; absent while the row is in force.
    #[serde(default, deserialize_with = "optional_day")]
    pub valid_to: Option<NaiveDate>,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
}

/// All legal data of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    parameters: Vec<Parameter>,
}

/// Why the legal data cannot be used; names file and line.
#[derive(Debug, thiserror::Error)]
pub enum LawError {
    /// The file does not have the expected shape.
    #[error("{file}: {reason}")]
    Shape {
        /// Name of the file.
        file: &'static str,
        /// The parser's words, with line and column.
        reason: String,
    },
    /// Two rows of one key are in force on the same day.
    #[error("{file}: {key} has two values on {day}")]
    Overlap {
        /// Name of the file.
        file: &'static str,
        /// The key concerned.
        key: String,
        /// The first day they share.
        day: NaiveDate,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterFile {
    parameter: Vec<Parameter>,
}

impl Law {
    /// Reads the data that were built into the program.
    ///
    /// # Errors
    /// When a file is not well formed or two rows contradict each other.
    pub fn built_in() -> Result<Self, LawError> {
        Self::read(PARAMETERS)
    }

    fn read(parameters: &str) -> Result<Self, LawError> {
        const FILE: &str = "law/parameters.toml";
        let file: ParameterFile = toml::from_str(parameters).map_err(|error| LawError::Shape {
            file: FILE,
            reason: error.to_string(),
        })?;
        let law = Self {
            parameters: file.parameter,
        };
        match law.first_overlap() {
            Some((key, day)) => Err(LawError::Overlap { file: FILE, key, day }),
            None => Ok(law),
        }
    }

    fn first_overlap(&self) -> Option<(String, NaiveDate)> {
        let rows = &self.parameters;
        rows.iter().enumerate().find_map(|(index, row)| {
            let other = rows[index + 1..]
                .iter()
                .find(|other| other.key == row.key && overlap(row, other))?;
            Some((row.key.clone(), row.valid_from.max(other.valid_from)))
        })
    }

    /// The row of `key` in force on `day`.
    #[must_use]
    pub fn parameter(&self, key: &str, day: NaiveDate) -> Option<&Parameter> {
        self.parameters.iter().find(|row| row.key == key && in_force(row, day))
    }

    /// How many dated rows there are.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.parameters.len()
    }
}

fn in_force(row: &Parameter, day: NaiveDate) -> bool {
    row.valid_from <= day && row.valid_to.is_none_or(|last| day <= last)
}

fn overlap(a: &Parameter, b: &Parameter) -> bool {
    in_force(a, a.valid_from.max(b.valid_from)) && in_force(b, a.valid_from.max(b.valid_from))
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    written
        .date
        .filter(|_| written.time.is_none())
        .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()))
        .ok_or_else(|| serde::de::Error::custom("a day like 2026-07-01 is expected"))
}

fn optional_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a valid day")
    }

    #[test]
    fn thresholds_change_on_the_first_of_july_2026() {
        let law = Law::built_in().expect("the built-in law is well formed");
        let cases = [
            ("T_item", "2026-06-30", 50_000_000),
            ("T_item", "2026-07-01", 150_000_000),
            ("T_change", "2026-06-30", 300_000_000),
            ("T_change", "2026-07-01", 1_000_000_000),
            ("T_change", "2030-01-01", 1_000_000_000),
        ];
        for (key, day, value) in cases {
            assert_eq!(
                law.parameter(key, on(day)).map(|row| row.value_vnd),
                Some(value),
                "{key} {day}"
            );
        }
        assert_eq!(law.parameter("T_item", on("2019-06-30")), None);
    }

    #[test]
    fn two_values_on_one_day_are_refused() {
        let text = r#"
            [[parameter]]
            key = "T"
            value_vnd = 1
            valid_from = 2020-01-01
            valid_to = 2020-12-31
            source = "a"
            mark = "confirmed"
            [[parameter]]
            key = "T"
            value_vnd = 2
            valid_from = 2020-12-31
            source = "b"
            mark = "verify"
        "#;
        let error = Law::read(text).expect_err("the rows share a day");
        assert_eq!(error.to_string(), "law/parameters.toml: T has two values on 2020-12-31");
    }

    #[test]
    fn a_wrong_row_is_named_with_its_line() {
        let text = "[[parameter]]\nkey = \"T\"\nvalue_vnd = \"viel\"\n";
        let error = Law::read(text).expect_err("the value is no number").to_string();
        assert!(
            error.starts_with("law/parameters.toml: ") && error.contains("line 3"),
            "{error}"
        );
    }
}
