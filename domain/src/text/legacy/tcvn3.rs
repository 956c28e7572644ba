//! TCVN3, the 8-bit code of the ABC fonts (TCVN 5712:1993, set VN3).
//!
//! Owns: its table. Must not: decide whether a text is written in it.
//!
//! Each letter is one byte. Pasted into a cell, the byte arrives as the character that Latin-1 has in its place. There
//! are capitals of the seven letters without tone only; other capitals are small letters in a font that draws them
//! large, so that the case of a word is told by its other letters.

/// From 0xA1 on, one letter for each byte; `_` where set VN3 has none.
const LETTERS: &str = concat!(
    "ĂÂÊÔƠƯĐăâêôơư",
    "đ______àảãáạ_ằẳẵắ_",
    "______ặầẩẫấậè_ẻẽ",
    "éẹềểễếệìỉ___ĩíịò",
    "_ỏõóọồổỗốộờởỡớợù",
    "_ủũúụừửữứựỳỷỹýỵ",
);

/// The byte of the first letter of the table.
const FIRST: char = '\u{a1}';
const NO_BREAK_SPACE: char = '\u{a0}';

/// The letter that the byte of this character stands for; none for ASCII and for bytes without a letter.
fn letter(character: char) -> Option<char> {
    let place = u32::from(character).checked_sub(u32::from(FIRST))?;
    LETTERS
        .chars()
        .nth(usize::try_from(place).ok()?)
        .filter(|letter| *letter != '_')
}

/// The text in Unicode. Nothing when a character of it is beyond ASCII and no letter of this code.
pub(super) fn decode(text: &str) -> Option<String> {
    let all_large = is_large(text) && text.split_whitespace().any(is_large_word);
    let mut decoded = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let large = all_large || is_large_word(word);
        for character in word.chars() {
            if character.is_ascii() || character == NO_BREAK_SPACE {
                decoded.push(character);
            } else if large {
                decoded.extend(letter(character)?.to_uppercase());
            } else {
                decoded.push(letter(character)?);
            }
        }
    }
    Some(decoded)
}

/// Whether the letters that have capitals of their own are all capitals.
fn is_large(text: &str) -> bool {
    text.bytes()
        .filter(u8::is_ascii_alphabetic)
        .all(|letter| letter.is_ascii_uppercase())
}

/// One capital is the beginning of a name ("Lª" is Lê); two are a word in capitals.
fn is_large_word(word: &str) -> bool {
    is_large(word) && word.bytes().filter(u8::is_ascii_alphabetic).count() >= 2
}

#[cfg(test)]
pub(super) fn encode(text: &str) -> Option<String> {
    let code = |letter: char| {
        let place = LETTERS.chars().position(|other| other == letter && letter != '_')?;
        char::from_u32(u32::from(FIRST) + u32::try_from(place).ok()?)
    };
    text.chars()
        .map(|letter| if letter.is_ascii() { Some(letter) } else { code(letter) })
        .collect()
}
