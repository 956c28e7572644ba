//! Receipts as their owner has them.
//!
//! Owns: the receipts of one's own declaration, with the nonce that only its readers have. Must not: give a nonce to
//! anybody but the owner.

use chrono::{DateTime, Utc};
use domain::access::Declare;
use domain::declarations::{Declaration, content_code, content_hash};
use store::receipt::{self, ReceiptRow};
use store::record;
use uuid::Uuid;

use super::super::own;
use super::super::papers::{self, PaperState};
use super::super::sealing::{self, Opener, Submitted};
use super::check_code;
use super::file::ReceiptFile;
use crate::{Ctx, Error, Result, ledger};

/// More versions than anybody submits of one declaration.
pub(super) const VERSIONS: i64 = 200;

/// A receipt that was given for a version.
#[derive(Clone)]
pub struct Given {
    /// Which version of the content.
    pub version: i64,
    /// Number of the receipt.
    pub number: String,
    /// When it was given.
    pub at: DateTime<Utc>,
}

impl From<&ReceiptRow> for Given {
    fn from(row: &ReceiptRow) -> Self {
        Self {
            version: row.version,
            number: row.number.clone(),
            at: row.issued_at.instant().unwrap_or_default(),
        }
    }
}

/// A receipt with what only its owner has.
pub struct OwnReceipt {
    /// Number, version and instant.
    pub given: Given,
    /// Its kind of declaration, a code.
    pub kind: String,
    /// The year that is declared.
    pub year: i64,
    /// Characters with which anybody checks the receipt.
    pub check_code: String,
    /// Hash of the content in short, as at the foot of its print.
    pub content_code: String,
    /// Place of the event in the ledger, and how many events its newest signed head has; none while no head contains it.
    pub proved: Option<(u64, u64)>,
    /// What was submitted.
    pub declaration: Declaration,
    /// Whether signed copies of this version are waited for; none where it is not the one that counts.
    pub paper: Option<PaperState>,
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
    let openers = Opener::own(ctx, &mut tx).await?;
    let opened = sealing::open_numbered::<Submitted>(ctx, &mut tx, (record, number), &openers).await?;
    let row = receipt::of_version(&mut tx, record, number)
        .await?
        .ok_or(Error::NotFound)?;
    let is_with_agency = own::progress(&own.row)?.stage.is_with_agency();
    let paper = match is_with_agency && number == newest.version {
        true => Some(papers::state(&mut tx, &own.row).await?),
        false => None,
    };
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
        given: Given::from(&row),
        kind: own.row.kind,
        year: own.round.year,
        check_code: check_code(&row),
        content_code: content_code(&content),
        proved: inclusion.as_ref().map(|proof| (proof.leaf, proof.size)),
        paper,
        declaration: writing.declaration,
        file: ReceiptFile::new(&ctx.platform.keys, &row, nonce, inclusion),
    })
}

/// All receipts for one's own declaration, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's obligation.
pub async fn own_receipts(ctx: &Ctx, obligation: Uuid) -> Result<Vec<Given>> {
    let mut tx = ctx.db().read().await?;
    let (own, _permit) = own::load::<Declare>(ctx, &mut tx, obligation).await?;
    match own.row.record {
        Some(record) => {
            let rows = receipt::of_record(&mut tx, record, VERSIONS).await?;
            Ok(rows.iter().map(Given::from).collect())
        }
        None => Ok(Vec::new()),
    }
}
