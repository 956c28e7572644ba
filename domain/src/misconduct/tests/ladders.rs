//! Who may be given which form, by kind of person and decree.

use super::*;
use Form::{BaiNhiem, BuocThoiViec, CachChuc, CanhCao, GiangChuc, HaBacLuong, KhienTrach, XoaTuCach};
use PersonKind::{
    CanBoCoChucVu, CanBoKhac, CongChucKhongLanhDao, CongChucLanhDao, DaNghi, LaoDongHopDong, VienChucKhongQuanLy,
    VienChucQuanLy,
};

#[test]
fn ladders_by_kind_of_person_and_decree() {
    type Forms = Option<&'static [Form]>;
    const POST: &[Form] = &[KhienTrach, CanhCao, CachChuc, BuocThoiViec];
    const NO_POST: &[Form] = &[KhienTrach, CanhCao, BuocThoiViec];
    const ELECTED: &[Form] = &[KhienTrach, CanhCao, CachChuc, BaiNhiem];
    const ELECTED_NO_POST: &[Form] = &[KhienTrach, CanhCao, BaiNhiem];
    const LEFT: &[Form] = &[KhienTrach, CanhCao, XoaTuCach];
    const OLD_POST: &[Form] = &[KhienTrach, CanhCao, GiangChuc, CachChuc, BuocThoiViec];
    const OLD_NO_POST: &[Form] = &[KhienTrach, CanhCao, HaBacLuong, BuocThoiViec];
    // Under 112/2020, under it as amended by 71/2023, under 172/2025, under 234/2026.
    let cases: [(PersonKind, [Forms; 4]); 8] = [
        (CanBoCoChucVu, [Some(ELECTED), Some(ELECTED), Some(ELECTED), None]),
        (
            CanBoKhac,
            [
                Some(ELECTED_NO_POST),
                Some(ELECTED_NO_POST),
                Some(ELECTED_NO_POST),
                None,
            ],
        ),
        (CongChucLanhDao, [Some(OLD_POST), Some(OLD_POST), Some(POST), None]),
        (
            CongChucKhongLanhDao,
            [Some(OLD_NO_POST), Some(OLD_NO_POST), Some(NO_POST), None],
        ),
        (VienChucQuanLy, [Some(POST), Some(POST), None, Some(POST)]),
        (VienChucKhongQuanLy, [Some(NO_POST), Some(NO_POST), None, Some(NO_POST)]),
        (DaNghi, [Some(LEFT); 4]),
        (LaoDongHopDong, [None; 4]),
    ];
    for (person, by_rule_set) in cases {
        for (rule_set, forms) in RULE_SETS.into_iter().zip(by_rule_set) {
            let refusal = NoLadder {
                rule_set: Some(rule_set),
            };
            assert_eq!(
                ladder(law(), rule_set, person),
                forms.ok_or(refusal),
                "{person:?} {rule_set:?}"
            );
            assert_eq!(
                is_for(law(), rule_set, person),
                forms.is_some(),
                "{person:?} {rule_set:?}"
            );
        }
    }
}

#[test]
fn a_decree_says_for_whom_it_is_not() {
    let cases = [
        (Some(RuleSetCode::Nd112), "ND112_2020 is not for this kind of person"),
        (
            Some(RuleSetCode::Nd112Amended),
            "ND112_71_2023 is not for this kind of person",
        ),
        (Some(RuleSetCode::Nd172), "ND172 is not for this kind of person"),
        (Some(RuleSetCode::Nd234), "ND234 is not for this kind of person"),
        (None, "no decree in force is for this kind of person"),
    ];
    for (rule_set, message) in cases {
        assert_eq!(NoLadder { rule_set }.to_string(), message);
    }
}

#[test]
fn who_leads_or_manages_has_a_post() {
    let with_post: Vec<PersonKind> = PERSONS.into_iter().filter(|person| person.has_post()).collect();
    assert_eq!(with_post, [CanBoCoChucVu, CongChucLanhDao, VienChucQuanLy]);
    assert!(!LaoDongHopDong.has_post());
}
