//! What somebody has to declare himself.
//!
//! Owns: loading an obligation for its own person, and where it stands. Must not: load anybody else's; for all others it
//! does not exist.

use domain::access::{Action, Actor, Permit};
use domain::declarations::{Kind, Progress, Stage, Step, StepRefusal};
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::ObligationRow;
use store::{Tx, declaration_round, obligation};
use uuid::Uuid;

use crate::access::authorise_about;
use crate::{Ctx, Error, Result};

/// More obligations than anybody ever has.
const OBLIGATIONS: i64 = 500;

/// The actor's own obligation, in a round whose list is approved.
pub(super) struct Own {
    pub row: ObligationRow,
    pub round: RoundRow,
}

/// Loads it and decides whether its person may do `A`.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's, not on the list, or the list is not approved.
pub(super) async fn load<A: Action>(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<(Own, Permit<A>)> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let row = obligation::find(tx, id).await?.ok_or(Error::NotFound)?;
    if row.person != actor.person.0 || !row.listed {
        return Err(Error::NotFound);
    }
    let round = declaration_round::find(tx, row.round).await?.ok_or(Error::NotFound)?;
    if round.state != RoundState::Approved {
        return Err(Error::NotFound);
    }
    let (_, _, _, permit) = authorise_about::<A>(ctx, tx, row.person).await?;
    Ok((Own { row, round }, permit))
}

/// What the actor has to declare and declared, the newest first.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn own(ctx: &Ctx) -> Result<Vec<ObligationRow>> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let mut tx = ctx.db().read().await?;
    let rows = obligation::of_person(&mut tx, actor.person.0, OBLIGATIONS).await?;
    let mut asked = Vec::new();
    // A handful: one a year.
    for row in rows.into_iter().filter(|row| row.listed) {
        let round = declaration_round::find(&mut tx, row.round)
            .await?
            .ok_or(Error::NotFound)?;
        if round.state == RoundState::Approved {
            asked.push(row);
        }
    }
    Ok(asked)
}

/// The kind that is asked for.
///
/// # Errors
/// [`Error::Internal`] for a code that this program does not know.
pub(super) fn kind(row: &ObligationRow) -> Result<Kind> {
    let found = Kind::ALL.into_iter().find(|kind| kind.code() == row.kind);
    found.ok_or_else(|| unreadable("kind"))
}

/// Where it stands.
///
/// # Errors
/// [`Error::Internal`] for a code that this program does not know.
pub(super) fn progress(row: &ObligationRow) -> Result<Progress> {
    Ok(Progress {
        stage: Stage::from_code(&row.stage).ok_or_else(|| unreadable("stage"))?,
        versions: u32::try_from(row.versions).map_err(|_| unreadable("versions"))?,
        opened: row.opened,
        draft: row.draft,
        received_on: row.received_on.map(store::Day::date),
    })
}

/// The row after a step of today.
///
/// # Errors
/// [`Error::Conflict`] when it does not follow on where the declaration stands: somebody was quicker, or the page is old.
pub(super) fn after(ctx: &Ctx, row: ObligationRow, step: Step) -> Result<ObligationRow> {
    let next = progress(&row)?.after(step, ctx.today()).map_err(refused)?;
    Ok(ObligationRow {
        stage: next.stage.code().to_owned(),
        versions: next.versions.into(),
        opened: next.opened,
        draft: next.draft,
        received_on: next.received_on.map(Into::into),
        changed_at: ctx.now().into(),
        ..row
    })
}

fn refused(_: StepRefusal) -> Error {
    Error::Conflict
}

fn unreadable(column: &'static str) -> Error {
    Error::Internal(Box::new(store::Error::Inconsistent {
        table: "obligation",
        column,
    }))
}
