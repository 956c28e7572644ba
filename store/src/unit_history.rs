//! What units were called, and what they were, from when to when.
//!
//! Owns: table `unit_history`. Must not: say what a unit is today (`unit` does).

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::{histories, lists};
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::Day;
use crate::{Result, Timestamp, Tx, search};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, unit, change, valid_from, valid_to, name, name_search, short_name, kind, parent, \
             merged_into, decision_number, decision_day, recorded_by, recorded_at, version FROM unit_history WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO unit_history (id, version, unit, change, valid_from, valid_to, name, name_search, \
              short_name, kind, parent, merged_into, decision_number, decision_day, recorded_by, recorded_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO \
              NOTHING";
    UPDATE = "UPDATE unit_history SET version = $2, unit = $3, change = $4, valid_from = $5, valid_to = $6, \
              name = $7, name_search = $8, short_name = $9, kind = $10, parent = $11, merged_into = $12, \
              decision_number = $13, decision_day = $14, recorded_by = $15, recorded_at = $16 WHERE id = $1 \
              AND version + 1 = $2";
    OF_UNIT = select!("unit = $1 ORDER BY valid_from DESC, id DESC LIMIT $2");
    CURRENT = select!("unit = $1 AND valid_to IS NULL ORDER BY valid_from DESC, id DESC LIMIT 1");
    SEARCH = select!("' ' || name_search LIKE $1 AND ' ' || name_search LIKE $2 AND ' ' || name_search LIKE $3 ORDER BY id LIMIT $4");
}

/// A stretch of a unit's history as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UnitHistoryRow {
    /// Its id.
    pub id: Uuid,
    /// The unit.
    pub unit: Uuid,
    /// Code of the change with which it began.
    pub change: String,
    /// First day.
    pub valid_from: Day,
    /// Last day, once another began.
    pub valid_to: Option<Day>,
    /// The name.
    pub name: String,
    /// `text::search_key` of the name.
    pub name_search: String,
    /// The name in short; empty for none.
    pub short_name: String,
    /// Code of the kind.
    pub kind: String,
    /// The unit above.
    pub parent: Option<Uuid>,
    /// The unit that took over, where it began with the end of this one.
    pub merged_into: Option<Uuid>,
    /// Number of the decision; none for the founding and for imports.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decision_day: Option<Day>,
    /// Who recorded it; nobody at the console.
    pub recorded_by: Option<Uuid>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for UnitHistoryRow {
    const TABLE: &'static str = "unit_history";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.unit);
        columns.text(&self.change);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.text(&self.name);
        columns.text(&self.name_search);
        columns.text(&self.short_name);
        columns.text(&self.kind);
        columns.optional_uuid(self.parent);
        columns.optional_uuid(self.merged_into);
        columns.optional_text(self.decision_number.as_deref());
        columns.optional_day(self.decision_day);
        columns.optional_uuid(self.recorded_by);
        columns.time(self.recorded_at);
        columns.number(self.version);
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: UnitHistoryRow) -> Result<UnitHistoryRow> {
    write(tx, INSERT, UnitHistoryRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: UnitHistoryRow) -> Result<UnitHistoryRow> {
    let version = row.version + 1;
    write(tx, UPDATE, UnitHistoryRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: UnitHistoryRow) -> Result<UnitHistoryRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(row.unit)
        .bind(&row.change)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .bind(&row.name)
        .bind(&row.name_search)
        .bind(&row.short_name)
        .bind(&row.kind)
        .bind(row.parent)
        .bind(row.merged_into)
        .bind(&row.decision_number)
        .bind(row.decision_day)
        .bind(row.recorded_by)
        .bind(row.recorded_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(UnitHistoryRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The history of a unit, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_unit(tx: &mut Tx, unit: Uuid, limit: i64) -> Result<Vec<UnitHistoryRow>> {
    Ok(on!(tx, |c| query_as::<_, UnitHistoryRow>(OF_UNIT)
        .bind(unit)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// What a unit was called from a day on.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct UnitName {
    /// The unit.
    pub unit: Uuid,
    /// First day.
    pub valid_from: Day,
    /// The name.
    pub name: String,
}

/// What these units were called, of each unit the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn names(tx: &mut Tx, units: &[Uuid], limit: i64) -> Result<Vec<UnitName>> {
    let sql = histories::UNIT_NAMES.of(tx);
    Ok(on!(tx, |c| query_as::<_, UnitName>(sql)
        .bind(lists::ids(units))
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The stretch that still lasts.
///
/// # Errors
/// When the database does not answer.
pub async fn current(tx: &mut Tx, unit: Uuid) -> Result<Option<UnitHistoryRow>> {
    Ok(on!(tx, |c| query_as::<_, UnitHistoryRow>(CURRENT)
        .bind(unit)
        .fetch_optional(c)
        .await)?)
}

/// Stretches in which a unit had a name with every typed word at the beginning of one of its own.
///
/// # Errors
/// When the database does not answer.
pub async fn search(tx: &mut Tx, typed: &str, limit: i64) -> Result<Vec<UnitHistoryRow>> {
    let [first, second, rest] = search::patterns(typed);
    Ok(on!(tx, |c| query_as::<_, UnitHistoryRow>(SEARCH)
        .bind(first)
        .bind(second)
        .bind(rest)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
