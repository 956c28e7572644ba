//! The states of a case. Owns: the shape of `law/case_states.toml`. Must not: decide who may move a case.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::file::{self, Rows};
use super::{Deadline, LawError, Mark, Wording};
use crate::misconduct::RuleSetCode;

const FILE: &str = "law/case_states.toml";
pub(super) const TEXT: &str = include_str!("../../../law/case_states.toml");
/// Behind the name of a state that is reached only on a ground for skipping a step.
const STAR: char = '*';

/// A state of a denunciation or a discipline case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseState {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Wording,
    /// Documents made when it is entered.
    pub documents: Vec<String>,
    /// Codes of the deadlines that run in it.
    pub deadlines: Vec<String>,
    /// Where it leads, in order, and whether only on a ground for skipping a step.
    pub next: Vec<(String, bool)>,
    /// Whether it leads back to where it was entered from.
    pub returns: bool,
    /// Where new facts lead on from a final state.
    pub reopens: Option<String>,
}

/// A ground for skipping a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkipGround {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Wording,
    /// The state it opens the way to.
    pub opens: String,
    /// The provision in each decree that has it.
    pub source: BTreeMap<RuleSetCode, String>,
    /// How sure it is.
    pub mark: Mark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawState {
    code: String,
    name: Wording,
    documents: Vec<String>,
    deadlines: Vec<String>,
    next: Vec<String>,
    #[serde(default)]
    returns: bool,
    reopens: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseStateFile {
    state: Rows<RawState>,
    skip_ground: Rows<SkipGround>,
}

pub(super) fn read(text: &str, deadlines: &[Deadline]) -> Result<(Vec<CaseState>, Vec<SkipGround>), LawError> {
    let parsed: CaseStateFile = file::parse(FILE, text)?;
    let raw = file::located(FILE, text, parsed.state);
    let known = |code: &str| raw.iter().any(|state| state.code == code);
    for state in &raw {
        let mut leads_to = state
            .next
            .iter()
            .map(|next| next.trim_end_matches(STAR))
            .chain(state.reopens.as_deref());
        if let Some(unknown) = leads_to.find(|code| !known(code)) {
            return Err(state.wrong(format!("{} leads to the unknown state {unknown}", state.code)));
        }
        let mut running = state.deadlines.iter();
        if let Some(unknown) = running.find(|code| !deadlines.iter().any(|row| row.code == **code)) {
            return Err(state.wrong(format!("{} has the unknown deadline {unknown}", state.code)));
        }
    }
    let grounds = file::located(FILE, text, parsed.skip_ground);
    if let Some(ground) = grounds.iter().find(|ground| !known(&ground.opens)) {
        return Err(ground.wrong(format!("{} opens the unknown state {}", ground.code, ground.opens)));
    }
    let states = raw.into_iter().map(|state| meaning(state.row)).collect();
    Ok((states, grounds.into_iter().map(|ground| ground.row).collect()))
}

fn meaning(raw: RawState) -> CaseState {
    let starred = |next: String| match next.strip_suffix(STAR) {
        Some(code) => (code.to_owned(), true),
        None => (next, false),
    };
    CaseState {
        code: raw.code,
        name: raw.name,
        documents: raw.documents,
        deadlines: raw.deadlines,
        next: raw.next.into_iter().map(starred).collect(),
        returns: raw.returns,
        reopens: raw.reopens,
    }
}
