//! What others do to an account.
//!
//! Owns: listing and opening accounts, locking and unlocking, ending sessions, taking a lost second factor away.
//! Must not: let the administrator come near a password, a slip or a second factor.

use chrono::NaiveDate;
use domain::access::{
    AccountState as State, Actor, EndRole, EndSessions, EndorseKeys, Facts, IssueInvitation, ListAccounts, LockAccount,
    Permit, ReInvite, ResetSecondFactor, RoleCode, UnlockAccount, Visibility,
};
use domain::task::TaskKind;
use store::account::{AccountRow, AccountState, ListedAccount};
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account, session, unit};
use uuid::Uuid;

use super::endorsing::{self, KeyState};
use super::second_factor;
use super::telling::tell_owner;
use crate::access::{self, authorise, authorise_for, is_open, with_role};
use crate::{Ctx, Error, Result, ledger, roles, tasks};

/// Accounts on one page.
pub const PAGE: usize = 50;
/// One more tells whether there is another page.
const LIMIT: i64 = PAGE as i64 + 1;

/// An account in a list.
pub struct Listed {
    /// Its id.
    pub id: Uuid,
    /// Name of its person.
    pub person_name: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Name of the person's unit.
    pub unit_name: String,
    /// What is typed as login.
    pub login: String,
    /// Whether nobody has signed in yet, it is in use, or locked.
    pub state: State,
}

/// A page of the list.
pub struct Page {
    /// Its accounts, in the order of staff lists.
    pub rows: Vec<Listed>,
    /// The account behind which the next page begins, where there is one.
    pub next_after: Option<Uuid>,
}

/// Accounts whose person's name has every typed word at the beginning of one of its own, after `after`.
///
/// # Errors
/// As the decision about [`ListAccounts`] says.
pub async fn list(ctx: &Ctx, typed: &str, after: Option<Uuid>) -> Result<Page> {
    let permit: Permit<ListAccounts> = authorise(ctx)?;
    // Subtrees come with the staff list; until then whoever does not see the agency sees no list.
    if !sees_the_agency(ctx, permit.visibility()) {
        return Err(Error::Forbidden);
    }
    let mut tx = ctx.db().read().await?;
    let last = match after {
        Some(id) => account::listed(&mut tx, id).await?,
        None => None,
    };
    let mut rows = account::list(&mut tx, typed, last.as_ref(), LIMIT).await?;
    let is_last = rows.len() <= PAGE;
    rows.truncate(PAGE);
    let next_after = rows.last().filter(|_| !is_last).map(|row| row.account.id);
    let rows = rows.into_iter().map(listed).collect();
    Ok(Page { rows, next_after })
}

pub(super) fn sees_the_agency(ctx: &Ctx, visibility: &Visibility) -> bool {
    match (visibility, &ctx.actor) {
        (Visibility::Agency, _) => true,
        (Visibility::Units(units), Actor::Person(person)) => units.contains(&person.unit.root()),
        _ => false,
    }
}

fn listed(row: ListedAccount) -> Listed {
    Listed {
        id: row.account.id,
        person_name: row.person_name,
        birth_year: row.birth_year,
        unit_name: row.unit_name,
        login: row.account.login,
        state: access::state(row.account.state),
    }
}

/// How far a role has come today.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Waits for approval.
    Proposed,
    /// Approved; its first day is still to come.
    Coming,
    /// Counts today.
    InForce,
    /// Ended or refused, or its last day has passed.
    Over,
}

/// A role of an account.
pub struct RoleHeld {
    /// Its id.
    pub id: Uuid,
    /// The role.
    pub role: RoleCode,
    /// Whether the actor may end it.
    pub may_end: bool,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// How far it has come.
    pub standing: Standing,
}

impl RoleHeld {
    fn of(row: &RoleRow, today: NaiveDate) -> Option<Self> {
        let (from, to) = (row.valid_from.date(), row.valid_to.map(store::Day::date));
        let standing = match row.state {
            RoleState::Ended => Standing::Over,
            _ if to.is_some_and(|last| last < today) => Standing::Over,
            RoleState::Proposed => Standing::Proposed,
            RoleState::Active if today < from => Standing::Coming,
            RoleState::Active => Standing::InForce,
        };
        Some(Self {
            id: row.id,
            role: RoleCode::from_code(&row.role)?,
            may_end: false,
            from,
            to,
            standing,
        })
    }
}

/// What the actor may do to an account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OpenActs {
    /// To lock it.
    pub lock: bool,
    /// To unlock it.
    pub unlock: bool,
    /// To end its sessions.
    pub end_sessions: bool,
    /// To make a slip for it; inside the step-up window.
    pub invite: bool,
    /// To take its second factor away; inside the step-up window.
    pub reset_second_factor: bool,
    /// To propose a role for it.
    pub propose_role: bool,
    /// To stand for its keys, which are not believed yet; inside the step-up window.
    pub endorse: bool,
}

/// An account as others see it: nothing that proves whose it is, so no key code.
pub struct Opened {
    /// Its id.
    pub id: Uuid,
    /// Name of its person.
    pub person_name: String,
    /// Name of the person's unit.
    pub unit_name: String,
    /// What is typed as login.
    pub login: String,
    /// What it is good for.
    pub state: State,
    /// Its roles, the newest first.
    pub roles: Vec<RoleHeld>,
    /// How far its keys are believed.
    pub keys: KeyState,
    /// Whether it is the actor's own: then nothing is done to it here.
    pub is_own: bool,
    /// What the actor may do to it.
    pub acts: OpenActs,
}

/// An account with what the actor may do to it.
///
/// # Errors
/// As the decision about [`ListAccounts`] says; [`Error::NotFound`] for an account that the actor's list does not show.
pub async fn open(ctx: &Ctx, id: Uuid) -> Result<Opened> {
    let mut tx = ctx.db().read().await?;
    let (subject, permit) = authorise_for::<ListAccounts>(ctx, &mut tx, id).await?;
    let facts = &subject.facts;
    if !shows(permit.visibility(), facts) {
        return Err(Error::NotFound);
    }
    let is_own = ctx.session()?.account() == id;
    let keys = endorsing::state(ctx, &mut tx, id, &subject.roles).await?;
    let acts = OpenActs {
        propose_role: roles::may_propose(ctx, &subject),
        endorse: keys == KeyState::Unconfirmed && is_open::<EndorseKeys>(ctx, facts),
        lock: is_open::<LockAccount>(ctx, facts),
        unlock: is_open::<UnlockAccount>(ctx, facts),
        // His own sessions he ends on the page of his own account, without ending this one.
        end_sessions: !is_own && is_open::<EndSessions>(ctx, facts),
        invite: is_open::<IssueInvitation>(ctx, facts) || is_open::<ReInvite>(ctx, facts),
        reset_second_factor: is_open::<ResetSecondFactor>(ctx, facts)
            && store::second_factor::find(&mut tx, id).await?.is_some(),
    };
    let today = ctx.today();
    Ok(Opened {
        id,
        unit_name: unit_name(&mut tx, facts).await?,
        state: access::state(subject.account.state),
        roles: held(ctx, &mut tx, &subject.roles, today).await?,
        keys,
        person_name: subject.person_name,
        login: subject.account.login,
        is_own,
        acts,
    })
}

/// The roles of an account with what the actor may do to each.
async fn held(ctx: &Ctx, tx: &mut Tx, rows: &[RoleRow], today: NaiveDate) -> Result<Vec<RoleHeld>> {
    let mut held = Vec::new();
    for row in rows {
        let Some(role) = RoleHeld::of(row, today) else { continue };
        // Of the roles of one person only those in force are asked about: a few.
        let in_force = row.state == RoleState::Active && role.standing != Standing::Over;
        let may_end = in_force && is_open::<EndRole>(ctx, &with_role(ctx, tx, row).await?.facts);
        held.push(RoleHeld { may_end, ..role });
    }
    Ok(held)
}

fn shows(visibility: &Visibility, facts: &Facts) -> bool {
    match visibility {
        Visibility::Agency => true,
        Visibility::Units(units) => {
            let within = |top| facts.unit.as_ref().is_some_and(|unit| unit.is_within(top));
            units.iter().copied().any(within)
        }
        Visibility::Own => false,
    }
}

pub(super) async fn unit_name(tx: &mut Tx, facts: &Facts) -> Result<String> {
    let unit = facts.unit.as_ref().ok_or(Error::NotFound)?.unit();
    let found = unit::find(tx, unit.0).await?;
    found.map(|row| row.name).ok_or(Error::NotFound)
}

/// Locks an account and ends its sessions.
///
/// # Errors
/// As the decision about [`LockAccount`] says.
pub async fn lock(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (subject, _permit) = authorise_for::<LockAccount>(ctx, &mut tx, id).await?;
    let state = AccountState::Locked;
    account::update(
        &mut tx,
        AccountRow {
            state,
            ..subject.account
        },
    )
    .await?;
    session::delete_others(&mut tx, id, None).await?;
    ledger::record(
        ctx,
        &mut tx,
        "account.locked",
        Some(&id.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    tasks::finish(ctx, &mut tx, TaskKind::LockAccount, id).await?;
    Ok(tx.commit(Act::AccountLocked).await?)
}

/// Unlocks an account: in use again when it has a password, else waiting for its first sign-in.
///
/// # Errors
/// As the decision about [`UnlockAccount`] says.
pub async fn unlock(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (subject, _permit) = authorise_for::<UnlockAccount>(ctx, &mut tx, id).await?;
    let state = match store::credential::find(&mut tx, id).await? {
        Some(_) => AccountState::Active,
        None => AccountState::Invited,
    };
    account::update(
        &mut tx,
        AccountRow {
            state,
            ..subject.account
        },
    )
    .await?;
    ledger::record(
        ctx,
        &mut tx,
        "account.unlocked",
        Some(&id.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::AccountUnlocked).await?)
}

/// Ends all sessions of an account and tells how many.
///
/// # Errors
/// As the decision about [`EndSessions`] says.
pub async fn end_sessions(ctx: &Ctx, id: Uuid) -> Result<u64> {
    let mut tx = ctx.db().begin().await?;
    let (_, _permit) = authorise_for::<EndSessions>(ctx, &mut tx, id).await?;
    let ended = session::delete_others(&mut tx, id, None).await?;
    let body = serde_json::json!({ "ended": ended });
    ledger::record(ctx, &mut tx, "account.sessions_ended", Some(&id.to_string()), body).await?;
    tx.commit(Act::SessionClosed).await?;
    Ok(ended)
}

/// Takes the second factor of somebody who lost phone and recovery codes away, and ends his sessions: at the next
/// sign-in he sets up another one.
///
/// # Errors
/// As the decision about [`ResetSecondFactor`] says; [`Error::NotFound`] when he has none.
pub async fn reset_second_factor(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let (subject, _permit) = authorise_for::<ResetSecondFactor>(ctx, &mut tx, id).await?;
    tell_owner(ctx, &mut tx, &subject.account, TaskKind::SecondFactorReset).await?;
    second_factor::reset(&mut tx, id).await?;
    session::delete_others(&mut tx, id, None).await?;
    ledger::record(
        ctx,
        &mut tx,
        "second_factor.reset",
        Some(&id.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::SecondFactorRemoved).await?)
}

/// The account that signs in with this login, for commands at the console.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find(ctx: &Ctx, login: &str) -> Result<Uuid> {
    let mut tx = ctx.db().read().await?;
    let found = account::find_by_login(&mut tx, &super::sign_in::fold(login)).await?;
    found.map(|account| account.id).ok_or(Error::NotFound)
}
