//! Ordinary records: what lists need in clear, sealed versions, wrapped keys.
//!
//! Owns: tables `record`, `sealed_version` and `record_wrap`. Must not: know what a kind or a state means, or open
//! anything.

use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Recorded};
use crate::value::codes;
use crate::{Result, Timestamp, Tx};

statements! {
    INSERT = "INSERT INTO record (id, version, kind, owner, unit, state, created_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE record SET version = $2, kind = $3, owner = $4, unit = $5, state = $6, created_at = $7 \
              WHERE id = $1 AND version + 1 = $2";
    FIND = "SELECT id, kind, owner, unit, state, created_at, version FROM record WHERE id = $1";
    MADE_SINCE = "SELECT COUNT(*) FROM record WHERE owner = $1 AND created_at > $2";
    INSERT_VERSION = "INSERT INTO sealed_version (record, version, author, header, ciphertext) \
                      VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    CURRENT_VERSION = "SELECT record, version, author, header, ciphertext FROM sealed_version \
                       WHERE record = $1 ORDER BY version DESC LIMIT 1";
    VERSION = "SELECT record, version, author, header, ciphertext FROM sealed_version \
               WHERE record = $1 AND version = $2";
    WRAPS = "SELECT record, key_version, recipient_kind, recipient, generation, sealed FROM record_wrap \
             WHERE record = $1 ORDER BY key_version DESC, recipient_kind, recipient, generation LIMIT $2";
    OWNED_WRAPS = "SELECT record, key_version, recipient_kind, recipient, generation, sealed FROM record_wrap \
                   WHERE record IN (SELECT id FROM record WHERE owner = $1 AND id > $2 ORDER BY id LIMIT $3) \
                   ORDER BY record, key_version, recipient_kind, recipient, generation";
}

/// A record as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RecordRow {
    /// Its id.
    pub id: Uuid,
    /// Code of its kind.
    pub kind: String,
    /// Whose it is.
    pub owner: Uuid,
    /// Unit of the owner when it was made.
    pub unit: Uuid,
    /// Code of its state.
    pub state: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// One more with each change; the store counts.
    pub version: i64,
}

impl Recorded for RecordRow {
    const TABLE: &'static str = "record";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.text(&self.kind);
        columns.uuid(self.owner);
        columns.uuid(self.unit);
        columns.text(&self.state);
        columns.time(self.created_at);
        columns.number(self.version);
    }
}

/// The content of a record at one version, as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SealedVersionRow {
    /// Its record.
    pub record: Uuid,
    /// Its place, from 1; not the version of the record's row.
    pub version: i64,
    /// Who sealed it.
    pub author: Uuid,
    /// The signed header.
    pub header: Vec<u8>,
    /// The sealed content.
    pub ciphertext: Vec<u8>,
}

impl Recorded for SealedVersionRow {
    const TABLE: &'static str = "sealed_version";

    fn key(&self) -> String {
        format!("{}/{}", self.record, self.version)
    }

    fn version(&self) -> i64 {
        // Of the row, which is written once.
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.record);
        columns.number(self.version);
        columns.uuid(self.author);
        columns.bytes(&self.header);
        columns.bytes(&self.ciphertext);
    }
}

codes! {
    /// To whom a key is wrapped.
    RecipientKind {
        /// An account; the generation is that of its keys.
        Account = "account",
        /// A circle; the generation is its epoch.
        Circle = "circle",
    }
}

/// A key of a record, wrapped to one recipient, as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WrapRow {
    /// The record.
    pub record: Uuid,
    /// Which of its keys; a new one is made when a recipient is taken out.
    pub key_version: i64,
    /// What the recipient is.
    pub recipient_kind: RecipientKind,
    /// The recipient.
    pub recipient: Uuid,
    /// Generation of the account's keys, or epoch of the circle.
    pub generation: i64,
    /// The key, wrapped.
    pub sealed: Vec<u8>,
}

impl Recorded for WrapRow {
    const TABLE: &'static str = "record_wrap";

    fn key(&self) -> String {
        let (kind, recipient) = (self.recipient_kind.code(), self.recipient);
        format!(
            "{}/{}/{kind}/{recipient}/{}",
            self.record, self.key_version, self.generation
        )
    }

    fn version(&self) -> i64 {
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.record);
        columns.number(self.key_version);
        columns.text(self.recipient_kind.code());
        columns.uuid(self.recipient);
        columns.number(self.generation);
        columns.bytes(&self.sealed);
    }
}

/// Writes a new record and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn insert(tx: &mut Tx, row: RecordRow) -> Result<RecordRow> {
    write(tx, INSERT, RecordRow { version: 1, ..row }).await
}

/// Writes a record that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: RecordRow) -> Result<RecordRow> {
    let version = row.version + 1;
    write(tx, UPDATE, RecordRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: RecordRow) -> Result<RecordRow> {
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.kind)
        .bind(row.owner)
        .bind(row.unit)
        .bind(&row.state)
        .bind(row.created_at)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(RecordRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The record with this id, without its content.
///
/// # Errors
/// When the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<RecordRow>> {
    Ok(on!(tx, |c| query_as::<_, RecordRow>(FIND)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// How many records of an owner were made after an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn made_since(tx: &mut Tx, owner: Uuid, at: Timestamp) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(MADE_SINCE)
        .bind(owner)
        .bind(at)
        .fetch_one(c)
        .await)?)
}

/// Writes a version of a record's content.
///
/// # Errors
/// [`crate::Error::Conflict`] when somebody else wrote this version.
pub async fn insert_version(tx: &mut Tx, row: &SealedVersionRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT_VERSION)
        .bind(row.record)
        .bind(row.version)
        .bind(row.author)
        .bind(&row.header)
        .bind(&row.ciphertext)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(SealedVersionRow::TABLE, 1, affected)?;
    tx.note_change(row);
    Ok(())
}

/// The newest version of a record's content, if there is any.
///
/// # Errors
/// When the database does not answer.
pub async fn current_version(tx: &mut Tx, record: Uuid) -> Result<Option<SealedVersionRow>> {
    Ok(on!(tx, |c| query_as::<_, SealedVersionRow>(CURRENT_VERSION)
        .bind(record)
        .fetch_optional(c)
        .await)?)
}

/// A version of a record's content.
///
/// # Errors
/// When the database does not answer.
pub async fn version(tx: &mut Tx, record: Uuid, number: i64) -> Result<Option<SealedVersionRow>> {
    Ok(on!(tx, |c| query_as::<_, SealedVersionRow>(VERSION)
        .bind(record)
        .bind(number)
        .fetch_optional(c)
        .await)?)
}

/// Writes wrapped keys.
///
/// # Errors
/// When a recipient has this key already, or the database does not answer.
pub async fn insert_wraps(tx: &mut Tx, wraps: &[WrapRow]) -> Result<()> {
    let rows = lists::list(wraps.iter().map(|wrap| {
        format!(
            "[\"{}\",{},\"{}\",\"{}\",{},\"{}\"]",
            wrap.record.simple(),
            wrap.key_version,
            wrap.recipient_kind.code(),
            wrap.recipient.simple(),
            wrap.generation,
            lists::hex(&wrap.sealed)
        )
    }));
    let sql = lists::INSERT_WRAPS.of(tx);
    on!(tx, |c| query(sql).bind(&rows).execute(c).await.map(|_| ()))?;
    wraps.iter().for_each(|wrap| tx.note_change(wrap));
    Ok(())
}

/// The wrapped keys of a record that an account can open, itself or through these circles; the newest key first.
///
/// # Errors
/// When the database does not answer.
pub async fn reachable_wraps(
    tx: &mut Tx,
    record: Uuid,
    account: Uuid,
    circles: &[Uuid],
    limit: i64,
) -> Result<Vec<WrapRow>> {
    let sql = lists::REACHABLE_WRAPS.of(tx);
    Ok(on!(tx, |c| query_as::<_, WrapRow>(sql)
        .bind(record)
        .bind(account)
        .bind(lists::ids(circles))
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The wrapped keys of a record, whoever can open them; the newest key first.
///
/// # Errors
/// When the database does not answer.
pub async fn wraps(tx: &mut Tx, record: Uuid, limit: i64) -> Result<Vec<WrapRow>> {
    Ok(on!(tx, |c| query_as::<_, WrapRow>(WRAPS)
        .bind(record)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// All wrapped keys of up to `records` records of an owner, those behind the record `after` (nil: from the first), by
/// record: what is needed to wrap them again.
///
/// # Errors
/// When the database does not answer.
pub async fn owned_wraps(tx: &mut Tx, owner: Uuid, after: Uuid, records: i64) -> Result<Vec<WrapRow>> {
    Ok(on!(tx, |c| query_as::<_, WrapRow>(OWNED_WRAPS)
        .bind(owner)
        .bind(after)
        .bind(records)
        .fetch_all(c)
        .await)?)
}
