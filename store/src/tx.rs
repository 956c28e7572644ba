//! Transactions.
//!
//! Owns: the unit of work and its commit by name. Must not: know what any statement means.

use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::Result;

/// Why a transaction was committed: the name of the act, as it stands in logs and, later, in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The agency's contact person was changed.
    ContactChanged,
    /// The worker took jobs from the queue.
    JobsClaimed,
    /// The worker finished a job.
    JobDone,
    /// The worker put a failed job back.
    JobPostponed,
    /// Remembered form keys older than a day were deleted.
    IdempotencySwept,
}

/// A transaction on either engine. It is rolled back unless [`Tx::commit`] is called.
#[derive(Debug)]
pub struct Tx(Inner);

#[derive(Debug)]
enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The connection of a transaction, for the macro `on!` and for `dialect`.
pub(crate) enum Connection<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    pub(crate) fn sqlite(transaction: Transaction<'static, Sqlite>) -> Self {
        Self(Inner::Sqlite(transaction))
    }

    pub(crate) fn postgres(transaction: Transaction<'static, Postgres>) -> Self {
        Self(Inner::Postgres(transaction))
    }

    pub(crate) fn connection(&mut self) -> Connection<'_> {
        match &mut self.0 {
            Inner::Sqlite(transaction) => Connection::Sqlite(transaction),
            Inner::Postgres(transaction) => Connection::Postgres(transaction),
        }
    }

    /// Makes everything done in this transaction permanent, in the name of `act`.
    ///
    /// # Errors
    /// When the database refuses; then nothing of it happened.
    pub async fn commit(self, act: Act) -> Result<()> {
        match self.0 {
            Inner::Sqlite(transaction) => transaction.commit().await?,
            Inner::Postgres(transaction) => transaction.commit().await?,
        }
        tracing::debug!(?act, "committed");
        Ok(())
    }
}
