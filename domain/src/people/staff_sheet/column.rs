//! The columns of the staff list.
//!
//! Owns: their order, and by which headings they are recognised. Must not: know what may stand in them.

use crate::people::codes::codes;

codes! {
    /// A column, in the order of the template.
    StaffColumn {
        /// Mã cán bộ.
        StaffCode = "MA_CAN_BO",
        /// Họ và tên.
        Name = "HO_VA_TEN",
        /// Ngày sinh, or the year alone.
        Birth = "NGAY_SINH",
        /// Đơn vị.
        Unit = "DON_VI",
        /// Loại người.
        Kind = "LOAI_NGUOI",
        /// Chức vụ.
        Post = "CHUC_VU",
        /// Giữ chức vụ từ ngày.
        PostFrom = "CHUC_VU_TU_NGAY",
        /// Cấp lãnh đạo.
        Level = "CAP_LANH_DAO",
        /// Ngạch, chức danh nghề nghiệp.
        Rank = "NGACH",
        /// Lĩnh vực công tác.
        Fields = "LINH_VUC",
        /// Đảng viên.
        PartyMember = "DANG_VIEN",
        /// Diện quản lý.
        ManagedBy = "DIEN_QUAN_LY",
        /// Đại diện phần vốn nhà nước.
        StateCapital = "DAI_DIEN_VON",
        /// Điện thoại.
        Phone = "DIEN_THOAI",
        /// Máy lẻ.
        Extension = "MAY_LE",
        /// E-mail.
        Mail = "EMAIL",
        /// Trạng thái.
        Status = "TRANG_THAI",
        /// Trạng thái từ ngày.
        StatusFrom = "TRANG_THAI_TU_NGAY",
        /// Ngày vào cơ quan.
        Joined = "NGAY_VAO_CO_QUAN",
        /// Số căn cước công dân, số định danh cá nhân.
        CitizenId = "SO_CCCD",
    }
}

/// Headings that say "from" and nothing else; the column at their left says of what.
const SINCE: [&str; 4] = ["tu ngay", "tu", "ngay", "from"];

/// Headings of columns that many lists have and that are not asked for.
const OTHERS: [&str; 12] = [
    "stt",
    "tt",
    "so tt",
    "so thu tu",
    "gioi tinh",
    "nam",
    "nu",
    "ghi chu",
    "dan toc",
    "que quan",
    "trinh do",
    "no",
];

impl StaffColumn {
    /// Columns without which nobody can be entered.
    pub const REQUIRED: [Self; 4] = [Self::StaffCode, Self::Name, Self::Unit, Self::Kind];

    /// Whether several columns of a sheet may be this one: family and given name, birth years of men and of women.
    #[must_use]
    pub const fn may_be_split(self) -> bool {
        matches!(self, Self::Name | Self::Birth)
    }

    /// Whether it says where somebody stands: what a decision changes, and a move records.
    #[must_use]
    pub const fn is_standing(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Unit
                | Self::Kind
                | Self::Post
                | Self::PostFrom
                | Self::Level
                | Self::Status
                | Self::StatusFrom
                | Self::Joined
        )
    }

    /// Headings by which it is known, as search keys.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::StaffCode => &[
                "ma can bo",
                "ma cb",
                "ma so can bo",
                "ma so",
                "ma",
                "ma nhan vien",
                "ma nv",
                "ma nhan su",
                "ma cong chuc",
                "ma vien chuc",
                "ma cbccvc",
                "so hieu",
                "so hieu can bo",
                "so hieu cong chuc",
                "so hieu cbccvc",
                "so hieu cong chuc vien chuc",
                "staff code",
                "code",
            ],
            Self::Name => &[
                "ho va ten",
                "ho ten",
                "ten",
                "ho",
                "ho dem",
                "ho va ten dem",
                "ho va dem",
                "ho va ten khai sinh",
                "ho ten can bo",
                "ho va ten can bo",
                "ten can bo",
                "full name",
                "name",
                "ho va ten ho dem",
                "ho va ten ho",
                "ho va ten ten",
            ],
            Self::Birth => &[
                "ngay sinh",
                "nam sinh",
                "ngay sinh nam sinh",
                "ngay sinh hoac nam sinh",
                "ngay thang nam sinh",
                "ngay thang sinh",
                "sinh ngay",
                "sinh nam",
                "ns",
                "date of birth",
                "birth",
                "year of birth",
                "date or year of birth",
                "ngay sinh nam",
                "ngay sinh nu",
                "nam sinh nam",
                "nam sinh nu",
                "ngay thang nam sinh nam",
                "ngay thang nam sinh nu",
            ],
            Self::Unit => &[
                "don vi",
                "don vi cong tac",
                "phong ban",
                "phong",
                "phong don vi",
                "don vi phong ban",
                "bo phan",
                "noi cong tac",
                "co quan don vi",
                "unit",
                "department",
            ],
            Self::Kind => &[
                "loai nguoi",
                "loai can bo",
                "loai",
                "phan loai",
                "doi tuong",
                "nhom doi tuong",
                "loai doi tuong",
                "loai can bo cong chuc vien chuc",
                "can bo cong chuc vien chuc",
                "kind",
                "kind of person",
            ],
            Self::Post => &[
                "chuc vu",
                "chuc danh",
                "chuc vu chuc danh",
                "chuc vu hien tai",
                "chuc vu chuc danh hien tai",
                "chuc vu ten chuc vu",
                "vi tri viec lam",
                "post",
                "position",
            ],
            Self::PostFrom => &[
                "giu chuc vu tu ngay",
                "chuc vu tu ngay",
                "chuc vu ngay bo nhiem",
                "tu ngay giu chuc vu",
                "ngay bo nhiem",
                "ngay giu chuc vu",
                "thoi diem bo nhiem",
                "post since",
                "in post since",
            ],
            Self::Level => &[
                "cap lanh dao",
                "cap chuc vu",
                "muc chuc vu",
                "cap lanh dao quan ly",
                "chuc vu tuong duong",
                "level",
                "level of post",
            ],
            Self::Rank => &[
                "ngach",
                "ngach cong chuc",
                "ngach vien chuc",
                "ten ngach",
                "ngach bac",
                "chuc danh nghe nghiep",
                "ngach chuc danh nghe nghiep",
                "ngach hoac chuc danh nghe nghiep",
                "rank",
            ],
            Self::Fields => &[
                "linh vuc",
                "linh vuc cong tac",
                "linh vuc phu trach",
                "linh vuc cong viec",
                "fields",
                "fields of work",
            ],
            Self::PartyMember => &["dang vien", "la dang vien", "ngay vao dang", "party member"],
            Self::ManagedBy => &[
                "dien quan ly",
                "dien",
                "dien can bo",
                "dien can bo quan ly",
                "phan cap quan ly",
                "cap quan ly can bo",
                "cap quan ly",
                "managed by",
            ],
            Self::StateCapital => &[
                "dai dien von nha nuoc",
                "dai dien phan von nha nuoc",
                "nguoi dai dien phan von nha nuoc",
                "nguoi dai dien von nha nuoc",
                "dai dien von",
                "state capital",
                "represents state capital",
            ],
            Self::Phone => &[
                "dien thoai",
                "so dien thoai",
                "dt",
                "so dt",
                "sdt",
                "di dong",
                "dien thoai di dong",
                "dien thoai lien he",
                "phone",
                "mobile",
                "telephone",
            ],
            Self::Extension => &[
                "may le",
                "so may le",
                "dien thoai noi bo",
                "so noi bo",
                "extension",
                "ext",
            ],
            Self::Mail => &[
                "email",
                "e mail",
                "mail",
                "thu dien tu",
                "dia chi email",
                "dia chi thu dien tu",
                "hop thu",
                "email cong vu",
                "thu dien tu cong vu",
            ],
            Self::Status => &[
                "trang thai",
                "trang thai cong tac",
                "tinh trang",
                "tinh trang cong tac",
                "status",
            ],
            Self::StatusFrom => &[
                "trang thai tu ngay",
                "tu ngay trang thai",
                "trang thai cong tac tu ngay",
                "tinh trang tu ngay",
                "ngay thay doi trang thai",
                "status since",
            ],
            Self::Joined => &[
                "ngay vao co quan",
                "vao co quan tu ngay",
                "ngay ve co quan",
                "ngay tuyen dung",
                "ngay vao lam",
                "ngay bat dau cong tac",
                "ngay nhan cong tac",
                "cong tac tai co quan tu ngay",
                "joined",
                "joined on",
            ],
            Self::CitizenId => &[
                "so cccd",
                "cccd",
                "so can cuoc",
                "so can cuoc cong dan",
                "can cuoc",
                "can cuoc cong dan",
                "so dinh danh",
                "so dinh danh ca nhan",
                "so cmnd cccd",
                "cmnd cccd",
                "cccd cmnd",
                "so cccd so dinh danh ca nhan",
                "so can cuoc so dinh danh ca nhan",
                "citizen id",
                "identity number",
            ],
        }
    }

    /// The column of a heading, given as search key, beside the column at its left.
    pub(super) fn of_heading(key: &str, left: Option<Self>) -> Option<Self> {
        if SINCE.contains(&key) {
            return match left {
                Some(Self::Post) => Some(Self::PostFrom),
                Some(Self::Status) => Some(Self::StatusFrom),
                _ => None,
            };
        }
        Self::ALL
            .iter()
            .copied()
            .find(|column| column.headings().contains(&key))
    }

    /// The column that a heading, as search key, is probably meant for.
    pub(super) fn near_heading(key: &str) -> Option<Self> {
        if key.is_empty() || OTHERS.contains(&key) || SINCE.contains(&key) {
            return None;
        }
        let known = Self::ALL
            .iter()
            .flat_map(|column| column.headings().iter().map(|heading| (*heading, *column)));
        super::nearest::nearest(key, known)
    }
}
