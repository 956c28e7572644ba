//! The role under which a server works on PostgreSQL, with the rights that docs/postgres-roles.sql gives it.

use domain::access::RoleCode;
use services::ledger::{self, Anchor};
use services::system;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use store::Location;

use super::{assert_sound, settle};
use crate::access::seated;
use crate::support::database::{Database, Ground};
use crate::support::{TestApp, founding};

const SCRIPT: &str = include_str!("../../docs/postgres-roles.sql");
const DENIED: &str = "42501";
const RAISED: &str = "P0001";

async fn connection(database: &Database) -> PgConnection {
    match &database.location {
        Location::Postgres(address) => PgConnection::connect(address).await.expect("the cluster answers"),
        Location::File(_) => panic!("a server"),
    }
}

/// The code with which the engine refuses a statement, if it does.
async fn refused(connection: &mut PgConnection, statement: &str) -> Option<String> {
    match connection.execute(AssertSqlSafe(statement.to_owned())).await {
        Ok(_) => None,
        Err(sqlx::Error::Database(reported)) => reported.code().map(|code| code.into_owned()),
        Err(other) => panic!("{statement}: {other}"),
    }
}

/// How many values a statement takes.
fn values(sql: &str) -> usize {
    let numbers = sql.split('$').skip(1);
    let number = |rest: &str| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    };
    numbers.map(number).max().unwrap_or(0)
}

#[tokio::test]
async fn the_role_of_a_server_appends_to_the_ledger_and_changes_nothing_in_it_on_postgres() {
    let app = TestApp::over_restored(Database::postgres_in_two_roles(SCRIPT).await).await;
    let mut server = connection(&app.database).await;
    // Rights are asked for when a statement is explained; it is not carried out.
    let mut denied = Vec::new();
    for (name, sql) in store::statements() {
        let nothing = vec!["NULL"; values(sql)].join(", ");
        let list = if nothing.is_empty() {
            nothing
        } else {
            format!("({nothing})")
        };
        server
            .execute(AssertSqlSafe(format!("PREPARE probe AS {sql}")))
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Some(code) = refused(&mut server, &format!("EXPLAIN EXECUTE probe{list}")).await {
            assert_eq!(code, DENIED, "{name}");
            denied.push(name);
        }
        server.execute("DEALLOCATE probe").await.expect("forgotten");
    }
    assert_eq!(
        denied,
        ["store::ledger::head::FOUND", "store::ledger::head::START_EPOCH"],
        "what `init` and `restore` do as the owner"
    );

    // A day of a server.
    seated(&app, founding::wearer(RoleCode::ThuTruong)).await;
    settle(&app).await;
    app.work().await;
    let folder = tempfile::tempdir().expect("a folder");
    let anchor = Anchor::new(folder.path().join(Anchor::FILE));
    ledger::checkpoint_due(&app.worker_ctx(), &anchor, true)
        .await
        .expect("signed");
    crate::backup::archived(&app).await;
    settle(&app).await;
    assert_sound(&app).await;

    let tables = ["event", "event_body", "ledger_hash", "checkpoint", "ledger_head"];
    let column = ["action", "body", "hash", "note", "installation"];
    for (table, column) in tables.iter().zip(column) {
        for statement in [
            format!("UPDATE {table} SET {column} = {column}"),
            format!("DELETE FROM {table}"),
            format!("TRUNCATE {table} CASCADE"),
            format!("ALTER TABLE {table} DISABLE TRIGGER ALL"),
            format!("DROP TABLE {table} CASCADE"),
        ] {
            let code = refused(&mut server, &statement).await;
            assert_eq!(code.as_deref(), Some(DENIED), "{statement}");
        }
    }
    for statement in [
        "DROP TRIGGER event_no_update ON event",
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TABLE mine (number BIGINT)",
        "SET session_replication_role = replica",
        "UPDATE ledger_head SET epoch = epoch + 1",
        "DELETE FROM _sqlx_migrations",
    ] {
        let code = refused(&mut server, statement).await;
        assert_eq!(code.as_deref(), Some(DENIED), "{statement}");
    }
    let code = refused(&mut server, "UPDATE event SET leaf = leaf + 1 WHERE leaf IS NOT NULL").await;
    assert_eq!(code.as_deref(), Some(RAISED), "a place is given once");
    server.close().await.expect("closed");

    let role = system::store_role(&app.database.db)
        .await
        .expect("asked")
        .expect("a role");
    assert!(role.name.starts_with("server_") && !role.changes_ledger, "{role:?}");
    assert_sound(&app).await;
    app.finish().await;
}

#[tokio::test]
async fn whoever_owns_the_ledger_is_told_to_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    let role = system::store_role(&database.db).await.expect("asked").expect("a role");
    assert!(role.changes_ledger, "{role:?}");
    database.close().await;
}
