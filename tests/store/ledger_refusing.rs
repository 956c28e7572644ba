//! Statements that would rewrite the ledger.

use store::Act;
use store::ledger::{self, CheckpointRow};

use super::ledger::{all_events, append, later, past_the_program, record, settle};
use crate::support::TestApp;
use crate::support::database::{Database, Ground};

/// On either engine.
const BOTH: [&str; 12] = [
    "UPDATE event SET action = 'other'",
    "UPDATE event SET leaf = 7 WHERE leaf = 1",
    "UPDATE event SET leaf = NULL WHERE leaf = 1",
    "DELETE FROM event WHERE leaf = 1",
    "UPDATE event_body SET body = nonce",
    "INSERT INTO event_body SELECT event, nonce, nonce FROM event_body WHERE TRUE \
     ON CONFLICT (event) DO UPDATE SET body = excluded.body",
    "UPDATE ledger_hash SET position = position + 100",
    "DELETE FROM ledger_hash",
    "INSERT INTO ledger_hash SELECT position, hash FROM ledger_hash WHERE TRUE \
     ON CONFLICT (position) DO UPDATE SET hash = excluded.hash",
    "UPDATE checkpoint SET note = 'other'",
    "DELETE FROM checkpoint",
    "INSERT INTO checkpoint VALUES (2, 'other', 0) ON CONFLICT (size) DO UPDATE SET note = excluded.note",
];

const SQLITE: [&str; 8] = [
    "INSERT OR REPLACE INTO event SELECT id, leaf, at, 'other', actor, subject, class, content, hash FROM event",
    "REPLACE INTO event SELECT zeroblob(16), leaf, at, action, actor, subject, class, content, hash FROM event \
     WHERE leaf = 1",
    "UPDATE OR REPLACE event SET leaf = 0 WHERE leaf = 1",
    "INSERT OR REPLACE INTO event_body SELECT event, nonce, nonce FROM event_body",
    "INSERT OR REPLACE INTO ledger_hash SELECT position, zeroblob(32) FROM ledger_hash",
    "UPDATE OR REPLACE ledger_hash SET position = 0 WHERE position = 1",
    "INSERT OR REPLACE INTO checkpoint VALUES (2, 'other', 0)",
    "UPDATE OR IGNORE checkpoint SET note = 'other'",
];

const POSTGRES: [&str; 6] = [
    "TRUNCATE event, event_body",
    "TRUNCATE event CASCADE",
    "TRUNCATE event_body",
    "TRUNCATE ledger_hash",
    "TRUNCATE checkpoint",
    "INSERT INTO event SELECT * FROM event ON CONFLICT (id) DO UPDATE SET action = 'other'",
];

async fn with_two_events(app: &TestApp) {
    append(&app.database.db, 0..2).await;
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let head = CheckpointRow {
        size: 2,
        note: "two".to_owned(),
        made_at: later(0),
    };
    ledger::save_checkpoint(&mut tx, &head).await.expect("kept");
    tx.commit(Act::CheckpointSaved).await.expect("committed");
}

async fn refused(database: &Database, statements: &[&'static str]) {
    for statement in statements {
        let error = past_the_program(database, statement)
            .await
            .expect_err(statement)
            .to_string();
        assert!(error.contains("the ledger only grows"), "{statement}: {error}");
    }
}

on_both_bare! {
    async fn what_rewrites_the_ledger_is_refused(app: TestApp) {
        with_two_events(app).await;
        let db = &app.database.db;
        let before = all_events(db).await;
        refused(&app.database, &BOTH).await;
        match db.engine() {
            domain::system::Engine::Sqlite => refused(&app.database, &SQLITE).await,
            domain::system::Engine::Postgres => refused(&app.database, &POSTGRES).await,
        }
        assert!(before == all_events(db).await, "nothing has changed");
        append(db, [2]).await;
        assert_eq!(all_events(db).await.len(), 3, "and it still grows");
    }
}

#[tokio::test]
async fn an_event_gets_its_place_once_and_nothing_else_on_postgres() {
    let app = TestApp::on_postgres(Ground::Bare).await;
    let db = &app.database.db;
    let mut tx = db.begin().await.expect("a transaction");
    record(&mut tx, 0, "probe.made", "nobody").await;
    tx.commit(Act::ContactChanged).await.expect("committed");
    refused(
        &app.database,
        &[
            "UPDATE event SET action = 'other'",
            "UPDATE event SET actor = NULL",
            "UPDATE event SET leaf = 0, subject = NULL",
            "UPDATE event SET leaf = 0, hash = content",
        ],
    )
    .await;
    settle(db).await;
    refused(&app.database, &["UPDATE event SET leaf = 0"]).await;
    app.finish().await;
}
