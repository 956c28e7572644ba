//! Files that declarants put to their drafts.
//!
//! Owns: table `draft_file`. Must not: open one, or know its name. As of drafts themselves, nothing of it stands in the
//! ledger before the draft is submitted.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, obligation, generation, wrapped, sealed, pieces, hash, added_at, removed_at FROM draft_file WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO draft_file (id, obligation, generation, wrapped, sealed, pieces, hash, added_at, removed_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    COMPLETE = "UPDATE draft_file SET sealed = $2, pieces = $3, hash = $4 WHERE id = $1 AND pieces IS NULL";
    SET_REMOVED = "UPDATE draft_file SET removed_at = $3 WHERE id = $1 AND obligation = $2 AND pieces IS NOT NULL";
    LIST = select!("obligation = $1 ORDER BY id LIMIT $2");
    REMOVED = select!("obligation = $1 AND removed_at IS NOT NULL ORDER BY removed_at DESC, id DESC LIMIT $2");
    STANDING = "SELECT COUNT(*) AS files, CAST(COALESCE(SUM(COALESCE(pieces, $2)), 0) AS BIGINT) AS pieces \
                FROM draft_file WHERE obligation = $1 AND removed_at IS NULL";
    // Changes nothing: until the end of the transaction nobody else changes or deletes the row, on either engine.
    HOLD = "UPDATE draft_file SET pieces = pieces WHERE id = $1 AND pieces IS NULL";
    GIVEN_UP = "SELECT id FROM draft_file WHERE pieces IS NULL AND added_at <= $1 ORDER BY id LIMIT $2";
    DELETE = "DELETE FROM draft_file WHERE id = $1";
    GIVE_UP = "DELETE FROM draft_file WHERE id = $1 AND pieces IS NULL";
}

/// A file of a draft as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DraftFileRow {
    /// Its id.
    pub id: Uuid,
    /// The obligation whose draft it belongs to.
    pub obligation: Uuid,
    /// Generation of the author's keys that open it.
    pub generation: i64,
    /// Its key, wrapped to the author.
    pub wrapped: Vec<u8>,
    /// What it is called and what is in it, sealed.
    pub sealed: Vec<u8>,
    /// How many pieces it has; none while it has not arrived whole.
    pub pieces: Option<i64>,
    /// Hash of its sealed pieces, once it is whole.
    pub hash: Option<Vec<u8>>,
    /// When it began to arrive.
    pub added_at: Timestamp,
    /// When it was removed.
    pub removed_at: Option<Timestamp>,
}

/// What counts towards the limits of a draft: files that were not removed, those that are arriving included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Standing {
    /// How many they are.
    pub files: i64,
    /// How many pieces they have together.
    pub pieces: i64,
}

/// Writes a file that begins to arrive, or one that is there already and belongs to a new draft.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: &DraftFileRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT)
        .bind(row.id)
        .bind(row.obligation)
        .bind(row.generation)
        .bind(&row.wrapped)
        .bind(&row.sealed)
        .bind(row.pieces)
        .bind(&row.hash)
        .bind(row.added_at)
        .bind(row.removed_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("draft_file", 1, affected)
}

/// Holds a file that is arriving until the end of the transaction: as long as that lasts it is not thrown away.
///
/// # Errors
/// [`crate::Error::Conflict`] when it was.
pub async fn hold(tx: &mut Tx, id: Uuid) -> Result<()> {
    let affected = on!(tx, |c| query(HOLD)
        .bind(id)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("draft_file", 1, affected)
}

/// Says that a file has arrived whole.
///
/// # Errors
/// [`crate::Error::Conflict`] when it was thrown away meanwhile.
pub async fn complete(tx: &mut Tx, id: Uuid, sealed: &[u8], pieces: i64, hash: &[u8]) -> Result<()> {
    let affected = on!(tx, |c| query(COMPLETE)
        .bind(id)
        .bind(sealed)
        .bind(pieces)
        .bind(hash)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("draft_file", 1, affected)
}

/// Removes a file from its draft, or puts it back when `removed_at` is nothing.
///
/// # Errors
/// [`crate::Error::Conflict`] when it is not there any more, or belongs to another draft.
pub async fn set_removed(tx: &mut Tx, obligation: Uuid, id: Uuid, removed_at: Option<Timestamp>) -> Result<()> {
    let affected = on!(tx, |c| query(SET_REMOVED)
        .bind(id)
        .bind(obligation)
        .bind(removed_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("draft_file", 1, affected)
}

/// Files of a draft in the order in which they came, also those removed and those that have not arrived whole.
///
/// # Errors
/// When the database does not answer.
pub async fn list(tx: &mut Tx, obligation: Uuid, limit: i64) -> Result<Vec<DraftFileRow>> {
    Ok(on!(tx, |c| query_as::<_, DraftFileRow>(LIST)
        .bind(obligation)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Files that were removed from a draft, the last removed first.
///
/// # Errors
/// When the database does not answer.
pub async fn removed(tx: &mut Tx, obligation: Uuid, limit: i64) -> Result<Vec<DraftFileRow>> {
    Ok(on!(tx, |c| query_as::<_, DraftFileRow>(REMOVED)
        .bind(obligation)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// What a draft has; a file that is arriving counts as long as `arriving` pieces.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(tx: &mut Tx, obligation: Uuid, arriving: i64) -> Result<Standing> {
    Ok(on!(tx, |c| query_as::<_, Standing>(STANDING)
        .bind(obligation)
        .bind(arriving)
        .fetch_one(c)
        .await)?)
}

/// Files that began to arrive before this instant and never did, in all drafts.
///
/// # Errors
/// When the database does not answer.
pub async fn given_up(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar(GIVEN_UP)
        .bind(before)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Forgets a file unless it has arrived whole.
///
/// # Errors
/// When the database does not answer.
pub async fn give_up(tx: &mut Tx, id: Uuid) -> Result<()> {
    on!(tx, |c| query(GIVE_UP).bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Forgets that a file belongs to a draft; its pieces are [`crate::blob`]'s.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(tx: &mut Tx, id: Uuid) -> Result<()> {
    on!(tx, |c| query(DELETE).bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}
