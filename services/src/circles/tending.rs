//! What a member's session looks after before anything else.
//!
//! Owns: comparing the circles of somebody who just opened his step-up window with what he has seen before and with
//! who is entitled today; founding what nobody founded, and going on without those who no longer are. Must not: admit
//! anybody; nor keep its owner out when something is wrong: then it raises an alarm and leaves the circle alone.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, RoleCode, UnitId};
use serde_json::json;
use store::circle::CircleRow;
use store::{Act, Tx, account_key, circle, ledger as events};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::circle::Manifest;
use vault::keyring::Keyring;
use vault::trust::Trust;

use super::making::{FOUNDED, Maker};
use super::renewing::take_up;
use super::{Chain, Place, Ring, believed, hats_in};
use crate::accounts::{generations, record};
use crate::{Ctx, Error, Result, ledger};

/// Looks after the circles of the actor, who holds `keys` just now and has proved a second factor. What goes wrong stands in
/// the log and in the ledger: he is let in all the same, and each circle is looked after by itself.
pub(crate) async fn tend(ctx: &Ctx, keys: &AccountKeys) {
    let Actor::Person(person) = &ctx.actor else { return };
    let root = person.unit.root();
    let places: BTreeSet<Place> = person
        .hats_on(ctx.today())
        .filter_map(|hat| Place::of_hat(hat, root))
        .collect();
    for place in places {
        match tend_place(ctx, keys, place, root).await {
            // Another session was quicker, and has done it.
            Ok(()) | Err(Error::Conflict) => {}
            Err(error) => {
                tracing::error!(%error, place = place.name(), "a circle could not be looked after");
                raise(ctx, place, &error).await;
            }
        }
    }
}

async fn tend_place(ctx: &Ctx, keys: &AccountKeys, place: Place, root: UnitId) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let mut ring = Ring::open(ctx, &mut tx, keys).await?;
    tend_one(ctx, keys, place, root, &mut tx, &mut ring.ring).await?;
    ring.keep(ctx, &mut tx, keys).await?;
    Ok(tx.commit(Act::CirclesTended).await?)
}

async fn tend_one(
    ctx: &Ctx,
    keys: &AccountKeys,
    place: Place,
    root: UnitId,
    tx: &mut Tx,
    ring: &mut Keyring,
) -> Result<()> {
    let own = keys.public();
    let me = Uuid::from_bytes(keys.account);
    let Some(chain) = Chain::load(tx, place).await? else {
        // It was there: whoever took it away wants another one in its place.
        if events::has_happened(tx, FOUNDED, &place.name()).await? {
            return Err(Error::Internal("the circle is gone".into()));
        }
        let trust = &believed(ctx, tx, &[me]).await?;
        // Whose keys nobody stands for yet founds nothing.
        if trust.holder(&own.fingerprint()).is_err() {
            return Ok(());
        }
        let mut maker = Maker {
            ctx,
            place,
            keys,
            ring,
            trust,
        };
        return maker.found(tx).await;
    };
    let accounts: Vec<Uuid> = chain.accounts().into_iter().chain([me]).collect();
    let trust = &believed(ctx, tx, &accounts).await?;
    let newest = {
        let verified = chain.verify(trust)?;
        ring.pin_root(trust)?;
        ring.pin_circle(&verified)?;
        verified.newest().clone()
    };
    let mut maker = Maker {
        ctx,
        place,
        keys,
        ring,
        trust,
    };
    if !newest
        .members
        .iter()
        .any(|member| member.fingerprint == own.fingerprint())
    {
        return take_up_if_left(&mut maker, tx, chain, &newest).await;
    }
    let entitled = entitled(ctx, tx, place, root, &newest, trust).await?;
    let is_entitled = |public: &AccountPublic| public.account == own.account;
    if entitled.len() == newest.members.len() || !entitled.iter().any(is_entitled) {
        return settled(ctx, tx, chain.row).await;
    }
    let secret = chain.secret(ctx, tx, place, &newest, keys).await?;
    maker.rotate(tx, chain, &newest, &secret, &entitled).await
}

/// A circle whose only member the owner is, under keys that he lost and got opened again.
async fn take_up_if_left(maker: &mut Maker<'_>, tx: &mut Tx, chain: Chain, newest: &Manifest) -> Result<()> {
    let (ctx, keys) = (maker.ctx, maker.keys);
    let [only] = newest.members.as_slice() else {
        return Ok(());
    };
    if only.account != keys.account || maker.trust.holder(&keys.public().fingerprint()).is_err() {
        return Ok(());
    }
    let reached = generations::reached(ctx, tx, keys).await?;
    match reached.iter().find(|one| one.public.fingerprint() == only.fingerprint) {
        Some(earlier) => take_up(maker, tx, chain, newest, earlier).await,
        None => Ok(()),
    }
}

/// The members of a manifest who may be in the next one: whose office counts today, under the keys that they have now.
pub(crate) async fn entitled(
    ctx: &Ctx,
    tx: &mut Tx,
    place: Place,
    root: UnitId,
    manifest: &Manifest,
    trust: &Trust,
) -> Result<Vec<AccountPublic>> {
    let hats = hats_in(ctx, tx, place, root).await?;
    entitled_of(tx, &hats, manifest, trust).await
}

/// The same where it is known who wears which hat.
pub(crate) async fn entitled_of(
    tx: &mut Tx,
    hats: &BTreeMap<Uuid, RoleCode>,
    manifest: &Manifest,
    trust: &Trust,
) -> Result<Vec<AccountPublic>> {
    let accounts: Vec<Uuid> = hats.keys().copied().collect();
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

/// Says in the ledger that a circle is not what it was.
async fn alarm(ctx: &Ctx, tx: &mut Tx, place: Place, error: &Error) -> Result<()> {
    let body = json!({ "why": error.to_string() });
    ledger::record(ctx, tx, "circle.alarm", Some(&place.name()), body).await
}

/// The same when everything else was taken back.
async fn raise(ctx: &Ctx, place: Place, error: &Error) {
    let raised = async {
        let mut tx = ctx.db().begin().await?;
        alarm(ctx, &mut tx, place, error).await?;
        Ok::<_, Error>(tx.commit(Act::CirclesTended).await?)
    };
    if let Err(error) = raised.await {
        tracing::error!(%error, "the alarm could not be raised");
    }
}
