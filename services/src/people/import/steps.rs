//! The steps of an import in the browser, before anything is written.
//!
//! Owns: the way from a file to what it would change, with a file that waits on the shelf. Must not: import it.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use domain::people::staff_sheet::{Conversion, FileFault, Found, Offers, capitals, conversion, find, find_on, samples};
use domain::workbook::Workbook;
use sheets::Refusal;
use store::unit;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use uuid::Uuid;

use super::shelf::{Choice, Claim, MAX_KEPT, Shelf, Taken};
use super::{Against, List, Looked, decided, look_against};
use crate::people::staff_sheet::Refused;
use crate::{Ctx, Error, Result, randomness};

/// Longest file that is taken from a browser, in bytes: a list of thirty thousand people with a picture or two.
pub const MAX_UPLOAD: usize = 8 * 1024 * 1024;
/// Values that are shown of a column.
const SAMPLES: usize = 3;
/// How long a file waits for the one before it to be read, and when to try again after that.
const DESK: Duration = Duration::from_secs(20);
const RETRY: Duration = Duration::from_secs(5);

/// A file and what was said about it.
pub(super) struct Opened {
    pub book: Workbook,
    pub found: Found,
    pub offers: Offers,
}

impl Opened {
    pub(super) const fn list(&self) -> List<'_> {
        List {
            book: &self.book,
            found: &self.found,
            offers: self.offers,
        }
    }
}

/// The columns of a file, to be confirmed.
pub struct Columns {
    /// The table; each of its columns is what somebody said it is, or what its heading says.
    pub found: Found,
    /// Whether somebody said it.
    pub is_said: bool,
    /// Sheets that have such a table, with their names.
    pub sheets: Vec<(usize, String)>,
    /// The first values of each column.
    pub samples: Vec<Vec<String>>,
    /// What the conversion of old text would do, where it is needed.
    pub conversion: Option<Conversion>,
    /// How many names are in capitals, and the first with small letters.
    pub capitals: Option<(usize, String)>,
    /// What was accepted.
    pub offers: Offers,
}

/// Whether the actor may import: what is asked before a page of the import is shown.
///
/// # Errors
/// As the decision about [`domain::access::ImportStaff`] says.
pub async fn permitted(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db().read().await?;
    let root = unit::root(&mut tx).await?.ok_or(Error::NotFound)?;
    let _permit = decided(ctx, root.id)?;
    Ok(())
}

/// Opens a file as it came and lets it wait; its id.
///
/// # Errors
/// As [`permitted`]; [`Error::Limited`] while others are being read, or as many imported as have a place. That the file is
/// refused is no error of this kind, and nothing of it is kept.
pub async fn bring(ctx: &Ctx, bytes: Vec<u8>) -> Result<std::result::Result<Uuid, Refused>> {
    permitted(ctx).await?;
    let id = randomness::uuid_v4(ctx.randomness());
    let claim = claim(ctx, id)?;
    let opened = at_the_desk(&ctx.platform.shelf, move || {
        let less = sheets::stripped(Cursor::new(&bytes)).map_err(Refused::from)?;
        drop(bytes);
        if less.len() > MAX_KEPT {
            return Err(Refused::File(Refusal::TooManyCells));
        }
        let book = sheets::read(Cursor::new(&less)).map_err(Refused::from)?;
        find(&book).map_err(Refused::Table)?;
        Ok(less)
    })
    .await?;
    let file = match opened {
        Ok(file) => file,
        Err(refused) => return Ok(Err(refused)),
    };
    let placed = ctx.platform.shelf.put(claim, file);
    placed.ok_or(Error::Limited { retry_after: RETRY })?;
    Ok(Ok(id))
}

/// The columns of a file that waits; none when it is gone.
///
/// # Errors
/// As [`bring`].
pub async fn columns(ctx: &Ctx, id: Uuid) -> Result<Option<Columns>> {
    permitted(ctx).await?;
    let Some(taken) = ctx.platform.shelf.take(claim(ctx, id)?) else {
        return Ok(None);
    };
    let is_said = taken.choice.columns.is_some();
    let Opened { book, found, offers } = opened(&ctx.platform.shelf, taken).await?;
    let mut sheets: Vec<usize> = found.others.clone();
    sheets.push(found.sheet);
    sheets.sort_unstable();
    let named = sheets
        .into_iter()
        .filter_map(|place| Some((place, book.sheets.get(place)?.name.clone())));
    Ok(Some(Columns {
        is_said,
        sheets: named.collect(),
        samples: samples(&book, &found, SAMPLES),
        conversion: conversion(&book, &found),
        capitals: capitals(&book, &found),
        found,
        offers,
    }))
}

/// Chooses the sheet to read; none when the file is gone. One that has no such table is not chosen.
///
/// # Errors
/// As [`bring`].
pub async fn choose_sheet(ctx: &Ctx, id: Uuid, sheet: usize) -> Result<Option<()>> {
    permitted(ctx).await?;
    let choice = Choice {
        sheet: Some(sheet),
        ..Choice::default()
    };
    Ok(ctx.platform.shelf.choose(claim(ctx, id)?, choice))
}

/// Keeps what somebody said about a file, unless the table cannot be read like that; none when the file is gone.
///
/// # Errors
/// As [`bring`].
pub async fn choose(ctx: &Ctx, id: Uuid, choice: Choice) -> Result<Option<std::result::Result<(), Vec<FileFault>>>> {
    permitted(ctx).await?;
    let claim = claim(ctx, id)?;
    let shelf = &ctx.platform.shelf;
    let Some(taken) = shelf.take(claim) else {
        return Ok(None);
    };
    let choice = Choice {
        sheet: taken.choice.sheet,
        ..choice
    };
    // Kept even so: the page shows it again.
    if shelf.choose(claim, choice.clone()).is_none() {
        return Ok(None);
    }
    let taken = Taken { choice, ..taken };
    Ok(Some(looked(ctx, claim, taken).await?.map(|_| ())))
}

/// What a file would change; none when it is gone. It is read and compared again only when the staff file, the day or what
/// was said about the file is another than the last time.
///
/// # Errors
/// As [`bring`]. That the table is not read is no error of this kind.
pub async fn preview(ctx: &Ctx, id: Uuid) -> Result<Option<std::result::Result<Arc<Looked>, Vec<FileFault>>>> {
    permitted(ctx).await?;
    let (shelf, claim) = (&ctx.platform.shelf, claim(ctx, id)?);
    let Some(taken) = shelf.take(claim) else {
        return Ok(None);
    };
    let mut tx = ctx.db().read().await?;
    let against = Against::load(ctx, &mut tx).await?;
    drop(tx);
    if let Some(known) = shelf.looked(claim, &against) {
        return Ok(Some(Ok(known)));
    }
    Ok(Some(looked(ctx, claim, taken).await?))
}

/// Reads a file and compares it, and keeps what came of it for the next page.
async fn looked(ctx: &Ctx, claim: Claim, taken: Taken) -> Result<std::result::Result<Arc<Looked>, Vec<FileFault>>> {
    let shelf = &ctx.platform.shelf;
    let choice = taken.choice.clone();
    let opened = opened(shelf, taken).await?;
    let (against, looked) = look_against(ctx, opened.list()).await?;
    Ok(looked.map(|looked| {
        let looked = Arc::new(looked);
        shelf.keep(claim, &choice, against, looked.clone());
        looked
    }))
}

pub(super) fn claim(ctx: &Ctx, id: Uuid) -> Result<Claim> {
    Ok(Claim {
        id,
        account: ctx.session()?.account(),
        now: ctx.now(),
    })
}

/// Opens a file of the shelf. It was opened before, so that it cannot be refused now.
pub(super) async fn opened(shelf: &Shelf, taken: Taken) -> Result<Opened> {
    let Taken { file, choice } = taken;
    let opened = at_the_desk(shelf, move || {
        let book = sheets::read(Cursor::new(&file[..])).map_err(Refused::from)?;
        let found = choice.sheet.and_then(|sheet| find_on(&book, sheet).ok());
        let mut found = found.map_or_else(|| find(&book), Ok).map_err(Refused::Table)?;
        if let Some(said) = &choice.columns {
            for heading in &mut found.headings {
                heading.column = said.get(&heading.place).copied();
            }
        }
        Ok(Opened {
            book,
            found,
            offers: choice.offers,
        })
    })
    .await?;
    opened.map_err(|refused: Refused| Error::Internal(Box::new(refused)))
}

async fn at_the_desk<T: Send + 'static>(shelf: &Shelf, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let limited = |_| Error::Limited { retry_after: RETRY };
    let turn = timeout(DESK, shelf.desk.acquire()).await.map_err(limited)?;
    let _held = turn.map_err(|error| Error::Internal(Box::new(error)))?;
    spawn_blocking(work)
        .await
        .map_err(|error| Error::Internal(Box::new(error)))
}
