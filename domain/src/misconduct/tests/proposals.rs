//! First acts: F1–F5 and the gaps between them.

use super::*;
use Form::{BuocThoiViec, CachChuc, CanhCao, KhienTrach};
use PersonKind::{
    CanBoCoChucVu, CanBoKhac, CongChucKhongLanhDao, CongChucLanhDao, DaNghi, VienChucKhongQuanLy, VienChucQuanLy,
};
use Severity::{ItNghiemTrong, NghiemTrong, RatNghiemTrong};

/// The circumstances of an act by their letters: Management fault, miTigating, aGgravating, Accepts and repairs.
fn act(severity: Severity, circumstances: &str) -> ActFacts {
    ActFacts {
        severity,
        management_fault: circumstances.contains('M'),
        mitigating: circumstances.contains('T'),
        aggravating: circumstances.contains('G'),
        accepts_and_repairs: circumstances.contains('A'),
    }
}

/// 172/2025, or 234/2026 for those who are only under it.
fn decree_of(person: PersonKind) -> RuleSetCode {
    match person {
        VienChucQuanLy | VienChucKhongQuanLy => RuleSetCode::Nd234,
        _ => RuleSetCode::Nd172,
    }
}

#[test]
fn first_acts() {
    type People = &'static [PersonKind];
    const ALL: People = &PERSONS;
    const POST: People = &[CanBoCoChucVu, CongChucLanhDao, VienChucQuanLy];
    const NO_POST: People = &[CanBoKhac, CongChucKhongLanhDao, VienChucKhongQuanLy, DaNghi];
    const POST_AND_DISMISSAL: People = &[CongChucLanhDao, VienChucQuanLy];
    const DISMISSAL: People = &[
        CongChucLanhDao,
        CongChucKhongLanhDao,
        VienChucQuanLy,
        VienChucKhongQuanLy,
    ];
    const NO_DISMISSAL: People = &[CanBoCoChucVu, CanBoKhac, DaNghi];
    let cases: [(Severity, &str, People, Option<Form>, &str); 24] = [
        // F1, whatever the circumstances.
        (ItNghiemTrong, "", ALL, Some(KhienTrach), "F1"),
        (ItNghiemTrong, "TGA", ALL, Some(KhienTrach), "F1"),
        // F2 needs somebody who manages.
        (ItNghiemTrong, "M", POST, Some(CanhCao), "F2"),
        (ItNghiemTrong, "MTGA", POST, Some(CanhCao), "F2"),
        // F3; a management fault of this gravity has no rule.
        (NghiemTrong, "", ALL, Some(CanhCao), "F3"),
        (NghiemTrong, "TGA", ALL, Some(CanhCao), "F3"),
        (NghiemTrong, "M", ALL, None, "F12"),
        (NghiemTrong, "MTA", ALL, None, "F12"),
        // F4: a post, acceptance and something mitigating.
        (RatNghiemTrong, "TA", POST, Some(CachChuc), "F4"),
        (RatNghiemTrong, "MTA", POST, Some(CachChuc), "F4"),
        (RatNghiemTrong, "TGA", POST, Some(CachChuc), "F4"),
        (RatNghiemTrong, "TA", NO_POST, None, "F12"),
        (RatNghiemTrong, "TGA", NO_POST, None, "F12"),
        (RatNghiemTrong, "A", ALL, None, "F12"),
        (RatNghiemTrong, "GA", ALL, None, "F12"),
        // F5: no acceptance and something aggravating; in the ladders that have dismissal.
        (RatNghiemTrong, "G", DISMISSAL, Some(BuocThoiViec), "F5"),
        (RatNghiemTrong, "TG", DISMISSAL, Some(BuocThoiViec), "F5"),
        (RatNghiemTrong, "MG", POST_AND_DISMISSAL, Some(BuocThoiViec), "F5"),
        (RatNghiemTrong, "G", NO_DISMISSAL, None, "F12"),
        (RatNghiemTrong, "TG", NO_DISMISSAL, None, "F12"),
        // Neither.
        (RatNghiemTrong, "", ALL, None, "F12"),
        (RatNghiemTrong, "T", ALL, None, "F12"),
        (RatNghiemTrong, "M", ALL, None, "F12"),
        (RatNghiemTrong, "MT", ALL, None, "F12"),
    ];
    for (severity, circumstances, people, form, rule) in cases {
        for person in people {
            let proposal = propose(law(), decree_of(*person), *person, act(severity, circumstances));
            assert_eq!(
                proposal,
                Ok(Proposal { form, rule }),
                "{person:?} {severity:?} {circumstances}"
            );
        }
    }
}

#[test]
fn left_or_retired_people_are_under_both_decrees() {
    for rule_set in [RuleSetCode::Nd172, RuleSetCode::Nd234] {
        let expected = Proposal {
            form: Some(CanhCao),
            rule: "F3",
        };
        assert_eq!(propose(law(), rule_set, DaNghi, act(NghiemTrong, "")), Ok(expected));
    }
}

#[test]
fn a_management_fault_needs_a_post() {
    for person in PERSONS.into_iter().filter(|person| !person.has_post()) {
        let refusal = propose(law(), decree_of(person), person, act(ItNghiemTrong, "M"));
        assert_eq!(refusal, Err(PostMissing::NoPost), "{person:?}");
    }
}

#[test]
fn a_decree_proposes_only_for_its_people() {
    let cases = [
        (RuleSetCode::Nd172, VienChucQuanLy),
        (RuleSetCode::Nd234, CongChucLanhDao),
        (RuleSetCode::Nd234, CanBoKhac),
        (RuleSetCode::Nd172, PersonKind::LaoDongHopDong),
    ];
    for (rule_set, person) in cases {
        let refusal = PostMissing::NoLadder(NoLadder {
            rule_set: Some(rule_set),
        });
        assert_eq!(propose(law(), rule_set, person, act(ItNghiemTrong, "")), Err(refusal));
    }
}

#[test]
fn every_rule_has_a_provision_in_both_decrees() {
    for code in ["F1", "F2", "F3", "F4", "F5", "F9", "F10", "F11", "F12"] {
        let rule = law().proposal_rule(code).expect(code);
        assert_eq!(rule.code, code);
        for decree in [RuleSetCode::Nd172, RuleSetCode::Nd234] {
            assert!(rule.source.contains_key(&decree), "{code}");
        }
        assert_eq!(rule.form.is_none(), code == "F12");
    }
    assert_eq!(law().proposal_rule("F6"), None);
}
