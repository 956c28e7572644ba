//! Decisions about units: shown before they are carried out.
//!
//! Owns: making, renaming, moving, merging and closing units, each with its decision, and their history. Must not: end
//! anybody's role; heads are asked to look at those of a unit that is gone.

use chrono::NaiveDate;
use domain::access::{ChangeUnit, CreateUnit, Facts, Permit, RoleCode, UnitId, decide};
use domain::lang::Lang;
use domain::people::{Decision, Tree, UnitAct, UnitChange, UnitKind, UnitRefusal};
use domain::task::TaskKind;
use serde_json::json;
use store::assignment::AssignmentState;
use store::unit::UnitRow;
use store::unit_chief::ChiefRow;
use store::unit_history::UnitHistoryRow;
use store::{Act, Day, Tx, account, person_move, role, unit, unit_chief, unit_history};
use uuid::Uuid;

use super::merging::{Merger, hand_over};
use super::moving::end_chief;
use super::past::Past;
use super::typed::Reading;
use super::units::{Peopled, Units, kind};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result, ledger};

/// More roles and chiefs of one unit than there are.
const OF_ONE: i64 = 500;

/// The form as typed. What a change does not ask for is left aside.
#[derive(Clone, Debug, Default)]
pub struct UnitForm<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Code of the change.
    pub change: &'a str,
    /// The unit; of a new one the unit above.
    pub unit: &'a str,
    /// Name of a new or renamed unit.
    pub name: &'a str,
    /// The same in short; may be empty.
    pub short_name: &'a str,
    /// Code of the kind.
    pub kind: &'a str,
    /// Id of the unit that the change names: where to, or into which.
    pub other: &'a str,
    /// First day of what it brings.
    pub first: &'a str,
    /// Number of the decision.
    pub number: &'a str,
    /// Day of the decision.
    pub signed: &'a str,
}

/// A change as it would be.
pub struct Preview {
    /// Which change.
    pub change: UnitChange,
    /// Name of the unit as it is; empty for a new one.
    pub before: String,
    /// Name of the unit from then on.
    pub after: String,
    /// Its kind from then on.
    pub kind: UnitKind,
    /// Name of the unit that the change names: above, or the heir.
    pub other: String,
    /// First day of what it brings.
    pub first: NaiveDate,
    /// The decision.
    pub decision: Decision,
    /// How many people go to another unit by it.
    pub people: i64,
    /// Names of units that go along.
    pub units: Vec<String>,
    /// How many roles of the unit heads will have to look at.
    pub roles: usize,
    /// Whether the unit has a chief who is none any more.
    pub chief: bool,
    /// Version of the unit, of a new one of the unit above, that this was worked out for.
    pub version: i64,
}

struct Prepared {
    act: UnitAct,
    name: String,
    short_name: String,
    first: NaiveDate,
    decision: Decision,
    version: i64,
    /// How many work in the unit itself.
    people: i64,
    units: Units,
    after: Tree,
}

async fn prepare(ctx: &Ctx, tx: &mut Tx, id: Uuid, form: &UnitForm<'_>) -> Result<Prepared> {
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
    if change == UnitChange::Created {
        let _permit: Permit<CreateUnit> = decide(&ctx.actor, &facts, ctx.today())?;
    } else {
        let _permit: Permit<ChangeUnit> = decide(&ctx.actor, &facts, ctx.today())?;
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

/// What a change would do.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field, also when the change is not possible; else as the decisions about
/// [`CreateUnit`] and [`ChangeUnit`] say.
pub async fn preview(ctx: &Ctx, form: &UnitForm<'_>) -> Result<Preview> {
    let mut tx = ctx.db().read().await?;
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let prepared = prepare(ctx, &mut tx, id, form).await?;
    let unit = prepared.act.unit();
    let node = prepared.after.node(unit).ok_or(Error::NotFound)?;
    let ends = node.closed;
    let (other, moving) = match prepared.act {
        UnitAct::Create { under, .. } | UnitAct::Move { under, .. } => (Some(under), Vec::new()),
        UnitAct::Merge { into, .. } => (Some(into), living_below(&prepared.units, unit)),
        UnitAct::Rename { .. } | UnitAct::Close { .. } => (None, Vec::new()),
    };
    let chiefs = unit_chief::of_unit(&mut tx, unit.0, OF_ONE).await?;
    let is_present = |chief: &ChiefRow| chief.state != AssignmentState::Ended;
    Ok(Preview {
        change: prepared.act.change(),
        before: prepared.units.name(unit.0),
        after: prepared.name,
        kind: node.kind,
        other: other.map(|other| prepared.units.name(other.0)).unwrap_or_default(),
        first: prepared.first,
        decision: prepared.decision,
        people: if ends { prepared.people } else { 0 },
        units: moving.iter().map(|child| prepared.units.name(child.0)).collect(),
        roles: if ends {
            role::of_unit(&mut tx, unit.0, OF_ONE).await?.len()
        } else {
            0
        },
        chief: ends && chiefs.iter().any(is_present),
        version: prepared.version,
    })
}

fn living_below(units: &Units, unit: UnitId) -> Vec<UnitId> {
    let children = units.tree.children(unit).into_iter();
    children.filter(|child| units.tree.open(*child).is_some()).collect()
}

/// Carries out a change that was shown at `version`; tells where to go then.
///
/// # Errors
/// As [`preview`]; [`Error::Conflict`] when the unit changed since.
pub async fn confirm(
    ctx: &Ctx,
    key: Uuid,
    version: i64,
    form: &UnitForm<'_>,
    location: impl Fn(Uuid) -> String,
) -> Result<String> {
    let mut tx = ctx.db().begin().await?;
    let id = uuid_v7(ctx.randomness(), ctx.now());
    let shown = if form.change == UnitChange::Created.code() {
        Some(id)
    } else {
        form.unit.parse().ok()
    };
    let location = location(shown.ok_or(Error::NotFound)?);
    let typed = [
        form.change,
        form.unit,
        form.name,
        form.short_name,
        form.kind,
        form.other,
        form.first,
        form.number,
        form.signed,
    ];
    let posting = Posting {
        key,
        route: "people.unit",
        typed: &typed,
        location: &location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let prepared = prepare(ctx, &mut tx, id, form).await?;
    if prepared.version != version {
        return Err(Error::Conflict);
    }
    let unit = prepared.act.unit();
    match prepared.act {
        UnitAct::Create { under, .. } => create(&mut tx, &prepared, unit, under).await?,
        UnitAct::Rename { .. } | UnitAct::Move { .. } => write(&mut tx, &prepared, unit).await?,
        UnitAct::Merge { into, .. } => {
            for child in living_below(&prepared.units, unit) {
                write(&mut tx, &prepared, child).await?;
                note(ctx, &mut tx, &prepared, child, UnitChange::Moved, None).await?;
            }
            let merger = Merger {
                from: unit.0,
                into: into.0,
                first: prepared.first,
                decision: &prepared.decision,
            };
            hand_over(ctx, &mut tx, &merger).await?;
            close(ctx, &mut tx, &prepared, unit).await?;
        }
        UnitAct::Close { .. } => close(ctx, &mut tx, &prepared, unit).await?,
    }
    let heir = match prepared.act {
        UnitAct::Merge { into, .. } => Some(into.0),
        _ => None,
    };
    note(ctx, &mut tx, &prepared, unit, prepared.act.change(), heir).await?;
    let body = json!({ "change": prepared.act.change().code(), "other": heir });
    ledger::record(ctx, &mut tx, "unit.changed", Some(&unit.0.to_string()), body).await?;
    tx.commit(Act::UnitChanged).await?;
    Ok(location)
}

async fn create(tx: &mut Tx, prepared: &Prepared, id: UnitId, under: UnitId) -> Result<()> {
    let node = prepared.after.node(id).ok_or(Error::NotFound)?;
    let row = UnitRow {
        id: id.0,
        parent: Some(under.0),
        name: prepared.name.clone(),
        short_name: prepared.short_name.clone(),
        kind: node.kind.code().to_owned(),
        position: node.position,
        valid_from: prepared.first.into(),
        valid_to: None,
        version: 0,
        mac: Vec::new(),
    };
    unit::insert(tx, row).await?;
    Ok(())
}

/// Writes a unit as the tree has it after the change; the unit that the change is about also gets its name.
async fn write(tx: &mut Tx, prepared: &Prepared, id: UnitId) -> Result<()> {
    let node = prepared.after.node(id).ok_or(Error::NotFound)?;
    let row = prepared.units.row(id.0)?.clone();
    let row = UnitRow {
        parent: node.parent.map(|parent| parent.0),
        kind: node.kind.code().to_owned(),
        position: node.position,
        ..row
    };
    let row = if id == prepared.act.unit() {
        UnitRow {
            name: prepared.name.clone(),
            short_name: prepared.short_name.clone(),
            ..row
        }
    } else {
        row
    };
    unit::update(tx, row).await?;
    Ok(())
}

async fn close(ctx: &Ctx, tx: &mut Tx, prepared: &Prepared, id: UnitId) -> Result<()> {
    let row = prepared.units.row(id.0)?.clone();
    let last = prepared.first.pred_opt().unwrap_or(prepared.first);
    let valid_to = Some(Day::from(last).max(row.valid_from));
    unit::update(tx, UnitRow { valid_to, ..row }).await?;
    for chief in unit_chief::of_unit(tx, id.0, OF_ONE).await? {
        if chief.state != AssignmentState::Ended {
            end_chief(ctx, tx, chief, last).await?;
        }
    }
    let path = prepared.units.tree.path(id);
    for held in role::of_unit(tx, id.0, OF_ONE).await? {
        if account::find(tx, held.account).await?.is_some() {
            let asked = Asked {
                kind: TaskKind::ReviewRoles,
                subject: held.account,
                due: None,
            };
            tasks::ask(ctx, tx, RoleCode::ThuTruong, &path, &asked).await?;
        }
    }
    Ok(())
}

/// Ends the stretch that lasted, and begins the next.
async fn note(
    ctx: &Ctx,
    tx: &mut Tx,
    prepared: &Prepared,
    id: UnitId,
    change: UnitChange,
    merged_into: Option<Uuid>,
) -> Result<()> {
    let node = prepared.after.node(id).ok_or(Error::NotFound)?;
    let is_subject = id == prepared.act.unit();
    let (name, short_name) = if is_subject {
        (prepared.name.clone(), prepared.short_name.clone())
    } else {
        let row = prepared.units.row(id.0)?;
        (row.name.clone(), row.short_name.clone())
    };
    if let Some(stretch) = unit_history::current(tx, id.0).await? {
        let last = prepared.first.pred_opt().unwrap_or(prepared.first);
        let valid_to = Some(Day::from(last).max(stretch.valid_from));
        unit_history::update(tx, UnitHistoryRow { valid_to, ..stretch }).await?;
    }
    let row = UnitHistoryRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        unit: id.0,
        change: change.code().to_owned(),
        valid_from: prepared.first.into(),
        valid_to: None,
        name_search: domain::text::search_key(&name),
        name,
        short_name,
        kind: node.kind.code().to_owned(),
        parent: node.parent.map(|parent| parent.0),
        merged_into,
        decision_number: Some(prepared.decision.number.clone()),
        decision_day: Some(prepared.decision.day.into()),
        recorded_by: Some(ctx.session()?.account()),
        recorded_at: ctx.now().into(),
        version: 0,
    };
    unit_history::insert(tx, row).await?;
    Ok(())
}
