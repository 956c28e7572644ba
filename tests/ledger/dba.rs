//! Somebody who may change everything in the database, and has no key.

use domain::ledger::Hash;
use domain::ledger::event::{Clear, Leaf, OrdinaryClear, commitment};
use domain::ledger::tree::{Frontier, leaf_hash};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use store::Location;
use store::ledger as stored;
use uuid::Uuid;

use super::NONCE;
use crate::support::TestApp;

const TRIGGERS: [&str; 11] = [
    "event_no_update",
    "event_no_delete",
    "event_no_replace",
    "event_body_no_update",
    "event_body_no_replace",
    "ledger_hash_no_update",
    "ledger_hash_no_delete",
    "ledger_hash_no_replace",
    "checkpoint_no_update",
    "checkpoint_no_delete",
    "checkpoint_no_replace",
];

/// A connection past the program, with the guard rails taken away.
pub(crate) enum Dba {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Dba {
    pub(crate) async fn of(app: &TestApp) -> Self {
        match &app.database.location {
            Location::File(path) => {
                let connection = SqliteConnection::connect(&path.display().to_string()).await;
                let mut dba = Self::Sqlite(connection.expect("the store opens"));
                dba.run("PRAGMA foreign_keys = OFF").await;
                for trigger in TRIGGERS {
                    dba.run(&format!("DROP TRIGGER IF EXISTS {trigger}")).await;
                }
                dba
            }
            Location::Postgres(address) => {
                let connection = PgConnection::connect(address).await;
                let mut dba = Self::Postgres(connection.expect("the store opens"));
                // No trigger and no foreign key acts in this session.
                dba.run("SET session_replication_role = replica").await;
                dba
            }
        }
    }

    /// Runs a statement with bytes written as `b{00ff}` and ids as `u{…}`, and tells how many rows it hit.
    pub(crate) async fn run(&mut self, statement: &str) -> u64 {
        let (bytes, id) = match self {
            Self::Sqlite(_) => ("x'", "x'"),
            Self::Postgres(_) => ("'\\x", "'"),
        };
        let statement = statement.replace("b{", bytes).replace("u{", id).replace('}', "'");
        let statement = AssertSqlSafe(statement);
        let done = match self {
            Self::Sqlite(connection) => connection.execute(statement).await.map(|done| done.rows_affected()),
            Self::Postgres(connection) => connection.execute(statement).await.map(|done| done.rows_affected()),
        };
        done.expect("the statement is accepted")
    }

    /// Keeps the rows of these tables as they are now, aside.
    pub(crate) async fn keep_aside(&mut self, tables: &[&str]) {
        for table in tables {
            self.run(&format!("CREATE TABLE old_{table} AS SELECT * FROM {table}"))
                .await;
        }
    }

    /// Puts back what was kept aside.
    pub(crate) async fn put_back(&mut self, tables: &[&str]) {
        for table in tables {
            self.run(&format!("DELETE FROM {table}")).await;
            self.run(&format!("INSERT INTO {table} SELECT * FROM old_{table}"))
                .await;
            self.run(&format!("DROP TABLE old_{table}")).await;
        }
    }

    pub(crate) async fn close(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        }
        .expect("closed");
    }

    /// Moves all events from `leaf` on by one place, without two of them meeting on the way.
    async fn shift(&mut self, leaf: u64, there: i64) {
        const FAR: i64 = 1_000_000;
        self.run(&format!("UPDATE event SET leaf = leaf + {FAR} WHERE leaf >= {leaf}"))
            .await;
        self.run(&format!(
            "UPDATE event SET leaf = leaf - {} WHERE leaf >= {FAR}",
            FAR - there
        ))
        .await;
    }

    /// Makes stored hashes and head fit the events again.
    pub(crate) async fn rebuild(&mut self, app: &TestApp) {
        let mut tx = app.database.db.read().await.expect("a transaction");
        let events = stored::events(&mut tx, 0, 10_000).await.expect("read");
        drop(tx);
        let mut tree = Frontier::empty();
        self.run("DELETE FROM ledger_hash").await;
        for event in &events {
            let hash: [u8; 32] = event.event.hash.as_slice().try_into().expect("a hash");
            for (position, hash) in tree.append(Hash::from_bytes(hash)) {
                self.run(&format!(
                    "INSERT INTO ledger_hash (position, hash) VALUES ({position}, b{{{hash}}})"
                ))
                .await;
            }
        }
        self.run(&format!("UPDATE ledger_head SET size = {}", tree.size()))
            .await;
    }

    /// Writes another leaf, well formed, in the place of one.
    pub(crate) async fn change(&mut self, app: &TestApp, leaf: u64) {
        let mut tx = app.database.db.read().await.expect("a transaction");
        let place = i64::try_from(leaf).expect("a small number");
        let [event] = stored::events(&mut tx, place, 1)
            .await
            .expect("read")
            .try_into()
            .ok()
            .expect("it is there");
        drop(tx);
        let content = String::from_utf8(event.event.content).expect("JSON");
        let changed = content.replace("probe.made", "probe.fake");
        assert_ne!(content, changed);
        let hash = leaf_hash(changed.as_bytes());
        let set = format!(
            "action = 'probe.fake', content = b{{{}}}, hash = b{{{hash}}}",
            hex(changed.as_bytes())
        );
        self.run(&format!("UPDATE event SET {set} WHERE leaf = {leaf}")).await;
    }

    pub(crate) async fn delete(&mut self, leaf: u64) {
        self.run(&format!(
            "DELETE FROM event_body WHERE event = (SELECT id FROM event WHERE leaf = {leaf})"
        ))
        .await;
        self.run(&format!("DELETE FROM event WHERE leaf = {leaf}")).await;
    }

    pub(crate) async fn close_gap(&mut self, leaf: u64) {
        self.shift(leaf, -1).await;
    }

    /// Puts an invented event, well formed, before one.
    pub(crate) async fn insert(&mut self, app: &TestApp, leaf: u64) {
        let mut tx = app.database.db.read().await.expect("a transaction");
        let origin = stored::head(&mut tx).await.expect("a head").origin;
        drop(tx);
        self.shift(leaf, 1).await;
        let at = app.worker_ctx().now();
        let id = Uuid::from_u128(0x0194_0000_0000_7000_8000_0000_0000_0000);
        let clear = OrdinaryClear {
            time: domain::ledger::Timestamp::of(at),
            action: "probe.made".to_owned(),
            actor: "nobody".to_owned(),
            subject: None,
            rows: Vec::new(),
        };
        let forged = Leaf::new(origin, id, Clear::Ordinary(clear), commitment(&NONCE, b"{}")).expect("a leaf");
        let content = forged.canonical().expect("canonical JSON");
        let (id, hash, micros) = (id.simple(), leaf_hash(&content), at.timestamp_micros());
        self.run(&format!(
            "INSERT INTO event (id, leaf, at, action, actor, subject, class, content, hash) VALUES (u{{{id}}}, {leaf}, \
             {micros}, 'probe.made', 'nobody', NULL, 'ordinary', b{{{}}}, b{{{hash}}})",
            hex(&content)
        ))
        .await;
        let nonce = hex(&NONCE);
        self.run(&format!(
            "INSERT INTO event_body VALUES (u{{{id}}}, b{{{nonce}}}, b{{7b7d}})"
        ))
        .await;
    }

    /// Exchanges the places of an event and the next.
    pub(crate) async fn reorder(&mut self, leaf: u64) {
        let next = leaf + 1;
        self.run(&format!("UPDATE event SET leaf = 1000000 WHERE leaf = {leaf}"))
            .await;
        self.run(&format!("UPDATE event SET leaf = {leaf} WHERE leaf = {next}"))
            .await;
        self.run(&format!("UPDATE event SET leaf = {next} WHERE leaf = 1000000"))
            .await;
    }

    /// Takes away all events from a place on.
    pub(crate) async fn cut(&mut self, leaf: u64) {
        self.run(&format!(
            "DELETE FROM event_body WHERE event IN (SELECT id FROM event WHERE leaf >= {leaf})"
        ))
        .await;
        self.run(&format!("DELETE FROM event WHERE leaf >= {leaf}")).await;
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
