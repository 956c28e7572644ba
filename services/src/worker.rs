//! The background worker.
//!
//! Owns: taking jobs from the queue, doing them, trying again. Must not: hold user keys or see content.

use chrono::TimeDelta;
use domain::day;
use store::Act;
use store::job::{self, JobRow};

use crate::jobs::Job;
use crate::mail::Letter;
use crate::{Ctx, Error, Result, declarations, ledger};

/// All of them, each as slow as mail may be, end well before their lease does.
const AT_ONCE: i64 = 5;
const LEASE: TimeDelta = TimeDelta::minutes(5);
const FIRST_RETRY: TimeDelta = TimeDelta::seconds(30);
const LONGEST_RETRY: TimeDelta = TimeDelta::hours(1);

/// Does all jobs that are due and returns how many were begun. Safe to run in several processes at once.
///
/// # Errors
/// When the store does not answer; jobs already taken come back when their lease ends.
pub async fn run_due(ctx: &Ctx) -> Result<usize> {
    let mut tx = ctx.db().begin().await?;
    let now = ctx.now();
    let taken = job::claim(&mut tx, now.into(), (now + LEASE).into(), AT_ONCE).await?;
    if taken.is_empty() {
        return Ok(0);
    }
    tx.commit(Act::JobsClaimed).await?;
    for row in &taken {
        finish_or_postpone(ctx, row, perform_apart(ctx, row).await).await?;
    }
    Ok(taken.len())
}

/// A job that panics fails like any other and takes neither its neighbours nor the worker with it.
async fn perform_apart(ctx: &Ctx, row: &JobRow) -> Result<()> {
    let (ctx, row) = (ctx.clone(), row.clone());
    let apart = tokio::spawn(async move { perform(&ctx, &row).await });
    // What the panic said may quote what it worked on: it is not passed on.
    apart
        .await
        .unwrap_or_else(|_| Err(Error::Internal("the job panicked".into())))
}

/// How many jobs wait or are being done.
///
/// # Errors
/// When the store does not answer.
pub async fn waiting(ctx: &Ctx) -> Result<i64> {
    Ok(job::count(&mut ctx.db().read().await?).await?)
}

async fn perform(ctx: &Ctx, row: &JobRow) -> Result<()> {
    let job: Job = serde_json::from_str(&row.payload).map_err(|error| Error::Internal(Box::new(error)))?;
    if let Job::TellDeclarants { round, after, lang } = job {
        return declarations::tell(ctx, lang, round, after).await;
    }
    let Some(mailer) = &ctx.platform.mailer else {
        tracing::info!(job = %row.id, "mail is not set up; what waits stays on the start page only");
        return Ok(());
    };
    let Some(letter) = letter(ctx, job).await? else {
        return Ok(());
    };
    mailer
        .send(&letter)
        .await
        .map_err(|error| Error::Internal(Box::new(error)))
}

/// What is sent; nothing where there is nothing to send any more.
async fn letter(ctx: &Ctx, job: Job) -> Result<Option<Letter>> {
    Ok(match job {
        Job::Notice { to, lang } => Some(Letter {
            to,
            subject: words::contact::mail_subject(lang),
            body: words::contact::mail_body(lang),
        }),
        Job::Head { to, lang } => ledger::newest_head(ctx).await?.map(|head| Letter {
            to,
            subject: words::audit::mail_subject(lang, &day::vietnamese(ctx.today())),
            body: words::audit::mail_body(lang, &head.note, &head.verifier),
        }),
        Job::TellDeclarants { .. } => None,
    })
}

async fn finish_or_postpone(ctx: &Ctx, row: &JobRow, outcome: Result<()>) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (settled, act) = match outcome {
        Ok(()) => (job::finish(&mut tx, row).await, Act::JobDone),
        Err(error) => {
            tracing::warn!(job = %row.id, kind = row.kind, attempts = row.attempts, %error, "job failed");
            (
                job::postpone(&mut tx, row, (ctx.now() + retry_after(row.attempts)).into()).await,
                Act::JobPostponed,
            )
        }
    };
    match settled {
        Ok(()) => Ok(tx.commit(act).await?),
        // The lease ran out and another worker has the job now: it will settle it.
        Err(store::Error::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Doubles with each attempt: 30 s, 1 min, 2 min … one hour.
fn retry_after(attempts: i64) -> TimeDelta {
    let doublings = u32::try_from(attempts.saturating_sub(1).clamp(0, 16)).unwrap_or(16);
    FIRST_RETRY
        .checked_mul(1 << doublings)
        .map_or(LONGEST_RETRY, |wait| wait.min(LONGEST_RETRY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_between_attempts_doubles_up_to_an_hour() {
        let cases = [(1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (1_000, 3600)];
        for (attempts, seconds) in cases {
            assert_eq!(retry_after(attempts).num_seconds(), seconds, "{attempts}");
        }
    }
}
