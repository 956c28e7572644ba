//! Signed heads.
//!
//! Owns: signing the present head once, and reading signed ones. Must not: sign a head that leaves out what was signed
//! before.

use chrono::{DateTime, Utc};
use domain::ledger::Hash;
use domain::ledger::checkpoint::{self, Checkpoint, NoteError};
use domain::ledger::tree::{Frontier, frontier_indexes};
use store::ledger::{self as stored, CheckpointRow};
use store::{Act, Db, Tx};
use vault::signature::SigningPublic;

use super::contradiction::contradiction;
use crate::keys::Keys;
use crate::{Ctx, Error, Result};

/// A head with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// What is signed.
    pub checkpoint: Checkpoint,
    /// The signed note.
    pub note: String,
    /// The text by which others know the key.
    pub verifier: String,
}

impl SignedHead {
    fn new(keys: &Keys, checkpoint: Checkpoint, note: String) -> Self {
        let verifier = checkpoint::verifier_key(&checkpoint.origin, &keys.ledger_public().0);
        Self {
            checkpoint,
            note,
            verifier,
        }
    }
}

/// Reads a note that this installation's key has signed.
pub(crate) fn open(note: &str, public: SigningPublic) -> std::result::Result<Checkpoint, NoteError> {
    checkpoint::open(note, &public.0, |text, signature| public.verifies(text, signature))
}

/// The root over the first `size` leaves, from the stored hashes.
pub(crate) async fn root_at(tx: &mut Tx, size: u64) -> Result<Hash> {
    let wrong = |error| Error::Internal(Box::new(error));
    let hashes = stored::hashes(tx, &frontier_indexes(size).map_err(wrong)?).await?;
    Ok(Frontier::restore(size, hashes).map_err(wrong)?.root())
}

/// The newest signed head that the store keeps.
pub(super) async fn newest(tx: &mut Tx, keys: &Keys) -> Result<Option<SignedHead>> {
    let Some(row) = stored::newest_checkpoint(tx).await? else {
        return Ok(None);
    };
    let checkpoint = open(&row.note, keys.ledger_public()).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Some(SignedHead::new(keys, checkpoint, row.note)))
}

/// The newest signed head, for whoever sends it out of the house.
///
/// # Errors
/// When the store does not answer or its head is not signed by this installation.
pub(crate) async fn newest_head(ctx: &Ctx) -> Result<Option<SignedHead>> {
    newest(&mut ctx.db().read().await?, &ctx.platform.keys).await
}

/// The head of the log as `tx` sees it, signed, and whether the store keeps it. `None` while the log is empty.
///
/// # Errors
/// [`Error::Internal`] when the log contradicts its newest signed head: then nothing is signed.
pub(crate) async fn signed(tx: &mut Tx, keys: &Keys) -> Result<Option<(SignedHead, bool)>> {
    let head = stored::head(tx).await?;
    let newest = newest(tx, keys).await?;
    if let Some(known) = &newest
        && let Some(found) = contradiction(tx, &known.checkpoint).await?
    {
        return Err(Error::Internal(Box::new(found)));
    }
    if newest.as_ref().map_or(0, |known| known.checkpoint.size) == head.size {
        return Ok(newest.map(|known| (known, true)));
    }
    let checkpoint = Checkpoint {
        origin: head.origin,
        size: head.size,
        root: root_at(tx, head.size).await?,
    };
    let key = keys.system.ledger_key();
    let note = checkpoint::sign(&checkpoint, &key.public().0, |text| key.sign_foreign(text));
    Ok(Some((SignedHead::new(keys, checkpoint, note), false)))
}

/// The row that keeps a signed head.
///
/// # Errors
/// [`Error::Internal`] for a size that no store has.
pub(crate) fn row(head: &SignedHead, now: DateTime<Utc>) -> Result<CheckpointRow> {
    Ok(CheckpointRow {
        size: i64::try_from(head.checkpoint.size).map_err(|error| Error::Internal(Box::new(error)))?,
        note: head.note.clone(),
        made_at: now.into(),
    })
}

/// The signed head of the log as it is now, signed if it has grown since the last. `None` while the log is empty.
///
/// # Errors
/// [`Error::Internal`] when the log contradicts its newest signed head: then nothing is signed.
pub async fn checkpoint(db: &Db, keys: &Keys, now: DateTime<Utc>) -> Result<Option<SignedHead>> {
    let mut tx = db.read().await?;
    let head = match signed(&mut tx, keys).await? {
        Some((head, false)) => head,
        kept => return Ok(kept.map(|(head, _)| head)),
    };
    drop(tx);
    match save(db, &row(&head, now)?).await {
        Ok(()) => Ok(Some(head)),
        // Another process may have signed the same head at the same moment.
        Err(error) => match newest(&mut db.read().await?, keys).await? {
            Some(other) if other.checkpoint.size >= head.checkpoint.size => Ok(Some(other)),
            _ => Err(error),
        },
    }
}

async fn save(db: &Db, row: &CheckpointRow) -> Result<()> {
    let mut tx = db.begin().await?;
    stored::save_checkpoint(&mut tx, row).await?;
    Ok(tx.commit(Act::CheckpointSaved).await?)
}
