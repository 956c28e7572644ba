//! The cells of a sheet.
//!
//! Owns: how the format writes values, places and merged cells, and how much of it is taken. Must not: calculate.

use std::io::{Read, Seek};
use std::sync::Arc;

use domain::workbook::{Area, Cell, DateSystem, MAX_COLUMNS, MAX_ROWS, Row, Value, place};
use quick_xml::events::{BytesStart, Event};

use super::container::Container;
use super::strings::{RichText, unescaped};
use super::styles::Format;
use super::xml::{Xml, add_text, attribute, is_set};
use super::{Error, MAX_CELL_TEXT, MAX_CELLS, Refusal};

/// Most bytes of text in all cells together.
const MAX_TEXT: usize = 12 * 1024 * 1024;
/// Most texts that are kept, each once for all cells that share it.
const MAX_TEXTS: usize = 400_000;
/// Most merged areas of a sheet.
const MAX_MERGED: usize = 50_000;

/// What all sheets of a workbook share, and how much they may still hold.
pub(super) struct Reading {
    dates: DateSystem,
    formats: Vec<Format>,
    shared: Vec<Arc<str>>,
    cells_left: usize,
    text_left: usize,
    texts_left: usize,
}

impl Reading {
    pub(super) fn new(dates: DateSystem, formats: Vec<Format>) -> Self {
        Self {
            dates,
            formats,
            shared: Vec::new(),
            cells_left: MAX_CELLS,
            text_left: MAX_TEXT,
            texts_left: MAX_TEXTS,
        }
    }

    /// Adds a text that cells refer to by its number.
    pub(super) fn share(&mut self, text: &str) -> Result<(), Error> {
        let text = self.kept(text)?;
        self.shared.push(text);
        Ok(())
    }

    fn kept(&mut self, text: &str) -> Result<Arc<str>, Error> {
        if text.chars().nth(MAX_CELL_TEXT).is_some() {
            return Err(Refusal::LongText.into());
        }
        self.text_left = self.text_left.checked_sub(text.len()).ok_or(Refusal::TooManyCells)?;
        self.texts_left = self.texts_left.checked_sub(1).ok_or(Refusal::TooManyCells)?;
        Ok(Arc::from(text))
    }

    /// The number as the format shows it.
    fn number(&self, value: f64, style: Option<usize>) -> Value {
        match style.and_then(|style| self.formats.get(style)) {
            Some(Format::Day) => self
                .dates
                .day(value)
                .map_or(Value::Number { value, digits: 0 }, Value::Day),
            Some(Format::Number(digits)) => Value::Number { value, digits: *digits },
            None => Value::Number { value, digits: 0 },
        }
    }

    /// The value of a cell; nothing when it is empty.
    fn value(&mut self, cell: &Open) -> Result<Option<Value>, Error> {
        let (text, inline) = (cell.value.trim(), &cell.inline.text);
        let value = match cell.kind.as_str() {
            "s" if text.is_empty() => None,
            "s" => {
                let number: usize = text.parse().map_err(|_| Refusal::Damaged)?;
                Some(Value::Text(Arc::clone(
                    self.shared.get(number).ok_or(Refusal::Damaged)?,
                )))
            }
            "str" => Some(Value::Text(self.kept(&unescaped(&cell.value))?)),
            "inlineStr" => Some(Value::Text(self.kept(&unescaped(inline))?)),
            "b" if !text.is_empty() => Some(Value::Truth(matches!(text, "1" | "true"))),
            "e" if !text.is_empty() => Some(Value::Error(self.kept(text)?)),
            "d" if !text.is_empty() => {
                let day = text.get(..10).and_then(|day| domain::day::read_iso(day).ok());
                Some(match day {
                    Some(day) => Value::Day(day),
                    None => Value::Text(self.kept(text)?),
                })
            }
            _ if text.is_empty() => None,
            _ => {
                let value = text.parse().ok().filter(|value: &f64| value.is_finite());
                Some(self.number(value.ok_or(Refusal::Damaged)?, cell.style))
            }
        };
        let value = value.filter(|value| !matches!(value, Value::Text(text) if text.trim().is_empty()));
        Ok(value.or(cell.formula.then_some(Value::Nothing)))
    }
}

/// A cell between its tags.
#[derive(Default)]
struct Open {
    column: u16,
    kind: String,
    style: Option<usize>,
    formula: bool,
    value: String,
    within_value: bool,
    inline: RichText,
}

/// Rows and merged cells of a sheet.
pub(super) fn read<R: Read + Seek>(
    container: &mut Container<R>,
    part: &str,
    reading: &mut Reading,
) -> Result<(Vec<Row>, Vec<Area>), Error> {
    let mut xml = Xml::new(container.part(part)?.ok_or(Refusal::Damaged)?);
    let (mut rows, mut merged): (Vec<Row>, Vec<Area>) = (Vec::new(), Vec::new());
    // Numbers and places may be left out; then one follows the other.
    let mut row = Row {
        number: 0,
        hidden: false,
        cells: Vec::new(),
    };
    let mut next_column = 0;
    let mut open: Option<Open> = None;
    while let Some(event) = xml.next()? {
        match (&event, &mut open) {
            (Event::Start(element), None) => match element.local_name().as_ref() {
                "row" => {
                    (row, next_column) = (begun(element, row.number)?, 0);
                }
                "c" => open = Some(cell(element, &row, next_column)?),
                "mergeCell" => merged.extend(area(element)?),
                _ => {}
            },
            (Event::Start(element), Some(cell)) => match element.local_name().as_ref() {
                "v" => cell.within_value = true,
                "f" => cell.formula = true,
                _ => cell.inline.see(&event)?,
            },
            (Event::End(element), Some(cell)) => match element.local_name().as_ref() {
                "v" => cell.within_value = false,
                "c" => {
                    next_column = cell.column + 1;
                    if let Some(value) = reading.value(cell)? {
                        reading.cells_left = reading.cells_left.checked_sub(1).ok_or(Refusal::TooManyCells)?;
                        row.cells.push(Cell {
                            column: cell.column,
                            formula: cell.formula,
                            value,
                        });
                    }
                    open = None;
                }
                _ => cell.inline.see(&event)?,
            },
            (Event::End(element), None) if element.local_name().as_ref() == "row" && !row.cells.is_empty() => {
                let mut cells = std::mem::take(&mut row.cells);
                cells.shrink_to_fit();
                rows.push(Row {
                    number: row.number,
                    hidden: row.hidden,
                    cells,
                });
            }
            (text, Some(cell)) if cell.within_value => add_text(&mut cell.value, text)?,
            (text, Some(cell)) => cell.inline.see(text)?,
            _ => {}
        }
        if merged.len() > MAX_MERGED {
            return Err(Refusal::TooManyCells.into());
        }
    }
    Ok((rows, merged))
}

/// A row that begins behind the one of this number.
fn begun(element: &BytesStart<'_>, before: u32) -> Result<Row, Error> {
    let number = match attribute(element, "r")? {
        Some(number) => number.parse().map_err(|_| Refusal::Damaged)?,
        None => before + 1,
    };
    if number <= before || number > MAX_ROWS {
        return Err(Refusal::Damaged.into());
    }
    Ok(Row {
        number,
        hidden: is_set(element, "hidden")?,
        cells: Vec::new(),
    })
}

/// A cell that begins in this row, at this column or further right.
fn cell(element: &BytesStart<'_>, row: &Row, next_column: u16) -> Result<Open, Error> {
    let column = match attribute(element, "r")? {
        Some(text) => {
            place(&text)
                .filter(|(_, number)| *number == row.number)
                .ok_or(Refusal::Damaged)?
                .0
        }
        None => next_column,
    };
    if column < next_column || column >= MAX_COLUMNS {
        return Err(Refusal::Damaged.into());
    }
    Ok(Open {
        column,
        kind: attribute(element, "t")?.unwrap_or_default().into_owned(),
        style: attribute(element, "s")?.and_then(|style| style.parse().ok()),
        ..Open::default()
    })
}

fn area(element: &BytesStart<'_>) -> Result<Option<Area>, Error> {
    let Some(text) = attribute(element, "ref")? else {
        return Ok(None);
    };
    let (first, last) = text.split_once(':').unwrap_or((&text, &text));
    let both = place(first).zip(place(last));
    Ok(both.map(|((left, top), (right, bottom))| Area {
        rows: (top, bottom),
        columns: (left, right),
    }))
}
