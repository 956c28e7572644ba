//! How high a post stands.
//!
//! Owns: the ladder on which rules say "from … up". Must not: say which rung has a duty; the law's rows do.

use super::codes::codes;

codes! {
    /// Level of a post, each "and equivalent"; the order is from low to high.
    LeaderLevel {
        /// No post that leads or manages.
        None = "KHONG",
        /// Phó trưởng phòng.
        DeputyDivisionHead = "PHO_TRUONG_PHONG",
        /// Trưởng phòng.
        DivisionHead = "TRUONG_PHONG",
        /// Phó giám đốc sở, phó vụ trưởng.
        DeputyDirector = "PHO_GIAM_DOC",
        /// Giám đốc sở, vụ trưởng.
        Director = "GIAM_DOC",
        /// Any post above.
        Above = "TREN_GIAM_DOC",
    }
}
