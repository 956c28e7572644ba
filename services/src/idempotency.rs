//! Double clicks, reloads and repeated posts.
//!
//! Owns: the key that a form carries and how long it is remembered. Must not: protect reading; only acts need it.

use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use store::idempotency::{Earlier, FormKey};
use store::{Act, Tx};
use uuid::Uuid;

use crate::{Ctx, Error, Result, randomness};

const REMEMBERED: TimeDelta = TimeDelta::hours(24);

/// A fresh key for a form that is about to be shown.
#[must_use]
pub fn new_key(ctx: &Ctx) -> Uuid {
    randomness::uuid_v4(ctx.randomness())
}

/// One posting of a form.
#[derive(Clone, Copy)]
pub(crate) struct Posting<'a> {
    /// Key of the form.
    pub key: Uuid,
    /// Template of the route.
    pub route: &'a str,
    /// Everything that was typed.
    pub typed: &'a [&'a str],
    /// Where it leads when it is carried out.
    pub location: &'a str,
}

/// Claims the posting in the act's own transaction: `None` when it is the first, else where the first one led.
///
/// # Errors
/// [`Error::Conflict`] when the same form was carried out with other content: somebody went back, corrected a field and
/// posted again. That is a new act, which must neither be lost nor taken for done.
pub(crate) async fn claim(ctx: &Ctx, tx: &mut Tx, posting: Posting<'_>) -> Result<Option<String>> {
    let (key, content) = posting.digests();
    let form = posting.form(&key, &content);
    let earlier = store::idempotency::claim(tx, form, posting.location, ctx.now().into()).await?;
    earlier.map(|earlier| same(earlier, &content)).transpose()
}

/// Where the first posting of the form led, without claiming it: `None` when there was none.
///
/// # Errors
/// As [`claim`].
pub(crate) async fn earlier(tx: &mut Tx, posting: Posting<'_>) -> Result<Option<String>> {
    let (key, content) = posting.digests();
    let earlier = store::idempotency::earlier(tx, posting.form(&key, &content)).await?;
    earlier.map(|earlier| same(earlier, &content)).transpose()
}

fn same(earlier: Earlier, content: &[u8]) -> Result<String> {
    if earlier.content == content {
        Ok(earlier.location)
    } else {
        Err(Error::Conflict)
    }
}

impl Posting<'_> {
    /// Of the form, and of what was typed.
    fn digests(&self) -> (Vec<u8>, Vec<u8>) {
        let key = digest(b"key", self.key, &[]);
        (key, digest(b"content", self.key, self.typed))
    }

    fn form<'d>(&'d self, key: &'d [u8], content: &'d [u8]) -> FormKey<'d> {
        // Until there are accounts everybody is the same nobody; the key itself is unguessable.
        FormKey {
            key,
            account: "",
            route: self.route,
            content,
        }
    }
}

/// The key is random and not kept, so that nobody can try contents against what is stored.
fn digest(label: &[u8], key: Uuid, parts: &[&str]) -> Vec<u8> {
    let mut hash = Sha256::new_with_prefix(label);
    hash.update(key.as_bytes());
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().to_vec()
}

/// Forgets what is older than a day.
///
/// # Errors
/// When the store does not answer.
pub async fn sweep(ctx: &Ctx) -> Result<u64> {
    let mut tx = ctx.db().begin().await?;
    let forgotten = store::idempotency::sweep(&mut tx, (ctx.now() - REMEMBERED).into()).await?;
    tx.commit(Act::IdempotencySwept).await?;
    Ok(forgotten)
}
