//! Double clicks, reloads and repeated posts.
//!
//! Owns: the key that a form carries and how long it is remembered. Must not: protect reading; only acts need it.

use chrono::TimeDelta;
use store::idempotency::FormKey;
use store::{Act, Tx};
use uuid::Uuid;

use crate::{Ctx, Result, randomness};

const REMEMBERED: TimeDelta = TimeDelta::hours(24);

/// A fresh key for a form that is about to be shown.
#[must_use]
pub fn new_key(ctx: &Ctx) -> Uuid {
    randomness::uuid_v4(ctx.randomness())
}

/// Claims the posting in the act's own transaction: `None` when it is the first, else where the first one led.
pub(crate) async fn claim(ctx: &Ctx, tx: &mut Tx, key: Uuid, route: &str, location: &str) -> Result<Option<String>> {
    // Until there are accounts everybody is the same nobody; the key itself is unguessable.
    let form = FormKey {
        key,
        account: "",
        route,
    };
    Ok(store::idempotency::claim(tx, form, location, ctx.now().into()).await?)
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
