//! What became of a list between the officer and the head.
//!
//! Owns: table `round_step`. Must not: know what a reason means, or approve a list.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::value::codes;
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO round_step (id, round, kind, reason, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    NEWEST = "SELECT id, round, kind, reason, made_by, made_at FROM round_step WHERE round = $1 \
              ORDER BY id DESC LIMIT 1";
}

codes! {
    /// What was done with a list.
    RoundStep {
        /// The officer sent it to the head.
        Sent = "SENT",
        /// The head returned it.
        Returned = "RETURNED",
    }
}

/// A step as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StepRow {
    /// Its id; later ones sort behind.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// What was done.
    pub kind: RoundStep,
    /// Code of why it was returned.
    pub reason: Option<String>,
    /// Who did it.
    pub made_by: Uuid,
    /// When.
    pub made_at: Timestamp,
}

/// Writes a step.
///
/// # Errors
/// When the database does not answer.
pub async fn insert(tx: &mut Tx, row: &StepRow) -> Result<()> {
    on!(tx, |c| query(INSERT)
        .bind(row.id)
        .bind(row.round)
        .bind(row.kind)
        .bind(&row.reason)
        .bind(row.made_by)
        .bind(row.made_at)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// The last step of a list.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(tx: &mut Tx, round: Uuid) -> Result<Option<StepRow>> {
    Ok(on!(tx, |c| query_as::<_, StepRow>(NEWEST)
        .bind(round)
        .fetch_optional(c)
        .await)?)
}
