//! The short name of somebody's keys, compared by people.
//!
//! Owns: its making from public keys and its typed form. Must not: be shorter: 80 bits are what nobody can imitate.

use std::fmt;

use crate::{Result, crockford};

/// 80 bits of the hash of somebody's public keys: 16 characters in four groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyCode([u8; 10]);

impl KeyCode {
    /// The code of the keys with this fingerprint.
    #[must_use]
    pub fn of(fingerprint: &[u8; 32]) -> Self {
        let mut code = [0; 10];
        code.copy_from_slice(&fingerprint[..10]);
        Self(code)
    }

    /// The code as somebody typed it after hearing it.
    ///
    /// # Errors
    /// [`crate::Error::Mistyped`] when it cannot be a code.
    pub fn read(typed: &str) -> Result<Self> {
        crockford::read(typed, "key code").map(|bytes| Self(*bytes))
    }

    /// The code with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 10] {
        &self.0
    }
}

impl fmt::Display for KeyCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&crockford::write(&self.0))
    }
}
