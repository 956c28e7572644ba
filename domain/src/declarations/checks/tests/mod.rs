//! Each check: what fires it, what does not, and the boundary between.

mod asset_rules;
mod change_rules;
mod content_rules;
mod procedure_rules;

use serde_json::{Value as Json, json};

use super::*;
use crate::day;
use crate::declarations::tests::{EXAMPLE, EXAMPLE_BEFORE, FIRST, form, one, put, read, with};
use crate::law::Law;

/// Check, severity, place and code of a finding.
type Found = (u8, Severity, String, String);

const H: Severity = Severity::H;
const W: Severity = Severity::W;

fn on(iso: &str) -> NaiveDate {
    day::read_iso(iso).expect("a day")
}

fn findings(declaration: &Declaration, previous: Option<&Declaration>, facts: &Facts) -> Vec<Finding> {
    check(&Case {
        law: Law::for_tests(),
        form: form(),
        declaration,
        previous,
        facts,
        today: declaration.completion_date.0,
    })
}

fn brief(finding: &Finding) -> Found {
    let code = serde_json::to_value(&finding.problem).expect("JSON");
    let code = code["code"].as_str().expect("a code").to_owned();
    (finding.rule, finding.severity, finding.place.to_string(), code)
}

/// What one check found.
fn of(rule: u8, declaration: &Declaration, previous: Option<&Declaration>) -> Vec<Found> {
    let findings = findings(declaration, previous, &Facts::default());
    findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(brief)
        .collect()
}

fn expected(rule: u8, rows: &[(Severity, &str, &str)]) -> Vec<Found> {
    rows.iter()
        .map(|(severity, place, code)| (rule, *severity, (*place).to_owned(), (*code).to_owned()))
        .collect()
}

/// The declaration before [`annual`]: a parcel, a spouse, a child.
fn last_year() -> Declaration {
    with(FIRST, &[("/completion_date", json!("2025-12-10"))])
}

/// An annual declaration of 2026 without a change, and with other content at some places.
fn annual(patches: &[(&str, Json)]) -> Declaration {
    let mut file = crate::declarations::tests::json(FIRST);
    put(&mut file, "/kind", json!("HANG_NAM"));
    put(&mut file, "/completion_date", json!("2026-12-15"));
    let income = json!({
        "period_from": "2025-12-10", "period_to": "2026-12-14",
        "declarant_vnd": 300_000_000, "spouse_vnd": 0, "minor_children_vnd": 0, "joint_vnd": 0,
    });
    put(&mut file, "/content/income", one("thu-nhap", income));
    put(
        &mut file,
        "/income_items",
        json!([{ "id": "luong", "description": "Lương", "value_vnd": 300_000_000 }]),
    );
    let row = json!({ "row": "9", "class": "THU_NHAP", "entry": "thu-nhap", "value_vnd": 300_000_000, "explanation": "lương" });
    put(&mut file, "/changes", json!({ "none": true, "rows": [row] }));
    for (pointer, content) in patches {
        put(&mut file, pointer, content.clone());
    }
    read(file)
}

#[test]
fn whole_declarations_pass() {
    let facts = Facts::default();
    for (declaration, previous) in [
        (with(FIRST, &[]), None),
        (annual(&[]), None),
        (annual(&[]), Some(last_year())),
        (with(EXAMPLE, &[]), None),
        (with(EXAMPLE, &[]), Some(with(EXAMPLE_BEFORE, &[]))),
    ] {
        let found: Vec<Found> = findings(&declaration, previous.as_ref(), &facts)
            .iter()
            .map(brief)
            .collect();
        assert_eq!(found, [], "{:?}", declaration.kind);
    }
}

#[test]
fn the_law_of_every_check_is_known() {
    let built = (1..=16).chain([18, 23, 25, 26, 27, 28]);
    for rule in built {
        assert!(Law::for_tests().check_basis(rule).is_some(), "{rule}");
    }
}
