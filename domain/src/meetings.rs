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

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        crate::day::read_iso("2026-11-23").expect("a valid day")
    }

    #[test]
    fn two_thirds_of_those_summoned_must_be_present() {
        let cases = [
            (0, 0, Some(false)),
            (1, 0, Some(false)),
            (1, 1, Some(true)),
            (2, 1, Some(false)),
            (2, 2, Some(true)),
            (3, 1, Some(false)),
            (3, 2, Some(true)),
            (10, 6, Some(false)),
            (10, 7, Some(true)),
            (300, 199, Some(false)),
            (300, 200, Some(true)),
            (u64::MAX, u64::MAX / 3 * 2 - 1, Some(false)),
            (u64::MAX, u64::MAX, Some(true)),
            // More than were summoned cannot be.
            (0, 1, None),
            (3, 4, None),
        ];
        for (summoned, present, quorum) in cases {
            let found = disclosure_quorum(Law::for_tests(), day(), summoned, present);
            assert_eq!(found, quorum, "{present} of {summoned}");
        }
    }

    #[test]
    fn a_council_meets_with_all_three_and_the_chair() {
        let cases = [
            (0, false, false),
            (2, true, false),
            (3, true, true),
            (3, false, false),
            (4, true, true),
        ];
        for (present, chair_present, quorum) in cases {
            let found = council_quorum(Law::for_tests(), day(), present, chair_present);
            assert_eq!(found, Some(quorum), "{present} {chair_present}");
        }
    }
}
