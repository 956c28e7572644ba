//! The stored hashes of the tree.
//!
//! Owns: table `ledger_hash`, and the only way in which the tree grows. Must not: decide which event comes next.

use domain::ledger::Hash;
use domain::ledger::tree::{Frontier, WrongHashes, frontier_indexes};
use sqlx::{query, query_as};

use super::head::HeadRow;
use crate::error::ensure_affected;
use crate::{Error, Result, Tx};

statements! {
    // The positions come as one text, nineteen digits each: both engines can cut that, and neither shares its lists
    // with the other.
    HASHES = "WITH RECURSIVE wanted (place, position) AS ( \
              SELECT 0, CAST(substr(CAST($1 AS TEXT), 1, 19) AS BIGINT) \
              UNION ALL \
              SELECT place + 1, CAST(substr(CAST($1 AS TEXT), (place + 1) * 19 + 1, 19) AS BIGINT) \
              FROM wanted WHERE (place + 2) * 19 <= length(CAST($1 AS TEXT))) \
              SELECT stored.position, stored.hash FROM wanted \
              JOIN ledger_hash stored ON stored.position = wanted.position ORDER BY wanted.place";
    RUN = "SELECT position, hash FROM ledger_hash WHERE position >= $1 ORDER BY position LIMIT $2";
    // New hashes follow each other without a gap, so they come as one run of bytes. The empty half of the union tells
    // PostgreSQL that they are bytes.
    STORE = "INSERT INTO ledger_hash (position, hash) \
             WITH RECURSIVE packed (hashes) AS (SELECT hash FROM ledger_hash WHERE FALSE UNION ALL SELECT $2), \
             fresh (place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM fresh WHERE place + 1 < $3) \
             SELECT $1 + place, substr(hashes, place * 32 + 1, 32) FROM packed CROSS JOIN fresh";
    GROW = "UPDATE ledger_head SET size = size + $3 WHERE size = $1 AND fence = $2";
}

/// The hashes stored at these positions, in the same order, in one question.
///
/// # Errors
/// [`Error::Inconsistent`] when one of them is not there.
pub async fn hashes(tx: &mut Tx, positions: &[u64]) -> Result<Vec<Hash>> {
    if positions.is_empty() {
        return Ok(Vec::new());
    }
    // A position is below 2⁶³ and has no more digits.
    let wanted: String = positions.iter().map(|position| format!("{position:019}")).collect();
    let rows: Vec<(i64, Vec<u8>)> = on!(tx, |c| query_as(HASHES).bind(&wanted).fetch_all(c).await)?;
    let found = rows.iter().map(|(position, _)| u64::try_from(*position).ok());
    if !found.eq(positions.iter().map(|position| Some(*position))) {
        return Err(inconsistent("position"));
    }
    rows.into_iter()
        .map(|(_, hash)| hash.try_into().map(Hash::from_bytes).map_err(|_| inconsistent("hash")))
        .collect()
}

/// Up to `limit` stored hashes from a position on, as they are, each with its position.
///
/// # Errors
/// When the database does not answer.
pub async fn hash_run(tx: &mut Tx, from: i64, limit: i64) -> Result<Vec<(i64, Vec<u8>)>> {
    Ok(on!(tx, |c| query_as(RUN).bind(from).bind(limit).fetch_all(c).await)?)
}

/// Appends leaves behind the last one of `head`, whose events have these places already.
///
/// # Errors
/// [`Error::Conflict`] when the head has moved or another worker holds the lease.
pub(crate) async fn extend(tx: &mut Tx, head: &HeadRow, leaves: &[Hash]) -> Result<()> {
    let too_large = |_: WrongHashes| inconsistent("position");
    let size = head.leaves()?;
    let stored = hashes(tx, &frontier_indexes(size).map_err(too_large)?).await?;
    let mut frontier = Frontier::restore(size, stored).map_err(too_large)?;
    let fresh: Vec<(u64, Hash)> = leaves.iter().flat_map(|leaf| frontier.append(*leaf)).collect();
    let Some((first, _)) = fresh.first() else {
        return Ok(());
    };
    let first = i64::try_from(*first).map_err(|_| inconsistent("position"))?;
    let packed: Vec<u8> = fresh.iter().flat_map(|(_, hash)| *hash.as_bytes()).collect();
    on!(tx, |c| query(STORE)
        .bind(first)
        .bind(&packed)
        .bind(count(fresh.len()))
        .execute(c)
        .await
        .map(|_| ()))?;
    let affected = on!(tx, |c| query(GROW)
        .bind(head.size)
        .bind(head.fence)
        .bind(count(leaves.len()))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected("ledger_head", 1, affected)
}

/// Nothing in memory has more items than this number can say.
fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

fn inconsistent(column: &'static str) -> Error {
    Error::Inconsistent {
        table: "ledger_hash",
        column,
    }
}
