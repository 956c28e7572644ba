//! Proposed control bodies and relations, with the people they are about.
//!
//! Owns: which of them the actor may sign or refuse. Must not: write one.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{AccountId, Facts, Permit, PersonId, Proposer, SignAssignment, UnitId, decide};
use domain::lang::Lang;
use domain::task::TaskKind;
use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::person::PersonRow;
use store::{Day, Tx, assignment, person};
use uuid::Uuid;

use super::{Place, Waiting};
use crate::access::is_open;
use crate::people::assigning::body_name;
use crate::people::relations::is_end;
use crate::people::rows;
use crate::people::units::Units;
use crate::{Ctx, Error, Result, tasks};

/// More proposals than ever wait: each was typed by a person.
const PROPOSALS: i64 = 5_000;

/// Proposals with the people they are about.
pub(super) struct Assignments {
    pub rows: Vec<AssignmentRow>,
    people: BTreeMap<Uuid, PersonRow>,
}

impl Assignments {
    /// What waits for the actor's signature, the oldest first.
    pub(super) async fn waiting(ctx: &Ctx, tx: &mut Tx, units: &Units) -> Result<Self> {
        let rows = assignment::proposals(tx, PROPOSALS).await?;
        let Self { mut rows, people } = Self::of(tx, rows).await?;
        rows.retain(|row| {
            let about = facts(row, &people, units);
            !about.is_empty() && about.iter().all(|facts| is_open::<SignAssignment>(ctx, facts))
        });
        Ok(Self { rows, people })
    }

    async fn of(tx: &mut Tx, rows: Vec<AssignmentRow>) -> Result<Self> {
        let ids: BTreeSet<Uuid> = rows.iter().flat_map(people_of).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let people = person::find_many(tx, &ids).await?;
        Ok(Self {
            rows,
            people: people.into_iter().map(|row| (row.id, row)).collect(),
        })
    }

    /// Those of these proposals that are no chiefs and are to become `then`, and the ids of the rest. Pressed twice, they
    /// are it already.
    pub(super) async fn chosen(
        ctx: &Ctx,
        tx: &mut Tx,
        units: &Units,
        ids: &[Uuid],
        then: AssignmentState,
    ) -> Result<(Vec<Uuid>, Vec<AssignmentRow>)> {
        let found = assignment::find_many(tx, ids).await?;
        let known: BTreeSet<Uuid> = found.iter().map(|row| row.id).collect();
        let rest = ids.iter().copied().filter(|id| !known.contains(id)).collect();
        let all = Self::of(tx, found).await?;
        let mut chosen = Vec::new();
        for row in all.rows {
            if row.state == AssignmentState::Proposed {
                let about = facts(&row, &all.people, units);
                if about.is_empty() {
                    return Err(Error::NotFound);
                }
                for facts in about {
                    let _permit: Permit<SignAssignment> = decide(&ctx.actor, &facts, ctx.today())?;
                }
                chosen.push(row);
            } else if row.state != then || row.approved_by != Some(ctx.session()?.account()) {
                return Err(Error::Conflict);
            }
        }
        Ok((rest, chosen))
    }

    /// As the page shows a proposal.
    pub(super) fn named(&self, ctx: &Ctx, lang: Lang, row: &AssignmentRow) -> Option<Waiting> {
        let person = self.people.get(&row.subject)?;
        let place = match row.kind {
            AssignmentKind::ControlBody => Place::Body(body_name(ctx, lang, &row.object)),
            AssignmentKind::Relation => {
                let name = self.people.get(&row.object.parse().ok()?)?.name.clone();
                if is_end(row) {
                    Place::NoRelative(name)
                } else {
                    Place::Relative(name)
                }
            }
            AssignmentKind::Person => return None,
        };
        Some(Waiting {
            id: row.id,
            place,
            person_name: person.name.clone(),
            birth_year: person.birth_year.and_then(|year| i32::try_from(year).ok()),
            from: row.valid_from.date(),
            to: row.valid_to.map(Day::date),
            decision: rows::decision(row.decision_number.as_deref(), row.decision_day),
        })
    }

    /// Nobody is asked any more to sign for somebody for whom nothing waits.
    pub(super) async fn release(ctx: &Ctx, tx: &mut Tx, done: &[AssignmentRow]) -> Result<()> {
        if done.is_empty() {
            return Ok(());
        }
        let still = assignment::proposals(tx, PROPOSALS).await?;
        let still: BTreeSet<Uuid> = still.into_iter().map(|row| row.subject).collect();
        let released: BTreeSet<Uuid> = done.iter().map(|row| row.subject).collect();
        for person in released.difference(&still) {
            tasks::finish(ctx, tx, TaskKind::SignAssignment, *person).await?;
        }
        Ok(())
    }
}

/// Whom a proposal is about: for a relation both.
fn people_of(row: &AssignmentRow) -> Vec<Uuid> {
    let other = match row.kind {
        AssignmentKind::Relation => row.object.parse().ok(),
        AssignmentKind::ControlBody | AssignmentKind::Person => None,
    };
    std::iter::once(row.subject).chain(other).collect()
}

/// The facts for a decision about each of them; none when somebody is not there.
fn facts(row: &AssignmentRow, people: &BTreeMap<Uuid, PersonRow>, units: &Units) -> Vec<Facts> {
    let proposer = row
        .proposed_by
        .map_or(Proposer::Console, |by| Proposer::Account(AccountId(by)));
    let about = people_of(row).into_iter().map(|id| {
        let person = people.get(&id)?;
        Some(Facts {
            subject: Some(PersonId(id)),
            unit: Some(units.tree.path(UnitId(person.unit))),
            proposer: Some(proposer),
            ..Facts::default()
        })
    });
    about.collect::<Option<Vec<_>>>().unwrap_or_default()
}
