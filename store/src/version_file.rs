//! Files of submitted versions.
//!
//! Owns: table `version_file`. Must not: hold a name or a key; they are in the sealed content of the version.

use sqlx::query;
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::{Result, Tx};

statements! {
    INSERT = "INSERT INTO version_file (file, number, record, pieces, hash) VALUES ($1, $2, $3, $4, $5) \
              ON CONFLICT DO NOTHING";
}

/// A file of a version as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VersionFileRow {
    /// The file.
    pub file: Uuid,
    /// Which version of the record's content.
    pub number: i64,
    /// The record.
    pub record: Uuid,
    /// How many pieces the file has.
    pub pieces: i64,
    /// SHA-256 over its sealed pieces.
    pub hash: Vec<u8>,
}

impl Recorded for VersionFileRow {
    const TABLE: &'static str = "version_file";

    fn key(&self) -> String {
        format!("{}/{}", self.file, self.number)
    }

    fn version(&self) -> i64 {
        // Of the row, which is written once.
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.file);
        columns.number(self.number);
        columns.uuid(self.record);
        columns.number(self.pieces);
        columns.bytes(&self.hash);
    }
}

/// Writes the file of a version.
///
/// # Errors
/// [`crate::Error::Conflict`] when the version has it already.
pub async fn insert(tx: &mut Tx, row: &VersionFileRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT)
        .bind(row.file)
        .bind(row.number)
        .bind(row.record)
        .bind(row.pieces)
        .bind(&row.hash)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(VersionFileRow::TABLE, 1, affected)?;
    tx.note_change(row);
    Ok(())
}
