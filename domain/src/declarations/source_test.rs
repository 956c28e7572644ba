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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn income_explains_what_was_bought_or_not() {
        type Amounts = &'static [i64];
        let flagged = Some(SourceFlag::NguonChuaDu);
        let cases: [(Amounts, Amounts, i64, Option<SourceFlag>); 7] = [
            // The worked example of the form, in millions: salary, investment, land sold; flat, savings, car.
            (&[600, 1_000, 4_000], &[3_500, 500, 1_000], 600, None),
            (&[], &[], 0, None),
            (&[500], &[500], 0, None),
            (&[500], &[501], -1, flagged),
            (&[], &[1], -1, flagged),
            (&[1], &[], 1, None),
            // Larger on the way than any single amount.
            (&[i64::MAX, i64::MAX], &[i64::MAX, i64::MAX, 7], -7, flagged),
        ];
        for (income, increases, rest, flag) in cases {
            assert_eq!(
                source_test(income, increases),
                Some(SourceTest { rest, flag }),
                "{income:?} {increases:?}"
            );
        }
        assert_eq!(source_test(&[i64::MAX, 1], &[]), None);
        assert_eq!(source_test(&[], &[i64::MAX, 2]), None);
    }
}
