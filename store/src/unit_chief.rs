//! Who heads which unit.
//!
//! Owns: table `unit_chief`. Must not: put a proposed chief into office; a holder who signs does.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::assignment::AssignmentState;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::Day;
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, unit, person, valid_from, valid_to, state, decision_number, decision_day, proposed_by, \
             proposed_at, approved_by, approved_at, endorsement, version, mac FROM unit_chief WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO unit_chief (id, version, mac, unit, person, valid_from, valid_to, state, \
              decision_number, decision_day, proposed_by, proposed_at, approved_by, approved_at, endorsement) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO \
              NOTHING";
    UPDATE = "UPDATE unit_chief SET version = $2, mac = $3, unit = $4, person = $5, valid_from = $6, valid_to \
              = $7, state = $8, decision_number = $9, decision_day = $10, proposed_by = $11, proposed_at = \
              $12, approved_by = $13, approved_at = $14, endorsement = $15 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    OF_UNIT = select!("unit = $1 ORDER BY valid_from DESC, id DESC LIMIT $2");
    OF_PERSON = select!("person = $1 ORDER BY valid_from DESC, id DESC LIMIT $2");
    PRESENT_ON = select!("state <> 'ENDED' AND (valid_to IS NULL OR valid_to >= $1) ORDER BY id LIMIT $2");
    PRESENT = select!("state <> 'ENDED' ORDER BY id LIMIT $1");
}

/// The chief of a unit as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ChiefRow {
    /// Its id.
    pub id: Uuid,
    /// The unit.
    pub unit: Uuid,
    /// The chief.
    pub person: Uuid,
    /// First day.
    pub valid_from: Day,
    /// Last day, if there is one.
    pub valid_to: Option<Day>,
    /// How far it has come.
    pub state: AssignmentState,
    /// Number of the decision.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decision_day: Option<Day>,
    /// Who proposed it; nobody at the console.
    pub proposed_by: Option<Uuid>,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// Who signed or refused it.
    pub approved_by: Option<Uuid>,
    /// When that was.
    pub approved_at: Option<Timestamp>,
    /// The signed statement.
    pub endorsement: Option<Vec<u8>>,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for ChiefRow {
    const TABLE: &'static str = "unit_chief";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.unit);
        columns.uuid(self.person);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.text(self.state.code());
        columns.optional_text(self.decision_number.as_deref());
        columns.optional_day(self.decision_day);
        columns.optional_uuid(self.proposed_by);
        columns.time(self.proposed_at);
        columns.optional_uuid(self.approved_by);
        columns.optional_time(self.approved_at);
        columns.optional_bytes(self.endorsement.as_deref());
        columns.number(self.version);
    }
}

impl Guarded for ChiefRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: ChiefRow) -> Result<ChiefRow> {
    write(tx, INSERT, ChiefRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: ChiefRow) -> Result<ChiefRow> {
    let version = row.version + 1;
    write(tx, UPDATE, ChiefRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: ChiefRow) -> Result<ChiefRow> {
    let mac = tx.mac_of(&row)?;
    let row = ChiefRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.unit)
        .bind(row.person)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .bind(row.state)
        .bind(&row.decision_number)
        .bind(row.decision_day)
        .bind(row.proposed_by)
        .bind(row.proposed_at)
        .bind(row.approved_by)
        .bind(row.approved_at)
        .bind(&row.endorsement)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(ChiefRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The chief with this id.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<ChiefRow>> {
    let row = on!(tx, |c| query_as::<_, ChiefRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The chiefs of a unit, the newest first.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn of_unit(tx: &mut Tx, unit: Uuid, limit: i64) -> Result<Vec<ChiefRow>> {
    let rows = on!(tx, |c| query_as::<_, ChiefRow>(OF_UNIT)
        .bind(unit)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// What somebody heads or headed, the newest first.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn of_person(tx: &mut Tx, person: Uuid, limit: i64) -> Result<Vec<ChiefRow>> {
    let rows = on!(tx, |c| query_as::<_, ChiefRow>(OF_PERSON)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// All whose last day is not before this one.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn present_on(tx: &mut Tx, day: Day, limit: i64) -> Result<Vec<ChiefRow>> {
    let rows = on!(tx, |c| query_as::<_, ChiefRow>(PRESENT_ON)
        .bind(day)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// All that are not ended, also those whose last day has passed.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn present(tx: &mut Tx, limit: i64) -> Result<Vec<ChiefRow>> {
    let rows = on!(tx, |c| query_as::<_, ChiefRow>(PRESENT).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
