//! Codes are stored: none may change, none may be lost.

use super::*;

#[test]
fn codes_read_back_and_nothing_else_is_one() {
    macro_rules! read_back {
        ($($name:ident)+) => {
            $(for one in $name::ALL {
                assert_eq!($name::from_code(one.code()), Some(*one));
                let code = one.code();
                assert!(code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{code}");
            }
            assert_eq!($name::from_code(""), None);)+
        };
    }
    read_back!(PersonKind LeaderLevel FieldOfWork Status ManagedBy UnitKind MoveKind UnitChange);
}

#[test]
fn what_the_staff_file_has_stored_stays_readable() {
    let codes = |all: Vec<&'static str>| all.join(" ");
    assert_eq!(
        codes(Status::ALL.iter().map(|one| one.code()).collect()),
        "DANG_CONG_TAC NGHI_THAI_SAN NGHI_DAI_HAN DI_HOC BIET_PHAI TAM_DINH_CHI NGHI_HUU THOI_VIEC CHUYEN_DI DA_MAT"
    );
    assert_eq!(
        codes(MoveKind::ALL.iter().map(|one| one.code()).collect()),
        "DIEU_DONG THAY_DOI_CHUC_VU NGHI BIET_PHAI TRO_LAI NGHI_HUU THOI_VIEC CHUYEN_DI TU_TRAN DOI_TEN SAP_NHAP"
    );
    assert_eq!(
        codes(UnitKind::ALL.iter().map(|one| one.code()).collect()),
        "CO_QUAN VAN_PHONG VU CUC CHI_CUC PHONG BAN DON_VI_SU_NGHIEP DOANH_NGHIEP XA PHUONG DAC_KHU TO_DOI KHAC"
    );
    assert_eq!(
        codes(PersonKind::ALL.iter().map(|one| one.code()).collect()),
        "CAN_BO_CO_CHUC_VU CAN_BO_KHAC CONG_CHUC_LANH_DAO CONG_CHUC_KHONG_LANH_DAO VIEN_CHUC_QUAN_LY \
         VIEN_CHUC_KHONG_QUAN_LY DA_NGHI LAO_DONG_HOP_DONG"
    );
}

#[test]
fn levels_are_in_order() {
    assert!(LeaderLevel::ALL.is_sorted());
    assert!(LeaderLevel::DivisionHead > LeaderLevel::DeputyDivisionHead);
}

#[test]
fn kinds_fit_their_levels() {
    use LeaderLevel::{DeputyDivisionHead, None};
    let cases = [
        (PersonKind::CanBoCoChucVu, true, true),
        (PersonKind::CanBoKhac, true, false),
        (PersonKind::CongChucLanhDao, false, true),
        (PersonKind::CongChucKhongLanhDao, true, false),
        (PersonKind::VienChucQuanLy, false, true),
        (PersonKind::VienChucKhongQuanLy, true, false),
        (PersonKind::LaoDongHopDong, true, false),
    ];
    for (kind, without, with) in cases {
        assert_eq!(
            (kind.fits(None), kind.fits(DeputyDivisionHead)),
            (without, with),
            "{kind:?}"
        );
        assert!(kind.is_of_staff_file());
    }
    assert!(!PersonKind::DaNghi.is_of_staff_file());
}

#[test]
fn whoever_left_is_judged_as_somebody_who_left() {
    for status in Status::ALL {
        let kind = status.kind_before_the_law(PersonKind::VienChucQuanLy);
        assert_eq!(kind == PersonKind::DaNghi, !status.is_on_staff(), "{status:?}");
    }
}

#[test]
fn fields_are_stored_as_codes() {
    let fields: Fields = [FieldOfWork::Science, FieldOfWork::Personnel, FieldOfWork::Science]
        .into_iter()
        .collect();
    assert_eq!(fields.codes(), "TO_CHUC_CAN_BO KHOA_HOC_CONG_NGHE");
    assert_eq!(Fields::from_codes(&fields.codes()), Some(fields));
    assert_eq!(Fields::from_codes(""), Some(Fields::default()));
    assert_eq!(Fields::from_codes("KHOA_HOC_CONG_NGHE THIEN_VAN"), None);
}
