//! What may be typed about somebody, and that what is sealed comes back as it was.

use proptest::prelude::*;

use super::*;

fn today() -> NaiveDate {
    day::read_iso("2026-07-01").expect("a day")
}

fn relative(relation: &str, name: &str, birth_year: &str) -> TypedRelative {
    TypedRelative {
        relation: relation.to_owned(),
        name: name.to_owned(),
        birth_year: birth_year.to_owned(),
    }
}

fn faults(typed: &TypedDetails, year: Option<i32>) -> Vec<(DetailField, DetailFault)> {
    Details::read(typed, year, today()).err().unwrap_or_default()
}

#[test]
fn nothing_has_to_be_typed() {
    let read = Details::read(&TypedDetails::default(), Some(1980), today()).ok();
    assert!(read.is_some_and(|details| details.is_empty()));
    let lines = TypedDetails {
        relatives: vec![
            relative("", " ", ""),
            relative("CON", "Trần Thị Ví Dụ", ""),
            relative("", "", ""),
        ],
        ..TypedDetails::default()
    };
    let read = Details::read(&lines, None, today()).expect("readable");
    assert_eq!(read.relatives.len(), 1, "an empty line is nobody");
}

#[test]
fn each_faulty_field_is_told() {
    use DetailFault as W;
    use DetailField as F;
    let birth = |typed: &str| TypedDetails {
        birth: typed.to_owned(),
        ..TypedDetails::default()
    };
    let cases = [
        (birth("5/3/1980"), Some(1980), vec![]),
        (birth("5/3/1980"), None, vec![]),
        (birth("5/3/1980"), Some(1981), vec![(F::Birth, W::OtherYear(1981))]),
        (birth("5/3/45"), Some(1945), vec![]),
        (birth("1/7/2011"), None, vec![]),
        (birth("2/7/2011"), None, vec![(F::Birth, W::TooYoung)]),
        (birth("31/2/1980"), None, vec![(F::Birth, W::Day(DayFault::NoSuchDay))]),
    ];
    for (typed, year, expected) in cases {
        assert_eq!(faults(&typed, year), expected, "{}", typed.birth);
    }
    let typed = TypedDetails {
        identity: "0011990000".to_owned(),
        birth: String::new(),
        relatives: vec![
            relative("", "Trần Thị Ví Dụ", ""),
            relative("CON", "", "2020"),
            relative("CON", "Trần 3", "2027"),
            relative("CON", "Trần Văn Ví Dụ", "20"),
        ],
    };
    let expected = [
        (F::Identity, W::Identity(CitizenIdFault::WrongLength { found: 10 })),
        (F::Relation(0), W::RelationMissing),
        (F::Name(1), W::Name(NameFault::Empty)),
        (F::Name(2), W::Name(NameFault::Unexpected('3'))),
        (F::Year(2), W::Year),
        (F::Year(3), W::Year),
    ];
    assert_eq!(faults(&typed, None), expected);
}

#[test]
fn a_number_of_another_year_is_a_hint() {
    let of = |identity: &str, birth: &str| {
        let typed = TypedDetails {
            identity: identity.to_owned(),
            birth: birth.to_owned(),
            ..TypedDetails::default()
        };
        Details::read(&typed, None, today()).expect("readable")
    };
    assert_eq!(of("001080000000", "5/3/1980").other_year_in_number(Some(1990)), None);
    assert_eq!(of("001081000000", "5/3/1980").other_year_in_number(None), Some(1981));
    assert_eq!(of("001081000000", "").other_year_in_number(Some(1980)), Some(1981));
    assert_eq!(of("001081000000", "").other_year_in_number(None), None);
    assert_eq!(of("", "5/3/1980").other_year_in_number(Some(1980)), None);
}

proptest! {
    #[test]
    fn what_is_sealed_comes_back(
        number in proptest::option::of(1_000_000_000_u64..999_999_999_999),
        born in proptest::option::of(0_i64..30_000),
        relations in proptest::collection::vec((0..Relation::ALL.len(), proptest::option::of(1900..2026)), 0..MAX_RELATIVES),
    ) {
        let details = Details {
            identity: number.map(|number| CitizenId::read(&format!("{number:012}")).expect("twelve digits")),
            birth: born.map(|days| day::FIRST + chrono::TimeDelta::days(days)),
            relatives: relations
                .into_iter()
                .map(|(relation, birth_year)| Relative {
                    relation: Relation::ALL[relation],
                    name: PersonName::read("Trần Văn Ví Dụ").expect("a name"),
                    birth_year,
                })
                .collect(),
        };
        let written = serde_json::to_vec(&details).expect("written");
        let read: Details = serde_json::from_slice(&written).expect("read");
        prop_assert!(read == details);
    }
}
