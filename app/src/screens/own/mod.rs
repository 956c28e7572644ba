//! The own account: who one is to the system, and what guards it.
//!
//! Owns: what these pages share. Must not: show or change anything of another account.

mod account;
mod keys;
mod password;
mod recovery;
mod recovery_code;
mod second_factor;

use domain::access::RoleCode;
use domain::lang::Lang;
use domain::routes;
use services::accounts::Session;

use crate::Visit;
use crate::route::Route;

pub(super) fn routes() -> Vec<Route> {
    [
        account::routes(),
        keys::routes(),
        password::routes(),
        recovery::routes(),
        recovery_code::routes(),
        second_factor::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was done on the page before, which the account page then says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Password,
    RecoveryCode,
    Sessions,
    FactorRemoved,
    RecoveryOpened,
    RecoveryRefused,
}

impl Done {
    const ALL: [Self; 6] = [
        Self::Password,
        Self::RecoveryCode,
        Self::Sessions,
        Self::FactorRemoved,
        Self::RecoveryOpened,
        Self::RecoveryRefused,
    ];
    const FIELD: &'static str = "xong";

    const fn code(self) -> &'static str {
        match self {
            Self::Password => "mat-khau",
            Self::RecoveryCode => "ma-khoi-phuc",
            Self::Sessions => "phien",
            Self::FactorRemoved => "bo-xac-thuc",
            Self::RecoveryOpened => "mo-khoa-cu",
            Self::RecoveryRefused => "tu-choi-khoa-cu",
        }
    }

    /// Address of the account page with this notice.
    fn address(self) -> String {
        format!("{}?{}={}", routes::OWN_ACCOUNT, Self::FIELD, self.code())
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }
}

/// The names of the hats that count today.
pub(crate) fn hats(visit: &Visit, session: &Session) -> Vec<String> {
    let hats = session.hats(visit.ctx.today());
    hats.into_iter().map(|role| role_name(visit.lang, role)).collect()
}

/// Whether a hat waits for a second factor that the account does not have.
pub(crate) fn lacks_second_factor(visit: &Visit, session: &Session) -> bool {
    let asked = session
        .hats(visit.ctx.today())
        .into_iter()
        .any(|role| role.row().second_factor);
    asked && !session.has_second_factor()
}

/// Name of a role.
pub(crate) fn role_name(lang: Lang, role: RoleCode) -> String {
    use words::roles as w;
    match role {
        RoleCode::NguoiKeKhai => w::nguoi_ke_khai(lang),
        RoleCode::CanBoToChuc => w::can_bo_to_chuc(lang),
        RoleCode::ThuTruong => w::thu_truong(lang),
        RoleCode::PhoThuTruong => w::pho_thu_truong(lang),
        RoleCode::TruongPhong => w::truong_phong(lang),
        RoleCode::DaiDienCongDoan => w::dai_dien_cong_doan(lang),
        RoleCode::ToTuKiemTra => w::to_tu_kiem_tra(lang),
        RoleCode::ThamMuuToCao => w::tham_muu_to_cao(lang),
        RoleCode::TiepNhan => w::tiep_nhan(lang),
        RoleCode::HoiDong => w::hoi_dong(lang),
        RoleCode::CoQuanKiemSoat => w::co_quan_kiem_soat(lang),
        RoleCode::ToXacMinh => w::to_xac_minh(lang),
        RoleCode::KiemToanNoiBo => w::kiem_toan_noi_bo(lang),
        RoleCode::ThongKe => w::thong_ke(lang),
        RoleCode::QuanTri => w::quan_tri(lang),
        RoleCode::NguoiGiuManh => w::nguoi_giu_manh(lang),
    }
}
