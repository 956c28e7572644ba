//! Decisions about units: shown before they are carried out.
//!
//! Owns: making, renaming, moving, merging and closing units, each with its decision, and their history. Must not: end
//! anybody's role; heads are asked to look at those of a unit that is gone.

mod carrying_out;
mod deciding;

use chrono::NaiveDate;
use domain::access::UnitPath;
use domain::lang::Lang;
use domain::people::{Decision, UnitAct, UnitChange, UnitKind};
use serde_json::json;
use store::{Act, Tx, unit_chief};
use uuid::Uuid;

use self::carrying_out::{close, create, note, roles_of, write};
use self::deciding::{Prepared, living_below, prepare};
use super::merging::{Merger, hand_over};
use super::moving::heads_from;
use crate::declarations::receiver;
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// More chiefs of one unit than there ever were.
const CHIEFS: i64 = 500;

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
    /// Of a unit that gets to another place: who receives what its people declare, before and after.
    pub receivers: Option<(Vec<String>, Vec<String>)>,
    /// Version of the unit, of a new one of the unit above, that this was worked out for.
    pub version: i64,
}

/// What a change would do.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field, also when the change is not possible; else as the decisions about
/// [`CreateUnit`], [`ChangeUnit`] and [`RearrangeUnits`] say.
///
/// [`CreateUnit`]: domain::access::CreateUnit
/// [`ChangeUnit`]: domain::access::ChangeUnit
/// [`RearrangeUnits`]: domain::access::RearrangeUnits
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
    let receivers = receivers(ctx, &mut tx, &prepared).await?;
    let chiefs = unit_chief::of_unit(&mut tx, unit.0, CHIEFS).await?;
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
            roles_of(&mut tx, unit.0).await?.len()
        } else {
            0
        },
        chief: ends && chiefs.iter().any(|chief| heads_from(chief, prepared.first)),
        receivers,
        version: prepared.version,
    })
}

/// Who receives what the people of a unit declare before and after it gets to another place.
async fn receivers(ctx: &Ctx, tx: &mut Tx, prepared: &Prepared) -> Result<Option<(Vec<String>, Vec<String>)>> {
    let after = match prepared.act {
        UnitAct::Move { unit, .. } => prepared.after.path(unit),
        UnitAct::Merge { into, .. } => prepared.after.path(into),
        UnitAct::Create { .. } | UnitAct::Rename { .. } | UnitAct::Close { .. } => return Ok(None),
    };
    let before = receiving(ctx, tx, &prepared.units.tree.path(prepared.act.unit())).await?;
    Ok(Some((before, receiving(ctx, tx, &after).await?)))
}

async fn receiving(ctx: &Ctx, tx: &mut Tx, unit: &UnitPath) -> Result<Vec<String>> {
    // Whoever declares: nobody in particular.
    match receiver(ctx, tx, unit, Uuid::nil()).await? {
        Some(receiver) => receiver.names(tx).await,
        None => Ok(Vec::new()),
    }
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
