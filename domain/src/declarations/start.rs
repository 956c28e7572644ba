//! The life of a draft: it starts as a copy of the last declaration, and Mục III follows the two lists.
//!
//! Owns: what is carried over, what is asked anew, and which words of the declarant survive a change of the lists.
//! Must not: draw an id or read a clock.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::compare::{compare, state_of};
use super::content::{ChangeRow, Changes, Declaration, IncomeItem, List};
use super::entry::{Entry, EntryId, Origin, State};
use super::keys::{Class, FieldKey, HeadingKey, Kind};
use super::matching::pairs;
use super::value::Value;
use crate::day::{self, IsoDay};
use crate::law::Form;

/// The next declaration as a copy of the last one. Ids stay, what was disposed of stays behind, every field is marked as
/// carried; the income is asked anew for the period that the law fixes, and Mục III says that nothing changed.
#[must_use]
pub fn next(form: &Form, previous: &Declaration, kind: Kind, completion: NaiveDate) -> Declaration {
    let content = form
        .headings
        .iter()
        .map(|heading| (heading.key, carried(previous.list(heading.key))))
        .filter(|(key, _)| *key != HeadingKey::Income)
        .collect();
    let mut draft = Declaration {
        form_version: form.code.clone(),
        kind,
        completion_date: IsoDay(completion),
        content,
        income_items: Vec::new(),
        changes: None,
    };
    if form
        .heading(HeadingKey::Income)
        .is_some_and(|heading| heading.is_in(kind))
    {
        draft.content.insert(HeadingKey::Income, income(previous, completion));
    }
    settle(form, previous, &mut draft);
    draft
}

fn carried(list: &List) -> List {
    let entries = list.entries.iter().filter(|entry| entry.is_held());
    List {
        none: list.none,
        entries: entries
            .map(|entry| Entry {
                id: entry.id.clone(),
                carried_from: Some(entry.id.clone()),
                state: Some(State::Unchanged),
                fields: entry.fields.clone(),
                origins: entry.fields.keys().map(|key| (*key, Origin::Carried)).collect(),
            })
            .collect(),
    }
}

/// The heading of the income with its period: from the day of the last declaration to the day before this one.
fn income(previous: &Declaration, completion: NaiveDate) -> List {
    let id = previous
        .list(HeadingKey::Income)
        .entries
        .first()
        .map(|entry| entry.id.clone());
    let Some(id) = id.or_else(|| EntryId::new(HeadingKey::Income.code())) else {
        return List::default();
    };
    let mut entry = Entry::new(id);
    let from = Some(previous.completion_date.0);
    for (key, day) in [
        (FieldKey::PeriodFrom, from),
        (FieldKey::PeriodTo, completion.pred_opt()),
    ] {
        let value = day.and_then(|day| Value::text(&day::iso(day)));
        entry.set(key, value, Origin::Carried);
    }
    List {
        none: false,
        entries: vec![entry],
    }
}

/// Writes Mục III and the states of all entries anew from the two lists. What the declarant wrote stays with its row as
/// long as the row is there.
pub fn settle(form: &Form, previous: &Declaration, draft: &mut Declaration) {
    let states: BTreeMap<EntryId, State> = form
        .headings
        .iter()
        .flat_map(|heading| pairs(form, heading, previous, draft))
        .filter_map(|pair| Some((pair.now?.id.clone(), state_of(&pair))))
        .collect();
    let changes = changes(form, previous, draft);
    for entry in draft.content.values_mut().flat_map(|list| &mut list.entries) {
        if let Some(state) = states.get(&entry.id) {
            entry.state = Some(*state);
        }
    }
    draft.changes = (draft.kind != Kind::LanDau).then_some(changes);
}

/// Gives a draft the day of its completion: the period of the income ends on the day before, and Mục III is written anew.
/// Where the last declaration is on paper only, the declarant says when it was and what is new or gone since; a first
/// declaration has neither.
pub fn complete(form: &Form, previous: Option<&Declaration>, draft: &mut Declaration, day: NaiveDate) {
    draft.completion_date = IsoDay(day);
    let income = draft.content.get_mut(&HeadingKey::Income);
    if let Some(income) = income.and_then(|list| list.entries.first_mut()) {
        let from = previous.map(|previous| previous.completion_date.0);
        for (key, day) in [(FieldKey::PeriodFrom, from), (FieldKey::PeriodTo, day.pred_opt())] {
            if let Some(day) = day {
                income.set(key, Value::text(&day::iso(day)), Origin::Carried);
            }
        }
    }
    match previous {
        Some(previous) => settle(form, previous, draft),
        None if draft.kind == Kind::LanDau => draft.changes = None,
        None => draft.changes = Some(changes(form, &remembered(draft), draft)),
    }
}

/// The last declaration as the states of the draft tell it, where only paper has it: without what is new, with what is
/// gone, and all else as it is.
fn remembered(draft: &Declaration) -> Declaration {
    let was = |list: &List| List {
        none: list.none,
        entries: list
            .entries
            .iter()
            .filter(|entry| entry.state != Some(State::New))
            .map(|entry| Entry {
                state: None,
                ..entry.clone()
            })
            .collect(),
    };
    Declaration {
        content: draft.content.iter().map(|(key, list)| (*key, was(list))).collect(),
        ..draft.clone()
    }
}

/// Mục III as the two lists give it, with what the declarant wrote before.
#[must_use]
pub fn changes(form: &Form, previous: &Declaration, current: &Declaration) -> Changes {
    let written = current.changes.as_ref().map_or(&[][..], |changes| &changes.rows);
    let rows: Vec<ChangeRow> = compare(form, previous, current)
        .into_iter()
        .map(|change| {
            let before = written
                .iter()
                .find(|row| row.entry.as_ref() == Some(&change.entry) && row.class == change.class);
            ChangeRow {
                row: change.row,
                class: change.class,
                quantity: change.printed_quantity().unwrap_or_default(),
                entry: Some(change.entry),
                description: change.description,
                value_vnd: change.value_vnd,
                explanation: before.map(|row| row.explanation.clone()).unwrap_or_default(),
                sources: before.map(|row| row.sources.clone()).unwrap_or_default(),
            }
        })
        .collect();
    Changes {
        none: rows.iter().all(|row| row.class == Class::ThuNhap),
        rows,
    }
}

impl Declaration {
    /// The income items that an explanation rests on.
    pub fn sources_of<'a>(&'a self, row: &'a ChangeRow) -> impl Iterator<Item = &'a IncomeItem> {
        self.income_items.iter().filter(|item| row.sources.contains(&item.id))
    }
}
