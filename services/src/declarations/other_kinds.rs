//! Answers to fields that an entry does not have just now, because it is of another kind: something abroad has the fields of
//! what it is.
//!
//! Owns: laying them by and bringing them back when the kind is chosen again. Must not: let one of them stand in the entry,
//! or be submitted.

use std::collections::BTreeMap;

use domain::declarations::{Entry, EntryId, FieldKey, Place, TypedFault, Value, asked, read, written};
use domain::law::{Field, Form, Heading};

use super::filling::Put;
use super::sealing::Writing;

/// What becomes of an entry's fields.
#[derive(Default)]
pub(super) struct Answers {
    /// The new values.
    pub values: BTreeMap<FieldKey, Option<Value>>,
    /// What could not be read, as typed.
    pub unread: BTreeMap<FieldKey, String>,
    /// Why not.
    pub faults: Vec<(FieldKey, TypedFault)>,
}

impl Answers {
    pub fn read(&mut self, field: &Field, typed: &str) {
        let value = read(field, typed).unwrap_or_else(|fault| {
            self.faults.push((field.key, fault));
            self.unread.insert(field.key, typed.to_owned());
            None
        });
        self.values.insert(field.key, value);
    }
}

/// Brings back what was laid by for the fields that the entry has now, and lays by what stands in those that it has not:
/// what the page says of them, else what was kept.
pub(super) fn turn(
    (form, heading): (&Form, &Heading),
    (own, fields): (Option<&Entry>, &[&Field]),
    put: &Put<'_>,
    writing: &mut Writing,
    answers: &mut Answers,
) {
    let is_asked = |key: FieldKey| fields.iter().any(|field| field.key == key);
    for field in fields {
        let Some(typed) = writing.laid_by.remove(&name(heading, put.entry, field.key)) else {
            continue;
        };
        let is_answered = own.is_some_and(|entry| entry.fields.contains_key(&field.key));
        if (put.typed)(field.key).is_none() && !is_answered {
            answers.read(field, &typed);
        }
    }
    for (key, field) in all(form, heading, own) {
        if is_asked(key) {
            continue;
        }
        let name = name(heading, put.entry, key);
        let kept = own.and_then(|entry| entry.fields.get(&key));
        let unread = writing.unread.remove(&name);
        let typed = match (put.typed)(key) {
            Some(typed) => Some(typed.to_owned()),
            None => unread.or_else(|| kept.map(|value| written(field, value))),
        };
        match typed {
            Some(typed) if typed.trim().is_empty() => {
                writing.laid_by.remove(&name);
            }
            Some(typed) => {
                writing.laid_by.insert(name, typed);
            }
            None => {}
        }
    }
    for key in own.iter().flat_map(|entry| entry.fields.keys()) {
        if !is_asked(*key) {
            answers.values.insert(*key, None);
        }
    }
}

/// Every field that an entry of this heading can have, each once, as its present kind has it: two kinds may write the same
/// field in their own way.
fn all<'a>(form: &'a Form, heading: &'a Heading, own: Option<&Entry>) -> BTreeMap<FieldKey, &'a Field> {
    let kinds = heading.like.iter().filter_map(|key| form.heading(*key));
    let of_kinds = kinds.flat_map(|of| &of.fields);
    let mut all = BTreeMap::new();
    for field in asked(form, heading, own).into_iter().chain(of_kinds) {
        all.entry(field.key).or_insert(field);
    }
    all
}

fn name(heading: &Heading, entry: &EntryId, key: FieldKey) -> String {
    Place::Field(heading.key, entry.clone(), key).to_string()
}
