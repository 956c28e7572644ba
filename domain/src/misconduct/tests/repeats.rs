//! Several acts, a new act while a decision runs, the same act again, and the link to Party discipline.

use super::*;
use Form::{BaiNhiem, BuocThoiViec, CachChuc, CanhCao, GiangChuc, HaBacLuong, KhienTrach, XoaTuCach};
use PersonKind::{
    CanBoCoChucVu, CanBoKhac, CongChucKhongLanhDao, CongChucLanhDao, DaNghi, LaoDongHopDong, VienChucKhongQuanLy,
    VienChucQuanLy,
};
use Severity::{ItNghiemTrong, NghiemTrong, RatNghiemTrong};

#[test]
fn a_new_act_while_a_decision_runs_is_one_level_above_the_heavier_form() {
    let cases = [
        // Lighter than or equal to the running form: one above the running one.
        (CongChucLanhDao, KhienTrach, KhienTrach, CanhCao),
        (CongChucLanhDao, CanhCao, KhienTrach, CachChuc),
        (CongChucLanhDao, CanhCao, CanhCao, CachChuc),
        (CongChucLanhDao, CachChuc, KhienTrach, BuocThoiViec),
        // Heavier: one above the new one.
        (CongChucLanhDao, KhienTrach, CanhCao, CachChuc),
        (CongChucLanhDao, KhienTrach, CachChuc, BuocThoiViec),
        // At the top it stays at the top.
        (CongChucLanhDao, BuocThoiViec, KhienTrach, BuocThoiViec),
        (CongChucLanhDao, KhienTrach, BuocThoiViec, BuocThoiViec),
        // The next form of the person's own ladder.
        (CanBoCoChucVu, CanhCao, KhienTrach, CachChuc),
        (CanBoCoChucVu, CachChuc, CanhCao, BaiNhiem),
        (CanBoKhac, CanhCao, KhienTrach, BaiNhiem),
        (CongChucKhongLanhDao, CanhCao, KhienTrach, BuocThoiViec),
        (VienChucQuanLy, CanhCao, CanhCao, CachChuc),
        (VienChucKhongQuanLy, KhienTrach, CanhCao, BuocThoiViec),
        (DaNghi, CanhCao, KhienTrach, XoaTuCach),
        (DaNghi, XoaTuCach, XoaTuCach, XoaTuCach),
    ];
    for (person, running, new_act, form) in cases {
        let found = running_sanction(law(), person, running, new_act);
        assert_eq!(found, Ok(form), "{person:?} {running:?} {new_act:?}");
    }
}

#[test]
fn forms_outside_the_ladder_are_refused() {
    let none = NotInLadder::NoLadder(NoLadder { rule_set: None });
    let cases = [
        (CongChucKhongLanhDao, CachChuc, KhienTrach, NotInLadder::Form),
        (CongChucKhongLanhDao, KhienTrach, CachChuc, NotInLadder::Form),
        // Forms of the old decrees are no longer given.
        (CongChucLanhDao, GiangChuc, KhienTrach, NotInLadder::Form),
        (CongChucKhongLanhDao, KhienTrach, HaBacLuong, NotInLadder::Form),
        (DaNghi, BuocThoiViec, KhienTrach, NotInLadder::Form),
        (LaoDongHopDong, KhienTrach, KhienTrach, none),
    ];
    for (person, running, new_act, refusal) in cases {
        assert_eq!(
            running_sanction(law(), person, running, new_act),
            Err(refusal),
            "{person:?}"
        );
        assert_eq!(heaviest(law(), person, &[running, new_act]), Err(refusal), "{person:?}");
    }
    assert_eq!(heaviest(law(), CongChucLanhDao, &[]), Err(NotInLadder::NoAct));
}

#[test]
fn several_acts_get_the_heaviest_of_their_forms() {
    let cases: [(PersonKind, &[Form], Form); 6] = [
        (CongChucLanhDao, &[KhienTrach], KhienTrach),
        (CongChucLanhDao, &[KhienTrach, KhienTrach, KhienTrach], KhienTrach),
        (CongChucLanhDao, &[KhienTrach, CachChuc, CanhCao], CachChuc),
        (CongChucLanhDao, &[BuocThoiViec, CanhCao], BuocThoiViec),
        (CanBoKhac, &[CanhCao, BaiNhiem], BaiNhiem),
        (DaNghi, &[XoaTuCach, KhienTrach], XoaTuCach),
    ];
    for (person, forms, form) in cases {
        assert_eq!(heaviest(law(), person, forms), Ok(form), "{person:?} {forms:?}");
    }
}

fn again(person: PersonKind, previous_form: Form, severity: Severity) -> RecidivismFacts {
    RecidivismFacts {
        person,
        previous_form,
        previous_effective: on("2025-11-22"),
        new_act: on("2026-05-01"),
        severity,
    }
}

#[test]
fn the_window_has_both_its_ends_and_is_not_moved() {
    let cases = [
        // Twelve months later is a Sunday.
        ("2025-11-22", "2026-11-22", "2025-11-21", false),
        ("2025-11-22", "2026-11-22", "2025-11-22", true),
        ("2025-11-22", "2026-11-22", "2026-11-22", true),
        ("2025-11-22", "2026-11-22", "2026-11-23", false),
        // From 29 February to the 28th.
        ("2028-02-29", "2029-02-28", "2029-02-28", true),
        ("2028-02-29", "2029-02-28", "2029-03-01", false),
        // Before the decrees in force the same window.
        ("2024-03-01", "2025-03-01", "2025-03-01", true),
    ];
    for (effective, window_end, new_act, recidivism_expected) in cases {
        let facts = RecidivismFacts {
            previous_effective: on(effective),
            new_act: on(new_act),
            ..again(CongChucLanhDao, KhienTrach, ItNghiemTrong)
        };
        let found = recidivism(law(), facts).expect("a ladder");
        assert_eq!(found.window_end, on(window_end), "{effective}");
        assert_eq!(found.recidivism, recidivism_expected, "{effective} {new_act}");
        let rule = if recidivism_expected { "F9" } else { "F1" };
        assert_eq!(found.proposal.rule, rule, "{effective} {new_act}");
    }
}

#[test]
fn the_same_act_again_gets_a_heavier_form() {
    let cases = [
        (CongChucLanhDao, KhienTrach, Some(CanhCao), "F9"),
        (DaNghi, KhienTrach, Some(CanhCao), "F9"),
        // After cảnh cáo by post; where the ladder has no such form there is no rule.
        (CongChucLanhDao, CanhCao, Some(CachChuc), "F10"),
        (CanBoCoChucVu, CanhCao, Some(CachChuc), "F10"),
        (VienChucQuanLy, CanhCao, Some(CachChuc), "F10"),
        (CongChucKhongLanhDao, CanhCao, Some(BuocThoiViec), "F10"),
        (VienChucKhongQuanLy, CanhCao, Some(BuocThoiViec), "F10"),
        (CanBoKhac, CanhCao, None, "F12"),
        (DaNghi, CanhCao, None, "F12"),
        // After cách chức; also who has no post any more.
        (CongChucLanhDao, CachChuc, Some(BuocThoiViec), "F11"),
        (CongChucKhongLanhDao, CachChuc, Some(BuocThoiViec), "F11"),
        (VienChucKhongQuanLy, CachChuc, Some(BuocThoiViec), "F11"),
        (CanBoCoChucVu, CachChuc, None, "F12"),
        // After other forms the decrees have no rule.
        (CongChucLanhDao, GiangChuc, None, "F12"),
        (DaNghi, XoaTuCach, None, "F12"),
    ];
    for (person, previous_form, form, rule) in cases {
        for severity in [ItNghiemTrong, NghiemTrong, RatNghiemTrong] {
            let found = recidivism(law(), again(person, previous_form, severity)).expect("a ladder");
            assert!(found.recidivism);
            assert_eq!(found.proposal, Proposal { form, rule }, "{person:?} {previous_form:?}");
        }
    }
}

#[test]
fn after_the_window_an_act_counts_by_its_severity() {
    let cases = [
        (ItNghiemTrong, Some(KhienTrach), "F1"),
        (NghiemTrong, Some(CanhCao), "F3"),
        (RatNghiemTrong, None, "F12"),
    ];
    for (severity, form, rule) in cases {
        for previous_form in [KhienTrach, CanhCao, CachChuc] {
            let facts = RecidivismFacts {
                new_act: on("2027-01-01"),
                ..again(CongChucLanhDao, previous_form, severity)
            };
            let found = recidivism(law(), facts).expect("a ladder");
            assert_eq!(
                (found.recidivism, found.proposal),
                (false, Proposal { form, rule }),
                "{severity:?}"
            );
        }
    }
    let refusal = recidivism(law(), again(LaoDongHopDong, KhienTrach, ItNghiemTrong));
    assert_eq!(refusal, Err(NotInLadder::NoLadder(NoLadder { rule_set: None })));
}

#[test]
fn an_administrative_form_is_proportionate_to_the_party_form() {
    use RuleSetCode::{Nd112Amended, Nd172, Nd234};
    // After khiển trách, cảnh cáo, cách chức and khai trừ.
    let cases = [
        (
            Nd172,
            CanBoCoChucVu,
            [Some(KhienTrach), Some(CanhCao), Some(CachChuc), Some(BaiNhiem)],
        ),
        (
            Nd172,
            CanBoKhac,
            [Some(KhienTrach), Some(CanhCao), None, Some(BaiNhiem)],
        ),
        (
            Nd172,
            CongChucLanhDao,
            [Some(KhienTrach), Some(CanhCao), Some(CachChuc), Some(BuocThoiViec)],
        ),
        (
            Nd172,
            CongChucKhongLanhDao,
            [Some(KhienTrach), Some(CanhCao), None, Some(BuocThoiViec)],
        ),
        (Nd172, DaNghi, [Some(KhienTrach), Some(CanhCao), None, Some(XoaTuCach)]),
        (
            Nd234,
            VienChucQuanLy,
            [Some(KhienTrach), Some(CanhCao), Some(CachChuc), Some(BuocThoiViec)],
        ),
        (
            Nd234,
            VienChucKhongQuanLy,
            [Some(KhienTrach), Some(CanhCao), Some(CanhCao), Some(BuocThoiViec)],
        ),
        (
            Nd234,
            DaNghi,
            [Some(KhienTrach), Some(CanhCao), Some(CanhCao), Some(XoaTuCach)],
        ),
        (
            Nd112Amended,
            CongChucLanhDao,
            [Some(KhienTrach), Some(CanhCao), Some(CachChuc), Some(BuocThoiViec)],
        ),
        (
            Nd112Amended,
            VienChucKhongQuanLy,
            [Some(KhienTrach), Some(CanhCao), None, Some(BuocThoiViec)],
        ),
    ];
    let party_forms = [
        PartyForm::KhienTrach,
        PartyForm::CanhCao,
        PartyForm::CachChuc,
        PartyForm::KhaiTru,
    ];
    for (rule_set, person, forms) in cases {
        for (party, form) in party_forms.into_iter().zip(forms) {
            assert_eq!(
                party_link(law(), rule_set, person, party),
                Ok(form),
                "{rule_set:?} {person:?} {party:?}"
            );
        }
    }
    let refusal = NoLadder { rule_set: Some(Nd234) };
    assert_eq!(
        party_link(law(), Nd234, CongChucLanhDao, PartyForm::KhienTrach),
        Err(refusal)
    );
}
