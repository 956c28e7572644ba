//! Which form the decrees propose for a first act: F1–F5, and their gaps (F12).
//!
//! Owns: the choice of the rule. Must not: decide; a council advises and the authority decides.

use super::forms::{Form, NoLadder, PersonKind, RuleSetCode, Severity, ladder};
use crate::law::Law;

/// What the decrees ask about an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActFacts {
    /// How grave it is.
    pub severity: Severity,
    /// A fault in managing others.
    pub management_fault: bool,
    /// At least one mitigating circumstance.
    pub mitigating: bool,
    /// At least one aggravating circumstance.
    pub aggravating: bool,
    /// The person accepts the fault and repairs the harm.
    pub accepts_and_repairs: bool,
}

/// A form and the rule it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The form; `None` where the decrees have no rule and a person decides with reasons.
    pub form: Option<Form>,
    /// `F1` … `F12`.
    pub rule: &'static str,
}

/// Why nothing is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PostMissing {
    /// The decree is not for this kind of person.
    #[error(transparent)]
    NoLadder(#[from] NoLadder),
    /// A management fault of a person who leads and manages nobody.
    #[error("a management fault needs a leader or manager")]
    NoPost,
}

/// The form that a decree proposes for a first act.
///
/// # Errors
/// [`PostMissing`].
pub fn propose(law: &Law, rule_set: RuleSetCode, person: PersonKind, act: ActFacts) -> Result<Proposal, PostMissing> {
    let ladder = ladder(law, rule_set, person)?;
    let rule = rule(person, act)?;
    Ok(by_rule(law, rule, person, ladder))
}

fn rule(person: PersonKind, act: ActFacts) -> Result<&'static str, PostMissing> {
    Ok(match act.severity {
        Severity::ItNghiemTrong if !act.management_fault => "F1",
        Severity::ItNghiemTrong if person.has_post() => "F2",
        Severity::ItNghiemTrong => return Err(PostMissing::NoPost),
        Severity::NghiemTrong if !act.management_fault => "F3",
        Severity::RatNghiemTrong if person.has_post() && act.accepts_and_repairs && act.mitigating => "F4",
        Severity::RatNghiemTrong if !act.accepts_and_repairs && act.aggravating => "F5",
        Severity::NghiemTrong | Severity::RatNghiemTrong => GAP,
    })
}

/// The decrees have no rule.
pub(super) const GAP: &str = "F12";

/// The form of a rule, when it is in the person's ladder; otherwise there is no rule for this person.
pub(super) fn by_rule(law: &Law, rule: &'static str, person: PersonKind, ladder: &[Form]) -> Proposal {
    let form = law.proposal_rule(rule).and_then(|row| {
        if person.has_post() {
            row.form
        } else {
            row.form_without_post.or(row.form)
        }
    });
    match form.filter(|form| ladder.contains(form)) {
        Some(form) => Proposal { form: Some(form), rule },
        None => Proposal { form: None, rule: GAP },
    }
}
