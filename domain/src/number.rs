//! Numbers as people read them.
//!
//! Owns: the mark between thousands. Must not: know what is counted (`money` and `day` do).

use crate::lang::Lang;

/// Digits grouped by thousands in the way of the language: `1.234.567`, in English `1,234,567`.
#[must_use]
pub fn grouped(number: u64, lang: Lang) -> String {
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_marked_in_the_way_of_the_language() {
        let cases = [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (12_345, "12.345", "12,345"),
            (150_000_000, "150.000.000", "150,000,000"),
            (u64::MAX, "18.446.744.073.709.551.615", "18,446,744,073,709,551,615"),
        ];
        for (number, vi, en) in cases {
            assert_eq!(grouped(number, Lang::Vi), vi);
            assert_eq!(grouped(number, Lang::En), en);
        }
    }
}
