//! Sheets of paper, read as their custodians read them.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// The share as a reader finds it on the paper: the rows of groups, in their order.
pub fn share_on(sheet: &Path) -> String {
    let output = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .args([sheet.as_os_str(), OsStr::new("-")])
        .output()
        .expect("pdftotext runs (poppler-utils)");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    let rows: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Hàng "))
        .map(|row| {
            let (_number, groups) = row.split_once(' ').expect("a number and groups");
            groups.split_whitespace().collect::<Vec<_>>().join("-")
        })
        .collect();
    assert_eq!(rows.len(), 4, "{text}");
    rows.join("-")
}
