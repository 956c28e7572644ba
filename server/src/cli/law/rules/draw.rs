//! `draw.*`. Owns: their keys. Must not: count.

use domain::draw::{ControlBody, agencies as agencies_rule, is_eligible, quota as quota_rule};
use domain::law::Law;
use serde::{Deserialize, Serialize};

use super::{Fault, latest, no_row};

#[derive(Deserialize)]
pub(super) struct QuotaInput {
    agency_annual_declarants: u64,
    eligible: u64,
}

#[derive(Serialize)]
pub(super) struct QuotaOutput {
    n_required: u64,
    n_selected: u64,
    n: u64,
    shortfall: u64,
    min_heads_or_deputies: u64,
}

pub(super) fn quota(law: &Law, input: &QuotaInput) -> Result<QuotaOutput, Fault> {
    let quota = quota_rule(law, latest(), input.agency_annual_declarants, input.eligible).ok_or_else(no_row)?;
    Ok(QuotaOutput {
        n_required: quota.required,
        n_selected: quota.selected,
        n: quota.selected,
        shortfall: quota.shortfall(),
        min_heads_or_deputies: quota.heads,
    })
}

#[derive(Deserialize)]
pub(super) struct AgenciesInput {
    agencies_under_control: u64,
    body: Vec<ControlBody>,
}

#[derive(Serialize)]
pub(super) struct AgenciesOutput {
    min_agencies: Vec<u64>,
}

pub(super) fn agencies(law: &Law, input: &AgenciesInput) -> Result<AgenciesOutput, Fault> {
    let of = |body: &ControlBody| agencies_rule(law, latest(), *body, input.agencies_under_control);
    let min_agencies: Option<Vec<u64>> = input.body.iter().map(of).collect();
    Ok(AgenciesOutput {
        min_agencies: min_agencies.ok_or_else(no_row)?,
    })
}

#[derive(Deserialize)]
pub(super) struct EligibilityInput {
    plan_year: i32,
    last_verified_years: Vec<Option<i32>>,
}

#[derive(Serialize)]
pub(super) struct EligibilityOutput {
    eligible: Vec<bool>,
}

pub(super) fn eligibility(law: &Law, input: &EligibilityInput) -> Result<EligibilityOutput, Fault> {
    let of = |year: &Option<i32>| is_eligible(law, latest(), input.plan_year, *year);
    let eligible: Option<Vec<bool>> = input.last_verified_years.iter().map(of).collect();
    Ok(EligibilityOutput {
        eligible: eligible.ok_or_else(no_row)?,
    })
}
