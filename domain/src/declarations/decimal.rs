//! Numbers with at most three decimals: areas, quantities, amounts of foreign money.
//!
//! Owns: exact arithmetic on them and their two written forms. Must not: know what is counted. Amounts in đồng are whole.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lang::Lang;
use crate::money;
use crate::number::grouped;

/// Decimals that are kept.
const PLACES: usize = 3;
const ONE: i64 = 1_000;
/// The largest whole number, the same as that of amounts; its thousandths fit twice into the type.
const MAX: i64 = money::MAX;

/// A number in whole thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// A whole number; `None` beyond ±999.999 tỷ.
    #[must_use]
    pub fn whole(number: i64) -> Option<Self> {
        (-MAX..=MAX).contains(&number).then(|| Self(number * ONE))
    }

    /// The number, when it is one without a fraction.
    #[must_use]
    pub const fn as_whole(self) -> Option<i64> {
        if self.0 % ONE == 0 { Some(self.0 / ONE) } else { None }
    }

    /// Greater than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// What remains after taking `other` away.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        // Both are at most ±MAX, and twice that is far from the end of the type.
        Self(self.0 - other.0)
    }

    /// Digits grouped by thousands, the fraction behind the mark of the language: `1.234,5`, in English `1,234.5`.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> String {
        let sign = if self.0 < 0 { "−" } else { "" };
        let size = self.0.unsigned_abs();
        let whole = grouped(size / ONE.unsigned_abs(), lang);
        let fraction = format!("{:0PLACES$}", size % ONE.unsigned_abs());
        let mark = match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        };
        match fraction.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            fraction => format!("{sign}{whole}{mark}{fraction}"),
        }
    }

    /// Reads the first number of a text as [`Self::in_lang`] writes it in Vietnamese, sign and unit left aside.
    #[must_use]
    pub fn first_in(text: &str) -> Option<Self> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let rest = &text[start..];
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .unwrap_or(rest.len());
        let (whole, fraction) = rest[..end].split_once(',').unwrap_or((&rest[..end], ""));
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > PLACES {
            return None;
        }
        let digits = format!("{}{fraction:0<PLACES$}", whole.replace('.', ""));
        let thousandths: i64 = digits.parse().ok()?;
        (thousandths <= MAX * ONE).then_some(Self(thousandths))
    }

    fn from_float(number: f64) -> Option<Self> {
        /// From here on a double no longer tells thousandths apart.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let thousandths = (number * 1_000.0).round();
        let exact = thousandths.abs() < EXACT && thousandths / 1_000.0 == number;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole, and below the limit of exact doubles"
        )]
        exact.then_some(Self(thousandths as i64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "the nearest double is read back as the same thousandths"
    )]
    fn to_float(self) -> f64 {
        self.0 as f64 / 1_000.0
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_lang(Lang::Vi))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_float()),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Number)
    }
}

struct Number;

impl Visitor<'_> for Number {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number with at most three decimals, at most 999999000000000")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        Decimal::whole(number).ok_or_else(|| E::custom(format!("{number} is out of range")))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
        i64::try_from(number)
            .ok()
            .and_then(Decimal::whole)
            .ok_or_else(|| E::custom(format!("{number} is out of range")))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Decimal, E> {
        Decimal::from_float(number)
            .ok_or_else(|| E::custom(format!("{number} has more than three decimals or is out of range")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::Error as ValueError;

    use super::*;

    fn float(number: f64) -> Result<Decimal, ValueError> {
        Decimal::deserialize(number.into_deserializer())
    }

    #[test]
    fn numbers_are_written_in_the_way_of_the_language() {
        let cases = [
            (0, "0", "0"),
            (1, "0,001", "0.001"),
            (100_000, "100", "100"),
            (100_500, "100,5", "100.5"),
            (1_234_567_890, "1.234.567,89", "1,234,567.89"),
            (-1_500, "−1,5", "−1.5"),
        ];
        for (thousandths, vi, en) in cases {
            let number = Decimal(thousandths);
            assert_eq!(number.in_lang(Lang::Vi), vi);
            assert_eq!(number.in_lang(Lang::En), en);
            assert_eq!(Decimal::first_in(&format!("+ {vi} m²")), Some(number.abs()), "{vi}");
        }
    }

    #[test]
    fn more_than_three_decimals_or_too_much_is_refused() {
        for number in [0.000_1, 1.234_5, 1e16, -1e16, f64::NAN, f64::INFINITY] {
            assert!(float(number).is_err(), "{number}");
        }
        assert_eq!(float(100.5), Ok(Decimal(100_500)));
        assert_eq!(float(-0.25), Ok(Decimal(-250)));
        assert_eq!(Decimal::whole(MAX).and_then(Decimal::as_whole), Some(MAX));
        assert_eq!(Decimal::whole(MAX + 1), None);
        assert_eq!(Decimal::whole(-MAX - 1), None);
    }

    #[test]
    fn a_text_without_a_number_has_none() {
        for text in ["", "+", "sổ tiết kiệm", "+ 1,2345 m²"] {
            assert_eq!(Decimal::first_in(text), None, "{text}");
        }
        assert_eq!(Decimal::first_in("+ 01 sổ tiết kiệm"), Decimal::whole(1));
        assert_eq!(Decimal::first_in("− 1.500 cây, 20 năm"), Decimal::whole(1_500));
    }

    proptest! {
        #[test]
        fn a_double_keeps_every_thousandth_of_a_plausible_number(thousandths in -1_000_000_000_000_000_i64..1_000_000_000_000_000) {
            let number = Decimal(thousandths);
            prop_assert_eq!(Decimal::from_float(number.to_float()), Some(number));
        }

        #[test]
        fn what_is_written_is_read(thousandths in 0_i64..1_000_000_000_000) {
            let number = Decimal(thousandths);
            prop_assert_eq!(Decimal::first_in(&number.to_string()), Some(number));
        }
    }
}
