//! Units of the agency.
//!
//! Owns: table `unit`, each unit as it is today. Must not: know what a role in a unit allows, or what it was called before
//! (`unit_history` does).

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::Day;
use crate::{Result, Tx};

macro_rules! columns {
    ($of:literal) => {
        concat!(
            $of,
            "id, ",
            $of,
            "parent, ",
            $of,
            "name, ",
            $of,
            "short_name, ",
            $of,
            "kind, ",
            $of,
            "position, ",
            $of,
            "valid_from, ",
            $of,
            "valid_to, ",
            $of,
            "version, ",
            $of,
            "mac"
        )
    };
}

statements! {
INSERT = "INSERT INTO unit (id, version, mac, parent, name, short_name, kind, position, valid_from, valid_to) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    FIND = concat!("SELECT ", columns!(""), " FROM unit WHERE id = $1");
    UPDATE = "UPDATE unit SET version = $2, mac = $3, parent = $4, name = $5, short_name = $6, kind = $7, \
              position = $8, valid_from = $9, valid_to = $10 WHERE id = $1 AND version + 1 = $2";
    ALL = concat!("SELECT ", columns!(""), " FROM unit ORDER BY id LIMIT $1");
    ROOT = concat!("SELECT ", columns!(""), " FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1");
    IN_FORCE = concat!(
        "SELECT ", columns!(""), " FROM unit WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) \
         ORDER BY name, id LIMIT $2"
    );
    // No agency is as deep as the limit: it ends the walk where rows written past the program make a ring.
    ANCESTORS = concat!(
        "WITH RECURSIVE up (id, parent, steps) AS (SELECT id, parent, 0 FROM unit WHERE id = $1 \
         UNION ALL SELECT u.id, u.parent, up.steps + 1 FROM unit u JOIN up ON u.id = up.parent WHERE up.steps < 20) \
         SELECT ", columns!("u."), " FROM up JOIN unit u ON u.id = up.id ORDER BY up.steps LIMIT 21"
    );
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
    /// The name in short; empty for none.
    pub short_name: String,
    /// Code of its kind.
    pub kind: String,
    /// Its place among its neighbours.
    pub position: i64,
    /// First day.
    pub valid_from: Day,
    /// Last day, if it was closed.
    pub valid_to: Option<Day>,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
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
        columns.text(&self.short_name);
        columns.text(&self.kind);
        columns.number(self.position);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.number(self.version);
    }
}

impl Guarded for UnitRow {
    fn mac(&self) -> &[u8] {
        &self.mac
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
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<UnitRow>> {
    let row = on!(tx, |c| query_as::<_, UnitRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
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
    let mac = tx.mac_of(&row)?;
    let row = UnitRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.parent)
        .bind(&row.name)
        .bind(&row.short_name)
        .bind(&row.kind)
        .bind(row.position)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(UnitRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// Every unit, closed ones too, in no order that means anything.
///
/// # Errors
/// As [`find`].
pub async fn all(tx: &mut Tx, limit: i64) -> Result<Vec<UnitRow>> {
    let rows = on!(tx, |c| query_as::<_, UnitRow>(ALL).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// The agency itself, which is above all units.
///
/// # Errors
/// As [`find`].
pub async fn root(tx: &mut Tx) -> Result<Option<UnitRow>> {
    let row = on!(tx, |c| query_as::<_, UnitRow>(ROOT).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The unit itself and all above it, the root last; empty when there is no such unit.
///
/// # Errors
/// As [`find`].
pub async fn ancestors(tx: &mut Tx, id: Uuid) -> Result<Vec<Uuid>> {
    let rows = on!(tx, |c| query_as::<_, UnitRow>(ANCESTORS).bind(id).fetch_all(c).await)?;
    rows.into_iter().map(|row| Ok(tx.verified(row)?.id)).collect()
}

/// The units of a day, by name.
///
/// # Errors
/// As [`find`].
pub async fn in_force(tx: &mut Tx, day: Day, limit: i64) -> Result<Vec<UnitRow>> {
    let rows = on!(tx, |c| query_as::<_, UnitRow>(IN_FORCE)
        .bind(day)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
