//! Instants and how people read them.
//!
//! Owns: the precision of stored times and the Vietnamese way of writing them.
//! Must not: read a clock (`services::clock` does) or count legal terms.

use chrono::{DateTime, DurationRound, FixedOffset, NaiveDate, TimeDelta, Utc};

const HANOI_SECONDS_EAST: i32 = 7 * 3600;

/// Cuts an instant to whole microseconds, the finest unit that both database engines keep.
#[must_use]
pub fn to_microseconds(instant: DateTime<Utc>) -> DateTime<Utc> {
    // Truncation fails only outside the years 1677–2262; such an instant is kept as it is.
    instant.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(instant)
}

/// The same instant on the clocks of Vietnam (Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975).
#[must_use]
pub fn in_vietnam(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(HANOI_SECONDS_EAST) {
        Some(offset) => instant.with_timezone(&offset),
        None => instant.fixed_offset(),
    }
}

/// The day of the calendar in Vietnam.
#[must_use]
pub fn local_day(instant: DateTime<Utc>) -> NaiveDate {
    in_vietnam(instant).date_naive()
}

/// `dd/MM/yyyy` in Vietnam.
#[must_use]
pub fn date(instant: DateTime<Utc>) -> String {
    in_vietnam(instant).format("%d/%m/%Y").to_string()
}

/// `HH:mm` in Vietnam.
#[must_use]
pub fn clock_time(instant: DateTime<Utc>) -> String {
    in_vietnam(instant).format("%H:%M").to_string()
}

/// `HH:mm:ss dd/MM/yyyy` in Vietnam, for places where the second matters.
#[must_use]
pub fn exact(instant: DateTime<Utc>) -> String {
    in_vietnam(instant).format("%H:%M:%S %d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("a valid instant")
    }

    #[test]
    fn vietnam_is_seven_hours_ahead_and_may_be_on_the_next_day() {
        let evening = utc("2026-12-31T17:00:00Z");
        assert_eq!(exact(evening), "00:00:00 01/01/2027");
        assert_eq!(date(utc("2026-12-31T16:59:59Z")), "31/12/2026");
        assert_eq!(clock_time(utc("2026-12-31T16:59:59Z")), "23:59");
    }

    #[test]
    fn nanoseconds_are_cut_not_rounded() {
        assert_eq!(
            to_microseconds(utc("2026-07-01T00:00:00.123456999Z")),
            utc("2026-07-01T00:00:00.123456Z")
        );
    }
}
