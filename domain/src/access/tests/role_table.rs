//! The table of roles.

use super::*;
use RoleCode::{
    CanBoToChuc, CoQuanKiemSoat, DaiDienCongDoan, HoiDong, KiemToanNoiBo, NguoiGiuManh, NguoiKeKhai, PhoThuTruong,
    QuanTri, ThongKe, ThuTruong, ToXacMinh, TruongPhong,
};

#[test]
fn codes_are_read_back_and_nothing_else_is() {
    for role in RoleCode::ALL {
        assert_eq!(RoleCode::from_code(role.code()), Some(role));
    }
    for kind in CircleKind::ALL {
        assert_eq!(CircleKind::from_code(kind.code()), Some(kind));
    }
    for other in ["", "quan_tri", "QUAN_TRI ", "ADMIN", "PERSONNEL"] {
        assert_eq!(RoleCode::from_code(other), None, "{other:?}");
    }
    for other in ["", "personnel", "CONFIDENTIAL", "QUAN_TRI"] {
        assert_eq!(CircleKind::from_code(other), None, "{other:?}");
    }
}

#[test]
fn circles_have_the_roles_of_the_design() {
    let cases: [(CircleKind, &[RoleCode]); 6] = [
        (CircleKind::Unit, &[TruongPhong, DaiDienCongDoan]),
        (CircleKind::Personnel, &[CanBoToChuc]),
        (CircleKind::Leadership, &[ThuTruong, PhoThuTruong]),
        (CircleKind::Control, &[CoQuanKiemSoat]),
        (CircleKind::Statistics, &[ThongKe]),
        (CircleKind::Audit, &[KiemToanNoiBo]),
    ];
    for (kind, roles) in cases {
        let members: Vec<_> = RoleCode::ALL
            .into_iter()
            .filter(|role| role.row().circle == Some(kind))
            .collect();
        assert_eq!(members, roles, "{kind:?}");
    }
}

#[test]
fn only_who_reads_nothing_of_others_needs_no_second_factor() {
    for role in RoleCode::ALL {
        let row = role.row();
        let reads_others = row.scope != Scope::Own;
        assert_eq!(row.second_factor, reads_others, "{role:?}");
        assert!(row.circle.is_none() || reads_others, "{role:?}");
    }
    let without: Vec<_> = RoleCode::ALL
        .into_iter()
        .filter(|role| !role.row().second_factor)
        .collect();
    assert_eq!(without, [NguoiKeKhai, NguoiGiuManh]);
}

#[test]
fn exclusions_are_mutual_and_are_these() {
    for role in RoleCode::ALL {
        assert!(role.is_compatible_with(role), "{role:?}");
        for other in RoleCode::ALL {
            assert_eq!(
                role.is_compatible_with(other),
                other.is_compatible_with(role),
                "{role:?} {other:?}"
            );
        }
        // An administrator reads no content: the only other hat he may wear opens none.
        let may_be_administrator = matches!(role, NguoiKeKhai | QuanTri);
        assert_eq!(role.is_compatible_with(QuanTri), may_be_administrator, "{role:?}");
        if role.row().circle.is_some() {
            assert!(!role.is_compatible_with(QuanTri), "{role:?} has a circle");
        }
    }
    let mut others: Vec<_> = RoleCode::ALL
        .into_iter()
        .flat_map(|role| role.row().excludes.iter().map(move |other| (role, *other)))
        .filter(|(role, other)| role < other && *other != QuanTri && *role != QuanTri)
        .collect();
    others.sort_unstable();
    assert_eq!(
        others,
        [
            (ThuTruong, NguoiGiuManh),
            (PhoThuTruong, NguoiGiuManh),
            (HoiDong, ToXacMinh)
        ]
    );
}

#[test]
fn nobody_both_proposes_and_approves_and_no_administrator_approves() {
    for role in RoleCode::ALL {
        let row = role.row();
        assert_eq!(row.proposed_by, [QuanTri], "{role:?}");
        assert!(!row.approved_by.is_empty(), "{role:?}");
        for approver in row.approved_by {
            for proposer in row.proposed_by {
                assert!(!approver.is_compatible_with(*proposer), "{role:?}");
            }
        }
    }
    let at_founding: Vec<_> = RoleCode::ALL
        .into_iter()
        .filter(|role| role.row().at_founding)
        .collect();
    assert_eq!(at_founding, [CanBoToChuc, ThuTruong, KiemToanNoiBo, QuanTri]);
}

#[test]
fn from_the_founding_every_role_can_be_reached() {
    let mut held: Vec<_> = RoleCode::ALL
        .into_iter()
        .filter(|role| role.row().at_founding)
        .collect();
    for _ in RoleCode::ALL {
        for role in RoleCode::ALL {
            let row = role.row();
            let reachable = [row.proposed_by, row.approved_by]
                .iter()
                .all(|hands| hands.iter().any(|hand| held.contains(hand)));
            if reachable && !held.contains(&role) {
                held.push(role);
            }
        }
    }
    assert_eq!(held.len(), RoleCode::ALL.len(), "{held:?}");
}
