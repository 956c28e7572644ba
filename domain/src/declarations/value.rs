//! What stands in a field.
//!
//! Owns: the three shapes a value has in a file. Must not: know which field takes which (`law::Form` does).

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::Decimal;
use crate::text;

/// A value. A day, a choice and a currency are texts; the form says which, and the views read them as what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text in the one form in which text enters the system; never empty.
    Text(String),
    /// An amount in đồng, a quantity, an area, a year.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// The text as a value; `None` when nothing is in it.
    #[must_use]
    pub fn text(typed: &str) -> Option<Self> {
        let text = text::normalize(typed).trim().to_owned();
        (!text.is_empty()).then_some(Self::Text(text))
    }

    /// The whole number as a value; `None` when it is larger than any amount.
    #[must_use]
    pub fn whole(number: i64) -> Option<Self> {
        Decimal::whole(number).map(Self::Number)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

/// A value as a file has it: empty texts and `null` are nothing.
pub(super) struct InFile(pub Option<Value>);

impl<'de> Deserialize<'de> for InFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Scalar).map(InFile)
    }
}

struct Scalar;

impl Visitor<'_> for Scalar {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number with at most three decimals, true, false or null")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::text(text))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Some(Value::Flag(flag)))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        number_from(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        number_from(number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        number_from(number)
    }
}

fn number_from<'de, N: serde::de::IntoDeserializer<'de, E>, E: Error>(number: N) -> Result<Option<Value>, E> {
    Decimal::deserialize(number.into_deserializer()).map(|number| Some(Value::Number(number)))
}
