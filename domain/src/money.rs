//! Amounts in whole đồng: how people type them and how they are read back.
//!
//! Owns: the reading of typed amounts, their digits and their Vietnamese words.
//! Must not: know thresholds (`law`) or sentences around an amount (crate `words`).

mod in_words;

pub use in_words::in_words;

use std::fmt;

use crate::lang::Lang;
use crate::number::grouped;

/// Largest amount that is read: 999.999 tỷ đồng. Anything above is surely a slip of the finger.
pub const MAX: i64 = 999_999_000_000_000;

/// A non-negative amount in whole đồng, at most [`MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// The amount in đồng.
    #[must_use]
    pub const fn dong(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for Money {
    type Error = MoneyFault;

    fn try_from(dong: i64) -> Result<Self, MoneyFault> {
        match dong {
            0..=MAX => Ok(Self(dong)),
            i64::MIN..0 => Err(MoneyFault::NotANumber),
            _ => Err(MoneyFault::TooLarge),
        }
    }
}

/// Digits grouped by dots, as official papers write them: `1.500.000.000`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(self.0.unsigned_abs(), Lang::Vi))
    }
}

/// Why a typed amount was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyFault {
    /// Nothing was typed.
    Empty,
    /// Letters, signs or an order of digits that is no amount.
    NotANumber,
    /// Marks that could be thousands or decimals, like `1.5` or `1,50` without a unit word, or a rest without a unit, like
    /// `1 tỷ 5`: the page asks.
    Ambiguous,
    /// A fraction of a đồng.
    FractionOfDong,
    /// Above [`MAX`].
    TooLarge,
}

/// Unit words people write behind an amount, with the power of ten they stand for.
const UNITS: [(&str, u32); 14] = [
    ("nghìn tỷ", 12),
    ("nghìn tỉ", 12),
    ("ngàn tỷ", 12),
    ("ngàn tỉ", 12),
    ("tỷ", 9),
    ("tỉ", 9),
    ("ty", 9),
    ("ti", 9),
    ("triệu", 6),
    ("trieu", 6),
    ("tr", 6),
    ("nghìn", 3),
    ("ngàn", 3),
    ("k", 3),
];

/// Words that name the currency and change nothing.
const CURRENCY: [&str; 6] = ["đồng", "dong", "vnđ", "vnd", "đ", "₫"];

/// Reads an amount as people type it: `1.500.000.000`, `1500000000`, `1,5 tỷ`, `800 triệu`, `2 tỷ 350 triệu`.
///
/// With a unit word a dot or comma followed by exactly three digits is a thousands mark, any other is the decimal
/// mark. Without a unit word all marks must group by three, otherwise the reading is [`MoneyFault::Ambiguous`].
///
/// # Errors
/// The [`MoneyFault`] that tells what to ask the person.
pub fn read(typed: &str) -> Result<Money, MoneyFault> {
    let text = crate::text::normalize(typed)
        .to_lowercase()
        .replace(['\u{a0}', '\u{202f}'], " ");
    let text = without_currency(text.trim());
    if text.is_empty() {
        return Err(MoneyFault::Empty);
    }
    let mut rest = text;
    let mut total: i128 = 0;
    let mut last_power = u32::MAX;
    while !rest.is_empty() {
        let (number, after) = split_number(rest);
        let (power, after) = split_unit(after);
        // «2 tỷ 350 triệu» goes from large units to small ones and only the last part may stand without one, written out.
        let descends = last_power == u32::MAX || power.unwrap_or(0) < last_power;
        if number.is_empty() || !descends || (power.is_none() && !after.is_empty()) {
            return Err(MoneyFault::NotANumber);
        }
        total += match power {
            Some(power) => with_unit(number, power)?,
            // «1 tỷ 5» may mean 1,5 tỷ: a rest without a unit is taken only when it is written out with its marks.
            None if last_power != u32::MAX && !number.contains(['.', ',', ' ']) => return Err(MoneyFault::Ambiguous),
            None => without_unit(number)?,
        };
        last_power = power.unwrap_or(0);
        rest = after;
    }
    if total > i128::from(MAX) {
        return Err(MoneyFault::TooLarge);
    }
    i64::try_from(total)
        .map_err(|_| MoneyFault::TooLarge)
        .and_then(Money::try_from)
}

fn without_currency(text: &str) -> &str {
    CURRENCY
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .trim_end()
}

/// The leading digits, marks and inner spaces, and what follows them.
fn split_number(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
        .unwrap_or(text.len());
    (text[..end].trim(), text[end..].trim_start())
}

fn split_unit(text: &str) -> (Option<u32>, &str) {
    for (word, power) in UNITS {
        if let Some(after) = text.strip_prefix(word)
            && !after.starts_with(char::is_alphabetic)
        {
            return (Some(power), after.trim_start());
        }
    }
    (None, text)
}

fn with_unit(number: &str, power: u32) -> Result<i128, MoneyFault> {
    let compact = number.replace(' ', "");
    let groups: Vec<&str> = compact.split(['.', ',']).collect();
    let (whole, fraction) = match groups.as_slice() {
        [.., last] if groups.len() > 1 && last.len() != 3 => (groups[..groups.len() - 1].to_vec(), *last),
        _ => (groups, ""),
    };
    if !grouped_by_three(&whole) {
        return Err(MoneyFault::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    let Ok(places) = u32::try_from(fraction.len()) else {
        return Err(MoneyFault::FractionOfDong);
    };
    if places > power {
        return Err(MoneyFault::FractionOfDong);
    }
    let digits = format!("{}{fraction}", whole.concat());
    Ok(parse_digits(&digits)? * 10_i128.pow(power - places))
}

fn without_unit(number: &str) -> Result<i128, MoneyFault> {
    let groups: Vec<&str> = number.split(['.', ',', ' ']).collect();
    let marks: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    let one_kind_of_mark = marks.windows(2).all(|pair| pair[0] == pair[1]);
    if !grouped_by_three(&groups) || !one_kind_of_mark {
        return Err(MoneyFault::Ambiguous);
    }
    parse_digits(&groups.concat())
}

/// `1`, `12`, `1234`, or groups of which all but the first have three digits and the first one to three.
fn grouped_by_three(groups: &[&str]) -> bool {
    match groups {
        [] => false,
        [only] => !only.is_empty(),
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
    }
}

fn parse_digits(digits: &str) -> Result<i128, MoneyFault> {
    // 24 digits times 10^12 still fit into 128 bits; more is far above MAX anyway.
    if digits.trim_start_matches('0').len() > 24 {
        return Err(MoneyFault::TooLarge);
    }
    digits.parse().map_err(|_| MoneyFault::NotANumber)
}

#[cfg(test)]
mod tests;
