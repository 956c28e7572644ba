//! The keys of an account.
//!
//! Owns: the three pairs of one generation, their public face, and how they are locked away.
//! Must not: know a password; it is given the key that the password opens.

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::purpose::{House, Id, Place, Purpose};
use crate::secret::Secret;
use crate::signature::{SigningKey, SigningPublic};
use crate::wrap::{PrivateKey, PublicKey, Recipient};
use crate::{Result, content, wrap};

const LABEL: &str = "liemchinh/1/account-keys";

/// The secret keys of one generation. A new generation replaces all three at once.
pub struct AccountKeys {
    /// The account.
    pub account: Id,
    /// 1 for the first keys, one more with each change.
    pub generation: u32,
    /// G: opens ordinary records; in the session from sign-in.
    pub general: PrivateKey,
    /// C: opens what is confidential; in the session only inside a step-up window.
    pub confidential: PrivateKey,
    /// S: signs acts; in the session only inside a step-up window; never given to the custodians.
    pub signing: SigningKey,
}

/// The two keys of one generation that read. After a loss they come back from the custodians, S does not.
#[derive(Clone)]
pub struct Readers {
    /// The account.
    pub account: Id,
    /// Generation of the keys.
    pub generation: u32,
    /// G.
    pub general: PrivateKey,
    /// C.
    pub confidential: PrivateKey,
}

/// The public face of one generation of an account's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountPublic {
    /// The account.
    pub account: Id,
    /// Generation of the keys.
    pub generation: u32,
    /// Public half of G.
    pub general: PublicKey,
    /// Public half of C.
    pub confidential: PublicKey,
    /// Public half of S.
    pub signing: SigningPublic,
}

/// The three secret keys, each sealed by itself, so that a session can open one without the others.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedKeys {
    /// G.
    pub general: Vec<u8>,
    /// C.
    pub confidential: Vec<u8>,
    /// S.
    pub signing: Vec<u8>,
}

/// Which of the three keys; the number is the part in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Which {
    /// G.
    General = 1,
    /// C.
    Confidential = 2,
    /// S.
    Signing = 3,
}

impl AccountKeys {
    /// New random keys of this generation.
    #[must_use]
    pub fn random(account: Id, generation: u32, rng: &mut impl CryptoRng) -> Self {
        Self {
            account,
            generation,
            general: PrivateKey::random(rng),
            confidential: PrivateKey::random(rng),
            signing: SigningKey::random(rng),
        }
    }

    /// The public face.
    #[must_use]
    pub fn public(&self) -> AccountPublic {
        AccountPublic {
            account: self.account,
            generation: self.generation,
            general: self.general.public(),
            confidential: self.confidential.public(),
            signing: self.signing.public(),
        }
    }

    /// Locks the keys under `key`, which a password or a recovery code opens; `purpose` says which.
    #[must_use]
    pub fn seal(&self, key: &Secret, house: House, purpose: Purpose, rng: &mut impl CryptoRng) -> SealedKeys {
        let mut seal = |which, secret: &Secret| {
            let place = place(house, purpose, self.account, self.generation, which);
            content::seal_key(key, &place, secret, rng)
        };
        SealedKeys {
            general: seal(Which::General, self.general.secret()),
            confidential: seal(Which::Confidential, self.confidential.secret()),
            signing: seal(Which::Signing, self.signing.secret()),
        }
    }

    /// Opens what [`AccountKeys::seal`] locked, and checks that it belongs to `public`.
    ///
    /// # Errors
    /// [`crate::Error::WrongKey`] for another password's key, [`crate::Error::NotAuthentic`] when something was changed
    /// or moved, [`crate::Error::Elsewhere`] when the public keys were swapped.
    pub fn open(
        sealed: &SealedKeys,
        key: &Secret,
        house: House,
        purpose: Purpose,
        public: &AccountPublic,
    ) -> Result<Self> {
        let open = |which, ciphertext: &[u8]| {
            let place = place(house, purpose, public.account, public.generation, which);
            content::open_key(key, &place, ciphertext)
        };
        let keys = Self {
            account: public.account,
            generation: public.generation,
            general: PrivateKey::from_secret(open(Which::General, &sealed.general)?),
            confidential: PrivateKey::from_secret(open(Which::Confidential, &sealed.confidential)?),
            signing: SigningKey::from_secret(open(Which::Signing, &sealed.signing)?),
        };
        if keys.public() == *public {
            Ok(keys)
        } else {
            Err(crate::Error::Elsewhere("the public key"))
        }
    }

    /// G and C sealed to the custodians' recovery key. S is not among them: nobody else may ever sign as this account.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`] when the recovery key cannot be used.
    pub fn escrow(&self, custodians: &Recipient, house: House, rng: &mut impl CryptoRng) -> Result<[Vec<u8>; 2]> {
        let place = |which| place(house, Purpose::KeysInEscrow, self.account, self.generation, which);
        Ok([
            wrap::wrap(self.general.secret(), custodians, &place(Which::General), rng)?,
            wrap::wrap(self.confidential.secret(), custodians, &place(Which::Confidential), rng)?,
        ])
    }

    /// G and C, without the key that signs.
    #[must_use]
    pub fn readers(&self) -> Readers {
        Readers {
            account: self.account,
            generation: self.generation,
            general: self.general.clone(),
            confidential: self.confidential.clone(),
        }
    }
}

impl Readers {
    /// An older generation under this one, so that what was sealed to it stays readable: first G, then C.
    #[must_use]
    pub fn carry(&self, older: &Self, house: House, rng: &mut impl CryptoRng) -> [Vec<u8>; 2] {
        [
            (Which::General, &self.general, &older.general),
            (Which::Confidential, &self.confidential, &older.confidential),
        ]
        .map(|(which, newer, older)| {
            content::seal_key(&carrying(newer), &self.carried(house, which), older.secret(), rng)
        })
    }

    /// Opens one key of the older generation that this one carries.
    ///
    /// # Errors
    /// As [`content::open_key`].
    pub fn open_carried(&self, which: Which, house: House, sealed: &[u8]) -> Result<PrivateKey> {
        let newer = if which == Which::General {
            &self.general
        } else {
            &self.confidential
        };
        content::open_key(&carrying(newer), &self.carried(house, which), sealed).map(PrivateKey::from_secret)
    }

    /// The same for G, where only G is at hand: a session outside its step-up window holds no other key.
    ///
    /// # Errors
    /// As [`content::open_key`].
    pub fn open_carried_general(
        newer: &PrivateKey,
        public: &AccountPublic,
        house: House,
        sealed: &[u8],
    ) -> Result<PrivateKey> {
        let place = place(
            house,
            Purpose::KeysCarried,
            public.account,
            public.generation,
            Which::General,
        );
        content::open_key(&carrying(newer), &place, sealed).map(PrivateKey::from_secret)
    }

    /// Both, in the order in which they are carried.
    #[must_use]
    pub fn both(&self) -> [&PrivateKey; 2] {
        [&self.general, &self.confidential]
    }

    fn carried(&self, house: House, which: Which) -> Place {
        place(house, Purpose::KeysCarried, self.account, self.generation, which)
    }
}

fn carrying(newer: &PrivateKey) -> Secret {
    newer.secret().derive(&[], "liemchinh/1/carried-keys", &[])
}

/// The place of one key of an account.
pub(crate) fn place(house: House, purpose: Purpose, account: Id, generation: u32, which: Which) -> Place {
    Place::new(house, purpose, account).epoch(generation).part(which as u32)
}

impl AccountPublic {
    /// SHA-256 of the account, the generation and the three public keys.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.encode().as_slice()).into()
    }

    /// The code that people compare.
    #[must_use]
    pub fn key_code(&self) -> KeyCode {
        KeyCode::of(&self.fingerprint())
    }

    /// This account as the reader of something ordinary.
    #[must_use]
    pub fn general_recipient(&self) -> Recipient {
        Recipient {
            key: self.general,
            code: self.key_code(),
        }
    }

    /// This account as the reader of something confidential.
    #[must_use]
    pub fn confidential_recipient(&self) -> Recipient {
        Recipient {
            key: self.confidential,
            code: self.key_code(),
        }
    }

    /// The fields that are hashed and signed.
    #[must_use]
    pub fn encode(&self) -> Fields {
        Fields::labelled(LABEL)
            .bytes(&self.account)
            .u32(self.generation)
            .bytes(&self.general.0)
            .bytes(&self.confidential.0)
            .bytes(&self.signing.0)
    }

    /// Reads what [`AccountPublic::encode`] wrote.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut fields = Reader::labelled(bytes, LABEL, "public keys")?;
        let public = Self {
            account: fields.array()?,
            generation: fields.u32()?,
            general: PublicKey(fields.array()?),
            confidential: PublicKey(fields.array()?),
            signing: SigningPublic(fields.array()?),
        };
        fields.end()?;
        Ok(public)
    }
}
