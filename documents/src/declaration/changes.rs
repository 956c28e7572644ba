//! Mục III on paper.
//!
//! Owns: the kinds of its rows. Must not: write or compute one.

use forms::{ChangeLine, ChangeTable};
use typst::foundations::{Array, IntoValue, Value, dict};

use crate::typesetting::{text, texts};

/// The section; `none` for a first declaration, which has none.
pub fn table(changes: Option<&ChangeTable>) -> Value {
    let Some(changes) = changes else {
        return Value::None;
    };
    let mut rows = Array::new();
    for row in &changes.rows {
        rows.extend(row.group.as_deref().map(|group| caption("group", group)));
        rows.push(caption("caption", &row.caption));
        rows.extend(row.lines.iter().map(change));
    }
    dict! {
        "title" => text(&changes.title),
        "phrase" => text(changes.phrase.as_deref().unwrap_or_default()),
        "columns" => texts(changes.columns.iter().map(String::as_str)),
        "rows" => rows.into_value(),
    }
    .into_value()
}

fn caption(kind: &str, caption: &str) -> Value {
    texts([kind, caption, "", "", ""])
}

fn change(line: &ChangeLine) -> Value {
    texts([
        "change",
        &line.description,
        &line.quantity,
        &line.value,
        &line.explanation,
    ])
}
