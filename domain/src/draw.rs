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
    let share = part(annual_declarants, percent(law, "draw_persons", on)?);
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
    Some(part(under_control, percent(law, body.share_key(), on)?))
}

/// Whether somebody may be drawn in the plan of a year: not verified in the years directly before it, nor since.
#[must_use]
pub fn is_eligible(law: &Law, on: NaiveDate, plan_year: i32, last_verified: Option<i32>) -> Option<bool> {
    let rest = i64::try_from(count(law, "draw_rest", on)?).ok()?;
    Some(last_verified.is_none_or(|year| i64::from(year) < i64::from(plan_year) - rest))
}

/// The share of a whole in hundredths, rounded up, without leaving the integers.
fn part(whole: u64, percent: u64) -> u64 {
    let hundredths = u128::from(whole) * u128::from(percent);
    u64::try_from(hundredths.div_ceil(100)).unwrap_or(u64::MAX)
}

fn percent(law: &Law, key: &str, on: NaiveDate) -> Option<u64> {
    count(law, key, on)
}

fn count(law: &Law, key: &str, on: NaiveDate) -> Option<u64> {
    u64::try_from(law.parameter(key, on)?.value?).ok()
}
