//! Kinds of unit.
//!
//! Owns: the codes and which may stand below which. Must not: know a unit. There is no district level: it was abolished
//! on 01/07/2025.

use super::codes::codes;

codes! {
    /// What kind of unit it is.
    UnitKind {
        /// An agency: the root, or a department below a province's own.
        Agency = "CO_QUAN",
        /// Văn phòng.
        Office = "VAN_PHONG",
        /// Vụ.
        Department = "VU",
        /// Cục.
        Authority = "CUC",
        /// Chi cục.
        SubAuthority = "CHI_CUC",
        /// Phòng.
        Division = "PHONG",
        /// Ban.
        Board = "BAN",
        /// Đơn vị sự nghiệp công lập.
        PublicService = "DON_VI_SU_NGHIEP",
        /// Doanh nghiệp nhà nước.
        Enterprise = "DOANH_NGHIEP",
        /// Xã.
        Commune = "XA",
        /// Phường.
        Ward = "PHUONG",
        /// Đặc khu.
        SpecialZone = "DAC_KHU",
        /// Tổ, đội.
        Team = "TO_DOI",
        /// Any other.
        Other = "KHAC",
    }
}

impl UnitKind {
    /// Whether a unit of this kind may stand directly below one of that kind.
    #[must_use]
    pub const fn may_stand_below(self, above: Self) -> bool {
        match (self, above) {
            // A team is the smallest.
            (_, Self::Team) => false,
            // Only an agency holds agencies and the local level.
            (Self::Agency | Self::Commune | Self::Ward | Self::SpecialZone, above) => matches!(above, Self::Agency),
            // A division has teams, not divisions.
            (Self::Team, _) => true,
            (_, Self::Division) => false,
            _ => true,
        }
    }
}
