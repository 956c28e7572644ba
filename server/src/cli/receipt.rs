//! `receipt …`.
//!
//! Owns: how a verdict about a receipt is told. Must not: judge one; `services::declarations::receipts` does.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use domain::law::Law;
use domain::time;
use services::declarations::receipts::{ReceiptFile, Verdict, commits_to, verify_in_bundle, verify_in_store};
use services::ledger::BundleError;

use super::declaration::file;
use super::{Answer, Failure, open_founded, say};

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Compares the file of a receipt with the log of this installation, or with an exported one
    Verify(Verify),
}

#[derive(clap::Args)]
pub(super) struct Verify {
    /// The file that its owner downloaded
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// An exported log, instead of the store
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// Also whether it is for exactly this declaration, a file in the published schema
    #[arg(long, value_name = "FILE.json")]
    declaration: Option<PathBuf>,
    /// One JSON document
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(data: &Path, command: Command) -> Result<Answer, Failure> {
    let Command::Verify(arguments) = command;
    let unreadable = |error: std::io::Error| Failure::input(format!("{}: {error}", arguments.file.display()));
    let text = fs::read_to_string(&arguments.file).map_err(unreadable)?;
    let receipt = ReceiptFile::read(&text)
        .map_err(|error| Failure::input(format!("{}: {error}; download it again", arguments.file.display())))?;
    let verdict = match &arguments.bundle {
        Some(bundle) => in_bundle(&receipt, bundle)?,
        None => in_store(data, &receipt).await?,
    };
    let verdict = match &arguments.declaration {
        Some(path) if verdict.ok => with_declaration(&receipt, path, verdict)?,
        _ => verdict,
    };
    tell(&verdict, arguments.json)?;
    Ok(if verdict.ok { Answer::Yes } else { Answer::No })
}

async fn in_store(data: &Path, receipt: &ReceiptFile) -> Result<Verdict, Failure> {
    let (db, keys) = open_founded(data).await?;
    let verdict = verify_in_store(&db, &keys, receipt).await;
    db.close().await;
    verdict.map_err(Failure::run)
}

fn in_bundle(receipt: &ReceiptFile, bundle: &Path) -> Result<Verdict, Failure> {
    // What cannot be opened is a wrong argument; what breaks off while it is read is not.
    File::open(bundle).map_err(|error| Failure::input(format!("{}: {error}", bundle.display())))?;
    let again = || File::open(bundle).map(BufReader::new);
    verify_in_bundle(receipt, again).map_err(|error| match error {
        BundleError::NoBundle => Failure::input(error),
        BundleError::Unreadable(_) => Failure::run(error),
    })
}

fn with_declaration(receipt: &ReceiptFile, path: &Path, verdict: Verdict) -> Result<Verdict, Failure> {
    let law = Law::built_in().map_err(Failure::run)?;
    let read = file::read(&law, path)?;
    if commits_to(receipt, &read.declaration).map_err(Failure::run)? {
        return Ok(verdict);
    }
    Ok(Verdict {
        ok: false,
        reason: Some("the receipt is not for this declaration"),
        ..verdict
    })
}

fn tell(verdict: &Verdict, json: bool) -> Result<(), Failure> {
    if json {
        say(serde_json::to_string(verdict).map_err(Failure::run)?);
        return Ok(());
    }
    say(format!("receipt {}, given {}", verdict.number, time::exact(verdict.at)));
    match verdict.leaf {
        Some(leaf) => say(format!("event {} is number {leaf} of the log", verdict.event)),
        None => say(format!("event {} has no place in the log", verdict.event)),
    }
    match verdict.reason {
        None => say("ok   the receipt is genuine"),
        Some(reason) => say(format!("FAIL {reason}")),
    }
    Ok(())
}
