//! Where the system secret comes from.
//!
//! Owns: finding, reading and once writing it. Must not: keep it longer than the keys made from it, or print it.
//!
//! Looked for in this order: the file that `LIEMCHINH_SECRET_FILE` names, a credential of the service manager, the data
//! folder. Only the last is beside the data; `doctor` says what that costs.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use services::keys::ServerSecret;
use services::randomness::Randomness;
use zeroize::Zeroizing;

/// Name of the file in the data folder, and of the credential.
pub const FILE: &str = "system.secret";

/// Why there is no secret: what is wrong and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or written.
    #[error("the system secret cannot be used: {path}: {reason}")]
    Unusable {
        /// The file.
        path: String,
        /// The system's own words.
        reason: String,
    },
    /// The file holds something else.
    #[error("{0} is no system secret: it must hold 64 hexadecimal digits")]
    Malformed(String),
}

/// Where the secret of the store in `data` is, or will be.
#[must_use]
pub fn path(data: &Path) -> PathBuf {
    if let Some(named) = env::var_os("LIEMCHINH_SECRET_FILE").filter(|path| !path.is_empty()) {
        return named.into();
    }
    if let Some(credential) = credential().filter(|path| path.exists()) {
        return credential;
    }
    data.join(FILE)
}

/// Whether the secret lies in the data folder, where whoever takes the disk takes both.
#[must_use]
pub fn is_beside_the_data(data: &Path) -> bool {
    path(data) == data.join(FILE)
}

fn credential() -> Option<PathBuf> {
    env::var_os("CREDENTIALS_DIRECTORY").map(|folder| PathBuf::from(folder).join(FILE))
}

/// Reads the secret.
///
/// # Errors
/// [`SecretError`] when it is not there or is none.
pub fn read(data: &Path) -> Result<ServerSecret, SecretError> {
    let path = path(data);
    let written = fs::read_to_string(&path)
        .map(Zeroizing::new)
        .map_err(|error| unusable(&path, &error))?;
    ServerSecret::read(&written).ok_or_else(|| SecretError::Malformed(path.display().to_string()))
}

/// Reads the secret that the site has put in its place, or writes a new one there.
///
/// # Errors
/// [`SecretError`] when it can neither be read nor written.
pub fn read_or_write(data: &Path, randomness: &dyn Randomness) -> Result<ServerSecret, SecretError> {
    let path = path(data);
    if path.exists() {
        return read(data);
    }
    let secret = ServerSecret::generate(randomness);
    let write = || {
        // The process makes files for its own account alone.
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        writeln!(file, "{}", *secret.written())?;
        file.sync_all()
    };
    write().map_err(|error| unusable(&path, &error))?;
    Ok(secret)
}

fn unusable(path: &Path, error: &std::io::Error) -> SecretError {
    SecretError::Unusable {
        path: path.display().to_string(),
        reason: error.to_string(),
    }
}
