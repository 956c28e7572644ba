//! What people have to declare in a round, and how far it came.
//!
//! Owns: table `obligation`. Must not: know what a kind or a stage means, or hold anything of what was declared.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::{lists, obligations};
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::{Day, Flag};
use crate::{Result, Timestamp, Tx};

/// Every column with a prefix.
macro_rules! columns {
    ($of:literal) => {
        crate::obligation::columns!(@ $of, "id", "round", "person", "unit", "kind", "duty", "rule", "control_body",
            "obliged_since", "due", "planned", "presumed", "listed", "correction", "stage", "versions", "opened", "draft",
            "record", "request", "completed_on", "returned_on", "received_on", "received_by", "changed_at", "version")
    };
    (@ $of:literal, $($name:literal),+) => {
        concat!($($of, $name, ", ",)+ $of, "mac")
    };
}

pub(crate) use columns;

macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(""), " FROM obligation WHERE ", $condition)
    };
}

statements! {
    UPDATE = "UPDATE obligation SET version = $2, mac = $3, round = $4, person = $5, unit = $6, kind = $7, duty = $8, \
              rule = $9, control_body = $10, obliged_since = $11, due = $12, planned = $13, presumed = $14, \
              listed = $15, correction = $16, stage = $17, versions = $18, opened = $19, draft = $20, record = $21, \
              request = $22, completed_on = $23, returned_on = $24, received_on = $25, received_by = $26, \
              changed_at = $27 \
              WHERE id = $1 AND version + 1 = $2";
    // Changes nothing: until the end of the transaction nobody else changes the row, on either engine.
    HOLD_DRAFT = "UPDATE obligation SET draft = draft WHERE id = $1 AND draft = 1";
    FIND = select!("id = $1");
    OF_ROUND_AND_PERSON = select!("round = $1 AND person = $2");
    OF_RECORD = select!("record = $1");
    OF_PERSON = select!("person = $1 ORDER BY id DESC LIMIT $2");
    LIST = select!("round = $1 AND listed = $2 AND id > $3 ORDER BY id LIMIT $4");
    LACKING = "SELECT COUNT(*) FROM obligation WHERE round = $1 AND listed = 1 \
               AND (due IS NULL OR control_body IS NULL)";
    COUNTS = "SELECT stage, COUNT(*) AS count FROM obligation WHERE round = $1 AND listed = 1 GROUP BY stage \
              ORDER BY stage";
    SUMS = "SELECT kind, COUNT(*) AS count, COUNT(correction) AS by_hand, MAX(due) AS latest_due FROM obligation \
            WHERE round = $1 AND listed = 1 GROUP BY kind ORDER BY kind";
    TAKEN_OFF = "SELECT COUNT(*) FROM obligation WHERE round = $1 AND listed = 0";
}

/// An obligation as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ObligationRow {
    /// Its id; those of one list sort as the list was made.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Who has to declare.
    pub person: Uuid,
    /// The person's unit when the list was made.
    pub unit: Uuid,
    /// Code of the kind of declaration.
    pub kind: String,
    /// Code of why there is a duty to declare; none where a person put somebody on the list.
    pub duty: Option<String>,
    /// Code of why it is there every year.
    pub rule: Option<String>,
    /// Code of the control body.
    pub control_body: Option<String>,
    /// The day from which a first declaration is counted.
    pub obliged_since: Option<Day>,
    /// Last day on time.
    pub due: Option<Day>,
    /// The earlier day of the local plan.
    pub planned: Option<Day>,
    /// Whether the kind was concluded from days of the staff file.
    #[sqlx(try_from = "Flag")]
    pub presumed: bool,
    /// Whether it is on the list; what was taken off stays, with the reason.
    #[sqlx(try_from = "Flag")]
    pub listed: bool,
    /// Code of why it was corrected by hand.
    pub correction: Option<String>,
    /// Code of where the declaration stands.
    pub stage: String,
    /// How many versions were submitted, without those withdrawn.
    pub versions: i64,
    /// Whether an officer has opened the newest version.
    #[sqlx(try_from = "Flag")]
    pub opened: bool,
    /// Whether there is a draft.
    #[sqlx(try_from = "Flag")]
    pub draft: bool,
    /// The record of what was submitted.
    pub record: Option<Uuid>,
    /// The record of what was asked when it was sent back.
    pub request: Option<Uuid>,
    /// The day of the first submission that was not taken back: whether it was in time does not change with a second one.
    pub completed_on: Option<Day>,
    /// The day on which the declarant was asked to complete it.
    pub returned_on: Option<Day>,
    /// The day on which it was received.
    pub received_on: Option<Day>,
    /// Who received it.
    pub received_by: Option<Uuid>,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for ObligationRow {
    const TABLE: &'static str = "obligation";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.round);
        columns.uuid(self.person);
        columns.uuid(self.unit);
        columns.text(&self.kind);
        columns.optional_text(self.duty.as_deref());
        columns.optional_text(self.rule.as_deref());
        columns.optional_text(self.control_body.as_deref());
        columns.optional_day(self.obliged_since);
        columns.optional_day(self.due);
        columns.optional_day(self.planned);
        columns.flag(self.presumed);
        columns.flag(self.listed);
        columns.optional_text(self.correction.as_deref());
        columns.text(&self.stage);
        columns.number(self.versions);
        columns.flag(self.opened);
        columns.flag(self.draft);
        columns.optional_uuid(self.record);
        columns.optional_uuid(self.request);
        columns.optional_day(self.completed_on);
        columns.optional_day(self.returned_on);
        columns.optional_day(self.received_on);
        columns.optional_uuid(self.received_by);
        columns.time(self.changed_at);
        columns.number(self.version);
    }
}

impl Guarded for ObligationRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// How many obligations of a round stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StageCount {
    /// Code of the stage.
    pub stage: String,
    /// How many.
    pub count: i64,
}

/// What a list says of one kind of declaration.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct KindSum {
    /// Code of the kind.
    pub kind: String,
    /// How many make it.
    pub count: i64,
    /// How many of them were corrected by hand.
    pub by_hand: i64,
    /// The latest of their last days.
    pub latest_due: Option<Day>,
}

/// What is known of somebody from the rounds so far.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Known {
    /// Who.
    pub person: Uuid,
    /// The year that is declared.
    pub year: i64,
    /// Code of the kind of declaration.
    pub kind: String,
    /// Code of where it stands.
    pub stage: String,
}

/// Writes new rows with one statement and returns them as stored.
///
/// # Errors
/// When somebody is on the list twice, or the database does not answer.
pub async fn insert_all(tx: &mut Tx, rows: Vec<ObligationRow>) -> Result<Vec<ObligationRow>> {
    let mut written = Vec::with_capacity(rows.len());
    for row in rows {
        let row = ObligationRow { version: 1, ..row };
        let mac = tx.mac_of(&row)?;
        written.push(ObligationRow { mac, ..row });
    }
    let values = lists::list(written.iter().map(listed));
    let sql = lists::INSERT_OBLIGATIONS.of(tx);
    let affected = on!(tx, |c| query(sql)
        .bind(&values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(ObligationRow::TABLE, written.len() as u64, affected)?;
    for row in &written {
        tx.note_change(row);
    }
    Ok(written)
}

/// A new row as the statement that writes many takes it: what only a declaration brings is not there yet. Codes have neither
/// quotes nor backslashes.
fn listed(row: &ObligationRow) -> String {
    let text = |value: Option<&str>| value.map_or_else(|| "null".to_owned(), |value| format!("\"{value}\""));
    let day = |value: Option<Day>| text(value.map(String::from).as_deref());
    format!(
        "[\"{}\",\"{}\",\"{}\",\"{}\",\"{}\",{},{},{},{},{},{},{},{},{},\"{}\",{},\"{}\"]",
        row.id.simple(),
        row.round.simple(),
        row.person.simple(),
        row.unit.simple(),
        row.kind,
        text(row.duty.as_deref()),
        text(row.rule.as_deref()),
        text(row.control_body.as_deref()),
        day(row.obliged_since),
        day(row.due),
        day(row.planned),
        u8::from(row.presumed),
        u8::from(row.listed),
        text(row.correction.as_deref()),
        row.stage,
        row.changed_at.microseconds(),
        lists::hex(&row.mac),
    )
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: ObligationRow) -> Result<ObligationRow> {
    let version = row.version + 1;
    let row = ObligationRow { version, ..row };
    let mac = tx.mac_of(&row)?;
    let row = ObligationRow { mac, ..row };
    let affected = on!(tx, |c| query(UPDATE)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.round)
        .bind(row.person)
        .bind(row.unit)
        .bind(&row.kind)
        .bind(&row.duty)
        .bind(&row.rule)
        .bind(&row.control_body)
        .bind(row.obliged_since)
        .bind(row.due)
        .bind(row.planned)
        .bind(Flag::from(row.presumed))
        .bind(Flag::from(row.listed))
        .bind(&row.correction)
        .bind(&row.stage)
        .bind(row.versions)
        .bind(Flag::from(row.opened))
        .bind(Flag::from(row.draft))
        .bind(row.record)
        .bind(row.request)
        .bind(row.completed_on)
        .bind(row.returned_on)
        .bind(row.received_on)
        .bind(row.received_by)
        .bind(row.changed_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(ObligationRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// Holds an obligation with its draft until the end of the transaction: what two requests do with the draft, they do one
/// after the other.
///
/// # Errors
/// [`crate::Error::Conflict`] when there is no draft.
pub async fn hold_draft(tx: &mut Tx, id: Uuid) -> Result<()> {
    let affected = on!(tx, |c| query(HOLD_DRAFT)
        .bind(id)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(ObligationRow::TABLE, 1, affected)
}

/// The obligation with this id.
///
/// # Errors
/// [`crate::Error::Forged`] when it was written past the program.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<ObligationRow>> {
    let row = on!(tx, |c| query_as::<_, ObligationRow>(FIND)
        .bind(id)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The obligation with this id, which in a transaction that writes nobody else changes until it ends: a draft is not
/// submitted while it is saved.
///
/// # Errors
/// As [`find`].
pub async fn hold(tx: &mut Tx, id: Uuid) -> Result<Option<ObligationRow>> {
    if !tx.may_write() {
        return find(tx, id).await;
    }
    let sql = obligations::HELD.of(tx);
    let row = on!(tx, |c| query_as::<_, ObligationRow>(sql)
        .bind(id)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// What somebody has to do in a round, on the list or taken off it.
///
/// # Errors
/// As [`find`].
pub async fn of_round_and_person(tx: &mut Tx, round: Uuid, person: Uuid) -> Result<Option<ObligationRow>> {
    let row = on!(tx, |c| query_as::<_, ObligationRow>(OF_ROUND_AND_PERSON)
        .bind(round)
        .bind(person)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The obligation that a record answers.
///
/// # Errors
/// As [`find`].
pub async fn of_record(tx: &mut Tx, record: Uuid) -> Result<Option<ObligationRow>> {
    let row = on!(tx, |c| query_as::<_, ObligationRow>(OF_RECORD)
        .bind(record)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// What somebody had and has to do, the newest first.
///
/// # Errors
/// As [`find`].
pub async fn of_person(tx: &mut Tx, person: Uuid, limit: i64) -> Result<Vec<ObligationRow>> {
    let rows = on!(tx, |c| query_as::<_, ObligationRow>(OF_PERSON)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// Those of these obligations that are there and whose row was not written past the program, in no order: what only says
/// whose something is must not be stopped by one forged row, nor name anybody by it.
///
/// # Errors
/// [`crate::Error::NoRowKey`], or when the database does not answer.
pub async fn find_many(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<ObligationRow>> {
    let sql = obligations::FIND.of(tx);
    let rows = on!(tx, |c| query_as::<_, ObligationRow>(sql)
        .bind(lists::ids(ids))
        .fetch_all(c)
        .await)?;
    let genuine = |row| match tx.verified(row) {
        Err(crate::Error::Forged { .. }) => None,
        verified => Some(verified),
    };
    rows.into_iter().filter_map(genuine).collect()
}

/// What these people have to do and did in all rounds, without what was taken off a list, by person and year.
///
/// # Errors
/// When the database does not answer.
pub async fn of_people(tx: &mut Tx, people: &[Uuid], limit: i64) -> Result<Vec<Known>> {
    let sql = lists::OBLIGATIONS_OF_PEOPLE.of(tx);
    Ok(on!(tx, |c| query_as::<_, Known>(sql)
        .bind(lists::ids(people))
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Those on the list of a round, or those taken off it, behind the id `after` (nil: from the first).
///
/// # Errors
/// As [`find`].
pub async fn list(tx: &mut Tx, round: Uuid, on_list: bool, after: Uuid, limit: i64) -> Result<Vec<ObligationRow>> {
    let rows = on!(tx, |c| query_as::<_, ObligationRow>(LIST)
        .bind(round)
        .bind(Flag::from(on_list))
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// How many on the list of a round lack their last day or their control body.
///
/// # Errors
/// When the database does not answer.
pub async fn lacking(tx: &mut Tx, round: Uuid) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(LACKING).bind(round).fetch_one(c).await)?)
}

/// How many on the list of a round stand where.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(tx: &mut Tx, round: Uuid) -> Result<Vec<StageCount>> {
    Ok(on!(tx, |c| query_as::<_, StageCount>(COUNTS)
        .bind(round)
        .fetch_all(c)
        .await)?)
}

/// How many were taken off the list of a round.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_off(tx: &mut Tx, round: Uuid) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(TAKEN_OFF).bind(round).fetch_one(c).await)?)
}

/// What the list of a round says of each kind of declaration.
///
/// # Errors
/// When the database does not answer.
pub async fn sums(tx: &mut Tx, round: Uuid) -> Result<Vec<KindSum>> {
    Ok(on!(tx, |c| query_as::<_, KindSum>(SUMS)
        .bind(round)
        .fetch_all(c)
        .await)?)
}
