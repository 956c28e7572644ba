//! Days off and days worked of 2025–2027, and what the calendar file refuses.

use super::*;

/// From law (D), by the yearly decision (Y) or swapped by it (S).
const DAYS: &[(&str, DayKind, char)] = {
    use DayKind::{Holiday, MakeupOff, SwapOff, SwapOn};
    &[
        ("2025-01-01", Holiday, 'D'),
        ("2025-01-27", Holiday, 'Y'),
        ("2025-01-28", Holiday, 'Y'),
        ("2025-01-29", Holiday, 'Y'),
        ("2025-01-30", Holiday, 'Y'),
        ("2025-01-31", Holiday, 'Y'),
        ("2025-04-07", Holiday, 'D'),
        ("2025-04-26", SwapOn, 'S'),
        ("2025-04-30", Holiday, 'D'),
        ("2025-05-01", Holiday, 'D'),
        ("2025-05-02", SwapOff, 'S'),
        ("2025-09-01", Holiday, 'Y'),
        ("2025-09-02", Holiday, 'D'),
        ("2026-01-01", Holiday, 'D'),
        ("2026-01-02", SwapOff, 'S'),
        ("2026-01-10", SwapOn, 'S'),
        ("2026-02-16", Holiday, 'Y'),
        ("2026-02-17", Holiday, 'Y'),
        ("2026-02-18", Holiday, 'Y'),
        ("2026-02-19", Holiday, 'Y'),
        ("2026-02-20", Holiday, 'Y'),
        ("2026-04-26", Holiday, 'D'),
        ("2026-04-27", MakeupOff, 'D'),
        ("2026-04-30", Holiday, 'D'),
        ("2026-05-01", Holiday, 'D'),
        ("2026-08-22", SwapOn, 'S'),
        ("2026-08-31", SwapOff, 'S'),
        ("2026-09-01", Holiday, 'Y'),
        ("2026-09-02", Holiday, 'D'),
        ("2026-11-24", Holiday, 'D'),
        ("2027-01-01", Holiday, 'D'),
        ("2027-02-04", Holiday, 'Y'),
        ("2027-02-05", Holiday, 'Y'),
        ("2027-02-08", Holiday, 'Y'),
        ("2027-02-09", Holiday, 'Y'),
        ("2027-02-10", Holiday, 'Y'),
        ("2027-04-16", Holiday, 'D'),
        ("2027-04-30", Holiday, 'D'),
        ("2027-05-01", Holiday, 'D'),
        ("2027-05-03", MakeupOff, 'D'),
        ("2027-09-02", Holiday, 'D'),
        ("2027-09-03", Holiday, 'Y'),
        ("2027-11-24", Holiday, 'D'),
    ]
};

fn days_of(calendar: &Calendar, from: &str, to: &str) -> Vec<(String, DayKind)> {
    calendar
        .specials(on(from), on(to))
        .map(|day| (crate::day::iso(day.date), day.kind))
        .collect()
}

fn listed(kinds: &str) -> Vec<(String, DayKind)> {
    DAYS.iter()
        .filter(|(.., origin)| kinds.contains(*origin))
        .map(|(day, kind, _)| ((*day).to_owned(), *kind))
        .collect()
}

/// The calendar with the rules alone, as every year is before its papers are known.
fn computed() -> Calendar {
    read(&format!("year = []\nday = []\n{}", rules())).expect("rules without years")
}

fn rules() -> &'static str {
    let (rules, _) = calendar::TEXT.split_once("\n[[year]]").expect("years behind the rules");
    rules.trim_end()
}

fn read(text: &str) -> Result<Calendar, LawError> {
    let none = local::read("").expect("an empty file");
    calendar::read(text, none.rules, none.years, none.days)
}

#[test]
fn the_decided_years_have_exactly_the_days_of_their_papers() {
    let calendar = Law::for_tests().calendar();
    assert_eq!(days_of(calendar, "2025-01-01", "2027-12-31"), listed("DYS"));
    for day in calendar.specials(on("2025-01-01"), on("2027-12-31")) {
        assert_eq!((day.mark, day.computed), (Mark::Confirmed, false), "{}", day.date);
        assert!(!day.source.is_empty(), "{}", day.date);
    }
    let years: Vec<(i32, Mark)> = calendar.decided_years().map(|row| (row.year, row.mark)).collect();
    assert_eq!(
        years,
        [(2025, Mark::Confirmed), (2026, Mark::Confirmed), (2027, Mark::Verify)]
    );
    assert_eq!(calendar.decided(2028), None);
}

#[test]
fn computed_holidays_are_the_days_that_follow_from_law() {
    assert_eq!(days_of(&computed(), "2025-01-01", "2027-12-31"), listed("D"));
}

#[test]
fn years_without_papers_are_computed() {
    use DayKind::{Holiday, MakeupOff};
    type Days = &'static [(&'static str, DayKind)];
    let calendar = Law::for_tests().calendar();
    let cases: [(&str, &str, Days); 5] = [
        (
            "2028-01-01",
            "2028-12-31",
            &[
                ("2028-01-01", Holiday),
                ("2028-01-03", MakeupOff),
                ("2028-04-04", Holiday),
                ("2028-04-30", Holiday),
                ("2028-05-01", Holiday),
                ("2028-05-02", MakeupOff),
                ("2028-09-02", Holiday),
                ("2028-09-04", MakeupOff),
                ("2028-11-24", Holiday),
            ],
        ),
        // The culture day of 2029 meets a Saturday and is not made up.
        ("2029-11-01", "2029-12-31", &[("2029-11-24", Holiday)]),
        // Two holidays on one weekend are made up on two days.
        (
            "2033-04-20",
            "2033-05-31",
            &[
                ("2033-04-30", Holiday),
                ("2033-05-01", Holiday),
                ("2033-05-02", MakeupOff),
                ("2033-05-03", MakeupOff),
            ],
        ),
        // Before the Labour Code of 2012 and before the culture day nothing is known.
        ("2012-01-01", "2013-04-30", &[]),
        ("2024-11-01", "2024-12-31", &[]),
    ];
    for (from, to, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|(day, kind)| ((*day).to_owned(), *kind)).collect();
        assert_eq!(days_of(calendar, from, to), expected, "{from}");
        assert!(calendar.specials(on(from), on(to)).all(|day| day.computed), "{from}");
    }
    let culture_day = calendar.special(on("2029-11-24")).expect("a holiday");
    assert_eq!(culture_day.mark, Mark::Verify);
}

/// The days that follow from law in 2028, behind them what a test adds.
fn year_2028(added: &str) -> String {
    let mut text = format!(
        "{}\n[[year]]\nyear = 2028\nsource = \"Thí dụ\"\nmark = \"verify\"\n",
        rules()
    );
    for day in [
        "2028-01-01",
        "2028-04-04",
        "2028-04-30",
        "2028-05-01",
        "2028-09-02",
        "2028-11-24",
    ] {
        text += &day_row(day, "HOLIDAY");
    }
    text + added
}

fn day_row(from: &str, kind: &str) -> String {
    format!(
        "\n[[day]]\nfrom = {from}\nkind = \"{kind}\"\nname = {{ vi = \"Thí dụ\", en = \"Example\" }}\nsource = \"Thí dụ\"\nmark = \"verify\"\n"
    )
}

#[test]
fn a_decided_year_has_every_lawful_holiday() {
    let whole = year_2028("");
    let calendar = read(&whole).expect("a whole year");
    assert_eq!(days_of(&calendar, "2028-01-01", "2028-12-31").len(), 6);
    let year_line = 1 + whole.lines().position(|line| line == "[[year]]").expect("the year");
    for (holiday, instead) in [
        (day_row("2028-09-02", "HOLIDAY"), String::new()),
        (day_row("2028-09-02", "HOLIDAY"), day_row("2028-09-03", "HOLIDAY")),
        (day_row("2028-04-04", "HOLIDAY"), day_row("2028-04-04", "SWAP_OFF")),
    ] {
        let date = &holiday["\n[[day]]\nfrom = ".len()..][..10];
        let error = read(&whole.replace(&holiday, &instead)).expect_err(date);
        let reason = format!("2028 lacks the holiday of {date}");
        assert_eq!(
            (error.file, error.line, error.reason),
            ("law/calendar.toml", year_line, reason)
        );
    }
}

#[test]
fn wrong_days_are_named_with_their_line() {
    let line = 2 + year_2028("").lines().count();
    let wrong_side = "is on the wrong side of the weekend for its kind";
    let cases = [
        (day_row("2028-09-02", "HOLIDAY"), "2028-09-02 stands twice".to_owned()),
        (
            day_row("2028-05-02\nto = 2028-05-01", "HOLIDAY"),
            "Thí dụ does not end within a month after it begins".to_owned(),
        ),
        (
            day_row("2028-06-01\nto = 2028-07-02", "HOLIDAY"),
            "Thí dụ does not end within a month after it begins".to_owned(),
        ),
        (
            day_row("2028-01-24\nto = 2029-01-28", "HOLIDAY"),
            "Thí dụ does not end within a month after it begins".to_owned(),
        ),
        // Saturday 6 May and Sunday 7 May are off anyway; Tuesday 2 May is worked anyway.
        (day_row("2028-05-06", "SWAP_OFF"), format!("2028-05-06 {wrong_side}")),
        (day_row("2028-05-07", "MAKEUP_OFF"), format!("2028-05-07 {wrong_side}")),
        (day_row("2028-05-02", "SWAP_ON"), format!("2028-05-02 {wrong_side}")),
        (
            day_row("2029-01-01", "HOLIDAY"),
            "2029-01-01 is in a year without a row of its own".to_owned(),
        ),
        (
            day_row("2028-12-30\nto = 2029-01-02", "HOLIDAY"),
            "2029-01-01 is in a year without a row of its own".to_owned(),
        ),
    ];
    for (row, reason) in cases {
        let error = read(&year_2028(&row)).expect_err(&reason);
        assert_eq!(
            (error.file, error.line, error.reason),
            ("law/calendar.toml", line, reason)
        );
    }
}

#[test]
fn days_that_may_stand_in_a_decided_year() {
    let added = [
        day_row("2028-01-25\nto = 2028-01-31", "HOLIDAY"),
        day_row("2028-05-02", "MAKEUP_OFF"),
        day_row("2028-09-01", "SWAP_OFF"),
        day_row("2028-08-26", "SWAP_ON"),
        day_row("2028-06-01\nto = 2028-07-01", "HOLIDAY"),
    ];
    let calendar = read(&year_2028(&added.concat())).expect("a whole year");
    assert_eq!(
        calendar.specials(on("2028-01-01"), on("2028-12-31")).count(),
        6 + 7 + 3 + 31
    );
    for (day, working) in [
        ("2028-05-02", false),
        ("2028-09-01", false),
        ("2028-08-26", true),
        ("2028-01-31", false),
    ] {
        assert_eq!(calendar.is_working(on(day)), working, "{day}");
    }
}

#[test]
fn a_year_stands_once() {
    let error = read(&year_2028(
        "\n[[year]]\nyear = 2028\nsource = \"Thí dụ\"\nmark = \"verify\"\n",
    ));
    let error = error.expect_err("the year twice");
    assert_eq!(error.reason, "the year 2028 stands twice");
    assert_eq!(error.line, 2 + year_2028("").lines().count());
}

#[test]
fn a_holiday_is_either_solar_or_lunar() {
    for (whole, wrong) in [
        ("solar = \"01-01\"", ""),
        ("solar = \"01-01\"", "solar = \"01-01\"\nlunar = \"01-01\""),
    ] {
        let error = read(&calendar::TEXT.replacen(whole, wrong, 1)).expect_err("no date, or two");
        assert_eq!(error.reason, "Tết Dương lịch needs either solar or lunar");
    }
}
