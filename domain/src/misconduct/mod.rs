//! Misconduct: forms of discipline, limitation, and the way of a case.
//!
//! Owns: what the decrees allow and propose; the engine only proposes, people decide.
//! Must not: know a case, a person, or who may see either.

mod forms;
mod limitation;
mod proposal;
mod repeat;
mod states;

pub use forms::{Form, NoLadder, PersonKind, RuleSetCode, Severity, is_for, ladder, ladder_row};
pub use limitation::{
    Limitation, LimitationFacts, LimitationResult, NoLimitation, limitation, limitation_doubts, limitation_row,
};
pub use proposal::{ActFacts, PostMissing, Proposal, propose};
pub use repeat::{
    NotInLadder, PartyForm, Recidivism, RecidivismFacts, heaviest, party_link, recidivism, running_sanction,
};
pub use states::{NextState, NextStates, StateRefusal, next_states};

#[cfg(test)]
mod tests;
