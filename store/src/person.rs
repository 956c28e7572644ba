//! People of the staff list.
//!
//! Owns: table `person`. Must not: make the keys that people are sorted and searched by (`domain` does).

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::Day;
use crate::{Result, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, unit, staff_code, name, name_sort, name_search, birth_year, valid_from, valid_to, version \
             FROM person WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO person \
              (id, version, unit, staff_code, name, name_sort, name_search, birth_year, valid_from, valid_to) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    FIND = select!("id = $1");
    FIND_BY_STAFF_CODE = select!("staff_code = $1");
    UPDATE = "UPDATE person SET version = $2, unit = $3, staff_code = $4, name = $5, name_sort = $6, \
              name_search = $7, birth_year = $8, valid_from = $9, valid_to = $10 WHERE id = $1 AND version + 1 = $2";
}

/// A person as stored. Not printable: it carries a name.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonRow {
    /// Its id.
    pub id: Uuid,
    /// Where the person works.
    pub unit: Uuid,
    /// The agency's own code of the person.
    pub staff_code: String,
    /// The name as written.
    pub name: String,
    /// `PersonName::sort_key` of the name.
    pub name_sort: String,
    /// `text::search_key` of the name.
    pub name_search: String,
    /// Tells people of one name apart.
    pub birth_year: Option<i64>,
    /// First day in the agency.
    pub valid_from: Day,
    /// Last day, if it is known.
    pub valid_to: Option<Day>,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for PersonRow {
    const TABLE: &'static str = "person";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.unit);
        columns.text(&self.staff_code);
        columns.text(&self.name);
        columns.text(&self.name_sort);
        columns.text(&self.name_search);
        columns.optional_number(self.birth_year);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.number(self.version);
    }
}

/// Writes a new person and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id or the staff code is taken.
pub async fn insert(tx: &mut Tx, row: PersonRow) -> Result<PersonRow> {
    write(tx, INSERT, PersonRow { version: 1, ..row }).await
}

/// The person with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<PersonRow>> {
    Ok(on!(tx, |c| query_as::<_, PersonRow>(FIND)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// The person with this staff code.
///
/// # Errors
/// When the database does not answer.
pub async fn find_by_staff_code(tx: &mut Tx, staff_code: &str) -> Result<Option<PersonRow>> {
    Ok(on!(tx, |c| query_as::<_, PersonRow>(FIND_BY_STAFF_CODE)
        .bind(staff_code)
        .fetch_optional(c)
        .await)?)
}

/// Writes a person that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: PersonRow) -> Result<PersonRow> {
    let version = row.version + 1;
    write(tx, UPDATE, PersonRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: PersonRow) -> Result<PersonRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(row.unit)
        .bind(&row.staff_code)
        .bind(&row.name)
        .bind(&row.name_sort)
        .bind(&row.name_search)
        .bind(row.birth_year)
        .bind(row.valid_from)
        .bind(row.valid_to)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(PersonRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}
