//! What a submission will write, made beforehand.
//!
//! Owns: judging the draft, and sealing and signing it, from one state of the store. Must not: write anything.

use std::collections::BTreeSet;

use domain::access::SubmitDeclaration;
use domain::declarations::{Finding, Stage, Step, content_bytes};
use store::obligation::ObligationRow;
use store::receipt::ReceiptRow;
use store::record::{RecordRow, SealedVersionRow, WrapRow};
use store::{Tx, declaration_draft, record};
use uuid::Uuid;
use vault::account::AccountKeys;
use words::declaring as w;

use super::super::drafts::earlier;
use super::super::own::{self, Own};
use super::super::receivers::{self, Receiver};
use super::super::sealing::{self, NewVersion, Opener, Reader, RecordKey, Submitted, Writing, new_key};
use super::super::{files, judging, receipts};
use super::{KIND, Submission, finding_name, given};
use crate::access::path;
use crate::circles::Ring;
use crate::idempotency;
use crate::keys::{hex, invalid};
use crate::randomness::uuid_v7;
use crate::records::WRAPS;
use crate::{Ctx, Error, Result};

/// What came of preparing.
pub(super) enum Made {
    /// The request was carried out before; its receipt.
    Before(ReceiptRow),
    /// These findings stop it.
    Unready(Vec<Finding>),
    /// Everything is ready to be written.
    Ready(Box<Prepared>),
}

/// Everything that is written, and what it rests on.
pub(super) struct Prepared {
    /// The obligation and its round as they were.
    pub own: Own,
    /// The obligation as it will be.
    pub submitted: ObligationRow,
    pub receiver: Receiver,
    /// What the author has seen of circles, with this one.
    pub ring: Ring,
    /// The record, where it begins with this version.
    pub begun: Option<RecordRow>,
    pub version: SealedVersionRow,
    pub wraps: Vec<WrapRow>,
    pub files: files::Settled,
    /// The bytes over which its hashes are made.
    pub content: Vec<u8>,
    pub receipt: ReceiptRow,
    /// The event that will record it.
    pub event: Uuid,
}

/// Prepares what a submission will write.
///
/// # Errors
/// As [`super::submit`].
pub(super) async fn prepare(ctx: &Ctx, submission: &Submission<'_>) -> Result<Made> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<SubmitDeclaration>(ctx, &mut tx, submission.obligation).await?;
    let keys = ctx.session()?.all_keys()?;
    let typed = submission.typed();
    let typed = typed.each_ref().map(String::as_str);
    if let Some(earlier) = idempotency::earlier(&mut tx, submission.posting(&typed, "")).await? {
        return Ok(Made::Before(given(&mut tx, &own.row, &earlier).await?));
    }
    let stored = declaration_draft::newest(&mut tx, own.row.id).await?;
    let stored = stored
        .filter(|stored| stored.revision == submission.revision)
        .ok_or(Error::Conflict)?;
    let openers = Opener::own(ctx, &mut tx).await?;
    let mut writing = sealing::open_draft(ctx, &openers, &stored)?;
    let earlier = earlier(ctx, &mut tx, &own.row, &openers).await?;
    let found = judging::judged(ctx, &own, &earlier, &mut writing)?;
    let stopping: Vec<Finding> = found
        .iter()
        .filter(|finding| judging::stops(&writing, finding))
        .cloned()
        .collect();
    if !stopping.is_empty() {
        return Ok(Made::Unready(stopping));
    }
    let reasons: BTreeSet<String> = found.iter().map(finding_name).collect();
    writing.reasons.retain(|name, _| reasons.contains(name));
    // What was typed at things that are gone, or for another kind of thing, is not submitted.
    writing.set_aside.clear();
    writing.laid_by.clear();
    let prepared = sealed(ctx, &mut tx, submission, (own, writing), &openers, &keys).await?;
    Ok(Made::Ready(Box::new(prepared)))
}

/// Seals a draft that nothing stops.
async fn sealed(
    ctx: &Ctx,
    tx: &mut Tx,
    submission: &Submission<'_>,
    (own, writing): (Own, Writing),
    openers: &[Opener],
    keys: &AccountKeys,
) -> Result<Prepared> {
    let lang = submission.lang;
    let public = keys.public();
    let me = Uuid::from_bytes(public.account);
    let unit = path(tx, own.row.unit).await?;
    let receiver = receivers::receiver(ctx, tx, &unit, me).await?;
    let receiver = receiver.ok_or_else(|| invalid("receiver", w::nobody_receives, lang))?;
    // Whoever opens it believes its author's keys; here he is told while he can still do something about it.
    if receiver.trust.check(&public).is_err() {
        return Err(invalid("keys", w::keys_unconfirmed, lang));
    }
    if receiver.stamp(ctx) != submission.shown {
        return Err(invalid("receiver", w::readers_changed, lang));
    }
    let ring = receiver.pinned(ctx, tx, keys).await?;
    let readers = [Reader::account(&public), receiver.reader];
    let newest = match own.row.record {
        Some(record) => record::current_version(tx, record).await?,
        None => None,
    };
    let present = match &newest {
        Some(newest) => record::wraps(tx, newest.record, WRAPS).await?,
        None => Vec::new(),
    };
    let key = match &newest {
        Some(newest) => key_of(ctx, tx, newest, &present, &readers, openers).await?,
        None => new_key(ctx, 1),
    };
    let files = files::settled(ctx, tx, own.row.id, openers).await?;
    let mut nonce = [0; 32];
    ctx.randomness().fill(&mut nonce);
    let content = Submitted {
        nonce: hex(&nonce),
        files: files.attached.clone(),
        writing,
    };
    let declaration = &content.writing.declaration;
    let bytes = content_bytes(declaration).map_err(|error| Error::Internal(Box::new(error)))?;
    let commitment = receipts::commitment(&nonce, &bytes);
    let event = uuid_v7(ctx.randomness(), ctx.now());
    let id = newest
        .as_ref()
        .map_or_else(|| uuid_v7(ctx.randomness(), ctx.now()), |newest| newest.record);
    let version = NewVersion {
        record: id,
        // None was withdrawn without leaving its number behind.
        number: newest.as_ref().map_or(1, |newest| newest.version + 1),
        key: &key,
        readers: &readers,
        event,
    };
    // What was sent back was submitted in time or late on its first day; what was taken back never was.
    let first = own.row.completed_on.filter(|_| own.row.stage == Stage::Returned.code());
    let submitted = ObligationRow {
        record: Some(id),
        completed_on: first.or(Some(declaration.completion_date.0.into())),
        ..own::after(ctx, own.row.clone(), Step::Submit)?
    };
    Ok(Prepared {
        begun: newest.is_none().then(|| begun(ctx, &submitted, (id, me))),
        version: sealing::seal_version(ctx, keys, &version, &content)?,
        wraps: sealing::wraps(ctx, id, &key, &readers, &present)?,
        receipt: receipts::made(ctx, tx, (id, version.number), event, &commitment).await?,
        content: bytes,
        own,
        submitted,
        receiver,
        ring,
        files,
        event,
    })
}

/// The record of what is submitted for the first time.
fn begun(ctx: &Ctx, row: &ObligationRow, (id, owner): (Uuid, Uuid)) -> RecordRow {
    RecordRow {
        id,
        kind: KIND.to_owned(),
        owner,
        unit: row.unit,
        state: row.stage.clone(),
        created_at: ctx.now().into(),
        version: 0,
    }
}

/// The key to seal the next version of a record under: the one of the version before while nobody has that but its author and
/// the circle that receives this one; else a new one, so that nobody reads who is not told of on the page.
async fn key_of(
    ctx: &Ctx,
    tx: &mut Tx,
    before: &SealedVersionRow,
    wraps: &[WrapRow],
    readers: &[Reader; 2],
    openers: &[Opener],
) -> Result<RecordKey> {
    let me = readers[0].id;
    let newest = wraps.iter().map(|wrapped| wrapped.key_version).max();
    let is_expected = |wrapped: &WrapRow| {
        let is = |reader: &Reader| reader.has(wrapped, wrapped.key_version);
        wrapped.recipient == me || readers.iter().any(is)
    };
    match sealing::open_row::<Submitted>(ctx, tx, before, openers).await {
        Ok(opened) => {
            let mut of_key = wraps.iter().filter(|wrapped| wrapped.key_version == opened.key.version);
            if of_key.all(is_expected) {
                return Ok(opened.key);
            }
        }
        // It was sealed to keys that he lost.
        Err(Error::NotFound) => {}
        Err(error) => return Err(error),
    }
    Ok(new_key(ctx, newest.unwrap_or_default() + 1))
}
