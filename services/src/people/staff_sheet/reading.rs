//! Opening a file.
//!
//! Owns: what may go wrong before there is a table. Must not: read rows (`domain` does).

use std::io::{Read, Seek};

use domain::people::staff_sheet::{FileFault, Found, find};
use domain::workbook::Workbook;
use sheets::{Error, Refusal};

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

/// Opens a workbook and looks for the staff list in it.
///
/// # Errors
/// [`Refused`].
pub fn open(source: impl Read + Seek) -> Result<(Workbook, Found), Refused> {
    let book = sheets::read(source).map_err(|error| match error {
        Error::Refused(refusal) => Refused::File(refusal),
        Error::Unreadable(error) => Refused::Unreadable(error),
    })?;
    let found = find(&book).map_err(Refused::Table)?;
    Ok((book, found))
}
