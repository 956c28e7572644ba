//! Making a backup.
//!
//! Owns: reading everything in one consistent state, the signed head that goes with it, and the event that tells of it.
//! Must not: stop others from working meanwhile, or write where the caller did not say.

use std::io::{self, Write};

use chrono::{DateTime, Utc};
use domain::access::{Permit, RunBackup};
use domain::ledger::checkpoint::Checkpoint;
use serde_json::json;
use store::copying::Reader;
use store::{Act, Tx, migrations};
use uuid::Uuid;
use vault::KeyCode;
use vault::backup::{self, Header};
use vault::signature::Statement;
use vault::wrap::Recipient;

use super::archive::{Unwritten, Writer};
use super::frames::{self, Counts};
use crate::access::authorise;
use crate::keys::{Keys, VaultRng, hex};
use crate::ledger::{Options, Sequencer, head, verify_in};
use crate::randomness::uuid_v4;
use crate::{Ctx, Error, Result, ledger};

/// A backup that was written.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its id.
    pub backup: Uuid,
    /// Head of the ledger in it.
    pub checkpoint: Checkpoint,
    /// Code of the key pair that it is sealed to.
    pub code: KeyCode,
    /// Rows of all tables.
    pub rows: u64,
    /// Length of the file in bytes.
    pub length: u64,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// What `ledger verify --rows` says of rows that somebody changed past the program; they are in the backup as they are.
    pub changed_rows: Option<String>,
}

impl Made {
    /// SHA-256 of the file as other programs print it.
    #[must_use]
    pub fn sha256_hex(&self) -> String {
        hex(&self.sha256)
    }
}

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// The file cannot be written.
    #[error("{0}")]
    Unwritten(io::Error),
    /// The log has no event with a place yet: there is no head to sign.
    #[error("the ledger has no event in its tree yet; start the worker, or try again in a moment")]
    NoHead,
    /// A row is longer than a backup takes.
    #[error("a row of the store is too long for a backup")]
    TooLong,
    /// The log was changed past the program: nothing could be restored from such a backup.
    #[error("the ledger was changed past the program: {0}")]
    Unsound(String),
    /// The store did not answer, or contradicts its signed head.
    #[error(transparent)]
    Refused(#[from] Error),
}

impl From<store::Error> for MakeError {
    fn from(error: store::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl From<Unwritten> for MakeError {
    fn from(error: Unwritten) -> Self {
        match error {
            Unwritten::Io(error) => Self::Unwritten(error),
            Unwritten::TooLong => Self::TooLong,
        }
    }
}

/// Writes a backup for `recipient`. The file counts only when this has come to its end.
///
/// # Errors
/// [`MakeError`].
pub async fn write(ctx: &Ctx, recipient: &Recipient, out: &mut impl Write) -> std::result::Result<Made, MakeError> {
    let _permit: Permit<RunBackup> = authorise(ctx)?;
    // Otherwise the first backup of a new store on PostgreSQL would have no head.
    Sequencer::default().sequence_due(ctx).await?;
    let mut tx = ctx.db().read().await?;
    let keys = &ctx.platform.keys;
    let (head, _) = head::signed(&mut tx, keys).await?.ok_or(MakeError::NoHead)?;
    let changed_rows = changed_rows(&mut tx, keys).await?;
    let header = Header {
        house: keys.house,
        backup: uuid_v4(ctx.randomness()).into_bytes(),
        at: ctx.now().timestamp_micros(),
        schema: schema(&mut tx).await?,
        epoch: head.checkpoint.origin.epoch(),
        size: head.checkpoint.size,
        checkpoint: head.note,
        code: recipient.code,
    };
    let begun = backup::begin(&header, recipient, &mut VaultRng(ctx.randomness()));
    let (sealer, opening) = begun.map_err(Error::from)?;
    let mut writer = Writer::begin(out, sealer, &header.bytes(), &opening)?;
    let counts = write_rows(&mut tx, &mut writer).await?;
    writer.frame(&frames::end(&counts))?;
    let signature = keys.system.ledger_key().sign(Statement::Backup, &writer.said());
    writer.frame(&frames::signature(&signature))?;
    let (length, sha256) = writer.end()?;
    Ok(Made {
        backup: Uuid::from_bytes(header.backup),
        checkpoint: head.checkpoint,
        code: recipient.code,
        rows: counts.values().sum(),
        length,
        sha256,
        changed_rows,
    })
}

/// Looks at everything that a restore would look at, so that the day on which it is needed has no surprise.
async fn changed_rows(tx: &mut Tx, keys: &Keys) -> std::result::Result<Option<String>, MakeError> {
    let options = Options {
        rows: true,
        ..Options::default()
    };
    let report = verify_in(tx, keys, options).await?;
    match report.reason {
        Some(reason) if report.rows.is_empty() => Err(MakeError::Unsound(reason)),
        reason => Ok(reason),
    }
}

async fn schema(tx: &mut Tx) -> Result<u64> {
    let newest = migrations::applied(tx).await?;
    newest.try_into().map_err(|error| Error::Internal(Box::new(error)))
}

async fn write_rows<W: Write>(tx: &mut Tx, writer: &mut Writer<'_, W>) -> std::result::Result<Counts, MakeError> {
    let mut counts = Counts::new();
    let mut reader = Reader::default();
    while let Some(page) = reader.next(tx).await? {
        if page.begins {
            writer.frame(&frames::table(page.table, &page.columns))?;
        }
        for row in &page.rows {
            writer.frame(&frames::row(row))?;
        }
        *counts.entry(page.table.to_owned()).or_default() += page.rows.len() as u64;
    }
    Ok(counts)
}

/// Records that the backup was made, before anybody can take it away. It is not in the backup itself.
///
/// # Errors
/// When the store does not answer.
pub async fn record_made(ctx: &Ctx, made: &Made) -> Result<()> {
    let body = json!({
        "at": at(ctx.now()),
        "epoch": made.checkpoint.origin.epoch(),
        "size": made.checkpoint.size,
        "code": made.code.to_string(),
        "length": made.length,
        "sha256": made.sha256_hex(),
    });
    let mut tx = ctx.db().begin().await?;
    ledger::record(ctx, &mut tx, "backup.made", Some(&made.backup.to_string()), body).await?;
    Ok(tx.commit(Act::BackupMade).await?)
}

/// An instant as bodies of events have it.
pub(super) fn at(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(chrono::SecondsFormat::Micros, true)
}
