//! VNI-Windows, the code of the VNI fonts: a letter, and behind it a character that carries its marks.
//!
//! Owns: its tables. Must not: decide whether a text is written in it.
//!
//! A few letters have a character of their own (ñ is đ, ö is ư, ô is ơ). Every other is a base letter followed by a
//! character of Latin-1 that the font draws over or under it, small or large like the letter: "Nguyeãn", "NGUYEÃN".

/// Letters of one character: the one in VNI-Windows, then the letter that it stands for.
const ALONE: [(char, char); 8] = [
    ('ñ', 'đ'),
    ('ö', 'ư'),
    ('ô', 'ơ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
];

/// ỵ, which has no room for a mark under it.
const HEAVY_Y: (char, char) = ('î', 'ỵ');

/// Characters that carry marks, and what each makes of a, e and o (`_` for nothing).
const CIRCUMFLEX: [(char, [char; 3]); 6] = [
    ('â', ['â', 'ê', 'ô']),
    ('á', ['ấ', 'ế', 'ố']),
    ('à', ['ầ', 'ề', 'ồ']),
    ('å', ['ẩ', 'ể', 'ổ']),
    ('ã', ['ẫ', 'ễ', 'ỗ']),
    ('ä', ['ậ', 'ệ', 'ộ']),
];

/// Characters that make ă of a, with its tones.
const BREVE: [(char, char); 6] = [('ê', 'ă'), ('é', 'ắ'), ('è', 'ằ'), ('ú', 'ẳ'), ('ü', 'ẵ'), ('ë', 'ặ')];

/// Characters that carry a tone alone: sắc, huyền, hỏi, ngã, nặng.
const TONES: [char; 5] = ['ù', 'ø', 'û', 'õ', 'ï'];

/// Letters that take those tones, with each of them.
const TONED: [(char, [char; 5]); 7] = [
    ('a', ['á', 'à', 'ả', 'ã', 'ạ']),
    ('e', ['é', 'è', 'ẻ', 'ẽ', 'ẹ']),
    ('o', ['ó', 'ò', 'ỏ', 'õ', 'ọ']),
    ('u', ['ú', 'ù', 'ủ', 'ũ', 'ụ']),
    // Without a mark under y; ỵ stands alone.
    ('y', ['ý', 'ỳ', 'ỷ', 'ỹ', '_']),
    ('ô', ['ớ', 'ờ', 'ở', 'ỡ', 'ợ']),
    ('ö', ['ứ', 'ừ', 'ử', 'ữ', 'ự']),
];

/// The letter that a base letter and the character behind it make; both small.
fn pair(base: char, mark: char) -> Option<char> {
    let by_tone = TONES.iter().position(|tone| *tone == mark).and_then(|tone| {
        let (_, letters) = TONED.iter().find(|(letter, _)| *letter == base)?;
        Some(letters[tone])
    });
    let by_circumflex = || {
        let (_, letters) = CIRCUMFLEX.iter().find(|(character, _)| *character == mark)?;
        Some(letters["aeo".chars().position(|letter| letter == base)?])
    };
    let by_breve = || {
        let (_, letter) = BREVE.iter().find(|(character, _)| *character == mark && base == 'a')?;
        Some(*letter)
    };
    by_tone
        .or_else(by_circumflex)
        .or_else(by_breve)
        .filter(|letter| *letter != '_')
}

fn alone(character: char) -> Option<char> {
    ALONE
        .iter()
        .chain([&HEAVY_Y])
        .find_map(|(code, letter)| (*code == character).then_some(*letter))
}

fn small(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

/// The text in Unicode. Nothing when a character of it is beyond ASCII and stands where this code has no meaning for it.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let following = characters.peek().and_then(|mark| pair(small(character), small(*mark)));
        let letter = if following.is_some() {
            characters.next();
            following
        } else if character.is_ascii() || character == '\u{a0}' {
            decoded.push(character);
            continue;
        } else {
            alone(small(character))
        };
        // The mark of a small letter may be typed large and the reverse; the base letter decides.
        if character.is_uppercase() {
            decoded.extend(letter?.to_uppercase());
        } else {
            decoded.push(letter?);
        }
    }
    Some(decoded)
}

#[cfg(test)]
pub(super) fn encode(text: &str) -> Option<String> {
    let code = |letter: char| -> Option<String> {
        let plain = small(letter);
        let single = ALONE.iter().chain([&HEAVY_Y]).find(|(_, other)| *other == plain);
        let codes: Vec<char> = if let Some((code, _)) = single {
            vec![*code]
        } else {
            let bases = ['a', 'e', 'o', 'u', 'y', 'ô', 'ö'];
            let marks = CIRCUMFLEX
                .iter()
                .map(|row| row.0)
                .chain(BREVE.iter().map(|row| row.0))
                .chain(TONES);
            let (base, mark) = marks
                .flat_map(|mark| bases.map(|base| (base, mark)))
                .find(|(base, mark)| pair(*base, *mark) == Some(plain))?;
            vec![base, mark]
        };
        Some(if letter.is_uppercase() {
            codes.into_iter().flat_map(char::to_uppercase).collect()
        } else {
            codes.into_iter().collect()
        })
    };
    text.chars()
        .map(|letter| {
            if letter.is_ascii() {
                Some(letter.to_string())
            } else {
                code(letter)
            }
        })
        .collect()
}
