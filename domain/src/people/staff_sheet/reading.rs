//! All rows of a table, with everything that is wrong with them.
//!
//! Owns: which rows are people, and what must differ between them. Must not: stop at the first fault.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::cell::{converted, formula_fault, written};
use super::fault::{Fault, Note, NoteKind, What};
use super::row::StaffRow;
use super::{Found, Present, StaffColumn, UnitNames, Vocabulary};
use crate::text::legacy::Encoding;
use crate::text::search_key;
use crate::workbook::{Row, Sheet, Workbook};

mod person;

/// Most people of a list.
pub const MAX_ROWS: usize = 30_000;
/// Columns that a merged cell covers to be a line of its own: "I. Văn phòng".
const A_LINE: u16 = 3;

/// What a sheet is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Decides which years of birth are possible.
    pub today: NaiveDate,
    /// Where people may be.
    pub units: &'a UnitNames,
    /// Everybody of the staff file: whoever has left may be in a unit that is closed, and stays there.
    pub present: &'a [Present],
    /// What codes are called.
    pub vocabulary: &'a Vocabulary,
}

/// What was offered, and accepted or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// Text of before Unicode is converted. Without it, a list with such text is not read.
    pub convert: bool,
    /// Names in capitals get small letters.
    pub small_letters: bool,
}

/// Why a table is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// No visible sheet has the headings of a staff list.
    NoTable,
    /// Its text is in a code of before Unicode, and nobody has agreed to the conversion.
    OldText(Encoding),
    /// A column is missing; the place of one that may be meant.
    Missing(StaffColumn, Option<u16>),
    /// A column is there twice, at these places.
    Twice(StaffColumn, u16, u16),
    /// Nobody is in it.
    NoRows,
    /// More than [`MAX_ROWS`] people.
    TooManyRows,
}

/// What a table says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Columns that the sheet has.
    pub given: BTreeSet<StaffColumn>,
    /// Rows without a fault, with their numbers in the sheet.
    pub rows: Vec<(u32, StaffRow)>,
    /// What is wrong with others, by row and column.
    pub faults: Vec<Fault>,
    /// What is worth a look, by row.
    pub notes: Vec<Note>,
    /// Rows that have something in them and are nobody: lines between groups, signatures.
    pub skipped: Vec<u32>,
}

/// Reads the rows of the table that was found.
///
/// # Errors
/// Everything that keeps the table from being read at all. Faults of rows are part of the reading.
pub fn read(book: &Workbook, found: &Found, offers: Offers, context: Context<'_>) -> Result<Reading, Vec<FileFault>> {
    if let Some(encoding) = found.encoding.filter(|_| !offers.convert) {
        return Err(vec![FileFault::OldText(encoding)]);
    }
    let places = found.places()?;
    let sheet = book.sheets.get(found.sheet).ok_or_else(|| vec![FileFault::NoTable])?;
    let mut reading = Reading {
        given: places.keys().copied().collect(),
        ..Reading::default()
    };
    let mut people = 0;
    let lines = lines(sheet);
    let there = context.present.iter().map(|person| &person.row);
    let there = there.map(|row| (row.entry.staff_code.as_str(), row)).collect();
    for row in sheet.rows.iter().filter(|row| row.number > found.rows.1) {
        let table = person::Table {
            places: &places,
            there: &there,
            dates: book.dates,
            encoding: found.encoding,
            offers,
            context,
        };
        if !is_somebody(&lines, row, found, &places) {
            reading.skipped.push(row.number);
            continue;
        }
        people += 1;
        if people > MAX_ROWS {
            return Err(vec![FileFault::TooManyRows]);
        }
        if row.hidden {
            reading.notes.push(Note {
                row: row.number,
                kind: NoteKind::Hidden,
            });
        }
        table.read(row, &mut reading);
    }
    if people == 0 {
        return Err(vec![FileFault::NoRows]);
    }
    compare(&mut reading, &places);
    Ok(reading)
}

/// The columns of wide merged cells, by their rows.
fn lines(sheet: &Sheet) -> BTreeMap<u32, Vec<(u16, u16)>> {
    let wide = sheet
        .merged
        .iter()
        .filter(|area| area.rows.0 == area.rows.1 && area.columns.1 - area.columns.0 + 1 >= A_LINE);
    let mut lines: BTreeMap<u32, Vec<(u16, u16)>> = BTreeMap::new();
    for area in wide {
        lines.entry(area.rows.0).or_default().push(area.columns);
    }
    lines
}

/// Whether a row is about somebody. It is not if it repeats the headings, numbers them, or has next to nothing in the columns
/// that everybody must have, or is one merged line across those.
fn is_somebody(
    lines: &BTreeMap<u32, Vec<(u16, u16)>>,
    row: &Row,
    found: &Found,
    places: &BTreeMap<StaffColumn, Vec<u16>>,
) -> bool {
    let text = |place: u16| {
        let cell = row.cell(place);
        cell.map(|cell| written(&converted(&cell.value, found.encoding)))
            .unwrap_or_default()
    };
    // A formula that failed is something that somebody put there.
    let is_filled = |place: u16| {
        row.cell(place)
            .is_some_and(|cell| formula_fault(cell).is_some() || !text(place).is_empty())
    };
    let has = |column: &StaffColumn| places.get(column).into_iter().flatten().any(|place| is_filled(*place));
    let mut known = found.headings.iter().filter(|heading| heading.column.is_some());
    let repeats = known.all(|heading| {
        let here = search_key(&text(heading.place));
        !here.is_empty() && search_key(&heading.text).ends_with(&here)
    });
    let required = StaffColumn::REQUIRED.iter().filter(|column| has(column)).count();
    // A merged remark at the side makes a line of nobody who has all that everybody must have.
    let covered = |(first, last): (u16, u16)| {
        let columns = StaffColumn::REQUIRED.iter().filter_map(|column| places.get(column));
        columns.flatten().any(|place| (first..=last).contains(place))
    };
    let is_line = lines
        .get(&row.number)
        .is_some_and(|areas| required < StaffColumn::REQUIRED.len() || areas.iter().any(|columns| covered(*columns)));
    let filled = row.cells.iter().filter(|cell| is_filled(cell.column)).count();
    let is_person = required >= 2 || (has(&StaffColumn::StaffCode) && filled >= 2) || (required == 1 && filled >= 3);
    is_person && !is_line && !repeats && !numbers_columns(row, found, &text)
}

/// `(1) (2) (3)` or `A B 1 2`, right below the headings.
fn numbers_columns(row: &Row, found: &Found, text: &impl Fn(u16) -> String) -> bool {
    let is_number = |text: &str| {
        let inner = text.trim_matches(['(', ')', '[', ']']);
        let number = inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
        let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_uppercase());
        !inner.is_empty() && (number || letter)
    };
    row.number == found.rows.1 + 1 && row.cells.iter().all(|cell| is_number(&text(cell.column)))
}

/// Finds what must not be the same in two rows, and names that are.
fn compare(reading: &mut Reading, places: &BTreeMap<StaffColumn, Vec<u16>>) {
    let (mut codes, mut numbers, mut names) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut doubled = BTreeSet::new();
    let place = |column| places.get(&column).and_then(|places| places.first()).copied();
    for (row, person) in &reading.rows {
        let mut fault = |column, first| {
            doubled.insert(*row);
            reading.faults.push(Fault {
                row: *row,
                column,
                place: place(column),
                what: What::Twice(first),
            });
        };
        if let Some(first) = codes.insert(&person.entry.staff_code, *row) {
            fault(StaffColumn::StaffCode, first);
        }
        let number = person.citizen_id.as_ref().map(crate::citizen_id::CitizenId::digits);
        if let Some(first) = number.and_then(|number| numbers.insert(number, *row)) {
            fault(StaffColumn::CitizenId, first);
        }
        if let Some(first) = names.insert(search_key(person.entry.name.as_str()), *row) {
            reading.notes.push(Note {
                row: *row,
                kind: NoteKind::SameName(first),
            });
        }
    }
    reading.rows.retain(|(row, _)| !doubled.contains(row));
    reading.faults.sort_by_key(|fault| (fault.row, fault.column));
    reading.notes.sort_by_key(|note| note.row);
}
