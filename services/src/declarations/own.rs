//! What somebody has to declare himself.
//!
//! Owns: loading an obligation for its own person, and where it stands. Must not: load anybody else's; for all others it
//! does not exist.

use domain::access::{Action, Actor, Declare, Permit};
use domain::declarations::{Kind, Progress, Stage, Step, StepRefusal};
use store::declaration_round::{RoundRow, RoundState};
use store::obligation::ObligationRow;
use store::receipt::ReceiptRow;
use store::{Timestamp, Tx, declaration_draft, declaration_paper, declaration_round, obligation, receipt};
use uuid::Uuid;

use crate::access::authorise_about;
use crate::{Ctx, Error, Result};

/// More obligations than anybody ever has.
pub(super) const OBLIGATIONS: i64 = 500;
/// More rounds than an agency opens in twenty years.
pub(super) const ROUNDS: i64 = 200;

/// The actor's own obligation, in a round whose list is approved.
pub(super) struct Own {
    pub row: ObligationRow,
    pub round: RoundRow,
}

/// Loads it and decides whether its person may do `A`. In a transaction that writes it stands still until that ends.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's, not on the list, or the list is not approved.
pub(super) async fn load<A: Action>(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<(Own, Permit<A>)> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let row = obligation::hold(tx, id).await?.ok_or(Error::NotFound)?;
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

/// Lets through what is somebody else's. An officer who opens his own declaration among those of others would be his own
/// reader, and could by that take its author's right to take it back.
///
/// # Errors
/// [`Error::NotFound`] for the actor's own.
pub(super) fn refuse_own(ctx: &Ctx, row: &ObligationRow) -> Result<()> {
    match &ctx.actor {
        Actor::Person(actor) if actor.person.0 == row.person => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// What the actor has to declare and declared, the newest first.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn own(ctx: &Ctx) -> Result<Vec<ObligationRow>> {
    let mut tx = ctx.db().read().await?;
    Ok(listed(ctx, &mut tx).await?.into_iter().map(|own| own.row).collect())
}

/// The same, each with its round.
async fn listed(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Own>> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let rows = obligation::of_person(tx, actor.person.0, OBLIGATIONS).await?;
    let rounds = declaration_round::list(tx, None, ROUNDS).await?;
    let of = |row: ObligationRow| {
        let round = rounds.iter().find(|round| round.id == row.round)?;
        let is_asked = row.listed && round.state == RoundState::Approved;
        is_asked.then(|| Own {
            round: round.clone(),
            row,
        })
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// What somebody has to declare, with the round that asks for it.
#[derive(Clone)]
pub struct Asked {
    /// What he has to do, and how far it came.
    pub row: ObligationRow,
    /// Year of the round.
    pub year: i64,
    /// Name of the round.
    pub round_name: String,
    /// Whether a signed paper is handed in besides.
    pub paper: bool,
    /// Whether that of the newest version is still waited for.
    pub waits_for_paper: bool,
    /// When the draft was saved last.
    pub saved_at: Option<Timestamp>,
    /// The receipt for the newest version.
    pub receipt: Option<ReceiptRow>,
}

/// All that the actor has to declare and declared, the newest first.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn asked(ctx: &Ctx) -> Result<Vec<Asked>> {
    let mut tx = ctx.db().read().await?;
    let listed = listed(ctx, &mut tx).await?;
    with_what_came_of_it(&mut tx, listed).await
}

/// One of these.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's.
pub async fn standing(ctx: &Ctx, id: Uuid) -> Result<Asked> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = load::<Declare>(ctx, &mut tx, id).await?;
    let asked = with_what_came_of_it(&mut tx, vec![own]).await?.pop();
    asked.ok_or(Error::NotFound)
}

async fn with_what_came_of_it(tx: &mut Tx, listed: Vec<Own>) -> Result<Vec<Asked>> {
    let obligations: Vec<Uuid> = listed.iter().map(|own| own.row.id).collect();
    let submitted = listed.iter().filter(|own| own.row.versions > 0);
    let records: Vec<Uuid> = submitted.filter_map(|own| own.row.record).collect();
    let saved = declaration_draft::saved(tx, &obligations).await?;
    let receipts = receipt::newest_of(tx, &records).await?;
    let papers = declaration_paper::newest_of(tx, &records).await?;
    let is_there = |record: Option<Uuid>| {
        let mut handed = papers.iter().filter(|paper| paper.handed_at.is_some());
        handed.any(|paper| Some(paper.record) == record)
    };
    let waits = |row: &ObligationRow| {
        let stage = Stage::from_code(&row.stage);
        matches!(stage, Some(Stage::Submitted | Stage::Resubmitted)) && !is_there(row.record)
    };
    let asked = listed.into_iter().map(|Own { row, round }| Asked {
        year: round.year,
        round_name: round.name,
        waits_for_paper: round.paper && waits(&row),
        paper: round.paper,
        saved_at: saved
            .iter()
            .find(|one| one.obligation == row.id)
            .map(|one| one.saved_at),
        receipt: receipts.iter().find(|one| Some(one.record) == row.record).cloned(),
        row,
    });
    Ok(asked.collect())
}

/// The kind that is asked for.
///
/// # Errors
/// [`Error::Internal`] for a code that this program does not know.
pub(super) fn kind(row: &ObligationRow) -> Result<Kind> {
    let found = Kind::ALL.into_iter().find(|kind| kind.code() == row.kind);
    found.ok_or_else(|| unreadable("kind"))
}

/// The last declaration of the same person that was received before this one was submitted: this one began as a copy of it,
/// and is compared with it.
pub(super) fn last_received<'r>(earlier: &'r [ObligationRow], row: &ObligationRow) -> Option<&'r ObligationRow> {
    let is_before = |other: &&ObligationRow| row.completed_on.is_none_or(|day| other.completed_on < Some(day));
    let received = earlier
        .iter()
        .filter(|other| other.id != row.id && other.stage == Stage::Received.code());
    received.filter(is_before).max_by_key(|other| other.completed_on)
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
