//! The outbox: work that a committed act left for the worker.
//!
//! Owns: table `job`, its leases and retries. Must not: know how a job is done, or hold content.

use serde_json::json;
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::{Result, Timestamp, Tx};

statements! {
    // One job for one cause: a repeated act finds its job already waiting.
    ENQUEUE = "INSERT INTO job (id, kind, payload, dedupe, run_at, leased_until, attempts) \
               VALUES ($1, $2, $3, $4, $5, 0, 0) ON CONFLICT (dedupe) DO NOTHING";
    // The lease is checked twice: a second worker that waited for the row's lock sees the first one's lease.
    CLAIM = "UPDATE job SET leased_until = $2, attempts = attempts + 1 \
             WHERE leased_until <= $1 AND id IN \
             (SELECT id FROM job WHERE run_at <= $1 AND leased_until <= $1 ORDER BY run_at, id LIMIT $3) \
             RETURNING id, kind, payload, attempts";
    FINISH = "DELETE FROM job WHERE id = $1 AND attempts = $2";
    POSTPONE = "UPDATE job SET run_at = $3, leased_until = 0 WHERE id = $1 AND attempts = $2";
    COUNT = "SELECT COUNT(*) FROM job";
}

/// A job to be written.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Its id, UUIDv7.
    pub id: Uuid,
    /// Which kind of work.
    pub kind: &'a str,
    /// What the worker needs, JSON; never content.
    pub payload: &'a str,
    /// Two jobs with the same value are one.
    pub dedupe: &'a str,
    /// Not before this instant.
    pub run_at: Timestamp,
}

/// A job that this worker holds until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct JobRow {
    /// Its id.
    pub id: Uuid,
    /// Which kind of work.
    pub kind: String,
    /// What the worker needs, JSON.
    pub payload: String,
    /// How often it was begun, this time included; also the fencing token of the lease.
    pub attempts: i64,
}

/// Writes a job in the transaction of the act that causes it.
///
/// # Errors
/// When the database does not answer.
pub async fn enqueue(tx: &mut Tx, job: &NewJob<'_>) -> Result<()> {
    on!(tx, |c| query(ENQUEUE)
        .bind(job.id)
        .bind(job.kind)
        .bind(job.payload)
        .bind(job.dedupe)
        .bind(job.run_at)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// A job to be written, one of many of a kind.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its id, UUIDv7.
    pub id: Uuid,
    /// What the worker needs, JSON; never content.
    pub payload: String,
    /// Two jobs with the same value are one.
    pub dedupe: String,
}

/// Writes many jobs of a kind in the transaction of the act that causes them.
///
/// # Errors
/// When the database does not answer.
pub async fn enqueue_all(tx: &mut Tx, kind: &str, run_at: Timestamp, jobs: &[Waiting]) -> Result<()> {
    let rows = jobs
        .iter()
        .map(|job| json!([job.id.simple().to_string(), job.payload, job.dedupe]).to_string());
    let sql = lists::INSERT_JOBS.of(tx);
    let rows = lists::list(rows);
    on!(tx, |c| query(sql)
        .bind(kind)
        .bind(run_at)
        .bind(rows)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Takes up to `most` jobs that are due at `now` and holds them until `leased_until`.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(tx: &mut Tx, now: Timestamp, leased_until: Timestamp, most: i64) -> Result<Vec<JobRow>> {
    Ok(on!(tx, |c| query_as::<_, JobRow>(CLAIM)
        .bind(now)
        .bind(leased_until)
        .bind(most)
        .fetch_all(c)
        .await)?)
}

/// Deletes a job that is done.
///
/// # Errors
/// [`crate::Error::Conflict`] when the lease went to another worker meanwhile.
pub async fn finish(tx: &mut Tx, job: &JobRow) -> Result<()> {
    let affected = on!(tx, |c| query(FINISH)
        .bind(job.id)
        .bind(job.attempts)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("job", 1, affected)
}

/// Puts a job that failed back, to be tried again at `run_at`.
///
/// # Errors
/// [`crate::Error::Conflict`] when the lease went to another worker meanwhile.
pub async fn postpone(tx: &mut Tx, job: &JobRow, run_at: Timestamp) -> Result<()> {
    let affected = on!(tx, |c| query(POSTPONE)
        .bind(job.id)
        .bind(job.attempts)
        .bind(run_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("job", 1, affected)
}

/// How many jobs wait.
///
/// # Errors
/// When the database does not answer.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(COUNT).fetch_one(c).await)?)
}
