//! Limitation: start, restart, end and result.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::deadlines::{Doubt, Interval, Stop};
use crate::law::StopGround;
use LimitationResult::{Boundary, Expired, InTime, NoLimit};
use RuleSetCode::{Nd112, Nd112Amended, Nd172, Nd234};

fn facts(rule_set: RuleSetCode, begin: &str) -> LimitationFacts {
    LimitationFacts {
        rule_set,
        begin: on(begin),
        expected_form: Form::KhienTrach,
        notice: None,
        discipline_conclusion: None,
        new_acts: Vec::new(),
        stops: Vec::new(),
        no_limitation: None,
    }
}

fn of(facts: &LimitationFacts) -> Limitation {
    limitation(law(), facts).expect("the legal data have a term")
}

#[test]
fn terms_by_decree_and_expected_form() {
    // 24 or 60 months under 112/2020, 60 or 120 under all later ones.
    let cases = [
        (Nd112, "2022-03-15", "2025-03-15"),
        (Nd112Amended, "2025-03-15", "2030-03-15"),
        (Nd172, "2025-03-15", "2030-03-15"),
        (Nd234, "2025-03-15", "2030-03-15"),
    ];
    for (rule_set, light, heavier) in cases {
        let begin = facts(rule_set, "2020-03-15");
        assert_eq!(of(&begin).end, Some(on(light)), "{rule_set:?}");
        for expected_form in [
            Form::CanhCao,
            Form::CachChuc,
            Form::BuocThoiViec,
            Form::BaiNhiem,
            Form::XoaTuCach,
        ] {
            let heavy = LimitationFacts {
                expected_form,
                ..begin.clone()
            };
            assert_eq!(of(&heavy).end, Some(on(heavier)), "{rule_set:?} {expected_form:?}");
        }
    }
}

#[test]
fn an_act_of_29_february_ends_on_the_28th() {
    assert_eq!(of(&facts(Nd172, "2020-02-29")).end, Some(on("2025-02-28")));
}

#[test]
fn the_result_at_the_end_of_the_term() {
    let cases = [
        // The end, 15 March 2025, is a Saturday.
        ("2020-03-15", "2020-03-15", InTime),
        ("2020-03-15", "2025-03-14", InTime),
        ("2020-03-15", "2025-03-15", InTime),
        ("2020-03-15", "2025-03-16", Boundary),
        ("2020-03-15", "2025-03-17", Boundary),
        ("2020-03-15", "2025-03-18", Expired),
        // The end is a Monday.
        ("2020-03-17", "2025-03-17", InTime),
        ("2020-03-17", "2025-03-18", Expired),
        // The end is the first day of Lunar New Year 2026.
        ("2021-02-16", "2026-02-16", InTime),
        ("2021-02-16", "2026-02-23", Boundary),
        ("2021-02-16", "2026-02-24", Expired),
    ];
    for (begin, stopped_on, result) in cases {
        for rule_set in [Nd112Amended, Nd172] {
            let noticed = LimitationFacts {
                notice: Some(on(stopped_on)),
                // What does not stop it under this decree is ignored.
                discipline_conclusion: Some(on("2020-03-15")),
                ..facts(rule_set, begin)
            };
            assert_eq!(of(&noticed).result, Some(result), "{rule_set:?} {begin} {stopped_on}");
        }
        let concluded = LimitationFacts {
            notice: Some(on("2020-03-15")),
            discipline_conclusion: Some(on(stopped_on)),
            ..facts(Nd234, begin)
        };
        assert_eq!(of(&concluded).result, Some(result), "{begin} {stopped_on}");
    }
}

#[test]
fn without_the_stopping_day_there_is_no_result() {
    for rule_set in RULE_SETS {
        let concluded = |day: Option<&str>, notice: Option<&str>| LimitationFacts {
            notice: notice.map(on),
            discipline_conclusion: day.map(on),
            ..facts(rule_set, "2024-03-15")
        };
        assert_eq!(of(&concluded(None, None)).result, None, "{rule_set:?}");
        let other = match rule_set {
            Nd234 => concluded(None, Some("2024-04-01")),
            _ => concluded(Some("2024-04-01"), None),
        };
        assert_eq!(of(&other).result, None, "{rule_set:?}");
    }
}

#[test]
fn a_new_act_inside_the_running_period_restarts_it() {
    let cases: [(&[&str], &str, &str); 9] = [
        (&[], "2020-03-17", "2025-03-17"),
        (&["2022-01-10"], "2022-01-10", "2027-01-10"),
        // On the day of the old act nothing restarts, on the last day it does, on the day after no more.
        (&["2020-03-17"], "2020-03-17", "2025-03-17"),
        (&["2020-03-16"], "2020-03-17", "2025-03-17"),
        (&["2020-03-18"], "2020-03-18", "2025-03-18"),
        (&["2025-03-17"], "2025-03-17", "2030-03-17"),
        (&["2025-03-18"], "2020-03-17", "2025-03-17"),
        // In any order, each within the period that the one before has begun.
        (&["2029-12-31", "2025-01-02", "2022-01-10"], "2029-12-31", "2034-12-31"),
        (&["2027-01-11", "2022-01-10"], "2022-01-10", "2027-01-10"),
    ];
    for (new_acts, start, end) in cases {
        let restarted = LimitationFacts {
            new_acts: new_acts.iter().map(|day| on(day)).collect(),
            ..facts(Nd172, "2020-03-17")
        };
        let found = of(&restarted);
        assert_eq!((found.start, found.end), (on(start), Some(on(end))), "{new_acts:?}");
    }
}

#[test]
fn time_that_is_not_counted_moves_the_end() {
    type Stops = &'static [(&'static str, &'static str)];
    let cases: [(Stops, &[&str], &str, &str); 8] = [
        (&[("2021-01-01", "2021-01-10")], &[], "2020-03-17", "2025-03-27"),
        // Overlapping and touching days count once, in any order.
        (
            &[("2021-01-06", "2021-01-10"), ("2021-01-01", "2021-01-06")],
            &[],
            "2020-03-17",
            "2025-03-27",
        ),
        // Before the act, on the last day, after it.
        (&[("2020-03-01", "2020-03-17")], &[], "2020-03-17", "2025-03-17"),
        (&[("2025-03-17", "2025-03-18")], &[], "2020-03-17", "2025-03-19"),
        (&[("2025-03-18", "2025-03-19")], &[], "2020-03-17", "2025-03-17"),
        // A new act within the prolonged period restarts it; what was stopped before counts no more.
        (
            &[("2021-01-01", "2021-01-10")],
            &["2025-03-27"],
            "2025-03-27",
            "2030-03-27",
        ),
        (
            &[("2021-01-01", "2021-01-10")],
            &["2025-03-28"],
            "2020-03-17",
            "2025-03-27",
        ),
        // Stops after the last start.
        (
            &[("2021-12-01", "2022-01-20")],
            &["2022-01-10"],
            "2022-01-10",
            "2027-01-20",
        ),
    ];
    for (stops, new_acts, start, end) in cases {
        let interval = |(from, to): &(&str, &str)| stop(on(from), on(to));
        let stopped = LimitationFacts {
            stops: stops.iter().map(interval).collect(),
            new_acts: new_acts.iter().map(|day| on(day)).collect(),
            ..facts(Nd172, "2020-03-17")
        };
        let found = of(&stopped);
        assert_eq!(
            (found.start, found.end),
            (on(start), Some(on(end))),
            "{stops:?} {new_acts:?}"
        );
    }
}

#[test]
fn some_acts_have_no_limitation() {
    let flags = [
        NoLimitation::KhaiTruDang,
        NoLimitation::BaoVeChinhTriNoiBo,
        NoLimitation::LoiIchQuocGia,
        NoLimitation::VanBangGia,
    ];
    for flag in flags {
        let endless = LimitationFacts {
            no_limitation: Some(flag),
            notice: Some(on("2026-11-23")),
            new_acts: vec![on("2005-01-01")],
            ..facts(Nd172, "2001-03-15")
        };
        let expected = Limitation {
            start: on("2001-03-15"),
            end: None,
            result: Some(NoLimit),
        };
        assert_eq!(of(&endless), expected, "{flag:?}");
    }
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0..12 * 365_u64).prop_map(|days| on("2018-01-01") + Days::new(days))
}

fn stop(from: NaiveDate, to: NaiveDate) -> Stop {
    Stop {
        days: Interval { from, to },
        ground: StopGround::ChuaXemXet,
    }
}

fn stops() -> impl Strategy<Value = Stop> {
    (days(), 0..400_u64).prop_map(|(from, more)| stop(from, from + Days::new(more)))
}

#[test]
fn what_must_be_checked_of_a_limitation_is_told() {
    let settlement = Stop {
        ground: StopGround::TamDinhChiGiaiQuyet,
        ..stop(on("2026-03-01"), on("2026-03-02"))
    };
    let after = |notice: &str, begin: &str| LimitationFacts {
        notice: Some(on(notice)),
        ..facts(Nd172, begin)
    };
    let endless = |rule_set| LimitationFacts {
        no_limitation: Some(NoLimitation::VanBangGia),
        ..facts(rule_set, "2010-01-01")
    };
    let cases: [(LimitationFacts, &[Doubt]); 8] = [
        (after("2026-01-05", "2025-07-01"), &[]),
        // The act is older than the decree: the law of its time may be better for the person.
        (after("2026-01-05", "2025-06-30"), &[Doubt::NotInForce]),
        (facts(Nd112, "2021-01-01"), &[Doubt::Row]),
        (
            LimitationFacts {
                stops: vec![settlement],
                ..facts(Nd172, "2025-07-01")
            },
            &[Doubt::StopGround(StopGround::TamDinhChiGiaiQuyet)],
        ),
        // 2027-02-27 is a Saturday of an open year.
        (
            after("2027-03-01", "2022-02-27"),
            &[Doubt::NotInForce, Doubt::Counting, Doubt::OpenYear(2027)],
        ),
        // Late, seen from a calendar that has no Lunar New Year: 2030-02-04 is its third day.
        (
            after("2030-03-05", "2025-02-04"),
            &[Doubt::NotInForce, Doubt::Provisional(2030)],
        ),
        (endless(Nd172), &[]),
        (endless(Nd112), &[Doubt::Row]),
    ];
    for (facts, doubts) in cases {
        let found = of(&facts);
        assert_eq!(limitation_doubts(law(), &facts, &found), doubts, "{facts:?} {found:?}");
    }
}

proptest! {
    #[test]
    fn one_more_stop_never_ends_a_limitation_earlier(
        begin in days(),
        new_acts in prop::collection::vec(days(), 0..4),
        before in prop::collection::vec(stops(), 0..4),
        further in stops(),
        rule_set in prop::sample::select(RULE_SETS.to_vec()),
    ) {
        let before = LimitationFacts { begin, new_acts, stops: before, ..facts(rule_set, "2018-01-01") };
        let mut after = before.clone();
        after.stops.insert(0, further);
        let (before, after) = (of(&before), of(&after));
        prop_assert!(before.end <= after.end);
        prop_assert!(before.start <= after.start);
    }

    #[test]
    fn a_heavier_form_never_ends_a_limitation_earlier(begin in days(), stops in prop::collection::vec(stops(), 0..4)) {
        for rule_set in RULE_SETS {
            let light = LimitationFacts { begin, stops: stops.clone(), ..facts(rule_set, "2018-01-01") };
            let heavy = LimitationFacts { expected_form: Form::CanhCao, ..light.clone() };
            prop_assert!(of(&light).end < of(&heavy).end);
        }
    }
}
