//! The roles as types.
//!
//! Owns: the sixteen codes and what is said about each. Must not: say it; the table stands in `roles`.

/// A role of the system. The codes are Vietnamese like those of the law, and never change once stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleCode {
    /// Declarant.
    NguoiKeKhai,
    /// Personnel officer.
    CanBoToChuc,
    /// Head.
    ThuTruong,
    /// Deputy head.
    PhoThuTruong,
    /// Head of a division.
    TruongPhong,
    /// Union representative, or the seat in its place.
    DaiDienCongDoan,
    /// Member of an inspection team.
    ToTuKiemTra,
    /// Adviser on denunciations; keeps the secret register.
    ThamMuuToCao,
    /// Intake of reports and letters.
    TiepNhan,
    /// Member of a discipline council.
    HoiDong,
    /// Officer of the control body.
    CoQuanKiemSoat,
    /// Member of a verification team.
    ToXacMinh,
    /// Internal auditor.
    KiemToanNoiBo,
    /// Statistics officer.
    ThongKe,
    /// Administrator.
    QuanTri,
    /// Custodian of a share of the recovery key.
    NguoiGiuManh,
}

impl RoleCode {
    /// Every role, in the order of the table.
    pub const ALL: [Self; 16] = [
        Self::NguoiKeKhai,
        Self::CanBoToChuc,
        Self::ThuTruong,
        Self::PhoThuTruong,
        Self::TruongPhong,
        Self::DaiDienCongDoan,
        Self::ToTuKiemTra,
        Self::ThamMuuToCao,
        Self::TiepNhan,
        Self::HoiDong,
        Self::CoQuanKiemSoat,
        Self::ToXacMinh,
        Self::KiemToanNoiBo,
        Self::ThongKe,
        Self::QuanTri,
        Self::NguoiGiuManh,
    ];

    /// The code as it is stored and printed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NguoiKeKhai => "NGUOI_KE_KHAI",
            Self::CanBoToChuc => "CAN_BO_TO_CHUC",
            Self::ThuTruong => "THU_TRUONG",
            Self::PhoThuTruong => "PHO_THU_TRUONG",
            Self::TruongPhong => "TRUONG_PHONG",
            Self::DaiDienCongDoan => "DAI_DIEN_CONG_DOAN",
            Self::ToTuKiemTra => "TO_TU_KIEM_TRA",
            Self::ThamMuuToCao => "THAM_MUU_TO_CAO",
            Self::TiepNhan => "TIEP_NHAN",
            Self::HoiDong => "HOI_DONG",
            Self::CoQuanKiemSoat => "CO_QUAN_KIEM_SOAT",
            Self::ToXacMinh => "TO_XAC_MINH",
            Self::KiemToanNoiBo => "KIEM_TOAN_NOI_BO",
            Self::ThongKe => "THONG_KE",
            Self::QuanTri => "QUAN_TRI",
            Self::NguoiGiuManh => "NGUOI_GIU_MANH",
        }
    }

    /// The role with this code; `None` for any other text.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether one person may wear both hats at the same time.
    #[must_use]
    pub fn is_compatible_with(self, other: Self) -> bool {
        !self.row().excludes.contains(&other)
    }
}

/// A group of office holders with a common key. Six flat kinds, no nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CircleKind {
    /// Those who answer for a unit.
    Unit,
    /// Personnel officers.
    Personnel,
    /// Head and deputies.
    Leadership,
    /// The control body.
    Control,
    /// Statistics officers.
    Statistics,
    /// Auditors.
    Audit,
}

impl CircleKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Unit,
        Self::Personnel,
        Self::Leadership,
        Self::Control,
        Self::Statistics,
        Self::Audit,
    ];

    /// The code as it is stored and printed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "UNIT",
            Self::Personnel => "PERSONNEL",
            Self::Leadership => "LEADERSHIP",
            Self::Control => "CONTROL",
            Self::Statistics => "STATISTICS",
            Self::Audit => "AUDIT",
        }
    }

    /// The kind with this code; `None` for any other text.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its key opens what is confidential: then a member holds it inside his step-up window only.
    #[must_use]
    pub const fn is_confidential(self) -> bool {
        matches!(self, Self::Audit | Self::Statistics)
    }

    /// The roles whose wearers are its members.
    pub fn roles(self) -> impl Iterator<Item = RoleCode> {
        RoleCode::ALL
            .into_iter()
            .filter(move |role| role.row().circle == Some(self))
    }
}

/// How far a hat reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Only what is the wearer's own.
    Own,
    /// Only the single records that name him as a recipient.
    SingleRecord,
    /// The hat's unit and everything below it.
    UnitSubtree,
    /// The whole agency, whichever unit the hat names.
    Agency,
}

/// What holds for a role: one row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Who may propose that somebody gets it.
    pub proposed_by: &'static [RoleCode],
    /// Who may approve that.
    pub approved_by: &'static [RoleCode],
    /// Whether its first holder comes with the founding, which the root key signs, because nobody can approve yet.
    pub at_founding: bool,
    /// How far it reaches.
    pub scope: Scope,
    /// The circle it makes its wearer a member of.
    pub circle: Option<CircleKind>,
    /// Whether it counts only in a session that was opened with a second factor.
    pub second_factor: bool,
    /// Which roles the same person cannot have at the same time.
    pub excludes: &'static [RoleCode],
}
