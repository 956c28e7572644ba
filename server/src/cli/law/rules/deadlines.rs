//! `deadline` and `deadline.annual`. Owns: their keys. Must not: count.

use domain::day::IsoDay;
use domain::deadlines::{Dates, Explanation, Further, Interval, Question, Refusal, Stop, answer, yearly};
use domain::law::{Law, Mark, StopGround};
use serde::{Deserialize, Serialize};

use super::{Code, Fault};

#[derive(Deserialize)]
pub(super) struct StopInput {
    from: IsoDay,
    to: IsoDay,
    ground: StopGround,
}

impl StopInput {
    pub const fn stop(&self) -> Stop {
        Stop {
            days: Interval {
                from: self.from.0,
                to: self.to.0,
            },
            ground: self.ground,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct DeadlineInput {
    code: String,
    event_date: IsoDay,
    stops: Option<Vec<StopInput>>,
    variant: Option<String>,
}

#[derive(Default, Serialize)]
pub(super) struct DeadlineOutput {
    due: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_latest: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_posting_day: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    may_be_removed_from: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_base: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_after_one_extension: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_after_two_extensions: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_if_prolonged_max: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_complex_max: Option<IsoDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paused_days: Option<i64>,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
    provisional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
}

pub(super) fn deadline(law: &Law, input: DeadlineInput) -> Result<DeadlineOutput, Fault> {
    let question = Question {
        code: input.code,
        variant: input.variant,
        event: input.event_date.0,
        stops: input.stops.map(|stops| stops.iter().map(StopInput::stop).collect()),
    };
    let answer = answer(law, &question).map_err(fault)?;
    let mut output = DeadlineOutput {
        due: Some(IsoDay(answer.dates.due())),
        source: answer.row.source,
        mark: Some(answer.explanation.mark()),
        provisional: answer.explanation.provisional(),
        explanation: Some(answer.explanation),
        ..DeadlineOutput::default()
    };
    match answer.dates {
        Dates::Forward(forward) => {
            output.paused_days = forward.paused_days;
            for end in forward.further {
                let key = match end.which {
                    Further::Base => &mut output.due_base,
                    Further::AfterOneExtension => &mut output.due_after_one_extension,
                    Further::AfterTwoExtensions => &mut output.due_after_two_extensions,
                    Further::IfProlongedMax => &mut output.due_if_prolonged_max,
                    Further::ComplexMax => &mut output.due_complex_max,
                };
                *key = Some(IsoDay(end.due));
            }
        }
        Dates::Backward(before) => {
            output.legal_latest = Some(IsoDay(before.legal_latest));
            output.target = Some(IsoDay(before.target));
        }
        Dates::Posting(posting) => {
            output.last_posting_day = Some(IsoDay(posting.last_day));
            output.may_be_removed_from = Some(IsoDay(posting.removable_from));
        }
    }
    Ok(output)
}

pub(super) fn fault(refusal: Refusal) -> Fault {
    let code = match refusal {
        Refusal::UnknownCode(_) => Code::Deadline,
        Refusal::NotApplicable { .. } => Code::NotApplicable,
        Refusal::NeedsVariant { .. }
        | Refusal::UnknownVariant { .. }
        | Refusal::CannotStop { .. }
        | Refusal::StopBackwards { .. } => Code::Input,
    };
    Fault::new(code, refusal)
}

#[derive(Deserialize)]
pub(super) struct AnnualInput {
    code: String,
    year: i32,
    completion_dates: Option<Vec<IsoDay>>,
}

#[derive(Serialize)]
pub(super) struct AnnualOutput {
    last_on_time_day: IsoDay,
    target: IsoDay,
    #[serde(skip_serializing_if = "Option::is_none")]
    on_time: Option<Vec<bool>>,
    source: String,
    mark: Mark,
    explanation: Explanation,
}

pub(super) fn annual(law: &Law, input: &AnnualInput) -> Result<AnnualOutput, Fault> {
    let plausible = domain::day::read_iso(&format!("{:04}-01-01", input.year));
    plausible.map_err(|_| Fault::input("year must be between 1900 and 2199"))?;
    let answer = yearly(law, &input.code, input.year).map_err(fault)?;
    let on_time = |days: &Vec<IsoDay>| days.iter().map(|day| answer.on_time(day.0)).collect();
    Ok(AnnualOutput {
        last_on_time_day: IsoDay(answer.before.legal_latest),
        target: IsoDay(answer.before.target),
        on_time: input.completion_dates.as_ref().map(on_time),
        source: answer.row.source,
        mark: answer.explanation.mark(),
        explanation: answer.explanation,
    })
}
