//! The newest head that anybody has, against a backup.
//!
//! Owns: what the head says is missing, and when it says that the backup is of another history. Must not: guess; a head of
//! an earlier epoch says nothing about the one of the backup.

use std::cmp::Ordering;

use domain::ledger::checkpoint::Checkpoint;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;
use store::ledger::{self as stored, Filter};
use vault::signature::SigningPublic;

use super::RestoreError;
use crate::ledger::head;

/// Epochs that are looked through, newest first: more than any installation will have.
const EPOCHS: i64 = 1_000;
/// Action of the first event of every epoch but the first.
pub(super) const RESTORED: &str = "backup.restored";

/// What the newest known head has and the backup does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// No head was known.
    Unknown,
    /// At least so many events.
    Events(u64),
    /// The known head is of a later epoch: the log went another way since the backup, and it cannot be told from where.
    Branched,
    /// The known head is of an earlier epoch: it cannot know what the epoch of the backup had besides.
    Earlier,
}

impl Lost {
    /// As the first event of the new epoch says it.
    pub(super) fn told(self) -> Value {
        match self {
            Self::Unknown => json!("unknown"),
            Self::Events(events) => json!(events),
            Self::Branched => json!("branched"),
            Self::Earlier => json!("earlier"),
        }
    }
}

/// The newest head that anybody has.
pub(super) struct Known<'a> {
    pub(super) note: &'a str,
    checkpoint: Checkpoint,
}

impl<'a> Known<'a> {
    pub(super) fn read(note: &'a str, public: SigningPublic, of_backup: &Checkpoint) -> Result<Self, RestoreError> {
        let checkpoint = head::open(note, public).map_err(|_| RestoreError::StrangeAnchor)?;
        if checkpoint.origin.installation() == of_backup.origin.installation() {
            Ok(Self { note, checkpoint })
        } else {
            Err(RestoreError::StrangeAnchor)
        }
    }

    pub(super) fn epoch(&self) -> u64 {
        self.checkpoint.origin.epoch()
    }

    /// What it knows that is not there. Where the head and the backup are of one history, they must agree.
    pub(super) async fn compare(&self, tx: &mut Tx, of_backup: &Checkpoint) -> Result<Lost, RestoreError> {
        match self.epoch().cmp(&of_backup.origin.epoch()) {
            Ordering::Greater => Ok(Lost::Branched),
            Ordering::Equal => {
                // Behind the head of the backup stand the events that had no place when it was made. The log that lived
                // on may have given them others.
                self.agrees(tx, of_backup.size).await?;
                let there = stored::head(tx).await?.size;
                Ok(Lost::Events(self.checkpoint.size.saturating_sub(there)))
            }
            Ordering::Less => {
                // What this head knows beyond that was lost when the next epoch began.
                let shared = shared_with(tx, self.epoch()).await?;
                self.agrees(tx, shared).await?;
                Ok(Lost::Earlier)
            }
        }
    }

    /// A head within the common history must be one of its own.
    async fn agrees(&self, tx: &mut Tx, common: u64) -> Result<(), RestoreError> {
        let Checkpoint { size, root, .. } = self.checkpoint;
        if size <= common && head::root_at(tx, size).await? != root {
            return Err(RestoreError::Unsound(format!(
                "the first {size} events are not those of the anchor file"
            )));
        }
        Ok(())
    }
}

/// What the first event of an epoch says about the backup that it began with.
#[derive(Deserialize)]
struct Began {
    epoch: u64,
    size: u64,
}

/// How many of the first events a log of this earlier epoch had as well: as many as the backup from which the next epoch
/// began. None when that backup was of another epoch.
async fn shared_with(tx: &mut Tx, epoch: u64) -> Result<u64, RestoreError> {
    let begins = Filter {
        action: Some(RESTORED),
        ..Filter::default()
    };
    let mut next = None;
    for event in stored::page(tx, &begins, None, EPOCHS).await? {
        if event.read()?.origin().epoch() <= epoch {
            break;
        }
        next = event.leaf;
    }
    let Some(leaf) = next else { return Ok(0) };
    let event = stored::events(tx, leaf, 1).await?.into_iter().next();
    let began = event
        .and_then(|event| event.body)
        .and_then(|body| serde_json::from_slice::<Began>(&body).ok());
    Ok(began.filter(|began| began.epoch == epoch).map_or(0, |began| began.size))
}
