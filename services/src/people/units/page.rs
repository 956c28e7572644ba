//! The page of one unit.
//!
//! Owns: what it is, its chiefs, its history, and what the actor may do with it. Must not: change it.

use chrono::NaiveDate;
use domain::access::{
    Action, ChangeUnit, CreateUnit, Facts, ListUnits, Permit, PersonId, ProposeChief, RearrangeUnits, UnitId,
};
use domain::people::{Decision, UnitChange, UnitKind};
use store::unit_history::UnitHistoryRow;
use store::{unit_chief, unit_history};
use uuid::Uuid;

use super::{Chief, Peopled, Units, chief_of, kind, names, unreadable};
use crate::access::{authorise, is_open};
use crate::people::past::Past;
use crate::people::{rows, signing};
use crate::{Ctx, Error, Result};

/// More decisions about one unit than there ever are.
const HISTORY: i64 = 200;

/// A stretch of a unit's history.
pub struct Stretch {
    /// How it began.
    pub change: UnitChange,
    /// First day.
    pub from: NaiveDate,
    /// Last day, once another began.
    pub to: Option<NaiveDate>,
    /// The name.
    pub name: String,
    /// The kind.
    pub kind: UnitKind,
    /// Name of the unit above.
    pub above: Option<String>,
    /// Name of the unit that took over.
    pub merged_into: Option<String>,
    /// The decision, where one was named.
    pub decision: Option<Decision>,
}

/// What the actor may do with a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnitActs {
    /// To add one below it.
    pub create: bool,
    /// To rename or close it.
    pub change: bool,
    /// To move or merge it.
    pub rearrange: bool,
    /// To propose its chief.
    pub chief: bool,
}

impl UnitActs {
    /// Whether the actor may record this change of it.
    #[must_use]
    pub const fn allow(self, change: UnitChange) -> bool {
        match change {
            UnitChange::Created => self.create,
            UnitChange::Renamed | UnitChange::Closed => self.change,
            UnitChange::Moved | UnitChange::Merged => self.rearrange,
        }
    }
}

/// The page of a unit.
pub struct OpenedUnit {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The name in short; empty for none.
    pub short_name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The units above with their names, the root first.
    pub above: Vec<(Uuid, String)>,
    /// The units directly below with their names.
    pub below: Vec<(Uuid, String)>,
    /// Last day, if it was closed.
    pub closed: Option<NaiveDate>,
    /// How many work in it and below.
    pub people: i64,
    /// Its chiefs, the newest first.
    pub chiefs: Vec<Chief>,
    /// Its history, the newest first.
    pub history: Vec<Stretch>,
    /// What the actor may do with it.
    pub acts: UnitActs,
}

/// One unit with its history.
///
/// # Errors
/// [`Error::NotFound`] for one that the actor's tree does not show.
pub async fn open(ctx: &Ctx, id: Uuid) -> Result<OpenedUnit> {
    let permit: Permit<ListUnits> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let peopled = Peopled::load(&mut tx).await?;
    let units = &peopled.units;
    let row = units.row(id)?;
    if units
        .shown(permit.visibility())
        .is_some_and(|shown| !shown.contains(&id))
    {
        return Err(Error::NotFound);
    }
    let chiefs = unit_chief::of_unit(&mut tx, id, HISTORY).await?;
    let people: Vec<Uuid> = chiefs.iter().map(|chief| chief.person).collect();
    let names = names(&mut tx, &people).await?;
    let signed = signing::signed(ctx, &mut tx, &chiefs).await?;
    let history = unit_history::of_unit(&mut tx, id, HISTORY).await?;
    let others = history.iter().flat_map(|row| [row.parent, row.merged_into]);
    let others = others.flatten().collect();
    let past = Past::load(&mut tx, others).await?;
    let path = units.tree.path(UnitId(id));
    let named = |unit: UnitId| (unit.0, units.name(unit.0));
    let mut above: Vec<_> = path.above().iter().copied().map(named).collect();
    above.reverse();
    let below = units.tree.children(UnitId(id)).into_iter();
    let is_living = |unit: &UnitId| units.tree.open(*unit).is_some();
    Ok(OpenedUnit {
        id,
        name: row.name.clone(),
        short_name: row.short_name.clone(),
        kind: kind(row)?,
        above,
        below: below.filter(is_living).map(named).collect(),
        closed: row.valid_to.map(store::Day::date),
        people: peopled.people_below(UnitId(id)),
        chiefs: chiefs
            .iter()
            .map(|chief| chief_of(chief, &names, &signed, ctx.today()))
            .collect(),
        history: history
            .iter()
            .map(|row| stretch(row, units, &past))
            .collect::<Result<_>>()?,
        acts: acts(ctx, units, id),
    })
}

fn acts(ctx: &Ctx, units: &Units, id: Uuid) -> UnitActs {
    let facts = Facts {
        unit: Some(units.tree.path(UnitId(id))),
        ..Facts::default()
    };
    let lives = units.tree.open(UnitId(id)).is_some();
    let may = |open: bool| open && lives;
    UnitActs {
        create: may(is_open::<CreateUnit>(ctx, &facts)),
        change: may(is_open::<ChangeUnit>(ctx, &facts)),
        rearrange: may(is_open::<RearrangeUnits>(ctx, &facts)),
        // Whoever it will be: somebody else.
        chief: may(is_open_for_another::<ProposeChief>(ctx, &facts)),
    }
}

/// Whether the actor may do `A` to somebody else of the unit of these facts.
fn is_open_for_another<A: Action>(ctx: &Ctx, facts: &Facts) -> bool {
    let somebody = Some(PersonId(Uuid::nil()));
    is_open::<A>(
        ctx,
        &Facts {
            subject: somebody,
            ..facts.clone()
        },
    )
}

fn stretch(row: &UnitHistoryRow, units: &Units, past: &Past) -> Result<Stretch> {
    let then = |unit: Uuid| past.name(unit, row.valid_from.date(), units);
    Ok(Stretch {
        change: UnitChange::from_code(&row.change).ok_or_else(|| unreadable("change"))?,
        from: row.valid_from.date(),
        to: row.valid_to.map(store::Day::date),
        name: row.name.clone(),
        kind: UnitKind::from_code(&row.kind).ok_or_else(|| unreadable("kind"))?,
        above: row.parent.map(then),
        merged_into: row.merged_into.map(then),
        decision: rows::decision(row.decision_number.as_deref(), row.decision_day),
    })
}
