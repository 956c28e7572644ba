//! What is inside an archive: tables, rows, and how many there were.
//!
//! Owns: the encoding of each. Must not: know an engine, or believe a length.
//!
//! A frame is its length (32 bit) and its bytes, which are fields: first the kind.

use std::collections::BTreeMap;

use store::copying::Cell;
use vault::Error as Malformed;
use vault::encoding::{Fields, Reader};

const TABLE: &[u8] = b"table";
const ROW: &[u8] = b"row";
const END: &[u8] = b"end";
const SIGNATURE: &[u8] = b"signature";
const WHAT: &str = "a part of the backup";
/// Longer than any row, and short enough to be held.
pub(super) const LONGEST: usize = 64 * 1024 * 1024;

/// Rows of each table.
pub(super) type Counts = BTreeMap<String, u64>;

/// One piece of what is inside. Not printable: it holds rows.
#[derive(PartialEq, Eq)]
pub(super) enum Frame {
    /// Rows of this table follow, with these columns.
    Table {
        /// Its name.
        name: String,
        /// Its columns.
        columns: Vec<String>,
    },
    /// A row of the table before.
    Row(Vec<Cell>),
    /// That was all.
    End(Counts),
    /// The server's signature over everything before.
    Signature(Vec<u8>),
}

/// A table.
pub(super) fn table(name: &str, columns: &[String]) -> Fields {
    columns
        .iter()
        .fold(kind(TABLE).bytes(name.as_bytes()), |fields, column| {
            fields.bytes(column.as_bytes())
        })
}

/// A row.
pub(super) fn row(cells: &[Cell]) -> Fields {
    cells.iter().fold(kind(ROW), |fields, cell| match cell {
        Cell::Null => fields.bytes(&[0]),
        Cell::Number(number) => fields.bytes(&[&[1][..], &number.to_be_bytes()].concat()),
        Cell::Text(text) => fields.bytes(&[&[2], text.as_bytes()].concat()),
        Cell::Bytes(bytes) => fields.bytes(&[&[3], bytes.as_slice()].concat()),
    })
}

/// The end.
pub(super) fn end(counts: &Counts) -> Fields {
    counts.iter().fold(kind(END), |fields, (table, rows)| {
        fields.bytes(table.as_bytes()).u64(*rows)
    })
}

/// The signature.
pub(super) fn signature(signature: &[u8]) -> Fields {
    kind(SIGNATURE).bytes(signature)
}

fn kind(kind: &[u8]) -> Fields {
    Fields::bare().bytes(kind)
}

/// Reads the bytes of a frame.
pub(super) fn read(bytes: &[u8]) -> Result<Frame, Malformed> {
    let mut fields = Reader::bare(bytes, WHAT);
    let frame = match fields.bytes()? {
        TABLE => {
            let name = fields.text()?.to_owned();
            let mut columns = Vec::new();
            while !fields.is_empty() {
                columns.push(fields.text()?.to_owned());
            }
            Frame::Table { name, columns }
        }
        ROW => {
            let mut cells = Vec::new();
            while !fields.is_empty() {
                cells.push(cell(fields.bytes()?)?);
            }
            Frame::Row(cells)
        }
        END => {
            let mut counts = Counts::new();
            while !fields.is_empty() {
                counts.insert(fields.text()?.to_owned(), fields.u64()?);
            }
            Frame::End(counts)
        }
        SIGNATURE => Frame::Signature(fields.bytes()?.to_vec()),
        _ => return Err(Malformed::Malformed(WHAT)),
    };
    fields.end()?;
    Ok(frame)
}

fn cell(bytes: &[u8]) -> Result<Cell, Malformed> {
    let malformed = Malformed::Malformed(WHAT);
    let (kind, value) = bytes.split_first().ok_or(malformed)?;
    match kind {
        0 if value.is_empty() => Ok(Cell::Null),
        1 => value
            .try_into()
            .map(i64::from_be_bytes)
            .map(Cell::Number)
            .map_err(|_| malformed),
        2 => String::from_utf8(value.to_vec()).map(Cell::Text).map_err(|_| malformed),
        3 => Ok(Cell::Bytes(value.to_vec())),
        _ => Err(malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Counts {
        Counts::from([("account".to_owned(), 2), ("unit".to_owned(), 0)])
    }

    #[test]
    fn every_frame_comes_back() {
        let cells = [
            Cell::Null,
            Cell::Number(i64::MIN),
            Cell::Text("Trần Văn Ví Dụ".to_owned()),
            Cell::Text(String::new()),
            Cell::Bytes(vec![0, 255]),
            Cell::Bytes(Vec::new()),
        ];
        let columns = ["a".to_owned(), "b".to_owned()];
        let frames = [
            (
                table("t", &columns),
                Frame::Table {
                    name: "t".to_owned(),
                    columns: columns.to_vec(),
                },
            ),
            (row(&cells), Frame::Row(cells.to_vec())),
            (row(&[]), Frame::Row(Vec::new())),
            (end(&counts()), Frame::End(counts())),
            (signature(&[7; 64]), Frame::Signature(vec![7; 64])),
        ];
        for (written, frame) in frames {
            assert!(read(written.as_slice()) == Ok(frame));
        }
    }

    #[test]
    fn the_encoding_is_written_down_here_and_stays() {
        let cells = [
            Cell::Null,
            Cell::Number(-2),
            Cell::Text("a".to_owned()),
            Cell::Bytes(vec![9]),
        ];
        let expected = [
            b"\0\0\0\x03row".as_slice(),
            b"\0\0\0\x01\0",
            b"\0\0\0\x09\x01\xff\xff\xff\xff\xff\xff\xff\xfe",
            b"\0\0\0\x02\x02a",
            b"\0\0\0\x02\x03\x09",
        ];
        assert_eq!(row(&cells).as_slice(), expected.concat());
        let expected = [
            b"\0\0\0\x03end".as_slice(),
            b"\0\0\0\x07account\0\0\0\x08\0\0\0\0\0\0\0\x02",
            b"\0\0\0\x04unit\0\0\0\x08\0\0\0\0\0\0\0\0",
        ];
        assert_eq!(end(&counts()).as_slice(), expected.concat());
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        let good = row(&[Cell::Number(1)]).into_public();
        let cases: [&[u8]; 8] = [
            b"",
            b"\0\0\0\x04rows",
            &good[..good.len() - 1],
            &[&good[..], b"x"].concat(),
            b"\0\0\0\x03row\0\0\0\0",
            b"\0\0\0\x03row\0\0\0\x02\0\0",
            b"\0\0\0\x03row\0\0\0\x01\x04",
            b"\0\0\0\x03row\0\0\0\x02\x02\xff",
        ];
        for bytes in cases {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }
}
