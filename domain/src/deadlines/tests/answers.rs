//! Answers by code: which ends a row has, and what is refused.

use super::*;
use crate::law::StopGround;
use Further::{AfterOneExtension, AfterTwoExtensions, Base, ComplexMax, IfProlongedMax};

type Ends = &'static [(Further, &'static str)];

/// Asked for an event on Monday 16 November 2026.
fn asked(code: &str, variant: Option<&str>, stops: Option<&[(&str, &str)]>) -> Result<Answer, Refusal> {
    let stop = |days: &(&str, &str)| Stop {
        days: interval(days),
        ground: StopGround::TamDinhChiGiaiQuyet,
    };
    let question = Question {
        variant: variant.map(str::to_owned),
        stops: stops.map(|stops| stops.iter().map(stop).collect()),
        ..question(code, "2026-11-16")
    };
    answer(Law::for_tests(), &question)
}

fn forward_dates(due: &str, further: &[(Further, &str)], paused_days: Option<i64>) -> Dates {
    let end = |(which, due): &(Further, &str)| FurtherEnd {
        which: *which,
        due: on(due),
    };
    Dates::Forward(Forward {
        due: on(due),
        further: further.iter().map(end).collect(),
        paused_days,
    })
}

#[test]
fn a_row_answers_with_all_its_ends() {
    let cases: [(&str, Option<&str>, &str, Ends); 24] = [
        ("TS09", None, "2026-11-26", &[]),
        ("KL05", None, "2026-11-19", &[]),
        // At the longest (R6), in the row itself or in another one.
        ("TS18", None, "2026-12-31", &[(IfProlongedMax, "2027-02-15")]),
        ("TS19", None, "2026-11-26", &[(IfProlongedMax, "2026-12-07")]),
        ("BT01", None, "2026-12-01", &[(IfProlongedMax, "2026-12-16")]),
        ("KN05", None, "2026-12-16", &[(IfProlongedMax, "2026-12-31")]),
        ("TC01", None, "2026-11-26", &[(IfProlongedMax, "2026-12-01")]),
        ("TC02", None, "2026-12-01", &[]),
        ("KL03", None, "2027-02-15", &[(ComplexMax, "2027-04-15")]),
        ("KL04", None, "2027-04-15", &[]),
        // Added (R7).
        ("TC05", None, "2026-12-16", &[]),
        (
            "TC06",
            None,
            "2027-01-15",
            &[(Base, "2026-12-16"), (AfterOneExtension, "2027-01-15")],
        ),
        (
            "TC07",
            None,
            "2027-02-15",
            &[
                (Base, "2026-12-16"),
                (AfterOneExtension, "2027-01-15"),
                (AfterTwoExtensions, "2027-02-15"),
            ],
        ),
        (
            "KL20",
            None,
            "2026-12-29",
            &[(Base, "2026-12-08"), (AfterOneExtension, "2026-12-29")],
        ),
        (
            "GT02",
            None,
            "2026-12-01",
            &[(Base, "2026-12-01"), (AfterOneExtension, "2026-12-16")],
        ),
        // Variants, with the default one and by name.
        ("KN12", None, "2026-12-16", &[(IfProlongedMax, "2026-12-31")]),
        (
            "KN12",
            Some("VUNG_SAU_XA"),
            "2026-12-31",
            &[(IfProlongedMax, "2027-01-15")],
        ),
        ("KN14", Some("THUONG"), "2026-12-31", &[(IfProlongedMax, "2027-01-15")]),
        (
            "KN14",
            Some("VUNG_SAU_XA"),
            "2027-01-15",
            &[(IfProlongedMax, "2027-01-25")],
        ),
        ("CD01", Some("TOI_THIEU"), "2028-11-16", &[]),
        ("CD01", Some("TOI_DA"), "2031-11-17", &[]),
        ("KL26", Some("KT"), "2027-02-16", &[]),
        ("KL27", Some("KT"), "2027-05-17", &[]),
        // Not rolled.
        ("KL11", None, "2027-11-16", &[]),
    ];
    for (code, variant, due, further) in cases {
        let answer = asked(code, variant, None).expect(code);
        assert_eq!(answer.dates, forward_dates(due, further, None), "{code} {variant:?}");
        assert_eq!((answer.row.code.as_str(), answer.dates.due()), (code, on(due)));
    }
}

#[test]
fn what_is_not_rolled_may_end_on_a_day_off() {
    for code in ["KL11", "KL12", "KL16"] {
        let end = answer(Law::for_tests(), &question(code, "2025-11-22")).expect(code);
        assert_eq!(end.dates.due(), on("2026-11-22"), "{code}");
    }
}

#[test]
fn the_day_of_the_event_chooses_the_version() {
    for (event, due) in [
        ("2026-06-30", "2026-07-10"),
        ("2026-07-01", "2026-07-10"),
        ("2012-01-02", "2012-01-12"),
    ] {
        let answer = answer(Law::for_tests(), &question("KN04", event)).expect("a row");
        assert_eq!(answer.dates.due(), on(due), "{event}");
    }
}

#[test]
fn stops_move_every_end() {
    // Two touching stops are one of ten days.
    let stops: &[(&str, &str)] = &[("2026-12-06", "2026-12-10"), ("2026-12-01", "2026-12-05")];
    let cases: [(&str, &str, Ends, i64); 4] = [
        ("TC05", "2026-12-28", &[], 10),
        (
            "TC07",
            "2027-02-24",
            &[
                (Base, "2026-12-28"),
                (AfterOneExtension, "2027-01-25"),
                (AfterTwoExtensions, "2027-02-24"),
            ],
            10,
        ),
        ("KL03", "2027-02-24", &[(ComplexMax, "2027-04-26")], 10),
        // The term ended before.
        ("TS09", "2026-11-26", &[], 0),
    ];
    for (code, due, further, paused) in cases {
        let answer = asked(code, None, Some(stops)).expect(code);
        assert_eq!(answer.dates, forward_dates(due, further, Some(paused)), "{code}");
    }
    let working = asked(
        "TC01",
        None,
        Some(&[("2026-11-20", "2026-11-26"), ("2026-11-27", "2026-11-29")]),
    );
    let expected = forward_dates("2026-12-03", &[(IfProlongedMax, "2026-12-08")], Some(10));
    assert_eq!(working.expect("a row").dates, expected);
    // Nothing was stopped, and somebody said so.
    let none = asked("TS09", None, Some(&[])).expect("a row");
    assert_eq!(none.dates, forward_dates("2026-11-26", &[], Some(0)));
}

#[test]
fn terms_before_an_event_and_postings() {
    let before = |legal_latest, target| {
        Dates::Backward(Before {
            legal_latest: on(legal_latest),
            target: on(target),
        })
    };
    let cases = [
        ("TS04", "2026-12-04", before("2026-11-24", "2026-11-23"), "2026-11-24"),
        ("KN06", "2026-12-04", before("2026-11-29", "2026-11-27"), "2026-11-29"),
        ("TD05", "2026-12-04", before("2026-11-27", "2026-11-27"), "2026-11-27"),
        ("KL07", "2026-11-30", before("2026-11-20", "2026-11-20"), "2026-11-20"),
        ("CD03", "2028-11-16", before("2027-05-16", "2027-05-14"), "2027-05-16"),
        (
            "TS08",
            "2026-11-09",
            Dates::Posting(Posting {
                last_day: on("2026-11-24"),
                removable_from: on("2026-11-25"),
            }),
            "2026-11-24",
        ),
    ];
    for (code, event, dates, due) in cases {
        let answer = answer(Law::for_tests(), &question(code, event)).expect(code);
        assert_eq!((&answer.dates, answer.dates.due()), (&dates, on(due)), "{code}");
    }
}

#[test]
fn rows_that_count_nothing_are_not_applicable() {
    let codes = [
        "TS02", "TS03", "TS12", "TS13", "LP02", "BC01", "BC02", "BC03", "BC04", "BC05", "BC06", "BC07", "BC08", "BC09",
        "KL01", "KL02", "TS22", "TC14", "MC01", "MC02", "MC03", "TD02", "TD03", "CD02", "DS01",
    ];
    for code in codes {
        let refusal = Refusal::NotApplicable { code: code.to_owned() };
        assert_eq!(asked(code, None, None), Err(refusal.clone()), "{code}");
        assert_eq!(asked(code, None, Some(&[])), Err(refusal), "{code} with stops");
    }
    let refusal = Refusal::NotApplicable {
        code: "KL01".to_owned(),
    };
    assert_eq!(asked("KL01", Some("ND172"), None), Err(refusal));
}

#[test]
fn wrong_questions_are_refused_with_what_to_ask_instead() {
    let cases = [
        (asked("ZZ01", None, None), "there is no deadline ZZ01"),
        (asked("KN04-old", None, None), "there is no deadline KN04-old"),
        (asked("KL26", None, None), "KL26 needs a variant: KT, CC, CCH"),
        (asked("TT01", None, None), "TT01 needs a variant: CO_SAN, PHAI_TAO"),
        (asked("CD01", None, None), "CD01 needs a variant: TOI_THIEU, TOI_DA"),
        (asked("KN12", Some("BIEN_DAO"), None), "KN12 has no variant BIEN_DAO"),
        (asked("TS01", Some("THUONG"), None), "TS01 has no variant THUONG"),
        (
            asked("TS04", None, Some(&[])),
            "TS04 does not run forward: nothing can stop it",
        ),
        (
            asked("TS08", None, Some(&[])),
            "TS08 does not run forward: nothing can stop it",
        ),
        (
            asked(
                "TC05",
                None,
                Some(&[("2026-12-01", "2026-12-01"), ("2026-12-09", "2026-12-08")]),
            ),
            "a stop ends on 2026-12-08, before it begins on 2026-12-09",
        ),
        (asked("BC01", None, None), "BC01 is not asked in this way"),
    ];
    for (result, message) in cases {
        assert_eq!(result.expect_err(message).to_string(), message);
    }
}
