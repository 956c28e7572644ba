//! Telling the people of an approved list that they have to declare.
//!
//! Owns: the task of each, and a mail that says nothing but that there is something to do. Must not: take the head's time: the
//! worker does it, some people at a time.

use std::collections::BTreeSet;

use domain::lang::Lang;
use store::{Act, Tx, account, obligation, person};
use uuid::Uuid;

use super::asking::ask_declarants;
use crate::jobs::{self, Job};
use crate::{Ctx, Result};

/// People who are told at a time.
const AT_ONCE: i64 = 200;

/// Leaves the telling to the worker.
pub(super) async fn begin(ctx: &Ctx, tx: &mut Tx, lang: Lang, round: Uuid) -> Result<()> {
    next(ctx, tx, lang, round, Uuid::nil()).await
}

async fn next(ctx: &Ctx, tx: &mut Tx, lang: Lang, round: Uuid, after: Uuid) -> Result<()> {
    let job = Job::TellDeclarants { round, after, lang };
    jobs::enqueue(ctx, tx, &job, &format!("tell-declarants/{round}/{after}")).await
}

/// Tells some of them, and leaves the rest to another job. Nobody is told twice.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn tell(ctx: &Ctx, lang: Lang, round: Uuid, after: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let asked = obligation::list(&mut tx, round, true, after, AT_ONCE).await?;
    let people: Vec<Uuid> = asked.iter().map(|row| row.person).collect();
    // Whoever has no account yet is asked when he gets one.
    let accounts = account::of_people(&mut tx, &people).await?;
    ask_declarants(ctx, &mut tx, &accounts).await?;
    let accounts: BTreeSet<Uuid> = accounts.into_iter().map(|one| one.person).collect();
    let people = person::find_many(&mut tx, &people).await?;
    let told = people.iter().filter(|person| accounts.contains(&person.id));
    let mails = told.map(|person| (person.mail.as_str(), format!("declare/{round}/{}", person.id)));
    jobs::enqueue_notices(ctx, &mut tx, mails, lang).await?;
    let is_full = i64::try_from(asked.len()).is_ok_and(|told| told == AT_ONCE);
    if let Some(last) = asked.last().filter(|_| is_full) {
        next(ctx, &mut tx, lang, round, last.id).await?;
    }
    Ok(tx.commit(Act::DeclarantsTold).await?)
}
