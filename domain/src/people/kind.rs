//! What kind of person somebody is before the law.
//!
//! Owns: the codes, which are those of the decrees on discipline and of exchanged files. Must not: choose a decree.

use super::LeaderLevel;
use super::codes::codes;

codes! {
    /// What kind of person is concerned, by the law that applies to them.
    PersonKind {
        /// Cán bộ approved, appointed or assigned to a post.
        CanBoCoChucVu = "CAN_BO_CO_CHUC_VU",
        /// Other cán bộ.
        CanBoKhac = "CAN_BO_KHAC",
        /// Công chức who leads or manages.
        CongChucLanhDao = "CONG_CHUC_LANH_DAO",
        /// Công chức who does not.
        CongChucKhongLanhDao = "CONG_CHUC_KHONG_LANH_DAO",
        /// Viên chức who manages.
        VienChucQuanLy = "VIEN_CHUC_QUAN_LY",
        /// Viên chức who does not.
        VienChucKhongQuanLy = "VIEN_CHUC_KHONG_QUAN_LY",
        /// Left or retired.
        DaNghi = "DA_NGHI",
        /// Under a labour contract: not under the decrees.
        LaoDongHopDong = "LAO_DONG_HOP_DONG",
    }
}

impl PersonKind {
    /// Whether the person leads or manages, so that there is a post to be removed from.
    #[must_use]
    pub const fn has_post(self) -> bool {
        matches!(self, Self::CanBoCoChucVu | Self::CongChucLanhDao | Self::VienChucQuanLy)
    }

    /// Whether the staff file may say this of somebody. That somebody has left is said by his status; the file keeps
    /// what he was, because it decides under which decree he is judged.
    #[must_use]
    pub const fn is_of_staff_file(self) -> bool {
        !matches!(self, Self::DaNghi)
    }

    /// Whether somebody of this kind may have a post of this level: who leads has one, who does not has none. Cán bộ
    /// hold offices that are no posts of this ladder too.
    #[must_use]
    pub fn fits(self, level: LeaderLevel) -> bool {
        match self {
            Self::CanBoCoChucVu | Self::DaNghi => true,
            Self::CongChucLanhDao | Self::VienChucQuanLy => level > LeaderLevel::None,
            Self::CanBoKhac | Self::CongChucKhongLanhDao | Self::VienChucKhongQuanLy | Self::LaoDongHopDong => {
                level == LeaderLevel::None
            }
        }
    }
}
