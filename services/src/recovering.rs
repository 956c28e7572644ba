//! The last tier of recovery: the custodians open the keys that somebody lost.
//!
//! Owns: the request that leaves the house, the answer that comes back and waits, and its owner's act of opening or
//! refusing it. Must not: see a key in clear: the answer is sealed to the owner's new keys; nor let it be opened before
//! its owner could have noticed at his next sign-in.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::RequestRecovery;
use serde_json::{Value, json};
use store::account_key::AccountKeyRow;
use store::recovery::{RecoveryRow, RecoveryState};
use store::{Act, Tx, account_key, keyring, recovery};
use uuid::Uuid;
use vault::account::{AccountKeys, Readers};
use vault::keyring::Keyring;
use vault::recovery::open_answer;
use vault::wrap::PrivateKey;

use crate::access::authorise_for;
use crate::accounts::{administration, generations, record};
use crate::circles::{Ring, tend};
use crate::custodians::{RecoveryRequest, Sealed, read_recovery_answer};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// How long an answer waits: long enough for its owner to sign in and say that he did not ask for it.
pub const WAITS: TimeDelta = TimeDelta::hours(24);

/// The text of the request for somebody who was re-invited after losing his keys. Asked again, it is the same request.
///
/// # Errors
/// [`Error::NotFound`] for an unknown login; [`Error::Conflict`] when there are no keys that he lost, or he has not made
/// new ones yet; as the decision about [`RequestRecovery`] says.
pub async fn request(ctx: &Ctx, login: &str) -> Result<String> {
    let account = administration::find(ctx, login).await?;
    let mut tx = ctx.db().begin().await?;
    let (subject, _permit) = authorise_for::<RequestRecovery>(ctx, &mut tx, account).await?;
    let new = generations::newest(&mut tx, account).await?;
    let (old, _) = generations::lost(&mut tx, account).await?.ok_or(Error::Conflict)?;
    note_request(ctx, &mut tx, &old, &new).await?;
    tx.commit(Act::RecoveryRequested).await?;
    let house = ctx.platform.keys.house;
    let request = RecoveryRequest {
        installation: Uuid::from_bytes(house.installation),
        agency: Uuid::from_bytes(house.agency),
        name: subject.person_name,
        login: subject.account.login,
        escrow: [
            Sealed(old.escrow_general.clone()),
            Sealed(old.escrow_confidential.clone()),
        ],
        old: record::public(&old)?,
        new: record::public(&new)?,
    };
    Ok(request.text())
}

async fn note_request(ctx: &Ctx, tx: &mut Tx, old: &AccountKeyRow, new: &AccountKeyRow) -> Result<()> {
    if let Some(row) = recovery::waiting(tx, new.account).await? {
        // One that was asked for keys before these can never be opened any more.
        if row.new_generation == new.generation {
            return Ok(());
        }
        let state = RecoveryState::Refused;
        recovery::update(tx, RecoveryRow { state, ..row }).await?;
    }
    let now = ctx.now();
    let row = RecoveryRow {
        id: uuid_v7(ctx.randomness(), now),
        account: new.account,
        old_generation: old.generation,
        new_generation: new.generation,
        state: RecoveryState::Requested,
        requested_at: now.into(),
        opens_at: None,
        answer: None,
        version: 0,
        mac: Vec::new(),
    };
    recovery::insert(tx, row).await?;
    let body = json!({ "generation": old.generation });
    ledger::record(ctx, tx, "recovery.requested", Some(&new.account.to_string()), body).await
}

/// Takes in the custodians' answer; tells when it may be opened.
///
/// # Errors
/// [`Error::Conflict`] for a text that is no answer, or one that nobody asked for.
pub async fn import(ctx: &Ctx, text: &str) -> Result<DateTime<Utc>> {
    let (account, answer) = read_recovery_answer(text).map_err(|_| Error::Conflict)?;
    let mut tx = ctx.db().begin().await?;
    let (_, _permit) = authorise_for::<RequestRecovery>(ctx, &mut tx, account)
        .await
        .map_err(|error| match error {
            Error::NotFound => Error::Conflict,
            other => other,
        })?;
    let row = recovery::waiting(&mut tx, account).await?.ok_or(Error::Conflict)?;
    if row.state != RecoveryState::Requested {
        return Err(Error::Conflict);
    }
    let opens_at = ctx.now() + WAITS;
    let row = RecoveryRow {
        state: RecoveryState::Answered,
        opens_at: Some(opens_at.into()),
        answer: Some(answer),
        ..row
    };
    recovery::update(&mut tx, row).await?;
    ledger::record(
        ctx,
        &mut tx,
        "recovery.answered",
        Some(&account.to_string()),
        Value::Null,
    )
    .await?;
    tx.commit(Act::RecoveryAnswered).await?;
    Ok(opens_at)
}

/// A recovery of the actor's own keys that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// When the request was written.
    pub requested_at: DateTime<Utc>,
    /// When the answer may be opened, once it is here.
    pub opens_at: Option<DateTime<Utc>>,
    /// Whether it may be opened now.
    pub is_open: bool,
}

/// The recovery of the actor's own keys that is under way, if there is one: he sees it wherever he comes in.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn own(ctx: &Ctx) -> Result<Option<UnderWay>> {
    let account = ctx.session()?.account();
    let mut tx = ctx.db().read().await?;
    let Some(row) = recovery::waiting(&mut tx, account).await? else {
        return Ok(None);
    };
    let opens_at = row.opens_at.and_then(store::Timestamp::instant);
    Ok(row.requested_at.instant().map(|requested_at| UnderWay {
        requested_at,
        opens_at,
        is_open: opens_at.is_some_and(|at| at <= ctx.now()),
    }))
}

/// Opens the answer: the keys that were lost are carried under the present ones, the ring of before comes back, and a
/// circle that was left to the actor alone goes on.
///
/// # Errors
/// [`Error::StepUpNeeded`]; [`Error::NotFound`] when there is none; [`Error::Conflict`] before its time, or for an
/// answer that is not the custodians' or not for these keys.
pub async fn open(ctx: &Ctx) -> Result<()> {
    let keys = ctx.session()?.all_keys()?;
    let mut tx = ctx.db().begin().await?;
    let account = Uuid::from_bytes(keys.account);
    let row = recovery::waiting(&mut tx, account).await?.ok_or(Error::NotFound)?;
    let is_time = row
        .opens_at
        .and_then(store::Timestamp::instant)
        .is_some_and(|at| at <= ctx.now());
    let answer = row.answer.as_deref().filter(|_| is_time).ok_or(Error::Conflict)?;
    let old = account_key::find(&mut tx, account, row.old_generation)
        .await?
        .ok_or(Error::NotFound)?;
    let platform = &ctx.platform.keys;
    let root = &platform.custodians.root;
    let readers =
        open_answer(answer, &keys, &record::public(&old)?, root, platform.house).map_err(|_| Error::Conflict)?;
    let [general, confidential] = readers;
    let readers = Readers {
        account: keys.account,
        generation: record::public(&old)?.generation,
        general,
        confidential,
    };
    put_under(ctx, &mut tx, &keys, &readers).await?;
    bring_back_ring(ctx, &mut tx, &keys, row.old_generation, &readers.confidential).await?;
    let state = RecoveryState::Opened;
    recovery::update(&mut tx, RecoveryRow { state, ..row }).await?;
    ledger::record(ctx, &mut tx, "recovery.opened", Some(&account.to_string()), Value::Null).await?;
    tx.commit(Act::RecoveryOpened).await?;
    tend(ctx, &keys).await;
    Ok(())
}

/// Carries the keys that came back under the generation after them, which the present ones are or reach.
async fn put_under(ctx: &Ctx, tx: &mut Tx, keys: &AccountKeys, older: &Readers) -> Result<()> {
    let account = Uuid::from_bytes(keys.account);
    // Changed in another tab meanwhile, the answer is not for the newest keys any more.
    if generations::newest(tx, account).await?.generation != i64::from(keys.generation) {
        return Err(Error::Conflict);
    }
    let next = older.generation + 1;
    let newer = if next == keys.generation {
        keys.readers()
    } else {
        let reached = generations::reached(ctx, tx, keys).await?;
        let found = reached.into_iter().find(|one| one.public.generation == next);
        found.ok_or(Error::Conflict)?.readers
    };
    let row = account_key::find(tx, account, next.into())
        .await?
        .ok_or(Error::NotFound)?;
    let carry = Some(generations::carry(ctx, &newer, older));
    account_key::update(tx, AccountKeyRow { carry, ..row }).await?;
    Ok(())
}

async fn bring_back_ring(
    ctx: &Ctx,
    tx: &mut Tx,
    keys: &AccountKeys,
    old_generation: i64,
    confidential: &PrivateKey,
) -> Result<()> {
    let account = Uuid::from_bytes(keys.account);
    let Some(row) = keyring::find(tx, account, old_generation).await? else {
        return Ok(());
    };
    let version = u64::try_from(row.version).unwrap_or_default();
    let house = ctx.platform.keys.house;
    let earlier = Keyring::open(keys.account, version, house, confidential, &row.sealed)?;
    let mut ring = Ring::open(ctx, tx, keys).await?;
    ring.ring.take_over(earlier);
    ring.save(ctx, tx, keys).await
}

/// Says that the actor did not ask for it: the answer is never opened.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn refuse(ctx: &Ctx) -> Result<()> {
    let account = ctx.session()?.account();
    let mut tx = ctx.db().begin().await?;
    let row = recovery::waiting(&mut tx, account).await?.ok_or(Error::NotFound)?;
    let (state, answer) = (RecoveryState::Refused, None);
    recovery::update(&mut tx, RecoveryRow { state, answer, ..row }).await?;
    ledger::record(
        ctx,
        &mut tx,
        "recovery.refused",
        Some(&account.to_string()),
        Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::RecoveryRefused).await?)
}
