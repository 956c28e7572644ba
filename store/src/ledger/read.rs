//! Reading events.
//!
//! Owns: the rows of `event` with their bodies, for the viewer and for verification.
//! Must not: believe a column that the leaf does not confirm.

use domain::ledger::event::{Clear, Leaf};
use domain::ledger::tree::leaf_hash;
use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::{Error, Result, Timestamp, Tx};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, leaf, at, action, actor, subject, class, content, hash FROM event WHERE ",
            $rest
        )
    };
}

macro_rules! select_with_body {
    ($rest:literal) => {
        concat!(
            "SELECT id, leaf, at, action, actor, subject, class, content, hash, nonce, body \
             FROM event LEFT JOIN event_body ON event_body.event = event.id WHERE ",
            $rest
        )
    };
}

statements! {
    BY_ID = select_with_body!("id = $1");
    FROM_LEAF = select_with_body!("leaf >= $1 ORDER BY leaf LIMIT $2");
    WAITING = select_with_body!("leaf IS NULL AND (at, id) > ($1, $2) ORDER BY at, id LIMIT $3");
    ABOUT = select!("subject = $1 AND action = $2 ORDER BY at DESC, id DESC LIMIT $3");
    HAPPENED = "SELECT EXISTS (SELECT 1 FROM event WHERE action = $1 AND subject = $2)";
    OPENINGS = select_with_body!(
        "subject = $1 AND (action = 'declaration.opened' OR action = 'declaration.file_opened') \
         ORDER BY at DESC, id DESC LIMIT $2"
    );
    COUNT = "SELECT COUNT(*) FROM event WHERE leaf IS NOT NULL";
    // One statement for each index: a condition that may be empty would hide the index from the planner.
    PAGE = select!("leaf < $1 ORDER BY leaf DESC LIMIT $2");
    PAGE_AT = select!("leaf < $1 AND at >= $3 AND at < $4 ORDER BY leaf DESC LIMIT $2");
    PAGE_ACTION = select!("action = $5 AND leaf < $1 AND at >= $3 AND at < $4 ORDER BY leaf DESC LIMIT $2");
    PAGE_ACTOR = select!(
        "actor = $6 AND (CAST($5 AS TEXT) IS NULL OR action = $5) AND leaf < $1 AND at >= $3 AND at < $4 \
         ORDER BY leaf DESC LIMIT $2"
    );
    // A confidential event has no subject, and the table refuses one.
    PAGE_SUBJECT = select!(
        "subject IN ($7, $8) AND (CAST($5 AS TEXT) IS NULL OR action = $5) \
         AND (CAST($6 AS TEXT) IS NULL OR actor = $6) AND leaf < $1 AND at >= $3 AND at < $4 \
         ORDER BY leaf DESC LIMIT $2"
    );
    IS_SUBJECT = "SELECT EXISTS (SELECT 1 FROM event WHERE subject = $1)";
}

/// An event as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EventRow {
    /// Its id.
    pub id: Uuid,
    /// Its place in the tree, once it has one.
    pub leaf: Option<i64>,
    /// The leaf's canonical bytes.
    pub content: Vec<u8>,
    /// The leaf's hash.
    pub hash: Vec<u8>,
    at: Timestamp,
    action: String,
    actor: Option<String>,
    subject: Option<String>,
    class: String,
}

/// An event with what its commitment commits to.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredEvent {
    /// The event.
    #[sqlx(flatten)]
    pub event: EventRow,
    /// The nonce, unless it was destroyed.
    pub nonce: Option<Vec<u8>>,
    /// The body, unless it was destroyed.
    pub body: Option<Vec<u8>>,
}

/// Where an event is that was looked for by its id.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FoundEvent {
    /// Its id.
    pub id: Uuid,
    /// Its place in the tree, once it has one.
    pub leaf: Option<i64>,
    /// The leaf's hash.
    pub hash: Vec<u8>,
}

/// Which events a page shows; nothing set shows all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// Only those about one of these two, which may be the same.
    pub subjects: Option<[&'a str; 2]>,
    /// Only those of this actor.
    pub actor: Option<&'a str>,
    /// Only those with this action; `confidential` for the confidential ones.
    pub action: Option<&'a str>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

/// The columns that repeat the clear part of a leaf.
#[derive(PartialEq, Eq)]
pub(super) struct ClearColumns<'a> {
    pub(super) at: Timestamp,
    pub(super) action: &'a str,
    pub(super) actor: Option<&'a str>,
    pub(super) subject: Option<&'a str>,
    pub(super) class: &'a str,
}

impl<'a> ClearColumns<'a> {
    pub(super) fn of(leaf: &'a Leaf) -> Self {
        match leaf.clear() {
            Clear::Ordinary(clear) => Self {
                at: clear.time.instant().into(),
                action: &clear.action,
                actor: Some(&clear.actor),
                subject: clear.subject.as_deref(),
                class: "ordinary",
            },
            Clear::Confidential(hour) => Self {
                at: hour.begins().into(),
                action: "confidential",
                actor: None,
                subject: None,
                class: "confidential",
            },
        }
    }
}

impl EventRow {
    /// When it happened, as the column says it; of a confidential event the hour.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The leaf, when its hash and all columns agree with it. The tree alone would not show a changed column, and a
    /// viewer that filters by it would miss the event.
    ///
    /// # Errors
    /// [`Error::Inconsistent`] with the column that does not agree.
    pub fn read(&self) -> Result<Leaf> {
        let leaf = Leaf::read(&self.content).map_err(|_| inconsistent("content"))?;
        if leaf_hash(&self.content).as_bytes().as_slice() != self.hash {
            return Err(inconsistent("hash"));
        }
        if leaf.id() != self.id {
            return Err(inconsistent("id"));
        }
        let columns = ClearColumns {
            at: self.at,
            action: &self.action,
            actor: self.actor.as_deref(),
            subject: self.subject.as_deref(),
            class: &self.class,
        };
        if columns != ClearColumns::of(&leaf) {
            return Err(inconsistent("at, action, actor, subject, class"));
        }
        Ok(leaf)
    }
}

fn inconsistent(column: &'static str) -> Error {
    Error::Inconsistent { table: "event", column }
}

/// The event with this id, in the tree or waiting for its place.
///
/// # Errors
/// When the database does not answer.
pub async fn event_by_id(tx: &mut Tx, id: Uuid) -> Result<Option<StoredEvent>> {
    Ok(on!(tx, |c| query_as(BY_ID).bind(id).fetch_optional(c).await)?)
}

/// Up to `limit` events of the tree from place `from_leaf` on, in the order of the tree.
///
/// # Errors
/// When the database does not answer.
pub async fn events(tx: &mut Tx, from_leaf: i64, limit: i64) -> Result<Vec<StoredEvent>> {
    Ok(on!(tx, |c| query_as(FROM_LEAF)
        .bind(from_leaf)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Up to `limit` events that wait for their place, oldest first, behind `after`.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(tx: &mut Tx, after: Option<&EventRow>, limit: i64) -> Result<Vec<StoredEvent>> {
    let (at, id) = after.map_or((i64::MIN, Uuid::nil()), |last| (last.at.microseconds(), last.id));
    Ok(on!(tx, |c| query_as(WAITING)
        .bind(at)
        .bind(id)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Whether an act was ever recorded about this subject.
///
/// # Errors
/// When the database does not answer.
pub async fn has_happened(tx: &mut Tx, action: &str, subject: &str) -> Result<bool> {
    Ok(on!(tx, |c| query_scalar::<_, bool>(HAPPENED)
        .bind(action)
        .bind(subject)
        .fetch_one(c)
        .await)?)
}

/// Who opened the content of this record, the newest first, in the tree or waiting for a place.
///
/// # Errors
/// When the database does not answer.
pub async fn openings(tx: &mut Tx, subject: &str, limit: i64) -> Result<Vec<StoredEvent>> {
    Ok(on!(tx, |c| query_as(OPENINGS)
        .bind(subject)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The newest events of this action about a subject, also those that wait for their place.
///
/// # Errors
/// When the database does not answer.
pub async fn about(tx: &mut Tx, action: &str, subject: &str, limit: i64) -> Result<Vec<EventRow>> {
    Ok(on!(tx, |c| query_as(ABOUT)
        .bind(subject)
        .bind(action)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Whether anything was ever recorded about this subject.
///
/// # Errors
/// When the database does not answer.
pub async fn is_subject(tx: &mut Tx, subject: &str) -> Result<bool> {
    Ok(on!(tx, |c| query_scalar::<_, bool>(IS_SUBJECT)
        .bind(subject)
        .fetch_one(c)
        .await)?)
}

/// How many events have a place, each counted, also where two claim the same.
///
/// # Errors
/// When the database does not answer.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(COUNT).fetch_one(c).await)?)
}

/// Those of these events that are there.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<FoundEvent>> {
    let sql = lists::EVENTS.of(tx);
    Ok(on!(tx, |c| query_as(sql).bind(lists::ids(ids)).fetch_all(c).await)?)
}

/// Up to `limit` events of the tree that the filter lets through, newest first, before place `before_leaf` when it is
/// given.
///
/// # Errors
/// When the database does not answer.
pub async fn page(tx: &mut Tx, filter: &Filter<'_>, before_leaf: Option<i64>, limit: i64) -> Result<Vec<EventRow>> {
    let before = before_leaf.unwrap_or(i64::MAX);
    let from = filter.from.map_or(i64::MIN, Timestamp::microseconds);
    let until = filter.until.map_or(i64::MAX, Timestamp::microseconds);
    if let Some([subject, other]) = filter.subjects {
        return Ok(on!(tx, |c| query_as(PAGE_SUBJECT)
            .bind(before)
            .bind(limit)
            .bind(from)
            .bind(until)
            .bind(filter.action)
            .bind(filter.actor)
            .bind(subject)
            .bind(other)
            .fetch_all(c)
            .await)?);
    }
    Ok(match (filter.actor, filter.action, filter.from.or(filter.until)) {
        (Some(actor), action, _) => on!(tx, |c| query_as(PAGE_ACTOR)
            .bind(before)
            .bind(limit)
            .bind(from)
            .bind(until)
            .bind(action)
            .bind(actor)
            .fetch_all(c)
            .await)?,
        (None, Some(action), _) => on!(tx, |c| query_as(PAGE_ACTION)
            .bind(before)
            .bind(limit)
            .bind(from)
            .bind(until)
            .bind(action)
            .fetch_all(c)
            .await)?,
        (None, None, Some(_)) => on!(tx, |c| query_as(PAGE_AT)
            .bind(before)
            .bind(limit)
            .bind(from)
            .bind(until)
            .fetch_all(c)
            .await)?,
        (None, None, None) => on!(tx, |c| query_as(PAGE).bind(before).bind(limit).fetch_all(c).await)?,
    })
}
