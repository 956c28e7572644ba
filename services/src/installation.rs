//! Opening a store and bringing its schema up to date.
//!
//! Owns: what the console commands do before anything else can work. Must not: run by itself at the start of a server.

use std::path::Path;

pub use store::{Db, Error as StoreError, Location};

/// Name of the embedded database inside the data folder.
pub const DATABASE_FILE: &str = "liemchinh.db";

/// Where the store is: `DATABASE_URL` replaces the embedded database.
#[must_use]
pub fn location(data: &Path, database_url: Option<String>) -> Location {
    match database_url {
        Some(address) => Location::Postgres(address),
        None => Location::File(data.join(DATABASE_FILE)),
    }
}

/// How many migrations are due.
///
/// # Errors
/// As [`store::migrations::due`].
pub async fn migrations_due(db: &Db) -> store::Result<usize> {
    store::migrations::due(db).await
}

/// Applies all migrations that are due and returns how many there were.
///
/// # Errors
/// As [`store::migrations::apply`].
pub async fn migrate(db: &Db) -> store::Result<usize> {
    store::migrations::apply(db).await
}

/// Number of the newest migration that this program carries for the engine of `db`.
#[must_use]
pub fn known_schema(db: &Db) -> i64 {
    store::migrations::known(db.engine())
}
