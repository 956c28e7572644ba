//! How far each part of a declaration is.
//!
//! Owns: the state that the task list shows. Must not: check anything; it looks at what the checks found.

use super::content::Declaration;
use super::finding::{Finding, Place, Problem, Severity};
use super::keys::{HeadingKey, RowKey};
use crate::law::{Form, Many};

/// A part of the form that is filled in by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A heading of Mục I or II.
    Heading(HeadingKey),
    /// Mục III.
    Changes,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    /// Nothing was written, and nobody said that there is nothing.
    NotStarted,
    /// Something is still missing.
    InProgress,
    /// Nothing is missing.
    Done,
    /// Something must be put right or given a reason.
    Problem,
}

/// The parts that this declaration has, in the order of the form.
#[must_use]
pub fn parts(form: &Form, declaration: &Declaration) -> Vec<Part> {
    let headings = form.headings.iter().filter(|heading| heading.is_in(declaration.kind));
    let changes = (declaration.kind != super::Kind::LanDau).then_some(Part::Changes);
    headings
        .map(|heading| Part::Heading(heading.key))
        .chain(changes)
        .collect()
}

/// The part in which something was found; `None` for what belongs to none.
#[must_use]
pub fn part_of(place: &Place) -> Option<Part> {
    match place {
        Place::Heading(key) | Place::Entry(key, _) | Place::Field(key, _, _) => Some(Part::Heading(*key)),
        Place::IncomeItems => Some(Part::Heading(HeadingKey::Income)),
        Place::Row(RowKey::Income, None) => Some(Part::Heading(HeadingKey::Income)),
        Place::Changes | Place::Row(_, _) => Some(Part::Changes),
        Place::Whole | Place::Kind | Place::Form | Place::Print | Place::Procedure => None,
    }
}

/// How far a part is. `open` are the findings that stop: those that block, and warnings without a reason.
#[must_use]
pub fn state(form: &Form, declaration: &Declaration, part: Part, open: &[&Finding]) -> PartState {
    let mut own = open
        .iter()
        .filter(|finding| part_of(&finding.place) == Some(part))
        .peekable();
    if let Part::Heading(key) = part {
        let list = declaration.list(key);
        let is_one = form.heading(key).is_some_and(|heading| heading.many == Many::One);
        let untouched = list.entries.is_empty() && !list.none;
        // The program fills the period in; it is the person who begins.
        let unasked = is_one
            && key == HeadingKey::Income
            && declaration
                .income()
                .is_none_or(|income| income.parts.iter().all(Option::is_none) && declaration.income_items.is_empty());
        if untouched || unasked {
            return PartState::NotStarted;
        }
    }
    if own.peek().is_none() {
        PartState::Done
    } else if own.all(|finding| is_lack(finding)) {
        PartState::InProgress
    } else {
        PartState::Problem
    }
}

/// Whether something is only missing yet.
fn is_lack(finding: &Finding) -> bool {
    use Problem as P;
    finding.severity == Severity::H
        && matches!(
            finding.problem,
            P::FieldEmpty
                | P::CertificateAbsent
                | P::HolderAbsent
                | P::ValueAbsent
                | P::BasisAbsent
                | P::ReasonAbsent
                | P::CurrencyAbsent
                | P::AmountAbsent
                | P::RegistrationAbsent
                | P::CountryAbsent
                | P::IncomePartAbsent
                | P::IncomeAbsent
                | P::PeriodMissing
                | P::ChangesAbsent
                | P::ExplanationAbsent
                | P::RowAbsent { .. }
                | P::IncomeRowAbsent { .. }
        )
}
