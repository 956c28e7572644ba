//! Codes of people and units in words.
//!
//! Owns: the word for each code. Must not: know a person.

use domain::lang::Lang;
use domain::people::{
    Consequence, FieldOfWork, LeaderLevel, ManagedBy, MoveKind, PersonKind, Status, UnitChange, UnitKind,
};
use words::people as w;

use crate::components::TagColour;
use crate::screens::circles;
use crate::screens::own::role_name;

/// Name of a kind of person.
pub(in crate::screens) fn kind_name(lang: Lang, one: PersonKind) -> String {
    match one {
        PersonKind::CanBoCoChucVu => w::kind_can_bo_co_chuc_vu(lang),
        PersonKind::CanBoKhac => w::kind_can_bo_khac(lang),
        PersonKind::CongChucLanhDao => w::kind_cong_chuc_lanh_dao(lang),
        PersonKind::CongChucKhongLanhDao => w::kind_cong_chuc_khong_lanh_dao(lang),
        PersonKind::VienChucQuanLy => w::kind_vien_chuc_quan_ly(lang),
        PersonKind::VienChucKhongQuanLy => w::kind_vien_chuc_khong_quan_ly(lang),
        PersonKind::DaNghi => w::kind_da_nghi(lang),
        PersonKind::LaoDongHopDong => w::kind_lao_dong_hop_dong(lang),
    }
}

/// Name of a level.
pub(in crate::screens) fn level_name(lang: Lang, one: LeaderLevel) -> String {
    match one {
        LeaderLevel::None => w::level_khong(lang),
        LeaderLevel::DeputyDivisionHead => w::level_pho_truong_phong(lang),
        LeaderLevel::DivisionHead => w::level_truong_phong(lang),
        LeaderLevel::DeputyDirector => w::level_pho_giam_doc(lang),
        LeaderLevel::Director => w::level_giam_doc(lang),
        LeaderLevel::Above => w::level_tren_giam_doc(lang),
    }
}

/// Name of a field of work.
pub(in crate::screens) fn field_name(lang: Lang, one: FieldOfWork) -> String {
    match one {
        FieldOfWork::Personnel => w::field_to_chuc_can_bo(lang),
        FieldOfWork::Finance => w::field_tai_chinh_ngan_hang(lang),
        FieldOfWork::Trade => w::field_cong_thuong(lang),
        FieldOfWork::Construction => w::field_xay_dung(lang),
        FieldOfWork::Transport => w::field_giao_thong(lang),
        FieldOfWork::Health => w::field_y_te(lang),
        FieldOfWork::Culture => w::field_van_hoa(lang),
        FieldOfWork::Communications => w::field_thong_tin(lang),
        FieldOfWork::Environment => w::field_moi_truong(lang),
        FieldOfWork::Agriculture => w::field_nong_nghiep(lang),
        FieldOfWork::Investment => w::field_dau_tu(lang),
        FieldOfWork::Justice => w::field_tu_phap(lang),
        FieldOfWork::Labour => w::field_lao_dong(lang),
        FieldOfWork::Science => w::field_khoa_hoc(lang),
        FieldOfWork::Education => w::field_giao_duc(lang),
        FieldOfWork::Defence => w::field_quoc_phong(lang),
        FieldOfWork::Security => w::field_cong_an(lang),
        FieldOfWork::Inspection => w::field_thanh_tra(lang),
    }
}

/// Name of a status.
pub(in crate::screens) fn status_name(lang: Lang, one: Status) -> String {
    match one {
        Status::Working => w::status_dang_cong_tac(lang),
        Status::MaternityLeave => w::status_nghi_thai_san(lang),
        Status::LongLeave => w::status_nghi_dai_han(lang),
        Status::Studying => w::status_di_hoc(lang),
        Status::Seconded => w::status_biet_phai(lang),
        Status::Suspended => w::status_tam_dinh_chi(lang),
        Status::Retired => w::status_nghi_huu(lang),
        Status::Resigned => w::status_thoi_viec(lang),
        Status::TransferredOut => w::status_chuyen_di(lang),
        Status::Dead => w::status_da_mat(lang),
    }
}

/// Name of who manages somebody.
pub(in crate::screens) fn managed_name(lang: Lang, one: ManagedBy) -> String {
    match one {
        ManagedBy::Agency => w::managed_co_quan(lang),
        ManagedBy::PartyCommittee => w::managed_dang_uy_cap_tren(lang),
        ManagedBy::Province => w::managed_tinh_uy(lang),
        ManagedBy::Centre => w::managed_trung_uong(lang),
    }
}

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
