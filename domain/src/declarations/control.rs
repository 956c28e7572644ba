//! Under which control body somebody comes.
//!
//! Owns: the choice among the rows of the law. Must not: know a body, or fix one for somebody: the approved list does.

use chrono::NaiveDate;

use crate::law::{ControlBody, Dated, Law, Mark};
use crate::people::{LeaderLevel, ManagedBy};

/// What the choice depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Controlled {
    /// Whether a member of the Party.
    pub party_member: bool,
    /// Who manages him as a cadre.
    pub managed_by: ManagedBy,
    /// Level of his post.
    pub level: LeaderLevel,
}

/// The body with how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routed<'a> {
    /// Its row.
    pub row: &'a ControlBody,
    /// How sure the row is on the day.
    pub mark: Mark,
}

/// The control body of somebody on a day: the first row whose conditions he meets, else that of the rest. A day before
/// the first rows is answered by them, and marked.
#[must_use]
pub fn control_body(law: &Law, person: Controlled, day: NaiveDate) -> Option<Routed<'_>> {
    let rows = law.control_bodies();
    let first = rows.iter().map(|row| row.valid_from).min()?;
    let in_force = || rows.iter().filter(|row| row.validity().covers(day.max(first)));
    let meets = |row: &&ControlBody| {
        row.managed_by.is_none_or(|by| by == person.managed_by)
            && row.party_member.is_none_or(|member| member == person.party_member)
            && row.level_from.is_none_or(|level| level <= person.level)
    };
    let chosen = in_force().filter(|row| !row.is_rest()).find(meets);
    let row = chosen.or_else(|| in_force().find(|row| row.is_rest()))?;
    let mark = if day < first { Mark::Verify } else { row.mark };
    Some(Routed { row, mark })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::read_iso;

    fn on(iso: &str) -> NaiveDate {
        read_iso(iso).expect("a day")
    }

    #[test]
    fn everybody_comes_under_the_body_of_his_day() {
        use LeaderLevel as L;
        use ManagedBy as M;
        let (sure, open) = (Mark::Confirmed, Mark::Verify);
        let cases = [
            // To 30/06/2026 the level of the post decides alone.
            (
                "2026-06-30",
                true,
                M::Province,
                L::Director,
                "THANH_TRA_CHINH_PHU",
                sure,
            ),
            ("2026-06-30", false, M::Agency, L::Above, "THANH_TRA_CHINH_PHU", sure),
            (
                "2026-06-30",
                true,
                M::Province,
                L::DeputyDirector,
                "THANH_TRA_TINH",
                sure,
            ),
            ("2026-06-30", true, M::Centre, L::None, "THANH_TRA_TINH", sure),
            ("2019-07-01", true, M::Agency, L::None, "THANH_TRA_TINH", sure),
            // Before the first law: its nearest answer, marked.
            ("2019-06-30", true, M::Agency, L::Director, "THANH_TRA_CHINH_PHU", open),
            // From 01/07/2026 who manages a member of the Party.
            ("2026-07-01", true, M::Centre, L::Above, "UBKT_TRUNG_UONG", open),
            ("2026-07-01", true, M::Province, L::Director, "UBKT_TINH_UY", open),
            ("2026-07-01", true, M::Province, L::None, "UBKT_TINH_UY", open),
            (
                "2026-07-01",
                true,
                M::PartyCommittee,
                L::DivisionHead,
                "UBKT_DANG_UY",
                open,
            ),
            ("2026-07-01", true, M::Agency, L::Director, "THANH_TRA_TINH", open),
            // Who is no member comes under no commission of the Party, whoever manages him.
            ("2026-07-01", false, M::Province, L::Director, "THANH_TRA_TINH", open),
            ("2026-07-01", false, M::PartyCommittee, L::None, "THANH_TRA_TINH", open),
            ("2026-07-01", false, M::Agency, L::None, "THANH_TRA_TINH", open),
            ("2040-01-01", true, M::Province, L::Director, "UBKT_TINH_UY", open),
        ];
        for (day, party_member, managed_by, level, code, mark) in cases {
            let person = Controlled {
                party_member,
                managed_by,
                level,
            };
            let routed = control_body(Law::for_tests(), person, on(day)).expect("somebody");
            assert_eq!(
                (routed.row.code.as_str(), routed.mark),
                (code, mark),
                "{day} {person:?}"
            );
        }
    }

    #[test]
    fn everybody_comes_under_one_body_on_every_day() {
        for day in ["2019-07-01", "2026-06-30", "2026-07-01", "2026-11-27", "2100-01-01"] {
            for managed_by in ManagedBy::ALL {
                for level in LeaderLevel::ALL {
                    for party_member in [false, true] {
                        let person = Controlled {
                            party_member,
                            managed_by: *managed_by,
                            level: *level,
                        };
                        assert!(
                            control_body(Law::for_tests(), person, on(day)).is_some(),
                            "{day} {person:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn an_agency_of_the_centre_names_its_own_body() {
        let local = r#"
[[control_body]]
code = "THANH_TRA_TINH"
body = { vi = "Thanh tra Bộ Ví dụ", en = "Inspectorate of the Example Ministry" }
why = { vi = "công tác tại đơn vị thuộc Bộ", en = "the unit belongs to the ministry" }
source = "Luật Thí dụ, Điều 1"
mark = "confirmed"
valid_from = 2026-07-01
"#;
        let law = Law::with_local(local).expect("the row of the rest may be replaced");
        let person = Controlled {
            party_member: false,
            managed_by: ManagedBy::Agency,
            level: LeaderLevel::None,
        };
        let routed = control_body(&law, person, on("2026-07-01")).expect("somebody");
        assert_eq!(
            (routed.row.body.vi.as_str(), routed.mark),
            ("Thanh tra Bộ Ví dụ", Mark::Confirmed)
        );
        let wrong = [
            (
                local.replace("2026-07-01", "2019-07-01"),
                "THANH_TRA_TINH is confirmed and cannot be replaced",
            ),
            (
                local.replace("source", "level_from = \"GIAM_DOC\"\nsource"),
                "the rest comes under not exactly one body on 2026-07-01",
            ),
            (
                local.replace("Luật Thí dụ, Điều 1", " "),
                "THANH_TRA_TINH lacks its source",
            ),
        ];
        for (text, reason) in wrong {
            assert_eq!(Law::with_local(&text).expect_err(reason).reason, reason);
        }
    }
}
