//! Forms of discipline, the ladders and the decrees they come from.
//!
//! Owns: the shape of `law/discipline.toml`. Must not: propose a form.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::file::{self, Located, Rows};
use super::local::Replacements;
use super::validity::{Dated, Validity};
use super::{LawError, Mark};
use crate::misconduct::{Form, PersonKind, RuleSetCode};

const FILE: &str = "law/discipline.toml";
pub(super) const TEXT: &str = include_str!("../../../law/discipline.toml");

/// What stops the limitation of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LimitationStop {
    /// The written notice that discipline is being considered.
    Notice,
    /// The conclusion that the act deserves discipline.
    Conclusion,
}

/// A decree on discipline.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its code.
    pub code: RuleSetCode,
    /// Its number.
    pub name: String,
    /// For whom it is.
    pub persons: Vec<PersonKind>,
    /// What stops the limitation under it.
    pub limitation_stops_at: LimitationStop,
    /// How sure it is.
    pub mark: Mark,
    /// First day in force.
    #[serde(deserialize_with = "file::day")]
    pub valid_from: NaiveDate,
    /// Last day in force; absent while it is.
    #[serde(default, deserialize_with = "file::optional_day")]
    pub valid_to: Option<NaiveDate>,
}

/// The forms for one kind of person, from light to heavy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// For whom.
    pub person_kind: PersonKind,
    /// Under which decrees.
    pub rule_sets: Vec<RuleSetCode>,
    /// The forms.
    pub forms: Vec<Form>,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
}

/// A rule that proposes a form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalRule {
    /// `F1` … `F12`.
    pub code: String,
    /// The form; absent where the decrees have no rule.
    pub form: Option<Form>,
    /// The form for people without a post they could be removed from, where it differs.
    pub form_without_post: Option<Form>,
    /// The provision in each decree.
    pub source: BTreeMap<RuleSetCode, String>,
    /// How sure it is.
    pub mark: Mark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DisciplineFile {
    rule_set: Rows<RuleSet>,
    ladder: Rows<Ladder>,
    rule: Rows<ProposalRule>,
}

/// Everything about forms of discipline.
#[derive(Clone, Debug)]
pub(super) struct Discipline {
    pub rule_sets: Vec<RuleSet>,
    pub ladders: Vec<Ladder>,
    pub rules: Vec<ProposalRule>,
}

impl Dated for Ladder {
    fn key(&self) -> String {
        format!("the ladder of {:?} under {:?}", self.person_kind, self.rule_sets)
    }

    /// A ladder is chosen by its decree, not by a day.
    fn validity(&self) -> Validity {
        Validity {
            from: NaiveDate::MIN,
            to: None,
        }
    }
}

pub(super) fn read(text: &str, local: Replacements<Ladder>) -> Result<Discipline, LawError> {
    let parsed: DisciplineFile = file::parse(FILE, text)?;
    let rule_sets = rows(text, parsed.rule_set);
    let mut ladders = file::located(FILE, text, parsed.ladder);
    local.put_into(&mut ladders, |row| row.mark)?;
    for (index, row) in ladders.iter().enumerate() {
        let twice = |other: &Located<Ladder>| {
            other.person_kind == row.person_kind && other.rule_sets.iter().any(|code| row.rule_sets.contains(code))
        };
        if ladders[..index].iter().any(twice) {
            return Err(row.wrong(format!("{:?} has two ladders under one decree", row.person_kind)));
        }
        if row.forms.is_empty() {
            return Err(row.wrong(format!("{:?} has no form", row.person_kind)));
        }
    }
    Ok(Discipline {
        rule_sets,
        ladders: ladders.into_iter().map(|row| row.row).collect(),
        rules: rows(text, parsed.rule),
    })
}

fn rows<T>(text: &str, rows: Rows<T>) -> Vec<T> {
    file::located(FILE, text, rows).into_iter().map(|row| row.row).collect()
}
