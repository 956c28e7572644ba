//! People of the staff list.
//!
//! Owns: table `person`, each person as he is today. Must not: make the keys that people are sorted and searched by
//! (`domain` does), or choose among many (`person_list` does).

use serde_json::{Value, json};
use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::{lists, people};
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::{Day, Flag};
use crate::{Result, Tx};

/// Every column with a prefix.
macro_rules! columns {
    ($of:literal) => {
        concat!(
            $of,
            "id, ",
            $of,
            "version, ",
            $of,
            "mac, ",
            $of,
            "unit, ",
            $of,
            "staff_code, ",
            $of,
            "name, ",
            $of,
            "name_sort, ",
            $of,
            "name_search, ",
            $of,
            "name_initials, ",
            $of,
            "birth_year, ",
            $of,
            "kind, ",
            $of,
            "post, ",
            $of,
            "level, ",
            $of,
            "rank, ",
            $of,
            "fields, ",
            $of,
            "party_member, ",
            $of,
            "managed_by, ",
            $of,
            "state_capital, ",
            $of,
            "phone, ",
            $of,
            "extension, ",
            $of,
            "mail, ",
            $of,
            "status, ",
            $of,
            "status_from, ",
            $of,
            "status_to, ",
            $of,
            "on_staff, ",
            $of,
            "valid_from, ",
            $of,
            "valid_to"
        )
    };
}

pub(crate) use columns;

statements! {
    FIND = concat!("SELECT ", columns!(""), " FROM person WHERE id = $1");
    FIND_BY_STAFF_CODE = concat!("SELECT ", columns!(""), " FROM person WHERE staff_code = $1");
    OF_UNIT = concat!("SELECT ", columns!(""), " FROM person WHERE unit = $1 AND id > $2 ORDER BY id LIMIT $3");
    COUNTS = "SELECT unit, COUNT(*) AS people FROM person WHERE on_staff = 1 GROUP BY unit ORDER BY unit LIMIT $1";
}

/// A person as stored. Not printable: it carries a name. Codes are those of `domain::people`.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonRow {
    /// Its id.
    pub id: Uuid,
    /// Where the person works, or worked last.
    pub unit: Uuid,
    /// The agency's own code of the person.
    pub staff_code: String,
    /// The name as written.
    pub name: String,
    /// `PersonName::sort_key` of the name.
    pub name_sort: String,
    /// `text::search_key` of the name.
    pub name_search: String,
    /// `PersonName::initials` of the name.
    pub name_initials: String,
    /// Tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Code of the kind of person.
    pub kind: String,
    /// Title of the post; empty for none.
    pub post: String,
    /// Code of the level of the post.
    pub level: String,
    /// Rank; may be empty.
    pub rank: String,
    /// Codes of the fields of work with one space between.
    pub fields: String,
    /// Whether a member of the Party.
    #[sqlx(try_from = "Flag")]
    pub party_member: bool,
    /// Code of who manages him as a cadre.
    pub managed_by: String,
    /// Whether he represents state capital.
    #[sqlx(try_from = "Flag")]
    pub state_capital: bool,
    /// Telephone; may be empty.
    pub phone: String,
    /// Extension; may be empty.
    pub extension: String,
    /// Mail address; may be empty.
    pub mail: String,
    /// Code of the status.
    pub status: String,
    /// First day of the status.
    pub status_from: Day,
    /// Last day foreseen of the status.
    pub status_to: Option<Day>,
    /// Whether the status is one of those who belong to the agency.
    #[sqlx(try_from = "Flag")]
    pub on_staff: bool,
    /// First day in the agency.
    pub valid_from: Day,
    /// Last day in the agency, once he has left.
    pub valid_to: Option<Day>,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
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
        columns.text(&self.name_initials);
        columns.optional_number(self.birth_year);
        columns.text(&self.kind);
        columns.text(&self.post);
        columns.text(&self.level);
        columns.text(&self.rank);
        columns.text(&self.fields);
        columns.flag(self.party_member);
        columns.text(&self.managed_by);
        columns.flag(self.state_capital);
        columns.text(&self.phone);
        columns.text(&self.extension);
        columns.text(&self.mail);
        columns.text(&self.status);
        columns.day(self.status_from);
        columns.optional_day(self.status_to);
        columns.flag(self.on_staff);
        columns.day(self.valid_from);
        columns.optional_day(self.valid_to);
        columns.number(self.version);
    }
}

impl Guarded for PersonRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

impl PersonRow {
    /// The columns in the order of `columns!`.
    fn values(&self) -> Value {
        let day = |day: Option<Day>| day.map(String::from);
        json!([
            self.id.simple().to_string(),
            self.version,
            lists::hex(&self.mac),
            self.unit.simple().to_string(),
            self.staff_code,
            self.name,
            self.name_sort,
            self.name_search,
            self.name_initials,
            self.birth_year,
            self.kind,
            self.post,
            self.level,
            self.rank,
            self.fields,
            i64::from(self.party_member),
            self.managed_by,
            i64::from(self.state_capital),
            self.phone,
            self.extension,
            self.mail,
            self.status,
            day(Some(self.status_from)),
            day(self.status_to),
            i64::from(self.on_staff),
            day(Some(self.valid_from)),
            day(self.valid_to),
        ])
    }
}

/// Writes a new person and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id or the staff code is taken.
pub async fn insert(tx: &mut Tx, row: PersonRow) -> Result<PersonRow> {
    Ok(insert_many(tx, vec![row]).await?.remove(0))
}

/// Writes new people, all or none, and returns them as stored; a thousand at a time are a good measure.
///
/// # Errors
/// [`crate::Error::Conflict`] when an id or a staff code is taken.
pub async fn insert_many(tx: &mut Tx, rows: Vec<PersonRow>) -> Result<Vec<PersonRow>> {
    let rows = rows.into_iter().map(|row| PersonRow { version: 1, ..row }).collect();
    write(tx, people::INSERT.of(tx), rows).await
}

/// Writes a person that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: PersonRow) -> Result<PersonRow> {
    Ok(update_many(tx, vec![row]).await?.remove(0))
}

/// The same for many, all or none.
///
/// # Errors
/// [`crate::Error::Conflict`] when one of them changed meanwhile.
pub async fn update_many(tx: &mut Tx, rows: Vec<PersonRow>) -> Result<Vec<PersonRow>> {
    let next = |row: PersonRow| PersonRow {
        version: row.version + 1,
        ..row
    };
    write(tx, people::UPDATE.of(tx), rows.into_iter().map(next).collect()).await
}

async fn write(tx: &mut Tx, statement: &'static str, rows: Vec<PersonRow>) -> Result<Vec<PersonRow>> {
    let guarded = |row: PersonRow| {
        let mac = tx.mac_of(&row)?;
        Ok(PersonRow { mac, ..row })
    };
    let rows = rows.into_iter().map(guarded).collect::<Result<Vec<_>>>()?;
    let values = lists::list(rows.iter().map(|row| row.values().to_string()));
    let affected = on!(tx, |c| query(statement)
        .bind(values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(PersonRow::TABLE, rows.len() as u64, affected)?;
    for row in &rows {
        tx.note_change(row);
    }
    Ok(rows)
}

/// The person with this id.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<PersonRow>> {
    let row = on!(tx, |c| query_as::<_, PersonRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Those of these people that are there, in no order.
///
/// # Errors
/// As [`find`].
pub async fn find_many(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<PersonRow>> {
    let sql = people::FIND.of(tx);
    let rows = on!(tx, |c| query_as::<_, PersonRow>(sql)
        .bind(lists::ids(ids))
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// The person with this staff code.
///
/// # Errors
/// As [`find`].
pub async fn find_by_staff_code(tx: &mut Tx, staff_code: &str) -> Result<Option<PersonRow>> {
    let row = on!(tx, |c| query_as::<_, PersonRow>(FIND_BY_STAFF_CODE)
        .bind(staff_code)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// People of a unit, on the staff or gone, by id behind `after`.
///
/// # Errors
/// As [`find`].
pub async fn of_unit(tx: &mut Tx, unit: Uuid, after: Uuid, limit: i64) -> Result<Vec<PersonRow>> {
    let rows = on!(tx, |c| query_as::<_, PersonRow>(OF_UNIT)
        .bind(unit)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// How many people of the staff work in a unit.
#[derive(Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct UnitCount {
    /// The unit.
    pub unit: Uuid,
    /// How many, in it alone.
    pub people: i64,
}

/// The same for every unit in which anybody works.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(tx: &mut Tx, limit: i64) -> Result<Vec<UnitCount>> {
    Ok(on!(tx, |c| query_as::<_, UnitCount>(COUNTS)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
