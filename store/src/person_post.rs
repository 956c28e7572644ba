//! Posts that people had.
//!
//! Owns: table `person_post`. Must not: say which one somebody has today (`person` does).

use serde_json::{Value, json};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::{histories, lists};
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::Day;
use crate::{Result, Tx};

/// Every column.
macro_rules! columns {
    () => {
        "id, version, person, unit, title, level, kind, valid_from, valid_to, decision_number, decision_day"
    };
}

pub(crate) use columns;

macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM person_post WHERE ", $condition)
    };
}

statements! {
    INSERT = "INSERT INTO person_post (id, version, person, unit, title, level, kind, valid_from, valid_to, \
              decision_number, decision_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON \
              CONFLICT DO NOTHING";
    UPDATE = "UPDATE person_post SET version = $2, person = $3, unit = $4, title = $5, level = $6, kind = $7, \
              valid_from = $8, valid_to = $9, decision_number = $10, decision_day = $11 WHERE id = $1 AND \
              version + 1 = $2";
    OF_PERSON = select!("person = $1 ORDER BY valid_from DESC, id DESC LIMIT $2");
    LAST_DAY_IN_UNIT = "SELECT MAX(valid_to) FROM person_post WHERE unit = $1";
    DELETE = "DELETE FROM person_post WHERE id = $1 AND version = $2";
}

/// A post as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PostRow {
    /// Its id.
    pub id: Uuid,
    /// Who had it.
    pub person: Uuid,
    /// Where.
    pub unit: Uuid,
    /// Its title; empty for none.
    pub title: String,
    /// Code of its level.
    pub level: String,
    /// Code of the kind of person.
    pub kind: String,
    /// First day.
    pub valid_from: Day,
    /// Last day, once it ended.
    pub valid_to: Option<Day>,
    /// Number of the decision.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decision_day: Option<Day>,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for PostRow {
    const TABLE: &'static str = "person_post";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.person);
        columns.uuid(self.unit);
        columns.text(&self.title);
        columns.text(&self.level);
        columns.text(&self.kind);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.optional_text(self.decision_number.as_deref());
        columns.optional_day(self.decision_day);
        columns.number(self.version);
    }
}

impl PostRow {
    /// The columns in the order of `columns!`.
    fn values(&self) -> Value {
        let day = |day: Option<Day>| day.map(String::from);
        json!([
            self.id.simple().to_string(),
            self.version,
            self.person.simple().to_string(),
            self.unit.simple().to_string(),
            self.title,
            self.level,
            self.kind,
            day(Some(self.valid_from)),
            day(self.valid_to),
            self.decision_number,
            day(self.decision_day),
        ])
    }
}

/// The last day of the posts in a unit that are over; none where no post ended.
///
/// # Errors
/// When the database does not answer.
pub async fn last_day_in_unit(tx: &mut Tx, unit: Uuid) -> Result<Option<Day>> {
    Ok(on!(tx, |c| query_scalar::<_, Option<Day>>(LAST_DAY_IN_UNIT)
        .bind(unit)
        .fetch_one(c)
        .await)?)
}

/// Writes a new row and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: PostRow) -> Result<PostRow> {
    write(tx, INSERT, PostRow { version: 1, ..row }).await
}

/// Writes a row that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: PostRow) -> Result<PostRow> {
    let version = row.version + 1;
    write(tx, UPDATE, PostRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: PostRow) -> Result<PostRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(row.person)
        .bind(row.unit)
        .bind(&row.title)
        .bind(&row.level)
        .bind(&row.kind)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .bind(&row.decision_number)
        .bind(row.decision_day)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(PostRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// Writes new posts, all or none, and returns them as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when an id is taken.
pub async fn insert_many(tx: &mut Tx, rows: Vec<PostRow>) -> Result<Vec<PostRow>> {
    let rows = rows.into_iter().map(|row| PostRow { version: 1, ..row }).collect();
    write_many(tx, histories::INSERT_POSTS.of(tx), rows).await
}

/// Writes posts that were read at their versions, all or none; whose they are stays.
///
/// # Errors
/// [`crate::Error::Conflict`] when one of them changed meanwhile.
pub async fn update_many(tx: &mut Tx, rows: Vec<PostRow>) -> Result<Vec<PostRow>> {
    let sql = histories::UPDATE_POSTS.of(tx);
    write_many(tx, sql, rows.into_iter().map(next).collect()).await
}

/// Writes the last days of posts, all or none, and returns them as stored; nothing else of them is written.
///
/// # Errors
/// [`crate::Error::Conflict`] when one of them changed meanwhile.
pub async fn end_many(tx: &mut Tx, rows: Vec<PostRow>) -> Result<Vec<PostRow>> {
    write_many(tx, histories::END_POSTS.of(tx), rows.into_iter().map(next).collect()).await
}

fn next(row: PostRow) -> PostRow {
    PostRow {
        version: row.version + 1,
        ..row
    }
}

async fn write_many(tx: &mut Tx, statement: &'static str, rows: Vec<PostRow>) -> Result<Vec<PostRow>> {
    let values = lists::list(rows.iter().map(|row| row.values().to_string()));
    let affected = on!(tx, |c| query(statement)
        .bind(values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(PostRow::TABLE, rows.len() as u64, affected)?;
    for row in &rows {
        tx.note_change(row);
    }
    Ok(rows)
}

/// The posts that these people have, ordered by person.
///
/// # Errors
/// When the database does not answer.
pub async fn open_of(tx: &mut Tx, people: &[Uuid], limit: i64) -> Result<Vec<PostRow>> {
    let sql = histories::OPEN_POSTS.of(tx);
    Ok(on!(tx, |c| query_as::<_, PostRow>(sql)
        .bind(lists::ids(people))
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The posts of somebody, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(tx: &mut Tx, person: Uuid, limit: i64) -> Result<Vec<PostRow>> {
    Ok(on!(tx, |c| query_as::<_, PostRow>(OF_PERSON)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The posts of these people, by person, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_people(tx: &mut Tx, people: &[Uuid], limit: i64) -> Result<Vec<PostRow>> {
    let sql = lists::POSTS_OF_PEOPLE.of(tx);
    Ok(on!(tx, |c| query_as::<_, PostRow>(sql)
        .bind(lists::ids(people))
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Takes a post away that a move had begun and that was never held, because the move is undone.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn delete(tx: &mut Tx, row: &PostRow) -> Result<()> {
    let affected = on!(tx, |c| query(DELETE)
        .bind(row.id)
        .bind(row.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(PostRow::TABLE, 1, affected)?;
    tx.note_removal(row);
    Ok(())
}
