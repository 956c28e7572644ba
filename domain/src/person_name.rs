//! Names of people.
//!
//! Owns: reading a typed name, its parts, and the order of staff lists. Must not: decide who is the same person.

use std::fmt;

use unicode_normalization::char::is_combining_mark;

use crate::text;

/// Longest accepted name, in characters.
pub const MAX_LENGTH: usize = 120;

/// A name as it was typed, in one line; at least one letter.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

/// Why a typed name was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing was typed.
    Empty,
    /// Longer than [`MAX_LENGTH`].
    TooLong {
        /// Characters found.
        found: usize,
    },
    /// Something that stands in no name: a digit, a comma, a bracket.
    Unexpected(char),
    /// Only dots, hyphens and apostrophes.
    NoLetter,
}

impl PersonName {
    /// Reads a name of letters, spaces, hyphens, apostrophes and dots. Case and marks stay as typed.
    ///
    /// # Errors
    /// The first [`NameFault`].
    pub fn read(typed: &str) -> Result<Self, NameFault> {
        let name = text::one_line(typed);
        let found = name.chars().count();
        if name.is_empty() {
            return Err(NameFault::Empty);
        }
        if found > MAX_LENGTH {
            return Err(NameFault::TooLong { found });
        }
        if let Some(unexpected) = name.chars().find(|character| !stands_in_a_name(*character)) {
            return Err(NameFault::Unexpected(unexpected));
        }
        if !name.contains(char::is_alphabetic) {
            return Err(NameFault::NoLetter);
        }
        Ok(Self(name))
    }

    /// The whole name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first word, which is the family name in Vietnamese; none when there is only one word.
    #[must_use]
    pub fn family(&self) -> Option<&str> {
        self.0.split_once(' ').map(|(family, _)| family)
    }

    /// The last word, by which people are called and sorted.
    #[must_use]
    pub fn given(&self) -> &str {
        self.parts().1
    }

    /// A key whose bytes sort as staff lists do: by given name, among equals by family name, then by middle names.
    ///
    /// The form is the [`text::sort_key`] of the given name, two spaces, and that of the rest; two, so that the end of
    /// a given name comes before a second word of it ("Anne" before "Anne-Marie"). Stored like that one.
    #[must_use]
    pub fn sort_key(&self) -> String {
        let (rest, given) = self.parts();
        format!("{}  {}", text::sort_key(given), text::sort_key(rest))
    }

    /// What he signs in as, unless another has it: the given name and the initials of what stands before it, in small
    /// letters without marks, as offices name people: "quynhdt" for Đỗ Thị Quỳnh.
    #[must_use]
    pub fn login(&self) -> String {
        let (rest, given) = self.parts();
        let rest = text::search_key(rest);
        let initials = rest.split(' ').filter_map(|word| word.chars().next());
        let letters = text::search_key(given).chars().chain(initials).collect::<String>();
        letters.chars().filter(char::is_ascii_alphanumeric).collect()
    }

    /// The first letters of its words, as people abbreviate names: "nvd". A search key like
    /// [`text::search_key`]: small and without marks.
    #[must_use]
    pub fn initials(&self) -> String {
        let key = text::search_key(&self.0);
        key.split(' ').filter_map(|word| word.chars().next()).collect()
    }

    /// Whether the whole name is in capitals, as many staff lists have them. One letter alone (Ý) says nothing.
    #[must_use]
    pub fn is_in_capitals(&self) -> bool {
        !self.0.contains(char::is_lowercase) && self.0.chars().filter(|letter| letter.is_uppercase()).count() > 1
    }

    /// The name with a capital at the beginning of each word and small letters behind it. An offer: nobody's name is
    /// rewritten unasked, because some people write theirs in another way.
    #[must_use]
    pub fn with_small_letters(&self) -> Self {
        let mut name = String::with_capacity(self.0.len());
        let mut within_word = false;
        for character in self.0.chars() {
            if within_word {
                name.extend(character.to_lowercase());
            } else {
                name.extend(character.to_uppercase());
            }
            within_word = character.is_alphabetic() || is_combining_mark(character);
        }
        Self(name)
    }

    /// Family and middle names, and the given name.
    fn parts(&self) -> (&str, &str) {
        self.0.rsplit_once(' ').unwrap_or(("", &self.0))
    }
}

impl serde::Serialize for PersonName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for PersonName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = <String as serde::Deserialize>::deserialize(deserializer)?;
        // The fault is not told: it may quote the name.
        Self::read(&typed).map_err(|_| serde::de::Error::custom("not a name"))
    }
}

/// Without the name: what is printed for debugging may reach a log.
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

/// Marks count as well: some letters of the Ê Đê and Ba Na alphabets have no character that holds all their marks.
fn stands_in_a_name(character: char) -> bool {
    character.is_alphabetic()
        || is_combining_mark(character)
        || matches!(character, ' ' | '-' | '\'' | '\u{2019}' | '.')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(typed: &str) -> PersonName {
        PersonName::read(typed).expect("a name")
    }

    #[test]
    fn names_are_kept_as_typed_in_one_line() {
        let cases = [
            ("Nguyễn Thị Ví Dụ", "Nguyễn Thị Ví Dụ"),
            ("  nguyễn\tthị \u{a0} VÍ\n DỤ ", "nguyễn thị VÍ DỤ"),
            ("Nguye\u{302}\u{303}n Mẫu", "Nguyễn Mẫu"),
            ("H'Ví Thử-Nghiệm A.", "H'Ví Thử-Nghiệm A."),
            ("Y Mẫu\u{2019}", "Y Mẫu\u{2019}"),
            ("Y Vê\u{306}", "Y Vê\u{306}"),
            ("\u{feff}Mẫu", "Mẫu"),
        ];
        for (typed, kept) in cases {
            assert_eq!(name(typed).as_str(), kept, "{typed:?}");
        }
        assert_eq!(name(&"ộ".repeat(MAX_LENGTH)).as_str().chars().count(), MAX_LENGTH);
    }

    #[test]
    fn logins_are_the_given_name_and_the_initials_before_it() {
        let cases = [
            ("Đỗ Thị Quỳnh", "quynhdt"),
            ("NGUYỄN VĂN VÍ DỤ", "dunvv"),
            ("Mẫu", "mau"),
            ("H'Ví Thử-Nghiệm", "thunghiemhv"),
        ];
        for (typed, login) in cases {
            assert_eq!(name(typed).login(), login, "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_reason() {
        let long = "a".repeat(MAX_LENGTH + 1);
        let cases = [
            ("", NameFault::Empty),
            (" \u{200b} ", NameFault::Empty),
            (long.as_str(), NameFault::TooLong { found: MAX_LENGTH + 1 }),
            ("Ví Dụ 2", NameFault::Unexpected('2')),
            ("Ví Dụ (Phòng 1)", NameFault::Unexpected('(')),
            ("Dụ, Ví", NameFault::Unexpected(',')),
            ("vidu@so.example", NameFault::Unexpected('@')),
            ("<b>Ví</b>", NameFault::Unexpected('<')),
            (". - '", NameFault::NoLetter),
        ];
        for (typed, fault) in cases {
            assert_eq!(PersonName::read(typed), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn names_in_capitals_are_recognised_and_small_letters_offered() {
        let cases = [
            ("NGUYỄN THỊ VÍ DỤ", true, "Nguyễn Thị Ví Dụ"),
            ("H'VÍ THỬ-NGHIỆM A.", true, "H'Ví Thử-Nghiệm A."),
            ("Y VÊ\u{306}", true, "Y Vê\u{306}"),
            ("ĐẶNG", true, "Đặng"),
            ("Ý", false, "Ý"),
            ("Nguyễn Thị Ví Dụ", false, "Nguyễn Thị Ví Dụ"),
            ("Lê VÍ DỤ", false, "Lê Ví Dụ"),
            ("lê ví dụ", false, "Lê Ví Dụ"),
        ];
        for (typed, capitals, offered) in cases {
            assert_eq!(name(typed).is_in_capitals(), capitals, "{typed}");
            assert_eq!(name(typed).with_small_letters(), name(offered), "{typed}");
        }
    }

    #[test]
    fn the_first_word_is_the_family_and_the_last_one_the_given_name() {
        let cases = [
            ("Nguyễn Thị Ví Dụ", Some("Nguyễn"), "Dụ"),
            ("Lê Mẫu", Some("Lê"), "Mẫu"),
            ("Mẫu", None, "Mẫu"),
        ];
        for (typed, family, given) in cases {
            assert_eq!(
                (name(typed).family(), name(typed).given()),
                (family, given),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn staff_lists_go_by_given_name_then_family_then_middle_names() {
        let ordered = [
            "Ví An",
            "Trần Văn Anne",
            "Lê Anne-Marie",
            "Dụ",
            "Lê Thị Dụ",
            "Lê Văn Dụ",
            "Nguyễn Dụ",
            // Đ is a letter of its own, behind D.
            "Nguyên Văn Đa",
            "Nguyễn Thị Đa",
            "Vũ Đại",
            "Trần Hà",
            "Vũ Hà",
            "Nguyễn Hạ",
        ];
        let mut sorted = ordered;
        sorted.reverse();
        sorted.sort_by_key(|typed| name(typed).sort_key());
        assert_eq!(sorted, ordered);
    }

    #[test]
    fn initials_are_small_and_without_marks() {
        let cases = [
            ("Nguyễn Văn Dũng", "nvd"),
            ("ĐỖ Ưu Ý", "duy"),
            ("H'Ví Dụ-Mẫu", "hvdm"),
            ("Mẫu", "m"),
        ];
        for (typed, initials) in cases {
            assert_eq!(name(typed).initials(), initials, "{typed:?}");
        }
    }

    #[test]
    fn the_name_is_not_printed_for_debugging() {
        assert_eq!(format!("{:?}", name("Lê Mẫu")), "PersonName(…)");
    }

    proptest! {
        #[test]
        fn a_name_reads_back_as_itself(typed in "[A-Za-zÀ-ỹđĐ '.\\-\u{300}-\u{323}]{0,130}") {
            if let Ok(read) = PersonName::read(&typed) {
                prop_assert_eq!(PersonName::read(read.as_str()), Ok(read));
            }
        }
    }
}
