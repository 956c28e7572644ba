//! What holds for every event, term and stop.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::law::{StopGround, Term};

/// From a year before the first decided one to a year after the last one.
fn events() -> impl Strategy<Value = NaiveDate> {
    (0..6 * 365_u64).prop_map(|days| on("2024-01-01") + Days::new(days))
}

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::CalendarDays, Unit::WorkingDays, Unit::Months, Unit::Years])
}

fn lengths() -> impl Strategy<Value = Length> {
    (1..60_u32, units()).prop_map(|(amount, unit)| Length { amount, unit })
}

/// Stops from well before the events of [`events`] to well after them; many overlap or touch.
fn one_stop() -> impl Strategy<Value = Interval> {
    (0..7 * 365_u64, 0..80_u64).prop_map(|(first, more)| {
        let from = on("2023-12-01") + Days::new(first);
        Interval {
            from,
            to: from + Days::new(more),
        }
    })
}

/// Stops close to one event.
fn stops_near(event: NaiveDate) -> impl Strategy<Value = Vec<Interval>> {
    let near = (0..120_u64, 0..20_u64).prop_map(move |(first, more)| {
        let from = event - Days::new(20) + Days::new(first);
        Interval {
            from,
            to: from + Days::new(more),
        }
    });
    prop::collection::vec(near, 0..6)
}

fn event_and_stops() -> impl Strategy<Value = (NaiveDate, Vec<Interval>)> {
    events().prop_flat_map(|event| (Just(event), stops_near(event)))
}

fn days_of(intervals: &[Interval]) -> BTreeSet<NaiveDate> {
    let days = |stop: &Interval| {
        let to = stop.to;
        stop.from.iter_days().take_while(move |day| *day <= to)
    };
    intervals.iter().flat_map(days).collect()
}

/// The days after `from` up to `to`.
fn between(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().skip(1).take_while(move |day| *day <= to)
}

fn end(event: NaiveDate, length: Length, rolled: bool, stops: &[Interval]) -> End {
    forward(calendar(), event, length, rolled, &merge(stops))
}

proptest! {
    #[test]
    fn a_rolled_due_date_is_a_working_day((event, stops) in event_and_stops(), length in lengths()) {
        let end = end(event, length, true, &stops);
        prop_assert!(calendar().is_working(end.due));
        prop_assert!(event < end.nominal && end.nominal <= end.due);
    }

    #[test]
    fn one_more_stop_never_makes_a_date_earlier(
        (event, stops) in event_and_stops(),
        length in lengths(),
        rolled: bool,
        more in 0..100_usize,
        days in 0..30_u64,
    ) {
        let from = event - Days::new(20) + Days::new(more as u64);
        let further = Interval { from, to: from + Days::new(days) };
        let mut with_further = stops.clone();
        with_further.insert(more % (stops.len() + 1), further);
        let (before, after) = (end(event, length, rolled, &stops), end(event, length, rolled, &with_further));
        prop_assert!(before.nominal <= after.nominal);
        prop_assert!(before.due <= after.due);
        prop_assert!(before.paused_days() <= after.paused_days());
    }

    #[test]
    fn a_longer_term_never_ends_earlier((event, stops) in event_and_stops(), length in lengths(), rolled: bool) {
        let longer = Length { amount: length.amount + 1, ..length };
        let (short, long) = (end(event, length, rolled, &stops), end(event, longer, rolled, &stops));
        prop_assert!(short.nominal < long.nominal);
        prop_assert!(short.due <= long.due);
    }

    #[test]
    fn a_later_event_never_ends_a_term_earlier((event, stops) in event_and_stops(), length in lengths(), rolled: bool) {
        // Two ends of January run to one end of February, but a stop between them counts only for the earlier one.
        let stops = match length.unit {
            Unit::CalendarDays | Unit::WorkingDays => stops,
            Unit::Months | Unit::Years => Vec::new(),
        };
        let next_day = event + Days::new(1);
        let (earlier, later) = (end(event, length, rolled, &stops), end(next_day, length, rolled, &stops));
        prop_assert!(earlier.nominal <= later.nominal);
        prop_assert!(earlier.due <= later.due);
        let before = backward(calendar(), event, length);
        let before_later = backward(calendar(), next_day, length);
        prop_assert!(before.legal_latest <= before_later.legal_latest);
        prop_assert!(before.target <= before_later.target);
    }

    #[test]
    fn so_many_working_days_lie_in_the_term((event, stops) in event_and_stops(), amount in 1..60_u32) {
        let due = end(event, length(amount, Unit::WorkingDays), true, &stops).due;
        let stopped = days_of(&stops);
        let counted = |day: &NaiveDate| calendar().is_working(*day) && !stopped.contains(day);
        prop_assert_eq!(between(event, due).filter(counted).count(), amount as usize);
        prop_assert!(counted(&due));
    }

    #[test]
    fn so_many_days_lie_in_the_term((event, stops) in event_and_stops(), amount in 1..200_u32) {
        let end = end(event, length(amount, Unit::CalendarDays), true, &stops);
        let stopped = days_of(&stops);
        let counted = between(event, end.nominal).filter(|day| !stopped.contains(day)).count();
        prop_assert_eq!(counted, amount as usize);
        prop_assert_eq!(end.paused_days(), between(event, end.nominal).filter(|day| stopped.contains(day)).count() as i64);
        prop_assert!(between(end.nominal, end.due).all(|day| !calendar().is_working(day) || day == end.due));
    }

    #[test]
    fn the_target_before_an_event_is_worked_and_not_later(event in events(), length in lengths()) {
        let before = backward(calendar(), event, length);
        prop_assert!(calendar().is_working(before.target));
        prop_assert!(before.target <= before.legal_latest && before.legal_latest < event);
        prop_assert!(between(before.target, before.legal_latest).all(|day| !calendar().is_working(day)));
        if length.unit == Unit::WorkingDays {
            let worked = before.legal_latest.iter_days().take_while(|day| *day < event);
            let worked = worked.filter(|day| calendar().is_working(*day)).count();
            prop_assert_eq!(worked, length.amount as usize);
        }
    }

    #[test]
    fn merged_stops_are_their_union_in_order_and_apart(
        stops in prop::collection::vec(one_stop(), 0..30),
        turn in 0..30_usize,
    ) {
        let merged = merge(&stops);
        prop_assert_eq!(days_of(&merged), days_of(&stops));
        for pair in merged.windows(2) {
            prop_assert!(pair[0].to + Days::new(1) < pair[1].from);
        }
        let mut turned = stops.clone();
        turned.rotate_left(turn.min(stops.len()));
        prop_assert_eq!(&merge(&turned), &merged);
        turned.reverse();
        prop_assert_eq!(&merge(&turned), &merged);
        prop_assert_eq!(&merge(&merged), &merged);
    }

    #[test]
    fn the_order_of_stops_does_not_matter((event, stops) in event_and_stops()) {
        let stop = |days: &Interval| Stop { days: *days, ground: StopGround::TamDinhChiGiaiQuyet };
        let asked = |stops: Vec<Stop>| {
            let question = Question { code: "TC07".to_owned(), variant: None, event, stops: Some(stops) };
            answer(Law::for_tests(), &question)
        };
        let in_order = asked(stops.iter().map(stop).collect());
        prop_assert!(in_order.is_ok());
        prop_assert_eq!(in_order, asked(stops.iter().rev().map(stop).collect()));
    }

    #[test]
    fn a_change_of_law_changes_no_date_of_an_event_before_it(days_before in 1..900_u64, (_, stops) in event_and_stops()) {
        static CHANGED: LazyLock<Law> = LazyLock::new(|| Law::with_every_term_changed_on(on(CHANGE)));
        let event = on(CHANGE) - Days::new(days_before);
        for question in questions(event, &stops) {
            let dates = |law| answer(law, &question).map(|answer| (answer.dates, answer.explanation));
            let asked = dates(Law::for_tests());
            prop_assert!(asked.is_ok());
            prop_assert_eq!(asked, dates(&CHANGED), "{}", question.code);
            // From its first day on the change counts.
            let later = Question { event: on(CHANGE), stops: None, ..question };
            let due = |law| answer(law, &later).map(|answer| answer.dates.due());
            prop_assert_ne!(due(Law::for_tests()), due(&CHANGED), "{}", later.code);
        }
    }
}

const CHANGE: &str = "2027-03-01";

/// One for every row that counts from or towards an event.
fn questions(event: NaiveDate, stops: &[Interval]) -> Vec<Question> {
    let stop = |days: &Interval| Stop {
        days: *days,
        ground: StopGround::ToTungHinhSu,
    };
    let counted = |row: &&crate::law::Deadline| {
        matches!(row.term, Term::Forward { .. } | Term::Backward(_) | Term::Posting(_)) && row.validity.to.is_none()
    };
    let rows: Vec<_> = Law::for_tests().deadlines().iter().filter(counted).collect();
    let question = |row: &&crate::law::Deadline| Question {
        code: row.code.clone(),
        variant: row.variant.clone(),
        event,
        stops: matches!(row.term, Term::Forward { .. }).then(|| stops.iter().map(stop).collect()),
    };
    rows.iter().map(question).collect()
}

#[test]
fn lunar_months_follow_each_other() {
    let begins = (1990..2060).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let begins: Vec<NaiveDate> = begins
        .map(|(year, month)| lunar::solar_day(year, month, 1).expect("a day"))
        .collect();
    for pair in begins.windows(2) {
        // Two months where the first one is followed by its leap repetition.
        let days = (pair[1] - pair[0]).num_days();
        assert!(matches!(days, 29 | 30 | 58..=60), "{} {}: {days}", pair[0], pair[1]);
    }
}

#[test]
fn days_of_a_lunar_month_follow_each_other() {
    let first = lunar::solar_day(2026, 3, 1).expect("a day");
    for (day, date) in (1..=30).zip(first.iter_days()) {
        assert_eq!(lunar::solar_day(2026, 3, day), Some(date));
    }
}
