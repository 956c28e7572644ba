//! Approving or refusing a proposed role.
//!
//! Owns: the approver's act: his word for the keys of whoever gets a circle's key, and, where he is a member himself,
//! handing it over. Must not: be done by the proposer, or without the key code that the person read out.

use chrono::NaiveDate;
use domain::access::{
    AdmitToCircle, ApproveRole, CircleKind, EndRole, Facts, Permit, RoleCode, RoleInQuestion, RoleState as Progress,
    decide,
};
use domain::lang::Lang;
use serde_json::json;
use store::role::{RoleRow, RoleState};
use store::{Act, account, role, unit};
use uuid::Uuid;

use crate::access::{authorise_for_role, is_open, with_role};
use crate::circles::{Admission, Place, admit_in, ask_fellows, counts_on, heard, newest_public};
use crate::{Ctx, Error, Result, ledger, tasks};

/// A proposed role as its approver sees it.
pub struct Asked {
    /// The role's id.
    pub id: Uuid,
    /// Whose account.
    pub account: Uuid,
    /// Name of the person.
    pub person_name: String,
    /// What he signs in as.
    pub login: String,
    /// Which role.
    pub role: RoleCode,
    /// Name of the unit it is of.
    pub unit_name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// Why it was proposed; none where it came with the founding.
    pub reason: Option<String>,
    /// Who proposed it; nobody at the founding.
    pub proposer_name: Option<String>,
    /// The circle whose key goes with it.
    pub circle: Option<CircleKind>,
    /// Whether the key code is asked for: its wearer reads what others wrote.
    pub asks_code: bool,
    /// Whether the person has keys already. Without them such a role cannot be approved.
    pub has_keys: bool,
    /// Whether the actor may approve it.
    pub may_approve: bool,
    /// Whether the actor may refuse it.
    pub may_refuse: bool,
}

/// A proposed role.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor may approve or refuse.
pub async fn look(ctx: &Ctx, id: Uuid) -> Result<Asked> {
    let mut tx = ctx.db().read().await?;
    let row = role::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let subject = with_role(ctx, &mut tx, &row).await?;
    let may_approve = is_open::<ApproveRole>(ctx, &subject.facts);
    let may_refuse = is_open::<EndRole>(ctx, &subject.facts);
    if row.state != RoleState::Proposed || !(may_approve || may_refuse) {
        return Err(Error::NotFound);
    }
    let role = RoleCode::from_code(&row.role).ok_or(Error::NotFound)?;
    let proposer_name = match row.proposed_by {
        Some(by) => account::listed(&mut tx, by).await?.map(|found| found.person_name),
        None => None,
    };
    let unit = unit::find(&mut tx, row.unit).await?.ok_or(Error::NotFound)?;
    Ok(Asked {
        id,
        account: row.account,
        person_name: subject.person_name,
        login: subject.account.login,
        role,
        unit_name: unit.name,
        from: row.valid_from.date(),
        to: row.valid_to.map(store::Day::date),
        reason: super::reason(&row),
        proposer_name,
        circle: role.row().circle,
        asks_code: role.reads_others(),
        has_keys: store::account_key::newest(&mut tx, row.account).await?.is_some(),
        may_approve,
        may_refuse,
    })
}

/// Puts a proposed role in force. Where it goes with a circle's key, `typed` is the key code that the actor heard from
/// the person: with it he stands for his keys, and admits him when he is a member himself.
///
/// # Errors
/// As the decision about [`ApproveRole`] says; [`Error::Invalid`] for a code that is not his.
pub async fn approve(ctx: &Ctx, lang: Lang, id: Uuid, typed: &str) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (subject, row, _permit) = authorise_for_role::<ApproveRole>(ctx, &mut tx, id).await?;
    let keys = ctx.session()?.all_keys()?;
    let role = RoleCode::from_code(&row.role).ok_or(Error::NotFound)?;
    let path = subject.facts.unit.clone().ok_or(Error::NotFound)?;
    let place = Place::of(role, &path);
    let mut heard_keys = None;
    let mut endorsement = None;
    if role.reads_others() {
        let public = newest_public(&mut tx, row.account).await?;
        endorsement = Some(heard(ctx, &mut tx, lang, &keys, &public, typed).await?);
        heard_keys = Some(public);
    }
    let active = RoleRow {
        state: RoleState::Active,
        approved_by: Some(ctx.session()?.account()),
        approved_at: Some(ctx.now().into()),
        endorsement,
        ..row
    };
    let active = role::update(&mut tx, active).await?;
    let body = json!({ "role": active.role, "unit": active.unit });
    ledger::record(ctx, &mut tx, "role.approved", Some(&active.account.to_string()), body).await?;
    tasks::settle_roles(ctx, &mut tx, active.account).await?;
    tasks::hand_on(ctx, &mut tx, role, &path, active.account).await?;
    let mut is_in = false;
    if let (Some(place), Some(public)) = (place, heard_keys)
        && counts_on(&active, ctx.today())
        && is_fellow(ctx, &subject.facts, role)
    {
        // Whether a second voice is needed, or the circle is still to be founded, the page of circles says.
        is_in = admit_in(ctx, &mut tx, &keys, place, &active, &public).await? == Admission::Admitted;
    }
    if !is_in {
        ask_fellows(ctx, &mut tx, &active).await?;
    }
    Ok(tx.commit(Act::RoleApproved).await?)
}

/// Whether the actor may hand over the key of the role's circle, now that it is approved.
fn is_fellow(ctx: &Ctx, facts: &Facts, role: RoleCode) -> bool {
    let facts = Facts {
        role: Some(RoleInQuestion {
            role,
            state: Some(Progress::Active),
        }),
        ..facts.clone()
    };
    let permit: std::result::Result<Permit<AdmitToCircle>, _> = decide(&ctx.actor, &facts, ctx.today());
    permit.is_ok()
}

/// Refuses a proposed role.
///
/// # Errors
/// As the decision about [`EndRole`] says; [`Error::NotFound`] when it is not proposed any more.
pub async fn refuse(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (_, row, _permit) = authorise_for_role::<EndRole>(ctx, &mut tx, id).await?;
    if row.state != RoleState::Proposed {
        return Err(Error::NotFound);
    }
    let refused = RoleRow {
        state: RoleState::Ended,
        approved_by: Some(ctx.session()?.account()),
        approved_at: Some(ctx.now().into()),
        ..row
    };
    let refused = role::update(&mut tx, refused).await?;
    let body = json!({ "role": refused.role, "unit": refused.unit });
    ledger::record(ctx, &mut tx, "role.refused", Some(&refused.account.to_string()), body).await?;
    tasks::settle_roles(ctx, &mut tx, refused.account).await?;
    Ok(tx.commit(Act::RoleEnded).await?)
}
