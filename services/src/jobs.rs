//! Jobs that acts leave behind.
//!
//! Owns: the kinds of jobs and their payloads. Must not: put content, names or reasons into one.

use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::job::{NewJob, Waiting};
use uuid::Uuid;

use crate::{Ctx, Error, Result, randomness};

/// Kind of the jobs that send a neutral mail.
const NOTICE: &str = "notice";

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
    /// The people of an approved list are told that they have something to do: some at a time.
    TellDeclarants {
        /// The round.
        round: Uuid,
        /// Behind whose obligation to go on.
        after: Uuid,
        /// Language of the agency.
        lang: Lang,
    },
}

impl Job {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Notice { .. } => NOTICE,
            Self::Head { .. } => "head",
            Self::TellDeclarants { .. } => "tell_declarants",
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

/// Leaves a neutral mail to each of these addresses, as [`enqueue_notice`] does to one; whoever has none gets none.
pub(crate) async fn enqueue_notices<'a>(
    ctx: &Ctx,
    tx: &mut Tx,
    mails: impl Iterator<Item = (&'a str, String)>,
    lang: Lang,
) -> Result<()> {
    let mut waiting = Vec::new();
    for (place, (to, dedupe)) in mails.filter(|(to, _)| !to.is_empty()).enumerate() {
        let to = to.to_owned();
        let payload = serde_json::to_string(&Job::Notice { to, lang });
        waiting.push(Waiting {
            id: randomness::uuid_v7_in_list(ctx.randomness(), ctx.now(), place),
            payload: payload.map_err(|error| Error::Internal(Box::new(error)))?,
            dedupe,
        });
    }
    Ok(store::job::enqueue_all(tx, NOTICE, ctx.now().into(), &waiting).await?)
}
