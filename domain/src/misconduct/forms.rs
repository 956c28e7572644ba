//! Decrees, forms of discipline and the ladders between them.
//!
//! Owns: the codes, which are those of the law and of exchanged files. Must not: choose a form.

use serde::{Deserialize, Serialize};

use crate::law::{Ladder, Law};
pub use crate::people::PersonKind;

/// A decree on discipline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum RuleSetCode {
    /// Nghị định 112/2020.
    #[serde(rename = "ND112_2020")]
    Nd112,
    /// Nghị định 112/2020 as amended by 71/2023.
    #[serde(rename = "ND112_71_2023")]
    Nd112Amended,
    /// Nghị định 172/2025: cán bộ, công chức.
    #[serde(rename = "ND172")]
    Nd172,
    /// Nghị định 234/2026: viên chức.
    #[serde(rename = "ND234")]
    Nd234,
}

impl RuleSetCode {
    /// The code, as in files and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nd112 => "ND112_2020",
            Self::Nd112Amended => "ND112_71_2023",
            Self::Nd172 => "ND172",
            Self::Nd234 => "ND234",
        }
    }
}

/// A form of discipline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Form {
    /// Khiển trách.
    #[serde(rename = "KT")]
    KhienTrach,
    /// Cảnh cáo.
    #[serde(rename = "CC")]
    CanhCao,
    /// Cách chức.
    #[serde(rename = "CCH")]
    CachChuc,
    /// Bãi nhiệm.
    #[serde(rename = "BN")]
    BaiNhiem,
    /// Buộc thôi việc.
    #[serde(rename = "BTV")]
    BuocThoiViec,
    /// Xóa tư cách chức vụ, chức danh đã đảm nhiệm.
    #[serde(rename = "XTC")]
    XoaTuCach,
    /// Hạ bậc lương: only under the old decrees.
    #[serde(rename = "HA_BAC_LUONG")]
    HaBacLuong,
    /// Giáng chức: only under the old decrees.
    #[serde(rename = "GIANG_CHUC")]
    GiangChuc,
}

/// How grave an act is; the decrees have three levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Severity {
    /// Harm not great, effect inside the agency.
    ItNghiemTrong,
    /// Great harm, effect beyond the agency.
    NghiemTrong,
    /// Very great harm, effect on the whole society.
    RatNghiemTrong,
}

/// The decree is not for this kind of person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} for this kind of person",
    .rule_set.map_or("no decree in force is".to_owned(), |decree| format!("{} is not", decree.code()))
)]
pub struct NoLadder {
    /// The decree asked for; `None` when any in force was meant.
    pub rule_set: Option<RuleSetCode>,
}

/// Whether a decree is for a kind of person.
#[must_use]
pub fn is_for(law: &Law, rule_set: RuleSetCode, person: PersonKind) -> bool {
    law.rule_sets()
        .iter()
        .any(|row| row.code == rule_set && row.persons.contains(&person))
}

/// The ladder for a kind of person under a decree, with its source and mark.
///
/// # Errors
/// When the decree is not for that kind of person.
pub fn ladder_row(law: &Law, rule_set: RuleSetCode, person: PersonKind) -> Result<&Ladder, NoLadder> {
    law.ladders()
        .iter()
        .find(|row| row.person_kind == person && row.rule_sets.contains(&rule_set) && is_for(law, rule_set, person))
        .ok_or(NoLadder {
            rule_set: Some(rule_set),
        })
}

/// The forms for a kind of person under a decree, from light to heavy.
///
/// # Errors
/// When the decree is not for that kind of person.
pub fn ladder(law: &Law, rule_set: RuleSetCode, person: PersonKind) -> Result<&[Form], NoLadder> {
    Ok(&ladder_row(law, rule_set, person)?.forms)
}

/// The ladder in force for a kind of person: that of the decree without an end.
///
/// # Errors
/// When no decree in force is for that kind of person.
pub(super) fn present_ladder(law: &Law, person: PersonKind) -> Result<&[Form], NoLadder> {
    law.rule_sets()
        .iter()
        .filter(|row| row.valid_to.is_none())
        .find_map(|row| ladder(law, row.code, person).ok())
        .ok_or(NoLadder { rule_set: None })
}
