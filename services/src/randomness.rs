//! Randomness of the system.
//!
//! Owns: the only source of random bytes, and the identifiers made from them.
//! Must not: be bypassed; tests rely on a seeded source here.

use chrono::{DateTime, Utc};
use rand::TryRng;
use rand::rngs::SysRng;
use uuid::{Builder, Uuid};

/// Gives random bytes.
pub trait Randomness: Send + Sync {
    /// Fills the whole buffer with unpredictable bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's random source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[expect(
        clippy::expect_used,
        reason = "without randomness there are no keys; going on would be worse than stopping"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        SysRng
            .try_fill_bytes(bytes)
            .expect("the operating system gives random bytes");
    }
}

/// Id of an ordinary record: UUIDv7, sorted by time.
#[must_use]
pub fn uuid_v7(randomness: &dyn Randomness, now: DateTime<Utc>) -> Uuid {
    let mut bytes = [0; 10];
    randomness.fill(&mut bytes);
    // Negative only before 1970, which no clock of a server shows.
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

/// Id that tells nothing, not even its age: UUIDv4.
#[must_use]
pub fn uuid_v4(randomness: &dyn Randomness) -> Uuid {
    let mut bytes = [0; 16];
    randomness.fill(&mut bytes);
    Builder::from_random_bytes(bytes).into_uuid()
}
