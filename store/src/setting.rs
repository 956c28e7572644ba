//! Settings of the agency.
//!
//! Owns: table `setting`. Must not: know what a value means; it is JSON that a use case wrote.

use sqlx::{query, query_as};

use crate::error::ensure_affected;
use crate::{Result, Timestamp, Tx};

statements! {
    FIND = "SELECT value, version FROM setting WHERE key = $1";
    INSERT = "INSERT INTO setting (key, value, version, changed_at) VALUES ($1, $2, 1, $3) ON CONFLICT (key) DO NOTHING";
    UPDATE = "UPDATE setting SET value = $2, version = version + 1, changed_at = $3 WHERE key = $1 AND version = $4";
}

/// A setting as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SettingRow {
    /// JSON.
    pub value: String,
    /// 1 for the first value, one more with each change.
    pub version: i64,
}

/// The setting with this key, if it was ever made.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, key: &str) -> Result<Option<SettingRow>> {
    Ok(on!(tx, |c| query_as::<_, SettingRow>(FIND)
        .bind(key)
        .fetch_optional(c)
        .await)?)
}

/// Writes a setting that was read at `version` (0: there was none).
///
/// # Errors
/// [`crate::Error::Conflict`] when somebody else wrote it meanwhile.
pub async fn put(tx: &mut Tx, key: &str, value: &str, version: i64, at: Timestamp) -> Result<()> {
    let affected = if version == 0 {
        on!(tx, |c| query(INSERT)
            .bind(key)
            .bind(value)
            .bind(at)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?
    } else {
        on!(tx, |c| query(UPDATE)
            .bind(key)
            .bind(value)
            .bind(at)
            .bind(version)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?
    };
    ensure_affected("setting", 1, affected)
}
