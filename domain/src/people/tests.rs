//! Codes, entries, moves and units: tables, and what holds for any order of acts.

mod codes;
mod entry;
mod moves;
mod moves_any_order;
mod touched;
mod units;
mod units_any_order;

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::access::UnitId;
use crate::day::IsoDay;
use crate::person_name::PersonName;

const fn unit(number: u128) -> UnitId {
    UnitId(Uuid::from_u128(number))
}

fn day(text: &str) -> NaiveDate {
    crate::day::read_iso(text).expect("a day")
}

fn name(typed: &str) -> PersonName {
    PersonName::read(typed).expect("a name")
}

/// A public employee without a post, at work in unit 2.
fn standing() -> Standing {
    Standing {
        name: name("Trần Văn Ví Dụ"),
        unit: unit(2),
        post: String::new(),
        level: LeaderLevel::None,
        kind: PersonKind::VienChucKhongQuanLy,
        status: Status::Working,
        since: IsoDay(day("2020-01-01")),
        until: None,
        left: None,
    }
}
