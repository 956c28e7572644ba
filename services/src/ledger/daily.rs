//! The head of the day, sent out of the house.
//!
//! Owns: sending it to every auditor once a day. Must not: sign one, or send anything about an event.

use domain::access::RoleCode;
use domain::lang::Lang;
use serde_json::json;
use store::ledger::has_happened;
use store::{Act, Tx, account, person, role};
use uuid::Uuid;

use super::head;
use super::record::record;
use crate::jobs::{self, Job};
use crate::{Ctx, Result};

const SENT: &str = "ledger.head_sent";
/// More auditors than an agency has.
const AUDITORS: i64 = 50;

/// Leaves today's mail to the auditors, when it was not left yet, and tells how many there are. A head that somebody keeps
/// outside the machine is what a later copy of the store is compared with.
///
/// # Errors
/// When the store does not answer.
pub async fn send_head_due(ctx: &Ctx) -> Result<usize> {
    if ctx.platform.mailer.is_none() {
        return Ok(0);
    }
    let day = ctx.today().to_string();
    let mut tx = ctx.db().begin().await?;
    if head::newest(&mut tx, &ctx.platform.keys).await?.is_none() || has_happened(&mut tx, SENT, &day).await? {
        return Ok(0);
    }
    let auditors = auditors(ctx, &mut tx).await?;
    if auditors.is_empty() {
        return Ok(0);
    }
    for (account, to) in &auditors {
        let lang = Lang::default();
        let job = Job::Head { to: to.clone(), lang };
        jobs::enqueue(ctx, &mut tx, &job, &format!("{SENT}/{day}/{account}")).await?;
    }
    record(ctx, &mut tx, SENT, Some(&day), json!({ "auditors": auditors.len() })).await?;
    tx.commit(Act::HeadSent).await?;
    Ok(auditors.len())
}

/// Those who have an address.
async fn auditors(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<(Uuid, String)>> {
    let code = RoleCode::KiemToanNoiBo.code();
    let roles = role::holders(tx, None, [code, code], ctx.today().into(), AUDITORS).await?;
    let mut ids: Vec<Uuid> = roles.into_iter().map(|row| row.account).collect();
    ids.sort_unstable();
    ids.dedup();
    let accounts = account::named(tx, &ids).await?;
    let people: Vec<Uuid> = accounts.iter().map(|row| row.account.person).collect();
    let people = person::find_many(tx, &people).await?;
    let addressed = accounts.iter().filter_map(|row| {
        let person = people.iter().find(|person| person.id == row.account.person)?;
        (!person.mail.is_empty()).then(|| (row.account.id, person.mail.clone()))
    });
    Ok(addressed.collect())
}
