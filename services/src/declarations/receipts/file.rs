//! A receipt as a file, and whether it is true.
//!
//! Owns: its form, and comparing it with the ledger or with an exported one. Must not: need the content: whoever has that
//! besides compares it with the commitment.

use std::io::BufRead;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, Utc};
use domain::declarations::{Declaration, content_bytes};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::receipt::{self, ReceiptRow};
use store::{Db, ledger as events};
use uuid::Uuid;
use vault::signature::SigningPublic;

use super::Said;
use crate::keys::{Keys, hex, unhex};
use crate::ledger::{self, BundleError, Inclusion};
use crate::{Error, Result};

const VERSION: u8 = 1;
/// Before the nonce and the content in a commitment.
const COMMITMENT: &[u8] = b"liemchinh/1/receipt-commitment";

/// The file that the owner of a receipt keeps. Not printable: with the nonce and the content somebody proves what was
/// declared.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    /// Version of the form.
    liemchinh_receipt: u8,
    number: String,
    at: DateTime<Utc>,
    commitment: String,
    event: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checkpoint: Option<String>,
    /// Base64.
    signature: String,
    /// The public key that signed it, base64.
    key: String,
    /// Only on the owner's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    /// The proof that its event is under a signed head, where one contains it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    inclusion: Option<Inclusion>,
}

/// Why a file is no receipt.
#[derive(Debug, thiserror::Error)]
#[error("this is no receipt: {0}")]
pub struct FileError(#[from] serde_json::Error);

/// What was found about a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether it is true.
    pub ok: bool,
    /// Its number.
    pub number: String,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The event of the submission.
    pub event: Uuid,
    /// The place of the event in the log, once it has one.
    pub leaf: Option<u64>,
    /// What is wrong.
    pub reason: Option<&'static str>,
}

/// The commitment to a content, as [`content_bytes`] makes it.
pub(in super::super) fn commitment(nonce: &[u8], content: &[u8]) -> Vec<u8> {
    let hash = Sha256::new_with_prefix(COMMITMENT)
        .chain_update(nonce)
        .chain_update(content);
    hash.finalize().to_vec()
}

/// Whether a receipt with its nonce is for exactly this declaration.
///
/// # Errors
/// [`Error::Internal`] when the declaration has no canonical form.
pub fn commits_to(file: &ReceiptFile, declaration: &Declaration) -> Result<bool> {
    let content = content_bytes(declaration).map_err(|error| Error::Internal(Box::new(error)))?;
    let nonce = file.nonce.as_deref().and_then(unhex);
    Ok(nonce.is_some_and(|nonce| hex(&commitment(&nonce, &content)) == file.commitment))
}

impl ReceiptFile {
    pub(super) fn new(keys: &Keys, row: &ReceiptRow, nonce: String, inclusion: Option<Inclusion>) -> Self {
        Self {
            liemchinh_receipt: VERSION,
            number: row.number.clone(),
            at: row.issued_at.instant().unwrap_or_default(),
            commitment: hex(&row.commitment),
            event: row.event,
            checkpoint: row.checkpoint.clone(),
            signature: BASE64.encode(&row.signature),
            key: BASE64.encode(keys.ledger_public().0),
            nonce: Some(nonce),
            inclusion,
        }
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`FileError`] for anything else.
    pub fn read(text: &str) -> std::result::Result<Self, FileError> {
        Ok(serde_json::from_str(text)?)
    }

    /// The file.
    ///
    /// # Errors
    /// [`Error::Internal`], which cannot happen.
    pub fn written(&self) -> Result<Vec<u8>> {
        serde_json::to_vec_pretty(self).map_err(|error| Error::Internal(Box::new(error)))
    }

    /// The commitment to the content, in hexadecimal digits.
    #[must_use]
    pub fn commitment(&self) -> &str {
        &self.commitment
    }

    /// The event of the submission.
    #[must_use]
    pub const fn event(&self) -> Uuid {
        self.event
    }

    /// The newest signed head of the ledger at that time.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&str> {
        self.checkpoint.as_deref()
    }

    /// The server's signature, base64.
    #[must_use]
    pub fn signature(&self) -> &str {
        &self.signature
    }

    fn verdict(&self, leaf: Option<u64>, reason: Option<&'static str>) -> Verdict {
        Verdict {
            ok: reason.is_none(),
            number: self.number.clone(),
            at: self.at,
            event: self.event,
            leaf,
            reason,
        }
    }

    fn is_signed(&self, public: &SigningPublic) -> bool {
        let said = Said {
            number: &self.number,
            at: Some(self.at),
            commitment: self.commitment.clone(),
            event: self.event,
            checkpoint: self.checkpoint.as_deref(),
        };
        let signature = BASE64.decode(&self.signature).unwrap_or_default();
        self.liemchinh_receipt == VERSION && said.is_signed(public, &signature)
    }
}

/// Compares a receipt with the store that gave it.
///
/// # Errors
/// When the store does not answer.
pub async fn verify_in_store(db: &Db, keys: &Keys, file: &ReceiptFile) -> Result<Verdict> {
    if !file.is_signed(&keys.ledger_public()) {
        return Ok(file.verdict(None, Some("this installation's key has not signed it")));
    }
    let mut tx = db.read().await?;
    let stored = receipt::by_number(&mut tx, &file.number).await?;
    let is_stored = stored.is_some_and(|row| row.event == file.event && hex(&row.commitment) == file.commitment);
    if !is_stored {
        return Ok(file.verdict(None, Some("the store has no such receipt any more")));
    }
    let Some(event) = events::find(&mut tx, &[file.event]).await?.pop() else {
        return Ok(file.verdict(None, Some("the ledger has no event of the submission any more")));
    };
    let leaf = event.leaf.and_then(|leaf| u64::try_from(leaf).ok());
    drop(tx);
    let options = ledger::Options {
        anchor: None,
        checkpoint: file.checkpoint.as_deref(),
        rows: false,
    };
    let report = ledger::verify(db, keys, options).await?;
    let reason = (!report.ok).then_some("the ledger is not sound: `liemchinh ledger verify` tells more");
    Ok(file.verdict(leaf, reason))
}

/// Compares a receipt with an exported ledger, which is read twice; `again` opens it.
///
/// # Errors
/// When that cannot be read, or is something else.
pub fn verify_in_bundle<R: BufRead>(
    file: &ReceiptFile,
    mut again: impl FnMut() -> std::io::Result<R>,
) -> std::result::Result<Verdict, BundleError> {
    let (public, leaf) = ledger::place_in_bundle(again()?, file.event)?;
    if !file.is_signed(&public) {
        return Ok(file.verdict(None, Some("the key of the exported ledger has not signed it")));
    }
    let report = ledger::verify_bundle(again()?, file.checkpoint.as_deref())?;
    let reason = match (report.ok, leaf) {
        (false, _) => Some("the exported ledger is not sound: `liemchinh ledger verify --bundle` tells more"),
        (true, None) => Some("the exported ledger does not reach the submission: export it again"),
        (true, Some(_)) => None,
    };
    Ok(file.verdict(leaf, reason))
}
