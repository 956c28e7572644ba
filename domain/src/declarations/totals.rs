//! What is added up and held against a threshold.
//!
//! Owns: which entries belong to one sum. Must not: judge the sum (check 10 does), or hold an amount (`law` does).

use std::collections::BTreeMap;

use super::content::Declaration;
use super::entry::EntryId;
use super::keys::HeadingKey;
use super::thresholds::Item;
use crate::law::{Form, Heading, Summed};
use crate::text;

/// A sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The heading of its first entry.
    pub heading: HeadingKey,
    /// Its first entry, where each kind has a sum of its own.
    pub entry: Option<EntryId>,
    /// The kind, as its first entry calls it; empty where the whole heading or group is one.
    pub kind: String,
    /// Which threshold counts.
    pub item: Item,
    /// Đồng; `None` when the value of a part is not known.
    pub sum: Option<i64>,
}

/// Sums of everything that is there and has a threshold.
#[must_use]
pub fn totals(form: &Form, declaration: &Declaration) -> Vec<Total> {
    let mut totals: BTreeMap<(HeadingKey, String), Total> = BTreeMap::new();
    let headings = form.headings.iter().filter(|heading| heading.is_in(declaration.kind));
    for heading in headings {
        let (Some(item), Some(summed)) = (heading.threshold, heading.summed_by) else {
            continue;
        };
        for entry in declaration.held(heading.key) {
            let kind = heading.kind_field.filter(|_| summed == Summed::Kind);
            let kind = kind.and_then(|field| entry.text(field)).unwrap_or_default();
            let key = match summed {
                Summed::Heading => heading.key,
                Summed::Group => first_of_group(form, heading),
                Summed::Kind => heading.key,
            };
            let total = totals.entry((key, text::search_key(kind))).or_insert_with(|| Total {
                heading: heading.key,
                entry: (summed == Summed::Kind).then(|| entry.id.clone()),
                kind: kind.to_owned(),
                item,
                sum: Some(0),
            });
            let value = entry.worth().vnd;
            total.sum = total.sum.zip(value).and_then(|(sum, value)| sum.checked_add(value));
        }
    }
    totals.into_values().collect()
}

/// The sums that the entries of a heading belong to.
pub fn totals_of<'a>(form: &'a Form, heading: &'a Heading, totals: &'a [Total]) -> impl Iterator<Item = &'a Total> {
    let group = (heading.summed_by == Some(Summed::Group)).then(|| first_of_group(form, heading));
    totals.iter().filter(move |total| {
        let of_total = form.heading(total.heading);
        total.heading == heading.key
            || group.is_some_and(|first| of_total.is_some_and(|other| first_of_group(form, other) == first))
    })
}

fn first_of_group(form: &Form, heading: &Heading) -> HeadingKey {
    let of_the_group = |other: &&Heading| other.group == heading.group && other.summed_by == Some(Summed::Group);
    let first = form.headings.iter().find(of_the_group);
    first.map_or(heading.key, |first| first.key)
}
