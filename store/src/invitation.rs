//! Invitations to open an account.
//!
//! Owns: table `invitation`. Must not: see the secret of a slip, only its hash.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO invitation (id, version, mac, account, secret_hash, issued_by, issued_at, expires_at, \
              failures) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE invitation SET version = $2, mac = $3, account = $4, secret_hash = $5, issued_by = $6, \
              issued_at = $7, expires_at = $8, failures = $9 WHERE id = $1 AND version + 1 = $2";
    FIND = "SELECT id, account, secret_hash, issued_by, issued_at, expires_at, failures, version, mac \
            FROM invitation WHERE account = $1";
    DELETE = "DELETE FROM invitation WHERE id = $1 AND version = $2";
}

/// An invitation as stored. Not printable.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct InvitationRow {
    /// Its id.
    pub id: Uuid,
    /// The account it opens; one has at most one invitation.
    pub account: Uuid,
    /// Hash of the secret on the slip.
    pub secret_hash: Vec<u8>,
    /// Who issued it; nobody at the server's console.
    pub issued_by: Option<Uuid>,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
    /// How often a wrong secret was typed.
    pub failures: i64,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for InvitationRow {
    const TABLE: &'static str = "invitation";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.account);
        columns.bytes(&self.secret_hash);
        columns.optional_uuid(self.issued_by);
        columns.time(self.issued_at);
        columns.time(self.expires_at);
        columns.number(self.failures);
        columns.number(self.version);
    }
}

impl Guarded for InvitationRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes a new invitation and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the account has one.
pub async fn insert(tx: &mut Tx, row: InvitationRow) -> Result<InvitationRow> {
    write(tx, INSERT, InvitationRow { version: 1, ..row }).await
}

/// Writes an invitation that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: InvitationRow) -> Result<InvitationRow> {
    let version = row.version + 1;
    write(tx, UPDATE, InvitationRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: InvitationRow) -> Result<InvitationRow> {
    let mac = tx.mac_of(&row)?;
    let row = InvitationRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.account)
        .bind(&row.secret_hash)
        .bind(row.issued_by)
        .bind(row.issued_at)
        .bind(row.expires_at)
        .bind(row.failures)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(InvitationRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The invitation of an account, if one waits.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, account: Uuid) -> Result<Option<InvitationRow>> {
    let row = on!(tx, |c| query_as::<_, InvitationRow>(FIND)
        .bind(account)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Deletes an invitation that was used or taken back, read at `row.version`.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile: two people cannot use one slip.
pub async fn delete(tx: &mut Tx, row: &InvitationRow) -> Result<()> {
    let affected = on!(tx, |c| query(DELETE)
        .bind(row.id)
        .bind(row.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(InvitationRow::TABLE, 1, affected)?;
    tx.note_removal(row);
    Ok(())
}
