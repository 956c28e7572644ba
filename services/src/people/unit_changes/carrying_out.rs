//! Writing what was decided about a unit.
//!
//! Owns: the rows of units, their history, and what ends with one. Must not: decide whether it may be.

use std::collections::BTreeSet;

use domain::access::{RoleCode, UnitId};
use domain::people::UnitChange;
use domain::task::TaskKind;
use store::role::RoleRow;
use store::unit::UnitRow;
use store::unit_history::UnitHistoryRow;
use store::{Day, Tx, account, role, unit, unit_chief, unit_history};
use uuid::Uuid;

use super::CHIEFS;
use super::deciding::Prepared;
use crate::people::moving::{end_chief, heads_from};
use crate::randomness::uuid_v7;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result};

/// Roles read at one go.
const AT_ONCE: i64 = 500;

pub(super) async fn create(tx: &mut Tx, prepared: &Prepared, id: UnitId, under: UnitId) -> Result<()> {
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
pub(super) async fn write(tx: &mut Tx, prepared: &Prepared, id: UnitId) -> Result<()> {
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

pub(super) async fn close(ctx: &Ctx, tx: &mut Tx, prepared: &Prepared, id: UnitId) -> Result<()> {
    let row = prepared.units.row(id.0)?.clone();
    let last = prepared.first.pred_opt().unwrap_or(prepared.first);
    let valid_to = Some(Day::from(last).max(row.valid_from));
    unit::update(tx, UnitRow { valid_to, ..row }).await?;
    for chief in unit_chief::of_unit(tx, id.0, CHIEFS).await? {
        if heads_from(&chief, prepared.first) {
            end_chief(ctx, tx, chief, last).await?;
        }
    }
    let path = prepared.units.tree.path(id);
    let held: BTreeSet<Uuid> = roles_of(tx, id.0).await?.into_iter().map(|role| role.account).collect();
    let held: Vec<Uuid> = held.into_iter().collect();
    let asked = account::named(tx, &held).await?.into_iter().map(|named| Asked {
        kind: TaskKind::ReviewRoles,
        subject: named.account.id,
        due: None,
    });
    tasks::ask_each(ctx, tx, RoleCode::ThuTruong, &path, &asked.collect::<Vec<_>>()).await
}

/// All roles of a unit that are not over: a unit of many has one for each declarant.
pub(super) async fn roles_of(tx: &mut Tx, unit: Uuid) -> Result<Vec<RoleRow>> {
    let mut roles = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let page = role::of_unit(tx, unit, after, AT_ONCE).await?;
        let Some(last) = page.last() else { return Ok(roles) };
        after = last.id;
        roles.extend(page);
    }
}

/// Ends the stretch that lasted, and begins the next.
pub(super) async fn note(
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
