//! Canonical JSON: the examples of RFC 8785 and what has no canonical form.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::canonical::{CanonicalError, to_canonical};

fn text(value: &Value) -> String {
    String::from_utf8(to_canonical(value).expect("canonical")).expect("text")
}

#[test]
fn the_example_of_section_3_2_2_is_written_as_there() {
    let value: Value = serde_json::from_str(
        r#"{
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }"#,
    )
    .expect("JSON");
    let expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                    \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    assert_eq!(text(&value), expected);
}

#[test]
fn keys_are_sorted_by_utf_16_as_in_section_3_2_3() {
    let value = json!({
        "\u{20ac}": "Euro Sign",
        "\r": "Carriage Return",
        "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\u{1f600}": "Emoji: Grinning Face",
        "\u{80}": "Control",
        "\u{f6}": "Latin Small Letter O With Diaeresis",
    });
    let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
                    \"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\",\
                    \"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}";
    assert_eq!(text(&value), expected);
}

#[test]
fn texts_have_one_spelling() {
    let cases = [
        ("\u{8}\t\n\u{c}\r", r#""\b\t\n\f\r""#),
        ("\u{0}\u{1}\u{1f}\u{7f}", "\"\\u0000\\u0001\\u001f\u{7f}\""),
        ("\"\\/", r#""\"\\/""#),
        ("\u{2028}<>&", "\"\u{2028}<>&\""),
        // Nothing is composed: the same letters, written in two ways, stay two texts.
        ("Li\u{ea}m", "\"Li\u{ea}m\""),
        ("Lie\u{302}m", "\"Lie\u{302}m\""),
    ];
    for (value, expected) in cases {
        assert_eq!(text(&json!(value)), expected);
    }
}

#[test]
fn numbers_are_those_of_appendix_b() {
    let cases: [(u64, &str); 24] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];
    for (bits, expected) in cases {
        let written = to_canonical(&f64::from_bits(bits)).expect("a finite number");
        assert_eq!(String::from_utf8(written).expect("text"), expected, "{bits:x}");
    }
}

#[derive(Serialize)]
struct Twice {
    key: u8,
    #[serde(flatten)]
    again: Again,
}

#[derive(Serialize)]
struct Again {
    key: u8,
}

#[test]
fn what_json_cannot_keep_is_refused() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(to_canonical(&number), Err(CanonicalError::NoJson));
    }
    assert_eq!(
        to_canonical(&Twice {
            key: 1,
            again: Again { key: 2 }
        }),
        Err(CanonicalError::NoJson)
    );
    assert_eq!(
        to_canonical(&BTreeMap::from([(Vec::<u8>::new(), 1)])),
        Err(CanonicalError::NoJson)
    );

    const LARGEST: i64 = 9_007_199_254_740_991;
    for exact in [LARGEST, -LARGEST, 0] {
        assert_eq!(to_canonical(&exact), Ok(exact.to_string().into_bytes()));
    }
    for inexact in [LARGEST + 1, -LARGEST - 1, i64::MAX, i64::MIN] {
        let hidden = json!({"rows": [{"version": inexact}]});
        assert_eq!(to_canonical(&inexact), Err(CanonicalError::InexactInteger));
        assert_eq!(to_canonical(&hidden), Err(CanonicalError::InexactInteger));
    }
    assert_eq!(to_canonical(&u64::MAX), Err(CanonicalError::InexactInteger));
}

proptest! {
    #[test]
    fn the_canonical_form_of_what_was_read_is_the_same(
        texts in prop::collection::btree_map("\\PC{0,6}", any::<String>(), 0..6),
        number in -9_007_199_254_740_991_i64..=9_007_199_254_740_991,
    ) {
        let value = json!({"texts": texts, "number": number});
        let written = text(&value);
        let read: Value = serde_json::from_str(&written).expect("JSON");
        prop_assert_eq!(&read, &value);
        prop_assert_eq!(text(&read), written);
    }
}
