//! The register of declarations: who has to make one in a year, and how far each is.
//!
//! Owns: who is shown to whom, one page at a time, and the counts. Must not: hold anything of what was declared.

mod calling;
mod queue;

pub use calling::{ToCall, UnitToCall, to_call};
pub use queue::{Place, Queue, place, queue};

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use domain::access::{ListDeclarations, Permit};
use domain::deadlines::{self, Question};
use domain::declarations::{Kind, Stage};
use domain::law::Law;
use store::declaration_round::{RoundRow, RoundState};
use store::obligation_list::{self, Direction, Filter, Key, Late};
use store::{Tx, declaration_paper, declaration_round};
use uuid::Uuid;

use super::own;
use super::roster_pages::{self, Listed, place_of};
use crate::access::authorise;
use crate::people::directory;
use crate::people::units::Units;
use crate::{Ctx, Error, Result};

/// People on one page.
pub const PAGE: usize = 50;
/// One more tells whether there is another page.
const LIMIT: i64 = PAGE as i64 + 1;
/// People of a register that is taken out or printed as a whole.
const ALL: i64 = 20_000;
/// The stages in which an officer has something to do.
const WAITING: [Stage; 2] = [Stage::Submitted, Stage::Resubmitted];

/// Which part of the register. What is left out does not matter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<'a> {
    /// What was typed to search.
    pub typed: &'a str,
    /// The year; this one where nothing else is said.
    pub year: Option<i32>,
    /// A round of it.
    pub round: Option<Uuid>,
    /// A unit with all below it.
    pub unit: Option<Uuid>,
    /// Where the declaration stands.
    pub stage: Option<Stage>,
    /// Kind of declaration.
    pub kind: Option<Kind>,
    /// Only what is late.
    pub late: bool,
    /// In which direction.
    pub direction: Direction,
    /// The obligation behind which the page begins.
    pub after: Option<Uuid>,
}

/// Where the signed paper is of what waits to be received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedPaper {
    /// None is asked for, or nothing waits.
    NotAsked,
    /// It is still missing.
    Missing,
    /// It was handed in.
    HandedIn,
}

/// A declaration in the register.
pub struct Registered {
    /// Who makes it, and how far it came.
    pub listed: Listed,
    /// Where it stands.
    pub stage: Stage,
    /// Name of its round.
    pub round_name: String,
    /// Whether the signed paper is there.
    pub paper: SignedPaper,
    /// The last day of what is to be done next: by its declarant to submit or to complete, by the agency to hand a copy to
    /// the control body.
    pub due: Option<NaiveDate>,
    /// Whether its declarant's day has passed, or it was submitted after it.
    pub late: bool,
}

/// What the register's conditions can be set to.
pub struct Choices {
    /// The year that is shown.
    pub year: i32,
    /// The years with rounds, the newest first.
    pub years: Vec<i32>,
    /// The rounds of the year with their names.
    pub rounds: Vec<(Uuid, String)>,
    /// Units with their depth in the tree.
    pub units: Vec<(Uuid, String, usize)>,
}

/// A page of the register.
pub struct Page {
    /// Its declarations.
    pub rows: Vec<Registered>,
    /// How many there are in all.
    pub total: i64,
    /// How many stand where, whatever stage was asked for.
    pub counts: BTreeMap<Stage, i64>,
    /// The obligation behind which the next page begins, where there is one.
    pub next_after: Option<Uuid>,
    /// What there is to choose from.
    pub choices: Choices,
}

/// What the actor sees of the register.
pub(super) struct Sight {
    pub units: Units,
    shown: Option<Vec<Uuid>>,
    rounds: Vec<RoundRow>,
}

impl Sight {
    pub(super) async fn load(ctx: &Ctx, tx: &mut Tx) -> Result<Self> {
        let permit: Permit<ListDeclarations> = authorise(ctx)?;
        let units = Units::load(tx).await?;
        let shown = units.shown(permit.visibility());
        let rounds = declaration_round::list(tx, None, own::ROUNDS).await?;
        // A round that has nobody of his units is none for him.
        let concerns = |round: &RoundRow| {
            let Some(shown) = &shown else { return true };
            units.subtree(round.unit).iter().any(|unit| shown.contains(unit))
        };
        let approved = rounds.into_iter().filter(|round| round.state == RoundState::Approved);
        Ok(Self {
            rounds: approved.filter(concerns).collect(),
            shown,
            units,
        })
    }

    fn choices(&self, ctx: &Ctx, query: &Query<'_>) -> Choices {
        let this_year = ctx.today().year();
        let year = query.year.unwrap_or(this_year);
        let mut years: Vec<i32> = self
            .rounds
            .iter()
            .filter_map(|round| i32::try_from(round.year).ok())
            .collect();
        years.extend([this_year, year]);
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        let of_year = self.rounds.iter().filter(|round| round.year == i64::from(year));
        Choices {
            year,
            years,
            rounds: of_year.map(|round| (round.id, round.name.clone())).collect(),
            units: directory::choices(&self.units, self.shown.as_deref()),
        }
    }

    /// The conditions for the store; `year` of `None` is all years.
    pub(super) fn filter<'a>(&self, ctx: &Ctx, query: &Query<'a>, year: Option<i32>) -> Filter<'a> {
        let is_meant = |round: &&RoundRow| {
            year.is_none_or(|year| round.year == i64::from(year)) && query.round.is_none_or(|id| round.id == id)
        };
        let chosen = query.unit.map(|unit| self.units.subtree(unit));
        let units = match (chosen, &self.shown) {
            (Some(chosen), Some(shown)) => Some(chosen.into_iter().filter(|unit| shown.contains(unit)).collect()),
            (Some(chosen), None) => Some(chosen),
            (None, shown) => shown.clone(),
        };
        Filter {
            rounds: self.rounds.iter().filter(is_meant).map(|round| round.id).collect(),
            units,
            kind: query.kind.map_or("", Kind::code),
            late: query.late.then(|| late(&ctx.platform.law, ctx.today())),
            typed: query.typed,
            ..Filter::default()
        }
    }

    /// Rows as the register shows them.
    pub(super) async fn registered(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        rows: Vec<store::obligation::ObligationRow>,
    ) -> Result<Vec<Registered>> {
        let handed_in = self.handed_in(tx, &rows).await?;
        let listed = roster_pages::named(tx, &self.units, rows).await?;
        listed
            .into_iter()
            .map(|listed| self.one(ctx, listed, &handed_in))
            .collect()
    }

    /// The records whose newest version is there on paper.
    async fn handed_in(&self, tx: &mut Tx, rows: &[store::obligation::ObligationRow]) -> Result<BTreeSet<Uuid>> {
        let submitted = codes(&WAITING);
        let asked = rows
            .iter()
            .filter(|row| submitted.contains(&row.stage.as_str()) && self.asks_for_paper(row.round));
        let records: Vec<Uuid> = asked.filter_map(|row| row.record).collect();
        if records.is_empty() {
            return Ok(BTreeSet::new());
        }
        let papers = declaration_paper::newest_of(tx, &records).await?;
        let there = papers.into_iter().filter(|paper| paper.handed_at.is_some());
        Ok(there.map(|paper| paper.record).collect())
    }

    fn asks_for_paper(&self, round: Uuid) -> bool {
        self.rounds.iter().any(|one| one.id == round && one.paper)
    }

    fn one(&self, ctx: &Ctx, listed: Listed, handed_in: &BTreeSet<Uuid>) -> Result<Registered> {
        let row = &listed.row;
        let unreadable = || Error::Internal("a declaration has a stage that this program does not know".into());
        let stage = Stage::from_code(&row.stage).ok_or_else(unreadable)?;
        let round = self.rounds.iter().find(|round| round.id == row.round);
        let due = match stage {
            Stage::Returned => row
                .returned_on
                .and_then(|day| completion_due(&ctx.platform.law, day.date())),
            Stage::Submitted | Stage::Resubmitted | Stage::Received => row
                .completed_on
                .and_then(|day| term(&ctx.platform.law, "TS06", day.date())),
            Stage::NotStarted | Stage::Draft => row.due.map(store::Day::date),
        };
        let late = match stage {
            Stage::NotStarted | Stage::Draft | Stage::Returned => due.is_some_and(|due| due < ctx.today()),
            Stage::Submitted | Stage::Resubmitted | Stage::Received => row.completed_on > row.due,
        };
        let paper = if !WAITING.contains(&stage) || !self.asks_for_paper(row.round) {
            SignedPaper::NotAsked
        } else if row.record.is_some_and(|record| handed_in.contains(&record)) {
            SignedPaper::HandedIn
        } else {
            SignedPaper::Missing
        };
        Ok(Registered {
            round_name: round.map(|round| round.name.clone()).unwrap_or_default(),
            paper,
            stage,
            due,
            late,
            listed,
        })
    }
}

/// The last day to complete what was sent back (TS05).
pub(super) fn completion_due(law: &Law, returned_on: NaiveDate) -> Option<NaiveDate> {
    term(law, "TS05", returned_on)
}

fn term(law: &Law, code: &str, event: NaiveDate) -> Option<NaiveDate> {
    let question = Question {
        code: code.to_owned(),
        variant: None,
        event,
        stops: None,
    };
    Some(deadlines::answer(law, &question).ok()?.dates.due())
}

/// What is late today: the clock of what was sent back is asked of the law, day by day backwards.
fn late(law: &Law, today: NaiveDate) -> Late {
    /// Longer than any clock for completing, with the longest holidays.
    const LOOK_BACK: u64 = 60;
    let has_run_out = |day: &NaiveDate| completion_due(law, *day).is_some_and(|due| due < today);
    let days = (0..LOOK_BACK).filter_map(|back| today.checked_sub_days(Days::new(back)));
    let returned_by = days.into_iter().find(has_run_out).unwrap_or(NaiveDate::MIN);
    Late {
        today: today.into(),
        returned_by: returned_by.into(),
    }
}

fn codes(stages: &[Stage]) -> Vec<&'static str> {
    stages.iter().map(|stage| stage.code()).collect()
}

/// One page of the register of a year.
///
/// # Errors
/// As the decision about [`ListDeclarations`] says.
pub async fn page(ctx: &Ctx, query: &Query<'_>) -> Result<Page> {
    let mut tx = ctx.db().read().await?;
    let sight = Sight::load(ctx, &mut tx).await?;
    let choices = sight.choices(ctx, query);
    let all = sight.filter(ctx, query, Some(choices.year));
    let counts = obligation_list::counts(&mut tx, &all).await?;
    let counts: BTreeMap<Stage, i64> = counts
        .into_iter()
        .filter_map(|count| Some((Stage::from_code(&count.stage)?, count.count)))
        .collect();
    let stages = codes(query.stage.as_slice());
    let filter = Filter { stages: &stages, ..all };
    let last = place_of(&mut tx, query.after).await?;
    let mut rows = obligation_list::list(&mut tx, &filter, query.direction, key(last.as_ref()), LIMIT).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let total = match query.stage {
        Some(stage) => counts.get(&stage).copied().unwrap_or_default(),
        None => counts.values().sum(),
    };
    Ok(Page {
        next_after: rows.last().filter(|_| more).map(|row| row.id),
        rows: sight.registered(ctx, &mut tx, rows).await?,
        total,
        counts,
        choices,
    })
}

fn key(place: Option<&(String, Uuid)>) -> Option<Key<'_>> {
    place.map(|(name_sort, id)| Key { name_sort, id: *id })
}

/// Everybody whom a query means, as one list.
pub(super) async fn whole(ctx: &Ctx, tx: &mut Tx, query: &Query<'_>) -> Result<(Choices, Vec<Registered>)> {
    let stages = codes(query.stage.as_slice());
    whole_of(ctx, tx, query, &stages).await
}

async fn whole_of(ctx: &Ctx, tx: &mut Tx, query: &Query<'_>, stages: &[&str]) -> Result<(Choices, Vec<Registered>)> {
    let sight = Sight::load(ctx, tx).await?;
    let choices = sight.choices(ctx, query);
    let filter = Filter {
        stages,
        ..sight.filter(ctx, query, Some(choices.year))
    };
    let rows = obligation_list::list(tx, &filter, query.direction, None, ALL).await?;
    Ok((choices, sight.registered(ctx, tx, rows).await?))
}
