//! People as stored and as the rules know them.
//!
//! Owns: that translation, both ways. Must not: change a row in any other way.

use chrono::NaiveDate;
use domain::access::UnitId;
use domain::day::IsoDay;
use domain::people::{Decision, Entry, Fields, LeaderLevel, ManagedBy, PersonKind, Standing, Status};
use domain::person_name::PersonName;
use domain::text;
use store::person::PersonRow;
use uuid::Uuid;

use crate::{Error, Result};

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

/// What a stored person says in the terms of the rules.
pub(crate) struct Read {
    pub standing: Standing,
    pub fields: Fields,
    pub managed_by: ManagedBy,
}

/// Reads a row.
///
/// # Errors
/// [`Error::Internal`] when it holds a code that this program does not know.
pub(crate) fn read(row: &PersonRow) -> Result<Read> {
    let left = |last: store::Day| last.date().succ_opt().unwrap_or(last.date());
    Ok(Read {
        standing: Standing {
            name: PersonName::read(&row.name).map_err(|_| unreadable("name"))?,
            unit: UnitId(row.unit),
            post: row.post.clone(),
            level: LeaderLevel::from_code(&row.level).ok_or_else(|| unreadable("level"))?,
            kind: PersonKind::from_code(&row.kind).ok_or_else(|| unreadable("kind"))?,
            status: Status::from_code(&row.status).ok_or_else(|| unreadable("status"))?,
            since: IsoDay(row.status_from.date()),
            until: row.status_to.map(|day| IsoDay(day.date())),
            left: row.valid_to.map(|last| IsoDay(left(last))),
        },
        fields: Fields::from_codes(&row.fields).ok_or_else(|| unreadable("fields"))?,
        managed_by: ManagedBy::from_code(&row.managed_by).ok_or_else(|| unreadable("managed_by"))?,
    })
}

/// The same person where a move brought him.
pub(crate) fn standing(row: PersonRow, standing: &Standing) -> PersonRow {
    let last = |first: IsoDay| first.0.pred_opt().unwrap_or(first.0);
    let row = PersonRow {
        unit: standing.unit.0,
        post: standing.post.clone(),
        level: standing.level.code().to_owned(),
        kind: standing.kind.code().to_owned(),
        status: standing.status.code().to_owned(),
        status_from: standing.since.0.into(),
        status_to: standing.until.map(|day| day.0.into()),
        on_staff: standing.status.is_on_staff(),
        valid_to: standing.left.map(|first| last(first).into()),
        ..row
    };
    named(row, &standing.name)
}

/// A decision as two columns keep it.
pub(crate) fn decision(number: Option<&str>, day: Option<store::Day>) -> Option<Decision> {
    Some(Decision {
        number: number?.to_owned(),
        day: day?.date(),
    })
}

pub(super) fn unreadable(column: &'static str) -> Error {
    Error::Internal(Box::new(store::Error::Inconsistent {
        table: "person",
        column,
    }))
}

#[cfg(test)]
mod tests {
    use domain::day;
    use domain::people::Typed;

    use super::*;

    fn entry() -> Entry {
        let typed = Typed {
            staff_code: "VC-1",
            name: "Trần Văn Ví Dụ",
            birth_year: "1980",
            kind: "VIEN_CHUC_QUAN_LY",
            post: "Trưởng phòng",
            level: "TRUONG_PHONG",
            rank: "Nghiên cứu viên",
            fields: Fields::from_codes("KHOA_HOC_CONG_NGHE").expect("a field"),
            party_member: true,
            managed_by: "TINH_UY",
            state_capital: true,
            phone: "024 3555 0123",
            extension: "12",
            mail: "vidu@so.example",
        };
        Entry::read(&typed, date("2026-11-27")).expect("nothing is wrong")
    }

    fn date(text: &str) -> NaiveDate {
        day::read_iso(text).expect("a day")
    }

    #[test]
    fn an_entry_becomes_a_row_that_reads_back() {
        let row = new(Uuid::from_u128(1), Uuid::from_u128(2), &entry(), date("2026-02-01"));
        let read = read(&row).expect("readable");
        assert!(read.standing.is_consistent());
        assert_eq!(
            (read.standing.status, read.standing.since.0),
            (Status::Working, date("2026-02-01"))
        );
        assert_eq!((read.standing.kind, read.standing.level), (entry().kind, entry().level));
        assert_eq!((read.fields, read.managed_by), (entry().fields, entry().managed_by));
        assert_eq!(
            (row.name_search.as_str(), row.name_initials.as_str()),
            ("tran van vi du", "tvvd")
        );
        assert!(row.party_member && row.state_capital && row.on_staff);
        assert_eq!(
            (row.birth_year, row.rank.as_str(), row.extension.as_str()),
            (Some(1980), "Nghiên cứu viên", "12")
        );
    }

    #[test]
    fn where_somebody_stands_is_written_and_read_back() {
        let row = new(Uuid::from_u128(1), Uuid::from_u128(2), &entry(), date("2026-02-01"));
        let before = read(&row).expect("readable").standing;
        let cases = [
            Standing {
                name: PersonName::read("Trần Thị Mới").expect("a name"),
                ..before.clone()
            },
            Standing {
                unit: UnitId(Uuid::from_u128(3)),
                post: String::new(),
                ..before.clone()
            },
            Standing {
                status: Status::MaternityLeave,
                since: IsoDay(date("2026-03-01")),
                until: Some(IsoDay(date("2026-08-31"))),
                ..before.clone()
            },
            Standing {
                status: Status::Retired,
                since: IsoDay(date("2026-03-01")),
                left: Some(IsoDay(date("2026-03-01"))),
                ..before
            },
        ];
        for case in cases {
            let written = standing(row.clone(), &case);
            assert_eq!(read(&written).expect("readable").standing, case);
            assert_eq!(written.on_staff, case.status.is_on_staff());
        }
    }

    #[test]
    fn an_unknown_code_is_a_fault_of_the_row() {
        let row = new(Uuid::from_u128(1), Uuid::from_u128(2), &entry(), date("2026-02-01"));
        for change in [
            |row: &mut PersonRow| row.status.clear(),
            |row: &mut PersonRow| row.kind.push('X'),
            |row: &mut PersonRow| row.level.clear(),
            |row: &mut PersonRow| row.fields.push('X'),
            |row: &mut PersonRow| row.managed_by.clear(),
            |row: &mut PersonRow| row.name.clear(),
        ] {
            let mut row = row.clone();
            change(&mut row);
            assert!(read(&row).is_err());
        }
    }
}
