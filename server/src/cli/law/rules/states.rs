//! `misconduct.next_states`. Owns: its keys. Must not: know a way between states.

use domain::law::Law;
use domain::misconduct::{RuleSetCode, next_states as next_states_rule};
use serde::{Deserialize, Serialize};

use super::Fault;

#[derive(Deserialize)]
pub(super) struct StatesInput {
    state: String,
    rule_set: Option<RuleSetCode>,
    skip_ground: Option<String>,
    came_from: Option<String>,
}

#[derive(Serialize)]
pub(super) struct StatesOutput<'a> {
    next: Vec<Next<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reopened_by_new_facts_to: Option<&'a str>,
}

#[derive(Serialize)]
struct Next<'a> {
    state: &'a str,
    documents: &'a [String],
    deadline_codes: &'a [String],
}

pub(super) fn next_states<'a>(law: &'a Law, input: &StatesInput) -> Result<StatesOutput<'a>, Fault> {
    let found = next_states_rule(
        law,
        &input.state,
        input.rule_set,
        input.skip_ground.as_deref(),
        input.came_from.as_deref(),
    )
    .map_err(Fault::input)?;
    let next = found.states.iter().map(|next| Next {
        state: &next.state.code,
        documents: &next.state.documents,
        deadline_codes: &next.state.deadlines,
    });
    Ok(StatesOutput {
        next: next.collect(),
        reopened_by_new_facts_to: found.reopens,
    })
}
