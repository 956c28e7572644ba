//! What the worker does for the log.
//!
//! Owns: the lease of this process, when places are given and heads signed. Must not: run without being called; the
//! server decides how often.

use domain::system::Engine;
use store::Act;
use store::ledger::{self as stored, Lease};

use super::anchor::Anchor;
use super::head;
use crate::{Ctx, Error, Result};

/// Events that get their places in one transaction.
const BATCH: i64 = 1_000;

/// Gives events their places. One in each process that works.
#[derive(Default)]
pub struct Sequencer {
    lease: Option<Lease>,
}

impl Sequencer {
    /// Gives all waiting events their places, unless another process does so. Returns how many there were; the embedded
    /// engine never has any.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn sequence_due(&mut self, ctx: &Ctx) -> Result<usize> {
        if ctx.db().engine() == Engine::Sqlite {
            return Ok(0);
        }
        if stored::unsequenced(&mut ctx.db().read().await?).await?.count == 0 {
            return Ok(0);
        }
        let mut numbered = 0;
        while let Some(lease) = self.lease(ctx).await? {
            let mut tx = ctx.db().begin().await?;
            match stored::sequence(&mut tx, lease, ctx.now().into(), BATCH).await {
                Ok(0) => break,
                Ok(count) => {
                    tx.commit(Act::EventsSequenced).await?;
                    numbered += count;
                }
                // This process was too slow, and another has taken over.
                Err(store::Error::Conflict { .. }) => {
                    self.lease = None;
                    break;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(numbered)
    }

    async fn lease(&mut self, ctx: &Ctx) -> Result<Option<Lease>> {
        if self.lease.is_none() {
            let mut tx = ctx.db().begin().await?;
            self.lease = stored::take_lease(&mut tx, ctx.now().into()).await?;
            tx.commit(Act::LeaseTaken).await?;
        }
        Ok(self.lease)
    }
}

/// Signs the head when the log has grown, and keeps it in the anchor. A process that does not work (`signs` is false)
/// keeps what another has signed.
///
/// # Errors
/// [`Error::Internal`] when the log contradicts the anchor or its newest signed head: then nothing is signed.
pub async fn checkpoint_due(ctx: &Ctx, anchor: &Anchor, signs: bool) -> Result<()> {
    let keys = &ctx.platform.keys;
    if let Err(told) = anchor.compare(ctx.db(), keys).await?.told() {
        return Err(Error::Internal(told.into()));
    }
    let head = if signs {
        head::checkpoint(ctx.db(), keys, ctx.now()).await?
    } else {
        head::newest(&mut ctx.db().read().await?, keys).await?
    };
    match head {
        Some(head) => anchor.renew(&head, keys),
        None => Ok(()),
    }
}
