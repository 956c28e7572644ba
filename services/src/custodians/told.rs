//! What custodians read on the screen before they agree.
//!
//! Owns: which facts, and their order. Must not: show the code of the new keys in a recovery: whoever can read it off the
//! screen types it without having heard it.

use domain::access::RoleCode;
use domain::lang::Lang;
use domain::text::search_key;
use vault::account::AccountPublic;
use words::custodians as say;

use super::{FoundingRequest, RecoveryRequest};

/// The title and the advice stand in both languages, the facts once.
const LANGUAGES: [Lang; 2] = [Lang::Vi, Lang::En];

impl FoundingRequest {
    /// What is about to be signed.
    #[must_use]
    pub fn told(&self) -> String {
        let members = self.members.iter().flat_map(|member| {
            let role = match member.role {
                RoleCode::ThuTruong => say::head(Lang::Vi),
                RoleCode::CanBoToChuc => say::personnel(Lang::Vi),
                _ => say::auditor(Lang::Vi),
            };
            let code = key_code(&member.public);
            [
                format!(
                    "  {}",
                    say::founding_member(Lang::Vi, &role, member.role.code(), &member.name, &member.login)
                ),
                format!("      {}", say::member_code(Lang::Vi, &code)),
            ]
        });
        let installation = self.installation.to_string();
        sheet(
            |lang| say::founding_title(lang, &installation),
            members,
            say::founding_check,
        )
    }
}

impl RecoveryRequest {
    /// What is about to be opened, and for whom.
    #[must_use]
    pub fn told(&self) -> String {
        let person = [
            format!("  {}", say::recovery_person(Lang::Vi, &self.name, &self.login)),
            format!("      {}", say::old_code(Lang::Vi, &key_code(&self.old))),
        ];
        let installation = self.installation.to_string();
        sheet(
            |lang| say::recovery_title(lang, &installation),
            person,
            say::recovery_check,
        )
    }
}

fn sheet(
    title: impl Fn(Lang) -> String,
    facts: impl IntoIterator<Item = String>,
    advice: impl Fn(Lang) -> String,
) -> String {
    let lines: Vec<String> = LANGUAGES
        .map(title)
        .into_iter()
        .chain(facts)
        .chain(LANGUAGES.map(advice))
        .collect();
    lines.join("\n")
}

fn key_code(public: &AccountPublic) -> String {
    public.key_code().to_string()
}

/// Asks for the first or the second share.
#[must_use]
pub fn ask_share(which: u8) -> String {
    LANGUAGES.map(|lang| say::ask_share(lang, i64::from(which))).join("\n")
}

/// Asks for the code of the new keys.
#[must_use]
pub fn ask_code() -> String {
    LANGUAGES.map(say::ask_code).join("\n")
}

/// Says that the code just typed is not that of the new keys.
#[must_use]
pub fn wrong_code() -> String {
    LANGUAGES.map(say::wrong_code).join("\n")
}

/// Says that the share just typed has a mistake.
#[must_use]
pub fn mistyped() -> String {
    LANGUAGES.map(say::mistyped).join("\n")
}

/// Asks for the word of consent.
#[must_use]
pub fn ask_consent() -> String {
    LANGUAGES
        .map(|lang| say::ask_consent(lang, &say::consent_word(lang)))
        .join("\n")
}

/// Whether somebody typed the word of consent, in either language, with or without marks.
#[must_use]
pub fn is_consent(typed: &str) -> bool {
    let typed = search_key(typed);
    LANGUAGES
        .iter()
        .any(|lang| search_key(&say::consent_word(*lang)) == typed)
}
