//! `law-local.toml`: what one installation has checked with the gazette or knows earlier than the program.
//!
//! Owns: which rows may be replaced. Must not: check a row's content; the files they go into do that.

use serde::Deserialize;

use super::calendar::{DayRow, RawRule, YearRow};
use super::control_bodies::ControlBody;
use super::deadlines::RawDeadline;
use super::discipline::Ladder;
use super::file::{self, Located, Rows};
use super::plans::Plan;
use super::validity::Dated;
use super::{LawError, Mark, Parameter};

const FILE: &str = "law-local.toml";

/// Rows of the local file for one of the built-in files.
pub(super) struct Replacements<T>(Vec<Located<T>>);

/// The rows of the local file.
pub(super) struct Local {
    pub control_bodies: Replacements<ControlBody>,
    pub parameters: Replacements<Parameter>,
    pub deadlines: Replacements<RawDeadline>,
    pub ladders: Replacements<Ladder>,
    pub plans: Vec<Located<Plan>>,
    pub rules: Replacements<RawRule>,
    pub years: Replacements<YearRow>,
    pub days: Replacements<DayRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LocalFile {
    #[serde(default = "Vec::new")]
    control_body: Rows<ControlBody>,
    #[serde(default = "Vec::new")]
    parameter: Rows<Parameter>,
    #[serde(default = "Vec::new")]
    deadline: Rows<RawDeadline>,
    #[serde(default = "Vec::new")]
    ladder: Rows<Ladder>,
    #[serde(default = "Vec::new")]
    plan: Rows<Plan>,
    #[serde(default = "Vec::new")]
    rule: Rows<RawRule>,
    #[serde(default = "Vec::new")]
    year: Rows<YearRow>,
    #[serde(default = "Vec::new")]
    day: Rows<DayRow>,
}

pub(super) fn read(text: &str) -> Result<Local, LawError> {
    let parsed: LocalFile = file::parse(FILE, text)?;
    Ok(Local {
        control_bodies: Replacements(file::located(FILE, text, parsed.control_body)),
        parameters: Replacements(file::located(FILE, text, parsed.parameter)),
        deadlines: Replacements(file::located(FILE, text, parsed.deadline)),
        ladders: Replacements(file::located(FILE, text, parsed.ladder)),
        plans: file::located(FILE, text, parsed.plan),
        rules: Replacements(file::located(FILE, text, parsed.rule)),
        years: Replacements(file::located(FILE, text, parsed.year)),
        days: Replacements(file::located(FILE, text, parsed.day)),
    })
}

impl<T: Dated> Replacements<T> {
    /// Puts each row in the place of the built-in row with the same key and first day of validity.
    ///
    /// Only rows that are marked to be checked may be replaced: what agrees with the gazette is not this agency's to
    /// change, and a new rule comes with a new version of the program.
    pub fn put_into(self, rows: &mut [Located<T>], mark: impl Fn(&T) -> Mark) -> Result<(), LawError> {
        for replacement in self.0 {
            let same = |row: &&mut Located<T>| {
                row.key() == replacement.key() && row.validity().from == replacement.validity().from
            };
            match rows.iter_mut().find(same) {
                Some(row) if row.file == FILE => {
                    return Err(replacement.wrong(format!("{} stands twice", replacement.key())));
                }
                Some(row) if mark(row) == Mark::Verify => *row = replacement,
                Some(_) => {
                    let reason = format!("{} is confirmed and cannot be replaced", replacement.key());
                    return Err(replacement.wrong(reason));
                }
                None => {
                    let reason = format!(
                        "{} has no version from {} that could be replaced",
                        replacement.key(),
                        replacement.validity().from
                    );
                    return Err(replacement.wrong(reason));
                }
            }
        }
        Ok(())
    }
}

impl<T> Replacements<T> {
    /// Those that are so, and the others.
    pub fn split(self, is_so: impl Fn(&T) -> bool) -> (Self, Self) {
        let (so, others) = self.0.into_iter().partition(|row| is_so(row));
        (Self(so), Self(others))
    }

    /// The rows, to be added to the built-in ones.
    pub fn into_rows(self) -> Vec<Located<T>> {
        self.0
    }
}
