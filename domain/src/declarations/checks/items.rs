//! Checks 8–11 and 13: what stands in the columns of an asset, and whether it must be declared at all.
//!
//! Owns: these rules. Must not: compare with the last declaration.

use super::{Case, Report, at, holds_things};
use crate::declarations::entry::Entry;
use crate::declarations::finding::{Place, Problem, Provision, Severity};
use crate::declarations::keys::{Basis, FieldKey, HeadingKey};
use crate::declarations::quantity::HOME_CURRENCY;
use crate::declarations::{item_rule, totals};
use crate::law::{FieldType, Heading};

/// Columns that checks of their own ask for.
const ASKED_ELSEWHERE: [FieldKey; 5] = [
    FieldKey::ValueVnd,
    FieldKey::ValueBasis,
    FieldKey::Currency,
    FieldKey::RegistrationNumber,
    FieldKey::Country,
];

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    for heading in case.headings().filter(|heading| holds_things(heading)) {
        for (under, entry) in case.held(heading) {
            columns(report, heading, under, entry);
            if under.field(FieldKey::CertificateNumber).is_some() {
                certificate(report, heading, entry);
            }
            if under.field(FieldKey::ValueBasis).is_some() {
                worth(report, heading, under, entry);
            }
            if under.field(FieldKey::Currency).is_some() {
                money(report, heading, entry);
            }
            abroad(report, heading, entry);
        }
    }
    thresholds(case, report);
}

/// Every column but "Thông tin khác", and numbers above zero.
fn columns(report: &Report<'_>, heading: &Heading, under: &Heading, entry: &Entry) {
    let own = heading.fields.iter().filter(|_| !std::ptr::eq(heading, under));
    for field in own.chain(&under.fields) {
        let place = || at(heading, entry, field.key);
        let asked_here =
            field.required && !ASKED_ELSEWHERE.contains(&field.key) && heading.key != HeadingKey::ForeignAccounts;
        match entry.number(field.key) {
            Some(given) if field.kind == FieldType::Decimal && !given.is_positive() => {
                report.block(8, place(), Problem::NotPositive { given });
            }
            _ if asked_here && !entry.fields.contains_key(&field.key) => report.block(8, place(), Problem::FieldEmpty),
            _ => {}
        }
        let unknown = entry
            .text(field.key)
            .filter(|code| !field.choices.is_empty() && field.choice(code).is_none());
        if let Some(code) = unknown.filter(|_| field.key != FieldKey::ValueBasis) {
            let rule = if field.key == FieldKey::AssetType { 13 } else { 8 };
            report.block(rule, place(), Problem::ChoiceUnknown { given: code.to_owned() });
        }
    }
}

fn certificate(report: &Report<'_>, heading: &Heading, entry: &Entry) {
    let certificate = entry.certificate();
    if certificate.none {
        return;
    }
    if certificate.number.is_none() {
        report.block(
            8,
            at(heading, entry, FieldKey::CertificateNumber),
            Problem::CertificateAbsent,
        );
    } else if certificate.holder.is_none() {
        report.block(
            8,
            at(heading, entry, FieldKey::CertificateHolder),
            Problem::HolderAbsent,
        );
    }
}

/// Whoever was given or inherited something writes "giá trị ước tính": the basis says it, and the print shows it.
fn worth(report: &Report<'_>, heading: &Heading, under: &Heading, entry: &Entry) {
    let worth = entry.worth();
    let code = entry.text(FieldKey::ValueBasis);
    let known = |code: &str| {
        under
            .field(FieldKey::ValueBasis)
            .is_some_and(|field| field.choice(code).is_some())
    };
    if let Some(value_vnd) = worth.vnd.filter(|value| *value < 0) {
        report.block(
            9,
            at(heading, entry, FieldKey::ValueVnd),
            Problem::ValueNegative { value_vnd },
        );
    }
    match (code, worth.basis) {
        (Some(code), basis) if basis.is_none() || !known(code) => {
            let given = code.to_owned();
            report.block(
                9,
                at(heading, entry, FieldKey::ValueBasis),
                Problem::ChoiceUnknown { given },
            );
        }
        (_, Some(Basis::KhongXacDinh)) => {
            if worth.reason.is_none() {
                report.block(9, at(heading, entry, FieldKey::ValueReason), Problem::ReasonAbsent);
            }
            if let Some(value_vnd) = worth.vnd {
                report.block(
                    9,
                    at(heading, entry, FieldKey::ValueVnd),
                    Problem::ValueContradicts { value_vnd },
                );
            }
        }
        (code, _) => {
            if worth.vnd.is_none() {
                report.block(9, at(heading, entry, FieldKey::ValueVnd), Problem::ValueAbsent);
            } else if code.is_none() {
                report.block(9, at(heading, entry, FieldKey::ValueBasis), Problem::BasisAbsent);
            }
        }
    }
}

fn money(report: &Report<'_>, heading: &Heading, entry: &Entry) {
    let currency = entry.text(FieldKey::Currency);
    let at = |field| at(heading, entry, field);
    match currency {
        None => report.block(11, at(FieldKey::Currency), Problem::CurrencyAbsent),
        Some(code) if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            let given = code.to_owned();
            report.block(11, at(FieldKey::Currency), Problem::CurrencyUnreadable { given });
        }
        Some(_) => {}
    }
    let foreign = currency.is_some_and(|code| code != HOME_CURRENCY);
    if foreign && entry.number(FieldKey::Amount).is_none() {
        report.block(11, at(FieldKey::Amount), Problem::AmountAbsent);
    }
    // The đồng value of foreign money is asked by this check, that of đồng by the check of values.
    let rule = if foreign { 11 } else { 9 };
    match entry.worth().vnd {
        None => report.block(rule, at(FieldKey::ValueVnd), Problem::ValueAbsent),
        Some(value_vnd) if value_vnd < 0 => {
            report.block(rule, at(FieldKey::ValueVnd), Problem::ValueNegative { value_vnd });
        }
        Some(_) => {}
    }
}

fn abroad(report: &Report<'_>, heading: &Heading, entry: &Entry) {
    let empty = |field: FieldKey| !entry.fields.contains_key(&field);
    match heading.key {
        HeadingKey::ForeignAssets if empty(FieldKey::Country) => {
            report.block(13, at(heading, entry, FieldKey::Country), Problem::CountryAbsent);
        }
        HeadingKey::ForeignAccounts => {
            for field in heading.fields.iter().filter(|field| field.required && empty(field.key)) {
                report.block(13, at(heading, entry, field.key), Problem::FieldEmpty);
            }
            if empty(FieldKey::Country) {
                report.warn(13, at(heading, entry, FieldKey::Country), Problem::CountryAbsent);
            }
        }
        _ => {}
    }
}

fn thresholds(case: &Case<'_>, report: &Report<'_>) {
    for total in totals(case.form, case.declaration) {
        let Some(rule) = item_rule(case.law, total.item, case.completion()) else {
            continue;
        };
        let (Some(total_vnd), Some(threshold_vnd)) = (total.sum, rule.threshold) else {
            continue;
        };
        if !rule.must_declare(total_vnd) {
            let problem = Problem::BelowThreshold {
                total_vnd,
                threshold_vnd,
            };
            let provision = Provision {
                source: rule.parameter.source.clone(),
                mark: rule.mark_on(case.completion()),
            };
            let place = match total.entry {
                Some(entry) => Place::Entry(total.heading, entry),
                None => Place::Heading(total.heading),
            };
            report.resting_on(10, Severity::W, place, problem, Some(provision));
        }
    }
}
