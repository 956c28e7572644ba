//! The last signed head, kept beside the system secret and not in the database.
//!
//! Owns: that file. Must not: go back in it except after a restore, or hold anything but the note.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use domain::ledger::kept_note::mended;
use store::Db;

use super::Contradiction;
use super::contradiction::contradiction;
use super::head::{SignedHead, open};
use crate::keys::Keys;
use crate::{Error, Result};

/// A file with the newest signed head. Whoever goes back to an older database does not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor(PathBuf);

/// How a database stands to the anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no anchor: nothing was signed here yet, or somebody took the file away.
    NoAnchor,
    /// The database has all that the anchor knows.
    Agrees {
        /// Events that the anchor knows.
        size: u64,
    },
    /// The database is not the one that was signed.
    Contradicts(Contradiction),
    /// The file does not hold a head that this installation signed.
    NotSigned,
}

/// Reads a note that somebody kept in a file, as it was signed.
///
/// # Errors
/// When the file cannot be read.
pub fn read_kept(file: &Path) -> io::Result<String> {
    fs::read_to_string(file).map(|note| mended(&note))
}

impl Anchor {
    /// Name of the file beside the system secret.
    pub const FILE: &str = "ledger.anchor";

    /// The anchor in this file, which need not be there yet.
    #[must_use]
    pub fn new(file: PathBuf) -> Self {
        Self(file)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The note in it, if there is one; as it was signed, also where somebody typed it from paper.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(&self) -> io::Result<Option<String>> {
        match read_kept(&self.0) {
            Ok(note) => Ok(Some(note)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// How the database stands to it.
    ///
    /// # Errors
    /// When the file cannot be read or the store does not answer.
    pub async fn compare(&self, db: &Db, keys: &Keys) -> Result<Standing> {
        let Some(note) = self.read().map_err(|error| Error::Internal(Box::new(error)))? else {
            return Ok(Standing::NoAnchor);
        };
        let Ok(known) = open(&note, keys.ledger_public()) else {
            return Ok(Standing::NotSigned);
        };
        let mut tx = db.read().await?;
        Ok(match contradiction(&mut tx, &known).await? {
            Some(found) => Standing::Contradicts(found),
            None => Standing::Agrees { size: known.size },
        })
    }

    /// Puts a newer head in the place of the one that is there.
    ///
    /// # Errors
    /// When the file cannot be written, or holds a head that the new one does not follow.
    pub fn renew(&self, head: &SignedHead, keys: &Keys) -> Result<()> {
        let failed = |error| Error::Internal(Box::new(error));
        match self.read().map_err(failed)? {
            Some(note) if note == head.note => return Ok(()),
            Some(note) => {
                let known = open(&note, keys.ledger_public()).map_err(|error| Error::Internal(Box::new(error)))?;
                let (old, new) = (known.origin, &head.checkpoint.origin);
                if known.size > head.checkpoint.size || old.epoch() > new.epoch() {
                    // Another process has signed meanwhile and was here first.
                    return Ok(());
                }
            }
            None => {}
        }
        self.write(&head.note).map_err(failed)
    }

    /// Puts the head of a restored store in the place of whatever is there. The store's newest event keeps what that was.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn replace(&self, head: &SignedHead) -> io::Result<()> {
        self.write(&head.note)
    }

    /// All or nothing, also when the power fails.
    fn write(&self, note: &str) -> io::Result<()> {
        // Two processes on one machine may share the anchor.
        let temporary = self.0.with_extension(format!("{}.tmp", std::process::id()));
        let mut file = File::create(&temporary)?;
        file.write_all(note.as_bytes())?;
        file.sync_all()?;
        fs::rename(&temporary, &self.0)?;
        match self.0.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
            _ => File::open(".")?.sync_all(),
        }
    }
}

impl Standing {
    /// What to tell, in one sentence; `Ok` when the server may serve.
    ///
    /// # Errors
    /// The sentence why it may not.
    pub fn told(&self) -> std::result::Result<String, String> {
        match self {
            Self::NoAnchor => Ok("there is no anchor file; the next checkpoint makes one".to_owned()),
            Self::Agrees { size } => Ok(format!(
                "the head of the anchor, with {size} events, is of this database; `ledger verify` looks at each"
            )),
            Self::Contradicts(found) => Err(format!("the database is not the one of the anchor file: {found}")),
            Self::NotSigned => Err("the anchor file holds no checkpoint of this installation".to_owned()),
        }
    }
}
