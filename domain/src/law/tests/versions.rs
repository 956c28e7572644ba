//! Versions: which one answers for a day, and what changed on 1 July 2026.

use super::*;

#[test]
fn thresholds_change_on_1_july_2026() {
    let cases = [
        ("T_land", None, None, Mark::Confirmed),
        ("T_item", Some(50_000_000), Some(150_000_000), Mark::Confirmed),
        ("T_attached", Some(50_000_000), Some(150_000_000), Mark::Verify),
        ("T_foreign", None, None, Mark::Confirmed),
        ("T_income", None, None, Mark::Confirmed),
        ("T_change", Some(300_000_000), Some(1_000_000_000), Mark::Confirmed),
        ("T_monitor", Some(300_000_000), Some(1_000_000_000), Mark::Confirmed),
        ("T_verify", Some(300_000_000), Some(1_000_000_000), Mark::Verify),
    ];
    for (key, before, after, mark) in cases {
        for (day, value) in [
            ("2019-07-01", before),
            ("2026-06-30", before),
            ("2026-07-01", after),
            ("2030-01-01", after),
        ] {
            let row = Law::for_tests().parameter(key, on(day)).expect(key);
            assert_eq!(row.value, value, "{key} on {day}");
            assert_eq!(row.unit, ParameterUnit::Vnd, "{key}");
            assert_eq!(row.mark_on(on(day)), mark, "{key} on {day}");
        }
    }
}

#[test]
fn shares_and_counts() {
    let cases = [
        ("draw_agencies", 20, ParameterUnit::Percent, Mark::Verify),
        ("draw_agencies_large", 10, ParameterUnit::Percent, Mark::Verify),
        ("draw_persons", 10, ParameterUnit::Percent, Mark::Verify),
        ("draw_persons_least", 1, ParameterUnit::Count, Mark::Verify),
        ("draw_heads_least", 1, ParameterUnit::Count, Mark::Verify),
        ("age_of_majority", 18, ParameterUnit::Years, Mark::Confirmed),
        ("draw_rest", 4, ParameterUnit::Years, Mark::Verify),
        ("disclosure_present", 2, ParameterUnit::Count, Mark::Verify),
        ("disclosure_summoned", 3, ParameterUnit::Count, Mark::Verify),
        ("council_members", 3, ParameterUnit::Count, Mark::Confirmed),
    ];
    for (key, value, unit, mark) in cases {
        let row = Law::for_tests().parameter(key, on("2026-07-01")).expect(key);
        assert_eq!((row.value, row.unit, row.mark), (Some(value), unit, mark), "{key}");
    }
    assert_eq!(Law::for_tests().parameters().len(), 5 * 2 + 3 + cases.len());
}

#[test]
fn an_unknown_key_has_no_version() {
    assert_eq!(Law::for_tests().parameter("T_nothing", on("2026-07-01")), None);
}

#[test]
fn before_the_first_version_the_first_answers_and_is_marked() {
    let law = Law::for_tests();
    let item = law.parameter("T_item", on("2019-06-30")).expect("a row");
    assert_eq!(item.value, Some(50_000_000));
    assert_eq!(item.mark_on(on("2019-06-30")), Mark::Verify);
    assert_eq!(item.mark_on(on("2019-07-01")), Mark::Confirmed);
    assert_eq!(item.mark_on(on("2026-06-30")), Mark::Confirmed);
    assert_eq!(item.mark_on(on("2026-07-01")), Mark::Verify);
    let term = law.deadline("KN04", None, on("1999-01-01")).expect("a row");
    assert_eq!(term.validity.from, on("2012-07-01"));
    assert!(!term.validity.covers(on("1999-01-01")));
}

#[test]
fn the_version_for_a_day_is_the_last_that_has_begun() {
    let version = |from: &str, to: Option<&str>| Parameter {
        valid_from: on(from),
        valid_to: to.map(on),
        ..Law::for_tests().parameters()[0].clone()
    };
    // In the order of a file that nobody sorted, with a gap in 2022 and an end in 2025.
    let versions = [
        version("2023-01-01", Some("2025-12-31")),
        version("2020-01-01", Some("2021-12-31")),
    ];
    let cases = [
        ("2019-12-31", "2020-01-01"),
        ("2020-01-01", "2020-01-01"),
        ("2021-12-31", "2020-01-01"),
        ("2022-06-01", "2020-01-01"),
        ("2022-12-31", "2020-01-01"),
        ("2023-01-01", "2023-01-01"),
        ("2026-01-01", "2023-01-01"),
    ];
    for (day, begun) in cases {
        let found = version_for(versions.iter(), on(day)).expect("a version");
        assert_eq!(found.valid_from, on(begun), "{day}");
    }
    assert_eq!(version_for(versions[..0].iter(), on("2026-01-01")), None);
}

#[test]
fn acceptance_of_a_complaint_changes_on_1_july_2026() {
    let cases = [
        (
            "2026-06-30",
            10,
            Unit::CalendarDays,
            "Luật Khiếu nại, Điều 27, 36 và 50",
        ),
        (
            "2026-07-01",
            7,
            Unit::WorkingDays,
            "Nghị định 155/2026/NĐ-CP, Điều 10 (Nghị định 124/2020/NĐ-CP, Điều 16 khoản 1 mới)",
        ),
    ];
    for (day, amount, unit, source) in cases {
        let row = Law::for_tests().deadline("KN04", None, on(day)).expect("a row");
        assert!(
            matches!(row.term, Term::Forward { length: Some(length), .. } if length == Length { amount, unit }),
            "{day}: {:?}",
            row.term
        );
        assert_eq!(row.source, source);
        assert!(row.validity.covers(on(day)), "{day}");
    }
}
