//! Content under a symmetric key.
//!
//! Owns: AES-256-GCM under a key derived for this one ciphertext, so that no nonce is ever used twice.
//! Must not: be given the same place for two different meanings.
//!
//! Format: header, 32 random bytes of salt, ciphertext with its tag. Key and nonce come from the record's key by HKDF
//! with that salt. Content is padded to a size bucket; a key, whose length tells nothing, is not.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::padding::{pad, unpad};
use crate::purpose::Place;
use crate::secret::{Secret, expand};
use crate::{Error, Result, header};

pub(crate) const SALT: usize = 32;
const LABEL: &str = "liemchinh/1/content";

/// Seals `plaintext`, padded, at `place`.
#[must_use]
pub fn seal(key: &Secret, place: &Place, plaintext: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    encrypt(key, place, &pad(plaintext), rng)
}

/// Opens what [`seal`] made.
///
/// # Errors
/// [`Error::WrongKey`] or [`Error::WrongEpoch`] when the header names another; [`Error::NotAuthentic`] when a byte was
/// changed or it was sealed at another place.
pub fn open(key: &Secret, place: &Place, ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let padded = decrypt(key, place, ciphertext)?;
    unpad(&padded)
        .map(|plaintext| Zeroizing::new(plaintext.to_vec()))
        .map_err(|_| Error::Malformed("padding"))
}

/// Seals a key at `place`, without padding.
#[must_use]
pub fn seal_key(key: &Secret, place: &Place, inner: &Secret, rng: &mut impl CryptoRng) -> Vec<u8> {
    encrypt(key, place, inner.expose(), rng)
}

/// Opens what [`seal_key`] made.
///
/// # Errors
/// As [`open`].
pub fn open_key(key: &Secret, place: &Place, ciphertext: &[u8]) -> Result<Secret> {
    let bytes = decrypt(key, place, ciphertext)?;
    <[u8; 32]>::try_from(bytes.as_slice())
        .map(Secret::new)
        .map_err(|_| Error::Malformed("key"))
}

fn encrypt(key: &Secret, place: &Place, plaintext: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    let mut salt = [0; SALT];
    rng.fill_bytes(&mut salt);
    let (cipher, nonce) = cipher(key, &salt);
    let aad = place.associated_data();
    let payload = Payload {
        msg: plaintext,
        aad: aad.as_slice(),
    };
    #[expect(clippy::expect_used, reason = "the cipher only refuses texts of 64 GiB and more")]
    let sealed = cipher.encrypt(&nonce, payload).expect("the text is short enough");
    [&header::write(&key.key_id(), place.number())[..], &salt, &sealed].concat()
}

fn decrypt(key: &Secret, place: &Place, ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let rest = header::strip(ciphertext, &key.key_id(), place.number())?;
    let (salt, sealed) = rest.split_first_chunk::<SALT>().ok_or(Error::Malformed("ciphertext"))?;
    let (cipher, nonce) = cipher(key, salt);
    let aad = place.associated_data();
    let payload = Payload {
        msg: sealed,
        aad: aad.as_slice(),
    };
    cipher
        .decrypt(&nonce, payload)
        .map(Zeroizing::new)
        .map_err(|_| Error::NotAuthentic)
}

fn cipher(key: &Secret, salt: &[u8; SALT]) -> (Aes256Gcm, Nonce<aes_gcm::aead::consts::U12>) {
    let mut material = Zeroizing::new([0; 44]);
    expand(key.expose(), salt, LABEL, &[], &mut *material);
    let mut single_use = Key::<Aes256Gcm>::default();
    single_use.copy_from_slice(&material[..32]);
    let mut nonce = Nonce::default();
    nonce.copy_from_slice(&material[32..]);
    let cipher = Aes256Gcm::new(&single_use);
    zeroize::Zeroize::zeroize(single_use.as_mut_slice());
    (cipher, nonce)
}
