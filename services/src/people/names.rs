//! What the codes of the staff file are called.
//!
//! Owns: the way from each code to its message. Must not: contain a name itself.

use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use words::{Lang, people_codes as say};

/// A kind of person.
#[must_use]
pub fn kind(lang: Lang, kind: PersonKind) -> String {
    match kind {
        PersonKind::CanBoCoChucVu => say::kind_official_with_post(lang),
        PersonKind::CanBoKhac => say::kind_official(lang),
        PersonKind::CongChucLanhDao => say::kind_civil_servant_leading(lang),
        PersonKind::CongChucKhongLanhDao => say::kind_civil_servant(lang),
        PersonKind::VienChucQuanLy => say::kind_public_employee_managing(lang),
        PersonKind::VienChucKhongQuanLy => say::kind_public_employee(lang),
        PersonKind::DaNghi => say::kind_left(lang),
        PersonKind::LaoDongHopDong => say::kind_contract(lang),
    }
}

/// A level of posts.
#[must_use]
pub fn level(lang: Lang, level: LeaderLevel) -> String {
    match level {
        LeaderLevel::None => say::level_none(lang),
        LeaderLevel::DeputyDivisionHead => say::level_deputy_division_head(lang),
        LeaderLevel::DivisionHead => say::level_division_head(lang),
        LeaderLevel::DeputyDirector => say::level_deputy_director(lang),
        LeaderLevel::Director => say::level_director(lang),
        LeaderLevel::Above => say::level_above(lang),
    }
}

/// A field of work.
#[must_use]
pub fn field(lang: Lang, field: FieldOfWork) -> String {
    match field {
        FieldOfWork::Personnel => say::field_personnel(lang),
        FieldOfWork::Finance => say::field_finance(lang),
        FieldOfWork::Trade => say::field_trade(lang),
        FieldOfWork::Construction => say::field_construction(lang),
        FieldOfWork::Transport => say::field_transport(lang),
        FieldOfWork::Health => say::field_health(lang),
        FieldOfWork::Culture => say::field_culture(lang),
        FieldOfWork::Communications => say::field_communications(lang),
        FieldOfWork::Environment => say::field_environment(lang),
        FieldOfWork::Agriculture => say::field_agriculture(lang),
        FieldOfWork::Investment => say::field_investment(lang),
        FieldOfWork::Justice => say::field_justice(lang),
        FieldOfWork::Labour => say::field_labour(lang),
        FieldOfWork::Science => say::field_science(lang),
        FieldOfWork::Education => say::field_education(lang),
        FieldOfWork::Defence => say::field_defence(lang),
        FieldOfWork::Security => say::field_security(lang),
        FieldOfWork::Inspection => say::field_inspection(lang),
    }
}

/// Who manages somebody as a cadre.
#[must_use]
pub fn managed_by(lang: Lang, managed_by: ManagedBy) -> String {
    match managed_by {
        ManagedBy::Agency => say::managed_agency(lang),
        ManagedBy::PartyCommittee => say::managed_party_committee(lang),
        ManagedBy::Province => say::managed_province(lang),
        ManagedBy::Centre => say::managed_centre(lang),
    }
}

/// A status.
#[must_use]
pub fn status(lang: Lang, status: Status) -> String {
    match status {
        Status::Working => say::status_working(lang),
        Status::MaternityLeave => say::status_maternity_leave(lang),
        Status::LongLeave => say::status_long_leave(lang),
        Status::Studying => say::status_studying(lang),
        Status::Seconded => say::status_seconded(lang),
        Status::Suspended => say::status_suspended(lang),
        Status::Retired => say::status_retired(lang),
        Status::Resigned => say::status_resigned(lang),
        Status::TransferredOut => say::status_transferred_out(lang),
        Status::Dead => say::status_dead(lang),
    }
}
