//! What a password must be.
//!
//! Owns: length and the list of what everybody tries first. Must not: ask for capitals, digits or signs: that makes
//! passwords that people write under the keyboard.

use domain::lang::Lang;
use domain::text;

use crate::FieldFault;

const SHORTEST: usize = 12;
const LONGEST: usize = 256;
/// Passwords of twelve characters and more that are tried first, folded, one on a line.
const COMMON: &str = include_str!("common_passwords.txt");

/// Faults of a new password typed twice, for somebody who is known as `names`.
pub(super) fn faults(lang: Lang, password: &str, again: &str, names: &[&str]) -> Vec<FieldFault> {
    use words::accounts as w;
    let fault = |field, message| vec![FieldFault { field, message }];
    let length = password.chars().count();
    if length < SHORTEST {
        return fault("password", w::password_short(lang, SHORTEST as i64));
    }
    if length > LONGEST {
        return fault("password", w::password_long(lang, LONGEST as i64));
    }
    if is_guessed_first(password, names) {
        return fault("password", w::password_common(lang));
    }
    if password != again {
        return fault("again", w::password_differs(lang));
    }
    Vec::new()
}

fn is_guessed_first(password: &str, names: &[&str]) -> bool {
    let folded: String = fold(password);
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    let few = folded.chars().collect::<std::collections::BTreeSet<_>>().len() < 4;
    let listed = COMMON.lines().any(|common| common == folded || common == bare);
    let named = names
        .iter()
        .map(|name| fold(name))
        .any(|name| !name.is_empty() && bare == name);
    few || listed || named || is_run(&folded)
}

fn fold(typed: &str) -> String {
    text::search_key(typed).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Characters that follow each other, such as 123456789012 or abcdefghijkl.
fn is_run(folded: &str) -> bool {
    let codes: Vec<u32> = folded.chars().map(u32::from).collect();
    let steps = codes
        .windows(2)
        .filter(|pair| pair[1] == pair[0] + 1 || pair[0] == pair[1] + 1);
    steps.count() + 2 >= codes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_judged_by_length_and_by_what_everybody_tries() {
        let cases = [
            ("muoimotkytu", false),
            ("con mèo nằm trên mái", true),
            ("aaaaaaaaaaaa", false),
            ("1212121212121", false),
            ("123456789012", false),
            ("210987654321", false),
            ("abcdefghijklm", false),
            ("matkhau123456", false),
            ("Mật Khẩu 123456", false),
            ("nguyenvanvidu", false),
            ("nguyenvanvidu1987", false),
            ("hai con vịt xòe ra", true),
        ];
        for (password, accepted) in cases {
            let faults = faults(Lang::Vi, password, password, &["Nguyễn Văn Ví Dụ"]);
            assert_eq!(faults.is_empty(), accepted, "{password}");
        }
    }

    #[test]
    fn both_must_be_the_same() {
        let faults = faults(Lang::Vi, "hai con vịt xòe ra", "hai con vịt xòe", &[]);
        assert_eq!(faults.first().map(|fault| fault.field), Some("again"));
    }
}
