//! Time that is not counted (R12). Owns: intervals and their union. Must not: know the grounds.

use chrono::{Days, NaiveDate};
use serde::Serialize;

/// Days that are not counted, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Interval {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Interval {
    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// The union of the intervals, in order: those that overlap or touch become one, so that no day is counted twice.
#[must_use]
pub fn merge(intervals: &[Interval]) -> Vec<Interval> {
    let mut sorted = intervals.to_vec();
    sorted.sort();
    let mut merged: Vec<Interval> = Vec::with_capacity(sorted.len());
    for next in sorted {
        match merged.last_mut() {
            Some(last) if next.from <= last.to + Days::new(1) => last.to = last.to.max(next.to),
            _ => merged.push(next),
        }
    }
    merged
}
