//! Reporting periods at every day on which they change, and limits of the year.

use super::*;

#[test]
fn a_day_belongs_to_the_periods_whose_window_has_it() {
    let cases = [
        ("2025-12-14", "Q4/2025 Y/2025"),
        ("2025-12-15", "Q1/2026 6M/2026 9M/2026 Y/2026"),
        ("2025-12-31", "Q1/2026 6M/2026 9M/2026 Y/2026"),
        ("2026-01-01", "Q1/2026 6M/2026 9M/2026 Y/2026"),
        ("2026-03-14", "Q1/2026 6M/2026 9M/2026 Y/2026"),
        ("2026-03-15", "Q2/2026 6M/2026 9M/2026 Y/2026"),
        ("2026-06-14", "Q2/2026 6M/2026 9M/2026 Y/2026"),
        ("2026-06-15", "Q3/2026 9M/2026 Y/2026"),
        ("2026-09-14", "Q3/2026 9M/2026 Y/2026"),
        ("2026-09-15", "Q4/2026 Y/2026"),
        ("2026-12-14", "Q4/2026 Y/2026"),
        ("2026-12-15", "Q1/2027 6M/2027 9M/2027 Y/2027"),
        ("2028-02-29", "Q1/2028 6M/2028 9M/2028 Y/2028"),
    ];
    for (day, names) in cases {
        let found: Vec<String> = report_periods(Law::for_tests(), on(day))
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found.join(" "), names, "{day}");
    }
}

#[test]
fn reports_are_due_on_fixed_days() {
    let cases = [
        ("Q1/2027", "2027-03-17", "2027-03-20"),
        ("Q2/2027", "2027-06-17", "2027-06-20"),
        ("Q3/2027", "2027-09-17", "2027-09-20"),
        ("Q4/2027", "2027-12-17", "2027-12-20"),
        ("6M/2027", "2027-06-17", "2027-06-20"),
        ("9M/2027", "2027-09-17", "2027-09-20"),
        ("Y/2027", "2027-12-17", "2027-12-20"),
    ];
    for (name, unit_to_province, province_to_ttcp) in cases {
        let report: ReportName = name.parse().expect(name);
        assert_eq!(report.to_string(), name);
        let expected = ReportDue {
            unit_to_province: on(unit_to_province),
            province_to_ttcp: on(province_to_ttcp),
        };
        assert_eq!(report_due(Law::for_tests(), &report), Some(expected), "{name}");
    }
    for unknown in ["Q5/2027", "q1/2027", "12M/2027"] {
        let report: ReportName = unknown.parse().expect(unknown);
        assert_eq!(report_due(Law::for_tests(), &report), None, "{unknown}");
    }
}

#[test]
fn other_texts_name_no_report() {
    for text in [
        "",
        "Q1",
        "Q1 2027",
        "/2027",
        "Q1/",
        "Q1/27",
        "Q1/02027",
        "Q1/+202",
        "Q1/-202",
        "Q1/2027/1",
    ] {
        assert_eq!(text.parse::<ReportName>(), Err(reports::NotAReport), "{text:?}");
    }
}

#[test]
fn limits_of_the_year() {
    let cases = [
        ("TS02", 2026, "2026-12-30", "2026-12-30"),
        ("TS03", 2027, "2027-12-30", "2027-12-30"),
        ("TS12", 2027, "2027-10-30", "2027-10-29"),
        ("TS13", 2027, "2027-01-30", "2027-01-29"),
        ("LP02", 2027, "2027-02-27", "2027-02-26"),
    ];
    for (code, year, legal_latest, target) in cases {
        let answer = yearly(Law::for_tests(), code, year).expect(code);
        let expected = Before {
            legal_latest: on(legal_latest),
            target: on(target),
        };
        assert_eq!((answer.row.code.as_str(), answer.before), (code, expected));
        let last = answer.before.legal_latest;
        let around = [last.pred_opt(), Some(last), last.succ_opt()].map(|day| answer.on_time(day.expect("a day")));
        assert_eq!(around, [true, true, false], "{code}");
    }
}

#[test]
fn only_limits_of_the_year_have_one() {
    let not_applicable = |code: &str| Refusal::NotApplicable { code: code.to_owned() };
    for code in ["TS01", "TS08", "BC01", "KL01", "TS22"] {
        assert_eq!(yearly(Law::for_tests(), code, 2027), Err(not_applicable(code)));
    }
    let unknown = Refusal::UnknownCode("ZZ01".to_owned());
    assert_eq!(yearly(Law::for_tests(), "ZZ01", 2027), Err(unknown));
    assert_eq!(yearly(Law::for_tests(), "TS02", i32::MAX), Err(not_applicable("TS02")));
}

#[test]
fn a_limit_of_the_year_says_why() {
    let closed = "
        [[year]]
        year = 2027
        source = \"Văn bản Thí dụ\"
        mark = \"confirmed\"
        [[day]]
        from = 2027-10-29
        kind = \"SWAP_OFF\"
        name = { vi = \"Nghỉ hoán đổi\", en = \"Swapped\" }
        source = \"Văn bản Thí dụ\"
        mark = \"confirmed\"
    ";
    let law = Law::with_local(closed).expect("an open year");
    let answer = yearly(&law, "TS12", 2027).expect("a limit of the year");
    assert_eq!(answer.before.target, on("2027-10-28"));
    let explanation = answer.explanation;
    assert_eq!(explanation.rule, Counting::R8);
    assert_eq!(
        (explanation.event, explanation.nominal),
        (on("2027-10-31"), on("2027-10-30"))
    );
    assert_eq!((explanation.length, explanation.stopped.len()), (None, 0));
    assert_eq!(explanation.doubts, [Doubt::Row, Doubt::Counting]);
    let crossed: Vec<NaiveDate> = explanation.crossed.iter().map(|day| day.date).collect();
    assert_eq!(crossed, [on("2027-10-29")]);
    // Nothing is crossed where the last day is worked, although the limit itself is special.
    let answer = yearly(&law, "TS13", 2026).expect("a limit of the year");
    assert_eq!(answer.explanation.crossed, []);
    // The annual declaration of 2018 was not yet under this law.
    let early = yearly(&law, "TS02", 2018).expect("a limit of the year");
    assert_eq!(
        early.explanation.doubts,
        [Doubt::NotInForce, Doubt::Counting, Doubt::Provisional(2018)]
    );
}
