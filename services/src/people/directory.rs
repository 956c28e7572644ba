//! The staff list.
//!
//! Owns: who is meant, in which order, one page at a time, and the printed list of a unit. Must not: show anybody outside
//! the permit's units.

use std::collections::BTreeMap;

use domain::access::{Actor, CreatePerson, Facts, ImportStaff, ListPeople, Permit, RoleCode, UnitId, UnitPath};
use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use store::person_list::{self, Filter, ListedPerson};
use store::{Tx, person};
use uuid::Uuid;

use super::rows;
use super::units::{Called, Units, named};
use crate::access::{authorise, is_open};
use crate::{Ctx, Result};

pub use store::person_list::Order;

/// People on one page.
pub const PAGE: usize = 50;
/// People on one printed list; more are printed unit by unit.
pub const PRINTED: usize = 2_000;

/// Whose status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Everybody who belongs to the agency.
    #[default]
    OnStaff,
    /// Everybody who left.
    Gone,
    /// Both.
    All,
    /// Those with one status.
    One(Status),
}

/// Which part of the list.
#[derive(Clone, Debug, Default)]
pub struct Query<'a> {
    /// What was typed to search.
    pub typed: &'a str,
    /// A unit with all below it.
    pub unit: Option<Uuid>,
    /// Whose status.
    pub whose: Whose,
    /// Kind of person.
    pub kind: Option<PersonKind>,
    /// Level of the post.
    pub level: Option<LeaderLevel>,
    /// Field of work.
    pub field: Option<FieldOfWork>,
    /// Who manages them.
    pub managed_by: Option<ManagedBy>,
    /// Only members of the Party.
    pub party_member: bool,
    /// Only representatives of state capital.
    pub state_capital: bool,
    /// In which order.
    pub order: Order,
    /// The person behind whom the page begins.
    pub after: Option<Uuid>,
}

/// A person in the list.
pub struct Listed {
    /// His id.
    pub id: Uuid,
    /// His name.
    pub name: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Staff code.
    pub staff_code: String,
    /// Name of his unit.
    pub unit_name: String,
    /// Id of his unit.
    pub unit: Uuid,
    /// Title of his post; empty for none.
    pub post: String,
    /// Kind of person.
    pub kind: PersonKind,
    /// Status.
    pub status: Status,
    /// Telephone.
    pub phone: String,
    /// Extension.
    pub extension: String,
}

impl Listed {
    pub(super) fn of(row: ListedPerson) -> Result<Self> {
        let read = rows::read(&row.person)?;
        Ok(Self {
            id: row.person.id,
            name: row.person.name,
            birth_year: row.person.birth_year,
            staff_code: row.person.staff_code,
            unit_name: row.unit_name,
            unit: row.person.unit,
            post: row.person.post,
            kind: read.standing.kind,
            status: read.standing.status,
            phone: row.person.phone,
            extension: row.person.extension,
        })
    }
}

/// A page of the list.
pub struct Page {
    /// Its people.
    pub rows: Vec<Listed>,
    /// How many there are in all.
    pub total: i64,
    /// The person behind whom the next page begins, where there is one.
    pub next_after: Option<Uuid>,
    /// Units to choose from, with their depth in the tree.
    pub units: Vec<(Uuid, String, usize)>,
    /// Units that have or had a name like what was typed.
    pub called: Vec<Called>,
    /// Whether the actor may add somebody.
    pub may_enter: bool,
    /// Whether the actor may bring whole lists in, and take them out.
    pub may_import: bool,
}

/// One page of the staff list.
///
/// # Errors
/// As the decision about [`ListPeople`] says.
pub async fn list(ctx: &Ctx, query: &Query<'_>) -> Result<Page> {
    let permit: Permit<ListPeople> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let units = Units::load(&mut tx).await?;
    let shown = units.shown(permit.visibility());
    let filter = filter(query, &units, shown.as_deref());
    let last = match query.after {
        Some(id) => person::find(&mut tx, id).await?,
        None => None,
    };
    let page = person_list::page(&mut tx, &filter, query.order, last.as_ref(), PAGE).await?;
    let next_after = page.rows.last().filter(|_| !page.is_last).map(|row| row.person.id);
    let facts = Facts {
        unit: hat_unit(ctx, &units),
        ..Facts::default()
    };
    let agency = Facts {
        unit: units.tree.root().map(|root| units.tree.path(root)),
        ..Facts::default()
    };
    Ok(Page {
        rows: page.rows.into_iter().map(Listed::of).collect::<Result<_>>()?,
        total: page.total,
        next_after,
        units: choices_with(&units, shown.as_deref(), query.unit),
        called: named(&mut tx, &units, shown.as_deref(), query.typed).await?,
        may_enter: is_open::<CreatePerson>(ctx, &facts),
        may_import: is_open::<ImportStaff>(ctx, &agency),
    })
}

/// The unit in which the actor is asked whether he may add somebody: that of any of his hats.
fn hat_unit(ctx: &Ctx, units: &Units) -> Option<UnitPath> {
    let Actor::Person(person) = &ctx.actor else {
        return None;
    };
    let mut hats = person.hats_on(ctx.today());
    let hat = hats.find(|hat| hat.role == RoleCode::CanBoToChuc)?;
    Some(units.tree.path(hat.unit))
}

/// Units that are open and shown, in the order of the tree.
pub(crate) fn choices(units: &Units, shown: Option<&[Uuid]>) -> Vec<(Uuid, String, usize)> {
    let Some(root) = units.tree.root() else {
        return Vec::new();
    };
    let is_shown = |unit: &UnitId| {
        units.tree.open(*unit).is_some() && shown.is_none_or(|shown| shown.binary_search(&unit.0).is_ok())
    };
    let outline = units.tree.outline(root).into_iter();
    outline
        .filter(|(unit, _)| is_shown(unit))
        .map(|(unit, depth)| (unit.0, units.name(unit.0), depth))
        .collect()
}

/// The same, and the one that is asked for, though it may be closed.
fn choices_with(units: &Units, shown: Option<&[Uuid]>, asked: Option<Uuid>) -> Vec<(Uuid, String, usize)> {
    let mut choices = choices(units, shown);
    let is_shown = |unit: &Uuid| shown.is_none_or(|shown| shown.contains(unit));
    let asked = asked.filter(is_shown).and_then(|unit| units.row(unit).ok());
    if let Some(row) = asked.filter(|row| choices.iter().all(|(unit, ..)| *unit != row.id)) {
        choices.push((row.id, row.name.clone(), 0));
    }
    choices
}

pub(super) fn filter<'a>(query: &Query<'a>, units: &Units, shown: Option<&[Uuid]>) -> Filter<'a> {
    let chosen = query.unit.map(|unit| units.subtree(unit));
    let both = match (chosen, shown) {
        (Some(chosen), Some(shown)) => Some(chosen.into_iter().filter(|unit| shown.contains(unit)).collect()),
        (Some(chosen), None) => Some(chosen),
        (None, shown) => shown.map(<[Uuid]>::to_vec),
    };
    let (on_staff, status) = match query.whose {
        Whose::OnStaff => (Some(true), ""),
        Whose::Gone => (Some(false), ""),
        Whose::All => (None, ""),
        Whose::One(status) => (None, status.code()),
    };
    Filter {
        units: both,
        on_staff,
        status,
        kind: query.kind.map_or("", PersonKind::code),
        level: query.level.map_or("", LeaderLevel::code),
        managed_by: query.managed_by.map_or("", ManagedBy::code),
        party_member: query.party_member.then_some(true),
        state_capital: query.state_capital.then_some(true),
        field: query.field.map_or("", FieldOfWork::code),
        typed: query.typed,
    }
}

/// A list to print.
pub struct Printed {
    /// Its units with people, in the order of the tree.
    pub units: Vec<PrintedUnit>,
    /// Whether there are more people than [`PRINTED`], so that nobody is shown.
    pub is_too_long: bool,
}

/// The people of a unit to print.
pub struct PrintedUnit {
    /// Its name.
    pub name: String,
    /// Its people, in the order of staff lists.
    pub people: Vec<Listed>,
}

/// The staff of a unit and of all below it, unit by unit; units without people are left out. A list that would not be whole
/// is none: nobody sees on paper who is missing.
///
/// # Errors
/// As [`list`].
pub async fn printed(ctx: &Ctx, unit: Option<Uuid>) -> Result<Printed> {
    let permit: Permit<ListPeople> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let units = Units::load(&mut tx).await?;
    let shown = units.shown(permit.visibility());
    let query = Query {
        unit,
        ..Query::default()
    };
    let filter = filter(&query, &units, shown.as_deref());
    let rows = person_list::list(&mut tx, &filter, Order::Name, None, PRINTED as i64 + 1).await?;
    if rows.len() > PRINTED {
        return Ok(Printed {
            units: Vec::new(),
            is_too_long: true,
        });
    }
    let mut of_units: BTreeMap<Uuid, Vec<Listed>> = BTreeMap::new();
    for row in rows {
        let listed = Listed::of(row)?;
        of_units.entry(listed.unit).or_default().push(listed);
    }
    // Also the closed ones: whoever is still in one is not left out.
    let outline = units.tree.root().map(|root| units.tree.outline(root));
    let in_order = outline.unwrap_or_default().into_iter();
    let printed = in_order.filter_map(|(unit, _)| {
        let people = of_units.remove(&unit.0)?;
        Some(PrintedUnit {
            name: units.name(unit.0),
            people,
        })
    });
    let printed = printed.collect();
    Ok(Printed {
        units: printed,
        is_too_long: false,
    })
}

/// Others of the staff with the same name, whom one could be taken for: those whom the actor sees.
pub(super) async fn namesakes(ctx: &Ctx, tx: &mut Tx, units: &Units, name: &str, id: Uuid) -> Result<Vec<Listed>> {
    /// More people of one name than a page warns of.
    const NAMESAKES: i64 = 20;
    let Ok(permit) = authorise::<ListPeople>(ctx) else {
        return Ok(Vec::new());
    };
    let filter = Filter {
        units: units.shown(permit.visibility()),
        on_staff: Some(true),
        typed: name,
        ..Filter::default()
    };
    let rows = person_list::list(tx, &filter, Order::Name, None, NAMESAKES).await?;
    let key = domain::text::search_key(name);
    let same = |row: &ListedPerson| row.person.name_search == key && row.person.id != id;
    rows.into_iter().filter(same).map(Listed::of).collect()
}
