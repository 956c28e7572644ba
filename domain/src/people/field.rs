//! Fields of work.
//!
//! Owns: the fields whose managers declare every year. Must not: say from which level they do; the law's rows do.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::codes::codes;

codes! {
    /// A field of work, as the list of yearly declarants groups them.
    FieldOfWork {
        /// Personnel, organisation, emulation and commendation.
        Personnel = "TO_CHUC_CAN_BO",
        /// Finance and banking.
        Finance = "TAI_CHINH_NGAN_HANG",
        /// Industry and trade.
        Trade = "CONG_THUONG",
        /// Construction.
        Construction = "XAY_DUNG",
        /// Transport.
        Transport = "GIAO_THONG",
        /// Health.
        Health = "Y_TE",
        /// Culture, sports, tourism.
        Culture = "VAN_HOA_THE_THAO_DU_LICH",
        /// Information and communications.
        Communications = "THONG_TIN_TRUYEN_THONG",
        /// Natural resources and environment.
        Environment = "TAI_NGUYEN_MOI_TRUONG",
        /// Agriculture and rural development.
        Agriculture = "NONG_NGHIEP",
        /// Investment and foreign affairs.
        Investment = "DAU_TU_NGOAI_GIAO",
        /// Justice.
        Justice = "TU_PHAP",
        /// Labour and social affairs.
        Labour = "LAO_DONG_XA_HOI",
        /// Science and technology.
        Science = "KHOA_HOC_CONG_NGHE",
        /// Education and training.
        Education = "GIAO_DUC_DAO_TAO",
        /// National defence.
        Defence = "QUOC_PHONG",
        /// Public security.
        Security = "CONG_AN",
        /// Inspection and the fight against corruption.
        Inspection = "THANH_TRA_PCTN",
    }
}

/// The fields somebody works in; none where the work is in no listed field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeSet<FieldOfWork>);

impl Fields {
    /// Their codes with one space between, as they are stored.
    #[must_use]
    pub fn codes(&self) -> String {
        self.iter().map(FieldOfWork::code).collect::<Vec<_>>().join(" ")
    }

    /// Reads [`codes`](Self::codes); `None` when one is unknown.
    #[must_use]
    pub fn from_codes(codes: &str) -> Option<Self> {
        codes.split_whitespace().map(FieldOfWork::from_code).collect()
    }

    /// Whether this one is among them.
    #[must_use]
    pub fn contains(&self, field: FieldOfWork) -> bool {
        self.0.contains(&field)
    }

    /// All of them, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = FieldOfWork> {
        self.0.iter().copied()
    }
}

impl FromIterator<FieldOfWork> for Fields {
    fn from_iter<I: IntoIterator<Item = FieldOfWork>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}
