//! Who controls whose assets and income.
//!
//! Owns: the shape of `law/control_bodies.toml`. Must not: choose a body for a person (`declarations` does).

use chrono::NaiveDate;
use serde::Deserialize;

use super::file::{self, Located, Rows};
use super::local::Replacements;
use super::validity::{self, Dated, Validity};
use super::{LawError, Mark, Wording};
use crate::people::{LeaderLevel, ManagedBy};

const FILE: &str = "law/control_bodies.toml";
pub(super) const TEXT: &str = include_str!("../../../law/control_bodies.toml");

/// A control body over one period, with what somebody has to be to come under it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlBody {
    /// Its code, the same in every period.
    pub code: String,
    /// What it is called.
    pub body: Wording,
    /// Why somebody comes under it, to be shown behind "because".
    pub why: Wording,
    /// Who manages him as a cadre; absent where that does not matter.
    pub managed_by: Option<ManagedBy>,
    /// Whether he is a member of the Party; absent where that does not matter.
    pub party_member: Option<bool>,
    /// The lowest level of his post; absent where that does not matter.
    pub level_from: Option<LeaderLevel>,
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

impl ControlBody {
    /// Whether it is for everybody who comes under no other.
    #[must_use]
    pub const fn is_rest(&self) -> bool {
        self.managed_by.is_none() && self.party_member.is_none() && self.level_from.is_none()
    }
}

impl Dated for ControlBody {
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ControlBodyFile {
    control_body: Rows<ControlBody>,
}

pub(super) fn read(text: &str, local: Replacements<ControlBody>) -> Result<Vec<ControlBody>, LawError> {
    let parsed: ControlBodyFile = file::parse(FILE, text)?;
    let mut rows = file::located(FILE, text, parsed.control_body);
    local.put_into(&mut rows, |row| row.mark)?;
    if let Some(row) = rows.iter().find(|row| row.source.trim().is_empty()) {
        return Err(row.wrong(format!("{} lacks its source", row.key())));
    }
    validity::check(&rows)?;
    for row in &rows {
        // Whatever begins or ends, somebody controls the rest on that day and on the day after.
        let days = [Some(row.valid_from), row.valid_to.and_then(|last| last.succ_opt())];
        for day in days.into_iter().flatten() {
            let in_force = |row: &&Located<ControlBody>| row.is_rest() && row.validity().covers(day);
            if rows.iter().filter(in_force).count() != 1 {
                return Err(row.wrong(format!("the rest comes under not exactly one body on {day}")));
            }
        }
    }
    Ok(rows.into_iter().map(|Located { row, .. }| row).collect())
}
