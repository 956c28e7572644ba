//! Declarations of invented people, and what the comparison, the copy and the file make of them.

mod comparing;
mod copying;
mod editing;
mod files;
mod progress;
mod properties;

use serde_json::{Value as Json, json};

use super::*;
use crate::law::{Form, Law};

pub(super) const EXAMPLE: &str = include_str!("../../../testdata/declarations/worked-example.json");
pub(super) const EXAMPLE_BEFORE: &str = include_str!("../../../testdata/declarations/worked-example-before.json");
pub(super) const FIRST: &str = include_str!("../../../testdata/declarations/first.json");

pub(super) fn form() -> &'static Form {
    Law::for_tests().form("PL1-ND130").expect("the form")
}

pub(super) fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

pub(super) fn read(json: Json) -> Declaration {
    let declaration: Declaration = serde_json::from_value(json).expect("a declaration");
    declaration.conform(form()).expect("it conforms to its form");
    declaration
}

/// The declaration with other content at some places of the file; `null` removes.
pub(super) fn with(text: &str, patches: &[(&str, Json)]) -> Declaration {
    let mut declaration = json(text);
    for (pointer, content) in patches {
        put(&mut declaration, pointer, content.clone());
    }
    read(declaration)
}

pub(super) fn put(declaration: &mut Json, pointer: &str, content: Json) {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = declaration
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("{pointer} is nowhere"));
    match (parent, content) {
        (Json::Object(object), Json::Null) => drop(object.remove(key)),
        (Json::Object(object), content) => drop(object.insert(key.to_owned(), content)),
        (Json::Array(list), content) => {
            let at: usize = key.parse().expect("a position");
            match content {
                Json::Null => drop(list.remove(at)),
                content if at == list.len() => list.push(content),
                content => list[at] = content,
            }
        }
        (other, _) => panic!("{pointer}: {other} holds nothing"),
    }
}

pub(super) fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// A list with one entry.
pub(super) fn one(id: &str, fields: Json) -> Json {
    json!({ "entries": [{ "id": id, "fields": fields }] })
}
