//! Finding without marks: what is typed, and what it is compared with.
//!
//! Owns: the form of the search key and what counts as found. Must not: rank what was found.

use unicode_normalization::char::is_combining_mark;

use super::{is_d_with_stroke, stands_in_a_word, taken_apart};

/// The words of a text as they are searched: small letters without marks, đ as d, one space between words.
///
/// Whatever is neither letter nor digit separates words, so "Nguyễn-Văn" is found by "nguyen van" and "Sở A.B" by "b".
/// Letters of other scripts are kept. The key of a key is that key.
#[must_use]
pub fn search_key(text: &str) -> String {
    let plain: String = taken_apart(text)
        .chars()
        .filter(|character| !is_combining_mark(*character))
        .map(|letter| if is_d_with_stroke(letter) { 'd' } else { letter })
        .collect();
    plain
        .split(|character| !stands_in_a_word(character))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether every typed word is the beginning of some word of a [`search_key`]. Nothing typed matches everything.
#[must_use]
pub fn search_matches(key: &str, typed: &str) -> bool {
    search_key(typed)
        .split_whitespace()
        .all(|typed| key.split(' ').any(|word| word.starts_with(typed)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_case_and_punctuation_do_not_count() {
        let cases = [
            ("Đặng Thị Ưu Ý", "dang thi uu y"),
            ("  Nguyễn-Văn \t Ví\u{a0}Dụ. ", "nguyen van vi du"),
            ("H'Ví H\u{2019}Dụ H\u{2bc}Mẫu", "h vi h du h mau"),
            ("\u{d0}ỗ", "do"),
            ("Số 12/QĐ-VPCP", "so 12 qd vpcp"),
            ("Яна Ñ 東", "яна n 東"),
            ("«»", ""),
            ("", ""),
        ];
        for (text, key) in cases {
            assert_eq!(search_key(text), key, "{text:?}");
        }
    }

    #[test]
    fn every_typed_word_begins_a_word() {
        let key = search_key("Nguyễn Thị Ví Dụ, Phòng Thí dụ số 1");
        for typed in [
            "",
            "  ",
            "vi du",
            "Ví Dụ",
            "dụ nguyễn",
            "NG",
            "thi thi",
            "phong 1",
            "vi-du",
            "du,",
        ] {
            assert!(search_matches(&key, typed), "{typed:?}");
        }
        for typed in ["guyen", "vi dua", "2", "vidu", "nguyen x"] {
            assert!(!search_matches(&key, typed), "{typed:?}");
        }
        assert!(!search_matches("", "a"));
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_that_key(text in "\\PC{0,30}") {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key.clone());
            prop_assert!(search_matches(&key, &text));
        }
    }
}
