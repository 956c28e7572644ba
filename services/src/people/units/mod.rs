//! Units as they are and as they were.
//!
//! Owns: loading the tree with its counts, and finding units by name. Must not: change a unit.

mod page;

pub use page::{OpenedUnit, Stretch, UnitActs, open};

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::{ListUnits, Permit, UnitId, Visibility};
use domain::people::{Decision, Node, Tree, UnitKind};
use store::assignment::AssignmentState;
use store::unit::UnitRow;
use store::unit_chief::ChiefRow;
use store::{Tx, person, unit, unit_chief, unit_history};
use uuid::Uuid;

use super::{rows, signing};
use crate::access::authorise;
use crate::{Ctx, Error, Result};

/// More units than a province has: no list of units or of one row for each of them is longer.
pub(crate) const UNITS: i64 = 5_000;
/// All units. Their tree does not know in which of them somebody works: [`Peopled`] does.
pub(crate) struct Units {
    pub rows: BTreeMap<Uuid, UnitRow>,
    pub tree: Tree,
}

/// All units with how many work in each.
pub(super) struct Peopled {
    pub units: Units,
    counts: BTreeMap<Uuid, i64>,
}

impl Peopled {
    pub(super) async fn load(tx: &mut Tx) -> Result<Self> {
        let counts = person::counts(tx, UNITS).await?;
        let counts: BTreeMap<Uuid, i64> = counts.into_iter().map(|count| (count.unit, count.people)).collect();
        Ok(Self {
            units: Units::of(unit::all(tx, UNITS).await?, &counts)?,
            counts,
        })
    }

    /// How many work in a unit alone.
    pub(super) fn people_in(&self, unit: Uuid) -> i64 {
        self.counts.get(&unit).copied().unwrap_or(0)
    }

    /// How many work in a unit and below it.
    fn people_below(&self, top: UnitId) -> i64 {
        let outline = self.units.tree.outline(top).into_iter();
        outline.map(|(unit, _)| self.people_in(unit.0)).sum()
    }
}

impl Units {
    pub(crate) async fn load(tx: &mut Tx) -> Result<Self> {
        Self::of(unit::all(tx, UNITS).await?, &BTreeMap::new())
    }

    fn of(rows: Vec<UnitRow>, counts: &BTreeMap<Uuid, i64>) -> Result<Self> {
        let node = |row: &UnitRow| {
            let node = Node {
                parent: row.parent.map(UnitId),
                kind: kind(row)?,
                position: row.position,
                closed: row.valid_to.is_some(),
                occupied: counts.contains_key(&row.id),
            };
            Ok((UnitId(row.id), node))
        };
        let nodes = rows.iter().map(node).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            tree: Tree::new(nodes),
            rows: rows.into_iter().map(|row| (row.id, row)).collect(),
        })
    }

    pub(crate) fn row(&self, id: Uuid) -> Result<&UnitRow> {
        self.rows.get(&id).ok_or(Error::NotFound)
    }

    pub(crate) fn name(&self, id: Uuid) -> String {
        self.rows.get(&id).map_or_else(String::new, |row| row.name.clone())
    }

    /// A unit and all below it.
    pub(crate) fn subtree(&self, top: Uuid) -> Vec<Uuid> {
        self.tree
            .outline(UnitId(top))
            .into_iter()
            .map(|(unit, _)| unit.0)
            .collect()
    }

    /// The units that a permit shows, each once; all when it shows the agency.
    pub(crate) fn shown(&self, visibility: &Visibility) -> Option<Vec<Uuid>> {
        let root = self.tree.root();
        let tops = match visibility {
            Visibility::Agency => return None,
            Visibility::Own => return Some(Vec::new()),
            Visibility::Units(units) if root.is_some_and(|root| units.contains(&root)) => return None,
            Visibility::Units(units) => units,
        };
        let mut shown: Vec<Uuid> = tops.iter().flat_map(|top| self.subtree(top.0)).collect();
        shown.sort_unstable();
        shown.dedup();
        Some(shown)
    }
}

pub(crate) fn kind(row: &UnitRow) -> Result<UnitKind> {
    UnitKind::from_code(&row.kind).ok_or_else(|| unreadable("kind"))
}

fn unreadable(column: &'static str) -> Error {
    Error::Internal(Box::new(store::Error::Inconsistent { table: "unit", column }))
}

/// A unit in the tree.
pub struct Branch {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// How deep it stands below the first.
    pub depth: usize,
    /// Whether it was closed.
    pub closed: bool,
    /// How many work in it alone.
    pub people: i64,
    /// How many work in it and below.
    pub people_below: i64,
    /// Name of its chief today, signed or proposed.
    pub chief: Option<Chief>,
    /// Names that it had earlier and by which a search found it.
    pub former: Vec<String>,
}

/// Who heads a unit.
#[derive(Clone)]
pub struct Chief {
    /// Whose file it is.
    pub person: Uuid,
    /// His name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// Whether a holder has still to sign it.
    pub waits: bool,
    /// Whether a holder's signature under it is believed.
    pub signed: bool,
    /// Whether it is over.
    pub over: bool,
    /// The decision, where one was named.
    pub decision: Option<Decision>,
}

/// The tree of units that the actor sees, each behind the one above it; where something was typed, those that have or had
/// such a name, or have it in short.
///
/// # Errors
/// As the decision about [`ListUnits`] says.
pub async fn tree(ctx: &Ctx, typed: &str) -> Result<Vec<Branch>> {
    let permit: Permit<ListUnits> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let peopled = Peopled::load(&mut tx).await?;
    let units = &peopled.units;
    let chiefs = unit_chief::present_on(&mut tx, ctx.today().into(), UNITS).await?;
    let people: Vec<Uuid> = chiefs.iter().map(|chief| chief.person).collect();
    let names = names(&mut tx, &people).await?;
    let signed = signing::signed(ctx, &mut tx, &chiefs).await?;
    let today = ctx.today();
    let shown = units.shown(permit.visibility());
    let found = called(&mut tx, units, typed).await?;
    let root = units.tree.root().ok_or(Error::NotFound)?;
    let outline = units.tree.outline(root).into_iter();
    let seen = |unit: &UnitId| shown.as_ref().is_none_or(|shown| shown.contains(&unit.0));
    outline
        .filter(|(unit, _)| seen(unit) && found.as_ref().is_none_or(|found| found.contains_key(&unit.0)))
        .map(|(unit, depth)| {
            let row = units.row(unit.0)?;
            let of_unit = chiefs.iter().filter(|chief| chief.unit == unit.0);
            let chief = of_unit.min_by_key(|chief| precedence(chief, &signed, today));
            Ok(Branch {
                id: row.id,
                name: row.name.clone(),
                kind: kind(row)?,
                // What a search found stands by itself.
                depth: if found.is_some() { 0 } else { depth },
                closed: row.valid_to.is_some(),
                people: peopled.people_in(row.id),
                people_below: peopled.people_below(unit),
                chief: chief.map(|chief| chief_of(chief, &names, &signed, today)),
                former: found
                    .as_ref()
                    .and_then(|found| found.get(&unit.0))
                    .cloned()
                    .unwrap_or_default(),
            })
        })
        .collect()
}

/// A unit that a search found.
pub struct Called {
    /// Its id.
    pub id: Uuid,
    /// Its name today.
    pub name: String,
    /// Names that it had earlier and by which it was found.
    pub former: Vec<String>,
    /// Whether it was closed.
    pub closed: bool,
}

/// The units that have or had a name like what was typed, or have it in short, of those that are shown.
pub(super) async fn named(tx: &mut Tx, units: &Units, shown: Option<&[Uuid]>, typed: &str) -> Result<Vec<Called>> {
    let found = called(tx, units, typed).await?.unwrap_or_default();
    let seen = |unit: &Uuid| shown.is_none_or(|shown| shown.contains(unit));
    let found = found.into_iter().filter(|(unit, _)| seen(unit));
    found
        .map(|(id, former)| {
            let row = units.row(id)?;
            Ok(Called {
                id,
                name: row.name.clone(),
                former,
                closed: row.valid_to.is_some(),
            })
        })
        .collect()
}

/// What was typed finds these units, by these earlier names; `None` where nothing was typed.
async fn called(tx: &mut Tx, units: &Units, typed: &str) -> Result<Option<BTreeMap<Uuid, Vec<String>>>> {
    let key = domain::text::search_key(typed);
    if key.is_empty() {
        return Ok(None);
    }
    let in_short = |row: &&UnitRow| domain::text::search_key(&row.short_name) == key;
    let in_short = units.rows.values().filter(in_short);
    let mut found: BTreeMap<Uuid, Vec<String>> = in_short.map(|row| (row.id, Vec::new())).collect();
    for stretch in unit_history::search(tx, typed, UNITS).await? {
        let Ok(row) = units.row(stretch.unit) else { continue };
        let former = found.entry(row.id).or_default();
        if stretch.name != row.name && !former.contains(&stretch.name) {
            former.push(stretch.name);
        }
    }
    Ok(Some(found))
}

/// Who is named first: whoever heads the unit today with a signature, then whoever waits for one, then all others; of two the
/// one who began last.
fn precedence(chief: &ChiefRow, signed: &BTreeSet<Uuid>, today: NaiveDate) -> (u8, Reverse<NaiveDate>, Uuid) {
    let begins = chief.valid_from.date();
    let rank = if signed.contains(&chief.id) && begins <= today {
        0
    } else if chief.state == AssignmentState::Proposed {
        1
    } else {
        2
    };
    (rank, Reverse(begins), chief.id)
}

fn is_over(chief: &ChiefRow, today: NaiveDate) -> bool {
    chief.state == AssignmentState::Ended || chief.valid_to.is_some_and(|last| last.date() < today)
}

fn chief_of(chief: &ChiefRow, names: &BTreeMap<Uuid, String>, signed: &BTreeSet<Uuid>, today: NaiveDate) -> Chief {
    Chief {
        person: chief.person,
        name: names.get(&chief.person).cloned().unwrap_or_default(),
        from: chief.valid_from.date(),
        to: chief.valid_to.map(store::Day::date),
        waits: chief.state == AssignmentState::Proposed,
        signed: signed.contains(&chief.id),
        over: is_over(chief, today),
        decision: rows::decision(chief.decision_number.as_deref(), chief.decision_day),
    }
}

/// Names of these people.
pub(crate) async fn names(tx: &mut Tx, people: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
    let rows = person::find_many(tx, people).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
