//! Codes of lists in words.
//!
//! Owns: the word for each code, and why somebody is on a list, for pages and files. Must not: know a person.

use domain::day;
use domain::declarations::obligations::{ReturnReason, RosterReason};
use domain::declarations::{Kind, Stage};
use domain::lang::Lang;
use domain::law::{Law, Mark};
use store::obligation::ObligationRow;
use words::rounds as w;

/// Name of the kind of declaration, in short.
#[must_use]
pub fn kind_name(lang: Lang, code: &str) -> String {
    if code == Kind::LanDau.code() {
        w::declares_first(lang)
    } else {
        w::declares_annual(lang)
    }
}

/// Why the head returned a list.
#[must_use]
pub fn return_reason(lang: Lang, reason: ReturnReason) -> String {
    match reason {
        ReturnReason::SomebodyMissing => w::return_thieu_nguoi(lang),
        ReturnReason::SomebodyTooMany => w::return_thua_nguoi(lang),
        ReturnReason::WrongBody => w::return_sai_co_quan_kiem_soat(lang),
        ReturnReason::WrongDay => w::return_sai_thoi_han(lang),
        ReturnReason::OtherReading => w::return_can_cu_khac(lang),
    }
}

/// Why a list was corrected by hand.
#[must_use]
pub fn roster_reason(lang: Lang, reason: RosterReason) -> String {
    match reason {
        RosterReason::DeclaredBefore => w::reason_da_ke_khai_lan_dau(lang),
        RosterReason::NeverDeclared => w::reason_chua_ke_khai_lan_dau(lang),
        RosterReason::InField => w::reason_thuoc_linh_vuc(lang),
        RosterReason::NotInField => w::reason_khong_thuoc_linh_vuc(lang),
        RosterReason::OtherDuty => w::reason_thuoc_dien_khac(lang),
        RosterReason::OtherBody => w::reason_co_quan_kiem_soat_khac(lang),
        RosterReason::DeclaresElsewhere => w::reason_ke_khai_noi_khac(lang),
        RosterReason::StaffFileWrong => w::reason_ho_so_sai(lang),
    }
}

/// The correction of a row in words.
#[must_use]
pub fn correction(lang: Lang, row: &ObligationRow) -> Option<String> {
    let reason = row.correction.as_deref().and_then(RosterReason::from_code)?;
    Some(roster_reason(lang, reason))
}

/// Why somebody is on a list: the rule with its provision, or the correction.
#[derive(Clone)]
pub struct Why {
    /// In words.
    pub text: String,
    /// The provision, where a rule says it.
    pub source: Option<(String, Mark)>,
}

/// Why a row is there.
#[must_use]
pub fn why(lang: Lang, law: &Law, row: &ObligationRow) -> Why {
    let rule = row.rule.as_deref();
    let rule = rule.and_then(|code| law.annual_rules().iter().find(|rule| rule.code == code));
    let duty = row.duty.as_deref();
    let duty = duty.and_then(|code| law.duties().iter().find(|duty| duty.code == code));
    match (rule, duty) {
        (Some(rule), _) => Why {
            text: rule.name.in_lang(lang).to_owned(),
            source: Some((rule.source.clone(), rule.mark)),
        },
        (None, Some(duty)) => Why {
            text: duty.name.in_lang(lang).to_owned(),
            source: Some((duty.source.clone(), duty.mark)),
        },
        (None, None) => Why {
            text: correction(lang, row).unwrap_or_default(),
            source: None,
        },
    }
}

/// Name of a control body; its code where the law has no row of it any more.
#[must_use]
pub fn body_name(lang: Lang, law: &Law, code: Option<&str>) -> Option<String> {
    let code = code?;
    let body = law.control_bodies().iter().rev().find(|body| body.code == code);
    Some(body.map_or(code, |body| body.body.in_lang(lang)).to_owned())
}

/// Name of a reading of the rules.
#[must_use]
pub fn reading_name(lang: Lang, law: &Law, code: &str) -> String {
    let reading = law.readings().iter().find(|reading| reading.code == code);
    reading.map_or(code, |reading| reading.name.in_lang(lang)).to_owned()
}

/// The last day of a row, and what it is counted from or planned for, in lines.
#[must_use]
pub fn due_lines(lang: Lang, row: &ObligationRow) -> Vec<String> {
    let Some(due) = row.due else {
        return vec![w::due_missing(lang)];
    };
    let since = row.obliged_since.filter(|_| row.kind == Kind::LanDau.code());
    let since = since.map(|since| w::since(lang, &day::vietnamese(since.date())));
    let planned = row
        .planned
        .map(|planned| w::planned(lang, &day::vietnamese(planned.date())));
    [Some(day::vietnamese(due.date())), planned, since]
        .into_iter()
        .flatten()
        .collect()
}

/// The word for a stage.
#[must_use]
pub fn stage_name(lang: Lang, stage: Stage) -> String {
    match stage {
        Stage::NotStarted => words::desk::stage_chua_ke_khai(lang),
        Stage::Draft => words::desk::stage_nhap(lang),
        Stage::Submitted => words::desk::stage_da_nop(lang),
        Stage::Returned => words::desk::stage_yeu_cau_bo_sung(lang),
        Stage::Resubmitted => words::desk::stage_da_nop_lai(lang),
        Stage::Received => words::desk::stage_da_tiep_nhan(lang),
    }
}
