//! Who heads a unit: proposed here.
//!
//! Owns: the officer's proposal by staff code and decision, and who is asked to sign. Must not: put a chief into office; a
//! holder who signs does.

use domain::access::{Facts, Permit, ProposeChief, UnitId, UnitPath, decide};
use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::json;
use store::assignment::AssignmentState;
use store::unit_chief::ChiefRow;
use store::{Act, Tx, unit_chief};
use uuid::Uuid;

use super::assigning::signer_of;
use super::choosing::{missing, seen_by_code};
use super::typed::Reading;
use super::units::Units;
use crate::access::{Subject, authorise_about};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result, ledger};

/// More chiefs of one unit, and units of one chief, than there ever are.
const OF_ONE: i64 = 200;

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub struct ChiefForm<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Staff code of the person; a name is answered by a list.
    pub person: &'a str,
    /// First day.
    pub from: &'a str,
    /// Last day; may be empty.
    pub to: &'a str,
    /// Number of the decision.
    pub number: &'a str,
    /// Day of the decision.
    pub signed: &'a str,
}

/// Proposes who heads a unit; tells where to go then.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; else as the decision about [`ProposeChief`] says.
pub async fn propose(ctx: &Ctx, key: Uuid, unit: Uuid, form: &ChiefForm<'_>, location: &str) -> Result<String> {
    let mut tx = ctx.db().begin().await?;
    let typed = [form.person, form.from, form.to, form.number, form.signed];
    let posting = Posting {
        key,
        route: "people.chief",
        typed: &typed,
        location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let units = Units::load(&mut tx).await?;
    let path = units.tree.path(UnitId(unit));
    units.tree.open(UnitId(unit)).ok_or(Error::NotFound)?;
    let mut reading = Reading::new(ctx, form.lang);
    let from = reading.day("from", form.from);
    let to = reading.optional_day("to", form.to);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        reading.fault("to", words::people::move_ends_before(form.lang));
    }
    let decision = reading.decision(form.number, form.signed);
    let Some(chief) = seen_by_code(ctx, &mut tx, &units, form.person).await? else {
        return Err(reading.refused("person", missing(form.lang, form.person)));
    };
    let known = unit_chief::of_unit(&mut tx, unit, OF_ONE).await?;
    if known.iter().any(|row| row.state == AssignmentState::Proposed) {
        reading.fault("person", words::people::chief_waits(form.lang));
    }
    reading.finish()?;
    let (Some(from), Some(decision)) = (from, decision) else {
        return Err(Error::NotFound);
    };
    let (_, facts, subject, _permit) = authorise_about::<ProposeChief>(ctx, &mut tx, chief.id).await?;
    // Both where he works and where he is to head.
    let there = Facts {
        unit: Some(path.clone()),
        ..facts
    };
    let _permit: Permit<ProposeChief> = decide(&ctx.actor, &there, ctx.today())?;
    let row = ChiefRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        unit,
        person: chief.id,
        valid_from: from.into(),
        valid_to: to.map(Into::into),
        state: AssignmentState::Proposed,
        decision_number: Some(decision.number),
        decision_day: Some(decision.day.into()),
        proposed_by: Some(ctx.session()?.account()),
        proposed_at: ctx.now().into(),
        approved_by: None,
        approved_at: None,
        endorsement: None,
        version: 0,
        mac: Vec::new(),
    };
    propose_in(ctx, &mut tx, row, subject.as_ref(), &path).await?;
    tx.commit(Act::ChiefProposed).await?;
    Ok(location.to_owned())
}

/// Writes a proposal down in the transaction of the act that makes it, and asks whoever can sign for this person.
pub(super) async fn propose_in(
    ctx: &Ctx,
    tx: &mut Tx,
    row: ChiefRow,
    subject: Option<&Subject>,
    unit: &UnitPath,
) -> Result<()> {
    let row = unit_chief::insert(tx, row).await?;
    let asked = Asked {
        kind: TaskKind::SignChief,
        subject: row.person,
        due: Some(row.valid_from.date()),
    };
    tasks::ask(ctx, tx, signer_of(subject), unit, &asked).await?;
    let body = json!({ "unit": row.unit });
    ledger::record(ctx, tx, "chief.proposed", Some(&row.person.to_string()), body).await
}

/// Nobody is asked any more to sign for somebody for whom nothing waits.
pub(super) async fn settle(ctx: &Ctx, tx: &mut Tx, person: Uuid) -> Result<()> {
    let known = unit_chief::of_person(tx, person, OF_ONE).await?;
    if known.iter().all(|row| row.state != AssignmentState::Proposed) {
        tasks::finish(ctx, tx, TaskKind::SignChief, person).await?;
    }
    Ok(())
}
