//! The first bytes of every ciphertext.
//!
//! Owns: version, suite, key and epoch of a ciphertext, read before anything is tried.
//! Must not: be trusted by itself; what it says is compared with what the reader expects.

use crate::secret::KeyId;
use crate::{Error, Result};

const VERSION: u8 = 1;
/// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Higher numbers are left for a hybrid exchange.
const SUITE: u8 = 1;

/// Length of a header in bytes: version, suite, key, epoch.
pub(crate) const LENGTH: usize = 1 + 1 + 16 + 4;

/// The header of a ciphertext for `key` in `epoch`.
pub(crate) fn write(key: &KeyId, epoch: u32) -> [u8; LENGTH] {
    let mut header = [0; LENGTH];
    header[0] = VERSION;
    header[1] = SUITE;
    header[2..18].copy_from_slice(key);
    header[18..].copy_from_slice(&epoch.to_be_bytes());
    header
}

/// Takes the header off `ciphertext` after comparing it with the key and epoch at hand.
pub(crate) fn strip<'a>(ciphertext: &'a [u8], key: &KeyId, epoch: u32) -> Result<&'a [u8]> {
    let (header, rest) = ciphertext
        .split_first_chunk::<LENGTH>()
        .ok_or(Error::Malformed("ciphertext"))?;
    if header[0] != VERSION {
        return Err(Error::UnknownVersion(header[0]));
    }
    if header[1] != SUITE {
        return Err(Error::UnknownSuite(header[1]));
    }
    if header[2..18] != *key {
        return Err(Error::WrongKey);
    }
    let found = u32::from_be_bytes([header[18], header[19], header[20], header[21]]);
    if found != epoch {
        return Err(Error::WrongEpoch { found, expected: epoch });
    }
    Ok(rest)
}

/// The key and epoch that a ciphertext names, to find the right one among several.
///
/// # Errors
/// [`Error::Malformed`] when it is too short to name any.
pub fn addressee(ciphertext: &[u8]) -> Result<(KeyId, u32)> {
    let (header, _) = ciphertext
        .split_first_chunk::<LENGTH>()
        .ok_or(Error::Malformed("ciphertext"))?;
    let mut key = [0; 16];
    key.copy_from_slice(&header[2..18]);
    Ok((
        key,
        u32::from_be_bytes([header[18], header[19], header[20], header[21]]),
    ))
}
