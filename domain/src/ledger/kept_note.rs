//! A signed head as somebody kept it: scanned or copied from the daily sheet, saved from a mail, typed.
//!
//! Owns: finding the note in such a text. Must not: verify it; what is found is read as strictly as any other note.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Origin;
use super::text_form::read_decimal;

/// Characters of an Ed25519 signature with the id of its key, in base64.
const SIGNATURE: usize = 92;
/// What a line with a signature begins with.
const DASH: &str = "—";

/// The note inside of a kept text. Words around it, blank lines between its lines, a signature broken into several lines,
/// other ends of lines, blanks at them and a mark of the order of bytes are taken away; what is signed has none of that. A text
/// without a note comes back trimmed.
#[must_use]
pub fn mended(kept: &str) -> String {
    let kept = kept.trim_start_matches('\u{feff}').trim();
    let lines: Vec<_> = kept.lines().map(str::trim_end).collect();
    let tidy = lines.join("\n") + "\n";
    if is_whole(&tidy) {
        return tidy;
    }
    found(&tidy).unwrap_or(tidy)
}

/// Whether it is three lines, a blank one, and signatures of one line each.
fn is_whole(note: &str) -> bool {
    let Some((text, signatures)) = note.split_once("\n\n") else {
        return false;
    };
    let is_signature = |line: &str| line.starts_with(DASH) && line.split(' ').count() == 3;
    is_text(&text.lines().collect::<Vec<_>>()) && text.lines().count() == 3 && signatures.lines().all(is_signature)
}

/// Whether the first three lines are a name, a size and a root hash.
fn is_text(lines: &[&str]) -> bool {
    let [origin, size, root, ..] = lines else {
        return false;
    };
    let is_root = BASE64.decode(root).is_ok_and(|root| root.len() == 32);
    is_root && origin.parse::<Origin>().is_ok() && read_decimal(size).is_ok()
}

fn found(text: &str) -> Option<String> {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let start = (0..lines.len()).find(|start| is_text(&lines[*start..]))?;
    let (signed, rest) = lines[start..].split_at(3);
    let mut words = rest.iter().flat_map(|line| line.split_whitespace());
    let mut note = signed.join("\n") + "\n\n";
    while words.next() == Some(DASH) {
        let name = words.next()?;
        let mut signature = String::new();
        while signature.len() < SIGNATURE {
            signature.push_str(words.next()?);
        }
        note.push_str(&format!("{DASH} {name} {signature}\n"));
    }
    Some(note)
}
