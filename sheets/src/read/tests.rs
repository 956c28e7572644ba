//! Files as programs write them, files as attackers write them, and files that broke on their way.

use std::sync::Arc;

use domain::workbook::{Area, Cell, DateSystem, Value};
use proptest::prelude::*;

use super::*;
use crate::proof::{Part, container, end, opened, part, plain, stored, with, workbook};

fn refusal(bytes: &[u8]) -> Option<Refusal> {
    opened(bytes).err()
}

fn text(text: &str) -> Value {
    Value::Text(Arc::from(text))
}

fn number(value: f64) -> Value {
    Value::Number { value, digits: 0 }
}

fn day(text: &str) -> Value {
    Value::Day(domain::day::read_iso(text).expect("a day"))
}

/// Not derived: what a cell holds is not to be printed but here.
fn shown(value: &Value) -> String {
    match value {
        Value::Nothing => "nothing".to_owned(),
        Value::Text(text) => format!("{text:?}"),
        Value::Number { value, digits } => format!("{value} in {digits}"),
        Value::Day(day) => day.to_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Error(error) => error.to_string(),
    }
}

#[track_caller]
fn assert_cells(cells: &[Cell], expected: &[(u16, bool, Value)]) {
    let found: Vec<_> = cells
        .iter()
        .map(|cell| (cell.column, cell.formula, shown(&cell.value)))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(column, formula, value)| (*column, *formula, shown(value)))
        .collect();
    assert_eq!(found, expected);
}

const SHEET: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="m"><dimension ref="A1:XFD1048576"/><sheetData>
<row r="1" spans="1:9" s="1" customFormat="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0"/><c r="C1" t="s"><v>1</v></c></row>
<row r="3" hidden="1">
 <c r="A3" s="1"><v>33000</v></c><c r="B3" s="2"><v>33000.5</v></c><c r="C3" s="3"><v>123</v></c>
 <c r="D3"><v>1.5E3</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#REF!</v></c>
 <c r="G3" t="inlineStr"><is><r><t xml:space="preserve">Trần </t></r><r><t>Văn&#32;&lt;Ví&gt;</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>
 <c r="H3" t="str"><f>A1&amp;"x"</f><v>a_x000D_b_x</v></c><c r="I3"><f>SUM(A1)</f></c><c r="J3" t="d"><v>1990-05-07T00:00:00</v></c>
 <c r="L3" t="inlineStr"><is><t>   </t></is></c><c r="M3" s="1"><v>-5</v></c>
</row>
<row><c><v>1</v></c><c t="s"><v>1</v></c></row>
<row r="9"/>
</sheetData><mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells></worksheet>"##;
const STRINGS: &str = r#"<sst uniqueCount="99999999999999"><si><t>Họ &amp; tên</t></si><si><r><rPr><b/></rPr><t>Ngày </t></r><r><t><![CDATA[sinh]]></t></r><rPh sb="0" eb="1"><t>zz</t></rPh></si></sst>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"#;

#[test]
fn a_workbook_of_the_shape_of_excel_is_read() {
    let book = opened(&container(&workbook(SHEET, STRINGS, STYLES))).unwrap_or_else(|refusal| panic!("{refusal}"));
    let [sheet] = book.sheets.as_slice() else {
        panic!("one sheet")
    };
    assert_eq!(
        (sheet.name.as_str(), sheet.hidden, book.dates),
        ("DS & CB", false, DateSystem::From1900)
    );
    let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.hidden)).collect();
    assert_eq!(rows, [(1, false), (3, true), (4, false)]);
    assert_eq!(
        sheet.merged,
        [Area {
            rows: (1, 1),
            columns: (0, 5)
        }]
    );
    assert_cells(
        &sheet.rows[0].cells,
        &[(0, false, text("Họ & tên")), (2, false, text("Ngày sinh"))],
    );
    assert_cells(
        &sheet.rows[1].cells,
        &[
            (0, false, day("1990-05-07")),
            (1, false, day("1990-05-07")),
            (
                2,
                false,
                Value::Number {
                    value: 123.0,
                    digits: 5,
                },
            ),
            (3, false, number(1500.0)),
            (4, false, Value::Truth(true)),
            (5, false, Value::Error(Arc::from("#REF!"))),
            (6, false, text("Trần Văn <Ví>")),
            (7, true, text("a\rb_x")),
            (8, true, Value::Nothing),
            (9, false, day("1990-05-07")),
            (12, false, number(-5.0)),
        ],
    );
    // Without places, one follows the other.
    assert_cells(
        &sheet.rows[2].cells,
        &[(0, false, number(1.0)), (1, false, text("Ngày sinh"))],
    );
}

#[test]
fn a_text_that_no_program_keeps_in_a_cell_is_refused() {
    for (characters, expected) in [(MAX_CELL_TEXT, None), (MAX_CELL_TEXT + 1, Some(Refusal::LongText))] {
        let long = "ữ".repeat(characters);
        let shared = with(
            plain(),
            "xl/sharedStrings.xml",
            &format!("<sst><si><t>{long}</t></si></sst>"),
        );
        let row = format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>"#);
        let sheet = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
        let inline = with(plain(), "xl/worksheets/sheet1.xml", &sheet);
        for parts in [shared, inline] {
            assert_eq!(refusal(&container(&parts)), expected, "{characters}");
        }
    }
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let book = r#"<workbook xmlns:r="r"><workbookPr date1904="true"/><sheets><sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/></sheets></workbook>"#;
    let parts = with(workbook(SHEET, STRINGS, STYLES), "xl/workbook.xml", book);
    let book = opened(&container(&parts)).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(book.dates, DateSystem::From1904);
    assert!(book.sheets[0].hidden);
    assert_eq!(shown(&book.sheets[0].rows[1].cells[0].value), "1994-05-08");
}

#[test]
fn other_spellings_of_the_format_are_read_as_well() {
    // Prefixes, other slashes, other capitals, stored parts, a comment at the end, absolute targets.
    let mut parts = workbook(
        r#"<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"#,
        r#"<x:sst xmlns:x="m"><x:si><x:t>Ví dụ</x:t></x:si></x:sst>"#,
        "<x:styleSheet xmlns:x=\"m\"/>",
    );
    parts[5] = stored("xl\\SharedStrings.XML", "<sst><si><t>Ví dụ</t></si></sst>".as_bytes());
    let mut bytes = container(&parts);
    let length = bytes.len();
    bytes[length - 2..].copy_from_slice(&3_u16.to_le_bytes());
    bytes.extend(b"PK!");
    let book = opened(&bytes).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_cells(&book.sheets[0].rows[0].cells, &[(0, false, text("Ví dụ"))]);
}

#[test]
fn a_stripped_workbook_reads_the_same_and_carries_no_picture() {
    let picture = noise(50_000);
    let parts = with(workbook(SHEET, STRINGS, STYLES), "xl/media/image1.png", &picture);
    let parts = with(parts, "xl/drawings/drawing1.xml", &picture);
    let whole = container(&parts);
    let less = stripped(std::io::Cursor::new(&whole)).unwrap_or_else(|error| panic!("{error}"));
    assert!(less.len() < 10_000 && whole.len() > 50_000);
    assert!(opened(&less) == opened(&whole), "the same workbook");
    assert_eq!(stripped(std::io::Cursor::new(&less)).ok(), Some(less));
    let broken = &whole[..whole.len() - 1];
    assert!(stripped(std::io::Cursor::new(broken)).is_err());
}

#[test]
fn what_is_no_workbook_is_told_apart() {
    let old = |name: &str| {
        let mut file = vec![0; 1024];
        file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        file[640..640 + units.len()].copy_from_slice(&units);
        file[704] = u8::try_from(units.len() + 2).expect("short");
        file
    };
    let document = BOOK_OF_A_DOCUMENT;
    let zip = |name: &str, content: &str| container(&[part(name, content.as_bytes())]);
    let cases: Vec<(&str, Vec<u8>, Refusal)> = vec![
        ("empty", Vec::new(), Refusal::NotAWorkbook),
        ("a text", b"Ma can bo;Ho va ten\n".to_vec(), Refusal::NotAWorkbook),
        (
            "a page that is called .xls",
            b"<html><table></table></html>".to_vec(),
            Refusal::NotAWorkbook,
        ),
        ("a PDF", b"%PDF-1.7\n".to_vec(), Refusal::NotAWorkbook),
        ("some other archive", zip("a.txt", "a"), Refusal::NotAWorkbook),
        (
            "a workbook of OpenDocument",
            zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            Refusal::NotAWorkbook,
        ),
        (
            "a document",
            container(&with(plain(), "xl/workbook.xml", document)),
            Refusal::NotAWorkbook,
        ),
        (
            "a binary workbook",
            container(&with(plain(), "_rels/.rels", BINARY)),
            Refusal::NotAWorkbook,
        ),
        ("an old workbook", old("Workbook"), Refusal::OldFormat),
        ("a very old workbook", old("Book"), Refusal::OldFormat),
        (
            "a workbook with a password",
            old("EncryptedPackage"),
            Refusal::Encrypted,
        ),
        ("an old document", old("WordDocument"), Refusal::NotAWorkbook),
        (
            "a part with a password",
            container(&[Part {
                flags: 1,
                ..part("[Content_Types].xml", b"x")
            }]),
            Refusal::Encrypted,
        ),
        (
            "macros",
            container(&with(plain(), "xl/vbaProject.bin", "x")),
            Refusal::Macros,
        ),
        (
            "macros of before",
            container(&with(plain(), "xl/macrosheets/sheet1.xml", "<a/>")),
            Refusal::Macros,
        ),
        (
            "macros under another name",
            container(&with(plain(), "[Content_Types].xml", MACRO_TYPES)),
            Refusal::Macros,
        ),
        (
            "macros that hide their letters",
            container(&with(plain(), "XL\\VBAPROJECT.BIN", "x")),
            Refusal::Macros,
        ),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(refusal(&bytes), Some(expected), "{name}");
    }
}

const BOOK_OF_A_DOCUMENT: &str = r#"<w:document xmlns:w="w"><w:body/></w:document>"#;
const BINARY: &str = r#"<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
const MACRO_TYPES: &str = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>"#;

#[test]
fn what_broke_on_its_way_is_damaged() {
    let whole = container(&plain());
    assert_eq!(refusal(&whole), None);
    let changed = |name: &str, content: &str| container(&with(plain(), name, content));
    let wrong_crc = |mut parts: Vec<Part>| {
        parts[4].crc ^= 1;
        container(&parts)
    };
    let sheet = "xl/worksheets/sheet1.xml";
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("half of it", whole[..whole.len() / 2].to_vec()),
        ("without its last byte", whole[..whole.len() - 1].to_vec()),
        ("a wrong checksum", wrong_crc(plain())),
        ("a sheet that ends early", changed(sheet, "<worksheet><sheetData>")),
        ("tags that do not match", changed(sheet, "<worksheet></sheet>")),
        (
            "a text that is not there",
            changed(sheet, r#"<a><row r="1"><c t="s"><v>7</v></c></row></a>"#),
        ),
        (
            "a number that is none",
            changed(sheet, r#"<a><row r="1"><c><v>x</v></c></row></a>"#),
        ),
        (
            "a number without end",
            changed(sheet, r#"<a><row r="1"><c><v>1e999</v></c></row></a>"#),
        ),
        ("rows in disorder", changed(sheet, r#"<a><row r="2"/><row r="1"/></a>"#)),
        (
            "a cell twice",
            changed(sheet, r#"<a><row r="1"><c r="B1"/><c r="B1"/></row></a>"#),
        ),
        (
            "a cell of another row",
            changed(sheet, r#"<a><row r="1"><c r="B2"/></row></a>"#),
        ),
        ("a row beyond the last", changed(sheet, r#"<a><row r="1048577"/></a>"#)),
        (
            "entities of its own",
            changed(sheet, r#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#),
        ),
        (
            "an unknown entity",
            changed(sheet, r#"<a><row r="1"><c t="str"><v>&b;</v></c></row></a>"#),
        ),
        (
            "a sheet that is not there",
            container(
                &plain()
                    .into_iter()
                    .filter(|part| part.name != sheet)
                    .collect::<Vec<_>>(),
            ),
        ),
        ("a part twice", container(&[plain(), plain()].concat())),
        (
            "no text in UTF-8",
            container(&{
                let mut parts = plain();
                parts.retain(|part| part.name != sheet);
                parts.push(part(sheet, b"<a>\xff\xfe</a>"));
                parts
            }),
        ),
    ];
    for (name, bytes) in cases {
        assert_eq!(refusal(&bytes), Some(Refusal::Damaged), "{name}");
    }
}

/// A container whose second entry points into the first.
fn overlapping() -> Vec<u8> {
    let mut bytes = container(&plain());
    let entries: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    let first: [u8; 4] = bytes[entries[0] + 42..entries[0] + 46].try_into().expect("four");
    bytes[entries[1] + 42..entries[1] + 46].copy_from_slice(&first);
    bytes
}

#[test]
fn bombs_are_refused() {
    let spaces = |length: usize| format!("<worksheet>{}</worksheet>", " ".repeat(length));
    let sheet = "xl/worksheets/sheet1.xml";
    let lying = |content: &str| {
        let mut parts = with(plain(), sheet, content);
        let last = parts.last_mut().expect("a part");
        last.unpacked = 100;
        container(&parts)
    };
    let many: Vec<Part> = (0..2_001).map(|number| part(&format!("a{number}"), b"")).collect();
    let claiming = {
        let mut parts = plain();
        for part in &mut parts {
            part.unpacked = 20 * 1024 * 1024;
            part.packed = vec![0; 150 * 1024];
        }
        container(&parts)
    };
    let mut long_table = b"PK\x03\x04".to_vec();
    end(&mut long_table, &vec![0; 1024 * 1024 + 1], 5);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        (
            "a thousand times its size",
            container(&with(plain(), sheet, &spaces(10_000_000))),
        ),
        ("one that says it is small", lying(&spaces(10_000_000))),
        ("one that says it is small and is", lying(&spaces(200))),
        ("too many parts", container(&many)),
        ("too much in all", claiming),
        ("parts that share bytes", overlapping()),
        ("an endless table", long_table),
        (
            "one endless text",
            container(&with(plain(), sheet, &format!("<a>{}</a>", noise(3_000_000)))),
        ),
        (
            "an endless tag",
            container(&with(plain(), sheet, &format!("<a b=\"{}\"/>", noise(3_000_000)))),
        ),
        ("endless nesting", container(&with(plain(), sheet, &"<a>".repeat(100)))),
    ];
    for (name, bytes) in cases {
        assert_eq!(refusal(&bytes), Some(Refusal::Bomb), "{name}");
    }
}

/// Text that does not pack well.
fn noise(length: usize) -> String {
    let mut state: u32 = 1;
    let letters = std::iter::repeat_with(move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + u8::try_from((state >> 24) % 26).expect("small"))
    });
    letters.take(length).collect()
}

#[test]
fn no_more_text_is_taken_than_the_limit_says() {
    let long = noise(MAX_CELL_TEXT);
    let texts: String = (0..400).map(|_| format!("<si><t>{long}</t></si>")).collect();
    let texts = container(&with(plain(), "xl/sharedStrings.xml", &format!("<sst>{texts}</sst>")));
    assert_eq!(refusal(&texts), Some(Refusal::TooManyCells));
}

#[test]
fn a_file_over_the_limit_is_not_looked_at() {
    let long = std::io::Cursor::new(vec![0; usize::try_from(MAX_FILE).expect("fits") + 1]);
    assert!(matches!(read(long), Err(Error::Refused(Refusal::TooLarge))));
}

proptest! {
    #[test]
    fn any_change_of_a_file_is_read_or_refused(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<Option<prop::sample::Index>>()) {
        let mut bytes = container(&workbook(SHEET, STRINGS, STYLES));
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = opened(&bytes);
    }

    #[test]
    fn any_sheet_is_read_or_refused(sheet in "(<(row|c|v|f|is|t|mergeCell)( r=\"[A-Z]?[0-9]{0,3}\")?( t=\"(s|b|e|d|str|inlineStr)\")?( s=\"[0-9]\")?/?>|</(row|c|v|f|is|t)>|[0-9a-z_&;é]{1,5}){0,40}") {
        let _ = opened(&container(&workbook(&format!("<w>{sheet}</w>"), STRINGS, STYLES)));
    }
}
