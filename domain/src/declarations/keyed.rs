//! Objects in files: those whose keys are names of this module, and those that must be objects.
//!
//! Owns: the complaint about an unknown or a doubled key, or about a list in the place of an object. Must not: know what
//! stands behind a key.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::keys::{FieldKey, HeadingKey};

/// A name that can be the key of an object.
pub(super) trait Name: Copy + Ord {
    /// What it names, for complaints.
    const WHAT: &'static str;
    /// The name written so.
    fn read(text: &str) -> Option<Self>;
}

impl Name for FieldKey {
    const WHAT: &'static str = "field";

    fn read(text: &str) -> Option<Self> {
        Self::from_code(text)
    }
}

impl Name for HeadingKey {
    const WHAT: &'static str = "heading";

    fn read(text: &str) -> Option<Self> {
        Self::from_code(text)
    }
}

/// Reads an object; unlike serde's own reading it names a wrong key without listing all right ones, and refuses a key
/// that stands twice.
pub(super) fn map<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Name,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(Keyed(PhantomData))
}

struct Keyed<K, V>(PhantomData<(K, V)>);

impl<'de, K: Name, V: Deserialize<'de>> Visitor<'de> for Keyed<K, V> {
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a key for each {}", K::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = access.next_key::<String>()? {
            let name = K::read(&key)
                .ok_or_else(|| A::Error::custom(format!("there is no {} {key:?}; the schema lists them", K::WHAT)))?;
            if map.insert(name, access.next_value()?).is_some() {
                return Err(A::Error::custom(format!("the {} {key:?} stands twice", K::WHAT)));
            }
        }
        Ok(map)
    }
}

/// A value that stands as an object in the file; serde's own reading takes a list of its fields as well.
pub(super) struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnObject(PhantomData)).map(Self)
    }
}

struct AnObject<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AnObject<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(access))
    }
}

/// Objects in a list.
pub(super) fn objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let objects = Vec::<Object<T>>::deserialize(deserializer)?;
    Ok(objects.into_iter().map(|Object(object)| object).collect())
}

/// Objects behind names.
pub(super) fn map_of_objects<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Name,
    V: Deserialize<'de>,
{
    let objects: BTreeMap<K, Object<V>> = map(deserializer)?;
    Ok(objects.into_iter().map(|(key, Object(object))| (key, object)).collect())
}

/// An object that may be absent.
pub(super) fn maybe_object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<Object<T>>::deserialize(deserializer)?.map(|Object(object)| object))
}
