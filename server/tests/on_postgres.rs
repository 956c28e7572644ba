//! `backup` and `restore` as scripts call them, over a PostgreSQL server: `scripts/postgres.sh` makes one.

#![expect(
    clippy::expect_used,
    reason = "a test whose ground is missing ends there and says which"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tempfile::TempDir;

const CLUSTER: &str = "LIEMCHINH_TEST_POSTGRES";

fn address(database: &str) -> String {
    let cluster = std::env::var(CLUSTER)
        .unwrap_or_else(|_| panic!("{CLUSTER} is not set: scripts/postgres.sh makes a cluster and sets it"));
    format!("{cluster}/{database}")
}

/// A data folder, and the database that its commands are given.
struct Place {
    data: PathBuf,
    database: Option<String>,
}

impl Place {
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liemchinh"));
        command
            .arg("--data")
            .arg(&self.data)
            .args(arguments)
            .env_remove("DATABASE_URL")
            .env_remove("LIEMCHINH_SECRET_FILE")
            .env_remove("CREDENTIALS_DIRECTORY")
            .stdin(Stdio::null());
        if let Some(database) = &self.database {
            command.env("DATABASE_URL", address(database));
        }
        command.output().expect("the program starts")
    }

    fn yes(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    }

    fn refuses(&self, arguments: &[&str], expected: &str) {
        let output = self.run(arguments);
        let told = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
        assert_eq!(told.trim_end().lines().count(), 1, "one line: {told}");
    }
}

/// An empty database; the whole cluster is gone after the tests.
async fn database(name: &str) -> String {
    let name = format!("program_{name}_{}", std::process::id());
    let mut connection = PgConnection::connect(&address("postgres"))
        .await
        .expect("the test cluster answers");
    let made = connection
        .execute(AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .await;
    made.expect("made");
    connection.close().await.expect("closed");
    name
}

fn with_secret_of(data: &Path, folder: &Path, name: &str) -> PathBuf {
    let target = folder.join(name);
    fs::create_dir(&target).expect("made");
    fs::copy(data.join("system.secret"), target.join("system.secret")).expect("copied");
    target
}

#[tokio::test]
async fn a_store_on_postgres_is_backed_up_and_comes_back_into_either_engine() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a readable path").to_owned();
    let origin = Place {
        data: folder.path().join("data"),
        database: Some(database("origin").await),
    };
    fs::create_dir(&origin.data).expect("made");
    origin.yes(&["demo"]);
    origin.yes(&["backup-key", &path("")]);
    let (file, damaged) = (path("store.backup"), path("damaged.backup"));
    let said = origin.yes(&["backup", &file, "--to", &path("backup.pub")]);
    assert!(said.starts_with("backup "), "{said}");
    origin.yes(&["admin", "account", "lock", "quantri"]);

    let mut bytes = fs::read(&file).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&damaged, bytes).expect("written");
    let key = path("backup.key");
    let (good, bad) = (["restore", &file, "--key", &key], ["restore", &damaged, "--key", &key]);
    let places = [
        Place {
            data: with_secret_of(&origin.data, folder.path(), "again"),
            database: Some(database("again").await),
        },
        Place {
            data: with_secret_of(&origin.data, folder.path(), "file"),
            database: None,
        },
    ];
    origin.refuses(&good, "not empty");
    for place in &places {
        place.refuses(&bad, "changed or cut off");
        // Only an empty place is filled: nothing stayed of it.
        let said = place.yes(&good);
        assert!(said.contains("the ledger goes on as"), "{said}");
        assert!(
            place
                .yes(&["ledger", "verify", "--rows"])
                .contains("nothing was changed")
        );
        // The account was locked after the backup.
        place.yes(&["admin", "account", "lock", "quantri"]);
    }
    places[0].refuses(&good, "not empty");
    places[1].refuses(&good, "is there already");
    origin.yes(&["ledger", "verify", "--rows"]);
    let checked = origin.run(&["doctor", "--json"]).stdout;
    let checked = String::from_utf8(checked).expect("text");
    assert!(
        checked.contains("it could change the ledger"),
        "the tests work as the owner: {checked}"
    );
}
