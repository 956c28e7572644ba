//! What a member's session looks after before anything else.
//!
//! Owns: comparing the circles of somebody who just opened his step-up window with what he has seen before and with
//! who is entitled today; founding what nobody founded, and going on without those who no longer are. Must not: admit
//! anybody; nor keep its owner out when something is wrong: then it raises an alarm and leaves the circle alone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use store::circle::CircleRow;
use store::{Act, Tx, account_key, circle, role};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::circle::Manifest;
use vault::trust::Trust;

use super::making::Maker;
use super::renewing::take_up;
use super::{Chain, Place, Ring, WEARERS, believed};
use crate::accounts::{generations, record};
use crate::{Ctx, Error, Result, ledger};

/// Looks after the circles of the actor, who holds `keys` just now. What goes wrong with it stands in the log and, where
/// a chain is not what it was, in the ledger: he is let in all the same.
pub(crate) async fn tend(ctx: &Ctx, keys: &AccountKeys) {
    match tend_all(ctx, keys).await {
        // Another session of his was quicker, and has done it.
        Ok(()) | Err(Error::Conflict) => {}
        Err(error) => tracing::error!(%error, "circles could not be looked after"),
    }
}

async fn tend_all(ctx: &Ctx, keys: &AccountKeys) -> Result<()> {
    let domain::access::Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let root = person.unit.root();
    let mut tx = ctx.db().begin().await?;
    let hats = role::hats(&mut tx, Uuid::from_bytes(keys.account), ctx.today().into(), WEARERS).await?;
    let places: BTreeSet<Place> = hats.iter().filter_map(|row| Place::of_row(row, root)).collect();
    if places.is_empty() {
        return Ok(());
    }
    let mut ring = Ring::open(ctx, &mut tx, keys).await?;
    // One for each office of one person, so a few.
    for place in places {
        let maker = Maker { ctx, place, keys };
        tend_one(&maker, &mut tx, &mut ring, root).await?;
    }
    ring.save(ctx, &mut tx, keys).await?;
    Ok(tx.commit(Act::CirclesTended).await?)
}

async fn tend_one(maker: &Maker<'_>, tx: &mut Tx, ring: &mut Ring, root: domain::access::UnitId) -> Result<()> {
    let (ctx, keys, place) = (maker.ctx, maker.keys, maker.place);
    let own = keys.public();
    let me = Uuid::from_bytes(keys.account);
    let Some(chain) = Chain::load(tx, place).await? else {
        let trust = believed(ctx, tx, &[me]).await?;
        // Whose keys nobody stands for yet founds nothing.
        return match trust.holder(&own.fingerprint()) {
            Ok(_) => maker.found(tx).await,
            Err(_) => Ok(()),
        };
    };
    let accounts: Vec<Uuid> = chain.accounts().into_iter().chain([me]).collect();
    let trust = believed(ctx, tx, &accounts).await?;
    let verified = chain.verify(&trust).and_then(|verified| {
        ring.ring.pin_root(&trust)?;
        ring.ring.pin_circle(&verified)?;
        Ok(verified)
    });
    let newest = match verified {
        Ok(verified) => verified.newest().clone(),
        Err(error) => return alarm(ctx, tx, chain.row.id, error).await,
    };
    if !newest
        .members
        .iter()
        .any(|member| member.fingerprint == own.fingerprint())
    {
        return take_up_if_left(maker, tx, chain, &newest, &trust).await;
    }
    let entitled = entitled(ctx, tx, place, root, &newest, &trust).await?;
    let is_entitled = |public: &AccountPublic| public.account == own.account;
    if entitled.len() == newest.members.len() || !entitled.iter().any(is_entitled) {
        return settled(ctx, tx, chain.row).await;
    }
    let secret = chain.secret(ctx, tx, place, &newest, keys).await?;
    maker.rotate(tx, chain.row, &newest, &secret, &entitled).await
}

/// A circle whose only member the owner is, under keys that he lost and got opened again.
async fn take_up_if_left(maker: &Maker<'_>, tx: &mut Tx, chain: Chain, newest: &Manifest, trust: &Trust) -> Result<()> {
    let (ctx, keys) = (maker.ctx, maker.keys);
    let is_left = matches!(newest.members.as_slice(), [only] if only.account == keys.account);
    if !is_left || trust.holder(&keys.public().fingerprint()).is_err() {
        return Ok(());
    }
    match generations::before(ctx, tx, keys).await? {
        Some(earlier) if newest.members[0].fingerprint == earlier.public.fingerprint() => {
            take_up(maker, tx, chain, newest, &earlier).await
        }
        _ => Ok(()),
    }
}

/// The members of a manifest who may be in the next one: whose office counts today, under the keys that they have now.
pub(super) async fn entitled(
    ctx: &Ctx,
    tx: &mut Tx,
    place: Place,
    root: domain::access::UnitId,
    manifest: &Manifest,
    trust: &Trust,
) -> Result<Vec<AccountPublic>> {
    let day = ctx.today().into();
    let wearers = role::holders(tx, place.worn_in(root), place.roles(), day, WEARERS).await?;
    let wearers: BTreeSet<Uuid> = wearers.iter().map(|row| row.account).collect();
    let accounts: Vec<Uuid> = wearers.iter().copied().collect();
    let mut newest = BTreeMap::new();
    for row in account_key::newest_of(tx, &accounts).await? {
        newest.insert(row.account.into_bytes(), record::public(&row)?);
    }
    let members = manifest.members.iter().filter_map(|member| {
        let public = newest.get(&member.account)?;
        let is_same = public.fingerprint() == member.fingerprint;
        (is_same && trust.holder(&member.fingerprint).is_ok()).then_some(*public)
    });
    Ok(members.collect())
}

/// A circle that was due, and in which everybody is entitled after all: somebody got his office back meanwhile.
async fn settled(ctx: &Ctx, tx: &mut Tx, row: CircleRow) -> Result<()> {
    if !row.rotation_due {
        return Ok(());
    }
    let subject = row.id.to_string();
    let rotation_due = false;
    circle::update(tx, CircleRow { rotation_due, ..row }).await?;
    ledger::record(ctx, tx, "circle.settled", Some(&subject), serde_json::Value::Null).await
}

async fn alarm(ctx: &Ctx, tx: &mut Tx, circle: Uuid, error: vault::Error) -> Result<()> {
    tracing::error!(%circle, %error, "a circle is not what it was");
    let body = json!({ "why": error.to_string() });
    ledger::record(ctx, tx, "circle.alarm", Some(&circle.to_string()), body).await
}
