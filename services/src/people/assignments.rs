//! Control bodies of people, people of accounts, relations: what a holder has signed of them.
//!
//! Owns: which assignments are believed and in force, and signing them. Must not: propose anything, or believe a row that
//! says something else than was signed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::json;
use store::assignment::{AssignmentKind, AssignmentRow, AssignmentState};
use store::{Day, Tx, assignment};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::assignment::{Assignment, Kind, SignedAssignment};
use vault::purpose::House;

use crate::circles::believed;
use crate::randomness::uuid_v7_in_list;
use crate::{Ctx, Error, Result, ledger};

/// More assignments of one kind than anybody has, for each who is asked about.
const OF_ONE: i64 = 50;

/// What of a kind is in force for each of these subjects on a day: of those that a holder signed as they stand, the one
/// that began last, and of two of one day the one that was signed last.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn in_force(
    ctx: &Ctx,
    tx: &mut Tx,
    kind: AssignmentKind,
    subjects: &[Uuid],
    day: NaiveDate,
) -> Result<BTreeMap<Uuid, AssignmentRow>> {
    let limit = OF_ONE * i64::try_from(subjects.len()).unwrap_or(i64::MAX / OF_ONE);
    let rows = assignment::of_subjects(tx, kind, subjects, limit).await?;
    let signed = signed(ctx, tx, &rows).await?;
    let mut found: BTreeMap<Uuid, (Day, i64, AssignmentRow)> = BTreeMap::new();
    for row in rows {
        let Some(at) = signed.get(&row.id).copied().filter(|_| row.covers(day.into())) else {
            continue;
        };
        let is_later = found
            .get(&row.subject)
            .is_none_or(|(from, before, _)| (*from, *before) < (row.valid_from, at));
        if is_later {
            found.insert(row.subject, (row.valid_from, at, row));
        }
    }
    Ok(found.into_iter().map(|(subject, (_, _, row))| (subject, row)).collect())
}

/// The codes of the bodies that control these people on a day, as far as a holder signed it.
///
/// # Errors
/// When the store does not answer.
pub async fn control_bodies(ctx: &Ctx, tx: &mut Tx, people: &[Uuid], day: NaiveDate) -> Result<BTreeMap<Uuid, String>> {
    let found = in_force(ctx, tx, AssignmentKind::ControlBody, people, day).await?;
    Ok(found.into_iter().map(|(person, row)| (person, row.object)).collect())
}

/// Whether a row ends no later than was signed: it may end earlier, as of whoever moved away.
pub(super) fn ends_within(last: Option<Day>, said: &Assignment) -> bool {
    said.to
        .is_none_or(|signed| last.is_some_and(|last| days(last) <= signed))
}

/// Which of these rows a holder has signed as they stand, with the instant of the signature: whoever can write rows puts
/// nothing in force.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn signed(ctx: &Ctx, tx: &mut Tx, rows: &[AssignmentRow]) -> Result<BTreeMap<Uuid, i64>> {
    let signers: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.approved_by).collect();
    let signers: Vec<Uuid> = signers.into_iter().collect();
    if signers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let trust = believed(ctx, tx, &signers).await?;
    let at = |row: &AssignmentRow| {
        let stored = SignedAssignment::decode(row.endorsement.as_deref()?).ok()?;
        let said = &stored.assignment;
        let expected = Assignment {
            to: said.to,
            ..of(said.house, row, said.at)?
        };
        (ends_within(row.valid_to, said) && expected == *said && stored.verify(&trust).is_ok())
            .then_some((row.id, said.at))
    };
    Ok(rows.iter().filter_map(at).collect())
}

/// Whether an account belongs to the person whom its row names, by a holder's word: whoever proposes an account, or can
/// write rows, must not decide whose it is. Those of the founding were made at the console and have no such word; once there
/// is one, it counts.
///
/// # Errors
/// [`Error::Forbidden`] when it does not; when the store does not answer.
pub(crate) async fn ensure_whose(ctx: &Ctx, tx: &mut Tx, account: &store::account::AccountRow) -> Result<()> {
    let kind = AssignmentKind::Person;
    let rows = assignment::of_subjects(tx, kind, &[account.id], OF_ONE).await?;
    let signed = signed(ctx, tx, &rows).await?;
    let mut said = rows.iter().filter(|row| signed.contains_key(&row.id)).peekable();
    let is_founders = said.peek().is_none() && account.created_by.is_none();
    let person = account.person.to_string();
    if is_founders || (said.peek().is_some() && said.all(|row| row.object == person)) {
        return Ok(());
    }
    tracing::error!("an account belongs to nobody by a holder's word");
    Err(Error::Forbidden)
}

/// Says with the actor's key whose these accounts are, where nobody has said so yet; to be recorded by the caller.
///
/// # Errors
/// [`Error::Forbidden`] when nobody believes the actor's own keys; [`Error::StepUpNeeded`].
pub(crate) async fn sign_whose(ctx: &Ctx, tx: &mut Tx, accounts: &[store::account::AccountRow]) -> Result<()> {
    let kind = AssignmentKind::Person;
    let ids: Vec<Uuid> = accounts.iter().map(|account| account.id).collect();
    let known = in_force(ctx, tx, kind, &ids, ctx.today()).await?;
    let is_said = |account: &store::account::AccountRow| {
        let said = known.get(&account.id);
        said.is_some_and(|row| row.object == account.person.to_string())
    };
    let lacking = accounts.iter().filter(|account| !is_said(account));
    let new = lacking.map(|account| New {
        kind,
        subject: account.id,
        object: account.person.to_string(),
        proposed_by: account.created_by,
    });
    write_signed(ctx, tx, new.collect()).await
}

/// What is written and signed at once, because something else than a page for signatures proposed it.
pub(crate) struct New {
    pub kind: AssignmentKind,
    pub subject: Uuid,
    pub object: String,
    pub proposed_by: Option<Uuid>,
}

/// Writes and signs these from today on; to be recorded by the caller.
///
/// # Errors
/// As [`sign_whose`].
pub(crate) async fn write_signed(ctx: &Ctx, tx: &mut Tx, new: Vec<New>) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let signer = Signer::of(ctx, tx).await?;
    let rows = new.into_iter().enumerate().map(|(place, new)| {
        let id = uuid_v7_in_list(ctx.randomness(), ctx.now(), place);
        signer.signed(ctx, proposed(ctx, id, new))
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    assignment::insert_many(tx, rows).await?;
    Ok(())
}

/// A proposal from today on, without a decision, as a row.
pub(crate) fn proposed(ctx: &Ctx, id: Uuid, new: New) -> AssignmentRow {
    AssignmentRow {
        id,
        kind: new.kind,
        subject: new.subject,
        object: new.object,
        valid_from: ctx.today().into(),
        valid_to: None,
        state: AssignmentState::Proposed,
        decision_number: None,
        decision_day: None,
        proposed_by: new.proposed_by,
        proposed_at: ctx.now().into(),
        approved_by: None,
        approved_at: None,
        endorsement: None,
        version: 0,
        mac: Vec::new(),
    }
}

/// A holder with his open keys.
pub(crate) struct Signer {
    account: Uuid,
    keys: AccountKeys,
}

impl Signer {
    /// The actor.
    ///
    /// # Errors
    /// As [`sign_whose`].
    pub(crate) async fn of(ctx: &Ctx, tx: &mut Tx) -> Result<Self> {
        let account = ctx.session()?.account();
        let keys = ctx.session()?.all_keys()?;
        let trust = believed(ctx, tx, &[account]).await?;
        if trust.holder(&keys.public().fingerprint()).is_err() {
            return Err(Error::Forbidden);
        }
        Ok(Self { account, keys })
    }

    /// The row in force, with his signature.
    pub(crate) fn signed(&self, ctx: &Ctx, row: AssignmentRow) -> Result<AssignmentRow> {
        let at = ctx.now();
        let said = of(ctx.platform.keys.house, &row, at.timestamp_micros());
        let said = said.ok_or_else(|| Error::Internal("an assignment to something that is no id".into()))?;
        Ok(AssignmentRow {
            state: AssignmentState::Active,
            approved_by: Some(self.account),
            approved_at: Some(at.into()),
            endorsement: Some(said.sign(&self.keys).encode()),
            ..row
        })
    }
}

/// Records what was signed or refused, one event for each.
pub(crate) async fn record(ctx: &Ctx, tx: &mut Tx, action: &'static str, row: &AssignmentRow) -> Result<()> {
    let body = json!({ "kind": row.kind.code() });
    ledger::record(ctx, tx, action, Some(&row.subject.to_string()), body).await
}

/// What is said by a row.
fn of(house: House, row: &AssignmentRow, at: i64) -> Option<Assignment> {
    let (kind, object) = match row.kind {
        AssignmentKind::ControlBody => (Kind::ControlBody, row.object.as_bytes().to_vec()),
        AssignmentKind::Person => (Kind::Person, id(&row.object)?),
        AssignmentKind::Relation => (Kind::Relation, id(&row.object)?),
    };
    Some(Assignment {
        house,
        kind,
        id: row.id.into_bytes(),
        subject: row.subject.into_bytes(),
        object,
        from: days(row.valid_from),
        to: row.valid_to.map(days),
        at,
    })
}

fn id(object: &str) -> Option<Vec<u8>> {
    object.parse::<Uuid>().ok().map(|id| id.into_bytes().to_vec())
}

/// Days since 1970.
pub(super) fn days(day: Day) -> i64 {
    (day.date() - NaiveDate::default()).num_days()
}
