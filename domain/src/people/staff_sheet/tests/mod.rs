//! Tables as people keep them, row by row.

mod closed_units;
mod headings;
mod long_texts;
mod plans;
mod round_trip;
mod rows;
mod samples;
mod two_readings;

use std::sync::Arc;

use super::*;
use crate::access::UnitId;
use crate::workbook::{Area, Cell, DateSystem, Row, Sheet, Value, Workbook};
use uuid::Uuid;

fn t(text: &str) -> Value {
    Value::Text(Arc::from(text))
}

const fn n(value: f64) -> Value {
    Value::Number { value, digits: 0 }
}

/// A sheet of these rows from the top; empty texts are empty cells, and rows without cells leave their number out.
fn sheet(rows: &[Vec<Value>]) -> Sheet {
    let row = |(number, values): (u32, &Vec<Value>)| Row {
        number,
        hidden: false,
        cells: (0..)
            .zip(values)
            .filter(|(_, value)| !matches!(value, Value::Text(text) if text.is_empty()))
            .map(|(column, value)| Cell {
                column,
                formula: false,
                value: value.clone(),
            })
            .collect(),
    };
    Sheet {
        name: "Danh sách".to_owned(),
        hidden: false,
        rows: (1..).zip(rows).map(row).filter(|row| !row.cells.is_empty()).collect(),
        merged: Vec::new(),
    }
}

fn book(rows: &[Vec<Value>]) -> Workbook {
    Workbook {
        sheets: vec![sheet(rows)],
        dates: DateSystem::From1900,
    }
}

fn line(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| t(text)).collect()
}

const fn merged(rows: (u32, u32), columns: (u16, u16)) -> Area {
    Area { rows, columns }
}

fn unit(number: u128) -> UnitId {
    UnitId(Uuid::from_u128(number))
}

fn units() -> UnitNames {
    let unit = |number, path: &[&str], short: &str| UnitName {
        unit: unit(number),
        path: path.iter().map(ToString::to_string).collect(),
        short_name: short.to_owned(),
        is_open: number < 6,
    };
    UnitNames::new(&[
        unit(1, &["Sở Ví dụ"], "SVD"),
        unit(2, &["Sở Ví dụ", "Văn phòng"], "VP"),
        unit(3, &["Sở Ví dụ", "Trung tâm Mẫu"], "TTM"),
        unit(4, &["Sở Ví dụ", "Trung tâm Mẫu", "Phòng Hành chính"], ""),
        unit(5, &["Sở Ví dụ", "Viện Thử", "Phòng Hành chính"], ""),
        unit(6, &["Sở Ví dụ", "Viện Cũ"], "VC"),
        // Of the same name as an open one.
        unit(7, &["Sở Ví dụ", "Trung tâm Mẫu"], ""),
    ])
}

fn read_with(book: &Workbook, offers: Offers) -> Result<Reading, Vec<FileFault>> {
    read_beside(book, offers, &[])
}

/// The rows of a list, read beside people who are there.
fn read_beside(book: &Workbook, offers: Offers, present: &[Present]) -> Result<Reading, Vec<FileFault>> {
    let found = find(book).map_err(|fault| vec![fault])?;
    let context = Context {
        today: crate::day::read_iso("2027-01-04").expect("a day"),
        units: &units(),
        present,
        vocabulary: &Vocabulary::default(),
    };
    read(book, &found, offers, context)
}

fn reading(book: &Workbook) -> Reading {
    read_with(book, Offers::default()).unwrap_or_else(|faults| panic!("{faults:?}"))
}
