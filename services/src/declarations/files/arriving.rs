//! A file that arrives.
//!
//! Owns: judging it by its first bytes, sealing it piece by piece, and writing the pieces a few at a time. Must not: hold
//! more of it than these, or a transaction while more of it is waited for.

use domain::access::Declare;
use domain::files::{FileKind, LONGEST, TOLD_BY};
use sha2::{Digest, Sha256};
use store::draft_file::DraftFileRow;
use store::{Act, blob, draft_file};
use uuid::Uuid;
use vault::Secret;
use vault::stream::{PIECE, Sealer};
use zeroize::Zeroizing;

use super::super::own;
use super::{Description, FILES, MOST_FILES, MOST_PIECES, place, plain_name, sealed_description, wrapped_key};
use crate::keys::{VaultRng, hex};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result};

/// How long a file may take to arrive before it counts as given up.
const PATIENCE: chrono::TimeDelta = chrono::TimeDelta::hours(1);
/// Sealed pieces that are written with one commit: 1 MiB.
const AT_ONCE: usize = 16;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It is none of the kinds that are accepted.
    Kind,
    /// It is longer than is accepted.
    TooLong,
    /// The declaration has as many files, or as much in them, as one may have.
    TooMany,
}

/// A file that is being taken in. What was written of one that does not come to its end is thrown away with the next.
pub struct Arriving {
    pieces: Pieces,
    name: String,
    key: Secret,
    sealer: Sealer,
    /// What has come and is not sealed: at most a piece.
    waiting: Zeroizing<Vec<u8>>,
    kind: Option<FileKind>,
    length: usize,
    hash: Sha256,
}

/// Its sealed pieces on their way into the store.
struct Pieces {
    ctx: Ctx,
    file: Uuid,
    /// Those that are not written.
    waiting: Vec<Vec<u8>>,
    written: i64,
    hash: Sha256,
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
    let (mut there, mut pieces) = (0, 0);
    let given_up = (ctx.now() - PATIENCE).into();
    // A handful.
    for row in draft_file::list(&mut tx, obligation, FILES).await? {
        if row.pieces.is_none() && row.added_at <= given_up {
            draft_file::delete(&mut tx, row.id).await?;
            blob::sweep(&mut tx, row.id).await?;
            continue;
        }
        there += usize::from(row.removed_at.is_none());
        pieces += row.pieces.unwrap_or_default();
    }
    let longest = i64::try_from(LONGEST / PIECE).unwrap_or(i64::MAX);
    if there >= MOST_FILES || pieces + longest > MOST_PIECES {
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
            file,
            hash: Sha256::new_with_prefix(&prefix),
            waiting: vec![prefix],
            written: 0,
        },
        name: plain_name(name),
        key,
        sealer,
        waiting: Zeroizing::new(Vec::with_capacity(PIECE)),
        kind: None,
        length: 0,
        hash: Sha256::new(),
    }))
}

impl Arriving {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When the store does not answer. The inner one says why the file is not taken; nothing of it is kept then.
    pub async fn take(&mut self, mut bytes: &[u8]) -> Result<std::result::Result<(), Refused>> {
        self.length = self.length.saturating_add(bytes.len());
        if self.length > LONGEST {
            return self.pieces.refuse(Refused::TooLong).await;
        }
        self.hash.update(bytes);
        while !bytes.is_empty() {
            // The last piece is sealed differently: a full one waits until it is known not to be the last.
            if self.waiting.len() == PIECE {
                self.pieces.push(self.sealer.piece(&self.waiting)?).await?;
                self.waiting.clear();
            }
            let (now, later) = bytes.split_at(bytes.len().min(PIECE - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            bytes = later;
            if self.kind.is_none() && self.waiting.len() >= TOLD_BY {
                self.kind = FileKind::of(&self.waiting);
                if self.kind.is_none() {
                    return self.pieces.refuse(Refused::Kind).await;
                }
            }
        }
        Ok(Ok(()))
    }

    /// Ends the file: from now on it belongs to the draft. Tells its id.
    ///
    /// # Errors
    /// As [`Arriving::take`]; [`Error::Conflict`] when the draft was submitted or thrown away meanwhile.
    pub async fn finish(self) -> Result<std::result::Result<Uuid, Refused>> {
        let mut pieces = self.pieces;
        let Some(kind) = self.kind.or_else(|| FileKind::of(&self.waiting)) else {
            let why = if self.length == 0 {
                Refused::Empty
            } else {
                Refused::Kind
            };
            return Ok(pieces.refuse(why).await?.map(|()| pieces.file));
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
        let mut tx = pieces.ctx.db().begin().await?;
        let hash = pieces.hash.finalize();
        draft_file::complete(&mut tx, pieces.file, &sealed, pieces.written, &hash).await?;
        tx.commit(Act::FileArrived).await?;
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

    async fn write(&mut self) -> Result<()> {
        let mut tx = self.ctx.db().begin().await?;
        // A batch.
        for piece in self.waiting.drain(..) {
            blob::insert(&mut tx, self.file, self.written, &piece).await?;
            self.written += 1;
        }
        Ok(tx.commit(Act::FileArrived).await?)
    }

    /// Throws away what was written.
    async fn refuse(&mut self, why: Refused) -> Result<std::result::Result<(), Refused>> {
        let mut tx = self.ctx.db().begin().await?;
        draft_file::delete(&mut tx, self.file).await?;
        blob::sweep(&mut tx, self.file).await?;
        tx.commit(Act::FileRemoved).await?;
        Ok(Err(why))
    }
}
