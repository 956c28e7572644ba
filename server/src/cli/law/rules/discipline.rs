//! `discipline.*`. Owns: their keys. Must not: choose a form.

use domain::day::IsoDay;
use domain::law::{Law, Mark};
use domain::misconduct::{
    ActFacts, Form, NoLadder, NotInLadder, PartyForm, PersonKind, PostMissing, Proposal, RecidivismFacts, RuleSetCode,
    Severity, heaviest, ladder_row, party_link as party_link_rule, propose, recidivism as recidivism_rule,
    running_sanction as running_sanction_rule,
};
use serde::{Deserialize, Serialize};

use super::{Code, Fault};

impl From<NoLadder> for Fault {
    fn from(refusal: NoLadder) -> Self {
        Self::new(Code::NotApplicable, refusal)
    }
}

impl From<NotInLadder> for Fault {
    fn from(refusal: NotInLadder) -> Self {
        match refusal {
            NotInLadder::NoLadder(refusal) => refusal.into(),
            NotInLadder::Form | NotInLadder::NoAct => Self::input(refusal),
        }
    }
}

impl From<PostMissing> for Fault {
    fn from(refusal: PostMissing) -> Self {
        match refusal {
            PostMissing::NoLadder(refusal) => refusal.into(),
            PostMissing::NoPost => Self::input(refusal),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct AllowedInput {
    person_kind: PersonKind,
    rule_set: RuleSetCode,
}

#[derive(Serialize)]
pub(super) struct AllowedOutput {
    allowed: Vec<Form>,
    #[serde(rename = "CCH_allowed")]
    cach_chuc: bool,
    #[serde(rename = "HA_BAC_LUONG_allowed")]
    ha_bac_luong: bool,
    #[serde(rename = "GIANG_CHUC_allowed")]
    giang_chuc: bool,
    source: String,
    mark: Mark,
}

pub(super) fn allowed_forms(law: &Law, input: &AllowedInput) -> Result<AllowedOutput, Fault> {
    let row = ladder_row(law, input.rule_set, input.person_kind)?;
    let allowed = &row.forms;
    Ok(AllowedOutput {
        source: row.source.clone(),
        mark: row.mark,
        allowed: allowed.clone(),
        cach_chuc: allowed.contains(&Form::CachChuc),
        ha_bac_luong: allowed.contains(&Form::HaBacLuong),
        giang_chuc: allowed.contains(&Form::GiangChuc),
    })
}

#[derive(Deserialize)]
pub(super) struct ProposeInput {
    rule_set: RuleSetCode,
    person_kind: PersonKind,
    first_act: bool,
    severity: Severity,
    management_fault: Option<bool>,
    mitigating: Option<bool>,
    aggravating: Option<bool>,
    accepts_and_repairs: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct ProposeOutput {
    form: Option<Form>,
    result: &'static str,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
}

const NO_RULE: &str = "NO_RULE";

const fn result(proposal: Proposal) -> &'static str {
    match proposal.form {
        Some(_) => "PROPOSED",
        None => NO_RULE,
    }
}

pub(super) fn propose_form(law: &Law, input: &ProposeInput) -> Result<ProposeOutput, Fault> {
    if !matches!(input.rule_set, RuleSetCode::Nd172 | RuleSetCode::Nd234) {
        let sentence = format!("{} proposes no form; only ND172 and ND234 do", input.rule_set.code());
        return Err(Fault::input(sentence));
    }
    if !input.first_act {
        let sentence = "the act is not the first: use discipline.recidivism";
        return Err(Fault::new(Code::NotApplicable, sentence));
    }
    let act = ActFacts {
        severity: input.severity,
        management_fault: input.management_fault.unwrap_or_default(),
        mitigating: input.mitigating.unwrap_or_default(),
        aggravating: input.aggravating.unwrap_or_default(),
        accepts_and_repairs: input.accepts_and_repairs.unwrap_or_default(),
    };
    let proposal = propose(law, input.rule_set, input.person_kind, act)?;
    let row = law.proposal_rule(proposal.rule);
    Ok(ProposeOutput {
        form: proposal.form,
        result: result(proposal),
        rule: proposal.rule,
        source: row.and_then(|row| row.source.get(&input.rule_set)).cloned(),
        mark: row.map(|row| row.mark),
    })
}

#[derive(Deserialize)]
pub(super) struct RunningInput {
    person_kind: PersonKind,
    running_form: Form,
    form_of_new_act: Form,
}

#[derive(Serialize)]
pub(super) struct FormOutput {
    form: Form,
    mark: Mark,
}

pub(super) fn running_sanction(law: &Law, input: &RunningInput) -> Result<FormOutput, Fault> {
    let form = running_sanction_rule(law, input.person_kind, input.running_form, input.form_of_new_act)?;
    // In a ladder without "cách chức" it is an open question what one level above is (P4).
    let skipped = matches!(form, Form::BuocThoiViec | Form::BaiNhiem) && !input.person_kind.has_post();
    Ok(FormOutput {
        form,
        mark: if skipped { Mark::Verify } else { Mark::Confirmed },
    })
}

#[derive(Deserialize)]
pub(super) struct RecidivismInput {
    person_kind: PersonKind,
    previous_form: Form,
    previous_effective_date: IsoDay,
    new_same_act_date: IsoDay,
    severity: Severity,
}

#[derive(Serialize)]
pub(super) struct RecidivismOutput {
    window_end: IsoDay,
    recidivism: bool,
    form: Option<Form>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'static str>,
    rule: &'static str,
}

pub(super) fn recidivism(law: &Law, input: &RecidivismInput) -> Result<RecidivismOutput, Fault> {
    let facts = RecidivismFacts {
        person: input.person_kind,
        previous_form: input.previous_form,
        previous_effective: input.previous_effective_date.0,
        new_act: input.new_same_act_date.0,
        severity: input.severity,
    };
    let found = recidivism_rule(law, facts)?;
    Ok(RecidivismOutput {
        window_end: IsoDay(found.window_end),
        recidivism: found.recidivism,
        form: found.proposal.form,
        result: found.proposal.form.is_none().then_some(NO_RULE),
        rule: found.proposal.rule,
    })
}

#[derive(Deserialize)]
pub(super) struct SeveralInput {
    person_kind: PersonKind,
    forms_per_act: Vec<Form>,
}

#[derive(Serialize)]
pub(super) struct SeveralOutput {
    form: Form,
    conclusions: usize,
}

pub(super) fn several_acts(law: &Law, input: &SeveralInput) -> Result<SeveralOutput, Fault> {
    Ok(SeveralOutput {
        form: heaviest(law, input.person_kind, &input.forms_per_act)?,
        conclusions: input.forms_per_act.len(),
    })
}

#[derive(Deserialize)]
pub(super) struct PartyInput {
    rule_set: RuleSetCode,
    person_kind: PersonKind,
    party_form: PartyForm,
}

#[derive(Serialize)]
pub(super) struct PartyOutput {
    proposed_form: Option<Form>,
    mark: Mark,
}

pub(super) fn party_link(law: &Law, input: &PartyInput) -> Result<PartyOutput, Fault> {
    Ok(PartyOutput {
        proposed_form: party_link_rule(law, input.rule_set, input.person_kind, input.party_form)?,
        mark: if input.party_form == PartyForm::KhaiTru {
            Mark::Verify
        } else {
            ladder_row(law, input.rule_set, input.person_kind)?.mark
        },
    })
}
