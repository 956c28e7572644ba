//! Several acts, a new act while a decision runs, the same act again, and the link to Party discipline.
//!
//! Owns: principles P2–P5 and section "Party link". Must not: choose between them; both results are shown (P6).

use chrono::NaiveDate;

use super::forms::{Form, NoLadder, PersonKind, RuleSetCode, Severity, ladder, present_ladder};
use super::proposal::{GAP, Proposal, by_rule};
use crate::deadlines::forward;
use crate::law::{Law, Term};

/// Why no form can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotInLadder {
    /// No decree in force is for this kind of person.
    #[error(transparent)]
    NoLadder(#[from] NoLadder),
    /// The person cannot have been given this form.
    #[error("the form is not among those for this kind of person")]
    Form,
    /// No act was named.
    #[error("at least one act is needed")]
    NoAct,
}

fn step(ladder: &[Form], form: Form) -> Result<usize, NotInLadder> {
    ladder.iter().position(|other| *other == form).ok_or(NotInLadder::Form)
}

/// A new act while a decision runs: one level above the heavier of the two forms, at the top the top (P3, P4).
///
/// # Errors
/// [`NotInLadder`].
pub fn running_sanction(law: &Law, person: PersonKind, running: Form, new_act: Form) -> Result<Form, NotInLadder> {
    let ladder = present_ladder(law, person)?;
    let heavier = step(ladder, running)?.max(step(ladder, new_act)?);
    ladder
        .get(heavier + 1)
        .or_else(|| ladder.last())
        .copied()
        .ok_or(NotInLadder::Form)
}

/// Several acts considered together: the heaviest of their forms, not their sum (P2).
///
/// # Errors
/// [`NotInLadder`].
pub fn heaviest(law: &Law, person: PersonKind, forms: &[Form]) -> Result<Form, NotInLadder> {
    let ladder = present_ladder(law, person)?;
    let mut steps = Vec::with_capacity(forms.len());
    for form in forms {
        steps.push((step(ladder, *form)?, *form));
    }
    steps
        .into_iter()
        .max_by_key(|(step, _)| *step)
        .map(|(_, form)| form)
        .ok_or(NotInLadder::NoAct)
}

/// What is asked about the same act again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecidivismFacts {
    /// Kind of person now.
    pub person: PersonKind,
    /// The form of the first decision.
    pub previous_form: Form,
    /// The day it took effect.
    pub previous_effective: NaiveDate,
    /// The day of the same act again.
    pub new_act: NaiveDate,
    /// How grave the new act is.
    pub severity: Severity,
}

/// Whether the same act came again, and the form for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recidivism {
    /// Last day of the window (KL12), included.
    pub window_end: NaiveDate,
    /// Whether the new act lies in it.
    pub recidivism: bool,
    /// What is proposed.
    pub proposal: Proposal,
}

/// The same act again within the window: F9–F11; otherwise the form of a first act by its severity (P5).
///
/// The form of the first decision need not be in the person's present ladder: who lost a post has none to lose now.
///
/// # Errors
/// When no decree in force is for this kind of person, or the legal data have no window.
pub fn recidivism(law: &Law, facts: RecidivismFacts) -> Result<Recidivism, NotInLadder> {
    let ladder = present_ladder(law, facts.person)?;
    let window_end = window_end(law, facts.previous_effective).ok_or(NotInLadder::Form)?;
    let recidivism = facts.previous_effective <= facts.new_act && facts.new_act <= window_end;
    let rule = match (recidivism, facts.previous_form, facts.severity) {
        (true, Form::KhienTrach, _) => "F9",
        (true, Form::CanhCao, _) => "F10",
        (true, Form::CachChuc, _) => "F11",
        (false, _, Severity::ItNghiemTrong) => "F1",
        (false, _, Severity::NghiemTrong) => "F3",
        _ => GAP,
    };
    Ok(Recidivism {
        window_end,
        recidivism,
        proposal: by_rule(law, rule, facts.person, ladder),
    })
}

fn window_end(law: &Law, effective: NaiveDate) -> Option<NaiveDate> {
    match &law.deadline("KL12", None, effective)?.term {
        Term::Forward {
            length: Some(length),
            rolled,
            ..
        } => Some(forward(law.calendar(), effective, *length, *rolled, &[]).due),
        _ => None,
    }
}

/// A form of Party discipline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartyForm {
    /// Khiển trách.
    KhienTrach,
    /// Cảnh cáo.
    CanhCao,
    /// Cách chức.
    CachChuc,
    /// Khai trừ.
    KhaiTru,
}

/// The administrative form that is proportionate to a Party form; `None` where no rule says it.
///
/// # Errors
/// When the decree is not for this kind of person.
pub fn party_link(
    law: &Law,
    rule_set: RuleSetCode,
    person: PersonKind,
    party: PartyForm,
) -> Result<Option<Form>, NoLadder> {
    let ladder = ladder(law, rule_set, person)?;
    let in_ladder = |form: Form| ladder.contains(&form).then_some(form);
    Ok(match party {
        PartyForm::KhienTrach => in_ladder(Form::KhienTrach),
        PartyForm::CanhCao => in_ladder(Form::CanhCao),
        PartyForm::CachChuc => match rule_set {
            RuleSetCode::Nd234 => in_ladder(Form::CachChuc).or_else(|| in_ladder(Form::CanhCao)),
            _ => in_ladder(Form::CachChuc),
        },
        PartyForm::KhaiTru => ladder.last().copied(),
    })
}
