//! The loop of the background worker.
//!
//! Owns: when jobs are looked for. Must not: do one (`services::worker` does).

use std::sync::Arc;
use std::time::Duration;

use domain::access::Actor;
use services::accounts::sessions;
use services::declarations::files;
use services::ledger::send_head_due;
use services::{Ctx, Platform, idempotency, refusals, worker};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

const LOOK_FOR_JOBS: Duration = Duration::from_secs(2);
const SWEEP: Duration = Duration::from_secs(3600);
const RECORD_REFUSALS: Duration = Duration::from_secs(60);

/// Works until `stop` changes; what has been begun is finished first.
pub(crate) async fn run(platform: Arc<Platform>, mut stop: watch::Receiver<bool>) {
    let mut jobs = interval(LOOK_FOR_JOBS);
    jobs.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut sweep = interval(SWEEP);
    let mut refused = interval(RECORD_REFUSALS);
    refused.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            _ = jobs.tick() => {
                match worker::run_due(&Ctx::new(platform.clone(), Actor::Worker)).await {
                    // More may be due: what failed waits for its time, so this comes to an end.
                    Ok(1..) => jobs.reset_immediately(),
                    Ok(0) => {}
                    Err(error) => tracing::error!(%error, "the worker could not look for jobs"),
                }
            }
            _ = refused.tick() => {
                if let Err(error) = refusals::record_due(&Ctx::new(platform.clone(), Actor::Worker)).await {
                    tracing::error!(%error, "refusals could not be recorded");
                }
            }
            _ = sweep.tick() => {
                let ctx = Ctx::new(platform.clone(), Actor::Worker);
                if let Err(error) = idempotency::sweep(&ctx).await {
                    tracing::error!(%error, "old form keys could not be forgotten");
                }
                if let Err(error) = send_head_due(&ctx).await {
                    tracing::error!(%error, "the head of the day could not be sent to the auditors");
                }
                if let Err(error) = sessions::sweep(&ctx).await {
                    tracing::error!(%error, "ended sessions could not be deleted");
                }
                if let Err(error) = files::sweep(&ctx).await {
                    tracing::error!(%error, "what is left of broken uploads could not be deleted");
                }
            }
        }
    }
}
