//! The keyring of somebody who is inside his step-up window.
//!
//! Owns: opening and sealing it. Must not: be opened for anybody but its owner, or forget what was pinned.

use store::Tx;
use store::keyring::{self, KeyringRow};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::keyring::Keyring;

use crate::keys::VaultRng;
use crate::{Ctx, Result, ledger};

/// An open ring, as it was read and as it is now.
pub(crate) struct Ring {
    pub ring: Keyring,
    before: Keyring,
    version: i64,
}

impl Ring {
    /// The ring that was sealed to these keys; an empty one when there is none yet.
    ///
    /// # Errors
    /// [`crate::Error::Internal`] when it was changed past the program.
    pub(crate) async fn open(ctx: &Ctx, tx: &mut Tx, keys: &AccountKeys) -> Result<Self> {
        let account = Uuid::from_bytes(keys.account);
        let Some(row) = keyring::find(tx, account, keys.generation.into()).await? else {
            return Ok(Self {
                ring: Keyring::default(),
                before: Keyring::default(),
                version: 0,
            });
        };
        let version = u64::try_from(row.version).unwrap_or_default();
        let house = ctx.platform.keys.house;
        let ring = Keyring::open(keys.account, version, house, &keys.confidential, &row.sealed)?;
        Ok(Self {
            before: ring.clone(),
            ring,
            version: row.version,
        })
    }

    /// Seals it to later keys of its owner; the one before stays where it is.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(crate) async fn move_to(self, ctx: &Ctx, tx: &mut Tx, newer: &AccountKeys) -> Result<()> {
        let moved = Self {
            ring: self.ring,
            before: Keyring::default(),
            version: 0,
        };
        moved.save(ctx, tx, newer).await
    }

    /// Seals it for its owner with an event of its own, when there is something new in it. Whoever puts an older ring in
    /// its place takes its owner's memory away: that must stand out.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when another session of his was quicker.
    pub(crate) async fn keep(self, ctx: &Ctx, tx: &mut Tx, keys: &AccountKeys) -> Result<()> {
        if !self.ring.differs_from(&self.before) {
            return Ok(());
        }
        self.save(ctx, tx, keys).await?;
        let own = Uuid::from_bytes(keys.account).to_string();
        ledger::record(ctx, tx, "keyring.kept", Some(&own), serde_json::Value::Null).await
    }

    /// Seals it for its owner, when there is something new in it; the event of the act follows.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when another session of his was quicker.
    pub(crate) async fn save(self, ctx: &Ctx, tx: &mut Tx, keys: &AccountKeys) -> Result<()> {
        if !self.ring.differs_from(&self.before) {
            return Ok(());
        }
        let next = u64::try_from(self.version + 1).unwrap_or_default();
        let house = ctx.platform.keys.house;
        let mut rng = VaultRng(ctx.randomness());
        let sealed = self.ring.seal(keys.account, next, house, &keys.confidential, &mut rng);
        let row = KeyringRow {
            account: Uuid::from_bytes(keys.account),
            generation: keys.generation.into(),
            version: self.version + 1,
            sealed,
        };
        Ok(keyring::put(tx, &row).await?)
    }
}
