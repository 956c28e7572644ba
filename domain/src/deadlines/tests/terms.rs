//! The rules of counting by themselves.

use super::*;
use Unit::{CalendarDays as CD, Months as M, WorkingDays as WD, Years as Y};

#[test]
fn days_off_move_to_the_next_and_to_the_last_working_day() {
    let cases = [
        // A working day stays.
        ("2026-11-23", "2026-11-23", "2026-11-23"),
        // Weekend; holiday in the week; a Saturday worked stays.
        ("2026-11-21", "2026-11-23", "2026-11-20"),
        ("2026-11-22", "2026-11-23", "2026-11-20"),
        ("2026-11-24", "2026-11-25", "2026-11-23"),
        ("2026-08-22", "2026-08-22", "2026-08-22"),
        // Weekend, swapped Monday, National Day with the day before.
        ("2026-08-29", "2026-09-03", "2026-08-28"),
        // Weekend with a holiday on Sunday and its make-up day.
        ("2026-04-25", "2026-04-28", "2026-04-24"),
        // Lunar New Year with the weekends around it.
        ("2026-02-14", "2026-02-23", "2026-02-13"),
        ("2027-02-04", "2027-02-11", "2027-02-03"),
        ("2025-04-30", "2025-05-05", "2025-04-29"),
        ("2027-04-30", "2027-05-04", "2027-04-29"),
        // Computed days.
        ("2028-04-29", "2028-05-03", "2028-04-28"),
    ];
    for (day, next, last) in cases {
        assert_eq!(calendar().roll(on(day)), on(next), "{day} forward");
        assert_eq!(calendar().roll_back(on(day)), on(last), "{day} back");
        assert_eq!(calendar().is_working(on(day)), day == next, "{day}");
    }
}

#[test]
fn weekends_are_saturday_and_sunday() {
    let week: Vec<bool> = on("2026-11-16").iter_days().take(7).map(is_weekend).collect();
    assert_eq!(week, [false, false, false, false, false, true, true]);
}

#[test]
fn terms_run_from_the_day_after_the_event() {
    let cases = [
        // Teaching examples: a make-up day, a Saturday worked, two holidays with a swapped day and a weekend.
        ("2026-04-23", 3, WD, "2026-04-29", "2026-04-29"),
        ("2026-08-21", 5, WD, "2026-08-27", "2026-08-27"),
        ("2025-04-20", 10, CD, "2025-04-30", "2025-05-05"),
        // One day to the day after; the culture day.
        ("2026-11-23", 1, CD, "2026-11-24", "2026-11-25"),
        ("2026-11-23", 1, WD, "2026-11-25", "2026-11-25"),
        // An event on a day off counts from there.
        ("2026-11-22", 1, CD, "2026-11-23", "2026-11-23"),
        ("2026-11-22", 1, WD, "2026-11-23", "2026-11-23"),
        // A Saturday worked is a day like others.
        ("2026-08-21", 1, CD, "2026-08-22", "2026-08-22"),
        ("2026-08-21", 1, WD, "2026-08-22", "2026-08-22"),
        // Over Lunar New Year, and over the end of the year.
        ("2026-02-13", 3, CD, "2026-02-16", "2026-02-23"),
        ("2026-02-13", 1, WD, "2026-02-23", "2026-02-23"),
        ("2026-12-31", 1, CD, "2027-01-01", "2027-01-04"),
        ("2026-12-25", 10, WD, "2027-01-11", "2027-01-11"),
        // The same day of the last month, or its last day.
        ("2026-03-15", 1, M, "2026-04-15", "2026-04-15"),
        ("2026-01-31", 1, M, "2026-02-28", "2026-03-02"),
        ("2027-12-31", 2, M, "2028-02-29", "2028-02-29"),
        ("2026-10-24", 1, M, "2026-11-24", "2026-11-25"),
        // The same day of the last year; from 29 February to the 28th.
        ("2025-11-24", 1, Y, "2026-11-24", "2026-11-25"),
        ("2024-02-29", 1, Y, "2025-02-28", "2025-02-28"),
        ("2024-02-29", 2, Y, "2026-02-28", "2026-03-02"),
        ("2024-02-29", 4, Y, "2028-02-29", "2028-02-29"),
        ("2025-02-28", 3, Y, "2028-02-28", "2028-02-28"),
    ];
    for (event, amount, unit, nominal, due) in cases {
        let end = forward(calendar(), on(event), length(amount, unit), true, &[]);
        assert_eq!(
            (end.nominal, end.due),
            (on(nominal), on(due)),
            "{event} + {amount} {unit:?}"
        );
        assert_eq!((end.stopped.as_slice(), end.paused_days()), (&[][..], 0));
        // What is not rolled ends where it nominally ends.
        let end = forward(calendar(), on(event), length(amount, unit), false, &[]);
        assert_eq!(
            (end.nominal, end.due),
            (on(nominal), on(nominal)),
            "{event} + {amount} {unit:?}"
        );
    }
}

#[test]
fn stopped_time_is_not_counted() {
    type Days = &'static [(&'static str, &'static str)];
    let event = "2026-03-02";
    let cases: [(u32, Unit, Days, &str, &str, Days); 15] = [
        // Inside the term: ten days, then rolled from a Saturday.
        (
            30,
            CD,
            &[("2026-03-10", "2026-03-19")],
            "2026-04-11",
            "2026-04-13",
            &[("2026-03-10", "2026-03-19")],
        ),
        // Up to the day of the event it stops nothing; beyond it only the days after the event count.
        (30, CD, &[("2026-02-20", "2026-03-02")], "2026-04-01", "2026-04-01", &[]),
        (
            30,
            CD,
            &[("2026-02-20", "2026-03-03")],
            "2026-04-02",
            "2026-04-02",
            &[("2026-03-03", "2026-03-03")],
        ),
        // On the last day it still counts, on the day after it does not.
        (
            30,
            CD,
            &[("2026-04-01", "2026-04-01")],
            "2026-04-02",
            "2026-04-02",
            &[("2026-04-01", "2026-04-01")],
        ),
        (30, CD, &[("2026-04-02", "2026-04-10")], "2026-04-01", "2026-04-01", &[]),
        // One stop moves the end so far that the next one counts; measured at the nominal end, not at the rolled one.
        (
            30,
            CD,
            &[("2026-03-10", "2026-03-12"), ("2026-04-04", "2026-04-06")],
            "2026-04-07",
            "2026-04-07",
            &[("2026-03-10", "2026-03-12"), ("2026-04-04", "2026-04-06")],
        ),
        (
            30,
            CD,
            &[("2026-03-10", "2026-03-12"), ("2026-04-05", "2026-04-06")],
            "2026-04-04",
            "2026-04-06",
            &[("2026-03-10", "2026-03-12")],
        ),
        // Working days: those of the stop are skipped as if not worked.
        (
            5,
            WD,
            &[("2026-03-04", "2026-03-08")],
            "2026-03-12",
            "2026-03-12",
            &[("2026-03-04", "2026-03-08")],
        ),
        (5, WD, &[("2026-03-02", "2026-03-02")], "2026-03-09", "2026-03-09", &[]),
        (
            5,
            WD,
            &[("2026-02-01", "2026-03-03")],
            "2026-03-10",
            "2026-03-10",
            &[("2026-03-03", "2026-03-03")],
        ),
        (
            5,
            WD,
            &[("2026-03-09", "2026-03-10")],
            "2026-03-11",
            "2026-03-11",
            &[("2026-03-09", "2026-03-10")],
        ),
        (5, WD, &[("2026-03-10", "2026-03-12")], "2026-03-09", "2026-03-09", &[]),
        (
            5,
            WD,
            &[("2026-03-07", "2026-03-08")],
            "2026-03-09",
            "2026-03-09",
            &[("2026-03-07", "2026-03-08")],
        ),
        // Months and years are moved by days.
        (
            1,
            M,
            &[("2026-03-10", "2026-03-19")],
            "2026-04-12",
            "2026-04-13",
            &[("2026-03-10", "2026-03-19")],
        ),
        (
            1,
            Y,
            &[("2027-03-02", "2027-03-04")],
            "2027-03-05",
            "2027-03-05",
            &[("2027-03-02", "2027-03-04")],
        ),
    ];
    for (amount, unit, stops, nominal, due, stopped) in cases {
        let end = forward(calendar(), on(event), length(amount, unit), true, &intervals(stops));
        assert_eq!(
            (end.nominal, end.due),
            (on(nominal), on(due)),
            "{amount} {unit:?} {stops:?}"
        );
        assert_eq!(end.stopped, intervals(stopped), "{amount} {unit:?} {stops:?}");
    }
}

#[test]
fn paused_days_are_calendar_days() {
    let stops = intervals(&[("2026-02-25", "2026-03-04"), ("2026-03-10", "2026-03-19")]);
    let end = forward(calendar(), on("2026-03-02"), length(30, CD), true, &stops);
    assert_eq!(end.paused_days(), 2 + 10);
}

#[test]
fn days_before_an_event_are_never_moved_later() {
    let cases = [
        // The legal day is a holiday; a Sunday; a working day.
        ("2026-12-04", 10, CD, "2026-11-24", "2026-11-23"),
        ("2026-11-27", 5, CD, "2026-11-22", "2026-11-20"),
        ("2026-11-30", 10, CD, "2026-11-20", "2026-11-20"),
        // Working days back over the culture day, over the make-up day and two holidays, over a Saturday worked.
        ("2026-11-30", 5, WD, "2026-11-20", "2026-11-20"),
        ("2026-05-05", 5, WD, "2026-04-23", "2026-04-23"),
        ("2026-08-25", 3, WD, "2026-08-21", "2026-08-21"),
        // From a day off.
        ("2026-11-24", 1, WD, "2026-11-23", "2026-11-23"),
        ("2026-08-29", 3, WD, "2026-08-26", "2026-08-26"),
        // Months and years.
        ("2027-03-31", 18, M, "2025-09-30", "2025-09-30"),
        ("2027-08-31", 18, M, "2026-02-28", "2026-02-27"),
        ("2028-02-29", 1, Y, "2027-02-28", "2027-02-26"),
    ];
    for (event, amount, unit, legal_latest, target) in cases {
        let expected = Before {
            legal_latest: on(legal_latest),
            target: on(target),
        };
        let before = backward(calendar(), on(event), length(amount, unit));
        assert_eq!(before, expected, "{amount} {unit:?} before {event}");
    }
}

#[test]
fn a_posting_stays_up_through_its_last_day() {
    let cases = [
        ("2026-11-09", 15, "2026-11-24", "2026-11-25"),
        ("2026-11-06", 15, "2026-11-21", "2026-11-22"),
        ("2026-12-20", 15, "2027-01-04", "2027-01-05"),
    ];
    for (event, days, last_day, removable_from) in cases {
        let expected = Posting {
            last_day: on(last_day),
            removable_from: on(removable_from),
        };
        assert_eq!(posting(on(event), days), expected, "{event}");
    }
}

#[test]
fn before_a_date_of_the_year_is_the_day_before() {
    let cases = [
        ("2026-12-31", 2026, "2026-12-30", "2026-12-30"),
        ("2026-10-31", 2027, "2027-10-30", "2027-10-29"),
        ("2026-01-31", 2027, "2027-01-30", "2027-01-29"),
        ("2026-01-01", 2027, "2026-12-31", "2026-12-31"),
        ("2026-03-01", 2028, "2028-02-29", "2028-02-29"),
        // The day before is a holiday of a working week.
        ("2026-11-25", 2026, "2026-11-24", "2026-11-23"),
    ];
    for (limit, year, legal_latest, target) in cases {
        let expected = Before {
            legal_latest: on(legal_latest),
            target: on(target),
        };
        let limit = crate::law::MonthDay::of(on(limit));
        assert_eq!(before_date(calendar(), limit, year), Some(expected), "{limit:?} {year}");
        assert_eq!(before_date(calendar(), limit, i32::MAX), None);
    }
}

#[test]
fn stops_that_overlap_or_touch_become_one() {
    type Days = &'static [(&'static str, &'static str)];
    let cases: [(Days, Days); 8] = [
        (&[], &[]),
        (&[("2026-03-01", "2026-03-05")], &[("2026-03-01", "2026-03-05")]),
        // Overlapping, one inside the other, the same twice.
        (
            &[("2026-03-01", "2026-03-05"), ("2026-03-05", "2026-03-09")],
            &[("2026-03-01", "2026-03-09")],
        ),
        (
            &[("2026-03-01", "2026-03-09"), ("2026-03-03", "2026-03-04")],
            &[("2026-03-01", "2026-03-09")],
        ),
        (
            &[("2026-03-01", "2026-03-01"), ("2026-03-01", "2026-03-01")],
            &[("2026-03-01", "2026-03-01")],
        ),
        // Touching; a day between keeps them apart; order of the input does not matter.
        (
            &[("2026-03-01", "2026-03-05"), ("2026-03-06", "2026-03-09")],
            &[("2026-03-01", "2026-03-09")],
        ),
        (
            &[("2026-03-07", "2026-03-09"), ("2026-03-01", "2026-03-05")],
            &[("2026-03-01", "2026-03-05"), ("2026-03-07", "2026-03-09")],
        ),
        (
            &[
                ("2026-03-20", "2026-03-21"),
                ("2026-03-04", "2026-03-19"),
                ("2026-03-01", "2026-03-04"),
            ],
            &[("2026-03-01", "2026-03-21")],
        ),
    ];
    for (stops, merged) in cases {
        assert_eq!(merge(&intervals(stops)), intervals(merged), "{stops:?}");
    }
}
