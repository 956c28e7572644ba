//! Vietnamese dictionary order as a text that is compared byte by byte.
//!
//! Owns: the alphabet, the tones and the form of the key. Must not: change what is displayed; the key stands beside it.

use unicode_normalization::char::is_combining_mark;

use super::{is_d_with_stroke, stands_in_a_word, taken_apart};

/// Letters in dictionary order; f, j, w and z, which only foreign words have, are in their Latin places.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// A key whose bytes sort as the words of a Vietnamese dictionary.
///
/// The order is word by word, "An Bình" before "Anh". Within a word letters count first, by the Vietnamese alphabet,
/// and then tones: ngang, huyền, hỏi, ngã, sắc, nặng. So all that begins with the word "ba" stands before all that
/// begins with the word "bà", as in printed dictionaries and staff lists. Digits stand before letters and are compared
/// one by one, not as numbers: "Phòng 10" before "Phòng 2".
///
/// Texts that differ in nothing but case, punctuation, spaces or the place of the tone in its word (hòa, hoà) have the
/// same key: for a reader they are the same entry. There is no last tie-break by spelling, because two people may have
/// the same name to the letter; a list that turns pages needs its row id behind the key anyway.
///
/// The form, which is stored in columns (`COLLATE "C"`, `BINARY`) and must therefore not change without a migration:
/// words separated by one space; a word is its letters, then its tones. The letters of the alphabet are the ASCII
/// characters from `A` (a) to `a` (z); digits are themselves; letters of other scripts are themselves, small, behind
/// the alphabet. Tones are `*` huyền, `+` hỏi, `,` ngã, `-` sắc, `.` nặng and `/` for any foreign mark. "Đỗ An" becomes
/// `GT, AR`. There is neither NUL nor any other control character in it.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut word = Word::default();
    for character in taken_apart(text).chars() {
        if is_combining_mark(character) {
            word.add_mark(character);
        } else if stands_in_a_word(character) {
            word.letters.push(character);
        } else {
            word.end(&mut key);
        }
    }
    word.end(&mut key);
    key
}

#[derive(Default)]
struct Word {
    letters: String,
    tones: String,
}

impl Word {
    /// A mark makes another letter of the last one, or is a tone.
    fn add_mark(&mut self, mark: char) {
        match self.letters.chars().next_back().and_then(|letter| marked(letter, mark)) {
            Some(letter) => {
                self.letters.pop();
                self.letters.push(letter);
            }
            None => self.tones.push(tone(mark)),
        }
    }

    /// Writes the word behind the others and begins a new one.
    fn end(&mut self, key: &mut String) {
        if !self.letters.is_empty() {
            // The space is less than any tone and a tone less than any letter: a shorter word comes first.
            if !key.is_empty() {
                key.push(' ');
            }
            key.extend(self.letters.chars().map(place));
            key.push_str(&self.tones);
        }
        self.letters.clear();
        self.tones.clear();
    }
}

/// The letter of the alphabet that these two make, if they make one.
const fn marked(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('a', '\u{306}') => Some('ă'),
        ('a', '\u{302}') => Some('â'),
        ('e', '\u{302}') => Some('ê'),
        ('o', '\u{302}') => Some('ô'),
        ('o', '\u{31b}') => Some('ơ'),
        ('u', '\u{31b}') => Some('ư'),
        _ => None,
    }
}

const fn tone(mark: char) -> char {
    match mark {
        '\u{300}' => '*',
        '\u{309}' => '+',
        '\u{303}' => ',',
        '\u{301}' => '-',
        '\u{323}' => '.',
        _ => '/',
    }
}

fn place(letter: char) -> char {
    let letter = if is_d_with_stroke(letter) { 'đ' } else { letter };
    ALPHABET
        .chars()
        .zip('A'..)
        .find_map(|(other, place)| (other == letter).then_some(place))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_in_dictionary_order() {
        let ordered = [
            "",
            "2 Thí dụ",
            "An",
            "An 1",
            "An 10",
            "An 2",
            "An Bình",
            "Án Ba",
            "Anh",
            "Ăn",
            "Ấn",
            "ba",
            "ba vạ",
            "bà",
            "bà ba",
            "bả",
            "bã",
            "bá",
            "bạ",
            "Dung",
            "Dũng",
            "Đại",
            "Đỗ",
            "Ê",
            "Fa",
            "Ga",
            "Oanh",
            "Ổn",
            "Ơn",
            "Ung",
            "Ưng",
            "Vân",
            "Wan",
            "Xa",
            "Ý",
            "Zét",
            "Яна",
        ];
        for pair in ordered.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn the_form_of_the_key_is_stored_and_stays() {
        let cases = [
            ("", ""),
            (" - ", ""),
            ("Đỗ An", "GT, AR"),
            ("Phòng 12", "VLSRK* 12"),
            ("à ả ã á ạ ä", "A* A+ A, A- A. A/"),
            // The Ê Đê letter with two marks, and letters of other scripts.
            ("ê\u{306}", "I/"),
            ("Яна 東", "яна 東"),
        ];
        for (text, key) in cases {
            assert_eq!(sort_key(text), key, "{text:?}");
        }
        assert_eq!(sort_key(ALPHABET), ('A'..='a').collect::<String>());
    }

    #[test]
    fn what_reads_the_same_has_the_same_key() {
        let same = [
            ("hòa", "hoà"),
            ("NGUYỄN VĂN", "Nguyễn Văn"),
            ("Nguyễn-Văn", "  nguyễn\u{a0} văn."),
            ("H'Ví", "H\u{2019}Ví"),
            ("H'Ví", "H\u{2bc}Ví"),
            // The letter of old fonts that only looks like Đ.
            ("\u{110}ỗ", "\u{d0}ỗ"),
            ("ấn", "a\u{302}\u{301}n"),
            ("ự", "u\u{323}\u{31b}"),
        ];
        for (left, right) in same {
            assert_eq!(sort_key(left), sort_key(right), "{left:?} {right:?}");
        }
    }

    /// Each letter with its tones: the table that the key must agree with, though it is made in another way.
    const ROWS: [&str; 33] = [
        "aàảãáạ",
        "ăằẳẵắặ",
        "âầẩẫấậ",
        "b",
        "c",
        "d",
        "đ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "f",
        "g",
        "h",
        "iìỉĩíị",
        "j",
        "k",
        "l",
        "m",
        "n",
        "oòỏõóọ",
        "ôồổỗốộ",
        "ơờởỡớợ",
        "p",
        "q",
        "r",
        "s",
        "t",
        "uùủũúụ",
        "ưừửữứự",
        "v",
        "w",
        "x",
        "yỳỷỹýỵ",
        "z",
    ];

    /// Place of the letter in the alphabet, and its tone.
    fn place_and_tone(letter: char) -> (usize, usize) {
        ROWS.iter()
            .enumerate()
            .find_map(|(place, row)| Some((place, row.chars().position(|other| other == letter)?)))
            .expect("a Vietnamese letter")
    }

    fn by_the_table(left: &str, right: &str) -> Ordering {
        let words = |text: &str| -> Vec<(Vec<usize>, Vec<usize>)> {
            let read = |word: &str| -> (Vec<usize>, Vec<usize>) { word.chars().map(place_and_tone).unzip() };
            text.to_lowercase()
                .split_whitespace()
                .map(read)
                .map(|(letters, tones)| (letters, tones.into_iter().filter(|tone| *tone > 0).collect()))
                .collect()
        };
        words(left).cmp(&words(right))
    }

    proptest! {
        #[test]
        fn keys_sort_as_the_table_says(
            left in "[aàảãáạAÀăắâậbdđĐeẽêểinoôơợuưữvy ]{0,6}",
            right in "[aàảãáạAÀăắâậbdđĐeẽêểinoôơợuưữvy ]{0,6}",
        ) {
            prop_assert_eq!(sort_key(&left).cmp(&sort_key(&right)), by_the_table(&left, &right));
        }

        #[test]
        fn any_text_has_a_key_without_control_characters_and_loose_spaces(text in "\\PC{0,30}") {
            let key = sort_key(&text);
            prop_assert!(!key.contains(char::is_control));
            prop_assert_eq!(key.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "), key);
        }
    }
}
