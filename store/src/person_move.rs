//! Moves of people.
//!
//! Owns: table `person_move`. Must not: read what stood before and after (`services` does).

use serde_json::{Value, json};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::{histories, lists};
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::Day;
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, person, kind, first_day, place, decision_number, decision_day, before, after, ended, \
             recorded_by, recorded_at, undone_by, undone_at, version FROM person_move WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO person_move (id, version, person, kind, first_day, place, decision_number, \
              decision_day, before, after, ended, recorded_by, recorded_at, undone_by, undone_at) VALUES ($1, \
              $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE person_move SET version = $2, person = $3, kind = $4, first_day = $5, place = $6, \
              decision_number = $7, decision_day = $8, before = $9, after = $10, ended = $11, recorded_by = \
              $12, recorded_at = $13, undone_by = $14, undone_at = $15 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    OF_PERSON = select!("person = $1 ORDER BY first_day DESC, id DESC LIMIT $2");
    LAST_DAY_IN_UNIT = "SELECT MAX(day) FROM (SELECT valid_from AS day FROM person WHERE unit = $1 AND on_staff = 1 \
                        UNION ALL SELECT m.first_day FROM person p JOIN person_move m ON m.person = p.id \
                        WHERE p.unit = $1 AND p.on_staff = 1 AND m.undone_at IS NULL) days";
    LAST = select!("person = $1 AND undone_at IS NULL ORDER BY first_day DESC, id DESC LIMIT 1");
}

/// A move as stored. Not printable: it carries names.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MoveRow {
    /// Its id.
    pub id: Uuid,
    /// Who moved.
    pub person: Uuid,
    /// Code of its kind.
    pub kind: String,
    /// First day of what it brought.
    pub first_day: Day,
    /// The other agency, where there is one; else empty.
    pub place: String,
    /// Number of the decision; none at the console.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decision_day: Option<Day>,
    /// Where he stood before, as JSON.
    pub before: String,
    /// Where he stood after it, as JSON.
    pub after: String,
    /// What it ended besides, as JSON.
    pub ended: String,
    /// Who recorded it; nobody at the console.
    pub recorded_by: Option<Uuid>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who took it back.
    pub undone_by: Option<Uuid>,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for MoveRow {
    const TABLE: &'static str = "person_move";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.person);
        columns.text(&self.kind);
        columns.day(self.first_day);
        columns.text(&self.place);
        columns.optional_text(self.decision_number.as_deref());
        columns.optional_day(self.decision_day);
        columns.text(&self.before);
        columns.text(&self.after);
        columns.text(&self.ended);
        columns.optional_uuid(self.recorded_by);
        columns.time(self.recorded_at);
        columns.optional_uuid(self.undone_by);
        columns.optional_time(self.undone_at);
        columns.number(self.version);
    }
}

impl MoveRow {
    /// The columns that a new one has, in the order of the statement.
    fn values(&self) -> Value {
        let day = |day: Option<Day>| day.map(String::from);
        json!([
            self.id.simple().to_string(),
            self.version,
            self.person.simple().to_string(),
            self.kind,
            day(Some(self.first_day)),
            self.place,
            self.decision_number,
            day(self.decision_day),
            self.before,
            self.after,
            self.ended,
            self.recorded_by.map(|by| by.simple().to_string()),
            self.recorded_at.microseconds(),
        ])
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: MoveRow) -> Result<MoveRow> {
    write(tx, INSERT, MoveRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: MoveRow) -> Result<MoveRow> {
    let version = row.version + 1;
    write(tx, UPDATE, MoveRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: MoveRow) -> Result<MoveRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(row.person)
        .bind(&row.kind)
        .bind(row.first_day)
        .bind(&row.place)
        .bind(&row.decision_number)
        .bind(row.decision_day)
        .bind(&row.before)
        .bind(&row.after)
        .bind(&row.ended)
        .bind(row.recorded_by)
        .bind(row.recorded_at)
        .bind(row.undone_by)
        .bind(row.undone_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(MoveRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// Writes new moves that nobody has undone, all or none, and returns them as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when an id is taken.
pub async fn insert_many(tx: &mut Tx, rows: Vec<MoveRow>) -> Result<Vec<MoveRow>> {
    let new = |row: MoveRow| MoveRow {
        undone_by: None,
        undone_at: None,
        version: 1,
        ..row
    };
    let rows: Vec<MoveRow> = rows.into_iter().map(new).collect();
    let sql = histories::INSERT_MOVES.of(tx);
    let values = lists::list(rows.iter().map(|row| row.values().to_string()));
    let affected = on!(tx, |c| query(sql)
        .bind(values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(MoveRow::TABLE, rows.len() as u64, affected)?;
    for row in &rows {
        tx.note_change(row);
    }
    Ok(rows)
}

/// The newest day on which anything about those who work in a unit began: a move, or their time in the agency. None where
/// nobody works there.
///
/// # Errors
/// When the database does not answer.
pub async fn last_day_in_unit(tx: &mut Tx, unit: Uuid) -> Result<Option<Day>> {
    Ok(on!(tx, |c| query_scalar::<_, Option<Day>>(LAST_DAY_IN_UNIT)
        .bind(unit)
        .fetch_one(c)
        .await)?)
}

/// The move with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<MoveRow>> {
    Ok(on!(tx, |c| query_as::<_, MoveRow>(FIND)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// The moves of somebody, the newest first, those that were undone too.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(tx: &mut Tx, person: Uuid, limit: i64) -> Result<Vec<MoveRow>> {
    Ok(on!(tx, |c| query_as::<_, MoveRow>(OF_PERSON)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The newest move of somebody that was not undone.
///
/// # Errors
/// When the database does not answer.
pub async fn last(tx: &mut Tx, person: Uuid) -> Result<Option<MoveRow>> {
    Ok(on!(tx, |c| query_as::<_, MoveRow>(LAST)
        .bind(person)
        .fetch_optional(c)
        .await)?)
}
