//! `meeting.quorum` and `council.quorum`. Owns: their keys. Must not: count.

use domain::law::Law;
use domain::meetings::{council_quorum, disclosure_quorum};
use domain::misconduct::RuleSetCode;
use serde::{Deserialize, Serialize};

use super::{Code, Fault, latest, no_row};

#[derive(Deserialize)]
pub(super) struct MeetingInput {
    summoned: Vec<u64>,
    present: Vec<u64>,
}

#[derive(Serialize)]
pub(super) struct QuorumOutput {
    valid: Vec<bool>,
}

pub(super) fn disclosure(law: &Law, input: &MeetingInput) -> Result<QuorumOutput, Fault> {
    if input.summoned.len() != input.present.len() {
        return Err(Fault::input("summoned and present must have the same length"));
    }
    let meetings = input.summoned.iter().zip(&input.present);
    let valid: Option<Vec<bool>> = meetings
        .map(|(summoned, present)| disclosure_quorum(law, latest(), *summoned, *present))
        .collect();
    Ok(QuorumOutput {
        valid: valid.ok_or_else(|| Fault::input("more people are present than were summoned"))?,
    })
}

#[derive(Deserialize)]
pub(super) struct CouncilInput {
    cases: Vec<Council>,
}

#[derive(Deserialize)]
struct Council {
    rule_set: RuleSetCode,
    present: u64,
    chair_present: bool,
}

pub(super) fn council(law: &Law, input: &CouncilInput) -> Result<QuorumOutput, Fault> {
    let old = |case: &&Council| !matches!(case.rule_set, RuleSetCode::Nd172 | RuleSetCode::Nd234);
    if let Some(case) = input.cases.iter().find(old) {
        let sentence = format!("{} has no quorum here; ND172 and ND234 have", case.rule_set.code());
        return Err(Fault::new(Code::Input, sentence));
    }
    let of = |case: &Council| council_quorum(law, latest(), case.present, case.chair_present);
    let valid: Option<Vec<bool>> = input.cases.iter().map(of).collect();
    Ok(QuorumOutput {
        valid: valid.ok_or_else(no_row)?,
    })
}
