//! The clock of the system.
//!
//! Owns: the only reading of the machine's time. Must not: be bypassed; `clippy.toml` forbids it elsewhere.

use chrono::{DateTime, Utc};

/// Tells the time. Tests put their own clock here.
pub trait Clock: Send + Sync {
    /// Now, in whole microseconds.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        domain::time::to_microseconds(Utc::now())
    }
}
