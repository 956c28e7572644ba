//! Reading a workbook that somebody else made.
//!
//! Owns: the refusals and the limits. Must not: evaluate a formula, follow a link, or believe what a file says about its
//! own size.
//!
//! Nothing of a file is ever held whole but its table of contents: parts are inflated, parsed and counted as they
//! stream by, and only cells with something in them are kept. The limits are chosen so that reading never takes more
//! than 50 MB beside the file.

mod cells;
mod compound;
mod container;
mod package;
mod strings;
mod styles;
mod xml;

use std::io::{Read, Seek};

use domain::workbook::Workbook;

use container::Container;

/// Longest file, in bytes.
pub const MAX_FILE: u64 = 50 * 1024 * 1024;
/// Most cells with something in them, in all sheets together: a list of thirty thousand people with all columns, and
/// something beside it.
pub const MAX_CELLS: usize = 640_000;

/// Longest text of a cell, in characters: what spreadsheet programs keep.
pub const MAX_CELL_TEXT: usize = 32_767;

/// Why a file is not read. Nothing of it is handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Something else: a text, a picture, a workbook of another format.
    #[error("not a workbook")]
    NotAWorkbook,
    /// A workbook of before 2007 (.xls).
    #[error("a workbook of the old format")]
    OldFormat,
    /// Protected by a password.
    #[error("encrypted")]
    Encrypted,
    /// Carries programs.
    #[error("carries macros")]
    Macros,
    /// Made to burst who unpacks it.
    #[error("a bomb")]
    Bomb,
    /// Longer than [`MAX_FILE`].
    #[error("too large a file")]
    TooLarge,
    /// More than [`MAX_CELLS`] cells, or as much text as nobody types into so many.
    #[error("too many cells")]
    TooManyCells,
    /// A cell with a text longer than [`MAX_CELL_TEXT`], which no program writes.
    #[error("too long a text")]
    LongText,
    /// A workbook once, but cut off or changed on its way.
    #[error("damaged")]
    Damaged,
}

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is not one that is read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The file could not be read at all.
    #[error("the file cannot be read: {0}")]
    Unreadable(std::io::Error),
}

impl From<std::io::Error> for Error {
    /// Our own refusals travel through the readers of others; what they say about broken data is a refusal as well.
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
        let own = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Refusal>())
            .copied();
        match (own, error.kind()) {
            (Some(refusal), _) => Self::Refused(refusal),
            (None, InvalidData | InvalidInput | UnexpectedEof) => Self::Refused(Refusal::Damaged),
            (None, _) => Self::Unreadable(error),
        }
    }
}

/// Reads a workbook.
///
/// # Errors
/// The [`Refusal`], or that the source itself fails.
pub fn read(source: impl Read + Seek) -> Result<Workbook, Error> {
    package::read(&mut opened(source)?)
}

/// The workbook without everything that is not read: pictures, drawings, comments. It reads the same.
///
/// # Errors
/// As [`read`], as far as the table of contents shows it.
pub fn stripped(source: impl Read + Seek) -> Result<Vec<u8>, Error> {
    opened(source)?.with_parts(package::is_read)
}

fn opened<R: Read + Seek>(mut source: R) -> Result<Container<R>, Error> {
    let length = source.seek(std::io::SeekFrom::End(0))?;
    if length > MAX_FILE {
        return Err(Refusal::TooLarge.into());
    }
    if let Some(refusal) = compound::refusal(&mut source)? {
        return Err(refusal.into());
    }
    Container::open(source, length)
}

/// What a part of a file of ours says.
#[cfg(test)]
pub(crate) fn text_of(bytes: &[u8], part: &str) -> String {
    let length = bytes.len() as u64;
    let mut container = Container::open(std::io::Cursor::new(bytes), length).expect("a container");
    let mut text = String::new();
    let mut part = container.part(part).expect("readable").expect("a part");
    part.read_to_string(&mut text).expect("text");
    text
}

#[cfg(test)]
mod tests;
