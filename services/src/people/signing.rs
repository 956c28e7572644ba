//! Signing who heads a unit, which body controls whom, and who is related to whom.
//!
//! Owns: what waits for a holder's signature, signing or refusing it, and which chiefs' signatures are believed. Must not:
//! propose anything; or let whoever proposed, or whoever it is about, sign.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use domain::access::{AccountId, Facts, Permit, PersonId, Proposer, SignAssignment, UnitId, decide};
use domain::lang::Lang;
use domain::people::Decision;
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
use super::assignments::{Signer, days, ends_within};
use super::units::{UNITS, Units};
use super::{assignments, relations, rows};
use crate::access::is_open;
use crate::circles::believed;
use crate::{Ctx, Error, Result, ledger};

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
    on_one_page(ids)?;
    let mut tx = ctx.db().begin().await?;
    let mut desk = Desk::load(&mut tx).await?;
    let account = ctx.session()?.account();
    let (of_chiefs, others) = Assignments::chosen(ctx, &mut tx, &desk.units, ids, AssignmentState::Active).await?;
    let chosen = desk.chosen(ctx, &of_chiefs, AssignmentState::Active)?;
    let keys = ctx.session()?.all_keys()?;
    let signer = Signer::of(ctx, &mut tx).await?;
    // As many as one page shows, from the first day on: one may take the place of another.
    for row in &chosen {
        let last = row.valid_from.date() - Days::new(1);
        for earlier in desk.earlier(row) {
            let ended = super::moving::end_chief_on(ctx, &mut tx, earlier, last).await?;
            desk.keep(ended);
        }
        let row = ChiefRow {
            valid_to: desk.last_day(row),
            ..row.clone()
        };
        let signed = ChiefRow {
            state: AssignmentState::Active,
            approved_by: Some(account),
            approved_at: Some(ctx.now().into()),
            endorsement: Some(statement(ctx, &row, &keys)),
            ..row
        };
        let signed = unit_chief::update(&mut tx, signed).await?;
        record(ctx, &mut tx, "chief.signed", &signed).await?;
        super::chiefs::settle(ctx, &mut tx, signed.person).await?;
        desk.keep(signed);
    }
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
    on_one_page(ids)?;
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
        super::chiefs::settle(ctx, &mut tx, refused.person).await?;
    }
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

/// No page shows more: nobody is told that what he did not see was signed.
fn on_one_page(ids: &[Uuid]) -> Result<()> {
    if ids.len() > PAGE { Err(Error::Conflict) } else { Ok(()) }
}

async fn record(ctx: &Ctx, tx: &mut Tx, action: &'static str, row: &ChiefRow) -> Result<()> {
    let body = json!({ "unit": row.unit });
    ledger::record(ctx, tx, action, Some(&row.person.to_string()), body).await
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
        let expected = of(said.house, row, said.at);
        ends_within(row.valid_to, said)
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

    /// Those that are to become `then`, by their first days. Pressed twice, they are it already.
    fn chosen(&self, ctx: &Ctx, ids: &[Uuid], then: AssignmentState) -> Result<Vec<ChiefRow>> {
        let mut chosen = Vec::new();
        for id in ids {
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
        chosen.sort_by_key(|row| (row.valid_from, row.id));
        Ok(chosen)
    }

    /// A chief as he stands after the act.
    fn keep(&mut self, changed: ChiefRow) {
        if let Some(row) = self.chiefs.iter_mut().find(|row| row.id == changed.id) {
            *row = changed;
        }
    }

    /// Those signed for the same unit.
    fn signed_beside(&self, row: &ChiefRow) -> impl Iterator<Item = &ChiefRow> {
        let (id, unit) = (row.id, row.unit);
        let mut chiefs = self.chiefs.iter();
        std::iter::from_fn(move || {
            chiefs.find(|other| other.id != id && other.unit == unit && other.state == AssignmentState::Active)
        })
    }

    /// Who headed the unit until then.
    fn earlier(&self, row: &ChiefRow) -> Vec<ChiefRow> {
        let still = |other: &&ChiefRow| {
            other.valid_from <= row.valid_from && other.valid_to.is_none_or(|last| last >= row.valid_from)
        };
        self.signed_beside(row).filter(still).cloned().collect()
    }

    /// His own last day, or the day before somebody begins who was signed already.
    fn last_day(&self, row: &ChiefRow) -> Option<Day> {
        let later = self.signed_beside(row).map(|other| other.valid_from);
        let next = later.filter(|first| *first > row.valid_from).min();
        let before = next.map(|first| Day::from(first.date() - Days::new(1)));
        [row.valid_to, before].into_iter().flatten().min()
    }
}
