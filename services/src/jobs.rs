//! Jobs that acts leave behind.
//!
//! Owns: the kinds of jobs and their payloads. Must not: put content, names or reasons into one.

use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::job::NewJob;

use crate::{Ctx, Error, Result, randomness};

/// A kind of job with what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// A mail that says only that something waits.
    Notice {
        /// Address.
        to: String,
        /// Language of the reader.
        lang: Lang,
    },
    /// The newest signed head of the ledger, as it is when the mail goes.
    Head {
        /// Address of an auditor.
        to: String,
        /// Language of the reader.
        lang: Lang,
    },
}

impl Job {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Notice { .. } => "notice",
            Self::Head { .. } => "head",
        }
    }
}

/// Leaves a neutral mail to `to` in the act's transaction; one for each `cause`.
pub(crate) async fn enqueue_notice(ctx: &Ctx, tx: &mut Tx, to: &str, lang: Lang, cause: &str) -> Result<()> {
    let job = Job::Notice {
        to: to.to_owned(),
        lang,
    };
    enqueue(ctx, tx, &job, cause).await
}

/// Leaves a job in the act's transaction; one for each `cause`.
pub(crate) async fn enqueue(ctx: &Ctx, tx: &mut Tx, job: &Job, cause: &str) -> Result<()> {
    let payload = serde_json::to_string(job).map_err(|error| Error::Internal(Box::new(error)))?;
    let now = ctx.now();
    let new = NewJob {
        id: randomness::uuid_v7(ctx.randomness(), now),
        kind: job.kind(),
        payload: &payload,
        dedupe: cause,
        run_at: now.into(),
    };
    Ok(store::job::enqueue(tx, &new).await?)
}
