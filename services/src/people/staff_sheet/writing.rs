//! The template and the exported list: the same columns.
//!
//! Owns: pages, widths, notes and examples. Must not: know who may have the list.

use chrono::NaiveDate;
use domain::people::staff_sheet::{Fault, Shown, StaffColumn, StaffRow, UnitNames, Vocabulary};
use domain::workbook::column_letters;
use sheets::{Column, Field, Kind, Page, Unwritten, write};
use words::{Lang, staff_import as say, staff_pages as pages};

use super::columns::{choice, heading, hint};
use super::told::{self, shown};

/// An empty list to fill in, with notes and examples on a second sheet and the choices on a third.
///
/// # Errors
/// When a text is longer than a cell takes.
pub fn template(lang: Lang, day: NaiveDate) -> Result<Vec<u8>, Unwritten> {
    let list = Page {
        notes: vec![say::note_required(lang), say::note_again(lang)],
        ..list_page(lang, StaffColumn::ALL, Vec::new())
    };
    write(&[list, notes(lang)], &say::sheet_choices(lang), day)
}

/// What is wrong with a list, one row for each fault.
///
/// # Errors
/// When a text is longer than a cell takes.
pub fn faults(lang: Lang, faults: &[Fault], day: NaiveDate) -> Result<Vec<u8>, Unwritten> {
    let column = |heading: String, width| Column {
        heading,
        width,
        wrapped: true,
        ..Column::default()
    };
    let row = |fault: &Fault| {
        let told = told::fault(lang, fault);
        vec![
            Field::Number(i32::try_from(fault.row).unwrap_or(i32::MAX)),
            Field::Text(fault.place.map(column_letters).unwrap_or_default()),
            Field::Text(heading(lang, fault.column)),
            Field::Text(told.what),
            Field::Text(told.how),
        ]
    };
    let page = Page {
        name: pages::faults_sheet(lang),
        title: pages::faults_sheet(lang),
        columns: vec![
            column(pages::row(lang), 8),
            column(pages::faults_column(lang), 8),
            column(pages::column_is(lang), 28),
            column(pages::what(lang), 48),
            column(pages::how_to_mend(lang), 72),
        ],
        rows: faults.iter().map(row).collect(),
        ..Page::default()
    };
    write(&[page], &say::sheet_choices(lang), day)
}

/// The list of these people with these columns.
///
/// # Errors
/// When a text is longer than a cell takes.
pub fn export(
    lang: Lang,
    columns: &[StaffColumn],
    rows: &[StaffRow],
    units: &UnitNames,
    day: NaiveDate,
) -> Result<Vec<u8>, Unwritten> {
    let field = |row: &StaffRow, column: StaffColumn| match row.shown(column) {
        Shown::Empty | Shown::Truth(false) => Field::Empty,
        Shown::Day(day) => Field::Day(day),
        Shown::Year(year) => Field::Number(year),
        value => Field::Text(shown(lang, column, &value, units)),
    };
    let rows = rows
        .iter()
        .map(|row| columns.iter().map(|column| field(row, *column)).collect())
        .collect();
    write(&[list_page(lang, columns, rows)], &say::sheet_choices(lang), day)
}

fn list_page(lang: Lang, columns: &[StaffColumn], rows: Vec<Vec<Field>>) -> Page {
    let column = |column: &StaffColumn| Column {
        heading: heading(lang, *column),
        hint: hint(lang, *column),
        width: width(*column),
        kind: match column {
            StaffColumn::PostFrom | StaffColumn::StatusFrom | StaffColumn::Joined => Kind::Day,
            // A year is typed here too, which would become a day of 1905.
            _ => Kind::Text,
        },
        choices: choices(lang, *column),
        several: *column == StaffColumn::Fields,
        wrapped: false,
    };
    Page {
        name: say::sheet_list(lang),
        title: say::title(lang),
        notes: Vec::new(),
        columns: columns.iter().map(column).collect(),
        rows,
        fixed_columns: 2,
    }
}

fn choices(lang: Lang, column: StaffColumn) -> Vec<String> {
    Vocabulary::codes(column)
        .into_iter()
        .map(|code| choice(lang, column, code))
        .collect()
}

const fn width(column: StaffColumn) -> u8 {
    match column {
        StaffColumn::Name | StaffColumn::Unit | StaffColumn::Kind | StaffColumn::Fields => 30,
        StaffColumn::Post | StaffColumn::Level | StaffColumn::Rank | StaffColumn::Mail | StaffColumn::ManagedBy => 24,
        StaffColumn::Extension | StaffColumn::PartyMember => 10,
        _ => 16,
    }
}

/// How each column is filled in, with two examples.
fn notes(lang: Lang) -> Page {
    let column = |heading: String, width| Column {
        heading,
        width,
        wrapped: true,
        ..Column::default()
    };
    let row = |at: &StaffColumn| {
        let (first, second) = examples(lang, *at);
        [heading(lang, *at), hint(lang, *at), first, second]
            .map(Field::Text)
            .to_vec()
    };
    Page {
        name: say::sheet_notes(lang),
        title: say::notes_title(lang),
        notes: vec![
            say::note_required(lang),
            say::note_again(lang),
            say::note_empty(lang),
            say::note_gone(lang),
        ],
        columns: vec![
            column(say::notes_column(lang), 30),
            column(say::notes_meaning(lang), 90),
            column(say::notes_example(lang), 30),
            column(say::notes_other_example(lang), 30),
        ],
        rows: StaffColumn::ALL.iter().map(row).collect(),
        fixed_columns: 1,
    }
}

/// Two invented people.
fn examples(lang: Lang, column: StaffColumn) -> (String, String) {
    let choice = |code| choice(lang, column, code);
    let pair = |first: &str, second: &str| (first.to_owned(), second.to_owned());
    match column {
        StaffColumn::StaffCode => (say::example_code(lang), say::other_example_code(lang)),
        StaffColumn::Name => (say::example_name(lang), say::other_example_name(lang)),
        StaffColumn::Birth => pair("05/03/1980", "1985"),
        StaffColumn::Unit => (say::example_unit(lang), say::other_example_unit(lang)),
        StaffColumn::Kind => (choice("CONG_CHUC_LANH_DAO"), choice("VIEN_CHUC_KHONG_QUAN_LY")),
        StaffColumn::Post => (say::example_post(lang), String::new()),
        StaffColumn::PostFrom => pair("01/02/2020", ""),
        StaffColumn::Level => (choice("TRUONG_PHONG"), String::new()),
        StaffColumn::Rank => (say::example_rank(lang), say::other_example_rank(lang)),
        StaffColumn::Fields => (
            format!("{}; {}", choice("KHOA_HOC_CONG_NGHE"), choice("THANH_TRA_PCTN")),
            choice("TAI_CHINH_NGAN_HANG"),
        ),
        StaffColumn::PartyMember => (say::yes(lang), String::new()),
        StaffColumn::ManagedBy => (choice("TINH_UY"), String::new()),
        StaffColumn::StateCapital => pair("", ""),
        StaffColumn::Phone => pair("0912 345 678", "024 3555 1234"),
        StaffColumn::Extension => pair("12", ""),
        StaffColumn::Mail => (say::example_mail(lang), String::new()),
        StaffColumn::Status => (choice("DANG_CONG_TAC"), choice("NGHI_THAI_SAN")),
        StaffColumn::StatusFrom => pair("01/01/2010", "01/12/2026"),
        StaffColumn::Joined => pair("01/01/2010", "15/06/2012"),
        StaffColumn::CitizenId => pair("001080000001", ""),
    }
}
