//! Keys handed to a reader.
//!
//! Owns: exchange keys, and sealing one secret to one of them (HPKE, RFC 9180, base mode).
//! Must not: seal content; that goes under the secret that is handed over.
//!
//! Format: header, commitment of the secret (32), encapsulated key (32), sealed secret (48). `info` holds the
//! recipient's key code and the commitment; both are compared again after opening.

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::encoding::Fields;
use crate::key_code::KeyCode;
use crate::purpose::Place;
use crate::secret::{KeyId, Secret, first_half};
use crate::{Error, Result, header};

/// Length of a wrap in bytes.
pub const LENGTH: usize = header::LENGTH + 32 + 32 + 48;

/// The secret half of an exchange key (X25519).
#[derive(Clone)]
pub struct PrivateKey(Secret);

/// The public half of an exchange key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublicKey(pub [u8; 32]);

impl PrivateKey {
    /// A new random key.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    /// The key whose scalar is `secret`.
    #[must_use]
    pub fn from_secret(secret: Secret) -> Self {
        Self(secret)
    }

    /// The scalar, to seal it.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.0
    }

    /// The public half.
    ///
    /// # Panics
    /// Never: every scalar of 32 bytes has a public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        #[expect(clippy::expect_used, reason = "every 32 bytes are an X25519 scalar")]
        let private = self.scalar().expect("32 bytes are a scalar");
        let mut bytes = [0; 32];
        bytes.copy_from_slice(&X25519HkdfSha256::sk_to_pk(&private).to_bytes());
        PublicKey(bytes)
    }

    fn scalar(&self) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey> {
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(self.0.expose()).map_err(|_| Error::Malformed("exchange key"))
    }
}

impl PublicKey {
    /// Name of the key in the headers of what is sealed to it.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        let fields = Fields::labelled("liemchinh/1/exchange-key").bytes(&self.0);
        first_half(&Sha256::digest(fields.as_slice()).into())
    }
}

/// Whoever a secret is handed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Exchange key.
    pub key: PublicKey,
    /// Key code of the account or circle that the key belongs to.
    pub code: KeyCode,
}

/// Seals `secret` to `recipient` at `place`.
///
/// # Errors
/// [`Error::Malformed`] when the public key is none that anybody could hold.
pub fn wrap(secret: &Secret, recipient: &Recipient, place: &Place, rng: &mut impl CryptoRng) -> Result<Vec<u8>> {
    let commitment = secret.commitment();
    let unusable = Error::Malformed("exchange key");
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&recipient.key.0).map_err(|_| unusable)?;
    let (encapsulated, sealed) = hpke::single_shot_seal_with_rng::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        info(&recipient.code, &commitment).as_slice(),
        secret.expose(),
        place.associated_data().as_slice(),
        rng,
    )
    .map_err(|_| unusable)?;
    let header = header::write(&recipient.key.key_id(), place.number());
    Ok([&header[..], &commitment, &encapsulated.to_bytes(), &sealed].concat())
}

/// Opens what [`wrap`] made for the holder of `private`, whose key code is `code`.
///
/// # Errors
/// [`Error::WrongKey`] for a foreign recipient, [`Error::WrongEpoch`], [`Error::NotAuthentic`] when it was changed,
/// moved or made for another key code, [`Error::WrongCommitment`].
pub fn unwrap(private: &PrivateKey, code: &KeyCode, place: &Place, wrapped: &[u8]) -> Result<Secret> {
    if wrapped.len() != LENGTH {
        return Err(Error::Malformed("wrap"));
    }
    let rest = header::strip(wrapped, &private.public().key_id(), place.number())?;
    let (commitment, rest) = rest.split_first_chunk::<32>().ok_or(Error::Malformed("wrap"))?;
    let (encapsulated, sealed) = rest.split_at(32);
    let encapsulated =
        <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| Error::NotAuthentic)?;
    let opened = hpke::single_shot_open::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private.scalar()?,
        &encapsulated,
        info(code, commitment).as_slice(),
        sealed,
        place.associated_data().as_slice(),
    )
    .map(Zeroizing::new)
    .map_err(|_| Error::NotAuthentic)?;
    let secret = Secret::new(opened.as_slice().try_into().map_err(|_| Error::Malformed("key"))?);
    if bool::from(secret.commitment().ct_eq(commitment)) {
        Ok(secret)
    } else {
        Err(Error::WrongCommitment)
    }
}

/// Commitment of the secret inside a wrap, as its header tells it.
///
/// # Errors
/// [`Error::Malformed`] when it is no wrap.
pub fn commitment(wrapped: &[u8]) -> Result<[u8; 32]> {
    wrapped
        .get(header::LENGTH..header::LENGTH + 32)
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(Error::Malformed("wrap"))
}

fn info(code: &KeyCode, commitment: &[u8; 32]) -> Fields {
    Fields::labelled("liemchinh/1/wrap")
        .bytes(code.as_bytes())
        .bytes(commitment)
}
