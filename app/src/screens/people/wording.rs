//! Codes of people and units in words.
//!
//! Owns: the word for each code. Must not: know a person.

use domain::lang::Lang;
use domain::people::{Consequence, MoveKind, Status, UnitChange, UnitKind};
pub(in crate::screens) use services::people::names::{
    field as field_name, kind as kind_name, level as level_name, managed_by as managed_name, status as status_name,
};
use words::people as w;

use crate::components::TagColour;
use crate::screens::circles;
use crate::screens::own::role_name;

/// Name of a kind of move.
pub(in crate::screens) fn move_name(lang: Lang, one: MoveKind) -> String {
    match one {
        MoveKind::Transfer => w::move_dieu_dong(lang),
        MoveKind::Post => w::move_chuc_vu(lang),
        MoveKind::Leave => w::move_nghi(lang),
        MoveKind::Secondment => w::move_biet_phai(lang),
        MoveKind::Return => w::move_tro_lai(lang),
        MoveKind::Retirement => w::move_nghi_huu(lang),
        MoveKind::Resignation => w::move_thoi_viec(lang),
        MoveKind::TransferOut => w::move_chuyen_di(lang),
        MoveKind::Death => w::move_tu_tran(lang),
        MoveKind::NameChange => w::move_doi_ten(lang),
        MoveKind::Merger => w::move_sap_nhap(lang),
    }
}

/// Name of a kind of unit.
pub(in crate::screens) fn unit_kind_name(lang: Lang, one: UnitKind) -> String {
    match one {
        UnitKind::Agency => w::unit_kind_co_quan(lang),
        UnitKind::Office => w::unit_kind_van_phong(lang),
        UnitKind::Department => w::unit_kind_vu(lang),
        UnitKind::Authority => w::unit_kind_cuc(lang),
        UnitKind::SubAuthority => w::unit_kind_chi_cuc(lang),
        UnitKind::Division => w::unit_kind_phong(lang),
        UnitKind::Board => w::unit_kind_ban(lang),
        UnitKind::PublicService => w::unit_kind_su_nghiep(lang),
        UnitKind::Enterprise => w::unit_kind_doanh_nghiep(lang),
        UnitKind::Commune => w::unit_kind_xa(lang),
        UnitKind::Ward => w::unit_kind_phuong(lang),
        UnitKind::SpecialZone => w::unit_kind_dac_khu(lang),
        UnitKind::Team => w::unit_kind_to_doi(lang),
        UnitKind::Other => w::unit_kind_khac(lang),
    }
}

/// Name of a change of a unit.
pub(in crate::screens) fn change_name(lang: Lang, one: UnitChange) -> String {
    match one {
        UnitChange::Created => w::change_thanh_lap(lang),
        UnitChange::Renamed => w::change_doi_ten(lang),
        UnitChange::Moved => w::change_chuyen(lang),
        UnitChange::Merged => w::change_sap_nhap(lang),
        UnitChange::Closed => w::change_giai_the(lang),
    }
}

/// Whether a status needs attention.
pub(in crate::screens) const fn status_colour(status: Status) -> TagColour {
    match status {
        Status::Working => TagColour::Green,
        Status::Suspended => TagColour::Red,
        _ if status.is_on_staff() => TagColour::Yellow,
        _ => TagColour::Grey,
    }
}

/// What a move touches, one sentence; nothing for what stands in the table of changes already.
pub(in crate::screens) fn touched(lang: Lang, one: &Consequence, unit: &str) -> Option<String> {
    match one {
        Consequence::Unit { .. } | Consequence::Post | Consequence::Status | Consequence::Name => None,
        Consequence::RoleEnds(held) => Some(w::touch_role_ends(lang, &role_name(lang, held.role), unit)),
        Consequence::RoleCannotEnd(held) => Some(w::touch_role_stays(lang, &role_name(lang, held.role), unit)),
        Consequence::RoleToReview(held) => Some(w::touch_role_review(lang, &role_name(lang, held.role), unit)),
        Consequence::CircleLeft { kind, .. } => Some(w::touch_circle(lang, &circles::kind_name(lang, *kind), unit)),
        Consequence::ChiefEnds(_) => Some(w::touch_chief(lang, unit)),
        Consequence::StandInsEnd(count) => Some(w::touch_stand_ins(lang, i64::try_from(*count).unwrap_or(i64::MAX))),
        Consequence::AccountToLock => Some(w::touch_account(lang)),
        Consequence::DutyToReview => Some(w::touch_duty(lang)),
    }
}
