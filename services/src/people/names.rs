//! What the codes of the staff file are called.
//!
//! Owns: the way from each code to its message. Must not: contain a name itself.

use domain::lang::Lang;
use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use words::people as w;

/// Name of a kind of person.
#[must_use]
pub fn kind(lang: Lang, one: PersonKind) -> String {
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
#[must_use]
pub fn level(lang: Lang, one: LeaderLevel) -> String {
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
#[must_use]
pub fn field(lang: Lang, one: FieldOfWork) -> String {
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
#[must_use]
pub fn status(lang: Lang, one: Status) -> String {
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
#[must_use]
pub fn managed_by(lang: Lang, one: ManagedBy) -> String {
    match one {
        ManagedBy::Agency => w::managed_co_quan(lang),
        ManagedBy::PartyCommittee => w::managed_dang_uy_cap_tren(lang),
        ManagedBy::Province => w::managed_tinh_uy(lang),
        ManagedBy::Centre => w::managed_trung_uong(lang),
    }
}
