//! Whether a meeting may begin. Owns: the quorums. Must not: know who was summoned.

use chrono::NaiveDate;

use crate::law::Law;

/// Whether a disclosure meeting has its quorum; `None` when more are present than were summoned.
///
/// Nobody summoned is no meeting.
#[must_use]
pub fn disclosure_quorum(law: &Law, on: NaiveDate, summoned: u64, present: u64) -> Option<bool> {
    let share = |key| Some(i128::from(law.parameter(key, on)?.value?));
    let (of_present, of_summoned) = (share("disclosure_present")?, share("disclosure_summoned")?);
    if present > summoned {
        return None;
    }
    Some(summoned > 0 && of_summoned * i128::from(present) >= of_present * i128::from(summoned))
}

/// Whether a Discipline Council has its quorum: all its members, the chair among them.
///
/// Nghị định 172/2025 wants all three, 234/2026 at least three with the chair; a council has three, so both say the same.
#[must_use]
pub fn council_quorum(law: &Law, on: NaiveDate, present: u64, chair_present: bool) -> Option<bool> {
    let members = u64::try_from(law.parameter("council_members", on)?.value?).ok()?;
    Some(chair_present && present >= members)
}
