//! Loading what a decision rests on, and asking for it.
//!
//! Owns: the facts about accounts and their roles. Must not: decide; `domain::access` does, and is the only maker of a
//! permit.

use chrono::NaiveDate;
use domain::access::{
    AccountId, AccountState as State, Action, Denied, Facts, Permit, PersonId, Proposer, RoleCode, RoleInQuestion,
    RoleState as Progress, UnitId, UnitPath, decide,
};
use store::account::{AccountRow, AccountState};
use store::person::PersonRow;
use store::role::{RoleRow, RoleState};
use store::{Tx, account, person, role, unit};
use uuid::Uuid;

use crate::{Ctx, Error, Result};

/// More roles than anybody was ever given.
const ROLES: i64 = 200;

/// An account with what decisions about it rest on.
pub(crate) struct Subject {
    pub account: AccountRow,
    pub person_name: String,
    /// All roles that it has, had or may get, the newest first.
    pub roles: Vec<RoleRow>,
    pub facts: Facts,
}

/// Whether the actor may do `A` where it is about nobody in particular.
///
/// # Errors
/// As the decision says.
pub(crate) fn authorise<A: Action>(ctx: &Ctx) -> Result<Permit<A>> {
    Ok(decide::<A>(&ctx.actor, &Facts::default(), ctx.today())?)
}

/// Whether the actor may do `A` to his own account.
///
/// # Errors
/// [`Error::Unauthenticated`] when nobody is signed in; else as the decision says.
pub(crate) fn authorise_own<A: Action>(ctx: &Ctx) -> Result<Permit<A>> {
    let own = &ctx.session()?.account;
    let facts = Facts {
        subject: Some(PersonId(own.person)),
        account: Some(state(own.state)),
        ..Facts::default()
    };
    Ok(decide::<A>(&ctx.actor, &facts, ctx.today())?)
}

/// Loads an account and decides whether the actor may do `A` to it.
///
/// # Errors
/// [`Error::NotFound`] when there is none; else as the decision says.
pub(crate) async fn authorise_for<A: Action>(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> Result<(Subject, Permit<A>)> {
    let subject = subject(ctx, tx, account).await?;
    let permit = decide::<A>(&ctx.actor, &subject.facts, ctx.today())?;
    Ok((subject, permit))
}

/// Loads a person of the staff file and decides whether the actor may do `A` to him.
///
/// # Errors
/// [`Error::NotFound`] when there is none; else as the decision says.
pub(crate) async fn authorise_about<A: Action>(
    ctx: &Ctx,
    tx: &mut Tx,
    id: Uuid,
) -> Result<(PersonRow, Facts, Option<Subject>, Permit<A>)> {
    let (person, facts, subject) = about(ctx, tx, id).await?;
    let permit = decide::<A>(&ctx.actor, &facts, ctx.today())?;
    Ok((person, facts, subject, permit))
}

/// A person of the staff file with what decisions about him rest on, and his account, if he has one.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn about(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<(PersonRow, Facts, Option<Subject>)> {
    let person = person::find(tx, id).await?.ok_or(Error::NotFound)?;
    let account = account::find_by_person(tx, id).await?;
    let subject = match account {
        Some(account) => Some(of_account(ctx, tx, account, &person).await?),
        None => None,
    };
    let facts = match &subject {
        Some(subject) => subject.facts.clone(),
        None => Facts {
            subject: Some(PersonId(id)),
            unit: Some(path(tx, person.unit).await?),
            ..Facts::default()
        },
    };
    Ok((person, facts, subject))
}

/// Loads a role with the account that it is for, and decides whether the actor may do `A` with it.
///
/// # Errors
/// [`Error::NotFound`] when there is none; else as the decision says.
pub(crate) async fn authorise_for_role<A: Action>(
    ctx: &Ctx,
    tx: &mut Tx,
    id: Uuid,
) -> Result<(Subject, RoleRow, Permit<A>)> {
    let row = role::find(tx, id).await?.ok_or(Error::NotFound)?;
    let subject = with_role(ctx, tx, &row).await?;
    let permit = decide::<A>(&ctx.actor, &subject.facts, ctx.today())?;
    Ok((subject, row, permit))
}

/// The account that a role is for, with the facts about that role.
///
/// # Errors
/// [`Error::NotFound`] when the account or the unit is not there, or the role is one that this program does not know.
pub(crate) async fn with_role(ctx: &Ctx, tx: &mut Tx, row: &RoleRow) -> Result<Subject> {
    let mut subject = subject(ctx, tx, row.account).await?;
    let others = subject.roles.iter().filter(|other| other.id != row.id);
    subject.facts = Facts {
        unit: Some(path(tx, row.unit).await?),
        roles: counted(others, ctx.today()),
        role: Some(RoleInQuestion {
            role: RoleCode::from_code(&row.role).ok_or(Error::NotFound)?,
            state: Some(progress(row.state)),
        }),
        proposer: Some(proposer(row.proposed_by)),
        ..subject.facts
    };
    Ok(subject)
}

/// Whether the actor may do `A`, if need be after proving his password once more.
pub(crate) fn is_open<A: Action>(ctx: &Ctx, facts: &Facts) -> bool {
    matches!(
        decide::<A>(&ctx.actor, facts, ctx.today()),
        Ok(_) | Err(Denied::StepUpNeeded)
    )
}

/// The roles that count when another is given: one that is proposed counts too, because the first officer must be
/// invited before anybody can approve him.
fn counted<'a>(roles: impl Iterator<Item = &'a RoleRow>, today: NaiveDate) -> Vec<RoleCode> {
    roles
        .filter(|row| row.state != RoleState::Ended && !is_over(row, today))
        .filter_map(|row| RoleCode::from_code(&row.role))
        .collect()
}

/// Whether the last day of a role has passed.
pub(crate) fn is_over(row: &RoleRow, today: NaiveDate) -> bool {
    row.valid_to.is_some_and(|last| last.date() < today)
}

fn proposer(by: Option<Uuid>) -> Proposer {
    by.map_or(Proposer::Console, |by| Proposer::Account(AccountId(by)))
}

const fn progress(stored: RoleState) -> Progress {
    match stored {
        RoleState::Proposed => Progress::Proposed,
        RoleState::Active => Progress::Active,
        RoleState::Ended => Progress::Ended,
    }
}

pub(crate) async fn subject(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Subject> {
    let account = account::find(tx, id).await?.ok_or(Error::NotFound)?;
    let person = person::find(tx, account.person).await?.ok_or(Error::NotFound)?;
    of_account(ctx, tx, account, &person).await
}

/// The same of an account and its person as they were loaded.
async fn of_account(ctx: &Ctx, tx: &mut Tx, account: AccountRow, person: &PersonRow) -> Result<Subject> {
    let roles = role::of_account(tx, account.id, ROLES).await?;
    let facts = Facts {
        subject: Some(PersonId(person.id)),
        unit: Some(path(tx, person.unit).await?),
        roles: counted(roles.iter(), ctx.today()),
        account: Some(state(account.state)),
        proposer: Some(proposer(account.created_by)),
        ..Facts::default()
    };
    Ok(Subject {
        account,
        person_name: person.name.clone(),
        roles,
        facts,
    })
}

/// A unit with all above it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such unit.
pub(crate) async fn path(tx: &mut Tx, id: Uuid) -> Result<UnitPath> {
    let mut units = unit::ancestors(tx, id).await?.into_iter().map(UnitId);
    let first = units.next().ok_or(Error::NotFound)?;
    Ok(UnitPath::new(first, units.collect()))
}

/// The state of an account as the rules know it.
pub(crate) const fn state(stored: AccountState) -> State {
    match stored {
        AccountState::Invited => State::Invited,
        AccountState::Active => State::Active,
        AccountState::Locked => State::Locked,
    }
}
