//! What people are asked to declare, and what waits to be received: who has something to do, and what.
//!
//! Owns: finding open obligations of table `obligation`. Must not: know what a stage means; the caller names the codes.

use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use crate::declaration_round::RoundState;
use crate::dialect::lists;
use crate::obligation::ObligationRow;
use crate::{Result, Tx};

statements! {
    // The first conditions are those of the index of what waits.
    WAITING_IN_CIRCLE = "SELECT id FROM obligation o WHERE listed = 1 AND (stage = 'DA_NOP' OR stage = 'DA_NOP_LAI') \
                         AND person <> $2 AND EXISTS (SELECT 1 FROM record_wrap w WHERE w.record = o.record \
                         AND w.recipient_kind = 'circle' AND w.recipient = $1 AND w.key_version = \
                         (SELECT MAX(key_version) FROM record_wrap WHERE record = o.record)) ORDER BY id LIMIT $3";
}

/// An obligation, and whether its round asks for it yet.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenObligation {
    /// The obligation.
    #[sqlx(flatten)]
    pub row: ObligationRow,
    /// State of its round.
    pub round_state: RoundState,
}

/// What these people have on lists that stands at one of these stages. Nobody else changes it, or the rounds, before the
/// transaction ends.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn of_people(tx: &mut Tx, stages: &[&str], people: &[Uuid], limit: i64) -> Result<Vec<OpenObligation>> {
    let sql = lists::OPEN_OF_PEOPLE.of(tx);
    let rows = on!(tx, |c| query_as::<_, OpenObligation>(sql)
        .bind(lists::codes(stages))
        .bind(lists::ids(people))
        .bind(limit)
        .fetch_all(c)
        .await)?;
    let verified = |open: OpenObligation| {
        let OpenObligation { row, round_state } = open;
        tx.verified(row).map(|row| OpenObligation { row, round_state })
    };
    rows.into_iter().map(verified).collect()
}

/// What waits to be received, can be opened by a circle in its newest version, and is of somebody else than this person.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_in(tx: &mut Tx, circle: Uuid, person: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar(WAITING_IN_CIRCLE)
        .bind(circle)
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
