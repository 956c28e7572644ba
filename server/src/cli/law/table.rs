//! `law deadlines`: the table in force on a day.
//!
//! Owns: its columns. Must not: count.

use domain::day::{self, IsoDay};
use domain::law::{Deadline, Law, Length, Mark, Term, Unit};
use serde::Serialize;
use services::clock::{Clock, SystemClock};

use crate::cli::{Answer, Failure, say};

#[derive(clap::Args)]
pub(in crate::cli) struct Arguments {
    /// In force on this day (YYYY-MM-DD); today when absent
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// One JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    event: &'a str,
    act: &'a str,
    direction: &'static str,
    length: String,
    source: &'a str,
    mark: Mark,
    valid_from: IsoDay,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<IsoDay>,
}

pub(super) fn run(law: &Law, arguments: &Arguments) -> Result<Answer, Failure> {
    let on = match &arguments.on {
        Some(text) => day::read_iso(text).map_err(|_| Failure::input("--on needs a day like 2026-07-01"))?,
        None => domain::time::in_vietnam(SystemClock.now()).date_naive(),
    };
    let rows: Vec<Row> = law
        .deadlines()
        .iter()
        .filter(|row| row.validity.covers(on))
        .map(row)
        .collect();
    if arguments.json {
        say(serde_json::to_string(&rows).map_err(Failure::run)?);
    } else {
        print(&rows);
    }
    Ok(Answer::Yes)
}

fn row(row: &Deadline) -> Row<'_> {
    let (direction, length) = length(&row.term);
    Row {
        code: &row.code,
        variant: row.variant.as_deref(),
        event: &row.event.vi,
        act: &row.act.vi,
        direction,
        length,
        source: &row.source,
        mark: row.mark,
        valid_from: IsoDay(row.validity.from),
        valid_to: row.validity.to.map(IsoDay),
    }
}

/// Direction and length in the short form of the table.
fn length(term: &Term) -> (&'static str, String) {
    let counted = |length: &Length| format!("{} {}", length.amount, unit(length.unit));
    match term {
        Term::Forward {
            length,
            base,
            prolongation,
            longest,
            longest_row,
            complex_row,
            ..
        } => {
            let mut parts: Vec<String> = length.iter().map(counted).collect();
            parts.extend(base.clone());
            parts.extend(prolongation.iter().map(|more| format!("+{} × {}", more.by, more.times)));
            parts.extend(longest.map(|longest| format!("max {longest}")));
            parts.extend(longest_row.iter().chain(complex_row).map(|row| format!("max {row}")));
            ("F", parts.join(" "))
        }
        Term::Backward(length) => ("B", format!("≥ {}", counted(length))),
        Term::Posting(days) => ("P", format!("{days} CD")),
        Term::Yearly(limit) => ("D", format!("< {:02}-{:02}", limit.month(), limit.day())),
        Term::Limitation(months) => ("F", format!("{months} M")),
        Term::Report => ("D", "BC".to_owned()),
        Term::Uncounted(length) => ("—", length.vi.clone()),
    }
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::CalendarDays => "CD",
        Unit::WorkingDays => "WD",
        Unit::Months => "M",
        Unit::Years => "Y",
    }
}

fn print(rows: &[Row]) {
    for row in rows {
        let mark = match row.mark {
            Mark::Confirmed => "",
            Mark::Verify => " (verify)",
        };
        let code = [Some(row.code), row.variant]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        say(format!(
            "{code}\t{}\t{}\t{} → {}\t{}{mark}",
            row.direction, row.length, row.event, row.act, row.source
        ));
    }
}
