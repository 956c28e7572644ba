//! The receipt for a submitted declaration on one sheet.
//!
//! Owns: what the sheet says. Must not: name the declarant: whoever finds the sheet learns nothing of him.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use domain::time;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};
use words::{layout, receipts as say, status};

use crate::letterhead::letterhead;
use crate::typesetting::{Manuscript, text, texts};
use crate::{Error, Pdf, qr};

/// What stands on the sheet.
pub struct ReceiptSheet<'a> {
    /// Name of the agency.
    pub agency: &'a str,
    /// When the sheet is made.
    pub written: DateTime<Utc>,
    /// What was submitted, in words: kind and year.
    pub subject: &'a str,
    /// Number of the receipt.
    pub number: &'a str,
    /// Characters with which anybody checks it.
    pub check_code: &'a str,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The commitment to the content, in hexadecimal digits. Nothing that is computed from the content alone stands here:
    /// whoever guesses the content could compare.
    pub commitment: &'a str,
    /// Id of the event.
    pub event: &'a str,
    /// The newest signed head of the ledger at that time.
    pub checkpoint: Option<&'a str>,
    /// The server's signature, base64.
    pub signature: &'a str,
    /// The page on which it is checked, with number and characters.
    pub link: &'a str,
}

/// The sheet "Biên nhận nộp bản kê khai".
///
/// # Errors
/// [`Error::Template`] when the template does not fit the data.
pub fn receipt(sheet: &ReceiptSheet<'_>, lang: Lang) -> Result<Pdf, Error> {
    manuscript(sheet, lang).print()
}

fn manuscript(sheet: &ReceiptSheet<'_>, lang: Lang) -> Manuscript {
    Manuscript {
        template: "receipt.typ",
        data: data(sheet, lang),
        creator: layout::service_name(lang),
        ident: format!("receipt {} {} {}", lang.code(), sheet.number, sheet.written),
        written: sheet.written,
    }
}

fn data(sheet: &ReceiptSheet<'_>, lang: Lang) -> Dict {
    let rows: Array = [
        [say::number(lang), sheet.number.to_owned()],
        [say::check_code(lang), sheet.check_code.to_owned()],
        [say::at(lang), time::exact(sheet.at)],
    ]
    .iter()
    .map(|row| texts(row.iter().map(String::as_str)))
    .collect();
    let own = dict! {
        "title" => text(&say::sheet_title(lang)),
        "subject" => text(sheet.subject),
        "opening" => text(&say::sheet_intro(lang)),
        "columns" => texts([status::column_item(lang).as_str(), status::column_value(lang).as_str()]),
        "rows" => rows.into_value(),
        "texts" => exact_texts(sheet, lang),
        "picture" => qr::svg(sheet.link).into_value(),
        "picture-name" => text(&say::picture(lang)),
        "link" => text(sheet.link),
        "closing" => text(&say::sheet_keep(lang)),
    };
    letterhead(sheet.agency, sheet.at, lang) + own
}

/// Title and lines of what is copied to the letter.
fn exact_texts(sheet: &ReceiptSheet<'_>, lang: Lang) -> Value {
    let part = |title: String, lines: Value| [text(&title), lines].into_iter().collect::<Array>().into_value();
    let head = sheet.checkpoint.map(|note| {
        // A blank line of the note is shown as one.
        let lines = note.lines().map(|line| if line.is_empty() { "\u{a0}" } else { line });
        part(say::checkpoint(lang), texts(lines))
    });
    [
        part(say::commitment(lang), texts([sheet.commitment])),
        part(say::event(lang), texts([sheet.event])),
        part(say::signature(lang), texts([sheet.signature])),
    ]
    .into_iter()
    .chain(head)
    .collect::<Array>()
    .into_value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof;

    const LINK: &str = "https://kekhai.so.example/bien-nhan?so=2026-7KQ4-M2PX&ma=0123-4567-89AB-CDEF";

    fn printed(lang: Lang, checkpoint: Option<&str>) -> Pdf {
        let sheet = ReceiptSheet {
            agency: "Sở Ví dụ",
            written: "2026-11-24T17:05:09.123456Z".parse().expect("an instant"),
            subject: "Kê khai hằng năm 2026",
            number: "2026-7KQ4-M2PX",
            check_code: "0123-4567-89AB-CDEF",
            at: "2026-11-24T17:05:09.123456Z".parse().expect("an instant"),
            commitment: &"0123456789abcdef".repeat(4),
            event: "01920000-0000-7000-8000-000000000001",
            checkpoint,
            signature: &"AbCd".repeat(22),
            link: LINK,
        };
        manuscript(&sheet, lang).print_strictly()
    }

    #[test]
    fn it_is_one_page_with_everything_that_is_needed_to_check_it() {
        let note = format!(
            "01920000-0000-7000-8000-000000000001/1\n1234567\n{key}\n\n— 01920000-0000-7000-8000-000000000001/1 {key}{key}\n",
            key = "AbCd".repeat(11)
        );
        for lang in [Lang::Vi, Lang::En] {
            let pdf = printed(lang, Some(&note));
            let pages = proof::pages(&pdf);
            assert_eq!(pages.len(), 1, "{pages:?}");
            let wanted = [
                "SỞ VÍ DỤ",
                "2026-7KQ4-M2PX",
                "0123-4567-89AB-CDEF",
                "00:05",
                "25/11/2026",
                &say::sheet_keep(lang),
                LINK,
            ];
            for text in wanted.into_iter().chain(note.split_whitespace()) {
                assert!(pages[0].contains(text), "{text} is missing in {}", pages[0]);
            }
            assert_eq!(proof::pages(&printed(lang, None)).len(), 1);
        }
    }

    #[test]
    fn it_is_a_tagged_archival_file() {
        let pdf = printed(Lang::Vi, None);
        proof::check(&pdf);
        assert_eq!(proof::info(&pdf, "Tagged"), "yes");
        let structure = proof::structure(&pdf);
        for tag in ["H1", "Table", "Figure"] {
            assert!(structure.contains(tag), "{tag}: {structure}");
        }
    }
}
