//! Who has to declare in a year: which kind, by when, and under which control body.
//!
//! Owns: applying the rules of the law's data to the facts of the staff file. Must not: hold a rule (`law/obligations.toml`
//! does), count days (`deadlines` does) or decide for good: what comes out is a proposal that the personnel officer corrects
//! and the head approves.

mod due;
mod who;

pub use due::{Due, due};
pub use who::Person;

use chrono::{Datelike, NaiveDate};

use super::keys::Kind;
use super::{Controlled, Routed, control_body};
use crate::law::{AnnualRule, Dated, Duty, Law, Mark};
use crate::people::codes;

#[cfg(test)]
mod tests;

codes! {
    /// Why the list was corrected by hand. Chosen, never written freely: the list is no place for what somebody confided.
    RosterReason {
        /// Made a first declaration before, on paper or at another agency.
        DeclaredBefore = "DA_KE_KHAI_LAN_DAU",
        /// Never made a first declaration.
        NeverDeclared = "CHUA_KE_KHAI_LAN_DAU",
        /// Works in a field that declares every year, though the staff file does not say so.
        InField = "THUOC_LINH_VUC",
        /// Does not.
        NotInField = "KHONG_THUOC_LINH_VUC",
        /// Has the duty for a reason that the staff file does not know.
        OtherDuty = "THUOC_DIEN_KHAC",
        /// Another body controls the declaration.
        OtherBody = "CO_QUAN_KIEM_SOAT_KHAC",
        /// Declares at another agency in this year.
        DeclaresElsewhere = "KE_KHAI_NOI_KHAC",
        /// The staff file is wrong, and will be mended.
        StaffFileWrong = "HO_SO_SAI",
    }
}

impl RosterReason {
    /// Whether it says why somebody stands on a list (`on_list`), or why not: a reason for the other direction would be a
    /// wrong word about him in the ledger.
    #[must_use]
    pub const fn fits(self, on_list: bool) -> bool {
        match self {
            Self::NeverDeclared | Self::InField | Self::OtherDuty | Self::OtherBody => on_list,
            Self::NotInField | Self::DeclaresElsewhere => !on_list,
            // Whoever declared before declares every year from now on, or need not be here at all.
            Self::DeclaredBefore | Self::StaffFileWrong => true,
        }
    }
}

codes! {
    /// Why the head returned a list. Chosen, as the reasons of the list itself are.
    ReturnReason {
        /// Somebody is missing.
        SomebodyMissing = "THIEU_NGUOI",
        /// Somebody is on it who need not declare.
        SomebodyTooMany = "THUA_NGUOI",
        /// A control body is wrong.
        WrongBody = "SAI_CO_QUAN_KIEM_SOAT",
        /// A day is wrong.
        WrongDay = "SAI_THOI_HAN",
        /// The other reading of the rules applies.
        OtherReading = "CAN_CU_KHAC",
    }
}

/// What is asked about everybody of an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms<'a> {
    /// Code of the reading that was chosen.
    pub reading: &'a str,
    /// The year that is declared.
    pub year: i32,
    /// The day on which the staff file is looked at; it chooses the versions of the law's rows.
    pub day: NaiveDate,
}

/// What the rules say somebody has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// Which declaration.
    pub kind: Kind,
    /// Why there is a duty to declare at all.
    pub duty: &'a Duty,
    /// Why it is there every year; `None` for a first declaration.
    pub annual: Option<&'a AnnualRule>,
    /// Who controls it; `None` when no row fits and somebody has to say it.
    pub body: Option<Routed<'a>>,
    /// By when; `None` where the day that a first declaration is counted from is not known.
    pub due: Option<Due>,
    /// Whether it was concluded from the days of the staff file that there was a first declaration, or that there was none.
    pub presumed: bool,
}

impl Proposal<'_> {
    /// How sure it is: as its least sure part.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let parts = [
            Some(self.duty.mark),
            self.annual.map(|rule| rule.mark),
            self.body.map(|routed| routed.mark),
            self.due.as_ref().map(|due| due.mark),
        ];
        parts.into_iter().flatten().max().unwrap_or(Mark::Verify)
    }
}

/// Why somebody has to declare at all; `None` for who has not.
#[must_use]
pub fn duty<'a>(law: &'a Law, person: &Person<'_>, day: NaiveDate) -> Option<&'a Duty> {
    let mut in_force = law.duties().iter().filter(|duty| duty.validity().covers(day));
    in_force.find(|duty| person.is(&duty.who))
}

/// Why somebody declares every year, by a reading; `None` for who does not.
#[must_use]
pub fn annual<'a>(law: &'a Law, person: &Person<'_>, reading: &str) -> Option<&'a AnnualRule> {
    let mut of_reading = law
        .annual_rules()
        .iter()
        .filter(|rule| rule.readings.iter().any(|code| code == reading));
    of_reading.find(|rule| person.is(&rule.who))
}

/// What somebody has to do in the year; `None` for who has nothing to declare.
///
/// Who has made no first declaration owes that one, and no annual one in the same year: nothing lies between two
/// declarations. Where nobody knows, whoever came into a post with the duty in the year is taken for new, and everybody else
/// for somebody who declared before on paper; the proposal says that it is presumed.
#[must_use]
pub fn proposal<'a>(law: &'a Law, person: &Person<'_>, terms: &Terms<'_>) -> Option<Proposal<'a>> {
    let duty = duty(law, person, terms.day)?;
    let came_in_the_year = person.obliged_since.is_some_and(|since| since.year() >= terms.year);
    let first_made = person.first_made.unwrap_or(!came_in_the_year);
    let (kind, annual) = if first_made {
        (Kind::HangNam, Some(annual(law, person, terms.reading)?))
    } else {
        (Kind::LanDau, None)
    };
    Some(Proposal {
        kind,
        duty,
        annual,
        body: control_body(
            law,
            Controlled {
                party_member: person.party_member,
                managed_by: person.managed_by,
                level: person.level,
            },
            terms.day,
        ),
        due: due(law, kind, terms.year, person.obliged_since),
        presumed: person.first_made.is_none(),
    })
}
