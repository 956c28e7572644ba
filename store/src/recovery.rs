//! What the custodians are asked to open.
//!
//! Owns: table `recovery`. Must not: open an answer, or decide how long it waits.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::codes;
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account, old_generation, new_generation, state, requested_at, opens_at, answer, version, mac \
             FROM recovery WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO recovery (id, version, mac, account, old_generation, new_generation, state, requested_at, \
              opens_at, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE recovery SET version = $2, mac = $3, account = $4, old_generation = $5, new_generation = $6, \
              state = $7, requested_at = $8, opens_at = $9, answer = $10 WHERE id = $1 AND version + 1 = $2";
    WAITING = select!("account = $1 AND state IN ('REQUESTED', 'ANSWERED')");
}

codes! {
    /// How far a recovery has come.
    RecoveryState {
        /// The request was written.
        Requested = "REQUESTED",
        /// The answer is here and waits.
        Answered = "ANSWERED",
        /// Its owner opened it.
        Opened = "OPENED",
        /// Its owner said that he did not ask for it.
        Refused = "REFUSED",
    }
}

/// A recovery as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RecoveryRow {
    /// Its id.
    pub id: Uuid,
    /// Whose keys.
    pub account: Uuid,
    /// Generation of the keys that were lost.
    pub old_generation: i64,
    /// Generation of the keys that the answer is sealed to.
    pub new_generation: i64,
    /// How far it has come.
    pub state: RecoveryState,
    /// When the request was written.
    pub requested_at: Timestamp,
    /// From when on the answer may be opened.
    pub opens_at: Option<Timestamp>,
    /// The answer, sealed to the newer keys.
    pub answer: Option<Vec<u8>>,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for RecoveryRow {
    const TABLE: &'static str = "recovery";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.account);
        columns.number(self.old_generation);
        columns.number(self.new_generation);
        columns.text(self.state.code());
        columns.time(self.requested_at);
        columns.optional_time(self.opens_at);
        columns.optional_bytes(self.answer.as_deref());
        columns.number(self.version);
    }
}

impl Guarded for RecoveryRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes a new recovery and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when one is waiting for this account.
pub async fn insert(tx: &mut Tx, row: RecoveryRow) -> Result<RecoveryRow> {
    write(tx, INSERT, RecoveryRow { version: 1, ..row }).await
}

/// Writes a recovery that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: RecoveryRow) -> Result<RecoveryRow> {
    let version = row.version + 1;
    write(tx, UPDATE, RecoveryRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: RecoveryRow) -> Result<RecoveryRow> {
    let mac = tx.mac_of(&row)?;
    let row = RecoveryRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.account)
        .bind(row.old_generation)
        .bind(row.new_generation)
        .bind(row.state)
        .bind(row.requested_at)
        .bind(row.opens_at)
        .bind(&row.answer)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(RecoveryRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The recovery of an account that was neither opened nor refused.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn waiting(tx: &mut Tx, account: Uuid) -> Result<Option<RecoveryRow>> {
    let row = on!(tx, |c| query_as::<_, RecoveryRow>(WAITING)
        .bind(account)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}
