//! The two schemas are one, and every statement is valid on both.

use std::collections::BTreeSet;

use domain::system::Engine;
use sqlx::{Connection, Executor, PgConnection, Row, SqlSafeStr, SqliteConnection};
use store::{Location, migrations};

use crate::support::database::{Database, Ground, cluster_address};

const SQLITE_COLUMNS: &str = "SELECT m.name, p.name, p.type, p.\"notnull\" FROM sqlite_schema m, pragma_table_info(m.name) p \
                              WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx_%'";
const POSTGRES_COLUMNS: &str = "SELECT table_name::TEXT, column_name::TEXT, data_type::TEXT, \
                                CASE is_nullable WHEN 'NO' THEN 1::BIGINT ELSE 0::BIGINT END \
                                FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx\\_%'";
const SQLITE_INDEXES: &str = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
const POSTGRES_INDEXES: &str = "SELECT indexname::TEXT FROM pg_indexes WHERE schemaname = 'public' \
                                AND indexname NOT LIKE '%\\_pkey' AND indexname NOT LIKE '%\\_key'";

// Primary keys and UNIQUE are indexes too: what must be unique, and what can be found quickly, column by column.
const SQLITE_KEYS: &str = "SELECT m.name, l.\"unique\", (SELECT group_concat(name) FROM \
                           (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) \
                           FROM sqlite_schema m, pragma_index_list(m.name) l \
                           WHERE m.type = 'table' AND m.name NOT LIKE '_sqlx_%'";
const POSTGRES_KEYS: &str = "SELECT t.relname::TEXT, i.indisunique::INT::BIGINT, \
                             (SELECT string_agg(a.attname::TEXT, ',' ORDER BY k.place) \
                             FROM unnest(i.indkey) WITH ORDINALITY k(number, place) \
                             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) \
                             FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid \
                             WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_sqlx\\_%' \
                             AND i.indexrelid NOT IN ('person_initials'::regclass, 'person_words'::regclass)";
const SQLITE_REFERENCES: &str = "SELECT m.name, f.\"from\", f.\"table\", f.on_delete \
                                 FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
const POSTGRES_REFERENCES: &str = "SELECT c.conrelid::regclass::TEXT, a.attname::TEXT, c.confrelid::regclass::TEXT, \
                                   CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' \
                                   WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END \
                                   FROM pg_constraint c CROSS JOIN unnest(c.conkey) k(number) \
                                   JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number \
                                   WHERE c.contype = 'f'";
// SQLite does not list its checks; their text is in that of the table.
const SQLITE_CHECKS: &str = "SELECT name, (length(sql) - length(replace(sql, 'CHECK (', ''))) / 7 \
                             FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK (%'";
const POSTGRES_CHECKS: &str = "SELECT conrelid::regclass::TEXT, COUNT(*) FROM pg_constraint \
                               WHERE contype = 'c' AND connamespace = 'public'::regnamespace GROUP BY 1";

/// What PostgreSQL alone has, to find whom typed words mean (decision 0025); `POSTGRES_KEYS` leaves both out.
const SEARCHED_ON_POSTGRES: [&str; 2] = ["person_initials", "person_words"];

/// Table, column, kind, whether it must have a value.
type Columns = BTreeSet<(String, String, &'static str, bool)>;

fn kind(declared: &str) -> &'static str {
    match declared {
        "INTEGER" | "bigint" => "whole number",
        "TEXT" | "text" => "text",
        "BLOB" | "uuid" | "bytea" => "bytes",
        other => panic!("{other} has no counterpart on the other engine"),
    }
}

async fn sqlite_connection(database: &Database) -> SqliteConnection {
    let Location::File(path) = &database.location else {
        panic!("a file")
    };
    SqliteConnection::connect(&path.display().to_string())
        .await
        .expect("the store opens")
}

async fn postgres_connection(database: &Database) -> PgConnection {
    let Location::Postgres(address) = &database.location else {
        panic!("an address")
    };
    PgConnection::connect(address).await.expect("the store opens")
}

#[test]
fn migrations_have_the_same_numbers_without_gaps() {
    let sqlite = migrations::numbers(Engine::Sqlite);
    assert_eq!(sqlite, migrations::numbers(Engine::Postgres));
    assert!(
        sqlite
            .iter()
            .copied()
            .eq(1..=i64::try_from(sqlite.len()).expect("few migrations")),
        "{sqlite:?}"
    );
}

#[tokio::test]
async fn tables_columns_and_indexes_are_the_same_on_postgres() {
    let (sqlite, postgres) = (
        Database::sqlite(Ground::Bare).await,
        Database::postgres(Ground::Bare).await,
    );
    let (mut s, mut p) = (sqlite_connection(&sqlite).await, postgres_connection(&postgres).await);

    let of_sqlite: Columns = sqlx::query(SQLITE_COLUMNS)
        .fetch_all(&mut s)
        .await
        .expect("read")
        .into_iter()
        .map(|row| (row.get(0), row.get(1), kind(row.get(2)), row.get::<i64, _>(3) == 1))
        .collect();
    let of_postgres: Columns = sqlx::query(POSTGRES_COLUMNS)
        .fetch_all(&mut p)
        .await
        .expect("read")
        .into_iter()
        .map(|row| (row.get(0), row.get(1), kind(row.get(2)), row.get::<i64, _>(3) == 1))
        .collect();
    assert!(!of_sqlite.is_empty());
    assert_eq!(of_sqlite, of_postgres);

    let indexes = |rows: Vec<String>| rows.into_iter().collect::<BTreeSet<_>>();
    let mut expected = indexes(
        sqlx::query_scalar(SQLITE_INDEXES)
            .fetch_all(&mut s)
            .await
            .expect("read"),
    );
    let of_postgres = indexes(
        sqlx::query_scalar(POSTGRES_INDEXES)
            .fetch_all(&mut p)
            .await
            .expect("read"),
    );
    expected.extend(SEARCHED_ON_POSTGRES.map(str::to_owned));
    assert_eq!(expected, of_postgres);

    drop((s.close().await, p.close().await));
    sqlite.close().await;
    postgres.close().await;
}

/// The rows of a statement as text, in no order.
macro_rules! facts {
    ($connection:expr, $sql:expr, ($($column:tt: $kind:ty),+)) => {
        sqlx::query($sql)
            .fetch_all($connection)
            .await
            .expect("read")
            .into_iter()
            .map(|row| vec![$(row.get::<$kind, _>($column).to_string()),+])
            .collect::<BTreeSet<Vec<String>>>()
    };
}

#[tokio::test]
async fn keys_references_and_checks_are_the_same_on_postgres() {
    let (sqlite, postgres) = (
        Database::sqlite(Ground::Bare).await,
        Database::postgres(Ground::Bare).await,
    );
    let (mut s, mut p) = (sqlite_connection(&sqlite).await, postgres_connection(&postgres).await);

    let keys = facts!(&mut s, SQLITE_KEYS, (0: String, 1: i64, 2: String));
    assert!(
        keys.contains(&Vec::from(["job", "1", "dedupe"].map(str::to_owned))),
        "{keys:?}"
    );
    assert!(
        keys.contains(&Vec::from(["job", "0", "run_at,id"].map(str::to_owned))),
        "{keys:?}"
    );
    assert_eq!(keys, facts!(&mut p, POSTGRES_KEYS, (0: String, 1: i64, 2: String)));
    assert_eq!(
        facts!(&mut s, SQLITE_REFERENCES, (0: String, 1: String, 2: String, 3: String)),
        facts!(&mut p, POSTGRES_REFERENCES, (0: String, 1: String, 2: String, 3: String))
    );
    let checks = facts!(&mut s, SQLITE_CHECKS, (0: String, 1: i64));
    assert!(!checks.is_empty());
    assert_eq!(checks, facts!(&mut p, POSTGRES_CHECKS, (0: String, 1: i64)));

    drop((s.close().await, p.close().await));
    sqlite.close().await;
    postgres.close().await;
}

#[tokio::test]
async fn every_statement_can_be_prepared_on_sqlite() {
    let database = Database::sqlite(Ground::Bare).await;
    let mut connection = sqlite_connection(&database).await;
    for (name, sql) in store::statements() {
        if let Err(error) = connection.prepare(sql.into_sql_str()).await {
            panic!("{name}: {error}");
        }
    }
    drop(connection.close().await);
    database.close().await;
}

#[tokio::test]
async fn every_statement_can_be_prepared_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    let mut connection = postgres_connection(&database).await;
    let statements = store::statements();
    assert!(
        statements.len() >= 10,
        "the list is not empty by mistake: {}",
        statements.len()
    );
    for (name, sql) in statements {
        if let Err(error) = connection.prepare(sql.into_sql_str()).await {
            panic!("{name}: {error}");
        }
    }
    drop(connection.close().await);
    database.close().await;
}

#[tokio::test]
async fn the_test_cluster_is_postgres_15() {
    let mut connection = PgConnection::connect(&cluster_address("postgres"))
        .await
        .expect("the cluster answers");
    let version: i32 = sqlx::query_scalar("SELECT current_setting('server_version_num')::INT")
        .fetch_one(&mut connection)
        .await
        .expect("read");
    assert_eq!(version / 10_000, 15);
    drop(connection.close().await);
}
