//! Files and servers that are not our store.

use std::fs;
use std::path::Path;

use sqlx::{Connection, Executor, SqliteConnection};
use store::{Db, Error, Location, migrations};

use crate::support::database::{Database, Ground};

async fn refusal(path: &Path) -> Error {
    Db::open(&Location::File(path.to_owned()))
        .await
        .expect_err("the file is refused")
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("liemchinh.db");
    for content in [
        &b"This is a letter to the director, not a database, and quite long at that."[..],
        &[0xFF; 5000],
    ] {
        fs::write(&path, content).expect("written");
        let error = refusal(&path).await;
        assert!(matches!(error, Error::NotAStore { .. }), "{error:?}");
        assert!(!error.to_string().contains('\n'));
        assert_eq!(fs::read(&path).expect("read"), content, "unchanged");
        let beside = fs::read_dir(folder.path()).expect("read").count();
        assert_eq!(beside, 1, "nothing was put beside it");
        let error = Db::open_or_create(&Location::File(path.clone()))
            .await
            .expect_err("refused");
        assert!(matches!(error, Error::NotAStore { .. }), "{error:?}");
        assert_eq!(fs::read(&path).expect("read"), content, "unchanged");
    }
}

#[tokio::test]
async fn the_database_of_another_program_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("liemchinh.db");
    let mut other = SqliteConnection::connect(&format!("{}?mode=rwc", path.display()))
        .await
        .expect("made");
    other.execute("CREATE TABLE recipe (name TEXT)").await.expect("made");
    other.close().await.expect("closed");
    let before = fs::read(&path).expect("read");
    assert!(matches!(refusal(&path).await, Error::NotAStore { .. }));
    assert_eq!(fs::read(&path).expect("read"), before, "unchanged");
}

#[tokio::test]
async fn a_missing_store_is_said_to_be_missing_and_not_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("liemchinh.db");
    assert!(matches!(refusal(&path).await, Error::Missing { .. }));
    assert!(!path.exists());
}

#[tokio::test]
async fn an_empty_file_is_no_store_and_stays_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("liemchinh.db");
    fs::write(&path, "").expect("written");
    assert!(matches!(refusal(&path).await, Error::Missing { .. }));
    assert_eq!(fs::metadata(&path).expect("there").len(), 0);
}

#[tokio::test]
async fn what_cannot_be_read_is_said_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = refusal(folder.path()).await;
    assert!(
        matches!(error, Error::Unusable { .. }),
        "a folder is no file: {error:?}"
    );
    assert!(error.to_string().contains("irectory"), "{error}");
}

#[tokio::test]
async fn the_address_of_a_server_is_never_repeated() {
    for address in ["mysql://u:S3cret@h/db", "postgres://h/db?sslmode=S3cret", "S3cret"] {
        let error = Db::open(&Location::Postgres(address.to_owned()))
            .await
            .expect_err("no address");
        assert!(matches!(error, Error::Address), "{error:?}");
        assert!(!error.to_string().contains("S3cret"), "{error}");
    }
}

#[tokio::test]
async fn a_migration_changed_or_unfinished_is_refused_before_anything_runs() {
    for change in [
        "UPDATE _sqlx_migrations SET success = FALSE",
        "UPDATE _sqlx_migrations SET checksum = x'00'",
    ] {
        let database = Database::sqlite(Ground::Bare).await;
        let Location::File(path) = database.location.clone() else {
            panic!("a file")
        };
        let mut connection = SqliteConnection::connect(&path.display().to_string())
            .await
            .expect("opened");
        connection.execute(change).await.expect("written");
        connection.close().await.expect("closed");
        let error = migrations::due(&database.db)
            .await
            .expect_err("the history is not ours");
        assert!(matches!(error, Error::SchemaDiffers(1)), "{error:?}");
        database.close().await;
    }
}

#[tokio::test]
async fn a_postgres_database_of_another_program_is_left_alone() {
    let database = Database::empty_postgres().await;
    let Location::Postgres(address) = database.location.clone() else {
        panic!("an address")
    };
    let mut other = sqlx::PgConnection::connect(&address).await.expect("opened");
    other.execute("CREATE TABLE recipe (name TEXT)").await.expect("made");
    assert!(matches!(
        migrations::apply(&database.db).await,
        Err(Error::NotAStore { .. })
    ));
    let tables: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")
        .fetch_one(&mut other)
        .await
        .expect("read");
    assert_eq!(tables, 1, "nothing was added");
    other.close().await.expect("closed");
    database.close().await;
}

#[tokio::test]
async fn a_damaged_store_is_refused_not_repaired() {
    let database = Database::sqlite(Ground::Bare).await;
    let Location::File(path) = database.location.clone() else {
        panic!("a file")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("liemchinh.db");
    database.db.close().await;
    let mut bytes = fs::read(&path).expect("read");
    bytes[..16].copy_from_slice(b"SQLite format 4\0");
    fs::write(&copy, &bytes).expect("written");
    assert!(matches!(refusal(&copy).await, Error::NotAStore { .. }));
    assert_eq!(fs::read(&copy).expect("read"), bytes);
}

const NEWER: &str = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     VALUES (9999, 'from the future', TRUE, $1, 0)";

#[tokio::test]
async fn a_newer_schema_is_refused_on_sqlite() {
    let database = Database::sqlite(Ground::Bare).await;
    let Location::File(path) = database.location.clone() else {
        panic!("a file")
    };
    let mut connection = SqliteConnection::connect(&path.display().to_string())
        .await
        .expect("opened");
    sqlx::query(NEWER)
        .bind(&b"x"[..])
        .execute(&mut connection)
        .await
        .expect("written");
    connection.close().await.expect("closed");
    newer_is_refused(&database.db).await;
    database.close().await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    let Location::Postgres(address) = database.location.clone() else {
        panic!("an address")
    };
    let mut connection = sqlx::PgConnection::connect(&address).await.expect("opened");
    sqlx::query(NEWER)
        .bind(&b"x"[..])
        .execute(&mut connection)
        .await
        .expect("written");
    connection.close().await.expect("closed");
    newer_is_refused(&database.db).await;
    database.close().await;
}

async fn newer_is_refused(db: &Db) {
    let error = migrations::due(db).await.expect_err("the store is ahead");
    assert!(matches!(error, Error::SchemaTooNew { found: 9999, .. }), "{error:?}");
    assert!(
        matches!(migrations::apply(db).await, Err(Error::SchemaTooNew { .. })),
        "and nothing is applied"
    );
}

#[tokio::test]
async fn a_postgres_server_that_is_away_is_unavailable() {
    // Port 1 of this machine: nobody listens there.
    let away = Location::Postgres("postgres://nobody@127.0.0.1:1/nothing".to_owned());
    assert!(matches!(Db::open(&away).await, Err(Error::Unavailable(_))));
}
