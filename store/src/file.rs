//! The file of the embedded engine, looked at from outside.
//!
//! Owns: telling our own file from any other without changing it, and marking a new one.
//! Must not: read what is stored in it.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::{Error, Result};

/// "LCiI": stands in the header of each of our files, so that another program's database is left alone.
const APPLICATION_ID: u32 = 0x4C43_6949;
const MARK: &str = "PRAGMA application_id = 1279486281";
const HEADER: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const APPLICATION_ID_AT: usize = 68;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing, or a file without a single byte.
    Nothing,
    /// A file of ours that was killed while it was being made; nothing was ever stored in it.
    Interrupted,
    /// A store of ours.
    Ours,
}

/// Looks at the file without opening it as a database.
///
/// # Errors
/// [`Error::NotAStore`] for any other content, [`Error::Unusable`] when it cannot be read.
pub(crate) fn look(path: &Path) -> Result<Found> {
    let unusable = |error: io::Error| Error::Unusable {
        path: path.display().to_string(),
        reason: error.to_string(),
    };
    let mut header = Vec::with_capacity(HEADER);
    match File::open(path) {
        Ok(file) => file.take(HEADER as u64).read_to_end(&mut header).map_err(unusable)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unusable(error)),
    };
    let id = header
        .get(APPLICATION_ID_AT..APPLICATION_ID_AT + 4)
        .and_then(|bytes| bytes.try_into().ok());
    match id.map(u32::from_be_bytes) {
        None if header.is_empty() => Ok(Found::Nothing),
        // A store writes ahead; only the making of its file uses a journal, and opening it would undo the mark.
        Some(APPLICATION_ID) if header.starts_with(MAGIC) && has_journal(path) => Ok(Found::Interrupted),
        Some(APPLICATION_ID) if header.starts_with(MAGIC) => Ok(Found::Ours),
        _ => Err(Error::NotAStore {
            path: path.display().to_string(),
        }),
    }
}

fn has_journal(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    Path::new(&journal).exists()
}

/// Makes an empty file that is marked as ours. A kill in between leaves an empty file, which counts as none: the mark is
/// written before the file changes to the write-ahead log, so that it is always in the file itself.
pub(crate) async fn create(path: &Path) -> Result<()> {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .connect()
        .await?;
    sqlx::query(MARK).execute(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
