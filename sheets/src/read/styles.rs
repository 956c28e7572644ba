//! Formats of numbers: which ones show a day.
//!
//! Owns: what a format says about the number under it. Must not: know colours and borders.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::container::Container;
use super::xml::{Xml, attribute};
use super::{Error, Refusal};

/// Most formats; every program makes fewer.
const MAX_FORMATS: usize = 65_536;

/// What a format says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A number; the least number of digits.
    Number(u8),
    /// A day.
    Day,
}

/// The formats of cells, in the order in which cells refer to them.
pub(super) fn read<R: Read + Seek>(container: &mut Container<R>, part: &str) -> Result<Vec<Format>, Error> {
    let Some(part) = container.part(part)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(part);
    let (mut own, mut formats, mut of_cells) = (BTreeMap::new(), Vec::new(), false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "cellXfs" => of_cells = true,
                "numFmt" => {
                    let id = number(attribute(&element, "numFmtId")?.as_deref());
                    if let Some(code) = attribute(&element, "formatCode")? {
                        own.insert(id, format_of(&code));
                    }
                }
                "xf" if of_cells => {
                    let id = number(attribute(&element, "numFmtId")?.as_deref());
                    formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => of_cells = false,
            _ => {}
        }
        if own.len().max(formats.len()) > MAX_FORMATS {
            return Err(Refusal::Bomb.into());
        }
    }
    Ok(formats)
}

fn number(text: Option<&str>) -> u32 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Formats that have a number and no code; 27 to 36 and 50 to 58 are the days of East Asian editions.
const fn built_in(id: u32) -> Format {
    match id {
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Format::Day,
        _ => Format::Number(0),
    }
}

/// What a format says that is written as a code, like `dd/mm/yyyy` or `00000`.
fn format_of(code: &str) -> Format {
    // The first section is for positive numbers.
    let mut plain = String::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.find(|c| *c == '"')),
            '[' => drop(characters.find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(characters.next()),
            ';' => break,
            character => plain.extend(character.to_lowercase()),
        }
    }
    let is_general = plain.trim() == "general";
    if !is_general && plain.contains(['d', 'm', 'y', 'h', 's']) {
        return Format::Day;
    }
    let only_zeros = !plain.is_empty() && plain.bytes().all(|byte| byte == b'0');
    Format::Number(if only_zeros {
        u8::try_from(plain.len()).unwrap_or_default()
    } else {
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_days_or_numbers() {
        for code in [
            "dd/mm/yyyy",
            "d-m-yy;@",
            "[$-42A]dd mmmm yyyy",
            "yyyy",
            "m/d/yy h:mm",
            "\"Ngày\" d",
        ] {
            assert_eq!(format_of(code), Format::Day, "{code}");
        }
        for (code, digits) in [("00000", 5), ("0", 1), ("General", 0), ("#,##0.00", 0), ("0.00E+00", 0)] {
            assert_eq!(format_of(code), Format::Number(digits), "{code}");
        }
        for code in [
            "#,##0 \"đồng mỗi tháng\"",
            "[Red]0.0",
            "0;[Red]\"dmy\"",
            "\\d0",
            "@",
            "",
        ] {
            assert!(matches!(format_of(code), Format::Number(_)), "{code}");
        }
    }
}
