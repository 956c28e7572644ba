//! The secret of an installation.
//!
//! Owns: the keys that the server itself holds, each derived under its own label. Must not: be in a backup or beside
//! the data; without it a copy of the store allows no guessing of passwords.

use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::encoding::Fields;
use crate::purpose::{House, Id, Place, Purpose};
use crate::secret::Secret;
use crate::signature::SigningKey;
use crate::{Result, content};

/// 32 random bytes, delivered outside the data disk where the site can.
pub struct SystemSecret(Secret);

impl SystemSecret {
    /// A new random secret.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    /// A secret that was read from where the site keeps it.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Secret::new(bytes))
    }

    /// The bytes, to write them down once.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Third input of the password hash.
    #[must_use]
    pub fn pepper(&self) -> Secret {
        self.key("pepper")
    }

    /// Key of the MACs over security rows.
    #[must_use]
    pub fn row_key(&self) -> Secret {
        self.key("row-mac")
    }

    /// Key that seals the secrets of second factors.
    #[must_use]
    pub fn second_factor_key(&self) -> Secret {
        self.key("totp")
    }

    /// The server's signing key: checkpoints of the ledger, records that the server makes.
    #[must_use]
    pub fn ledger_key(&self) -> SigningKey {
        SigningKey::from_secret(self.key("ledger-signing"))
    }

    /// A keyed hash of something that must be found again but not guessed: `what` tells the kinds apart.
    #[must_use]
    pub fn blind_index(&self, what: &str, value: &[u8]) -> [u8; 32] {
        let fields = Fields::labelled(what).bytes(value);
        #[expect(clippy::expect_used, reason = "an HMAC takes keys of every length")]
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.key("blind-index").expose()).expect("every length of key is fine");
        mac.update(fields.as_slice());
        mac.finalize().into_bytes().into()
    }

    /// Keys of the session whose cookie holds `token`.
    #[must_use]
    pub fn session(&self, token: &SessionToken) -> SessionKey {
        SessionKey {
            material: token.0.clone(),
            server: self.key("session"),
        }
    }

    /// Seals what somebody had typed when his session ended, bound to the account and the form.
    #[must_use]
    pub fn seal_carry_over(
        &self,
        account: Id,
        form: &str,
        house: House,
        typed: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        content::seal(&self.key("carry-over"), &carry_over(account, form, house), typed, rng)
    }

    /// Opens what [`SystemSecret::seal_carry_over`] made, for the same account and form only.
    ///
    /// # Errors
    /// As [`content::open`].
    pub fn open_carry_over(
        &self,
        account: Id,
        form: &str,
        house: House,
        sealed: &[u8],
    ) -> Result<zeroize::Zeroizing<Vec<u8>>> {
        content::open(&self.key("carry-over"), &carry_over(account, form, house), sealed)
    }

    fn key(&self, label: &str) -> Secret {
        self.0.derive(&[], label, &[])
    }
}

fn carry_over(account: Id, form: &str, house: House) -> Place {
    Place::new(house, Purpose::CarryOver, account).beside(&Fields::labelled(form))
}

/// The random value in a session's cookie.
pub struct SessionToken(Secret);

impl SessionToken {
    /// A new random token.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    /// A token that a browser sent.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Secret::new(bytes))
    }

    /// The bytes for the cookie.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// SHA-256 of the token, by which its row is found.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.expose()).into()
    }
}

/// Seals an account's keys for the length of a session: cookie and stolen store together open nothing without the
/// system secret, and neither does the system secret without the cookie.
pub struct SessionKey {
    material: Secret,
    server: Secret,
}

impl SessionKey {
    /// Seals `secret` as part `part` of the session's row at `version`.
    #[must_use]
    pub fn seal(
        &self,
        account: Id,
        part: u32,
        version: u64,
        house: House,
        secret: &Secret,
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        content::seal_key(
            &self.at(version),
            &in_session(account, part, version, house),
            secret,
            rng,
        )
    }

    /// Opens what [`SessionKey::seal`] made.
    ///
    /// # Errors
    /// As [`content::open_key`].
    pub fn open(&self, account: Id, part: u32, version: u64, house: House, sealed: &[u8]) -> Result<Secret> {
        content::open_key(&self.at(version), &in_session(account, part, version, house), sealed)
    }

    fn at(&self, version: u64) -> Secret {
        self.material.derive(
            self.server.expose(),
            "liemchinh/1/session-keys",
            &[&version.to_be_bytes()],
        )
    }
}

fn in_session(account: Id, part: u32, version: u64, house: House) -> Place {
    Place::new(house, Purpose::KeysInSession, account)
        .part(part)
        .version(version)
}
