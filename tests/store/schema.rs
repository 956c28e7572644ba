//! The two schemas are one, and every statement is valid on both.

use std::collections::BTreeSet;

use domain::system::Engine;
use sqlx::{Connection, Executor, PgConnection, Row, SqlSafeStr, SqliteConnection};
use store::{Location, migrations};

use crate::support::database::{Database, cluster_address};

const SQLITE_COLUMNS: &str = "SELECT m.name, p.name, p.type, p.\"notnull\" FROM sqlite_schema m, pragma_table_info(m.name) p \
                              WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx_%'";
const POSTGRES_COLUMNS: &str = "SELECT table_name::TEXT, column_name::TEXT, data_type::TEXT, \
                                CASE is_nullable WHEN 'NO' THEN 1::BIGINT ELSE 0::BIGINT END \
                                FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx\\_%'";
const SQLITE_INDEXES: &str = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
const POSTGRES_INDEXES: &str = "SELECT indexname::TEXT FROM pg_indexes WHERE schemaname = 'public' \
                                AND indexname NOT LIKE '%\\_pkey' AND indexname NOT LIKE '%\\_key'";

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
    let (sqlite, postgres) = (Database::sqlite().await, Database::postgres().await);
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
    let of_sqlite = indexes(
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
    assert_eq!(of_sqlite, of_postgres);

    drop((s.close().await, p.close().await));
    sqlite.close().await;
    postgres.close().await;
}

#[tokio::test]
async fn every_statement_can_be_prepared_on_sqlite() {
    let database = Database::sqlite().await;
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
    let database = Database::postgres().await;
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
