//! The program as scripts call it: exit status, one line of complaint, data on standard output.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

fn liemchinh(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_liemchinh"));
    command
        .arg("--data")
        .arg(data)
        .args(arguments)
        .env_remove("DATABASE_URL")
        .stdin(Stdio::null());
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    liemchinh(data, arguments).output().expect("the program starts")
}

/// Exit status and the one line of complaint.
fn refusal(data: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(data, arguments);
    let complaint = String::from_utf8(output.stderr).expect("text");
    assert_eq!(complaint.trim_end().lines().count(), 1, "one line: {complaint}");
    assert!(output.stdout.is_empty(), "data only on standard output");
    (output.status.code().expect("an exit status"), complaint)
}

fn new_store() -> TempDir {
    let data = TempDir::new().expect("a folder");
    assert!(run(data.path(), &["demo"]).status.success());
    data
}

#[test]
fn migrate_makes_a_store_and_check_tells() {
    let data = TempDir::new().expect("a folder");
    assert_eq!(
        run(data.path(), &["migrate", "--check"]).status.code(),
        Some(1),
        "there is none"
    );
    assert!(!data.path().join("liemchinh.db").exists(), "checking makes nothing");
    let output = run(data.path(), &["migrate"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("applied "));
    assert_eq!(run(data.path(), &["migrate", "--check"]).status.code(), Some(0));
    assert_eq!(
        run(data.path(), &["migrate"]).status.code(),
        Some(0),
        "a second time does nothing"
    );
}

#[test]
fn doctor_tells_people_and_scripts() {
    let data = new_store();
    let output = run(data.path(), &["doctor"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    let json = run(data.path(), &["doctor", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).expect("one JSON document");
    assert_eq!(report["ok"], true);
    let names: Vec<_> = report["checks"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|check| check["name"].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "version",
            "configuration",
            "law",
            "site",
            "migrations",
            "secret",
            "founding",
            "ledger",
            "worker",
            "events",
            "engine",
            "clock"
        ]
    );

    fs::write(data.path().join("config.toml"), "base_ulr = 1").expect("written");
    let output = run(data.path(), &["doctor"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("FAIL configuration"));
}

#[test]
fn arguments_and_input_that_cannot_be_used_end_with_two() {
    let data = new_store();
    let cases: [&[&str]; 5] = [
        &["nonsense"],
        &[],
        &["serve", "--listen", "nowhere"],
        &["serve", "--listen", "0.0.0.0:0"],
        &["serve", "--tls-cert", "x.pem"],
    ];
    for arguments in cases {
        let (status, complaint) = refusal(data.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}: {complaint}");
    }
    fs::write(data.path().join("config.toml"), "\nmail = 3").expect("written");
    let (status, complaint) = refusal(data.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(status, 2);
    assert!(complaint.contains("config.toml: line 2"), "{complaint}");
}

#[test]
fn a_store_that_cannot_be_used_ends_with_three() {
    let empty = TempDir::new().expect("a folder");
    let (status, complaint) = refusal(empty.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(status, 3);
    assert!(complaint.contains("liemchinh init"), "it says what to do: {complaint}");

    fs::write(empty.path().join("liemchinh.db"), "a letter, not a database").expect("written");
    for arguments in [&["serve"][..], &["worker"], &["migrate"], &["migrate", "--check"]] {
        let (status, complaint) = refusal(empty.path(), arguments);
        assert_eq!(status, 3, "{arguments:?}");
        assert!(complaint.contains("is not a database of Liêm Chính"), "{complaint}");
    }
    assert_eq!(
        fs::read(empty.path().join("liemchinh.db")).expect("read"),
        b"a letter, not a database"
    );
}

#[test]
fn migrate_survives_being_killed_at_any_moment() {
    for round in 0..40 {
        let data = TempDir::new().expect("a folder");
        let mut killed = liemchinh(data.path(), &["migrate"])
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        // Each round lets it come a little further: it has opened more files by then.
        let deadline = Instant::now() + Duration::from_micros(500 * round);
        while Instant::now() < deadline {
            std::hint::spin_loop();
        }
        drop((killed.kill(), killed.wait()));
        let output = run(data.path(), &["migrate"]);
        assert!(
            output.status.success(),
            "round {round}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            run(data.path(), &["migrate", "--check"]).status.success(),
            "round {round}"
        );
    }
}

#[test]
fn several_migrate_at_once_and_only_one_applies() {
    let data = TempDir::new().expect("a folder");
    let all: Vec<_> = (0..4)
        .map(|_| {
            liemchinh(data.path(), &["migrate"])
                .stdout(Stdio::piped())
                .spawn()
                .expect("the program starts")
        })
        .collect();
    let said: Vec<_> = all
        .into_iter()
        .map(|program| {
            let output = program.wait_with_output().expect("it ends");
            assert!(output.status.success());
            String::from_utf8(output.stdout).expect("text")
        })
        .collect();
    assert_eq!(
        said.iter().filter(|text| !text.starts_with("applied 0 ")).count(),
        1,
        "{said:?}"
    );
}

#[test]
fn what_is_made_belongs_to_its_account_alone() {
    let parent = TempDir::new().expect("a folder");
    let data = parent.path().join("data");
    assert!(run(&data, &["migrate"]).status.success());
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    assert_eq!(mode(&data.join("liemchinh.db")), 0o600);
}

#[test]
fn secrets_in_wrong_places_are_not_repeated() {
    let data = new_store();
    fs::write(data.path().join("config.toml"), "mail = \"smtps://bob:S3cret@host\"").expect("written");
    let output = run(data.path(), &["doctor"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("S3cret"));
    let output = liemchinh(data.path(), &["migrate"])
        .env("DATABASE_URL", "postgres://h/d?sslmode=S3cret")
        .output();
    let output = output.expect("the program starts");
    assert_eq!(output.status.code(), Some(2), "no use in trying again");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("S3cret"));
}

#[test]
fn help_and_version_are_answers() {
    let data = TempDir::new().expect("a folder");
    for arguments in [&["--help"][..], &["--version"], &["serve", "--help"]] {
        let output = run(data.path(), arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(!output.stdout.is_empty() && output.stderr.is_empty());
    }
}

#[test]
fn serve_answers_logs_no_address_and_stops_when_asked() {
    let data = new_store();
    let mut server = liemchinh(data.path(), &["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut log = BufReader::new(server.stderr.take().expect("a log"));
    let mut first = String::new();
    log.read_line(&mut first).expect("a line");
    let event: serde_json::Value = serde_json::from_str(&first).expect("JSON logs");
    let address = event["address"].as_str().expect("where it listens").to_owned();

    let mut client = TcpStream::connect(&address).expect("connected");
    client
        .write_all(b"GET /tinh-trang-he-thong?ai=nguyen-van-a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("sent");
    let mut answer = String::new();
    client.read_to_string(&mut answer).expect("answered");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");

    let mut odd = TcpStream::connect(&address).expect("connected");
    odd.write_all(b"NGUYEN-VAN-A / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("sent");
    odd.read_to_string(&mut answer).expect("answered");

    let asked = Command::new("kill")
        .arg("-TERM")
        .arg(server.id().to_string())
        .status()
        .expect("kill runs");
    assert!(asked.success());
    assert_eq!(server.wait().expect("it ends").code(), Some(0));
    let mut rest = String::new();
    log.read_to_string(&mut rest).expect("the log");
    assert!(
        rest.contains("\"route\":\"/tinh-trang-he-thong\"") && rest.contains("\"stopped\""),
        "{rest}"
    );
    assert!(
        !rest.contains("nguyen-van-a") && !rest.contains(address.split(':').next_back().unwrap_or("?")),
        "{rest}"
    );
}
