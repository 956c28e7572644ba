//! The file of the embedded engine, alone.

use sqlx::{Connection, Executor, SqliteConnection};
use store::{Act, Db, Error, Location, setting};

use crate::support::database::{Database, Ground};
use crate::support::founding;

async fn write(db: &Db, version: i64) {
    let mut tx = db.begin().await.expect("a transaction");
    setting::put(
        &mut tx,
        "probe",
        &version.to_string(),
        version,
        chrono::DateTime::UNIX_EPOCH.into(),
    )
    .await
    .expect("written");
    let event = store::ledger::NewEvent {
        id: uuid::Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(version.unsigned_abs())),
        at: chrono::DateTime::UNIX_EPOCH,
        what: store::ledger::What::Ordinary {
            action: "probe.made",
            actor: "nobody",
            subject: None,
        },
        nonce: &[9; 32],
        body: b"{}",
    };
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::ContactChanged).await.expect("committed");
}

/// What the file says without its log.
async fn alone(location: &Location) -> Option<String> {
    let Location::File(path) = location else {
        panic!("a file")
    };
    let db = founding::secret().guard(Db::open_alone(path).await.expect("it opens"));
    let mut tx = db.read().await.expect("a transaction");
    // A file whose log was taken in by half cannot be read at all.
    let found = setting::find(&mut tx, "probe").await.ok().flatten();
    drop(tx);
    let mut tx = db.begin().await.expect("a transaction");
    let written = setting::put(&mut tx, "other", "1", 0, chrono::DateTime::UNIX_EPOCH.into()).await;
    assert!(written.is_err(), "nobody writes");
    drop(tx);
    db.close().await;
    found.map(|row| row.value)
}

async fn neighbour(location: &Location) -> SqliteConnection {
    let Location::File(path) = location else {
        panic!("a file")
    };
    SqliteConnection::connect(&path.display().to_string())
        .await
        .expect("opened")
}

#[tokio::test]
async fn a_file_that_is_closed_whole_needs_no_log() {
    let database = Database::sqlite(Ground::Bare).await;
    // With it, closing leaves the log as it is.
    let mut neighbour = neighbour(&database.location).await;
    neighbour.execute("SELECT * FROM setting").await.expect("read");
    write(&database.db, 0).await;
    assert_eq!(alone(&database.location).await, None, "it is in the log only");
    database.db.close_whole().await.expect("taken in");
    assert_eq!(alone(&database.location).await.as_deref(), Some("0"));
    drop(neighbour.close().await);
    database.close().await;
}

#[tokio::test]
async fn a_log_that_somebody_reads_is_told_and_not_passed_over() {
    let database = Database::sqlite(Ground::Bare).await;
    write(&database.db, 0).await;
    let mut neighbour = neighbour(&database.location).await;
    neighbour.execute("BEGIN").await.expect("begun");
    neighbour.execute("SELECT * FROM setting").await.expect("read");
    write(&database.db, 1).await;
    let closed = database.db.close_whole().await;
    assert!(matches!(closed, Err(Error::LogInUse)), "{closed:?}");
    assert_ne!(alone(&database.location).await.as_deref(), Some("1"));
    drop(neighbour.close().await);
    database.close().await;
}
