//! Makes the functions of this crate from `locales/<language>/*.ftl`.
//!
//! Owns: files in, file out, and how errors reach the person building. Must not: decide anything about messages
//! (`generator` does).

// With an explicit path the files of the generator are found alike from here and from the tests of the crate.
#[path = "generator.rs"]
mod generator;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

use generator::Sources;

/// Where the message files are, seen from this crate.
const LOCALES: &str = "../locales";

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "cargo::rerun-if-changed=build")?;
    let (sources, read) = sources(Path::new(LOCALES))?;
    for path in read {
        writeln!(out, "cargo::rerun-if-changed={}", path.display())?;
    }
    match generator::generate(&sources) {
        Ok(code) => {
            let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
            fs::write(Path::new(&folder).join("messages.rs"), code)
        }
        Err(faults) => {
            for fault in faults {
                writeln!(out, "cargo::error={fault}")?;
            }
            Ok(())
        }
    }
}

/// The message files, and every path whose change must run this again.
fn sources(locales: &Path) -> io::Result<(Sources, Vec<PathBuf>)> {
    let mut sources = Sources::new();
    let mut read = vec![locales.to_owned()];
    for language in fs::read_dir(locales)? {
        let language = language?;
        if !language.file_type()?.is_dir() {
            continue;
        }
        read.push(language.path());
        let files = sources
            .entry(language.file_name().to_string_lossy().into_owned())
            .or_default();
        for file in fs::read_dir(language.path())? {
            let path = file?.path();
            if let (Some("ftl"), Some(stem)) = (text(path.extension()), text(path.file_stem())) {
                files.insert(stem.to_owned(), fs::read_to_string(&path)?);
                read.push(path);
            }
        }
    }
    Ok((sources, read))
}

fn text(part: Option<&std::ffi::OsStr>) -> Option<&str> {
    part.and_then(|part| part.to_str())
}
