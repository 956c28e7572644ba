//! A file that somebody brings to a page, and the same file when the page brings it back.
//!
//! Owns: opening it beside the threads that serve, one at a time, and the form in which a page carries it. Must not: keep
//! it: between two requests it is in the page and nowhere else.

use std::io::Cursor;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::people::staff_sheet::Found;
use domain::workbook::Workbook;
use sheets::Refusal;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::reading::{Refused, open};
use crate::{Error, Result};

/// Longest file that is taken from a browser, in bytes.
pub const MAX_UPLOAD: usize = 25 * 1024 * 1024;
/// Longest file that a page carries, without pictures and the like; thirty thousand people take a third of it.
const MAX_CARRIED: usize = 6 * 1024 * 1024;
/// Longest form that a page with a file sends.
pub const MAX_FORM: usize = MAX_CARRIED * 2;
/// When to try again while another file is being read.
const RETRY: Duration = Duration::from_secs(5);

/// Files take memory and a whole processor: one at a time.
static DESK: Semaphore = Semaphore::const_new(1);

/// A file that was opened.
pub struct Brought {
    /// The workbook.
    pub book: Workbook,
    /// The table in it.
    pub found: Found,
    /// The file as its page carries it.
    pub carried: String,
}

/// Opens a file as it came.
///
/// # Errors
/// [`Error::Limited`] while another one is being read. That it is refused is no error of this kind.
pub async fn bring(bytes: Vec<u8>) -> Result<std::result::Result<Brought, Refused>> {
    at_the_desk(move || {
        let less = sheets::stripped(Cursor::new(&bytes)).map_err(Refused::from)?;
        drop(bytes);
        if less.len() > MAX_CARRIED {
            return Err(Refused::File(Refusal::TooManyCells));
        }
        let (book, found) = open(Cursor::new(&less))?;
        Ok(Brought {
            book,
            found,
            carried: STANDARD.encode(less),
        })
    })
    .await
}

/// Opens a file that a page carried.
///
/// # Errors
/// As [`bring`].
pub async fn bring_again(carried: String) -> Result<std::result::Result<Brought, Refused>> {
    at_the_desk(move || {
        let bytes = STANDARD.decode(&carried).map_err(|_| Refused::File(Refusal::Damaged))?;
        let (book, found) = open(Cursor::new(&bytes))?;
        Ok(Brought { book, found, carried })
    })
    .await
}

async fn at_the_desk<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _held = DESK.try_acquire().map_err(|_| Error::Limited { retry_after: RETRY })?;
    spawn_blocking(work)
        .await
        .map_err(|error| Error::Internal(Box::new(error)))
}
