//! Importing an export changes nothing, whatever was imported before.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::citizen_id::CitizenId;
use crate::people::{Entry, FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use crate::person_name::PersonName;
use crate::text::one_line;

fn name() -> impl Strategy<Value = PersonName> {
    let words = vec![
        "Trần",
        "Lê",
        "Thị",
        "Văn",
        "Ví",
        "Dụ",
        "Mẫu",
        "H'Thử",
        "NGUYỄN",
        "Đỗ-Vũ",
        "Ý",
        "Y Vê\u{306}",
    ];
    proptest::collection::vec(select(words), 1..4).prop_map(|words| PersonName::read(&words.join(" ")).expect("a name"))
}

/// Anything that somebody may have typed into a field of one line, formulas and numbers too.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[=+@-]?[a-zA-ZÀ-ỹ0-9 .,;:/()'-]{0,20}".prop_map(|text| one_line(&text)),
    ]
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1950_i32..2012, 1_u32..366).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).expect("a day of the year"))
}

fn standing() -> impl Strategy<Value = (PersonKind, LeaderLevel)> {
    let all: Vec<_> = PersonKind::ALL
        .iter()
        .filter(|kind| kind.is_of_staff_file())
        .flat_map(|kind| LeaderLevel::ALL.iter().map(|level| (*kind, *level)))
        .filter(|(kind, level)| kind.fits(*level))
        .collect();
    select(all)
}

prop_compose! {
    fn entry()(
        name in name(),
        (kind, level) in standing(),
        (post, rank) in (typed(), typed()),
        fields in subsequence(FieldOfWork::ALL.to_vec(), 0..4),
        (party_member, state_capital) in any::<(bool, bool)>(),
        managed_by in select(ManagedBy::ALL.to_vec()),
        (phone, extension) in ("(0[0-9]{9}|)", "([0-9]{1,4}|)"),
        mail in select(vec!["", "vidu@so.example"]),
    ) -> Entry {
        Entry {
            staff_code: String::new(), name, birth_year: None, kind, post, level, rank,
            fields: fields.into_iter().collect(), party_member, managed_by, state_capital,
            phone, extension, mail: mail.to_owned(),
        }
    }
}

prop_compose! {
    fn row()(
        entry in entry(),
        birth in proptest::option::of(prop_oneof![day().prop_map(Birth::Day), (1940_i32..2012).prop_map(Birth::Year)]),
        place in 1_u128..6,
        post_from in proptest::option::of(day()),
        status_from in proptest::option::of(day()),
        joined in proptest::option::of(day()),
        status in proptest::option::of(select(Status::ALL.to_vec())),
        citizen in proptest::option::of(1_000_000_000_u64..999_999_999_999),
    ) -> StaffRow {
        let has_post = !entry.post.is_empty();
        StaffRow {
            entry: Entry { birth_year: birth.map(Birth::year), ..entry },
            birth, unit: unit(place), post_from: post_from.filter(|_| has_post), status, status_from, joined,
            citizen_id: citizen.and_then(|number| CitizenId::read(&format!("{number:012}")).ok()),
        }
    }
}

/// A list: each code once, each number of a citizen once.
fn list() -> impl Strategy<Value = Vec<StaffRow>> {
    proptest::collection::btree_map("[A-Z0-9][A-Z0-9./_-]{0,3}", row(), 1..12).prop_map(|rows| {
        let mut numbers = BTreeSet::new();
        rows.into_iter()
            .map(|(code, mut row)| {
                row.entry.staff_code = code;
                if let Some(number) = row.citizen_id.as_ref().map(CitizenId::digits)
                    && !numbers.insert(number)
                {
                    row.citizen_id = None;
                }
                row
            })
            .collect()
    })
}

fn cell(shown: Shown) -> Value {
    match shown {
        Shown::Empty => t(""),
        Shown::Text(text) => t(&text),
        Shown::Day(day) => Value::Day(day),
        Shown::Year(year) => n(f64::from(year)),
        Shown::Codes(codes) => t(&codes.join("; ")),
        Shown::Truth(truth) => t(if truth { "x" } else { "" }),
        Shown::Unit(unit) => t(units().written(unit).expect("known")),
        Shown::CitizenId(number) => t(&number.digits()),
    }
}

/// The list as a sheet with these columns.
fn export(rows: &[StaffRow], columns: &[StaffColumn]) -> Workbook {
    let header = columns
        .iter()
        .map(|column| t(&column.code().replace('_', " ")))
        .collect();
    let line = |row: &StaffRow| columns.iter().map(|column| cell(row.shown(*column))).collect();
    book(&std::iter::once(header).chain(rows.iter().map(line)).collect::<Vec<_>>())
}

fn known(rows: &[StaffRow]) -> Vec<Present> {
    rows.iter()
        .map(|row| Present {
            row: row.clone(),
            details: Details::Known,
        })
        .collect()
}

/// Everything of a list that an import of a part of its columns needs.
fn imported(rows: &[StaffRow], columns: &[StaffColumn], there: &[StaffRow]) -> Vec<StaffRow> {
    // Leaders without their level are a fault of the list, and no matter of this test.
    let reading = reading(&export(rows, columns));
    let plan = plan(&reading, &known(there));
    let mut after = there.to_vec();
    for changed in &plan.changed {
        after[changed.present] = there[changed.present].with(&changed.changes, &reading.rows[changed.row].1);
    }
    after.extend(plan.added.iter().map(|added| reading.rows[added.row].1.clone()));
    after
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_list_is_read_back_as_it_was_written(rows in list(), columns in Just(StaffColumn::ALL.to_vec()).prop_shuffle()) {
        let reading = reading(&export(&rows, &columns));
        prop_assert_eq!(&reading.faults, &[]);
        let read: Vec<_> = reading.rows.iter().map(|(_, row)| row.clone()).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn importing_an_export_changes_nothing(
        there in list(),
        other in list(),
        optional in subsequence(StaffColumn::ALL.to_vec(), 0..20),
    ) {
        let needed = [&StaffColumn::REQUIRED[..], &optional].concat();
        let columns: Vec<_> = StaffColumn::ALL.iter().copied().filter(|column| needed.contains(column)).collect();
        let mut after = imported(&other, &columns, &there);
        // Two people of one number are a fault of the list, and no matter of this test.
        for row in &mut after {
            row.citizen_id = None;
            // Some were in units that are closed by now.
            if row.status.is_some_and(|status| !status.is_on_staff()) && row.entry.party_member {
                row.unit = unit(if row.entry.state_capital { 6 } else { 7 });
            }
        }
        let reading = read_beside(&export(&after, StaffColumn::ALL), Offers::default(), &known(&after))
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        prop_assert_eq!(&reading.faults, &[]);
        let plan = plan(&reading, &known(&after));
        prop_assert!(plan.is_empty() && plan.missing.is_empty(), "{plan:?}");
        prop_assert_eq!(plan.unchanged.len(), after.len());
    }

    #[test]
    fn any_cells_are_read_or_faulted(cells in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}", 20), 1..4)) {
        let header = StaffColumn::ALL.iter().map(|column| t(&column.code().replace('_', " "))).collect();
        let lines = cells.iter().map(|texts| texts.iter().map(|text| t(text)).collect());
        let _ = read_with(&book(&std::iter::once(header).chain(lines).collect::<Vec<_>>()), Offers::default());
    }
}

#[test]
fn the_code_of_each_column_is_a_heading_of_it() {
    let header = StaffColumn::ALL
        .iter()
        .map(|column| t(&column.code().replace('_', " ")))
        .collect();
    let found = find(&book(&[header])).expect("a table");
    let columns: Vec<_> = found.headings.iter().filter_map(|heading| heading.column).collect();
    assert_eq!(columns, StaffColumn::ALL);
}
