//! What one declaration says otherwise than another.
//!
//! Owns: which entries came, went or changed, and which of their fields. Must not: value a change (`compare` does) or word
//! anything.

use super::content::Declaration;
use super::entry::EntryId;
use super::finding::Place;
use super::keys::{FieldKey, HeadingKey};
use super::matching::{Pair, pairs};
use super::value::Value;
use crate::law::{Form, Heading};

/// An entry that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its heading.
    pub heading: HeadingKey,
    /// The entry; of one that is gone, that of the earlier declaration.
    pub entry: EntryId,
    /// What it is called.
    pub description: String,
    /// What became of it.
    pub what: Altered,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Altered {
    /// It was not there.
    New,
    /// It is no longer there.
    Gone,
    /// These fields hold something else; in the order of the form.
    Fields(Vec<AlteredField>),
}

/// A field that holds something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlteredField {
    /// Which.
    pub field: FieldKey,
    /// What it held.
    pub before: Option<Value>,
    /// What it holds.
    pub now: Option<Value>,
}

impl Difference {
    /// Where it is.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Entry(self.heading, self.entry.clone())
    }
}

/// Everything of Mục I and II that is not as it was, in the order of the form.
#[must_use]
pub fn differences(form: &Form, before: &Declaration, now: &Declaration) -> Vec<Difference> {
    let headings = form.headings.iter();
    headings
        .flat_map(|heading| {
            let pairs = pairs(form, heading, before, now);
            pairs.into_iter().filter_map(move |pair| of_pair(form, heading, pair))
        })
        .collect()
}

fn of_pair(form: &Form, heading: &Heading, pair: Pair<'_>) -> Option<Difference> {
    let (entry, what) = match (pair.before, pair.now) {
        (Some(was), Some(is)) => {
            let fields: Vec<AlteredField> = FieldKey::ALL
                .iter()
                .filter(|key| was.fields.get(key) != is.fields.get(key))
                .map(|key| AlteredField {
                    field: *key,
                    before: was.fields.get(key).cloned(),
                    now: is.fields.get(key).cloned(),
                })
                .collect();
            if fields.is_empty() {
                return None;
            }
            (is, Altered::Fields(fields))
        }
        (None, Some(is)) => (is, Altered::New),
        (Some(was), None) => (was, Altered::Gone),
        (None, None) => return None,
    };
    Some(Difference {
        heading: heading.key,
        entry: entry.id.clone(),
        description: entry.description(form, heading),
        what,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    const FIRST: &str = include_str!("../../testdata/declarations/first.json");

    fn read(change: impl FnOnce(&mut serde_json::Value)) -> Declaration {
        let mut file: serde_json::Value = serde_json::from_str(FIRST).expect("JSON");
        change(&mut file);
        serde_json::from_value(file).expect("a declaration")
    }

    fn told(before: &Declaration, now: &Declaration) -> Vec<String> {
        let law = Law::built_in().expect("the law");
        let form = law.form(&now.form_version).expect("its form");
        let all = differences(form, before, now);
        all.iter()
            .map(|one| match &one.what {
                Altered::New => format!("+{}", one.place()),
                Altered::Gone => format!("-{}", one.place()),
                Altered::Fields(fields) => {
                    let keys: Vec<_> = fields.iter().map(|field| field.field.code()).collect();
                    format!("{}: {}", one.place(), keys.join(" "))
                }
            })
            .collect()
    }

    #[test]
    fn the_same_declaration_differs_in_nothing() {
        let one = read(|_| {});
        assert_eq!(told(&one, &one), [""; 0]);
    }

    #[test]
    fn what_came_went_and_changed_is_told_entry_by_entry() {
        let before = read(|_| {});
        let land = |file: &mut serde_json::Value| file["content"]["residential_land"]["entries"].clone();
        let now = read(|file| {
            file["content"]["residential_land"]["entries"][0]["fields"]["address"] = "Nơi khác".into();
        });
        let id = land(&mut serde_json::from_str(FIRST).expect("JSON"))[0]["id"].clone();
        let id = id.as_str().expect("an id");
        assert_eq!(told(&before, &now), [format!("residential_land/{id}: address")]);
        let without = read(|file| {
            file["content"]["residential_land"] = serde_json::json!({ "none": true });
        });
        let gone = told(&before, &without);
        assert!(gone.contains(&format!("-residential_land/{id}")), "{gone:?}");
        let come = told(&without, &before);
        assert!(come.contains(&format!("+residential_land/{id}")), "{come:?}");
    }
}
