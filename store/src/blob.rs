//! Sealed files, piece by piece.
//!
//! Owns: table `blob_chunk`. Must not: have a whole file in memory, or know whose it is.

use sha2::{Digest, Sha256};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::{Result, Tx};

/// Pieces that are in memory at once: 1 MiB.
pub const BATCH: i64 = 16;

statements! {
    INSERT = "INSERT INTO blob_chunk (file, number, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    READ = "SELECT sealed FROM blob_chunk WHERE file = $1 AND number >= $2 ORDER BY number LIMIT $3";
    SWEEP = "DELETE FROM blob_chunk WHERE file = $1 AND NOT EXISTS (SELECT 1 FROM version_file WHERE file = $1) \
             AND NOT EXISTS (SELECT 1 FROM draft_file WHERE id = $1)";
    // From one file to the next by the index, whatever number of pieces they have.
    ORPHANS = "WITH RECURSIVE found (file) AS ( \
                   SELECT (SELECT file FROM blob_chunk ORDER BY file LIMIT 1) \
                   UNION ALL \
                   SELECT (SELECT file FROM blob_chunk WHERE file > found.file ORDER BY file LIMIT 1) FROM found \
                   WHERE found.file IS NOT NULL) \
               SELECT file FROM found WHERE file IS NOT NULL \
               AND NOT EXISTS (SELECT 1 FROM version_file WHERE version_file.file = found.file) \
               AND NOT EXISTS (SELECT 1 FROM draft_file WHERE draft_file.id = found.file) LIMIT $1";
}

#[derive(sqlx::FromRow)]
struct Piece {
    sealed: Vec<u8>,
}

/// Writes a piece.
///
/// # Errors
/// [`crate::Error::Conflict`] when it is there already.
pub async fn insert(tx: &mut Tx, file: Uuid, number: i64, sealed: &[u8]) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT)
        .bind(file)
        .bind(number)
        .bind(sealed)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("blob_chunk", 1, affected)
}

/// Up to [`BATCH`] pieces from number `from` on.
///
/// # Errors
/// When the database does not answer.
pub async fn read(tx: &mut Tx, file: Uuid, from: i64) -> Result<Vec<Vec<u8>>> {
    let pieces = on!(tx, |c| query_as::<_, Piece>(READ)
        .bind(file)
        .bind(from)
        .bind(BATCH)
        .fetch_all(c)
        .await)?;
    Ok(pieces.into_iter().map(|piece| piece.sealed).collect())
}

/// SHA-256 over all pieces, and how many they are.
///
/// # Errors
/// When the database does not answer.
pub async fn hash(tx: &mut Tx, file: Uuid) -> Result<(Vec<u8>, i64)> {
    let (mut hash, mut from) = (Sha256::new(), 0);
    // A file is longer than what may be in memory.
    loop {
        let pieces = read(tx, file, from).await?;
        for piece in &pieces {
            hash.update(piece);
            from += 1;
        }
        if pieces.is_empty() {
            return Ok((hash.finalize().to_vec(), from));
        }
    }
}

/// Deletes the pieces of a file that neither a draft nor a submitted version has.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(tx: &mut Tx, file: Uuid) -> Result<()> {
    on!(tx, |c| query(SWEEP).bind(file).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Files of which there are pieces, and which neither a draft nor a submitted version has.
///
/// # Errors
/// When the database does not answer.
pub async fn orphans(tx: &mut Tx, limit: i64) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar(ORPHANS).bind(limit).fetch_all(c).await)?)
}
