//! What receivers have written so far of requests to complete a declaration.
//!
//! Owns: table `request_draft`, one row for each author and declaration. Must not: open one, or find somebody else's. Saving is
//! no event.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO request_draft (obligation, author, revision, generation, wrapped, sealed, saved_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE request_draft SET revision = $3, generation = $4, wrapped = $5, sealed = $6, saved_at = $7 \
              WHERE obligation = $1 AND author = $2 AND revision = $8";
    FIND = "SELECT obligation, author, revision, generation, wrapped, sealed, saved_at FROM request_draft \
            WHERE obligation = $1 AND author = $2";
    FORGET = "DELETE FROM request_draft WHERE obligation = $1 AND author = $2";
    FORGET_ALL = "DELETE FROM request_draft WHERE obligation = $1";
}

/// A draft as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RequestDraftRow {
    /// The declaration that it speaks of, by what it answers.
    pub obligation: Uuid,
    /// The account of whoever writes it.
    pub author: Uuid,
    /// Greater each time it is saved.
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

/// Writes what follows on the revision `seen`; on 0 where there was none.
///
/// # Errors
/// [`crate::Error::Conflict`] when another tab or another session has saved or forgotten it meanwhile.
pub async fn put(tx: &mut Tx, row: &RequestDraftRow, seen: i64) -> Result<()> {
    let statement = if seen == 0 { INSERT } else { UPDATE };
    let affected = on!(tx, |c| {
        let put = query(statement)
            .bind(row.obligation)
            .bind(row.author)
            .bind(row.revision)
            .bind(row.generation)
            .bind(&row.wrapped)
            .bind(&row.sealed)
            .bind(row.saved_at);
        let put = if seen == 0 { put } else { put.bind(seen) };
        put.execute(c).await.map(|done| done.rows_affected())
    })?;
    ensure_affected("request_draft", 1, affected)
}

/// What somebody has written of a request about this.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, obligation: Uuid, author: Uuid) -> Result<Option<RequestDraftRow>> {
    Ok(on!(tx, |c| query_as::<_, RequestDraftRow>(FIND)
        .bind(obligation)
        .bind(author)
        .fetch_optional(c)
        .await)?)
}

/// Forgets what somebody has written about it, if he has.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &mut Tx, obligation: Uuid, author: Uuid) -> Result<()> {
    on!(tx, |c| query(FORGET)
        .bind(obligation)
        .bind(author)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Forgets what everybody has written about it.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_all(tx: &mut Tx, obligation: Uuid) -> Result<()> {
    on!(tx, |c| query(FORGET_ALL).bind(obligation).execute(c).await.map(|_| ()))?;
    Ok(())
}
