//! Settings of the agency.
//!
//! Owns: table `setting`. Must not: know what a value means; it is JSON that a use case wrote.

use sqlx::{query, query_as};

use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::{Result, Timestamp, Tx};

statements! {
    FIND = "SELECT key, value, version, changed_at, mac FROM setting WHERE key = $1";
    INSERT = "INSERT INTO setting (key, value, version, changed_at, mac) VALUES ($1, $2, 1, $3, $4) \
              ON CONFLICT (key) DO NOTHING";
    UPDATE = "UPDATE setting SET value = $2, version = version + 1, changed_at = $3, mac = $4 \
              WHERE key = $1 AND version = $5";
}

/// A setting as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SettingRow {
    /// Its name.
    pub key: String,
    /// JSON.
    pub value: String,
    /// 1 for the first value, one more with each change.
    pub version: i64,
    /// When this value was written.
    pub changed_at: Timestamp,
    mac: Vec<u8>,
}

impl Recorded for SettingRow {
    const TABLE: &'static str = "setting";

    fn key(&self) -> String {
        self.key.clone()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.text(&self.key);
        columns.text(&self.value);
        columns.number(self.version);
        columns.time(self.changed_at);
    }
}

impl Guarded for SettingRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// The setting with this key, if it was ever made.
///
/// # Errors
/// [`crate::Error::Forged`] when it was changed past the program, or when the database does not answer.
pub async fn find(tx: &mut Tx, key: &str) -> Result<Option<SettingRow>> {
    let row = on!(tx, |c| query_as::<_, SettingRow>(FIND)
        .bind(key)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Writes a setting that was read at `version` (0: there was none). The transaction needs an event.
///
/// # Errors
/// [`crate::Error::Conflict`] when somebody else wrote it meanwhile.
pub async fn put(tx: &mut Tx, key: &str, value: &str, version: i64, at: Timestamp) -> Result<()> {
    let mut row = SettingRow {
        key: key.to_owned(),
        value: value.to_owned(),
        version: version + 1,
        changed_at: at,
        mac: Vec::new(),
    };
    row.mac = tx.mac_of(&row)?;
    let affected = if version == 0 {
        on!(tx, |c| query(INSERT)
            .bind(key)
            .bind(value)
            .bind(at)
            .bind(&row.mac)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?
    } else {
        on!(tx, |c| query(UPDATE)
            .bind(key)
            .bind(value)
            .bind(at)
            .bind(&row.mac)
            .bind(version)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?
    };
    ensure_affected("setting", 1, affected)?;
    tx.note_change(&row);
    Ok(())
}
