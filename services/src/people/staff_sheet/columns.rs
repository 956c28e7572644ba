//! What columns and their choices are called.
//!
//! Owns: headings, hints, and the names of codes in all languages. Must not: know a row.

use domain::people::staff_sheet::{StaffColumn, Vocabulary};
use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use words::{Lang, staff_import as say};

use crate::people::names;

/// The heading of a column.
#[must_use]
pub fn heading(lang: Lang, column: StaffColumn) -> String {
    match column {
        StaffColumn::StaffCode => say::column_staff_code(lang),
        StaffColumn::Name => say::column_name(lang),
        StaffColumn::Birth => say::column_birth(lang),
        StaffColumn::Unit => say::column_unit(lang),
        StaffColumn::Kind => say::column_kind(lang),
        StaffColumn::Post => say::column_post(lang),
        StaffColumn::PostFrom => say::column_post_from(lang),
        StaffColumn::Level => say::column_level(lang),
        StaffColumn::Rank => say::column_rank(lang),
        StaffColumn::Fields => say::column_fields(lang),
        StaffColumn::PartyMember => say::column_party_member(lang),
        StaffColumn::ManagedBy => say::column_managed_by(lang),
        StaffColumn::StateCapital => say::column_state_capital(lang),
        StaffColumn::Phone => say::column_phone(lang),
        StaffColumn::Extension => say::column_extension(lang),
        StaffColumn::Mail => say::column_mail(lang),
        StaffColumn::Status => say::column_status(lang),
        StaffColumn::StatusFrom => say::column_status_from(lang),
        StaffColumn::Joined => say::column_joined(lang),
        StaffColumn::CitizenId => say::column_citizen_id(lang),
    }
}

/// How a column is filled in.
#[must_use]
pub fn hint(lang: Lang, column: StaffColumn) -> String {
    match column {
        StaffColumn::StaffCode => say::hint_staff_code(lang),
        StaffColumn::Name => say::hint_name(lang),
        StaffColumn::Birth => say::hint_birth(lang),
        StaffColumn::Unit => say::hint_unit(lang),
        StaffColumn::Kind => say::hint_kind(lang),
        StaffColumn::Post => say::hint_post(lang),
        StaffColumn::PostFrom => say::hint_post_from(lang),
        StaffColumn::Level => say::hint_level(lang),
        StaffColumn::Rank => say::hint_rank(lang),
        StaffColumn::Fields => say::hint_fields(lang),
        StaffColumn::PartyMember => say::hint_party_member(lang),
        StaffColumn::ManagedBy => say::hint_managed_by(lang),
        StaffColumn::StateCapital => say::hint_state_capital(lang),
        StaffColumn::Phone => say::hint_phone(lang),
        StaffColumn::Extension => say::hint_extension(lang),
        StaffColumn::Mail => say::hint_mail(lang),
        StaffColumn::Status => say::hint_status(lang),
        StaffColumn::StatusFrom => say::hint_status_from(lang),
        StaffColumn::Joined => say::hint_joined(lang),
        StaffColumn::CitizenId => say::hint_citizen_id(lang),
    }
}

/// The name of a code of a column; the code itself where it is none of it.
#[must_use]
pub fn choice(lang: Lang, column: StaffColumn, code: &str) -> String {
    let name = match column {
        StaffColumn::Kind => PersonKind::from_code(code).map(|kind| names::kind(lang, kind)),
        StaffColumn::Level => LeaderLevel::from_code(code).map(|level| names::level(lang, level)),
        StaffColumn::Fields => FieldOfWork::from_code(code).map(|field| names::field(lang, field)),
        StaffColumn::ManagedBy => ManagedBy::from_code(code).map(|managed| names::managed_by(lang, managed)),
        StaffColumn::Status => Status::from_code(code).map(|status| names::status(lang, status)),
        _ => None,
    };
    name.unwrap_or_else(|| code.to_owned())
}

/// Every way in which codes are written: as codes, by their names in all languages, and as people call them.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for column in StaffColumn::ALL {
        for code in Vocabulary::codes(*column) {
            for lang in Lang::ALL {
                vocabulary.add(*column, &choice(lang, *column, code), code);
            }
        }
    }
    vocabulary
}
