//! A circle as stored, with its signed chain.
//!
//! Owns: loading both, checking that they belong together, and opening the secret of the present epoch. Must not:
//! hand out a manifest of a chain that was not checked.

use store::circle::CircleRow;
use store::{Tx, circle};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::account::AccountPublic;
use vault::circle::{EpochSecret, Manifest, SignedManifest, VerifiedChain};
use vault::trust::Trust;
use vault::wrap::{PrivateKey, Recipient};

use super::Place;
use crate::{Ctx, Error, Result};

/// More manifests than a circle has in a lifetime: one for each member who comes or goes.
const MANIFESTS: i64 = 10_000;
const WHAT: &str = "manifest of a circle";
/// More circles than anybody is in.
const CIRCLES: i64 = 64;

/// A circle with its chain; not believed yet.
pub(crate) struct Chain {
    pub row: CircleRow,
    signed: Vec<SignedManifest>,
    /// Whether there is a row that is no manifest.
    is_unreadable: bool,
}

impl Chain {
    /// The circle at a place, if it was founded.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(crate) async fn load(tx: &mut Tx, place: Place) -> Result<Option<Self>> {
        let Some(row) = circle::find_of(tx, place.kind.code(), place.unit).await? else {
            return Ok(None);
        };
        let rows = circle::manifests(tx, row.id, 0, MANIFESTS).await?;
        let read = rows.iter().map(|row| SignedManifest::decode(&row.body));
        let (signed, unread): (Vec<_>, Vec<_>) = read.partition(|manifest| manifest.is_ok());
        Ok(Some(Self {
            row,
            signed: signed.into_iter().flatten().collect(),
            is_unreadable: !unread.is_empty(),
        }))
    }

    /// Everybody who is or was in it.
    pub(crate) fn accounts(&self) -> Vec<Uuid> {
        let members = self.signed.iter().flat_map(|signed| &signed.manifest.members);
        let mut accounts: Vec<_> = members.map(|member| Uuid::from_bytes(member.account)).collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// The chain, when all of it can be believed and it ends in what the circle's row names.
    ///
    /// # Errors
    /// As [`SignedManifest::verify_chain`]; [`vault::Error::Malformed`] when a part cannot be read,
    /// [`vault::Error::Older`] when its end is missing, [`vault::Error::Replaced`] when it has another one.
    pub(crate) fn verify(&self, trust: &Trust) -> vault::Result<VerifiedChain<'_>> {
        if self.is_unreadable {
            return Err(vault::Error::Malformed("manifest"));
        }
        let verified = SignedManifest::verify_chain(self.row.id.as_bytes(), &self.signed, trust)?;
        let newest = verified.newest();
        let found = (i64::from(newest.sequence), i64::from(newest.epoch));
        let named = (self.row.current_sequence, self.row.current_epoch);
        if found == named && self.row.current_hash == newest.hash() {
            return Ok(verified);
        }
        // Of the same length it is another chain, of which nobody has told the row.
        if found.0 == named.0 {
            return Err(vault::Error::Replaced(WHAT));
        }
        Err(vault::Error::Older {
            what: WHAT,
            found: newest.sequence.into(),
            seen: u64::try_from(named.0).unwrap_or_default(),
        })
    }

    /// A circle as it was just written, with the manifest that its newest one follows.
    pub(super) fn with(self, row: CircleRow, signed: SignedManifest) -> Self {
        let mut all = self.signed;
        all.push(signed);
        Self {
            row,
            signed: all,
            ..self
        }
    }

    /// A circle that was just founded.
    pub(super) fn founded(row: CircleRow, signed: SignedManifest) -> Self {
        Self {
            row,
            signed: vec![signed],
            is_unreadable: false,
        }
    }

    /// The secret of the epoch that `manifest`, the newest, speaks of, as it was handed to the owner of `keys`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not; [`Error::Internal`] when it is not the key that the manifest names.
    pub(crate) async fn secret(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        place: Place,
        manifest: &Manifest,
        keys: &AccountKeys,
    ) -> Result<EpochSecret> {
        self.handed(ctx, tx, manifest, &keys.public(), private(place, keys))
            .await
    }

    async fn handed(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        manifest: &Manifest,
        public: &AccountPublic,
        private: &PrivateKey,
    ) -> Result<EpochSecret> {
        let account = Uuid::from_bytes(public.account);
        let rows = circle::keys(tx, account, CIRCLES).await?;
        let is_this = |row: &&circle::CircleKeyRow| {
            row.circle == self.row.id
                && row.epoch == i64::from(manifest.epoch)
                && row.generation == i64::from(public.generation)
        };
        let row = rows.iter().find(is_this).ok_or(Error::NotFound)?;
        let house = ctx.platform.keys.house;
        Ok(EpochSecret::take(
            manifest,
            private,
            &public.key_code(),
            public.account,
            house,
            &row.sealed,
        )?)
    }
}

impl Chain {
    /// The secrets of all epochs that the owner of `keys` can open, the newest first; none when he is no member.
    ///
    /// # Errors
    /// [`Error::Internal`] when the chain or a secret is not what it was.
    pub(crate) async fn secrets(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        place: Place,
        trust: &Trust,
        keys: &AccountKeys,
    ) -> Result<Vec<EpochSecret>> {
        self.secrets_of(ctx, tx, trust, &keys.public(), private(place, keys))
            .await
    }

    /// The same for a session outside its step-up window, which holds G: enough for a circle that reads nothing confidential.
    ///
    /// # Errors
    /// As [`Chain::secrets`].
    pub(crate) async fn secrets_of(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        trust: &Trust,
        public: &AccountPublic,
        private: &PrivateKey,
    ) -> Result<Vec<EpochSecret>> {
        let newest = self.verify(trust)?.newest().clone();
        let first = match self.handed(ctx, tx, &newest, public, private).await {
            Ok(secret) => secret,
            Err(Error::NotFound) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let carries = circle::carries(tx, self.row.id, first.epoch.into(), MANIFESTS).await?;
        let mut secrets = vec![first];
        for carry in carries {
            let last_of = |signed: &&SignedManifest| i64::from(signed.manifest.epoch) == carry.epoch;
            let (Some(later), Some(manifest)) = (secrets.last(), self.signed.iter().rfind(last_of)) else {
                break;
            };
            let earlier = later.open_carried(&manifest.manifest, ctx.platform.keys.house, &carry.sealed)?;
            secrets.push(earlier);
        }
        Ok(secrets)
    }
}

/// The key with which a member opens the secret of a circle.
pub(super) fn private(place: Place, keys: &AccountKeys) -> &PrivateKey {
    if place.kind.is_confidential() {
        &keys.confidential
    } else {
        &keys.general
    }
}

/// The key to which it is handed to him.
pub(super) fn recipient(place: Place, public: &AccountPublic) -> Recipient {
    if place.kind.is_confidential() {
        public.confidential_recipient()
    } else {
        public.general_recipient()
    }
}
