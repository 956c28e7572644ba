//! Secret keys of 32 bytes.
//!
//! Owns: their making, wiping, public names and derivation. Must not: be printed; there is no `Debug` on purpose.

use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::encoding::Fields;

/// A symmetric key, the seed of a signing key or the secret half of an exchange key.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

/// Public name of a key: the first half of a hash, enough to tell keys apart.
pub type KeyId = [u8; 16];

impl Secret {
    /// A new random secret.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self::filled(|bytes| rng.fill_bytes(bytes))
    }

    /// A secret written in its place, so that no copy of it stays on the stack.
    pub(crate) fn filled(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        let mut secret = Self([0; 32]);
        fill(&mut secret.0);
        secret
    }

    /// A secret that was read from somewhere.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, to hand to a cipher or to seal.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// SHA-256 of a label and the key: names it without telling it, and only it.
    #[must_use]
    pub fn commitment(&self) -> [u8; 32] {
        let fields = Fields::labelled("liemchinh/1/key-commitment").bytes(&self.0);
        Sha256::digest(fields.as_slice()).into()
    }

    /// The first half of the commitment.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        first_half(&self.commitment())
    }

    /// Another secret made from this one: HKDF-SHA256 with `salt`, and `label` and `context` as its info.
    #[must_use]
    pub fn derive(&self, salt: &[u8], label: &str, context: &[&[u8]]) -> Self {
        Self::filled(|bytes| expand(&self.0, salt, label, context, bytes))
    }
}

/// HKDF-SHA256 into `out`, of at most 255 hashes.
pub(crate) fn expand(material: &[u8], salt: &[u8], label: &str, context: &[&[u8]], out: &mut [u8]) {
    let info = context
        .iter()
        .fold(Fields::labelled(label), |info, part| info.bytes(part));
    #[expect(clippy::expect_used, reason = "the longest output asked for is 64 bytes")]
    Hkdf::<Sha256>::new(Some(salt), material)
        .expand(info.as_slice(), out)
        .expect("the output is short");
}

pub(crate) fn first_half(hash: &[u8; 32]) -> KeyId {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}
