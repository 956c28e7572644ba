//! `restore`.
//!
//! Owns: where the store comes to stand, and that it stands there only when it is whole. Must not: touch a store that is
//! there.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use services::backup::{Backup, Lost, RestoreError, Restored, Terms};
use services::backup_key;
use services::clock::{Clock, SystemClock};
use services::installation::{DATABASE_FILE, Db, Location};
use services::keys::ServerSecret;
use services::randomness::SystemRandomness;
use zeroize::Zeroizing;

use super::aside::{alone, move_new};
use super::{Answer, Failure, location, say};
use crate::ledger::anchor;
use crate::secret;

/// Folder inside the data folder in which a store is made.
const ASIDE: &str = "restoring";
const LOCK: &str = "lock";

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The key that opens it, made by `liemchinh backup-key`
    #[arg(long, value_name = "BACKUP.KEY")]
    key: PathBuf,
    /// Takes rows as they are that somebody had changed past the program before the backup was made
    #[arg(long)]
    accept_changed_rows: bool,
}

/// What is restored, and what it is compared with.
struct Order {
    backup: Backup<BufReader<File>>,
    secret: ServerSecret,
    /// The note in the anchor file.
    known: Option<String>,
}

pub(super) async fn run(data: &Path, arguments: &Arguments) -> Result<Answer, Failure> {
    let location = location(data);
    if let Location::File(file) = &location {
        refuse_inhabited(file)?;
    }
    let backup = open(arguments)?;
    let secret = read_secret(data)?;
    backup.is_of(&secret).map_err(|error| told(arguments, &error))?;
    let anchor = anchor(data);
    let failed = |error: io::Error| format!("{}: {error}", anchor.path().display());
    let known = anchor.read().map_err(|error| Failure::run(failed(error)))?;
    let order = Order { backup, secret, known };
    let restored = match &location {
        Location::File(file) => into_file(file, order, arguments).await?,
        Location::Postgres(_) => fill(Db::open(&location).await?, order, arguments).await?,
    };
    anchor.replace(&restored.head).map_err(|error| {
        let note = restored.head.note.trim_end().replace('\n', " | ");
        Failure::run(format!(
            "the store is restored, but its anchor cannot be written ({}); its newest head is: {note}",
            failed(error)
        ))
    })?;
    tell(&restored);
    Ok(Answer::Yes)
}

fn open(arguments: &Arguments) -> Result<Backup<BufReader<File>>, Failure> {
    let wrong = |path: &Path, error: &dyn std::fmt::Display| Failure::input(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(&arguments.key)
        .map(Zeroizing::new)
        .map_err(|error| wrong(&arguments.key, &error))?;
    let key = backup_key::read_secret(&text).map_err(|error| wrong(&arguments.key, &error))?;
    let file = File::open(&arguments.file).map_err(|error| wrong(&arguments.file, &error))?;
    Backup::open(BufReader::new(file), &key).map_err(|error| told(arguments, &error))
}

/// Without it no row could be verified: a new one would be another installation.
fn read_secret(data: &Path) -> Result<ServerSecret, Failure> {
    let path = secret::path(data);
    if path.exists() {
        return Ok(secret::read(data)?);
    }
    Err(Failure::input(format!(
        "the system secret of the installation is not at {}; put it there first: it is in no backup",
        path.display()
    )))
}

/// A file that the embedded engine keeps beside its own.
fn beside(file: &Path, part: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(part);
    path.into()
}

/// Complains when anything stands where the store or one of its parts would.
fn refuse_inhabited(file: &Path) -> Result<(), Failure> {
    for part in ["", "-wal", "-shm", "-journal"] {
        let path = beside(file, part);
        if fs::symlink_metadata(&path).is_ok() {
            return Err(Failure::input(format!(
                "{} is there already; a backup is restored into an empty data folder only",
                path.display()
            )));
        }
    }
    Ok(())
}

/// Complains when something beside the file holds a part of the store: only the file is moved.
fn refuse_parts(file: &Path) -> Result<(), Failure> {
    for part in ["-wal", "-journal"] {
        let path = beside(file, part);
        match fs::symlink_metadata(&path) {
            Ok(there) if there.len() > 0 => {
                return Err(Failure::run(format!(
                    "{} holds what belongs into the store; nothing was moved, call it again",
                    path.display()
                )));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::run(format!("{}: {error}", path.display()))),
        }
    }
    Ok(())
}

async fn fill(db: Db, order: Order, arguments: &Arguments) -> Result<Restored, Failure> {
    let Order { backup, secret, known } = order;
    let terms = Terms {
        known: known.as_deref(),
        accept_changed_rows: arguments.accept_changed_rows,
    };
    let restored = backup
        .restore(&db, secret, terms, &SystemRandomness, SystemClock.now())
        .await;
    match restored {
        Ok(restored) => {
            db.close_whole().await?;
            Ok(restored)
        }
        Err(error) => {
            db.close().await;
            Err(told(arguments, &error))
        }
    }
}

/// Whether the file alone, without anything beside it, is the store that was restored.
async fn refuse_half(made: &Path, restored: &Restored) -> Result<(), Failure> {
    refuse_parts(made)?;
    let db = Db::open_alone(made).await?;
    let stands = restored.stands_in(&db).await;
    db.close().await;
    match stands {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::run(format!(
            "what was restored is not all in {}; nothing was moved, call it again",
            made.display()
        ))),
        Err(error) => Err(Failure::run(error)),
    }
}

/// Makes the store in a folder of its own and moves it into its place when it is whole.
async fn into_file(file: &Path, order: Order, arguments: &Arguments) -> Result<Restored, Failure> {
    let data = file.parent().unwrap_or(Path::new("."));
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::WouldBlock => Failure::input(format!("another restore works in {}", data.display())),
        io::ErrorKind::NotFound => Failure::input(format!("there is no folder for {}; make it first", data.display())),
        _ => Failure::run(format!("cannot use {}: {error}", data.display())),
    };
    let aside = Aside::begin(data).map_err(cannot)?;
    let made = aside.folder.join(DATABASE_FILE);
    let db = Db::open_or_create(&Location::File(made.clone())).await?;
    let restored = fill(db, order, arguments).await?;
    refuse_half(&made, &restored).await?;
    let moved = File::open(&made)
        .and_then(|file| file.sync_all())
        .and_then(|()| move_new(&made, file));
    match moved {
        Ok(()) => Ok(restored),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            refuse_inhabited(file)?;
            Err(cannot(error))
        }
        Err(error) => Err(cannot(error)),
    }
}

/// The folder in which a store is made. Dropped, it is gone, and the data folder with it when it was made for this.
struct Aside<'a> {
    data: &'a Path,
    folder: PathBuf,
    made_data: bool,
    /// Keeps another restore away.
    _lock: File,
}

impl<'a> Aside<'a> {
    fn begin(data: &'a Path) -> io::Result<Self> {
        let made_data = make_folder(data)?;
        let folder = data.join(ASIDE);
        make_folder(&folder)?;
        let lock = alone(&folder.join(LOCK))?;
        let aside = Self {
            data,
            folder,
            made_data,
            _lock: lock,
        };
        // What is there was left by a restore that was killed.
        for entry in fs::read_dir(&aside.folder)? {
            let entry = entry?;
            if entry.file_name() != LOCK {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(aside)
    }
}

impl Drop for Aside<'_> {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
        if self.made_data {
            // Not when the store was moved into it.
            drop(fs::remove_dir(self.data));
        }
    }
}

/// Whether the folder had to be made.
fn make_folder(path: &Path) -> io::Result<bool> {
    match fs::create_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

fn told(arguments: &Arguments, error: &RestoreError) -> Failure {
    let of_file = format!("{}: {error}", arguments.file.display());
    match error {
        RestoreError::Unsound(_) | RestoreError::ChangedRows(_) => Failure {
            status: 1,
            message: of_file,
        },
        RestoreError::NotEmpty | RestoreError::StrangeAnchor => Failure::input(error),
        RestoreError::Store(_) => Failure::run(error),
        RestoreError::Unreadable(_) => Failure::run(of_file),
        RestoreError::NoBackup
        | RestoreError::Newer
        | RestoreError::OtherKey(_)
        | RestoreError::Damaged
        | RestoreError::OtherSecret
        | RestoreError::Unfit(_) => Failure::input(of_file),
    }
}

fn tell(restored: &Restored) {
    let head = &restored.head.checkpoint;
    let lost = match restored.lost {
        Lost::Unknown => "there was no anchor file: nobody can say how many events are lost".to_owned(),
        Lost::Events(events) => format!("{events} event(s) that the anchor file knows are lost"),
        Lost::Earlier => {
            "the anchor file is of an earlier epoch than the backup: nobody can say how many events are lost".to_owned()
        }
        Lost::Branched => "the anchor file is of a later epoch: what came after the backup is lost".to_owned(),
    };
    say(format!(
        "backup {}\n{} row(s), {} event(s), the ledger goes on as {}\n{lost}",
        restored.backup, restored.rows, head.size, head.origin
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_log_beside_it_is_not_moved() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(DATABASE_FILE);
        fs::write(&file, "store").expect("written");
        let status = || refuse_parts(&file).map_err(|failure| failure.status);
        assert_eq!(status(), Ok(()));
        for part in ["-wal", "-journal"] {
            fs::write(beside(&file, part), "").expect("written");
            assert_eq!(status(), Ok(()), "an empty {part}");
            fs::write(beside(&file, part), "rows").expect("written");
            assert_eq!(status(), Err(3), "{part}");
            fs::remove_file(beside(&file, part)).expect("removed");
        }
    }
}
