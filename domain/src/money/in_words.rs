//! An amount in Vietnamese words, as contracts and declarations write it.
//!
//! Owns: the spelling of numerals. Must not: capitalise or add anything but the word "đồng".

use super::Money;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: i64 = 1_000_000_000;
/// Groups of three digits below a billion, largest first.
const GROUPS: [(i64, &str); 3] = [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")];

/// The amount in words: 1.500.000.000 → "một tỷ năm trăm triệu đồng".
///
/// Uses "nghìn", "linh", "mươi mốt", "mươi tư", "mươi lăm" and names the missing hundred inside a number
/// ("một triệu không trăm linh năm nghìn đồng").
#[must_use]
pub fn in_words(money: Money) -> String {
    let mut words = Vec::new();
    if money.dong() == 0 {
        words.push(DIGITS[0]);
    }
    let billions = money.dong() / BILLION;
    if billions > 0 {
        push_below_billion(billions, false, &mut words);
        words.push("tỷ");
    }
    push_below_billion(money.dong() % BILLION, billions > 0, &mut words);
    words.push("đồng");
    words.join(" ")
}

fn push_below_billion(number: i64, continues: bool, words: &mut Vec<&'static str>) {
    let mut started = continues;
    for (size, name) in GROUPS {
        let group = number / size % 1_000;
        if group > 0 {
            push_group(group, started, words);
            if !name.is_empty() {
                words.push(name);
            }
            started = true;
        }
    }
}

/// One to three digits; `full` names a missing hundred because larger digits stand before it.
fn push_group(group: i64, full: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    if hundreds > 0 || full {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || full) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

fn digit(value: i64) -> &'static str {
    usize::try_from(value)
        .ok()
        .and_then(|index| DIGITS.get(index))
        .copied()
        .unwrap_or_default()
}
