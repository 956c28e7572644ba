//! Mục III on paper.
//!
//! Owns: all fixed rows, with what changed under each. Must not: compute a row.

use domain::day;
use domain::declarations::{ChangeRow, Class, captioned};
use domain::law::Change;
use typst::foundations::{Array, IntoValue, Value, dict};
use words::paper as say;

use super::entries::dong;
use super::{DeclarationPaper, VI, section};
use crate::typesetting::{text, texts};

/// The section; `none` for a first declaration, which has none.
pub fn table(paper: &DeclarationPaper<'_>) -> Value {
    let Some(changes) = &paper.declaration.changes else {
        return Value::None;
    };
    let phrase = if changes.none {
        paper.form.no_change.as_str()
    } else {
        ""
    };
    let mut rows = Array::new();
    let mut above: Option<&str> = None;
    for change in &paper.form.changes {
        let group = change.group.as_deref();
        if let Some(label) = group.filter(|_| above != group) {
            let number = change.row.code().split('.').next().unwrap_or_default();
            rows.push(row(
                "group",
                &format!("{number}. {}", caption(paper, change, label)),
                "",
                "",
                "",
            ));
        }
        above = group;
        rows.push(row(
            "caption",
            &format!("{}. {}", change.row.code(), caption(paper, change, &change.label)),
            "",
            "",
            "",
        ));
        for written in changes.rows.iter().filter(|row| row.row == change.row) {
            rows.push(of_one(paper, written));
        }
    }
    dict! {
        "title" => text(&section(paper, "III")),
        "phrase" => text(phrase),
        "columns" => texts(paper.form.paper.columns.iter().map(String::as_str)),
        "rows" => rows.into_value(),
    }
    .into_value()
}

fn caption(paper: &DeclarationPaper<'_>, change: &Change, label: &str) -> String {
    let heading = paper
        .form
        .headings
        .iter()
        .find(|heading| heading.row == Some(change.row));
    let item = heading.and_then(|heading| heading.threshold);
    captioned(paper.law, label, item, paper.declaration.completion_date.0)
}

fn of_one(paper: &DeclarationPaper<'_>, written: &ChangeRow) -> Value {
    let value = written.value_vnd.map(dong).unwrap_or_default();
    if written.class != Class::ThuNhap {
        return row(
            "change",
            &written.description,
            &written.quantity,
            &value,
            &written.explanation,
        );
    }
    let income = paper.declaration.income();
    let period = income.and_then(|income| {
        let [from, to] = [income.from?, income.to?].map(day::vietnamese);
        Some(say::period(VI, &from, &to))
    });
    // Note 32: every item of income is written out.
    let items = paper.declaration.income_items.iter();
    let items = items.map(|item| format!("- {}: {}", item.description, dong(item.value_vnd)));
    let explanation: Vec<String> = [written.explanation.clone()]
        .into_iter()
        .chain(items)
        .filter(|line| !line.is_empty())
        .collect();
    let signed = format!("+ {value}");
    row(
        "change",
        &period.unwrap_or_default(),
        "",
        if value.is_empty() { "" } else { &signed },
        &explanation.join("\n"),
    )
}

fn row(kind: &str, first: &str, quantity: &str, value: &str, explanation: &str) -> Value {
    texts([kind, first, quantity, value, explanation])
}
