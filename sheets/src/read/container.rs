//! The ZIP container that a workbook is in.
//!
//! Owns: its table of contents, and the suspicion that goes with it. Must not: know what the parts mean.
//!
//! Written here because the table itself can be the bomb: it is checked entry by entry before anything is kept of it.
//! Sizes are believed from the table at the end only, and proven while a part streams by.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use super::{Error, Refusal};

/// Most parts; a workbook with a picture for each of a thousand people has fewer.
const MAX_ENTRIES: usize = 2_000;
/// Longest table of contents, in bytes.
const MAX_TABLE: u64 = 1024 * 1024;
/// Most bytes of all parts together when unpacked.
const MAX_UNPACKED: u64 = 100 * 1024 * 1024;
/// Parts up to this size may be packed as tightly as they like.
const SMALL: u64 = 1024 * 1024;
/// How many times its packed size a larger part may have.
const MAX_RATIO: u64 = 200;

const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: usize = 22;
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
const HEADER: [u8; 4] = *b"PK\x03\x04";
const HEADER_LENGTH: u64 = 30;
/// Stands in a field of 32 bits whose value stands in the extra field of large files.
const ELSEWHERE: u64 = 0xffff_ffff;
const LARGE_FILE: u16 = 1;
const ENCRYPTED: u16 = 1;
/// What it takes to read our containers: 2.0.
const VERSION: [u8; 2] = [20, 0];

/// How a part is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
}

/// A line of the table of contents.
struct Entry {
    method: Option<Method>,
    crc: u32,
    packed: u64,
    unpacked: u64,
    offset: u64,
}

/// An opened container.
pub(super) struct Container<R> {
    source: R,
    /// By name: small letters, `/` between folders, none in front.
    entries: BTreeMap<String, Entry>,
}

impl<R: Read + Seek> Container<R> {
    /// Reads the table of contents.
    pub(super) fn open(mut source: R, length: u64) -> Result<Self, Error> {
        let (count, table) = table(&mut source, length)?;
        let mut entries = BTreeMap::new();
        let mut rest = table.as_slice();
        for _ in 0..count {
            let (name, entry, after) = entry(rest).ok_or(Refusal::Damaged)??;
            rest = after;
            if !name.ends_with('/') && entries.insert(name, entry).is_some() {
                return Err(Refusal::Damaged.into());
            }
        }
        suspect(&entries, length)?;
        Ok(Self { source, entries })
    }

    /// Names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The part of this name, to be read; nothing if there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<BufReader<Part<'_, R>>>, Error> {
        let Some(entry) = self.entries.get(&plain(name)) else {
            return Ok(None);
        };
        let method = entry.method.ok_or(Refusal::Damaged)?;
        begin(&mut self.source, entry)?;
        let packed = BufReader::new(self.source.by_ref().take(entry.packed));
        Ok(Some(BufReader::new(Part {
            reader: match method {
                Method::Stored => Unpacking::Stored(packed),
                Method::Deflated => Unpacking::Deflated(DeflateDecoder::new(packed)),
            },
            left: entry.unpacked,
            expected: entry.crc,
            crc: Crc::new(),
        })))
    }
}

impl<R: Read + Seek> Container<R> {
    /// The same container with these parts alone, packed as they are.
    pub(super) fn with_parts(&mut self, keep: impl Fn(&str) -> bool) -> Result<Vec<u8>, Error> {
        let (mut file, mut table, mut count) = (Vec::new(), Vec::new(), 0_u16);
        for (name, entry) in self.entries.iter().filter(|(name, _)| keep(name)) {
            begin(&mut self.source, entry)?;
            let offset = small(file.len() as u64)?;
            let fields = fields(name, entry)?;
            file.extend_from_slice(&HEADER);
            file.extend_from_slice(&fields);
            file.extend_from_slice(name.as_bytes());
            self.source.by_ref().take(entry.packed).read_to_end(&mut file)?;
            table.extend_from_slice(&ENTRY);
            table.extend_from_slice(&VERSION);
            table.extend_from_slice(&fields);
            table.extend_from_slice(&[0; 10]);
            table.extend_from_slice(&offset);
            table.extend_from_slice(name.as_bytes());
            count += 1;
        }
        let (offset, size) = (small(file.len() as u64)?, small(table.len() as u64)?);
        file.append(&mut table);
        file.extend_from_slice(&END);
        file.extend_from_slice(&[0; 4]);
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&size);
        file.extend_from_slice(&offset);
        file.extend_from_slice(&[0; 2]);
        Ok(file)
    }
}

/// Goes to where a part begins, behind its own header.
fn begin(source: &mut (impl Read + Seek), entry: &Entry) -> Result<(), Error> {
    source.seek(SeekFrom::Start(entry.offset))?;
    let mut header = [0; HEADER_LENGTH as usize];
    source.read_exact(&mut header)?;
    if header[..4] != HEADER {
        return Err(Refusal::Damaged.into());
    }
    let beside = u64::from(short(&header, 26)) + u64::from(short(&header, 28));
    source.seek(SeekFrom::Start(entry.offset + HEADER_LENGTH + beside))?;
    Ok(())
}

/// The fields that stand before a part and in the table alike.
fn fields(name: &str, entry: &Entry) -> Result<Vec<u8>, Refusal> {
    /// The first day that the format knows.
    const DAY: [u8; 4] = [0, 0, 33, 0];
    let method: u16 = match entry.method.ok_or(Refusal::Damaged)? {
        Method::Stored => 0,
        Method::Deflated => 8,
    };
    let mut fields = VERSION.to_vec();
    // Names are in UTF-8.
    fields.extend_from_slice(&(1_u16 << 11).to_le_bytes());
    fields.extend_from_slice(&method.to_le_bytes());
    fields.extend_from_slice(&DAY);
    fields.extend_from_slice(&entry.crc.to_le_bytes());
    fields.extend_from_slice(&small(entry.packed)?);
    fields.extend_from_slice(&small(entry.unpacked)?);
    fields.extend_from_slice(&u16::try_from(name.len()).map_err(|_| Refusal::Damaged)?.to_le_bytes());
    fields.extend_from_slice(&[0; 2]);
    Ok(fields)
}

fn small(number: u64) -> Result<[u8; 4], Refusal> {
    Ok(u32::try_from(number).map_err(|_| Refusal::TooLarge)?.to_le_bytes())
}

/// A part on its way out.
pub(super) struct Part<'a, R> {
    reader: Unpacking<'a, R>,
    left: u64,
    expected: u32,
    crc: Crc,
}

enum Unpacking<'a, R> {
    Stored(BufReader<Take<&'a mut R>>),
    Deflated(DeflateDecoder<BufReader<Take<&'a mut R>>>),
}

impl<R: Read> Read for Part<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.reader {
            Unpacking::Stored(reader) => reader.read(buffer)?,
            Unpacking::Deflated(reader) => reader.read(buffer)?,
        };
        self.crc.update(&buffer[..read]);
        // More than the table says: the lie that all bombs tell who get past it.
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other(Refusal::Bomb))?;
        let over = read == 0 && !buffer.is_empty();
        if over && (self.left > 0 || self.crc.sum() != self.expected) {
            return Err(io::Error::other(Refusal::Damaged));
        }
        Ok(read)
    }
}

/// The number of entries, and the table that holds them.
fn table(source: &mut (impl Read + Seek), length: u64) -> Result<(usize, Vec<u8>), Error> {
    let tail_at = length.saturating_sub(END_LENGTH as u64 + u64::from(u16::MAX));
    source.seek(SeekFrom::Start(tail_at))?;
    let mut tail = Vec::new();
    source.take(length - tail_at).read_to_end(&mut tail)?;
    // The last one whose comment reaches to the end of the file.
    let end = (0..tail.len().saturating_sub(END_LENGTH - 1))
        .rev()
        .find(|at| {
            let end = &tail[*at..];
            end.starts_with(&END) && END_LENGTH + usize::from(short(end, 20)) == end.len()
        })
        .map(|at| &tail[at..]);
    let Some(end) = end else {
        source.seek(SeekFrom::Start(0))?;
        let mut start = Vec::new();
        source.take(4).read_to_end(&mut start)?;
        let begun = start == HEADER;
        return Err(if begun { Refusal::Damaged } else { Refusal::NotAWorkbook }.into());
    };
    let (count, size, offset) = (usize::from(short(end, 10)), long(end, 12), long(end, 16));
    if count > MAX_ENTRIES || (size > MAX_TABLE && size <= length) {
        return Err(Refusal::Bomb.into());
    }
    if offset.checked_add(size).is_none_or(|end| end > length) {
        return Err(Refusal::Damaged.into());
    }
    source.seek(SeekFrom::Start(offset))?;
    let mut table = Vec::new();
    source.take(size).read_to_end(&mut table)?;
    Ok((count, table))
}

type Parsed<'a> = Result<(String, Entry, &'a [u8]), Refusal>;

/// The first entry of a table, and what follows it; nothing when the table ends within it.
fn entry(table: &[u8]) -> Option<Parsed<'_>> {
    let (fixed, rest) = table.split_at_checked(ENTRY_LENGTH)?;
    let (name, rest) = rest.split_at_checked(usize::from(short(fixed, 28)))?;
    let (extra, rest) = rest.split_at_checked(usize::from(short(fixed, 30)))?;
    let (_comment, rest) = rest.split_at_checked(usize::from(short(fixed, 32)))?;
    if fixed[..4] != ENTRY {
        return None;
    }
    if short(fixed, 8) & ENCRYPTED != 0 {
        return Some(Err(Refusal::Encrypted));
    }
    let mut entry = Entry {
        method: match short(fixed, 10) {
            0 => Some(Method::Stored),
            8 => Some(Method::Deflated),
            _ => None,
        },
        crc: u32::try_from(long(fixed, 16)).ok()?,
        packed: long(fixed, 20),
        unpacked: long(fixed, 24),
        offset: long(fixed, 42),
    };
    let mut large = large_fields(extra);
    for field in [&mut entry.unpacked, &mut entry.packed, &mut entry.offset] {
        if *field == ELSEWHERE {
            *field = large.next()?;
        }
    }
    Some(Ok((plain(&String::from_utf8_lossy(name)), entry, rest)))
}

/// The numbers of 64 bits in the extra field of large files.
fn large_fields(mut extra: &[u8]) -> impl Iterator<Item = u64> {
    let mut found: &[u8] = &[];
    while let Some((head, rest)) = extra.split_at_checked(4) {
        let Some((body, rest)) = rest.split_at_checked(usize::from(short(head, 2))) else {
            break;
        };
        if short(head, 0) == LARGE_FILE {
            found = body;
        }
        extra = rest;
    }
    found.as_chunks::<8>().0.iter().map(|bytes| u64::from_le_bytes(*bytes))
}

/// Refuses tables that no program writes.
fn suspect(entries: &BTreeMap<String, Entry>, length: u64) -> Result<(), Refusal> {
    let mut places: Vec<(u64, u64)> = Vec::with_capacity(entries.len());
    let mut unpacked: u64 = 0;
    for entry in entries.values() {
        let end = entry
            .offset
            .checked_add(HEADER_LENGTH)
            .and_then(|start| start.checked_add(entry.packed));
        let end = end.filter(|end| *end <= length).ok_or(Refusal::Damaged)?;
        places.push((entry.offset, end));
        unpacked = unpacked.saturating_add(entry.unpacked);
        if entry.unpacked > SMALL && entry.unpacked / MAX_RATIO > entry.packed {
            return Err(Refusal::Bomb);
        }
    }
    // Parts that share their bytes make much out of little.
    places.sort_unstable();
    let overlapping = places.windows(2).any(|pair| pair[0].1 > pair[1].0);
    if unpacked > MAX_UNPACKED || overlapping {
        return Err(Refusal::Bomb);
    }
    Ok(())
}

/// Names as they are looked up: some programs write other slashes and capitals than the part that refers to them.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32::from_le_bytes([
        bytes[at],
        bytes[at + 1],
        bytes[at + 2],
        bytes[at + 3],
    ]))
}
