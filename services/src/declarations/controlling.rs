//! The control bodies of an approved list.
//!
//! Owns: signing them with the key of the head who approves the list, so that from then on a row changed in the database
//! sends nobody's declaration elsewhere. Must not: choose a body; the list says it.

use domain::access::Actor;
use domain::task::TaskKind;
use serde_json::json;
use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::declaration_round::RoundRow;
use store::obligation::ObligationRow;
use store::{Tx, assignment, obligation};
use uuid::Uuid;

use crate::access::about;
use crate::people::assigning::signer_of;
use crate::people::assignments::{New, control_bodies, proposed, record, write_signed};
use crate::randomness::uuid_v7;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result, ledger};

/// People of a list who are looked at with a few statements.
const PAGE: i64 = 200;
/// More control bodies than one person ever has.
const OF_ONE: i64 = 50;

/// Signs for everybody of a list the body that it names, where no holder has signed the same yet. Nobody signs for himself:
/// what the list says of the head waits for somebody else.
///
/// # Errors
/// [`Error::Forbidden`] when nobody believes the actor's own keys; [`Error::StepUpNeeded`].
pub(super) async fn sign(ctx: &Ctx, tx: &mut Tx, round: &RoundRow) -> Result<()> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let mut after = Uuid::nil();
    loop {
        let page = obligation::list(tx, round.id, true, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let people: Vec<Uuid> = page.iter().map(|row| row.person).collect();
        let known = control_bodies(ctx, tx, &people, ctx.today()).await?;
        let lacking = page
            .iter()
            .filter(|row| row.control_body.is_some() && known.get(&row.person) != row.control_body.as_ref());
        let (own, others): (Vec<&ObligationRow>, Vec<_>) = lacking.partition(|row| row.person == actor.person.0);
        let count = others.len();
        write_signed(ctx, tx, others.into_iter().filter_map(|row| new(round, row)).collect()).await?;
        if count > 0 {
            let body = json!({ "kind": AssignmentKind::ControlBody.code(), "people": count });
            ledger::record(ctx, tx, "assignment.signed", Some(&round.id.to_string()), body).await?;
        }
        // Himself at most.
        for row in own {
            propose(ctx, tx, round, row).await?;
        }
    }
    Ok(())
}

fn new(round: &RoundRow, row: &ObligationRow) -> Option<New> {
    Some(New {
        kind: AssignmentKind::ControlBody,
        subject: row.person,
        object: row.control_body.clone()?,
        proposed_by: Some(round.opened_by),
    })
}

async fn propose(ctx: &Ctx, tx: &mut Tx, round: &RoundRow, row: &ObligationRow) -> Result<()> {
    let Some(new) = new(round, row) else { return Ok(()) };
    let earlier = assignment::of_subject(tx, new.kind, new.subject, OF_ONE).await?;
    let waits = |one: &AssignmentRow| one.state == AssignmentState::Proposed && one.object == new.object;
    if earlier.iter().any(waits) {
        return Ok(());
    }
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let written = assignment::insert(tx, proposed(ctx, id, new)).await?;
    let (_, facts, subject) = about(ctx, tx, row.person).await?;
    let asked = Asked {
        kind: TaskKind::SignAssignment,
        subject: row.person,
        due: None,
    };
    let unit = facts.unit.ok_or(Error::NotFound)?;
    tasks::ask(ctx, tx, signer_of(subject.as_ref()), &unit, &asked).await?;
    record(ctx, tx, "assignment.proposed", &written).await
}
