//! Appending an event in the transaction of its act.
//!
//! Owns: making the leaf from the event and the noted row images, and writing it.
//! Must not: write anything of a confidential event in clear but its hour.

use chrono::{DateTime, Utc};
use domain::ledger::event::{Clear, Leaf, OrdinaryClear, commitment};
use domain::ledger::tree::leaf_hash;
use domain::ledger::{Hour, Timestamp as Instant};
use domain::system::Engine;
use sqlx::query;
use uuid::Uuid;

use super::committed::CommittedEvent;
use super::head::{self, HeadRow};
use super::read::ClearColumns;
use super::tree::extend;
use crate::{Result, Tx};

statements! {
    INSERT = "INSERT INTO event (id, leaf, at, action, actor, subject, class, content, hash) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    INSERT_BODY = "INSERT INTO event_body (event, nonce, body) VALUES ($1, $2, $3)";
}

/// An event to be written.
pub struct NewEvent<'a> {
    /// Its id: UUIDv7, of a confidential event UUIDv4.
    pub id: Uuid,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What stands in clear.
    pub what: What<'a>,
    /// 32 random bytes that nobody can guess the body without.
    pub nonce: &'a [u8; 32],
    /// The rest; of a confidential event sealed.
    pub body: &'a [u8],
}

/// The clear part of an event, but for the rows.
pub enum What<'a> {
    /// Takes the images of all rows that the transaction changed so far.
    Ordinary {
        /// Code of the action, such as `account.locked`.
        action: &'a str,
        /// Who did it.
        actor: &'a str,
        /// Whom or what it concerns.
        subject: Option<&'a str>,
    },
    /// Tells the hour and takes no image: rows that stand in clear need an ordinary event.
    Confidential,
}

impl Tx {
    /// Appends an event. An ordinary one records the rows that were noted since the last.
    ///
    /// # Errors
    /// [`crate::Error::NoLedger`] when the store has no ledger; [`crate::Error::Leaf`] when the id of a confidential event
    /// tells a time.
    pub async fn record(&mut self, event: &NewEvent<'_>) -> Result<()> {
        let head = head::row(self).await?;
        let clear = match event.what {
            What::Ordinary { action, actor, subject } => Clear::Ordinary(OrdinaryClear {
                time: Instant::of(event.at),
                action: action.to_owned(),
                actor: actor.to_owned(),
                subject: subject.map(str::to_owned),
                rows: self.images().to_vec(),
            }),
            What::Confidential => Clear::Confidential(Hour::of(event.at)),
        };
        let leaf = Leaf::new(head.origin()?, event.id, clear, commitment(event.nonce, event.body))?;
        insert(self, event, &head, &leaf).await?;
        if let What::Ordinary { .. } = event.what {
            self.forget_images();
        }
        Ok(())
    }
}

async fn insert(tx: &mut Tx, event: &NewEvent<'_>, head: &HeadRow, leaf: &Leaf) -> Result<()> {
    let content = leaf.canonical()?;
    let hash = leaf_hash(&content);
    let place = match tx.engine() {
        Engine::Sqlite => Some(head.size),
        Engine::Postgres => None,
    };
    let columns = ClearColumns::of(leaf);
    on!(tx, |c| query(INSERT)
        .bind(event.id)
        .bind(place)
        .bind(columns.at)
        .bind(columns.action)
        .bind(columns.actor)
        .bind(columns.subject)
        .bind(columns.class)
        .bind(&content)
        .bind(hash.as_bytes().as_slice())
        .execute(c)
        .await
        .map(|_| ()))?;
    on!(tx, |c| query(INSERT_BODY)
        .bind(event.id)
        .bind(event.nonce.as_slice())
        .bind(event.body)
        .execute(c)
        .await
        .map(|_| ()))?;
    if place.is_some() {
        extend(tx, head, &[hash]).await?;
    }
    tx.appended(CommittedEvent {
        id: event.id,
        hash,
        at: event.at,
    });
    Ok(())
}
