//! Earlier keys of an account under its newer ones.
//!
//! Owns: what is stored of them, and opening the keys of the generation before. Must not: hold a signing key: S is never
//! carried.

use store::account_key::AccountKeyRow;
use store::{Tx, account_key};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic, Which};
use vault::wrap::PrivateKey;

use super::record;
use crate::keys::VaultRng;
use crate::{Ctx, Error, Result};

/// G and C of the generation before, and whose face they had.
pub(crate) struct Earlier {
    pub public: AccountPublic,
    pub readers: [PrivateKey; 2],
}

/// What is stored with the newer keys: both older ones, each as long as the other.
pub(crate) fn carry(ctx: &Ctx, newer: &AccountKeys, older: &[PrivateKey; 2]) -> Vec<u8> {
    let house = ctx.platform.keys.house;
    newer.carry(older, house, &mut VaultRng(ctx.randomness())).concat()
}

/// The keys before `newer`, if they are carried.
///
/// # Errors
/// [`Error::Internal`] when a row was changed past the program.
pub(crate) async fn before(ctx: &Ctx, tx: &mut Tx, newer: &AccountKeys) -> Result<Option<Earlier>> {
    let account = Uuid::from_bytes(newer.account);
    let generation = i64::from(newer.generation);
    let row = account_key::find(tx, account, generation)
        .await?
        .ok_or(Error::NotFound)?;
    let Some(older) = account_key::find(tx, account, generation - 1).await? else {
        return Ok(None);
    };
    row.carry
        .as_deref()
        .map(|carry| open(ctx, newer, &older, carry))
        .transpose()
}

fn open(ctx: &Ctx, newer: &AccountKeys, older: &AccountKeyRow, carry: &[u8]) -> Result<Earlier> {
    let house = ctx.platform.keys.house;
    let (general, confidential) = carry.split_at(carry.len() / 2);
    let general = newer.open_carried(Which::General, house, general)?;
    let confidential = newer.open_carried(Which::Confidential, house, confidential)?;
    Ok(Earlier {
        public: record::public(older)?,
        readers: [general, confidential],
    })
}
