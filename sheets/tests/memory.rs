//! How much memory and time reading takes: each file in a process of its own, which says the most that it ever used.

#![expect(clippy::expect_used, reason = "a test: what cannot happen ends it")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use domain::day::read_iso;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use sheets::{Column, Error, Field, Page, write};

/// Names the file to the process that reads it.
const FILE: &str = "LIEMCHINH_MEASURED_FILE";
const MOST: u64 = 50 * 1024;
/// In a build without optimisation, of as many cells as are taken.
const LONGEST: Duration = Duration::from_secs(20);

fn main() {
    if let Some(file) = std::env::var_os(FILE) {
        return measure(Path::new(&file));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut failed = false;
    for (name, expected, bytes) in files() {
        let path = folder.path().join("file.xlsx");
        fs::write(&path, &bytes).expect("written");
        drop(bytes);
        let program = std::env::current_exe().expect("this program");
        let output = Command::new(program).env(FILE, &path).output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("text");
        let parts: Vec<&str> = text.trim().splitn(3, ' ').collect();
        let [memory, time, outcome] = parts.as_slice() else {
            panic!("{name}: {text}")
        };
        let (memory, time): (u64, u64) = (memory.parse().expect("a number"), time.parse().expect("a number"));
        let good = *outcome == expected && memory < MOST && Duration::from_millis(time) < LONGEST;
        failed |= !good;
        tell(&format!(
            "{name}: {memory} KiB, {time} ms, {outcome}{}\n",
            if good { "" } else { "  <- wrong" }
        ));
    }
    assert!(!failed, "more memory or time than promised, or another outcome");
}

fn tell(text: &str) {
    std::io::stdout().write_all(text.as_bytes()).expect("somebody listens");
}

/// Reads the file and says by how many KiB the process grew at most, how many milliseconds it took, and what came out.
fn measure(path: &Path) {
    let before = peak();
    let began = Instant::now();
    let outcome = match sheets::read(File::open(path).expect("the file")) {
        Ok(book) => format!(
            "{} rows",
            book.sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>()
        ),
        Err(Error::Refused(refusal)) => format!("{refusal:?}"),
        Err(Error::Unreadable(error)) => panic!("{error}"),
    };
    tell(&format!(
        "{} {} {outcome}",
        peak() - before,
        began.elapsed().as_millis()
    ));
}

/// The most memory that this process ever used, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("the kernel says so");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

fn files() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    vec![
        ("10,000 people, 25 columns", "10001 rows", people(10_000, 25)),
        ("30,000 people, 20 columns", "30001 rows", people(30_000, 20)),
        ("nearly as many cells as are taken", "25501 rows", people(25_500, 25)),
        ("more cells than are taken", "TooManyCells", people(26_000, 25)),
        ("over 50 MB", "TooLarge", vec![0; 50 * 1024 * 1024 + 1]),
        ("50 MB of nothing", "NotAWorkbook", vec![0; 50 * 1024 * 1024]),
        ("a bomb of spaces", "Bomb", bomb(&[b' '; 1024], 20 * 1024, None)),
        (
            "a bomb that says it is small",
            "Bomb",
            bomb(&[b' '; 1024], 20 * 1024, Some(1024)),
        ),
        ("a slow bomb: rows without end", "2 rows", slow_bomb()),
        ("a bomb of deep nesting", "Bomb", bomb(b"<a>", 1_000_000, None)),
    ]
}

fn people(rows: usize, columns: usize) -> Vec<u8> {
    let column = |number| Column {
        heading: format!("Cột {number}"),
        width: 12,
        ..Column::default()
    };
    let field = |row: usize, number: usize| match number % 5 {
        0 => Field::Text(format!("CB{row:05}")),
        1 => Field::Text(format!("Nguyễn Thị Ví Dụ {}", row * 31 + number)),
        2 => Field::Day(read_iso("1990-05-07").expect("a day")),
        3 => Field::Text("Chuyên viên chính".to_owned()),
        _ => Field::Number(i32::try_from(row).expect("small")),
    };
    let page = Page {
        name: "Danh sách".to_owned(),
        columns: (0..columns).map(column).collect(),
        rows: (0..rows)
            .map(|row| (0..columns).map(|number| field(row, number)).collect())
            .collect(),
        ..Page::default()
    };
    write(&[page], "Danh mục", read_iso("2027-01-04").expect("a day")).expect("written")
}

/// A workbook whose sheet repeats some bytes, and says another size if told so.
fn bomb(bytes: &[u8], times: usize, size: Option<u32>) -> Vec<u8> {
    sheet(|write| (0..times).for_each(|_| write(bytes)), size)
}

/// Packed no tighter than honest sheets are, and long: fifty megabytes of rows that hold nothing.
fn slow_bomb() -> Vec<u8> {
    let rows = |write: &mut dyn FnMut(&[u8])| {
        write(b"<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row>");
        for number in 2..700_000_u32 {
            let noise = number.wrapping_mul(2_654_435_761);
            write(
                format!(
                    "<row r=\"{number}\" spans=\"{noise}\" ht=\"15\" customHeight=\"1\" x14ac:dyDescent=\"0.25\"/>"
                )
                .as_bytes(),
            );
        }
        write(b"<row r=\"700000\"><c><v>1</v></c></row></sheetData></worksheet>");
    };
    sheet(rows, None)
}

fn sheet(content: impl FnOnce(&mut dyn FnMut(&[u8])), size: Option<u32>) -> Vec<u8> {
    const TYPES: &[u8] = b"<Types/>";
    const ROOT: &[u8] = br#"<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></R>"#;
    const BOOK: &[u8] = br#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>"#;
    const RELATIONS: &[u8] = br#"<R><Relationship Id="b" Type="x/worksheet" Target="a.xml"/></R>"#;
    let mut parts = vec![
        packed("[Content_Types].xml", |write| write(TYPES)),
        packed("_rels/.rels", |write| write(ROOT)),
        packed("xl/workbook.xml", |write| write(BOOK)),
        packed("xl/_rels/workbook.xml.rels", |write| write(RELATIONS)),
        packed("xl/a.xml", content),
    ];
    if let Some(size) = size {
        parts[4].size = size;
    }
    container(&parts)
}

struct Part {
    name: &'static str,
    packed: Vec<u8>,
    size: u32,
    crc: u32,
}

fn packed(name: &'static str, content: impl FnOnce(&mut dyn FnMut(&[u8]))) -> Part {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    let mut crc = flate2::Crc::new();
    content(&mut |bytes| {
        encoder.write_all(bytes).expect("memory");
        crc.update(bytes);
    });
    Part {
        name,
        packed: encoder.finish().expect("memory"),
        size: crc.amount(),
        crc: crc.sum(),
    }
}

fn container(parts: &[Part]) -> Vec<u8> {
    let (mut file, mut table) = (Vec::new(), Vec::new());
    let number = |number: usize| u32::try_from(number).expect("small").to_le_bytes();
    for part in parts {
        let at = number(file.len());
        let fields = [
            b"\x14\0\0\0\x08\0\0\0\0\0".as_slice(),
            &part.crc.to_le_bytes(),
            &number(part.packed.len()),
            &part.size.to_le_bytes(),
            &number(part.name.len()),
        ]
        .concat();
        file.extend([b"PK\x03\x04".as_slice(), &fields, part.name.as_bytes(), &part.packed].concat());
        table.extend(
            [
                b"PK\x01\x02\x14\0".as_slice(),
                &fields,
                &[0; 10],
                &at,
                part.name.as_bytes(),
            ]
            .concat(),
        );
    }
    let count = u16::try_from(parts.len()).expect("few").to_le_bytes();
    let (length, at) = (number(table.len()), number(file.len()));
    file.extend(
        [
            table.as_slice(),
            b"PK\x05\x06\0\0\0\0",
            &count,
            &count,
            &length,
            &at,
            &[0; 2],
        ]
        .concat(),
    );
    file
}
