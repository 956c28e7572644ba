//! `recovery new`.
//!
//! Owns: the names of the files, and that all of them are made or none. Must not: show a share anywhere but on its sheet.

use std::path::PathBuf;

use documents::{CustodianSheet, Pdf, custodian_sheet};
use services::clock::{Clock, SystemClock};
use services::custodians::new_keys;
use services::randomness::SystemRandomness;

use crate::cli::new_files::{self, NewFile};
use crate::cli::{Answer, Failure, say};

const PUBLIC_FILE: &str = "recovery.pub";

#[derive(clap::Args)]
pub(in crate::cli) struct Arguments {
    /// Where the files go; the folder must be there
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let keys = new_keys(&SystemRandomness);
    let set = keys.code.to_string();
    let made = SystemClock.now();
    let of = u8::try_from(keys.shares.len()).map_err(Failure::run)?;
    let sheets: Vec<(String, Pdf)> = keys
        .shares
        .iter()
        .map(|share| {
            let sheet = CustodianSheet {
                number: share.number(),
                of,
                set: &set,
                share: &share.written(),
                made,
            };
            custodian_sheet(&sheet)
                .map(|pdf| (format!("manh-{}.pdf", share.number()), pdf))
                .map_err(Failure::run)
        })
        .collect::<Result<_, _>>()?;
    // The public half comes last: where it is, everything is.
    let mut files: Vec<(&str, &[u8])> = sheets.iter().map(|(name, pdf)| (name.as_str(), pdf.bytes())).collect();
    files.push((PUBLIC_FILE, &keys.public_file));
    let new: Vec<NewFile<'_>> = files
        .iter()
        .map(|(name, content)| NewFile {
            path: arguments.out.join(name),
            content,
        })
        .collect();
    new_files::write(&new)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    say(format!("key code {set}\n{}", names.join("\n")));
    Ok(Answer::Yes)
}
