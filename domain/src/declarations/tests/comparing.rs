//! Mục III against the examples of the law and tables of what may happen to an asset.

use serde_json::json;

use super::*;

/// Row, class, quantity and value of each change.
fn rows(
    previous: &Declaration,
    current: &Declaration,
) -> Vec<(&'static str, &'static str, Option<String>, Option<i64>)> {
    compare(form(), previous, current)
        .into_iter()
        .map(|change| {
            (
                change.row.code(),
                change.class.code(),
                change.printed_quantity(),
                change.value_vnd,
            )
        })
        .collect()
}

#[test]
fn the_official_worked_example_comes_out_line_for_line() {
    let (before, now) = (with(EXAMPLE_BEFORE, &[]), with(EXAMPLE, &[]));
    let million = |amount: i64| Some(amount * 1_000_000);
    let quantity = |text: &str| Some(text.to_owned());
    assert_eq!(
        rows(&before, &now),
        [
            ("1.1", "GIAM", quantity("− 100 m²"), million(500)),
            ("2.1", "TANG", quantity("+ 100 m²"), million(3_500)),
            ("5", "TANG", quantity("+ 01 sổ tiết kiệm"), million(500)),
            ("7.1", "TANG", quantity("+ 01"), million(1_000)),
            ("9", "THU_NHAP", None, million(5_600)),
        ]
    );
    let test = source_of(&compare(form(), &before, &now)).expect("the income is known");
    assert_eq!((test.rest, test.flag), (600_000_000, None));
    // Mục III as the declarant has it is the same, with the explanations.
    let computed = changes(form(), &before, &now);
    assert_eq!(Some(&computed), now.changes.as_ref());
}

#[test]
fn what_may_happen_to_one_asset() {
    let land = |area: i64, value: i64| {
        one(
            "dat-1",
            json!({ "address": "Ví Dụ", "area_m2": area, "value_vnd": value, "value_basis": "MUA", "certificate_number": "BA 1" }),
        )
    };
    let cash = |value: i64| {
        one(
            "tien",
            json!({ "money_form": "TIEN_MAT", "currency": "VND", "value_vnd": value }),
        )
    };
    let dollars = |amount: f64, value: i64| {
        one(
            "tien",
            json!({ "money_form": "TIEN_GUI", "currency": "USD", "amount": amount, "value_vnd": value }),
        )
    };
    let gold = |amount: f64, unit: &str| {
        one(
            "vang",
            json!({ "metal_type": "vàng miếng", "quantity": amount, "unit": unit, "value_vnd": 80, "value_basis": "MUA" }),
        )
    };
    let capital = |value: i64| {
        one(
            "von",
            json!({ "contribution_form": "góp vốn", "value_vnd": value, "value_basis": "MUA" }),
        )
    };
    let car = |value: i64| {
        one(
            "xe",
            json!({ "name": "Ô tô", "registration_number": "30A1", "value_vnd": value, "value_basis": "MUA" }),
        )
    };
    let none = || json!({ "none": true });
    let nothing: &[(&str, &str, &str, i64)] = &[];
    let cases = [
        ("residential_land", land(100, 500), land(100, 500), nothing),
        (
            "residential_land",
            land(100, 500),
            land(150, 800),
            &[("1.1", "TANG", "+ 50 m²", 300)],
        ),
        (
            "residential_land",
            land(150, 800),
            land(100, 500),
            &[("1.1", "GIAM", "− 50 m²", 300)],
        ),
        // A value that moves the other way, or alone, is no part of the change.
        (
            "residential_land",
            land(150, 500),
            land(100, 800),
            &[("1.1", "GIAM", "− 50 m²", 0)],
        ),
        ("residential_land", land(100, 500), land(100, 900), nothing),
        (
            "other_land",
            none(),
            one("a", json!({ "area_m2": 0.5, "value_vnd": 3 })),
            &[("1.2", "TANG", "+ 0,5 m²", 3)],
        ),
        ("money", none(), cash(700), &[("5", "TANG", "+ 700 đồng", 700)]),
        ("money", cash(700), cash(1_700), &[("5", "TANG", "+ 1.000 đồng", 1_000)]),
        (
            "money",
            none(),
            dollars(10_000.0, 250),
            &[("5", "TANG", "+ 01 khoản tiền gửi", 250)],
        ),
        (
            "money",
            dollars(10_000.0, 250),
            dollars(9_999.5, 249),
            &[("5", "GIAM", "− 0,5 USD", 1)],
        ),
        (
            "money",
            cash(700),
            dollars(30.0, 750),
            &[
                ("5", "GIAM", "− 700 đồng", 700),
                ("5", "TANG", "+ 01 khoản tiền gửi", 750),
            ],
        ),
        (
            "precious_metals",
            gold(5.0, "chỉ"),
            gold(7.0, "chỉ"),
            &[("4", "TANG", "+ 02 chỉ", 0)],
        ),
        (
            "precious_metals",
            gold(10.0, "chỉ"),
            gold(1.0, "lượng"),
            &[("4", "GIAM", "− 10 chỉ", 80), ("4", "TANG", "+ 01 lượng", 80)],
        ),
        (
            "capital_contributions",
            none(),
            capital(100),
            &[("6.3", "TANG", "+ 01", 100)],
        ),
        (
            "capital_contributions",
            capital(100),
            capital(250),
            &[("6.3", "TANG", "+ 150 đồng", 150)],
        ),
        ("registered_assets", car(900), car(800), nothing),
        ("registered_assets", car(900), none(), &[("7.1", "GIAM", "− 01", 900)]),
        (
            "production_forest",
            none(),
            one("a", json!({ "forest_type": "keo", "area_m2": 20_000, "value_vnd": 9 })),
            &[("3.1", "TANG", "+ 20.000 m²", 9)],
        ),
        (
            "attached_structures",
            none(),
            one("a", json!({ "name": "bể cá", "quantity": 2, "value_vnd": 9 })),
            &[("3.2", "TANG", "+ 02", 9)],
        ),
        (
            "foreign_assets",
            none(),
            one(
                "a",
                json!({ "country": "Nước Ví Dụ", "asset_type": "houses", "area_m2": 80, "value_vnd": 9 }),
            ),
            &[("8", "TANG", "+ 80 m²", 9)],
        ),
        // The form has no row for accounts abroad, which have no value either.
        (
            "foreign_accounts",
            none(),
            one("a", json!({ "account_number": "1" })),
            nothing,
        ),
    ];
    for (heading, before, now, expected) in cases {
        let pointer = format!("/content/{heading}");
        let [before, now] = [before, now].map(|list| with(FIRST, &[(&pointer, list), ("/kind", json!("HANG_NAM"))]));
        let found = rows(&before, &now);
        let expected: Vec<_> = expected
            .iter()
            .map(|(row, class, quantity, value)| (*row, *class, Some((*quantity).to_owned()), Some(*value)))
            .collect();
        assert_eq!(found, expected, "{heading}");
    }
}

#[test]
fn the_same_thing_is_found_by_link_then_by_id_then_by_its_number() {
    let car = |id: &str, plate: &str, from: Option<&str>| {
        let mut entry = json!({ "id": id, "fields": { "name": "Ô tô", "registration_number": plate, "value_vnd": 1, "value_basis": "MUA" } });
        if let Some(from) = from {
            entry["carried_from"] = json!(from);
        }
        entry
    };
    let cases = [
        (
            "the id",
            vec![car("a", "30A-1", None)],
            vec![car("a", "30A-1", None)],
            0,
        ),
        (
            "another id, the same plate",
            vec![car("a", "30A-000.01", None)],
            vec![car("b", "30a 00001", None)],
            0,
        ),
        (
            "the id with another plate is an accident",
            vec![car("a", "30A-1", None)],
            vec![car("a", "30A-2", None)],
            2,
        ),
        (
            "a link is not",
            vec![car("a", "30A-1", None)],
            vec![car("b", "30A-2", Some("a"))],
            0,
        ),
        (
            "a link to nothing",
            vec![car("a", "30A-1", None)],
            vec![car("b", "30A-2", Some("c"))],
            2,
        ),
        (
            "ids by position",
            vec![car("1", "30A-1", None), car("2", "30A-2", None)],
            vec![car("1", "30A-2", None), car("2", "30A-1", None)],
            0,
        ),
        (
            "one of two",
            vec![car("a", "30A-1", None)],
            vec![car("a", "30A-1", None), car("b", "30A-1", None)],
            1,
        ),
    ];
    for (case, before, now, expected) in cases {
        let declaration = |entries| with(FIRST, &[("/content/registered_assets", json!({ "entries": entries }))]);
        let found = compare(form(), &declaration(before), &declaration(now));
        assert_eq!(found.len(), expected, "{case}: {found:?}");
    }
}

#[test]
fn a_value_that_cannot_be_told_leaves_its_column_empty() {
    let antique = one(
        "a",
        json!({ "name": "bình cổ", "value_basis": "KHONG_XAC_DINH", "value_reason": "quá lâu", "ownership_start_year": 1990 }),
    );
    let (before, now) = (with(FIRST, &[]), with(FIRST, &[("/content/other_assets", antique)]));
    assert_eq!(rows(&before, &now), [("7.2", "TANG", Some("+ 01".to_owned()), None)]);
}

#[test]
fn what_is_marked_as_disposed_is_gone() {
    let before = with(FIRST, &[]);
    let now = with(
        FIRST,
        &[("/content/residential_land/entries/0/state", json!("disposed"))],
    );
    assert_eq!(
        rows(&before, &now),
        [("1.1", "GIAM", Some("− 100 m²".to_owned()), Some(500_000_000))]
    );
}

#[test]
fn without_income_there_is_no_source_test() {
    assert_eq!(source_of(&compare(form(), &with(FIRST, &[]), &with(FIRST, &[]))), None);
}
