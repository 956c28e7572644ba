//! Forms that were already carried out.
//!
//! Owns: table `idempotency`. Must not: decide what a repeat is answered with beyond the place it led to.

use sqlx::{query, query_as};

use crate::{Result, Timestamp, Tx};

statements! {
    CLAIM = "INSERT INTO idempotency (key, account, route, content, location, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (key, account, route) DO NOTHING";
    EARLIER = "SELECT content, location FROM idempotency WHERE key = $1 AND account = $2 AND route = $3";
    SWEEP = "DELETE FROM idempotency WHERE created_at < $1";
}

/// One posting of one form by one account.
#[derive(Clone, Copy, Debug)]
pub struct FormKey<'a> {
    /// Digest of the random key that was made when the form was shown.
    pub key: &'a [u8],
    /// Who posts; empty when nobody is signed in.
    pub account: &'a str,
    /// Template of the route.
    pub route: &'a str,
    /// Digest of what was posted, under the form's key.
    pub content: &'a [u8],
}

/// What became of an earlier posting of the same form.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Earlier {
    /// Digest of what was posted then.
    pub content: Vec<u8>,
    /// Where it led.
    pub location: String,
}

/// Claims a posting inside the act's transaction: `None` when it is the first, else the earlier one.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(tx: &mut Tx, form: FormKey<'_>, location: &str, at: Timestamp) -> Result<Option<Earlier>> {
    let inserted = on!(tx, |c| query(CLAIM)
        .bind(form.key)
        .bind(form.account)
        .bind(form.route)
        .bind(form.content)
        .bind(location)
        .bind(at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if inserted == 1 {
        return Ok(None);
    }
    earlier(tx, form).await
}

/// The earlier posting of a form, if there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn earlier(tx: &mut Tx, form: FormKey<'_>) -> Result<Option<Earlier>> {
    Ok(on!(tx, |c| query_as::<_, Earlier>(EARLIER)
        .bind(form.key)
        .bind(form.account)
        .bind(form.route)
        .fetch_optional(c)
        .await)?)
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
