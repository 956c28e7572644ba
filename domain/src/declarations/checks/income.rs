//! Checks 4 and 14: the income, its period, and its row in Mục III. Owns: these rules. Must not: judge increases.

use super::{Case, Report};
use crate::day::IsoDay;
use crate::declarations::finding::{Place, Problem};
use crate::declarations::keys::{Class, FieldKey, HeadingKey, RowKey};
use crate::declarations::views::Income;

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    if case.is_first() {
        return;
    }
    if let Some(income) = case.declaration.income() {
        period(case, report, &income);
        amounts(case, report, &income);
    }
}

fn period(case: &Case<'_>, report: &Report<'_>, income: &Income<'_>) {
    let place = |field| Place::Field(HeadingKey::Income, income.id.clone(), field);
    for (field, day) in [(FieldKey::PeriodFrom, income.from), (FieldKey::PeriodTo, income.to)] {
        if day.is_none() {
            report.block(4, place(field), Problem::PeriodMissing);
        }
    }
    let start = case.previous.map(|previous| previous.completion_date.0);
    if let (Some(given), Some(expected)) = (income.from, start)
        && given != expected
    {
        let [given, expected] = [given, expected].map(IsoDay);
        report.block(4, place(FieldKey::PeriodFrom), Problem::PeriodStart { given, expected });
    }
    if let (Some(given), Some(expected)) = (income.to, case.completion().pred_opt())
        && given != expected
    {
        let [given, expected] = [given, expected].map(IsoDay);
        report.block(4, place(FieldKey::PeriodTo), Problem::PeriodEnd { given, expected });
    }
}

fn amounts(case: &Case<'_>, report: &Report<'_>, income: &Income<'_>) {
    for (field, part) in Income::PARTS.into_iter().zip(income.parts) {
        let place = Place::Field(HeadingKey::Income, income.id.clone(), field);
        match part {
            None => report.block(14, place, Problem::IncomePartAbsent),
            Some(value_vnd) if value_vnd < 0 => report.block(14, place, Problem::IncomePartNegative { value_vnd }),
            Some(_) => {}
        }
    }
    let Some(total_vnd) = income.total() else { return };
    let rows = case.declaration.changes.iter().flat_map(|changes| &changes.rows);
    let row = rows.clone().find(|row| row.class == Class::ThuNhap);
    let place = Place::Row(RowKey::Income, None);
    match row.map(|row| row.value_vnd) {
        None => report.block(14, place, Problem::IncomeRowAbsent { total_vnd }),
        Some(row_vnd) if row_vnd != Some(total_vnd) => {
            let row_vnd = row_vnd.unwrap_or_default();
            report.block(14, place, Problem::IncomeRowDiffers { total_vnd, row_vnd });
        }
        Some(_) => {}
    }
    let place = Place::Entry(HeadingKey::Income, income.id.clone());
    if income.parts.iter().all(|part| *part == Some(0)) {
        report.warn(14, place.clone(), Problem::IncomeAllZero);
    }
    if let Some(payroll_vnd) = case.facts.payroll_vnd.filter(|paid| total_vnd < *paid) {
        let problem = Problem::IncomeBelowPayroll { total_vnd, payroll_vnd };
        report.warn(14, place, problem);
    }
    let items = &case.declaration.income_items;
    let items_vnd = items
        .iter()
        .try_fold(0_i64, |sum, item| sum.checked_add(item.value_vnd));
    if let Some(items_vnd) = items_vnd.filter(|sum| !items.is_empty() && *sum != total_vnd) {
        let problem = Problem::IncomeItemsDiffer { total_vnd, items_vnd };
        report.warn(14, Place::IncomeItems, problem);
    }
}
