//! Filling an empty store from a backup.
//!
//! Owns: the order of checks, and the new epoch of the ledger. Must not: commit anything before all of the archive was
//! read, compared and verified.

use std::io::{self, Read};

use chrono::{DateTime, Utc};
use domain::ledger::Origin;
use domain::ledger::checkpoint::Checkpoint;
use serde_json::{Value, json};
use store::copying::{Cell, Filling};
use store::ledger as stored;
use store::{Act, Db, Error as StoreError, Tx};
use uuid::Uuid;
use vault::KeyCode;
use vault::backup::{self, Header};
use vault::signature::{SigningPublic, Statement};
use vault::stream::Opener;
use vault::wrap::PrivateKey;

use super::archive::{Frames, Unread};
use super::frames::{Counts, Frame};
use super::known::{Known, Lost, RESTORED};
use super::make::at;
use crate::backup_key;
use crate::keys::{Keys, ServerSecret};
use crate::ledger::head::{self, SignedHead};
use crate::ledger::{self, Options, verify_in};
use crate::randomness::Randomness;
use crate::{Error, Result};

/// Rows that are written at once, and about how many bytes they may have.
const BATCH: (usize, usize) = (256, 4 * 1024 * 1024);
/// Events that get their places at once.
const EVENTS: i64 = 1_000;

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is something else.
    #[error("it is no backup that `liemchinh backup` wrote")]
    NoBackup,
    /// The program is too old for it.
    #[error("it was made by a newer version of the program; install that one")]
    Newer,
    /// It opens with another key.
    #[error("it is sealed to the key with code {0}; this is another key")]
    OtherKey(KeyCode),
    /// It is not as it was made.
    #[error("it was changed or cut off; take another copy of it")]
    Damaged,
    /// The system secret at hand is another.
    #[error("the system secret is not that of the installation that made it")]
    OtherSecret,
    /// The anchor file is none of this installation.
    #[error("the anchor file holds no checkpoint of this installation; move it away")]
    StrangeAnchor,
    /// It opens, and its content is not what this program takes.
    #[error("its content does not fit: {0}")]
    Unfit(String),
    /// The ledger in it does not verify, or it was not made by the server of its installation.
    #[error("it cannot be believed: {0}")]
    Unsound(String),
    /// Somebody had changed rows of the store before it was made.
    #[error(
        "somebody had changed rows past the program before it was made: {0} (--accept-changed-rows takes them all the same)"
    )]
    ChangedRows(String),
    /// The store is in use.
    #[error("the store is not empty; a backup is restored into an empty one only")]
    NotEmpty,
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// The store does not answer.
    #[error(transparent)]
    Store(Error),
}

impl From<Unread> for RestoreError {
    fn from(error: Unread) -> Self {
        match error {
            Unread::Io(error) => Self::Unreadable(error),
            Unread::Damaged => Self::Damaged,
            Unread::Malformed => Self::Unfit("a part of it cannot be read".to_owned()),
        }
    }
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotEmpty => Self::NotEmpty,
            StoreError::SchemaTooNew { .. } => Self::Newer,
            StoreError::Misfit { .. } => Self::Unfit(error.to_string()),
            other => Self::Store(other.into()),
        }
    }
}

impl From<Error> for RestoreError {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

/// A backup whose beginning was opened.
pub struct Backup<R> {
    header: Header,
    opener: Opener,
    from: R,
}

/// What a restore is measured by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms<'a> {
    /// The note of the newest head that anybody has. What it knows beyond the backup is lost, and the first event of the
    /// new epoch says so.
    pub known: Option<&'a str>,
    /// Whether rows that were changed past the program before the backup was made are taken as they are. The first event
    /// says so, and `ledger verify --rows` goes on naming them.
    pub accept_changed_rows: bool,
}

/// What was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Id of the backup.
    pub backup: Uuid,
    /// Head of the ledger in its new epoch.
    pub head: SignedHead,
    /// Rows of all tables.
    pub rows: u64,
    /// What is known to be lost.
    pub lost: Lost,
}

impl Restored {
    /// Whether the store holds the head that was signed at the end, and nothing behind it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn stands_in(&self, db: &Db) -> Result<bool> {
        let mut tx = db.read().await?;
        let head = stored::head(&mut tx).await?;
        let kept = stored::newest_checkpoint(&mut tx).await?;
        let signed = &self.head.checkpoint;
        Ok(head.origin == signed.origin
            && head.size == signed.size
            && head::root_at(&mut tx, head.size).await? == signed.root
            && kept.is_some_and(|row| row.note == self.head.note))
    }
}

impl<R: Read> Backup<R> {
    /// Opens the beginning of a backup with the key of backups.
    ///
    /// # Errors
    /// [`RestoreError`].
    pub fn open(mut from: R, key: &PrivateKey) -> std::result::Result<Self, RestoreError> {
        let mut first = [0; 4];
        let mut opening = Vec::new();
        from.by_ref().take(4).read_to_end(&mut opening)?;
        if opening.len() < 4 {
            return Err(RestoreError::NoBackup);
        }
        first.copy_from_slice(&opening);
        let length = backup::opening_length(first).map_err(|_| RestoreError::NoBackup)?;
        from.by_ref().take(length as u64 - 4).read_to_end(&mut opening)?;
        let header = match Header::read(&opening) {
            Ok(header) => header,
            Err(vault::Error::UnknownVersion(_)) => return Err(RestoreError::Newer),
            Err(_) => return Err(RestoreError::NoBackup),
        };
        match backup::open(key, &backup_key::code(&key.public()), &opening) {
            Ok((header, opener)) => Ok(Self { header, opener, from }),
            Err(vault::Error::WrongKey) => Err(RestoreError::OtherKey(header.code)),
            Err(vault::Error::UnknownVersion(_) | vault::Error::UnknownSuite(_)) => Err(RestoreError::Newer),
            Err(_) => Err(RestoreError::Damaged),
        }
    }

    /// Whether the server with this secret made it, as its clear head says; known before anything is written.
    ///
    /// # Errors
    /// [`RestoreError::OtherSecret`].
    pub fn is_of(&self, secret: &ServerSecret) -> std::result::Result<(), RestoreError> {
        self.checkpoint(secret.ledger_public()).map(drop)
    }

    fn checkpoint(&self, public: SigningPublic) -> std::result::Result<Checkpoint, RestoreError> {
        let signed = head::open(&self.header.checkpoint, public).map_err(|_| RestoreError::OtherSecret)?;
        let installation = Uuid::from_bytes(self.header.house.installation).to_string();
        let origin = Origin::new(&installation, self.header.epoch);
        if origin.is_ok_and(|origin| origin == signed.origin) && signed.size == self.header.size {
            Ok(signed)
        } else {
            Err(RestoreError::Unsound(
                "its header contradicts its checkpoint".to_owned(),
            ))
        }
    }

    /// Fills the empty store with it, in one transaction: nothing is there before all of it was verified.
    ///
    /// # Errors
    /// [`RestoreError`]; then the store is as empty as before.
    pub async fn restore(
        self,
        db: &Db,
        secret: ServerSecret,
        terms: Terms<'_>,
        randomness: &dyn Randomness,
        now: DateTime<Utc>,
    ) -> std::result::Result<Restored, RestoreError> {
        let public = secret.ledger_public();
        let signed = self.checkpoint(public)?;
        let known = terms.known.map(|note| Known::read(note, public, &signed)).transpose()?;
        let db = secret.guard(db.clone());
        let schema = i64::try_from(self.header.schema).unwrap_or(i64::MAX);
        let mut filling = Filling::begin(&db, schema).await?;
        let Self { header, opener, from } = self;
        let mut frames = Frames::begin(from, opener, &header.bytes())?;
        let counts = fill(&mut filling, &mut frames, public).await?;
        frames.end()?;
        let mut tx = filling.end().await?;
        let (keys, changed_rows) = verified(&mut tx, secret, &header, &signed).await?;
        if let Some(changed) = &changed_rows
            && !terms.accept_changed_rows
        {
            return Err(RestoreError::ChangedRows(changed.clone()));
        }
        let lost = match &known {
            Some(known) => known.compare(&mut tx, &signed).await?,
            None => Lost::Unknown,
        };
        let told = json!({
            "backup": Uuid::from_bytes(header.backup),
            "made_at": DateTime::from_timestamp_micros(header.at).map(at),
            "epoch": header.epoch,
            "size": header.size,
            "lost": lost.told(),
            "known": known.as_ref().map(|known| known.note),
            "changed_rows": changed_rows,
        });
        let head = new_epoch(&mut tx, &keys, known.as_ref(), randomness, now, told).await?;
        tx.commit(Act::BackupRestored).await?;
        Ok(Restored {
            backup: Uuid::from_bytes(header.backup),
            head,
            rows: counts.values().sum(),
            lost,
        })
    }
}

/// Writes all rows, and checks that they are as many as there were, and the server's word for all of it.
async fn fill<R: Read>(
    filling: &mut Filling,
    frames: &mut Frames<R>,
    public: SigningPublic,
) -> std::result::Result<Counts, RestoreError> {
    let mut counts = Counts::new();
    let mut table = String::new();
    let mut batch: Vec<Vec<Cell>> = Vec::new();
    let mut bytes = 0;
    loop {
        let frame = frames.next()?;
        let goes_on = matches!(frame, Frame::Row(_));
        if !batch.is_empty() && (!goes_on || batch.len() >= BATCH.0 || bytes >= BATCH.1) {
            filling.rows(&table, std::mem::take(&mut batch)).await?;
            bytes = 0;
        }
        match frame {
            Frame::Table { name, columns } => {
                filling.table(&name, &columns).await?;
                counts.entry(name.clone()).or_default();
                table = name;
            }
            Frame::Row(cells) => {
                *counts.entry(table.clone()).or_default() += 1;
                bytes += cells.iter().map(length).sum::<usize>();
                batch.push(cells);
            }
            Frame::End(told) if told == counts => break,
            Frame::End(_) => return Err(RestoreError::Unfit("rows are missing or too many".to_owned())),
            Frame::Signature(_) => return Err(RestoreError::Unfit("it ends too early".to_owned())),
        }
    }
    let said = frames.said();
    let Frame::Signature(signature) = frames.next()? else {
        return Err(RestoreError::Unfit("it is not signed".to_owned()));
    };
    public
        .verify(Statement::Backup, &said, &signature)
        .map_err(|error| RestoreError::Unsound(error.to_string()))?;
    Ok(counts)
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Null => 0,
        Cell::Number(_) => 8,
        Cell::Text(text) => text.len(),
        Cell::Bytes(bytes) => bytes.len(),
    }
}

/// Everything that `ledger verify --rows` would look at, against the head that was signed when the backup was made; the
/// keys of the installation, and what is wrong with its rows.
async fn verified(
    tx: &mut Tx,
    secret: ServerSecret,
    header: &Header,
    signed: &Checkpoint,
) -> std::result::Result<(Keys, Option<String>), RestoreError> {
    let unsound = |told: &str| RestoreError::Unsound(told.to_owned());
    let keys = Keys::read(tx, secret).await.map_err(|error| match error {
        Error::NotFound => unsound("it is of no founded installation"),
        other => judged(other),
    })?;
    let head = stored::head(tx).await?;
    if keys.house != header.house || head.origin != signed.origin {
        return Err(unsound("its header names another installation or epoch"));
    }
    let options = Options {
        anchor: None,
        checkpoint: Some(&header.checkpoint),
        rows: true,
    };
    let report = verify_in(tx, &keys, options).await.map_err(judged)?;
    match report.reason {
        Some(reason) if report.rows.is_empty() => Err(RestoreError::Unsound(reason)),
        reason => Ok((keys, reason)),
    }
}

/// Whether an error of the verification speaks against the backup, or says only that the store did not answer.
pub(super) fn judged(error: Error) -> RestoreError {
    let cause = match error {
        Error::Internal(cause) => cause,
        other => return RestoreError::Store(other),
    };
    if cause.is::<vault::Error>() {
        return RestoreError::Unsound(cause.to_string());
    }
    match cause.downcast_ref::<StoreError>() {
        Some(StoreError::Forged { .. } | StoreError::Inconsistent { .. }) => RestoreError::Unsound(cause.to_string()),
        Some(_) => RestoreError::Store(Error::Internal(cause)),
        None => RestoreError::Unfit(cause.to_string()),
    }
}

/// Opens an epoch that nobody has a head of, records what was lost, and signs.
async fn new_epoch(
    tx: &mut Tx,
    keys: &Keys,
    known: Option<&Known<'_>>,
    randomness: &dyn Randomness,
    now: DateTime<Utc>,
    told: Value,
) -> Result<SignedHead> {
    let epoch = known.map_or(0, Known::epoch);
    stored::start_epoch(tx, epoch).await?;
    ledger::record_at_console(tx, randomness, now, RESTORED, told).await?;
    // Nobody else is in yet: the lease is free, and everything gets its place. The embedded engine has none waiting.
    if let Some(lease) = stored::take_lease(tx, now.into()).await? {
        while stored::sequence(tx, lease, now.into(), EVENTS).await? > 0 {}
    }
    let nothing = || Error::Internal("the ledger of the backup is empty".into());
    let (head, _) = head::signed(tx, keys).await?.ok_or_else(nothing)?;
    stored::save_checkpoint(tx, &head::row(&head, now)?).await?;
    Ok(head)
}
