//! Units of the agency.
//!
//! Owns: table `unit`. Must not: know what a role in a unit allows.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::Day;
use crate::{Result, Tx};

statements! {
    INSERT = "INSERT INTO unit (id, version, parent, name, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6) \
              ON CONFLICT DO NOTHING";
    FIND = "SELECT id, parent, name, valid_from, valid_to, version FROM unit WHERE id = $1";
    UPDATE = "UPDATE unit SET version = $2, parent = $3, name = $4, valid_from = $5, valid_to = $6 \
              WHERE id = $1 AND version + 1 = $2";
    IN_FORCE = "SELECT id, parent, name, valid_from, valid_to, version FROM unit \
                WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) ORDER BY name, id LIMIT $2";
    // No agency is as deep as the limit: it ends the walk where rows written past the program make a ring.
    ANCESTORS = "WITH RECURSIVE up (id, parent, steps) AS (\
                 SELECT id, parent, 0 FROM unit WHERE id = $1 \
                 UNION ALL SELECT u.id, u.parent, up.steps + 1 FROM unit u JOIN up ON u.id = up.parent \
                 WHERE up.steps < 20) \
                 SELECT id FROM up ORDER BY steps LIMIT 21";
}

/// A unit as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UnitRow {
    /// Its id.
    pub id: Uuid,
    /// The unit above; none for the root.
    pub parent: Option<Uuid>,
    /// Its name.
    pub name: String,
    /// First day.
    pub valid_from: Day,
    /// Last day, if it is known.
    pub valid_to: Option<Day>,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for UnitRow {
    const TABLE: &'static str = "unit";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.optional_uuid(self.parent);
        columns.text(&self.name);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.number(self.version);
    }
}

/// Writes a new unit and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: UnitRow) -> Result<UnitRow> {
    write(tx, INSERT, UnitRow { version: 1, ..row }).await
}

/// The unit with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<UnitRow>> {
    Ok(on!(tx, |c| query_as::<_, UnitRow>(FIND)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Writes a unit that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: UnitRow) -> Result<UnitRow> {
    let version = row.version + 1;
    write(tx, UPDATE, UnitRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: UnitRow) -> Result<UnitRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(row.parent)
        .bind(&row.name)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(UnitRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The unit itself and all above it, the root last; empty when there is no such unit.
///
/// # Errors
/// When the database does not answer.
pub async fn ancestors(tx: &mut Tx, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar(ANCESTORS).bind(id).fetch_all(c).await)?)
}

/// The units of a day, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn in_force(tx: &mut Tx, day: Day, limit: i64) -> Result<Vec<UnitRow>> {
    Ok(on!(tx, |c| query_as::<_, UnitRow>(IN_FORCE)
        .bind(day)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
