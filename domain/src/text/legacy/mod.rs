//! Vietnamese text in the codes of before Unicode, as it stands in old staff lists.
//!
//! Owns: recognising TCVN3 and VNI-Windows in a body of texts, and the conversion. Must not: convert unasked: a person
//! decides, because one cell alone can often be read both ways.

mod syllable;
mod tcvn3;
mod vni;

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use syllable::is_syllable;

/// A code of before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN3, of the ABC fonts (.VnTime and others).
    Tcvn3,
    /// VNI-Windows, of the VNI fonts.
    Vni,
}

impl Encoding {
    const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    fn decode(self, text: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => tcvn3::decode(text),
            Self::Vni => vni::decode(text),
        }
    }

    /// The text in Unicode, in normalisation form C. Nothing when there is nothing to convert: no letter beyond ASCII,
    /// or one that this code does not have, or words that are Vietnamese as they stand.
    ///
    /// Only for texts of a body that was [recognised](Survey::verdict); and before [`super::one_line`], which drops the
    /// soft hyphen that is the letter ư in TCVN3.
    #[must_use]
    pub fn convert(self, text: &str) -> Option<String> {
        match self.legible(text)? {
            Legible::Old(decoded) => Some(decoded),
            Legible::Unicode | Legible::Both(_) => None,
        }
    }

    /// How a text can be read. Nothing when it reads the same both ways, or as Vietnamese in neither.
    ///
    /// For the same texts as [`convert`](Self::convert).
    #[must_use]
    pub fn legible(self, text: &str) -> Option<Legible> {
        if text.is_ascii() {
            return None;
        }
        let (words, before) = vietnamese(text);
        let Some(decoded) = self.decode(text) else {
            return (before > 0).then_some(Legible::Unicode);
        };
        let decoded: String = decoded.nfc().collect();
        let (words_after, after) = vietnamese(&decoded);
        if decoded == text {
            None
        } else if before < words || before == 0 {
            Some(if after >= before {
                Legible::Old(decoded)
            } else {
                Legible::Unicode
            })
        } else {
            let reads = after == words_after && after > 0;
            Some(if reads {
                Legible::Both(decoded)
            } else {
                Legible::Unicode
            })
        }
    }
}

/// How a text of a body in an old code can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Legible {
    /// As it stands: it was typed in Unicode, after the others.
    Unicode,
    /// In the old code; the text in Unicode.
    Old(String),
    /// In both, each word: `Dòng` may be Dòng, or Dũng in TCVN3. What stands around it tells, or a person; the text in Unicode if
    /// it is in the old code.
    Both(String),
}

/// How many words with marks there are, and how many of them are spelt like Vietnamese.
fn vietnamese(text: &str) -> (usize, usize) {
    let (words, spelt): (Vec<bool>, Vec<bool>) = marked_words(text).map(|word| (true, is_syllable(word))).unzip();
    (words.len(), spelt.into_iter().filter(|is| *is).count())
}

/// Least number of different words that only one of the codes explains.
const ENOUGH_WORDS: usize = 3;
/// Different words that are looked at: many more than lists of names and units have.
const MOST_WORDS: usize = 20_000;
/// Of ten words that are no Vietnamese in Unicode, as many must be explained.
const EXPLAINED_OF_TEN: usize = 8;

/// What the words of a column or a sheet look like.
///
/// A word counts once however often it occurs. Words in ASCII say nothing; words that are Vietnamese in Unicode
/// already say nothing either. The others must be spelt like Vietnamese in one of the codes.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    unexplained: BTreeSet<String>,
    /// Words that are Vietnamese as they stand, so that each is looked at once.
    plain: BTreeSet<String>,
}

impl Survey {
    /// Takes a text into account, unless so many words were seen that more of them tell nothing new.
    pub fn see(&mut self, text: &str) {
        if text.is_ascii() || self.plain.len() + self.unexplained.len() >= MOST_WORDS {
            return;
        }
        for word in marked_words(text) {
            if !self.plain.contains(word) && !self.unexplained.contains(word) {
                let words = if is_syllable(word) {
                    &mut self.plain
                } else {
                    &mut self.unexplained
                };
                words.insert(word.to_owned());
            }
        }
    }

    /// The code that the texts are written in, if that is beyond doubt.
    #[must_use]
    pub fn verdict(&self) -> Option<Encoding> {
        let explained = |encoding: Encoding| {
            let decoded = self.unexplained.iter().filter_map(|word| encoding.decode(word));
            decoded.filter(|word| is_syllable(word)).count()
        };
        let (first, second) = (explained(Encoding::ALL[0]), explained(Encoding::ALL[1]));
        let (encoding, count) = match first.cmp(&second) {
            std::cmp::Ordering::Greater => (Encoding::ALL[0], first),
            std::cmp::Ordering::Less => (Encoding::ALL[1], second),
            std::cmp::Ordering::Equal => return None,
        };
        let beyond_doubt = count >= ENOUGH_WORDS && count * 10 >= self.unexplained.len() * EXPLAINED_OF_TEN;
        beyond_doubt.then_some(encoding)
    }
}

/// Words with something beyond ASCII in them. In the old codes every character from U+00A1 on may be a letter.
fn marked_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || is_combining_mark(c) || ('\u{a1}'..='\u{fe}').contains(&c)))
        .filter(|word| !word.is_ascii())
}

#[cfg(test)]
mod tests;
