//! Stand-ins: who acts for somebody who is away, and who heads an empty office.
//!
//! Owns: recording and ending them, with the role that each of them needs; how pages show them is in its child. Must not:
//! hand over a key: the role is proposed, and whoever approves it does.

mod showing;

use chrono::NaiveDate;
use domain::access::{AppointStandIn, Facts, RoleCode, RoleInQuestion, Scope, UnitId};
use domain::lang::Lang;
use domain::people::Decision;
use serde_json::json;
use store::account::AccountState;
use store::role::{RoleRow, RoleState};
use store::stand_in::StandInRow;
use store::{Act, Tx, role, stand_in};
use uuid::Uuid;

use super::choosing::{missing, seen_by_code};
use super::typed::Reading;
use super::units::Units;
use crate::access::{authorise_about, is_over};
use crate::idempotency::{self, Posting};
use crate::randomness::uuid_v7;
use crate::roles::{Proposed, end_in, is_last, place_at, propose_in};
use crate::{Ctx, Error, Result, ledger};

pub use self::showing::{Progress, StandIn, StandInPage, list};
pub use store::stand_in::StandInKind;

pub(super) use self::showing::shown;

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
    /// Id of the role in which he acts, as who is away holds it.
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

/// Offices that somebody holds, for which another may act.
pub struct Offices {
    /// Name of who is away.
    pub name: String,
    /// Ids of his roles, with the names of their units.
    pub roles: Vec<(Uuid, RoleCode, String)>,
}

/// The role, where another can act in it: one in force that reads what others wrote, in a unit or the agency.
fn acted(ctx: &Ctx, row: &RoleRow) -> Option<RoleCode> {
    let role = RoleCode::from_code(&row.role)?;
    let in_force = row.state == RoleState::Active && !is_over(row, ctx.today());
    (in_force && matches!(role.row().scope, Scope::UnitSubtree)).then_some(role)
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
    let roles = held.filter_map(|row| Some((row.id, acted(ctx, row)?, units.name(row.unit))));
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
    let wanted: Option<Uuid> = form.role.parse().ok();
    let mut held = subject.iter().flat_map(|subject| &subject.roles);
    let office = held
        .find(|row| Some(row.id) == wanted)
        .and_then(|row| Some((row, acted(ctx, row)?)));
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
    let units = Units::load(tx).await?;
    let Some(substitute) = seen_by_code(ctx, tx, &units, form.substitute).await? else {
        return Err(reading.refused("substitute", missing(lang, form.substitute)));
    };
    if substitute.id == absent {
        return Err(reading.refused("substitute", w::substitute_same(lang)));
    }
    reading.finish()?;
    let (Some(kind), Some((office, role)), Some(from), Some(decision)) = (kind, office, from, decision) else {
        return Err(Error::NotFound);
    };
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
        let proposed = Proposed {
            account,
            role: shown.role,
            unit: prepared.unit,
            from: shown.from,
            to: shown.to,
            reason: shown.decision.number.clone(),
        };
        let path = prepared.units.tree.path(UnitId(prepared.unit));
        granted = Some(propose_in(ctx, &mut tx, proposed, &path, Some(shown.from)).await?.id);
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
    if end_in_act(ctx, &mut tx, row, ctx.today(), &units).await?.is_some() {
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

/// Ends a stand-in in the transaction of another act, with its role; tells which account keeps the role, because nobody else
/// holds the key of its circle.
pub(super) async fn end_in_act(
    ctx: &Ctx,
    tx: &mut Tx,
    row: StandInRow,
    first: NaiveDate,
    units: &Units,
) -> Result<Option<Uuid>> {
    let mut kept = None;
    if let Some(granted) = row.granted
        && let Some(role) = role::find(tx, granted).await?
        && role.state != RoleState::Ended
    {
        let place = place_at(&role, &units.tree.path(UnitId(role.unit)));
        if is_last(ctx, tx, place, role.account).await? {
            kept = Some(role.account);
        } else {
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
    Ok(kept)
}
