//! What an installation may replace and add, and what it may not.

use super::*;

const NEW_VALUE: &str = r#"
[[parameter]]
key = "KEY"
name = { vi = "Giá trị đã đối chiếu", en = "Value checked with the gazette" }
value = 200_000_000
unit = "VND"
source = "Nghị định Thí dụ, Điều 1"
mark = "confirmed"
valid_from = 2026-07-01
"#;

const NEW_TERM: &str = r#"
[[deadline]]
code = "TS07"
event = { vi = "Bàn giao bản kê khai", en = "Declaration handed over" }
act = { vi = "Bắt đầu công khai", en = "Disclosure begins" }
direction = "forward"
amount = 7
unit = "WD"
source = "Nghị định Thí dụ, Điều 2"
mark = "confirmed"
valid_from = 2020-12-20
"#;

fn refused(local: &str) -> (usize, String) {
    let error = Law::with_local(local).expect_err(local);
    assert_eq!(error.file, "law-local.toml");
    (error.line, error.reason)
}

#[test]
fn an_empty_file_changes_nothing() {
    for text in ["", "\n# chưa có gì\n"] {
        let law = Law::with_local(text).expect("nothing to replace");
        assert_eq!(law.deadlines(), Law::for_tests().deadlines());
        assert_eq!(law.parameters(), Law::for_tests().parameters());
    }
}

#[test]
fn rows_to_be_checked_are_replaced_in_their_place() {
    let law = Law::with_local(&(NEW_VALUE.replace("KEY", "T_attached") + NEW_TERM)).expect("both may be replaced");
    let day = on("2026-11-24");
    let value = law.parameter("T_attached", day).expect("a row");
    assert_eq!((value.value, value.mark_on(day)), (Some(200_000_000), Mark::Confirmed));
    let before = law.parameter("T_attached", on("2026-06-30")).expect("a row");
    assert_eq!(before.value, Some(50_000_000));
    let term = law.deadline("TS07", None, day).expect("a row");
    assert_eq!(
        (term.source.as_str(), term.mark),
        ("Nghị định Thí dụ, Điều 2", Mark::Confirmed)
    );
    // All others stay, in their order.
    let codes = |law: &Law| law.deadlines().iter().map(Dated::key).collect::<Vec<_>>();
    assert_eq!(codes(&law), codes(Law::for_tests()));
    assert_eq!(law.parameters().len(), Law::for_tests().parameters().len());
}

#[test]
fn other_rows_are_refused() {
    let cases = [
        (
            NEW_VALUE.replace("KEY", "T_item"),
            "T_item is confirmed and cannot be replaced",
        ),
        (
            NEW_TERM.replace("TS07", "TS01").replace("2020-12-20", "2019-07-01"),
            "TS01 is confirmed and cannot be replaced",
        ),
        (
            NEW_VALUE.replace("KEY", "T_new"),
            "T_new has no version from 2026-07-01 that could be replaced",
        ),
        (
            NEW_VALUE
                .replace("KEY", "T_attached")
                .replace("2026-07-01", "2026-08-01"),
            "T_attached has no version from 2026-08-01 that could be replaced",
        ),
        (
            NEW_TERM.replace("2020-12-20", "2026-07-01"),
            "TS07 has no version from 2026-07-01 that could be replaced",
        ),
        (
            NEW_TERM.replace("\"TS07\"", "\"TS07\"\nvariant = \"KHAC\""),
            "TS07 KHAC has no version from 2020-12-20 that could be replaced",
        ),
        (NEW_TERM.replace("confirmed", "verify") + NEW_TERM, "TS07 stands twice"),
        // The same checks as for a built-in row.
        (
            NEW_TERM.replace("amount = 7\n", ""),
            "TS07 lacks what its direction needs",
        ),
        (
            NEW_VALUE.replace("KEY", "T_attached").replace("200_000_000", "-1"),
            "T_attached is negative",
        ),
        (
            NEW_TERM.replace("valid_from", "valid_to = 2020-12-19\nvalid_from"),
            "TS07 ends before it begins",
        ),
    ];
    for (text, reason) in cases {
        let line = if reason.ends_with("twice") { 13 } else { 2 };
        assert_eq!(refused(&text), (line, reason.to_owned()));
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let (line, reason) = refused(&NEW_TERM.replace("amount = 7", "amount = seven"));
    assert_eq!((line, reason.is_empty()), (7, false));
    let (_, reason) = refused("[[reports]]\ncode = \"BC01\"\n");
    assert!(reason.starts_with("unknown field `reports`"), "{reason}");
}

fn year(year: i32, mark: &str) -> String {
    format!("[[year]]\nyear = {year}\nsource = \"Văn bản Thí dụ\"\nmark = \"{mark}\"\n\n")
}

fn days(days: &[(&str, &str)]) -> String {
    let row = |(day, kind): &(&str, &str)| {
        let name = "{ vi = \"Ngày thí dụ\", en = \"Example\" }";
        format!(
            "[[day]]\nfrom = {day}\nkind = \"{kind}\"\nname = {name}\nsource = \"Văn bản Thí dụ\"\nmark = \"confirmed\"\n\n"
        )
    };
    days.iter().map(row).collect()
}

const LAWFUL_2028: [(&str, &str); 6] = [
    ("2028-01-01", "HOLIDAY"),
    ("2028-04-04", "HOLIDAY"),
    ("2028-04-30", "HOLIDAY"),
    ("2028-05-01", "HOLIDAY"),
    ("2028-09-02", "HOLIDAY"),
    ("2028-11-24", "HOLIDAY"),
];

#[test]
fn a_new_year_is_decided_by_its_own_days() {
    let text = year(2028, "confirmed") + &days(&LAWFUL_2028) + &days(&[("2028-01-25\nto = 2028-01-31", "HOLIDAY")]);
    let law = Law::with_local(&text).expect("a whole year");
    let calendar = law.calendar();
    assert_eq!(calendar.decided(2028).map(|row| row.mark), Some(Mark::Confirmed));
    assert!(!calendar.is_working(on("2028-01-26")));
    // Nothing is computed any more: the make-up day of 1 January is not in the papers.
    assert!(calendar.is_working(on("2028-01-03")));
    assert!(
        calendar
            .specials(on("2028-01-01"), on("2028-12-31"))
            .all(|day| !day.computed)
    );
    assert_eq!(calendar.decided(2029), None);
}

#[test]
fn an_open_year_is_closed_and_gets_further_days() {
    let swapped = days(&[("2027-12-24", "SWAP_OFF"), ("2027-12-18", "SWAP_ON")]);
    let law = Law::with_local(&(year(2027, "confirmed") + &swapped)).expect("an open year");
    let calendar = law.calendar();
    assert_eq!(
        calendar.decided(2027).map(|row| (row.mark, row.source.as_str())),
        Some((Mark::Confirmed, "Văn bản Thí dụ"))
    );
    assert!(!calendar.is_working(on("2027-12-24")));
    assert!(calendar.is_working(on("2027-12-18")));
    assert!(!calendar.is_working(on("2027-02-04")));
    assert_eq!(calendar.decided_years().count(), 3);
}

#[test]
fn other_years_and_days_are_refused() {
    let cases = [
        (
            year(2026, "confirmed"),
            1,
            "the year 2026 is confirmed and cannot be replaced",
        ),
        (year(2028, "confirmed"), 1, "2028 lacks the holiday of 2028-01-01"),
        (
            year(2028, "verify") + &year(2028, "confirmed"),
            6,
            "the year 2028 stands twice",
        ),
        (days(&[("2027-09-02", "HOLIDAY")]), 1, "2027-09-02 stands twice"),
        (
            days(&[("2027-12-25", "SWAP_OFF")]),
            1,
            "2027-12-25 is on the wrong side of the weekend for its kind",
        ),
        (
            days(&[("2027-12-24", "SWAP_ON")]),
            1,
            "2027-12-24 is on the wrong side of the weekend for its kind",
        ),
        (
            days(&[("2028-01-26", "HOLIDAY")]),
            1,
            "2028-01-26 is in a year without a row of its own",
        ),
        (
            days(&[("2026-12-01\nto = 2026-12-30", "HOLIDAY")]),
            1,
            "2026 is confirmed and takes no further days",
        ),
        (year(9999, "confirmed"), 1, "9999 is no year of this calendar"),
        (
            NEW_TERM.replace("Nghị định Thí dụ, Điều 2", " "),
            2,
            "TS07 lacks its source, event or act",
        ),
    ];
    for (text, line, reason) in cases {
        assert_eq!(refused(&text), (line, reason.to_owned()));
    }
}

fn plan(code: &str, by: &str) -> String {
    format!("[[plan]]\ncode = \"{code}\"\nby = \"{by}\"\nsource = \"Kế hoạch Thí dụ\"\n\n")
}

#[test]
fn a_plan_is_earlier_than_the_law_and_never_takes_its_place() {
    let text = plan("TS02", "12-30") + &plan("BC04", "12-17");
    let law = Law::with_local(&text).expect("as early as the law wants");
    assert_eq!(
        law.plan("TS02").and_then(|plan| plan.by.in_year(2026)),
        Some(on("2026-12-30"))
    );
    assert_eq!(law.plan("TS03"), None);
    assert_eq!(law.deadlines(), Law::for_tests().deadlines());
    let cases = [
        (plan("TS02", "12-31"), 1, "the plan for TS02 is later than the law"),
        (plan("BC04", "12-18"), 1, "the plan for BC04 is later than the law"),
        (plan("TS01", "12-01"), 1, "TS01 is no date of the year"),
        (plan("TS02", "12-01") + &plan("TS02", "12-02"), 6, "TS02 has two plans"),
    ];
    for (text, line, reason) in cases {
        assert_eq!(refused(&text), (line, reason.to_owned()));
    }
}

#[test]
fn ladders_of_old_decrees_and_the_new_holiday_may_be_replaced() {
    let ladder = "[[ladder]]\nperson_kind = \"DA_NGHI\"\nrule_sets = [\"ND112_2020\", \"ND112_71_2023\"]\n\
                  forms = [\"KT\", \"XTC\"]\nsource = \"Công báo\"\nmark = \"confirmed\"\n\n";
    let holiday = "[[rule]]\nname = { vi = \"Ngày Văn hóa Việt Nam\", en = \"Vietnam Culture Day\" }\nsolar = \"11-24\"\n\
                   made_up = \"Công báo\"\nsource = \"Công báo\"\nmark = \"confirmed\"\nvalid_from = 2026-07-01\n";
    let law = Law::with_local(&format!("{ladder}{holiday}")).expect("both are marked to be checked");
    // 24/11/2029 is a Saturday.
    assert!(!law.calendar().is_working(on("2029-11-26")));
    assert!(Law::for_tests().calendar().is_working(on("2029-11-26")));
    let present = ladder.replace("\"ND112_2020\", \"ND112_71_2023\"", "\"ND172\", \"ND234\"");
    let reason = "the ladder of DaNghi under [Nd172, Nd234] is confirmed and cannot be replaced";
    assert_eq!(refused(&present), (1, reason.to_owned()));
}
