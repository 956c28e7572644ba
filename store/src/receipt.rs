//! Receipts for submitted versions.
//!
//! Owns: table `receipt`. Must not: sign one, or know the nonce of a commitment.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT record, version, number, issued_at, commitment, event, checkpoint, signature FROM receipt WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO receipt (record, version, number, issued_at, commitment, event, checkpoint, signature) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    OF_VERSION = select!("record = $1 AND version = $2");
    BY_NUMBER = select!("number = $1");
    OF_RECORD = select!("record = $1 ORDER BY version DESC LIMIT $2");
}

/// A receipt as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReceiptRow {
    /// The record.
    pub record: Uuid,
    /// Which version of its content.
    pub version: i64,
    /// The number on the paper.
    pub number: String,
    /// When it was given.
    pub issued_at: Timestamp,
    /// The commitment to the content.
    pub commitment: Vec<u8>,
    /// The event of the submission.
    pub event: Uuid,
    /// The newest signed head at that time, if there was one.
    pub checkpoint: Option<String>,
    /// The server's signature.
    pub signature: Vec<u8>,
}

impl Recorded for ReceiptRow {
    const TABLE: &'static str = "receipt";

    fn key(&self) -> String {
        format!("{}/{}", self.record, self.version)
    }

    fn version(&self) -> i64 {
        // Of the row, which is written once.
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.record);
        columns.number(self.version);
        columns.text(&self.number);
        columns.time(self.issued_at);
        columns.bytes(&self.commitment);
        columns.uuid(self.event);
        columns.optional_text(self.checkpoint.as_deref());
        columns.bytes(&self.signature);
    }
}

/// Writes a receipt.
///
/// # Errors
/// [`crate::Error::Conflict`] when the version has one, or the number is taken.
pub async fn insert(tx: &mut Tx, row: &ReceiptRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT)
        .bind(row.record)
        .bind(row.version)
        .bind(&row.number)
        .bind(row.issued_at)
        .bind(&row.commitment)
        .bind(row.event)
        .bind(&row.checkpoint)
        .bind(&row.signature)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(ReceiptRow::TABLE, 1, affected)?;
    tx.note_change(row);
    Ok(())
}

/// The receipt for a version.
///
/// # Errors
/// When the database does not answer.
pub async fn of_version(tx: &mut Tx, record: Uuid, version: i64) -> Result<Option<ReceiptRow>> {
    Ok(on!(tx, |c| query_as::<_, ReceiptRow>(OF_VERSION)
        .bind(record)
        .bind(version)
        .fetch_optional(c)
        .await)?)
}

/// Receipts for all versions of a record, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_record(tx: &mut Tx, record: Uuid, limit: i64) -> Result<Vec<ReceiptRow>> {
    Ok(on!(tx, |c| query_as::<_, ReceiptRow>(OF_RECORD)
        .bind(record)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The receipt with this number.
///
/// # Errors
/// When the database does not answer.
pub async fn by_number(tx: &mut Tx, number: &str) -> Result<Option<ReceiptRow>> {
    Ok(on!(tx, |c| query_as::<_, ReceiptRow>(BY_NUMBER)
        .bind(number)
        .fetch_optional(c)
        .await)?)
}

/// The receipt for the newest version of each of these records.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_of(tx: &mut Tx, records: &[Uuid]) -> Result<Vec<ReceiptRow>> {
    let sql = lists::NEWEST_RECEIPTS.of(tx);
    Ok(on!(tx, |c| query_as::<_, ReceiptRow>(sql)
        .bind(lists::ids(records))
        .fetch_all(c)
        .await)?)
}
