//! Prints of submitted versions, and when they were handed in.
//!
//! Owns: table `declaration_paper`. Must not: know a content hash, but the keyed digest of what is scanned.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT record, number, code, handed_at, handed_to, version FROM declaration_paper WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO declaration_paper (record, number, version, code, handed_at, handed_to) \
              VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE declaration_paper SET version = $3, code = $4, handed_at = $5, handed_to = $6 \
              WHERE record = $1 AND number = $2 AND version + 1 = $3";
    OF_VERSION = select!("record = $1 AND number = $2");
    BY_CODE = select!("code = $1 ORDER BY record, number DESC LIMIT $2");
}

/// The print of a version as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PaperRow {
    /// The record.
    pub record: Uuid,
    /// Which version of its content.
    pub number: i64,
    /// Keyed digest of what its square code says.
    pub code: Vec<u8>,
    /// When the signed copies were handed in.
    pub handed_at: Option<Timestamp>,
    /// Who took them.
    pub handed_to: Option<Uuid>,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for PaperRow {
    const TABLE: &'static str = "declaration_paper";

    fn key(&self) -> String {
        format!("{}/{}", self.record, self.number)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.record);
        columns.number(self.number);
        columns.bytes(&self.code);
        columns.optional_time(self.handed_at);
        columns.optional_uuid(self.handed_to);
        columns.number(self.version);
    }
}

/// Writes the row of a new version and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the version has one.
pub async fn insert(tx: &mut Tx, row: PaperRow) -> Result<PaperRow> {
    write(tx, INSERT, PaperRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: PaperRow) -> Result<PaperRow> {
    let version = row.version + 1;
    write(tx, UPDATE, PaperRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: PaperRow) -> Result<PaperRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.record)
        .bind(row.number)
        .bind(row.version)
        .bind(&row.code)
        .bind(row.handed_at)
        .bind(row.handed_to)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(PaperRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The print of a version.
///
/// # Errors
/// When the database does not answer.
pub async fn of_version(tx: &mut Tx, record: Uuid, number: i64) -> Result<Option<PaperRow>> {
    Ok(on!(tx, |c| query_as::<_, PaperRow>(OF_VERSION)
        .bind(record)
        .bind(number)
        .fetch_optional(c)
        .await)?)
}

/// Prints with this code, of each record the newest version first. The same content may have been submitted more than once.
///
/// # Errors
/// When the database does not answer.
pub async fn by_code(tx: &mut Tx, code: &[u8], limit: i64) -> Result<Vec<PaperRow>> {
    Ok(on!(tx, |c| query_as::<_, PaperRow>(BY_CODE)
        .bind(code)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The print of the newest version of each of these records, one of each.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_of(tx: &mut Tx, records: &[Uuid]) -> Result<Vec<PaperRow>> {
    let sql = lists::NEWEST_PAPERS.of(tx);
    Ok(on!(tx, |c| query_as::<_, PaperRow>(sql)
        .bind(lists::ids(records))
        .fetch_all(c)
        .await)?)
}
