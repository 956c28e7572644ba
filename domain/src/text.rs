//! Text as people type it.
//!
//! Owns: the one form in which typed text enters the system. Must not: judge what a field may contain.

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
}
