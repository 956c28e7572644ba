//! Versions of confidential records.
//!
//! Owns: the form in which the signed header is sealed together with the content. Must not: leave a reader, an author
//! or an event outside: whoever holds a copy of the store sees a bucket's length.

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Authors, Expected, SignedVersion, Version, VersionHeader};
use crate::account::AccountKeys;
use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::keyring::Compartment;
use crate::purpose::{House, Id, Place};
use crate::secret::Secret;
use crate::trust::Trust;
use crate::{Result, content};

const LABEL: &str = "liemchinh/1/confidential-version";

/// One compartment of a confidential record at one version, with its key.
pub struct Confidential<'a> {
    /// Where it counts.
    pub house: House,
    /// Which version of what.
    pub version: Version,
    /// Which compartment.
    pub compartment: Compartment,
    /// Its key.
    pub key: &'a Secret,
}

impl Confidential<'_> {
    fn place(&self) -> Place {
        Place::new(self.house, self.version.purpose, self.version.record)
            .part(self.compartment as u32)
            .version(self.version.number)
    }
}

/// Seals `plaintext` with the author's signed header inside: the bytes to store.
#[must_use]
pub fn seal_confidential(
    at: &Confidential<'_>,
    plaintext: &[u8],
    recipients: Vec<KeyCode>,
    event: Id,
    author: &AccountKeys,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let header = VersionHeader {
        content: hash(plaintext),
        ..VersionHeader::new(at.version, &[], at.key.commitment(), recipients, event)
    };
    let inside = Fields::labelled(LABEL)
        .bytes(&header.sign(author).encode())
        .bytes(plaintext);
    content::seal(at.key, &at.place(), inside.as_slice(), rng)
}

/// Opens what [`seal_confidential`] made by one of `authors`, recorded under `index` in the ledger (see [`Expected`]).
///
/// # Errors
/// As [`content::open`] and [`SignedVersion::check`]; [`crate::Error::Malformed`].
pub fn open_confidential(
    at: &Confidential<'_>,
    sealed: &[u8],
    authors: &[[u8; 32]],
    index: Option<u64>,
    trust: &Trust,
) -> Result<(VersionHeader, Zeroizing<Vec<u8>>)> {
    let inside = content::open(at.key, &at.place(), sealed)?;
    let mut fields = Reader::labelled(&inside, LABEL, "confidential version")?;
    let signed = SignedVersion::decode(fields.bytes()?)?;
    let plaintext = fields.bytes()?;
    fields.end()?;
    let expected = Expected {
        version: at.version,
        authors: Authors::OneOf(authors),
        key: at.key.commitment(),
        index,
    };
    let header = signed.check_hash(&expected, hash(plaintext), trust, None)?;
    Ok((header.clone(), Zeroizing::new(plaintext.to_vec())))
}

/// Labelled, so that it is never taken for the hash of a ciphertext.
fn hash(plaintext: &[u8]) -> [u8; 32] {
    let fields = Fields::labelled("liemchinh/1/confidential-content").bytes(plaintext);
    Sha256::digest(fields.as_slice()).into()
}
