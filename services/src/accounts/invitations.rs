//! Slips with which people open their accounts.
//!
//! Owns: who gets one from whom, alone or with all others of his unit. Must not: store what stands on a slip, or let the
//! administrator see one.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{
    AccountId, ApproveRole, Denied, Facts, IssueInvitation, ListAccounts, Permit, PersonId, Proposer, ReInvite,
    RoleCode, RoleInQuestion, RoleState as Progress, UnitPath, decide,
};
use domain::task::TaskKind;
use store::account::{AccountState, ListedAccount};
use store::invitation::{Issue, NewInvitation};
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account, invitation, role};
use uuid::Uuid;

use super::administration::{sees_the_agency, unit_name};
use super::first::{self, Invitation};
use super::telling::tell_owner;
use crate::access::{self, authorise, authorise_for};
use crate::people::assignments::sign_whose;
use crate::people::units::UNITS;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// How long a printed slip is good for.
const VALID: TimeDelta = TimeDelta::days(14);
/// Slips that are printed at one go; the rest of a large unit comes with the next.
pub const AT_ONCE: i64 = 50;

/// A slip to print and hand over.
pub struct PrintedSlip {
    /// The agency's name as it stands on documents.
    pub agency_name: String,
    /// Name of the person.
    pub person_name: String,
    /// Name of the person's unit.
    pub unit_name: String,
    /// What is typed as login.
    pub login: String,
    /// What is typed as secret; it stands on this slip and nowhere else.
    pub secret: String,
    /// When it is worth nothing any more.
    pub expires_at: DateTime<Utc>,
}

/// Makes a slip: the first one of an account that nobody has signed in to, else a new invitation after a forgotten
/// password. The account goes on working until the slip is used.
///
/// # Errors
/// As the decisions about [`IssueInvitation`] and [`ReInvite`] say.
pub async fn invite(ctx: &Ctx, id: Uuid) -> Result<PrintedSlip> {
    let issued_by = ctx.session()?.account();
    let mut tx = ctx.db().begin().await?;
    let account = account::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let (subject, action) = if account.state == AccountState::Invited {
        let (subject, _permit) = authorise_for::<IssueInvitation>(ctx, &mut tx, id).await?;
        (subject, "account.invited")
    } else {
        let (subject, _permit) = authorise_for::<ReInvite>(ctx, &mut tx, id).await?;
        tell_owner(ctx, &mut tx, &account, TaskKind::ReInvited).await?;
        (subject, "account.re_invited")
    };
    let invitation = Invitation {
        account: id,
        issued_by: Some(issued_by),
        issued_at: ctx.now(),
        expires_at: ctx.now() + VALID,
    };
    let expires_at = invitation.expires_at;
    if account.state == AccountState::Invited {
        let roles = role::of_account(&mut tx, id, AT_ONCE).await?;
        admit_declarants(ctx, &mut tx, roles, |_| Some(&subject.facts)).await?;
    }
    // Whose it is was proposed with it; with the slip a holder says so.
    sign_whose(ctx, &mut tx, std::slice::from_ref(&subject.account)).await?;
    let unit_name = unit_name(&mut tx, &subject.facts).await?;
    let secret = first::invite(&mut tx, &ctx.platform.keys, ctx.randomness(), invitation).await?;
    ledger::record(ctx, &mut tx, action, Some(&id.to_string()), serde_json::Value::Null).await?;
    tx.commit(Act::Invited).await?;
    Ok(PrintedSlip {
        agency_name: ctx.platform.keys.agency_name().to_owned(),
        unit_name,
        person_name: subject.person_name,
        login: subject.account.login,
        secret,
        expires_at,
    })
}

/// A unit whose people wait for their slips.
pub struct Waiting {
    /// Its id.
    pub unit: Uuid,
    /// Its name.
    pub name: String,
    /// How many of them there are.
    pub people: i64,
}

/// Units with people who have never signed in.
///
/// # Errors
/// As the decision about [`ListAccounts`] says.
pub async fn waiting(ctx: &Ctx) -> Result<Vec<Waiting>> {
    let permit: Permit<ListAccounts> = authorise(ctx)?;
    if !sees_the_agency(ctx, permit.visibility()) {
        return Err(Error::Forbidden);
    }
    let mut tx = ctx.db().read().await?;
    let units = account::waiting(&mut tx, UNITS).await?;
    Ok(units.into_iter().map(Waiting::from).collect())
}

impl From<account::Waiting> for Waiting {
    fn from(row: account::Waiting) -> Self {
        Self {
            unit: row.id,
            name: row.name,
            people: row.waiting,
        }
    }
}

/// Makes slips for the people of a unit who have never signed in, [`AT_ONCE`] at most, in the order of staff lists.
/// Whoever the actor may not invite is left out.
///
/// # Errors
/// [`Error::NotFound`] when nobody there waits for a slip from the actor; [`Error::StepUpNeeded`].
pub async fn invite_unit(ctx: &Ctx, unit: Uuid) -> Result<Vec<PrintedSlip>> {
    let issued_by = ctx.session()?.account();
    let mut tx = ctx.db().begin().await?;
    let path = access::path(&mut tx, unit).await?;
    let people = account::invited(&mut tx, unit, AT_ONCE).await?;
    let now = ctx.now();
    let expires_at = now + VALID;
    let mut slips = Vec::with_capacity(people.len());
    let mut rows = Vec::with_capacity(people.len());
    let (mut invited, mut accounts) = (BTreeMap::new(), Vec::new());
    for listed in people {
        let facts = facts(&listed, &path);
        match decide::<IssueInvitation>(&ctx.actor, &facts, ctx.today()) {
            Ok(_permit) => {}
            Err(Denied::StepUpNeeded) => return Err(Error::StepUpNeeded),
            Err(_) => continue,
        }
        invited.insert(listed.account.id, facts);
        accounts.push(listed.account.clone());
        let (secret, secret_hash) = first::secret(&ctx.platform.keys, ctx.randomness());
        rows.push(NewInvitation {
            id: uuid_v7(ctx.randomness(), now),
            account: listed.account.id,
            secret_hash,
        });
        slips.push(PrintedSlip {
            agency_name: ctx.platform.keys.agency_name().to_owned(),
            unit_name: listed.unit_name,
            person_name: listed.person_name,
            login: listed.account.login,
            secret,
            expires_at,
        });
    }
    if slips.is_empty() {
        return Err(Error::NotFound);
    }
    let issue = Issue {
        by: Some(issued_by),
        at: now.into(),
        expires_at: expires_at.into(),
    };
    let ids: Vec<Uuid> = rows.iter().map(|row| row.account).collect();
    let declarants = role::of_invited(&mut tx, unit, RoleCode::NguoiKeKhai.code(), AT_ONCE).await?;
    admit_declarants(ctx, &mut tx, declarants, |account| invited.get(&account)).await?;
    sign_whose(ctx, &mut tx, &accounts).await?;
    invitation::replace(&mut tx, issue, rows).await?;
    let body = serde_json::json!({ "accounts": ids });
    ledger::record(ctx, &mut tx, "unit.invited", Some(&unit.to_string()), body).await?;
    tx.commit(Act::Invited).await?;
    Ok(slips)
}

/// Whoever makes the slip of somebody new approves with it that he declares, if he may: not what he proposed himself.
/// All other roles are approved one by one. `invited` tells the facts about the account of somebody who gets a slip.
async fn admit_declarants<'a>(
    ctx: &Ctx,
    tx: &mut Tx,
    roles: Vec<RoleRow>,
    invited: impl Fn(Uuid) -> Option<&'a Facts>,
) -> Result<()> {
    let by = ctx.session()?.account();
    let waits = |row: &RoleRow| {
        let Some((facts, proposer)) = invited(row.account).zip(row.proposed_by) else {
            return false;
        };
        let facts = Facts {
            role: Some(RoleInQuestion {
                role: RoleCode::NguoiKeKhai,
                state: Some(Progress::Proposed),
            }),
            proposer: Some(Proposer::Account(AccountId(proposer))),
            ..facts.clone()
        };
        row.state == RoleState::Proposed
            && row.role == RoleCode::NguoiKeKhai.code()
            && decide::<ApproveRole>(&ctx.actor, &facts, ctx.today()).is_ok()
    };
    for row in roles.into_iter().filter(waits) {
        let account = row.account.to_string();
        let active = RoleRow {
            state: RoleState::Active,
            approved_by: Some(by),
            approved_at: Some(ctx.now().into()),
            ..row
        };
        let active = role::update(tx, active).await?;
        let body = serde_json::json!({ "role": active.role, "unit": active.unit });
        ledger::record(ctx, tx, "role.approved", Some(&account), body).await?;
    }
    Ok(())
}

/// What a decision about inviting somebody who has never signed in rests on. His roles are left out: with them only
/// more would be open, the first officer's slip to the head, and that one is made on his own page.
fn facts(listed: &ListedAccount, unit: &UnitPath) -> Facts {
    let account = &listed.account;
    Facts {
        subject: Some(PersonId(account.person)),
        unit: Some(unit.clone()),
        account: Some(access::state(account.state)),
        proposer: Some(
            account
                .created_by
                .map_or(Proposer::Console, |by| Proposer::Account(AccountId(by))),
        ),
        ..Facts::default()
    }
}
