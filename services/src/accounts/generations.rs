//! Earlier keys of an account under its newer ones.
//!
//! Owns: what is stored of them, and opening them, generation by generation. Must not: hold a signing key: S is never
//! carried.

use store::account_key::AccountKeyRow;
use store::{Tx, account_key};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic, Readers, Which};
use vault::wrap::PrivateKey;

use super::record;
use crate::keys::VaultRng;
use crate::{Ctx, Error, Result};

/// More generations than anybody makes.
const GENERATIONS: i64 = 1_000;

/// An earlier generation that the newest one opens.
pub(crate) struct Earlier {
    pub public: AccountPublic,
    pub readers: Readers,
}

/// What is stored with the newer keys: both older ones, each as long as the other.
pub(crate) fn carry(ctx: &Ctx, newer: &Readers, older: &Readers) -> Vec<u8> {
    let house = ctx.platform.keys.house;
    newer.carry(older, house, &mut VaultRng(ctx.randomness())).concat()
}

/// All earlier keys that `newest` reaches, one carrying the other, the newest first.
///
/// # Errors
/// [`Error::Internal`] when a row was changed past the program.
pub(crate) async fn reached(ctx: &Ctx, tx: &mut Tx, newest: &AccountKeys) -> Result<Vec<Earlier>> {
    let rows = account_key::list(tx, Uuid::from_bytes(newest.account), GENERATIONS).await?;
    let house = ctx.platform.keys.house;
    let mut reached: Vec<Earlier> = Vec::new();
    let mut newer = newest.readers();
    for pair in rows
        .windows(2)
        .skip_while(|pair| pair[0].generation > newest.generation.into())
    {
        let [row, older] = pair else { break };
        let Some(carry) = row.carry.as_deref() else { break };
        let (general, confidential) = carry.split_at(carry.len() / 2);
        let public = record::public(older)?;
        let readers = Readers {
            account: public.account,
            generation: public.generation,
            general: newer.open_carried(Which::General, house, general)?,
            confidential: newer.open_carried(Which::Confidential, house, confidential)?,
        };
        newer = readers.clone();
        reached.push(Earlier { public, readers });
    }
    Ok(reached)
}

/// The same for G alone, which is all that a session outside its step-up window holds.
///
/// # Errors
/// As [`reached`].
pub(crate) async fn reached_general(
    ctx: &Ctx,
    tx: &mut Tx,
    public: &AccountPublic,
    general: &PrivateKey,
) -> Result<Vec<(AccountPublic, PrivateKey)>> {
    let rows = account_key::list(tx, Uuid::from_bytes(public.account), GENERATIONS).await?;
    let house = ctx.platform.keys.house;
    let mut reached: Vec<(AccountPublic, PrivateKey)> = Vec::new();
    let mut newer = (*public, general.clone());
    for pair in rows
        .windows(2)
        .skip_while(|pair| pair[0].generation > public.generation.into())
    {
        let [row, older] = pair else { break };
        let Some(carry) = row.carry.as_deref() else { break };
        let (carried, _) = carry.split_at(carry.len() / 2);
        let opened = Readers::open_carried_general(&newer.1, &newer.0, house, carried)?;
        newer = (record::public(older)?, opened);
        reached.push(newer.clone());
    }
    Ok(reached)
}

/// The newest generation that later keys do not carry, with the one after it: what was lost, if anything was.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn lost(tx: &mut Tx, account: Uuid) -> Result<Option<(AccountKeyRow, AccountKeyRow)>> {
    let rows = account_key::list(tx, account, GENERATIONS).await?;
    let gap = rows.windows(2).find(|pair| pair[0].carry.is_none());
    Ok(gap.map(|pair| (pair[1].clone(), pair[0].clone())))
}

/// The keys of an account that has some.
///
/// # Errors
/// [`Error::Conflict`] when it has none.
pub(crate) async fn newest(tx: &mut Tx, account: Uuid) -> Result<AccountKeyRow> {
    account_key::newest(tx, account).await?.ok_or(Error::Conflict)
}
