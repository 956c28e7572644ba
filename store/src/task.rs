//! What people have to do.
//!
//! Owns: table `task`, written by the use case that asks for something and closed by the one that does it. Must not: hold
//! content; `subject` is a key, and the page that shows a task looks it up.

use serde_json::json;
use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::value::Day;
use crate::{Result, Timestamp, Tx};

statements! {
    // What somebody is asked already is not asked twice; by when, and in which role, is as it was said last.
    INSERT = "INSERT INTO task (id, account, kind, hat, subject, due, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
              ON CONFLICT (account, kind, subject) WHERE done_at IS NULL DO UPDATE SET hat = excluded.hat, due = excluded.due";
    FINISH = "UPDATE task SET done_at = $4 WHERE kind IN ($1, $2) AND subject = $3 AND done_at IS NULL";
    DISMISS = "UPDATE task SET done_at = $4 WHERE account = $1 AND kind = $2 AND subject = $3 AND done_at IS NULL";
    OF_HAT = "SELECT kind, subject, MAX(due) AS due FROM task WHERE hat = $1 AND done_at IS NULL \
              GROUP BY kind, subject ORDER BY kind, subject LIMIT $2";
    // Without a day a task comes last; no day sorts behind this text.
    OPEN = "SELECT id, account, kind, hat, subject, due, created_at FROM task \
            WHERE account = $1 AND done_at IS NULL ORDER BY COALESCE(due, '9999'), created_at, id LIMIT $2";
}

/// What the wearers of a role are asked.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OfHat {
    /// Code of what is asked.
    pub kind: String,
    /// Key of what it is about.
    pub subject: String,
    /// Last day, if there is one.
    pub due: Option<Day>,
}

/// A task that is open.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TaskRow {
    /// Its id.
    pub id: Uuid,
    /// Who is asked.
    pub account: Uuid,
    /// Code of what is asked.
    pub kind: String,
    /// Code of the role in which he is asked; none where it is his own matter.
    pub hat: Option<String>,
    /// Key of what it is about.
    pub subject: String,
    /// Last day, if there is one.
    pub due: Option<Day>,
    /// Since when.
    pub created_at: Timestamp,
}

/// Asks somebody. When he is asked already, it is the same task, with the role and the last day of now.
///
/// # Errors
/// When the database does not answer.
pub async fn ask(tx: &mut Tx, row: &TaskRow) -> Result<()> {
    on!(tx, |c| query(INSERT)
        .bind(row.id)
        .bind(row.account)
        .bind(&row.kind)
        .bind(&row.hat)
        .bind(&row.subject)
        .bind(row.due)
        .bind(row.created_at)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Asks many at once, as [`ask`] asks one. No two rows ask the same person for the same thing.
///
/// # Errors
/// When the database does not answer.
pub async fn ask_all(tx: &mut Tx, rows: &[TaskRow]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let values = lists::list(rows.iter().map(|row| values(row).to_string()));
    let sql = lists::INSERT_TASKS.of(tx);
    on!(tx, |c| query(sql).bind(values).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The columns in the order of the statement.
fn values(row: &TaskRow) -> serde_json::Value {
    json!([
        row.id.simple().to_string(),
        row.account.simple().to_string(),
        row.kind,
        row.hat,
        row.subject,
        row.due.map(String::from),
        row.created_at.microseconds(),
    ])
}

/// It is done, by whomever: nobody is asked either of these any more. Tells how many were.
///
/// # Errors
/// When the database does not answer.
pub async fn finish(tx: &mut Tx, [kind, other]: [&str; 2], subject: &str, at: Timestamp) -> Result<u64> {
    Ok(on!(tx, |c| query(FINISH)
        .bind(kind)
        .bind(other)
        .bind(subject)
        .bind(at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}

/// One of those who were asked is done with it. Tells whether he was asked.
///
/// # Errors
/// When the database does not answer.
pub async fn dismiss(tx: &mut Tx, account: Uuid, kind: &str, subject: &str, at: Timestamp) -> Result<bool> {
    let affected = on!(tx, |c| query(DISMISS)
        .bind(account)
        .bind(kind)
        .bind(subject)
        .bind(at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(affected > 0)
}

/// What the wearers of a role are asked now, whoever they are, each thing once.
///
/// # Errors
/// When the database does not answer.
pub async fn of_hat(tx: &mut Tx, hat: &str, limit: i64) -> Result<Vec<OfHat>> {
    Ok(on!(tx, |c| query_as::<_, OfHat>(OF_HAT)
        .bind(hat)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// What somebody has to do, the most urgent first.
///
/// # Errors
/// When the database does not answer.
pub async fn open(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<TaskRow>> {
    Ok(on!(tx, |c| query_as::<_, TaskRow>(OPEN)
        .bind(account)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
