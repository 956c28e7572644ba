//! `declaration compare`: Mục III of two declarations. Owns: the keys of its answer. Must not: compare anything.

use std::path::Path;

use domain::declarations::{Change, Class, Kind, SourceFlag, compare, source_of};
use domain::law::Law;
use serde::Serialize;

use super::{file, print};
use crate::cli::{Answer, Failure};

const MILLION: i64 = 1_000_000;

#[derive(Serialize)]
struct Comparison<'a> {
    rows: Vec<Row<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_test: Option<SourceTest>,
}

#[derive(Serialize)]
struct Row<'a> {
    row: &'static str,
    class: Class,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_vnd: Option<i64>,
    entry: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
}

#[derive(Serialize)]
struct SourceTest {
    #[serde(rename = "E_vnd")]
    rest: i64,
    #[serde(rename = "E_million", skip_serializing_if = "Option::is_none")]
    rest_in_millions: Option<i64>,
    flag: Option<SourceFlag>,
}

pub(super) fn run(law: &Law, old: &Path, new: &Path) -> Result<Answer, Failure> {
    let old = file::read_previous(law, old)?;
    let read = file::read(law, new)?;
    if read.declaration.kind == Kind::LanDau {
        return Err(Failure::input(format!(
            "{} is a first declaration (LAN_DAU), which has no Section III",
            new.display()
        )));
    }
    let changes = compare(read.form, &old.declaration, &read.declaration);
    print(&Comparison {
        rows: changes.iter().map(row).collect(),
        source_test: source_of(&changes).map(|test| SourceTest {
            rest: test.rest,
            rest_in_millions: (test.rest % MILLION == 0).then_some(test.rest / MILLION),
            flag: test.flag,
        }),
    })?;
    Ok(Answer::Yes)
}

fn row(change: &Change) -> Row<'_> {
    Row {
        row: change.row.code(),
        class: change.class,
        quantity: change.printed_quantity(),
        value_vnd: change.value_vnd,
        entry: change.entry.as_str(),
        description: &change.description,
    }
}
