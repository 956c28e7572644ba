//! Tables of what people type and which day it is.

use std::fmt;

use proptest::prelude::*;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as PlainError, StrDeserializer};

use super::*;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[test]
fn stored_days_are_read_in_one_form_only() {
    let cases = [
        ("2026-07-01", Ok(on(2026, 7, 1))),
        ("2024-02-29", Ok(on(2024, 2, 29))),
        ("1900-01-01", Ok(FIRST)),
        ("2199-12-31", Ok(LAST)),
        ("", Err(DayFault::Empty)),
        ("2026-7-1", Err(DayFault::Unreadable)),
        (" 2026-07-01", Err(DayFault::Unreadable)),
        ("2026-07-01\n", Err(DayFault::Unreadable)),
        ("2026-07- 1", Err(DayFault::Unreadable)),
        ("2026-07-+1", Err(DayFault::Unreadable)),
        ("+026-07-01", Err(DayFault::Unreadable)),
        ("-026-07-01", Err(DayFault::Unreadable)),
        ("26-07-01", Err(DayFault::Unreadable)),
        ("2026-07-01T00:00:00Z", Err(DayFault::Unreadable)),
        ("20260701", Err(DayFault::Unreadable)),
        ("2026/07/01", Err(DayFault::Unreadable)),
        ("２０２６-07-01", Err(DayFault::Unreadable)),
        ("01/07/2026", Err(DayFault::Unreadable)),
        ("2026-02-29", Err(DayFault::NoSuchDay)),
        ("2026-13-01", Err(DayFault::NoSuchDay)),
        ("2026-00-10", Err(DayFault::NoSuchDay)),
        ("1899-12-31", Err(DayFault::OutOfRange)),
        ("2200-01-01", Err(DayFault::OutOfRange)),
    ];
    for (text, day) in cases {
        assert_eq!(read_iso(text), day, "{text:?}");
    }
}

#[test]
fn typed_days_are_read_in_the_vietnamese_order() {
    let cases = [
        ("01/07/2026", Ok(on(2026, 7, 1))),
        ("1/7/2026", Ok(on(2026, 7, 1))),
        ("1-7-2026", Ok(on(2026, 7, 1))),
        ("01.07.2026", Ok(on(2026, 7, 1))),
        ("1 7 2026", Ok(on(2026, 7, 1))),
        ("  1 /  07/ 2026\t", Ok(on(2026, 7, 1))),
        ("1\u{a0}7\u{a0}2026", Ok(on(2026, 7, 1))),
        ("\u{200e}01/07/2026\u{200e}", Ok(on(2026, 7, 1))),
        ("29/02/2024", Ok(on(2024, 2, 29))),
        ("", Err(DayFault::Empty)),
        (" \u{a0} ", Err(DayFault::Empty)),
        ("1/7", Err(DayFault::Unreadable)),
        ("1/7/2026/", Err(DayFault::Unreadable)),
        ("1//2026", Err(DayFault::Unreadable)),
        ("//", Err(DayFault::Unreadable)),
        ("1/7-2026", Err(DayFault::Unreadable)),
        ("2026-07-01", Err(DayFault::Unreadable)),
        ("01072026", Ok(on(2026, 7, 1))),
        ("31022026", Err(DayFault::NoSuchDay)),
        ("20260701", Err(DayFault::NoSuchDay)),
        ("1072026", Err(DayFault::Unreadable)),
        ("010720261", Err(DayFault::Unreadable)),
        ("001/7/2026", Err(DayFault::Unreadable)),
        ("1/7/202", Err(DayFault::Unreadable)),
        ("1/7/02026", Err(DayFault::Unreadable)),
        ("+1/7/2026", Err(DayFault::Unreadable)),
        ("ngày 1 tháng 7", Err(DayFault::Unreadable)),
        ("a/7/26", Err(DayFault::Unreadable)),
        ("1/7/26", Ok(on(2026, 7, 1))),
        ("1-7-26", Ok(on(2026, 7, 1))),
        ("01.07.00", Ok(on(2000, 7, 1))),
        ("1 7 49", Ok(on(2049, 7, 1))),
        ("1/7/50", Ok(on(1950, 7, 1))),
        ("5/3/80", Ok(on(1980, 3, 5))),
        ("29/02/00", Ok(on(2000, 2, 29))),
        ("29/02/99", Err(DayFault::NoSuchDay)),
        ("31/02/65", Err(DayFault::NoSuchDay)),
        ("1/7/6", Err(DayFault::Unreadable)),
        ("31/02/2026", Err(DayFault::NoSuchDay)),
        ("29/02/2026", Err(DayFault::NoSuchDay)),
        ("31/04/2026", Err(DayFault::NoSuchDay)),
        ("0/1/2026", Err(DayFault::NoSuchDay)),
        ("32/1/2026", Err(DayFault::NoSuchDay)),
        // The order of American programs.
        ("07/31/2026", Err(DayFault::NoSuchDay)),
        ("31/12/1899", Err(DayFault::OutOfRange)),
        ("1/1/2200", Err(DayFault::OutOfRange)),
    ];
    for (typed, day) in cases {
        assert_eq!(read_vietnamese(typed), day, "{typed:?}");
    }
}

#[test]
fn where_the_whole_year_is_asked_for_two_digits_are_told() {
    for typed in ["1/7/26", "31/02/65", "5-3-80"] {
        assert_eq!(read_with_whole_year(typed), Err(DayFault::ShortYear), "{typed}");
    }
    assert_eq!(read_with_whole_year("5-3-1980"), Ok(on(1980, 3, 5)));
}

#[test]
fn a_date_input_is_told_which_field_is_wrong() {
    use Part::{Day, Month, Year};
    let cases: [([&str; 3], DayFault, &[Part]); 16] = [
        (["", " ", ""], DayFault::Empty, &[Day, Month, Year]),
        (["1", "", ""], DayFault::Empty, &[Month, Year]),
        (["", "7", "2026"], DayFault::Empty, &[Day]),
        (["x", "", "26"], DayFault::Empty, &[Month]),
        (["1", "7", "+6"], DayFault::Unreadable, &[Year]),
        (["x", "7", "26"], DayFault::Unreadable, &[Day]),
        (["1/7", "bảy", "2026"], DayFault::Unreadable, &[Day, Month]),
        (["1", "7", "năm nay"], DayFault::Unreadable, &[Year]),
        (["1", "7", "226"], DayFault::Unreadable, &[Year]),
        (["31", "2", "65"], DayFault::NoSuchDay, &[Day, Month, Year]),
        (["32", "7", "2026"], DayFault::NoSuchDay, &[Day]),
        (["1", "13", "2026"], DayFault::NoSuchDay, &[Month]),
        (["0", "0", "1800"], DayFault::NoSuchDay, &[Day, Month]),
        (["31", "2", "1800"], DayFault::OutOfRange, &[Year]),
        (["1", "7", "2200"], DayFault::OutOfRange, &[Year]),
        (["29", "2", "2026"], DayFault::NoSuchDay, &[Day, Month, Year]),
    ];
    for ([day, month, year], fault, parts) in cases {
        let expected = PartsFault {
            fault,
            parts: parts.to_vec(),
        };
        assert_eq!(
            read_parts(day, month, year),
            Err(expected),
            "{day:?} {month:?} {year:?}"
        );
    }
    assert_eq!(read_parts(" 1 ", "07", "2026\n"), Ok(on(2026, 7, 1)));
}

#[test]
fn a_year_of_two_digits_is_the_same_in_three_fields_as_in_one() {
    for (year, whole) in [
        ("00", 2000),
        ("26", 2026),
        ("49", 2049),
        ("50", 1950),
        ("99", 1999),
        (" 26 ", 2026),
    ] {
        assert_eq!(read_parts("1", "7", year), Ok(on(whole, 7, 1)), "{year:?}");
        assert_eq!(read_vietnamese(&format!("1/7/{year}")), Ok(on(whole, 7, 1)), "{year:?}");
    }
}

#[test]
fn a_day_that_has_been_is_never_read_as_one_to_come() {
    let today = on(2026, 7, 1);
    let cases = [
        ("5/3/45", Ok(on(1945, 3, 5))),
        ("1/7/26", Ok(today)),
        ("2/7/26", Ok(on(1926, 7, 2))),
        ("5-3-80", Ok(on(1980, 3, 5))),
        ("5/3/2045", Ok(on(2045, 3, 5))),
        ("05032045", Ok(on(2045, 3, 5))),
        ("31/2/45", Err(DayFault::NoSuchDay)),
        ("29/2/28", Ok(on(1928, 2, 29))),
        ("", Err(DayFault::Empty)),
    ];
    for (typed, day) in cases {
        assert_eq!(read_past(typed, today), day, "{typed:?}");
    }
    assert_eq!(
        read_past("29/2/00", on(1999, 12, 31)),
        Err(DayFault::NoSuchDay),
        "1900 had no such day"
    );
}

#[test]
fn days_are_written_in_both_forms() {
    assert_eq!(vietnamese(on(2026, 7, 1)), "01/07/2026");
    assert_eq!(iso(on(2026, 7, 1)), "2026-07-01");
}

/// Writes a value that serialises as a text; the standard formatter is the smallest serialiser there is.
struct Written<T>(T);

impl<T: Serialize> fmt::Display for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[test]
fn a_day_in_a_file_is_written_and_read_strictly() {
    let read = |text: &'static str| {
        let deserializer: StrDeserializer<'_, PlainError> = text.into_deserializer();
        IsoDay::deserialize(deserializer)
    };
    assert_eq!(read("2026-07-01"), Ok(IsoDay(on(2026, 7, 1))));
    assert_eq!(Written(IsoDay(on(2026, 7, 1))).to_string(), "2026-07-01");
    assert_eq!(
        read("2026-7-1").map_err(|error| error.to_string()),
        Err("invalid value: string \"2026-7-1\", expected a day YYYY-MM-DD of the years 1900 to 2199".to_owned())
    );
}

/// Any day that is read.
fn days() -> impl Strategy<Value = NaiveDate> {
    (FIRST.num_days_from_ce()..=LAST.num_days_from_ce())
        .prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).expect("a day of the calendar"))
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(day in days()) {
        prop_assert_eq!(read_iso(&iso(day)), Ok(day));
        prop_assert_eq!(read_vietnamese(&vietnamese(day)), Ok(day));
        let [number, month, year] = [day.day().to_string(), day.month().to_string(), day.year().to_string()];
        prop_assert_eq!(read_vietnamese(&format!("{number}-{month}-{year}")), Ok(day));
        prop_assert_eq!(read_parts(&number, &month, &year), Ok(day));
    }

    #[test]
    fn any_text_is_a_day_in_range_or_a_fault(typed in "[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ][0-9]{2,5}|\\PC{0,12}") {
        if let Ok(day) = read_vietnamese(&typed) {
            prop_assert!((FIRST..=LAST).contains(&day));
        }
        if let Ok(day) = read_iso(&typed) {
            prop_assert_eq!(iso(day), typed);
        }
    }
}
