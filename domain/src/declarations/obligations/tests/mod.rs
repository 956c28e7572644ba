//! Who declares, which kind, by when and where: tables of cases, and what holds for everybody.

use proptest::prelude::*;

use super::*;
use crate::people::{FieldOfWork, Fields, LeaderLevel, ManagedBy, PersonKind};

fn law() -> &'static Law {
    Law::for_tests()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An ordinary civil servant who declared before.
fn clerk(fields: &Fields) -> Person<'_> {
    Person {
        kind: PersonKind::CongChucKhongLanhDao,
        level: LeaderLevel::None,
        rank: "Chuyên viên",
        fields,
        party_member: false,
        managed_by: ManagedBy::Agency,
        state_capital: false,
        obliged_since: None,
        first_made: Some(true),
    }
}

fn terms<'a>(reading: &'a str, on: &str) -> Terms<'a> {
    let day = day(on);
    Terms {
        reading,
        year: day.year(),
        day,
    }
}

#[test]
fn a_duty_to_declare_comes_with_the_kind_of_person_and_the_level() {
    use LeaderLevel as L;
    use PersonKind as K;
    let (law, fields) = (law(), Fields::default());
    let cases = [
        (K::CanBoCoChucVu, L::Director, Some("G1")),
        (K::CanBoKhac, L::None, Some("G1")),
        (K::CongChucLanhDao, L::DivisionHead, Some("G1")),
        (K::CongChucKhongLanhDao, L::None, Some("G1")),
        (K::VienChucQuanLy, L::DeputyDivisionHead, Some("G3")),
        (K::VienChucQuanLy, L::Above, Some("G3")),
        // A viên chức without a post from Phó trưởng phòng up has no duty.
        (K::VienChucKhongQuanLy, L::None, None),
        (K::LaoDongHopDong, L::None, None),
    ];
    for (kind, level, expected) in cases {
        let person = Person {
            kind,
            level,
            ..clerk(&fields)
        };
        let found = duty(law, &person, day("2026-12-01")).map(|duty| duty.code.as_str());
        assert_eq!(found, expected, "{kind:?} {level:?}");
        // Whoever represents state capital has it whatever else they are.
        let sent = Person {
            state_capital: true,
            ..person
        };
        assert!(duty(law, &sent, day("2026-12-01")).is_some(), "{kind:?} {level:?}");
    }
    assert_eq!(
        duty(law, &clerk(&fields), day("2019-06-30")),
        None,
        "before the Law was in force"
    );
}

#[test]
fn the_two_readings_differ_at_the_deputy_head_of_a_division_alone() {
    use LeaderLevel as L;
    let law = law();
    let listed: Fields = [FieldOfWork::Finance].into_iter().collect();
    let none = Fields::default();
    // Level, fields, by the reading of 2020, by that of 2026.
    let cases = [
        (L::None, &listed, None, None),
        (L::DeputyDivisionHead, &listed, Some("3.3"), None),
        (L::DeputyDivisionHead, &none, None, None),
        (L::DivisionHead, &listed, Some("3.3"), Some("3.5")),
        (L::DivisionHead, &none, None, None),
        (L::DeputyDirector, &listed, Some("3.3"), Some("3.5")),
        (L::DeputyDirector, &none, None, None),
        (L::Director, &none, Some("3.1"), Some("3.1")),
        (L::Above, &listed, Some("3.1"), Some("3.1")),
    ];
    for (level, fields, old, new) in cases {
        let person = Person {
            kind: PersonKind::CongChucLanhDao,
            level,
            ..clerk(fields)
        };
        for (reading, expected) in [("ND130", old), ("ND164", new)] {
            let found = annual(law, &person, reading).map(|rule| rule.code.as_str());
            assert_eq!(found, expected, "{level:?} {reading}");
        }
    }
    let person = clerk(&listed);
    assert_eq!(annual(law, &person, "ND999"), None, "a reading nobody knows");
    let open: Vec<_> = [2019, 2020, 2025, 2026]
        .map(|year| law.readings().iter().filter(|one| one.is_open_in(year)).count())
        .into();
    assert_eq!(open, [0, 1, 1, 2], "both may be chosen for 2026");
}

#[test]
fn ranks_are_known_by_the_words_of_the_title() {
    let (law, fields) = (law(), Fields::default());
    for (rank, expected) in [
        ("Kế toán viên", true),
        ("kế toán viên chính", true),
        ("KE TOAN VIEN TRUNG CAP", true),
        ("Kiểm tra viên chính thuế", true),
        ("Kiểm tra viên cao cấp hải quan", true),
        ("Kiểm tra viên của Đảng", true),
        ("Thanh tra viên", true),
        ("Kiểm lâm viên trung cấp", true),
        ("Thẩm phán Tòa án nhân dân bậc 1", true),
        // Not one of the titles, though words of one are in it.
        ("Kiểm tra viên", false),
        ("Phụ trách kế toán viên", false),
        ("Chuyên viên kiểm tra thuế", false),
        ("Kiểm soát viên", false),
        ("Thanh tra", false),
        ("Chuyên viên", false),
        ("", false),
    ] {
        let person = Person { rank, ..clerk(&fields) };
        let found = annual(law, &person, "ND164").map(|rule| rule.code.as_str());
        assert_eq!(found == Some("3.2"), expected, "{rank}");
    }
}

#[test]
fn who_came_into_the_year_declares_first_and_everybody_else_every_year_or_not() {
    let law = law();
    let listed: Fields = [FieldOfWork::Finance].into_iter().collect();
    let head = Person {
        kind: PersonKind::CongChucLanhDao,
        level: LeaderLevel::DivisionHead,
        ..clerk(&listed)
    };
    // Since when, whether there was a first declaration, and what comes out: kind, due, presumed.
    type Case = (
        Option<&'static str>,
        Option<bool>,
        Option<(Kind, Option<&'static str>, bool)>,
    );
    let annual = |presumed| Some((Kind::HangNam, Some("2026-12-30"), presumed));
    // Ten days from 01/01/2026 end on a Sunday, those from 31/12/2025 on a Saturday that is worked in place of 02/01.
    let cases: [Case; 8] = [
        (None, Some(true), annual(false)),
        (None, None, annual(true)),
        (None, Some(false), Some((Kind::LanDau, None, false))),
        (Some("2025-12-31"), None, annual(true)),
        (Some("2026-01-01"), None, Some((Kind::LanDau, Some("2026-01-12"), true))),
        (Some("2026-01-01"), Some(true), annual(false)),
        (
            Some("2025-12-31"),
            Some(false),
            Some((Kind::LanDau, Some("2026-01-10"), false)),
        ),
        (
            Some("2026-11-16"),
            Some(false),
            Some((Kind::LanDau, Some("2026-11-26"), false)),
        ),
    ];
    for (since, first_made, expected) in cases {
        let person = Person {
            obliged_since: since.map(day),
            first_made,
            ..head.clone()
        };
        let found = proposal(law, &person, &terms("ND164", "2026-12-01"));
        let found = found.map(|one| (one.kind, one.due.map(|due| due.day), one.presumed));
        let expected = expected.map(|(kind, due, presumed)| (kind, due.map(day), presumed));
        assert_eq!(found, expected, "{since:?} {first_made:?}");
    }
    // An ordinary civil servant declares first, and not every year.
    let newcomer = Person {
        first_made: Some(false),
        ..clerk(&listed)
    };
    assert_eq!(
        proposal(law, &newcomer, &terms("ND164", "2026-12-01")).map(|one| one.kind),
        Some(Kind::LanDau)
    );
    assert_eq!(proposal(law, &clerk(&listed), &terms("ND164", "2026-12-01")), None);
}

#[test]
fn the_plan_of_the_province_stands_beside_the_day_of_the_law() {
    let plan = "[[plan]]\ncode = \"TS02\"\nby = \"12-15\"\nsource = \"Kế hoạch Ví Dụ\"\n";
    let law = Law::with_local(plan).expect("the law");
    let found = due(&law, Kind::HangNam, 2026, None).expect("a day");
    assert_eq!((found.day, found.planned), (day("2026-12-30"), Some(day("2026-12-15"))));
    assert_eq!(due(&law, Kind::LanDau, 2026, None), None);
    assert_eq!(due(&law, Kind::BoSung, 2026, Some(day("2026-12-01"))), None);
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

proptest! {
    #[test]
    fn the_reading_of_2026_asks_nobody_whom_that_of_2020_does_not(
        kind in one_of(PersonKind::ALL),
        level in one_of(LeaderLevel::ALL),
        field in proptest::option::of(one_of(FieldOfWork::ALL)),
        rank in one_of(&["", "Chuyên viên", "Kế toán viên chính"]),
        party_member: bool,
        managed_by in one_of(ManagedBy::ALL),
        state_capital: bool,
        first_made: Option<bool>,
    ) {
        let (law, fields) = (law(), field.into_iter().collect());
        let person = Person {
            kind, level, rank, fields: &fields, party_member, managed_by, state_capital, obliged_since: None, first_made,
        };
        let asked = |reading| proposal(law, &person, &terms(reading, "2026-12-01"));
        let (old, new) = (asked("ND130"), asked("ND164"));
        prop_assert!(new.is_none() || old.is_some());
        for found in [old, new].into_iter().flatten() {
            prop_assert!(found.body.is_some(), "somebody controls every declaration");
            prop_assert_eq!(found.kind == Kind::LanDau, found.annual.is_none());
            prop_assert!(found.mark() >= found.duty.mark);
        }
        if duty(law, &person, day("2026-12-01")).is_none() {
            prop_assert!(asked("ND130").is_none());
        }
    }
}

#[test]
fn a_reason_fits_adding_or_taking_off() {
    use super::RosterReason as R;
    let either = [R::DeclaredBefore, R::StaffFileWrong];
    let on = [R::NeverDeclared, R::InField, R::OtherDuty, R::OtherBody];
    let off = [R::NotInField, R::DeclaresElsewhere];
    assert_eq!(either.len() + on.len() + off.len(), R::ALL.len(), "each is looked at");
    assert!(either.iter().all(|reason| reason.fits(true) && reason.fits(false)));
    assert!(on.iter().all(|reason| reason.fits(true) && !reason.fits(false)));
    assert!(off.iter().all(|reason| !reason.fits(true) && reason.fits(false)));
}
