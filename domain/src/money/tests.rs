//! Tables of what people type and what it means.

use std::collections::BTreeSet;

use super::*;
use proptest::prelude::*;

fn money(dong: i64) -> Money {
    Money::try_from(dong).expect("an amount in range")
}

#[test]
fn typed_amounts_are_read() {
    let cases = [
        ("0", 0),
        ("1500000000", 1_500_000_000),
        ("1.500.000.000", 1_500_000_000),
        ("1,500,000,000", 1_500_000_000),
        ("1 500 000 000", 1_500_000_000),
        ("1.500.000.000 đồng", 1_500_000_000),
        ("1.500.000.000đ", 1_500_000_000),
        ("800 triệu", 800_000_000),
        ("800tr", 800_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.5 tỷ", 1_500_000_000),
        ("1.5 tỉ đồng", 1_500_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("1,500 triệu", 1_500_000_000),
        ("1.500,5 triệu", 1_500_500_000),
        ("1.250 tỷ", 1_250_000_000_000),
        ("0,75 tỷ", 750_000_000),
        ("2 tỷ 350 triệu", 2_350_000_000),
        ("2 tỷ 350 triệu 500 nghìn", 2_350_500_000),
        ("2 tỷ 350.000.000", 2_350_000_000),
        ("3 nghìn tỷ", 3_000_000_000_000),
        ("120k", 120_000),
        ("  15 TRIỆU  ", 15_000_000),
        // The same unit word with its mark typed as a separate character, and without any mark.
        ("1,5 ty\u{309}", 1_500_000_000),
        ("1,5 ty", 1_500_000_000),
        ("999.999 tỷ", 999_999_000_000_000),
    ];
    for (typed, dong) in cases {
        assert_eq!(read(typed), Ok(money(dong)), "{typed:?}");
    }
}

#[test]
fn unclear_amounts_are_asked_about() {
    let cases = [
        ("", MoneyFault::Empty),
        ("   ", MoneyFault::Empty),
        ("đồng", MoneyFault::Empty),
        ("1.5", MoneyFault::Ambiguous),
        ("1,50", MoneyFault::Ambiguous),
        ("1.500.00", MoneyFault::Ambiguous),
        ("1.500,000", MoneyFault::Ambiguous),
        ("15.000.000,00", MoneyFault::Ambiguous),
        ("1500.000", MoneyFault::Ambiguous),
        ("1 tỷ 5", MoneyFault::Ambiguous),
        ("1tỷ5", MoneyFault::Ambiguous),
        ("1 tỷ 200", MoneyFault::Ambiguous),
        ("15tr5", MoneyFault::Ambiguous),
        ("2 tỷ 350000000", MoneyFault::Ambiguous),
        ("-5", MoneyFault::NotANumber),
        ("năm triệu", MoneyFault::NotANumber),
        ("5 triệuu", MoneyFault::NotANumber),
        ("350 triệu 2 tỷ", MoneyFault::NotANumber),
        ("5 triệu 3 triệu", MoneyFault::NotANumber),
        ("5 5 triệu x", MoneyFault::NotANumber),
        ("1e9", MoneyFault::NotANumber),
        (". triệu", MoneyFault::NotANumber),
        ("0,0005 nghìn", MoneyFault::FractionOfDong),
        ("1.000.000 tỷ", MoneyFault::TooLarge),
        ("9999999999999999999999999999999999999", MoneyFault::TooLarge),
    ];
    for (typed, fault) in cases {
        assert_eq!(read(typed), Err(fault), "{typed:?}");
    }
}

#[test]
fn amounts_are_written_in_words() {
    let cases = [
        (0, "không đồng"),
        (1, "một đồng"),
        (4, "bốn đồng"),
        (5, "năm đồng"),
        (10, "mười đồng"),
        (11, "mười một đồng"),
        (14, "mười bốn đồng"),
        (15, "mười lăm đồng"),
        (20, "hai mươi đồng"),
        (21, "hai mươi mốt đồng"),
        (24, "hai mươi tư đồng"),
        (25, "hai mươi lăm đồng"),
        (91, "chín mươi mốt đồng"),
        (100, "một trăm đồng"),
        (101, "một trăm linh một đồng"),
        (104, "một trăm linh bốn đồng"),
        (105, "một trăm linh năm đồng"),
        (110, "một trăm mười đồng"),
        (111, "một trăm mười một đồng"),
        (115, "một trăm mười lăm đồng"),
        (121, "một trăm hai mươi mốt đồng"),
        (555, "năm trăm năm mươi lăm đồng"),
        (1_000, "một nghìn đồng"),
        (1_001, "một nghìn không trăm linh một đồng"),
        (1_005, "một nghìn không trăm linh năm đồng"),
        (1_010, "một nghìn không trăm mười đồng"),
        (1_021, "một nghìn không trăm hai mươi mốt đồng"),
        (1_050, "một nghìn không trăm năm mươi đồng"),
        (1_100, "một nghìn một trăm đồng"),
        (10_500, "mười nghìn năm trăm đồng"),
        (15_000, "mười lăm nghìn đồng"),
        (24_024, "hai mươi tư nghìn không trăm hai mươi tư đồng"),
        (105_000, "một trăm linh năm nghìn đồng"),
        (1_000_005, "một triệu không trăm linh năm đồng"),
        (1_005_000, "một triệu không trăm linh năm nghìn đồng"),
        (1_105_000, "một triệu một trăm linh năm nghìn đồng"),
        (
            1_001_001,
            "một triệu không trăm linh một nghìn không trăm linh một đồng",
        ),
        (50_000_000, "năm mươi triệu đồng"),
        (800_000_000, "tám trăm triệu đồng"),
        (1_000_000_001, "một tỷ không trăm linh một đồng"),
        (1_000_001_000, "một tỷ không trăm linh một nghìn đồng"),
        (1_050_000_000, "một tỷ không trăm năm mươi triệu đồng"),
        (1_500_000_000, "một tỷ năm trăm triệu đồng"),
        (2_024_000_000, "hai tỷ không trăm hai mươi tư triệu đồng"),
        (
            1_234_567_890,
            "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi đồng",
        ),
        (21_000_000_000, "hai mươi mốt tỷ đồng"),
        (105_000_000_000, "một trăm linh năm tỷ đồng"),
        (3_000_000_000_000, "ba nghìn tỷ đồng"),
        (3_005_000_000_000, "ba nghìn không trăm linh năm tỷ đồng"),
        (1_000_500_000_000, "một nghìn tỷ năm trăm triệu đồng"),
        (
            999_999_000_000_000,
            "chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ đồng",
        ),
    ];
    for (dong, words) in cases {
        assert_eq!(in_words(money(dong)), words, "{dong}");
    }
}

/// Amounts that lie close to each other and differ in one place only: where two could get the same words.
#[test]
fn neighbours_have_different_words() {
    let numbers = (0..=1_200).flat_map(|number| [1, 1_000, 1_000_000, 1_000_000_000].map(|unit| number * unit));
    let amounts: BTreeSet<i64> = numbers.flat_map(|dong| [dong, dong + 1_000_000_000_000]).collect();
    let words: BTreeSet<String> = amounts.iter().map(|dong| in_words(money(*dong))).collect();
    assert_eq!(words.len(), amounts.len());
}

#[test]
fn amounts_out_of_range_are_refused() {
    assert_eq!(Money::try_from(-1), Err(MoneyFault::NotANumber));
    assert_eq!(Money::try_from(MAX + 1), Err(MoneyFault::TooLarge));
}

proptest! {
    #[test]
    fn what_is_displayed_is_read_back(dong in 0..=MAX) {
        prop_assert_eq!(read(&money(dong).to_string()), Ok(money(dong)));
        prop_assert_eq!(read(&dong.to_string()), Ok(money(dong)));
    }

    #[test]
    fn reading_never_panics(typed in "\\PC{0,40}") {
        if let Ok(amount) = read(&typed) {
            prop_assert!((0..=MAX).contains(&amount.dong()));
        }
    }

    #[test]
    fn words_are_separated_by_one_space_and_end_with_the_currency(dong in 0..=MAX) {
        let words = in_words(money(dong));
        prop_assert_eq!(&words.split_whitespace().collect::<Vec<_>>().join(" "), &words);
        prop_assert!(words.ends_with(" đồng"));
        // One spelling of each numeral, everywhere.
        prop_assert!(words.split(' ').all(|word| !["lẻ", "ngàn", "tỉ", "nhăm"].contains(&word)));
    }

    #[test]
    fn different_amounts_have_different_words(a in 0..=MAX, b in 0..=MAX) {
        prop_assert_eq!(a == b, in_words(money(a)) == in_words(money(b)));
    }
}
