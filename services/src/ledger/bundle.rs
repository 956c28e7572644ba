//! The log as one file that can be verified without a store.
//!
//! Owns: the form of that file. Must not: give away the body of a confidential event, or its nonce.
//!
//! Lines of JSON: first [`Header`], then one [`Line`] for each event up to the checkpoint, in the order of the tree.

use std::io::{self, BufRead, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, Utc};
use domain::ledger::checkpoint::{self, Checkpoint};
use domain::ledger::event::{Class, Leaf};
use serde::{Deserialize, Serialize};
use store::Db;
use store::ledger::{self as stored, StoredEvent};
use uuid::Uuid;
use vault::signature::SigningPublic;

use super::head::{SignedHead, checkpoint, open};
use super::verify::{Fault, Report, Walk, check_body};
use crate::keys::Keys;
use crate::{Error, Result};

const VERSION: u8 = 1;
/// Events that are in memory at the same time.
const BATCH: i64 = 500;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    /// Version of the form.
    liemchinh_ledger: u8,
    /// The text by which others know the key.
    verifier: String,
    /// The signed note over all events of the file.
    checkpoint: String,
}

/// One event.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    leaf: u64,
    /// The leaf's canonical JSON, as text, because every byte counts.
    content: String,
    /// Base64; neither of a confidential event nor of one whose body was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    /// Base64, as the nonce.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

/// Why a file cannot be judged at all.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It cannot be read.
    #[error("the bundle cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Its first line is not that of a bundle.
    #[error("this is no exported ledger: the first line has no key with a checkpoint that it signed")]
    NoBundle,
}

/// Signs the head and writes all events up to it. `None`, and nothing written, while the log is empty.
///
/// # Errors
/// When the store does not answer or the file cannot be written.
pub async fn export(db: &Db, keys: &Keys, now: DateTime<Utc>, out: &mut impl Write) -> Result<Option<SignedHead>> {
    let failed = |error: io::Error| Error::Internal(Box::new(error));
    let Some(head) = checkpoint(db, keys, now).await? else {
        return Ok(None);
    };
    let header = Header {
        liemchinh_ledger: VERSION,
        verifier: head.verifier.clone(),
        checkpoint: head.note.clone(),
    };
    write_line(out, &header).map_err(failed)?;
    let mut tx = db.read().await?;
    let size = i64::try_from(head.checkpoint.size).unwrap_or(i64::MAX);
    let mut from = 0;
    while from < size {
        let events = stored::events(&mut tx, from, BATCH.min(size - from)).await?;
        let Some(last) = events.last().and_then(|stored| stored.event.leaf) else {
            break;
        };
        for stored in events {
            write_line(out, &line(stored)?).map_err(failed)?;
        }
        from = last + 1;
    }
    out.flush().map_err(failed)?;
    Ok(Some(head))
}

fn line(stored: StoredEvent) -> Result<Line> {
    let leaf = stored.event.read()?;
    let open = |bytes: Option<Vec<u8>>| match leaf.class() {
        Class::Ordinary => bytes.map(|bytes| BASE64.encode(bytes)),
        Class::Confidential => None,
    };
    Ok(Line {
        leaf: stored
            .event
            .leaf
            .and_then(|leaf| leaf.try_into().ok())
            .unwrap_or(u64::MAX),
        nonce: open(stored.nonce),
        body: open(stored.body),
        content: String::from_utf8(stored.event.content).map_err(|error| Error::Internal(Box::new(error)))?,
    })
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// Verifies an exported log, and whether it has all that a checkpoint knows which somebody has kept.
///
/// The key is the one that the file names; whoever has no kept checkpoint compares the key with the published one.
///
/// # Errors
/// When the file cannot be read, or is something else.
pub fn verify_bundle(file: impl BufRead, kept: Option<&str>) -> std::result::Result<Report, BundleError> {
    let mut lines = file.lines();
    let header: Header = lines
        .next()
        .transpose()?
        .and_then(|line| serde_json::from_str(&line).ok())
        .ok_or(BundleError::NoBundle)?;
    let (public, head) = opened(&header).ok_or(BundleError::NoBundle)?;
    let mut walk = Walk::new(head.origin.clone());
    let mut erased = 0;
    let outcome = walk_lines(&mut walk, public, &head, kept, lines, &mut erased)?;
    let report = Report {
        erased,
        ..Report::new(walk.size(), walk.root())
    };
    Ok(match outcome {
        Ok(()) => report,
        Err(fault) => report.refused(fault),
    })
}

fn walk_lines(
    walk: &mut Walk,
    public: SigningPublic,
    head: &Checkpoint,
    kept: Option<&str>,
    lines: impl Iterator<Item = io::Result<String>>,
    erased: &mut u64,
) -> io::Result<std::result::Result<(), Fault>> {
    if let Err(fault) = expect_heads(walk, public, head, kept) {
        return Ok(Err(fault));
    }
    for line in lines {
        match take(walk, &line?) {
            Ok(true) => {}
            Ok(false) => *erased += 1,
            Err(fault) => return Ok(Err(fault)),
        }
    }
    if walk.size() > head.size {
        return Ok(Err(Fault::at(
            head.size,
            "events stand behind the checkpoint of the bundle",
        )));
    }
    Ok(walk.finish())
}

fn expect_heads(
    walk: &mut Walk,
    public: SigningPublic,
    head: &Checkpoint,
    kept: Option<&str>,
) -> std::result::Result<(), Fault> {
    walk.expect("the checkpoint of the bundle", head)?;
    let Some(note) = kept else { return Ok(()) };
    let kept = open(note, public).map_err(|error| {
        Fault::general(format!(
            "the given checkpoint is not signed by the key of the bundle: {error}"
        ))
    })?;
    walk.expect("the given checkpoint", &kept)
}

/// Takes the next event and says whether its body is there.
fn take(walk: &mut Walk, line: &str) -> std::result::Result<bool, Fault> {
    let place = walk.size();
    let changed = || Fault::at(place, format!("event {place} was changed"));
    let line: Line = serde_json::from_str(line).map_err(|_| changed())?;
    if line.leaf != place {
        return Err(Fault::at(
            place,
            format!("event {place} is not in its place: {} is", line.leaf),
        ));
    }
    let content = line.content.as_bytes();
    let leaf = Leaf::read(content).map_err(|_| changed())?;
    let bytes = |text: Option<String>| text.map(|text| BASE64.decode(text)).transpose().map_err(|_| changed());
    let (nonce, body) = (bytes(line.nonce)?, bytes(line.body)?);
    let has_body = check_body(place, &leaf, nonce.as_deref(), body.as_deref())?;
    walk.append(content, &leaf)?;
    walk.compare()?;
    Ok(has_body || leaf.class() == Class::Confidential)
}

/// The key of an exported log and the place of an event in it. Both are what the file says of itself: only together with
/// [`verify_bundle`] they prove anything.
///
/// # Errors
/// As [`verify_bundle`].
pub(crate) fn place_in_bundle(
    file: impl BufRead,
    event: Uuid,
) -> std::result::Result<(SigningPublic, Option<u64>), BundleError> {
    let mut lines = file.lines();
    let header: Option<Header> = lines
        .next()
        .transpose()?
        .and_then(|line| serde_json::from_str(&line).ok());
    let (public, _) = header.as_ref().and_then(opened).ok_or(BundleError::NoBundle)?;
    for line in lines {
        let Ok(line) = serde_json::from_str::<Line>(&line?) else {
            continue;
        };
        if Leaf::read(line.content.as_bytes()).is_ok_and(|leaf| leaf.id() == event) {
            return Ok((public, Some(line.leaf)));
        }
    }
    Ok((public, None))
}

/// The key that the header names and the checkpoint that it signed.
fn opened(header: &Header) -> Option<(SigningPublic, Checkpoint)> {
    if header.liemchinh_ledger != VERSION {
        return None;
    }
    let encoded = header.verifier.splitn(3, '+').nth(2)?;
    // The first byte names the kind of key; the comparison below checks it.
    let public = SigningPublic(BASE64.decode(encoded).ok()?.get(1..)?.try_into().ok()?);
    let head = open(&header.checkpoint, public).ok()?;
    (checkpoint::verifier_key(&head.origin, &public.0) == header.verifier).then_some((public, head))
}
