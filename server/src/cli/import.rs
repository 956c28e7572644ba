//! `import`.
//!
//! Owns: the staff list from a file, and what is printed about it. Must not: read a row or change anybody by itself.

use std::fs::File;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::access::Actor;
use domain::lang::Lang;
use domain::people::staff_sheet::{FileFault, Found, Offers};
use domain::workbook::Workbook;
use serde_json::{Value, json};
use services::people::import::{Agreement, Done, List, Looked, Undone, carry_out, look};
use services::people::staff_sheet::{self, Refused};
use services::{Ctx, Error};

use super::{Answer, Failure, law, open_founded, platform, say};

/// The lists are Vietnamese, and so is what is said about them.
const LANG: Lang = Lang::Vi;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// The staff list from a workbook: everything or nothing, again without an effect
    Staff {
        /// The workbook (.xlsx)
        file: PathBuf,
        /// Says what would change, and changes nothing
        #[arg(long)]
        dry_run: bool,
        /// Agrees to converting text of before Unicode (TCVN3, VNI)
        #[arg(long)]
        convert: bool,
        /// Gives names in capitals small letters
        #[arg(long)]
        small_letters: bool,
        /// Prints one JSON document
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(data: &Path, command: Command) -> Result<Answer, Failure> {
    let Command::Staff {
        file,
        dry_run,
        convert,
        small_letters,
        json,
    } = command;
    let (book, found) = open(&file)?;
    let (db, keys) = open_founded(data).await?;
    let platform = Arc::new(platform(law::read(data)?, db, keys, None));
    let ctx = Ctx::new(platform.clone(), Actor::Console);
    let list = List {
        book: &book,
        found: &found,
        offers: Offers { convert, small_letters },
    };
    let told = import(&ctx, list, dry_run).await;
    platform.db.close().await;
    let told = told?;
    if json {
        say(told.json())
    } else {
        told.print()
    }
    Ok(if told.looked.reading.faults.is_empty() {
        Answer::Yes
    } else {
        Answer::No
    })
}

fn open(path: &Path) -> Result<(Workbook, Found), Failure> {
    let at = |text: String| format!("{}: {text}", path.display());
    let file = File::open(path).map_err(|error| Failure::input(at(error.to_string())))?;
    staff_sheet::open(file).map_err(|refused| match refused {
        Refused::File(refusal) => Failure::input(at(staff_sheet::refusal(LANG, refusal))),
        Refused::Table(fault) => Failure::input(at(staff_sheet::file_fault(LANG, fault))),
        Refused::Unreadable(error) => Failure::run(at(error.to_string())),
    })
}

/// What happened, or would.
struct Told {
    looked: Looked,
    done: Option<Done>,
}

async fn import(ctx: &Ctx, list: List<'_>, dry_run: bool) -> Result<Told, Failure> {
    let looked = look(ctx, list).await.map_err(failed)?.map_err(unreadable)?;
    if dry_run || !looked.reading.faults.is_empty() {
        return Ok(Told { looked, done: None });
    }
    let progress = |done: usize, all: usize| drop(writeln!(stderr(), "liemchinh: {done}/{all}"));
    match carry_out(ctx, list, Agreement::Unseen, progress)
        .await
        .map_err(failed)?
    {
        Ok(done) => Ok(Told {
            looked,
            done: Some(done),
        }),
        Err(Undone::Rows(looked)) => Ok(Told {
            looked: *looked,
            done: None,
        }),
        Err(Undone::Table(faults)) => Err(unreadable(faults)),
        // Only forms are sent twice.
        Err(Undone::Already(_)) => Ok(Told {
            looked,
            done: Some(Done::default()),
        }),
    }
}

fn failed(error: Error) -> Failure {
    match error {
        Error::Conflict => Failure::run("somebody changed the staff file meanwhile; nothing was imported, try again"),
        other => Failure::run(other),
    }
}

/// One line for all of them.
fn unreadable(faults: Vec<FileFault>) -> Failure {
    let sentences: Vec<String> = faults
        .into_iter()
        .map(|fault| {
            let sentence = staff_sheet::file_fault(LANG, fault);
            match fault {
                FileFault::OldText(_) => format!("{sentence} (--convert)"),
                _ => sentence,
            }
        })
        .collect();
    Failure::input(sentences.join(" "))
}

impl Told {
    fn json(&self) -> Value {
        let looked = &self.looked;
        let counts = looked.counts();
        let faults: Vec<Value> = looked
            .reading
            .faults
            .iter()
            .map(|fault| {
                let told = staff_sheet::fault(LANG, fault);
                json!({
                    "row": fault.row,
                    "column": fault.column.code(),
                    "place": fault.place.map(domain::workbook::column_letters),
                    "what": told.what,
                    "how": told.how,
                })
            })
            .collect();
        let notes: Vec<Value> = looked
            .reading
            .notes
            .iter()
            .map(|note| json!({ "row": note.row, "note": staff_sheet::note(LANG, note.kind) }))
            .collect();
        json!({
            "imported": self.done.is_some(),
            "added": counts.added,
            "changed": counts.changed,
            "ended": counts.ended,
            "unchanged": looked.plan.unchanged.len(),
            "held_back": looked.plan.held.len(),
            "not_in_the_list": looked.plan.missing.len(),
            "skipped_rows": looked.reading.skipped,
            "faults": faults,
            "notes": notes,
        })
    }

    fn print(&self) {
        let looked = &self.looked;
        for fault in &looked.reading.faults {
            let told = staff_sheet::fault(LANG, fault);
            say(format!("{}: {} {}", told.place, told.what, told.how));
        }
        if !looked.reading.faults.is_empty() {
            return say(staff_sheet::nothing_done(LANG, looked.reading.faults.len()));
        }
        for line in staff_sheet::summary(LANG, looked, self.done.is_some()) {
            say(line);
        }
    }
}
