//! What the tests of the ledger's tables share.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use store::ledger::{self, NewEvent, StoredEvent, What};
use store::{Act, Db, Location, Timestamp, Tx};
use uuid::Uuid;

use crate::support::app::NOW;
use crate::support::database::Database;

pub(super) const NONCE: [u8; 32] = [9; 32];
pub(super) const ALL: i64 = 10_000;

pub(super) fn now() -> DateTime<Utc> {
    NOW.parse().expect("an instant")
}

pub(super) fn later(seconds: i64) -> Timestamp {
    (now() + TimeDelta::seconds(seconds)).into()
}

/// A UUIDv7 for each number.
pub(super) fn id(number: usize) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + number as u128)
}

/// A UUIDv4 for each number.
pub(super) fn random_id(number: usize) -> Uuid {
    Uuid::from_u128(0x6e2f_93a1_5c0d_4b77_8000_0000_0000_0000 + number as u128)
}

/// Event number `number`, so many seconds after the first.
pub(super) async fn record(tx: &mut Tx, number: usize, action: &str, actor: &str) {
    record_about(tx, number, action, actor, "somebody").await;
}

pub(super) async fn record_about(tx: &mut Tx, number: usize, action: &str, actor: &str, subject: &str) {
    let seconds = i64::try_from(number).expect("a small number");
    let event = NewEvent {
        id: id(number),
        at: now() + TimeDelta::seconds(seconds),
        what: What::Ordinary {
            action,
            actor,
            subject: Some(subject),
        },
        nonce: &NONCE,
        body: b"{}",
    };
    tx.record(&event).await.expect("recorded");
}

pub(super) async fn record_confidential(tx: &mut Tx, number: usize) {
    let event = NewEvent {
        id: random_id(number),
        at: now(),
        what: What::Confidential,
        nonce: &NONCE,
        body: b"sealed",
    };
    tx.record(&event).await.expect("recorded");
}

/// Appends these events in one transaction and gives them their places.
pub(super) async fn append(db: &Db, numbers: impl IntoIterator<Item = usize>) {
    let mut tx = db.begin().await.expect("a transaction");
    for number in numbers {
        record(&mut tx, number, "probe.made", "nobody").await;
    }
    tx.commit(Act::ContactChanged).await.expect("committed");
    settle(db).await;
}

/// Gives every waiting event its place.
pub(super) async fn settle(db: &Db) {
    let mut tx = db.begin().await.expect("a transaction");
    // Far enough from any other lease of a test.
    let lease = ledger::take_lease(&mut tx, later(1_000)).await.expect("asked");
    let lease = lease.expect("nobody holds it");
    while ledger::sequence(&mut tx, lease, later(0), 300).await.expect("numbered") > 0 {}
    tx.commit(Act::EventsSequenced).await.expect("committed");
}

pub(super) async fn all_events(db: &Db) -> Vec<StoredEvent> {
    let mut tx = db.read().await.expect("a transaction");
    ledger::events(&mut tx, 0, ALL).await.expect("read")
}

/// Runs one statement past the program.
pub(super) async fn past_the_program(database: &Database, statement: &'static str) -> Result<u64, sqlx::Error> {
    match &database.location {
        Location::File(path) => {
            let mut connection = SqliteConnection::connect(&path.display().to_string()).await?;
            let done = connection.execute(statement).await.map(|done| done.rows_affected());
            connection.close().await?;
            done
        }
        Location::Postgres(address) => {
            let mut connection = PgConnection::connect(address).await?;
            let done = connection.execute(statement).await.map(|done| done.rows_affected());
            connection.close().await?;
            done
        }
    }
}
