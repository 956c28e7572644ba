//! Signed statements that a key belongs to a person.
//!
//! Owns: table `endorsement`. Must not: check a signature.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::guard::{Columns, Recorded};
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO endorsement (id, subject, generation, body, made_at) VALUES ($1, $2, $3, $4, $5)";
}

/// An endorsement as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EndorsementRow {
    /// Its id.
    pub id: Uuid,
    /// Whose key it endorses.
    pub subject: Uuid,
    /// Generation of that key.
    pub generation: i64,
    /// The statement with its signature.
    pub body: Vec<u8>,
    /// When it was made.
    pub made_at: Timestamp,
}

impl Recorded for EndorsementRow {
    const TABLE: &'static str = "endorsement";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.uuid(self.subject);
        columns.number(self.generation);
        columns.bytes(&self.body);
        columns.time(self.made_at);
    }
}

/// Writes an endorsement.
///
/// # Errors
/// When the key it endorses is not there, or the database does not answer.
pub async fn insert(tx: &mut Tx, row: &EndorsementRow) -> Result<()> {
    on!(tx, |c| query(INSERT)
        .bind(row.id)
        .bind(row.subject)
        .bind(row.generation)
        .bind(&row.body)
        .bind(row.made_at)
        .execute(c)
        .await
        .map(|_| ()))?;
    tx.note_change(row);
    Ok(())
}

/// Endorsements of the keys of these accounts, by account, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(tx: &mut Tx, accounts: &[Uuid], limit: i64) -> Result<Vec<EndorsementRow>> {
    let sql = lists::ENDORSEMENTS.of(tx);
    Ok(on!(tx, |c| query_as::<_, EndorsementRow>(sql)
        .bind(lists::ids(accounts))
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
