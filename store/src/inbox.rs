//! Messages that bring keys to a keyring.
//!
//! Owns: table `inbox`. Must not: tell from whom a message is, about what, or when in a day it came.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::value::Day;
use crate::{Result, Tx};

statements! {
    // One statement, so that a message that comes meanwhile is neither lost nor taken twice.
    TAKE = "DELETE FROM inbox WHERE account = $1 AND id IN \
            (SELECT id FROM inbox WHERE account = $1 ORDER BY id LIMIT $2) RETURNING id, account, sealed";
}

/// A message as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MessageRow {
    /// Random.
    pub id: Uuid,
    /// For whom it is.
    pub account: Uuid,
    /// Its content, sealed to the confidential key of that account.
    pub sealed: Vec<u8>,
}

/// Leaves messages for accounts.
///
/// # Errors
/// When the database does not answer.
pub async fn send(tx: &mut Tx, messages: &[MessageRow], day: Day) -> Result<()> {
    let rows = lists::list(messages.iter().map(|message| {
        let (id, account) = (message.id.simple(), message.account.simple());
        format!("[\"{id}\",\"{account}\",\"{}\"]", lists::hex(&message.sealed))
    }));
    let sql = lists::INSERT_MESSAGES.of(tx);
    on!(tx, |c| query(sql).bind(day).bind(&rows).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes up to `most` messages of an account out of the inbox; they are gone with the commit that keeps their content.
///
/// # Errors
/// When the database does not answer.
pub async fn take(tx: &mut Tx, account: Uuid, most: i64) -> Result<Vec<MessageRow>> {
    Ok(on!(tx, |c| query_as::<_, MessageRow>(TAKE)
        .bind(account)
        .bind(most)
        .fetch_all(c)
        .await)?)
}
