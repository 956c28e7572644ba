//! How far the worker has come, and what was missed.
//!
//! Owns: those facts. Must not: judge them; who asks knows whether a worker should be running.

use chrono::{DateTime, TimeDelta, Utc};
use store::Db;
use store::ledger::{self as stored, Filter};

use super::{head, missing};
use crate::Result;
use crate::keys::Keys;

/// Events beyond the newest signed head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lag {
    /// How many events have no place yet.
    pub waiting: u64,
    /// How many have a place and no signature over it.
    pub unsigned: u64,
    /// Whether anything was ever signed.
    pub signed: bool,
    /// Since when the oldest ordinary one of them is there.
    pub oldest: Option<DateTime<Utc>>,
    /// When an event was last found to be gone.
    pub missing: Option<DateTime<Utc>>,
}

impl Lag {
    /// How long the oldest has been there.
    #[must_use]
    pub fn age(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        self.oldest.map(|oldest| now - oldest)
    }
}

/// What the worker has not done yet.
///
/// # Errors
/// When the store does not answer, or its newest signed head is not signed by this installation.
pub async fn lag(db: &Db, keys: &Keys) -> Result<Lag> {
    let mut tx = db.read().await?;
    let size = stored::head(&mut tx).await?.size;
    let signed = head::newest(&mut tx, keys).await?.map(|head| head.checkpoint.size);
    let first = signed.unwrap_or(0);
    let unsigned = stored::events(&mut tx, i64::try_from(first).unwrap_or(i64::MAX), 1).await?;
    let waiting = stored::unsequenced(&mut tx).await?;
    let oldest = unsigned
        .first()
        .map(|stored| stored.event.at())
        .into_iter()
        .chain(waiting.oldest)
        .min();
    let filter = Filter {
        action: Some(missing::ACTION),
        ..Filter::default()
    };
    let missing = stored::page(&mut tx, &filter, None, 1).await?;
    Ok(Lag {
        waiting: waiting.count.try_into().unwrap_or(0),
        unsigned: size.saturating_sub(first),
        signed: signed.is_some(),
        oldest: oldest.and_then(store::Timestamp::instant),
        missing: missing.first().and_then(|event| event.at().instant()),
    })
}
