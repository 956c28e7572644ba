//! Days in the shapes in which staff lists have them.
//!
//! Owns: `5/3/1980`, `05-03-80`, `05031980`, `1980-03-05`, numbers of spreadsheet programs, years alone. Must not: decide
//! which of them a column takes.

use chrono::{Datelike, NaiveDate};

use super::fault::What;
use crate::day::{self, DayFault, FIRST, LAST};
use crate::text;
use crate::workbook::{DateSystem, Value};

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) when: When,
    /// The year had two digits.
    pub(super) short: bool,
}

/// A day, or a year where there is no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    Year(i32),
}

/// Reads a cell. Years of two digits are those of the hundred years that end with `latest`.
pub(super) fn read(value: &Value, dates: DateSystem, latest: i32) -> Result<Option<Read>, What> {
    let day = |day| Read {
        when: When::Day(day),
        short: false,
    };
    match value {
        Value::Day(found) => in_range(*found).map(|found| Some(day(found))),
        Value::Number { value, .. } => number(*value, dates).map(Some),
        Value::Text(written) => read_text(&text::one_line(written), latest),
        _ => Err(What::NotADay),
    }
}

fn in_range(day: NaiveDate) -> Result<NaiveDate, What> {
    if (FIRST..=LAST).contains(&day) {
        Ok(day)
    } else {
        Err(What::Implausible)
    }
}

fn number(value: f64, dates: DateSystem) -> Result<Read, What> {
    if !(0.0..100_000_000.0).contains(&value) {
        return Err(What::NotADay);
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the range above")]
    let whole = value as i32;
    let when = match whole {
        // No list goes back to 1905, which is what these would be as days.
        1900..=2199 => When::Year(whole),
        // ddmmyyyy that lost its zero when it became a number.
        1_000_000.. => return digits(&format!("{whole:08}")),
        _ => When::Day(in_range(dates.day(value).ok_or(What::NoSuchDay)?)?),
    };
    Ok(Read { when, short: false })
}

fn digits(text: &str) -> Result<Read, What> {
    let day = day::read_vietnamese(text).map_err(told)?;
    Ok(Read {
        when: When::Day(day),
        short: false,
    })
}

fn read_text(line: &str, latest: i32) -> Result<Option<Read>, What> {
    // The sign by which spreadsheet programs are told that something is text, and a time of day.
    let line = line.trim_start_matches('\'').trim();
    let line = match line.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') && day.len() > 5 => day,
        _ => line,
    };
    let plain = in_words(line);
    if plain.is_empty() {
        return Ok(None);
    }
    let whole = |when| Ok(Some(Read { when, short: false }));
    if plain.len() == 4 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let year: i32 = plain.parse().map_err(|_| What::NotADay)?;
        let plausible = (FIRST.year()..=LAST.year()).contains(&year);
        return if plausible {
            whole(When::Year(year))
        } else {
            Err(What::Implausible)
        };
    }
    if let Some(day) = year_first(&plain) {
        return day.map(|day| {
            Some(Read {
                when: When::Day(day),
                short: false,
            })
        });
    }
    match day::read_with_whole_year(&plain) {
        Ok(day) => whole(When::Day(day)),
        Err(DayFault::ShortYear) => {
            let (before, year) = plain.split_at(plain.len() - 2);
            let year: i32 = year.parse().map_err(|_| What::NotADay)?;
            let year = latest - (latest - year).rem_euclid(100);
            let day = day::read_vietnamese(&format!("{before}{year}")).map_err(told)?;
            Ok(Some(Read {
                when: When::Day(day),
                short: true,
            }))
        }
        Err(fault) => Err(told(fault)),
    }
}

/// `ngày 05 tháng 3 năm 1980` as `05/3/1980`; anything else as it is.
fn in_words(line: &str) -> String {
    let key = text::search_key(line);
    let words: Vec<&str> = key.split(' ').collect();
    match words.as_slice() {
        ["ngay", day, "thang", month, "nam", year] | [day, "thang", month, "nam", year] => {
            format!("{day}/{month}/{year}")
        }
        ["nam", year] => (*year).to_owned(),
        _ => line.to_owned(),
    }
}

/// `1980-03-05`, also with other signs between and without zeros; nothing when the year is not in front.
fn year_first(line: &str) -> Option<Result<NaiveDate, What>> {
    let parts: Vec<&str> = line.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            Some(day::read_vietnamese(&format!("{day}/{month}/{year}")).map_err(told))
        }
        _ => None,
    }
}

const fn told(fault: DayFault) -> What {
    match fault {
        DayFault::NoSuchDay => What::NoSuchDay,
        DayFault::OutOfRange => What::Implausible,
        DayFault::Empty | DayFault::Unreadable | DayFault::ShortYear => What::NotADay,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn of_text(written: &str) -> Result<Option<Read>, What> {
        read(&Value::Text(Arc::from(written)), DateSystem::From1900, 2027)
    }

    fn of_number(value: f64, dates: DateSystem) -> Result<Option<Read>, What> {
        read(&Value::Number { value, digits: 0 }, dates, 2027)
    }

    fn day(text: &str, short: bool) -> Result<Option<Read>, What> {
        let day = day::read_iso(text).expect("a day");
        Ok(Some(Read {
            when: When::Day(day),
            short,
        }))
    }

    const fn year(year: i32) -> Result<Option<Read>, What> {
        Ok(Some(Read {
            when: When::Year(year),
            short: false,
        }))
    }

    #[test]
    fn days_are_read_in_every_shape_that_lists_have() {
        for written in [
            "05/03/1980",
            "5/3/1980",
            "5-3-1980",
            "05.03.1980",
            "05031980",
            "1980-03-05",
            "1980/3/5",
            " 5 / 3 / 1980 ",
            "'05/03/1980",
            "05/03/1980 00:00:00",
            "1980-03-05T00:00:00",
            "ngày 05 tháng 3 năm 1980",
            "5 tháng 03 năm 1980",
            "Ngày 5 tháng 3 năm 1980",
        ] {
            assert_eq!(of_text(written), day("1980-03-05", false), "{written}");
        }
        let short = [
            ("5-3-80", "1980-03-05"),
            ("05/03/27", "2027-03-05"),
            ("05/03/28", "1928-03-05"),
            ("5.3.00", "2000-03-05"),
        ];
        for (written, expected) in short {
            assert_eq!(of_text(written), day(expected, true), "{written}");
        }
        assert_eq!(of_text(" "), Ok(None));
    }

    #[test]
    fn numbers_are_days_years_or_digits() {
        let (first, second) = (DateSystem::From1900, DateSystem::From1904);
        assert_eq!(of_number(29_285.0, first), day("1980-03-05", false));
        assert_eq!(of_number(29_285.75, first), day("1980-03-05", false));
        assert_eq!(of_number(27_823.0, second), day("1980-03-05", false));
        assert_eq!(of_number(5_031_980.0, first), day("1980-03-05", false));
        assert_eq!(of_number(15_031_980.0, first), day("1980-03-15", false));
        assert_eq!(of_number(1980.0, first), year(1980));
        assert_eq!(of_number(60.0, first), Err(What::NoSuchDay));
        assert_eq!(of_number(-1.0, first), Err(What::NotADay));
        assert_eq!(of_number(1e12, first), Err(What::NotADay));
        assert_eq!(of_text("1980"), year(1980));
        assert_eq!(of_text("năm 1980"), year(1980));
    }

    #[test]
    fn what_is_no_day_is_said_to_be_none() {
        let cases = [
            ("31/02/1980", What::NoSuchDay),
            ("3/25/1980", What::NoSuchDay),
            ("1980-13-01", What::NoSuchDay),
            ("05/03/1080", What::Implausible),
            ("1080", What::Implausible),
            ("05/1980", What::NotADay),
            ("khoảng 1980", What::NotADay),
            ("05/03/198", What::NotADay),
            ("-", What::NotADay),
            ("é-é-éé", What::NotADay),
        ];
        for (written, expected) in cases {
            assert_eq!(of_text(written), Err(expected), "{written}");
        }
        assert_eq!(
            read(&Value::Truth(true), DateSystem::From1900, 2027),
            Err(What::NotADay)
        );
    }
}
