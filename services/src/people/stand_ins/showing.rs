//! Stand-ins as pages show them.
//!
//! Owns: how far each has come, what the actor may do with it, and their list. Must not: record or end one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::{AppointStandIn, Facts, ListPeople, Permit, PersonId, RoleCode, UnitId};
use domain::people::Decision;
use store::person::PersonRow;
use store::role::RoleState;
use store::stand_in::{StandInKind, StandInRow};
use store::{Tx, account, person, role, stand_in};
use uuid::Uuid;

use super::lasts;
use crate::access::{authorise, is_open};
use crate::people::past::Past;
use crate::people::rows;
use crate::people::units::Units;
use crate::{Ctx, Result};

/// Stand-ins on one page.
const PAGE: i64 = 100;

/// How far a stand-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Its days are over, or its role was refused or ended.
    Over,
    /// Who acts has no account, so no role was proposed.
    WithoutAccount,
    /// The role waits for approval.
    Waiting,
    /// Approved; the first day is still to come.
    Coming,
    /// Acts today.
    InForce,
}

/// A stand-in as a page shows it.
pub struct StandIn {
    /// Its id.
    pub id: Uuid,
    /// Why.
    pub kind: StandInKind,
    /// Who is away.
    pub absent: Uuid,
    /// His name.
    pub absent_name: String,
    /// Who acts.
    pub substitute: Uuid,
    /// His name.
    pub substitute_name: String,
    /// In which role.
    pub role: RoleCode,
    /// Name of the unit.
    pub unit_name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// First day of its early end.
    pub ended_on: Option<NaiveDate>,
    /// The decision.
    pub decision: Decision,
    /// How far it has come.
    pub progress: Progress,
    /// Whether it lasts today or is still to come.
    pub lasts: bool,
    /// Whether its first day has come.
    pub has_begun: bool,
    /// Whether the actor may end it.
    pub may_end: bool,
}

/// The people who are personnel officers, of whom the head may decide what no officer decides for himself.
async fn officers(ctx: &Ctx, tx: &mut Tx) -> Result<BTreeSet<Uuid>> {
    /// More officers than an agency has.
    const OFFICERS: i64 = 2_000;
    let code = RoleCode::CanBoToChuc.code();
    let roles = role::holders(tx, None, [code, code], ctx.today().into(), OFFICERS).await?;
    let accounts: Vec<Uuid> = roles.into_iter().map(|row| row.account).collect();
    let accounts = account::named(tx, &accounts).await?;
    Ok(accounts.into_iter().map(|row| row.account.person).collect())
}

/// Stand-ins as pages show them.
pub(in crate::people) async fn shown(
    ctx: &Ctx,
    tx: &mut Tx,
    rows: Vec<StandInRow>,
    units: &Units,
) -> Result<Vec<StandIn>> {
    let people: Vec<Uuid> = rows.iter().flat_map(|row| [row.absent, row.substitute]).collect();
    let people = person::find_many(tx, &people).await?;
    let people: BTreeMap<Uuid, PersonRow> = people.into_iter().map(|row| (row.id, row)).collect();
    let name = |id: Uuid| people.get(&id).map(|row| row.name.clone()).unwrap_or_default();
    let officers = officers(ctx, tx).await?;
    let granted: Vec<Uuid> = rows.iter().filter_map(|row| row.granted).collect();
    let roles = role::find_many(tx, &granted).await?;
    let past = Past::load(tx, rows.iter().map(|row| row.unit).collect()).await?;
    let today = ctx.today();
    let mut shown = Vec::new();
    for row in rows {
        let role = roles
            .iter()
            .find(|role| Some(role.id) == row.granted)
            .map(|role| role.state);
        let last = row.valid_to.map_or(today, store::Day::date).min(today);
        let progress = match role {
            _ if !lasts(&row, today) => Progress::Over,
            None => Progress::WithoutAccount,
            Some(RoleState::Ended) => Progress::Over,
            Some(RoleState::Proposed) => Progress::Waiting,
            Some(RoleState::Active) if row.valid_from.date() > today => Progress::Coming,
            Some(RoleState::Active) => Progress::InForce,
        };
        // What `end` asks about.
        let facts = Facts {
            subject: Some(PersonId(row.substitute)),
            unit: people.get(&row.substitute).map(|row| units.tree.path(UnitId(row.unit))),
            roles: Vec::from_iter(officers.contains(&row.substitute).then_some(RoleCode::CanBoToChuc)),
            ..Facts::default()
        };
        shown.push(StandIn {
            id: row.id,
            kind: row.kind,
            absent: row.absent,
            absent_name: name(row.absent),
            substitute: row.substitute,
            substitute_name: name(row.substitute),
            role: RoleCode::from_code(&row.role).ok_or_else(|| rows::unreadable("role"))?,
            unit_name: past.name(row.unit, last, units),
            from: row.valid_from.date(),
            to: row.valid_to.map(store::Day::date),
            ended_on: row.ended_on.map(store::Day::date),
            lasts: lasts(&row, today),
            has_begun: row.valid_from.date() <= today,
            may_end: lasts(&row, today) && is_open::<AppointStandIn>(ctx, &facts),
            decision: Decision {
                number: row.decision_number,
                day: row.decision_day.date(),
            },
            progress,
        });
    }
    Ok(shown)
}

/// A page of the list.
pub struct StandInPage {
    /// The stand-ins, the newest first.
    pub rows: Vec<StandIn>,
    /// Behind which one the next page begins, where there is one.
    pub next_after: Option<Uuid>,
}

/// The stand-ins of the units that the actor sees, behind `after`.
///
/// # Errors
/// As the decision about [`ListPeople`] says.
pub async fn list(ctx: &Ctx, after: Option<Uuid>) -> Result<StandInPage> {
    let permit: Permit<ListPeople> = authorise(ctx)?;
    let mut tx = ctx.db().read().await?;
    let units = Units::load(&mut tx).await?;
    let seen = units.shown(permit.visibility());
    let after = match after {
        Some(id) => stand_in::find(&mut tx, id).await?,
        None => None,
    };
    let mut rows = stand_in::list(&mut tx, seen.as_deref(), after.as_ref(), PAGE + 1).await?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or_default();
    if more {
        rows.pop();
    }
    Ok(StandInPage {
        next_after: rows.last().filter(|_| more).map(|row| row.id),
        rows: shown(ctx, &mut tx, rows, &units).await?,
    })
}
