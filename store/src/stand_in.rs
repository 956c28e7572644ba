//! Who acts in whose place.
//!
//! Owns: table `stand_in`. Must not: give a right; the role that it names does, once approved.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::{Day, codes};
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, absent, substitute, kind, role, unit, valid_from, valid_to, decision_number, decision_day, \
             granted, ended_on, recorded_by, recorded_at, version FROM stand_in WHERE ",
            $condition
        )
    };
}

pub(crate) use select;

statements! {
    INSERT = "INSERT INTO stand_in (id, version, absent, substitute, kind, role, unit, valid_from, valid_to, \
              decision_number, decision_day, granted, ended_on, recorded_by, recorded_at) VALUES ($1, $2, $3, \
              $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE stand_in SET version = $2, absent = $3, substitute = $4, kind = $5, role = $6, unit = \
              $7, valid_from = $8, valid_to = $9, decision_number = $10, decision_day = $11, granted = $12, \
              ended_on = $13, recorded_by = $14, recorded_at = $15 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    OF_PERSON = select!("(absent = $1 OR substitute = $1) ORDER BY valid_from DESC, id DESC LIMIT $2");
    LIST = select!("(valid_from, id) < ($1, $2) ORDER BY valid_from DESC, id DESC LIMIT $3");
}

codes! {
    /// Why somebody acts for another.
    StandInKind {
        /// The other is away for a time.
        Replacement = "REPLACEMENT",
        /// The office is empty, and he heads it until somebody is appointed.
        Acting = "ACTING",
    }
}

/// A stand-in as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandInRow {
    /// Its id.
    pub id: Uuid,
    /// Who is away, or whose office is empty.
    pub absent: Uuid,
    /// Who acts.
    pub substitute: Uuid,
    /// Why.
    pub kind: StandInKind,
    /// Code of the role in which he acts.
    pub role: String,
    /// Where.
    pub unit: Uuid,
    /// First day.
    pub valid_from: Day,
    /// Last day, if there is one.
    pub valid_to: Option<Day>,
    /// Number of the decision.
    pub decision_number: String,
    /// Day of the decision.
    pub decision_day: Day,
    /// The role that was proposed for it; none without an account.
    pub granted: Option<Uuid>,
    /// First day of its early end.
    pub ended_on: Option<Day>,
    /// Who recorded it; nobody at the console.
    pub recorded_by: Option<Uuid>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for StandInRow {
    const TABLE: &'static str = "stand_in";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.absent);
        columns.uuid(self.substitute);
        columns.text(self.kind.code());
        columns.text(&self.role);
        columns.uuid(self.unit);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.text(&self.decision_number);
        columns.day(self.decision_day);
        columns.optional_uuid(self.granted);
        columns.optional_day(self.ended_on);
        columns.optional_uuid(self.recorded_by);
        columns.time(self.recorded_at);
        columns.number(self.version);
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: StandInRow) -> Result<StandInRow> {
    write(tx, INSERT, StandInRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: StandInRow) -> Result<StandInRow> {
    let version = row.version + 1;
    write(tx, UPDATE, StandInRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: StandInRow) -> Result<StandInRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(row.absent)
        .bind(row.substitute)
        .bind(row.kind)
        .bind(&row.role)
        .bind(row.unit)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .bind(&row.decision_number)
        .bind(row.decision_day)
        .bind(row.granted)
        .bind(row.ended_on)
        .bind(row.recorded_by)
        .bind(row.recorded_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(StandInRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The stand-in with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<StandInRow>> {
    Ok(on!(tx, |c| query_as::<_, StandInRow>(FIND)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Where somebody acts for another, or another for him, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(tx: &mut Tx, person: Uuid, limit: i64) -> Result<Vec<StandInRow>> {
    Ok(on!(tx, |c| query_as::<_, StandInRow>(OF_PERSON)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Those of these units, or all of them, the newest first, behind `after`.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    tx: &mut Tx,
    units: Option<&[Uuid]>,
    after: Option<&StandInRow>,
    limit: i64,
) -> Result<Vec<StandInRow>> {
    // Behind every day that is stored as text.
    let (day, id) = after.map_or_else(
        || ("9999".to_owned(), Uuid::max()),
        |last| (String::from(last.valid_from), last.id),
    );
    let Some(units) = units else {
        return Ok(on!(tx, |c| query_as::<_, StandInRow>(LIST)
            .bind(day)
            .bind(id)
            .bind(limit)
            .fetch_all(c)
            .await)?);
    };
    let sql = lists::STAND_INS_OF_UNITS.of(tx);
    Ok(on!(tx, |c| query_as::<_, StandInRow>(sql)
        .bind(day)
        .bind(id)
        .bind(limit)
        .bind(lists::ids(units))
        .fetch_all(c)
        .await)?)
}
