//! The few places where the two engines need different words.
//!
//! Owns: every engine-specific statement. Must not: contain anything that could be said once for both.

pub(crate) mod catalogue;
pub(crate) mod histories;
pub(crate) mod lists;
pub(crate) mod obligations;
pub(crate) mod people;

use crate::db::Pools;
use crate::tx::{Connection, Tx};
use crate::{Db, Error, Result, Timestamp};

/// Reads one consistent state and refuses to write.
pub(crate) const BEGIN_READ_POSTGRES: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Whole microseconds since 1970; the embedded engine's clock has milliseconds.
const CLOCK_SQLITE: &str = "SELECT CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) * 1000";
const CLOCK_POSTGRES: &str = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT";
const VERSION_SQLITE: &str = "SELECT sqlite_version()";
const VERSION_POSTGRES: &str = "SELECT current_setting('server_version')";
const ROLE_POSTGRES: &str = "SELECT current_user::TEXT AS name, bool_or(has_table_privilege(place, act)) AS changes_ledger \
                             FROM unnest(ARRAY['event', 'event_body', 'ledger_hash', 'checkpoint']) AS place \
                             CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS act";
const HISTORY_SQLITE: &str = "SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'";
const HISTORY_POSTGRES: &str =
    "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_sqlx_migrations'";
/// The number is the mark of our files; any would do that no other program uses.
const MIGRATION_LOCK_POSTGRES: &str = "SELECT pg_advisory_xact_lock(1279486281)";
const TABLE_COUNT_SQLITE: &str =
    "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name <> '_sqlx_migrations'";
const TABLE_COUNT_POSTGRES: &str = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() \
                                    AND tablename NOT LIKE '\\_sqlx\\_%'";

/// Whether others were in the way, pages in the log, and pages of them that are in the file.
const TAKE_LOG_IN_SQLITE: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// Takes everything that was written ahead into the file, and empties the log.
pub(crate) async fn take_log_in(writer: &sqlx::SqlitePool) -> Result<()> {
    let (in_the_way, logged, taken): (i64, i64, i64) = sqlx::query_as(TAKE_LOG_IN_SQLITE).fetch_one(writer).await?;
    if in_the_way == 0 && logged == taken {
        Ok(())
    } else {
        Err(Error::LogInUse)
    }
}

/// The store's own clock.
///
/// # Errors
/// When the database does not answer.
pub async fn clock(tx: &mut Tx) -> Result<Timestamp> {
    Ok(match tx.connection() {
        Connection::Sqlite(c) => sqlx::query_scalar(CLOCK_SQLITE).fetch_one(c).await?,
        Connection::Postgres(c) => sqlx::query_scalar(CLOCK_POSTGRES).fetch_one(c).await?,
    })
}

/// The version that the engine reports, without what its packager appended.
///
/// # Errors
/// When the database does not answer.
pub async fn engine_version(tx: &mut Tx) -> Result<String> {
    let reported: String = match tx.connection() {
        Connection::Sqlite(c) => sqlx::query_scalar(VERSION_SQLITE).fetch_one(c).await?,
        Connection::Postgres(c) => sqlx::query_scalar(VERSION_POSTGRES).fetch_one(c).await?,
    };
    reported
        .split_whitespace()
        .next()
        .map(str::to_owned)
        .ok_or(Error::Inconsistent {
            table: "engine",
            column: "version",
        })
}

/// Under which role of the server the store is used.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StoreRole {
    /// Its name.
    pub name: String,
    /// Whether it could change or remove what is in the ledger, but for the triggers.
    pub changes_ledger: bool,
}

/// The role; the embedded engine has none.
///
/// # Errors
/// When the database does not answer.
pub async fn role(tx: &mut Tx) -> Result<Option<StoreRole>> {
    Ok(match tx.connection() {
        Connection::Sqlite(_) => None,
        Connection::Postgres(c) => Some(sqlx::query_as(ROLE_POSTGRES).fetch_one(c).await?),
    })
}

/// Whether any migration was ever applied.
pub(crate) async fn has_history(tx: &mut Tx) -> Result<bool> {
    let tables: i64 = match tx.connection() {
        Connection::Sqlite(c) => sqlx::query_scalar(HISTORY_SQLITE).fetch_one(c).await?,
        Connection::Postgres(c) => sqlx::query_scalar(HISTORY_POSTGRES).fetch_one(c).await?,
    };
    Ok(tables > 0)
}

/// Waits until no other process migrates this database; it is free again when the transaction is dropped. The file of
/// the embedded engine is locked by the command that migrates.
pub(crate) async fn migrate_alone(db: &Db) -> Result<Option<Tx>> {
    let Pools::Postgres(pool) = &db.pools else {
        return Ok(None);
    };
    let mut tx = Tx::postgres(pool.begin().await?, None);
    lock_migrations(&mut tx).await?;
    Ok(Some(tx))
}

/// Keeps others from migrating this database until the transaction ends; the embedded engine has one writer.
pub(crate) async fn lock_migrations(tx: &mut Tx) -> Result<()> {
    if let Connection::Postgres(c) = tx.connection() {
        sqlx::query(MIGRATION_LOCK_POSTGRES).execute(c).await?;
    }
    Ok(())
}

/// Whether a database that none of our migrations has touched holds something already.
pub(crate) async fn is_inhabited(tx: &mut Tx) -> Result<bool> {
    let tables: i64 = match tx.connection() {
        Connection::Sqlite(c) => sqlx::query_scalar(TABLE_COUNT_SQLITE).fetch_one(c).await?,
        Connection::Postgres(c) => sqlx::query_scalar(TABLE_COUNT_POSTGRES).fetch_one(c).await?,
    };
    Ok(tables > 0)
}
