//! Roles of accounts: proposed by one, approved by another.
//!
//! Owns: proposing, approving, refusing and ending a role, and the list of what waits. Must not: give anybody a key by
//! a proposal; the approver types the key code that he heard, and a member of the circle hands the key over.

mod deciding;
mod ending;
mod proposing;
mod waiting;

pub use deciding::{Asked, approve, look, refuse};
pub use ending::{Ended, Held, end, held};
pub use proposing::{Form, Proposal, form, propose};
pub use waiting::{Listed, waiting};

pub(crate) use ending::{end_in, is_last, place_at};
pub(crate) use proposing::{Proposed, may_propose, propose_in};

use domain::lang::Lang;
use domain::text;
use store::role::RoleRow;

use crate::FieldFault;

/// Longest reason, in characters.
const REASON: usize = 300;

/// Reads why a role is proposed or ended: the decision with its number and day.
fn read_reason(lang: Lang, typed: &str) -> Result<String, FieldFault> {
    use words::proposals as w;
    let reason = text::one_line(typed);
    let message = if reason.is_empty() {
        w::reason_missing(lang)
    } else if reason.chars().count() > REASON {
        w::reason_long(lang, REASON as i64)
    } else {
        return Ok(reason);
    };
    Err(FieldFault {
        field: "reason",
        message,
    })
}

/// Why a role was proposed, in the words of whoever did; none for one that came with the founding.
fn reason(row: &RoleRow) -> Option<String> {
    let is_founding = row.proposed_by.is_none() && row.reason == crate::founding::REASON;
    (!is_founding).then(|| row.reason.clone())
}
