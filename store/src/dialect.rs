//! The few places where the two engines need different words.
//!
//! Owns: every engine-specific statement. Must not: contain anything that could be said once for both.

use sqlx::SqlitePool;

use crate::tx::{Connection, Tx};
use crate::{Error, Result, Timestamp};

/// `application_id` that the first migration writes into the header of the file ("LCiI").
const APPLICATION_ID: i64 = 1_279_486_281;

/// Reads one consistent state and refuses to write.
pub(crate) const BEGIN_READ_POSTGRES: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Whole microseconds since 1970; the embedded engine's clock has milliseconds.
const CLOCK_SQLITE: &str = "SELECT CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) * 1000";
const CLOCK_POSTGRES: &str = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT";
const VERSION_SQLITE: &str = "SELECT sqlite_version()";
const VERSION_POSTGRES: &str = "SELECT current_setting('server_version')";
const APPLICATION_ID_SQLITE: &str = "SELECT application_id FROM pragma_application_id";
const TABLE_COUNT_SQLITE: &str = "SELECT COUNT(*) FROM sqlite_schema";

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

/// Whether a database file is empty or one of ours.
pub(crate) async fn looks_like_ours(pool: &SqlitePool) -> std::result::Result<bool, sqlx::Error> {
    let tables: i64 = sqlx::query_scalar(TABLE_COUNT_SQLITE).fetch_one(pool).await?;
    let id: i64 = sqlx::query_scalar(APPLICATION_ID_SQLITE).fetch_one(pool).await?;
    Ok(tables == 0 || id == APPLICATION_ID)
}
