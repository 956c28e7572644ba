//! Receipts: that something was submitted, when, and where it stands in the ledger.
//!
//! Owns: giving and signing them, what their owner gets, and what anybody is told who holds one. Must not: tell of whom a
//! receipt is, or of what, but to its owner.

mod asked;
mod file;
mod own;

use chrono::{DateTime, Datelike, Utc};
use domain::declarations::content_code;
use domain::ledger::Hash;
use store::receipt::ReceiptRow;
use store::{Tx, ledger as events};
use uuid::Uuid;
use vault::signature::{SigningPublic, Statement};

pub use asked::{Recorded, ask};
pub(super) use file::commitment;
pub use file::{FileError, ReceiptFile, Verdict, commits_to, verify_in_bundle, verify_in_store};
pub use own::{Given, OwnReceipt, own_receipt, own_receipts};

use crate::keys::hex;
use crate::{Ctx, RequestId, Result};

/// Bytes of a commitment in the characters that are typed.
const TYPED: usize = 16;

/// The signed receipt for a version, to be written with it.
pub(super) async fn made(
    ctx: &Ctx,
    tx: &mut Tx,
    (record, version): (Uuid, i64),
    event: Uuid,
    commitment: &[u8],
) -> Result<ReceiptRow> {
    let number = RequestId::new(ctx.randomness());
    let row = ReceiptRow {
        record,
        version,
        number: format!("{}-{}", ctx.today().year(), number.as_str()),
        issued_at: ctx.now().into(),
        commitment: commitment.to_vec(),
        event,
        checkpoint: events::newest_checkpoint(tx).await?.map(|head| head.note),
        signature: Vec::new(),
    };
    let key = ctx.platform.keys.system.ledger_key();
    let signature = key.sign(Statement::Receipt, Said::of(&row).text().as_bytes()).to_vec();
    Ok(ReceiptRow { signature, ..row })
}

/// What a receipt says.
struct Said<'a> {
    number: &'a str,
    at: Option<DateTime<Utc>>,
    commitment: String,
    event: Uuid,
    checkpoint: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn of(row: &'a ReceiptRow) -> Self {
        Self {
            number: &row.number,
            at: row.issued_at.instant(),
            commitment: hex(&row.commitment),
            event: row.event,
            checkpoint: row.checkpoint.as_deref(),
        }
    }

    /// Line by line, as the server signs it.
    fn text(&self) -> String {
        let Self {
            number,
            at,
            commitment,
            event,
            checkpoint,
        } = self;
        let at = at.map_or(0, |at| at.timestamp_micros());
        format!(
            "{number}\n{at}\n{commitment}\n{event}\n{}",
            checkpoint.unwrap_or_default()
        )
    }

    fn is_signed(&self, public: &SigningPublic, signature: &[u8]) -> bool {
        public
            .verify(Statement::Receipt, self.text().as_bytes(), signature)
            .is_ok()
    }
}

/// Whether a receipt is one that this server gave.
#[must_use]
pub fn is_genuine(ctx: &Ctx, row: &ReceiptRow) -> bool {
    Said::of(row).is_signed(&ctx.platform.keys.ledger_public(), &row.signature)
}

/// The characters with which somebody who holds a receipt asks about it.
fn check_code(row: &ReceiptRow) -> String {
    let commitment: Option<[u8; 32]> = row.commitment.as_slice().try_into().ok();
    commitment.map_or_else(String::new, |bytes| content_code(&Hash::from_bytes(bytes)))
}
