//! People as stored and as the rules know them.
//!
//! Owns: that translation, both ways. Must not: change a row in any other way.

use chrono::NaiveDate;
use domain::people::{Entry, Status};
use domain::person_name::PersonName;
use domain::text;
use store::person::PersonRow;
use uuid::Uuid;

/// A new person, at work in a unit from a first day.
pub(crate) fn new(id: Uuid, unit: Uuid, entry: &Entry, first: NaiveDate) -> PersonRow {
    let row = PersonRow {
        id,
        unit,
        staff_code: String::new(),
        name: String::new(),
        name_sort: String::new(),
        name_search: String::new(),
        name_initials: String::new(),
        birth_year: None,
        kind: String::new(),
        post: String::new(),
        level: String::new(),
        rank: String::new(),
        fields: String::new(),
        party_member: false,
        managed_by: String::new(),
        state_capital: false,
        phone: String::new(),
        extension: String::new(),
        mail: String::new(),
        status: Status::Working.code().to_owned(),
        status_from: first.into(),
        status_to: None,
        on_staff: true,
        valid_from: first.into(),
        valid_to: None,
        version: 0,
        mac: Vec::new(),
    };
    entered(row, entry)
}

/// The same person with everything as entered; where he stands is left to moves.
pub(crate) fn entered(row: PersonRow, entry: &Entry) -> PersonRow {
    let row = PersonRow {
        staff_code: entry.staff_code.clone(),
        birth_year: entry.birth_year.map(i64::from),
        kind: entry.kind.code().to_owned(),
        post: entry.post.clone(),
        level: entry.level.code().to_owned(),
        rank: entry.rank.clone(),
        fields: entry.fields.codes(),
        party_member: entry.party_member,
        managed_by: entry.managed_by.code().to_owned(),
        state_capital: entry.state_capital,
        phone: entry.phone.clone(),
        extension: entry.extension.clone(),
        mail: entry.mail.clone(),
        ..row
    };
    named(row, &entry.name)
}

fn named(row: PersonRow, name: &PersonName) -> PersonRow {
    PersonRow {
        name: name.as_str().to_owned(),
        name_sort: name.sort_key(),
        name_search: text::search_key(name.as_str()),
        name_initials: name.initials(),
        ..row
    }
}
