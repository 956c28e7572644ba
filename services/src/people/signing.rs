//! Signing who heads a unit, which body controls whom, and who is related to whom.
//!
//! Owns: what waits for a holder's signature, signing or refusing it, and which chiefs' signatures are believed. Must not:
//! propose anything; or let whoever proposed, or whoever it is about, sign.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use domain::access::{AccountId, Facts, Permit, PersonId, Proposer, SignAssignment, UnitId, decide};
use domain::lang::Lang;
use domain::people::Decision;
use domain::task::TaskKind;
use serde_json::json;
use store::assignment::{AssignmentRow, AssignmentState};
use store::person::PersonRow;
use store::unit_chief::ChiefRow;
use store::{Act, Day, Tx, assignment, person, unit_chief};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::assignment::{Assignment, Kind, SignedAssignment};
use vault::purpose::House;

use self::waiting_rows::Assignments;
use super::assignments::Signer;
use super::units::{UNITS, Units};
use super::{assignments, relations, rows};
use crate::access::is_open;
use crate::circles::believed;
use crate::{Ctx, Error, Result, ledger, tasks};

mod waiting_rows;

/// As many as one page shows and one act signs, from the oldest.
const PAGE: usize = 100;

/// What somebody is proposed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// To head this unit.
    Chief(String),
    /// To be controlled by this body.
    Body(String),
    /// To be known as a relative of this person.
    Relative(String),
    /// To be known as a relative of this person no longer.
    NoRelative(String),
}

/// What waits for a signature.
#[derive(Clone)]
pub struct Waiting {
    /// The proposal.
    pub id: Uuid,
    /// What for.
    pub place: Place,
    /// Name of the person.
    pub person_name: String,
    /// The year in which he was born, where it is known.
    pub birth_year: Option<i32>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// The decision, where one was named.
    pub decision: Option<Decision>,
}

/// What waits for the actor's signature, the oldest first.
///
/// # Errors
/// When the store does not answer.
pub async fn waiting(ctx: &Ctx, lang: Lang) -> Result<Vec<Waiting>> {
    let mut tx = ctx.db().read().await?;
    let desk = Desk::load(&mut tx).await?;
    let others = Assignments::waiting(ctx, &mut tx, &desk.units).await?;
    let theirs = desk
        .proposals()
        .filter(|row| is_open::<SignAssignment>(ctx, &desk.facts(row)));
    let named = theirs.take(PAGE).filter_map(|row| {
        let person = desk.people.get(&row.person)?;
        Some(Waiting {
            id: row.id,
            place: Place::Chief(desk.units.name(row.unit)),
            person_name: person.name.clone(),
            birth_year: person.birth_year.and_then(|year| i32::try_from(year).ok()),
            from: row.valid_from.date(),
            to: row.valid_to.map(Day::date),
            decision: rows::decision(row.decision_number.as_deref(), row.decision_day),
        })
    });
    let others = others.rows.iter().filter_map(|row| others.named(ctx, lang, row));
    Ok(named.chain(others).take(PAGE).collect())
}

/// Signs these proposals: each is in force from its day, and whoever headed the unit until then heads it no longer.
///
/// # Errors
/// As the decision about [`SignAssignment`] says; [`Error::Forbidden`] when nobody believes the actor's own keys;
/// [`Error::Conflict`] when one of them does not wait any more.
pub async fn sign(ctx: &Ctx, ids: &[Uuid]) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let desk = Desk::load(&mut tx).await?;
    let account = ctx.session()?.account();
    let (of_chiefs, others) = Assignments::chosen(ctx, &mut tx, &desk.units, ids, AssignmentState::Active).await?;
    let chosen = desk.chosen(ctx, &of_chiefs, AssignmentState::Active)?;
    let keys = ctx.session()?.all_keys()?;
    let signer = Signer::of(ctx, &mut tx).await?;
    for row in &chosen {
        for earlier in desk.earlier(row) {
            let last = row.valid_from.date() - Days::new(1);
            super::moving::end_chief_on(&mut tx, earlier.clone(), last).await?;
        }
        let signed = ChiefRow {
            state: AssignmentState::Active,
            approved_by: Some(account),
            approved_at: Some(ctx.now().into()),
            endorsement: Some(statement(ctx, row, &keys)),
            ..row.clone()
        };
        let signed = unit_chief::update(&mut tx, signed).await?;
        record(ctx, &mut tx, "chief.signed", &signed).await?;
    }
    release(ctx, &mut tx, &desk, &chosen).await?;
    // As many as one page shows.
    for row in &others {
        if let Some(before) = relations::replaced(&mut tx, row).await? {
            let state = AssignmentState::Ended;
            assignment::update(&mut tx, AssignmentRow { state, ..before }).await?;
        }
        let signed = assignment::update(&mut tx, signer.signed(ctx, row.clone())?).await?;
        assignments::record(ctx, &mut tx, "assignment.signed", &signed).await?;
    }
    Assignments::release(ctx, &mut tx, &others).await?;
    Ok(tx.commit(Act::AssignmentSigned).await?)
}

/// Refuses these proposals.
///
/// # Errors
/// As [`sign`].
pub async fn refuse(ctx: &Ctx, ids: &[Uuid]) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let desk = Desk::load(&mut tx).await?;
    let account = ctx.session()?.account();
    let (of_chiefs, others) = Assignments::chosen(ctx, &mut tx, &desk.units, ids, AssignmentState::Ended).await?;
    let chosen = desk.chosen(ctx, &of_chiefs, AssignmentState::Ended)?;
    for row in &chosen {
        let refused = ChiefRow {
            state: AssignmentState::Ended,
            approved_by: Some(account),
            approved_at: Some(ctx.now().into()),
            ..row.clone()
        };
        let refused = unit_chief::update(&mut tx, refused).await?;
        record(ctx, &mut tx, "chief.refused", &refused).await?;
    }
    release(ctx, &mut tx, &desk, &chosen).await?;
    for row in &others {
        let refused = AssignmentRow {
            state: AssignmentState::Ended,
            approved_by: Some(account),
            approved_at: Some(ctx.now().into()),
            ..row.clone()
        };
        let refused = assignment::update(&mut tx, refused).await?;
        assignments::record(ctx, &mut tx, "assignment.refused", &refused).await?;
    }
    Assignments::release(ctx, &mut tx, &others).await?;
    Ok(tx.commit(Act::AssignmentRefused).await?)
}

async fn record(ctx: &Ctx, tx: &mut Tx, action: &'static str, row: &ChiefRow) -> Result<()> {
    let body = json!({ "unit": row.unit });
    ledger::record(ctx, tx, action, Some(&row.person.to_string()), body).await
}

/// Nobody is asked any more to sign for somebody for whom nothing waits.
async fn release(ctx: &Ctx, tx: &mut Tx, desk: &Desk, done: &[ChiefRow]) -> Result<()> {
    let done_ids: BTreeSet<Uuid> = done.iter().map(|row| row.id).collect();
    let still: BTreeSet<Uuid> = desk
        .proposals()
        .filter(|row| !done_ids.contains(&row.id))
        .map(|row| row.person)
        .collect();
    let released: BTreeSet<Uuid> = done.iter().map(|row| row.person).collect();
    for person in released.difference(&still) {
        tasks::finish(ctx, tx, TaskKind::SignChief, *person).await?;
    }
    Ok(())
}

/// Which of these chiefs a holder has signed for as they stand: whoever can write rows cannot put anybody in a place.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn signed(ctx: &Ctx, tx: &mut Tx, chiefs: &[ChiefRow]) -> Result<BTreeSet<Uuid>> {
    let mut signers: Vec<Uuid> = chiefs.iter().filter_map(|row| row.approved_by).collect();
    signers.sort_unstable();
    signers.dedup();
    let trust = believed(ctx, tx, &signers).await?;
    let is_signed = |row: &&ChiefRow| {
        let stored = row.endorsement.as_deref().map(SignedAssignment::decode);
        let Some(Ok(stored)) = stored else { return false };
        let said = &stored.assignment;
        // It may end earlier than was signed: whoever moved away heads nothing.
        let ends_within = match (row.valid_to.map(days), said.to) {
            (_, None) => true,
            (Some(last), Some(signed)) => last <= signed,
            (None, Some(_)) => false,
        };
        let expected = of(said.house, row, said.at);
        ends_within
            && Assignment {
                to: said.to,
                ..expected
            } == *said
            && stored.verify(&trust).is_ok()
    };
    Ok(chiefs.iter().filter(is_signed).map(|row| row.id).collect())
}

fn statement(ctx: &Ctx, row: &ChiefRow, keys: &AccountKeys) -> Vec<u8> {
    let at = ctx.now().timestamp_micros();
    of(ctx.platform.keys.house, row, at).sign(keys).encode()
}

/// What is said about a chief.
fn of(house: House, row: &ChiefRow, at: i64) -> Assignment {
    Assignment {
        house,
        kind: Kind::Chief,
        id: row.id.into_bytes(),
        subject: row.unit.into_bytes(),
        object: row.person.into_bytes().to_vec(),
        from: days(row.valid_from),
        to: row.valid_to.map(days),
        at,
    }
}

/// Days since 1970.
fn days(day: Day) -> i64 {
    (day.date() - NaiveDate::default()).num_days()
}

/// All chiefs who are not over, with what a decision about them rests on.
struct Desk {
    units: Units,
    chiefs: Vec<ChiefRow>,
    people: BTreeMap<Uuid, PersonRow>,
}

impl Desk {
    async fn load(tx: &mut Tx) -> Result<Self> {
        let units = Units::load(tx).await?;
        let chiefs = unit_chief::present(tx, UNITS).await?;
        let ids: Vec<Uuid> = chiefs.iter().map(|row| row.person).collect();
        let people = person::find_many(tx, &ids).await?;
        Ok(Self {
            units,
            chiefs,
            people: people.into_iter().map(|row| (row.id, row)).collect(),
        })
    }

    fn proposals(&self) -> impl Iterator<Item = &ChiefRow> {
        let mut rows: Vec<_> = self
            .chiefs
            .iter()
            .filter(|row| row.state == AssignmentState::Proposed)
            .collect();
        rows.sort_unstable_by_key(|row| (row.proposed_at, row.id));
        rows.into_iter()
    }

    fn facts(&self, row: &ChiefRow) -> Facts {
        Facts {
            subject: Some(PersonId(row.person)),
            unit: Some(self.units.tree.path(UnitId(row.unit))),
            proposer: Some(
                row.proposed_by
                    .map_or(Proposer::Console, |by| Proposer::Account(AccountId(by))),
            ),
            ..Facts::default()
        }
    }

    /// Those that are to become `then`. Pressed twice, they are it already.
    fn chosen(&self, ctx: &Ctx, ids: &[Uuid], then: AssignmentState) -> Result<Vec<ChiefRow>> {
        let mut chosen = Vec::new();
        for id in ids.iter().take(PAGE) {
            match self.chiefs.iter().find(|row| row.id == *id) {
                Some(row) if row.state == AssignmentState::Proposed => {
                    let _permit: Permit<SignAssignment> = decide(&ctx.actor, &self.facts(row), ctx.today())?;
                    chosen.push(row.clone());
                }
                Some(row) if row.state == then && row.approved_by == Some(ctx.session()?.account()) => {}
                // Whoever was refused is not among those who are not over.
                None if then == AssignmentState::Ended => {}
                _ => return Err(Error::Conflict),
            }
        }
        Ok(chosen)
    }

    /// Who headed the unit until then.
    fn earlier(&self, row: &ChiefRow) -> impl Iterator<Item = &ChiefRow> {
        self.chiefs.iter().filter(|other| {
            other.unit == row.unit
                && other.state == AssignmentState::Active
                && other.valid_from <= row.valid_from
                && other.valid_to.is_none_or(|last| last >= row.valid_from)
        })
    }
}
