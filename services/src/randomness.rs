//! Randomness of the system.
//!
//! Owns: the only source of random bytes, and the identifiers made from them.
//! Must not: be bypassed; tests rely on a seeded source here.

use chrono::{DateTime, TimeDelta, Utc};
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

/// Id of the row at a place of a list that is made at once: UUIDv7 with the place where others have more randomness, so that
/// the ids sort as the list does.
#[must_use]
pub fn uuid_v7_in_list(randomness: &dyn Randomness, now: DateTime<Utc>, place: usize) -> Uuid {
    /// Places that have room behind one millisecond.
    const ROOM: usize = 1 << 12;
    let later = i64::try_from(place / ROOM).unwrap_or_default();
    let mut bytes = uuid_v7(randomness, now + TimeDelta::milliseconds(later)).into_bytes();
    let [high, low] = u16::try_from(place % ROOM).unwrap_or_default().to_be_bytes();
    bytes[6] = bytes[6] & 0xf0 | high;
    bytes[7] = low;
    Uuid::from_bytes(bytes)
}

/// Id that tells nothing, not even its age: UUIDv4.
#[must_use]
pub fn uuid_v4(randomness: &dyn Randomness) -> Uuid {
    let mut bytes = [0; 16];
    randomness.fill(&mut bytes);
    Builder::from_random_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_list_sort_as_it_does() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let ids: Vec<Uuid> = (0..10_000)
            .map(|place| uuid_v7_in_list(&SystemRandomness, now, place))
            .collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }
}
