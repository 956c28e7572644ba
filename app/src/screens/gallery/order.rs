//! Vietnamese order of words, and letters without marks.
//!
//! Owns: what the example list needs of both. Must not: be used by real lists; they store sort and search keys.

/// Letters in dictionary order.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Each vowel with its tones in dictionary order.
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];

/// Sorts as a dictionary does: letters first (Đ after D), tones only between equal letters.
pub(super) fn sort_key(text: &str) -> (Vec<usize>, Vec<usize>) {
    text.to_lowercase()
        .chars()
        .map(split)
        .map(|(letter, tone)| (rank(letter), tone))
        .unzip()
}

/// The text as it is searched: small letters without any mark.
pub(super) fn without_marks(text: &str) -> String {
    text.to_lowercase().chars().map(|typed| plain(split(typed).0)).collect()
}

/// A small letter and the number of its tone.
fn split(typed: char) -> (char, usize) {
    let vowel = VOWELS.iter().find_map(|row| {
        let tone = row.chars().position(|letter| letter == typed)?;
        Some((row.chars().next()?, tone))
    });
    vowel.unwrap_or((typed, 0))
}

/// Place in the order: signs and digits by their code, then the letters of the alphabet.
fn rank(letter: char) -> usize {
    const LETTERS: usize = 0x11_0000; // above every code
    match ALPHABET.chars().position(|other| other == letter) {
        Some(place) => LETTERS + place,
        None => usize::try_from(u32::from(letter)).unwrap_or(LETTERS),
    }
}

const fn plain(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_dictionary_order() {
        let ordered = [
            "An", "An 1", "An 2", "Án Ba", "Ăn", "Ấn", "Dung", "Dũng", "Đại", "Đỗ", "Ê", "Oanh", "Ổn", "Ơn", "Ưng",
            "Vân", "Ý",
        ];
        let mut sorted = ordered;
        sorted.reverse();
        sorted.sort_by_key(|word| sort_key(word));
        assert_eq!(sorted, ordered);
    }

    #[test]
    fn searching_ignores_marks_and_case() {
        assert_eq!(without_marks("Đặng Thị Ưu Ý"), "dang thi uu y");
    }
}
