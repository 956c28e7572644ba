//! What a declaration asks of whom, as long as it does.
//!
//! Owns: the tasks of the declarant and of those who receive: asked and finished as the state of the declaration says.
//! Must not: move it on; whoever does says so here, in the same transaction.

use std::collections::BTreeSet;

use domain::access::{CircleKind, RoleCode};
use domain::declarations::Stage;
use domain::task::TaskKind;
use store::account::OfPerson;
use store::declaration_round::RoundState;
use store::obligation::ObligationRow;
use store::obligation_open::{self, OpenObligation};
use store::role::RoleRow;
use store::task::{self, TaskRow};
use store::{Day, Tx, account};
use uuid::Uuid;

use super::own;
use super::receivers::Receiver;
use super::register::completion_due;
use crate::randomness::uuid_v7;
use crate::{Ctx, Result, tasks};

/// Where a declaration waits for its declarant.
const WITH_DECLARANT: [&str; 3] = [Stage::NotStarted.code(), Stage::Draft.code(), Stage::Returned.code()];
/// More open obligations than anybody ever has.
const OF_ONE: usize = 50;
/// More declarations than wait to be received at once.
const WAITING: i64 = 20_000;

/// What is asked of the declarant.
enum Asked {
    /// Nothing: it is with the agency.
    Nothing,
    /// To declare.
    Declare(Option<Day>),
    /// To complete what was sent back.
    Complete(Option<Day>),
}

fn asked(ctx: &Ctx, row: &ObligationRow) -> Result<Asked> {
    let completed_by = |returned: Day| completion_due(&ctx.platform.law, returned.date());
    Ok(match own::progress(row)?.stage {
        Stage::NotStarted | Stage::Draft => Asked::Declare(row.due),
        Stage::Returned => Asked::Complete(row.returned_on.and_then(completed_by).map(Into::into)),
        Stage::Submitted | Stage::Resubmitted | Stage::Received => Asked::Nothing,
    })
}

/// The task of a declarant; none where nothing is asked of him.
fn of_declarant(ctx: &Ctx, account: Uuid, row: &ObligationRow) -> Result<Option<TaskRow>> {
    let (kind, due) = match asked(ctx, row)? {
        Asked::Nothing => return Ok(None),
        Asked::Declare(due) => (TaskKind::Declare, due),
        Asked::Complete(due) => (TaskKind::CompleteDeclaration, due),
    };
    Ok(Some(TaskRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        account,
        kind: kind.code().to_owned(),
        hat: None,
        subject: row.id.to_string(),
        due,
        created_at: ctx.now().into(),
    }))
}

/// Asks the people of these accounts for whatever approved lists ask of them. Who is asked already is not asked twice.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn ask_declarants(ctx: &Ctx, tx: &mut Tx, accounts: &[OfPerson]) -> Result<()> {
    let people: Vec<Uuid> = accounts.iter().map(|one| one.person).collect();
    let most = i64::try_from(people.len().saturating_mul(OF_ONE)).unwrap_or(i64::MAX);
    let open = obligation_open::of_people(tx, &WITH_DECLARANT, &people, most).await?;
    let is_asked = |one: &&OpenObligation| one.round_state == RoundState::Approved;
    let mut rows = Vec::new();
    for OpenObligation { row, .. } in open.iter().filter(is_asked) {
        if let Some(account) = accounts.iter().find(|one| one.person == row.person) {
            rows.extend(of_declarant(ctx, account.id, row)?);
        }
    }
    Ok(task::ask_all(tx, &rows).await?)
}

/// The declaration stands elsewhere now: its declarant is asked for what it needs there, and for nothing else.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn settle(ctx: &Ctx, tx: &mut Tx, row: &ObligationRow) -> Result<()> {
    let asked = asked(ctx, row)?;
    match asked {
        Asked::Nothing => {
            let kinds = [TaskKind::Declare, TaskKind::CompleteDeclaration];
            return tasks::finish_both(ctx, tx, kinds, row.id).await;
        }
        Asked::Declare(_) => tasks::finish(ctx, tx, TaskKind::CompleteDeclaration, row.id).await?,
        Asked::Complete(_) => tasks::finish(ctx, tx, TaskKind::Declare, row.id).await?,
    }
    let Some(account) = account::find_by_person(tx, row.person).await? else {
        return Ok(());
    };
    match of_declarant(ctx, account.id, row)? {
        Some(asked) => Ok(task::ask(tx, &asked).await?),
        None => Ok(()),
    }
}

/// Asks everybody who can receive it.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn ask_receivers(ctx: &Ctx, tx: &mut Tx, receiver: &Receiver, id: Uuid) -> Result<()> {
    let accounts: BTreeSet<Uuid> = receiver.others.iter().copied().collect();
    let rows: Vec<TaskRow> = accounts
        .into_iter()
        .map(|account| {
            to_receive(
                ctx,
                account,
                receiver.hats.get(&account).copied(),
                receiver.place.kind,
                id,
            )
        })
        .collect();
    Ok(task::ask_all(tx, &rows).await?)
}

fn to_receive(ctx: &Ctx, account: Uuid, hat: Option<RoleCode>, kind: CircleKind, id: Uuid) -> TaskRow {
    // Whose office ended, and is in the circle still, is asked as what he was: when it comes back, it is there.
    let hat = hat.or_else(|| kind.roles().next());
    TaskRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        account,
        kind: TaskKind::ReceiveDeclaration.code().to_owned(),
        hat: hat.map(|role| role.code().to_owned()),
        subject: id.to_string(),
        due: None,
        created_at: ctx.now().into(),
    }
}

/// Somebody was admitted to a circle in a role: what waits in it to be received is his to do as well.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn ask_newcomer(ctx: &Ctx, tx: &mut Tx, circle: Uuid, kind: CircleKind, role: &RoleRow) -> Result<()> {
    let Some(account) = account::find(tx, role.account).await? else {
        return Ok(());
    };
    let waiting = obligation_open::waiting_in(tx, circle, account.person, WAITING).await?;
    let hat = RoleCode::from_code(&role.role);
    let rows: Vec<TaskRow> = waiting
        .into_iter()
        .map(|id| to_receive(ctx, account.id, hat, kind, id))
        .collect();
    Ok(task::ask_all(tx, &rows).await?)
}
