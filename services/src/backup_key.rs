//! The key pair of backups.
//!
//! Owns: its making, and the two text files that hold its halves. Must not: know what a backup is; the public half is
//! all that the server ever sees.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use serde::{Deserialize, Serialize};
use vault::wrap::PublicKey;
pub use vault::wrap::{PrivateKey, Recipient};
use vault::{KeyCode, Secret};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::keys::VaultRng;
use crate::randomness::Randomness;

const PUBLIC: &str = "liemchinh/backup-public/1";
const SECRET: &str = "liemchinh/backup-key/1";

/// The two files of a new pair. Not printable: one of them is the key.
pub struct BackupKeyFiles {
    /// What `backup.pub` holds.
    pub public: String,
    /// What `backup.key` holds.
    pub secret: Zeroizing<String>,
    /// Code of the pair, which stands in both.
    pub code: KeyCode,
}

/// Why a file is none of the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not such a file, or the other one of the pair.
    #[error("it is not a file that `liemchinh backup-key` wrote, or it is the other one of the two")]
    Unreadable,
    /// Its check or its code does not fit its key.
    #[error("a character of the file was changed; take another copy")]
    Changed,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicFile {
    kind: String,
    code: String,
    public: String,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct SecretFile {
    kind: String,
    code: String,
    secret: String,
    /// Name of the secret: tells a changed character from a wrong key.
    check: String,
}

/// Makes a new pair.
#[must_use]
pub fn new_backup_key(randomness: &dyn Randomness) -> BackupKeyFiles {
    let key = PrivateKey::random(&mut VaultRng(randomness));
    let code = code(&key.public());
    BackupKeyFiles {
        public: write(&PublicFile {
            kind: PUBLIC.to_owned(),
            code: code.to_string(),
            public: BASE64_URL_SAFE_NO_PAD.encode(key.public().0),
        }),
        secret: Zeroizing::new(write(&SecretFile {
            kind: SECRET.to_owned(),
            code: code.to_string(),
            secret: BASE64_URL_SAFE_NO_PAD.encode(key.secret().expose()),
            check: BASE64_URL_SAFE_NO_PAD.encode(key.secret().key_id()),
        })),
        code,
    }
}

/// Reads `backup.pub`: whoever a backup is sealed to.
///
/// # Errors
/// [`Fault`].
pub fn read_public(text: &str) -> Result<Recipient, Fault> {
    let file: PublicFile = serde_json::from_str(text).map_err(|_| Fault::Unreadable)?;
    if file.kind != PUBLIC {
        return Err(Fault::Unreadable);
    }
    let key = PublicKey(bytes(&file.public)?);
    let code = code(&key);
    if KeyCode::read(&file.code) == Ok(code) {
        Ok(Recipient { key, code })
    } else {
        Err(Fault::Changed)
    }
}

/// Reads `backup.key`: what opens a backup.
///
/// # Errors
/// [`Fault`].
pub fn read_secret(text: &str) -> Result<PrivateKey, Fault> {
    let file: SecretFile = serde_json::from_str(text).map_err(|_| Fault::Unreadable)?;
    if file.kind != SECRET {
        return Err(Fault::Unreadable);
    }
    let secret = Secret::new(bytes(&file.secret)?);
    let checks = bytes(&file.check)? == secret.key_id();
    let key = PrivateKey::from_secret(secret);
    if checks && KeyCode::read(&file.code) == Ok(code(&key.public())) {
        Ok(key)
    } else {
        Err(Fault::Changed)
    }
}

/// The code of a pair: the first 80 bits of the hash that names its public half.
pub(crate) fn code(public: &PublicKey) -> KeyCode {
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&public.key_id()[..10]);
    KeyCode::from_bytes(bytes)
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], Fault> {
    let bytes = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| Fault::Changed)?);
    bytes.as_slice().try_into().map_err(|_| Fault::Changed)
}

fn write(file: &impl Serialize) -> String {
    #[expect(clippy::expect_used, reason = "every field is a text")]
    let mut text = serde_json::to_string_pretty(file).expect("texts have a form in JSON");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::randomness::SystemRandomness;

    #[test]
    fn the_two_files_hold_one_pair() {
        let files = new_backup_key(&SystemRandomness);
        let recipient = read_public(&files.public).expect("the public half");
        let key = read_secret(&files.secret).map_err(drop).expect("the key");
        assert_eq!(recipient.key, key.public());
        assert_eq!(recipient.code, files.code);
        assert!(
            !files
                .public
                .contains(&BASE64_URL_SAFE_NO_PAD.encode(key.secret().expose()))
        );
    }

    #[test]
    fn two_pairs_differ() {
        assert!(new_backup_key(&SystemRandomness).code != new_backup_key(&SystemRandomness).code);
    }

    #[test]
    fn one_file_is_not_taken_for_the_other() {
        let files = new_backup_key(&SystemRandomness);
        assert_eq!(read_public(&files.secret), Err(Fault::Unreadable));
        assert_eq!(read_secret(&files.public).err(), Some(Fault::Unreadable));
        let later = files.public.replace("/1\"", "/2\"");
        assert_eq!(read_public(&later), Err(Fault::Unreadable));
    }

    /// The file with the first character of the value of `key` replaced by another one.
    fn changed(file: &str, key: &str) -> String {
        let at = file.find(&format!("\"{key}\": \"")).expect("the key") + key.len() + 5;
        let other = if file[at..].starts_with('A') { "B" } else { "A" };
        format!("{}{other}{}", &file[..at], &file[at + 1..])
    }

    #[test]
    fn a_changed_character_is_noticed() {
        let files = new_backup_key(&SystemRandomness);
        for key in ["public", "code"] {
            assert_eq!(read_public(&changed(&files.public, key)), Err(Fault::Changed), "{key}");
        }
        for key in ["secret", "code", "check"] {
            let fault = read_secret(&changed(&files.secret, key)).err();
            assert_eq!(fault, Some(Fault::Changed), "{key}");
        }
    }
}
