//! From what a person knows to the key that opens his keys.
//!
//! Owns: Argon2id with the pepper, and the recovery code on paper.
//! Must not: decide how many tries somebody has, or which passwords are too common.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::purpose::Id;
use crate::secret::Secret;
use crate::{Error, Result, crockford};

/// What one hashing of a password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// For every new password.
    pub const DEFAULT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// Less is refused, whoever asks: a stored row cannot make a password cheap.
    pub const FLOOR: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
    /// More is refused: a stored row cannot make the server stand still.
    const CEILING: Self = Self {
        memory_kib: 512 * 1024,
        passes: 16,
        lanes: 4,
    };

    fn within_bounds(self) -> bool {
        (Self::FLOOR.memory_kib..=Self::CEILING.memory_kib).contains(&self.memory_kib)
            && (Self::FLOOR.passes..=Self::CEILING.passes).contains(&self.passes)
            && (Self::FLOOR.lanes..=Self::CEILING.lanes).contains(&self.lanes)
    }
}

/// How a password is hashed; stored beside the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashing {
    /// The cost.
    pub cost: Cost,
    /// Random salt.
    pub salt: [u8; 16],
}

/// What a password opens.
pub struct PasswordKeys {
    /// SHA-256 of the half that proves the password; stored and compared at sign-in.
    pub verifier: [u8; 32],
    /// Opens the secret keys of the account; never stored.
    pub key: Secret,
}

impl Hashing {
    /// A new salt at this cost.
    #[must_use]
    pub fn new(cost: Cost, rng: &mut impl CryptoRng) -> Self {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        Self { cost, salt }
    }

    /// Hashes a password; takes as long and as much memory as its cost says.
    ///
    /// # Errors
    /// [`Error::Cost`] when the cost is out of bounds.
    pub fn derive(&self, password: &str, pepper: &Secret) -> Result<PasswordKeys> {
        if !self.cost.within_bounds() {
            return Err(Error::Cost);
        }
        let params = Params::new(self.cost.memory_kib, self.cost.passes, self.cost.lanes, Some(64));
        let argon = Argon2::new_with_secret(
            pepper.expose(),
            Algorithm::Argon2id,
            Version::V0x13,
            params.map_err(|_| Error::Cost)?,
        )
        .map_err(|_| Error::Cost)?;
        let mut hash = Zeroizing::new([0; 64]);
        argon
            .hash_password_into(password.as_bytes(), &self.salt, &mut *hash)
            .map_err(|_| Error::Cost)?;
        let auth = half(&hash, "auth");
        Ok(PasswordKeys {
            verifier: Sha256::digest(auth.expose()).into(),
            key: half(&hash, "kek"),
        })
    }
}

impl PasswordKeys {
    /// Whether the password is the one whose verifier is stored; takes the same time for every answer.
    #[must_use]
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.verifier.ct_eq(stored).into()
    }
}

/// Argon2 made the material uniform already, so that HKDF needs no salt.
fn half(hash: &[u8; 64], label: &str) -> Secret {
    Secret::filled(|out| {
        #[expect(clippy::expect_used, reason = "32 bytes are less than 255 hashes")]
        Hkdf::<Sha256>::new(None, hash)
            .expand(label.as_bytes(), out)
            .expect("the output is short");
    })
}

/// A personal recovery code: 128 random bits on paper, a second door to an account's own keys.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; 16]);

impl RecoveryCode {
    /// A new random code.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut code = Self([0; 16]);
        rng.fill_bytes(&mut code.0);
        code
    }

    /// The code as its owner typed it.
    ///
    /// # Errors
    /// [`Error::Mistyped`] when it cannot be one.
    pub fn read(typed: &str) -> Result<Self> {
        crockford::read(typed, "recovery code").map(|bytes| Self(*bytes))
    }

    /// The code as it stands on paper: groups of four characters.
    #[must_use]
    pub fn written(&self) -> Zeroizing<String> {
        Zeroizing::new(crockford::write(&self.0))
    }

    /// The key that opens the keys of `account`. The code is random, so it needs no slow hash.
    #[must_use]
    pub fn key(&self, account: &Id) -> Secret {
        Secret::filled(|out| crate::secret::expand(&self.0, account, "liemchinh/1/recovery-code", &[], out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEPPER: [u8; 32] = [7; 32];

    fn hash(password: &str, pepper: [u8; 32], salt: [u8; 16]) -> PasswordKeys {
        let cost = Cost::FLOOR;
        Hashing { cost, salt }
            .derive(password, &Secret::new(pepper))
            .expect("the floor is allowed")
    }

    #[test]
    fn password_pepper_and_salt_all_matter_and_the_halves_differ() {
        let one = hash("mot mat khau dai", PEPPER, [1; 16]);
        assert!(one.matches(&hash("mot mat khau dai", PEPPER, [1; 16]).verifier));
        assert!(
            !one.matches(&hash("mot mat khau dal", PEPPER, [1; 16]).verifier),
            "password"
        );
        assert!(
            !one.matches(&hash("mot mat khau dai", [8; 32], [1; 16]).verifier),
            "pepper"
        );
        assert!(
            !one.matches(&hash("mot mat khau dai", PEPPER, [2; 16]).verifier),
            "salt"
        );
        assert!(!one.matches(&[]), "nothing stored");
        let of_key: [u8; 32] = Sha256::digest(one.key.expose()).into();
        assert!(!one.matches(&of_key), "the verifier tells nothing about the key");
    }

    #[test]
    fn costs_out_of_bounds_are_refused() {
        let cases = [
            (Cost::FLOOR.memory_kib - 1, 2, 1),
            (Cost::FLOOR.memory_kib, 1, 1),
            (Cost::FLOOR.memory_kib, 2, 0),
            (u32::MAX, 2, 1),
            (Cost::FLOOR.memory_kib, 17, 1),
            (Cost::FLOOR.memory_kib, 2, 5),
        ];
        for (memory_kib, passes, lanes) in cases {
            let cost = Cost {
                memory_kib,
                passes,
                lanes,
            };
            let refused = Hashing { cost, salt: [0; 16] }.derive("x", &Secret::new(PEPPER)).err();
            assert_eq!(refused, Some(Error::Cost), "{memory_kib} {passes} {lanes}");
        }
    }
}
