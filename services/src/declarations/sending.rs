//! A list on its way between the officer who makes it and the head who approves it.
//!
//! Owns: sending it, and returning it with a reason. Must not: approve it (`rounds` does).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::{AccountId, ApproveRoster, Facts, OpenRound, Permit, Proposer, RoleCode, UnitPath, decide};
use domain::declarations::obligations::ReturnReason;
use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::json;
use store::declaration_round::{RoundRow, RoundState};
use store::round_step::{self, RoundStep, StepRow};
use store::{Act, Tx, account, declaration_round, obligation, person};
use uuid::Uuid;
use words::declaring as w;

use super::rounds::{self, Round, refuse_lacking};
use crate::access::path;
use crate::keys::invalid;
use crate::randomness::uuid_v7;
use crate::tasks::Asked;
use crate::{Ctx, Error, Result, ledger, tasks};

/// A list as it was shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownList {
    /// Language of the page.
    pub lang: Lang,
    /// The round.
    pub round: Uuid,
    /// Its version.
    pub version: i64,
}

/// A list that is still being made, and nobody changed since it was shown.
async fn being_made(tx: &mut Tx, shown: &ShownList) -> Result<(RoundRow, UnitPath)> {
    let row = declaration_round::find(tx, shown.round).await?.ok_or(Error::NotFound)?;
    let unit = path(tx, row.unit).await?;
    Ok((row, unit))
}

fn refuse_old(row: &RoundRow, shown: &ShownList) -> Result<()> {
    let is_as_shown = row.version == shown.version && row.state == RoundState::Listing;
    if is_as_shown { Ok(()) } else { Err(Error::Conflict) }
}

/// Sends the list to the heads, who are asked to approve it.
///
/// # Errors
/// [`Error::Invalid`] while somebody lacks a last day or a control body, and for an empty list; [`Error::Conflict`] when it
/// was changed or approved meanwhile; else as the decision about [`OpenRound`] says.
pub async fn send_list(ctx: &Ctx, shown: &ShownList) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (row, unit) = being_made(&mut tx, shown).await?;
    let facts = Facts {
        unit: Some(unit.clone()),
        ..Facts::default()
    };
    let _permit: Permit<OpenRound> = decide(&ctx.actor, &facts, ctx.today())?;
    refuse_old(&row, shown)?;
    refuse_lacking(ctx, &mut tx, shown.lang, row.id).await?;
    step(ctx, &mut tx, row.id, RoundStep::Sent, None).await?;
    tasks::finish(ctx, &mut tx, TaskKind::CorrectRoster, row.id).await?;
    let asked = Asked {
        kind: TaskKind::ApproveRoster,
        subject: row.id,
        due: None,
    };
    tasks::ask(ctx, &mut tx, RoleCode::ThuTruong, &unit, &asked).await?;
    let subject = row.id.to_string();
    ledger::record(ctx, &mut tx, "round.sent", Some(&subject), serde_json::Value::Null).await?;
    Ok(tx.commit(Act::RosterSent).await?)
}

/// The head returns the list to the officers, with a reason.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`Error::Conflict`] when it was changed, approved or returned meanwhile; else as the
/// decision about [`ApproveRoster`] says.
pub async fn return_list(ctx: &Ctx, shown: &ShownList, reason: &str) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (row, unit) = being_made(&mut tx, shown).await?;
    let facts = Facts {
        unit: Some(unit.clone()),
        proposer: Some(Proposer::Account(AccountId(row.opened_by))),
        ..Facts::default()
    };
    let _permit: Permit<ApproveRoster> = decide(&ctx.actor, &facts, ctx.today())?;
    refuse_old(&row, shown)?;
    let last = round_step::newest(&mut tx, row.id).await?;
    if last.is_none_or(|last| last.kind != RoundStep::Sent) {
        return Err(Error::Conflict);
    }
    let reason = ReturnReason::from_code(reason).ok_or_else(|| invalid("reason", w::reason_missing, shown.lang))?;
    step(ctx, &mut tx, row.id, RoundStep::Returned, Some(reason)).await?;
    tasks::finish(ctx, &mut tx, TaskKind::ApproveRoster, row.id).await?;
    let asked = Asked {
        kind: TaskKind::CorrectRoster,
        subject: row.id,
        due: None,
    };
    tasks::ask(ctx, &mut tx, RoleCode::CanBoToChuc, &unit, &asked).await?;
    let subject = row.id.to_string();
    let body = json!({ "reason": reason.code() });
    ledger::record(ctx, &mut tx, "round.returned", Some(&subject), body).await?;
    Ok(tx.commit(Act::RosterReturned).await?)
}

async fn step(ctx: &Ctx, tx: &mut Tx, round: Uuid, kind: RoundStep, reason: Option<ReturnReason>) -> Result<()> {
    let row = StepRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        round,
        kind,
        reason: reason.map(|reason| reason.code().to_owned()),
        made_by: ctx.session()?.account(),
        made_at: ctx.now().into(),
    };
    Ok(round_step::insert(tx, &row).await?)
}

/// What the head reads before he decides.
pub struct Decision {
    /// The round.
    pub round: Round,
    /// How many make each kind of declaration, by its code.
    pub kinds: BTreeMap<String, i64>,
    /// How many of them were corrected by hand.
    pub by_hand: i64,
    /// How many were taken off the list.
    pub taken_off: i64,
    /// The latest of their last days.
    pub latest_due: Option<NaiveDate>,
    /// Telephone of whoever opened the round; empty for none.
    pub phone: String,
}

/// What the head reads before he decides.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round for the actor.
pub async fn decision(ctx: &Ctx, id: Uuid) -> Result<Decision> {
    let mut tx = ctx.db().read().await?;
    let round = rounds::seen(ctx, &mut tx, id).await?;
    let sums = obligation::sums(&mut tx, id).await?;
    let opener = account::find(&mut tx, round.row.opened_by).await?;
    let opener = match opener {
        Some(account) => person::find(&mut tx, account.person).await?,
        None => None,
    };
    let phone = opener.map(|person| {
        if person.extension.is_empty() {
            person.phone
        } else {
            person.extension
        }
    });
    Ok(Decision {
        taken_off: obligation::taken_off(&mut tx, id).await?,
        by_hand: sums.iter().map(|sum| sum.by_hand).sum(),
        latest_due: sums.iter().filter_map(|sum| sum.latest_due).max().map(store::Day::date),
        kinds: sums.into_iter().map(|sum| (sum.kind, sum.count)).collect(),
        phone: phone.unwrap_or_default(),
        round,
    })
}
