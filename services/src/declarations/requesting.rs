//! Requests to complete while they are written.
//!
//! Owns: keeping one for its author as he writes, showing it to him again, and throwing it away. Must not: send one
//! (`receiving` does), or show one to anybody but its author. Saving is no event: what is sent is.

use std::collections::BTreeMap;

use domain::access::{ReceiveDeclaration, decide};
use domain::declarations::Step;
use store::{Act, Timestamp, Tx, request_draft};
use uuid::Uuid;

use super::filling::Kept;
use super::own;
use super::receiving::{Theirs, theirs};
use super::sealing::{self, Opener};
use crate::{Ctx, Error, Result};

/// What somebody has written of a request.
pub struct UnsentRequest {
    /// What was saved last; the next revision follows on it.
    pub revision: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// What is asked, by place. Empty when it was sealed to keys that its author lost.
    pub reasons: BTreeMap<String, String>,
}

/// The declaration, to somebody who receives it.
async fn to_receive(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Theirs> {
    let theirs = theirs(tx, ctx, id).await?;
    let _permit = decide::<ReceiveDeclaration>(&ctx.actor, &theirs.facts, ctx.today())?;
    own::refuse_own(ctx, &theirs.row)?;
    Ok(theirs)
}

/// Keeps what the actor has written of a request, after the revision `seen` (0 for none); an empty one is forgotten, and its
/// revision is 0. Whoever did something else with the declaration meanwhile does not stop it, as long as it can be sent back.
///
/// # Errors
/// [`Error::Conflict`] when another tab has saved meanwhile, or the declaration cannot be sent back any more; else as the
/// decision about [`ReceiveDeclaration`] says.
pub async fn keep_request(ctx: &Ctx, id: Uuid, seen: i64, reasons: &BTreeMap<String, String>) -> Result<Kept<()>> {
    let mut tx = ctx.db().begin().await?;
    let theirs = to_receive(ctx, &mut tx, id).await?;
    let can_be_sent = own::progress(&theirs.row)?.after(Step::Return, ctx.today());
    can_be_sent.map_err(|_| Error::Conflict)?;
    let typed = reasons
        .iter()
        .map(|(place, text)| (place.clone(), domain::text::normalize(text).to_string()));
    let typed: BTreeMap<String, String> = typed.filter(|(_, text)| !text.trim().is_empty()).collect();
    let author = ctx.session()?.account();
    let kept = |revision| Kept {
        revision,
        at: ctx.now(),
        told: (),
    };
    if typed.is_empty() {
        let newest = request_draft::find(&mut tx, id, author).await?;
        if newest.map_or(0, |row| row.revision) != seen {
            return Err(Error::Conflict);
        }
        request_draft::forget(&mut tx, id, author).await?;
        tx.commit(Act::RequestDrafted).await?;
        return Ok(kept(0));
    }
    // A new one begins behind all that were thrown away, so that no page of an earlier one is taken for one of this.
    let next = if seen == 0 {
        ctx.now().timestamp_micros()
    } else {
        seen + 1
    };
    let row = sealing::seal_request(ctx, id, next, &typed)?;
    request_draft::put(&mut tx, &row, seen).await?;
    tx.commit(Act::RequestDrafted).await?;
    Ok(kept(next))
}

/// What the actor has written of a request about a declaration, if he has.
///
/// # Errors
/// As the decision about [`ReceiveDeclaration`] says.
pub async fn kept_request(ctx: &Ctx, id: Uuid) -> Result<Option<UnsentRequest>> {
    let mut tx = ctx.db().read().await?;
    to_receive(ctx, &mut tx, id).await?;
    let Some(row) = request_draft::find(&mut tx, id, ctx.session()?.account()).await? else {
        return Ok(None);
    };
    let openers = Opener::own(ctx, &mut tx).await?;
    let reasons = match sealing::open_request(ctx, &openers, &row) {
        Ok(reasons) => reasons,
        Err(Error::NotFound) => BTreeMap::new(),
        Err(error) => return Err(error),
    };
    Ok(Some(UnsentRequest {
        revision: row.revision,
        at: row.saved_at,
        reasons,
    }))
}

/// Throws away what the actor has written of a request, if he has.
///
/// # Errors
/// As the decision about [`ReceiveDeclaration`] says.
pub async fn discard_request(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    to_receive(ctx, &mut tx, id).await?;
    request_draft::forget(&mut tx, id, ctx.session()?.account()).await?;
    Ok(tx.commit(Act::RequestDrafted).await?)
}
