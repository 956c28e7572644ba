//! Mục III from two declarations: what is new, what is gone, what grew or shrank, and the income.
//!
//! Owns: which rows there are, in which order, and the value each is booked at. Must not: explain a change (the declarant
//! does), or net one change against another.

use super::content::Declaration;
use super::entry::{Entry, EntryId, State};
use super::keys::{Class, HeadingKey, RowKey};
use super::matching::{Pair, pairs};
use super::quantity::{self, Quantity};
use super::source_test::{SourceTest, source_test};
use crate::law::{Form, Heading};

/// A row of Mục III as the two lists give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which of the fixed rows.
    pub row: RowKey,
    /// More, less, or income.
    pub class: Class,
    /// The entry; for something that is gone, its entry in the last declaration.
    pub entry: EntryId,
    /// The heading of that entry.
    pub heading: HeadingKey,
    /// Why there is a row.
    pub cause: Cause,
    /// What the entry is called.
    pub description: String,
    /// How much more or less; `None` for income, and where the entry does not say.
    pub quantity: Option<Quantity>,
    /// Đồng. What is gone is booked at its recorded original value, never at what it was sold for (7.4).
    pub value_vnd: Option<i64>,
}

/// Why there is a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was not in the last declaration.
    New,
    /// It is no longer there.
    Gone,
    /// Its area, number or amount is another one.
    Measured,
    /// The income of the period.
    Income,
}

impl Change {
    /// The second column; empty for income.
    #[must_use]
    pub fn printed_quantity(&self) -> Option<String> {
        self.quantity.as_ref().map(|quantity| quantity.printed(self.class))
    }
}

/// All rows, in the order of the form. Under one row: first what is gone, then the rest in the order of the declaration.
#[must_use]
pub fn compare(form: &Form, previous: &Declaration, current: &Declaration) -> Vec<Change> {
    let mut changes: Vec<Change> = form
        .headings
        .iter()
        .flat_map(|heading| {
            pairs(form, heading, previous, current)
                .into_iter()
                .flat_map(|pair| changes_of(form, heading, pair))
        })
        .collect();
    changes.extend(income(current));
    // Two headings may share a row; within one row the order stays.
    changes.sort_by_key(|change| change.row);
    changes
}

/// Income less increases (section 7); `None` while the income is not known, or beyond all amounts of money.
#[must_use]
pub fn source_of(changes: &[Change]) -> Option<SourceTest> {
    let of = |class: Class| changes.iter().filter(move |change| change.class == class);
    let values = |class: Class| -> Vec<i64> { of(class).filter_map(|change| change.value_vnd).collect() };
    of(Class::ThuNhap).next()?;
    source_test(&values(Class::ThuNhap), &values(Class::Tang))
}

/// What became of an entry.
#[must_use]
pub fn state_of(pair: &Pair<'_>) -> State {
    match (pair.before, pair.now) {
        (Some(was), Some(is)) if was.fields == is.fields => State::Unchanged,
        (Some(_), Some(_)) => State::Changed,
        (None, _) => State::New,
        (Some(_), None) => State::Disposed,
    }
}

fn changes_of(form: &Form, heading: &Heading, pair: Pair<'_>) -> Vec<Change> {
    let Some(row) = heading.row else {
        return Vec::new();
    };
    let row_about = |class, entry: &Entry, cause, quantity, value_vnd| Change {
        row,
        class,
        entry: entry.id.clone(),
        heading: heading.key,
        cause,
        description: entry.description(form, heading),
        quantity,
        value_vnd,
    };
    let gone = |was: &Entry, cause| {
        let quantity = quantity::whole(form, heading, was);
        row_about(Class::Giam, was, cause, quantity, was.worth().vnd)
    };
    let new = |is: &Entry, cause| {
        let quantity = quantity::whole(form, heading, is);
        row_about(Class::Tang, is, cause, quantity, is.worth().vnd)
    };
    let (was, is) = match (pair.before, pair.now) {
        (Some(was), Some(is)) => (was, is),
        (was, is) => {
            return was
                .map(|was| gone(was, Cause::Gone))
                .into_iter()
                .chain(is.map(|is| new(is, Cause::New)))
                .collect();
        }
    };
    let [before, now] = [was, is].map(|entry| quantity::measured(form, heading, entry));
    let (Some(before), Some(now)) = (before, now) else {
        return Vec::new();
    };
    if before.unit != now.unit {
        // Gold in another unit, money in another currency: not the same quantity, so no difference can be told.
        return vec![gone(was, Cause::Measured), new(is, Cause::Measured)];
    }
    let more = now.amount.less(before.amount);
    if more == super::Decimal::default() {
        return Vec::new();
    }
    let (class, from, to) = if more.is_positive() {
        (Class::Tang, was, is)
    } else {
        (Class::Giam, is, was)
    };
    // A value that moved the other way is no part of this change; check 16 asks about it.
    let value = from
        .worth()
        .vnd
        .zip(to.worth().vnd)
        .map(|(less, more)| (more - less).max(0));
    let difference = Quantity {
        amount: more.abs(),
        unit: now.unit,
    };
    vec![row_about(class, is, Cause::Measured, Some(difference), value)]
}

fn income(current: &Declaration) -> Option<Change> {
    let income = current.income()?;
    Some(Change {
        row: RowKey::Income,
        class: Class::ThuNhap,
        entry: income.id.clone(),
        heading: HeadingKey::Income,
        cause: Cause::Income,
        description: String::new(),
        quantity: None,
        value_vnd: Some(income.total()?),
    })
}
