//! What people have to do.
//!
//! Owns: one's own list, and asking and releasing the wearers of a role. Must not: be a query over what other parts keep:
//! whoever needs something done writes it here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::{Actor, RoleCode, Scope, UnitId, UnitPath};
use domain::task::TaskKind;
use store::obligation::ObligationRow;
use store::role::{RoleRow, RoleState};
use store::task::{self, OfHat, TaskRow};
use store::{Act, Tx, account, obligation, person, role};
use uuid::Uuid;

use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// More tasks than anybody looks at at once.
const TASKS: i64 = 200;
/// More wearers of one role than are asked.
const WEARERS: i64 = 2_000;

/// Who stands for the keys of others.
const WITNESSES: [RoleCode; 4] = [
    RoleCode::CanBoToChuc,
    RoleCode::ThuTruong,
    RoleCode::PhoThuTruong,
    RoleCode::KiemToanNoiBo,
];

/// A task of the actor's.
pub struct Task {
    /// What is asked.
    pub kind: TaskKind,
    /// In which role.
    pub hat: Option<RoleCode>,
    /// Key of what it is about.
    pub subject: Uuid,
    /// Name of the person it is about, where it is about one; of a declaration, its declarant.
    pub name: Option<String>,
    /// Last day, if there is one.
    pub due: Option<NaiveDate>,
}

/// What the actor has to do, the most urgent first.
///
/// # Errors
/// [`Error::Unauthenticated`] when nobody is signed in.
pub async fn own(ctx: &Ctx) -> Result<Vec<Task>> {
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let mut tx = ctx.db().read().await?;
    let rows = task::open(&mut tx, actor.account.0, TASKS).await?;
    let hat = |row: &TaskRow| row.hat.as_deref().and_then(RoleCode::from_code);
    // A hat that he no longer wears asks nothing of him, and tells him nobody's name.
    let wears = |hat: Option<RoleCode>| hat.is_none_or(|role| actor.hats_on(ctx.today()).any(|hat| hat.role == role));
    let rows: Vec<TaskRow> = rows.into_iter().filter(|row| wears(hat(row))).collect();
    let subjects: Vec<Uuid> = rows.iter().filter_map(|row| row.subject.parse().ok()).collect();
    let names = names(&mut tx, subjects).await?;
    let tasks = rows.into_iter().filter_map(|row| {
        let subject = row.subject.parse().ok()?;
        Some(Task {
            kind: TaskKind::from_code(&row.kind)?,
            hat: hat(&row),
            subject,
            name: names.get(&subject).cloned(),
            due: row.due.map(store::Day::date),
        })
    });
    Ok(tasks.collect())
}

/// The people behind what tasks are about: a person, an account, or what somebody has to declare; whatever is none of these
/// has no name.
async fn names(tx: &mut Tx, subjects: Vec<Uuid>) -> Result<BTreeMap<Uuid, String>> {
    let obligations = obligation::find_many(tx, &subjects).await?;
    let accounts = account::named(tx, &subjects).await?;
    let declarants = obligations.iter().map(|row| row.person);
    let people: Vec<Uuid> = subjects.into_iter().chain(declarants).collect();
    let people = person::find_many(tx, &people).await?;
    let of_accounts = accounts.into_iter().map(|row| (row.account.id, row.person_name));
    let mut names: BTreeMap<Uuid, String> = of_accounts.collect();
    names.extend(people.into_iter().map(|row| (row.id, row.name)));
    let declarant = |row: ObligationRow| Some((row.id, names.get(&row.person)?.clone()));
    let of_obligations: Vec<_> = obligations.into_iter().filter_map(declarant).collect();
    names.extend(of_obligations);
    Ok(names)
}

/// A task to be asked.
pub(crate) struct Asked {
    pub kind: TaskKind,
    pub subject: Uuid,
    pub due: Option<NaiveDate>,
}

/// Asks everybody who wears a role at a unit or above it; nobody about his own account.
pub(crate) async fn ask(ctx: &Ctx, tx: &mut Tx, hat: RoleCode, unit: &UnitPath, asked: &Asked) -> Result<()> {
    ask_each(ctx, tx, hat, unit, std::slice::from_ref(asked)).await
}

/// The same about several, no two of which are the same.
pub(crate) async fn ask_each(ctx: &Ctx, tx: &mut Tx, hat: RoleCode, unit: &UnitPath, all: &[Asked]) -> Result<()> {
    let code = hat.code();
    let wearers = role::holders(tx, None, [code, code], ctx.today().into(), WEARERS).await?;
    let is_of_agency = hat.row().scope == Scope::Agency;
    let mut accounts: Vec<Uuid> = wearers
        .into_iter()
        .filter(|row| is_of_agency || unit.is_within(UnitId(row.unit)))
        .map(|row| row.account)
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    let pairs = all
        .iter()
        .flat_map(|asked| accounts.iter().map(move |account| (asked, *account)));
    let rows = pairs
        .filter(|(asked, account)| *account != asked.subject)
        .map(|(asked, account)| TaskRow {
            id: uuid_v7(ctx.randomness(), ctx.now()),
            account,
            kind: asked.kind.code().to_owned(),
            hat: Some(code.to_owned()),
            subject: asked.subject.to_string(),
            due: asked.due.map(Into::into),
            created_at: ctx.now().into(),
        });
    Ok(task::ask_all(tx, &rows.collect::<Vec<_>>()).await?)
}

/// Somebody got a role in the whole agency: what its other wearers are asked is asked of him too. What only a member of a
/// circle can do is asked once he is one.
pub(crate) async fn hand_on(ctx: &Ctx, tx: &mut Tx, hat: RoleCode, unit: &UnitPath, account: Uuid) -> Result<()> {
    /// More than the wearers of a role are asked at once.
    const OF_HAT: i64 = 5_000;
    if hat.row().scope != Scope::Agency && unit.root() != unit.unit() {
        return Ok(());
    }
    let own = account.to_string();
    let is_his = |one: &OfHat| {
        let kind = TaskKind::from_code(&one.kind);
        let by_circle = [Some(TaskKind::ReceiveDeclaration), Some(TaskKind::AdmitToCircle)].contains(&kind);
        !by_circle && one.subject != own
    };
    let asked = task::of_hat(tx, hat.code(), OF_HAT).await?;
    let rows = asked.into_iter().filter(is_his).map(|one| TaskRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        account,
        kind: one.kind,
        hat: Some(hat.code().to_owned()),
        subject: one.subject,
        due: one.due,
        created_at: ctx.now().into(),
    });
    Ok(task::ask_all(tx, &rows.collect::<Vec<_>>()).await?)
}

/// Tells the owner of an account what happened to it.
pub(crate) async fn tell(ctx: &Ctx, tx: &mut Tx, account: Uuid, kind: TaskKind) -> Result<()> {
    let row = TaskRow {
        id: uuid_v7(ctx.randomness(), ctx.now()),
        account,
        kind: kind.code().to_owned(),
        hat: None,
        subject: account.to_string(),
        due: None,
        created_at: ctx.now().into(),
    };
    Ok(task::ask(tx, &row).await?)
}

/// The actor has seen what he was told about his own account.
///
/// # Errors
/// [`Error::NotFound`] for a kind that asks for more than being seen; [`Error::Unauthenticated`].
pub async fn seen(ctx: &Ctx, kind: TaskKind) -> Result<()> {
    if !kind.only_tells() {
        return Err(Error::NotFound);
    }
    let own = ctx.session()?.account();
    let mut tx = ctx.db().begin().await?;
    task::dismiss(&mut tx, own, kind.code(), &own.to_string(), ctx.now().into()).await?;
    Ok(tx.commit(Act::TaskSeen).await?)
}

/// It is done: nobody is asked any more.
pub(crate) async fn finish(ctx: &Ctx, tx: &mut Tx, kind: TaskKind, subject: Uuid) -> Result<()> {
    finish_both(ctx, tx, [kind, kind], subject).await
}

/// Both are done.
pub(crate) async fn finish_both(ctx: &Ctx, tx: &mut Tx, kinds: [TaskKind; 2], subject: Uuid) -> Result<()> {
    task::finish(tx, kinds.map(TaskKind::code), &subject.to_string(), ctx.now().into()).await?;
    Ok(())
}

/// Somebody came back with new keys: whoever may stand for them is asked, until they are believed.
pub(crate) async fn ask_witnesses(ctx: &Ctx, tx: &mut Tx, account: Uuid, unit: &UnitPath) -> Result<()> {
    let asked = Asked {
        kind: TaskKind::ConfirmKeys,
        subject: account,
        due: None,
    };
    for witness in WITNESSES {
        ask(ctx, tx, witness, unit, &asked).await?;
    }
    Ok(())
}

/// The roles of those other than this account who may stand for its keys.
pub(crate) async fn witnesses(ctx: &Ctx, tx: &mut Tx, account: Uuid, unit: &UnitPath) -> Result<Vec<RoleCode>> {
    let mut others = Vec::new();
    // Four roles, and only while somebody's keys wait.
    for witness in WITNESSES {
        let code = witness.code();
        let wearers = role::holders(tx, None, [code, code], ctx.today().into(), WEARERS).await?;
        let is_of_agency = witness.row().scope == Scope::Agency;
        let counts = |row: &RoleRow| row.account != account && (is_of_agency || unit.is_within(UnitId(row.unit)));
        if wearers.iter().any(counts) {
            others.push(witness);
        }
    }
    Ok(others)
}

/// The actor has stood for somebody's keys; when they are believed, nobody else is asked either.
pub(crate) async fn heard(ctx: &Ctx, tx: &mut Tx, account: Uuid, is_confirmed: bool) -> Result<()> {
    let (kind, now) = (TaskKind::ConfirmKeys, ctx.now().into());
    if is_confirmed {
        return finish(ctx, tx, kind, account).await;
    }
    let own = ctx.session()?.account();
    task::dismiss(tx, own, kind.code(), &account.to_string(), now).await?;
    Ok(())
}

/// A role of an account was approved, refused or ended: whoever was asked is released once none of its roles waits.
pub(crate) async fn settle_roles(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> Result<()> {
    /// More roles than anybody was ever given.
    const ROLES: i64 = 200;
    let roles = role::of_account(tx, account, ROLES).await?;
    if roles.iter().all(|row| row.state != RoleState::Proposed) {
        finish(ctx, tx, TaskKind::ApproveRole, account).await?;
    }
    Ok(())
}

/// The actor has looked at the roles of somebody who moved, and they fit.
///
/// # Errors
/// [`Error::Unauthenticated`] when nobody is signed in.
pub async fn reviewed(ctx: &Ctx, subject: Uuid) -> Result<()> {
    let account = ctx.session()?.account();
    let kind = TaskKind::ReviewRoles;
    let mut tx = ctx.db().begin().await?;
    if task::dismiss(&mut tx, account, kind.code(), &subject.to_string(), ctx.now().into()).await? {
        ledger::record(
            ctx,
            &mut tx,
            "roles.reviewed",
            Some(&subject.to_string()),
            serde_json::Value::Null,
        )
        .await?;
        tx.commit(Act::RolesReviewed).await?;
    }
    Ok(())
}
