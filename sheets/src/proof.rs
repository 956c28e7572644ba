//! Files made by hand for the tests: containers, whole workbooks, and everything that is wrong with some of them.

use std::io::{Cursor, Write};

use domain::workbook::Workbook;
use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::{Error, Refusal, read};

/// A part of a container, with what its table says about it.
#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) packed: Vec<u8>,
    pub(crate) unpacked: u32,
    pub(crate) crc: u32,
    pub(crate) method: u16,
    pub(crate) flags: u16,
}

/// A part as an honest program packs it.
pub(crate) fn part(name: &str, content: &[u8]) -> Part {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("memory");
    let mut crc = flate2::Crc::new();
    crc.update(content);
    Part {
        name: name.to_owned(),
        packed: encoder.finish().expect("memory"),
        unpacked: u32::try_from(content.len()).expect("small"),
        crc: crc.sum(),
        method: 8,
        flags: 0,
    }
}

/// The same part as it is.
pub(crate) fn stored(name: &str, content: &[u8]) -> Part {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    Part {
        name: name.to_owned(),
        packed: content.to_vec(),
        unpacked: crc.amount(),
        crc: crc.sum(),
        method: 0,
        flags: 0,
    }
}

/// The container of these parts.
pub(crate) fn container(parts: &[Part]) -> Vec<u8> {
    let (mut file, mut table) = (Vec::new(), Vec::new());
    for part in parts {
        let offset = u32::try_from(file.len()).expect("small");
        let mut fields = Vec::new();
        fields.extend([20, 0]);
        fields.extend(part.flags.to_le_bytes());
        fields.extend(part.method.to_le_bytes());
        fields.extend([0; 4]);
        fields.extend(part.crc.to_le_bytes());
        fields.extend(u32::try_from(part.packed.len()).expect("small").to_le_bytes());
        fields.extend(part.unpacked.to_le_bytes());
        fields.extend(u16::try_from(part.name.len()).expect("small").to_le_bytes());
        fields.extend([0; 2]);
        file.extend(b"PK\x03\x04");
        file.extend(&fields);
        file.extend(part.name.as_bytes());
        file.extend(&part.packed);
        table.extend(b"PK\x01\x02\x14\x00");
        table.extend(&fields);
        table.extend([0; 10]);
        table.extend(offset.to_le_bytes());
        table.extend(part.name.as_bytes());
    }
    end(&mut file, &table, u16::try_from(parts.len()).expect("few"));
    file
}

/// Writes the table of contents and its end.
pub(crate) fn end(file: &mut Vec<u8>, table: &[u8], count: u16) {
    let offset = u32::try_from(file.len()).expect("small");
    file.extend(table);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(u32::try_from(table.len()).expect("small").to_le_bytes());
    file.extend(offset.to_le_bytes());
    file.extend([0; 2]);
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/>
</Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="m" xmlns:r="r"><workbookPr/><sheets><sheet name="DS &amp; CB" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// The parts of a workbook of one sheet.
pub(crate) fn workbook(sheet: &str, strings: &str, styles: &str) -> Vec<Part> {
    vec![
        part("[Content_Types].xml", TYPES.as_bytes()),
        part("_rels/.rels", ROOT.as_bytes()),
        part("xl/workbook.xml", BOOK.as_bytes()),
        part("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        part("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        part("xl/sharedStrings.xml", strings.as_bytes()),
        part("xl/styles.xml", styles.as_bytes()),
    ]
}

/// The parts of a workbook whose sheet holds one text.
pub(crate) fn plain() -> Vec<Part> {
    workbook(
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#,
        "<sst><si><t>Ví dụ</t></si></sst>",
        "<styleSheet/>",
    )
}

/// The same parts with another content in one of them.
pub(crate) fn with(mut parts: Vec<Part>, name: &str, content: &str) -> Vec<Part> {
    parts.retain(|part| part.name != name);
    // Packing takes long where the tests are built, so only what packs well is packed.
    let pack = if content.len() < 100_000 || content.contains("    ") {
        part
    } else {
        stored
    };
    parts.push(pack(name, content.as_bytes()));
    parts
}

/// Reads bytes.
pub(crate) fn opened(bytes: &[u8]) -> Result<Workbook, Refusal> {
    read(Cursor::new(bytes)).map_err(|error| match error {
        Error::Refused(refusal) => refusal,
        Error::Unreadable(error) => panic!("memory can be read: {error}"),
    })
}
