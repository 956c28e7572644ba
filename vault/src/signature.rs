//! Signatures of acts.
//!
//! Owns: signing and verifying with Ed25519, each kind of statement under its own label.
//! Must not: sign bytes without a label; a signature under one statement may never count for another.

use ed25519_dalek::{Signature, Signer, VerifyingKey};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::encoding::Fields;
use crate::secret::Secret;
use crate::{Error, Result};

/// Length of a signature in bytes.
pub const LENGTH: usize = 64;

/// A key that signs; its owner's session holds it only inside a step-up window.
#[derive(Clone)]
pub struct SigningKey(Secret);

/// The public half of a signing key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SigningPublic(pub [u8; 32]);

/// What is signed. The labels stand under every stored signature: append, never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// One key stands for another.
    Endorsement,
    /// Who is in a circle.
    Manifest,
    /// A version of a record.
    RecordVersion,
    /// The public half of the recovery keys.
    RecoveryKeys,
    /// The founding of an installation.
    Founding,
    /// Approval of a role.
    Role,
    /// Handing over keys of a confidential record.
    Grant,
    /// What two custodians opened.
    RecoveryAnswer,
    /// Keys that no longer count.
    Withdrawal,
    /// What is in a backup.
    Backup,
    /// Who is put in which place.
    Assignment,
    /// That something was submitted.
    Receipt,
}

impl Statement {
    const fn label(self) -> &'static str {
        match self {
            Self::Endorsement => "liemchinh/1/signed/endorsement",
            Self::Manifest => "liemchinh/1/signed/manifest",
            Self::RecordVersion => "liemchinh/1/signed/record-version",
            Self::RecoveryKeys => "liemchinh/1/signed/recovery-keys",
            Self::Founding => "liemchinh/1/signed/founding",
            Self::Role => "liemchinh/1/signed/role",
            Self::Grant => "liemchinh/1/signed/grant",
            Self::RecoveryAnswer => "liemchinh/1/signed/recovery-answer",
            Self::Withdrawal => "liemchinh/1/signed/withdrawal",
            Self::Backup => "liemchinh/1/signed/backup",
            Self::Assignment => "liemchinh/1/signed/assignment",
            Self::Receipt => "liemchinh/1/signed/receipt",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Endorsement => "the endorsement",
            Self::Manifest => "the manifest",
            Self::RecordVersion => "the version",
            Self::RecoveryKeys => "the recovery keys",
            Self::Founding => "the founding",
            Self::Role => "the role",
            Self::Grant => "the grant",
            Self::RecoveryAnswer => "the custodians' answer",
            Self::Withdrawal => "the withdrawal",
            Self::Backup => "the backup",
            Self::Assignment => "the assignment",
            Self::Receipt => "the receipt",
        }
    }

    fn bytes(self, message: &[u8]) -> Fields {
        Fields::labelled(self.label()).bytes(message)
    }
}

impl SigningKey {
    /// A new random key.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    /// The key whose seed is `secret`.
    #[must_use]
    pub fn from_secret(secret: Secret) -> Self {
        Self(secret)
    }

    /// The seed, to seal it.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.0
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> SigningPublic {
        SigningPublic(self.key().verifying_key().to_bytes())
    }

    /// Signs `message` as `statement`.
    #[must_use]
    pub fn sign(&self, statement: Statement, message: &[u8]) -> [u8; LENGTH] {
        self.key().sign(statement.bytes(message).as_slice()).to_bytes()
    }

    /// Signs bytes whose format is fixed by somebody else and cannot be mistaken for a statement: a log's checkpoint.
    #[must_use]
    pub fn sign_foreign(&self, message: &[u8]) -> [u8; LENGTH] {
        self.key().sign(message).to_bytes()
    }

    fn key(&self) -> ed25519_dalek::SigningKey {
        ed25519_dalek::SigningKey::from_bytes(self.0.expose())
    }
}

impl SigningPublic {
    /// SHA-256 of a label and the key, by which a root key is remembered.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(Fields::labelled("liemchinh/1/signing-key").bytes(&self.0).as_slice()).into()
    }

    /// Checks that the holder of this key signed `message` as `statement`.
    ///
    /// # Errors
    /// [`Error::BadSignature`].
    pub fn verify(&self, statement: Statement, message: &[u8], signature: &[u8]) -> Result<()> {
        let bad = Error::BadSignature(statement.name());
        let signature = signature.try_into().map_err(|_| bad)?;
        if self.verifies(statement.bytes(message).as_slice(), signature) {
            Ok(())
        } else {
            Err(bad)
        }
    }

    /// Whether the holder of this key signed exactly these bytes, in a format fixed by somebody else.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8; LENGTH]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }
}
