//! `ledger …` as scripts call it, and the start of a server over a log that was tampered with.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use domain::ledger::checkpoint::{self, Checkpoint};
use serde_json::Value;
use tempfile::TempDir;
use vault::system::SystemSecret;

fn run(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_liemchinh"))
        .arg("--data")
        .arg(data)
        .args(arguments)
        .env_remove("DATABASE_URL")
        .env_remove("LIEMCHINH_SECRET_FILE")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn demo() -> TempDir {
    let data = TempDir::new().expect("a folder");
    assert!(run(data.path(), &["demo"]).status.success());
    data
}

/// Exit status and the JSON that was printed.
fn json(data: &Path, arguments: &[&str]) -> (i32, Value) {
    let output = run(data, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    let told = serde_json::from_slice(&output.stdout).expect(&complaint);
    (output.status.code().expect("an exit status"), told)
}

/// What a command prints that says yes.
fn yes(data: &Path, arguments: &[&str]) -> String {
    let output = run(data, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn complaint(data: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(data, arguments);
    let complaint = String::from_utf8(output.stderr).expect("text");
    assert_eq!(complaint.trim_end().lines().count(), 1, "one line: {complaint}");
    (output.status.code().expect("an exit status"), complaint)
}

#[test]
fn the_log_is_verified_signed_proved_and_exported() {
    let data = demo();
    let data = data.path();
    let (status, report) = json(data, &["ledger", "verify", "--rows", "--json"]);
    assert_eq!(
        (status, &report["ok"], &report["first_bad"]),
        (0, &Value::Bool(true), &Value::Null)
    );
    assert!(yes(data, &["ledger", "verify"]).contains("nothing was changed"));

    let pdf = data.join("head.pdf");
    let note = yes(data, &["ledger", "checkpoint", "--pdf", &pdf.display().to_string()]);
    assert!(fs::read(&pdf).expect("the sheet").starts_with(b"%PDF"));
    assert_eq!(
        fs::read_to_string(data.join("ledger.anchor")).expect("the anchor"),
        note
    );
    assert_eq!(note.lines().nth(1), Some(report["size"].to_string().as_str()));
    assert_eq!(note.lines().nth(2), report["root"].as_str());
    assert_eq!(
        yes(data, &["ledger", "checkpoint"]),
        note,
        "nothing has happened meanwhile"
    );
    let again = complaint(data, &["ledger", "checkpoint", "--pdf", &pdf.display().to_string()]);
    assert_eq!(again.0, 2, "{}", again.1);

    let bundle = data.join("log.jsonl");
    let bundle = bundle.to_str().expect("text");
    yes(data, &["ledger", "export", bundle]);
    assert_eq!(
        complaint(data, &["ledger", "export", bundle]).0,
        2,
        "nothing is overwritten"
    );
    let kept = data.join("kept");
    // Scanned from paper: the end of the last line is lost.
    fs::write(&kept, note.trim_end()).expect("written");
    let kept = kept.to_str().expect("text");
    let nowhere = TempDir::new().expect("a folder");
    let alone = ["ledger", "verify", "--bundle", bundle, "--checkpoint", kept, "--json"];
    let (status, of_bundle) = json(nowhere.path(), &alone);
    assert_eq!(
        (status, &of_bundle["size"], &of_bundle["root"]),
        (0, &report["size"], &report["root"])
    );

    let text = fs::read_to_string(bundle).expect("the bundle");
    let first: Value = serde_json::from_str(text.lines().nth(1).expect("an event")).expect("JSON");
    let leaf: Value = serde_json::from_str(first["content"].as_str().expect("text")).expect("JSON");
    let event = leaf["id"].as_str().expect("an id");
    let (status, proof) = json(data, &["ledger", "prove", event]);
    assert_eq!(
        (status, &proof["leaf"], &proof["content"]),
        (0, &first["leaf"], &first["content"])
    );
    let other = "00000000-0000-4000-8000-000000000000";
    assert_eq!(
        complaint(data, &["ledger", "prove", other]).0,
        1,
        "there is no such event"
    );
    assert_eq!(complaint(data, &["ledger", "prove", "event"]).0, 2, "this is no id");

    fs::write(bundle, text.replacen("console", "nobody0", 1)).expect("written");
    let (status, of_bundle) = json(nowhere.path(), &["ledger", "verify", "--bundle", bundle, "--json"]);
    assert_eq!((status, &of_bundle["ok"]), (1, &Value::Bool(false)));
    assert_eq!(
        complaint(nowhere.path(), &["ledger", "verify", "--bundle", kept]).0,
        2,
        "that is no bundle"
    );
    assert_eq!(
        complaint(nowhere.path(), &["ledger", "verify"]).0,
        3,
        "there is no store"
    );
}

/// The anchor of a longer life of this store: signed by its key, and knowing events that the database does not have.
fn anchor_ahead(data: &Path) {
    let digits = fs::read_to_string(data.join("system.secret")).expect("the secret");
    let bytes = std::array::from_fn(|byte| u8::from_str_radix(&digits[2 * byte..2 * byte + 2], 16).expect("digits"));
    let key = SystemSecret::new(bytes).ledger_key();
    let public = key.public();
    let file = data.join("ledger.anchor");
    let note = fs::read_to_string(&file).expect("the anchor");
    let known = checkpoint::open(&note, &public.0, |text, signature| public.verifies(text, signature));
    let known = known.expect("signed by this store");
    let ahead = Checkpoint {
        size: known.size + 5,
        ..known
    };
    let note = checkpoint::sign(&ahead, &public.0, |text| key.sign_foreign(text));
    fs::write(file, note).expect("written");
}

#[test]
fn an_older_database_is_told_by_doctor_and_not_served() {
    let data = demo();
    let data = data.path();
    yes(data, &["ledger", "checkpoint"]);
    yes(data, &["doctor"]);
    anchor_ahead(data);
    for command in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["worker"],
        &["ledger", "checkpoint"],
    ] {
        let (status, told) = complaint(data, command);
        assert_eq!(status, 3, "{told}");
        assert!(told.contains("events were cut off, or the database is older"), "{told}");
    }
    let (status, report) = json(data, &["ledger", "verify", "--json"]);
    assert_eq!(
        (status, &report["ok"], &report["first_bad"]),
        (1, &Value::Bool(false), &report["size"])
    );
    let doctor = run(data, &["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    let told = String::from_utf8(doctor.stdout).expect("text");
    assert!(told.contains("FAIL ledger"), "{told}");

    fs::write(data.join("ledger.anchor"), "nothing\n").expect("written");
    let (status, told) = complaint(data, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(status, 3, "{told}");
    assert!(told.contains("no checkpoint of this installation"), "{told}");
}
