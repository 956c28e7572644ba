//! Whatever is tried in whatever order, the person stays consistent, and every step can be taken back.

use chrono::Days;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn posts() -> impl Strategy<Value = NewPost> {
    (select(PersonKind::ALL.to_vec()), select(LeaderLevel::ALL.to_vec())).prop_map(|(kind, level)| NewPost {
        title: level.code().to_owned(),
        level,
        kind,
    })
}

fn untils() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of((0..900_u64).prop_map(|days| day("2021-01-01") + Days::new(days)))
}

fn steps() -> impl Strategy<Value = Move> {
    prop_oneof![
        ((1..4_u128).prop_map(unit), posts()).prop_map(|(unit, post)| Move::Transfer { unit, post }),
        posts().prop_map(Move::Post),
        (select(Status::ALL.to_vec()), untils()).prop_map(|(status, until)| Move::Leave { status, until }),
        untils().prop_map(|until| Move::Secondment { until }),
        Just(Move::Return { unit: None }),
        Just(Move::Retirement),
        Just(Move::Resignation),
        Just(Move::TransferOut),
        Just(Move::Death),
        select(vec!["Trần Văn Ví Dụ", "Trần Văn Thí Dụ"]).prop_map(|typed| Move::NameChange(name(typed))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]
    #[test]
    fn any_order_of_moves_leaves_a_consistent_person(
        tried in prop::collection::vec((steps(), 0..40_u64), 0..20)
    ) {
        let today = day("2022-06-30");
        let mut now = standing();
        let mut last = day("2021-01-01");
        let mut history = Vec::new();
        prop_assert!(now.is_consistent());
        for (step, days) in tried {
            let first = last + Days::new(days);
            let may = possible(now.status).contains(&step.kind());
            match after(&now, &step, first, last, today) {
                Ok(next) => {
                    prop_assert!(may && next.is_consistent() && next != now, "{:?}", step);
                    prop_assert!(next.since.0 <= first && first <= today);
                    history.push((now, next.clone()));
                    now = next;
                    last = first;
                }
                Err(refusal) => prop_assert_eq!(refusal == MoveRefusal::FromStatus, !may),
            }
        }
        // Taken back in the other order, they lead to where he began.
        for (before, then) in history.into_iter().rev() {
            now = undo(&before, &then, &now, false, Dependents::default()).expect("nothing stands on it");
        }
        prop_assert_eq!(now, standing());
    }
}
