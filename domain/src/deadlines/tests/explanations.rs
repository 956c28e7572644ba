//! Why a date is that day, and what about it is not certain.

use super::*;
use crate::law::{Mark, StopGround};

fn explained(code: &str, event: &str) -> Explanation {
    answer(Law::for_tests(), &question(code, event))
        .expect(code)
        .explanation
}

fn crossed(explanation: &Explanation) -> String {
    let days: Vec<String> = explanation
        .crossed
        .iter()
        .map(|day| crate::day::iso(day.date))
        .collect();
    days.join(" ")
}

#[test]
fn the_rule_is_that_of_the_term() {
    let cases = [
        ("TS01", "2026-11-16", Counting::R2),
        ("TC01", "2026-11-16", Counting::R3),
        ("KL11", "2026-11-16", Counting::R4),
        ("KN10", "2026-11-16", Counting::R5),
        ("CD03", "2026-11-16", Counting::R10),
        ("KL07", "2026-11-16", Counting::R10),
        ("TS08", "2026-11-16", Counting::R11),
        // From 29 February to a year with and without one; from other days as ever; months have their own rule.
        ("KN10", "2028-02-29", Counting::R5a),
        ("KN10", "2028-02-28", Counting::R5),
        ("KN10", "2028-01-29", Counting::R5),
        ("KN10", "2027-02-28", Counting::R5),
        ("KL11", "2028-02-29", Counting::R4),
    ];
    for (code, event, rule) in cases {
        assert_eq!(explained(code, event).rule, rule, "{code} {event}");
        assert_eq!(explained(code, event).event, on(event));
    }
}

#[test]
fn a_leap_day_is_kept_where_the_last_year_has_one() {
    // The term of two years has become one of four; 2100 is no leap year.
    let law = Law::with_every_term_changed_on(on("2028-01-01"));
    let cases = [
        ("2028-02-29", "2032-02-29", Counting::R5),
        ("2096-02-29", "2100-02-28", Counting::R5a),
    ];
    for (event, nominal, rule) in cases {
        let question = Question {
            variant: Some("TOI_THIEU".to_owned()),
            ..question("CD01", event)
        };
        let explanation = answer(&law, &question).expect("a row").explanation;
        assert_eq!((explanation.nominal, explanation.rule), (on(nominal), rule), "{event}");
    }
}

#[test]
fn every_rule_that_counts_stands_in_the_legal_data() {
    let rules = [
        (Counting::R2, Mark::Confirmed),
        (Counting::R3, Mark::Confirmed),
        (Counting::R4, Mark::Confirmed),
        (Counting::R5, Mark::Confirmed),
        (Counting::R5a, Mark::Verify),
        (Counting::R8, Mark::Verify),
        (Counting::R9, Mark::Verify),
        (Counting::R10, Mark::Confirmed),
        (Counting::R11, Mark::Verify),
    ];
    for (rule, mark) in rules {
        assert_eq!(rule.code(), format!("{rule:?}"));
        let row = Law::for_tests().counting_rule(rule.code()).expect("a row");
        assert_eq!((row.code.as_str(), row.mark), (rule.code(), mark));
    }
    assert_eq!(Law::for_tests().counting_rule("R1"), None);
}

#[test]
fn special_days_that_changed_the_date_are_named() {
    let cases = [
        // Working days: what makes a weekday free or a Saturday worked, not a holiday on a Sunday.
        ("TS17", "2026-04-23", "2026-04-29", "2026-04-27"),
        ("TS10", "2026-08-21", "2026-08-27", "2026-08-22"),
        ("TS17", "2026-11-16", "2026-11-19", ""),
        // The day of the event is not counted, the last day is.
        ("TS17", "2026-11-24", "2026-11-27", ""),
        ("TS17", "2026-08-19", "2026-08-22", "2026-08-22"),
        // Calendar days: only those over which the end was moved.
        ("TS01", "2025-04-20", "2025-05-05", "2025-04-30 2025-05-01 2025-05-02"),
        ("TS01", "2026-04-15", "2026-04-28", "2026-04-26 2026-04-27"),
        ("TS01", "2026-04-22", "2026-05-04", ""),
        ("TS01", "2026-08-12", "2026-08-22", ""),
        ("TS01", "2026-11-14", "2026-11-25", "2026-11-24"),
        // Backward: in working days all of the way, otherwise what the target avoids.
        ("KL07", "2026-11-30", "2026-11-20", "2026-11-24"),
        ("KL07", "2026-12-01", "2026-11-23", "2026-11-24"),
        ("KL07", "2026-11-24", "2026-11-17", ""),
        ("TS04", "2026-12-04", "2026-11-24", "2026-11-24"),
        ("TS04", "2026-12-05", "2026-11-25", ""),
        // A Saturday worked is special and moves nothing.
        ("TS04", "2026-09-01", "2026-08-22", ""),
        // A posting and what is not rolled cross nothing.
        ("TS08", "2026-11-09", "2026-11-24", ""),
        ("KL11", "2025-11-24", "2026-11-24", ""),
    ];
    for (code, event, due, days) in cases {
        let answer = answer(Law::for_tests(), &question(code, event)).expect(code);
        assert_eq!(answer.dates.due(), on(due), "{code} {event}");
        assert_eq!(crossed(&answer.explanation), days, "{code} {event}");
    }
}

#[test]
fn the_length_and_the_nominal_end_are_told() {
    let cases = [
        ("TS01", "2026-11-14", length(10, Unit::CalendarDays), "2026-11-24"),
        ("TC07", "2026-11-16", length(90, Unit::CalendarDays), "2027-02-14"),
        ("KL20", "2026-11-16", length(30, Unit::WorkingDays), "2026-12-29"),
        ("KN10", "2026-11-22", length(1, Unit::Years), "2027-11-22"),
        ("TS08", "2026-11-09", length(15, Unit::CalendarDays), "2026-11-24"),
        ("TS04", "2026-12-04", length(10, Unit::CalendarDays), "2026-11-24"),
    ];
    for (code, event, length, nominal) in cases {
        let explanation = explained(code, event);
        assert_eq!(
            (explanation.length, explanation.nominal),
            (Some(length), on(nominal)),
            "{code}"
        );
    }
}

#[test]
fn doubts_of_row_rule_and_years() {
    use Doubt::{Counting, NotInForce, OpenYear, Provisional, Row};
    let cases: [(&str, &str, &[Doubt]); 18] = [
        ("TS01", "2026-11-16", &[]),
        ("TS07", "2026-11-16", &[Row]),
        ("TC12", "2026-11-16", &[Counting]),
        ("TS08", "2026-11-16", &[Row, Counting]),
        // The last day before the row came into force, and its first day.
        ("KN07", "2026-06-30", &[NotInForce]),
        ("KN07", "2026-07-01", &[]),
        // The year of the event and that of the end.
        ("TS01", "2026-12-21", &[]),
        ("TS01", "2026-12-22", &[OpenYear(2027)]),
        ("TS01", "2027-12-21", &[OpenYear(2027)]),
        ("TS01", "2027-12-22", &[OpenYear(2027), Provisional(2028)]),
        ("TS01", "2024-12-30", &[Provisional(2024)]),
        ("CD01", "2026-11-16", &[OpenYear(2027), Provisional(2028)]),
        // Backward, all years down to that of the target.
        ("TS04", "2027-01-04", &[OpenYear(2027)]),
        ("KL07", "2026-11-30", &[]),
        ("CD03", "2027-11-16", &[Row, OpenYear(2027)]),
        // What is not rolled needs no calendar.
        ("KL11", "2026-11-16", &[]),
        ("TC12", "2030-11-16", &[Counting]),
        ("KN10", "2028-02-29", &[Counting, Provisional(2028), Provisional(2029)]),
    ];
    for (code, event, doubts) in cases {
        let question = Question {
            variant: (code == "CD01").then(|| "TOI_THIEU".to_owned()),
            ..question(code, event)
        };
        let explanation = answer(Law::for_tests(), &question).expect(code).explanation;
        assert_eq!(explanation.doubts, doubts, "{code} {event}");
        let mark = if doubts.is_empty() {
            Mark::Confirmed
        } else {
            Mark::Verify
        };
        assert_eq!(explanation.mark(), mark, "{code} {event}");
        let provisional = doubts.iter().any(|doubt| matches!(doubt, Provisional(_)));
        assert_eq!(explanation.provisional(), provisional, "{code} {event}");
    }
}

#[test]
fn stops_are_told_with_the_grounds_that_the_row_does_not_name() {
    use StopGround::{KhieuNaiKhoiKien, TamDinhChiGiaiQuyet, ToTungHinhSu};
    let cases: [(&str, &[StopGround], &[StopGround]); 4] = [
        ("TC05", &[TamDinhChiGiaiQuyet], &[]),
        (
            "TC05",
            &[ToTungHinhSu, TamDinhChiGiaiQuyet, ToTungHinhSu],
            &[ToTungHinhSu],
        ),
        ("KL03", &[ToTungHinhSu, KhieuNaiKhoiKien], &[]),
        (
            "KN05",
            &[TamDinhChiGiaiQuyet, ToTungHinhSu],
            &[TamDinhChiGiaiQuyet, ToTungHinhSu],
        ),
    ];
    for (code, grounds, doubted) in cases {
        let days = [
            ("2026-03-10", "2026-03-12"),
            ("2026-03-11", "2026-03-15"),
            ("2026-02-20", "2026-03-04"),
        ];
        let stops = days.iter().zip(grounds).map(|(days, ground)| Stop {
            days: interval(days),
            ground: *ground,
        });
        let question = Question {
            stops: Some(stops.collect()),
            ..question(code, "2026-03-02")
        };
        let explanation = answer(Law::for_tests(), &question).expect(code).explanation;
        let expected: Vec<Doubt> = doubted.iter().map(|ground| Doubt::StopGround(*ground)).collect();
        assert_eq!(explanation.doubts, expected, "{code} {grounds:?}");
        let told = match grounds.len() {
            1 => intervals(&[("2026-03-10", "2026-03-12")]),
            2 => intervals(&[("2026-03-10", "2026-03-15")]),
            _ => intervals(&[("2026-03-03", "2026-03-04"), ("2026-03-10", "2026-03-15")]),
        };
        assert_eq!(explanation.stopped, told, "{code} {grounds:?}");
    }
}

#[test]
fn crossed_days_are_written_by_date_kind_and_name() {
    let question = question("TS17", "2026-04-23");
    let explanation = answer(Law::for_tests(), &question).expect("a row").explanation;
    let written = toml::Value::try_from(&explanation).expect("data");
    let day = &written["crossed"][0];
    assert_eq!(day["date"].as_str(), Some("2026-04-27"));
    assert_eq!(day["kind"].as_str(), Some("MAKEUP_OFF"));
    assert_eq!(day["name"].as_str(), Some("Nghỉ bù Giỗ Tổ Hùng Vương"));
}

#[test]
fn what_is_uncertain_of_a_prolonged_end_is_told_of_the_answer() {
    // The term itself ends in 2027, at its longest in 2028, on the first day of a Lunar New Year that is not computed.
    let explanation = explained("TS18", "2027-10-28");
    assert_eq!(explanation.doubts, [Doubt::OpenYear(2027), Doubt::Provisional(2028)]);
    assert!(explanation.provisional());
    assert_eq!(explained("KL03", "2026-10-01").doubts, [Doubt::OpenYear(2027)]);
}

#[test]
fn a_special_day_that_must_be_checked_is_told_where_it_changed_the_date() {
    let closed = "
        [[year]]
        year = 2027
        source = \"Văn bản Thí dụ\"
        mark = \"confirmed\"
        [[day]]
        from = 2027-03-01
        kind = \"SWAP_OFF\"
        name = { vi = \"Nghỉ hoán đổi\", en = \"Swapped\" }
        source = \"Chưa có văn bản\"
        mark = \"verify\"
    ";
    let law = Law::with_local(closed).expect("an open year");
    let doubts = |event: &str| {
        let answer = answer(&law, &question("TC04", event)).expect("a row");
        answer.explanation.doubts
    };
    assert_eq!(doubts("2027-02-26"), [Doubt::Day(on("2027-03-01"))]);
    assert_eq!(doubts("2027-03-01"), []);
}
