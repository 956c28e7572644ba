//! The second factor and its recovery codes.
//!
//! Owns: tables `second_factor` and `second_factor_code`. Must not: compute or compare a code.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::Flag;
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO second_factor (account, version, mac, secret, confirmed, last_step) \
              VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE second_factor SET version = $2, mac = $3, secret = $4, confirmed = $5, last_step = $6 \
              WHERE account = $1 AND version + 1 = $2";
    STEP = "UPDATE second_factor SET mac = $3, last_step = $4 WHERE account = $1 AND version = $2 AND last_step < $4";
    FIND = "SELECT account, secret, confirmed, last_step, version, mac FROM second_factor WHERE account = $1";
    DELETE = "DELETE FROM second_factor WHERE account = $1 AND version = $2";
    USE_CODE = "UPDATE second_factor_code SET used_at = $3 WHERE account = $1 AND hash = $2 AND used_at IS NULL";
    CODES_LEFT = "SELECT COUNT(*) FROM second_factor_code WHERE account = $1 AND used_at IS NULL";
    DELETE_CODES = "DELETE FROM second_factor_code WHERE account = $1";
}

/// The second factor of an account as stored. Not printable.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SecondFactorRow {
    /// Whose it is.
    pub account: Uuid,
    /// The shared secret, sealed.
    pub secret: Vec<u8>,
    /// Whether a first code was typed.
    #[sqlx(try_from = "Flag")]
    pub confirmed: bool,
    /// The newest step of time whose code was used; an older one is not taken again.
    pub last_step: i64,
    /// One more with each change but that of the step; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

/// Without the step: it changes with every sign-in, which the ledger records in its own words.
impl Recorded for SecondFactorRow {
    const TABLE: &'static str = "second_factor";

    fn key(&self) -> String {
        self.account.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.account);
        columns.bytes(&self.secret);
        columns.flag(self.confirmed);
        columns.number(self.version);
    }
}

/// The row with its step, as the MAC covers it.
struct Whole(SecondFactorRow);

impl Recorded for Whole {
    const TABLE: &'static str = SecondFactorRow::TABLE;

    fn key(&self) -> String {
        self.0.key()
    }

    fn version(&self) -> i64 {
        self.0.version
    }

    fn columns(&self, columns: &mut Columns) {
        self.0.columns(columns);
        columns.number(self.0.last_step);
    }
}

impl Guarded for Whole {
    fn mac(&self) -> &[u8] {
        &self.0.mac
    }
}

/// Whether the MAC of a loaded row is right.
pub(crate) fn verified(tx: &Tx, row: &SecondFactorRow) -> Result<()> {
    tx.verified(Whole(row.clone())).map(drop)
}

fn guarded(tx: &Tx, row: SecondFactorRow) -> Result<SecondFactorRow> {
    let mut whole = Whole(row);
    whole.0.mac = tx.mac_of(&whole)?;
    Ok(whole.0)
}

/// Writes the second factor of an account and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the account has one.
pub async fn insert(tx: &mut Tx, row: SecondFactorRow) -> Result<SecondFactorRow> {
    write(tx, INSERT, SecondFactorRow { version: 1, ..row }).await
}

/// Writes a second factor in the place of the one read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: SecondFactorRow) -> Result<SecondFactorRow> {
    let version = row.version + 1;
    write(tx, UPDATE, SecondFactorRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: SecondFactorRow) -> Result<SecondFactorRow> {
    let row = guarded(tx, row)?;
    let affected = on!(tx, |c| query(statement)
        .bind(row.account)
        .bind(row.version)
        .bind(&row.mac)
        .bind(&row.secret)
        .bind(Flag::from(row.confirmed))
        .bind(row.last_step)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(SecondFactorRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// Uses up a step of time; no change for the ledger.
///
/// # Errors
/// [`crate::Error::Conflict`] when this step or a later one was used already, or the row changed meanwhile.
pub async fn use_step(tx: &mut Tx, row: SecondFactorRow, step: i64) -> Result<SecondFactorRow> {
    let row = guarded(tx, SecondFactorRow { last_step: step, ..row })?;
    let affected = on!(tx, |c| query(STEP)
        .bind(row.account)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.last_step)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(SecondFactorRow::TABLE, 1, affected)?;
    Ok(row)
}

/// The second factor of an account, if it has one.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, account: Uuid) -> Result<Option<SecondFactorRow>> {
    let row = on!(tx, |c| query_as::<_, SecondFactorRow>(FIND)
        .bind(account)
        .fetch_optional(c)
        .await)?;
    row.map(|row| Ok(tx.verified(Whole(row))?.0)).transpose()
}

/// Deletes a second factor that was read at `row.version`, and its recovery codes.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn delete(tx: &mut Tx, row: &SecondFactorRow) -> Result<()> {
    let affected = on!(tx, |c| query(DELETE)
        .bind(row.account)
        .bind(row.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(SecondFactorRow::TABLE, 1, affected)?;
    tx.note_removal(row);
    delete_codes(tx, row.account).await
}

/// Puts new recovery codes, given as their hashes, in the place of all earlier ones.
///
/// # Errors
/// When the database does not answer.
pub async fn replace_codes(tx: &mut Tx, account: Uuid, hashes: &[Vec<u8>]) -> Result<()> {
    delete_codes(tx, account).await?;
    let sql = lists::INSERT_CODES.of(tx);
    on!(tx, |c| query(sql)
        .bind(account)
        .bind(lists::bytes(hashes))
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Uses up a recovery code; `false` when there is no such code, or it was used.
///
/// # Errors
/// When the database does not answer.
pub async fn use_code(tx: &mut Tx, account: Uuid, hash: &[u8], at: Timestamp) -> Result<bool> {
    let affected = on!(tx, |c| query(USE_CODE)
        .bind(account)
        .bind(hash)
        .bind(at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(affected == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// When the database does not answer.
pub async fn codes_left(tx: &mut Tx, account: Uuid) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(CODES_LEFT).bind(account).fetch_one(c).await)?)
}

async fn delete_codes(tx: &mut Tx, account: Uuid) -> Result<()> {
    on!(tx, |c| query(DELETE_CODES).bind(account).execute(c).await.map(|_| ()))?;
    Ok(())
}
