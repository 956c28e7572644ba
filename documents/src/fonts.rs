//! The four faces of Liberation Serif, which has the metrics of Times New Roman, and one of Liberation Mono for codes.
//!
//! Owns: which fonts exist and which characters they can show. Must not: look for fonts on the machine, so that a
//! document looks the same wherever it is printed.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 5] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
    // Its zero has a dot: in a code that is typed from paper no two characters may look alike.
    include_bytes!("../fonts/LiberationMono-Regular.ttf"),
];

/// Stands in the place of a character that cannot be printed, so that the reader sees that something was there.
const BOX: char = '□';

/// All fonts, as Typst wants them.
pub struct Fonts {
    /// What Typst chooses from.
    pub book: LazyHash<FontBook>,
    /// In the order of the book.
    pub faces: Vec<Font>,
}

/// Parsed once for all documents.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces: Vec<Font> = FILES
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        faces,
    }
});

/// The text with a box in the place of every character that these fonts cannot show.
///
/// The archival format refuses such characters, and one of them must not cost the whole document.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' || can_show(c) { c } else { BOX })
        .collect()
}

fn can_show(c: char) -> bool {
    // These reverse what follows them: the paper would read otherwise than the record.
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // The archival format refuses characters without a public meaning, although the fonts have some.
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    !reorders && !private && !c.is_control() && FONTS.faces.iter().all(|face| face.info().coverage.contains(c.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faces_are_there() {
        let families: Vec<_> = FONTS.faces.iter().map(|face| face.info().family.as_str()).collect();
        let serif = "Liberation Serif";
        assert_eq!(families, [serif, serif, serif, serif, "Liberation Mono"]);
    }

    #[test]
    fn every_vietnamese_letter_is_printable() {
        let letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";
        let decomposed = "e\u{302}\u{301}o\u{31b}\u{323}u\u{303}a\u{306}\u{309}i\u{300}";
        for text in [letters, &letters.to_uppercase(), decomposed, "₫ “…” – § ≥\n"] {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn what_cannot_be_shown_becomes_a_box() {
        for c in [
            '😀',
            '漢',
            '\u{0}',
            '\u{7f}',
            '\u{202e}',
            '\u{2066}',
            '\u{f001}',
            '\u{10fffd}',
        ] {
            assert_eq!(printable(&format!("a{c}b")), "a□b", "{c:?}");
        }
    }
}
