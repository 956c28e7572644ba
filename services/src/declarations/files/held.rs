//! Files of a draft, and what becomes of them.
//!
//! Owns: listing, removing and putting back; what happens to files when a draft is submitted, taken back or thrown away.
//! Must not: show one to anybody but the author of the draft.

use chrono::{DateTime, Utc};
use domain::access::Declare;
use store::draft_file::DraftFileRow;
use store::version_file::VersionFileRow;
use store::{Act, Tx, draft_file, version_file};
use uuid::Uuid;

use super::super::own;
use super::super::sealing::Opener;
use super::arriving::Refused;
use super::limits::has_room;
use super::sweeping::throw_away;
use super::{Attached, Description, FILES, opened, sealed_description, wrapped_key};
use crate::keys::{hex, unhex};
use crate::{Ctx, Error, Result};

/// A file of one's own draft.
pub struct DraftFile {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub about: Description,
    /// When it came.
    pub added_at: Option<DateTime<Utc>>,
    /// Whether it was removed and can be put back.
    pub removed: bool,
}

/// What a draft has of files.
pub struct LeftFiles {
    /// Those that can be opened, in the order in which they came.
    pub files: Vec<DraftFile>,
    /// How many were sealed to keys that are lost.
    pub lost: usize,
}

/// The files of the draft of one's own declaration.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation, or where there is no draft.
pub async fn of_draft(ctx: &Ctx, obligation: Uuid) -> Result<LeftFiles> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    if !own.row.draft {
        return Err(Error::NotFound);
    }
    let mut left = LeftFiles {
        files: Vec::new(),
        lost: 0,
    };
    let openers = Opener::own(ctx, &mut tx).await?;
    for row in whole(&mut tx, obligation).await? {
        match opened(ctx, &openers, &row) {
            Ok((_, about)) => left.files.push(DraftFile {
                id: row.id,
                about,
                added_at: row.added_at.instant(),
                removed: row.removed_at.is_some(),
            }),
            Err(Error::NotFound) => left.lost += 1,
            Err(error) => return Err(error),
        }
    }
    Ok(left)
}

/// How many files the draft of one's own declaration has, without those removed.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation.
pub async fn count(ctx: &Ctx, obligation: Uuid) -> Result<usize> {
    let mut tx = ctx.db().read().await?;
    let (_own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    let files = draft_file::list(&mut tx, obligation, FILES).await?;
    Ok(files.iter().filter(|row| stands(row)).count())
}

/// Removes a file from the draft; until that is submitted or thrown away it can be put back.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation; [`Error::Conflict`] when there is no such file any more.
pub async fn remove(ctx: &Ctx, obligation: Uuid, file: Uuid) -> Result<()> {
    // Taking one away never asks for room.
    set(ctx, obligation, file, true).await.map(drop)
}

/// Puts a removed file back, where the draft has room for it.
///
/// # Errors
/// As [`remove`]. The inner one says that there is no room.
pub async fn put_back(ctx: &Ctx, obligation: Uuid, file: Uuid) -> Result<std::result::Result<(), Refused>> {
    set(ctx, obligation, file, false).await
}

async fn set(ctx: &Ctx, obligation: Uuid, file: Uuid, removed: bool) -> Result<std::result::Result<(), Refused>> {
    let mut tx = ctx.db().begin().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    if !own.row.draft {
        return Err(Error::Conflict);
    }
    let rows = whole(&mut tx, obligation).await?;
    let row = rows.iter().find(|row| row.id == file).ok_or(Error::Conflict)?;
    if row.removed_at.is_some() == removed {
        // A second press of the same button.
        return Ok(Ok(()));
    }
    if !removed && !has_room(&mut tx, obligation, row.pieces.unwrap_or_default()).await? {
        return Ok(Err(Refused::TooMany));
    }
    let at = removed.then(|| ctx.now().into());
    draft_file::set_removed(&mut tx, obligation, file, at).await?;
    tx.commit(Act::FileRemoved).await?;
    Ok(Ok(()))
}

/// Those that have arrived whole.
async fn whole(tx: &mut Tx, obligation: Uuid) -> Result<Vec<DraftFileRow>> {
    let rows = draft_file::list(tx, obligation, FILES).await?;
    Ok(rows.into_iter().filter(|row| row.pieces.is_some()).collect())
}

/// Whether it has arrived whole, and was not removed.
fn stands(row: &DraftFileRow) -> bool {
    row.pieces.is_some() && row.removed_at.is_none()
}

/// The files that are submitted with a draft.
pub(in super::super) struct Settled {
    /// With their keys, for the sealed content of the version.
    pub attached: Vec<Attached>,
    /// Everything that the draft had, what its author lost the key of as well.
    seen: Vec<Uuid>,
}

/// The files that are submitted with a draft. One that its author lost the key of is seen, and not among them: he was told
/// when he saw the list.
pub(in super::super) async fn settled(ctx: &Ctx, tx: &mut Tx, obligation: Uuid, openers: &[Opener]) -> Result<Settled> {
    let mut rows = draft_file::list(tx, obligation, FILES).await?;
    rows.retain(stands);
    let mut files = Vec::new();
    for row in &rows {
        let (key, about) = match opened(ctx, openers, row) {
            Ok(opened) => opened,
            Err(Error::NotFound) => continue,
            Err(error) => return Err(error),
        };
        files.push(Attached {
            id: row.id,
            about,
            key,
            pieces: row.pieces.unwrap_or_default(),
            sealed_hash: hex(row.hash.as_deref().unwrap_or_default()),
        });
    }
    Ok(Settled {
        attached: files,
        seen: rows.iter().map(|row| row.id).collect(),
    })
}

/// Notes which files a new version has, and forgets the draft's. What the draft had removed is gone.
///
/// # Errors
/// [`Error::Conflict`] when the draft has other files by now: whatever its author was told has arrived is submitted.
pub(in super::super) async fn keep(
    tx: &mut Tx,
    obligation: Uuid,
    (record, number): (Uuid, i64),
    files: &Settled,
) -> Result<()> {
    let rows = draft_file::list(tx, obligation, FILES).await?;
    let present = rows.iter().filter(|row| stands(row)).map(|row| row.id);
    if !present.eq(files.seen.iter().copied()) {
        return Err(Error::Conflict);
    }
    // At most as many as one declaration may have.
    for file in &files.attached {
        let row = VersionFileRow {
            file: file.id,
            number,
            record,
            pieces: file.pieces,
            hash: unhex(&file.sealed_hash).unwrap_or_default(),
        };
        version_file::insert(tx, &row).await?;
    }
    forget_each(tx, &rows).await
}

/// Makes the files of a version those of a new draft.
pub(in super::super) async fn restore(ctx: &Ctx, tx: &mut Tx, obligation: Uuid, files: &[Attached]) -> Result<()> {
    // At most as many as one declaration may have.
    for file in files {
        let row = DraftFileRow {
            id: file.id,
            obligation,
            generation: ctx.session()?.public.generation.into(),
            wrapped: wrapped_key(ctx, file.id, &file.key)?,
            sealed: sealed_description(ctx, file.id, &file.key, &file.about)?,
            pieces: Some(file.pieces),
            hash: unhex(&file.sealed_hash),
            added_at: ctx.now().into(),
            removed_at: None,
        };
        draft_file::insert(tx, &row).await?;
    }
    Ok(())
}

/// Forgets all files of a draft, and deletes what no version has. The caller holds the obligation.
pub(in super::super) async fn forget(tx: &mut Tx, obligation: Uuid) -> Result<()> {
    let rows = draft_file::list(tx, obligation, FILES).await?;
    forget_each(tx, &rows).await
}

async fn forget_each(tx: &mut Tx, rows: &[DraftFileRow]) -> Result<()> {
    // At most as many as one draft may have.
    for row in rows {
        throw_away(tx, row.id).await?;
    }
    Ok(())
}
