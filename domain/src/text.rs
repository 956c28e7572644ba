//! Text as people type it.
//!
//! Owns: the one form in which typed text enters the system, and the two keys that stand beside it in lists: one to
//! sort by, one to search by. Must not: judge what a field may contain.

pub mod legacy;
mod order;
mod search;

pub use order::sort_key;
pub use search::{search_key, search_matches};

use unicode_normalization::UnicodeNormalization;

/// Text in Unicode normalisation form C with line ends as `\n` and without control characters.
///
/// Vietnamese input methods produce composed and decomposed letters alike; comparing, searching and hashing
/// need one form. Nothing visible is changed: spaces, case and marks stay as typed.
#[must_use]
pub fn normalize(typed: &str) -> String {
    typed
        .replace("\r\n", "\n")
        .nfc()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// What was typed into a field of one line: [normalised](normalize), each run of white space as one space, none at the
/// ends, and without the invisible characters that come along when text is copied from other programs.
#[must_use]
pub fn one_line(typed: &str) -> String {
    let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
    normalize(&visible).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that are not seen and change what is: soft hyphens, spaces without width, marks of writing direction, byte
/// order marks, tags (category Cf of Unicode).
#[must_use]
pub const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0001}'
            | '\u{e0020}'..='\u{e007f}'
    )
}

/// Small letters, with their marks behind them as characters of their own.
fn taken_apart(text: &str) -> String {
    text.to_lowercase().nfd().collect()
}

/// Letters and digits. Everything else separates words, also the apostrophe (H'Ví): people leave it out as often as not,
/// and the one that Unicode counts among the letters is typed for it too.
fn stands_in_a_word(character: char) -> bool {
    character.is_alphanumeric() && character != '\u{2bc}'
}

/// Letters that look like Đ: conversions from old Vietnamese fonts left them in many staff lists.
const fn is_d_with_stroke(letter: char) -> bool {
    matches!(letter, 'đ' | 'ð' | 'ɖ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composes_letters_and_drops_control_characters() {
        let cases = [
            ("Liêm Chính", "Liêm Chính"),
            ("Lie\u{302}m Chi\u{301}nh", "Liêm Chính"),
            ("a\r\nb\u{0}c\td", "a\nbc\td"),
            ("", ""),
        ];
        for (typed, expected) in cases {
            assert_eq!(normalize(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_line_has_single_spaces_and_nothing_invisible() {
        let cases = [
            ("  Phòng \t Thí\u{a0}dụ\r\nsố 1 ", "Phòng Thí dụ số 1"),
            ("\u{feff}Ví\u{200b} Dụ\u{200e}", "Ví Dụ"),
            // A letter and its mark meet although something invisible stood between them.
            ("Vi\u{ad}\u{301}", "Ví"),
            (" \n\t", ""),
        ];
        for (typed, expected) in cases {
            assert_eq!(one_line(typed), expected, "{typed:?}");
        }
    }
}
