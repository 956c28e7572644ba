//! Mục III.
//!
//! Owns: all fixed rows, with what changed under each. Must not: compute a row.

use domain::day;
use domain::declarations::{ChangeRow, Class, Place, captioned};
use domain::law::Change;
use words::paper as say;

use crate::content::dong;
use crate::{ChangeCaption, ChangeLine, ChangeTable, VI, Writer};

impl Writer<'_> {
    /// The section; a first declaration has none.
    pub(super) fn changes(&self) -> Option<ChangeTable> {
        let changes = self.declaration.changes.as_ref()?;
        let mut above: Option<&str> = None;
        let rows = self.form.changes.iter().map(|change| {
            let label = change.group.as_deref();
            let begun = label.filter(|_| above != label);
            above = label;
            let number = change.row.code();
            let group = begun.map(|label| {
                let first = number.split('.').next().unwrap_or_default();
                format!("{first}. {}", self.caption(change, label))
            });
            let written = changes.rows.iter().filter(|row| row.row == change.row);
            ChangeCaption {
                group,
                caption: format!("{number}. {}", self.caption(change, &change.label)),
                lines: written.map(|row| self.change_line(row)).collect(),
            }
        });
        Some(ChangeTable {
            rows: rows.collect(),
            title: self.section("III"),
            phrase: changes.none.then(|| self.form.no_change.clone()),
            columns: self.form.paper.columns.clone(),
        })
    }

    fn caption(&self, change: &Change, label: &str) -> String {
        let mut headings = self.form.headings.iter();
        let heading = headings.find(|heading| heading.row == Some(change.row));
        let item = heading.and_then(|heading| heading.threshold);
        captioned(self.law, label, item, self.declaration.completion_date.0)
    }

    fn change_line(&self, row: &ChangeRow) -> ChangeLine {
        let value = row.value_vnd.map(dong).unwrap_or_default();
        let place = Place::Row(row.row, row.entry.clone()).to_string();
        if row.class != Class::ThuNhap {
            return ChangeLine {
                place,
                description: row.description.clone(),
                quantity: row.quantity.clone(),
                value,
                explanation: row.explanation.clone(),
            };
        }
        let period = self.declaration.income().and_then(|income| {
            let [from, to] = [income.from?, income.to?].map(day::vietnamese);
            Some(say::period(VI, &from, &to))
        });
        // Note 32: every item of income is written out.
        let items = self.declaration.income_items.iter();
        let items = items.map(|item| format!("- {}: {}", item.description, dong(item.value_vnd)));
        let explanation = [row.explanation.clone()].into_iter().chain(items);
        ChangeLine {
            place,
            description: period.unwrap_or_default(),
            quantity: String::new(),
            value: if value.is_empty() { value } else { format!("+ {value}") },
            explanation: explanation
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }
}
