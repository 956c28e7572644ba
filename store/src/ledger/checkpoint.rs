//! Signed heads.
//!
//! Owns: table `checkpoint`. Must not: sign or check a signature.

use sqlx::{query, query_as};

use crate::{Result, Timestamp, Tx};

statements! {
    // Asked first, because an INSERT that meets a row is refused as an attempt to replace it.
    SAVE = "INSERT INTO checkpoint (size, note, made_at) \
            SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM checkpoint WHERE size = $1)";
    NEWEST = "SELECT size, note, made_at FROM checkpoint ORDER BY size DESC LIMIT 1";
    BETWEEN = "SELECT size, note, made_at FROM checkpoint WHERE size > $1 AND size <= $2 ORDER BY size LIMIT $3";
}

/// A signed head as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CheckpointRow {
    /// Leaves in its tree.
    pub size: i64,
    /// The signed note.
    pub note: String,
    /// When it was signed.
    pub made_at: Timestamp,
}

/// Keeps a signed head. There is one for each size; that of a size which has one already is not needed.
///
/// # Errors
/// When the database does not answer.
pub async fn save_checkpoint(tx: &mut Tx, checkpoint: &CheckpointRow) -> Result<()> {
    on!(tx, |c| query(SAVE)
        .bind(checkpoint.size)
        .bind(&checkpoint.note)
        .bind(checkpoint.made_at)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// The signed head of the largest tree.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_checkpoint(tx: &mut Tx) -> Result<Option<CheckpointRow>> {
    Ok(on!(tx, |c| query_as(NEWEST).fetch_optional(c).await)?)
}

/// Up to `limit` signed heads of trees larger than `above` and not larger than `up_to`, the smallest first.
///
/// # Errors
/// When the database does not answer.
pub async fn checkpoints(tx: &mut Tx, above: i64, up_to: i64, limit: i64) -> Result<Vec<CheckpointRow>> {
    Ok(on!(tx, |c| query_as(BETWEEN)
        .bind(above)
        .bind(up_to)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
