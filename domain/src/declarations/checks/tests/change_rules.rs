//! Checks 14–16, 18 and 23: the income, and Mục III against the two lists.

use super::*;

#[test]
fn check_14_four_amounts_that_are_the_row_of_the_income() {
    let part = "/content/income/entries/0/fields/declarant_vnd";
    let spouse = "/content/income/entries/0/fields/spouse_vnd";
    let value = "/changes/rows/0/value_vnd";
    let items = "/income_items";
    let none = || (items, Json::Null);
    let place = "income/thu-nhap/declarant_vnd";
    let cases = [
        (vec![], vec![]),
        (vec![(part, Json::Null)], vec![(H, place, "income_part_absent")]),
        (
            vec![(part, json!(-1)), (value, json!(-1)), none()],
            vec![(H, place, "income_part_negative")],
        ),
        (
            vec![(part, json!(0)), (value, json!(0)), none()],
            vec![(W, "income/thu-nhap", "income_all_zero")],
        ),
        (
            vec![(part, json!(0)), (spouse, json!(1)), (value, json!(1)), none()],
            vec![],
        ),
        (
            vec![(value, json!(300_000_001))],
            vec![(H, "changes/9", "income_row_differs")],
        ),
        (vec![(value, Json::Null)], vec![(H, "changes/9", "income_row_differs")]),
        (
            vec![("/changes/rows", json!([]))],
            vec![(H, "changes/9", "income_row_absent")],
        ),
        (
            vec![("/income_items/0/value_vnd", json!(299_999_999))],
            vec![(W, "income_items", "income_items_differ")],
        ),
        (vec![none()], vec![]),
    ];
    for (patches, rows) in cases {
        assert_eq!(of(14, &annual(&patches), None), expected(14, &rows), "{patches:?}");
    }
    for (payroll, found) in [(None, 0), (Some(300_000_000), 0), (Some(300_000_001), 1)] {
        let facts = Facts {
            payroll_vnd: payroll,
            ..Facts::default()
        };
        let found_now: Vec<_> = findings(&annual(&[]), None, &facts).iter().map(brief).collect();
        assert_eq!(found_now.len(), found, "{payroll:?} {found_now:?}");
    }
}

/// The worked example with other content at some places, against the year before.
fn example(rule: u8, patches: &[(&str, Json)]) -> Vec<Found> {
    of(rule, &with(EXAMPLE, patches), Some(&with(EXAMPLE_BEFORE, &[])))
}

#[test]
fn check_15_every_new_and_every_vanished_asset_has_its_row() {
    let car = "changes/7.1/oto-1";
    let land = "changes/1.1/dat-1";
    let cases: Vec<(Vec<(&str, Json)>, Vec<_>)> = vec![
        (vec![], vec![]),
        (vec![("/changes/rows/3", Json::Null)], vec![(H, car, "row_absent")]),
        (vec![("/changes/rows/0", Json::Null)], vec![(H, land, "row_absent")]),
        (
            vec![("/changes/rows/3/quantity", json!(""))],
            vec![(H, car, "quantity_absent")],
        ),
        (
            vec![("/changes/rows/3/quantity", json!("01"))],
            vec![(H, car, "sign_wrong")],
        ),
        (
            vec![("/changes/rows/3/quantity", json!("- 01"))],
            vec![(H, car, "sign_wrong")],
        ),
        (vec![("/changes/rows/0/quantity", json!("- 100 m²"))], vec![]),
        (
            vec![("/changes/rows/0/quantity", json!("+ 100 m²"))],
            vec![(H, land, "sign_wrong")],
        ),
        (
            vec![("/changes/rows/3/value_vnd", Json::Null)],
            vec![(H, car, "row_value_absent")],
        ),
        (
            vec![("/changes/rows/3/explanation", json!("  "))],
            vec![(H, car, "explanation_absent")],
        ),
        // Booked at the recorded value, not at the price of the sale.
        (
            vec![("/changes/rows/0/value_vnd", json!(4_000_000_000_i64))],
            vec![(H, land, "row_value_differs")],
        ),
        (
            vec![("/changes/rows/3/value_vnd", json!(999_999_999))],
            vec![(H, car, "row_value_differs")],
        ),
        // The row of the same thing under the wrong number, or of nothing.
        (
            vec![("/changes/rows/3/row", json!("7.2"))],
            vec![(H, car, "row_absent"), (H, "changes/7.2/oto-1", "row_unfounded")],
        ),
        (
            vec![(
                "/changes/rows/5",
                json!({ "row": "6.1", "class": "TANG", "quantity": "+ 1", "value_vnd": 1, "explanation": "x" }),
            )],
            vec![(H, "changes/6.1", "row_unfounded")],
        ),
        // A row without an entry is known by its value.
        (vec![("/changes/rows/3/entry", Json::Null)], vec![]),
    ];
    for (patches, rows) in cases {
        assert_eq!(example(15, &patches), expected(15, &rows), "{patches:?}");
    }
}

#[test]
fn check_15_the_income_is_explained_by_its_items_or_in_words() {
    let words = "/changes/rows/0/explanation";
    let cases = [
        (vec![(words, Json::Null)], vec![]),
        (vec![("/income_items", Json::Null)], vec![]),
        (
            vec![(words, Json::Null), ("/income_items", Json::Null)],
            vec![(H, "changes/9/thu-nhap", "explanation_absent")],
        ),
    ];
    for (patches, rows) in cases {
        assert_eq!(of(15, &annual(&patches), None), expected(15, &rows), "{patches:?}");
    }
}

#[test]
fn check_15_without_the_last_declaration_the_states_of_the_draft_count() {
    let cases = [
        (vec![], vec![]),
        (
            vec![("/changes/rows/3", Json::Null)],
            vec![(H, "changes/7.1/oto-1", "row_absent")],
        ),
        (
            vec![
                ("/content/registered_assets/entries/0/state", Json::Null),
                ("/changes/rows/3", Json::Null),
            ],
            vec![],
        ),
        (
            vec![("/changes/rows/3/explanation", Json::Null)],
            vec![(H, "changes/7.1/oto-1", "explanation_absent")],
        ),
    ];
    for (patches, rows) in cases {
        assert_eq!(
            of(15, &with(EXAMPLE, &patches), None),
            expected(15, &rows),
            "{patches:?}"
        );
    }
    let land = json!({ "id": "dat-1", "state": "disposed", "fields": { "area_m2": 100, "value_vnd": 500_000_000 } });
    let sold = |rows: Json| {
        let patches = [
            ("/content/residential_land/entries/0", land.clone()),
            ("/changes", json!({ "rows": rows })),
        ];
        of(15, &annual(&patches), None)
    };
    let row = json!({ "row": "1.1", "class": "GIAM", "entry": "dat-1", "quantity": "− 100 m²", "value_vnd": 500_000_000, "explanation": "bán" });
    assert_eq!(sold(json!([row])), []);
    assert_eq!(sold(json!([])), expected(15, &[(H, "changes/1.1/dat-1", "row_absent")]));
}

#[test]
fn check_15_what_cannot_be_valued_needs_no_value_in_its_row() {
    let antique = one(
        "a",
        json!({ "name": "Bình cổ", "ownership_start_year": 2026, "value_basis": "KHONG_XAC_DINH", "value_reason": "quá lâu" }),
    );
    let row = json!({ "row": "7.2", "class": "TANG", "entry": "a", "quantity": "+ 01", "explanation": "được tặng" });
    let patches = [
        ("/content/other_assets", antique),
        ("/changes/none", json!(false)),
        ("/changes/rows/1", row),
    ];
    assert_eq!(of(15, &annual(&patches), Some(&last_year())), []);
}

#[test]
fn check_16_another_area_has_the_difference_and_another_value_a_reason() {
    let area = "/content/residential_land/entries/0/fields/area_m2";
    let value = "/content/residential_land/entries/0/fields/value_vnd";
    let row = |quantity: &str, value: i64| {
        let row = json!({ "row": "1.1", "class": "TANG", "entry": "dat-1", "quantity": quantity, "value_vnd": value, "explanation": "mua thêm", "sources": ["luong"] });
        ("/changes/rows/1", row)
    };
    let some = || ("/changes/none", json!(false));
    let place = "changes/1.1/dat-1";
    let cases = [
        (vec![], vec![]),
        (vec![(area, json!(100.001))], vec![(H, place, "difference_absent")]),
        (
            vec![
                (area, json!(150)),
                (value, json!(800_000_000)),
                some(),
                row("+ 50 m²", 300_000_000),
            ],
            vec![],
        ),
        (
            vec![
                (area, json!(150)),
                (value, json!(800_000_000)),
                some(),
                row("+ 49,9 m²", 300_000_000),
            ],
            vec![(H, place, "difference_wrong")],
        ),
        (
            vec![(value, json!(500_000_001))],
            vec![(W, "residential_land/dat-1/value_vnd", "value_changed")],
        ),
        (
            vec![(value, Json::Null)],
            vec![(W, "residential_land/dat-1/value_vnd", "value_changed")],
        ),
    ];
    for (patches, rows) in cases {
        assert_eq!(
            of(16, &annual(&patches), Some(&last_year())),
            expected(16, &rows),
            "{patches:?}"
        );
    }
}

#[test]
fn check_18_income_covers_the_increases() {
    let total = |million: i64| {
        let part = 300_000_000;
        vec![
            (
                "/content/income/entries/0/fields/declarant_vnd",
                json!(million * 1_000_000 - 2 * part),
            ),
            ("/changes/rows/4/value_vnd", json!(million * 1_000_000)),
        ]
    };
    let short = vec![(W, "changes", "source_short")];
    // The increases of the example come to 5.000 million.
    for (million, rows) in [(5_600, vec![]), (5_000, vec![]), (4_999, short.clone())] {
        assert_eq!(example(18, &total(million)), expected(18, &rows), "{million}");
        // Without the last declaration the written rows count.
        assert_eq!(
            of(18, &with(EXAMPLE, &total(million)), None),
            expected(18, &rows),
            "{million}"
        );
    }
    let declaration = with(EXAMPLE, &total(4_999));
    let findings = findings(&declaration, None, &Facts::default());
    let found = findings
        .iter()
        .find(|finding| finding.rule == 18)
        .map(|finding| finding.problem.clone());
    let million = 1_000_000;
    let expected = Problem::SourceShort {
        income_vnd: 4_999 * million,
        increases_vnd: 5_000 * million,
        rest_vnd: -million,
    };
    assert_eq!(found, Some(expected));
}

#[test]
fn check_23_an_explanation_rests_on_income_or_on_something_sold() {
    let sources = "/changes/rows/3/sources";
    let place = vec![(W, "changes/7.1/oto-1", "source_absent")];
    let cases = [
        (json!(["luong"]), vec![]),
        (json!(["dat-1"]), vec![]),
        (json!(["luong", "khong"]), vec![]),
        (json!([]), place.clone()),
        (Json::Null, place.clone()),
        // Its own entry, or something that is nowhere.
        (json!(["oto-1"]), place.clone()),
        (json!(["khong"]), place),
    ];
    for (content, rows) in cases {
        assert_eq!(
            example(23, &[(sources, content.clone())]),
            expected(23, &rows),
            "{content}"
        );
    }
}
