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
pub(crate) use proposing::may_propose;

use store::role::RoleRow;

/// Why a role was proposed, in the words of whoever did; none for one that came with the founding.
fn reason(row: &RoleRow) -> Option<String> {
    let is_founding = row.proposed_by.is_none() && row.reason == crate::founding::REASON;
    (!is_founding).then(|| row.reason.clone())
}
