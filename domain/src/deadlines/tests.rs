//! Tables of dates counted by hand, and what every date must keep to.

mod answers;
mod explanations;
mod periods;
mod properties;
mod terms;

use chrono::NaiveDate;

use super::*;
use crate::law::{Law, Length, Unit};

fn on(iso: &str) -> NaiveDate {
    crate::day::read_iso(iso).expect("a valid day")
}

fn calendar() -> &'static Calendar {
    Law::for_tests().calendar()
}

const fn length(amount: u32, unit: Unit) -> Length {
    Length { amount, unit }
}

fn interval((from, to): &(&str, &str)) -> Interval {
    Interval {
        from: on(from),
        to: on(to),
    }
}

fn intervals(days: &[(&str, &str)]) -> Vec<Interval> {
    days.iter().map(interval).collect()
}

fn question(code: &str, event: &str) -> Question {
    Question {
        code: code.to_owned(),
        variant: None,
        event: on(event),
        stops: None,
    }
}
