//! Taking a move back.
//!
//! Owns: looking for what stands on it, and putting the person back. Must not: give a role back; whoever had one is
//! proposed again, and somebody approves.

use domain::access::{Facts, MovePerson, Permit, RoleCode, UnitId, decide};
use domain::people::{Dependents, Standing, undo as undone};
use domain::task::TaskKind;
use serde_json::json;
use store::assignment::AssignmentState;
use store::person_move::MoveRow;
use store::person_post::PostRow;
use store::role::RoleRow;
use store::unit_chief::ChiefRow;
use store::{Act, Tx, person, person_move, person_post, record, unit_chief};
use uuid::Uuid;

use super::moving::{Ended, EndedChief};
use super::units::Units;
use super::{chiefs, rows};
use crate::access::{Subject, authorise_about};
use crate::randomness::uuid_v7;
use crate::roles::{Proposed, propose_in};
use crate::{Ctx, Error, Result, ledger, tasks};

pub use domain::people::UndoRefusal;

/// More posts of one person than there ever are.
const POSTS: i64 = 200;

/// Where undoing a move would bring its person, or why it cannot.
pub(super) async fn possible(
    tx: &mut Tx,
    step: &MoveRow,
    subject: Option<&Subject>,
    now: &Standing,
    units: &Units,
) -> Result<std::result::Result<Standing, UndoRefusal>> {
    let (before, after): (Standing, Standing) = (read(&step.before)?, read(&step.after)?);
    let last = person_move::last(tx, step.person).await?;
    let since = step.recorded_at;
    let record = match subject {
        Some(subject) => record::made_since(tx, subject.account.id, since).await? > 0,
        None => false,
    };
    let given = |row: &RoleRow| row.proposed_at > since;
    let stand_ins = store::stand_in::of_person(tx, step.person, POSTS).await?;
    let chiefs = unit_chief::of_person(tx, step.person, POSTS).await?;
    let heads = chiefs.iter().any(|row| row.proposed_at > since);
    let appointed = stand_ins.iter().any(|row| row.recorded_at > since);
    let dependents = Dependents {
        later_move: last.is_some_and(|last| last.id != step.id),
        record: record || appointed,
        role: heads || subject.is_some_and(|subject| subject.roles.iter().any(given)),
        unit_closed: units.tree.open(before.unit).is_none(),
    };
    Ok(undone(&before, &after, now, step.undone_at.is_some(), dependents))
}

/// What is known of the person in the unit to which undoing a move leads back: the actor must have a say there too.
pub(super) fn there(step: &MoveRow, facts: Facts, units: &Units) -> Result<Facts> {
    let before: Standing = read(&step.before)?;
    Ok(Facts {
        unit: Some(units.tree.path(before.unit)),
        ..facts
    })
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Internal(Box::new(error)))
}

/// Takes the newest move of somebody back: unit, post, status and name are as before. Roles that it ended are proposed
/// again, and so are offices; stand-ins stay ended.
///
/// # Errors
/// [`Error::NotFound`] for a move that is not there; [`Error::Conflict`] when something stands on it; else as the decision
/// about [`MovePerson`] says.
pub async fn undo(ctx: &Ctx, id: Uuid) -> Result<Uuid> {
    let mut tx = ctx.db().begin().await?;
    let step = person_move::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let (row, facts, subject, _permit) = authorise_about::<MovePerson>(ctx, &mut tx, step.person).await?;
    if step.undone_at.is_some() {
        return Ok(step.person);
    }
    let units = Units::load(&mut tx).await?;
    let now = rows::read(&row)?.standing;
    let back = possible(&mut tx, &step, subject.as_ref(), &now, &units).await?;
    let back = back.map_err(|_| Error::Conflict)?;
    let _permit: Permit<MovePerson> = decide(&ctx.actor, &there(&step, facts, &units)?, ctx.today())?;
    person::update(&mut tx, rows::standing(row, &back)).await?;
    let ended: Ended = read(&step.ended)?;
    put_posts_back(&mut tx, &step, &ended).await?;
    propose_again(ctx, &mut tx, subject.as_ref(), &ended, &units).await?;
    release(ctx, &mut tx, &step, subject.as_ref(), &units).await?;
    let person = step.person;
    let undone = MoveRow {
        undone_by: Some(ctx.session()?.account()),
        undone_at: Some(ctx.now().into()),
        ..step
    };
    let undone = person_move::update(&mut tx, undone).await?;
    let body = json!({ "kind": undone.kind });
    ledger::record(ctx, &mut tx, "person.move_undone", Some(&person.to_string()), body).await?;
    tx.commit(Act::MoveUndone).await?;
    Ok(person)
}

async fn put_posts_back(tx: &mut Tx, step: &MoveRow, ended: &Ended) -> Result<()> {
    for post in person_post::of_person(tx, step.person, POSTS).await? {
        if Some(post.id) == ended.post_begun {
            person_post::delete(tx, &post).await?;
        } else if Some(post.id) == ended.post_ended {
            person_post::update(tx, PostRow { valid_to: None, ..post }).await?;
        }
    }
    Ok(())
}

async fn propose_again(ctx: &Ctx, tx: &mut Tx, subject: Option<&Subject>, ended: &Ended, units: &Units) -> Result<()> {
    let now = ctx.now();
    let by = Some(ctx.session()?.account());
    let roles = subject.into_iter().flat_map(|subject| &subject.roles);
    for row in roles.filter(|row| ended.roles.contains(&row.id)) {
        let again = Proposed {
            account: row.account,
            role: RoleCode::from_code(&row.role).ok_or_else(|| rows::unreadable("role"))?,
            unit: row.unit,
            from: row.valid_from.date(),
            to: row.valid_to.map(store::Day::date),
            reason: row.reason.clone(),
        };
        let unit = units.tree.path(UnitId(again.unit));
        propose_in(ctx, tx, again, &unit, None).await?;
    }
    for EndedChief { id, valid_to } in &ended.chiefs {
        let Some(chief) = unit_chief::find(tx, *id).await? else {
            continue;
        };
        let again = ChiefRow {
            id: uuid_v7(ctx.randomness(), now),
            valid_to: valid_to.map(|last| last.0.into()),
            state: AssignmentState::Proposed,
            proposed_by: by,
            proposed_at: now.into(),
            approved_by: None,
            approved_at: None,
            endorsement: None,
            ..chief
        };
        let unit = units.tree.path(UnitId(again.unit));
        chiefs::propose_in(ctx, tx, again, subject, &unit).await?;
    }
    Ok(())
}

/// What the move asked for is asked no longer; of a leave that it ended, the return is due again.
async fn release(ctx: &Ctx, tx: &mut Tx, step: &MoveRow, subject: Option<&Subject>, units: &Units) -> Result<()> {
    tasks::finish(ctx, tx, TaskKind::ReturnDue, step.person).await?;
    if let Some(subject) = subject {
        let kinds = [TaskKind::LockAccount, TaskKind::ReviewRoles];
        tasks::finish_both(ctx, tx, kinds, subject.account.id).await?;
    }
    let back: Standing = read(&step.before)?;
    if let Some(until) = back.until {
        let asked = tasks::Asked {
            kind: TaskKind::ReturnDue,
            subject: step.person,
            due: Some(until.0),
        };
        let path = units.tree.path(back.unit);
        tasks::ask(ctx, tx, RoleCode::CanBoToChuc, &path, &asked).await?;
    }
    Ok(())
}
