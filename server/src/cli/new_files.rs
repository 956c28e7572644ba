//! Files that a command makes and nobody else has made before.
//!
//! Owns: never overwriting, all files or none, readable for their owner alone. Must not: know what is in them.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::Failure;

/// One file to make.
pub(super) struct NewFile<'a> {
    pub path: PathBuf,
    pub content: &'a [u8],
}

/// Complains when something is there already, before anybody has typed anything.
pub(super) fn refuse_existing(path: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        _ => Err(exists(path)),
    }
}

/// Makes all files in this order, or none: what was made before a failure is removed again.
pub(super) fn write(files: &[NewFile<'_>]) -> Result<(), Failure> {
    for (at, file) in files.iter().enumerate() {
        if let Err(failure) = write_one(file) {
            for made in &files[..at] {
                drop(fs::remove_file(&made.path));
            }
            return Err(failure);
        }
    }
    Ok(())
}

fn write_one(file: &NewFile<'_>) -> Result<(), Failure> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(&file.path),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Failure::input(format!(
            "there is no such folder for {}; make it first",
            file.path.display()
        )),
        _ => Failure::run(format!("cannot write {}: {error}", file.path.display())),
    };
    let mut made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file.path)
        .map_err(failed)?;
    made.write_all(file.content)
        .and_then(|()| made.sync_all())
        .map_err(|error| {
            drop(fs::remove_file(&file.path));
            failed(error)
        })
}

fn exists(path: &Path) -> Failure {
    Failure::input(format!(
        "{} is there already and is not overwritten; nothing was written",
        path.display()
    ))
}
