//! Keyrings.
//!
//! Owns: table `keyring`. Must not: open one.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::{Result, Tx};

statements! {
    FIND = "SELECT account, generation, version, sealed FROM keyring WHERE account = $1 AND generation = $2";
    INSERT = "INSERT INTO keyring (account, generation, version, sealed) VALUES ($1, $2, $3, $4) \
              ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE keyring SET version = $3, sealed = $4 \
              WHERE account = $1 AND generation = $2 AND version + 1 = $3";
}

/// A keyring as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KeyringRow {
    /// Its owner.
    pub account: Uuid,
    /// Generation of the owner's keys that opens it.
    pub generation: i64,
    /// 1 for the first, one more with each change.
    pub version: i64,
    /// Its content, sealed to its owner.
    pub sealed: Vec<u8>,
}

impl Recorded for KeyringRow {
    const TABLE: &'static str = "keyring";

    fn key(&self) -> String {
        format!("{}/{}", self.account, self.generation)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.account);
        columns.number(self.generation);
        columns.number(self.version);
        columns.bytes(&self.sealed);
    }
}

/// The keyring that an account sealed to this generation of its keys, if there ever was one.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, account: Uuid, generation: i64) -> Result<Option<KeyringRow>> {
    Ok(on!(tx, |c| query_as::<_, KeyringRow>(FIND)
        .bind(account)
        .bind(generation)
        .fetch_optional(c)
        .await)?)
}

/// Writes a keyring in the place of the one read at the version before `row.version` (0: there was none).
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn put(tx: &mut Tx, row: &KeyringRow) -> Result<()> {
    let statement = if row.version == 1 { INSERT } else { UPDATE };
    let affected = on!(tx, |c| query(statement)
        .bind(row.account)
        .bind(row.generation)
        .bind(row.version)
        .bind(&row.sealed)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(KeyringRow::TABLE, 1, affected)?;
    tx.note_change(row);
    Ok(())
}
