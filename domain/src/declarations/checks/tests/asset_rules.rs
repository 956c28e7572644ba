//! Checks 8–13: columns, values, thresholds, currencies, numbers, countries.

use super::*;

/// Findings of one check when these fields are changed in the only entry of a heading.
fn fields(rule: u8, heading: &str, fields: &Json, changes: &[(&str, Json)]) -> Vec<(Severity, String, String)> {
    let mut fields = fields.clone();
    for (name, content) in changes {
        put(&mut fields, &format!("/{name}"), content.clone());
    }
    let pointer = format!("/content/{heading}");
    of(rule, &annual(&[(&pointer, one("a", fields))]), None)
        .into_iter()
        .map(|(_, severity, place, code)| (severity, place, code))
        .collect()
}

/// Fields that are changed, and what is then found at which field.
type Row<'a> = (&'a [(&'a str, Json)], &'a [(Severity, &'a str, &'a str)]);

fn table(rule: u8, heading: &str, whole: &Json, cases: &[Row<'_>]) {
    for (changes, rows) in cases {
        let rows: Vec<_> = rows
            .iter()
            .map(|(severity, field, code)| (*severity, format!("{heading}/a/{field}"), (*code).to_owned()))
            .collect();
        assert_eq!(fields(rule, heading, whole, changes), rows, "{heading} {changes:?}");
    }
}

fn land() -> Json {
    json!({ "address": "Ví Dụ", "area_m2": 80, "value_vnd": 1, "value_basis": "MUA", "certificate_number": "BA 9", "certificate_holder": "Trần Văn Ví Dụ" })
}

#[test]
fn check_8_land_has_address_area_and_certificate_or_the_phrase() {
    let without = [("certificate_number", Json::Null), ("certificate_holder", Json::Null)];
    let phrase = [
        without[0].clone(),
        without[1].clone(),
        ("certificate_none", json!(true)),
    ];
    let unsaid = [
        without[0].clone(),
        without[1].clone(),
        ("certificate_none", json!(false)),
    ];
    let absent: &[_] = &[(H, "certificate_number", "certificate_absent")];
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("address", Json::Null)], &[(H, "address", "field_empty")]),
        (&[("area_m2", Json::Null)], &[(H, "area_m2", "field_empty")]),
        (&[("area_m2", json!(0))], &[(H, "area_m2", "not_positive")]),
        (&[("area_m2", json!(-1))], &[(H, "area_m2", "not_positive")]),
        (&[("area_m2", json!(0.001))], &[]),
        (&without, absent),
        (&unsaid, absent),
        (&phrase, &[]),
        (
            &[("certificate_holder", Json::Null)],
            &[(H, "certificate_holder", "holder_absent")],
        ),
        (&[("other_information", Json::Null)], &[]),
    ];
    table(8, "residential_land", &land(), cases);
    let mut other = land();
    put(&mut other, "/land_type", json!("đất vườn"));
    table(
        8,
        "other_land",
        &other,
        &[
            (&[], &[]),
            (&[("land_type", Json::Null)], &[(H, "land_type", "field_empty")]),
        ],
    );
}

#[test]
fn check_8_a_house_has_its_type_and_floor_area() {
    let mut house = land();
    put(&mut house, "/house_type", json!("CAN_HO"));
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("house_type", json!("NHA_O_RIENG_LE"))], &[]),
        (
            &[("house_type", json!("BIET_THU"))],
            &[(H, "house_type", "choice_unknown")],
        ),
        (&[("house_type", Json::Null)], &[(H, "house_type", "field_empty")]),
        (&[("area_m2", json!(0))], &[(H, "area_m2", "not_positive")]),
    ];
    table(8, "houses", &house, cases);
    // The other columns of other things as well.
    let metal = json!({ "metal_type": "vàng", "quantity": 1, "unit": "chỉ", "value_vnd": 1, "value_basis": "MUA" });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("unit", Json::Null)], &[(H, "unit", "field_empty")]),
        (&[("quantity", json!(0))], &[(H, "quantity", "not_positive")]),
    ];
    table(8, "precious_metals", &metal, cases);
}

#[test]
fn check_9_a_value_or_the_reason_why_there_is_none() {
    let unknown = ("value_basis", json!("KHONG_XAC_DINH"));
    let nothing = ("value_vnd", Json::Null);
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("value_vnd", json!(0))], &[]),
        (&[("value_vnd", json!(-1))], &[(H, "value_vnd", "value_negative")]),
        (std::slice::from_ref(&nothing), &[(H, "value_vnd", "value_absent")]),
        (&[("value_basis", Json::Null)], &[(H, "value_basis", "basis_absent")]),
        (
            &[("value_basis", json!("THUE"))],
            &[(H, "value_basis", "choice_unknown")],
        ),
        (&[("value_basis", json!("CHO_TANG_THUA_KE"))], &[]),
        (
            &[("value_basis", json!("CHO_TANG_THUA_KE")), nothing.clone()],
            &[(H, "value_vnd", "value_absent")],
        ),
        (
            &[unknown.clone(), nothing.clone(), ("value_reason", json!("quá lâu"))],
            &[],
        ),
        (
            &[unknown.clone(), nothing.clone()],
            &[(H, "value_reason", "reason_absent")],
        ),
        (
            &[unknown, ("value_reason", json!("quá lâu"))],
            &[(H, "value_vnd", "value_contradicts")],
        ),
    ];
    table(9, "residential_land", &land(), cases);
    let cash = json!({ "money_form": "TIEN_MAT", "currency": "VND", "value_vnd": 1 });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("value_vnd", Json::Null)], &[(H, "value_vnd", "value_absent")]),
        (&[("value_vnd", json!(-1))], &[(H, "value_vnd", "value_negative")]),
    ];
    table(9, "money", &cash, cases);
}

#[test]
fn check_10_totals_and_kinds_below_the_threshold_of_the_day() {
    let cash = |id: &str, value: i64| json!({ "id": id, "fields": { "money_form": "TIEN_MAT", "currency": "VND", "value_vnd": value } });
    let thing = |id: &str, name: &str, value: i64| json!({ "id": id, "fields": { "name": name, "ownership_start_year": 2020, "value_vnd": value, "value_basis": "MUA" } });
    let plain = |id: &str, value: i64| json!({ "id": id, "fields": { "name": "Ví Dụ", "quantity": 1, "value_vnd": value, "value_basis": "MUA" } });
    let list = |entries: Vec<Json>| json!({ "entries": entries });
    let (old, new) = ("2026-06-30", "2026-07-01");
    let million = 1_000_000;
    let cases = [
        // A total, on both sides of the threshold and of the day on which it changed.
        ("money", list(vec![cash("a", 49_999_999)]), old, vec!["money"]),
        ("money", list(vec![cash("a", 50 * million)]), old, vec![]),
        ("money", list(vec![cash("a", 50 * million)]), new, vec!["money"]),
        ("money", list(vec![cash("a", 149_999_999)]), new, vec!["money"]),
        ("money", list(vec![cash("a", 150 * million)]), new, vec![]),
        (
            "money",
            list(vec![cash("a", 75 * million), cash("b", 75 * million)]),
            new,
            vec![],
        ),
        ("money", list(vec![cash("a", 0)]), new, vec!["money"]),
        ("money", list(vec![]), new, vec![]),
        // Kind by kind; a name in other letters is the same kind.
        (
            "other_assets",
            list(vec![
                thing("a", "Tranh", 100 * million),
                thing("b", "Bàn ghế", 200 * million),
            ]),
            new,
            vec!["other_assets/a"],
        ),
        (
            "other_assets",
            list(vec![
                thing("a", "Tranh", 100 * million),
                thing("b", "TRANH", 50 * million),
            ]),
            new,
            vec![],
        ),
        (
            "attached_structures",
            list(vec![plain("a", 149_999_999)]),
            new,
            vec!["attached_structures/a"],
        ),
        ("shares", list(vec![plain("a", 149_999_999)]), new, vec!["shares"]),
        // Land has no threshold.
        ("other_land", one("a", land()), new, vec![]),
    ];
    for (heading, content, day, places) in cases {
        let pointer = format!("/content/{heading}");
        let declaration = annual(&[(&pointer, content.clone()), ("/completion_date", json!(day))]);
        let rows: Vec<_> = places.iter().map(|place| (W, *place, "below_threshold")).collect();
        assert_eq!(
            of(10, &declaration, None),
            expected(10, &rows),
            "{heading} {content} {day}"
        );
    }
    // Papers of all kinds are added up.
    let papers = annual(&[
        ("/content/shares", list(vec![plain("a", 100 * million)])),
        ("/content/bonds", list(vec![plain("b", 50 * million)])),
    ]);
    assert_eq!(of(10, &papers, None), []);
    // What cannot be valued cannot be below anything.
    let unknown = one(
        "a",
        json!({ "name": "Bình cổ", "ownership_start_year": 1990, "value_basis": "KHONG_XAC_DINH", "value_reason": "quá lâu" }),
    );
    assert_eq!(of(10, &annual(&[("/content/other_assets", unknown)]), None), []);
}

#[test]
fn check_10_names_the_numbers_and_the_law_it_used() {
    let cash = one(
        "a",
        json!({ "money_form": "TIEN_MAT", "currency": "VND", "value_vnd": 142_000_000 }),
    );
    let declaration = annual(&[("/content/money", cash)]);
    let findings = findings(&declaration, None, &Facts::default());
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    let expected = Problem::BelowThreshold {
        total_vnd: 142_000_000,
        threshold_vnd: 150_000_000,
    };
    assert_eq!(finding.problem, expected);
    assert!(
        finding.law.iter().any(|law| law.source.contains("Luật 132/2025/QH15")),
        "{:?}",
        finding.law
    );
}

#[test]
fn check_11_foreign_money_has_amount_currency_and_its_value_in_dong() {
    let dollars = json!({ "money_form": "TIEN_GUI", "currency": "USD", "amount": 10_000, "value_vnd": 260_000_000 });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("amount", Json::Null)], &[(H, "amount", "amount_absent")]),
        (&[("value_vnd", Json::Null)], &[(H, "value_vnd", "value_absent")]),
        (&[("currency", Json::Null)], &[(H, "currency", "currency_absent")]),
        (
            &[("currency", json!("đô la")), ("amount", json!(1))],
            &[(H, "currency", "currency_unreadable")],
        ),
        (&[("currency", json!("usd"))], &[(H, "currency", "currency_unreadable")]),
        // In đồng the value is the amount.
        (&[("currency", json!("VND")), ("amount", Json::Null)], &[]),
    ];
    table(11, "money", &dollars, cases);
}

#[test]
fn check_12_vehicles_have_a_number_that_looks_like_a_plate() {
    let car = json!({ "name": "Ô tô", "registration_number": "30A-000.01", "value_vnd": 1, "value_basis": "MUA" });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (
            &[("registration_number", Json::Null)],
            &[(H, "registration_number", "registration_absent")],
        ),
        (
            &[("registration_number", json!("chưa có"))],
            &[(W, "registration_number", "plate_unusual")],
        ),
        (
            &[("name", json!("Thuyền")), ("registration_number", json!("VD-0001"))],
            &[],
        ),
    ];
    table(12, "registered_assets", &car, cases);
    // Abroad plates look otherwise.
    let abroad = json!({ "country": "Nước Ví Dụ", "asset_type": "registered_assets", "name": "Ô tô", "registration_number": "X 1", "value_vnd": 1, "value_basis": "MUA" });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (
            &[("registration_number", Json::Null)],
            &[(H, "registration_number", "registration_absent")],
        ),
    ];
    table(12, "foreign_assets", &abroad, cases);
}

#[test]
fn check_12_a_number_stands_once_in_the_family() {
    let parcel = |id: &str, number: &str| {
        let mut fields = land();
        put(&mut fields, "/certificate_number", json!(number));
        json!({ "id": id, "fields": fields })
    };
    let account = |id: &str, number: &str| json!({ "id": id, "fields": { "account_holder": "Trần Văn Ví Dụ", "account_number": number, "institution": "Bank", "country": "Nước Ví Dụ" } });
    let cases = [
        (
            "residential_land",
            vec![parcel("a", "BA 1"), parcel("b", "BA 2")],
            vec![],
        ),
        (
            "residential_land",
            vec![parcel("a", "BA 1"), parcel("b", "ba-1")],
            vec!["residential_land/b/certificate_number"],
        ),
        // The first annual parcel has BA 000001.
        (
            "other_land",
            vec![parcel("a", "BA 000001")],
            vec!["other_land/a/certificate_number"],
        ),
        ("houses", vec![parcel("a", "BA 000001")], vec![]),
        (
            "foreign_accounts",
            vec![account("a", "001"), account("b", "0 0 1")],
            vec!["foreign_accounts/b/account_number"],
        ),
        (
            "foreign_accounts",
            vec![account("a", "001"), account("b", "002")],
            vec![],
        ),
    ];
    for (heading, entries, places) in cases {
        let pointer = format!("/content/{heading}");
        let declaration = annual(&[(&pointer, json!({ "entries": entries }))]);
        let rows: Vec<_> = places.iter().map(|place| (W, *place, "number_twice")).collect();
        assert_eq!(of(12, &declaration, None), expected(12, &rows), "{heading} {entries:?}");
    }
}

#[test]
fn check_13_things_abroad_name_their_country_and_accounts_their_holder() {
    let house = json!({ "country": "Nước Ví Dụ", "asset_type": "money", "money_form": "TIEN_MAT", "currency": "USD", "amount": 1, "value_vnd": 1 });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (&[("country", Json::Null)], &[(H, "country", "country_absent")]),
        (&[("country", json!("  "))], &[(H, "country", "country_absent")]),
    ];
    table(13, "foreign_assets", &house, cases);
    let unknown = json!({ "country": "Nước Ví Dụ", "asset_type": "spouse" });
    table(
        13,
        "foreign_assets",
        &unknown,
        &[(&[], &[(H, "asset_type", "choice_unknown")])],
    );
    let account = json!({ "account_holder": "Trần Văn Ví Dụ", "account_number": "1", "institution": "Bank", "country": "Nước Ví Dụ" });
    let cases: &[Row<'_>] = &[
        (&[], &[]),
        (
            &[("account_holder", Json::Null)],
            &[(H, "account_holder", "field_empty")],
        ),
        (
            &[("account_number", Json::Null)],
            &[(H, "account_number", "field_empty")],
        ),
        (&[("institution", Json::Null)], &[(H, "institution", "field_empty")]),
        (&[("country", Json::Null)], &[(W, "country", "country_absent")]),
    ];
    table(13, "foreign_accounts", &account, cases);
}
