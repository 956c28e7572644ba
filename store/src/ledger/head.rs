//! Which log this is and how far it reaches.
//!
//! Owns: the one row of `ledger_head`. Must not: shrink the log.

use domain::ledger::Origin;
use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::{Error, Result, Tx};

statements! {
    FOUND = "INSERT INTO ledger_head (one, installation, epoch, size, fence, leased_until) VALUES (1, $1, 1, 0, 0, 0) \
             ON CONFLICT (one) DO NOTHING";
    HEAD = "SELECT installation, epoch, size, fence FROM ledger_head";
    // A worker that still holds the lease of the epoch before must not write into the new one.
    START_EPOCH = "UPDATE ledger_head SET epoch = CASE WHEN epoch > $1 THEN epoch ELSE $1 END + 1, fence = fence + 1, \
                   leased_until = 0 RETURNING installation, epoch, size, fence";
}

/// The log and its number of leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The log.
    pub origin: Origin,
    /// Leaves in the tree; events that wait for their place are not among them.
    pub size: u64,
}

/// The row.
#[derive(Clone, Copy, sqlx::FromRow)]
pub(crate) struct HeadRow {
    installation: Uuid,
    epoch: i64,
    pub(crate) size: i64,
    pub(super) fence: i64,
}

impl HeadRow {
    pub(super) fn origin(&self) -> Result<Origin> {
        u64::try_from(self.epoch)
            .ok()
            .and_then(|epoch| Origin::new(&self.installation.to_string(), epoch).ok())
            .ok_or(inconsistent("epoch"))
    }

    pub(super) fn leaves(&self) -> Result<u64> {
        u64::try_from(self.size).map_err(|_| inconsistent("size"))
    }

    fn read(&self) -> Result<Head> {
        Ok(Head {
            origin: self.origin()?,
            size: self.leaves()?,
        })
    }
}

fn inconsistent(column: &'static str) -> Error {
    Error::Inconsistent {
        table: "ledger_head",
        column,
    }
}

/// Begins the ledger of a new store: epoch 1, no leaf.
///
/// # Errors
/// [`Error::Conflict`] when it has one already.
pub async fn found(tx: &mut Tx, installation: Uuid) -> Result<()> {
    let affected = on!(tx, |c| query(FOUND)
        .bind(installation)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("ledger_head", 1, affected)
}

/// The head of the ledger.
///
/// # Errors
/// [`Error::NoLedger`] when it was never begun.
pub async fn head(tx: &mut Tx) -> Result<Head> {
    row(tx).await?.read()
}

pub(crate) async fn row(tx: &mut Tx) -> Result<HeadRow> {
    on!(tx, |c| query_as::<_, HeadRow>(HEAD).fetch_optional(c).await)?.ok_or(Error::NoLedger)
}

/// Opens the next epoch: the log goes on with all its leaves under a new name, so that nobody takes it for the one that
/// reached further: not that of the epoch `known` either, in which a head was signed that somebody has. The first event
/// of the epoch, in the same transaction, says what was lost.
///
/// # Errors
/// [`Error::NoLedger`] when it was never begun.
pub async fn start_epoch(tx: &mut Tx, known: u64) -> Result<Head> {
    let known = i64::try_from(known).map_err(|_| inconsistent("epoch"))?;
    on!(tx, |c| query_as::<_, HeadRow>(START_EPOCH)
        .bind(known)
        .fetch_optional(c)
        .await)?
    .ok_or(Error::NoLedger)?
    .read()
}
