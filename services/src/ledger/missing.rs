//! Events that this process committed and that are not in the log.
//!
//! Owns: when such an event is missing, and telling it. Must not: repair anything; a person must look.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use serde_json::json;
use store::Act;
use store::ledger::{self as stored, CommittedEvent, FoundEvent};
use uuid::Uuid;

use super::head;
use super::record::record;
use crate::{Ctx, Result};

/// How long an event may wait for a signed head.
const PATIENCE: TimeDelta = TimeDelta::minutes(1);
/// Events looked for at once.
const BATCH: usize = 500;
/// The action of the event that records it.
pub(super) const ACTION: &str = "event.missing";

/// What is not in the log as it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Events that are not there any more, or in whose place another stands. Told once.
    pub gone: Vec<Uuid>,
    /// How many are there, but in no signed head after a minute: no worker is at work. Told until they are.
    pub late: usize,
}

/// Looks for the oldest events that this process committed and forgets those that a signed head contains. For the others
/// it raises `event.missing`: in the log of the process, and, when an event is gone, in the ledger.
///
/// # Errors
/// When the store does not answer; then everything is looked for again.
pub async fn look_for_missing(ctx: &Ctx) -> Result<Missing> {
    let committed = ctx.db().committed().oldest(BATCH);
    if committed.is_empty() {
        return Ok(Missing::default());
    }
    let mut tx = ctx.db().read().await?;
    let signed = head::newest(&mut tx, &ctx.platform.keys).await?;
    let signed = signed.map_or(0, |head| head.checkpoint.size);
    let ids: Vec<Uuid> = committed.iter().map(|event| event.id).collect();
    let found = stored::find(&mut tx, &ids).await?;
    drop(tx);
    let found: HashMap<Uuid, FoundEvent> = found.into_iter().map(|event| (event.id, event)).collect();

    let mut done = HashSet::new();
    let mut missing = Missing::default();
    for event in &committed {
        match found.get(&event.id).filter(|found| is_same(found, event)) {
            None => missing.gone.push(event.id),
            Some(found) if is_below(found.leaf, signed) => {
                done.insert(event.id);
            }
            Some(_) if ctx.now() - event.at > PATIENCE => missing.late += 1,
            Some(_) => {}
        }
    }
    raise(ctx, &missing).await?;
    done.extend(&missing.gone);
    ctx.db().committed().forget(&done);
    Ok(missing)
}

fn is_same(found: &FoundEvent, committed: &CommittedEvent) -> bool {
    found.hash == committed.hash.as_bytes()
}

fn is_below(leaf: Option<i64>, size: u64) -> bool {
    leaf.and_then(|leaf| u64::try_from(leaf).ok())
        .is_some_and(|leaf| leaf < size)
}

async fn raise(ctx: &Ctx, missing: &Missing) -> Result<()> {
    if missing.late > 0 {
        tracing::error!(
            late = missing.late,
            "event.missing: no signed head contains them after a minute"
        );
    }
    if missing.gone.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db().begin().await?;
    for id in &missing.gone {
        tracing::error!(event = %id, "event.missing: it was committed and is gone");
        record(ctx, &mut tx, ACTION, Some(&id.to_string()), json!({})).await?;
    }
    Ok(tx.commit(Act::MissingEventRaised).await?)
}
