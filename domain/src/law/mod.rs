//! The law as dated data, read from `law/*.toml` when the program starts.
//!
//! Owns: the shape of the legal data files, their checks, and the choice of the version for a day.
//! Must not: contain a legal number (those stand in the files, each with its source) or count anything.

mod calendar;
mod case_states;
mod checks;
mod control_bodies;
mod counting_rules;
mod deadlines;
mod discipline;
mod file;
mod forms;
mod local;
mod mark;
mod obligations;
mod parameters;
mod plans;
mod reports;
mod validity;
mod wording;

pub use calendar::{DayKind, DayRow, HolidayDate, HolidayRule, YearRow};
pub use case_states::{CaseState, SkipGround};
pub use checks::CheckBasis;
pub use control_bodies::ControlBody;
pub use counting_rules::CountingRule;
pub use deadlines::{Deadline, Length, Prolongation, StopGround, Term, Unit};
pub use discipline::{Ladder, LimitationStop, ProposalRule, RuleSet};
pub use file::MonthDay;
pub use forms::{Change, Choice, Field, FieldType, Form, Group, Heading, Many, Note, Paper, Section, Summed};
pub use mark::Mark;
pub use obligations::{AnnualRule, Duty, Reading, Who};
pub use parameters::{Parameter, ParameterUnit};
pub use plans::Plan;
pub use reports::ReportPeriod;
pub use validity::{Dated, Validity, version_for};
pub use wording::Wording;

use chrono::NaiveDate;

use self::discipline::Discipline;
use self::obligations::Obligations;
use crate::deadlines::Calendar;

/// All legal data of this program.
#[derive(Clone, Debug)]
pub struct Law {
    calendar: Calendar,
    case_states: Vec<CaseState>,
    checks: Vec<CheckBasis>,
    control_bodies: Vec<ControlBody>,
    counting_rules: Vec<CountingRule>,
    deadlines: Vec<Deadline>,
    discipline: Discipline,
    forms: Vec<Form>,
    obligations: Obligations,
    parameters: Vec<Parameter>,
    plans: Vec<Plan>,
    reports: Vec<ReportPeriod>,
    skip_grounds: Vec<SkipGround>,
}

/// Why the legal data cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct LawError {
    /// Name of the file.
    pub file: &'static str,
    /// Line on which the wrong row begins, or the line of the mistake itself where the file cannot be read.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl Law {
    /// Reads the data that were built into the program.
    ///
    /// # Errors
    /// When a file is not well formed or its rows contradict each other.
    pub fn built_in() -> Result<Self, LawError> {
        Self::with_local("")
    }

    /// The built-in data, with the rows of this installation's `law-local.toml` in the place of those they replace.
    ///
    /// # Errors
    /// When a file is not well formed, or a local row replaces one that is not marked to be checked.
    pub fn with_local(local: &str) -> Result<Self, LawError> {
        let local = local::read(local)?;
        let deadlines = deadlines::read(deadlines::TEXT, local.deadlines)?;
        let reports = reports::read(reports::TEXT)?;
        let (case_states, skip_grounds) = case_states::read(case_states::TEXT, &deadlines)?;
        Ok(Self {
            calendar: calendar::read(calendar::TEXT, local.rules, local.years, local.days)?,
            case_states,
            checks: checks::read(checks::TEXT)?,
            control_bodies: control_bodies::read(control_bodies::TEXT, local.control_bodies)?,
            counting_rules: counting_rules::read(counting_rules::TEXT)?,
            discipline: discipline::read(discipline::TEXT, local.ladders)?,
            forms: vec![forms::read(forms::PL1_ND130)?],
            obligations: obligations::read(obligations::TEXT)?,
            parameters: parameters::read(parameters::TEXT, local.parameters)?,
            plans: plans::read(local.plans, &deadlines, &reports)?,
            deadlines,
            reports,
            skip_grounds,
        })
    }

    /// Working days and days off.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The version of a parameter for `day`.
    #[must_use]
    pub fn parameter(&self, key: &str, day: NaiveDate) -> Option<&Parameter> {
        version_for(self.parameters.iter().filter(|row| row.key == key), day)
    }

    /// Every version of every parameter, in the order of the file.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// Every version of every deadline, in the order of the file.
    #[must_use]
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// The version of a deadline for an event on `day`. Without a variant, the row that has none or is the default one.
    #[must_use]
    pub fn deadline(&self, code: &str, variant: Option<&str>, day: NaiveDate) -> Option<&Deadline> {
        let wanted = |row: &&Deadline| {
            row.code == code
                && match variant {
                    Some(variant) => row.variant.as_deref() == Some(variant),
                    None => row.variant.is_none() || row.default_variant,
                }
        };
        version_for(self.deadlines.iter().filter(wanted), day)
    }

    /// How a term is counted, by the code of the rule.
    #[must_use]
    pub fn counting_rule(&self, code: &str) -> Option<&CountingRule> {
        self.counting_rules.iter().find(|rule| rule.code == code)
    }

    /// How terms are counted, in the order of the file.
    #[must_use]
    pub fn counting_rules(&self) -> &[CountingRule] {
        &self.counting_rules
    }

    /// Every version of every control body, in the order in which they are tried.
    #[must_use]
    pub fn control_bodies(&self) -> &[ControlBody] {
        &self.control_bodies
    }

    /// The decrees on discipline.
    #[must_use]
    pub fn rule_sets(&self) -> &[RuleSet] {
        &self.discipline.rule_sets
    }

    /// The ladders of forms of discipline.
    #[must_use]
    pub fn ladders(&self) -> &[Ladder] {
        &self.discipline.ladders
    }

    /// A rule that proposes a form of discipline.
    #[must_use]
    pub fn proposal_rule(&self, code: &str) -> Option<&ProposalRule> {
        self.discipline.rules.iter().find(|rule| rule.code == code)
    }

    /// The states of a case.
    #[must_use]
    pub fn case_states(&self) -> &[CaseState] {
        &self.case_states
    }

    /// The grounds for skipping a step of a case.
    #[must_use]
    pub fn skip_grounds(&self) -> &[SkipGround] {
        &self.skip_grounds
    }

    /// The earlier day that a plan of this installation sets for a deadline, beside the one of the law (R15).
    #[must_use]
    pub fn plan(&self, code: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.code == code)
    }

    /// The official form with this code.
    #[must_use]
    pub fn form(&self, code: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.code == code)
    }

    /// The official forms, in the order in which they came into force.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// What a check of declarations rests on, by its number.
    #[must_use]
    pub fn check_basis(&self, rule: u8) -> Option<&CheckBasis> {
        self.checks.iter().find(|check| check.rule == rule)
    }

    /// The groups of people who have to declare, in the order of the file.
    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.obligations.duties
    }

    /// The readings of the rules about yearly declarants, in the order of the file.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.obligations.readings
    }

    /// The groups of people who declare every year, in the order of the file.
    #[must_use]
    pub fn annual_rules(&self) -> &[AnnualRule] {
        &self.obligations.annual
    }

    /// The reporting periods, in the order in which they are listed.
    #[must_use]
    pub fn reports(&self) -> &[ReportPeriod] {
        &self.reports
    }
}

#[cfg(test)]
mod tests;
