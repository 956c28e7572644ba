//! Writing manifests.
//!
//! Owns: the three ways in which a circle comes to its next state: founded, somebody admitted, a new epoch without
//! somebody. Must not: decide that it is time, or who is entitled.

use serde_json::json;
use store::circle::{CarryRow, CircleKeyRow, CircleRow, ManifestRow};
use store::{Tx, circle};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::circle::{EpochSecret, Manifest, Member, SignedManifest};
use vault::keyring::Keyring;
use vault::trust::Trust;
use vault::wrap::PrivateKey;

use super::chain::recipient;
use super::{Chain, Place};
use crate::keys::VaultRng;
use crate::{Ctx, Result, ledger};

/// The event of a founding; its subject names the place, so that nobody founds there twice.
pub(super) const FOUNDED: &str = "circle.founded";

/// A member's hand: whoever signs the manifest, and remembers it in his ring.
pub(crate) struct Maker<'a> {
    pub ctx: &'a Ctx,
    pub place: Place,
    pub keys: &'a AccountKeys,
    pub ring: &'a mut Keyring,
    /// What is believed, of the new members too: a manifest that would not be is not written.
    pub trust: &'a Trust,
}

/// The keys of a circle's members from here on.
pub(crate) type NewKeys<'a> = &'a [AccountPublic];

impl Maker<'_> {
    /// Founds the circle with its maker as the only member.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when somebody founded it meanwhile.
    pub(crate) async fn found(&mut self, tx: &mut Tx) -> Result<()> {
        let key = PrivateKey::random(&mut self.rng());
        let members = vec![Member::of(&self.keys.public())];
        let house = self.ctx.platform.keys.house;
        let signed = Manifest::found(house, key.public(), members, "founded".to_owned(), self.at(), self.keys);
        let secret = EpochSecret {
            circle: signed.manifest.circle,
            epoch: 1,
            key,
        };
        let row = CircleRow {
            id: Uuid::from_bytes(signed.manifest.circle),
            kind: self.place.kind.code().to_owned(),
            unit: self.place.unit,
            current_epoch: 1,
            current_sequence: 1,
            current_hash: signed.manifest.hash().to_vec(),
            rotation_due: false,
            version: 0,
            mac: Vec::new(),
        };
        let row = circle::insert(tx, row).await?;
        circle::append_manifest(tx, &stored(&signed)).await?;
        self.hand(tx, &secret, &[self.keys.public()]).await?;
        let body = json!({ "circle": row.id });
        self.remember(&Chain::founded(row, signed))?;
        ledger::record(self.ctx, tx, FOUNDED, Some(&self.place.name()), body).await
    }

    /// Admits somebody to the present epoch.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when the circle changed meanwhile.
    pub(crate) async fn admit(
        &mut self,
        tx: &mut Tx,
        chain: Chain,
        before: &Manifest,
        secret: &EpochSecret,
        new: &AccountPublic,
    ) -> Result<()> {
        let mut members = before.members.clone();
        members.push(Member::of(new));
        self.go_on(tx, chain, before, secret, members, "admitted").await?;
        self.hand(tx, secret, std::slice::from_ref(new)).await?;
        let body = json!({ "account": Uuid::from_bytes(new.account) });
        let circle = Uuid::from_bytes(before.circle).to_string();
        ledger::record(self.ctx, tx, "circle.admitted", Some(&circle), body).await
    }

    /// Makes the next epoch for these members, whose keys are checked by whoever calls; the earlier secret is carried.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when the circle changed meanwhile.
    pub(crate) async fn rotate(
        &mut self,
        tx: &mut Tx,
        chain: Chain,
        before: &Manifest,
        earlier: &EpochSecret,
        members: NewKeys<'_>,
    ) -> Result<()> {
        let epoch = before.epoch.saturating_add(1);
        let secret = EpochSecret::random(before.circle, epoch, &mut self.rng());
        let listed = members.iter().map(Member::of).collect();
        self.go_on(tx, chain, before, &secret, listed, "rotated").await?;
        let carried = secret.carry(earlier, self.ctx.platform.keys.house, &mut self.rng());
        let circle = Uuid::from_bytes(before.circle);
        let row = CarryRow {
            circle,
            epoch: earlier.epoch.into(),
            sealed: carried,
        };
        circle::insert_carry(tx, &row).await?;
        self.hand(tx, &secret, members).await?;
        let body = json!({ "epoch": epoch, "members": members.len() });
        ledger::record(self.ctx, tx, "circle.rotated", Some(&circle.to_string()), body).await
    }

    async fn go_on(
        &mut self,
        tx: &mut Tx,
        chain: Chain,
        before: &Manifest,
        secret: &EpochSecret,
        members: Vec<Member>,
        reason: &str,
    ) -> Result<()> {
        let next = Manifest {
            sequence: before.sequence.saturating_add(1),
            epoch: secret.epoch,
            key: secret.key.public(),
            members,
            previous: before.hash(),
            reason: reason.to_owned(),
            at: self.at(),
            ..before.clone()
        };
        let signed = next.sign(self.keys);
        circle::append_manifest(tx, &stored(&signed)).await?;
        let manifest = &signed.manifest;
        let row = CircleRow {
            current_epoch: manifest.epoch.into(),
            current_sequence: manifest.sequence.into(),
            current_hash: manifest.hash().to_vec(),
            rotation_due: chain.row.rotation_due && manifest.epoch == before.epoch,
            ..chain.row.clone()
        };
        let row = circle::update(tx, row).await?;
        self.remember(&chain.with(row, signed))
    }

    /// Believes what was just written as every reader will, and pins it.
    fn remember(&mut self, chain: &Chain) -> Result<()> {
        let verified = chain.verify(self.trust)?;
        Ok(self.ring.pin_circle(&verified)?)
    }

    async fn hand(&self, tx: &mut Tx, secret: &EpochSecret, members: NewKeys<'_>) -> Result<()> {
        let house = self.ctx.platform.keys.house;
        let mut keys = Vec::with_capacity(members.len());
        for public in members {
            let to = recipient(self.place, public);
            keys.push(CircleKeyRow {
                circle: Uuid::from_bytes(secret.circle),
                epoch: secret.epoch.into(),
                account: Uuid::from_bytes(public.account),
                generation: public.generation.into(),
                sealed: secret.hand_to(&to, public.account, house, &mut self.rng())?,
            });
        }
        Ok(circle::insert_keys(tx, &keys).await?)
    }

    fn rng(&self) -> VaultRng<'_> {
        VaultRng(self.ctx.randomness())
    }

    fn at(&self) -> i64 {
        self.ctx.now().timestamp_micros()
    }
}

fn stored(signed: &SignedManifest) -> ManifestRow {
    let manifest = &signed.manifest;
    ManifestRow {
        circle: Uuid::from_bytes(manifest.circle),
        sequence: manifest.sequence.into(),
        epoch: manifest.epoch.into(),
        body: signed.encode(),
        hash: manifest.hash().to_vec(),
    }
}
