//! The proof that an event is in the log, for somebody who has nothing but a signed head.
//!
//! Owns: putting it together. Must not: say anything of an event but its leaf.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::ledger::proof::{check_record, record_proof, record_proof_indexes};
use domain::ledger::tree::leaf_hash;
use serde::{Deserialize, Serialize};
use store::Db;
use store::ledger as stored;
use uuid::Uuid;

use super::head;
use crate::keys::Keys;
use crate::{Error, Result};

/// An event's place under a signed head. Hashes are base64, as in the note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// The log.
    pub origin: String,
    /// The text by which others know its key.
    pub verifier: String,
    /// Id of the event.
    pub event: Uuid,
    /// Its place in the tree, from 0.
    pub leaf: u64,
    /// The leaf: canonical JSON.
    pub content: String,
    /// Leaves in the tree.
    pub size: u64,
    /// Root of the tree.
    pub root: String,
    /// The hashes beside the way from the leaf to the root (RFC 6962, 2.1.1).
    pub proof: Vec<String>,
    /// The signed note with size and root.
    pub checkpoint: String,
}

/// Proves that an event is in the tree of the newest signed head.
///
/// # Errors
/// [`Error::NotFound`] when there is no such event, or it came after that head; [`Error::Internal`] when the stored tree
/// does not prove it: then `verify` tells more.
pub async fn prove(db: &Db, keys: &Keys, event: Uuid) -> Result<Inclusion> {
    let mut tx = db.read().await?;
    let head = head::newest(&mut tx, keys).await?.ok_or(Error::NotFound)?;
    let stored = stored::event_by_id(&mut tx, event).await?.ok_or(Error::NotFound)?;
    let leaf = stored.event.leaf.and_then(|leaf| u64::try_from(leaf).ok());
    let leaf = leaf
        .filter(|leaf| *leaf < head.checkpoint.size)
        .ok_or(Error::NotFound)?;
    let (size, root) = (head.checkpoint.size, head.checkpoint.root);
    let unproved = |error| Error::Internal(Box::new(error));
    let indexes = record_proof_indexes(size, leaf).map_err(unproved)?;
    let hashes = stored::hashes(&mut tx, &indexes).await?;
    let proof = record_proof(size, leaf, &hashes).map_err(unproved)?;
    check_record(&proof, size, &root, leaf, &leaf_hash(&stored.event.content)).map_err(unproved)?;
    Ok(Inclusion {
        origin: head.checkpoint.origin.to_string(),
        verifier: head.verifier,
        event,
        leaf,
        content: String::from_utf8(stored.event.content).map_err(|error| Error::Internal(Box::new(error)))?,
        size,
        root: BASE64.encode(root.as_bytes()),
        proof: proof.iter().map(|hash| BASE64.encode(hash.as_bytes())).collect(),
        checkpoint: head.note,
    })
}
