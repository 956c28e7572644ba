//! Where a case may go from a state.
//!
//! Owns: the choice among the ways of the legal data. Must not: check who moves it, or that the documents exist.

use super::forms::RuleSetCode;
use crate::law::{CaseState, Law};

/// A state that may follow, with what entering it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextState<'a> {
    /// The state.
    pub state: &'a CaseState,
    /// Whether a ground for skipping a step opened the way.
    pub by_skipping: bool,
}

/// The states that may follow, in the order of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStates<'a> {
    /// The states.
    pub states: Vec<NextState<'a>>,
    /// Where only new facts lead on from a final state.
    pub reopens: Option<&'a str>,
}

/// Why no answer is possible.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateRefusal {
    /// No such state.
    #[error("there is no state {0}")]
    UnknownState(String),
    /// No such ground.
    #[error("there is no ground {0} for skipping a step")]
    UnknownGround(String),
    /// The state leads back, and nobody said where from.
    #[error("{0} leads back to where it was entered from: came_from is needed")]
    CameFromMissing(String),
    /// No way leads from there to here.
    #[error("no way leads from {came_from} to {state}")]
    CameFromImpossible {
        /// Where it is said to come from.
        came_from: String,
        /// Where it is.
        state: String,
    },
}

/// The states that may follow `state`.
///
/// A starred way is open only on the ground that opens it and, when a decree is named, only if the decree has that ground.
///
/// # Errors
/// The [`StateRefusal`].
pub fn next_states<'a>(
    law: &'a Law,
    state: &str,
    rule_set: Option<RuleSetCode>,
    skip_ground: Option<&str>,
    came_from: Option<&str>,
) -> Result<NextStates<'a>, StateRefusal> {
    let here = find(law, state)?;
    let opened = match skip_ground {
        Some(code) => opened_by(law, code, rule_set)?,
        None => None,
    };
    let mut states = Vec::new();
    if here.returns {
        let came_from = came_from.ok_or_else(|| StateRefusal::CameFromMissing(here.code.clone()))?;
        let back = find(law, came_from)?;
        if !back.next.iter().any(|(next, _)| *next == here.code) {
            return Err(StateRefusal::CameFromImpossible {
                came_from: back.code.clone(),
                state: here.code.clone(),
            });
        }
        states.push(NextState {
            state: back,
            by_skipping: false,
        });
    }
    for (next, starred) in &here.next {
        if !starred || opened == Some(next) {
            states.push(NextState {
                state: find(law, next)?,
                by_skipping: *starred,
            });
        }
    }
    Ok(NextStates {
        states,
        reopens: here.reopens.as_deref(),
    })
}

fn find<'a>(law: &'a Law, code: &str) -> Result<&'a CaseState, StateRefusal> {
    law.case_states()
        .iter()
        .find(|state| state.code == code)
        .ok_or_else(|| StateRefusal::UnknownState(code.to_owned()))
}

/// The state that a ground opens the way to; `None` when the decree does not have the ground.
fn opened_by<'a>(law: &'a Law, code: &str, rule_set: Option<RuleSetCode>) -> Result<Option<&'a String>, StateRefusal> {
    let ground = law
        .skip_grounds()
        .iter()
        .find(|ground| ground.code == code)
        .ok_or_else(|| StateRefusal::UnknownGround(code.to_owned()))?;
    let has_it = rule_set.is_none_or(|rule_set| ground.source.contains_key(&rule_set));
    Ok(has_it.then_some(&ground.opens))
}
