//! `declaration pdf`: the official form as PDF/A. Owns: where it is written. Must not: lay it out.

use std::path::Path;

use documents::DeclarationPaper;
use domain::declarations::content_hash;
use domain::law::Law;
use services::clock::{Clock, SystemClock};

use super::file;
use crate::cli::new_files::{self, NewFile};
use crate::cli::{Answer, Failure};

pub(super) fn run(law: &Law, path: &Path, out: &Path) -> Result<Answer, Failure> {
    new_files::refuse_existing(out)?;
    let read = file::read(law, path)?;
    let pdf = documents::declaration(&DeclarationPaper {
        law,
        form: read.form,
        declaration: &read.declaration,
        hash: content_hash(&read.declaration).map_err(Failure::input)?,
        seal: None,
        draft: false,
        written: SystemClock.now(),
    })
    .map_err(Failure::run)?;
    new_files::write(&[NewFile {
        path: out.to_owned(),
        content: pdf.bytes(),
    }])?;
    Ok(Answer::Yes)
}
