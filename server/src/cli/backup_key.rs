//! `backup-key`.
//!
//! Owns: the names of the two files. Must not: show the key.

use std::path::PathBuf;

use services::backup_key::new_backup_key;
use services::randomness::SystemRandomness;

use super::new_files::{self, NewFile};
use super::{Answer, Failure, say};

const PUBLIC_FILE: &str = "backup.pub";
const KEY_FILE: &str = "backup.key";

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Where the two files go; the folder must be there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let files = new_backup_key(&SystemRandomness);
    let file = |name, content| NewFile {
        path: arguments.folder.join(name),
        content,
    };
    new_files::write(&[
        file(KEY_FILE, files.secret.as_bytes()),
        file(PUBLIC_FILE, files.public.as_bytes()),
    ])?;
    say(format!("key code {}\n{PUBLIC_FILE}\n{KEY_FILE}", files.code));
    Ok(Answer::Yes)
}
