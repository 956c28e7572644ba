//! A file that is read.
//!
//! Owns: opening it for the author of its declaration, or for those who may open that, and handing it out piece by piece.
//! Must not: hand out a piece that is not what was sealed, or open a file of somebody else without an event.

use std::collections::VecDeque;

use domain::access::Declare;
use serde_json::json;
use store::{Act, blob, draft_file};
use uuid::Uuid;
use vault::Secret;
use vault::stream::Opener;
use zeroize::Zeroizing;

use super::super::own;
use super::super::receiving::{look_into, roles};
use super::super::sealing::{self, Opener as Reader, Submitted};
use super::{Attached, Description, FILES, opened, place};
use crate::{Ctx, Error, Result, ledger};

/// A file on its way to its reader.
pub struct Leaving {
    /// What it is.
    pub about: Description,
    ctx: Ctx,
    file: Uuid,
    key: Secret,
    /// None before the first piece, and after the last.
    opener: Option<Opener>,
    /// Sealed pieces that were read.
    sealed: VecDeque<Vec<u8>>,
    next: i64,
    pieces: i64,
}

/// A file of one's own draft, or of what one submitted.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation, or when it has no such file.
pub async fn open_own(ctx: &Ctx, obligation: Uuid, file: Uuid) -> Result<Leaving> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    let drafted = draft_file::list(&mut tx, obligation, FILES).await?;
    let openers = Reader::own(ctx, &mut tx).await?;
    if let Some(row) = drafted.iter().find(|row| row.id == file && own.row.draft) {
        let pieces = row.pieces.ok_or(Error::NotFound)?;
        let (key, about) = opened(ctx, &openers, row)?;
        return Ok(Leaving::new(ctx, file, about, key, pieces));
    }
    let record = own.row.record.ok_or(Error::NotFound)?;
    let version = sealing::open_version::<Submitted>(ctx, &mut tx, record, &openers).await?;
    found(ctx, &version.content.files, file)
}

/// A file of what somebody submitted, for those who may open that. It stands in the ledger, where its author sees it; from
/// then on he can no longer take back what he submitted, as after any opening.
///
/// # Errors
/// [`Error::NotFound`] for one's own, when it is not sealed to a circle of the actor, or has no such file; else as the
/// decision about [`domain::access::OpenRecord`] says.
pub async fn open_theirs(ctx: &Ctx, obligation: Uuid, file: Uuid) -> Result<Leaving> {
    let mut tx = ctx.db().begin().await?;
    let (theirs, permit, version) = look_into(ctx, &mut tx, obligation).await?;
    let leaving = found(ctx, &version.content.files, file)?;
    let body = json!({ "version": version.number, "file": file, "roles": roles(&permit) });
    let subject = theirs.record.to_string();
    ledger::record(ctx, &mut tx, "declaration.file_opened", Some(&subject), body).await?;
    tx.commit(Act::FileOpened).await?;
    Ok(leaving)
}

fn found(ctx: &Ctx, files: &[Attached], wanted: Uuid) -> Result<Leaving> {
    let file = files.iter().find(|file| file.id == wanted).ok_or(Error::NotFound)?;
    let (about, key) = (file.about.clone(), file.key.clone());
    Ok(Leaving::new(ctx, wanted, about, key, file.pieces))
}

impl Leaving {
    fn new(ctx: &Ctx, file: Uuid, about: Description, key: Secret, pieces: i64) -> Self {
        Self {
            about,
            ctx: ctx.clone(),
            file,
            key,
            opener: None,
            sealed: VecDeque::new(),
            next: 0,
            pieces,
        }
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// [`Error::Internal`] when a piece is not what was sealed: what came before is then not the whole file.
    pub async fn next(&mut self) -> Result<Option<Zeroizing<Vec<u8>>>> {
        while self.next < self.pieces {
            let sealed = self.sealed().await?;
            let number = self.next;
            self.next += 1;
            let text = match self.opener.take() {
                None if number == 0 => {
                    self.opener = Some(Opener::begin(&self.key, &place(&self.ctx, self.file), &sealed)?);
                    continue;
                }
                None => return Err(Error::Internal("a piece behind the last one".into())),
                Some(opener) if self.next == self.pieces => opener.finish(&sealed)?,
                Some(mut opener) => {
                    let text = opener.piece(&sealed)?;
                    self.opener = Some(opener);
                    text
                }
            };
            if !text.is_empty() {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The next sealed piece; a batch is read when none is left.
    async fn sealed(&mut self) -> Result<Vec<u8>> {
        if self.sealed.is_empty() {
            let mut tx = self.ctx.db().read().await?;
            self.sealed = blob::read(&mut tx, self.file, self.next).await?.into();
        }
        let gone = || Error::Internal("a piece of a file is missing".into());
        self.sealed.pop_front().ok_or_else(gone)
    }
}
