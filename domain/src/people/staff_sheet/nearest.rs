//! What somebody probably meant.
//!
//! Owns: how near two short texts are. Must not: be taken for an answer; what it finds is suggested.

/// Longest text that is taken for a slip of the pen, in bytes.
const LONGEST: usize = 200;

/// The value whose text is nearest; nothing when none is near. Texts are search keys.
pub(super) fn nearest<'a, T>(text: &str, known: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    if text.len() > LONGEST {
        return None;
    }
    let length = text.chars().count();
    known
        .filter_map(|(other, value)| {
            let of_other = other.chars().count();
            let longest = length.max(of_other);
            // One slip in short words, and a fourth of long ones.
            let allowed = (longest / 4).max(1);
            let contained = other.len() > 3 && (text.contains(other) || (text.len() > 3 && other.contains(text)));
            // As many letters are to be put in as one has more than the other.
            if longest <= 2 || (length.abs_diff(of_other) > allowed && !contained) {
                return None;
            }
            let distance = distance(text, other);
            (distance <= allowed || contained).then_some((distance, value))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value)
}

/// Letters to put in, take out or change to make one text of the other.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.chars().enumerate() {
        let mut now = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let changed = before[column] + usize::from(letter != *other);
            now.push(changed.min(before[column + 1] + 1).min(now[column] + 1));
        }
        before = now;
    }
    before[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_text_is_found_if_it_is_near() {
        let known = ["cong chuc", "vien chuc", "can bo"];
        let cases = [
            ("cong chuc", Some(0)),
            ("cong chuk", Some(0)),
            ("vien chc", Some(1)),
            ("canbo", Some(2)),
            ("la cong chuc nha nuoc", Some(0)),
            ("lao dong", None),
            ("", None),
            ("a", None),
            (&"cong chuc ".repeat(19), Some(0)),
            (&"cong chuc ".repeat(21), None),
        ];
        for (text, expected) in cases {
            let places = known.iter().enumerate().map(|(place, text)| (*text, place));
            assert_eq!(nearest(text, places), expected, "{text}");
        }
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
