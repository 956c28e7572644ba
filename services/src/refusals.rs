//! Refusals of people who are signed in.
//!
//! Owns: counting them by the minute, and the one event that each minute of each route becomes. Must not: make an event
//! of every single one: whoever knocks a thousand times would fill the ledger.

use domain::access::Actor;
use serde_json::json;
use store::{Act, refusal};

use crate::{Ctx, Result, ledger};

/// Counts that become events in one transaction.
const AT_ONCE: i64 = 200;
const MINUTE: i64 = 60;

/// Counts that the actor was refused at a route; nobody signed in is not counted.
///
/// # Errors
/// When the store does not answer.
pub async fn count(ctx: &Ctx, route: &str) -> Result<()> {
    let Actor::Person(person) = &ctx.actor else {
        return Ok(());
    };
    let mut tx = ctx.db().begin().await?;
    let minute = ctx.now().timestamp().div_euclid(MINUTE);
    refusal::count(&mut tx, person.account.0, route, minute).await?;
    Ok(tx.commit(Act::RefusalCounted).await?)
}

/// Records the refusals of minutes that are over; tells how many events that were.
///
/// # Errors
/// When the store does not answer.
pub async fn record_due(ctx: &Ctx) -> Result<usize> {
    let mut recorded = 0;
    loop {
        let some = record_some(ctx).await?;
        recorded += some;
        if some == 0 {
            return Ok(recorded);
        }
    }
}

async fn record_some(ctx: &Ctx) -> Result<usize> {
    let minute = ctx.now().timestamp().div_euclid(MINUTE);
    let mut tx = ctx.db().begin().await?;
    let due = refusal::take_before(&mut tx, minute, AT_ONCE).await?;
    for row in &due {
        let body = json!({ "route": row.route, "minute": row.minute, "count": row.count });
        ledger::record(ctx, &mut tx, "access.refused", Some(&row.account.to_string()), body).await?;
    }
    tx.commit(Act::RefusalsRecorded).await?;
    Ok(due.len())
}
