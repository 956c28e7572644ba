//! Checks 1–7: kind, form, persons, headings, period.

use super::*;

#[test]
fn check_1_one_of_four_kinds_on_its_form() {
    let cases = [
        ("/kind", json!("LAN_DAU"), vec![]),
        ("/kind", json!("HANG_NAM"), vec![]),
        ("/kind", json!("CONG_TAC_CAN_BO"), vec![]),
        (
            "/kind",
            json!("BO_SUNG"),
            vec![(H, "form_version", "form_of_another_kind")],
        ),
        ("/kind", json!("HANG_QUY"), vec![(H, "kind", "kind_unknown")]),
        (
            "/form_version",
            json!("PL2-ND130"),
            vec![(H, "form_version", "form_of_another_kind")],
        ),
    ];
    for (pointer, content, rows) in cases {
        assert_eq!(
            of(1, &annual(&[(pointer, content.clone())]), None),
            expected(1, &rows),
            "{content}"
        );
    }
}

#[test]
fn check_2_a_first_declaration_has_neither_income_nor_changes_and_comes_once() {
    let income = one("thu-nhap", json!({ "declarant_vnd": 1 }));
    let cases = [
        (vec![], vec![]),
        (vec![("/content/income", json!({ "none": true }))], vec![]),
        (
            vec![("/content/income", income)],
            vec![(H, "income", "first_has_income")],
        ),
        (
            vec![(
                "/income_items",
                json!([{ "id": "luong", "description": "Lương", "value_vnd": 1 }]),
            )],
            vec![(H, "income", "first_has_income")],
        ),
        (vec![("/changes", json!({}))], vec![(H, "changes", "first_has_changes")]),
        (
            vec![("/changes", json!({ "none": true }))],
            vec![(H, "changes", "first_has_changes")],
        ),
    ];
    for (patches, rows) in cases {
        assert_eq!(of(2, &with(FIRST, &patches), None), expected(2, &rows), "{patches:?}");
    }
    let second = expected(2, &[(H, "kind", "first_made_before")]);
    assert_eq!(of(2, &with(FIRST, &[]), Some(&last_year())), second);
    let known = |before| Facts {
        made_first_before: before,
        ..Facts::default()
    };
    for (before, expected) in [(None, 0), (Some(false), 0), (Some(true), 1)] {
        assert_eq!(findings(&with(FIRST, &[]), None, &known(before)).len(), expected);
    }
    assert_eq!(of(2, &annual(&[]), Some(&last_year())), []);
}

#[test]
fn check_3_later_ones_have_income_and_rows_or_the_phrase() {
    let row =
        |class: &str| json!({ "row": "5", "class": class, "quantity": "+ 1", "value_vnd": 1, "explanation": "x" });
    let cases = [
        (vec![], vec![]),
        (vec![("/changes", Json::Null)], vec![(H, "changes", "changes_absent")]),
        (
            vec![("/changes/none", json!(false))],
            vec![(H, "changes", "changes_absent")],
        ),
        (
            vec![("/changes/rows", json!([])), ("/changes/none", json!(true))],
            vec![],
        ),
        (
            vec![("/changes/rows/1", row("TANG"))],
            vec![(H, "changes", "changes_contradict")],
        ),
        (
            vec![("/changes/rows/1", row("TANG")), ("/changes/none", json!(false))],
            vec![],
        ),
        (
            vec![("/content/income", Json::Null)],
            vec![(H, "income", "income_absent")],
        ),
        (
            vec![("/content/income", json!({ "none": true }))],
            vec![(H, "income", "income_absent")],
        ),
    ];
    for (patches, rows) in cases {
        assert_eq!(of(3, &annual(&patches), None), expected(3, &rows), "{patches:?}");
    }
}

#[test]
fn check_4_the_period_runs_from_the_last_declaration_to_the_day_before_this_one() {
    let last = last_year();
    let from = "/content/income/entries/0/fields/period_from";
    let to = "/content/income/entries/0/fields/period_to";
    let start = "income/thu-nhap/period_from";
    let end = "income/thu-nhap/period_to";
    // The day itself, one before, one after.
    let cases = [
        (from, json!("2025-12-10"), vec![]),
        (from, json!("2025-12-09"), vec![(H, start, "period_start")]),
        (from, json!("2025-12-11"), vec![(H, start, "period_start")]),
        (from, Json::Null, vec![(H, start, "period_missing")]),
        (to, json!("2026-12-14"), vec![]),
        (to, json!("2026-12-13"), vec![(H, end, "period_end")]),
        (to, json!("2026-12-15"), vec![(H, end, "period_end")]),
        (to, json!(""), vec![(H, end, "period_missing")]),
    ];
    for (pointer, content, rows) in cases {
        assert_eq!(
            of(4, &annual(&[(pointer, content.clone())]), Some(&last)),
            expected(4, &rows),
            "{content}"
        );
    }
    // Who does not know the last declaration does not judge the first day.
    assert_eq!(of(4, &annual(&[(from, json!("2025-12-09"))]), None), []);
}

#[test]
fn check_5_papers_have_twelve_or_nine_digits_and_days_come_in_their_order() {
    let field = |name: &str| format!("/content/declarant/entries/0/fields/{name}");
    let place = |name: &str| format!("declarant/nguoi-ke-khai/{name}");
    let number = "identity_number";
    let cases = [
        (number, json!("001080000001"), "CAN_CUOC", None),
        (number, json!("00108000001"), "CAN_CUOC", Some("identity_number_wrong")),
        (
            number,
            json!("0010800000010"),
            "CAN_CUOC",
            Some("identity_number_wrong"),
        ),
        (number, json!("00108000000a"), "CAN_CUOC", Some("identity_number_wrong")),
        (
            number,
            json!("001 080 000 001"),
            "CAN_CUOC",
            Some("identity_number_wrong"),
        ),
        (number, json!("012345678"), "CAN_CUOC", Some("identity_number_wrong")),
        (number, json!("012345678"), "CMND", None),
        (number, json!("012345678"), "QUAN_NHAN", None),
        (number, json!("01234567"), "CMND", Some("identity_number_wrong")),
        (number, json!("0123456789"), "CMND", Some("identity_number_wrong")),
        (number, Json::Null, "CAN_CUOC", Some("field_empty")),
        ("identity_kind", json!("HO_CHIEU"), "", Some("choice_unknown")),
        ("identity_kind", Json::Null, "", None),
        ("identity_issue_date", json!("2026-12-15"), "CAN_CUOC", None),
        (
            "identity_issue_date",
            json!("2026-12-16"),
            "CAN_CUOC",
            Some("issued_after_completion"),
        ),
        ("birth_date", json!("2026-12-14"), "CAN_CUOC", None),
        (
            "birth_date",
            json!("2026-12-15"),
            "CAN_CUOC",
            Some("born_after_completion"),
        ),
        ("full_name", json!(" "), "CAN_CUOC", Some("field_empty")),
        ("residence", Json::Null, "CAN_CUOC", Some("field_empty")),
    ];
    for (name, content, card, code) in cases {
        let mut patches = vec![(field(name), content.clone())];
        if !card.is_empty() {
            patches.push((field("identity_kind"), json!(card)));
        }
        let patches: Vec<(&str, Json)> = patches
            .iter()
            .map(|(pointer, content)| (pointer.as_str(), content.clone()))
            .collect();
        let rows: Vec<_> = code
            .map(|code| (5, H, place(name), code.to_owned()))
            .into_iter()
            .collect();
        assert_eq!(of(5, &annual(&patches), None), rows, "{name} {content} {card}");
    }
    let nobody = annual(&[("/content/declarant", Json::Null)]);
    assert_eq!(
        of(5, &nobody, None),
        expected(5, &[(H, "declarant", "declarant_absent")])
    );
    // Small children have no paper yet; the spouse must have one.
    let child = "/content/children/entries/0/fields/identity_number";
    assert_eq!(
        of(5, &annual(&[(child, json!("1"))]), None),
        expected(5, &[(H, "children/con-1/identity_number", "identity_number_wrong")])
    );
    let spouse = "/content/spouse/entries/0/fields/workplace";
    assert_eq!(
        of(5, &annual(&[(spouse, Json::Null)]), None),
        expected(5, &[(H, "spouse/vo/workplace", "field_empty")])
    );
}

#[test]
fn check_6_children_until_the_day_they_are_of_age() {
    let born = "/content/children/entries/0/fields/birth_date";
    let of_age = vec![(W, "children/con-1/birth_date", "child_of_age")];
    // Completed on 2026-12-15.
    let cases = [
        ("2008-12-16", vec![]),
        ("2008-12-15", of_age.clone()),
        ("2008-12-14", of_age),
    ];
    for (day, rows) in cases {
        let last = with(FIRST, &[("/completion_date", json!("2025-12-10")), (born, json!(day))]);
        assert_eq!(
            of(6, &annual(&[(born, json!(day))]), Some(&last)),
            expected(6, &rows),
            "{day}"
        );
        // Left out: asked about while a minor.
        let none = annual(&[("/content/children", json!({ "none": true }))]);
        let missing = if rows.is_empty() {
            vec![(W, "children", "child_missing")]
        } else {
            vec![]
        };
        assert_eq!(of(6, &none, Some(&last)), expected(6, &missing), "{day}");
    }
    // Somebody born on 29 February is of age on the 28th where the year lacks that day.
    let leap = |completion: &str| {
        let patches = [("/completion_date", json!(completion)), (born, json!("2008-02-29"))];
        of(6, &annual(&patches), None).len()
    };
    assert_eq!((leap("2026-02-27"), leap("2026-02-28")), (0, 1));
}

#[test]
fn check_6_the_same_child_and_spouse_are_known_under_another_id() {
    let last = last_year();
    let cases = [
        ("/content/children/entries/0/id", json!("con-9"), vec![]),
        (
            "/content/children/entries/0/fields/full_name",
            json!("TRẦN THỊ VÍ DỤ"),
            vec![],
        ),
        (
            "/content/spouse/entries/0/fields/full_name",
            json!("Nguyễn Thị Thí-Dụ"),
            vec![],
        ),
        (
            "/content/spouse/entries/0/fields/identity_number",
            json!("001182000009"),
            vec![],
        ),
        (
            "/content/spouse",
            json!({ "none": true }),
            vec![(W, "spouse", "spouse_changed")],
        ),
        (
            "/content/spouse",
            one(
                "vo",
                json!({ "full_name": "Lê Thị Mẫu", "birth_date": "1983-01-01", "identity_number": "001183000003" }),
            ),
            vec![(W, "spouse", "spouse_changed")],
        ),
    ];
    for (pointer, content, rows) in cases {
        assert_eq!(
            of(6, &annual(&[(pointer, content.clone())]), Some(&last)),
            expected(6, &rows),
            "{pointer} {content}"
        );
    }
    let single = with(
        FIRST,
        &[
            ("/completion_date", json!("2025-12-10")),
            ("/content/spouse", json!({ "none": true })),
        ],
    );
    assert_eq!(
        of(6, &annual(&[]), Some(&single)),
        expected(6, &[(W, "spouse", "spouse_changed")])
    );
    assert_eq!(
        of(
            6,
            &annual(&[("/content/spouse", json!({ "none": true }))]),
            Some(&single)
        ),
        []
    );
}

#[test]
fn check_7_every_heading_is_there_and_an_empty_one_says_so() {
    let cases = [
        ("/content/shares", Json::Null, vec![(H, "shares", "heading_absent")]),
        ("/content/spouse", Json::Null, vec![(H, "spouse", "heading_absent")]),
        ("/content/shares", json!({}), vec![(W, "shares", "not_said_none")]),
        (
            "/content/shares",
            json!({ "entries": [] }),
            vec![(W, "shares", "not_said_none")],
        ),
        ("/content/shares", json!({ "none": true }), vec![]),
        (
            "/content/residential_land/none",
            json!(true),
            vec![(W, "residential_land", "said_none_above_entries")],
        ),
        (
            "/content/residential_land/entries/0/state",
            json!("disposed"),
            vec![(W, "residential_land", "not_said_none")],
        ),
    ];
    for (pointer, content, rows) in cases {
        assert_eq!(
            of(7, &annual(&[(pointer, content.clone())]), None),
            expected(7, &rows),
            "{pointer} {content}"
        );
    }
    let all = annual(&[]);
    let nothing = Declaration {
        content: [(
            crate::declarations::HeadingKey::Declarant,
            all.list(crate::declarations::HeadingKey::Declarant).clone(),
        )]
        .into(),
        ..all
    };
    assert_eq!(
        of(7, &nothing, None).len(),
        19,
        "all but the declarant and the income, whose checks are others"
    );
}
