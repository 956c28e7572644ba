//! Opening a file.
//!
//! Owns: what may go wrong before there is a table. Must not: read rows (`domain` does).

use std::io::{Read, Seek};

use domain::people::staff_sheet::{FileFault, Found, MAX_ROWS, StaffColumn, find};
use domain::workbook::Workbook;
use sheets::{Error, Refusal};

// The longest list that is exported can be imported again, with its headings.
const _: () = assert!(sheets::MAX_CELLS >= (MAX_ROWS + 1) * StaffColumn::ALL.len());

/// Why there is no table. Nothing of the file is kept.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The file is not one that is read.
    #[error(transparent)]
    File(Refusal),
    /// It has no such table.
    #[error("no staff list in it")]
    Table(FileFault),
    /// It could not be read from where it is.
    #[error("cannot be read: {0}")]
    Unreadable(std::io::Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => Self::File(refusal),
            Error::Unreadable(error) => Self::Unreadable(error),
        }
    }
}

/// Opens a workbook and looks for the staff list in it.
///
/// # Errors
/// [`Refused`].
pub fn open(source: impl Read + Seek) -> Result<(Workbook, Found), Refused> {
    let book = sheets::read(source)?;
    let found = find(&book).map_err(Refused::Table)?;
    Ok((book, found))
}
