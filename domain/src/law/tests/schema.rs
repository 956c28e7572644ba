//! What a wrong row is called: always its file, its line and its fault.

use super::*;

const FIRST_ROW_LINES: usize = 12;

/// A whole row; `fields` are those that its direction needs.
fn deadline(code: &str, fields: &str) -> String {
    format!(
        r#"[[deadline]]
code = "{code}"
event = {{ vi = "Việc xảy ra", en = "Event" }}
act = {{ vi = "Việc phải làm", en = "Act" }}
{fields}
source = "Luật Thí dụ, Điều 1"
mark = "confirmed"
valid_from = 2020-01-01

"#
    )
}

const TEN_DAYS: &str = "direction = \"forward\"\namount = 10\nunit = \"CD\"";

fn read(text: &str) -> Result<Vec<Deadline>, LawError> {
    deadlines::read(text, local::read("").expect("an empty file").deadlines)
}

fn fault(text: &str) -> (usize, String) {
    let error = read(text).expect_err(text);
    assert_eq!(error.file, "law/deadlines.toml");
    (error.line, error.reason)
}

#[test]
fn every_built_in_file_is_whole() {
    Law::built_in().expect("the built-in data are whole");
}

#[test]
fn codes_that_have_no_versions_stand_once() {
    let law = Law::for_tests();
    let lists: [Vec<&str>; 5] = [
        law.case_states().iter().map(|row| row.code.as_str()).collect(),
        law.skip_grounds().iter().map(|row| row.code.as_str()).collect(),
        law.counting_rules.iter().map(|row| row.code.as_str()).collect(),
        law.rule_sets().iter().map(|row| row.code.code()).collect(),
        law.reports().iter().map(|row| row.code.as_str()).collect(),
    ];
    for codes in lists {
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len(), "{codes:?}");
    }
}

#[test]
fn an_error_names_file_line_and_reason() {
    let error = read(&deadline("ZZ01", "direction = \"forward\"")).expect_err("no term");
    assert_eq!(
        error.to_string(),
        "law/deadlines.toml:1: ZZ01 lacks what its direction needs"
    );
}

#[test]
fn what_the_parser_refuses_is_named_with_its_line() {
    // The wrong row stands behind a whole one; the line is that of the mistake, or of the row where something is missing.
    let first = deadline("ZZ01", TEN_DAYS);
    assert_eq!(first.lines().count(), FIRST_ROW_LINES - 1);
    let row = deadline("ZZ02", TEN_DAYS);
    let cases = [
        (
            "amount = 10",
            "amount = \"ten\"",
            6,
            "invalid type: string \"ten\", expected u32",
        ),
        (
            "amount = 10",
            "amount = -1",
            6,
            "invalid value: integer `-1`, expected u32",
        ),
        ("amount = 10", "amont = 10", 6, "unknown field `amont`"),
        ("unit = \"CD\"", "unit = \"cd\"", 7, "unknown variant `cd`"),
        ("\"forward\"", "\"sideways\"", 5, "unknown variant `sideways`"),
        ("\"confirmed\"", "\"sure\"", 9, "unknown variant `sure`"),
        ("2020-01-01", "\"2020-01-01\"", 10, "invalid type: string"),
        (
            "2020-01-01",
            "2020-01-01T00:00:00",
            10,
            "a day like 2026-07-01 is expected",
        ),
        ("vi = \"Việc xảy ra\", ", "", 3, "missing field `vi`"),
        ("source = \"Luật Thí dụ, Điều 1\"\n", "", 1, "missing field `source`"),
        ("mark = \"confirmed\"\n", "", 1, "missing field `mark`"),
        ("valid_from = 2020-01-01\n", "", 1, "missing field `valid_from`"),
    ];
    for (whole, wrong, line, reason) in cases {
        let (found_line, found) = fault(&format!("{first}{}", row.replacen(whole, wrong, 1)));
        assert_eq!(found_line, FIRST_ROW_LINES - 1 + line, "{wrong}: {found}");
        assert!(found.starts_with(reason), "{wrong}: {found}");
    }
}

#[test]
fn a_row_lacks_nothing_that_its_direction_needs() {
    let cases = [
        // Nothing at all, and one half of a length.
        "direction = \"forward\"",
        "direction = \"forward\"\namount = 10",
        "direction = \"forward\"\nunit = \"CD\"",
        "direction = \"backward\"\nunit = \"CD\"",
        "direction = \"posting\"\namount = 15",
        "direction = \"yearly\"",
        "direction = \"uncounted\"",
        "direction = \"limitation\"\nrolled = false",
        // A length that no law has.
        "direction = \"forward\"\namount = 0\nunit = \"CD\"",
        "direction = \"forward\"\namount = 3661\nunit = \"CD\"",
        "direction = \"backward\"\namount = 0\nunit = \"WD\"",
        // A posting is counted in calendar days, a limitation in months and is never moved.
        "direction = \"posting\"\namount = 15\nunit = \"WD\"",
        "direction = \"limitation\"\namount = 60\nunit = \"M\"",
        "direction = \"limitation\"\namount = 60\nunit = \"M\"\nrolled = true",
        "direction = \"limitation\"\namount = 5\nunit = \"Y\"\nrolled = false",
        // The longest total is longer than the term.
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nlongest = 10",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nlongest = 9",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nlongest = 3661",
        // A prolongation says how much and how often, once or twice.
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nprolonged_by = 5",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nprolonged_times = 1",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nprolonged_by = 5\nprolonged_times = 0",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nprolonged_by = 5\nprolonged_times = 3",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nprolonged_by = 3661\nprolonged_times = 1",
        // A row that prolongs another one says by how much, in which unit, and has no longest total of its own.
        "direction = \"forward\"\nbase = \"ZZ01\"\nunit = \"CD\"",
        "direction = \"forward\"\nbase = \"ZZ01\"\nprolonged_by = 5\nprolonged_times = 1",
        "direction = \"forward\"\nbase = \"ZZ01\"\nunit = \"CD\"\nprolonged_by = 5\nprolonged_times = 1\nlongest = 90",
    ];
    for fields in cases {
        let text = deadline("ZZ01", TEN_DAYS) + &deadline("ZZ02", fields);
        let expected = (FIRST_ROW_LINES, "ZZ02 lacks what its direction needs".to_owned());
        assert_eq!(fault(&text), expected, "{fields}");
    }
}

#[test]
fn a_row_says_nothing_that_its_direction_does_not_mean() {
    let cases = [
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nbefore = \"12-31\"",
        "direction = \"forward\"\namount = 10\nunit = \"CD\"\nlength = { vi = \"một\", en = \"one\" }",
        "direction = \"forward\"\namount = 10\nbase = \"ZZ01\"\nunit = \"CD\"\nprolonged_by = 5\nprolonged_times = 1",
        "direction = \"backward\"\namount = 10\nunit = \"CD\"\nrolled = false",
        "direction = \"backward\"\namount = 10\nunit = \"CD\"\nlongest = 20",
        "direction = \"backward\"\namount = 10\nunit = \"CD\"\nprolonged_by = 20",
        "direction = \"backward\"\namount = 10\nunit = \"CD\"\nprolonged_times = 1",
        "direction = \"posting\"\namount = 15\nunit = \"CD\"\nlongest_row = \"ZZ01\"",
        "direction = \"posting\"\namount = 15\nunit = \"CD\"\ncomplex_row = \"ZZ01\"",
        "direction = \"posting\"\namount = 15\nunit = \"CD\"\nbase = \"ZZ01\"",
        "direction = \"yearly\"\nbefore = \"12-31\"\namount = 1",
        "direction = \"report\"\nunit = \"CD\"",
    ];
    for fields in cases {
        let text = deadline("ZZ01", TEN_DAYS) + &deadline("ZZ02", fields);
        let expected = (FIRST_ROW_LINES, "ZZ02 says more than its direction means".to_owned());
        assert_eq!(fault(&text), expected, "{fields}");
    }
}

#[test]
fn days_of_every_year_are_in_every_year() {
    for wrong in ["12-32", "13-01", "02-29", "31/12", "12", "", "a-b"] {
        let (_, reason) = fault(&deadline(
            "ZZ01",
            &format!("direction = \"yearly\"\nbefore = \"{wrong}\""),
        ));
        assert_eq!(reason, "a day of every year like 12-31 is expected", "{wrong}");
    }
}

#[test]
fn a_named_row_exists_and_counts_in_the_same_unit() {
    let prolongs = |base: &str, unit: &str| {
        format!("direction = \"forward\"\nbase = \"{base}\"\nunit = \"{unit}\"\nprolonged_by = 5\nprolonged_times = 1")
    };
    let cases = [
        (prolongs("ZZ01", "CD"), None),
        (format!("{TEN_DAYS}\nlongest_row = \"ZZ01\""), None),
        (format!("{TEN_DAYS}\ncomplex_row = \"ZZ01\""), None),
        (prolongs("ZZ09", "CD"), Some("ZZ09")),
        (format!("{TEN_DAYS}\nlongest_row = \"ZZ09\""), Some("ZZ09")),
        (format!("{TEN_DAYS}\ncomplex_row = \"ZZ09\""), Some("ZZ09")),
        // Another unit.
        (prolongs("ZZ01", "WD"), Some("ZZ01")),
        (prolongs("ZZ03", "CD"), Some("ZZ03")),
        (format!("{TEN_DAYS}\nlongest_row = \"ZZ03\""), Some("ZZ03")),
        (format!("{TEN_DAYS}\ncomplex_row = \"ZZ03\""), Some("ZZ03")),
        // No term of its own.
        (prolongs("ZZ04", "CD"), Some("ZZ04")),
        (prolongs("ZZ02", "CD"), Some("ZZ02")),
    ];
    for (fields, named) in cases {
        let text = deadline("ZZ01", TEN_DAYS)
            + &deadline("ZZ02", &fields)
            + &deadline("ZZ03", "direction = \"forward\"\namount = 10\nunit = \"WD\"")
            + &deadline("ZZ04", "direction = \"yearly\"\nbefore = \"12-31\"");
        match named {
            None => assert_eq!(read(&text).map(|rows| rows.len()), Ok(4), "{fields}"),
            Some(named) => {
                let reason = format!("ZZ02 names {named}, which has no term in the same unit");
                assert_eq!(fault(&text), (FIRST_ROW_LINES, reason), "{fields}");
            }
        }
    }
}

#[test]
fn versions_do_not_overlap() {
    let version = |validity: &str| deadline("ZZ01", TEN_DAYS).replace("valid_from = 2020-01-01", validity);
    let cases = [
        // One after the other, in either order, also with days between.
        ("2020-01-01\nvalid_to = 2026-06-30", "2026-07-01", None),
        ("2026-07-01", "2020-01-01\nvalid_to = 2026-06-30", None),
        (
            "2020-01-01\nvalid_to = 2021-12-31",
            "2026-07-01\nvalid_to = 2026-07-01",
            None,
        ),
        // The first day that both have.
        ("2020-01-01\nvalid_to = 2026-07-01", "2026-07-01", Some("2026-07-01")),
        ("2020-01-01", "2026-07-01", Some("2026-07-01")),
        ("2026-07-01", "2020-01-01", Some("2026-07-01")),
        ("2020-01-01", "2020-01-01", Some("2020-01-01")),
        (
            "2020-01-01\nvalid_to = 2026-07-31",
            "2019-01-01\nvalid_to = 2020-01-01",
            Some("2020-01-01"),
        ),
    ];
    for (first, second, shared) in cases {
        let first = version(&format!("valid_from = {first}"));
        let text = first.clone() + &version(&format!("valid_from = {second}"));
        match shared {
            None => assert_eq!(read(&text).map(|rows| rows.len()), Ok(2), "{second}"),
            Some(day) => {
                let expected = (1 + first.lines().count(), format!("ZZ01 has two versions on {day}"));
                assert_eq!(fault(&text), expected, "{second}");
            }
        }
    }
}

#[test]
fn variants_are_versions_of_their_own() {
    let variant = |name: &str| deadline("ZZ01", &format!("variant = \"{name}\"\n{TEN_DAYS}"));
    assert_eq!(read(&(variant("A") + &variant("B"))).map(|rows| rows.len()), Ok(2));
    let text = variant("A") + &variant("B") + &variant("A");
    assert_eq!(fault(&text), (25, "ZZ01 A has two versions on 2020-01-01".to_owned()));
}

#[test]
fn a_version_ends_no_earlier_than_it_begins() {
    let ending = |day: &str| deadline("ZZ01", TEN_DAYS).replace("\n\n", &format!("\nvalid_to = {day}\n"));
    assert_eq!(read(&ending("2020-01-01")).map(|rows| rows.len()), Ok(1));
    assert_eq!(
        fault(&ending("2019-12-31")),
        (1, "ZZ01 ends before it begins".to_owned())
    );
}

#[test]
fn a_wrong_row_of_any_other_file_is_named() {
    let parameters = parameters::TEXT.replacen("value = 50_000_000", "value = -1", 1);
    let none = || local::read("").expect("an empty file");
    let states = case_states::TEXT.replacen("next = [\"T1_PHAN_LOAI\"]", "next = [\"T9\"]", 1);
    let running = case_states::TEXT.replacen("\"TC01\", \"TC02\"", "\"TC99\"", 1);
    let grounds = case_states::TEXT.replacen("opens = \"K3_THANH_LAP_HD\"", "opens = \"K99\"", 1);
    let reopened = case_states::TEXT.replacen("reopens = \"T1_PHAN_LOAI\"", "reopens = \"T9\"", 1);
    let ladders = discipline::TEXT.replacen(
        "person_kind = \"CAN_BO_KHAC\"",
        "person_kind = \"CAN_BO_CO_CHUC_VU\"",
        1,
    );
    let empty = discipline::TEXT.replacen("forms = [\"KT\", \"CC\", \"CCH\", \"BN\"]", "forms = []", 1);
    let reports = reports::TEXT.replacen("to = \"03-14\"", "to = \"02-29\"", 1);
    let rules = counting_rules::TEXT.replacen("code = \"R2\"", "name = \"R2\"", 1);
    let terms = Law::for_tests().deadlines();
    let cases = [
        (
            parameters::read(&parameters, none().parameters).err(),
            "parameters",
            "T_item is negative",
        ),
        (
            case_states::read(&states, terms).err(),
            "case_states",
            "T0_TIEP_NHAN leads to the unknown state T9",
        ),
        (
            case_states::read(&running, terms).err(),
            "case_states",
            "T1_PHAN_LOAI has the unknown deadline TC99",
        ),
        (
            case_states::read(&grounds, terms).err(),
            "case_states",
            "CO_QUAN_CU opens the unknown state K99",
        ),
        (
            case_states::read(&reopened, terms).err(),
            "case_states",
            "CHUYEN_DON leads to the unknown state T9",
        ),
        (
            discipline::read(&ladders, local::read("").expect("empty").ladders).err(),
            "discipline",
            "CanBoCoChucVu has two ladders under one decree",
        ),
        (
            discipline::read(&empty, local::read("").expect("empty").ladders).err(),
            "discipline",
            "CanBoCoChucVu has no form",
        ),
        (
            reports::read(&reports).err(),
            "reports",
            "a day of every year like 12-31 is expected",
        ),
        (counting_rules::read(&rules).err(), "counting_rules", "duplicate key"),
    ];
    for (error, file, reason) in cases {
        let error = error.expect(reason);
        assert_eq!(error.file, format!("law/{file}.toml"));
        assert!(error.line > 1, "{error}");
        assert_eq!(error.reason, reason);
    }
}
