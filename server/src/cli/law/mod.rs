//! `law eval` and `law deadlines`.
//!
//! Owns: the contract of these commands with other programs. Must not: count or decide anything; `domain` does.

mod eval;
mod rules;
mod table;

use std::path::Path;

use domain::law::Law;

use super::{Answer, Failure};

/// Rows that this installation has checked or knows earlier than the program.
const LOCAL_FILE: &str = "law-local.toml";

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Answers questions, one JSON object per line of standard input
    Eval,
    /// The table of deadlines in force, with sources and marks
    Deadlines(table::Arguments),
}

pub(super) fn run(data: &Path, command: &Command) -> Result<Answer, Failure> {
    let law = read(data)?;
    match command {
        Command::Eval => eval::run(&law),
        Command::Deadlines(arguments) => table::run(&law, arguments),
    }
}

/// The built-in law with the local rows of this data folder, if it has any.
///
/// # Errors
/// 2 when a row is wrong, 3 when the file cannot be read.
pub(super) fn read(data: &Path) -> Result<Law, Failure> {
    let path = data.join(LOCAL_FILE);
    let local = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::run(format!("{}: {error}", path.display()))),
    };
    Law::with_local(&local).map_err(Failure::input)
}
