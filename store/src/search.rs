//! What is typed to search a name.
//!
//! Owns: the patterns that search conditions are bound to. Must not: contain SQL.

use domain::text;

/// Two words in any order, and all further ones together; a pattern that matches everything for each word that is
/// missing. Keys of search hold nothing but letters, digits and single spaces: no sign of LIKE has to be taken out.
pub(crate) fn patterns(typed: &str) -> [String; 3] {
    let key = text::search_key(typed);
    let mut words = key.splitn(3, ' ').filter(|word| !word.is_empty());
    std::array::from_fn(|_| words.next().map_or_else(|| "%".to_owned(), |word| format!("% {word}%")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_for_each_word_and_one_for_the_rest() {
        let cases = [
            ("", ["%", "%", "%"]),
            (" % _ ", ["%", "%", "%"]),
            ("Dũng", ["% dung%", "%", "%"]),
            ("Văn-Dũng", ["% van%", "% dung%", "%"]),
            ("a b c d", ["% a%", "% b%", "% c d%"]),
        ];
        for (typed, expected) in cases {
            assert_eq!(patterns(typed), expected, "{typed:?}");
        }
    }
}
