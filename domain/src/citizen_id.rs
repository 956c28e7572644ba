//! The number of a citizen (số định danh cá nhân, the same as on the citizen card).
//!
//! Owns: its form and what its digits say. Must not: know the list of provinces, which mergers change, or whether the
//! number was ever given to anybody.

use std::fmt;

/// Digits of a number.
pub const LENGTH: usize = 12;

/// Twelve digits: three for the province of birth registration, one for century and sex, two for the year of birth, six
/// at random.
///
/// It is personal data: there is no `Display`, so that it cannot slip into a text; who needs it calls
/// [`digits`](Self::digits).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CitizenId([u8; LENGTH]);

/// Sex as the number says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// Why a typed number was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitizenIdFault {
    /// Nothing was typed.
    Empty,
    /// Something besides digits, spaces and dots.
    NotDigits,
    /// Too few or too many digits. Nine is the length of the identity cards that the number replaced.
    WrongLength {
        /// Digits found.
        found: usize,
    },
    /// The province is 000, which is none.
    NoProvince,
}

impl CitizenId {
    /// Reads the number as people type it, also in groups with spaces or dots between.
    ///
    /// # Errors
    /// The first [`CitizenIdFault`].
    pub fn read(typed: &str) -> Result<Self, CitizenIdFault> {
        let compact = crate::text::one_line(typed).replace([' ', '.'], "");
        if compact.is_empty() {
            return Err(CitizenIdFault::Empty);
        }
        if !compact.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CitizenIdFault::NotDigits);
        }
        let found = compact.len();
        let digits: [u8; LENGTH] = compact
            .as_bytes()
            .try_into()
            .map_err(|_| CitizenIdFault::WrongLength { found })?;
        if digits.starts_with(b"000") {
            return Err(CitizenIdFault::NoProvince);
        }
        Ok(Self(digits))
    }

    /// The twelve digits without spaces, as they are stored and printed.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }

    /// The year of birth that the number says, from 1900 to 2399. A hint for comparing, not a fact: numbers were given
    /// with wrong years.
    #[must_use]
    pub fn birth_year(&self) -> i32 {
        1900 + self.digit(3) / 2 * 100 + self.digit(4) * 10 + self.digit(5)
    }

    /// The sex that the number says; a hint as well.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.digit(3) % 2 == 0 { Sex::Male } else { Sex::Female }
    }

    fn digit(&self, position: usize) -> i32 {
        i32::from(self.0[position] - b'0')
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenId(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_with_and_without_groups() {
        let typed = [
            "001199000000",
            "001 199 000 000",
            "001.199.000.000",
            " 0011 9900 0000\n",
            "001\u{a0}199\u{202f}000000",
            "\u{200b}001199000000",
        ];
        for typed in typed {
            assert_eq!(
                CitizenId::read(typed).map(|id| id.digits()).as_deref(),
                Ok("001199000000"),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn other_texts_are_refused_with_their_reason() {
        let cases = [
            ("", CitizenIdFault::Empty),
            (" . ", CitizenIdFault::Empty),
            ("00119900000a", CitizenIdFault::NotDigits),
            ("001-199-000-000", CitizenIdFault::NotDigits),
            ("+01199000000", CitizenIdFault::NotDigits),
            ("٠٠١١٩٩٠٠٠٠٠٠", CitizenIdFault::NotDigits),
            ("01199000000", CitizenIdFault::WrongLength { found: 11 }),
            ("0011990000000", CitizenIdFault::WrongLength { found: 13 }),
            ("012345678", CitizenIdFault::WrongLength { found: 9 }),
            ("000199000000", CitizenIdFault::NoProvince),
        ];
        for (typed, fault) in cases {
            assert_eq!(CitizenId::read(typed), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn the_digits_tell_year_and_sex() {
        let cases = [
            ("001000000000", 1900, Sex::Male),
            ("001085000000", 1985, Sex::Male),
            ("001199000000", 1999, Sex::Female),
            ("001200000000", 2000, Sex::Male),
            ("001307000000", 2007, Sex::Female),
            ("001412000000", 2112, Sex::Male),
            ("001999000000", 2399, Sex::Female),
        ];
        for (typed, year, sex) in cases {
            let id = CitizenId::read(typed).expect("a number");
            assert_eq!((id.birth_year(), id.sex()), (year, sex), "{typed}");
        }
    }

    #[test]
    fn the_number_is_not_printed_for_debugging() {
        let id = CitizenId::read("001199000000").expect("a number");
        assert_eq!(format!("{id:?}"), "CitizenId(…)");
    }

    proptest! {
        #[test]
        fn digits_are_read_back(number in 1_000_000_000_u64..1_000_000_000_000) {
            let digits = format!("{number:012}");
            prop_assert_eq!(CitizenId::read(&digits).map(|id| id.digits()), Ok(digits));
        }
    }
}
