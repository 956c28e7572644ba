//! `law eval` as other programs use it: every rule against tables of boundary cases, and a stream with wrong lines in it.
//!
//! The cases in `law_cases/*.jsonl` were written from the texts of the law, without a look at the rules under test.

#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn eval(data: &Path, input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_liemchinh"))
        .args(["law", "eval", "--data"])
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("a writer").expect("everything is read");
    output
}

fn answers(data: &Path, input: &[u8]) -> Vec<Value> {
    let output = eval(data, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect()
}

fn empty() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Every expected key is there with its value; inside the states that may follow, only the keys that are expected.
fn agrees(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .all(|(key, value)| found.get(key).is_some_and(|found| agrees(value, found))),
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(value, found)| agrees(value, found))
        }
        _ => expected == found,
    }
}

fn complaint(case: &Value, reply: &Value) -> Option<String> {
    let problem = |what: &str| Some(format!("{what}\n  case   {case}\n  answer {reply}"));
    if reply["id"] != case["id"] {
        return problem("another id");
    }
    if let Some(code) = case.get("error").and_then(Value::as_str) {
        let found = reply["error"].as_str().unwrap_or_default();
        let told = found
            .strip_prefix(code)
            .is_some_and(|rest| rest.starts_with(": ") && rest.len() > 4);
        return if told { None } else { problem("another error") };
    }
    if !agrees(&case["output"], &reply["output"]) {
        return problem("another answer");
    }
    let absent = case.get("absent").and_then(Value::as_array).into_iter().flatten();
    for key in absent.filter_map(Value::as_str) {
        if reply["output"].get(key).is_some() {
            return problem(&format!("{key} should be absent"));
        }
    }
    None
}

#[test]
fn every_rule_answers_as_the_law_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law_cases");
    let mut complaints = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 20, "one file of cases for each rule");
    for file in files {
        let text = std::fs::read(&file).expect("readable cases");
        let cases: Vec<Value> = String::from_utf8(text.clone())
            .expect("UTF-8")
            .lines()
            .map(|line| serde_json::from_str(line).expect("one case a line"))
            .collect();
        assert!(cases.len() >= 4, "{}: too few cases", file.display());
        let replies = answers(empty().path(), &text);
        assert_eq!(replies.len(), cases.len(), "{}", file.display());
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        complaints.extend(
            cases
                .iter()
                .zip(&replies)
                .filter_map(|(case, reply)| complaint(case, reply))
                .map(|complaint| format!("{name}: {complaint}")),
        );
    }
    assert!(
        complaints.is_empty(),
        "{} complaints\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

#[test]
fn wrong_lines_are_told_and_the_stream_goes_on() {
    let quota = r#""rule":"draw.quota","input":{"agency_annual_declarants":11,"eligible":11}"#;
    let lines = [
        (format!("{{\"id\":1,{quota}}}"), json!(1), None),
        ("not JSON".to_owned(), Value::Null, Some("BAD_JSON")),
        ("[1]".to_owned(), Value::Null, Some("BAD_JSON")),
        ("{\"id\":2,\"id\":3}".to_owned(), Value::Null, Some("BAD_JSON")),
        (format!("{{\"id\":[1],{quota}}}"), Value::Null, Some("BAD_INPUT")),
        (format!("{{{quota}}}"), Value::Null, None),
        (format!("{{\"id\":\"đ\\u0041\",{quota}}}\r"), json!("đA"), None),
        (
            "{\"id\":true,\"rule\":\"draw.lots\",\"input\":{}}".to_owned(),
            json!(true),
            Some("UNKNOWN_RULE"),
        ),
        (
            "{\"id\":5,\"rule\":\"draw.quota\"}".to_owned(),
            json!(5),
            Some("BAD_INPUT"),
        ),
        (
            "{\"id\":6,\"rule\":\"draw.quota\",\"input\":[]}".to_owned(),
            json!(6),
            Some("BAD_INPUT"),
        ),
        (
            "{\"id\":7,\"rule\":7,\"input\":{}}".to_owned(),
            json!(7),
            Some("BAD_INPUT"),
        ),
        ("{\"id\":8,\"input\":{}}".to_owned(), json!(8), Some("BAD_INPUT")),
    ];
    let mut input = Vec::new();
    for (line, _, _) in &lines {
        input.extend_from_slice(line.as_bytes());
        input.extend_from_slice(b"\n\n  \n");
    }
    input.extend_from_slice(b"{\"id\":\"\xff\"}\n");
    input.extend_from_slice(format!("{{\"id\":9,{quota}}}").as_bytes()); // the last line has no end
    let replies = answers(empty().path(), &input);
    assert_eq!(replies.len(), lines.len() + 2);
    for ((line, id, error), reply) in lines.iter().zip(&replies) {
        assert_eq!(&reply["id"], id, "{line}");
        match error {
            Some(code) => assert!(
                reply["error"]
                    .as_str()
                    .unwrap_or_default()
                    .starts_with(&format!("{code}: ")),
                "{line}"
            ),
            None => assert_eq!(reply["output"]["n_required"], json!(2), "{line}"),
        }
    }
    let broken = &replies[lines.len()];
    assert!(
        broken["error"].as_str().unwrap_or_default().starts_with("BAD_JSON: "),
        "{broken}"
    );
    assert_eq!(replies[lines.len() + 1]["id"], json!(9));
}

#[test]
fn a_number_too_long_for_this_program_comes_back_as_it_was() {
    let output = eval(
        empty().path(),
        b"{\"id\":123456789012345678901234567890,\"rule\":\"x\"}\n",
    );
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        text.starts_with("{\"id\":123456789012345678901234567890,\"error\":\"UNKNOWN_RULE: "),
        "{text}"
    );
}

#[test]
fn a_key_that_no_rule_knows_is_named() {
    let line = br#"{"id":1,"rule":"deadline","input":{"code":"TS05","event_date":"2026-11-02","stop":[]}}"#;
    let reply = &answers(empty().path(), line)[0];
    assert_eq!(reply["output"]["due"], json!("2026-11-09"));
    assert_eq!(reply["output"]["ignored"], json!(["stop"]));
}

#[test]
fn rows_to_be_checked_can_be_replaced_in_the_data_folder() {
    let data = empty();
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
    std::fs::write(data.path().join("law-local.toml"), row).expect("a file");
    let line = br#"{"id":1,"rule":"threshold.item","input":{"completion_date":"2026-11-02","item":"ATTACHED","total_value_of_kind_vnd":120000000}}"#;
    let reply = &answers(data.path(), line)[0];
    assert_eq!(reply["output"]["threshold_vnd"], json!(120_000_000));
    assert_eq!(reply["output"]["source"], json!("Công báo"));

    std::fs::write(data.path().join("law-local.toml"), row.replace("T_attached", "T_item")).expect("a file");
    let output = eval(data.path(), line);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        told,
        "liemchinh: law-local.toml:2: T_item is confirmed and cannot be replaced\n"
    );
}
