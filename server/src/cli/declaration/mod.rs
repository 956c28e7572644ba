//! `declaration …`: files of declarations, without a store.
//!
//! Owns: the contract of these commands with other programs. Must not: judge or compare anything; `domain` does.

mod check;
mod compare;
pub(super) mod file;
mod pdf;
mod schema;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Answer, Failure, law, say};

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// The JSON Schema of a declaration file
    Schema,
    /// What is wrong in a declaration, as a JSON list
    Check(check::Arguments),
    /// Section III of two declarations, as JSON
    Compare {
        /// The last declaration
        #[arg(value_name = "OLD.json")]
        old: PathBuf,
        /// The declaration after it
        #[arg(value_name = "NEW.json")]
        new: PathBuf,
    },
    /// The official form as PDF/A
    Pdf {
        /// The declaration
        #[arg(value_name = "FILE.json")]
        file: PathBuf,
        /// The document to make
        #[arg(value_name = "OUT.pdf")]
        out: PathBuf,
    },
}

pub(super) fn run(data: &Path, command: &Command) -> Result<Answer, Failure> {
    let law = law::read(data)?;
    match command {
        Command::Schema => schema::run(&law),
        Command::Check(arguments) => check::run(&law, arguments),
        Command::Compare { old, new } => compare::run(&law, old, new),
        Command::Pdf { file, out } => pdf::run(&law, file, out),
    }
}

/// One JSON document on standard output.
fn print(document: &impl Serialize) -> Result<(), Failure> {
    say(serde_json::to_string_pretty(document).map_err(Failure::run)?);
    Ok(())
}
