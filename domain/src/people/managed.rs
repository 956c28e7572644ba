//! Which Party level manages somebody as a cadre.
//!
//! Owns: the codes, from which the control body follows. Must not: name that body; the law's rows do.

use super::codes::codes;

codes! {
    /// Who manages somebody as a cadre (diện quản lý).
    ManagedBy {
        /// The agency itself, or the administration above it.
        Agency = "CO_QUAN",
        /// A Party committee directly above grassroots level.
        PartyCommittee = "DANG_UY_CAP_TREN",
        /// The standing committee of the province.
        Province = "TINH_UY",
        /// The central level.
        Centre = "TRUNG_UONG",
    }
}
