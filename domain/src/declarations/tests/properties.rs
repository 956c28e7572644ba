//! What holds for every declaration.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

/// A field with something in it that fits it.
fn content(field: &'static crate::law::Field) -> BoxedStrategy<Option<Value>> {
    use crate::law::FieldType;
    let some = match field.kind {
        FieldType::Line | FieldType::Text => "[A-ZĐa-zđ0-9 ,.-]{1,12}".prop_map(|text| Value::text(&text)).boxed(),
        FieldType::Day => Just(Value::text("2015-06-30")).boxed(),
        FieldType::Year => (1_900_i64..2_100).prop_map(Value::whole).boxed(),
        FieldType::Vnd => (0_i64..50)
            .prop_map(|million| Value::whole(million * 1_000_000))
            .boxed(),
        FieldType::Decimal => (1_i64..100).prop_map(Value::whole).boxed(),
        FieldType::Flag => any::<bool>().prop_map(|flag| Some(Value::Flag(flag))).boxed(),
        FieldType::Currency => prop_oneof![Just("VND"), Just("USD")].prop_map(Value::text).boxed(),
        FieldType::Choice => {
            let codes: Vec<&str> = field.choices.iter().map(|choice| choice.code.as_str()).collect();
            proptest::sample::select(codes).prop_map(Value::text).boxed()
        }
    };
    option::weighted(0.8, some).prop_map(Option::flatten).boxed()
}

/// Entries of a heading; their ids overlap from one declaration to the next.
fn entries(key: HeadingKey) -> BoxedStrategy<Vec<Entry>> {
    let heading = form().heading(key).expect("every heading");
    let fields: Vec<_> = heading
        .fields
        .iter()
        .map(|field| content(field).prop_map(|value| (field.key, value)))
        .collect();
    vec(fields, 0..4)
        .prop_map(move |all| {
            let entry = |(at, fields): (usize, Vec<(FieldKey, Option<Value>)>)| {
                let mut entry = Entry::new(EntryId::new(&format!("{}-{at}", key.code())).expect("an id"));
                for (key, value) in fields {
                    entry.set(key, value, Origin::Typed);
                }
                entry
            };
            all.into_iter().enumerate().map(entry).collect()
        })
        .boxed()
}

fn declaration() -> impl Strategy<Value = Declaration> {
    let lists: Vec<_> = form()
        .headings
        .iter()
        .filter(|heading| heading.many == crate::law::Many::List && heading.like.is_empty())
        .map(|heading| entries(heading.key).prop_map(|entries| (heading.key, List { none: false, entries })))
        .collect();
    lists.prop_map(|lists| Declaration {
        form_version: "PL1-ND130".to_owned(),
        kind: Kind::HangNam,
        completion_date: crate::day::IsoDay(chrono::NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day")),
        content: lists.into_iter().collect(),
        income_items: Vec::new(),
        changes: None,
    })
}

/// What a comparison says, whichever way round: row, whether it is more, how much, what it is worth.
fn told(changes: &[Change], turned: bool) -> Vec<(RowKey, bool, Option<Quantity>, Option<i64>)> {
    let mut told: Vec<_> = changes
        .iter()
        .map(|change| {
            let more = (change.class == Class::Tang) != turned;
            (change.row, more, change.quantity.clone(), change.value_vnd)
        })
        .collect();
    told.sort_by_key(|(row, more, quantity, value)| {
        let quantity = quantity
            .as_ref()
            .map(|quantity| (quantity.amount, quantity.unit.clone()));
        (*row, *more, quantity, *value)
    });
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_copy_without_changes_has_no_rows(last in declaration()) {
        let draft = next(form(), &last, Kind::HangNam, last.completion_date.0);
        prop_assert_eq!(compare(form(), &last, &draft), []);
        prop_assert!(draft.conform(form()).is_ok());
        prop_assert_eq!(draft.changes, Some(Changes { none: true, rows: Vec::new() }));
    }

    #[test]
    fn what_one_year_gains_the_other_loses(one in declaration(), other in declaration()) {
        let there = compare(form(), &one, &other);
        let back = compare(form(), &other, &one);
        prop_assert_eq!(told(&there, false), told(&back, true));
    }

    #[test]
    fn a_file_is_read_back(declaration in declaration()) {
        prop_assert!(declaration.conform(form()).is_ok());
        let text = serde_json::to_string(&declaration).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Declaration>(&text).expect("a declaration"), declaration);
    }

    #[test]
    fn the_checks_always_answer(last in declaration(), current in declaration()) {
        let law = Law::for_tests();
        let facts = Facts::default();
        let today = current.completion_date.0;
        for previous in [None, Some(&last)] {
            let case = Case { law, form: form(), declaration: &current, previous, facts: &facts, today };
            let findings = check(&case);
            prop_assert!(findings.iter().all(|finding| !finding.law.is_empty()), "each names its law");
            prop_assert_eq!(check(&case), findings);
        }
    }
}
