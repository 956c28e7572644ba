//! Files of the older container of Office: old workbooks, and new ones under a password.
//!
//! Owns: telling the two apart. Must not: read anything else of them.

use std::io::{Read, Seek, SeekFrom};

use super::{Error, Refusal};

const SIGNATURE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Entries of its directory are as long, and stand at multiples of it.
const ENTRY: usize = 128;
/// Longest name of an entry, in bytes.
const NAME: usize = 64;

/// Why this file is refused, if it is of that container.
pub(super) fn refusal(source: &mut (impl Read + Seek)) -> Result<Option<Refusal>, Error> {
    source.seek(SeekFrom::Start(0))?;
    let mut start = Vec::with_capacity(SIGNATURE.len());
    source.by_ref().take(8).read_to_end(&mut start)?;
    if start != SIGNATURE {
        return Ok(None);
    }
    source.seek(SeekFrom::Start(0))?;
    let mut old = false;
    let mut block = vec![0; ENTRY * 512];
    loop {
        let length = fill(source, &mut block)?;
        for entry in block[..length].chunks_exact(ENTRY) {
            if is_called(entry, "EncryptedPackage") {
                return Ok(Some(Refusal::Encrypted));
            }
            old = old || is_called(entry, "Workbook") || is_called(entry, "Book");
        }
        if length < block.len() {
            return Ok(Some(if old { Refusal::OldFormat } else { Refusal::NotAWorkbook }));
        }
    }
}

/// Whether this is the directory's entry of that name: UTF-16, its length with the closing zero behind it.
fn is_called(entry: &[u8], name: &str) -> bool {
    let length = (name.len() + 1) * 2;
    entry[NAME..NAME + 2] == u16::try_from(length).unwrap_or_default().to_le_bytes()
        && entry
            .chunks_exact(2)
            .zip(name.encode_utf16().chain([0]))
            .all(|(bytes, unit)| bytes == unit.to_le_bytes())
}

fn fill(source: &mut impl Read, block: &mut [u8]) -> Result<usize, Error> {
    let mut length = 0;
    while length < block.len() {
        match source.read(&mut block[length..])? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}
