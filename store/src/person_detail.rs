//! Sensitive details of people.
//!
//! Owns: table `person_detail`: sealed, with a keyed index of the identity number. Must not: open one.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::{Result, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT person, identity_index, sealed, version FROM person_detail WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO person_detail (person, version, identity_index, sealed) VALUES ($1, $2, $3, $4) ON \
              CONFLICT DO NOTHING";
    UPDATE = "UPDATE person_detail SET version = $2, identity_index = $3, sealed = $4 WHERE person = $1 AND \
              version + 1 = $2";
    FIND = select!("person = $1");
    SAME_IDENTITY = select!("identity_index = $1 AND person <> $2 ORDER BY person LIMIT $3");
}

/// The details of a person as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DetailRow {
    /// Whose they are.
    pub person: Uuid,
    /// Keyed index of the identity number; none where it is not known.
    pub identity_index: Option<Vec<u8>>,
    /// Everything, sealed to the personnel circle.
    pub sealed: Vec<u8>,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for DetailRow {
    const TABLE: &'static str = "person_detail";

    fn key(&self) -> String {
        self.person.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.person);
        columns.optional_bytes(self.identity_index.as_deref());
        columns.bytes(&self.sealed);
        columns.number(self.version);
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: DetailRow) -> Result<DetailRow> {
    write(tx, INSERT, DetailRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: DetailRow) -> Result<DetailRow> {
    let version = row.version + 1;
    write(tx, UPDATE, DetailRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: DetailRow) -> Result<DetailRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.person)
        .bind(row.version)
        .bind(&row.identity_index)
        .bind(&row.sealed)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(DetailRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The details of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, person: Uuid) -> Result<Option<DetailRow>> {
    Ok(on!(tx, |c| query_as::<_, DetailRow>(FIND)
        .bind(person)
        .fetch_optional(c)
        .await)?)
}

/// Others with the same identity number.
///
/// # Errors
/// When the database does not answer.
pub async fn same_identity(tx: &mut Tx, index: &[u8], person: Uuid, limit: i64) -> Result<Vec<DetailRow>> {
    Ok(on!(tx, |c| query_as::<_, DetailRow>(SAME_IDENTITY)
        .bind(index)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
