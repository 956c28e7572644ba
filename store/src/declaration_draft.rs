//! What declarants have written so far.
//!
//! Owns: table `declaration_draft`. Must not: open one, or keep one when it was submitted. Saving is no event: the ledger
//! tells when a draft was begun and what became of it.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO declaration_draft (obligation, revision, generation, wrapped, sealed, saved_at) \
              VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    NEWEST = "SELECT obligation, revision, generation, wrapped, sealed, saved_at FROM declaration_draft \
              WHERE obligation = $1 ORDER BY revision DESC LIMIT 1";
    FIND = "SELECT obligation, revision, generation, wrapped, sealed, saved_at FROM declaration_draft \
            WHERE obligation = $1 AND revision = $2";
    RESTS = "SELECT COUNT(*) FROM declaration_round r, circle c WHERE r.id = $3 AND r.version = $4 AND c.id = $5 \
             AND c.version = $6 AND (SELECT MAX(revision) FROM declaration_draft WHERE obligation = $1) = $2";
    FORGET = "DELETE FROM declaration_draft WHERE obligation = $1 AND revision <= $2";
}

/// A draft as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DraftRow {
    /// What it answers.
    pub obligation: Uuid,
    /// One more each time it is saved; the first of a draft is greater than all of the draft before.
    pub revision: i64,
    /// Generation of the author's keys that open it.
    pub generation: i64,
    /// Its key, wrapped to the author.
    pub wrapped: Vec<u8>,
    /// Its content, sealed.
    pub sealed: Vec<u8>,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// What a submission was prepared from.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The obligation, and the newest revision of its draft.
    pub draft: (Uuid, i64),
    /// The round, and the version of its row.
    pub round: (Uuid, i64),
    /// The circle that receives, and the version of its row.
    pub circle: (Uuid, i64),
}

/// Whether nothing of it moved.
///
/// # Errors
/// When the database does not answer.
pub async fn rests_on(tx: &mut Tx, ground: &Ground) -> Result<bool> {
    let Ground { draft, round, circle } = *ground;
    let found: i64 = on!(tx, |c| query_scalar(RESTS)
        .bind(draft.0)
        .bind(draft.1)
        .bind(round.0)
        .bind(round.1)
        .bind(circle.0)
        .bind(circle.1)
        .fetch_one(c)
        .await)?;
    Ok(found > 0)
}

/// Writes a revision.
///
/// # Errors
/// [`crate::Error::Conflict`] when another tab or another session has saved this revision.
pub async fn insert(tx: &mut Tx, row: &DraftRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT)
        .bind(row.obligation)
        .bind(row.revision)
        .bind(row.generation)
        .bind(&row.wrapped)
        .bind(&row.sealed)
        .bind(row.saved_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("declaration_draft", 1, affected)
}

/// When a draft was saved last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Saved {
    /// What it answers.
    pub obligation: Uuid,
    /// When.
    pub saved_at: Timestamp,
}

/// When the drafts of these obligations were saved last, of those that have one.
///
/// # Errors
/// When the database does not answer.
pub async fn saved(tx: &mut Tx, obligations: &[Uuid]) -> Result<Vec<Saved>> {
    let sql = lists::DRAFTS_SAVED.of(tx);
    Ok(on!(tx, |c| query_as::<_, Saved>(sql)
        .bind(lists::ids(obligations))
        .fetch_all(c)
        .await)?)
}

/// The newest revision, if there is a draft.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(tx: &mut Tx, obligation: Uuid) -> Result<Option<DraftRow>> {
    Ok(on!(tx, |c| query_as::<_, DraftRow>(NEWEST)
        .bind(obligation)
        .fetch_optional(c)
        .await)?)
}

/// One revision, as long as it is kept.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, obligation: Uuid, revision: i64) -> Result<Option<DraftRow>> {
    Ok(on!(tx, |c| query_as::<_, DraftRow>(FIND)
        .bind(obligation)
        .bind(revision)
        .fetch_optional(c)
        .await)?)
}

/// Forgets the revisions up to this one.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &mut Tx, obligation: Uuid, up_to: i64) -> Result<()> {
    on!(tx, |c| query(FORGET)
        .bind(obligation)
        .bind(up_to)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}
