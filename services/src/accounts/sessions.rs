//! The sessions of one's own account, and those that have ended.
//!
//! Owns: signing out, the list of own sessions, ending the others, and the sweep. Must not: open one; `session` does.

use chrono::{DateTime, Utc};
use domain::access::{EndSessions, ReadOwnAccount};
use store::{Act, session};

use super::limits;
use super::session::{ABSOLUTE, IDLE, is_alive};
use crate::access::authorise_own;
use crate::keys::hex;
use crate::{Ctx, Result, ledger};

/// More sessions than anybody has.
const SESSIONS: i64 = 50;
/// As many step-ups as one sweep closes.
const STEP_UPS: i64 = 1_000;

/// Ends the session of this request.
///
/// # Errors
/// [`crate::Error::Unavailable`] when the store does not answer.
pub async fn sign_out(ctx: &Ctx) -> Result<()> {
    let session = ctx.session()?;
    let mut tx = ctx.db().begin().await?;
    if session::delete(&mut tx, &session.row.token_hash).await? {
        let subject = session.account.id.to_string();
        ledger::record(ctx, &mut tx, "session.closed", Some(&subject), serde_json::Value::Null).await?;
    }
    Ok(tx.commit(Act::SessionClosed).await?)
}

/// A session in the list of its owner.
pub struct Listed {
    /// What ends it: the digest of its token.
    pub id: String,
    /// Browser and system.
    pub agent: String,
    /// When it began.
    pub since: DateTime<Utc>,
    /// When it was last used.
    pub last: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// The open sessions of the actor's own account, the one used last first.
///
/// # Errors
/// [`crate::Error::Unauthenticated`]; [`crate::Error::Unavailable`].
pub async fn own(ctx: &Ctx) -> Result<Vec<Listed>> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ReadOwnAccount>(ctx)?;
    let mut tx = ctx.db().read().await?;
    let rows = session::list(&mut tx, session.account.id, SESSIONS).await?;
    let now = ctx.now();
    Ok(rows
        .into_iter()
        .filter(|row| is_alive(row, now))
        .filter_map(|row| {
            Some(Listed {
                id: hex(&row.token_hash),
                since: row.created_at.instant()?,
                last: row.seen_at.instant()?,
                is_this: row.token_hash == session.row.token_hash,
                agent: row.agent,
            })
        })
        .collect())
}

/// Ends all other sessions of the actor's own account.
///
/// # Errors
/// [`crate::Error::Unauthenticated`]; [`crate::Error::Unavailable`].
pub async fn end_others(ctx: &Ctx) -> Result<u64> {
    let session = ctx.session()?;
    let _permit = authorise_own::<EndSessions>(ctx)?;
    let mut tx = ctx.db().begin().await?;
    let ended = session::delete_others(&mut tx, session.account.id, Some(&session.row.token_hash)).await?;
    let subject = session.account.id.to_string();
    ledger::record(
        ctx,
        &mut tx,
        "session.others_ended",
        Some(&subject),
        serde_json::json!({ "ended": ended }),
    )
    .await?;
    tx.commit(Act::SessionClosed).await?;
    Ok(ended)
}

/// Deletes sessions that have ended by themselves, and counts of wrong attempts that are out of date; and takes the keys
/// of step-ups that are over out of the sessions that nobody uses just now.
///
/// # Errors
/// [`crate::Error::Unavailable`].
pub async fn sweep(ctx: &Ctx) -> Result<u64> {
    let now = ctx.now();
    let mut tx = ctx.db().begin().await?;
    let swept = session::sweep(&mut tx, (now - IDLE).into(), (now - ABSOLUTE).into()).await?;
    session::close_step_ups(&mut tx, now.into(), STEP_UPS).await?;
    limits::sweep(&mut tx, now).await?;
    tx.commit(Act::SessionsSwept).await?;
    Ok(swept)
}
