//! Turns message files into Rust source text.
//!
//! Owns: which message files are acceptable, and the functions made of them. Must not: touch a file, so that the
//! tests of the crate can call it with any text.

// Explicit paths, for the reason given in `main.rs`.
#[path = "comparing.rs"]
mod comparing;
#[path = "reading.rs"]
mod reading;
#[path = "writing.rs"]
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Language code → name of the file without `.ftl` → its text.
pub type Sources = BTreeMap<String, BTreeMap<String, String>>;

/// The language whose comments give the types and whose texts document the functions.
pub const FIRST_LANGUAGE: &str = "vi";

/// The file of a language that holds terms and no messages.
pub const TERMS: &str = "terms";

/// Why the message files are refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, as a path below `locales/`.
    pub file: String,
    /// The message or term, or the line when the text there cannot be read.
    pub place: Option<String>,
    /// What is wrong and how to put it right.
    pub what: String,
}

impl Fault {
    fn new(language: &str, file: &str, place: impl Into<Option<String>>, what: impl Into<String>) -> Self {
        Self {
            file: format!("{language}/{file}.ftl"),
            place: place.into(),
            what: what.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "locales/{}: ", self.file)?;
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.what)
    }
}

/// The type of an argument, as written in the comment of its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `(Number)`
    Number,
    /// `(String)`
    String,
}

/// What one file of one language says.
#[derive(Debug, Default)]
pub struct File {
    /// In the order of the file.
    pub messages: Vec<Message>,
    /// Names of the terms, without the hyphen in front.
    pub terms: Vec<String>,
}

/// What one language says about one message.
#[derive(Debug)]
pub struct Message {
    /// As in the file, with its prefix.
    pub id: String,
    /// The pattern as in the file, on one line.
    pub text: String,
    /// Variables in the pattern.
    pub variables: BTreeSet<String>,
    /// Terms in the pattern.
    pub terms: BTreeSet<String>,
    /// Arguments announced in the comment, in its order.
    pub arguments: Vec<(String, Kind)>,
}

/// Language code → name of the file → its content.
pub type Catalogue = BTreeMap<String, BTreeMap<String, File>>;

/// The functions as Rust source text.
///
/// # Errors
/// Every fault of the message files, ordered by file.
pub fn generate(sources: &Sources) -> Result<String, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut catalogue = Catalogue::new();
    for (language, files) in sources {
        let read = catalogue.entry(language.clone()).or_default();
        for (name, text) in files {
            read.insert(name.clone(), reading::read(language, name, text, &mut faults));
        }
    }
    // Half a file misses messages that are there: comparing it would bury the fault under wrong ones.
    if faults.is_empty() {
        comparing::compare(&catalogue, &mut faults);
    }
    if faults.is_empty() {
        return Ok(writing::write(sources, &catalogue));
    }
    faults.sort();
    Err(faults)
}
