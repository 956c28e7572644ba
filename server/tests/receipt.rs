//! `receipt verify` as scripts call it: over the store, over an exported log, and with whatever is no receipt.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use sqlx::{Connection, Row, SqliteConnection};
use tempfile::TempDir;
use uuid::Uuid;

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

/// Exit status, and what was told on standard output and on standard error.
fn told(data: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = run(data, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let status = output.status.code().expect("an exit status");
    (status, text(output.stdout), text(output.stderr))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let number = (0..3).fold(0_u32, |number, at| {
            number << 8 | u32::from(*group.get(at).unwrap_or(&0))
        });
        for at in 0..=3 {
            let digit = usize::try_from(number >> (18 - 6 * at) & 63).expect("small");
            text.push(if at > group.len() {
                '='
            } else {
                char::from(DIGITS[digit])
            });
        }
    }
    text
}

/// A receipt that the demonstration gave, as somebody may have noted it down: without nonce and proof.
async fn noted(data: &Path) -> Value {
    let store = data.join("liemchinh.db").display().to_string();
    let mut connection = SqliteConnection::connect(&store).await.expect("the store opens");
    let all = "SELECT number, issued_at, commitment, event, checkpoint, signature FROM receipt ORDER BY number LIMIT 1";
    let row = sqlx::query(all)
        .fetch_one(&mut connection)
        .await
        .expect("the demonstration has receipts");
    connection.close().await.expect("closed");
    let at = chrono::DateTime::from_timestamp_micros(row.get(1)).expect("an instant");
    let at = at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    let mut receipt = json!({
        "liemchinh_receipt": 1,
        "number": row.get::<String, _>(0),
        "at": at,
        "commitment": hex(&row.get::<Vec<u8>, _>(2)),
        "event": row.get::<Uuid, _>(3),
        "signature": base64(&row.get::<Vec<u8>, _>(5)),
        "key": "",
    });
    if let Some(checkpoint) = row.get::<Option<String>, _>(4) {
        receipt["checkpoint"] = checkpoint.into();
    }
    receipt
}

fn written(folder: &Path, name: &str, receipt: &Value) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, receipt.to_string()).expect("written");
    path
}

#[tokio::test]
async fn a_receipt_is_compared_with_the_store_and_with_an_exported_log() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path();
    assert!(run(data, &["demo"]).status.success());
    let receipt = noted(data).await;
    let file = written(data, "receipt.json", &receipt).display().to_string();

    let (status, out, error) = told(data, &["receipt", "verify", &file]);
    assert_eq!((status, error.as_str()), (0, ""), "{out}");
    assert!(out.contains("the receipt is genuine") && out.contains(receipt["number"].as_str().expect("text")));
    let (status, out, _) = told(data, &["receipt", "verify", &file, "--json"]);
    let verdict: Value = serde_json::from_str(&out).expect("one JSON document");
    assert_eq!(
        (status, &verdict["ok"], &verdict["reason"]),
        (0, &Value::Bool(true), &Value::Null)
    );
    assert!(verdict["leaf"].is_u64());

    let bundle = data.join("log").display().to_string();
    assert!(run(data, &["ledger", "export", &bundle]).status.success());
    // Without any store.
    let elsewhere = TempDir::new().expect("a folder");
    let (status, out, _) = told(elsewhere.path(), &["receipt", "verify", &file, "--bundle", &bundle]);
    assert_eq!(status, 0, "{out}");

    for (part, value) in [
        ("number", json!("2026-0000-0000")),
        ("commitment", json!("00".repeat(32))),
    ] {
        let mut forged = receipt.clone();
        forged[part] = value;
        let file = written(data, "forged.json", &forged).display().to_string();
        for arguments in [
            &["receipt", "verify", &file][..],
            &["receipt", "verify", &file, "--bundle", &bundle],
        ] {
            let (status, out, error) = told(data, arguments);
            assert_eq!((status, error.as_str()), (1, ""), "{part}");
            assert!(out.contains("FAIL "), "{out}");
        }
    }
    // Of a receipt without its nonce nobody can say for which content it is.
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../domain/testdata/declarations/first.json"
    );
    let (status, out, _) = told(data, &["receipt", "verify", &file, "--declaration", example]);
    assert_eq!(status, 1, "{out}");
}

#[test]
fn what_is_no_receipt_is_told_in_one_line() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path();
    let text = data.join("text");
    fs::write(&text, "not a receipt").expect("written");
    let text = text.display().to_string();
    let absent = data.join("absent").display().to_string();
    for arguments in [
        &["receipt", "verify"][..],
        &["receipt", "verify", &absent],
        &["receipt", "verify", &text],
    ] {
        let (status, out, error) = told(data, arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    }
    let receipt = json!({
        "liemchinh_receipt": 1, "number": "2026-0000-0000", "at": "2026-01-01T00:00:00Z", "commitment": "",
        "event": Uuid::nil(), "signature": "", "key": "",
    });
    let file = written(data, "receipt.json", &receipt).display().to_string();
    let (status, _, error) = told(data, &["receipt", "verify", &file, "--bundle", &text]);
    assert_eq!(status, 2, "{error}");
    let (status, _, error) = told(data, &["receipt", "verify", &file]);
    assert_eq!(status, 3, "there is no store: {error}");
}
