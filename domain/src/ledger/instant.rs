//! When an event happened, as its leaf says it.
//!
//! Owns: the two precisions of the clear part. Must not: read a clock.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, DurationRound, SecondsFormat, TimeDelta, Utc};

use super::NotCanonical;

/// An instant in whole microseconds: `2026-11-24T08:15:30.000000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// The instant, cut to microseconds.
    #[must_use]
    pub fn of(instant: DateTime<Utc>) -> Self {
        Self(crate::time::to_microseconds(instant))
    }

    /// The instant.
    #[must_use]
    pub const fn instant(self) -> DateTime<Utc> {
        self.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl FromStr for Timestamp {
    type Err = NotCanonical;

    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        only_spelling(text, text, Self::of)
    }
}

/// An hour, all that the clear part of a confidential event tells: `2026-11-24T08Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(DateTime<Utc>);

impl Hour {
    /// The hour in which the instant lies.
    #[must_use]
    pub fn of(instant: DateTime<Utc>) -> Self {
        // Truncation fails only outside the years 1677–2262. What is written is the hour alone even then.
        Self(instant.duration_trunc(TimeDelta::hours(1)).unwrap_or(instant))
    }

    /// The instant at which the hour begins.
    #[must_use]
    pub const fn begins(self) -> DateTime<Utc> {
        self.0
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.format("%Y-%m-%dT%HZ"))
    }
}

impl FromStr for Hour {
    type Err = NotCanonical;

    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        let hour = text.strip_suffix('Z').ok_or(NotCanonical)?;
        only_spelling(text, &format!("{hour}:00:00Z"), Self::of)
    }
}

/// Reads the RFC 3339 `instant` and accepts it only when the result is written as `text` again.
fn only_spelling<T: fmt::Display>(
    text: &str,
    instant: &str,
    of: impl Fn(DateTime<Utc>) -> T,
) -> Result<T, NotCanonical> {
    let instant = DateTime::parse_from_rfc3339(instant).map_err(|_| NotCanonical)?;
    let value = of(instant.to_utc());
    if value.to_string() == text {
        Ok(value)
    } else {
        Err(NotCanonical)
    }
}
