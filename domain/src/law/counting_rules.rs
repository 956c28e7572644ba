//! How terms are counted, with the provisions. Owns: the shape of `law/counting_rules.toml`. Must not: count.

use serde::Deserialize;

use super::file::{self, Rows};
use super::{LawError, Mark, Wording};

const FILE: &str = "law/counting_rules.toml";
pub(super) const TEXT: &str = include_str!("../../../law/counting_rules.toml");

/// A rule of counting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountingRule {
    /// `R2` … `R11`.
    pub code: String,
    /// The rule in one phrase.
    pub name: Wording,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountingRuleFile {
    rule: Rows<CountingRule>,
}

pub(super) fn read(text: &str) -> Result<Vec<CountingRule>, LawError> {
    let parsed: CountingRuleFile = file::parse(FILE, text)?;
    Ok(file::located(FILE, text, parsed.rule)
        .into_iter()
        .map(|row| row.row)
        .collect())
}
