//! Refusals of people who are signed in, counted by the minute.
//!
//! Owns: table `refusal`. Must not: know why somebody was refused.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::{Result, Tx};

statements! {
    COUNT = "INSERT INTO refusal (account, route, minute, count) VALUES ($1, $2, $3, 1) \
             ON CONFLICT (account, route, minute) DO UPDATE SET count = refusal.count + 1";
    TAKE = "DELETE FROM refusal WHERE (account, route, minute) IN (SELECT account, route, minute FROM refusal \
            WHERE minute < $1 ORDER BY minute, account, route LIMIT $2) RETURNING account, route, minute, count";
}

/// How often somebody was refused at one route in one minute.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RefusalRow {
    /// Who.
    pub account: Uuid,
    /// Template of the route.
    pub route: String,
    /// The minute, counted since 1970.
    pub minute: i64,
    /// How often.
    pub count: i64,
}

/// Counts one refusal.
///
/// # Errors
/// When the database does not answer.
pub async fn count(tx: &mut Tx, account: Uuid, route: &str, minute: i64) -> Result<()> {
    on!(tx, |c| query(COUNT)
        .bind(account)
        .bind(route)
        .bind(minute)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Takes up to `most` counts of minutes before this one out; they are gone with the commit that records them.
///
/// # Errors
/// When the database does not answer.
pub async fn take_before(tx: &mut Tx, minute: i64, most: i64) -> Result<Vec<RefusalRow>> {
    Ok(on!(tx, |c| query_as::<_, RefusalRow>(TAKE)
        .bind(minute)
        .bind(most)
        .fetch_all(c)
        .await)?)
}
