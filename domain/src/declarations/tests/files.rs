//! What is read as a declaration, what is refused, and that one content has one hash.

use serde_json::json;

use super::*;

fn refusal(patches: &[(&str, Json)]) -> String {
    let mut file = json(EXAMPLE);
    for (pointer, content) in patches {
        put(&mut file, pointer, content.clone());
    }
    match serde_json::from_value::<Declaration>(file) {
        Err(error) => error.to_string(),
        Ok(declaration) => declaration
            .conform(form())
            .expect_err("it does not conform")
            .to_string(),
    }
}

#[test]
fn a_file_is_written_as_it_was_read() {
    for text in [EXAMPLE, EXAMPLE_BEFORE, FIRST] {
        let declaration = with(text, &[]);
        assert_eq!(serde_json::to_value(&declaration).expect("JSON"), json(text));
    }
}

#[test]
fn empty_fields_are_no_fields_and_text_has_one_form() {
    let field = |name: &str| format!("/content/residential_land/entries/0/fields/{name}");
    let typed = with(
        FIRST,
        &[
            (&field("address"), json!(" Vi\u{301} Du\u{323}\r\n ")),
            (&field("other_information"), json!("  ")),
        ],
    );
    let plain = with(FIRST, &[(&field("address"), json!("Ví Dụ"))]);
    assert_eq!(typed, plain);
}

#[test]
fn what_does_not_fit_the_form_is_refused_with_its_place() {
    let land = "/content/houses/entries/0";
    let cases = [
        (
            format!("{land}/fields/area"),
            json!(1),
            "there is no field \"area\"; the schema lists them",
        ),
        (
            format!("{land}/fields/full_name"),
            json!("x"),
            "houses/nha-1/full_name: this heading has no such field",
        ),
        (
            format!("{land}/fields/area_m2"),
            json!("100"),
            "houses/nha-1/area_m2: a number is expected",
        ),
        (
            format!("{land}/fields/area_m2"),
            json!(1.000_1),
            "1.0001 has more than three decimals or is out of range",
        ),
        (
            format!("{land}/fields/area_m2"),
            json!([1]),
            "invalid type: sequence, expected a text, a number with at most three decimals, true, false or null",
        ),
        (
            format!("{land}/fields/value_vnd"),
            json!(0.5),
            "houses/nha-1/value_vnd: a whole number of đồng is expected",
        ),
        (
            format!("{land}/fields/value_vnd"),
            json!(999_999_000_000_001_i64),
            "999999000000001 is out of range",
        ),
        (
            format!("{land}/fields/certificate_none"),
            json!("có"),
            "houses/nha-1/certificate_none: true or false is expected",
        ),
        (
            format!("{land}/fields/address"),
            json!("a\nb"),
            "houses/nha-1/address: one line is expected",
        ),
        (
            format!("{land}/fields/address"),
            json!("x".repeat(1_001)),
            "houses/nha-1/address: at most 1000 characters",
        ),
        (
            format!("{land}/id"),
            json!("nhà 1"),
            "\"nhà 1\" is no id: letters A to Z, digits, `.`, `_` and `-`, at most 64 of them",
        ),
        (
            format!("{land}/id"),
            json!("oto-1"),
            "oto-1: every id stands once in a declaration",
        ),
        (
            format!("{land}/state"),
            json!("sold"),
            "unknown variant `sold`, expected one of `unchanged`, `changed`, `disposed`, `new`",
        ),
        (
            "/content/land".to_owned(),
            json!({}),
            "there is no heading \"land\"; the schema lists them",
        ),
        (
            "/content/spouse/entries/1".to_owned(),
            json!({ "id": "vo-2" }),
            "spouse: at most one entry",
        ),
        (
            "/content/declarant/entries/0/fields/birth_date".to_owned(),
            json!("29/02/1980"),
            "declarant/nguoi-ke-khai/birth_date: a day YYYY-MM-DD is expected",
        ),
        (
            "/content/shares".to_owned(),
            json!([]),
            "invalid type: sequence, expected an object",
        ),
        (
            "/changes".to_owned(),
            json!([true, []]),
            "invalid type: sequence, expected an object",
        ),
        (
            land.to_owned(),
            json!(["nha-1"]),
            "invalid type: sequence, expected an object",
        ),
        (
            "/completion_date".to_owned(),
            json!("2026-02-30"),
            "invalid value: string \"2026-02-30\", expected a day YYYY-MM-DD of the years 1900 to 2199",
        ),
        (
            "/changes/rows/0/row".to_owned(),
            json!("10"),
            "unknown variant `10`, expected one of `1.1`",
        ),
        (
            "/income_items/0/value_vnd".to_owned(),
            json!(1.5),
            "invalid type: floating point `1.5`, expected i64",
        ),
        ("/remark".to_owned(), json!(""), "unknown field `remark`"),
    ];
    for (pointer, content, expected) in cases {
        let told = refusal(&[(&pointer, content)]);
        assert!(told.starts_with(expected), "{pointer}: {told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let twice = EXAMPLE.replacen("\"spouse\": {", "\"houses\": {}, \"spouse\": {", 1);
    let error = serde_json::from_str::<Declaration>(&twice).expect_err("two lists of houses");
    assert!(
        error.to_string().starts_with("the heading \"houses\" stands twice"),
        "{error}"
    );
}

#[cfg(feature = "ledger")]
#[test]
fn one_content_has_one_hash_whatever_the_file_looks_like() {
    let hash = |declaration: &Declaration| content_hash(declaration).expect("a hash").to_string();
    let declaration = with(EXAMPLE, &[]);
    let reordered: Declaration =
        serde_json::from_str(&serde_json::to_string(&json(EXAMPLE)).expect("JSON")).expect("a declaration");
    assert_eq!(hash(&declaration), hash(&reordered));
    // Computed outside of this program: keys sorted, no space, SHA-256.
    assert_eq!(
        hash(&declaration),
        "720e77f99ea597b429efecf6218d78755b3eea610eb3ec2a1014b77b29dc7d4b"
    );
    let other = with(EXAMPLE, &[("/content/houses/entries/0/fields/area_m2", json!(100.5))]);
    assert_ne!(hash(&declaration), hash(&other));
}
