//! A database that is not what a signed head says.
//!
//! Owns: comparing the two, and the sentence for it. Must not: look at events; the stored hashes answer at once, and
//! `verify` checks them.

use domain::ledger::checkpoint::Checkpoint;
use store::Tx;
use store::ledger as stored;

use super::head::root_at;
use crate::Result;

/// How a log contradicts a signed head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// The head belongs to somebody else's log.
    #[error("the checkpoint is of another installation")]
    OtherLog,
    /// The head was signed in an epoch that the log has not reached.
    #[error("the checkpoint is of epoch {known}, the database of epoch {found}: the database is older")]
    EarlierEpoch {
        /// Epoch of the head.
        known: u64,
        /// Epoch of the log.
        found: u64,
    },
    /// The head knows more events than there are.
    #[error(
        "the database ends after {found} events, the checkpoint knows {known}: events were cut off, or the database \
         is older"
    )]
    Shorter {
        /// Events that the head knows.
        known: u64,
        /// Events that there are.
        found: u64,
    },
    /// The first events are others.
    #[error("the first {size} events are not those of the checkpoint: the history was changed")]
    OtherRoot {
        /// Events that the head knows.
        size: u64,
    },
}

/// How the log contradicts a head that was signed earlier, if it does. A later epoch goes on with all its leaves, so the
/// question is the same for every epoch.
pub(super) async fn contradiction(tx: &mut Tx, known: &Checkpoint) -> Result<Option<Contradiction>> {
    let head = stored::head(tx).await?;
    if known.origin.installation() != head.origin.installation() {
        return Ok(Some(Contradiction::OtherLog));
    }
    if known.origin.epoch() > head.origin.epoch() {
        return Ok(Some(Contradiction::EarlierEpoch {
            known: known.origin.epoch(),
            found: head.origin.epoch(),
        }));
    }
    if known.size > head.size {
        return Ok(Some(Contradiction::Shorter {
            known: known.size,
            found: head.size,
        }));
    }
    let same = root_at(tx, known.size).await? == known.root;
    Ok((!same).then_some(Contradiction::OtherRoot { size: known.size }))
}
