//! The whole staff file at once, for imports and exports of it.
//!
//! Owns: reading everybody with the post that he has, and writing many posts. Must not: decide what changes.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::{lists, people};
use crate::error::ensure_affected;
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

/// Writes new posts, all or none.
///
/// # Errors
/// [`crate::Error::Conflict`] when an id is taken.
pub async fn insert_posts(tx: &mut Tx, rows: Vec<PostRow>) -> Result<()> {
    let rows = rows.into_iter().map(|row| PostRow { version: 1, ..row }).collect();
    write(tx, people::INSERT_POSTS.of(tx), rows).await
}

/// Writes posts that were read at their versions, all or none.
///
/// # Errors
/// [`crate::Error::Conflict`] when one of them changed meanwhile.
pub async fn update_posts(tx: &mut Tx, rows: Vec<PostRow>) -> Result<()> {
    let next = |row: PostRow| PostRow {
        version: row.version + 1,
        ..row
    };
    write(tx, people::UPDATE_POSTS.of(tx), rows.into_iter().map(next).collect()).await
}

async fn write(tx: &mut Tx, statement: &'static str, rows: Vec<PostRow>) -> Result<()> {
    let values = lists::list(rows.iter().map(|row| values(row).to_string()));
    let affected = on!(tx, |c| query(statement)
        .bind(values)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("person_post", rows.len() as u64, affected)?;
    for row in &rows {
        tx.note_change(row);
    }
    Ok(())
}

/// The columns in the order of the statements.
fn values(row: &PostRow) -> serde_json::Value {
    serde_json::json!([
        row.id.simple().to_string(),
        row.version,
        row.person.simple().to_string(),
        row.unit.simple().to_string(),
        row.title,
        row.level,
        row.kind,
        String::from(row.valid_from),
        row.valid_to.map(String::from),
        row.decision_number,
        row.decision_day.map(String::from),
    ])
}
