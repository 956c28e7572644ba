//! What the system says about itself on the page "Tình trạng hệ thống" and in `doctor`.
//!
//! Owns: the shape of that answer. Must not: find it out (crate `services` does).

use chrono::{DateTime, TimeDelta, Utc};

/// The database engine that a store runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// The embedded engine: one file in the data folder.
    Sqlite,
    /// A server shared by several copies of the binary.
    Postgres,
}

impl Engine {
    /// The engine's proper name, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// State of the running system; no personal data, no content.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Status {
    /// Version of the binary, `major.minor.patch`.
    pub version: String,
    /// Number of the newest migration applied to the store.
    pub schema: i64,
    /// Engine of the store.
    pub engine: Engine,
    /// Version that the engine itself reports.
    pub engine_version: String,
    /// The application server's clock, whole microseconds.
    pub clock: DateTime<Utc>,
    /// The store's clock, read in the same request.
    pub store_clock: DateTime<Utc>,
    /// How many dated legal parameters the binary carries.
    pub law_parameters: usize,
    /// Identifier of the request that asked; people read it out when they report a fault.
    pub request: String,
}

impl Status {
    /// Largest difference of the two clocks that is not worth a warning.
    pub const CLOCK_TOLERANCE: TimeDelta = TimeDelta::seconds(5);

    /// Absolute difference between the server's and the store's clock.
    #[must_use]
    pub fn clock_difference(&self) -> TimeDelta {
        (self.clock - self.store_clock).abs()
    }

    /// Whether the two clocks agree closely enough for legal deadlines and receipts.
    #[must_use]
    pub fn clocks_agree(&self) -> bool {
        self.clock_difference() <= Self::CLOCK_TOLERANCE
    }
}
