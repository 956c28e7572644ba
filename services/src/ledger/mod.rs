//! The tamper-evident log of what was done.
//!
//! Owns: recording acts, giving events their places, signing heads, and all that finds or proves a change.
//! Must not: define what is hashed (`domain::ledger` does) or where it is stored (`store::ledger` does).

mod anchor;
mod bundle;
mod contradiction;
mod daily;
pub(crate) mod head;
mod missing;
mod prove;
mod record;
mod sequence;
mod status;
mod verify;
pub mod viewer;

pub use anchor::{Anchor, Standing, read_kept};
pub(crate) use bundle::place_in_bundle;
pub use bundle::{BundleError, export, verify_bundle};
pub use contradiction::Contradiction;
pub use daily::send_head_due;
pub(crate) use head::newest_head;
pub use head::{SignedHead, checkpoint};
pub use missing::{Missing, look_for_missing};
pub use prove::{Inclusion, prove};
pub(crate) use record::{record, record_as, record_at_console};
pub use sequence::{Sequencer, checkpoint_due};
pub use status::{Lag, lag};
pub(crate) use verify::verify_in;
pub use verify::{Options, Report, RowFault, verify};
