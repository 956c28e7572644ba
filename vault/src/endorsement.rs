//! Whose key is it?
//!
//! Owns: the statement that a key belongs to an account. Must not: be believed by itself; [`crate::trust`] follows the
//! chain of them up to the root key of the founding.

use sha2::{Digest, Sha256};

use crate::account::{AccountKeys, AccountPublic};
use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::purpose::House;
use crate::signature::{LENGTH, SigningKey, SigningPublic, Statement};
use crate::{Error, Result};

const LABEL: &str = "liemchinh/1/endorsement";
/// Stands for the root key where the fingerprint of somebody's keys would stand.
pub(crate) const ROOT: [u8; 32] = [0; 32];

/// What the endorsed keys may be used for. The numbers are signed: append, never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u16)]
pub enum Standing {
    /// Signs acts of its own; is in no circle, is handed no key of others' records, stands for nobody.
    Plain = 1,
    /// Holds the keys of a circle or of a confidential record, and may stand for others.
    Holder = 2,
}

/// One key standing for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    /// Where it counts.
    pub house: House,
    /// The keys that are stood for.
    pub subject: AccountPublic,
    /// What they may be used for.
    pub standing: Standing,
    /// Fingerprint of the endorser's keys; zeros for the root key.
    pub(crate) endorser: [u8; 32],
    /// When, in microseconds since 1970.
    pub at: i64,
    signature: [u8; LENGTH],
}

impl Endorsement {
    /// The root key stands for somebody: one of the founders, or new keys after a loss.
    #[must_use]
    pub fn by_root(root: &SigningKey, house: House, subject: AccountPublic, at: i64) -> Self {
        Self::signed(root, ROOT, house, subject, Standing::Holder, at)
    }

    /// A holder stands for somebody whose key code he heard and typed.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] when the typed code is not that of `subject`.
    pub fn by_holder(
        holder: &AccountKeys,
        house: House,
        subject: AccountPublic,
        standing: Standing,
        heard: &KeyCode,
        at: i64,
    ) -> Result<Self> {
        if *heard != subject.key_code() {
            return Err(Error::Elsewhere("the key code"));
        }
        let endorser = holder.public().fingerprint();
        Ok(Self::signed(&holder.signing, endorser, house, subject, standing, at))
    }

    /// The owner of `older` stands for his own next keys, which are `newer`; their standing stays below that of the older.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] when `newer` is another account's or not of the next generation.
    pub fn by_owner(
        older: &AccountKeys,
        house: House,
        newer: AccountPublic,
        standing: Standing,
        at: i64,
    ) -> Result<Self> {
        if newer.account != older.account || Some(newer.generation) != older.generation.checked_add(1) {
            return Err(Error::Elsewhere("the new key"));
        }
        let endorser = older.public().fingerprint();
        Ok(Self::signed(&older.signing, endorser, house, newer, standing, at))
    }

    fn signed(
        key: &SigningKey,
        endorser: [u8; 32],
        house: House,
        subject: AccountPublic,
        standing: Standing,
        at: i64,
    ) -> Self {
        let mut endorsement = Self {
            house,
            subject,
            standing,
            endorser,
            at,
            signature: [0; LENGTH],
        };
        endorsement.signature = key.sign(Statement::Endorsement, endorsement.body().as_slice());
        endorsement
    }

    /// Fingerprint of the keys that stand for the subject's; `None` for the root key.
    #[must_use]
    pub fn endorser(&self) -> Option<&[u8; 32]> {
        (self.endorser != ROOT).then_some(&self.endorser)
    }

    /// SHA-256 of what is signed: names the statement in a withdrawal of its endorser's keys.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.body().as_slice()).into()
    }

    pub(crate) fn verify(&self, endorser: &SigningPublic) -> Result<()> {
        endorser.verify(Statement::Endorsement, self.body().as_slice(), &self.signature)
    }

    /// The bytes to store.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.body().bytes(&self.signature).into_public()
    }

    /// Reads what [`Endorsement::encode`] wrote; believes nothing yet.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut fields = Reader::labelled(bytes, LABEL, "endorsement")?;
        let endorsement = Self {
            house: House::read(&mut fields)?,
            subject: AccountPublic::decode(fields.bytes()?)?,
            standing: match fields.u16()? {
                1 => Standing::Plain,
                2 => Standing::Holder,
                _ => return Err(Error::Malformed("endorsement")),
            },
            endorser: fields.array()?,
            at: fields.i64()?,
            signature: fields.array()?,
        };
        fields.end()?;
        Ok(endorsement)
    }

    fn body(&self) -> Fields {
        self.house
            .write(Fields::labelled(LABEL))
            .bytes(self.subject.encode().as_slice())
            .u16(self.standing as u16)
            .bytes(&self.endorser)
            .i64(self.at)
    }
}
