//! The checks of a declaration.
//!
//! Owns: which check asks what, and how heavy its answer is. Must not: mend anything, or answer where a fact is missing.
//!
//! Built are the checks 1–16, 18, 23, 25, 27, 28, and of 26 the clocks TS01, TS02, TS05, TS06; in 11 without the reference
//! rate, in 12 without other declarants. They are pure: the same content, facts, day and law give the same findings.

mod changes;
mod clocks;
mod identity;
mod income;
mod items;
mod numbers;
mod procedure;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use chrono::NaiveDate;

pub use self::clocks::{Clock, clocks};
use super::content::Declaration;
use super::entry::Entry;
use super::facts::Facts;
use super::finding::{Finding, Place, Problem, Provision, Severity};
use super::keys::{FieldKey, Kind};
use crate::law::{Form, Heading, Law, Many};

/// All that the checks look at.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The legal data.
    pub law: &'a Law,
    /// The form of the declaration, which it conforms to.
    pub form: &'a Form,
    /// The declaration.
    pub declaration: &'a Declaration,
    /// The last one, where it is known.
    pub previous: Option<&'a Declaration>,
    /// What is known besides.
    pub facts: &'a Facts,
    /// Today.
    pub today: NaiveDate,
}

/// Runs all checks. The findings come in the order of the checks, and within one in the order of the form.
#[must_use]
pub fn check(case: &Case<'_>) -> Vec<Finding> {
    let report = Report {
        law: case.law,
        findings: RefCell::default(),
    };
    identity::check(case, &report);
    items::check(case, &report);
    numbers::check(case, &report);
    income::check(case, &report);
    changes::check(case, &report);
    procedure::check(case, &report);
    clocks::check(case, &report);
    let mut findings = report.findings.into_inner();
    findings.sort_by_key(|finding| finding.rule);
    findings
}

/// Collects what the checks find.
struct Report<'a> {
    law: &'a Law,
    findings: RefCell<Vec<Finding>>,
}

impl Report<'_> {
    fn add(&self, rule: u8, severity: Severity, place: Place, problem: Problem) {
        self.resting_on(rule, severity, place, problem, None);
    }

    /// With the provision of an amount or a term besides that of the check.
    fn resting_on(&self, rule: u8, severity: Severity, place: Place, problem: Problem, further: Option<Provision>) {
        let of_the_check = self.law.check_basis(rule).map(|basis| Provision {
            source: basis.source.clone(),
            mark: basis.mark,
        });
        self.findings.borrow_mut().push(Finding {
            rule,
            severity,
            place,
            problem,
            law: of_the_check.into_iter().chain(further).collect(),
        });
    }

    fn block(&self, rule: u8, place: Place, problem: Problem) {
        self.add(rule, Severity::H, place, problem);
    }

    fn warn(&self, rule: u8, place: Place, problem: Problem) {
        self.add(rule, Severity::W, place, problem);
    }
}

impl<'a> Case<'a> {
    fn completion(&self) -> NaiveDate {
        self.declaration.completion_date.0
    }

    /// The headings that this kind of declaration has.
    fn headings(&self) -> impl Iterator<Item = &'a Heading> {
        let kind = self.declaration.kind;
        self.form.headings.iter().filter(move |heading| heading.is_in(kind))
    }

    /// Whether Mục III and the income belong to it. What is of no known kind is asked for everything.
    fn is_first(&self) -> bool {
        self.declaration.kind == Kind::LanDau
    }

    /// Entries of a heading that are still there, each with the heading that describes it.
    fn held(&self, heading: &'a Heading) -> impl Iterator<Item = (&'a Heading, &'a Entry)> {
        let form = self.form;
        self.declaration
            .held(heading.key)
            .map(move |entry| (entry.described_under(form, heading), entry))
    }
}

fn at(heading: &Heading, entry: &Entry, field: FieldKey) -> Place {
    Place::Field(heading.key, entry.id.clone(), field)
}

/// Lists of things, not persons and not the income.
fn holds_things(heading: &Heading) -> bool {
    heading.many == Many::List && heading.threshold.is_some()
}
