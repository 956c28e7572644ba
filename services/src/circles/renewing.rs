//! Circles of somebody who has other keys now.
//!
//! Owns: the next epoch of his circles under his new keys, signed with the ones before by himself; and the way of a
//! circle that was left to him alone, whose older keys the custodians opened. Must not: bring anybody else in.

use std::collections::BTreeSet;

use domain::access::{Actor, UnitId};
use store::{Tx, circle};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::circle::{EpochSecret, Manifest};
use vault::keyring::Keyring;

use super::making::Maker;
use super::tending::entitled;
use super::{Chain, Place, believed};
use crate::accounts::generations::Earlier;
use crate::{Ctx, Error, Result};

/// More circles than anybody is in.
const CIRCLES: i64 = 64;

/// Makes the next epoch of every circle in which the actor is under `older` keys; he is in it under the `newer` ones.
///
/// # Errors
/// [`Error::Internal`] when a circle is not what it was: keys are not changed then, so that nothing is lost.
pub(crate) async fn go_on_with(
    ctx: &Ctx,
    tx: &mut Tx,
    older: &AccountKeys,
    newer: &AccountKeys,
    ring: &mut Keyring,
) -> Result<()> {
    let Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let root = person.unit.root();
    let hats = person.hats_on(ctx.today());
    let places: BTreeSet<Place> = hats.filter_map(|hat| Place::of_hat(hat, root)).collect();
    // One for each office of one person, so a few.
    for place in places {
        renew(ctx, tx, (older, &newer.public()), place, root, ring).await?;
    }
    Ok(())
}

async fn renew(
    ctx: &Ctx,
    tx: &mut Tx,
    (older, newer): (&AccountKeys, &AccountPublic),
    place: Place,
    root: UnitId,
    ring: &mut Keyring,
) -> Result<()> {
    let Some(chain) = Chain::load(tx, place).await? else {
        return Ok(());
    };
    let trust = &believed(ctx, tx, &chain.accounts()).await?;
    let newest = {
        let verified = chain.verify(trust)?;
        ring.pin_circle(&verified)?;
        verified.newest().clone()
    };
    let own = older.public().fingerprint();
    if !newest.members.iter().any(|member| member.fingerprint == own) {
        return Ok(());
    }
    // The newer keys are in the table already, so that the older ones are not among those who stay.
    let mut members = entitled(ctx, tx, place, root, &newest, trust).await?;
    members.retain(|public| public.account != newer.account);
    members.push(*newer);
    let secret = chain.secret(ctx, tx, place, &newest, older).await?;
    let mut maker = Maker {
        ctx,
        place,
        keys: older,
        ring,
        trust,
    };
    maker.rotate(tx, chain, &newest, &secret, &members).await
}

/// Goes on with a circle whose only member the owner of `maker`'s keys is under `earlier` ones.
///
/// # Errors
/// [`Error::NotFound`] when the epoch's secret was not handed to these.
pub(super) async fn take_up(
    maker: &mut Maker<'_>,
    tx: &mut Tx,
    chain: Chain,
    newest: &Manifest,
    earlier: &Earlier,
) -> Result<()> {
    let (ctx, place) = (maker.ctx, maker.place);
    let account = Uuid::from_bytes(earlier.public.account);
    let rows = circle::keys(tx, account, CIRCLES).await?;
    let is_this = |row: &&circle::CircleKeyRow| {
        row.circle == chain.row.id
            && row.epoch == i64::from(newest.epoch)
            && row.generation == i64::from(earlier.public.generation)
    };
    let row = rows.iter().find(is_this).ok_or(Error::NotFound)?;
    let private = if place.kind.is_confidential() {
        &earlier.readers.confidential
    } else {
        &earlier.readers.general
    };
    let code = earlier.public.key_code();
    let house = ctx.platform.keys.house;
    let secret = EpochSecret::take(newest, private, &code, earlier.public.account, house, &row.sealed)?;
    let own = maker.keys.public();
    maker.rotate(tx, chain, newest, &secret, &[own]).await
}
