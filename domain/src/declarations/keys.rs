//! Names of the parts of a declaration that do not change with the form: headings, fields, rows of Mục III, kinds.
//!
//! Owns: these names and how files write them. Must not: know a number, a caption or an order; those belong to a form
//! (`law::Form`). In Mục II income is number 10 and in Mục III number 9, so a number never names anything.

use serde::{Deserialize, Serialize};

/// What a declaration is made for (phương thức kê khai).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// Kê khai lần đầu.
    LanDau,
    /// Kê khai hằng năm.
    HangNam,
    /// Kê khai bổ sung.
    BoSung,
    /// Kê khai phục vụ công tác cán bộ.
    CongTacCanBo,
    /// None of the four. It is kept, so that the check can say so.
    #[serde(other)]
    Unknown,
}

impl Kind {
    /// The four kinds of the law.
    pub const ALL: [Self; 4] = [Self::LanDau, Self::HangNam, Self::BoSung, Self::CongTacCanBo];

    /// The code that files and records hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LanDau => "LAN_DAU",
            Self::HangNam => "HANG_NAM",
            Self::BoSung => "BO_SUNG",
            Self::CongTacCanBo => "CONG_TAC_CAN_BO",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// Makes an enum whose variants have one spelling in files, the same in `code` and in serde.
macro_rules! names {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The one with this name.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|name| name.code() == code)
            }
        }
    };
}

names! {
    /// A heading of the form under which entries stand.
    HeadingKey {
        /// The declarant.
        Declarant = "declarant",
        /// Vợ hoặc chồng.
        Spouse = "spouse",
        /// Con chưa thành niên.
        Children = "children",
        /// Đất ở.
        ResidentialLand = "residential_land",
        /// Các loại đất khác.
        OtherLand = "other_land",
        /// Nhà ở.
        Houses = "houses",
        /// Công trình xây dựng khác.
        OtherWorks = "other_works",
        /// Cây lâu năm.
        PerennialTrees = "perennial_trees",
        /// Rừng sản xuất.
        ProductionForest = "production_forest",
        /// Vật kiến trúc khác gắn liền với đất.
        AttachedStructures = "attached_structures",
        /// Vàng, kim cương, bạch kim và các kim loại quý, đá quý khác.
        PreciousMetals = "precious_metals",
        /// Tiền.
        Money = "money",
        /// Cổ phiếu.
        Shares = "shares",
        /// Trái phiếu.
        Bonds = "bonds",
        /// Vốn góp.
        CapitalContributions = "capital_contributions",
        /// Các loại giấy tờ có giá khác.
        OtherValuablePapers = "other_valuable_papers",
        /// Tài sản phải đăng ký sử dụng và được cấp giấy đăng ký.
        RegisteredAssets = "registered_assets",
        /// Tài sản khác.
        OtherAssets = "other_assets",
        /// Tài sản ở nước ngoài.
        ForeignAssets = "foreign_assets",
        /// Tài khoản ở nước ngoài.
        ForeignAccounts = "foreign_accounts",
        /// Tổng thu nhập giữa hai lần kê khai.
        Income = "income",
    }
}

names! {
    /// A field of an entry.
    FieldKey {
        /// Họ và tên.
        FullName = "full_name",
        /// Ngày tháng năm sinh.
        BirthDate = "birth_date",
        /// Chức vụ/chức danh công tác.
        Position = "position",
        /// Cơ quan/đơn vị công tác.
        Agency = "agency",
        /// Nghề nghiệp.
        Occupation = "occupation",
        /// Nơi làm việc.
        Workplace = "workplace",
        /// Nơi thường trú.
        Residence = "residence",
        /// Which identity paper it is.
        IdentityKind = "identity_kind",
        /// Its number.
        IdentityNumber = "identity_number",
        /// Ngày cấp.
        IdentityIssueDate = "identity_issue_date",
        /// Nơi cấp.
        IdentityIssuer = "identity_issuer",
        /// Loại đất.
        LandType = "land_type",
        /// Địa chỉ.
        Address = "address",
        /// Diện tích, square metres.
        AreaM2 = "area_m2",
        /// Giá trị in whole đồng; absent when it cannot be told.
        ValueVnd = "value_vnd",
        /// How the value was found.
        ValueBasis = "value_basis",
        /// Why it cannot be told.
        ValueReason = "value_reason",
        /// Number of the certificate.
        CertificateNumber = "certificate_number",
        /// Who holds the certificate, or represents its holders.
        CertificateHolder = "certificate_holder",
        /// True where no certificate was issued yet.
        CertificateNone = "certificate_none",
        /// Thông tin khác.
        OtherInformation = "other_information",
        /// Loại nhà.
        HouseType = "house_type",
        /// Tên công trình.
        WorksName = "works_name",
        /// Loại công trình.
        WorksType = "works_type",
        /// Cấp công trình.
        WorksGrade = "works_grade",
        /// Loại cây.
        TreeType = "tree_type",
        /// Loại rừng.
        ForestType = "forest_type",
        /// Name of a thing or of a paper.
        Name = "name",
        /// Số lượng.
        Quantity = "quantity",
        /// What is counted.
        Unit = "unit",
        /// Loại, of metals and stones.
        MetalType = "metal_type",
        /// Hình thức, of money.
        MoneyForm = "money_form",
        /// Nơi gửi.
        DepositPlace = "deposit_place",
        /// Loại tiền: three capital letters.
        Currency = "currency",
        /// Số lượng in that currency.
        Amount = "amount",
        /// Hình thức góp vốn.
        ContributionForm = "contribution_form",
        /// Số đăng ký.
        RegistrationNumber = "registration_number",
        /// Năm bắt đầu sở hữu.
        OwnershipStartYear = "ownership_start_year",
        /// Country of something abroad.
        Country = "country",
        /// Under which heading something abroad is described.
        AssetType = "asset_type",
        /// Tên chủ tài khoản.
        AccountHolder = "account_holder",
        /// Số tài khoản.
        AccountNumber = "account_number",
        /// Bank or other body that holds the account.
        Institution = "institution",
        /// First day of the period of the income.
        PeriodFrom = "period_from",
        /// Last day of the period of the income.
        PeriodTo = "period_to",
        /// Income of the declarant.
        DeclarantVnd = "declarant_vnd",
        /// Income of the spouse.
        SpouseVnd = "spouse_vnd",
        /// Income of the minor children.
        MinorChildrenVnd = "minor_children_vnd",
        /// Income that cannot be split.
        JointVnd = "joint_vnd",
    }
}

names! {
    /// A fixed row of Mục III, in the order of the form.
    RowKey {
        /// Đất ở.
        ResidentialLand = "1.1",
        /// Các loại đất khác.
        OtherLand = "1.2",
        /// Nhà ở.
        Houses = "2.1",
        /// Công trình xây dựng khác.
        OtherWorks = "2.2",
        /// Cây lâu năm, rừng sản xuất.
        TreesAndForest = "3.1",
        /// Vật kiến trúc gắn liền với đất.
        AttachedStructures = "3.2",
        /// Vàng, kim cương, bạch kim.
        PreciousMetals = "4",
        /// Tiền.
        Money = "5",
        /// Cổ phiếu.
        Shares = "6.1",
        /// Trái phiếu.
        Bonds = "6.2",
        /// Vốn góp.
        CapitalContributions = "6.3",
        /// Các loại giấy tờ có giá khác.
        OtherValuablePapers = "6.4",
        /// Tài sản phải đăng ký.
        RegisteredAssets = "7.1",
        /// Tài sản khác.
        OtherAssets = "7.2",
        /// Tài sản ở nước ngoài.
        ForeignAssets = "8",
        /// Tổng thu nhập giữa hai lần kê khai.
        Income = "9",
    }
}

names! {
    /// How a value was found (ghi chú 10).
    Basis {
        /// Bought or transferred: the price paid, with taxes and fees.
        Mua = "MUA",
        /// Built, made or improved by oneself: all costs.
        TuTao = "TU_TAO",
        /// Given or inherited: the market price of that time, printed with "giá trị ước tính".
        ChoTangThuaKe = "CHO_TANG_THUA_KE",
        /// Cannot be told; the reason must be given.
        KhongXacDinh = "KHONG_XAC_DINH",
    }
}

names! {
    /// What a row of Mục III says.
    Class {
        /// More than in the last declaration.
        Tang = "TANG",
        /// Less than in the last declaration.
        Giam = "GIAM",
        /// The income of the period.
        ThuNhap = "THU_NHAP",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_stand_once() {
        fn once<T: Copy + PartialEq + std::fmt::Debug>(
            all: &[T],
            code: fn(T) -> &'static str,
            read: fn(&str) -> Option<T>,
        ) {
            for name in all {
                assert_eq!(read(code(*name)), Some(*name));
            }
            assert_eq!(read("Đất ở"), None);
        }
        once(HeadingKey::ALL, HeadingKey::code, HeadingKey::from_code);
        once(FieldKey::ALL, FieldKey::code, FieldKey::from_code);
        once(RowKey::ALL, RowKey::code, RowKey::from_code);
        once(Basis::ALL, Basis::code, Basis::from_code);
        once(Class::ALL, Class::code, Class::from_code);
    }
}
