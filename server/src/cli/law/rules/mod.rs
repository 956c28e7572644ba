//! The rules of `law eval` by name.
//!
//! Owns: the list of rules, and how input and output become typed. Must not: hold a rule; `domain` does.

mod deadlines;
mod declarations;
mod discipline;
mod draw;
mod limitation;
mod meetings;
mod reports;
mod states;

use domain::law::Law;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

use super::eval::{Code, Fault};

pub(super) fn evaluate(law: &Law, rule: &str, input: &str) -> Result<Box<RawValue>, Fault> {
    match rule {
        "threshold.item" => with(input, |input| declarations::item(law, &input)),
        "threshold.supplementary" => with(input, |input| declarations::supplementary(law, &input)),
        "deadline" => with(input, |input| deadlines::deadline(law, input)),
        "deadline.annual" => with(input, |input| deadlines::annual(law, &input)),
        "limitation" => with(input, |input| limitation::limitation(law, input)),
        "discipline.allowed_forms" => with(input, |input| discipline::allowed_forms(law, &input)),
        "discipline.propose_form" => with(input, |input| discipline::propose_form(law, &input)),
        "discipline.running_sanction" => with(input, |input| discipline::running_sanction(law, &input)),
        "discipline.recidivism" => with(input, |input| discipline::recidivism(law, &input)),
        "discipline.several_acts" => with(input, |input| discipline::several_acts(law, &input)),
        "discipline.party_link" => with(input, |input| discipline::party_link(law, &input)),
        "misconduct.next_states" => with(input, |input| states::next_states(law, &input)),
        "draw.quota" => with(input, |input| draw::quota(law, &input)),
        "draw.agencies" => with(input, |input| draw::agencies(law, &input)),
        "draw.eligibility" => with(input, |input| draw::eligibility(law, &input)),
        "meeting.quorum" => with(input, |input| meetings::disclosure(law, &input)),
        "council.quorum" => with(input, |input| meetings::council(law, &input)),
        "declaration.source_test" => with(input, |input| declarations::source(&input)),
        "report.windows" => with(input, |input| reports::windows(law, &input)),
        "report.due" => with(input, |input| reports::due(law, &input)),
        _ => Err(Fault::new(Code::Rule, format!("there is no rule {rule}"))),
    }
}

/// An answer, and the keys of the question that no rule knows.
#[derive(Serialize)]
struct WithIgnored<O> {
    #[serde(flatten)]
    output: O,
    ignored: Vec<String>,
}

/// Input that no rule needs is not refused, but it is named in the answer: a misspelt key must not go unnoticed.
fn with<I: DeserializeOwned, O: Serialize>(
    input: &str,
    rule: impl FnOnce(I) -> Result<O, Fault>,
) -> Result<Box<RawValue>, Fault> {
    if !input.starts_with('{') {
        return Err(Fault::input("input must be an object"));
    }
    let mut ignored = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(input);
    let input = serde_ignored::deserialize(&mut reader, |path| ignored.push(path.to_string()));
    let output = rule(input.map_err(Fault::input)?)?;
    let written = if ignored.is_empty() {
        to_raw_value(&output)
    } else {
        to_raw_value(&WithIgnored { output, ignored })
    };
    written.map_err(Fault::input)
}

/// The legal data have no row for this question.
fn no_row() -> Fault {
    Fault::new(Code::NotApplicable, "the legal data have no row for this question")
}

/// The day for rules whose question names none: that of the newest version of every row.
const fn latest() -> chrono::NaiveDate {
    domain::day::LAST
}
