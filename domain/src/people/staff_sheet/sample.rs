//! What a table looks like before it is read.
//!
//! Owns: a few values of each column, and what the two offers would do. Must not: judge a value; reading does.

use super::cell::{beginning, converted, written};
use super::{Found, StaffColumn};
use crate::person_name::PersonName;
use crate::text::legacy::Encoding;
use crate::workbook::{Row, Value, Workbook};

/// Characters that are shown of a text of before Unicode.
const SHOWN: usize = 200;

/// A text of before Unicode, and the same after the conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The code.
    pub encoding: Encoding,
    /// As it stands in the file.
    pub before: String,
    /// As it would be read.
    pub after: String,
}

/// The first values below each heading, each once, as many as asked for.
#[must_use]
pub fn samples(book: &Workbook, found: &Found, most: usize) -> Vec<Vec<String>> {
    let values = |place: u16| {
        let cells = below(book, found).filter_map(move |row| row.cell(place));
        let texts = cells.map(|cell| written(&converted(&cell.value, found.encoding)));
        let mut seen = Vec::new();
        for text in texts.filter(|text| !text.is_empty()) {
            if seen.len() == most {
                break;
            }
            if !seen.contains(&text) {
                seen.push(text);
            }
        }
        seen
    };
    found.headings.iter().map(|heading| values(heading.place)).collect()
}

/// What the conversion would do to one text of the table; none where its texts are in Unicode.
#[must_use]
pub fn conversion(book: &Workbook, found: &Found) -> Option<Conversion> {
    let encoding = found.encoding?;
    let texts = below(book, found)
        .flat_map(|row| &row.cells)
        .filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(beginning(text, SHOWN)),
            _ => None,
        });
    let pairs = texts.filter_map(|text| Some((text, encoding.convert(text)?)));
    let (before, after) = pairs.into_iter().find(|(before, after)| before != after)?;
    Some(Conversion {
        encoding,
        before: before.to_string(),
        after,
    })
}

/// How many names are in capitals, and the first of them with small letters.
#[must_use]
pub fn capitals(book: &Workbook, found: &Found) -> Option<(usize, String)> {
    let is_name = |heading: &&super::Heading| heading.column == Some(StaffColumn::Name);
    let places: Vec<u16> = found
        .headings
        .iter()
        .filter(is_name)
        .map(|heading| heading.place)
        .collect();
    let names = below(book, found).filter_map(|row| {
        let parts = places.iter().filter_map(|place| row.cell(*place));
        let parts: Vec<String> = parts
            .map(|cell| written(&converted(&cell.value, found.encoding)))
            .collect();
        PersonName::read(&parts.join(" ")).ok()
    });
    let mut capitals = names.filter(PersonName::is_in_capitals);
    let first = capitals.next()?.with_small_letters();
    Some((1 + capitals.count(), first.as_str().to_owned()))
}

fn below<'a>(book: &'a Workbook, found: &Found) -> impl Iterator<Item = &'a Row> {
    let last = found.rows.1;
    let rows = book.sheets.get(found.sheet).map_or(&[][..], |sheet| &sheet.rows);
    rows.iter().filter(move |row| row.number > last)
}
