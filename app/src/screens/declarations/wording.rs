//! Codes of rounds and declarations in words.
//!
//! Owns: the word and the colour for each. Must not: know a person.

use domain::declarations::Kind;
use domain::declarations::obligations::ReturnReason;
use domain::lang::Lang;
use domain::time;
pub(super) use services::declarations::names::{
    body_name, correction, due_lines, kind_name, reading_name, return_reason, roster_reason, why,
};
use services::declarations::{Round, RoundState, RoundStep};
use words::rounds as w;

use crate::components::TagColour;

/// What a round collects.
pub(super) fn round_kind(lang: Lang, code: &str) -> String {
    if code == Kind::LanDau.code() {
        w::kind_first(lang)
    } else {
        w::kind_annual(lang)
    }
}

/// How far a round has come, as a tag.
pub(super) fn round_state(lang: Lang, state: RoundState) -> (String, TagColour) {
    match state {
        RoundState::Listing => (w::state_listing(lang), TagColour::Blue),
        RoundState::Approved => (w::state_approved(lang), TagColour::Green),
    }
}

/// The same, with what was last done with its list.
pub(super) fn round_standing(lang: Lang, round: &Round) -> (String, TagColour) {
    let step = round.step.as_ref().map(|step| step.kind);
    match (round.row.state, step) {
        (RoundState::Listing, Some(RoundStep::Sent)) => (w::state_sent(lang), TagColour::Yellow),
        (RoundState::Listing, Some(RoundStep::Returned)) => (w::state_returned(lang), TagColour::Red),
        (state, _) => round_state(lang, state),
    }
}

/// What was last done with a list, as a sentence.
pub(super) fn last_step(lang: Lang, round: &Round) -> Option<String> {
    let step = round.step.as_ref().filter(|_| round.row.state == RoundState::Listing)?;
    let when = time::exact(step.made_at.instant()?);
    Some(match step.kind {
        RoundStep::Sent => w::sent_on(lang, &when),
        RoundStep::Returned => {
            let reason = step.reason.as_deref().and_then(ReturnReason::from_code);
            let reason = reason.map(|reason| return_reason(lang, reason)).unwrap_or_default();
            w::returned_on(lang, &when, &reason)
        }
    })
}
