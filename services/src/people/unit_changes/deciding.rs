//! What a decision about a unit would do.
//!
//! Owns: reading the form, who may decide, from which day on, and the tree after it. Must not: write anything.

use chrono::NaiveDate;
use domain::access::{ChangeUnit, CreateUnit, Facts, Permit, RearrangeUnits, UnitId, decide};
use domain::lang::Lang;
use domain::people::{Decision, Tree, UnitAct, UnitChange, UnitKind, UnitRefusal};
use store::{Day, Tx, person_move, person_post};
use uuid::Uuid;

use super::UnitForm;
use crate::people::past::Past;
use crate::people::typed::Reading;
use crate::people::units::{Peopled, Units, kind};
use crate::{Ctx, Error, Result};

/// Longest accepted short name of a unit, in characters.
const SHORT_NAME_MAX_LENGTH: usize = 50;

/// A change that is possible, with the tree before and after it.
pub(super) struct Prepared {
    pub act: UnitAct,
    pub name: String,
    pub short_name: String,
    pub first: NaiveDate,
    pub decision: Decision,
    pub version: i64,
    /// How many work in the unit itself.
    pub people: i64,
    pub units: Units,
    pub after: Tree,
}

pub(super) async fn prepare(ctx: &Ctx, tx: &mut Tx, id: Uuid, form: &UnitForm<'_>) -> Result<Prepared> {
    use words::people as w;
    let lang = form.lang;
    let change = UnitChange::from_code(form.change).ok_or(Error::NotFound)?;
    let about: Uuid = form.unit.parse().map_err(|_| Error::NotFound)?;
    let peopled = Peopled::load(tx).await?;
    let people = peopled.people_in(about);
    let units = peopled.units;
    let row = units.row(about)?.clone();
    let facts = Facts {
        unit: Some(units.tree.path(UnitId(about))),
        ..Facts::default()
    };
    match change {
        UnitChange::Created => {
            let _permit: Permit<CreateUnit> = decide(&ctx.actor, &facts, ctx.today())?;
        }
        UnitChange::Renamed | UnitChange::Closed => {
            let _permit: Permit<ChangeUnit> = decide(&ctx.actor, &facts, ctx.today())?;
        }
        UnitChange::Moved | UnitChange::Merged => rearranging(ctx, &units, about, form.other)?,
    }
    let mut reading = Reading::new(ctx, lang);
    let names = matches!(change, UnitChange::Created | UnitChange::Renamed);
    let (mut name, mut short_name) = (row.name.clone(), row.short_name.clone());
    let mut kind_typed = Some(kind(&row)?);
    if names {
        name = reading
            .name("name", form.name, w::unit_name_missing)
            .unwrap_or_default();
        short_name = domain::text::one_line(form.short_name);
        if short_name.chars().count() > SHORT_NAME_MAX_LENGTH {
            reading.fault("short_name", w::text_long(lang, SHORT_NAME_MAX_LENGTH as i64));
        }
        kind_typed = UnitKind::from_code(form.kind);
        if kind_typed.is_none() {
            reading.fault("kind", w::choice_missing(lang));
        }
    }
    let other = match change {
        UnitChange::Moved | UnitChange::Merged => reading.chosen("other", form.other, w::unit_missing),
        _ => Some(about),
    };
    let first = reading.day("first", form.first);
    let decision = reading.decision(form.number, form.signed);
    if first.is_some_and(|first| first > ctx.today()) {
        reading.fault("first", w::move_not_yet(lang));
    }
    let last = earliest(tx, change, about, other, &units).await?;
    if let Some((last, people)) = last.filter(|(last, _)| first.is_some_and(|first| first < *last)) {
        let last = domain::day::vietnamese(last);
        let sentence = if people {
            w::unit_people_later(lang, &last)
        } else {
            w::move_before_last(lang, &last)
        };
        reading.fault("first", sentence);
    }
    let (Some(kind), Some(other), Some(first), Some(decision)) = (kind_typed, other, first, decision) else {
        return Err(reading.finish().err().unwrap_or(Error::NotFound));
    };
    let unit = UnitId(about);
    let act = match change {
        UnitChange::Created => UnitAct::Create {
            unit: UnitId(id),
            under: unit,
            kind,
        },
        UnitChange::Renamed => UnitAct::Rename { unit, kind },
        UnitChange::Moved => UnitAct::Move {
            unit,
            under: UnitId(other),
        },
        UnitChange::Merged => UnitAct::Merge {
            unit,
            into: UnitId(other),
        },
        UnitChange::Closed => UnitAct::Close { unit },
    };
    let after = match units.tree.after(act) {
        Ok(after) => after,
        Err(refusal) => {
            let field = if change == UnitChange::Closed {
                "first"
            } else if names {
                "kind"
            } else {
                "other"
            };
            return Err(reading.refused(field, refused(lang, refusal)));
        }
    };
    let same_name = domain::text::search_key(&name) == domain::text::search_key(&row.name);
    if !(change == UnitChange::Renamed && same_name) && has_namesake(&units, &after, act, &name) {
        reading.fault(if names { "name" } else { "other" }, w::unit_namesake(lang));
    }
    if change == UnitChange::Renamed && (&name, &short_name, kind.code()) == (&row.name, &row.short_name, &*row.kind) {
        reading.fault("name", w::move_nothing(lang));
    }
    reading.finish()?;
    Ok(Prepared {
        act,
        name,
        short_name,
        first,
        decision,
        version: row.version,
        people,
        units,
        after,
    })
}

/// Whether the actor may bring a unit to another place: both have to lie in his reach.
fn rearranging(ctx: &Ctx, units: &Units, about: Uuid, other: &str) -> Result<()> {
    let other = other.parse().ok().filter(|other| units.row(*other).is_ok());
    for unit in [about].into_iter().chain(other) {
        let facts = Facts {
            unit: Some(units.tree.path(UnitId(unit))),
            ..Facts::default()
        };
        let _permit: Permit<RearrangeUnits> = decide(&ctx.actor, &facts, ctx.today())?;
    }
    Ok(())
}

/// Whether a unit would stand beside another one of the same name: lists and files name a unit by its path.
fn has_namesake(units: &Units, after: &Tree, act: UnitAct, name: &str) -> bool {
    let key = |unit: UnitId| {
        let name = if unit == act.unit() {
            name.to_owned()
        } else {
            units.name(unit.0)
        };
        domain::text::search_key(&name)
    };
    let placed = match act {
        UnitAct::Merge { unit, .. } => living_below(units, unit),
        UnitAct::Create { unit, .. } | UnitAct::Rename { unit, .. } | UnitAct::Move { unit, .. } => vec![unit],
        UnitAct::Close { .. } => Vec::new(),
    };
    placed.into_iter().any(|unit| {
        let beside = after
            .node(unit)
            .and_then(|node| node.parent)
            .map(|parent| after.children(parent));
        let mut beside = beside.unwrap_or_default().into_iter();
        beside.any(|other| other != unit && after.open(other).is_some() && key(other) == key(unit))
    })
}

/// The first day on which a change can begin, and whether that is because of people: no unit and nobody who goes along was
/// changed on a later one, and the unit that it names was there.
async fn earliest(
    tx: &mut Tx,
    change: UnitChange,
    about: Uuid,
    other: Option<Uuid>,
    units: &Units,
) -> Result<Option<(NaiveDate, bool)>> {
    let row = |unit: Uuid| units.row(unit).ok().map(|row| row.valid_from.date());
    if change == UnitChange::Created {
        return Ok(row(about).map(|day| (day, false)));
    }
    let mut touched = vec![about];
    let mut people = None;
    if change == UnitChange::Merged {
        touched.extend(living_below(units, UnitId(about)).into_iter().map(|unit| unit.0));
        people = person_move::last_day_in_unit(tx, about).await?.map(Day::date);
    }
    if matches!(change, UnitChange::Merged | UnitChange::Closed) {
        // Whoever left worked there until then.
        let left = person_post::last_day_in_unit(tx, about).await?;
        people = people.max(left.and_then(|last| last.date().succ_opt()));
    }
    let newest = Past::load(tx, touched).await?.newest();
    let unit = newest.max(row(about)).max(other.and_then(row));
    Ok(unit.map(|day| (day, false)).max(people.map(|day| (day, true))))
}

fn refused(lang: Lang, refusal: UnitRefusal) -> String {
    use words::people as w;
    match refusal {
        UnitRefusal::Unknown | UnitRefusal::Taken => w::unit_missing(lang),
        UnitRefusal::Closed => w::unit_closed(lang),
        UnitRefusal::Root => w::unit_root(lang),
        UnitRefusal::Cycle => w::unit_cycle(lang),
        UnitRefusal::KindBelow => w::unit_kind_below(lang),
        UnitRefusal::TooDeep => w::unit_too_deep(lang),
        UnitRefusal::NothingChanges => w::move_nothing(lang),
        UnitRefusal::Occupied => w::unit_occupied(lang),
        UnitRefusal::HasUnits => w::unit_has_units(lang),
    }
}
pub(super) fn living_below(units: &Units, unit: UnitId) -> Vec<UnitId> {
    let children = units.tree.children(unit).into_iter();
    children.filter(|child| units.tree.open(*child).is_some()).collect()
}
