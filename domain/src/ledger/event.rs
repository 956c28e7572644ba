//! An event as the ledger keeps it: a leaf.
//!
//! Owns: what a leaf says in clear, and the commitment to what it does not.
//! Must not: say more of a confidential event than its hour, or know what the body holds.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::{Uuid, Version};

use super::canonical::{CanonicalError, to_canonical};
use super::{Hash, Hour, NotCanonical, Origin, Timestamp, text_form};

/// Version of the form of a leaf.
const VERSION: u8 = 1;

/// Bytes of a block of SHA-256, to which HMAC fills up its key with zeros.
const HMAC_BLOCK: usize = 64;

/// How much of an event stands in clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Who did what to which rows, and when.
    Ordinary,
    /// Nothing but the hour.
    Confidential,
}

/// A row as it stands after the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowImage {
    /// Code of the table; it does not change when the table is renamed.
    pub table: String,
    /// Id of the row.
    pub row: String,
    /// Version of the row.
    pub version: i64,
    /// Hash of the row's columns.
    #[serde(with = "text_form")]
    pub hash: Hash,
}

/// The clear part of an ordinary event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrdinaryClear {
    /// When it happened.
    #[serde(with = "text_form")]
    pub time: Timestamp,
    /// What was done, a code that never changes its meaning, such as `account.locked`.
    pub action: String,
    /// Who did it.
    pub actor: String,
    /// Whom or what it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The rows that it wrote.
    pub rows: Vec<RowImage>,
}

/// The clear part of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clear {
    /// Of an ordinary event.
    Ordinary(OrdinaryClear),
    /// Of a confidential event.
    Confidential(Hour),
}

/// Why a leaf cannot be made or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// The stored bytes are not the canonical JSON of a leaf.
    #[error(transparent)]
    NotCanonical(#[from] NotCanonical),
    /// The form of the leaf is newer than this program.
    #[error("a leaf of another version")]
    OtherVersion,
    /// The id of a confidential event is not random (version 4); others carry the exact time or a sequence.
    #[error("the id of a confidential event must be random")]
    TellingId,
}

/// One event of one log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    origin: Origin,
    id: Uuid,
    clear: Clear,
    commitment: Hash,
}

impl Leaf {
    /// The leaf of an event, with the [`commitment`] to its body.
    ///
    /// # Errors
    /// [`LeafError::TellingId`].
    pub fn new(origin: Origin, id: Uuid, clear: Clear, commitment: Hash) -> Result<Self, LeafError> {
        if matches!(clear, Clear::Confidential(_)) && id.get_version() != Some(Version::Random) {
            return Err(LeafError::TellingId);
        }
        Ok(Self {
            origin,
            id,
            clear,
            commitment,
        })
    }

    /// Reads the stored bytes of a leaf.
    ///
    /// # Errors
    /// See [`LeafError`]: unknown fields, another version, or bytes other than [`canonical`](Self::canonical) writes.
    pub fn read(canonical: &[u8]) -> Result<Self, LeafError> {
        let form: Form = serde_json::from_slice(canonical).map_err(|_| NotCanonical)?;
        if form.v != VERSION {
            return Err(LeafError::OtherVersion);
        }
        let leaf = match form.class {
            Class::Ordinary => {
                let written: Written<OrdinaryClear> = serde_json::from_slice(canonical).map_err(|_| NotCanonical)?;
                Self::new(
                    written.origin,
                    written.id,
                    Clear::Ordinary(written.clear),
                    written.commitment,
                )
            }
            Class::Confidential => {
                let written: Written<ConfidentialClear> =
                    serde_json::from_slice(canonical).map_err(|_| NotCanonical)?;
                let clear = Clear::Confidential(written.clear.hour);
                Self::new(written.origin, written.id, clear, written.commitment)
            }
        }?;
        match leaf.canonical() {
            Ok(again) if again == canonical => Ok(leaf),
            _ => Err(NotCanonical.into()),
        }
    }

    /// The bytes that are stored and hashed by [`leaf_hash`](super::tree::leaf_hash).
    ///
    /// # Errors
    /// [`CanonicalError::InexactInteger`] when a row's version is beyond ±(2⁵³ − 1).
    pub fn canonical(&self) -> Result<Vec<u8>, CanonicalError> {
        match &self.clear {
            Clear::Ordinary(clear) => self.written(clear),
            Clear::Confidential(hour) => self.written(&ConfidentialClear {
                action: ConfidentialWord::Confidential,
                hour: *hour,
            }),
        }
    }

    fn written(&self, clear: &impl Serialize) -> Result<Vec<u8>, CanonicalError> {
        to_canonical(&Written {
            v: VERSION,
            origin: self.origin.clone(),
            id: self.id,
            class: self.class(),
            clear,
            commitment: self.commitment,
        })
    }

    /// The log that the event belongs to.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The id of the event.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// How much stands in clear.
    #[must_use]
    pub const fn class(&self) -> Class {
        match self.clear {
            Clear::Ordinary(_) => Class::Ordinary,
            Clear::Confidential(_) => Class::Confidential,
        }
    }

    /// What stands in clear.
    #[must_use]
    pub const fn clear(&self) -> &Clear {
        &self.clear
    }

    /// The commitment to the body.
    #[must_use]
    pub const fn commitment(&self) -> Hash {
        self.commitment
    }
}

/// Binds a leaf to a body: HMAC-SHA256 under a random nonce. With nonce and body anybody can check it; without the
/// nonce the body cannot be guessed, even when there are only a few possible ones.
#[must_use]
pub fn commitment(nonce: &[u8; 32], body: &[u8]) -> Hash {
    let mut key = [0; HMAC_BLOCK];
    for (byte, of_nonce) in key.iter_mut().zip(nonce) {
        *byte = *of_nonce;
    }
    let mac = Hmac::<Sha256>::new(&key.into()).chain_update(body);
    Hash::from_bytes(mac.finalize().into_bytes().into())
}

/// What tells how the rest of a leaf is to be read.
#[derive(Deserialize)]
struct Form {
    v: u8,
    class: Class,
}

/// A leaf as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<C> {
    v: u8,
    #[serde(with = "text_form")]
    origin: Origin,
    id: Uuid,
    class: Class,
    clear: C,
    #[serde(with = "text_form")]
    commitment: Hash,
}

/// All that stands in clear of a confidential event.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfidentialClear {
    action: ConfidentialWord,
    #[serde(with = "text_form")]
    hour: Hour,
}

/// The one word that stands where an ordinary event has its action.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ConfidentialWord {
    Confidential,
}
