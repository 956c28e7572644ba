//! Who has to declare, and who does so every year. Owns: the shape of `law/obligations.toml`. Must not:
//! apply a rule to anybody (`declarations::obligations` does).

use chrono::NaiveDate;
use serde::Deserialize;

use super::file::{self, Located, Rows};
use super::validity::{self, Dated, Validity};
use super::{LawError, Mark, Wording};
use crate::people::{FieldOfWork, LeaderLevel, PersonKind};

const FILE: &str = "law/obligations.toml";
pub(super) const TEXT: &str = include_str!("../../../law/obligations.toml");

/// What must be true of a person, all of it. An empty list and `false` ask nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Who {
    /// One of these kinds of person.
    pub kinds: Vec<PersonKind>,
    /// A post of this level or above.
    pub level_from: Option<LeaderLevel>,
    /// A rank with the words of one of these titles.
    pub ranks: Vec<String>,
    /// Work in one of these fields.
    pub fields: Vec<FieldOfWork>,
    /// Represents state capital.
    pub state_capital: bool,
}

/// A group of people who have to declare.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Wording,
    /// Who belongs to it.
    pub who: Who,
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

/// A reading of the rules about yearly declarants, which a person chooses for a year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Its code.
    pub code: String,
    /// What it says.
    pub name: Wording,
    /// The first year it may be chosen for.
    pub year_from: i32,
    /// The last year it may be chosen for; absent while it is open.
    pub year_to: Option<i32>,
}

impl Reading {
    /// Whether it may be chosen for a year.
    #[must_use]
    pub fn is_open_in(&self, year: i32) -> bool {
        self.year_from <= year && self.year_to.is_none_or(|last| year <= last)
    }
}

/// A group of people who declare every year, in the readings that have it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnualRule {
    /// Its code.
    pub code: String,
    /// The readings that have it.
    pub readings: Vec<String>,
    /// Its name.
    pub name: Wording,
    /// Who belongs to it.
    pub who: Who,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
}

impl Dated for Duty {
    fn key(&self) -> String {
        self.code.clone()
    }

    fn validity(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }
}

/// All of the file.
#[derive(Clone, Debug)]
pub(super) struct Obligations {
    pub duties: Vec<Duty>,
    pub readings: Vec<Reading>,
    pub annual: Vec<AnnualRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObligationFile {
    duty: Rows<Duty>,
    reading: Rows<Reading>,
    annual: Rows<AnnualRule>,
}

pub(super) fn read(text: &str) -> Result<Obligations, LawError> {
    let parsed: ObligationFile = file::parse(FILE, text)?;
    let duties = file::located(FILE, text, parsed.duty);
    validity::check(&duties)?;
    let readings = file::located(FILE, text, parsed.reading);
    once(&readings, |reading| &reading.code)?;
    let annual = file::located(FILE, text, parsed.annual);
    once(&annual, |rule| &rule.code)?;
    for rule in &annual {
        let known = |code: &String| readings.iter().any(|reading| reading.code == *code);
        if let Some(unknown) = rule.readings.iter().find(|code| !known(code)) {
            return Err(rule.wrong(format!("{} is in the unknown reading {unknown}", rule.code)));
        }
        if rule.who == Who::default() {
            return Err(rule.wrong(format!("{} asks nothing of anybody", rule.code)));
        }
    }
    Ok(Obligations {
        duties: rows(duties),
        readings: rows(readings),
        annual: rows(annual),
    })
}

fn once<T>(rows: &[Located<T>], code: impl Fn(&T) -> &String) -> Result<(), LawError> {
    for (index, row) in rows.iter().enumerate() {
        if rows[..index].iter().any(|other| code(other) == code(row)) {
            return Err(row.wrong(format!("{} stands twice", code(row))));
        }
    }
    Ok(())
}

fn rows<T>(located: Vec<Located<T>>) -> Vec<T> {
    located.into_iter().map(|row| row.row).collect()
}
