//! What the custodians of the recovery key do on a machine without a store.
//!
//! Owns: the birth of their keys, the founding that they sign, the escrow that they open, and the papers that travel
//! between that machine and the installation. Must not: touch a store; nothing here may need one.
//!
//! A paper is one JSON object whose `kind` says what it is and in which version; binary values are base64url without
//! padding, and a key that is not expected is refused. The installation writes a request, the custodians' machine
//! answers it:
//!
//! | request | command | answer |
//! |---|---|---|
//! | [`FoundingRequest`] | `recovery sign` | read by [`read_founding`] |
//! | [`RecoveryRequest`] | `recovery open` | read by [`read_recovery_answer`] |

mod fault;
mod founding;
mod opening;
mod paper;
mod told;

use vault::recovery::{CUSTODIANS, RecoveryKeys};

pub use fault::Fault;
pub use founding::{FoundingRequest, Member, read_founding};
pub use opening::{HeardRequest, RecoveryRequest, Sealed, is_recovery_answer, read_recovery_answer};
pub(crate) use paper::are_plain;
pub use told::{ask_code, ask_consent, ask_share, is_consent, mistyped, wrong_code};
pub use vault::KeyCode;
pub use vault::recovery::Share;

use crate::keys::VaultRng;
use crate::randomness::Randomness;

/// Keys that were just born. Not printable: they hold all shares.
pub struct NewKeys {
    /// The file `recovery.pub`.
    pub public_file: Vec<u8>,
    /// Their code, which stands on every sheet.
    pub code: KeyCode,
    /// One share for each custodian.
    pub shares: [Share; CUSTODIANS],
}

/// Makes new recovery and root keys. The keys themselves are forgotten at once; the shares are all that is left.
#[must_use]
pub fn new_keys(randomness: &dyn Randomness) -> NewKeys {
    let mut rng = VaultRng(randomness);
    let keys = RecoveryKeys::random(&mut rng);
    NewKeys {
        public_file: keys.public_file(),
        code: keys.public().key_code(),
        shares: keys.shares(&mut rng),
    }
}

/// Two custodians who put their shares together. Not printable.
pub struct Custodians(RecoveryKeys);

impl Custodians {
    /// The keys, from two shares.
    ///
    /// # Errors
    /// [`Fault::SameShare`], [`Fault::OtherSet`].
    pub fn together(one: &Share, other: &Share) -> Result<Self, Fault> {
        if one.written() == other.written() {
            return Err(Fault::SameShare);
        }
        RecoveryKeys::combine(one, other).map(Self).map_err(|_| Fault::OtherSet)
    }

    /// Code of the keys, as it stands on the sheets.
    #[must_use]
    pub fn code(&self) -> KeyCode {
        self.0.public().key_code()
    }
}

#[cfg(test)]
mod tests;
