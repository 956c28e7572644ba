//! Rounds of declarations.
//!
//! Owns: table `declaration_round`. Must not: know who is on a list (`obligation` does), or approve one.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::{Day, Flag, codes};
use crate::{Result, Timestamp, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, year, unit, name, kind, reading, reference_day, paper, state, opened_by, opened_at, \
             approved_by, approved_at, version, mac FROM declaration_round WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO declaration_round (id, version, mac, year, unit, name, kind, reading, reference_day, \
              paper, state, opened_by, opened_at, approved_by, approved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
              $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE declaration_round SET version = $2, mac = $3, year = $4, unit = $5, name = $6, kind = $7, \
              reading = $8, reference_day = $9, paper = $10, state = $11, opened_by = $12, opened_at = $13, \
              approved_by = $14, approved_at = $15 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    LIST = select!("(year, id) < ($1, $2) ORDER BY year DESC, id DESC LIMIT $3");
}

codes! {
    /// How far a round has come.
    RoundState {
        /// The list is being made; nobody can declare yet.
        Listing = "LISTING",
        /// The head approved the list.
        Approved = "APPROVED",
    }
}

/// A round as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoundRow {
    /// Its id.
    pub id: Uuid,
    /// The year that is declared.
    pub year: i64,
    /// The unit whose people, and those of the units below it, are on the list.
    pub unit: Uuid,
    /// Its name.
    pub name: String,
    /// Code of the kind that it collects: the annual ones with the first ones of the year, or these alone.
    pub kind: String,
    /// Code of the reading of the rules about yearly declarants.
    pub reading: String,
    /// The day on which the staff file is looked at.
    pub reference_day: Day,
    /// Whether a signed paper is handed in besides.
    #[sqlx(try_from = "Flag")]
    pub paper: bool,
    /// How far it has come.
    pub state: RoundState,
    /// Who opened it.
    pub opened_by: Uuid,
    /// When.
    pub opened_at: Timestamp,
    /// Who approved the list.
    pub approved_by: Option<Uuid>,
    /// When.
    pub approved_at: Option<Timestamp>,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for RoundRow {
    const TABLE: &'static str = "declaration_round";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.number(self.year);
        columns.uuid(self.unit);
        columns.text(&self.name);
        columns.text(&self.kind);
        columns.text(&self.reading);
        columns.day(self.reference_day);
        columns.flag(self.paper);
        columns.text(self.state.code());
        columns.uuid(self.opened_by);
        columns.time(self.opened_at);
        columns.optional_uuid(self.approved_by);
        columns.optional_time(self.approved_at);
        columns.number(self.version);
    }
}

impl Guarded for RoundRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: RoundRow) -> Result<RoundRow> {
    write(tx, INSERT, RoundRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: RoundRow) -> Result<RoundRow> {
    let version = row.version + 1;
    write(tx, UPDATE, RoundRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: RoundRow) -> Result<RoundRow> {
    let mac = tx.mac_of(&row)?;
    let row = RoundRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.year)
        .bind(row.unit)
        .bind(&row.name)
        .bind(&row.kind)
        .bind(&row.reading)
        .bind(row.reference_day)
        .bind(Flag::from(row.paper))
        .bind(row.state)
        .bind(row.opened_by)
        .bind(row.opened_at)
        .bind(row.approved_by)
        .bind(row.approved_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(RoundRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The round with this id.
///
/// # Errors
/// [`crate::Error::Forged`] when it was written past the program.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<RoundRow>> {
    let row = on!(tx, |c| query_as::<_, RoundRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The rounds of all years, the newest first, behind `after`.
///
/// # Errors
/// As [`find`].
pub async fn list(tx: &mut Tx, after: Option<&RoundRow>, limit: i64) -> Result<Vec<RoundRow>> {
    let (year, id) = after.map_or((i64::MAX, Uuid::max()), |last| (last.year, last.id));
    let rows = on!(tx, |c| query_as::<_, RoundRow>(LIST)
        .bind(year)
        .bind(id)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
