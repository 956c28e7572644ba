//! `declaration …` as other programs use it: the schema against somebody else's validator, the checks, the comparison,
//! the print.

#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use tempfile::TempDir;

const EXAMPLES: [&str; 3] = ["first", "worked-example-before", "worked-example"];

fn run(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_liemchinh"))
        .arg("--data")
        .arg(data)
        .arg("declaration")
        .args(arguments)
        .env_remove("DATABASE_URL")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

/// Exit status and the JSON that was printed.
fn told(arguments: &[&str]) -> (i32, Value) {
    let output = run(Path::new("."), arguments);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    let told = serde_json::from_slice(&output.stdout).expect(&complaint);
    (output.status.code().expect("an exit status"), told)
}

/// The one line on standard error of a command that ends with 2.
fn refused(arguments: &[&str]) -> String {
    let output = run(Path::new("."), arguments);
    let complaint = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(output.stdout.is_empty(), "nothing on standard output");
    assert_eq!(complaint.trim_end().lines().count(), 1, "one line: {complaint}");
    complaint
}

fn path_of(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/testdata/declarations");
    folder.join(format!("{name}.json")).display().to_string()
}

fn example(name: &str) -> Value {
    let text = fs::read_to_string(path_of(name)).expect("an example");
    serde_json::from_str(&text).expect("JSON")
}

/// Files that differ from an example at one place.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn write(&self, name: &str, content: &Value) -> String {
        let path: PathBuf = self.0.path().join(name);
        fs::write(&path, content.to_string()).expect("written");
        path.display().to_string()
    }
}

fn changed(name: &str, pointer: &str, content: Value) -> Value {
    let mut declaration = example(name);
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = declaration.pointer_mut(parent).expect("a place");
    if content.is_null() {
        parent.as_object_mut().expect("an object").remove(key);
    } else {
        parent[key] = content;
    }
    declaration
}

struct Validator(Schemas, SchemaIndex);

impl Validator {
    fn of_the_program() -> Self {
        let (status, schema) = told(&["schema"]);
        assert_eq!(status, 0);
        let id = schema["$id"].as_str().expect("an id").to_owned();
        let mut compiler = Compiler::new();
        compiler.add_resource(&id, schema).expect("a document");
        let mut schemas = Schemas::new();
        let index = compiler.compile(&id, &mut schemas).expect("a schema");
        Self(schemas, index)
    }

    fn complaint(&self, declaration: &Value) -> Option<String> {
        let verdict = self.0.validate(declaration, self.1);
        verdict.err().map(|error| format!("{error:#}"))
    }
}

#[test]
fn the_examples_fit_the_schema_and_the_program_takes_them() {
    let validator = Validator::of_the_program();
    for name in EXAMPLES {
        assert_eq!(validator.complaint(&example(name)), None, "{name}");
        assert_eq!(told(&["check", &path_of(name)]), (0, json!([])), "{name}");
    }
    let before = path_of("worked-example-before");
    let checked = told(&["check", &path_of("worked-example"), "--previous", &before]);
    assert_eq!(checked, (0, json!([])));
}

#[test]
fn what_the_schema_refuses_the_program_refuses_too() {
    let validator = Validator::of_the_program();
    let files = Files::new();
    let land = "/content/residential_land/entries/0";
    let cases = [
        ("/form_version".to_owned(), Value::Null),
        ("/kind".to_owned(), Value::Null),
        ("/completion_date".to_owned(), json!("16/12/2020")),
        ("/content".to_owned(), json!([])),
        ("/remark".to_owned(), json!("x")),
        ("/content/land".to_owned(), json!({})),
        ("/content/shares".to_owned(), json!([])),
        ("/content/shares".to_owned(), json!({ "items": [] })),
        (
            "/content/spouse/entries".to_owned(),
            json!([{ "id": "a" }, { "id": "b" }]),
        ),
        (format!("{land}/id"), Value::Null),
        (format!("{land}/id"), json!("đất")),
        (format!("{land}/state"), json!("sold")),
        (format!("{land}/fields/area"), json!(1)),
        (format!("{land}/fields/house_type"), json!("CAN_HO")),
        (format!("{land}/fields/area_m2"), json!("100")),
        (format!("{land}/fields/value_vnd"), json!(1.5)),
        (format!("{land}/fields/value_vnd"), json!(999_999_000_000_001_i64)),
        (format!("{land}/fields/address"), json!(7)),
        (format!("{land}/fields/address"), json!("a\nb")),
        (format!("{land}/fields/certificate_none"), json!("true")),
        ("/income_items".to_owned(), json!([{ "id": "a", "description": "x" }])),
        (
            "/changes".to_owned(),
            json!({ "rows": [{ "row": "10", "class": "TANG" }] }),
        ),
        (
            "/changes".to_owned(),
            json!({ "rows": [{ "row": "9", "class": "THU NHAP" }] }),
        ),
        ("/changes".to_owned(), json!({ "rows": [{ "row": "9" }] })),
    ];
    for (pointer, content) in cases {
        let declaration = changed("first", &pointer, content.clone());
        assert!(
            validator.complaint(&declaration).is_some(),
            "the schema takes {pointer} {content}"
        );
        refused(&["check", &files.write("file.json", &declaration)]);
    }
}

#[test]
fn every_field_that_the_schema_offers_is_taken() {
    let (_, schema) = told(&["schema"]);
    let validator = Validator::of_the_program();
    let files = Files::new();
    let mut declaration = example("first");
    let headings = schema["properties"]["content"]["properties"]
        .as_object()
        .expect("headings");
    assert_eq!(headings.len(), 21);
    for (heading, list) in headings {
        let fields = &list["properties"]["entries"]["items"]["properties"]["fields"]["properties"];
        let mut entry = json!({ "id": heading, "fields": {} });
        for (field, about) in fields.as_object().expect("fields") {
            entry["fields"][field] = something(about);
        }
        if heading == "foreign_assets" {
            // One asset abroad has the fields of one heading only.
            entry["fields"] = json!({ "country": "Nước Ví Dụ", "asset_type": "money", "money_form": "TIEN_MAT", "currency": "USD", "amount": 1.5, "value_vnd": 40_000 });
        }
        declaration["content"][heading] = json!({ "entries": [entry] });
    }
    declaration["kind"] = json!("HANG_NAM");
    assert_eq!(validator.complaint(&declaration), None);
    let output = run(Path::new("."), &["check", &files.write("all.json", &declaration)]);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A value that a field takes.
fn something(about: &Value) -> Value {
    let choice = about["enum"].as_array().and_then(|choices| choices.first());
    let kind = about["type"]
        .as_array()
        .and_then(|kinds| kinds.first())
        .and_then(Value::as_str);
    match (choice, kind, about["pattern"].as_str()) {
        (Some(choice), _, _) => choice.clone(),
        (_, Some("string"), Some(pattern)) if pattern.contains("{4}") => json!("2020-02-29"),
        (_, Some("string"), Some(pattern)) if pattern.contains("A-Z") => json!("VND"),
        (_, Some("string"), _) => json!("Ví Dụ"),
        (_, Some("integer"), _) => json!(2_000),
        (_, Some("number"), _) => json!(0.125),
        (_, Some("boolean"), _) => json!(true),
        _ => panic!("nothing fits {about}"),
    }
}

#[test]
fn findings_say_rule_severity_field_message_numbers_and_law() {
    let files = Files::new();
    let without_area = changed(
        "first",
        "/content/residential_land/entries/0/fields/area_m2",
        Value::Null,
    );
    let (status, list) = told(&["check", &files.write("a.json", &without_area)]);
    assert_eq!(status, 1, "an H rule failed");
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    let finding = &list[0];
    assert_eq!(finding["rule"], json!(8));
    assert_eq!(finding["severity"], json!("H"));
    assert_eq!(finding["field"], json!("residential_land/dat-1/area_m2"));
    assert_eq!(finding["code"], json!("field_empty"));
    assert_eq!(
        finding["message"],
        json!("1.1 Đất ở, Thửa thứ nhất: Chưa ghi “Diện tích”. Hãy ghi nội dung này.")
    );
    assert_eq!(finding["numbers"], json!({}));
    assert_eq!(finding["law"][0]["mark"], json!("verify"));

    let cash = json!({ "entries": [{ "id": "tien", "fields": { "money_form": "TIEN_MAT", "currency": "VND", "value_vnd": 142_000_000 } }] });
    let little = changed("first", "/content/money", cash);
    let (status, list) = told(&["check", &files.write("b.json", &little)]);
    assert_eq!(status, 0, "a warning blocks nothing");
    assert_eq!(list[0]["severity"], json!("W"));
    assert_eq!(
        list[0]["numbers"],
        json!({ "total_vnd": 142_000_000, "threshold_vnd": 150_000_000 })
    );
    assert_eq!(
        list[0]["message"],
        json!(
            "5 Tiền (tiền Việt Nam, ngoại tệ): Tổng 142 triệu đồng, dưới 150 triệu đồng: không bắt buộc kê khai, vẫn có thể kê khai."
        )
    );

    let late = changed("worked-example", "/completion_date", json!("2020-12-31"));
    let (status, list) = told(&["check", &files.write("c.json", &late)]);
    assert_eq!(status, 1);
    let rules: Vec<_> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["rule"].clone())
        .collect();
    assert_eq!(rules, [json!(4), json!(26)], "{list}");
    assert_eq!(list[1]["numbers"], json!({ "due": "2020-12-30", "day": "2020-12-31" }));
}

#[test]
fn the_last_declaration_is_held_against_this_one() {
    let files = Files::new();
    let before = path_of("worked-example-before");
    let mut without_row = example("worked-example");
    without_row["changes"]["rows"].as_array_mut().expect("rows").remove(3);
    let file = files.write("a.json", &without_row);
    let (status, list) = told(&["check", &file, "--previous", &before]);
    assert_eq!(
        (status, list[0]["rule"].clone(), list[0]["code"].clone()),
        (1, json!(15), json!("row_absent")),
        "{list}"
    );
    assert_eq!(list[0]["numbers"], json!({ "value_vnd": 1_000_000_000 }));
    // A first declaration cannot follow another one.
    let (status, list) = told(&["check", &path_of("first"), "--previous", &before]);
    assert_eq!((status, list[0]["rule"].clone()), (1, json!(2)), "{list}");
}

#[test]
fn files_that_are_no_declarations_are_refused_in_one_line() {
    let files = Files::new();
    let missing = files.0.path().join("missing.json").display().to_string();
    assert!(refused(&["check", &missing]).contains("cannot read"));
    assert!(refused(&["check", &files.0.path().display().to_string()]).contains("cannot read"));
    let broken = files.0.path().join("broken.json");
    fs::write(&broken, "{\"form_version\":").expect("written");
    assert!(refused(&["check", &broken.display().to_string()]).contains("is no declaration: EOF"));
    fs::write(&broken, b"\xff").expect("written");
    refused(&["check", &broken.display().to_string()]);
    let twice = changed("first", "/content/houses", json!({ "entries": [{ "id": "dat-1" }] }));
    assert!(refused(&["check", &files.write("a.json", &twice)]).contains("every id stands once"));
    for kind in ["BO_SUNG", "CONG_TAC_CAN_BO"] {
        let file = files.write("b.json", &changed("first", "/kind", json!(kind)));
        let line = refused(&["check", &file]);
        assert!(
            line.contains(&format!(
                "declarations of kind {kind} cannot be handled yet, only LAN_DAU and HANG_NAM"
            )),
            "{line}"
        );
    }
    let unknown = files.write("c.json", &changed("first", "/kind", json!("HANG_QUY")));
    let (status, list) = told(&["check", &unknown]);
    assert_eq!(
        (status, list[0]["rule"].clone()),
        (1, json!(1)),
        "one of four kinds: {list}"
    );
    let line = refused(&[
        "check",
        &path_of("worked-example-before"),
        "--previous",
        &path_of("worked-example"),
    ]);
    assert!(line.contains("was completed after this one"), "{line}");
    refused(&["check"]);
    refused(&["compare", &path_of("first")]);
}

#[test]
fn the_official_example_is_compared_line_for_line() {
    let (before, now) = (path_of("worked-example-before"), path_of("worked-example"));
    let (status, comparison) = told(&["compare", &before, &now]);
    assert_eq!(status, 0);
    let million = 1_000_000_i64;
    let rows: Vec<Value> = comparison["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| json!([row["row"], row["quantity"], row["value_vnd"], row["class"]]))
        .collect();
    assert_eq!(
        rows,
        [
            json!(["1.1", "− 100 m²", 500 * million, "GIAM"]),
            json!(["2.1", "+ 100 m²", 3_500 * million, "TANG"]),
            json!(["5", "+ 01 sổ tiết kiệm", 500 * million, "TANG"]),
            json!(["7.1", "+ 01", 1_000 * million, "TANG"]),
            json!(["9", null, 5_600 * million, "THU_NHAP"]),
        ]
    );
    assert_eq!(
        comparison["source_test"],
        json!({ "E_vnd": 600 * million, "E_million": 600, "flag": null })
    );
    assert_eq!(
        comparison["rows"][4].get("quantity"),
        None,
        "a key that does not apply is absent"
    );
}

#[test]
fn a_comparison_names_what_the_income_does_not_cover() {
    let files = Files::new();
    let income = "/content/income/entries/0/fields/declarant_vnd";
    let poor = changed("worked-example", income, json!(4_399_999_999_i64));
    let (status, comparison) = told(&[
        "compare",
        &path_of("worked-example-before"),
        &files.write("a.json", &poor),
    ]);
    assert_eq!(
        (status, &comparison["source_test"]),
        (0, &json!({ "E_vnd": -1, "flag": "NGUON_CHUA_DU" }))
    );
    let unsaid = changed("worked-example", income, Value::Null);
    let (_, comparison) = told(&[
        "compare",
        &path_of("worked-example-before"),
        &files.write("b.json", &unsaid),
    ]);
    assert_eq!(comparison.get("source_test"), None);
    let line = refused(&["compare", &path_of("worked-example-before"), &path_of("first")]);
    assert!(line.contains("which has no Section III"), "{line}");
    let supplementary = files.write("c.json", &changed("first", "/kind", json!("BO_SUNG")));
    assert!(refused(&["compare", &supplementary, &path_of("worked-example")]).contains("BO_SUNG"));
}

#[test]
fn the_form_is_printed_once_and_for_its_owner_alone() {
    let files = Files::new();
    let out = files.0.path().join("form.pdf");
    let print = |file: &str, out: &Path| {
        let out = out.display().to_string();
        run(Path::new("."), &["pdf", file, &out])
    };
    let output = print(&path_of("worked-example"), &out);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    assert!(output.stdout.is_empty() && complaint.is_empty(), "{complaint}");
    let pdf = fs::read(&out).expect("a document");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let mode = fs::metadata(&out).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else reads it");

    let again = ["pdf", &path_of("first"), &out.display().to_string()];
    assert!(refused(&again).contains("is there already"));
    assert_eq!(fs::read(&out).expect("a document"), pdf, "left as it was");
}

#[test]
fn what_cannot_be_printed_leaves_no_file() {
    let files = Files::new();
    let out = files.0.path().join("form.pdf");
    let to = out.display().to_string();
    let supplementary = files.write("a.json", &changed("first", "/kind", json!("BO_SUNG")));
    let misfit = files.write("b.json", &changed("first", "/content/land", json!({})));
    let missing = files.0.path().join("missing.json").display().to_string();
    for file in [supplementary, misfit, missing] {
        refused(&["pdf", &file, &to]);
    }
    let nowhere = files.0.path().join("no/form.pdf").display().to_string();
    assert!(refused(&["pdf", &path_of("first"), &nowhere]).contains("no such folder"));
    assert!(!out.exists());
}

#[test]
fn local_rows_of_the_law_count_here_too() {
    let files = Files::new();
    let row = r#"
[[parameter]]
key = "T_attached"
name = { vi = "Tài sản khác gắn liền với đất", en = "Other assets attached to land" }
value = 120_000_000
unit = "VND"
source = "Công báo"
mark = "confirmed"
valid_from = 2026-07-01
"#;
    fs::write(files.0.path().join("law-local.toml"), row).expect("a file");
    let trees = json!({ "entries": [{ "id": "cay", "fields": { "tree_type": "cà phê", "quantity": 500, "value_vnd": 130_000_000, "value_basis": "TU_TAO" } }] });
    let file = files.write("a.json", &changed("first", "/content/perennial_trees", trees));
    assert_eq!(told(&["check", &file]).1[0]["rule"], json!(10));
    let output = run(files.0.path(), &["check", &file]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "[]");
}
