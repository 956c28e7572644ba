//! Circles, their manifests and their wrapped secrets.
//!
//! Owns: tables `circle`, `circle_manifest`, `circle_key` and `circle_carry`. Must not: read a manifest or decide who
//! is a member.

use sqlx::{query, query_as};
use uuid::Uuid;

use crate::dialect::lists;
use crate::error::ensure_affected;
use crate::guard::{Columns, Guarded, Recorded};
use crate::value::Flag;
use crate::{Result, Tx};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, kind, unit, current_epoch, current_sequence, current_hash, rotation_due, version, mac FROM circle WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO circle (id, version, mac, kind, unit, current_epoch, current_sequence, current_hash, \
              rotation_due) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE circle SET version = $2, mac = $3, kind = $4, unit = $5, current_epoch = $6, \
              current_sequence = $7, current_hash = $8, rotation_due = $9 WHERE id = $1 AND version + 1 = $2";
    FIND = select!("id = $1");
    FIND_OF = select!("kind = $1 AND unit IS NOT DISTINCT FROM $2");
    LIST = select!("id > $1 ORDER BY id LIMIT $2");
    INSERT_MANIFEST = "INSERT INTO circle_manifest (circle, sequence, epoch, body, hash) VALUES ($1, $2, $3, $4, $5) \
                       ON CONFLICT DO NOTHING";
    MANIFESTS = "SELECT circle, sequence, epoch, body, hash FROM circle_manifest \
                 WHERE circle = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
    KEYS = "SELECT k.circle, k.epoch, k.account, k.generation, k.sealed FROM circle_key k \
            WHERE k.account = $1 AND k.epoch = (SELECT MAX(epoch) FROM circle_key \
            WHERE account = k.account AND circle = k.circle) \
            ORDER BY k.circle, k.generation DESC LIMIT $2";
    INSERT_CARRY = "INSERT INTO circle_carry (circle, epoch, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    CARRIES = "SELECT circle, epoch, sealed FROM circle_carry WHERE circle = $1 AND epoch < $2 ORDER BY epoch DESC LIMIT $3";
}

/// A circle as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CircleRow {
    /// Its id.
    pub id: Uuid,
    /// Code of its kind.
    pub kind: String,
    /// Its unit; none for the whole agency.
    pub unit: Option<Uuid>,
    /// The epoch that new content is sealed to.
    pub current_epoch: i64,
    /// The newest manifest.
    pub current_sequence: i64,
    /// Its hash.
    pub current_hash: Vec<u8>,
    /// Whether the next member must make a new epoch before anything else.
    #[sqlx(try_from = "Flag")]
    pub rotation_due: bool,
    /// One more with each change; the store counts.
    pub version: i64,
    /// Made by the store.
    pub mac: Vec<u8>,
}

impl Recorded for CircleRow {
    const TABLE: &'static str = "circle";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.id);
        columns.text(&self.kind);
        columns.optional_uuid(self.unit);
        columns.number(self.current_epoch);
        columns.number(self.current_sequence);
        columns.bytes(&self.current_hash);
        columns.flag(self.rotation_due);
        columns.number(self.version);
    }
}

impl Guarded for CircleRow {
    fn mac(&self) -> &[u8] {
        &self.mac
    }
}

/// A manifest as stored; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ManifestRow {
    /// Its circle.
    pub circle: Uuid,
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// The epoch it speaks of.
    pub epoch: i64,
    /// The signed manifest.
    pub body: Vec<u8>,
    /// Its hash, which the next one names.
    pub hash: Vec<u8>,
}

impl Recorded for ManifestRow {
    const TABLE: &'static str = "circle_manifest";

    fn key(&self) -> String {
        format!("{}/{}", self.circle, self.sequence)
    }

    fn version(&self) -> i64 {
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.circle);
        columns.number(self.sequence);
        columns.number(self.epoch);
        columns.bytes(&self.body);
        columns.bytes(&self.hash);
    }
}

/// The secret of an epoch, wrapped to one member; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CircleKeyRow {
    /// The circle.
    pub circle: Uuid,
    /// The epoch.
    pub epoch: i64,
    /// The member.
    pub account: Uuid,
    /// Generation of the member's keys that opens it.
    pub generation: i64,
    /// The secret, wrapped.
    pub sealed: Vec<u8>,
}

impl Recorded for CircleKeyRow {
    const TABLE: &'static str = "circle_key";

    fn key(&self) -> String {
        format!("{}/{}/{}/{}", self.circle, self.epoch, self.account, self.generation)
    }

    fn version(&self) -> i64 {
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.circle);
        columns.number(self.epoch);
        columns.uuid(self.account);
        columns.number(self.generation);
        columns.bytes(&self.sealed);
    }
}

/// The secret of an epoch under that of the next one; never changed.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CarryRow {
    /// The circle.
    pub circle: Uuid,
    /// The epoch that it opens.
    pub epoch: i64,
    /// Its secret, sealed.
    pub sealed: Vec<u8>,
}

impl Recorded for CarryRow {
    const TABLE: &'static str = "circle_carry";

    fn key(&self) -> String {
        format!("{}/{}", self.circle, self.epoch)
    }

    fn version(&self) -> i64 {
        1
    }

    fn columns(&self, columns: &mut Columns) {
        columns.uuid(self.circle);
        columns.number(self.epoch);
        columns.bytes(&self.sealed);
    }
}

/// Writes a new circle and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when the unit has a circle of this kind.
pub async fn insert(tx: &mut Tx, row: CircleRow) -> Result<CircleRow> {
    write(tx, INSERT, CircleRow { version: 1, ..row }).await
}

/// Writes a circle that was read at `row.version` and returns it as stored.
///
/// # Errors
/// [`crate::Error::Conflict`] when it changed meanwhile.
pub async fn update(tx: &mut Tx, row: CircleRow) -> Result<CircleRow> {
    let version = row.version + 1;
    write(tx, UPDATE, CircleRow { version, ..row }).await
}

async fn write(tx: &mut Tx, statement: &'static str, row: CircleRow) -> Result<CircleRow> {
    let mac = tx.mac_of(&row)?;
    let row = CircleRow { mac, ..row };
    let affected = on!(tx, |c| query(statement)
        .bind(row.id)
        .bind(row.version)
        .bind(&row.mac)
        .bind(&row.kind)
        .bind(row.unit)
        .bind(row.current_epoch)
        .bind(row.current_sequence)
        .bind(&row.current_hash)
        .bind(Flag::from(row.rotation_due))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(CircleRow::TABLE, 1, affected)?;
    tx.note_change(&row);
    Ok(row)
}

/// The circle with this id.
///
/// # Errors
/// [`crate::Error::Forged`], or when the database does not answer.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<CircleRow>> {
    let row = on!(tx, |c| query_as::<_, CircleRow>(FIND).bind(id).fetch_optional(c).await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// The circle of this kind of a unit, or of the whole agency.
///
/// # Errors
/// As [`find`].
pub async fn find_of(tx: &mut Tx, kind: &str, unit: Option<Uuid>) -> Result<Option<CircleRow>> {
    let row = on!(tx, |c| query_as::<_, CircleRow>(FIND_OF)
        .bind(kind)
        .bind(unit)
        .fetch_optional(c)
        .await)?;
    row.map(|row| tx.verified(row)).transpose()
}

/// Circles behind this id (nil: from the first).
///
/// # Errors
/// As [`find`].
pub async fn list(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<CircleRow>> {
    let rows = on!(tx, |c| query_as::<_, CircleRow>(LIST)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| tx.verified(row)).collect()
}

/// Appends a manifest to the chain of its circle.
///
/// # Errors
/// [`crate::Error::Conflict`] when its place is taken.
pub async fn append_manifest(tx: &mut Tx, row: &ManifestRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT_MANIFEST)
        .bind(row.circle)
        .bind(row.sequence)
        .bind(row.epoch)
        .bind(&row.body)
        .bind(&row.hash)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(ManifestRow::TABLE, 1, affected)?;
    tx.note_change(row);
    Ok(())
}

/// The chain of a circle behind `after` (0: from the first manifest).
///
/// # Errors
/// When the database does not answer.
pub async fn manifests(tx: &mut Tx, circle: Uuid, after: i64, limit: i64) -> Result<Vec<ManifestRow>> {
    Ok(on!(tx, |c| query_as::<_, ManifestRow>(MANIFESTS)
        .bind(circle)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Writes secrets of epochs for members.
///
/// # Errors
/// When a member has it already or has no such keys, or the database does not answer.
pub async fn insert_keys(tx: &mut Tx, keys: &[CircleKeyRow]) -> Result<()> {
    let rows = lists::list(keys.iter().map(|key| {
        format!(
            "[\"{}\",{},\"{}\",{},\"{}\"]",
            key.circle.simple(),
            key.epoch,
            key.account.simple(),
            key.generation,
            lists::hex(&key.sealed)
        )
    }));
    let sql = lists::INSERT_CIRCLE_KEYS.of(tx);
    on!(tx, |c| query(sql).bind(&rows).execute(c).await.map(|_| ()))?;
    keys.iter().for_each(|key| tx.note_change(key));
    Ok(())
}

/// The newest secret that an account has of each of its circles, for each generation of its keys that opens it.
///
/// # Errors
/// When the database does not answer.
pub async fn keys(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<CircleKeyRow>> {
    Ok(on!(tx, |c| query_as::<_, CircleKeyRow>(KEYS)
        .bind(account)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// Writes the secret of an epoch under that of the next one.
///
/// # Errors
/// [`crate::Error::Conflict`] when it is there.
pub async fn insert_carry(tx: &mut Tx, row: &CarryRow) -> Result<()> {
    let affected = on!(tx, |c| query(INSERT_CARRY)
        .bind(row.circle)
        .bind(row.epoch)
        .bind(&row.sealed)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    ensure_affected(CarryRow::TABLE, 1, affected)?;
    tx.note_change(row);
    Ok(())
}

/// The secrets of earlier epochs, from the one before `epoch` backwards.
///
/// # Errors
/// When the database does not answer.
pub async fn carries(tx: &mut Tx, circle: Uuid, epoch: i64, limit: i64) -> Result<Vec<CarryRow>> {
    Ok(on!(tx, |c| query_as::<_, CarryRow>(CARRIES)
        .bind(circle)
        .bind(epoch)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}
