//! Receipts as their owner has them.
//!
//! Owns: the receipts of one's own declaration, with the nonce that only its readers have. Must not: give a nonce to
//! anybody but the owner.

use domain::access::Declare;
use domain::declarations::{content_code, content_hash};
use domain::ledger::Hash;
use store::receipt::{self, ReceiptRow};
use store::record;
use uuid::Uuid;

use super::super::own;
use super::super::sealing::{self, Opener, Submitted};
use super::file::ReceiptFile;
use crate::{Ctx, Error, Result, ledger};

/// More versions than anybody submits of one declaration.
const VERSIONS: i64 = 200;

/// A receipt with what only its owner has.
pub struct OwnReceipt {
    /// The receipt.
    pub row: ReceiptRow,
    /// Its kind of declaration, a code.
    pub kind: String,
    /// The year that is declared.
    pub year: i64,
    /// Hash of the content, as at the foot of its print.
    pub content: Hash,
    /// The same in short.
    pub content_code: String,
    /// Everything that it takes to check the receipt without this page.
    pub file: ReceiptFile,
}

/// The receipt for a version of one's own declaration; without a number that of the newest.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation, when nothing was submitted, or for keys that were lost.
pub async fn own_receipt(ctx: &Ctx, obligation: Uuid, version: Option<i64>) -> Result<OwnReceipt> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    let record = own.row.record.ok_or(Error::NotFound)?;
    let newest = record::current_version(&mut tx, record).await?.ok_or(Error::NotFound)?;
    let number = version.unwrap_or(newest.version);
    let openers = [Opener::own(ctx)?];
    let opened = sealing::open_numbered::<Submitted>(ctx, &mut tx, (record, number), &openers).await?;
    let row = receipt::of_version(&mut tx, record, number)
        .await?
        .ok_or(Error::NotFound)?;
    drop(tx);
    let inclusion = match ledger::prove(ctx.db(), &ctx.platform.keys, row.event).await {
        Ok(inclusion) => Some(inclusion),
        // No signed head contains it yet.
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    let Submitted { nonce, writing, .. } = opened.content;
    let content = content_hash(&writing.declaration).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(OwnReceipt {
        file: ReceiptFile::new(&ctx.platform.keys, &row, nonce, inclusion),
        row,
        kind: own.row.kind,
        year: own.round.year,
        content_code: content_code(&content),
        content,
    })
}

/// All receipts for one's own declaration, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation.
pub async fn own_receipts(ctx: &Ctx, obligation: Uuid) -> Result<Vec<ReceiptRow>> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    match own.row.record {
        Some(record) => Ok(receipt::of_record(&mut tx, record, VERSIONS).await?),
        None => Ok(Vec::new()),
    }
}
