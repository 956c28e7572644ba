//! Tables of forms, limitations and ways of a case as the decrees have them.

mod ladders;
mod limits;
mod proposals;
mod repeats;
mod ways;

use chrono::NaiveDate;

use super::*;
use crate::law::Law;

const PERSONS: [PersonKind; 7] = [
    PersonKind::CanBoCoChucVu,
    PersonKind::CanBoKhac,
    PersonKind::CongChucLanhDao,
    PersonKind::CongChucKhongLanhDao,
    PersonKind::VienChucQuanLy,
    PersonKind::VienChucKhongQuanLy,
    PersonKind::DaNghi,
];

const RULE_SETS: [RuleSetCode; 4] = [
    RuleSetCode::Nd112,
    RuleSetCode::Nd112Amended,
    RuleSetCode::Nd172,
    RuleSetCode::Nd234,
];

fn law() -> &'static Law {
    Law::for_tests()
}

fn on(iso: &str) -> NaiveDate {
    crate::day::read_iso(iso).expect("a valid day")
}
