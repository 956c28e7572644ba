//! The whole staff file at once, for imports and exports of it.
//!
//! Owns: reading everybody with the post that he has, and what an import is compared with. Must not: write; `person` and `person_post` do.

use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use crate::person::{PersonRow, columns};
use crate::person_post::PostRow;
use crate::{Result, Tx};

statements! {
    EVERYBODY = concat!("SELECT ", columns!(""), " FROM person ORDER BY id LIMIT $1");
    PRESENT_POSTS = "SELECT id, person, unit, title, level, kind, valid_from, valid_to, decision_number, decision_day, \
                     version FROM person_post WHERE valid_to IS NULL ORDER BY person, id LIMIT $1";
    // Who has an account, an office, somebody in his place, or a move behind him.
    BOUND = "SELECT person FROM account UNION SELECT person FROM unit_chief WHERE state <> 'ENDED' \
             UNION SELECT absent FROM stand_in UNION SELECT substitute FROM stand_in \
             UNION SELECT person FROM person_move WHERE undone_at IS NULL ORDER BY 1 LIMIT $1";
    // Versions only grow, and nothing of this is deleted but with a change of a person.
    REVISION = "SELECT 1 AS place, COUNT(*) AS many, CAST(COALESCE(SUM(version), 0) AS BIGINT) AS versions FROM person \
                UNION ALL SELECT 2, COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM person_post \
                UNION ALL SELECT 3, COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM unit \
                UNION ALL SELECT 4, COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM account \
                UNION ALL SELECT 5, COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM unit_chief \
                UNION ALL SELECT 6, COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM stand_in \
                UNION ALL SELECT 7, COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM person_move \
                ORDER BY place";
}

/// A state of the staff file, to be compared with another: any change of what a list is compared with makes a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision(Vec<Counted>);

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
struct Counted {
    many: i64,
    versions: i64,
}

/// The state of the staff file that the transaction sees.
///
/// # Errors
/// When the database does not answer.
pub async fn revision(tx: &mut Tx) -> Result<Revision> {
    Ok(Revision(on!(tx, |c| query_as::<_, Counted>(REVISION)
        .fetch_all(c)
        .await)?))
}

/// Everybody who is or was there, by id.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn everybody(tx: &mut Tx, limit: i64) -> Result<Vec<PersonRow>> {
    let rows = on!(tx, |c| query_as::<_, PersonRow>(EVERYBODY)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// The posts that have not ended, by person.
///
/// # Errors
/// When the database does not answer.
pub async fn present_posts(tx: &mut Tx, limit: i64) -> Result<Vec<PostRow>> {
    Ok(on!(tx, |c| query_as::<_, PostRow>(PRESENT_POSTS)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// People on whose place in the agency something rests, so that it changes by moves alone: an account, the head of a
/// unit, a stand-in, a move.
///
/// # Errors
/// When the database does not answer.
pub async fn bound(tx: &mut Tx, limit: i64) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar(BOUND).bind(limit).fetch_all(c).await)?)
}
