//! Group keys.
//!
//! Owns: the secret of a circle's epoch, its wraps to members, the carrying of earlier epochs, and the signed chain of
//! manifests that says who is in it. Must not: read membership from anything but that chain.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::account::{AccountKeys, AccountPublic};
use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::purpose::{House, Id, Place, Purpose};
use crate::secret::{Secret, first_half};
use crate::signature::{LENGTH, Statement};
use crate::trust::Trust;
use crate::wrap::{PrivateKey, PublicKey, Recipient};
use crate::{Error, Result, content, wrap};

const LABEL: &str = "liemchinh/1/manifest";

/// The secret of one epoch: an exchange key that all members hold.
pub struct EpochSecret {
    /// The circle.
    pub circle: Id,
    /// 1 for the first, one more whenever a member leaves or changes keys.
    pub epoch: u32,
    /// The key.
    pub key: PrivateKey,
}

/// A member with the fingerprint of the keys that he had when he was admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The account.
    pub account: Id,
    /// Fingerprint of its keys.
    pub fingerprint: [u8; 32],
}

/// Who is in a circle from here on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Where it counts.
    pub house: House,
    /// The circle; [`Manifest::found`] computes it.
    pub circle: Id,
    /// 1 for the first manifest, one more with each.
    pub sequence: u32,
    /// Epoch of the key.
    pub epoch: u32,
    /// Public half of the epoch's key.
    pub key: PublicKey,
    /// Members in the order of their accounts.
    pub members: Vec<Member>,
    /// Hash of the manifest before; zeros for the first.
    pub previous: [u8; 32],
    /// Why, in a word of the log.
    pub reason: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Fingerprint of the keys that sign.
    pub signer: [u8; 32],
}

/// A manifest with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedManifest {
    /// What is signed.
    pub manifest: Manifest,
    signature: [u8; LENGTH],
}

/// A chain of manifests that was checked from its beginning; only [`SignedManifest::verify_chain`] makes one.
pub struct VerifiedChain<'a> {
    chain: &'a [SignedManifest],
    newest: &'a Manifest,
}

impl<'a> VerifiedChain<'a> {
    /// Who is in the circle now.
    #[must_use]
    pub fn newest(&self) -> &'a Manifest {
        self.newest
    }

    /// The manifest with this number. The first of a chain that was checked is number 1.
    pub(crate) fn at(&self, sequence: u64) -> Option<&'a Manifest> {
        let index = usize::try_from(sequence.checked_sub(1)?).ok()?;
        self.chain.get(index).map(|signed| &signed.manifest)
    }
}

impl EpochSecret {
    /// A new random secret for `epoch`.
    #[must_use]
    pub fn random(circle: Id, epoch: u32, rng: &mut impl CryptoRng) -> Self {
        Self {
            circle,
            epoch,
            key: PrivateKey::random(rng),
        }
    }

    /// The circle as a reader.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        recipient(&self.circle, self.epoch, self.key.public())
    }

    /// Hands the secret to a member: to his G, or to his C where the circle reads what is confidential.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the member's key cannot be used.
    pub fn hand_to(&self, member: &Recipient, account: Id, house: House, rng: &mut impl CryptoRng) -> Result<Vec<u8>> {
        wrap::wrap(self.key.secret(), member, &self.place_for(account, house), rng)
    }

    /// Takes the secret that was handed to `account`.
    ///
    /// # Errors
    /// As [`wrap::unwrap`]; [`Error::Elsewhere`] when it is not the key that the manifest names.
    pub fn take(
        manifest: &Manifest,
        private: &PrivateKey,
        code: &KeyCode,
        account: Id,
        house: House,
        wrapped: &[u8],
    ) -> Result<Self> {
        let place = handing_place(house, manifest.circle, manifest.epoch, account);
        Self::named_by(manifest, wrap::unwrap(private, code, &place, wrapped)?)
    }

    /// The secret of the epoch before, locked under this one.
    #[must_use]
    pub fn carry(&self, earlier: &Self, house: House, rng: &mut impl CryptoRng) -> Vec<u8> {
        content::seal_key(&self.carrying(), &self.carried(house), earlier.key.secret(), rng)
    }

    /// Opens the epoch before, which `earlier` (its last manifest) describes.
    ///
    /// # Errors
    /// As [`content::open_key`]; [`Error::Elsewhere`] when it is not the key that the manifest names.
    pub fn open_carried(&self, earlier: &Manifest, house: House, sealed: &[u8]) -> Result<Self> {
        Self::named_by(
            earlier,
            content::open_key(&self.carrying(), &self.carried(house), sealed)?,
        )
    }

    fn named_by(manifest: &Manifest, secret: Secret) -> Result<Self> {
        let key = PrivateKey::from_secret(secret);
        if key.public() != manifest.key {
            return Err(Error::Elsewhere("the circle's key"));
        }
        Ok(Self {
            circle: manifest.circle,
            epoch: manifest.epoch,
            key,
        })
    }

    fn place_for(&self, account: Id, house: House) -> Place {
        handing_place(house, self.circle, self.epoch, account)
    }

    fn carrying(&self) -> Secret {
        self.key.secret().derive(&[], "liemchinh/1/carried-epoch", &[])
    }

    fn carried(&self, house: House) -> Place {
        Place::new(house, Purpose::CircleCarried, self.circle).epoch(self.epoch)
    }
}

fn handing_place(house: House, circle: Id, epoch: u32, account: Id) -> Place {
    Place::new(house, Purpose::CircleSecret, circle)
        .epoch(epoch)
        .beside(&Fields::labelled("liemchinh/1/member").bytes(&account))
}

fn recipient(circle: &Id, epoch: u32, key: PublicKey) -> Recipient {
    let fields = Fields::labelled("liemchinh/1/circle-key")
        .bytes(circle)
        .u32(epoch)
        .bytes(&key.0);
    Recipient {
        key,
        code: KeyCode::of(&Sha256::digest(fields.as_slice()).into()),
    }
}

impl Member {
    /// The account with these keys.
    #[must_use]
    pub fn of(public: &AccountPublic) -> Self {
        Self {
            account: public.account,
            fingerprint: public.fingerprint(),
        }
    }
}

impl Manifest {
    /// Founds a circle with the first epoch's `key`. Its id is made from everything else that the founder says, so that
    /// nobody can found a circle again under the id of one that exists.
    #[must_use]
    pub fn found(
        house: House,
        key: PublicKey,
        members: Vec<Member>,
        reason: String,
        at: i64,
        founder: &AccountKeys,
    ) -> SignedManifest {
        let mut manifest = Self {
            house,
            circle: [0; 16],
            sequence: 1,
            epoch: 1,
            key,
            members,
            previous: [0; 32],
            reason,
            at,
            signer: founder.public().fingerprint(),
        };
        manifest.members.sort_unstable();
        manifest.circle = manifest.founded_id();
        manifest.sign(founder)
    }

    /// The id of the circle whose first manifest this is.
    fn founded_id(&self) -> Id {
        let nameless = Self {
            circle: [0; 16],
            ..self.clone()
        };
        first_half(&nameless.hash())
    }

    /// The circle as a reader.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        recipient(&self.circle, self.epoch, self.key)
    }

    /// SHA-256 of all fields.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.encode().as_slice()).into()
    }

    /// Signs the manifest as `signer`, whose fingerprint is written into it.
    #[must_use]
    pub fn sign(mut self, signer: &AccountKeys) -> SignedManifest {
        self.signer = signer.public().fingerprint();
        self.members.sort_unstable();
        let signature = signer.signing.sign(Statement::Manifest, self.encode().as_slice());
        SignedManifest {
            manifest: self,
            signature,
        }
    }

    fn encode(&self) -> Fields {
        let fields = self
            .house
            .write(Fields::labelled(LABEL))
            .bytes(&self.circle)
            .u32(self.sequence)
            .u32(self.epoch)
            .bytes(&self.key.0)
            .bytes(&self.previous)
            .bytes(self.reason.as_bytes())
            .i64(self.at)
            .bytes(&self.signer);
        self.members.iter().fold(fields, |fields, member| {
            fields.bytes(&member.account).bytes(&member.fingerprint)
        })
    }

    fn is_continued_by(&self, next: &Self, trust: &Trust) -> Result<()> {
        let broken = |why| Err(Error::BrokenChain(why));
        if next.house != self.house {
            return broken("another house");
        }
        if next.circle != self.circle {
            return broken("another circle");
        }
        if next.previous != self.hash() {
            return broken("another predecessor");
        }
        if Some(next.sequence) != self.sequence.checked_add(1) {
            return broken("the sequence");
        }
        let same_epoch = next.epoch == self.epoch;
        if !same_epoch && Some(next.epoch) != self.epoch.checked_add(1) {
            return broken("the epoch");
        }
        if same_epoch != (next.key == self.key) {
            return broken("the key does not go with the epoch");
        }
        let kept: BTreeSet<_> = next.members.iter().collect();
        if same_epoch && !self.members.iter().all(|member| kept.contains(member)) {
            return broken("a member left and the key stayed");
        }
        let was_member = self.members.iter().any(|member| member.fingerprint == next.signer);
        if !was_member && !self.is_left_to(&next.signer, trust) {
            return broken("the signer was no member");
        }
        Ok(())
    }

    /// Whether these are later keys of the only member: with him the circle would be lost together with the key he
    /// signed with, which nobody else ever has. That he is himself, two holders or the root key have said.
    fn is_left_to(&self, signer: &[u8; 32], trust: &Trust) -> bool {
        let [only] = self.members.as_slice() else {
            return false;
        };
        // Contested keys are nobody's.
        let keys = (
            trust.keys(&only.fingerprint),
            trust.keys(signer),
            trust.was_holder(signer),
        );
        matches!(keys, (Ok(before), Ok(after), Ok(_))
            if after.account == only.account && after.generation > before.generation)
    }
}

impl SignedManifest {
    /// The bytes to store.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        Fields::labelled("liemchinh/1/signed-manifest")
            .bytes(self.manifest.encode().as_slice())
            .bytes(&self.signature)
            .into_public()
    }

    /// Reads what [`SignedManifest::encode`] wrote; believes nothing yet.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let what = "manifest";
        let mut outer = Reader::labelled(bytes, "liemchinh/1/signed-manifest", what)?;
        let mut fields = Reader::labelled(outer.bytes()?, LABEL, what)?;
        let signature = outer.array()?;
        outer.end()?;
        let mut manifest = Manifest {
            house: House::read(&mut fields)?,
            circle: fields.array()?,
            sequence: fields.u32()?,
            epoch: fields.u32()?,
            key: PublicKey(fields.array()?),
            previous: fields.array()?,
            reason: fields.text()?.to_owned(),
            at: fields.i64()?,
            signer: fields.array()?,
            members: Vec::new(),
        };
        while !fields.is_empty() {
            manifest.members.push(Member {
                account: fields.array()?,
                fingerprint: fields.array()?,
            });
        }
        Ok(Self { manifest, signature })
    }

    /// Checks the whole chain of `circle`: that its founding gives its id, every signature, that every signer and member
    /// is a holder, and that each manifest continues the one before. The first is signed by somebody who is in it. A
    /// manifest by keys that were withdrawn counts when the withdrawal keeps it; withdrawn members make a new key due.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] for the chain of another circle or house, or a member under another account's key;
    /// [`Error::BrokenChain`], [`Error::BadSignature`]; [`Error::NotEndorsed`] also for a signer or member with plain
    /// standing; [`Error::Withdrawn`].
    ///
    /// A circle of one is continued by later keys of that one, when these are believed.
    pub fn verify_chain<'a>(circle: &Id, chain: &'a [Self], trust: &Trust) -> Result<VerifiedChain<'a>> {
        let Some(first) = chain.first() else {
            return Err(Error::BrokenChain("it is empty"));
        };
        let founding = &first.manifest;
        if founding.house != trust.house() || founding.circle != *circle {
            return Err(Error::Elsewhere("the circle"));
        }
        if founding.sequence != 1 || founding.epoch != 1 || founding.previous != [0; 32] {
            return Err(Error::BrokenChain("it does not begin at the beginning"));
        }
        if founding.founded_id() != founding.circle {
            return Err(Error::BrokenChain("its founding does not give its id"));
        }
        if !founding
            .members
            .iter()
            .any(|member| member.fingerprint == founding.signer)
        {
            return Err(Error::BrokenChain("the signer was no member"));
        }
        for pair in chain.windows(2) {
            pair[0].manifest.is_continued_by(&pair[1].manifest, trust)?;
        }
        for signed in chain {
            let manifest = &signed.manifest;
            if manifest.members.is_empty() {
                return Err(Error::BrokenChain("nobody is left"));
            }
            if !manifest.members.is_sorted_by(|one, next| one.account < next.account) {
                return Err(Error::BrokenChain("members are out of order or doubled"));
            }
            let signer = trust.stated(&manifest.signer, &manifest.hash())?;
            signer
                .signing
                .verify(Statement::Manifest, manifest.encode().as_slice(), &signed.signature)?;
            for member in &manifest.members {
                if trust.was_holder(&member.fingerprint)?.account != member.account {
                    return Err(Error::Elsewhere("a member's key"));
                }
            }
        }
        let newest = chain.last().map_or(founding, |newest| &newest.manifest);
        Ok(VerifiedChain { chain, newest })
    }
}
