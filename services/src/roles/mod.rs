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
