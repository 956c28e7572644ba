//! The log's task beside the loop of the worker, and where its anchor lies.
//!
//! Owns: how often places are given, heads are signed and missing events are looked for. Must not: do any of it
//! (`services::ledger` does).

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::access::Actor;
use services::ledger::{Anchor, Sequencer, checkpoint_due, look_for_missing};
use services::{Ctx, Platform};
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::secret;

const SEQUENCE: Duration = Duration::from_millis(200);
const SIGN: Duration = Duration::from_secs(3);
const LOOK_FOR_MISSING: Duration = Duration::from_secs(10);
/// After a failure: the log of the process must stay readable.
const PAUSE: Duration = Duration::from_secs(5);

/// The anchor of the store in `data`: beside the system secret. The folder of a credential cannot be written, so then it
/// is beside the data.
pub(crate) fn anchor(data: &Path) -> Anchor {
    let secret = secret::path(data);
    let folder = secret.parent().unwrap_or(data);
    let credentials = env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
    let folder = if credentials.is_some_and(|credentials| credentials == folder) {
        data
    } else {
        folder
    };
    Anchor::new(folder.join(Anchor::FILE))
}

/// Keeps the log until `stop` changes. A process that does not work (`works` is false) keeps its anchor and looks for its
/// own events.
pub(crate) async fn keep(platform: Arc<Platform>, anchor: Anchor, works: bool, mut stop: watch::Receiver<bool>) {
    let ctx = || Ctx::new(platform.clone(), Actor::Worker);
    let mut sequencer = Sequencer::default();
    let mut sequence = every(SEQUENCE);
    let mut sign = every(SIGN);
    let mut look = every(LOOK_FOR_MISSING);
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            _ = sequence.tick(), if works => {
                if let Err(error) = sequencer.sequence_due(&ctx()).await {
                    tracing::error!(%error, "events could not be given their places");
                    sequence.reset_after(PAUSE);
                }
            }
            _ = sign.tick() => {
                if let Err(error) = checkpoint_due(&ctx(), &anchor, works).await {
                    tracing::error!(%error, "the head of the ledger could not be kept");
                    sign.reset_after(PAUSE);
                }
            }
            _ = look.tick() => {
                if let Err(error) = look_for_missing(&ctx()).await {
                    tracing::error!(%error, "missing events could not be looked for");
                }
            }
        }
    }
    // What was recorded until now shall not wait for the next start.
    let last = async {
        if works {
            sequencer.sequence_due(&ctx()).await?;
        }
        checkpoint_due(&ctx(), &anchor, works).await
    };
    if let Err(error) = last.await {
        tracing::error!(%error, "the last head of the ledger could not be kept");
    }
}

fn every(period: Duration) -> Interval {
    let mut interval = interval(period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}
