//! What other people's tools find in a PDF. For tests; a missing tool fails them.

use std::io::Write;
use std::process::{Command, Stdio};

use tempfile::NamedTempFile;
use unicode_normalization::UnicodeNormalization;

use crate::Pdf;

/// The text of each page in reading order, composed letters, runs of blanks and line ends as one blank.
pub fn pages(pdf: &Pdf) -> Vec<String> {
    let text: String = run("pdftotext", &["-raw"], pdf, &["-"]).nfc().collect();
    let words = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches('\u{c}').split('\u{c}').map(words).collect()
}

/// The lines of each page in reading order, composed letters.
pub fn lines(pdf: &Pdf) -> Vec<Vec<String>> {
    let text: String = run("pdftotext", &["-raw"], pdf, &["-"]).nfc().collect();
    let lines = |page: &str| {
        page.lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    };
    text.trim_end_matches('\u{c}').split('\u{c}').map(lines).collect()
}

/// The value of a line of `pdfinfo`, such as `Tagged`.
pub fn info(pdf: &Pdf, name: &str) -> String {
    let text = run("pdfinfo", &["-isodates"], pdf, &[]);
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    value
        .unwrap_or_else(|| panic!("pdfinfo says nothing of {name}:\n{text}"))
        .trim()
        .to_owned()
}

/// The XMP metadata.
pub fn xmp(pdf: &Pdf) -> String {
    run("pdfinfo", &["-meta"], pdf, &[])
}

/// The structure tree.
pub fn structure(pdf: &Pdf) -> String {
    run("pdfinfo", &["-struct"], pdf, &[])
}

/// Fails unless `qpdf` finds the file without fault.
pub fn check(pdf: &Pdf) {
    run("qpdf", &["--check"], pdf, &[]);
}

fn run(tool: &str, before: &[&str], pdf: &Pdf, after: &[&str]) -> String {
    let mut file = NamedTempFile::new().expect("a temporary file");
    file.write_all(pdf.bytes()).expect("written");
    let output = Command::new(tool)
        .args(before)
        .arg(file.path())
        .args(after)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{tool} does not start (poppler-utils and qpdf are needed): {error}"));
    // Poppler complains of correct structure attributes that it does not know; its exit code is the verdict.
    assert!(
        output.status.success(),
        "{tool}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    // Poppler prints some attributes as the UTF-16 of the file; a mark that is lost elsewhere fails a comparison.
    String::from_utf8_lossy(&output.stdout).into_owned()
}
