//! Circles of somebody who has other keys now.
//!
//! Owns: the next epoch of his circles under his new keys, signed with the ones before by himself; and the way of a
//! circle that was left to him alone, whose older keys the custodians opened. Must not: bring anybody else in.

use std::collections::BTreeSet;

use domain::access::{Actor, UnitId};
use store::{Tx, circle, role};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::circle::{EpochSecret, Manifest};

use super::making::Maker;
use super::tending::entitled;
use super::{Chain, Place, WEARERS, believed};
use crate::accounts::generations::Earlier;
use crate::{Ctx, Error, Result};

/// More circles than anybody is in.
const CIRCLES: i64 = 64;

/// Makes the next epoch of every circle in which the actor is under `older` keys; he is in it under the `newer` ones.
///
/// # Errors
/// [`Error::Internal`] when a circle is not what it was: keys are not changed then, so that nothing is lost.
pub(crate) async fn go_on_with(ctx: &Ctx, tx: &mut Tx, older: &AccountKeys, newer: &AccountKeys) -> Result<()> {
    let Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let root = person.unit.root();
    let me = Uuid::from_bytes(older.account);
    let hats = role::hats(tx, me, ctx.today().into(), WEARERS).await?;
    let places: BTreeSet<Place> = hats.iter().filter_map(|row| Place::of_row(row, root)).collect();
    // One for each office of one person, so a few.
    for place in places {
        let maker = Maker {
            ctx,
            place,
            keys: older,
        };
        renew(&maker, tx, root, &newer.public()).await?;
    }
    Ok(())
}

async fn renew(maker: &Maker<'_>, tx: &mut Tx, root: UnitId, newer: &AccountPublic) -> Result<()> {
    let (ctx, place, older) = (maker.ctx, maker.place, maker.keys);
    let Some(chain) = Chain::load(tx, place).await? else {
        return Ok(());
    };
    let trust = believed(ctx, tx, &chain.accounts()).await?;
    let newest = chain.verify(&trust)?.newest().clone();
    let own = older.public().fingerprint();
    if !newest.members.iter().any(|member| member.fingerprint == own) {
        return Ok(());
    }
    // The newer keys are in the table already, so that the older ones are not among those who stay.
    let mut members = entitled(ctx, tx, place, root, &newest, &trust).await?;
    members.retain(|public| public.account != newer.account);
    members.push(*newer);
    let secret = chain.secret(ctx, tx, place, &newest, older).await?;
    maker.rotate(tx, chain.row, &newest, &secret, &members).await
}

/// Goes on with a circle whose only member the owner of `maker`'s keys is under `earlier` ones.
///
/// # Errors
/// [`Error::NotFound`] when the epoch's secret was not handed to these.
pub(super) async fn take_up(
    maker: &Maker<'_>,
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
    let [general, confidential] = &earlier.readers;
    let private = if place.kind.is_confidential() {
        confidential
    } else {
        general
    };
    let code = earlier.public.key_code();
    let house = ctx.platform.keys.house;
    let secret = EpochSecret::take(newest, private, &code, earlier.public.account, house, &row.sealed)?;
    maker
        .rotate(tx, chain.row, newest, &secret, &[maker.keys.public()])
        .await
}
