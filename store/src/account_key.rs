//! Key pairs of accounts.
//!
//! Owns: table `account_key`. Must not: open or make a key; what is sealed stays sealed.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::{Result, Timestamp, Tx};

macro_rules! columns {
    () => {
        "account, generation, public_general, public_confidential, public_signing, fingerprint, sealed_general, \
         sealed_confidential, sealed_signing, recovery_general, recovery_confidential, recovery_signing, \
         escrow_general, escrow_confidential, carry, made_at, version, mac"
    };
}
pub(crate) use columns;

macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM account_key WHERE ", $condition)
    };
}

statements! {
    INSERT = "INSERT INTO account_key (account, generation, version, mac, public_general, public_confidential, \
              public_signing, fingerprint, sealed_general, sealed_confidential, sealed_signing, recovery_general, \
              recovery_confidential, recovery_signing, escrow_general, escrow_confidential, carry, made_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
              ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE account_key SET version = $3, mac = $4, public_general = $5, public_confidential = $6, \
              public_signing = $7, fingerprint = $8, sealed_general = $9, sealed_confidential = $10, \
              sealed_signing = $11, recovery_general = $12, recovery_confidential = $13, recovery_signing = $14, \
              escrow_general = $15, escrow_confidential = $16, carry = $17, made_at = $18 \
              WHERE account = $1 AND generation = $2 AND version + 1 = $3";
    FIND = select!("account = $1 AND generation = $2");
    NEWEST = select!("account = $1 ORDER BY generation DESC LIMIT 1");
    LIST = select!("account = $1 ORDER BY generation DESC LIMIT $2");
}

/// One generation of the keys of an account as stored. Not printable.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountKeyRow {
    /// Whose keys.
    pub account: Uuid,
    /// 1 for the first keys.
    pub generation: i64,
    /// Public part of the general key.
    pub public_general: Vec<u8>,
    /// Public part of the confidential key.
    pub public_confidential: Vec<u8>,
    /// Public part of the signing key.
    pub public_signing: Vec<u8>,
    /// What the key code shows a part of.
    pub fingerprint: Vec<u8>,
    /// The general key under the password.
    pub sealed_general: Vec<u8>,
    /// The confidential key under the password.
    pub sealed_confidential: Vec<u8>,
    /// The signing key under the password.
    pub sealed_signing: Vec<u8>,
    /// The general key under the recovery code.
    pub recovery_general: Vec<u8>,
    /// The confidential key under the recovery code.
    pub recovery_confidential: Vec<u8>,
    /// The signing key under the recovery code.
    pub recovery_signing: Vec<u8>,
    /// The general key under the recovery key of the agency.
    pub escrow_general: Vec<u8>,
    /// The confidential key under the recovery key of the agency.
    pub escrow_confidential: Vec<u8>,
    /// The generation before, under this one.
    pub carry: Option<Vec<u8>>,
    /// When they were made.
    pub made_at: Timestamp,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for AccountKeyRow {
    const TABLE: &'static str = "account_key";

    fn key(&self) -> String {
        format!("{}/{}", self.account, self.generation)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.account);
        columns.number(self.generation);
        columns.bytes(&self.public_general);
        columns.bytes(&self.public_confidential);
        columns.bytes(&self.public_signing);
        columns.bytes(&self.fingerprint);
        columns.bytes(&self.sealed_general);
        columns.bytes(&self.sealed_confidential);
        columns.bytes(&self.sealed_signing);
        columns.bytes(&self.recovery_general);
        columns.bytes(&self.recovery_confidential);
        columns.bytes(&self.recovery_signing);
        columns.bytes(&self.escrow_general);
        columns.bytes(&self.escrow_confidential);
        columns.optional_bytes(self.carry.as_deref());
        columns.time(self.made_at);
        columns.number(self.version);
    }
}

impl Guarded for AccountKeyRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes a new generation and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the generation or the fingerprint is taken.
pub async fn insert(tx: &mut Tx, row: AccountKeyRow) -> Result<AccountKeyRow> {
    write(tx, INSERT, AccountKeyRow { version: 1, ..row }).await
}

/// Writes a generation that was read at `row.version`, sealed anew, and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: AccountKeyRow) -> Result<AccountKeyRow> {
    let version = row.version + 1;
    write(tx, UPDATE, AccountKeyRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: AccountKeyRow) -> Result<AccountKeyRow> {
    let mac = tx.mac_of(&row)?;
    let row = AccountKeyRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.account)
        .bind(row.generation)
        .bind(row.version)
        .bind(&row.mac)
        .bind(&row.public_general)
        .bind(&row.public_confidential)
        .bind(&row.public_signing)
        .bind(&row.fingerprint)
        .bind(&row.sealed_general)
        .bind(&row.sealed_confidential)
        .bind(&row.sealed_signing)
        .bind(&row.recovery_general)
        .bind(&row.recovery_confidential)
        .bind(&row.recovery_signing)
        .bind(&row.escrow_general)
        .bind(&row.escrow_confidential)
        .bind(&row.carry)
        .bind(row.made_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(AccountKeyRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// One generation of an account's keys.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, account: Uuid, generation: i64) -> Result<Option<AccountKeyRow>> {
    let row = on!(tx, |c| query_as::<_, AccountKeyRow>(FIND)
        .bind(account)
        .bind(generation)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The newest generation of an account's keys, if it has any.
///
/// # Errors
/// As [`find`].
pub async fn newest(tx: &mut Tx, account: Uuid) -> Result<Option<AccountKeyRow>> {
    let row = on!(tx, |c| query_as::<_, AccountKeyRow>(NEWEST)
        .bind(account)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The newest generation of each of these accounts, by account; nothing for one that has no keys.
///
/// # Errors
/// As [`find`].
pub async fn newest_of(tx: &mut Tx, accounts: &[Uuid]) -> Result<Vec<AccountKeyRow>> {
    let sql = lists::NEWEST_ACCOUNT_KEYS.of(tx);
    let rows = on!(tx, |c| query_as::<_, AccountKeyRow>(sql)
        .bind(lists::ids(accounts))
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// The accounts whose keys, of whichever generation, have one of these fingerprints.
///
/// # Errors
/// When the database does not answer.
pub async fn owners(tx: &mut Tx, fingerprints: &[[u8; 32]]) -> Result<Vec<Uuid>> {
    let list = lists::list(fingerprints.iter().map(|one| format!("\"{}\"", lists::hex(one))));
    let sql = lists::KEY_OWNERS.of(tx);
    Ok(on!(tx, |c| query_scalar::<_, Uuid>(sql)
        .bind(&list)
        .fetch_all(c)
        .await)?)
}

/// The generations of an account's keys, the newest first.
///
/// # Errors
/// As [`find`].
pub async fn list(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<AccountKeyRow>> {
    let rows = on!(tx, |c| query_as::<_, AccountKeyRow>(LIST)
        .bind(account)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
