//! Instants as both engines keep them.
//!
//! Owns: the conversion to whole microseconds since 1970, UTC. Must not: read a clock.

use chrono::{DateTime, Utc};

/// Microseconds since 1970-01-01T00:00:00Z: an integer column sorts and compares alike on both engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant; `None` outside the range of the calendar library, which no clock produces.
    #[must_use]
    pub fn instant(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_micros(self.0)
    }

    /// The number as stored.
    pub(crate) fn microseconds(self) -> i64 {
        self.0
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp_micros())
    }
}
