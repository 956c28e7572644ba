//! Failed attempts, counted.
//!
//! Owns: table `throttle`. Must not: know how many are too many, or what a digest stands for.

use sqlx::{query, query_as};

use crate::{Result, Timestamp, Tx};

statements! {
    // One statement, so that attempts at the same moment are all counted.
    COUNT = "INSERT INTO throttle (scope, subject, window_start, last_at, failures) VALUES ($1, $2, $3, $3, 1) \
             ON CONFLICT (scope, subject) DO UPDATE SET \
             failures = CASE WHEN throttle.window_start <= $4 THEN 1 ELSE throttle.failures + 1 END, \
             window_start = CASE WHEN throttle.window_start <= $4 THEN $3 ELSE throttle.window_start END, last_at = $3 \
             RETURNING window_start, last_at, failures";
    FIND = "SELECT window_start, last_at, failures FROM throttle WHERE scope = $1 AND subject = $2 AND window_start > $3";
    CLEAR = "DELETE FROM throttle WHERE scope = $1 AND subject = $2";
    SWEEP = "DELETE FROM throttle WHERE window_start <= $1";
}

/// Failures in the present window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Count {
    /// When the first of them was.
    pub window_start: Timestamp,
    /// When the last of them was.
    pub last_at: Timestamp,
    /// How many.
    pub failures: i64,
}

/// Counts a failure at `now` and returns the count with it. A window that began at `ended` or earlier is over: the
/// failure is the first of a new one.
///
/// # Errors
/// When the database does not answer.
pub async fn count(tx: &mut Tx, scope: &str, subject: &[u8], now: Timestamp, ended: Timestamp) -> Result<Count> {
    Ok(on!(tx, |c| query_as::<_, Count>(COUNT)
        .bind(scope)
        .bind(subject)
        .bind(now)
        .bind(ended)
        .fetch_one(c)
        .await)?)
}

/// The count of the present window, without counting; `ended` as in [`count`].
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, scope: &str, subject: &[u8], ended: Timestamp) -> Result<Option<Count>> {
    Ok(on!(tx, |c| query_as::<_, Count>(FIND)
        .bind(scope)
        .bind(subject)
        .bind(ended)
        .fetch_optional(c)
        .await)?)
}

/// Forgets the failures of a subject.
///
/// # Errors
/// When the database does not answer.
pub async fn clear(tx: &mut Tx, scope: &str, subject: &[u8]) -> Result<()> {
    on!(tx, |c| query(CLEAR)
        .bind(scope)
        .bind(subject)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Deletes windows that began at `ended` or earlier, and tells how many.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(tx: &mut Tx, ended: Timestamp) -> Result<u64> {
    Ok(on!(tx, |c| query(SWEEP)
        .bind(ended)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}
