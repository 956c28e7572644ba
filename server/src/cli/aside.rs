//! What is written aside and moved into its place when it is whole.
//!
//! Owns: that nothing is overwritten, that nothing half done stands where it would be believed, and that what a killed
//! command left is taken up by the next. Must not: know what is in it.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::{Failure, new_files};

/// A file under another name until it is whole. Dropped before, it is removed.
pub(super) struct AsideFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
}

impl AsideFile {
    /// Begins what shall stand at `path`.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        new_files::refuse_existing(path)?;
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = alone(&part).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => Failure::input(format!("another command is writing {}", path.display())),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Failure::input(format!("there is no such folder for {}; make it first", path.display()))
            }
            _ => Failure::run(format!("cannot write {}: {error}", part.display())),
        })?;
        Ok(Self {
            path: path.to_owned(),
            part,
            file,
        })
    }

    /// Where to write.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Makes sure that what was written is on the disk.
    pub(super) fn sync(&self) -> Result<(), Failure> {
        self.file.sync_all().map_err(|error| self.failed(&error))
    }

    /// Moves the file into its place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match move_new(&self.part, &self.path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => new_files::refuse_existing(&self.path),
            Err(error) => Err(self.failed(&error)),
        }
    }

    fn failed(&self, error: &io::Error) -> Failure {
        Failure::run(format!("cannot write {}: {error}", self.path.display()))
    }
}

impl Drop for AsideFile {
    fn drop(&mut self) {
        // After it was moved there is none.
        drop(fs::remove_file(&self.part));
    }
}

/// Opens a file for this process alone, emptied: what is in it was left by a command that was killed.
pub(super) fn alone(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(no_follow())
        .open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    // It may have been made with other rights, or by somebody else: then this fails.
    file.set_permissions(Permissions::from_mode(0o600))?;
    file.set_len(0)?;
    Ok(file)
}

/// A link in the place of the file may lead anywhere.
fn no_follow() -> i32 {
    rustix::fs::OFlags::NOFOLLOW.bits().cast_signed()
}

/// Moves a file to where nothing is, and makes sure that it is there also when the power fails.
pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => {}
        // Not every file system knows how; most of those know a second name.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            fs::hard_link(from, to)?;
            fs::remove_file(from)?;
        }
        Err(error) => return Err(error.into()),
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::symlink;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        let begun = AsideFile::begin(&path)
            .map_err(|failure| failure.message)
            .expect("begun");
        begun.file().write_all(b"half").expect("written");
        assert_eq!(names(folder.path()), ["file.part"]);
        assert!(
            AsideFile::begin(&path).is_err_and(|failure| failure.status == 2),
            "by another"
        );
        drop(begun);
        assert!(names(folder.path()).is_empty());

        fs::write(folder.path().join("file.part"), "left by somebody who was killed").expect("written");
        let begun = AsideFile::begin(&path)
            .map_err(|failure| failure.message)
            .expect("begun");
        begun.file().write_all(b"whole").expect("written");
        begun.sync().map_err(|failure| failure.message).expect("synced");
        begun.finish().map_err(|failure| failure.message).expect("moved");
        assert_eq!(names(folder.path()), ["file"]);
        assert_eq!(fs::read(&path).expect("there"), b"whole");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn what_appeared_meanwhile_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        let begun = AsideFile::begin(&path)
            .map_err(|failure| failure.message)
            .expect("begun");
        fs::write(&path, "another").expect("written");
        assert!(begun.finish().is_err_and(|failure| failure.status == 2));
        assert_eq!(fs::read(&path).expect("there"), b"another");
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let victim = folder.path().join("victim");
        fs::write(&victim, "precious").expect("written");
        symlink(&victim, folder.path().join("file.part")).expect("linked");
        let begun = AsideFile::begin(&folder.path().join("file"));
        assert!(begun.is_err_and(|failure| failure.status == 3));
        assert_eq!(fs::read(&victim).expect("there"), b"precious");
    }
}
