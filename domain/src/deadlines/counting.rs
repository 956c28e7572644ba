//! Counting of terms: rules R1–R5, R8, R10–R12.
//!
//! Owns: from which day to which day a term runs. Must not: know codes of deadlines, or read the legal data.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Calendar;
use super::stops::Interval;
use crate::law::{Length, MonthDay, Unit};

/// The end of a term that runs from an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Last day before it is moved off a day off.
    pub nominal: NaiveDate,
    /// Last day on time.
    pub due: NaiveDate,
    /// The parts of the stops that moved it.
    pub stopped: Vec<Interval>,
}

impl End {
    /// Calendar days that were not counted.
    #[must_use]
    pub fn paused_days(&self) -> i64 {
        self.stopped.iter().map(|part| part.days()).sum()
    }
}

/// The end of a term from `event`, with merged stops in order. The day of the event is never counted (R1).
///
/// Stops that begin after the running end do not move it (R12); working-day terms skip their days (R3), all others are
/// moved by them and then, when `rolled`, to the next working day (R2, R4, R5).
#[must_use]
pub fn forward(calendar: &Calendar, event: NaiveDate, length: Length, rolled: bool, stops: &[Interval]) -> End {
    if length.unit == Unit::WorkingDays {
        return forward_working(calendar, event, length.amount, stops);
    }
    let mut nominal = match length.unit {
        Unit::CalendarDays | Unit::WorkingDays => event + Days::new(length.amount.into()),
        Unit::Months => event + Months::new(length.amount),
        Unit::Years => event + Months::new(12 * length.amount),
    };
    let mut stopped = Vec::new();
    for part in after(event, stops) {
        if part.from <= nominal {
            nominal = nominal + Days::new(part.days().unsigned_abs());
            stopped.push(part);
        }
    }
    let due = if rolled { calendar.roll(nominal) } else { nominal };
    End { nominal, due, stopped }
}

fn forward_working(calendar: &Calendar, event: NaiveDate, amount: u32, stops: &[Interval]) -> End {
    let stops: Vec<Interval> = after(event, stops).collect();
    let mut date = event;
    let mut counted = 0;
    while counted < amount {
        date = date + Days::new(1);
        if let Some(stop) = stops.iter().find(|stop| stop.contains(date)) {
            date = stop.to;
        } else if calendar.is_working(date) {
            counted += 1;
        }
    }
    let stopped = stops.into_iter().filter(|stop| stop.from <= date).collect();
    End {
        nominal: date,
        due: date,
        stopped,
    }
}

/// The parts of the stops that lie after the event.
fn after(event: NaiveDate, stops: &[Interval]) -> impl Iterator<Item = Interval> {
    stops
        .iter()
        .filter(move |stop| event < stop.to)
        .map(move |stop| Interval {
            from: stop.from.max(event + Days::new(1)),
            to: stop.to,
        })
}

/// The last days for an act that must come before an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// Last day by the words of the law.
    pub legal_latest: NaiveDate,
    /// Last working day that is not later: what a person should aim at.
    pub target: NaiveDate,
}

/// At least `length` before `event` (R10); never moved later.
#[must_use]
pub fn backward(calendar: &Calendar, event: NaiveDate, length: Length) -> Before {
    let legal_latest = match length.unit {
        Unit::CalendarDays => event - Days::new(length.amount.into()),
        Unit::Months => event - Months::new(length.amount),
        Unit::Years => event - Months::new(12 * length.amount),
        Unit::WorkingDays => {
            let mut date = event;
            for _ in 0..length.amount {
                date = calendar.roll_back(date - Days::new(1));
            }
            date
        }
    };
    Before {
        legal_latest,
        target: calendar.roll_back(legal_latest),
    }
}

/// The last day on time where the law says "before `limit`" of a year (R8): never moved.
///
/// `None` for a year that the calendar does not have.
#[must_use]
pub fn before_date(calendar: &Calendar, limit: MonthDay, year: i32) -> Option<Before> {
    let legal_latest = limit.in_year(year)? - Days::new(1);
    Some(Before {
        legal_latest,
        target: calendar.roll_back(legal_latest),
    })
}

/// The days of a posting (R11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// It must stay up through this day.
    pub last_day: NaiveDate,
    /// From this day on it may come down.
    pub removable_from: NaiveDate,
}

/// A posting of `days` that begins on `event`; never moved.
#[must_use]
pub fn posting(event: NaiveDate, days: u32) -> Posting {
    let last_day = event + Days::new(days.into());
    Posting {
        last_day,
        removable_from: last_day + Days::new(1),
    }
}

/// Whether a term of years from this day ends on 28 February for lack of a 29th (R5a).
#[must_use]
pub fn lacks_leap_day(event: NaiveDate, end: NaiveDate) -> bool {
    (event.month(), event.day()) == (2, 29) && end.day() != 29
}
