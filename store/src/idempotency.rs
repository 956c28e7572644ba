//! Forms that were already carried out.
//!
//! Owns: table `idempotency`. Must not: decide what a repeat is answered with beyond the place it led to.

use sqlx::{query, query_scalar};
use uuid::Uuid;

use crate::{Result, Timestamp, Tx};

statements! {
    CLAIM = "INSERT INTO idempotency (key, account, route, location, created_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (key, account, route) DO NOTHING";
    LOCATION = "SELECT location FROM idempotency WHERE key = $1 AND account = $2 AND route = $3";
    SWEEP = "DELETE FROM idempotency WHERE created_at < $1";
}

/// One posting of one form by one account.
#[derive(Clone, Copy, Debug)]
pub struct FormKey<'a> {
    /// Random, made when the form was shown.
    pub key: Uuid,
    /// Who posts; empty when nobody is signed in.
    pub account: &'a str,
    /// Template of the route.
    pub route: &'a str,
}

/// Claims a posting inside the act's transaction: `None` when it is the first, else the place the first one led to.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(tx: &mut Tx, form: FormKey<'_>, location: &str, at: Timestamp) -> Result<Option<String>> {
    let inserted = on!(tx, |c| query(CLAIM)
        .bind(form.key)
        .bind(form.account)
        .bind(form.route)
        .bind(location)
        .bind(at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if inserted == 1 {
        return Ok(None);
    }
    Ok(Some(on!(tx, |c| query_scalar(LOCATION)
        .bind(form.key)
        .bind(form.account)
        .bind(form.route)
        .fetch_one(c)
        .await)?))
}

/// Forgets postings made before `before`.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    Ok(on!(tx, |c| query(SWEEP)
        .bind(before)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}
