//! The head of the ledger on one sheet of paper, to be kept outside of the house.
//!
//! Owns: what the sheet says. Must not: lay it out (the template does), or know where the head is from.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use domain::ledger::checkpoint::Checkpoint;
use domain::time;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};
use words::{layout, ledger as say, status};

use crate::letterhead::letterhead;
use crate::typesetting::{Manuscript, text, texts};
use crate::{Error, Pdf, qr};

/// Digits of the root that are read out in one breath.
const GROUP: usize = 8;

/// What stands on the sheet.
pub struct LedgerHead<'a> {
    /// Name of the agency.
    pub agency: &'a str,
    /// When the sheet is made.
    pub at: DateTime<Utc>,
    /// The head.
    pub checkpoint: &'a Checkpoint,
    /// The signed note.
    pub note: &'a str,
    /// The text by which others know the key.
    pub verifier: &'a str,
}

/// The sheet "Phiếu xác nhận nhật ký sự kiện".
///
/// # Errors
/// [`Error::Template`] when the template does not fit the data.
pub fn ledger_head(head: &LedgerHead<'_>, lang: Lang) -> Result<Pdf, Error> {
    manuscript(head, lang).print()
}

fn manuscript(head: &LedgerHead<'_>, lang: Lang) -> Manuscript {
    Manuscript {
        template: "ledger-head.typ",
        data: data(head, lang),
        creator: layout::service_name(lang),
        ident: format!("ledger-head {} {} {}", lang.code(), head.note, head.at),
        written: head.at,
    }
}

fn data(head: &LedgerHead<'_>, lang: Lang) -> Dict {
    let size = i64::try_from(head.checkpoint.size).unwrap_or(i64::MAX);
    let rows: Array = [
        [say::sheet_log(lang), head.checkpoint.origin.to_string()],
        [say::sheet_size(lang), say::sheet_events(lang, size)],
        [say::sheet_root(lang), groups(&head.checkpoint.root.to_string())],
    ]
    .iter()
    .map(|row| texts(row.iter().map(String::as_str)))
    .collect();
    let own = dict! {
        "title" => text(&say::sheet_title(lang)),
        "subject" => text(&say::sheet_subject(lang, &time::exact(head.at))),
        "opening" => text(&say::sheet_intro(lang)),
        "columns" => texts([status::column_item(lang).as_str(), status::column_value(lang).as_str()]),
        "rows" => rows.into_value(),
        "texts" => exact_texts(head, lang),
        "picture" => qr::svg(head.note).into_value(),
        "picture-name" => text(&say::sheet_picture(lang)),
        "closing" => text(&say::sheet_keep(lang)),
        "command" => text(&format!("liemchinh ledger verify --checkpoint {}", say::sheet_file(lang))),
    };
    letterhead(head.agency, head.at, lang) + own
}

/// Title and lines of what is copied to the letter.
fn exact_texts(head: &LedgerHead<'_>, lang: Lang) -> Value {
    // A blank line of the note is shown as one.
    let note = head
        .note
        .lines()
        .map(|line| if line.is_empty() { "\u{a0}" } else { line });
    let part = |title: String, lines: Value| [text(&title), lines].into_iter().collect::<Array>().into_value();
    [
        part(say::sheet_key(lang), texts([head.verifier])),
        part(say::sheet_note(lang), texts(note)),
    ]
    .into_iter()
    .collect::<Array>()
    .into_value()
}

fn groups(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits
        .chunks(GROUP)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use domain::ledger::{Hash, Origin, checkpoint};

    use super::*;
    use crate::proof;

    fn printed(lang: Lang) -> (Pdf, String) {
        let checkpoint = Checkpoint {
            origin: Origin::new("01920000-0000-7000-8000-000000000001", 2).expect("a name"),
            size: 1_234_567,
            root: Hash::from_bytes(std::array::from_fn(|byte| byte.to_le_bytes()[0])),
        };
        let note = checkpoint::sign(&checkpoint, &[7; 32], |_| [9; 64]);
        let head = LedgerHead {
            agency: "Sở Ví dụ",
            at: "2026-11-24T17:05:09.123456Z".parse().expect("an instant"),
            checkpoint: &checkpoint,
            note: &note,
            verifier: &checkpoint::verifier_key(&checkpoint.origin, &[7; 32]),
        };
        (manuscript(&head, lang).print_strictly(), note)
    }

    #[test]
    fn it_is_one_page_with_everything_that_is_needed_to_compare() {
        for lang in [Lang::Vi, Lang::En] {
            let (pdf, note) = printed(lang);
            let pages = proof::pages(&pdf);
            assert_eq!(pages.len(), 1, "{pages:?}");
            let wanted = [
                "SỞ VÍ DỤ",
                "01920000-0000-7000-8000-000000000001/2",
                "00010203 04050607 08090a0b 0c0d0e0f",
                &say::sheet_keep(lang),
                "liemchinh ledger verify --checkpoint ",
            ];
            // Every word of the note is there unbroken.
            for text in wanted.into_iter().chain(note.split_whitespace()) {
                assert!(pages[0].contains(text), "{text} is missing in {}", pages[0]);
            }
        }
    }

    #[test]
    fn it_is_a_tagged_archival_file() {
        let (pdf, _) = printed(Lang::Vi);
        proof::check(&pdf);
        assert_eq!(proof::info(&pdf, "Tagged"), "yes");
        assert_eq!(proof::info(&pdf, "Title"), say::sheet_title(Lang::Vi));
        let structure = proof::structure(&pdf);
        for tag in ["H1", "Table", "Figure"] {
            assert!(structure.contains(tag), "{tag}: {structure}");
        }
    }
}
