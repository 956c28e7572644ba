//! Checks 25–28: roster, clocks, received versions, prints.

use super::*;
use crate::declarations::{Correction, Fixed, Print, Roster};

fn with_facts(declaration: &Declaration, rule: u8, facts: &Facts, today: &str) -> Vec<Found> {
    let case = Case {
        law: Law::for_tests(),
        form: form(),
        declaration,
        previous: None,
        facts,
        today: on(today),
    };
    check(&case)
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(brief)
        .collect()
}

#[test]
fn check_25_whoever_declares_is_on_the_approved_list_with_kind_and_control_body() {
    let listed = |approved, kind, body: &str| Roster::Listed {
        approved,
        kind,
        control_body: body.to_owned(),
    };
    let cases = [
        (None, vec![]),
        (Some(Roster::Absent), vec![(H, "procedure", "not_listed")]),
        (Some(listed(true, Kind::HangNam, "Thanh tra tỉnh")), vec![]),
        (
            Some(listed(false, Kind::HangNam, "Thanh tra tỉnh")),
            vec![(H, "procedure", "list_not_approved")],
        ),
        (
            Some(listed(true, Kind::LanDau, "Thanh tra tỉnh")),
            vec![(H, "kind", "kind_not_as_listed")],
        ),
        (
            Some(listed(true, Kind::HangNam, " ")),
            vec![(H, "procedure", "control_body_absent")],
        ),
    ];
    for (roster, rows) in cases {
        let facts = Facts {
            roster: roster.clone(),
            ..Facts::default()
        };
        assert_eq!(
            with_facts(&annual(&[]), 25, &facts, "2026-12-15"),
            expected(25, &rows),
            "{roster:?}"
        );
    }
}

#[test]
fn check_26_annual_declarations_are_complete_before_31_december() {
    let late = vec![(W, "procedure", "late")];
    let cases = [
        ("2026-12-30", None, vec![]),
        ("2026-12-31", None, late.clone()),
        // Without the year of the round the year of completion counts.
        ("2027-01-04", None, vec![]),
        ("2027-01-04", Some(2026), late),
        ("2027-01-04", Some(2027), vec![]),
    ];
    for (day, year, rows) in cases {
        let facts = Facts {
            year,
            ..Facts::default()
        };
        let declaration = annual(&[("/completion_date", json!(day))]);
        assert_eq!(
            with_facts(&declaration, 26, &facts, day),
            expected(26, &rows),
            "{day} {year:?}"
        );
    }
}

#[test]
fn check_26_first_and_redone_declarations_are_on_time() {
    let late = vec![(W, "procedure", "late")];
    let assigned = |day: &str| Facts {
        assigned: Some(on(day)),
        ..Facts::default()
    };
    // Ten days from Friday 2026-11-13 end on Monday 23/11.
    for (completion, rows) in [("2026-11-23", vec![]), ("2026-11-24", late.clone())] {
        let first = with(FIRST, &[("/completion_date", json!(completion))]);
        assert_eq!(
            with_facts(&first, 26, &assigned("2026-11-13"), completion),
            expected(26, &rows),
            "{completion}"
        );
    }
    // An annual declaration has no such clock.
    assert_eq!(with_facts(&annual(&[]), 26, &assigned("2020-01-01"), "2026-12-15"), []);
    let asked = Facts {
        request_received: Some(on("2026-11-17")),
        ..Facts::default()
    };
    // Seven days from Tuesday 17/11 end on the holiday of 24/11, so on the 25th.
    for (completion, rows) in [("2026-11-25", vec![]), ("2026-11-26", late)] {
        let declaration = annual(&[("/completion_date", json!(completion))]);
        assert_eq!(
            with_facts(&declaration, 26, &asked, completion),
            expected(26, &rows),
            "{completion}"
        );
    }
}

#[test]
fn check_26_the_hand_over_runs_from_the_receipt() {
    let facts = |handed_over: Option<&str>| Facts {
        received: Some(on("2026-12-02")),
        handed_over: handed_over.map(on),
        ..Facts::default()
    };
    let information = Severity::I;
    let cases = [
        (None, "2026-12-02", vec![(information, "procedure", "running")]),
        (None, "2026-12-22", vec![(information, "procedure", "running")]),
        (None, "2026-12-23", vec![(W, "procedure", "late")]),
        (Some("2026-12-22"), "2027-06-01", vec![]),
        (Some("2026-12-23"), "2027-06-01", vec![(W, "procedure", "late")]),
    ];
    for (handed_over, today, rows) in cases {
        assert_eq!(
            with_facts(&annual(&[]), 26, &facts(handed_over), today),
            expected(26, &rows),
            "{handed_over:?} {today}"
        );
    }
    let case = Case {
        law: Law::for_tests(),
        form: form(),
        declaration: &annual(&[]),
        previous: None,
        facts: &facts(None),
        today: on("2026-12-20"),
    };
    let running = check(&case)
        .into_iter()
        .find(|finding| finding.rule == 26)
        .expect("a clock");
    let expected = Problem::Running {
        clock: "TS06",
        event: Some(day::IsoDay(on("2026-12-02"))),
        due: day::IsoDay(on("2026-12-22")),
        days_left: 2,
    };
    assert_eq!(running.problem, expected);
    assert!(
        running.law.iter().any(|law| law.source.contains("Điều 38 khoản 3")),
        "{:?}",
        running.law
    );
    let codes: Vec<_> = clocks(&case).iter().map(|clock| clock.code).collect();
    assert_eq!(codes, ["TS02", "TS06"]);
}

#[test]
fn check_27_a_received_version_stands() {
    let correction = |requested: Option<&str>, reason: &str| {
        Some(Correction {
            requested: requested.map(on),
            reason: reason.to_owned(),
        })
    };
    let block = |code: &'static str| vec![(H, "procedure", code)];
    // Completed on 2026-12-15.
    let cases = [
        ("aa", None, vec![]),
        ("bb", None, block("received_changed")),
        ("bb", correction(Some("2026-12-15"), "thiếu thông tin"), vec![]),
        (
            "bb",
            correction(Some("2026-12-16"), "thiếu thông tin"),
            block("corrected_before_asked"),
        ),
        (
            "bb",
            correction(None, "thiếu thông tin"),
            block("correction_day_absent"),
        ),
        (
            "bb",
            correction(Some("2026-12-01"), " "),
            block("correction_reason_absent"),
        ),
    ];
    for (hash, correction, rows) in cases {
        let facts = Facts {
            fixed: Some(Fixed {
                hash: "aa".to_owned(),
                current_hash: hash.to_owned(),
                correction: correction.clone(),
            }),
            ..Facts::default()
        };
        assert_eq!(
            with_facts(&annual(&[]), 27, &facts, "2026-12-15"),
            expected(27, &rows),
            "{hash} {correction:?}"
        );
    }
}

#[test]
fn check_28_paper_and_data_are_the_same() {
    let cases = [
        ("aa", 5, 5, vec![]),
        ("bb", 5, 5, vec![(H, "print", "print_of_another_content")]),
        ("aa", 5, 4, vec![(H, "print", "pages_differ")]),
        ("aa", 5, 6, vec![(H, "print", "pages_differ")]),
    ];
    for (hash, announced, found, rows) in cases {
        let facts = Facts {
            print: Some(Print {
                hash: hash.to_owned(),
                current_hash: "aa".to_owned(),
                pages_announced: announced,
                pages_found: found,
            }),
            ..Facts::default()
        };
        assert_eq!(
            with_facts(&annual(&[]), 28, &facts, "2026-12-15"),
            expected(28, &rows),
            "{hash} {announced} {found}"
        );
    }
}
