//! Ending a role that is in force.
//!
//! Owns: taking the office away at once, in the rules, and marking its circle for a new epoch. Must not: leave a circle
//! without anybody who holds its key.

use chrono::NaiveDate;
use domain::access::{Actor, EndRole, Facts, RoleCode, RoleInQuestion, RoleState as Progress, UnitPath, decide};
use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::json;
use store::account::AccountState;
use store::circle::CircleRow;
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account, circle, role, session, unit};
use uuid::Uuid;

use crate::access::{Subject, is_open, with_role};
use crate::circles::{Chain, Place, believed, entitled};
use crate::{Ctx, Error, Result, ledger, tasks};

/// A role in force, as whoever may end it sees it.
pub struct Held {
    /// Whose account.
    pub account: Uuid,
    /// Name of the person.
    pub person_name: String,
    /// Which role.
    pub role: RoleCode,
    /// Name of the unit it is of.
    pub unit_name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// Why it was proposed; none where it came with the founding.
    pub reason: Option<String>,
    /// Its last day if it is ended now.
    pub ends: NaiveDate,
    /// Whether its wearer is the last who holds the key of its circle: then it cannot be ended.
    pub is_last: bool,
}

/// A role in force.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor may end.
pub async fn held(ctx: &Ctx, id: Uuid) -> Result<Held> {
    let mut tx = ctx.db().read().await?;
    let row = role::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let subject = with_role(ctx, &mut tx, &row).await?;
    if row.state != RoleState::Active || !is_open::<EndRole>(ctx, &subject.facts) {
        return Err(Error::NotFound);
    }
    let is_last = is_last(ctx, &mut tx, place(&row, &subject), row.account).await?;
    let unit = unit::find(&mut tx, row.unit).await?.ok_or(Error::NotFound)?;
    Ok(Held {
        account: row.account,
        person_name: subject.person_name,
        role: RoleCode::from_code(&row.role).ok_or(Error::NotFound)?,
        unit_name: unit.name,
        from: row.valid_from.date(),
        to: row.valid_to.map(store::Day::date),
        reason: super::reason(&row),
        ends: ctx.today(),
        is_last,
    })
}

/// Whose role was ended.
pub struct Ended {
    /// The account.
    pub account: Uuid,
}

/// Ends a role from now on; `reason` is the decision with its number and day, which the ledger keeps. Pressed twice, it is
/// ended once.
///
/// # Errors
/// As the decision about [`EndRole`] says: [`Error::Forbidden`] also for the last member of a circle; [`Error::Invalid`]
/// without a reason.
pub async fn end(ctx: &Ctx, lang: Lang, id: Uuid, reason: &str) -> Result<Ended> {
    let mut tx = ctx.db().begin().await?;
    let row = role::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let subject = with_role(ctx, &mut tx, &row).await?;
    let asked = Facts {
        // Whether it is the actor's to end is asked before anything is told about it.
        role: subject.facts.role.map(|question| RoleInQuestion {
            state: Some(Progress::Active),
            ..question
        }),
        ..subject.facts.clone()
    };
    let _permit = decide::<EndRole>(&ctx.actor, &asked, ctx.today())?;
    if row.state == RoleState::Ended {
        return Ok(Ended { account: row.account });
    }
    let place = place(&row, &subject);
    let facts = Facts {
        last_member: is_last(ctx, &mut tx, place, row.account).await?,
        ..subject.facts
    };
    let _permit = decide::<EndRole>(&ctx.actor, &facts, ctx.today())?;
    let reason = super::read_reason(lang, reason).map_err(|fault| Error::Invalid(vec![fault]))?;
    let ended = end_in(ctx, &mut tx, row, place).await?;
    let body = json!({ "role": ended.role, "unit": ended.unit, "last_day": ctx.today(), "reason": reason });
    ledger::record(ctx, &mut tx, "role.ended", Some(&ended.account.to_string()), body).await?;
    tasks::finish(ctx, &mut tx, TaskKind::ReviewRoles, ended.account).await?;
    tx.commit(Act::RoleEnded).await?;
    Ok(Ended { account: ended.account })
}

/// Ends a role in the transaction of the act that takes it away, and marks its circle for a new epoch. Of one that waited
/// nobody is asked any more.
pub(crate) async fn end_in(ctx: &Ctx, tx: &mut Tx, row: RoleRow, place: Option<Place>) -> Result<RoleRow> {
    let ended = RoleRow {
        state: RoleState::Ended,
        approved_by: Some(ctx.session()?.account()),
        approved_at: Some(ctx.now().into()),
        ..row
    };
    let ended = role::update(tx, ended).await?;
    tasks::settle_roles(ctx, tx, ended.account).await?;
    // A page that is open keeps nothing of it.
    session::delete_others(tx, ended.account, None).await?;
    if let Some(place) = place
        && let Some(row) = circle::find_of(tx, place.kind.code(), place.unit).await?
    {
        let rotation_due = true;
        circle::update(tx, CircleRow { rotation_due, ..row }).await?;
    }
    Ok(ended)
}

/// The circle of a role in force at a unit.
pub(crate) fn place_at(row: &RoleRow, unit: &UnitPath) -> Option<Place> {
    if row.state != RoleState::Active {
        return None;
    }
    Place::of(RoleCode::from_code(&row.role)?, unit)
}

fn place(row: &RoleRow, subject: &Subject) -> Option<Place> {
    place_at(row, subject.facts.unit.as_ref()?)
}

/// Whether nobody but this account holds the circle's key and the office. Where the chain cannot be believed nobody is kept
/// in office for it: that raises an alarm, and somebody has to look.
pub(crate) async fn is_last(ctx: &Ctx, tx: &mut Tx, place: Option<Place>, account: Uuid) -> Result<bool> {
    let (Some(place), Actor::Person(person)) = (place, &ctx.actor) else {
        return Ok(false);
    };
    let Some(chain) = Chain::load(tx, place).await? else {
        return Ok(false);
    };
    let trust = believed(ctx, tx, &chain.accounts()).await?;
    let newest = match chain.verify(&trust) {
        Ok(verified) => verified.newest().clone(),
        Err(error) => {
            tracing::error!(%error, circle = %chain.row.id, "a circle is not what it was");
            return Ok(false);
        }
    };
    if !newest
        .members
        .iter()
        .any(|member| member.account == account.into_bytes())
    {
        return Ok(false);
    }
    let entitled = entitled(ctx, tx, place, person.unit.root(), &newest, &trust).await?;
    let others: Vec<Uuid> = entitled
        .iter()
        .map(|public| Uuid::from_bytes(public.account))
        .filter(|other| *other != account)
        .collect();
    let others = account::named(tx, &others).await?;
    Ok(!others.iter().any(|other| other.account.state == AccountState::Active))
}
