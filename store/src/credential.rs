//! What a password is checked against.
//!
//! Owns: table `credential`. Must not: stretch a password or compare one.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::{Result, Timestamp, Tx};

statements! {
    HOLD = "UPDATE credential SET version = version WHERE account = $1 AND version = $2";
    INSERT = "INSERT INTO credential (account, version, mac, m_kib, t, p, salt, verifier, changed_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE credential SET version = $2, mac = $3, m_kib = $4, t = $5, p = $6, salt = $7, verifier = $8, \
              changed_at = $9 WHERE account = $1 AND version + 1 = $2";
    FIND = "SELECT account, m_kib, t, p, salt, verifier, changed_at, version, mac FROM credential WHERE account = $1";
}

/// The credential of an account as stored. Not printable.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CredentialRow {
    /// Whose it is.
    pub account: Uuid,
    /// Memory of Argon2id, in KiB.
    pub m_kib: i64,
    /// Passes of Argon2id.
    pub t: i64,
    /// Lanes of Argon2id.
    pub p: i64,
    /// Salt of Argon2id.
    pub salt: Vec<u8>,
    /// SHA-256 of the half that proves the password.
    pub verifier: Vec<u8>,
    /// When the password was set.
    pub changed_at: Timestamp,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for CredentialRow {
    const TABLE: &'static str = "credential";

    fn key(&self) -> String {
        self.account.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.account);
        columns.number(self.m_kib);
        columns.number(self.t);
        columns.number(self.p);
        columns.bytes(&self.salt);
        columns.bytes(&self.verifier);
        columns.time(self.changed_at);
        columns.number(self.version);
    }
}

impl Guarded for CredentialRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes the first credential of an account and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the account has one.
pub async fn insert(tx: &mut Tx, row: CredentialRow) -> Result<CredentialRow> {
    write(tx, INSERT, CredentialRow { version: 1, ..row }).await
}

/// Writes a credential in the place of the one read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: CredentialRow) -> Result<CredentialRow> {
    let version = row.version + 1;
    write(tx, UPDATE, CredentialRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: CredentialRow) -> Result<CredentialRow> {
    let mac = tx.mac_of(&row)?;
    let row = CredentialRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.account)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.m_kib)
        .bind(row.t)
        .bind(row.p)
        .bind(&row.salt)
        .bind(&row.verifier)
        .bind(row.changed_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(CredentialRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The credential of an account, if a password was ever set.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, account: Uuid) -> Result<Option<CredentialRow>> {
    let row = on!(tx, |c| query_as::<_, CredentialRow>(FIND)
        .bind(account)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Keeps a password as it was read until the end of this transaction: whoever changes it waits.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn hold(tx: &mut Tx, row: &CredentialRow) -> Result<()> {
    let affected = on!(tx, |c| query(HOLD)
        .bind(row.account)
        .bind(row.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(CredentialRow::TABLE, 1, affected)
}
