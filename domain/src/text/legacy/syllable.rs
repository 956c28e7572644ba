//! Whether a word can be a Vietnamese syllable.
//!
//! Owns: how a syllable is spelt. Must not: be used to judge what people type: names of other peoples and foreign words
//! follow no such rule.

use unicode_normalization::UnicodeNormalization;

/// Consonants that a syllable begins with; `q` for rimes whose u is written out ("quân"), `qu` for the others.
const ONSETS: [&str; 28] = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// What follows them, without tone, in the order of the alphabet's vowels.
const RIMES: [&str; 13] = [
    "a ac ach ai am an ang anh ao ap at au ay",
    "ăc ăm ăn ăng ăp ăt",
    "âc âm ân âng âp ât âu ây",
    "e ec em en eng eo ep et",
    "ê êch êm ên ênh êp êt êu",
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu",
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot",
    "ô ôc ôi ôm ôn ông ôp ôt",
    "ơ ơi ơm ơn ơp ơt",
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut",
    "uy uya uych uyên uyêt uynh uyt uyu",
    "ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu",
    "y ych yêm yên yêng yêt yêu ynh yt",
];

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
const SHARP: char = '\u{301}';
const HEAVY: char = '\u{323}';

/// Whether the word is spelt like a syllable, in any case: at most one tone, and only sắc or nặng before a stop.
pub(super) fn is_syllable(word: &str) -> bool {
    let apart: Vec<char> = word.to_lowercase().nfd().collect();
    let tones: Vec<char> = apart.iter().copied().filter(|c| TONES.contains(c)).collect();
    let plain: String = apart.into_iter().filter(|c| !TONES.contains(c)).nfc().collect();
    let stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    let tone_fits = match tones.as_slice() {
        [] => !stopped,
        [tone] => !stopped || matches!(*tone, SHARP | HEAVY),
        _ => false,
    };
    tone_fits
        && (is_rime(&plain)
            || ONSETS
                .iter()
                .any(|onset| plain.strip_prefix(onset).is_some_and(is_rime)))
}

fn is_rime(text: &str) -> bool {
    !text.is_empty() && RIMES.iter().any(|row| row.split(' ').any(|rime| rime == text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        let syllables = "nguyễn thị ví dụ trần văn đặng lê phạm hoàng huỳnh võ vũ phan trương bùi đỗ hồ ngô dương lý quốc \
            quân quyết quỳnh quyền quý khoa hoà hòa thuý thúy khuê nghiêm yến Ánh ưng oanh giang gìn giếng khuya \
            tuyết chuyển phòng sở xã thị đơn vị chức vụ công nghệ ngoằn xoong ĐẶC";
        for word in syllables.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        let others = "nguyÔn v¨n traàn vaên lờh nguyễễn đặt́ krông hélène françois über ày̖ tất̀ tàc chuyễc ả́";
        for word in others.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
        assert!(!is_syllable(""));
    }
}
