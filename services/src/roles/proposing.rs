//! Proposing a role.
//!
//! Owns: what an administrator may propose for an account, and writing it down. Must not: give anything.

use chrono::NaiveDate;
use domain::access::{Facts, Permit, ProposeRole, RoleCode, RoleInQuestion, RoleState as Progress, UnitPath, decide};
use domain::lang::Lang;
use domain::task::TaskKind;
use domain::{day, text};
use serde_json::json;
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, role, unit};
use uuid::Uuid;

use crate::access::{Subject, is_over, path, subject};
use crate::people::units::UNITS;
use crate::randomness::uuid_v7;
use crate::tasks::{self, Asked};
use crate::{Ctx, Error, FieldFault, Result, ledger};

/// What the form offers.
pub struct Form {
    /// Name of the person.
    pub person_name: String,
    /// What he signs in as.
    pub login: String,
    /// The roles that may be proposed for him, in the order of the table of roles.
    pub roles: Vec<RoleCode>,
    /// Units with their names, in the order of lists.
    pub units: Vec<(Uuid, String)>,
    /// His own unit.
    pub unit: Uuid,
}

/// What the actor may propose for an account.
///
/// # Errors
/// [`Error::Forbidden`] when there is nothing.
pub async fn form(ctx: &Ctx, account: Uuid) -> Result<Form> {
    let mut tx = ctx.db().read().await?;
    let subject = subject(ctx, &mut tx, account).await?;
    let roles = proposable(ctx, &subject);
    if roles.is_empty() {
        return Err(Error::Forbidden);
    }
    let units = unit::in_force(&mut tx, ctx.today().into(), UNITS).await?;
    let path = subject.facts.unit.as_ref().ok_or(Error::NotFound)?;
    Ok(Form {
        person_name: subject.person_name,
        login: subject.account.login,
        roles,
        units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(),
        unit: path.unit().0,
    })
}

fn proposable(ctx: &Ctx, subject: &Subject) -> Vec<RoleCode> {
    let may = |role: &RoleCode| decided(ctx, subject, &subject.facts, *role).is_ok();
    RoleCode::ALL.into_iter().filter(may).collect()
}

/// Whether there is a role that the actor may propose for somebody.
pub(crate) fn may_propose(ctx: &Ctx, subject: &Subject) -> bool {
    !proposable(ctx, subject).is_empty()
}

/// A proposal as typed.
pub struct Proposal<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// For which account.
    pub account: Uuid,
    /// Code of the role.
    pub role: &'a str,
    /// Id of the unit.
    pub unit: &'a str,
    /// First day.
    pub from: &'a str,
    /// Last day, if there is one.
    pub to: &'a str,
    /// Why: the decision with its number and day.
    pub reason: &'a str,
}

struct Read {
    role: RoleCode,
    unit: Uuid,
    from: NaiveDate,
    to: Option<NaiveDate>,
    reason: String,
}

/// Writes a proposal down. Proposed twice, it is there once.
///
/// # Errors
/// [`Error::Invalid`] for each field that needs correction; as the decision about [`ProposeRole`] says.
pub async fn propose(ctx: &Ctx, proposal: &Proposal<'_>) -> Result<()> {
    let read = read(ctx, proposal)?;
    let mut tx = ctx.db().begin().await?;
    let subject = subject(ctx, &mut tx, proposal.account).await?;
    let present = subject
        .roles
        .iter()
        .find(|row| is_same(row, &read) && !is_over(row, ctx.today()));
    let facts = Facts {
        unit: Some(path(&mut tx, read.unit).await?),
        ..subject.facts.clone()
    };
    let facts = Facts {
        role: Some(RoleInQuestion {
            role: read.role,
            state: present
                .filter(|row| row.state == RoleState::Active)
                .map(|_| Progress::Active),
        }),
        ..facts
    };
    let _permit: Permit<ProposeRole> = decide(&ctx.actor, &facts, ctx.today())?;
    if present.is_some() {
        return Ok(());
    }
    let path = facts.unit.ok_or(Error::NotFound)?;
    let proposed = Proposed {
        account: proposal.account,
        role: read.role,
        unit: read.unit,
        from: read.from,
        to: read.to,
        reason: read.reason,
    };
    propose_in(ctx, &mut tx, proposed, &path, None).await?;
    Ok(tx.commit(Act::RoleProposed).await?)
}

fn decided(ctx: &Ctx, subject: &Subject, facts: &Facts, role: RoleCode) -> Result<Permit<ProposeRole>> {
    let has_it = |row: &RoleRow| row.state != RoleState::Ended && row.role == role.code() && !is_over(row, ctx.today());
    let facts = Facts {
        role: Some(RoleInQuestion { role, state: None }),
        ..facts.clone()
    };
    if subject.roles.iter().any(has_it) && role.row().circle.is_none() {
        return Err(Error::Forbidden);
    }
    Ok(decide(&ctx.actor, &facts, ctx.today())?)
}

fn is_same(row: &RoleRow, read: &Read) -> bool {
    row.state != RoleState::Ended && row.role == read.role.code() && row.unit == read.unit
}

fn read(ctx: &Ctx, typed: &Proposal<'_>) -> Result<Read> {
    use words::proposals as w;
    let lang = typed.lang;
    let mut faults = Vec::new();
    let mut fault = |field, message| faults.push(FieldFault { field, message });
    let role = RoleCode::from_code(typed.role);
    if role.is_none() {
        fault("role", w::role_missing(lang));
    }
    let unit: Option<Uuid> = typed.unit.parse().ok();
    if unit.is_none() {
        fault("unit", w::unit_missing(lang));
    }
    let from = day::read_vietnamese(typed.from).ok();
    if from.is_none() {
        fault("from", w::from_wrong(lang, &day::vietnamese(ctx.today())));
    }
    let to = match text::one_line(typed.to).as_str() {
        "" => None,
        written => match (day::read_vietnamese(written), from) {
            (Ok(to), Some(from)) if to < from => {
                fault("to", w::to_before_from(lang));
                None
            }
            (Ok(to), _) => Some(to),
            (Err(_), _) => {
                fault("to", w::to_wrong(lang, &day::vietnamese(ctx.today())));
                None
            }
        },
    };
    let reason = super::read_reason(lang, typed.reason).map_err(|fault| faults.push(fault));
    match (role, unit, from, reason) {
        (Some(role), Some(unit), Some(from), Ok(reason)) if faults.is_empty() => Ok(Read {
            role,
            unit,
            from,
            to,
            reason,
        }),
        _ => Err(Error::Invalid(faults)),
    }
}

/// A role as it is proposed.
pub(crate) struct Proposed {
    pub account: Uuid,
    pub role: RoleCode,
    pub unit: Uuid,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub reason: String,
}

/// Writes a proposed role down in the transaction of the act that proposes it, and asks whoever may approve it, by a day if
/// there is one.
pub(crate) async fn propose_in(
    ctx: &Ctx,
    tx: &mut Tx,
    proposed: Proposed,
    unit: &UnitPath,
    due: Option<NaiveDate>,
) -> Result<RoleRow> {
    let now = ctx.now();
    let row = RoleRow {
        id: uuid_v7(ctx.randomness(), now),
        account: proposed.account,
        role: proposed.role.code().to_owned(),
        unit: proposed.unit,
        valid_from: proposed.from.into(),
        valid_to: proposed.to.map(Into::into),
        state: RoleState::Proposed,
        proposed_by: Some(ctx.session()?.account()),
        proposed_at: now.into(),
        approved_by: None,
        approved_at: None,
        endorsement: None,
        reason: proposed.reason,
        version: 0,
        mac: Vec::new(),
    };
    let row = role::insert(tx, row).await?;
    let body = json!({ "role": row.role, "unit": row.unit, "from": proposed.from, "to": proposed.to });
    ledger::record(ctx, tx, "role.proposed", Some(&row.account.to_string()), body).await?;
    let asked = Asked {
        kind: TaskKind::ApproveRole,
        subject: row.account,
        due,
    };
    for approver in proposed.role.row().approved_by {
        tasks::ask(ctx, tx, *approver, unit, &asked).await?;
    }
    Ok(row)
}
