//! `ledger …`.
//!
//! Owns: how a verdict, a proof and a head are told. Must not: judge anything; `services::ledger` does.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use documents::{LedgerHead, ledger_head};
use domain::lang::Lang;
use services::clock::{Clock, SystemClock};
use services::installation::Db;
use services::keys::Keys;
use services::ledger::{self, BundleError, Options, Report, SignedHead};
use uuid::Uuid;

use super::new_files::{self, NewFile};
use super::{Answer, Failure, complain, open_founded, say};
use crate::ledger::anchor;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Looks for any change that was not made by this program
    Verify(Verify),
    /// Proves that an event is in the log, as JSON
    Prove {
        /// Id of the event
        #[arg(value_name = "EVENT")]
        event: Uuid,
    },
    /// Signs the present head and prints it
    Checkpoint {
        /// Also makes the sheet of paper
        #[arg(long, value_name = "OUT.pdf")]
        pdf: Option<PathBuf>,
    },
    /// Writes the log into one file that can be verified without a store
    Export {
        /// The file to make
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(clap::Args)]
pub(super) struct Verify {
    /// Also compares every row with the last event that tells of it
    #[arg(long, conflicts_with = "bundle")]
    rows: bool,
    /// Verifies an exported file, without a store
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// A checkpoint that was kept: whatever it knows must be there
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// One JSON document
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(data: &Path, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Verify(arguments) => verify(data, &arguments).await,
        Command::Prove { event } => over_store(data, async |db, keys| prove(db, keys, event).await).await,
        Command::Checkpoint { pdf } => {
            over_store(data, async |db, keys| checkpoint(data, db, keys, pdf.as_deref()).await).await
        }
        Command::Export { file } => over_store(data, async |db, keys| export(db, keys, &file).await).await,
    }
}

/// Opens the store, asks it and closes it again.
async fn over_store<T>(data: &Path, ask: impl AsyncFnOnce(&Db, &Keys) -> Result<T, Failure>) -> Result<T, Failure> {
    let (db, keys) = open_founded(data).await?;
    let answer = ask(&db, &keys).await;
    db.close().await;
    answer
}

async fn verify(data: &Path, arguments: &Verify) -> Result<Answer, Failure> {
    let kept = arguments.checkpoint.as_deref().map(read).transpose()?;
    let report = match &arguments.bundle {
        Some(file) => verify_file(file, kept.as_deref())?,
        None => verify_store(data, arguments.rows, kept.as_deref()).await?,
    };
    tell(&report, arguments.json)?;
    Ok(if report.ok { Answer::Yes } else { Answer::No })
}

fn verify_file(file: &Path, kept: Option<&str>) -> Result<Report, Failure> {
    let opened = File::open(file).map_err(|error| Failure::input(format!("{}: {error}", file.display())))?;
    ledger::verify_bundle(BufReader::new(opened), kept).map_err(|error| match error {
        BundleError::NoBundle => Failure::input(error),
        BundleError::Unreadable(_) => Failure::run(error),
    })
}

async fn verify_store(data: &Path, rows: bool, checkpoint: Option<&str>) -> Result<Report, Failure> {
    let anchor = anchor(data);
    let anchored = anchor
        .read()
        .map_err(|error| Failure::run(format!("{}: {error}", anchor.path().display())))?;
    let options = Options {
        anchor: anchored.as_deref(),
        checkpoint,
        rows,
    };
    over_store(data, async |db, keys| {
        ledger::verify(db, keys, options).await.map_err(Failure::run)
    })
    .await
}

fn tell(report: &Report, json: bool) -> Result<(), Failure> {
    if json {
        say(serde_json::to_string(report).map_err(Failure::run)?);
        return Ok(());
    }
    say(format!("{} event(s) verified, root {}", report.size, report.root));
    if report.waiting > 0 {
        say(format!("{} event(s) wait for their place", report.waiting));
    }
    if report.erased > 0 {
        say(format!("the bodies of {} event(s) were erased", report.erased));
    }
    for row in &report.rows {
        say(format!("FAIL {} {}: {}", row.table, row.key, row.what));
    }
    match (&report.reason, report.first_bad) {
        (None, _) => say("ok   nothing was changed"),
        (Some(reason), None) => say(format!("FAIL {reason}")),
        (Some(reason), Some(event)) => say(format!("FAIL {reason} (first bad event: {event})")),
    }
    Ok(())
}

async fn prove(db: &Db, keys: &Keys, event: Uuid) -> Result<Answer, Failure> {
    match ledger::prove(db, keys, event).await {
        Ok(inclusion) => {
            say(serde_json::to_string(&inclusion).map_err(Failure::run)?);
            Ok(Answer::Yes)
        }
        Err(services::Error::NotFound) => {
            complain(&format!(
                "no checkpoint contains event {event}; `liemchinh ledger checkpoint` makes one"
            ));
            Ok(Answer::No)
        }
        Err(error) => Err(Failure::run(format!("{error}; `liemchinh ledger verify` tells more"))),
    }
}

async fn checkpoint(data: &Path, db: &Db, keys: &Keys, pdf: Option<&Path>) -> Result<Answer, Failure> {
    if let Some(path) = pdf {
        new_files::refuse_existing(path)?;
    }
    let anchor = anchor(data);
    let standing = anchor.compare(db, keys).await.map_err(Failure::run)?;
    standing.told().map_err(Failure::run)?;
    let Some(head) = ledger::checkpoint(db, keys, SystemClock.now())
        .await
        .map_err(Failure::run)?
    else {
        return empty();
    };
    anchor.renew(&head, keys).map_err(Failure::run)?;
    if let Some(path) = pdf {
        let sheet = sheet(&head, keys)?;
        new_files::write(&[NewFile {
            path: path.to_owned(),
            content: sheet.bytes(),
        }])?;
    }
    say(head.note.trim_end());
    Ok(Answer::Yes)
}

fn sheet(head: &SignedHead, keys: &Keys) -> Result<documents::Pdf, Failure> {
    let sheet = LedgerHead {
        agency: keys.agency_name(),
        at: SystemClock.now(),
        checkpoint: &head.checkpoint,
        note: &head.note,
        verifier: &head.verifier,
    };
    ledger_head(&sheet, Lang::default()).map_err(Failure::run)
}

async fn export(db: &Db, keys: &Keys, path: &Path) -> Result<Answer, Failure> {
    new_files::refuse_existing(path)?;
    let cannot = |error: std::io::Error| Failure::run(format!("cannot write {}: {error}", path.display()));
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(cannot)?;
    let mut out = BufWriter::new(&file);
    let written = ledger::export(db, keys, SystemClock.now(), &mut out).await;
    drop(out);
    match written {
        Ok(Some(head)) => {
            file.sync_all().map_err(cannot)?;
            say(format!("{} event(s), key {}", head.checkpoint.size, head.verifier));
            Ok(Answer::Yes)
        }
        // Half a file would look like one whose tail was cut off.
        Ok(None) => fs::remove_file(path).map_err(cannot).and_then(|()| empty()),
        Err(error) => {
            fs::remove_file(path).map_err(cannot)?;
            Err(Failure::run(error))
        }
    }
}

fn empty() -> Result<Answer, Failure> {
    complain("the log has no event yet");
    Ok(Answer::No)
}

/// A note as it was kept.
fn read(file: &Path) -> Result<String, Failure> {
    ledger::read_kept(file).map_err(|error| Failure::input(format!("{}: {error}", file.display())))
}
