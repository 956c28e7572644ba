//! Parts of forms about passwords and recovery codes.
//!
//! Owns: the sheet with a recovery code, and the two fields of a new password. Must not: show a password again.

use domain::lang::Lang;
use leptos::prelude::*;

use crate::components::{Input, InputKind, InputWidth, WarningText};
use crate::faults::Faults;

/// A recovery code to write down, sealed into the form, and the field that proves that it was written.
#[component]
pub(crate) fn CodeSheet(
    lang: Lang,
    login: String,
    code: String,
    sealed: String,
    /// Its last characters, as typed.
    typed: String,
    error: Option<String>,
) -> impl IntoView {
    use words::entry as w;
    view! {
        <p class="govuk-body lc-screen-only">{w::code_purpose(lang)}</p>
        <Code caption=w::code_caption(lang) code />
        <div class="lc-paper-only">
            <p class="govuk-body">{w::sign_in_login(lang)} ": " <strong>{login}</strong></p>
            <p class="govuk-body">{w::code_paper(lang)}</p>
        </div>
        <input type="hidden" name="sealed" value=sealed />
        <div class="lc-screen-only">
            <Input
                id="code_end"
                name="code_end"
                label=w::code_end(lang)
                hint=w::code_end_hint(lang)
                value=typed
                width=InputWidth::Ten
                autocomplete="off".to_owned()
                error
            />
        </div>
    }
}

/// A code in groups of four, large enough to be copied by hand.
#[component]
pub(crate) fn Code(#[prop(into)] caption: String, code: String) -> impl IntoView {
    let groups = groups(&code)
        .into_iter()
        .map(|group| view! { <span class="lc-written__group">{group}</span> " " })
        .collect_view();
    view! {
        <p class="lc-written">
            <span class="lc-written__caption">{caption}</span>
            <span class="lc-written__groups">{groups}</span>
        </p>
    }
}

/// The characters of a code in groups of four, counted from its end: the last four, which are asked for, are one group.
fn groups(code: &str) -> Vec<String> {
    const GROUP: usize = 4;
    let letters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let (first, rest) = letters.split_at(letters.len() % GROUP);
    std::iter::once(first)
        .chain(rest.chunks(GROUP))
        .filter(|group| !group.is_empty())
        .map(|group| group.iter().collect())
        .collect()
}

/// The password that is in force, typed once more; never filled in by us.
#[component]
pub(crate) fn PresentPassword(lang: Lang, error: Option<String>) -> impl IntoView {
    view! {
        <Input
            id="present"
            name="present"
            label=words::own::password_present(lang)
            kind=InputKind::Password
            autocomplete="current-password".to_owned()
            error
        />
    }
}

/// How long to wait after too many wrong passwords.
#[component]
pub(crate) fn Wait(lang: Lang, seconds: Option<u64>) -> impl IntoView {
    let text = seconds.map(|wait| words::entry::sign_in_wait(lang, super::seconds(wait)));
    text.map(|text| view! { <WarningText text /> })
}

/// A new password, twice; never filled in by us.
#[component]
pub(crate) fn NewPassword(lang: Lang, faults: Faults) -> impl IntoView {
    use words::entry as w;
    view! {
        <Input
            id="password"
            name="password"
            label=w::new_password(lang)
            hint=w::new_password_hint(lang)
            kind=InputKind::Password
            autocomplete="new-password".to_owned()
            error=faults.of("password")
        />
        <Input
            id="again"
            name="again"
            label=w::new_password_again(lang)
            kind=InputKind::Password
            autocomplete="new-password".to_owned()
            error=faults.of("again")
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_four_characters_are_one_group() {
        let cases: [(&str, &[&str]); 4] = [
            ("", &[]),
            ("7KQ4", &["7KQ4"]),
            ("7KQ4-M2PX-AB", &["7K", "Q4M2", "PXAB"]),
            ("7KQ4-M2PX-ABCD-EFGH", &["7KQ4", "M2PX", "ABCD", "EFGH"]),
        ];
        for (code, expected) in cases {
            assert_eq!(groups(code), expected, "{code:?}");
        }
    }
}
