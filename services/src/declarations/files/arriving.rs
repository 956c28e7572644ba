//! A file that arrives.
//!
//! Owns: judging it by its first bytes, taking out of pictures what they tell beside the picture, sealing it piece by piece,
//! and writing the pieces a few at a time. Must not: hold more of it than these, or a transaction while more of it is
//! waited for.

use domain::access::Declare;
use domain::files::{Cleaning, FileKind, LONGEST, TOLD_BY};
use sha2::{Digest, Sha256};
use store::draft_file::DraftFileRow;
use store::{Act, blob, draft_file, obligation};
use tokio::runtime::Handle;
use uuid::Uuid;
use vault::Secret;
use vault::stream::{PIECE, Sealer};
use zeroize::Zeroizing;

use super::super::own;
use super::sweeping::give_up;
use super::{Description, limits, place, plain_name, sealed_description, wrapped_key};
use crate::keys::{VaultRng, hex};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result};

/// Sealed pieces that are written with one commit: 1 MiB.
const AT_ONCE: usize = 16;
/// Bytes that a cleaned part may be longer than what came: what was held back before it.
const HELD_BACK: usize = 64;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It is none of the kinds that are accepted.
    Kind,
    /// It is a picture that breaks off, or that cannot be read.
    Damaged,
    /// It is longer than is accepted.
    TooLong,
    /// The declaration has as many files, or as much in them, as one may have.
    TooMany,
}

/// A file that is being taken in. One that is let go before its end is forgotten.
pub struct Arriving {
    pieces: Pieces,
    name: String,
    key: Secret,
    sealer: Sealer,
    /// Its first bytes, until they tell what it is.
    beginning: Zeroizing<Vec<u8>>,
    told: Option<(FileKind, Cleaning)>,
    /// How much has come.
    came: usize,
    /// What is kept of that and not sealed: at most a piece.
    waiting: Zeroizing<Vec<u8>>,
    /// How much is kept.
    length: usize,
    hash: Sha256,
}

/// Its sealed pieces on their way into the store.
struct Pieces {
    ctx: Ctx,
    obligation: Uuid,
    file: Uuid,
    /// Those that are not written.
    waiting: Vec<Vec<u8>>,
    written: i64,
    hash: Sha256,
    /// Whether it belongs to the draft by now, or was thrown away.
    settled: bool,
}

/// Begins to take a file in, for the draft of one's own declaration.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation; [`Error::Conflict`] when there is no draft. The inner one says why
/// no more files are taken.
pub async fn begin(ctx: &Ctx, obligation: Uuid, name: &str) -> Result<std::result::Result<Arriving, Refused>> {
    let mut tx = ctx.db().begin().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    if !own.row.draft {
        return Err(Error::Conflict);
    }
    if !limits::make_room(ctx, &mut tx, obligation).await? {
        return Ok(Err(Refused::TooMany));
    }
    let mut rng = VaultRng(ctx.randomness());
    let (file, key) = (uuid_v7(ctx.randomness(), ctx.now()), Secret::random(&mut rng));
    let row = DraftFileRow {
        id: file,
        obligation,
        generation: ctx.session()?.public.generation.into(),
        wrapped: wrapped_key(ctx, file, &key)?,
        sealed: Vec::new(),
        pieces: None,
        hash: None,
        added_at: ctx.now().into(),
        removed_at: None,
    };
    draft_file::insert(&mut tx, &row).await?;
    tx.commit(Act::FileArrived).await?;
    let (sealer, prefix) = Sealer::begin(&key, &place(ctx, file), &mut rng);
    Ok(Ok(Arriving {
        pieces: Pieces {
            ctx: ctx.clone(),
            obligation,
            file,
            hash: Sha256::new_with_prefix(&prefix),
            waiting: vec![prefix],
            written: 0,
            settled: false,
        },
        name: plain_name(name),
        key,
        sealer,
        beginning: Zeroizing::new(Vec::with_capacity(TOLD_BY)),
        told: None,
        came: 0,
        waiting: Zeroizing::new(Vec::with_capacity(PIECE)),
        length: 0,
        hash: Sha256::new(),
    }))
}

impl Arriving {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the draft was submitted or thrown away meanwhile; when the store does not answer. The inner
    /// one says why the file is not taken; nothing of it is kept then.
    pub async fn take(&mut self, bytes: &[u8]) -> Result<std::result::Result<(), Refused>> {
        self.came = self.came.saturating_add(bytes.len());
        if self.came > LONGEST {
            return self.pieces.refuse(Refused::TooLong).await;
        }
        let missing = match self.told {
            Some(_) => 0,
            None => TOLD_BY.saturating_sub(self.beginning.len()),
        };
        let (first, rest) = bytes.split_at(bytes.len().min(missing));
        self.beginning.extend_from_slice(first);
        if self.told.is_none() {
            if self.beginning.len() < TOLD_BY {
                return Ok(Ok(()));
            }
            if let Err(why) = self.tell().await? {
                return Ok(Err(why));
            }
        }
        // However much comes at once, no more than a piece of it is looked at.
        for part in rest.chunks(PIECE) {
            if let Err(why) = self.keep(part).await? {
                return Ok(Err(why));
            }
        }
        Ok(Ok(()))
    }

    /// Tells by its first bytes what it is, and keeps them.
    async fn tell(&mut self) -> Result<std::result::Result<(), Refused>> {
        let beginning = std::mem::take(&mut self.beginning);
        let Some(kind) = FileKind::of(&beginning) else {
            let why = if beginning.is_empty() {
                Refused::Empty
            } else {
                Refused::Kind
            };
            return self.pieces.refuse(why).await;
        };
        self.told = Some((kind, Cleaning::of(kind)));
        self.keep(&beginning).await
    }

    /// Keeps of the next bytes what belongs to the content.
    async fn keep(&mut self, bytes: &[u8]) -> Result<std::result::Result<(), Refused>> {
        let mut kept = Zeroizing::new(Vec::with_capacity(bytes.len() + HELD_BACK));
        let cleaned = match &mut self.told {
            Some((_, cleaning)) => cleaning.take(bytes, &mut kept),
            None => Ok(()),
        };
        if cleaned.is_err() {
            return self.pieces.refuse(Refused::Damaged).await;
        }
        self.length = self.length.saturating_add(kept.len());
        self.hash.update(&kept);
        let mut kept = kept.as_slice();
        while !kept.is_empty() {
            // The last piece is sealed differently: a full one waits until it is known not to be the last.
            if self.waiting.len() == PIECE {
                self.pieces.push(self.sealer.piece(&self.waiting)?).await?;
                self.waiting.clear();
            }
            let (now, later) = kept.split_at(kept.len().min(PIECE - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            kept = later;
        }
        Ok(Ok(()))
    }

    /// Ends the file: from now on it belongs to the draft. Tells its id.
    ///
    /// # Errors
    /// As [`Arriving::take`].
    pub async fn finish(mut self) -> Result<std::result::Result<Uuid, Refused>> {
        if self.told.is_none()
            && let Err(why) = self.tell().await?
        {
            return Ok(Err(why));
        }
        let mut pieces = self.pieces;
        let whole = self.told.map(|(kind, cleaning)| cleaning.finish().map(|()| kind));
        let Some(Ok(kind)) = whole else {
            return Ok(pieces.refuse(Refused::Damaged).await?.map(|()| pieces.file));
        };
        for piece in self.sealer.finish(&self.waiting)? {
            pieces.push(piece?).await?;
        }
        pieces.write().await?;
        let about = Description {
            name: self.name,
            kind,
            length: u64::try_from(self.length).unwrap_or(u64::MAX),
            hash: hex(&self.hash.finalize()),
        };
        let sealed = sealed_description(&pieces.ctx, pieces.file, &self.key, &about)?;
        pieces.complete(&sealed).await?;
        Ok(Ok(pieces.file))
    }
}

impl Pieces {
    async fn push(&mut self, piece: Vec<u8>) -> Result<()> {
        self.hash.update(&piece);
        self.waiting.push(piece);
        if self.waiting.len() < AT_ONCE {
            return Ok(());
        }
        self.write().await
    }

    /// Writes what waits, unless the file was thrown away meanwhile: then nobody would ever delete it.
    async fn write(&mut self) -> Result<()> {
        let mut tx = self.ctx.db().begin().await?;
        draft_file::hold(&mut tx, self.file).await?;
        // A batch.
        for piece in self.waiting.drain(..) {
            blob::insert(&mut tx, self.file, self.written, &piece).await?;
            self.written += 1;
        }
        Ok(tx.commit(Act::FileArrived).await?)
    }

    /// Makes it one of the draft's.
    async fn complete(&mut self, sealed: &[u8]) -> Result<()> {
        let mut tx = self.ctx.db().begin().await?;
        // Whoever submits at the same time has it, or is told that it came too late.
        obligation::hold_draft(&mut tx, self.obligation).await?;
        let hash = self.hash.clone().finalize();
        draft_file::complete(&mut tx, self.file, sealed, self.written, &hash).await?;
        tx.commit(Act::FileArrived).await?;
        self.settled = true;
        Ok(())
    }

    /// Throws away what was written.
    async fn refuse(&mut self, why: Refused) -> Result<std::result::Result<(), Refused>> {
        give_up(&self.ctx, self.file).await?;
        self.settled = true;
        Ok(Err(why))
    }
}

impl Drop for Pieces {
    /// The line broke, the store did not answer, or the draft went away: the file must not count towards its limits.
    fn drop(&mut self) {
        if self.settled {
            return;
        }
        let (ctx, file) = (self.ctx.clone(), self.file);
        // Without a runtime the program ends; then the worker sweeps.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = give_up(&ctx, file).await {
                    tracing::warn!(%error, "a file that broke off could not be forgotten yet");
                }
            });
        }
    }
}
