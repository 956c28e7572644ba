//! Recording acts.
//!
//! Owns: making an event of an act: its id, its time, its nonce and who acted. Must not: decide what counts as an event,
//! or put content into a body in clear.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use serde_json::Value;
use store::Tx;
use store::ledger::{NewEvent, What};
use uuid::Uuid;

use crate::randomness::{Randomness, uuid_v7};
use crate::{Ctx, Error, Result};

/// Records an act with the rows that it changed so far, in its transaction. `action` is a code such as
/// `account.locked`.
///
/// # Errors
/// When the store has no ledger or does not answer.
pub(crate) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    action: &'static str,
    subject: Option<&str>,
    body: Value,
) -> Result<()> {
    let id = uuid_v7(ctx.randomness(), ctx.now());
    record_as(ctx, tx, id, action, subject, body).await
}

/// The same with an id that was chosen before, because something else of the act names its event.
///
/// # Errors
/// As [`record`].
pub(crate) async fn record_as(
    ctx: &Ctx,
    tx: &mut Tx,
    id: Uuid,
    action: &'static str,
    subject: Option<&str>,
    body: Value,
) -> Result<()> {
    let what = What::Ordinary {
        action,
        actor: &name(&ctx.actor),
        subject,
    };
    append(tx, ctx.randomness(), id, ctx.now(), what, &body).await
}

/// Records what a command at the console did before the installation has keys.
pub(crate) async fn record_at_console(
    tx: &mut Tx,
    randomness: &dyn Randomness,
    now: DateTime<Utc>,
    action: &'static str,
    body: Value,
) -> Result<()> {
    let what = What::Ordinary {
        action,
        actor: &name(&Actor::Console),
        subject: None,
    };
    append(tx, randomness, uuid_v7(randomness, now), now, what, &body).await
}

async fn append(
    tx: &mut Tx,
    randomness: &dyn Randomness,
    id: Uuid,
    now: DateTime<Utc>,
    what: What<'_>,
    body: &Value,
) -> Result<()> {
    let body = serde_json::to_vec(body).map_err(|error| Error::Internal(Box::new(error)))?;
    let mut nonce = [0; 32];
    randomness.fill(&mut nonce);
    let event = NewEvent {
        id,
        at: now,
        what,
        nonce: &nonce,
        body: &body,
    };
    Ok(tx.record(&event).await?)
}

/// Who acted, as the ledger names him.
fn name(actor: &Actor) -> String {
    match actor {
        Actor::Anonymous => "anonymous".to_owned(),
        Actor::Worker => "worker".to_owned(),
        Actor::Console => "console".to_owned(),
        Actor::Person(person) => person.account.0.to_string(),
    }
}
