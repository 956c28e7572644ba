//! What is put in its place by a holder's signature: control bodies of people, people of accounts, relations.
//!
//! Owns: table `assignment`. Must not: put anything in force; a holder who signs does.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::{Day, codes};
use crate::{Result, Timestamp, Tx};

/// All columns, in the order in which they are read.
macro_rules! columns {
    () => {
        "id, version, mac, kind, subject, object, valid_from, valid_to, state, decision_number, decision_day, proposed_by, \
         proposed_at, approved_by, approved_at, endorsement"
    };
}
pub(crate) use columns;

macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM assignment WHERE ", $condition)
    };
}

statements! {
    UPDATE = "UPDATE assignment SET version = $2, mac = $3, kind = $4, subject = $5, object = $6, valid_from = $7, \
              valid_to = $8, state = $9, decision_number = $10, decision_day = $11, proposed_by = $12, proposed_at = \
              $13, approved_by = $14, approved_at = $15, endorsement = $16 WHERE id = $1 AND version + 1 = $2";
    OF_SUBJECT = select!("kind = $1 AND subject = $2 ORDER BY valid_from DESC, id DESC LIMIT $3");
    OF_OBJECT = select!("kind = $1 AND object = $2 ORDER BY valid_from DESC, id DESC LIMIT $3");
    PROPOSALS = select!("state = 'PROPOSED' ORDER BY proposed_at, id LIMIT $1");
}

codes! {
    /// What is assigned.
    AssignmentKind {
        /// The body that controls somebody's assets and income.
        ControlBody = "CONTROL_BODY",
        /// The person whose an account is.
        Person = "PERSON",
        /// That two people are related.
        Relation = "RELATION",
    }
}

codes! {
    /// How far it has come.
    AssignmentState {
        /// Waits for the signature of a holder; gives nothing yet.
        Proposed = "PROPOSED",
        /// Signed; in force on its days.
        Active = "ACTIVE",
        /// Refused, or over.
        Ended = "ENDED",
    }
}

/// An assignment as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AssignmentRow {
    /// Its id.
    pub id: Uuid,
    /// What is assigned.
    pub kind: AssignmentKind,
    /// To whom: a person, or an account.
    pub subject: Uuid,
    /// Who or what: the code of a body, or the id of a person.
    pub object: String,
    /// First day.
    pub valid_from: Day,
    /// Last day, if there is one.
    pub valid_to: Option<Day>,
    /// How far it has come.
    pub state: AssignmentState,
    /// Number of the decision, where there is one.
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

impl Recorded for AssignmentRow {
    const TABLE: &'static str = "assignment";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.text(self.kind.code());
        columns.uuid(self.subject);
        columns.text(&self.object);
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

impl Guarded for AssignmentRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

impl AssignmentRow {
    /// Whether it is in force on a day, if its signature is believed.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.state == AssignmentState::Active && self.valid_from <= day && self.valid_to.is_none_or(|last| last >= day)
    }

    fn values(&self) -> serde_json::Value {
        let hex = |bytes: &[u8]| lists::hex(bytes);
        let id = |id: Uuid| id.simple().to_string();
        let day = |day: Option<Day>| day.map(String::from);
        serde_json::json!([
            id(self.id),
            self.version,
            hex(&self.mac),
            self.kind.code(),
            id(self.subject),
            self.object,
            String::from(self.valid_from),
            day(self.valid_to),
            self.state.code(),
            self.decision_number,
            day(self.decision_day),
            self.proposed_by.map(id),
            self.proposed_at.microseconds(),
            self.approved_by.map(id),
            self.approved_at.map(Timestamp::microseconds),
            self.endorsement.as_deref().map(hex),
        ])
    }
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: AssignmentRow) -> Result<AssignmentRow> {
    Ok(insert_many(tx, vec![row]).await?.remove(0))
}

/// Writes new rows, all or none, and returns them as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when an id is taken.
pub async fn insert_many(tx: &mut Tx, rows: Vec<AssignmentRow>) -> Result<Vec<AssignmentRow>> {
    let made = rows.into_iter().map(|row| {
        let row = AssignmentRow { version: 1, ..row };
        let mac = tx.mac_of(&row)?;
        Ok(AssignmentRow { mac, ..row })
    });
    let rows: Vec<AssignmentRow> = made.collect::<Result<_>>()?;
    let values = lists::list(rows.iter().map(|row| row.values().to_string()));
    let sql = lists::INSERT_ASSIGNMENTS.of(tx);
    let affected = on!(tx, |c| query(sql)
        .bind(values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(AssignmentRow::TABLE, rows.len() as u64, affected)?;
    for row in &rows {
        tx.note_change(row);
    }
    Ok(rows)
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: AssignmentRow) -> Result<AssignmentRow> {
    let version = row.version + 1;
    let row = AssignmentRow { version, ..row };
    let mac = tx.mac_of(&row)?;
    let row = AssignmentRow { mac, ..row };
    let affected = on!(tx, |c| query(UPDATE)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(row.kind)
        .bind(row.subject)
        .bind(&row.object)
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
    ensure_affected(AssignmentRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// Those of these assignments that are there, in the order of their ids.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find_many(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<AssignmentRow>> {
    let sql = lists::ASSIGNMENTS_BY_ID.of(tx);
    let rows = on!(tx, |c| query_as::<_, AssignmentRow>(sql)
        .bind(lists::ids(ids))
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// What of a kind was assigned to a subject, the newest first.
///
/// # Errors
/// As [`find_many`].
pub async fn of_subject(tx: &mut Tx, kind: AssignmentKind, subject: Uuid, limit: i64) -> Result<Vec<AssignmentRow>> {
    let rows = on!(tx, |c| query_as::<_, AssignmentRow>(OF_SUBJECT)
        .bind(kind)
        .bind(subject)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// What of a kind names this object, the newest first.
///
/// # Errors
/// As [`find_many`].
pub async fn of_object(tx: &mut Tx, kind: AssignmentKind, object: &str, limit: i64) -> Result<Vec<AssignmentRow>> {
    let rows = on!(tx, |c| query_as::<_, AssignmentRow>(OF_OBJECT)
        .bind(kind)
        .bind(object)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// What of a kind was assigned to these subjects and is not over, by subject, the newest first.
///
/// # Errors
/// As [`find_many`].
pub async fn of_subjects(
    tx: &mut Tx,
    kind: AssignmentKind,
    subjects: &[Uuid],
    limit: i64,
) -> Result<Vec<AssignmentRow>> {
    let sql = lists::ASSIGNMENTS.of(tx);
    let rows = on!(tx, |c| query_as::<_, AssignmentRow>(sql)
        .bind(kind)
        .bind(lists::ids(subjects))
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// What waits for a signature, the oldest first.
///
/// # Errors
/// As [`find_many`].
pub async fn proposals(tx: &mut Tx, limit: i64) -> Result<Vec<AssignmentRow>> {
    let rows = on!(tx, |c| query_as::<_, AssignmentRow>(PROPOSALS)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}
