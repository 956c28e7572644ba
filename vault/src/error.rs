//! Why something could not be opened or believed.
//!
//! Owns: the reasons, told apart as far as the formats allow. Must not: carry content, secrets or addresses.

/// A reason not to open or not to believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not in the format they should be in.
    #[error("{0} is malformed")]
    Malformed(&'static str),
    /// Written by a newer program.
    #[error("format version {0} is not known to this program")]
    UnknownVersion(u8),
    /// Sealed with a suite that this program does not have.
    #[error("cipher suite {0} is not known to this program")]
    UnknownSuite(u8),
    /// Sealed to another key.
    #[error("sealed to another key")]
    WrongKey,
    /// Sealed in another epoch or generation of the key.
    #[error("sealed in epoch {found}, not {expected}")]
    WrongEpoch {
        /// Epoch in the header.
        found: u32,
        /// Epoch of the key at hand.
        expected: u32,
    },
    /// The ciphertext was changed, or was taken from another place.
    #[error("changed, or moved from another place")]
    NotAuthentic,
    /// The key inside is not the one that was promised.
    #[error("the key is not the one that its commitment names")]
    WrongCommitment,
    /// The signature does not belong to these bytes and this key.
    #[error("the signature of {0} is not valid")]
    BadSignature(&'static str),
    /// Nobody whose endorsement leads to the root key stands for this key.
    #[error("no endorsement leads from the root key to this key")]
    NotEndorsed,
    /// Keys that were withdrawn, or a statement of theirs that was not kept.
    #[error("the key was withdrawn")]
    Withdrawn,
    /// An older state than one already seen.
    #[error("{what}: number {found} is older than {seen}, which was seen before")]
    Older {
        /// What went back.
        what: &'static str,
        /// Number presented.
        found: u64,
        /// Newest number seen.
        seen: u64,
    },
    /// The same number as one already seen, with other content.
    #[error("{0}: another one than was seen before under the same number")]
    Replaced(&'static str),
    /// It speaks of something else than was asked for.
    #[error("{0} belongs to something else")]
    Elsewhere(&'static str),
    /// A manifest that does not continue the one before it.
    #[error("the manifest does not continue the chain: {0}")]
    BrokenChain(&'static str),
    /// The cost of a password is below or above what is allowed.
    #[error("the cost of the password hash is out of bounds")]
    Cost,
    /// Typed text with a character that is not in the alphabet, or of the wrong length.
    #[error("{0} is mistyped")]
    Mistyped(&'static str),
    /// Shares that do not belong together, or too few of them.
    #[error("the shares do not belong together")]
    Shares,
}

/// Result of an operation of the vault.
pub type Result<T> = std::result::Result<T, Error>;
