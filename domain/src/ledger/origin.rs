//! The name of one log.
//!
//! Owns: which names there are. Must not: decide when a new epoch begins.

use std::fmt;
use std::str::FromStr;

use super::text_form::{NotCanonical, read_decimal};

const LONGEST_INSTALLATION: usize = 100;

/// `<installation>/<epoch>`: first line of every checkpoint, name of the signing key, and part of every leaf, so that
/// no leaf of one log passes for one of another.
///
/// The installation is made of ASCII letters, digits, `.`, `-` and `_`: no space and no plus, which a key name must not
/// hold, and no look-alike letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    installation: String,
    epoch: u64,
}

impl Origin {
    /// The log of this installation and epoch.
    ///
    /// # Errors
    /// The installation is empty, longer than 100 characters, or has another character than those named above.
    pub fn new(installation: &str, epoch: u64) -> Result<Self, NotCanonical> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
        let fits = (1..=LONGEST_INSTALLATION).contains(&installation.len());
        if !fits || !installation.bytes().all(allowed) {
            return Err(NotCanonical);
        }
        Ok(Self {
            installation: installation.to_owned(),
            epoch,
        })
    }

    /// The installation.
    #[must_use]
    pub fn installation(&self) -> &str {
        &self.installation
    }

    /// The epoch. A restored or copied store opens a new one.
    #[must_use]
    pub const fn epoch(&self) -> u64 {
        self.epoch
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.installation, self.epoch)
    }
}

impl FromStr for Origin {
    type Err = NotCanonical;

    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        let (installation, epoch) = text.split_once('/').ok_or(NotCanonical)?;
        Self::new(installation, read_decimal(epoch)?)
    }
}
