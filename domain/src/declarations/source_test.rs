//! Whether income explains what was bought (E = income − increases).
//!
//! Owns: the sum and its flag. Must not: add decreases, which are booked at their old value, or count loans as income.

use serde::Serialize;

/// Why somebody should look closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SourceFlag {
    /// The income does not cover the increases.
    NguonChuaDu,
}

/// The result of the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceTest {
    /// What is left of the income, in the unit of the input.
    pub rest: i64,
    /// Raised when nothing is left and something is missing.
    pub flag: Option<SourceFlag>,
}

/// Total income less the value of all increases; `None` when a sum is larger than any amount of money.
#[must_use]
pub fn source_test(income: &[i64], increases: &[i64]) -> Option<SourceTest> {
    let sum = |amounts: &[i64]| amounts.iter().map(|amount| i128::from(*amount)).sum::<i128>();
    let rest = i64::try_from(sum(income) - sum(increases)).ok()?;
    Some(SourceTest {
        rest,
        flag: (rest < 0).then_some(SourceFlag::NguonChuaDu),
    })
}
