//! Sealed versions of records.
//!
//! Owns: the header that an author signs over a sealed version, so that content can neither be exchanged, moved, rolled
//! back nor passed off as somebody else's. Must not: be opened before its header was checked.

use sha2::{Digest, Sha256};

use crate::account::AccountKeys;
use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::purpose::{Id, Purpose};
use crate::signature::{LENGTH, SigningKey, SigningPublic, Statement};
use crate::trust::Trust;
use crate::{Error, Result};

mod confidential;

pub use confidential::{Confidential, open_confidential, seal_confidential};

const LABEL: &str = "liemchinh/1/version-header";
const SIGNED: &str = "liemchinh/1/signed-version-header";
/// Stands for the server's own key where an author's fingerprint would stand.
const NODE: [u8; 32] = [0; 32];

/// One version of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The record.
    pub record: Id,
    /// 1 for the first version, one more with each.
    pub number: u64,
    /// What the ciphertext is for.
    pub purpose: Purpose,
}

/// What an author says about one sealed version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionHeader {
    /// Which version of what.
    pub version: Version,
    /// SHA-256 of the ciphertext; of a confidential version, whose header is sealed with it, of the labelled content.
    content: [u8; 32],
    /// Commitment of the record's key.
    pub key: [u8; 32],
    /// Key codes of all who can open it.
    pub recipients: Vec<KeyCode>,
    /// The event that recorded the act.
    pub event: Id,
    /// Fingerprint of the author's keys; zeros when the server made it.
    author: [u8; 32],
}

/// A header with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedVersion {
    header: VersionHeader,
    signature: [u8; LENGTH],
}

/// Who may be the author of a version, by the access rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authors<'a> {
    /// The server alone.
    Node,
    /// One of the keys with these fingerprints.
    OneOf(&'a [[u8; 32]]),
}

/// Which version a reader means to open, and on whose word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The newest version that is known.
    pub version: Version,
    /// Who may have made it. Every believed key can sign a version of every record.
    pub authors: Authors<'a>,
    /// Commitment of the key that it is to be opened with.
    pub key: [u8; 32],
    /// Index in the ledger of the event that recorded it; `None` while it has none. Keys that were withdrawn sign
    /// nothing from the index of their withdrawal on.
    pub index: Option<u64>,
}

impl VersionHeader {
    /// The header of `ciphertext`, which is `version`, under the key with this commitment.
    #[must_use]
    pub fn new(version: Version, ciphertext: &[u8], key: [u8; 32], recipients: Vec<KeyCode>, event: Id) -> Self {
        Self {
            version,
            content: Sha256::digest(ciphertext).into(),
            key,
            recipients,
            event,
            author: NODE,
        }
    }

    /// Signs as its author.
    #[must_use]
    pub fn sign(mut self, author: &AccountKeys) -> SignedVersion {
        self.author = author.public().fingerprint();
        self.signed_by(&author.signing)
    }

    /// Signs as the server, which says so.
    #[must_use]
    pub fn sign_as_node(self, node: &SigningKey) -> SignedVersion {
        self.signed_by(node)
    }

    fn signed_by(self, key: &SigningKey) -> SignedVersion {
        let signature = key.sign(Statement::RecordVersion, self.encode().as_slice());
        SignedVersion {
            header: self,
            signature,
        }
    }

    /// Whether the server made it, and no person.
    #[must_use]
    pub fn is_made_by_node(&self) -> bool {
        self.author == NODE
    }

    /// Fingerprint of the keys that signed; `None` when the server made it.
    #[must_use]
    pub fn author(&self) -> Option<&[u8; 32]> {
        (!self.is_made_by_node()).then_some(&self.author)
    }

    fn encode(&self) -> Fields {
        let fields = Fields::labelled(LABEL)
            .bytes(&self.version.record)
            .u64(self.version.number)
            .u16(self.version.purpose as u16)
            .bytes(&self.content)
            .bytes(&self.key)
            .bytes(&self.event)
            .bytes(&self.author);
        self.recipients
            .iter()
            .fold(fields, |fields, code| fields.bytes(code.as_bytes()))
    }
}

impl SignedVersion {
    /// Checks everything that can be checked before opening: that the header speaks of what was asked for, that the
    /// ciphertext is the signed one, that the key is the author's, and that the signature is that of somebody believed
    /// who may be the author (or of this server).
    ///
    /// # Errors
    /// [`Error::Elsewhere`] for another record, purpose or author, or a version not yet known; [`Error::Older`] for an
    /// older version; [`Error::NotAuthentic`] for a changed ciphertext; [`Error::WrongCommitment`] for another key;
    /// [`Error::NotEndorsed`], [`Error::Replaced`], [`Error::Withdrawn`], [`Error::BadSignature`].
    pub fn check(
        &self,
        expected: &Expected<'_>,
        ciphertext: &[u8],
        trust: &Trust,
        node: &SigningPublic,
    ) -> Result<&VersionHeader> {
        self.check_hash(expected, Sha256::digest(ciphertext).into(), trust, Some(node))
    }

    fn check_hash(
        &self,
        expected: &Expected<'_>,
        content: [u8; 32],
        trust: &Trust,
        node: Option<&SigningPublic>,
    ) -> Result<&VersionHeader> {
        let header = &self.header;
        let (found, version) = (&header.version, &expected.version);
        if found.record != version.record {
            return Err(Error::Elsewhere("the record"));
        }
        if found.purpose != version.purpose {
            return Err(Error::Elsewhere("the purpose"));
        }
        if found.number < version.number {
            return Err(Error::Older {
                what: "version",
                found: found.number,
                seen: version.number,
            });
        }
        if found.number > version.number {
            return Err(Error::Elsewhere("the version"));
        }
        if header.content != content {
            return Err(Error::NotAuthentic);
        }
        if header.key != expected.key {
            return Err(Error::WrongCommitment);
        }
        let signer = match (expected.authors, node) {
            (Authors::Node, Some(node)) if header.is_made_by_node() => *node,
            (Authors::OneOf(authors), _) if !header.is_made_by_node() && authors.contains(&header.author) => {
                trust.acted(&header.author, expected.index)?.signing
            }
            _ => return Err(Error::Elsewhere("the author")),
        };
        signer.verify(Statement::RecordVersion, header.encode().as_slice(), &self.signature)?;
        Ok(header)
    }

    /// The event that the header names, to look up where it stands in the ledger before the header is checked.
    #[must_use]
    pub fn event(&self) -> Id {
        self.header.event
    }

    /// The bytes to store.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        Fields::labelled(SIGNED)
            .bytes(self.header.encode().as_slice())
            .bytes(&self.signature)
            .into_public()
    }

    /// Reads what [`SignedVersion::encode`] wrote; believes nothing yet.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let what = "version header";
        let mut outer = Reader::labelled(bytes, SIGNED, what)?;
        let mut fields = Reader::labelled(outer.bytes()?, LABEL, what)?;
        let signature = outer.array()?;
        outer.end()?;
        let mut header = VersionHeader {
            version: Version {
                record: fields.array()?,
                number: fields.u64()?,
                purpose: Purpose::from_number(fields.u16()?).ok_or(Error::Malformed(what))?,
            },
            content: fields.array()?,
            key: fields.array()?,
            event: fields.array()?,
            author: fields.array()?,
            recipients: Vec::new(),
        };
        while !fields.is_empty() {
            header.recipients.push(KeyCode::from_bytes(fields.array()?));
        }
        Ok(Self { header, signature })
    }
}
