//! Whether content fits its form: fields that the form has, in the shapes it asks for.
//!
//! Owns: what makes a file unreadable as a declaration. Must not: ask whether the content is complete or right; the
//! checks do, and their answer is a list, not a refusal.

use std::collections::BTreeSet;

use super::content::Declaration;
use super::entry::{Entry, EntryId};
use super::keys::FieldKey;
use super::value::Value;
use crate::day;
use crate::law::{Field, FieldType, Form, Heading, Many};

/// Most characters of a field of one line.
pub const LONGEST_LINE: usize = 1_000;
/// Most characters of any text.
pub const LONGEST_TEXT: usize = 10_000;
/// Years that are read.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1_900..=2_199;

/// Why content does not fit its form, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Misfit {
    /// Heading, entry and field.
    pub place: String,
    /// What is expected there.
    pub what: String,
}

impl Declaration {
    /// Fails at the first part that does not fit the form.
    ///
    /// # Errors
    /// The [`Misfit`].
    pub fn conform(&self, form: &Form) -> Result<(), Misfit> {
        let mut ids = BTreeSet::new();
        for heading in &form.headings {
            let list = self.list(heading.key);
            if heading.many != Many::List && list.entries.len() > 1 {
                return misfit(heading.key.code(), "at most one entry");
            }
            for entry in &list.entries {
                once(&mut ids, &entry.id)?;
                fits(form, heading, entry)?;
            }
        }
        for item in &self.income_items {
            once(&mut ids, &item.id)?;
            short_enough("income_items", &item.description)?;
        }
        for row in self.changes.iter().flat_map(|changes| &changes.rows) {
            for text in [&row.description, &row.quantity, &row.explanation] {
                short_enough("changes", text)?;
            }
        }
        Ok(())
    }
}

fn misfit<T>(place: &str, what: &str) -> Result<T, Misfit> {
    Err(Misfit {
        place: place.to_owned(),
        what: what.to_owned(),
    })
}

fn once<'a>(ids: &mut BTreeSet<&'a EntryId>, id: &'a EntryId) -> Result<(), Misfit> {
    if ids.insert(id) {
        Ok(())
    } else {
        misfit(id.as_str(), "every id stands once in a declaration")
    }
}

fn short_enough(place: &str, text: &str) -> Result<(), Misfit> {
    if text.chars().count() <= LONGEST_TEXT {
        Ok(())
    } else {
        misfit(place, &format!("at most {LONGEST_TEXT} characters"))
    }
}

fn fits(form: &Form, own: &Heading, entry: &Entry) -> Result<(), Misfit> {
    let under = entry.described_under(form, own);
    let place = |key: FieldKey| format!("{}/{}/{}", own.key.code(), entry.id, key.code());
    for (key, value) in &entry.fields {
        let Some(field) = own.field(*key).or_else(|| under.field(*key)) else {
            return misfit(&place(*key), "this heading has no such field");
        };
        if let Some(what) = wrong(field, value) {
            return misfit(&place(*key), &what);
        }
    }
    Ok(())
}

/// What is expected in the field instead of this value.
fn wrong(field: &Field, value: &Value) -> Option<String> {
    let expected = |what: &str| Some(format!("{what} is expected"));
    match (field.kind, value) {
        (FieldType::Line, Value::Text(text)) if text.contains('\n') => expected("one line"),
        (FieldType::Line, Value::Text(text)) if text.chars().count() > LONGEST_LINE => {
            Some(format!("at most {LONGEST_LINE} characters"))
        }
        (FieldType::Text, Value::Text(text)) if text.chars().count() > LONGEST_TEXT => {
            Some(format!("at most {LONGEST_TEXT} characters"))
        }
        (FieldType::Day, Value::Text(text)) if day::read_iso(text).is_err() => expected("a day YYYY-MM-DD"),
        (FieldType::Year, Value::Number(number)) if !number.as_whole().is_some_and(|year| YEARS.contains(&year)) => {
            expected("a year")
        }
        (FieldType::Vnd, Value::Number(number)) if number.as_whole().is_none() => expected("a whole number of đồng"),
        // Codes are looked at by the checks: an unknown one has a way to mend it.
        (
            FieldType::Line | FieldType::Text | FieldType::Day | FieldType::Choice | FieldType::Currency,
            Value::Text(_),
        )
        | (FieldType::Year | FieldType::Vnd | FieldType::Decimal, Value::Number(_))
        | (FieldType::Flag, Value::Flag(_)) => None,
        (FieldType::Line | FieldType::Text | FieldType::Choice | FieldType::Currency, _) => expected("a text"),
        (FieldType::Day, _) => expected("a day YYYY-MM-DD"),
        (FieldType::Year | FieldType::Vnd | FieldType::Decimal, _) => expected("a number"),
        (FieldType::Flag, _) => expected("true or false"),
    }
}
