//! `threshold.*` and `declaration.source_test`. Owns: their keys. Must not: compare amounts.

use domain::day::IsoDay;
use domain::declarations::{Item, SourceFlag, item_rule, source_test, supplementary as supplementary_rule};
use domain::law::{Law, Mark};
use serde::{Deserialize, Serialize};

use super::{Fault, no_row};

#[derive(Deserialize)]
pub(super) struct ItemInput {
    completion_date: IsoDay,
    item: Item,
    total_value_of_kind_vnd: Option<u64>,
}

#[derive(Serialize)]
pub(super) struct ItemOutput {
    threshold_vnd: Option<i64>,
    must_declare: bool,
    voluntary_entry_allowed: bool,
    source: String,
    mark: Mark,
}

pub(super) fn item(law: &Law, input: &ItemInput) -> Result<ItemOutput, Fault> {
    let rule = item_rule(law, input.item, input.completion_date.0).ok_or_else(no_row)?;
    let total = match (rule.threshold, input.total_value_of_kind_vnd) {
        (Some(_), None) => return Err(Fault::input("total_value_of_kind_vnd is needed: there is a threshold")),
        (_, total) => dong(total.unwrap_or_default())?,
    };
    Ok(ItemOutput {
        threshold_vnd: rule.threshold,
        must_declare: rule.must_declare(total),
        voluntary_entry_allowed: true,
        source: rule.parameter.source.clone(),
        mark: rule.mark_on(input.completion_date.0),
    })
}

#[derive(Deserialize)]
pub(super) struct SupplementaryInput {
    completion_date: IsoDay,
    gross_increase_vnd: u64,
    gross_decrease_vnd: u64,
    annual_declaration_made_this_year: bool,
}

#[derive(Serialize)]
pub(super) struct SupplementaryOutput {
    threshold_vnd: i64,
    supplementary_required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_on_time_day: Option<IsoDay>,
    source: String,
    mark: Mark,
}

pub(super) fn supplementary(law: &Law, input: &SupplementaryInput) -> Result<SupplementaryOutput, Fault> {
    let completion = input.completion_date.0;
    let result = supplementary_rule(
        law,
        completion,
        dong(input.gross_increase_vnd)?,
        dong(input.gross_decrease_vnd)?,
        input.annual_declaration_made_this_year,
    )
    .ok_or_else(no_row)?;
    Ok(SupplementaryOutput {
        threshold_vnd: result.threshold,
        supplementary_required: result.due.is_some(),
        last_on_time_day: result.due.map(|due| IsoDay(due.before.legal_latest)),
        source: result.parameter.source.clone(),
        // How a change is measured is not defined: sums of increases and decreases are a reading.
        mark: Mark::Verify,
    })
}

fn dong(amount: u64) -> Result<i64, Fault> {
    i64::try_from(amount).map_err(|_| Fault::input("more money than there is"))
}

#[derive(Deserialize)]
pub(super) struct SourceInput {
    income_items_million: Vec<i64>,
    increase_rows_million: Vec<i64>,
    // Asked for, so that nobody believes it was forgotten; decreases never count.
    #[serde(rename = "decrease_rows_million")]
    _decreases: Vec<i64>,
}

#[derive(Serialize)]
pub(super) struct SourceOutput {
    #[serde(rename = "E_million")]
    rest: i64,
    flag: Option<SourceFlag>,
}

pub(super) fn source(input: &SourceInput) -> Result<SourceOutput, Fault> {
    let result = source_test(&input.income_items_million, &input.increase_rows_million)
        .ok_or_else(|| Fault::input("more money than there is"))?;
    Ok(SourceOutput {
        rest: result.rest,
        flag: result.flag,
    })
}
