//! The table of roles.
//!
//! Owns: who proposes and who approves each role, how far it reaches, its circle, its second factor, and what it
//! excludes. Must not: say what a role may do; `rules` does.

use super::role::RoleCode::{
    CanBoToChuc, CoQuanKiemSoat, DaiDienCongDoan, HoiDong, KiemToanNoiBo, NguoiGiuManh, NguoiKeKhai, PhoThuTruong,
    QuanTri, ThamMuuToCao, ThongKe, ThuTruong, TiepNhan, ToTuKiemTra, ToXacMinh, TruongPhong,
};
use super::{CircleKind, RoleCode, RoleRow, Scope};

/// Proposing is clerical work. It gives nothing until somebody else approves, so that an administrator cannot make
/// himself or another a reader alone.
const ADMINISTRATOR: &[RoleCode] = &[QuanTri];
const HEAD: &[RoleCode] = &[ThuTruong];
const HEAD_OR_PERSONNEL: &[RoleCode] = &[CanBoToChuc, ThuTruong];

impl RoleCode {
    /// The row of this role.
    #[must_use]
    pub const fn row(self) -> RoleRow {
        match self {
            // Reads nothing of others, so no second factor; everybody may be obliged to declare, an administrator too.
            NguoiKeKhai => RoleRow {
                proposed_by: ADMINISTRATOR,
                approved_by: HEAD_OR_PERSONNEL,
                at_founding: false,
                scope: Scope::Own,
                circle: None,
                second_factor: false,
                excludes: &[],
            },
            CanBoToChuc => RoleRow {
                at_founding: true,
                ..reader(HEAD, Scope::UnitSubtree, Some(CircleKind::Personnel))
            },
            // The personnel officer approves on the strength of the appointment: a head who has left cannot.
            // A custodian could open with one more share what a head is kept from.
            ThuTruong => RoleRow {
                at_founding: true,
                excludes: &[QuanTri, NguoiGiuManh],
                ..reader(HEAD_OR_PERSONNEL, Scope::UnitSubtree, Some(CircleKind::Leadership))
            },
            PhoThuTruong => RoleRow {
                excludes: &[QuanTri, NguoiGiuManh],
                ..reader(HEAD, Scope::UnitSubtree, Some(CircleKind::Leadership))
            },
            TruongPhong => reader(HEAD_OR_PERSONNEL, Scope::UnitSubtree, Some(CircleKind::Unit)),
            DaiDienCongDoan => reader(HEAD_OR_PERSONNEL, Scope::UnitSubtree, Some(CircleKind::Unit)),
            ToTuKiemTra => reader(HEAD, Scope::SingleRecord, None),
            ThamMuuToCao => reader(HEAD, Scope::SingleRecord, None),
            TiepNhan => reader(HEAD, Scope::SingleRecord, None),
            // Who found the facts does not judge them.
            HoiDong => RoleRow {
                excludes: &[ToXacMinh, QuanTri],
                ..reader(HEAD, Scope::SingleRecord, None)
            },
            CoQuanKiemSoat => reader(HEAD, Scope::UnitSubtree, Some(CircleKind::Control)),
            ToXacMinh => RoleRow {
                excludes: &[HoiDong, QuanTri],
                ..reader(HEAD, Scope::SingleRecord, None)
            },
            // The ledger and the figures are of the whole agency; nothing in them is of one unit alone.
            KiemToanNoiBo => RoleRow {
                at_founding: true,
                ..reader(HEAD, Scope::Agency, Some(CircleKind::Audit))
            },
            ThongKe => reader(HEAD, Scope::Agency, Some(CircleKind::Statistics)),
            // He commands accounts and machine, so he must not hold a key besides: neither a circle, nor single records
            // (the keeper of the register is not the administrator either), nor a share of the recovery key.
            // His second factor guards the accounts of all others.
            QuanTri => RoleRow {
                proposed_by: ADMINISTRATOR,
                approved_by: HEAD,
                at_founding: true,
                scope: Scope::Agency,
                circle: None,
                second_factor: true,
                excludes: &[
                    CanBoToChuc,
                    ThuTruong,
                    PhoThuTruong,
                    TruongPhong,
                    DaiDienCongDoan,
                    ToTuKiemTra,
                    ThamMuuToCao,
                    TiepNhan,
                    HoiDong,
                    CoQuanKiemSoat,
                    ToXacMinh,
                    KiemToanNoiBo,
                    ThongKe,
                    NguoiGiuManh,
                ],
            },
            // His share is on paper and does its work on an offline machine; in the system he reads nothing.
            NguoiGiuManh => RoleRow {
                proposed_by: ADMINISTRATOR,
                approved_by: HEAD,
                at_founding: false,
                scope: Scope::Own,
                circle: None,
                second_factor: false,
                excludes: &[ThuTruong, PhoThuTruong, QuanTri],
            },
        }
    }
}

impl RoleCode {
    /// Whether its wearer reads what others wrote, through a circle or in single records: then it counts only with keys
    /// that somebody stands for.
    #[must_use]
    pub const fn reads_others(self) -> bool {
        let row = self.row();
        row.circle.is_some() || matches!(row.scope, Scope::SingleRecord)
    }
}

/// A role that reads what others wrote: always with a second factor, never together with the administrator.
const fn reader(approved_by: &'static [RoleCode], scope: Scope, circle: Option<CircleKind>) -> RoleRow {
    RoleRow {
        proposed_by: ADMINISTRATOR,
        approved_by,
        at_founding: false,
        scope,
        circle,
        second_factor: true,
        excludes: ADMINISTRATOR,
    }
}
