//! The ways of a case, state by state.

use std::collections::BTreeSet;

use super::*;

/// From each state; with a star only on a ground for skipping a step, with `<` back to where it was entered from, with
/// `!` only on new facts.
const WAYS: &str = "
    T0_TIEP_NHAN: T1_PHAN_LOAI
    T1_PHAN_LOAI: D1_THU_LY D0_KHONG_THU_LY N1_KIEM_TRA_TIN K0_MO_VU CHUYEN_DON CHUYEN_CQDT LUU
    CHUYEN_DON: !T1_PHAN_LOAI
    D0_KHONG_THU_LY: N1_KIEM_TRA_TIN LUU
    N1_KIEM_TRA_TIN: K0_MO_VU CHUYEN_CQDT LUU
    D1_THU_LY: D2_XAC_MINH DTD_TAM_DINH_CHI DDC_DINH_CHI
    D2_XAC_MINH: D3_KET_LUAN DTD_TAM_DINH_CHI DDC_DINH_CHI CHUYEN_CQDT
    DTD_TAM_DINH_CHI: < DDC_DINH_CHI
    DDC_DINH_CHI: !T1_PHAN_LOAI
    D3_KET_LUAN: D4_GUI_XU_LY_CONG_KHAI
    D4_GUI_XU_LY_CONG_KHAI: K0_MO_VU CHUYEN_CQDT K9_DONG
    K0_MO_VU: K0a_THONG_BAO K1_CHUA_XEM_XET K2_HOP_KIEM_DIEM K3_THANH_LAP_HD* K6_QUYET_DINH* K6b_KHONG_VI_PHAM X_HETHIEU CHUYEN_CQDT
    K0a_THONG_BAO: K1_CHUA_XEM_XET K2_HOP_KIEM_DIEM K3_THANH_LAP_HD* K6_QUYET_DINH* CHUYEN_CQDT
    K1_CHUA_XEM_XET: <
    K2_HOP_KIEM_DIEM: K1_CHUA_XEM_XET K3_THANH_LAP_HD K6_QUYET_DINH* CHUYEN_CQDT
    K3_THANH_LAP_HD: K4_HOP_HD
    K4_HOP_HD: K5_KIEN_NGHI
    K5_KIEN_NGHI: K6_QUYET_DINH K6b_KHONG_VI_PHAM K4_HOP_HD
    K6_QUYET_DINH: K7_THI_HANH A1_KHIEU_NAI_1 X_HUY
    K6b_KHONG_VI_PHAM: K9_DONG
    K7_THI_HANH: K8_HET_HIEU_LUC A1_KHIEU_NAI_1 X_HUY
    K8_HET_HIEU_LUC: K9_DONG
    A1_KHIEU_NAI_1: K7_THI_HANH X_HUY A2_KHIEU_NAI_2 A3_KHOI_KIEN
    A2_KHIEU_NAI_2: K7_THI_HANH X_HUY A3_KHOI_KIEN
    A3_KHOI_KIEN: K7_THI_HANH X_HUY
    X_HUY: K0_MO_VU K9_DONG
    X_HETHIEU: K9_DONG
    CHUYEN_CQDT: K0_MO_VU K1_CHUA_XEM_XET
    LUU: !T1_PHAN_LOAI
    K9_DONG: !T1_PHAN_LOAI
";

const FINAL: [&str; 4] = ["CHUYEN_DON", "DDC_DINH_CHI", "LUU", "K9_DONG"];

/// The codes of the states that may follow, with a star where only a ground opens the way.
fn after(state: &str, rule_set: Option<RuleSetCode>, ground: Option<&str>, came_from: Option<&str>) -> Vec<String> {
    let next = next_states(law(), state, rule_set, ground, came_from).expect(state);
    let written = |next: &NextState| format!("{}{}", next.state.code, if next.by_skipping { "*" } else { "" });
    next.states.iter().map(written).collect()
}

fn entered_from(state: &str) -> Vec<&'static str> {
    let leads_here = |row: &&crate::law::CaseState| row.next.iter().any(|(next, _)| next == state);
    law()
        .case_states()
        .iter()
        .filter(leads_here)
        .map(|row| row.code.as_str())
        .collect()
}

#[test]
fn every_way_is_that_of_the_list() {
    let written: Vec<String> = law()
        .case_states()
        .iter()
        .map(|state| {
            let back = state.returns.then(|| "<".to_owned());
            let next = state
                .next
                .iter()
                .map(|(next, star)| format!("{next}{}", if *star { "*" } else { "" }));
            let new_facts = state.reopens.iter().map(|code| format!("!{code}"));
            let ways: Vec<String> = back.into_iter().chain(next).chain(new_facts).collect();
            format!("{}: {}", state.code, ways.join(" "))
        })
        .collect();
    let listed: Vec<&str> = WAYS.trim().lines().map(str::trim).collect();
    for (written, listed) in written.iter().zip(&listed) {
        assert_eq!(written, listed);
    }
    assert_eq!(written.len(), listed.len());
}

#[test]
fn without_a_ground_no_step_is_skipped() {
    for line in WAYS.trim().lines() {
        let (state, ways) = line.trim().split_once(": ").expect("a state and its ways");
        for came_from in came_from_of(state) {
            let open = ways
                .split(' ')
                .filter(|way| !way.ends_with('*') && !way.starts_with('!'));
            let open: Vec<&str> = open
                .map(|way| if way == "<" { came_from.expect("a state") } else { way })
                .collect();
            assert_eq!(after(state, None, None, came_from), open, "{state} from {came_from:?}");
        }
    }
}

fn came_from_of(state: &str) -> Vec<Option<&'static str>> {
    match state {
        "DTD_TAM_DINH_CHI" | "K1_CHUA_XEM_XET" => entered_from(state).into_iter().map(Some).collect(),
        _ => vec![None],
    }
}

#[test]
fn a_ground_opens_its_way_under_the_decrees_that_have_it() {
    use RuleSetCode::{Nd112, Nd172, Nd234};
    let cases = [
        ("CO_QUAN_CU", "K3_THANH_LAP_HD", true),
        ("TAM_GIU_TAM_GIAM", "K3_THANH_LAP_HD", true),
        ("DA_KIEM_DIEM", "K3_THANH_LAP_HD", true),
        ("KET_LUAN_CO_DE_XUAT", "K6_QUYET_DINH", true),
        ("BAN_AN", "K6_QUYET_DINH", true),
        ("QUYET_DINH_DANG", "K6_QUYET_DINH", true),
        // Only cán bộ, who are under 172/2025.
        ("CAN_BO_CAP_CO_THAM_QUYEN", "K6_QUYET_DINH", false),
        ("DA_NGHI", "K6_QUYET_DINH", true),
    ];
    assert_eq!(law().skip_grounds().len(), cases.len());
    for (ground, opened, also_234) in cases {
        let starred = format!("{opened}*");
        for state in ["K0_MO_VU", "K0a_THONG_BAO"] {
            for (rule_set, open) in [
                (None, true),
                (Some(Nd172), true),
                (Some(Nd234), also_234),
                (Some(Nd112), false),
            ] {
                let next = after(state, rule_set, Some(ground), None);
                let skipping: Vec<&String> = next.iter().filter(|code| code.ends_with('*')).collect();
                let expected: Vec<&String> = open.then_some(&starred).into_iter().collect();
                assert_eq!(skipping, expected, "{state} {ground} {rule_set:?}");
            }
        }
    }
    // After the review meeting the council is the usual way and only the decision is a skip.
    assert_eq!(
        after("K2_HOP_KIEM_DIEM", Some(Nd172), Some("BAN_AN"), None),
        ["K1_CHUA_XEM_XET", "K3_THANH_LAP_HD", "K6_QUYET_DINH*", "CHUYEN_CQDT"]
    );
    assert_eq!(
        after("K2_HOP_KIEM_DIEM", Some(Nd172), Some("CO_QUAN_CU"), None),
        ["K1_CHUA_XEM_XET", "K3_THANH_LAP_HD", "CHUYEN_CQDT"]
    );
    // A ground changes nothing where no step can be skipped.
    assert_eq!(after("T0_TIEP_NHAN", None, Some("BAN_AN"), None), ["T1_PHAN_LOAI"]);
}

#[test]
fn some_states_lead_back_first() {
    assert_eq!(entered_from("DTD_TAM_DINH_CHI"), ["D1_THU_LY", "D2_XAC_MINH"]);
    assert_eq!(
        entered_from("K1_CHUA_XEM_XET"),
        ["K0_MO_VU", "K0a_THONG_BAO", "K2_HOP_KIEM_DIEM", "CHUYEN_CQDT"]
    );
    assert_eq!(
        after("DTD_TAM_DINH_CHI", None, None, Some("D2_XAC_MINH")),
        ["D2_XAC_MINH", "DDC_DINH_CHI"]
    );
    // Elsewhere it does not matter where a case came from.
    assert_eq!(after("K3_THANH_LAP_HD", None, None, Some("K0_MO_VU")), ["K4_HOP_HD"]);
}

#[test]
fn wrong_questions_are_refused() {
    let cases = [
        (("T9", None, None), "there is no state T9"),
        (
            ("K0_MO_VU", Some("BAN"), None),
            "there is no ground BAN for skipping a step",
        ),
        (
            ("K1_CHUA_XEM_XET", None, None),
            "K1_CHUA_XEM_XET leads back to where it was entered from: came_from is needed",
        ),
        (("K1_CHUA_XEM_XET", None, Some("T9")), "there is no state T9"),
        (
            ("K1_CHUA_XEM_XET", None, Some("K3_THANH_LAP_HD")),
            "no way leads from K3_THANH_LAP_HD to K1_CHUA_XEM_XET",
        ),
    ];
    for ((state, ground, came_from), message) in cases {
        let refusal = next_states(law(), state, None, ground, came_from).expect_err(message);
        assert_eq!(refusal.to_string(), message);
    }
}

#[test]
fn final_states_have_no_way_out_but_new_facts() {
    for state in law().case_states() {
        let is_final = FINAL.contains(&state.code.as_str());
        let came_from = came_from_of(&state.code)[0];
        let next = next_states(law(), &state.code, None, None, came_from).expect("a state");
        assert_eq!(next.states.is_empty(), is_final, "{}", state.code);
        assert_eq!(next.reopens, is_final.then_some("T1_PHAN_LOAI"), "{}", state.code);
    }
}

#[test]
fn every_state_is_reached_from_the_first_and_can_end() {
    let all: BTreeSet<&str> = law().case_states().iter().map(|state| state.code.as_str()).collect();
    assert_eq!(reached_from("T0_TIEP_NHAN", None), all);
    for state in &all {
        for came_from in came_from_of(state) {
            let reached = reached_from(state, came_from);
            assert!(
                FINAL.iter().any(|end| reached.contains(end)),
                "{state} from {came_from:?}"
            );
        }
    }
}

/// The states that a case may come to without skipping a step.
fn reached_from(state: &'static str, came_from: Option<&'static str>) -> BTreeSet<&'static str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![(state, came_from)];
    let mut seen = BTreeSet::new();
    while let Some((here, came_from)) = open.pop() {
        if seen.insert((here, came_from)) {
            reached.insert(here);
            let next = next_states(law(), here, None, None, came_from).expect(here);
            let behind = next.states.iter().map(|next| next.state.code.as_str());
            open.extend(behind.map(|code| (code, entered_from(code).contains(&here).then_some(here))));
        }
    }
    reached
}

#[test]
fn documents_and_deadlines_of_some_states() {
    let cases: [(&str, &[&str], &[&str]); 5] = [
        ("T1_PHAN_LOAI", &["Phiếu phân loại"], &["TC01", "TC02"]),
        (
            "D3_KET_LUAN",
            &["Kết luận nội dung tố cáo (Mẫu 12)"],
            &["TC05", "TC06", "TC07"],
        ),
        (
            "K6_QUYET_DINH",
            &["Quyết định kỷ luật ghi ngày có hiệu lực"],
            &["KL09", "KL10"],
        ),
        (
            "K4_HOP_HD",
            &["Giấy triệu tập lần 1, lần 2", "Biên bản họp Hội đồng", "Hai phiếu kín"],
            &["KL07"],
        ),
        ("K8_HET_HIEU_LUC", &[], &[]),
    ];
    for (code, documents, deadlines) in cases {
        let state = law().case_states().iter().find(|state| state.code == code).expect(code);
        assert_eq!(state.documents, documents, "{code}");
        assert_eq!(state.deadlines, deadlines, "{code}");
    }
}
