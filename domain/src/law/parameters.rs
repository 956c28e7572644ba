//! Amounts, shares and counts fixed by law. Owns: the shape of `law/parameters.toml`. Must not: compare anything with them.

use chrono::NaiveDate;
use serde::Deserialize;

use super::file::{self, Located, Rows};
use super::local::Replacements;
use super::validity::{self, Dated, Validity};
use super::{LawError, Mark, Wording};

const FILE: &str = "law/parameters.toml";
pub(super) const TEXT: &str = include_str!("../../../law/parameters.toml");

/// What a parameter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ParameterUnit {
    /// Whole đồng.
    Vnd,
    /// Hundredths.
    Percent,
    /// Things or people.
    Count,
    /// Years.
    Years,
}

/// One value in force over one period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Code, the same in every period: `T_item`, `T_change`.
    pub key: String,
    /// What it is.
    pub name: Wording,
    /// The value; `None` where the law has no threshold and everything counts.
    pub value: Option<i64>,
    /// What the value counts.
    pub unit: ParameterUnit,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
    /// First day of validity.
    #[serde(deserialize_with = "file::day")]
    pub valid_from: NaiveDate,
    /// Last day of validity; absent while the row is in force.
    #[serde(default, deserialize_with = "file::optional_day")]
    pub valid_to: Option<NaiveDate>,
}

impl Parameter {
    /// How sure the value is for a fact of `day`: one outside the row's validity must be checked.
    #[must_use]
    pub fn mark_on(&self, day: NaiveDate) -> Mark {
        if self.validity().covers(day) {
            self.mark
        } else {
            Mark::Verify
        }
    }
}

impl Dated for Parameter {
    fn key(&self) -> String {
        self.key.clone()
    }

    fn validity(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterFile {
    parameter: Rows<Parameter>,
}

pub(super) fn read(text: &str, local: Replacements<Parameter>) -> Result<Vec<Parameter>, LawError> {
    let parsed: ParameterFile = file::parse(FILE, text)?;
    let mut rows = file::located(FILE, text, parsed.parameter);
    local.put_into(&mut rows, |row| row.mark)?;
    if let Some(row) = rows.iter().find(|row| row.value.is_some_and(|value| value < 0)) {
        return Err(row.wrong(format!("{} is negative", row.key)));
    }
    if let Some(row) = rows.iter().find(|row| row.source.trim().is_empty()) {
        return Err(row.wrong(format!("{} lacks its source", row.key)));
    }
    validity::check(&rows)?;
    Ok(rows.into_iter().map(|Located { row, .. }| row).collect())
}
