//! Values that both engines keep in one form.
//!
//! Owns: days and codes as text, yes and no as 1 and 0. Must not: know what a code means, or read a clock.

use chrono::NaiveDate;

use crate::guard::Columns;

/// Stores a type as the text that it turns into and is read from.
macro_rules! kept_as_text {
    ($name:ty) => {
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            String: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as sqlx::Type<DB>>::type_info()
            }

            fn compatible(ty: &DB::TypeInfo) -> bool {
                <String as sqlx::Type<DB>>::compatible(ty)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            String: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut DB::ArgumentBuffer,
            ) -> std::result::Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                String::from(*self).encode(buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            String: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> std::result::Result<Self, sqlx::error::BoxDynError> {
                Ok(<String as sqlx::Decode<'r, DB>>::decode(value)?.try_into()?)
            }
        }
    };
}

/// Declares an enum that is stored as the codes beside its variants.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// The code as stored.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.code().to_owned()
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(code: String) -> std::result::Result<Self, Self::Error> {
                match code.as_str() {
                    $($code => Ok(Self::$variant),)+
                    _ => Err("an unknown code"),
                }
            }
        }

        crate::value::kept_as_text!($name);
    };
}

pub(crate) use {codes, kept_as_text};

/// A calendar day, kept as ISO text (`2026-07-01`), which sorts as days do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The day.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

kept_as_text!(Day);

impl Columns {
    /// A day.
    pub(crate) fn day(&mut self, value: Day) {
        self.text(&String::from(value));
    }

    /// A day or NULL.
    pub(crate) fn optional_day(&mut self, value: Option<Day>) {
        self.optional_text(value.map(String::from).as_deref());
    }
}

/// Yes or no as both engines keep it.
#[derive(Clone, Copy, sqlx::Type)]
#[sqlx(transparent)]
pub(crate) struct Flag(i64);

impl From<bool> for Flag {
    fn from(yes: bool) -> Self {
        Self(yes.into())
    }
}

impl TryFrom<Flag> for bool {
    type Error = &'static str;

    fn try_from(flag: Flag) -> Result<Self, Self::Error> {
        match flag.0 {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err("neither yes nor no"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    codes! {
        /// A probe.
        Probe {
            /// One.
            One = "ONE",
            /// Two.
            Two = "TWO",
        }
    }

    #[test]
    fn days_are_iso_text() {
        let day = Day::from(NaiveDate::from_ymd_opt(2026, 7, 1).expect("a day"));
        assert_eq!(String::from(day), "2026-07-01");
        assert_eq!(Day::try_from("2026-07-01".to_owned()), Ok(day));
        for text in ["", "2026-02-30", "01/07/2026", "2026-07-01T00:00:00"] {
            assert!(Day::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn codes_read_back_and_others_are_refused() {
        for probe in [Probe::One, Probe::Two] {
            assert_eq!(Probe::try_from(String::from(probe)), Ok(probe));
        }
        assert!(Probe::try_from("one".to_owned()).is_err());
    }

    #[test]
    fn only_one_and_zero_are_yes_and_no() {
        for yes in [true, false] {
            assert_eq!(bool::try_from(Flag::from(yes)), Ok(yes));
        }
        assert!(bool::try_from(Flag(2)).is_err());
    }
}
