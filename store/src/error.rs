//! What can go wrong in the store, in the store's own terms.
//!
//! Owns: telling apart what callers treat differently. Must not: carry typed text or content in a message.

use domain::ledger::canonical::CanonicalError;
use domain::ledger::event::LeafError;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database cannot be reached just now; trying again later may help.
    #[error("the database does not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The file is not a database, is damaged, or belongs to another program.
    #[error("{path} is not a database of Liêm Chính; it was left as it is")]
    NotAStore {
        /// The file.
        path: String,
    },
    /// The file or its folder cannot be read or written.
    #[error("{path} cannot be used: {reason}")]
    Unusable {
        /// The file.
        path: String,
        /// The system's own words.
        reason: String,
    },
    /// The address of the database cannot be understood. It is not quoted: it may hold a password.
    #[error("DATABASE_URL is no address of a PostgreSQL database, such as postgres://user@host/name")]
    Address,
    /// There is no store yet.
    #[error("there is no store at {path}; `liemchinh init` founds one")]
    Missing {
        /// The file.
        path: String,
    },
    /// The store was written by a newer version of the program.
    #[error("the store has schema {found}, this program knows up to {known}; install the newer program")]
    SchemaTooNew {
        /// Newest migration applied to the store.
        found: i64,
        /// Newest migration in this program.
        known: i64,
    },
    /// A migration that was applied has since been edited.
    #[error("migration {0} of the store differs from the one in this program, or was not finished")]
    SchemaDiffers(i64),
    /// A row changed since it was read, or is not there.
    #[error("{table}: {expected} row(s) should have changed, {affected} did")]
    Conflict {
        /// The table.
        table: &'static str,
        /// Rows that the statement had to hit.
        expected: u64,
        /// Rows that it hit.
        affected: u64,
    },
    /// A stored value is not what it should be.
    #[error("{table}.{column} holds a value that cannot be read")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A row was changed past the program: its MAC does not fit.
    #[error("{table} {key} was not written by this program")]
    Forged {
        /// The table.
        table: &'static str,
        /// Its primary key; never one that gives access.
        key: String,
    },
    /// Guarded rows cannot be read or written: the store was opened without the key of their MACs.
    #[error("the store was opened without the key of the row MACs")]
    NoRowKey,
    /// A change that must stand in the ledger was about to be committed without an event.
    #[error("a change of {table} was not recorded in the ledger; nothing was changed")]
    Unrecorded {
        /// The table of the first such change.
        table: String,
    },
    /// The event has no leaf.
    #[error("the event cannot be written: {0}")]
    Leaf(#[from] LeafError),
    /// The leaf has no canonical form.
    #[error("the event cannot be written: {0}")]
    Canonical(#[from] CanonicalError),
    /// The store has no ledger yet.
    #[error("the ledger of this store was not begun")]
    NoLedger,
    /// A database that must be empty holds something.
    #[error("the database holds something already; it was left as it is")]
    NotEmpty,
    /// Rows that were read elsewhere do not fit the schema they are said to be of.
    #[error("table {table} does not fit: {reason}")]
    Misfit {
        /// Its name as given.
        table: String,
        /// What does not fit.
        reason: &'static str,
    },
    /// Anything else the database said.
    #[error("database error: {0}")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => {
                Self::Unavailable(error)
            }
            sqlx::Error::Database(ref reported) if is_busy(reported.code().as_deref()) => Self::Unavailable(error),
            other => Self::Database(other),
        }
    }
}

/// SQLITE_BUSY with its extended codes; PostgreSQL's classes 08 (connection) and 57P (shutting down), and 53300.
fn is_busy(code: Option<&str>) -> bool {
    let Some(code) = code else { return false };
    matches!(code, "5" | "261" | "517" | "53300")
        || code.len() == 5 && (code.starts_with("08") || code.starts_with("57P"))
}

/// Checks that a statement hit exactly the rows it had to.
pub(crate) fn ensure_affected(table: &'static str, expected: u64, affected: u64) -> Result<(), Error> {
    if expected == affected {
        Ok(())
    } else {
        Err(Error::Conflict {
            table,
            expected,
            affected,
        })
    }
}
