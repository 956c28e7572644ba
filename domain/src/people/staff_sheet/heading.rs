//! Where the table is in a workbook, and which of its columns is which.
//!
//! Owns: titles above, headings in two rows, merged cells, moved and renamed columns. Must not: read people.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::StaffColumn;
use super::cell::{beginning, converted, written};
use super::reading::FileFault;
use crate::text::legacy::{Encoding, Survey};
use crate::text::{one_line, search_key};
use crate::workbook::{Row, Sheet, Value, Workbook};

/// Rows with something in them that may stand above the headings.
const LOOK_AT: usize = 30;
/// Headings that must be known in one row.
const ENOUGH: usize = 2;
/// Most rows of headings.
const DEEPEST: u32 = 4;
/// Columns that are looked at; no list of people is wider.
const WIDEST: u16 = 200;
/// Characters of a heading that are looked at.
const LONGEST: usize = 200;
/// Merged cells that are looked at around the headings.
const MOST_MERGED: usize = 1_000;
/// Bytes of text in which a code of before Unicode is looked for, in all sheets together.
const SURVEYED: usize = 16 * 1024 * 1024;

/// A column of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its place, from 0.
    pub place: u16,
    /// What its heading says.
    pub text: String,
    /// What it is, where the heading leaves no doubt, or where a person said so.
    pub column: Option<StaffColumn>,
    /// What it may be, to be confirmed.
    pub suggested: Option<StaffColumn>,
}

/// A table that may be a staff list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which sheet of the workbook.
    pub sheet: usize,
    /// First and last row of the headings.
    pub rows: (u32, u32),
    /// From the left.
    pub headings: Vec<Heading>,
    /// The code of before Unicode that its texts are in.
    pub encoding: Option<Encoding>,
    /// Other visible sheets with such a table, which are not read.
    pub others: Vec<usize>,
}

impl Found {
    /// The places of each column; several only for those that [may be split](StaffColumn::may_be_split).
    ///
    /// # Errors
    /// Every column that is missing or there twice.
    pub fn places(&self) -> Result<BTreeMap<StaffColumn, Vec<u16>>, Vec<FileFault>> {
        let (mut places, mut faults): (BTreeMap<_, Vec<u16>>, Vec<_>) = (BTreeMap::new(), Vec::new());
        for heading in &self.headings {
            let Some(column) = heading.column else { continue };
            let of_column = places.entry(column).or_default();
            match of_column.first() {
                Some(first) if !column.may_be_split() => faults.push(FileFault::Twice(column, *first, heading.place)),
                _ => of_column.push(heading.place),
            }
        }
        for column in StaffColumn::REQUIRED {
            if !places.contains_key(&column) {
                let suggested = self.headings.iter().find(|heading| heading.suggested == Some(column));
                faults.push(FileFault::Missing(column, suggested.map(|heading| heading.place)));
            }
        }
        if faults.is_empty() { Ok(places) } else { Err(faults) }
    }
}

/// Looks for the table, in visible sheets only.
///
/// # Errors
/// [`FileFault::NoTable`].
pub fn find(book: &Workbook) -> Result<Found, FileFault> {
    let found = tables(book);
    let known = |found: &Found| found.headings.iter().filter(|heading| heading.column.is_some()).count();
    // The one with most known columns; the first of several.
    let best = (0..found.len()).rev().max_by_key(|place| known(&found[*place]));
    chosen(found, best)
}

/// The table of a sheet that somebody chose among those that have one.
///
/// # Errors
/// [`FileFault::NoTable`].
pub fn find_on(book: &Workbook, sheet: usize) -> Result<Found, FileFault> {
    let found = tables(book);
    let place = found.iter().position(|found| found.sheet == sheet);
    chosen(found, place)
}

fn tables(book: &Workbook) -> Vec<Found> {
    let visible = book.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden);
    let mut left = SURVEYED;
    visible
        .filter_map(|(place, sheet)| table(place, sheet, &mut left))
        .collect()
}

fn chosen(mut found: Vec<Found>, place: Option<usize>) -> Result<Found, FileFault> {
    let mut one = found.remove(place.ok_or(FileFault::NoTable)?);
    one.others = found.into_iter().map(|other| other.sheet).collect();
    Ok(one)
}

/// The code that the texts of a sheet are in, as far as there are bytes left to look at. Cells share texts, and each text
/// is looked at once.
fn encoding(sheet: &Sheet, left: &mut usize) -> Option<Encoding> {
    let (mut survey, mut seen) = (Survey::default(), BTreeSet::new());
    for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
        if let Value::Text(text) = &cell.value
            && seen.insert(Arc::as_ptr(text).cast::<u8>())
        {
            let Some(after) = left.checked_sub(text.len()) else {
                break;
            };
            *left = after;
            survey.see(text);
        }
    }
    survey.verdict()
}

fn table(place: usize, sheet: &Sheet, left: &mut usize) -> Option<Found> {
    let encoding = encoding(sheet, left);
    let text = |row: &Row, column: u16| {
        let text = written(&converted(&row.cell(column)?.value, encoding));
        Some(beginning(&text, LONGEST).to_owned()).filter(|text| !text.is_empty())
    };
    let score = |row: &&Row| {
        let known: BTreeSet<_> = row
            .cells
            .iter()
            .filter(|cell| cell.column < WIDEST)
            .filter_map(|cell| StaffColumn::of_heading(&key(&text(row, cell.column)?), None))
            .collect();
        let is_list = known.contains(&StaffColumn::StaffCode) || known.contains(&StaffColumn::Name);
        if is_list { known.len() } else { 0 }
    };
    let candidates = sheet.rows.iter().take(LOOK_AT);
    let row = candidates
        .rev()
        .max_by_key(score)
        .filter(|row| score(row) >= ENOUGH)?
        .number;
    let merged = sheet.merged.iter();
    let touching =
        merged.filter(|area| (area.rows.0..=area.rows.1).contains(&row) && area.rows.1 - area.rows.0 < DEEPEST);
    let rows = touching.fold((row, row), |(top, bottom), area| {
        (top.min(area.rows.0), bottom.max(area.rows.1))
    });
    let heading_rows: Vec<&Row> = sheet
        .rows
        .iter()
        .filter(|row| (rows.0..=rows.1).contains(&row.number))
        .collect();
    let merged: Vec<_> = sheet
        .merged
        .iter()
        .filter(|area| area.rows.0 <= rows.1 && area.rows.1 >= rows.0)
        .take(MOST_MERGED)
        .collect();
    // What is shown at a place: its own text, or that of the merged cell that it is part of.
    let shown = |number: u32, column: u16| {
        let area = merged.iter().find(|area| {
            (area.rows.0..=area.rows.1).contains(&number) && (area.columns.0..=area.columns.1).contains(&column)
        });
        let (number, column) = area.map_or((number, column), |area| (area.rows.0, area.columns.0));
        text(heading_rows.iter().find(|row| row.number == number)?, column)
    };
    let mut columns: BTreeSet<u16> = heading_rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.column)
        .filter(|column| *column < WIDEST)
        .collect();
    for area in merged
        .iter()
        .filter(|area| area.rows.0 >= rows.0 && area.rows.1 <= rows.1)
    {
        columns.extend(area.columns.0..=area.columns.1.min(WIDEST - 1));
    }
    let mut headings: Vec<Heading> = Vec::new();
    for column in columns {
        let mut texts: Vec<String> = (rows.0..=rows.1).filter_map(|number| shown(number, column)).collect();
        texts.dedup();
        if !texts.is_empty() {
            let left = headings.iter().rev().find_map(|heading| heading.column);
            headings.push(heading(column, &texts, left));
        }
    }
    Some(Found {
        sheet: place,
        rows,
        headings,
        encoding,
        others: Vec::new(),
    })
}

/// A heading of these texts, from above to below.
fn heading(place: u16, texts: &[String], left: Option<StaffColumn>) -> Heading {
    let whole = texts.join(" ");
    let last = texts.last().map_or("", String::as_str);
    let column = [&whole, last]
        .into_iter()
        .find_map(|text| StaffColumn::of_heading(&key(text), left));
    let suggested = match column {
        Some(_) => None,
        None => StaffColumn::near_heading(&key(last)).or_else(|| StaffColumn::near_heading(&key(&whole))),
    };
    Heading {
        place,
        text: one_line(&whole),
        column,
        suggested,
    }
}

/// What a heading is compared by: without what stands in brackets, "Ngày sinh (dd/mm/yyyy)".
fn key(text: &str) -> String {
    let mut depth = 0_u32;
    let outside: String = text
        .chars()
        .filter(|character| {
            match character {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    let key = search_key(&outside);
    if key.is_empty() { search_key(text) } else { key }
}
