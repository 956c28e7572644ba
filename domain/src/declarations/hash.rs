//! The bytes of a declaration over which hashes are made.
//!
//! Owns: that one content has one hash, whoever wrote the file. Must not: hold a key or a nonce; a receipt adds those.

use sha2::{Digest, Sha256};

use super::content::Declaration;
use crate::ledger::Hash;
use crate::ledger::canonical::{CanonicalError, to_canonical};

/// The canonical JSON of the content.
///
/// # Errors
/// [`CanonicalError`], which content that conforms to its form never causes: its amounts are far below the limit.
pub fn content_bytes(declaration: &Declaration) -> Result<Vec<u8>, CanonicalError> {
    to_canonical(declaration)
}

/// The hash that a print and the data share (check 28).
///
/// # Errors
/// As [`content_bytes`].
pub fn content_hash(declaration: &Declaration) -> Result<Hash, CanonicalError> {
    Ok(hash_of(&content_bytes(declaration)?))
}

/// The same of what [`content_bytes`] made.
#[must_use]
pub fn hash_of(content: &[u8]) -> Hash {
    Hash::from_bytes(Sha256::digest(content).into())
}

/// The hash in short, for people: four groups that tell one version of a declaration from another.
#[must_use]
pub fn content_code(hash: &Hash) -> String {
    let digits = hash.to_string().to_uppercase();
    let groups: Vec<&str> = (0..4).filter_map(|at| digits.get(at * 4..at * 4 + 4)).collect();
    groups.join("-")
}
