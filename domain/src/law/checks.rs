//! The provisions behind the checks of a declaration. Owns: the shape of `law/checks.toml`. Must not: check anything.

use serde::Deserialize;

use super::file::{self, Rows};
use super::{LawError, Mark};

const FILE: &str = "law/checks.toml";
pub(super) const TEXT: &str = include_str!("../../../law/checks.toml");

/// What a check rests on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckBasis {
    /// The number of the check, 1–30.
    pub rule: u8,
    /// The provision it comes from.
    pub source: String,
    /// How sure it is.
    pub mark: Mark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecksFile {
    check: Rows<CheckBasis>,
}

pub(super) fn read(text: &str) -> Result<Vec<CheckBasis>, LawError> {
    let parsed: ChecksFile = file::parse(FILE, text)?;
    let rows = file::located(FILE, text, parsed.check);
    for (index, row) in rows.iter().enumerate() {
        if rows[..index].iter().any(|other| other.rule == row.rule) {
            return Err(row.wrong(format!("check {} stands twice", row.rule)));
        }
    }
    Ok(rows.into_iter().map(|row| row.row).collect())
}
