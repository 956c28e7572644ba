//! Names of codes as people write them.
//!
//! Owns: the table from words to codes. Must not: hold the names that are displayed; callers add those of each language.

use std::collections::BTreeMap;

use super::StaffColumn;
use super::nearest::nearest;
use crate::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use crate::text::search_key;

/// What people write for codes, beside the codes themselves and their displayed names.
const OTHER_NAMES: [(StaffColumn, &str, &str); 34] = [
    (StaffColumn::Kind, "cong chuc", "CONG_CHUC_KHONG_LANH_DAO"),
    (StaffColumn::Kind, "cong chuc lanh dao quan ly", "CONG_CHUC_LANH_DAO"),
    (StaffColumn::Kind, "cong chuc quan ly", "CONG_CHUC_LANH_DAO"),
    (
        StaffColumn::Kind,
        "cong chuc khong giu chuc vu",
        "CONG_CHUC_KHONG_LANH_DAO",
    ),
    (StaffColumn::Kind, "vien chuc", "VIEN_CHUC_KHONG_QUAN_LY"),
    (StaffColumn::Kind, "vien chuc lanh dao", "VIEN_CHUC_QUAN_LY"),
    (StaffColumn::Kind, "vien chuc lanh dao quan ly", "VIEN_CHUC_QUAN_LY"),
    (StaffColumn::Kind, "hop dong", "LAO_DONG_HOP_DONG"),
    (StaffColumn::Kind, "hdld", "LAO_DONG_HOP_DONG"),
    (StaffColumn::Kind, "nguoi lao dong", "LAO_DONG_HOP_DONG"),
    (StaffColumn::Kind, "hop dong lao dong", "LAO_DONG_HOP_DONG"),
    (StaffColumn::Level, "khong giu chuc vu", "KHONG"),
    (
        StaffColumn::Level,
        "pho truong phong va tuong duong",
        "PHO_TRUONG_PHONG",
    ),
    (StaffColumn::Level, "truong phong va tuong duong", "TRUONG_PHONG"),
    (StaffColumn::Level, "pho giam doc so", "PHO_GIAM_DOC"),
    (StaffColumn::Level, "pho giam doc so va tuong duong", "PHO_GIAM_DOC"),
    (StaffColumn::Level, "giam doc so", "GIAM_DOC"),
    (StaffColumn::Level, "giam doc so va tuong duong", "GIAM_DOC"),
    (StaffColumn::ManagedBy, "so", "CO_QUAN"),
    (StaffColumn::ManagedBy, "dang uy", "DANG_UY_CAP_TREN"),
    (StaffColumn::ManagedBy, "ban thuong vu tinh uy", "TINH_UY"),
    (StaffColumn::ManagedBy, "btv tinh uy", "TINH_UY"),
    (StaffColumn::ManagedBy, "thanh uy", "TINH_UY"),
    (StaffColumn::ManagedBy, "ban thuong vu thanh uy", "TINH_UY"),
    (StaffColumn::ManagedBy, "ban bi thu", "TRUNG_UONG"),
    (StaffColumn::Status, "dang lam viec", "DANG_CONG_TAC"),
    (StaffColumn::Status, "thai san", "NGHI_THAI_SAN"),
    (StaffColumn::Status, "nghi khong luong", "NGHI_DAI_HAN"),
    (StaffColumn::Status, "nghi om dai ngay", "NGHI_DAI_HAN"),
    (StaffColumn::Status, "dinh chi", "TAM_DINH_CHI"),
    (StaffColumn::Status, "huu", "NGHI_HUU"),
    (StaffColumn::Status, "nghi viec", "THOI_VIEC"),
    (StaffColumn::Status, "chuyen cong tac", "CHUYEN_DI"),
    (StaffColumn::Status, "tu tran", "DA_MAT"),
];

/// The table.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    codes: BTreeMap<StaffColumn, BTreeMap<String, &'static str>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut vocabulary = Self { codes: BTreeMap::new() };
        for column in StaffColumn::ALL {
            for code in Self::codes(*column) {
                vocabulary.add(*column, code, code);
            }
        }
        for (column, name, code) in OTHER_NAMES {
            vocabulary.add(column, name, code);
        }
        vocabulary
    }
}

impl Vocabulary {
    /// The codes of a column, in the order in which they are offered; none for columns of anything else.
    #[must_use]
    pub fn codes(column: StaffColumn) -> Vec<&'static str> {
        match column {
            StaffColumn::Kind => {
                let kinds = PersonKind::ALL.iter().filter(|kind| kind.is_of_staff_file());
                kinds.map(|kind| kind.code()).collect()
            }
            StaffColumn::Level => LeaderLevel::ALL.iter().map(|level| level.code()).collect(),
            StaffColumn::Fields => FieldOfWork::ALL.iter().map(|field| field.code()).collect(),
            StaffColumn::ManagedBy => ManagedBy::ALL.iter().map(|managed| managed.code()).collect(),
            StaffColumn::Status => Status::ALL.iter().map(|status| status.code()).collect(),
            _ => Vec::new(),
        }
    }

    /// Adds a name of a code; the first one that a name was added for keeps it.
    pub fn add(&mut self, column: StaffColumn, name: &str, code: &'static str) {
        self.codes
            .entry(column)
            .or_default()
            .entry(search_key(name))
            .or_insert(code);
    }

    /// The code of what is written, or the code that is probably meant.
    pub(super) fn code(&self, column: StaffColumn, written: &str) -> Result<&'static str, Option<&'static str>> {
        let key = search_key(written);
        let known = self.codes.get(&column);
        let found = known.and_then(|names| names.get(&key)).copied();
        found.ok_or_else(|| nearest(&key, known?.iter().map(|(name, code)| (name.as_str(), *code))))
    }
}
