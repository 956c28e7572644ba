//! Checks 15, 16, 18 and 23: Mục III as it is written against Mục III as the two lists give it.
//!
//! Owns: these rules. Must not: compute a row (`compare` does).

use super::{Case, Report, holds_things};
use crate::declarations::compare::{Cause, Change, compare};
use crate::declarations::content::ChangeRow;
use crate::declarations::decimal::Decimal;
use crate::declarations::entry::{EntryId, State};
use crate::declarations::finding::{Place, Problem};
use crate::declarations::keys::{Class, FieldKey};
use crate::declarations::matching::pairs;
use crate::declarations::quantity::{measured, signed_as};
use crate::declarations::source_test::{SourceFlag, source_test};

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    if case.is_first() {
        return;
    }
    let rows: Vec<&ChangeRow> = case
        .declaration
        .changes
        .iter()
        .flat_map(|changes| &changes.rows)
        .collect();
    for row in &rows {
        written(case, report, row);
    }
    if let Some(previous) = case.previous {
        let changes = compare(case.form, previous, case.declaration);
        against(report, &changes, &rows);
        values(case, report, previous);
    } else {
        against_states(case, report, &rows);
    }
    sources(case, report, &rows);
}

fn place(row: &ChangeRow) -> Place {
    Place::Row(row.row, row.entry.clone())
}

/// What every row must have.
fn written(case: &Case<'_>, report: &Report<'_>, row: &ChangeRow) {
    let class = row.class;
    if class == Class::ThuNhap {
        let needed = row.value_vnd != Some(0) && case.declaration.income_items.is_empty();
        if needed && row.explanation.is_empty() {
            report.block(15, place(row), Problem::ExplanationAbsent);
        }
        return;
    }
    if row.quantity.is_empty() {
        report.block(15, place(row), Problem::QuantityAbsent);
    } else if signed_as(&row.quantity) != Some(class) {
        report.block(15, place(row), Problem::SignWrong { class });
    }
    if row.value_vnd.is_none() && !worth_unknown(case, row) {
        report.block(15, place(row), Problem::RowValueAbsent);
    }
    if row.explanation.is_empty() {
        report.block(15, place(row), Problem::ExplanationAbsent);
    }
    if class == Class::Tang && !rests_on_something(case, row) {
        report.warn(23, place(row), Problem::SourceAbsent);
    }
}

/// Whether the entry of the row has a value that cannot be told, now or in the last declaration.
fn worth_unknown(case: &Case<'_>, row: &ChangeRow) -> bool {
    let declarations = [Some(case.declaration), case.previous];
    let mut entries = declarations
        .into_iter()
        .flatten()
        .flat_map(|declaration| declaration.entries());
    entries.any(|(_, entry)| Some(&entry.id) == row.entry.as_ref() && entry.worth().vnd.is_none())
}

/// An item of income, or something that is no longer there.
fn rests_on_something(case: &Case<'_>, row: &ChangeRow) -> bool {
    let is_income = |id: &EntryId| case.declaration.income_items.iter().any(|item| item.id == *id);
    let is_gone = |id: &EntryId| {
        let gone = |row: &ChangeRow| row.class == Class::Giam && row.entry.as_ref() == Some(id);
        case.declaration
            .changes
            .iter()
            .flat_map(|changes| &changes.rows)
            .any(gone)
    };
    row.sources.iter().any(|id| is_income(id) || is_gone(id))
}

/// Each change has its row, and each row its change.
fn against(report: &Report<'_>, changes: &[Change], rows: &[&ChangeRow]) {
    let mut unused: Vec<&ChangeRow> = rows.iter().copied().filter(|row| row.class != Class::ThuNhap).collect();
    for change in changes.iter().filter(|change| change.class != Class::ThuNhap) {
        let about = |row: &ChangeRow| row.row == change.row && row.class == change.class;
        let by_entry = unused
            .iter()
            .position(|row| about(row) && row.entry.as_ref() == Some(&change.entry));
        // A row without an entry is taken for the change with its value.
        let found = by_entry.or_else(|| {
            let blank = |row: &ChangeRow| row.entry.is_none() && row.value_vnd == change.value_vnd;
            unused.iter().position(|row| about(row) && blank(row))
        });
        match found {
            Some(at) => agrees(report, change, unused.remove(at)),
            None => report.add_absent(change),
        }
    }
    for row in unused {
        report.block(15, place(row), Problem::RowUnfounded { class: row.class });
    }
}

impl Report<'_> {
    fn add_absent(&self, change: &Change) {
        let place = Place::Row(change.row, Some(change.entry.clone()));
        let (class, description) = (change.class, change.description.clone());
        match (change.cause, &change.quantity) {
            (Cause::Measured, Some(quantity)) => {
                let difference = quantity.amount;
                self.block(
                    16,
                    place,
                    Problem::DifferenceAbsent {
                        class,
                        description,
                        difference,
                    },
                );
            }
            _ => {
                let value_vnd = change.value_vnd;
                self.block(
                    15,
                    place,
                    Problem::RowAbsent {
                        class,
                        description,
                        value_vnd,
                    },
                );
            }
        }
    }
}

fn agrees(report: &Report<'_>, change: &Change, row: &ChangeRow) {
    if let (Some(row_vnd), Some(recorded_vnd)) = (row.value_vnd, change.value_vnd)
        && row_vnd != recorded_vnd
    {
        report.block(15, place(row), Problem::RowValueDiffers { row_vnd, recorded_vnd });
    }
    let given = Decimal::first_in(&row.quantity);
    if let (Cause::Measured, Some(given), Some(quantity)) = (change.cause, given, &change.quantity)
        && given != quantity.amount
    {
        let difference = quantity.amount;
        report.block(16, place(row), Problem::DifferenceWrong { given, difference });
    }
}

/// Another value although the object is the same.
fn values(case: &Case<'_>, report: &Report<'_>, previous: &crate::declarations::Declaration) {
    for heading in case.headings().filter(|heading| holds_things(heading)) {
        for pair in pairs(case.form, heading, previous, case.declaration) {
            let (Some(before), Some(now)) = (pair.before, pair.now) else {
                continue;
            };
            let [was, is] = [before, now].map(|entry| measured(case.form, heading, entry));
            let [before_vnd, now_vnd] = [before, now].map(|entry| entry.worth().vnd);
            if was == is && before_vnd != now_vnd {
                let place = Place::Field(heading.key, now.id.clone(), FieldKey::ValueVnd);
                report.warn(16, place, Problem::ValueChanged { before_vnd, now_vnd });
            }
        }
    }
}

/// Without the last declaration the draft's own states tell what is new and what is gone.
fn against_states(case: &Case<'_>, report: &Report<'_>, rows: &[&ChangeRow]) {
    for heading in case.headings().filter(|heading| holds_things(heading)) {
        let Some(row) = heading.row else { continue };
        for entry in &case.declaration.list(heading.key).entries {
            let class = match entry.state {
                Some(State::New) => Class::Tang,
                Some(State::Disposed) => Class::Giam,
                Some(State::Unchanged | State::Changed) | None => continue,
            };
            let own = |id: &EntryId| *id == entry.id || entry.carried_from.as_ref() == Some(id);
            let about = |written: &&&ChangeRow| written.class == class && written.entry.as_ref().is_some_and(own);
            if rows.iter().find(about).is_none() {
                let problem = Problem::RowAbsent {
                    class,
                    description: entry.description(case.form, heading),
                    value_vnd: entry.worth().vnd,
                };
                report.block(15, Place::Row(row, Some(entry.id.clone())), problem);
            }
        }
    }
}

/// The source-of-funds test of section 7, over the rows that the two lists give, else over those that are written.
fn sources(case: &Case<'_>, report: &Report<'_>, rows: &[&ChangeRow]) {
    let Some(income_vnd) = case.declaration.income().and_then(|income| income.total()) else {
        return;
    };
    let increases: Vec<i64> = match case.previous {
        Some(previous) => {
            let changes = compare(case.form, previous, case.declaration);
            let increases = changes.iter().filter(|change| change.class == Class::Tang);
            increases.filter_map(|change| change.value_vnd).collect()
        }
        None => {
            let increases = rows.iter().filter(|row| row.class == Class::Tang);
            increases.filter_map(|row| row.value_vnd).collect()
        }
    };
    let Some(test) = source_test(&[income_vnd], &increases) else {
        return;
    };
    if test.flag == Some(SourceFlag::NguonChuaDu) {
        let problem = Problem::SourceShort {
            income_vnd,
            increases_vnd: income_vnd - test.rest,
            rest_vnd: test.rest,
        };
        report.warn(18, Place::Changes, problem);
    }
}
