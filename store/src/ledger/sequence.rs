//! Places for events that have none.
//!
//! Owns: the lease of the sequencing worker and the order of waiting events.
//! Must not: run without a lease, or change an event otherwise.

use domain::ledger::Hash;
use sqlx::query_as;

use super::head::HeadRow;
use super::tree::extend;
use crate::error::ensure_affected;
use crate::{Error, Result, Timestamp, Tx};

statements! {
    // Five seconds: as long as others wait for a worker that fell silent.
    TAKE_LEASE = "UPDATE ledger_head SET fence = fence + 1, leased_until = $1 + 5000000 WHERE leased_until <= $1 \
                  RETURNING fence";
    // Also locks the row, so that two calls with one lease come after each other.
    RENEW = "UPDATE ledger_head SET leased_until = $1 + 5000000 WHERE fence = $2 \
             RETURNING installation, epoch, size, fence";
    NUMBER = "UPDATE event SET leaf = $1 + waiting.place FROM ( \
              SELECT id, ROW_NUMBER() OVER (ORDER BY at, id) - 1 AS place FROM event WHERE leaf IS NULL \
              ORDER BY at, id LIMIT $2) AS waiting \
              WHERE event.id = waiting.id RETURNING leaf, hash";
    // A confidential event tells the hour alone: its age is not known.
    UNSEQUENCED = "SELECT COUNT(*) AS count, MIN(CASE WHEN class = 'ordinary' THEN at END) AS oldest \
                   FROM event WHERE leaf IS NULL";
}

/// The right to number events, until another worker takes it. Its number grows with each taking, so that a worker that
/// slept through the end of its lease is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    fence: i64,
}

/// Events that wait for their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Unsequenced {
    /// How many.
    pub count: i64,
    /// When the oldest ordinary one happened.
    pub oldest: Option<Timestamp>,
}

/// Takes the lease when nobody holds it at `now`.
///
/// # Errors
/// When the database does not answer.
pub async fn take_lease(tx: &mut Tx, now: Timestamp) -> Result<Option<Lease>> {
    let fence: Option<(i64,)> = on!(tx, |c| query_as(TAKE_LEASE).bind(now).fetch_optional(c).await)?;
    Ok(fence.map(|(fence,)| Lease { fence }))
}

/// Gives up to `batch` waiting events their places, oldest first, extends the tree and renews the lease. Returns how
/// many there were; the embedded engine never has any.
///
/// # Errors
/// [`Error::Conflict`] when another worker took the lease meanwhile.
pub async fn sequence(tx: &mut Tx, lease: Lease, now: Timestamp, batch: i64) -> Result<usize> {
    let head = on!(tx, |c| query_as::<_, HeadRow>(RENEW)
        .bind(now)
        .bind(lease.fence)
        .fetch_optional(c)
        .await)?;
    ensure_affected("ledger_head", 1, head.iter().len() as u64)?;
    let Some(head) = head else { return Ok(0) };
    let mut numbered: Vec<(i64, Vec<u8>)> =
        on!(tx, |c| query_as(NUMBER).bind(head.size).bind(batch).fetch_all(c).await)?;
    numbered.sort_unstable();
    let leaves = numbered
        .into_iter()
        .map(|(_, hash)| hash.try_into().map(Hash::from_bytes))
        .collect::<std::result::Result<Vec<_>, _>>()
        .map_err(|_| Error::Inconsistent {
            table: "event",
            column: "hash",
        })?;
    extend(tx, &head, &leaves).await?;
    Ok(leaves.len())
}

/// What waits for its place.
///
/// # Errors
/// When the database does not answer.
pub async fn unsequenced(tx: &mut Tx) -> Result<Unsequenced> {
    Ok(on!(tx, |c| query_as(UNSEQUENCED).fetch_one(c).await)?)
}
