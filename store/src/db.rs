//! Connections to the store.
//!
//! Owns: opening either engine with the settings that keep data safe. Must not: apply migrations by itself.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::system::Engine;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};

use crate::file::{self, Found};
use crate::guard::RowKey;
use crate::ledger::Committed;
use crate::tx::Tx;
use crate::{Error, Result, dialect};

const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const SQLITE_READERS: u32 = 4;
/// What each reader keeps of the store, in KiB as SQLite says it: the whole index of a staff list of thirty thousand people, which
/// would otherwise be read anew for every search.
const SQLITE_CACHE: &str = "-8192";
const POSTGRES_CONNECTIONS: u32 = 10;

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file of the embedded engine.
    File(PathBuf),
    /// Address of a PostgreSQL database, `postgres://…`; may carry a password, so it is never logged.
    Postgres(String),
}

/// An open store: cheap to clone, shared by all requests.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    guard: Option<Arc<RowKey>>,
    committed: Arc<Committed>,
}

/// The connections of either engine.
#[derive(Clone)]
pub(crate) enum Pools {
    /// The embedded engine: one writer, several readers.
    Sqlite {
        /// The only connection that may write.
        writer: SqlitePool,
        /// Connections that refuse to write.
        readers: SqlitePool,
    },
    /// A PostgreSQL server.
    Postgres(PgPool),
}

/// Says which engine it is, and nothing of where it is or of its key.
impl fmt::Debug for Db {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Db")
            .field("engine", &self.engine())
            .finish_non_exhaustive()
    }
}

impl Db {
    /// Opens a store that exists.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotAStore`], [`Error::Unusable`], [`Error::Address`] or [`Error::Unavailable`];
    /// nothing has been changed then.
    pub async fn open(location: &Location) -> Result<Self> {
        match location {
            Location::File(path) => match file::look(path)? {
                Found::Nothing | Found::Interrupted => Err(Error::Missing {
                    path: path.display().to_string(),
                }),
                Found::Ours => open_sqlite(path).await,
            },
            Location::Postgres(address) => open_postgres(address).await,
        }
    }

    /// Opens a store, making an empty file first when there is none.
    ///
    /// # Errors
    /// As [`Db::open`], without [`Error::Missing`].
    pub async fn open_or_create(location: &Location) -> Result<Self> {
        match location {
            Location::File(path) => {
                if file::look(path)? != Found::Ours {
                    file::create(path).await?;
                }
                open_sqlite(path).await
            }
            Location::Postgres(address) => open_postgres(address).await,
        }
    }

    /// The same store with the key of its row MACs: without it no guarded row can be read or written.
    #[must_use]
    pub fn guarded(self, key: RowKey) -> Self {
        Self {
            guard: Some(Arc::new(key)),
            ..self
        }
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match &self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The events that this process committed.
    #[must_use]
    pub fn committed(&self) -> &Committed {
        &self.committed
    }

    /// Opens the file of the embedded engine as it would be alone: read only, and without what stands beside it.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_alone(path: &Path) -> Result<Self> {
        if file::look(path)? != Found::Ours {
            return Err(Error::Missing {
                path: path.display().to_string(),
            });
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .immutable(true);
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options)
            .await
            .map_err(|error| refused(path, error))?;
        Ok(unguarded(Pools::Sqlite {
            writer: pool.clone(),
            readers: pool,
        }))
    }

    /// Begins a transaction that may write. Dropped without a commit, it is rolled back.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when no connection is free in time.
    pub async fn begin(&self) -> Result<Tx> {
        let guard = self.guard.clone();
        let tx = match &self.pools {
            Pools::Sqlite { writer, .. } => Tx::sqlite(writer.begin_with("BEGIN IMMEDIATE").await?, guard),
            Pools::Postgres(pool) => Tx::postgres(pool.begin().await?, guard),
        };
        Ok(tx.remembered_in(self.committed.clone()))
    }

    /// Begins a transaction that reads one consistent state.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when no connection is free in time.
    pub async fn read(&self) -> Result<Tx> {
        let guard = self.guard.clone();
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => Tx::sqlite(readers.begin().await?, guard),
            Pools::Postgres(pool) => Tx::postgres(pool.begin_with(dialect::BEGIN_READ_POSTGRES).await?, guard),
        })
    }

    /// Closes all connections after taking what the embedded engine wrote ahead into its file, so that the file alone is
    /// the store. Closing does that by itself only when nobody else has the file open, and tells nobody when it fails.
    ///
    /// # Errors
    /// [`Error::LogInUse`] when somebody else holds the log; all is closed also then.
    pub async fn close_whole(&self) -> Result<()> {
        let taken = match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                dialect::take_log_in(writer).await
            }
            Pools::Postgres(_) => Ok(()),
        };
        self.close().await;
        taken
    }

    /// Closes all connections, waiting for those in use.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

fn unguarded(pools: Pools) -> Db {
    Db {
        pools,
        guard: None,
        committed: Arc::default(),
    }
}

async fn open_sqlite(path: &Path) -> Result<Db> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_TIMEOUT)
        // Without it, REPLACE takes a row away without asking the trigger that refuses its deletion.
        .pragma("recursive_triggers", "ON");
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options.clone())
        .await
        .map_err(|error| refused(path, error))?;
    let readers = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_lazy_with(options.pragma("query_only", "ON").pragma("cache_size", SQLITE_CACHE));
    Ok(unguarded(Pools::Sqlite { writer, readers }))
}

/// SQLite's own sentence says best why a file cannot be used; a damaged one is no store.
fn refused(path: &Path, error: sqlx::Error) -> Error {
    let path = path.display().to_string();
    match error {
        sqlx::Error::Database(reported) if matches!(reported.code().as_deref(), Some("11" | "26" | "779")) => {
            Error::NotAStore { path }
        }
        sqlx::Error::Database(reported) => Error::Unusable {
            path,
            reason: reported.message().to_owned(),
        },
        other => other.into(),
    }
}

async fn open_postgres(address: &str) -> Result<Db> {
    // The parser's own words may quote a part of the address, and the address may hold a password.
    let scheme = ["postgres://", "postgresql://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let options: PgConnectOptions = address.parse().ok().filter(|_| scheme).ok_or(Error::Address)?;
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options)
        .await
        .map_err(Error::Unavailable)?;
    Ok(unguarded(Pools::Postgres(pool)))
}
