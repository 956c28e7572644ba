//! Sessions.
//!
//! Owns: table `session`. Must not: see a token, only its hash; know how long a session lasts.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::Flag;
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT token_hash, account, created_at, seen_at, step_up_until, used_second_factor, general, step_up, \
             device_hash, agent, version, mac FROM session WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO session (token_hash, version, mac, account, created_at, seen_at, step_up_until, \
              used_second_factor, general, step_up, device_hash, agent) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    UPDATE = "UPDATE session SET version = $2, mac = $3, account = $4, created_at = $5, seen_at = $6, \
              step_up_until = $7, used_second_factor = $8, general = $9, step_up = $10, device_hash = $11, agent = $12 \
              WHERE token_hash = $1 AND version + 1 = $2";
    TOUCH = "UPDATE session SET mac = $3, seen_at = $4, step_up_until = $5, step_up = $6 \
             WHERE token_hash = $1 AND version = $2 AND seen_at <= $4";
    OVER = select!("step_up_until < $1 ORDER BY step_up_until LIMIT $2");
    FIND = select!("token_hash = $1");
    LIST = select!("account = $1 ORDER BY seen_at DESC, token_hash LIMIT $2");
    DELETE = "DELETE FROM session WHERE token_hash = $1";
    DELETE_OTHERS = "DELETE FROM session WHERE account = $1 AND token_hash <> $2";
    SWEEP = "DELETE FROM session WHERE seen_at < $1 OR created_at < $2";
}

/// A session as stored. Not printable.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionRow {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// Who is signed in.
    pub account: Uuid,
    /// When it began.
    pub created_at: Timestamp,
    /// When a request last used it.
    pub seen_at: Timestamp,
    /// How long the step-up holds, while there is one.
    pub step_up_until: Option<Timestamp>,
    /// Whether the second factor was used in it.
    #[sqlx(try_from = "Flag")]
    pub used_second_factor: bool,
    /// The general key, sealed under the token and `version`.
    pub general: Vec<u8>,
    /// The confidential and the signing key, sealed likewise, while there is a step-up.
    pub step_up: Option<Vec<u8>>,
    /// The device, if it keeps a cookie.
    pub device_hash: Option<Vec<u8>>,
    /// Browser and system, to be recognised in a list.
    pub agent: String,
    /// One more whenever something is sealed anew; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

/// For the MAC only: sessions are not recorded.
impl Recorded for SessionRow {
    const TABLE: &'static str = "session";

    fn key(&self) -> String {
        lists::hex(&self.token_hash)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.bytes(&self.token_hash);
        columns.uuid(self.account);
        columns.time(self.created_at);
        columns.time(self.seen_at);
        columns.optional_time(self.step_up_until);
        columns.flag(self.used_second_factor);
        columns.bytes(&self.general);
        columns.optional_bytes(self.step_up.as_deref());
        columns.optional_bytes(self.device_hash.as_deref());
        columns.text(&self.agent);
        columns.number(self.version);
    }
}

impl Guarded for SessionRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// What a step-up adds to a session. Both parts are sealed for the version after the present one.
pub struct StepUp {
    /// The general key, sealed anew.
    pub general: Vec<u8>,
    /// The confidential and the signing key.
    pub sealed: Vec<u8>,
    /// How long it holds.
    pub until: Timestamp,
    /// Whether the second factor was used in the session by now.
    pub used_second_factor: bool,
}

/// Writes a new session, whose parts are sealed for version 1, and returns it as stored.
///
/// # Errors
/// When the database does not answer.
pub async fn insert(tx: &mut Tx, row: SessionRow) -> Result<SessionRow> {
    write(tx, INSERT, SessionRow { version: 1, ..row }).await
}

/// Opens a step-up, or opens it anew, and returns the session as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the session ended or changed meanwhile.
pub async fn open_step_up(tx: &mut Tx, row: SessionRow, step_up: StepUp) -> Result<SessionRow> {
    let row = SessionRow {
        version: row.version + 1,
        general: step_up.general,
        step_up: Some(step_up.sealed),
        step_up_until: Some(step_up.until),
        used_second_factor: step_up.used_second_factor,
        ..row
    };
    write(tx, UPDATE, row).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: SessionRow) -> Result<SessionRow> {
    let mac = tx.mac_of(&row)?;
    let row = SessionRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(&row.token_hash)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.account)
        .bind(row.created_at)
        .bind(row.seen_at)
        .bind(row.step_up_until)
        .bind(Flag::from(row.used_second_factor))
        .bind(&row.general)
        .bind(&row.step_up)
        .bind(&row.device_hash)
        .bind(&row.agent)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(SessionRow::TABLE, 1, affected)?;
    Ok(row)
}

/// Notes that the session was used, and how long its step-up holds from now on; without that its keys are gone. Two
/// requests may do so at once: the later instant stays. `false` when the session ended, changed, or was seen later.
///
/// # Errors
/// When the database does not answer.
pub async fn touch(tx: &mut Tx, row: SessionRow, seen_at: Timestamp, step_up_until: Option<Timestamp>) -> Result<bool> {
    let row = SessionRow {
        seen_at,
        step_up_until,
        step_up: row.step_up.filter(|_| step_up_until.is_some()),
        ..row
    };
    let mac = tx.mac_of(&row)?;
    let affected = on!(tx, |c| query(TOUCH)
        .bind(&row.token_hash)
        .bind(row.version)
        .bind(&mac)
        .bind(row.seen_at)
        .bind(row.step_up_until)
        .bind(&row.step_up)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(affected == 1)
}

/// Takes the keys of step-ups that ended before `now` out of their sessions, of `limit` at a time; tells of how many.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn close_step_ups(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<usize> {
    let rows = on!(tx, |c| query_as::<_, SessionRow>(OVER)
        .bind(now)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    let count = rows.len();
    for row in rows {
        let row = tx.verified(row)?;
        let seen_at = row.seen_at;
        touch(tx, row, seen_at, None).await?;
    }
    Ok(count)
}

/// The session of a token.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<SessionRow>> {
    let row = on!(tx, |c| query_as::<_, SessionRow>(FIND)
        .bind(token_hash)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Sessions of an account, the one used last first.
///
/// # Errors
/// As [`find`].
pub async fn list(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<SessionRow>> {
    let rows = on!(tx, |c| query_as::<_, SessionRow>(LIST)
        .bind(account)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// Ends a session; `false` when it had ended.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(tx: &mut Tx, token_hash: &[u8]) -> Result<bool> {
    let affected = on!(tx, |c| query(DELETE)
        .bind(token_hash)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(affected == 1)
}

/// Ends all sessions of an account but the one kept, and tells how many.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_others(tx: &mut Tx, account: Uuid, kept: Option<&[u8]>) -> Result<u64> {
    // No token has the empty hash.
    Ok(on!(tx, |c| query(DELETE_OTHERS)
        .bind(account)
        .bind(kept.unwrap_or_default())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}

/// Deletes sessions that were not used since `idle_before` or began before `made_before`, and tells how many.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(tx: &mut Tx, idle_before: Timestamp, made_before: Timestamp) -> Result<u64> {
    Ok(on!(tx, |c| query(SWEEP)
        .bind(idle_before)
        .bind(made_before)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}
