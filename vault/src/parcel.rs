//! Content sealed to one reader by somebody who shares no key with him.
//!
//! Owns: a fresh key wrapped to the reader, and the content under it, in one piece.
//! Must not: say who sealed it; whoever needs to know puts a signature inside.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::key_code::KeyCode;
use crate::purpose::Place;
use crate::secret::Secret;
use crate::wrap::{PrivateKey, Recipient};
use crate::{Error, Result, content, wrap};

/// Seals `plaintext`, padded, to `recipient` at `place`.
///
/// # Errors
/// [`Error::Malformed`] when the public key is none that anybody could hold.
pub fn seal(plaintext: &[u8], recipient: &Recipient, place: &Place, rng: &mut impl CryptoRng) -> Result<Vec<u8>> {
    let key = Secret::random(rng);
    let wrapped = wrap::wrap(&key, recipient, place, rng)?;
    Ok([wrapped, content::seal(&key, place, plaintext, rng)].concat())
}

/// Opens what [`seal`] made.
///
/// # Errors
/// As [`wrap::unwrap`] and [`content::open`].
pub fn open(private: &PrivateKey, code: &KeyCode, place: &Place, parcel: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let (wrapped, sealed) = parcel
        .split_at_checked(wrap::LENGTH)
        .ok_or(Error::Malformed("parcel"))?;
    let key = wrap::unwrap(private, code, place, wrapped)?;
    content::open(&key, place, sealed)
}
