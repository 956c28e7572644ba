//! One entry of a heading: a person, a parcel, a car, the income.
//!
//! Owns: its identity over the years, where each field came from, and plain access to the fields. Must not: know which
//! heading it stands under.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::decimal::Decimal;
use super::keyed;
use super::keys::FieldKey;
use super::value::{InFile, Value};
use crate::day;

/// Identifies an entry. The same thing keeps its id from one declaration to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct EntryId(String);

impl EntryId {
    /// Most characters of an id.
    pub const LONGEST: usize = 64;

    /// The id with these characters: letters without marks, digits, `.`, `_` and `-`, at most 64.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        let whole = (1..=Self::LONGEST).contains(&text.len()) && text.bytes().all(allowed);
        whole.then(|| Self(text.to_owned()))
    }

    /// Its characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "{text:?} is no id: letters A to Z, digits, `.`, `_` and `-`, at most {} of them",
                Self::LONGEST
            ))
        })
    }
}

/// What became of an entry since the last declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it was.
    Unchanged,
    /// Some field is different.
    Changed,
    /// No longer there. It stays in the draft for its explanation and is not part of the list that is printed.
    Disposed,
    /// Was not in the last declaration.
    New,
}

/// Where the content of a field came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From the last declaration.
    Carried,
    /// Typed by the declarant.
    Typed,
    /// From the staff file.
    StaffFile,
    /// Copied from the declarant ("Như người kê khai").
    AsDeclarant,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The entry of the last declaration that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<EntryId>,
    /// What became of it; absent where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What stands in its fields; an empty field is absent.
    #[serde(default, deserialize_with = "fields")]
    pub fields: BTreeMap<FieldKey, Value>,
    /// Where each field came from; absent where nobody said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "keyed::map")]
    pub origins: BTreeMap<FieldKey, Origin>,
}

impl Entry {
    /// An entry without content.
    #[must_use]
    pub const fn new(id: EntryId) -> Self {
        Self {
            id,
            carried_from: None,
            state: None,
            fields: BTreeMap::new(),
            origins: BTreeMap::new(),
        }
    }

    /// Whether it is still there.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.state != Some(State::Disposed)
    }

    /// Text of a field.
    #[must_use]
    pub fn text(&self, key: FieldKey) -> Option<&str> {
        match self.fields.get(&key)? {
            Value::Text(text) => Some(text),
            Value::Number(_) | Value::Flag(_) => None,
        }
    }

    /// Number in a field.
    #[must_use]
    pub fn number(&self, key: FieldKey) -> Option<Decimal> {
        match self.fields.get(&key)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) | Value::Flag(_) => None,
        }
    }

    /// Whole number in a field: đồng, a year.
    #[must_use]
    pub fn whole(&self, key: FieldKey) -> Option<i64> {
        self.number(key)?.as_whole()
    }

    /// Day in a field.
    #[must_use]
    pub fn day(&self, key: FieldKey) -> Option<NaiveDate> {
        day::read_iso(self.text(key)?).ok()
    }

    /// Whether a field says yes.
    #[must_use]
    pub fn says(&self, key: FieldKey) -> bool {
        self.fields.get(&key) == Some(&Value::Flag(true))
    }

    /// Puts a value into a field, or empties it.
    pub fn set(&mut self, key: FieldKey, value: Option<Value>, origin: Origin) {
        match value {
            Some(value) => {
                self.fields.insert(key, value);
                self.origins.insert(key, origin);
            }
            None => {
                self.fields.remove(&key);
                self.origins.remove(&key);
            }
        }
    }
}

fn fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<FieldKey, Value>, D::Error> {
    let given: BTreeMap<FieldKey, InFile> = keyed::map(deserializer)?;
    Ok(given
        .into_iter()
        .filter_map(|(key, InFile(value))| Some((key, value?)))
        .collect())
}
