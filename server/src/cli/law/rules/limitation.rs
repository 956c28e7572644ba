//! `limitation`. Owns: its keys. Must not: count.

use domain::day::IsoDay;
use domain::deadlines::{Doubt, Stop};
use domain::law::{Law, Mark};
use domain::misconduct::{
    Form, LimitationFacts, LimitationResult, NoLimitation, RuleSetCode, limitation as limitation_rule,
    limitation_doubts, limitation_row,
};
use serde::{Deserialize, Serialize};

use super::deadlines::StopInput;
use super::{Fault, no_row};

#[derive(Deserialize)]
pub(super) struct LimitationInput {
    rule_set: RuleSetCode,
    act_end_date: Option<IsoDay>,
    conclusion_date: Option<IsoDay>,
    expected_form: Form,
    notice_date: Option<IsoDay>,
    discipline_conclusion_date: Option<IsoDay>,
    new_act_dates: Option<Vec<IsoDay>>,
    stops: Option<Vec<StopInput>>,
    no_limitation_flag: Option<NoLimitation>,
}

#[derive(Serialize)]
pub(super) struct LimitationOutput {
    start: IsoDay,
    end: Option<IsoDay>,
    result: Option<LimitationResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    mark: Mark,
    provisional: bool,
    doubts: Vec<Doubt>,
}

/// More than any act has; each new act looks at every stop.
const MOST: usize = 1_000;

pub(super) fn limitation(law: &Law, input: LimitationInput) -> Result<LimitationOutput, Fault> {
    let begin = input
        .act_end_date
        .or(input.conclusion_date)
        .ok_or_else(|| Fault::input("act_end_date or conclusion_date is needed"))?;
    let stops: Vec<_> = input.stops.iter().flatten().map(StopInput::stop).collect();
    if let Some(Stop { days, .. }) = stops.iter().find(|stop| stop.days.to < stop.days.from) {
        let sentence = format!("a stop ends on {}, before it begins on {}", days.to, days.from);
        return Err(Fault::input(sentence));
    }
    let new_acts: Vec<_> = input.new_act_dates.iter().flatten().map(|day| day.0).collect();
    if stops.len().max(new_acts.len()) > MOST {
        return Err(Fault::input(format!("more than {MOST} new acts or stops")));
    }
    let facts = LimitationFacts {
        rule_set: input.rule_set,
        begin: begin.0,
        expected_form: input.expected_form,
        notice: input.notice_date.map(|day| day.0),
        discipline_conclusion: input.discipline_conclusion_date.map(|day| day.0),
        new_acts,
        stops,
        no_limitation: input.no_limitation_flag,
    };
    let result = limitation_rule(law, &facts).ok_or_else(no_row)?;
    let doubts = limitation_doubts(law, &facts, &result);
    // Without a limitation there is no term whose row could be named.
    let row = limitation_row(law, facts.rule_set, facts.expected_form).filter(|_| result.end.is_some());
    Ok(LimitationOutput {
        start: IsoDay(result.start),
        end: result.end.map(IsoDay),
        result: result.result,
        source: row.map(|row| row.source.clone()),
        mark: if doubts.is_empty() {
            Mark::Confirmed
        } else {
            Mark::Verify
        },
        provisional: doubts.iter().any(|doubt| matches!(doubt, Doubt::Provisional(_))),
        doubts,
    })
}
