//! The keys that the server itself holds, and the house that everything is sealed in.
//!
//! Owns: the system secret in memory, what the installation was founded on, and randomness as the vault wants it.
//! Must not: write the secret anywhere; a command does that once, when the store is made.

use std::convert::Infallible;

use domain::lang::Lang;
use rand_core::{TryCryptoRng, TryRng};
use serde::{Deserialize, Serialize};
use store::guard::RowKey;
use store::{Db, Tx, setting};
use uuid::Uuid;
use vault::purpose::House;
use vault::recovery::RecoveryPublic;
use vault::signature::SigningPublic;
use vault::system::SystemSecret;
use zeroize::Zeroizing;

use crate::randomness::Randomness;
use crate::{Error, Result};

pub(crate) const SETTING: &str = "installation";

/// The system secret as it is read from where the site keeps it. Not printable.
pub struct ServerSecret(SystemSecret);

impl ServerSecret {
    /// A new random secret.
    #[must_use]
    pub fn generate(randomness: &dyn Randomness) -> Self {
        Self(SystemSecret::random(&mut VaultRng(randomness)))
    }

    /// The secret as written down: 64 hexadecimal digits, blanks around them ignored. `None` for anything else.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let digits = written.trim();
        if digits.len() != 64 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = Zeroizing::new([0; 32]);
        for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&digits[at..at + 2], 16).ok()?;
        }
        Some(Self(SystemSecret::new(*bytes)))
    }

    /// The secret to write down.
    #[must_use]
    pub fn written(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.0.expose()))
    }

    /// Public half of the key that signs the heads of the ledger.
    pub(crate) fn ledger_public(&self) -> SigningPublic {
        self.0.ledger_key().public()
    }

    /// The store with the key of its row MACs.
    #[must_use]
    pub fn guard(&self, db: Db) -> Db {
        db.guarded(RowKey::new(*self.0.row_key().expose()))
    }
}

/// What an installation was founded on, as its setting keeps it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Founded {
    pub installation: Uuid,
    pub agency: Uuid,
    /// The agency's name as it stands on documents.
    pub name: String,
    /// The file `recovery.pub`, in hexadecimal digits.
    pub recovery: String,
    /// Whether this is a demonstration: then everybody may see its passwords.
    pub demo: bool,
}

/// The keys of a founded installation, shared by all requests. Not printable.
pub struct Keys {
    pub(crate) system: SystemSecret,
    pub(crate) house: House,
    pub(crate) custodians: RecoveryPublic,
    pub(crate) agency_name: String,
    pub(crate) demo: bool,
}

impl Keys {
    /// Reads what the installation of `db` was founded on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not founded yet; [`Error::Internal`] when the secret is not that of this store, or
    /// the setting was changed past the program.
    pub async fn load(db: &Db, secret: ServerSecret) -> Result<Self> {
        let mut tx = db.read().await?;
        Self::read(&mut tx, secret).await
    }

    pub(crate) async fn read(tx: &mut Tx, secret: ServerSecret) -> Result<Self> {
        let row = setting::find(tx, SETTING).await?.ok_or(Error::NotFound)?;
        let founded: Founded = serde_json::from_str(&row.value).map_err(|error| Error::Internal(Box::new(error)))?;
        let recovery =
            unhex(&founded.recovery).ok_or_else(|| Error::Internal("recovery.pub is no hexadecimal".into()))?;
        let custodians = RecoveryPublic::read_file(&recovery).map_err(|error| Error::Internal(Box::new(error)))?;
        Ok(Self {
            system: secret.0,
            house: House {
                installation: founded.installation.into_bytes(),
                agency: founded.agency.into_bytes(),
            },
            custodians,
            agency_name: founded.name,
            demo: founded.demo,
        })
    }

    /// The agency's name as it stands on documents.
    #[must_use]
    pub fn agency_name(&self) -> &str {
        &self.agency_name
    }

    /// Whether this is a demonstration.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// Public half of the key that signs the heads of the ledger.
    #[must_use]
    pub fn ledger_public(&self) -> SigningPublic {
        self.system.ledger_key().public()
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // Room for all of it at once: a string that grows leaves copies of secrets behind.
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        digits.push(char::from(DIGITS[usize::from(byte >> 4)]));
        digits.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    digits
}

pub(crate) fn unhex(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok())
        .collect()
}

/// The system's randomness as the vault wants it.
pub(crate) struct VaultRng<'a>(pub &'a dyn Randomness);

impl TryRng for VaultRng<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for VaultRng<'_> {}

/// The vault refused something that the server itself stored or made: a fault, or a forgery.
impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        Self::Internal(Box::new(error))
    }
}

/// A fault of one field.
pub(crate) fn invalid(field: &'static str, message: impl FnOnce(Lang) -> String, lang: Lang) -> Error {
    Error::Invalid(vec![crate::FieldFault {
        field,
        message: message(lang),
    }])
}
