//! Whether somebody is at work, away or gone.
//!
//! Owns: the codes and what each means for rights and lists. Must not: say how one comes to another; moves do.

use super::PersonKind;
use super::codes::codes;

codes! {
    /// Where somebody stands with the agency.
    Status {
        /// Đang công tác.
        Working = "DANG_CONG_TAC",
        /// Nghỉ thai sản.
        MaternityLeave = "NGHI_THAI_SAN",
        /// A long leave: illness, without pay.
        LongLeave = "NGHI_DAI_HAN",
        /// Sent to a course for a long time.
        Studying = "DI_HOC",
        /// Biệt phái: works at another agency for a time.
        Seconded = "BIET_PHAI",
        /// Tạm đình chỉ công tác.
        Suspended = "TAM_DINH_CHI",
        /// Nghỉ hưu.
        Retired = "NGHI_HUU",
        /// Thôi việc.
        Resigned = "THOI_VIEC",
        /// Chuyển công tác: has gone to another agency for good.
        TransferredOut = "CHUYEN_DI",
        /// Đã mất.
        Dead = "DA_MAT",
    }
}

impl Status {
    /// Whether the person belongs to the agency, at work or away.
    #[must_use]
    pub const fn is_on_staff(self) -> bool {
        !matches!(self, Self::Retired | Self::Resigned | Self::TransferredOut | Self::Dead)
    }

    /// Whether the person belongs to the agency and is away for a time.
    #[must_use]
    pub const fn is_away(self) -> bool {
        self.is_on_staff() && !matches!(self, Self::Working)
    }

    /// The kind of person that the law on discipline sees.
    #[must_use]
    pub const fn kind_before_the_law(self, kind: PersonKind) -> PersonKind {
        if self.is_on_staff() { kind } else { PersonKind::DaNghi }
    }
}
