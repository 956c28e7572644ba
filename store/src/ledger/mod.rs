//! The ledger's tables.
//!
//! Owns: appending events, their places in the tree, the stored hashes, and reading all of it.
//! Must not: define what is hashed (`domain::ledger` does), sign anything, or change what was appended.
//!
//! An event is inserted in the transaction of its act. The embedded engine has one writer, so the event gets its place
//! at once; on PostgreSQL many transactions write together, and a worker numbers their events after they committed. Both
//! extend the tree through one function.

pub(crate) mod append;
pub(crate) mod checkpoint;
mod committed;
pub(crate) mod head;
pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod sequence;
pub(crate) mod tree;

pub use append::{NewEvent, What};
pub use checkpoint::{CheckpointRow, checkpoints, newest_checkpoint, save_checkpoint};
pub use committed::{Committed, CommittedEvent};
pub use head::{Head, found, head, start_epoch};
pub use read::{
    EventRow, Filter, FoundEvent, StoredEvent, about, count, event_by_id, events, find, has_happened, is_subject,
    openings, page, waiting,
};
pub use rows::{Place, RecordedTable, RowPage, is_of_gone, rows};
pub use sequence::{Lease, Unsequenced, sequence, take_lease, unsequenced};
pub use tree::{hash_run, hashes};
