//! The content of a declaration.
//!
//! Owns: its structure, which is also that of a declaration file. Must not: hold a caption or judge the content.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::entry::{Entry, EntryId};
use super::keyed;
use super::keys::{Class, HeadingKey, Kind, RowKey};
use crate::day::IsoDay;
use crate::{money, text};

/// A declaration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// The form it is made on.
    pub form_version: String,
    /// What it is made for.
    pub kind: Kind,
    /// The day on which it was completed. It chooses the thresholds and decides whether it is on time.
    pub completion_date: IsoDay,
    /// What stands under each heading of Mục I and II.
    #[serde(deserialize_with = "keyed::map_of_objects")]
    pub content: BTreeMap<HeadingKey, List>,
    /// The items that make up the income of the period.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "keyed::objects")]
    pub income_items: Vec<IncomeItem>,
    /// Mục III; a first declaration has none.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "keyed::maybe_object"
    )]
    pub changes: Option<Changes>,
}

/// What stands under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Whether the declarant said that there is nothing: "Không có".
    #[serde(default, skip_serializing_if = "is_false")]
    pub none: bool,
    /// The entries, in the order of the declarant.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "keyed::objects")]
    pub entries: Vec<Entry>,
}

/// One item of income.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeItem {
    /// Its id, by which an explanation refers to it.
    pub id: EntryId,
    /// What it is.
    #[serde(deserialize_with = "normalized")]
    pub description: String,
    /// How much, in đồng.
    #[serde(deserialize_with = "dong")]
    pub value_vnd: i64,
    /// The entry whose sale brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sold_entry: Option<EntryId>,
}

/// Mục III.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// Whether it says "Không có biến động".
    #[serde(default, skip_serializing_if = "is_false")]
    pub none: bool,
    /// Its rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "keyed::objects")]
    pub rows: Vec<ChangeRow>,
}

/// A row of Mục III.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRow {
    /// Which of the fixed rows.
    pub row: RowKey,
    /// More, less, or income.
    pub class: Class,
    /// The entry it is about; for something that is no longer there, its entry in the last declaration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// What that entry is called in the first column.
    #[serde(default, deserialize_with = "normalized", skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The second column, with its sign; empty for income.
    #[serde(default, deserialize_with = "normalized", skip_serializing_if = "String::is_empty")]
    pub quantity: String,
    /// The third column, in đồng: the recorded value, also for what was sold; absent when it cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "maybe_dong")]
    pub value_vnd: Option<i64>,
    /// The fourth column.
    #[serde(default, deserialize_with = "normalized", skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// Items of income, and entries that were sold, that the explanation rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<EntryId>,
}

impl Declaration {
    /// What stands under a heading; nothing where the heading itself is missing.
    #[must_use]
    pub fn list(&self, key: HeadingKey) -> &List {
        static EMPTY: List = List {
            none: false,
            entries: Vec::new(),
        };
        self.content.get(&key).unwrap_or(&EMPTY)
    }

    /// The entries under a heading that are still there.
    pub fn held(&self, key: HeadingKey) -> impl Iterator<Item = &Entry> {
        self.list(key).entries.iter().filter(|entry| entry.is_held())
    }

    /// The only entry under a heading that has at most one.
    #[must_use]
    pub fn only(&self, key: HeadingKey) -> Option<&Entry> {
        self.held(key).next()
    }

    /// Every entry with its heading, in the order of the headings.
    pub fn entries(&self) -> impl Iterator<Item = (HeadingKey, &Entry)> {
        self.content
            .iter()
            .flat_map(|(key, list)| list.entries.iter().map(|entry| (*key, entry)))
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn normalized<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Option::<String>::deserialize(deserializer)
        .map(|text| text::normalize(text.unwrap_or_default().as_str()).trim().to_owned())
}

fn dong<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let amount = i64::deserialize(deserializer)?;
    if (-money::MAX..=money::MAX).contains(&amount) {
        Ok(amount)
    } else {
        Err(D::Error::custom(format!("{amount} is out of range")))
    }
}

fn maybe_dong<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    struct Dong(#[serde(deserialize_with = "dong")] i64);
    Ok(Option::<Dong>::deserialize(deserializer)?.map(|Dong(amount)| amount))
}
