//! Two tabs that write in one draft.
//!
//! Owns: which parts of a draft differ between two revisions. Must not: decide between two answers to one question: whoever
//! gave both is asked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::sealing::Writing;
use crate::{Error, Result};

/// The parts that are not the same: entries, what is said under a heading, the income, explanations, reasons.
pub(super) fn different(one: &Writing, other: &Writing) -> Result<BTreeSet<String>> {
    let (one, other) = (parts(one)?, parts(other)?);
    let names = one.keys().chain(other.keys());
    Ok(names
        .filter(|name| one.get(*name) != other.get(*name))
        .cloned()
        .collect())
}

fn parts(writing: &Writing) -> Result<BTreeMap<String, String>> {
    let Writing {
        declaration,
        reasons,
        unread,
        set_aside,
        laid_by,
    } = writing;
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for (key, list) in &declaration.content {
        parts.insert(format!("{}/", key.code()), list.none.to_string());
        for entry in &list.entries {
            parts.insert(format!("{}/{}", key.code(), entry.id), text(entry)?);
        }
    }
    parts.insert("income_items".to_owned(), text(&declaration.income_items)?);
    for row in declaration.changes.iter().flat_map(|changes| &changes.rows) {
        let entry = row.entry.as_ref().map(ToString::to_string).unwrap_or_default();
        let name = format!("changes/{}/{entry}", row.class.code());
        parts.insert(name, text(&(&row.explanation, &row.sources))?);
    }
    for (name, reason) in reasons {
        parts.insert(format!("reason/{name}"), reason.clone());
    }
    for (name, explained) in set_aside {
        parts.insert(format!("aside/{name}"), text(explained)?);
    }
    // What was typed at an entry and could not be read, or while it was of another kind, belongs to it.
    for (name, typed) in unread.iter().chain(laid_by) {
        let entry: Vec<&str> = name.split('/').take(2).collect();
        let part = if entry.first() == Some(&"income_items") {
            "income_items".to_owned()
        } else {
            entry.join("/")
        };
        parts.entry(part).or_default().push_str(&format!("\n{name}={typed}"));
    }
    Ok(parts)
}

fn text(part: &impl Serialize) -> Result<String> {
    serde_json::to_string(part).map_err(|error| Error::Internal(Box::new(error)))
}
