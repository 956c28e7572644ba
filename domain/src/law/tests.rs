//! Tables of the legal data as the provisions have them, and of what a wrong row is called.

mod days;
mod forms;
mod replaced;
mod rows;
mod schema;
mod versions;

use std::sync::LazyLock;

use super::*;

fn on(iso: &str) -> NaiveDate {
    crate::day::read_iso(iso).expect("a valid day")
}

impl Law {
    /// The built-in data, read once for all tests.
    pub(crate) fn for_tests() -> &'static Self {
        static LAW: LazyLock<Law> = LazyLock::new(|| Law::built_in().expect("the built-in data are whole"));
        &LAW
    }

    /// The built-in data after a law that changes every term from `first_day` on.
    pub(crate) fn with_every_term_changed_on(first_day: NaiveDate) -> Self {
        let text: String = deadlines::TEXT
            .split_inclusive("\n\n")
            .map(|row| changed_on(first_day, row))
            .collect();
        let none = local::read("").expect("an empty file").deadlines;
        Self {
            deadlines: deadlines::read(&text, none).expect("rows that are still whole"),
            ..Self::for_tests().clone()
        }
    }
}

/// The row until the day before, and behind it a version that is longer.
fn changed_on(first_day: NaiveDate, row: &str) -> String {
    if !row.starts_with("[[deadline]]") || row.contains("valid_to") {
        return row.to_owned();
    }
    let (row, end) = (row.trim_end(), "\n\n");
    let last_day = first_day.pred_opt().expect("a day before");
    let later: Vec<String> = row.lines().map(|line| later_line(first_day, line)).collect();
    format!("{row}\nvalid_to = {last_day}{end}{}{end}", later.join("\n"))
}

fn later_line(first_day: NaiveDate, line: &str) -> String {
    match line.split_once(" = ") {
        Some((key @ ("amount" | "longest" | "prolonged_by"), number)) => {
            let number: u32 = number.parse().expect("a number");
            format!("{key} = {}", number * 2)
        }
        Some((key @ "valid_from", _)) => format!("{key} = {first_day}"),
        _ => line.to_owned(),
    }
}
