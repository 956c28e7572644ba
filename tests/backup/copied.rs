//! Every table of the schema is in the list, and what is copied arrives as it was.

use std::collections::BTreeSet;

use domain::system::Engine;
use services::backup::Terms;
use sqlx::{Connection, PgConnection, SqliteConnection};
use store::copying::{Cell, Filling, Reader, TABLES, Treatment};
use store::unit::UnitRow;
use store::{Act, Db, Error, Location, migrations};
use uuid::Uuid;

use super::{archived, restored};
use crate::ledger;
use crate::support::database::{Database, Ground};
use crate::support::{TestApp, founding};

/// Tables of a migrated store, but the history of migrations.
async fn tables(database: &Database) -> BTreeSet<String> {
    let names: Vec<String> = match &database.location {
        Location::File(path) => {
            let mut connection = SqliteConnection::connect(path.to_str().expect("a readable path"))
                .await
                .expect("opened");
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 1) <> '_' \
                       AND name NOT LIKE 'sqlite_%'";
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("read")
        }
        Location::Postgres(address) => {
            let mut connection = PgConnection::connect(address).await.expect("opened");
            let sql = "SELECT tablename::TEXT FROM pg_tables WHERE schemaname = 'public' AND left(tablename, 1) <> '_'";
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("read")
        }
    };
    names.into_iter().collect()
}

fn listed() -> BTreeSet<String> {
    TABLES.iter().map(|table| table.name.to_owned()).collect()
}

#[tokio::test]
async fn every_table_is_copied_or_left_out_on_sqlite() {
    let database = Database::sqlite(Ground::Bare).await;
    assert_eq!(
        tables(&database).await,
        listed(),
        "add new tables to store::copying::TABLES"
    );
    database.close().await;
}

#[tokio::test]
async fn every_table_is_copied_or_left_out_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    assert_eq!(
        tables(&database).await,
        listed(),
        "add new tables to store::copying::TABLES"
    );
    database.close().await;
}

/// A row as text that compares alike on both engines; names of tables and columns with it.
fn written(table: &str, columns: &[String], row: &[Cell]) -> String {
    let mut cells: Vec<_> = columns
        .iter()
        .zip(row)
        .map(|(column, cell)| match cell {
            Cell::Null => format!("{column}=NULL"),
            Cell::Number(number) => format!("{column}={number}"),
            Cell::Text(text) => format!("{column}={text:?}"),
            Cell::Bytes(bytes) => format!("{column}={bytes:02x?}"),
        })
        .collect();
    cells.sort();
    format!("{table} {}", cells.join(" "))
}

/// All rows that a copy takes along.
async fn content(db: &Db) -> BTreeSet<String> {
    let mut tx = db.read().await.expect("a transaction");
    let mut reader = Reader::default();
    let mut rows = BTreeSet::new();
    let mut begun = Vec::new();
    while let Some(page) = reader.next(&mut tx).await.expect("read") {
        if page.begins {
            begun.push(page.table);
        }
        for row in &page.rows {
            assert!(rows.insert(written(page.table, &page.columns, row)), "no row twice");
        }
    }
    let copied: Vec<_> = TABLES
        .iter()
        .filter(|table| table.treatment == Treatment::Copied)
        .map(|table| table.name)
        .chain(["event"])
        .collect();
    assert_eq!(begun, copied, "each part once, the waiting events last");
    rows
}

/// What a restore itself writes.
fn is_of_the_restore(row: &str) -> bool {
    row.starts_with("ledger_h") || row.starts_with("checkpoint") || row.contains("backup.restored")
}

/// More than a page of some tables, every kind of value, and rows that refer to later ones.
async fn is_the_same(from: Engine, to: Engine) {
    let app = match from {
        Engine::Sqlite => TestApp::on_sqlite(Ground::Demo).await,
        Engine::Postgres => TestApp::on_postgres(Ground::Demo).await,
    };
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let account = store::account::find_by_login(&mut tx, "quantri").await;
    let account = account.expect("read").expect("there");
    let person = store::person::find(&mut tx, account.person).await;
    let person = person.expect("read").expect("there");
    let root = store::unit::find(&mut tx, person.unit).await;
    let root = root.expect("read").expect("there");
    // The second hangs below one with a later id.
    for (id, parent) in [(900, root.id), (2, Uuid::from_u128(900))] {
        let unit = UnitRow {
            id: Uuid::from_u128(id),
            parent: Some(parent),
            name: "Phòng 'Thử' \"nghiệm\"; \\ \u{1F4DD}".to_owned(),
            ..root.clone()
        };
        store::unit::insert(&mut tx, unit).await.expect("inserted");
    }
    ledger::record(&app, &mut tx, 1000).await;
    tx.commit(Act::ContactChanged).await.expect("committed");
    ledger::grow(&app, 1, 600).await;
    let (archive, made) = archived(&app).await;

    let mut before = content(&app.database.db).await;
    app.finish().await;
    before.retain(|row| !is_of_the_restore(row) && !row.contains("backup.made"));
    let (database, report) = restored(&archive, to, founding::secret(), Terms::default())
        .await
        .expect("restored");
    let after = content(&database.db).await;
    assert_eq!(report.rows, made.rows);
    let missing: Vec<_> = before.difference(&after).collect();
    // The body of the event that tells of the backup is not in it.
    assert!(
        missing.len() == 1 && missing[0].starts_with("event_body"),
        "{missing:?}"
    );
    let more: Vec<_> = after
        .difference(&before)
        .filter(|row| !is_of_the_restore(row))
        .collect();
    assert!(more.len() == 1 && more[0].starts_with("event_body"), "{more:?}");
    database.close().await;
}

#[tokio::test]
async fn what_arrives_is_the_same_on_sqlite() {
    is_the_same(Engine::Sqlite, Engine::Sqlite).await;
}

#[tokio::test]
async fn what_arrives_is_the_same_from_sqlite_on_postgres() {
    is_the_same(Engine::Sqlite, Engine::Postgres).await;
}

#[tokio::test]
async fn what_arrives_is_the_same_from_postgres_on_sqlite() {
    is_the_same(Engine::Postgres, Engine::Sqlite).await;
}

#[tokio::test]
async fn what_arrives_is_the_same_on_postgres() {
    is_the_same(Engine::Postgres, Engine::Postgres).await;
}

async fn fills_only_what_is_empty(full: Database) {
    let refused = Filling::begin(&full.db, 1).await;
    assert!(matches!(refused, Err(Error::NotEmpty)));
    full.close().await;
}

#[tokio::test]
async fn a_store_that_holds_anything_is_not_filled_on_sqlite() {
    fills_only_what_is_empty(Database::sqlite(Ground::Bare).await).await;
}

#[tokio::test]
async fn a_store_that_holds_anything_is_not_filled_on_postgres() {
    fills_only_what_is_empty(Database::postgres(Ground::Bare).await).await;
}

const SETTING: [&str; 4] = ["key", "value", "version", "changed_at"];

fn names(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|name| (*name).to_owned()).collect()
}

fn setting() -> Vec<Cell> {
    vec![
        Cell::Text("probe".to_owned()),
        Cell::Text("1".to_owned()),
        Cell::Number(1),
        Cell::Number(0),
    ]
}

/// A store of an earlier schema is filled as it was and then brought up to date.
async fn an_earlier_schema(engine: Engine) {
    let database = Database::empty(engine).await;
    let mut filling = Filling::begin(&database.db, 1).await.expect("begun");
    for (table, columns) in [
        (
            "idempotency",
            &["key", "content", "account", "route", "location", "created_at"][..],
        ),
        (
            "job",
            &["id", "kind", "payload", "dedupe", "run_at", "leased_until", "attempts"],
        ),
        ("setting", &SETTING),
    ] {
        filling.table(table, &names(columns)).await.expect("it is there");
    }
    filling.rows("setting", vec![setting()]).await.expect("written");
    let tx = filling.end().await.expect("ended");
    tx.commit(Act::BackupRestored).await.expect("committed");
    assert_eq!(migrations::due(&database.db).await.expect("asked"), 0);
    let mut tx = database.db.read().await.expect("a transaction");
    let events = store::ledger::count(&mut tx).await;
    assert_eq!(events.expect("the tables of today are there"), 0);
    drop(tx);
    database.close().await;
}

#[tokio::test]
async fn an_earlier_schema_is_brought_up_to_date_on_sqlite() {
    an_earlier_schema(Engine::Sqlite).await;
}

#[tokio::test]
async fn an_earlier_schema_is_brought_up_to_date_on_postgres() {
    an_earlier_schema(Engine::Postgres).await;
}

async fn misfits(engine: Engine) {
    let database = Database::empty(engine).await;
    let misfit = |result: Result<(), Error>, expected: &str| match result {
        Err(Error::Misfit { reason, .. }) => assert_eq!(reason, expected),
        other => panic!("{expected}: {other:?}"),
    };
    for schema in [0, -1, migrations::known(engine) + 1] {
        let refused = Filling::begin(&database.db, schema).await;
        assert!(matches!(refused, Err(Error::SchemaTooNew { .. })), "{schema}");
    }
    let mut filling = Filling::begin(&database.db, 1).await.expect("begun");
    let unknown = "this program does not know it";
    for table in [
        "recipe",
        "session",
        "_sqlx_migrations",
        "setting; DROP TABLE setting",
        "",
    ] {
        misfit(filling.table(table, &names(&SETTING)).await, unknown);
    }
    let columns = "its columns are not those of its schema";
    misfit(filling.table("account", &[]).await, columns);
    for wrong in [
        &SETTING[..3],
        &["key", "value", "version", "version"],
        &["key", "value", "version", "x"],
    ] {
        misfit(filling.table("setting", &names(wrong)).await, columns);
    }
    misfit(
        filling.rows("setting", vec![setting()]).await,
        "its rows come before its columns",
    );
    filling.table("setting", &names(&SETTING)).await.expect("begun");
    let short = setting()[..3].to_vec();
    misfit(
        filling.rows("setting", vec![setting(), short]).await,
        "a row has another number of values than there are columns",
    );
    let mut other = setting();
    other[2] = Cell::Text("1".to_owned());
    misfit(
        filling.rows("setting", vec![other]).await,
        "a value is of another kind than its column",
    );
    misfit(filling.end().await.map(drop), "it is missing");
    assert_eq!(
        migrations::due(&database.db).await.expect("asked"),
        migrations::numbers(engine).len(),
        "nothing stays"
    );
    database.close().await;
}

#[tokio::test]
async fn rows_that_do_not_fit_are_named_on_sqlite() {
    misfits(Engine::Sqlite).await;
}

#[tokio::test]
async fn rows_that_do_not_fit_are_named_on_postgres() {
    misfits(Engine::Postgres).await;
}

/// Constraints speak against the rows, and not against the database.
async fn refused_rows(engine: Engine) {
    let mut second = setting();
    second[0] = Cell::Text("second".to_owned());
    let mut unversioned = second.clone();
    unversioned[2] = Cell::Number(0);
    let mut missing = second;
    missing[1] = Cell::Null;
    for (what, row) in [("twice", setting()), ("unversioned", unversioned), ("missing", missing)] {
        let database = Database::empty(engine).await;
        let mut filling = Filling::begin(&database.db, 1).await.expect("begun");
        filling.table("setting", &names(&SETTING)).await.expect("begun");
        filling.rows("setting", vec![setting()]).await.expect("written");
        let refused = filling.rows("setting", vec![row]).await;
        assert!(
            matches!(&refused, Err(Error::Misfit { table, reason }) if table == "setting" && reason.contains("does not take")),
            "{what}: {refused:?}"
        );
        drop(filling);
        database.close().await;
    }
}

#[tokio::test]
async fn rows_that_break_a_constraint_are_misfits_on_sqlite() {
    refused_rows(Engine::Sqlite).await;
}

#[tokio::test]
async fn rows_that_break_a_constraint_are_misfits_on_postgres() {
    refused_rows(Engine::Postgres).await;
}

/// An event that waits for its place needs a log in which it would get one.
async fn events_without_a_log(engine: Engine) {
    let database = Database::empty(engine).await;
    let mut filling = Filling::begin(&database.db, 2).await.expect("begun");
    let columns = [
        "id", "leaf", "at", "action", "actor", "subject", "class", "content", "hash",
    ];
    filling.table("event", &names(&columns)).await.expect("begun");
    let row = vec![
        Cell::Bytes(vec![1; 16]),
        Cell::Null,
        Cell::Number(0),
        Cell::Text("probe.made".to_owned()),
        Cell::Text("nobody".to_owned()),
        Cell::Null,
        Cell::Text("ordinary".to_owned()),
        Cell::Bytes(vec![2]),
        Cell::Bytes(vec![3; 32]),
    ];
    let refused = filling.rows("event", vec![row]).await;
    assert!(matches!(refused, Err(Error::Misfit { .. })), "{refused:?}");
    drop(filling);
    database.close().await;
}

#[tokio::test]
async fn events_without_a_log_are_misfits_on_sqlite() {
    events_without_a_log(Engine::Sqlite).await;
}

#[tokio::test]
async fn events_without_a_log_are_misfits_on_postgres() {
    events_without_a_log(Engine::Postgres).await;
}

const MIB: usize = 1024 * 1024;

/// Rows as long as documents are not in memory together.
async fn long_rows(engine: Engine) {
    let database = Database::empty(engine).await;
    let mut filling = Filling::begin(&database.db, 1).await.expect("begun");
    let columns = ["key", "content", "account", "route", "location", "created_at"];
    filling.table("idempotency", &names(&columns)).await.expect("begun");
    let lengths = [3 * MIB, 3 * MIB, 3 * MIB, 10 * MIB, 1, 1];
    for (number, length) in (0..).zip(lengths) {
        let row = vec![
            Cell::Bytes(vec![number]),
            Cell::Bytes(vec![number; length]),
            Cell::Text("nobody".to_owned()),
            Cell::Text("/".to_owned()),
            Cell::Text("/".to_owned()),
            Cell::Number(0),
        ];
        filling.rows("idempotency", vec![row]).await.expect("written");
    }
    let job = ["id", "kind", "payload", "dedupe", "run_at", "leased_until", "attempts"];
    for (table, columns) in [("job", &job[..]), ("setting", &SETTING)] {
        filling.table(table, &names(columns)).await.expect("it is there");
    }
    let tx = filling.end().await.expect("ended");
    tx.commit(Act::BackupRestored).await.expect("committed");

    let mut tx = database.db.read().await.expect("a transaction");
    let mut reader = Reader::default();
    let mut pages: Vec<Vec<u8>> = Vec::new();
    while let Some(page) = reader.next(&mut tx).await.expect("read") {
        if page.table == "idempotency" {
            assert_eq!(page.begins, pages.is_empty());
            let key = |row: &Vec<Cell>| match &row[0] {
                Cell::Bytes(key) => key[0],
                _ => panic!("bytes"),
            };
            pages.push(page.rows.iter().map(key).collect());
        }
    }
    assert_eq!(pages, [vec![0, 1], vec![2], vec![3], vec![4, 5]]);
    drop(tx);
    database.close().await;
}

#[tokio::test]
async fn long_rows_are_read_one_after_the_other_on_sqlite() {
    long_rows(Engine::Sqlite).await;
}

#[tokio::test]
async fn long_rows_are_read_one_after_the_other_on_postgres() {
    long_rows(Engine::Postgres).await;
}
