//! The schema and its history.
//!
//! Owns: applying migrations and telling which are applied. Must not: run on its own at start.

use domain::system::Engine;
use sqlx::migrate::{MigrateError, Migrator};

use crate::db::Pools;
use crate::tx::Connection;
use crate::{Db, Error, Result, Tx, dialect};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

statements! {
    APPLIED = "SELECT MAX(version) FROM _sqlx_migrations";
    HISTORY = "SELECT version, success, checksum FROM _sqlx_migrations ORDER BY version";
}

/// Number of the newest migration that this program carries.
#[must_use]
pub fn known(engine: Engine) -> i64 {
    numbers(engine).last().copied().unwrap_or(0)
}

/// Numbers of all migrations of an engine, ascending.
#[must_use]
pub fn numbers(engine: Engine) -> Vec<i64> {
    migrator(engine).iter().map(|migration| migration.version).collect()
}

fn migrator(engine: Engine) -> &'static Migrator {
    match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
    }
}

/// Number of the newest migration applied to the store, 0 when it is empty.
///
/// # Errors
/// When the database does not answer.
pub async fn applied(tx: &mut Tx) -> Result<i64> {
    // Asked, not tried: on PostgreSQL a statement that fails spoils the whole transaction of the caller.
    if !dialect::has_history(tx).await? {
        return Ok(0);
    }
    let newest: Option<i64> = on!(tx, |c| sqlx::query_scalar(APPLIED).fetch_one(c).await)?;
    Ok(newest.unwrap_or(0))
}

/// How many migrations this program carries that the store does not have yet.
///
/// # Errors
/// [`Error::SchemaTooNew`] when the store is ahead of the program, [`Error::SchemaDiffers`] when one that was applied is
/// not this program's.
pub async fn due(db: &Db) -> Result<usize> {
    let mut tx = db.read().await?;
    // Without the list there is nothing to compare.
    let rows: Vec<(i64, bool, Vec<u8>)> = if dialect::has_history(&mut tx).await? {
        on!(tx, |c| sqlx::query_as(HISTORY).fetch_all(c).await)?
    } else {
        Vec::new()
    };
    let known = migrator(db.engine());
    for (found, finished, checksum) in &rows {
        match known.iter().find(|migration| migration.version == *found) {
            None => {
                return Err(Error::SchemaTooNew {
                    found: *found,
                    known: self::known(db.engine()),
                });
            }
            Some(ours) if !finished || ours.checksum.as_ref() != checksum => return Err(Error::SchemaDiffers(*found)),
            Some(_) => {}
        }
    }
    Ok(known.iter().count() - rows.len())
}

/// Applies all migrations that are due, each in its own transaction, and returns how many there were.
///
/// # Errors
/// [`Error::SchemaTooNew`], [`Error::SchemaDiffers`], [`Error::NotAStore`] for a database that holds something else, or
/// what the database said; the failing migration is undone.
pub async fn apply(db: &Db) -> Result<usize> {
    // Several copies may start together: one looks and applies, the others then find nothing to do.
    let _alone = dialect::migrate_alone(db).await?;
    let due = due(db).await?;
    if due == numbers(db.engine()).len() && dialect::is_inhabited(&mut db.read().await?).await? {
        return Err(Error::NotAStore {
            path: format!("this {} database", db.engine().name()),
        });
    }
    let result = match &db.pools {
        Pools::Sqlite { writer, .. } => SQLITE.run(writer).await,
        Pools::Postgres(pool) => POSTGRES.run(pool).await,
    };
    result.map(|()| due).map_err(|error| failed(db.engine(), error))
}

/// Applies, inside a transaction of the caller, what is due up to migration number `last`.
///
/// # Errors
/// As [`apply`].
pub(crate) async fn apply_within(tx: &mut Tx, last: i64) -> Result<()> {
    let engine = tx.engine();
    let result = match tx.connection() {
        Connection::Sqlite(c) => SQLITE.run_direct(Some(last), c, false).await,
        Connection::Postgres(c) => POSTGRES.run_direct(Some(last), c, false).await,
    };
    result.map_err(|error| failed(engine, error))
}

fn failed(engine: Engine, error: MigrateError) -> Error {
    match error {
        MigrateError::VersionMismatch(number) | MigrateError::Dirty(number) => Error::SchemaDiffers(number),
        MigrateError::VersionMissing(found) => Error::SchemaTooNew {
            found,
            known: known(engine),
        },
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => Error::Database(sqlx::Error::Migrate(Box::new(other))),
    }
}
