//! The random selection for verification: how many, and who may be drawn.
//!
//! Owns: quotas and eligibility. Must not: draw; that needs the witnesses' numbers.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::law::Law;

/// How many persons of an agency are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// What the law wants.
    pub required: u64,
    /// What can be drawn from those who are eligible.
    pub selected: u64,
    /// Of them the head or a deputy, at least.
    pub heads: u64,
}

impl Quota {
    /// How many are missing; the minutes record it.
    #[must_use]
    pub const fn shortfall(self) -> u64 {
        self.required - self.selected
    }
}

/// How many of an agency's `annual_declarants`, before exclusions, are drawn when `eligible` of them may be.
#[must_use]
pub fn quota(law: &Law, on: NaiveDate, annual_declarants: u64, eligible: u64) -> Option<Quota> {
    let share = part(annual_declarants, count(law, "draw_persons", on)?);
    let required = match annual_declarants {
        0 => 0,
        _ => share.max(count(law, "draw_persons_least", on)?),
    };
    let selected = required.min(eligible);
    Some(Quota {
        required,
        selected,
        heads: selected.min(count(law, "draw_heads_least", on)?),
    })
}

/// A control body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ControlBody {
    /// Ministry of Public Security.
    BoCongAn,
    /// Ministry of Defence.
    BoQuocPhong,
    /// Ministry of Foreign Affairs.
    BoNgoaiGiao,
    /// Ministry of Finance.
    BoTaiChinh,
    /// Government Inspectorate.
    ThanhTraChinhPhu,
    /// Provincial inspectorate.
    ThanhTraTinh,
    /// Another ministry.
    BoKhac,
    /// Another central body.
    CoQuanTrungUongKhac,
    /// A Party inspection committee.
    UyBanKiemTra,
}

impl ControlBody {
    const fn share_key(self) -> &'static str {
        match self {
            Self::BoCongAn | Self::BoQuocPhong | Self::BoNgoaiGiao | Self::BoTaiChinh => "draw_agencies_large",
            Self::ThanhTraChinhPhu
            | Self::ThanhTraTinh
            | Self::BoKhac
            | Self::CoQuanTrungUongKhac
            | Self::UyBanKiemTra => "draw_agencies",
        }
    }
}

/// How many of the agencies under its control a body verifies in a year, at least.
#[must_use]
pub fn agencies(law: &Law, on: NaiveDate, body: ControlBody, under_control: u64) -> Option<u64> {
    Some(part(under_control, count(law, body.share_key(), on)?))
}

/// Whether somebody may be drawn in the plan of a year: not verified in the years directly before it, nor since.
#[must_use]
pub fn is_eligible(law: &Law, on: NaiveDate, plan_year: i32, last_verified: Option<i32>) -> Option<bool> {
    let rest = i64::try_from(count(law, "draw_rest", on)?).ok()?;
    Some(last_verified.is_none_or(|year| i64::from(year) < i64::from(plan_year).saturating_sub(rest)))
}

/// The share of a whole in hundredths, rounded up, without leaving the integers.
fn part(whole: u64, percent: u64) -> u64 {
    let hundredths = u128::from(whole) * u128::from(percent);
    u64::try_from(hundredths.div_ceil(100)).unwrap_or(u64::MAX)
}

fn count(law: &Law, key: &str, on: NaiveDate) -> Option<u64> {
    u64::try_from(law.parameter(key, on)?.value?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: i32 = 2027;

    fn day() -> NaiveDate {
        crate::day::read_iso("2027-02-01").expect("a valid day")
    }

    #[test]
    fn one_in_ten_is_drawn_and_at_least_one() {
        let cases = [
            // Annual declarants, eligible: required, selected, missing, heads.
            (0, 0, 0, 0, 0, 0),
            (0, 5, 0, 0, 0, 0),
            (1, 1, 1, 1, 0, 1),
            (9, 9, 1, 1, 0, 1),
            (10, 10, 1, 1, 0, 1),
            (11, 11, 2, 2, 0, 1),
            (20, 20, 2, 2, 0, 1),
            (21, 21, 3, 3, 0, 1),
            (101, 60, 11, 11, 0, 1),
            // The share is of all, before exclusions; what cannot be drawn is missing.
            (50, 3, 5, 3, 2, 1),
            (50, 0, 5, 0, 5, 0),
            (50, 5, 5, 5, 0, 1),
            // As large as the numbers go.
            (u64::MAX, u64::MAX, u64::MAX / 10 + 1, u64::MAX / 10 + 1, 0, 1),
        ];
        for (declarants, eligible, required, selected, shortfall, heads) in cases {
            let found = quota(Law::for_tests(), day(), declarants, eligible).expect("a row");
            let expected = Quota {
                required,
                selected,
                heads,
            };
            assert_eq!(
                (found, found.shortfall()),
                (expected, shortfall),
                "{declarants} {eligible}"
            );
        }
    }

    #[test]
    fn agencies_are_a_fifth_or_a_tenth_rounded_up() {
        let fifth = [
            ControlBody::ThanhTraChinhPhu,
            ControlBody::ThanhTraTinh,
            ControlBody::BoKhac,
            ControlBody::CoQuanTrungUongKhac,
            ControlBody::UyBanKiemTra,
        ];
        let tenth = [
            ControlBody::BoCongAn,
            ControlBody::BoQuocPhong,
            ControlBody::BoNgoaiGiao,
            ControlBody::BoTaiChinh,
        ];
        let cases = [
            (0, 0, 0),
            (1, 1, 1),
            (5, 1, 1),
            (6, 2, 1),
            (10, 2, 1),
            (11, 3, 2),
            (100, 20, 10),
            (101, 21, 11),
        ];
        for (under_control, of_five, of_ten) in cases {
            let share = |body: &ControlBody| agencies(Law::for_tests(), day(), *body, under_control);
            assert!(fifth.iter().all(|body| share(body) == Some(of_five)), "{under_control}");
            assert!(tenth.iter().all(|body| share(body) == Some(of_ten)), "{under_control}");
        }
    }

    #[test]
    fn who_was_verified_in_the_four_years_before_rests() {
        let cases = [
            (None, true),
            (Some(2000), true),
            (Some(2022), true),
            (Some(2023), false),
            (Some(2026), false),
            (Some(2027), false),
            (Some(2028), false),
        ];
        for (last_verified, eligible) in cases {
            let found = is_eligible(Law::for_tests(), day(), YEAR, last_verified);
            assert_eq!(found, Some(eligible), "{last_verified:?}");
        }
        assert_eq!(
            is_eligible(Law::for_tests(), day(), i32::MIN, Some(i32::MIN)),
            Some(false)
        );
    }
}
