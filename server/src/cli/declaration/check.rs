//! `declaration check`: what the checks found. Owns: the keys of its answer. Must not: check anything.

use std::path::PathBuf;

use domain::day::read_iso;
use domain::declarations::{Case, Facts, Finding, Provision, Severity, check};
use domain::lang::Lang;
use domain::law::Law;
use domain::time::local_day;
use serde::Serialize;
use serde_json::{Map, Value};
use services::clock::{Clock, SystemClock};
use services::declarations::{Reader, sentence};

use super::{file, print};
use crate::cli::{Answer, Failure};

#[derive(clap::Args)]
pub(in crate::cli) struct Arguments {
    /// The declaration
    #[arg(value_name = "FILE.json")]
    file: PathBuf,
    /// The declaration before it
    #[arg(long, value_name = "FILE.json")]
    previous: Option<PathBuf>,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: u8,
    severity: Severity,
    field: String,
    message: String,
    numbers: Map<String, Value>,
    code: Value,
    law: &'a [Provision],
}

pub(super) fn run(law: &Law, arguments: &Arguments) -> Result<Answer, Failure> {
    let read = file::read(law, &arguments.file)?;
    let previous = arguments
        .previous
        .as_ref()
        .map(|path| file::read_previous(law, path))
        .transpose()?;
    if let Some(previous) = &previous
        && previous.declaration.completion_date > read.declaration.completion_date
    {
        return Err(Failure::input(
            "the previous declaration was completed after this one; exchange the two files",
        ));
    }
    let case = Case {
        law,
        form: read.form,
        declaration: &read.declaration,
        previous: previous.as_ref().map(|previous| &previous.declaration),
        // What stands around a declaration is known to a store only.
        facts: &Facts::default(),
        today: local_day(SystemClock.now()),
    };
    let findings = check(&case);
    let reader = Reader {
        law,
        form: read.form,
        declaration: &read.declaration,
        lang: Lang::Vi,
    };
    let rows: Vec<Row> = findings
        .iter()
        .map(|finding| row(&reader, finding))
        .collect::<Result<_, _>>()?;
    print(&rows)?;
    let blocked = findings.iter().any(|finding| finding.severity == Severity::H);
    Ok(if blocked { Answer::No } else { Answer::Yes })
}

fn row<'a>(reader: &Reader<'_>, finding: &'a Finding) -> Result<Row<'a>, Failure> {
    let problem = serde_json::to_value(&finding.problem).map_err(Failure::run)?;
    let mut numbers = match problem {
        Value::Object(parts) => parts,
        other => Map::from_iter([("code".to_owned(), other)]),
    };
    let code = numbers.remove("code").unwrap_or_default();
    // Names and descriptions stand in the sentence; days are numbers as well.
    numbers.retain(|_, value| match value {
        Value::Number(_) => true,
        Value::String(text) => read_iso(text).is_ok(),
        _ => false,
    });
    Ok(Row {
        rule: finding.rule,
        severity: finding.severity,
        field: finding.place.to_string(),
        message: sentence(reader, finding),
        numbers,
        code,
        law: &finding.law,
    })
}
