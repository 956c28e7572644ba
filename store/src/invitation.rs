//! Invitations to open an account.
//!
//! Owns: table `invitation`. Must not: see the secret of a slip, only its hash.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
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

/// Who issues invitations, when, and until when they are worth something.
#[derive(Clone, Copy)]
pub struct Issue {
    /// Who issues them; nobody at the server's console.
    pub by: Option<Uuid>,
    /// When that is.
    pub at: Timestamp,
    /// When they are worth nothing any more.
    pub expires_at: Timestamp,
}

/// An invitation to be written.
pub struct NewInvitation {
    /// Its id.
    pub id: Uuid,
    /// The account it opens.
    pub account: Uuid,
    /// Hash of the secret on the slip.
    pub secret_hash: Vec<u8>,
}

/// Writes the invitations of several accounts in place of earlier ones.
///
/// # Errors
/// [`crate::Error::Forged`]; [`crate::Error::Conflict`] when one of them changed meanwhile.
pub async fn replace(tx: &mut Tx, issue: Issue, new: Vec<NewInvitation>) -> Result<()> {
    let accounts: Vec<Uuid> = new.iter().map(|invitation| invitation.account).collect();
    let earlier = of(tx, &accounts).await?;
    let ids: Vec<Uuid> = earlier.iter().map(|row| row.id).collect();
    let sql = lists::DELETE_INVITATIONS.of(tx);
    let affected = on!(tx, |c| query(sql)
        .bind(lists::ids(&ids))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(InvitationRow::TABLE, earlier.len() as u64, affected)?;
    for row in &earlier {
        tx.note_removal(row);
    }
    let mut rows = Vec::with_capacity(new.len());
    for invitation in new {
        let row = InvitationRow {
            id: invitation.id,
            account: invitation.account,
            secret_hash: invitation.secret_hash,
            issued_by: issue.by,
            issued_at: issue.at,
            expires_at: issue.expires_at,
            failures: 0,
            version: 1,
            mac: Vec::new(),
        };
        let mac = tx.mac_of(&row)?;
        rows.push(InvitationRow { mac, ..row });
    }
    let values = lists::list(rows.iter().map(|row| {
        let (mac, hash) = (lists::hex(&row.mac), lists::hex(&row.secret_hash));
        format!(
            "[\"{}\",\"{mac}\",\"{}\",\"{hash}\"]",
            row.id.simple(),
            row.account.simple()
        )
    }));
    let sql = lists::INSERT_INVITATIONS.of(tx);
    let affected = on!(tx, |c| query(sql)
        .bind(issue.by)
        .bind(issue.at)
        .bind(issue.expires_at)
        .bind(&values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(InvitationRow::TABLE, rows.len() as u64, affected)?;
    for row in &rows {
        tx.note_change(row);
    }
    Ok(())
}

async fn of(tx: &mut Tx, accounts: &[Uuid]) -> Result<Vec<InvitationRow>> {
    let sql = lists::INVITATIONS.of(tx);
    let rows = on!(tx, |c| query_as::<_, InvitationRow>(sql)
        .bind(lists::ids(accounts))
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
