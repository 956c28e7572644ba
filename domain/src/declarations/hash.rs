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
    Ok(Hash::from_bytes(Sha256::digest(content_bytes(declaration)?).into()))
}
