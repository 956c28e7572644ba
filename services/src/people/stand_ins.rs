//! Stand-ins: who acts for somebody who is away, and who heads an empty office.
//!
//! Owns: recording and ending them, with the role that each of them needs. Must not: hand over a key: the role is proposed,
//! and whoever approves it does.

use chrono::NaiveDate;
use domain::access::{AppointStandIn, Facts, ListPeople, Permit, PersonId, RoleCode, RoleInQuestion, Scope, UnitId};
use domain::lang::Lang;
use domain::people::Decision;
use domain::task::TaskKind;
use serde_json::json;
use store::account::AccountState;
use store::role::{RoleRow, RoleState};
use store::stand_in::StandInRow;
use store::{Act, Tx, role, stand_in};
use uuid::Uuid;

use super::choosing::{by_code, missing};
use super::past::Past;
use super::typed::Reading;
use super::units::{Units, names};
use crate::access::{authorise, authorise_about, is_open};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::roles::{end_in, is_last, place_at};
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, Result, ledger};

pub use store::stand_in::StandInKind;

/// Stand-ins on one page.
const PAGE: i64 = 100;

/// Whether somebody acts today or later.
pub(super) fn lasts(row: &StandInRow, today: NaiveDate) -> bool {
    row.ended_on.is_none_or(|first| first.date() > today) && row.valid_to.is_none_or(|last| last.date() >= today)
}

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub struct StandInForm<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// `REPLACEMENT` or `ACTING`.
    pub kind: &'a str,
    /// Id of who is away, or whose office is empty.
    pub absent: &'a str,
    /// Staff code of who acts; a name is answered by a list.
    pub substitute: &'a str,
    /// Code of the role.
    pub role: &'a str,
    /// First day.
    pub from: &'a str,
    /// Last day; may be empty for an acting head.
    pub to: &'a str,
    /// Number of the decision.
    pub number: &'a str,
    /// Day of the decision.
    pub signed: &'a str,
}

/// How far a stand-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
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
    pub standing: Standing,
    /// Whether it lasts today or is still to come.
    pub lasts: bool,
    /// Whether the actor may end it.
    pub may_end: bool,
}

/// Offices that somebody holds, for which another may act.
pub struct Offices {
    /// Name of who is away.
    pub name: String,
    /// His roles with the names of their units.
    pub roles: Vec<(RoleCode, Uuid, String)>,
}

/// Whether another can act in this role: one that reads what others wrote, in a unit or the agency.
const fn can_be_acted(role: RoleCode) -> bool {
    matches!(role.row().scope, Scope::UnitSubtree)
}

/// The offices of somebody in which another can act.
///
/// # Errors
/// As the decision about [`AppointStandIn`] says, asked for him.
pub async fn offices(ctx: &Ctx, absent: Uuid) -> Result<Offices> {
    let mut tx = ctx.db().read().await?;
    let (row, _, subject, _permit) = authorise_about::<AppointStandIn>(ctx, &mut tx, absent).await?;
    let units = Units::load(&mut tx).await?;
    let held = subject.iter().flat_map(|subject| &subject.roles);
    let roles = held
        .filter(|role| role.state == RoleState::Active)
        .filter_map(|role| Some((RoleCode::from_code(&role.role)?, role.unit, units.name(role.unit))))
        .filter(|(role, ..)| can_be_acted(*role));
    Ok(Offices {
        name: row.name,
        roles: roles.collect(),
    })
}

/// What recording a stand-in would do.
pub struct Preview {
    /// Who acts, by name.
    pub substitute_name: String,
    /// Year of birth of who acts.
    pub substitute_birth_year: Option<i64>,
    /// Who is away, by name.
    pub absent_name: String,
    /// In which role.
    pub role: RoleCode,
    /// Name of the unit.
    pub unit_name: String,
    /// Why.
    pub kind: StandInKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// The decision.
    pub decision: Decision,
    /// Whether who acts has an account; without one no role can be proposed.
    pub has_account: bool,
}

struct Prepared {
    preview: Preview,
    absent: Uuid,
    substitute: Uuid,
    unit: Uuid,
    account: Option<Uuid>,
    units: Units,
}

async fn prepare(ctx: &Ctx, tx: &mut Tx, form: &StandInForm<'_>) -> Result<Prepared> {
    use words::people as w;
    let lang = form.lang;
    let absent: Uuid = form.absent.parse().map_err(|_| Error::NotFound)?;
    let (away, _, subject, _permit) = authorise_about::<AppointStandIn>(ctx, tx, absent).await?;
    let mut reading = Reading::new(ctx, lang);
    let kind = StandInKind::try_from(form.kind.to_owned()).ok();
    if kind.is_none() {
        reading.fault("kind", w::choice_missing(lang));
    }
    let office = subject.iter().flat_map(|subject| &subject.roles).find(|row| {
        row.state == RoleState::Active
            && row.role == form.role
            && RoleCode::from_code(&row.role).is_some_and(can_be_acted)
    });
    if office.is_none() {
        reading.fault("role", w::choice_missing(lang));
    }
    let from = reading.day("from", form.from);
    let to = reading.optional_day("to", form.to);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        reading.fault("to", w::move_ends_before(lang));
    }
    if kind == Some(StandInKind::Replacement) && form.to.trim().is_empty() {
        reading.fault("to", w::stand_in_to_missing(lang));
    }
    let decision = reading.decision(form.number, form.signed);
    let Some(substitute) = by_code(tx, form.substitute).await? else {
        return Err(reading.refused("substitute", missing(lang, form.substitute)));
    };
    if substitute.id == absent {
        return Err(reading.refused("substitute", w::substitute_same(lang)));
    }
    reading.finish()?;
    let (Some(kind), Some(office), Some(from), Some(decision)) = (kind, office, from, decision) else {
        return Err(Error::NotFound);
    };
    let role = RoleCode::from_code(&office.role).ok_or(Error::NotFound)?;
    let units = Units::load(tx).await?;
    let (_, facts, acting, _permit) = authorise_about::<AppointStandIn>(ctx, tx, substitute.id).await?;
    let question = Some(RoleInQuestion { role, state: None });
    let facts = Facts {
        role: question,
        ..facts
    };
    if !facts.roles.iter().all(|held| held.is_compatible_with(role)) {
        return Err(Reading::new(ctx, lang).refused("substitute", w::substitute_excluded(lang)));
    }
    let account = acting
        .filter(|subject| subject.account.state != AccountState::Locked)
        .map(|subject| subject.account.id);
    Ok(Prepared {
        preview: Preview {
            substitute_name: substitute.name,
            substitute_birth_year: substitute.birth_year,
            absent_name: away.name,
            role,
            unit_name: units.name(office.unit),
            kind,
            from,
            to,
            decision,
            has_account: account.is_some(),
        },
        absent,
        substitute: substitute.id,
        unit: office.unit,
        account,
        units,
    })
}

/// What recording it would do.
///
/// # Errors
/// [`Error::Invalid`] with every faulty field; else as the decision about [`AppointStandIn`] says, for both.
pub async fn preview(ctx: &Ctx, form: &StandInForm<'_>) -> Result<Preview> {
    let mut tx = ctx.db().read().await?;
    Ok(prepare(ctx, &mut tx, form).await?.preview)
}

/// Records a stand-in, and proposes the role to who acts, for its days.
///
/// # Errors
/// As [`preview`].
pub async fn appoint(ctx: &Ctx, key: Uuid, form: &StandInForm<'_>, location: &str) -> Result<String> {
    let mut tx = ctx.db().begin().await?;
    let typed = [
        form.kind,
        form.absent,
        form.substitute,
        form.role,
        form.from,
        form.to,
        form.number,
        form.signed,
    ];
    let posting = Posting {
        key,
        route: "people.stand_in",
        typed: &typed,
        location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let prepared = prepare(ctx, &mut tx, form).await?;
    let (now, by) = (ctx.now(), Some(ctx.session()?.account()));
    let shown = &prepared.preview;
    let mut granted = None;
    if let Some(account) = prepared.account {
        let row = RoleRow {
            id: uuid_v7(ctx.randomness(), now),
            account,
            role: shown.role.code().to_owned(),
            unit: prepared.unit,
            valid_from: shown.from.into(),
            valid_to: shown.to.map(Into::into),
            state: RoleState::Proposed,
            proposed_by: by,
            proposed_at: now.into(),
            approved_by: None,
            approved_at: None,
            endorsement: None,
            reason: shown.decision.number.clone(),
            version: 0,
            mac: Vec::new(),
        };
        let row = role::insert(&mut tx, row).await?;
        granted = Some(row.id);
        let asked = Asked {
            kind: TaskKind::ApproveRole,
            subject: account,
            due: Some(shown.from),
        };
        let path = prepared.units.tree.path(UnitId(prepared.unit));
        tasks::ask(ctx, &mut tx, RoleCode::ThuTruong, &path, &asked).await?;
    }
    let row = StandInRow {
        id: uuid_v7(ctx.randomness(), now),
        absent: prepared.absent,
        substitute: prepared.substitute,
        kind: shown.kind,
        role: shown.role.code().to_owned(),
        unit: prepared.unit,
        valid_from: shown.from.into(),
        valid_to: shown.to.map(Into::into),
        decision_number: shown.decision.number.clone(),
        decision_day: shown.decision.day.into(),
        granted,
        ended_on: None,
        recorded_by: by,
        recorded_at: now.into(),
        version: 0,
    };
    let row = stand_in::insert(&mut tx, row).await?;
    let body = json!({ "role": row.role, "unit": row.unit, "for": row.absent });
    ledger::record(
        ctx,
        &mut tx,
        "stand_in.appointed",
        Some(&row.substitute.to_string()),
        body,
    )
    .await?;
    tx.commit(Act::StandInRecorded).await?;
    Ok(location.to_owned())
}

/// Ends a stand-in from today on, with its role.
///
/// # Errors
/// [`Error::NotFound`] when there is none; [`Error::Conflict`] when its role is the last that holds a circle's key; else as
/// the decision about [`AppointStandIn`] says.
pub async fn end(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let row = stand_in::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let (_, _, _, _permit) = authorise_about::<AppointStandIn>(ctx, &mut tx, row.substitute).await?;
    if !lasts(&row, ctx.today()) {
        return Ok(());
    }
    let units = Units::load(&mut tx).await?;
    let substitute = row.substitute;
    if !end_in_act(ctx, &mut tx, row, ctx.today(), &units).await? {
        return Err(Error::Conflict);
    }
    ledger::record(
        ctx,
        &mut tx,
        "stand_in.ended",
        Some(&substitute.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::StandInRecorded).await?)
}

/// Ends a stand-in in the transaction of another act; tells whether its role could be ended too.
pub(super) async fn end_in_act(
    ctx: &Ctx,
    tx: &mut Tx,
    row: StandInRow,
    first: NaiveDate,
    units: &Units,
) -> Result<bool> {
    let mut could = true;
    if let Some(granted) = row.granted
        && let Some(role) = role::find(tx, granted).await?
        && role.state != RoleState::Ended
    {
        let place = place_at(&role, &units.tree.path(UnitId(role.unit)));
        could = !is_last(ctx, tx, place, role.account).await?;
        if could {
            end_in(ctx, tx, role, place).await?;
        }
    }
    stand_in::update(
        tx,
        StandInRow {
            ended_on: Some(first.into()),
            ..row
        },
    )
    .await?;
    Ok(could)
}

/// Stand-ins as pages show them.
pub(super) async fn shown(ctx: &Ctx, tx: &mut Tx, rows: Vec<StandInRow>, units: &Units) -> Result<Vec<StandIn>> {
    let people: Vec<Uuid> = rows.iter().flat_map(|row| [row.absent, row.substitute]).collect();
    let names = names(tx, &people).await?;
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
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
        let standing = match role {
            _ if !lasts(&row, today) => Standing::Over,
            None => Standing::WithoutAccount,
            Some(RoleState::Ended) => Standing::Over,
            Some(RoleState::Proposed) => Standing::Waiting,
            Some(RoleState::Active) if row.valid_from.date() > today => Standing::Coming,
            Some(RoleState::Active) => Standing::InForce,
        };
        let facts = Facts {
            subject: Some(PersonId(row.substitute)),
            unit: Some(units.tree.path(UnitId(row.unit))),
            ..Facts::default()
        };
        shown.push(StandIn {
            id: row.id,
            kind: row.kind,
            absent: row.absent,
            absent_name: name(row.absent),
            substitute: row.substitute,
            substitute_name: name(row.substitute),
            role: RoleCode::from_code(&row.role).ok_or(Error::NotFound)?,
            unit_name: past.name(row.unit, last, units),
            from: row.valid_from.date(),
            to: row.valid_to.map(store::Day::date),
            ended_on: row.ended_on.map(store::Day::date),
            lasts: lasts(&row, today),
            may_end: lasts(&row, today) && is_open::<AppointStandIn>(ctx, &facts),
            decision: Decision {
                number: row.decision_number,
                day: row.decision_day.date(),
            },
            standing,
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
