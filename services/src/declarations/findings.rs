//! What the checks found, as sentences that say how to mend it.
//!
//! Owns: the sentence for each problem. Must not: decide how heavy it is.

use domain::day::{self, IsoDay};
use domain::declarations::{Class, Finding, Problem, amount};
use domain::lang::Lang;
use words::checks as say;

use super::places::{Reader, field_name, place_name};

/// The sentence for a finding, with the place in front of it.
#[must_use]
pub fn sentence(reader: &Reader<'_>, finding: &Finding) -> String {
    say::placed(reader.lang, &place_name(reader, &finding.place), &told(reader, finding))
}

/// The same without the place, to stand at it.
#[must_use]
pub fn told(reader: &Reader<'_>, finding: &Finding) -> String {
    let lang = reader.lang;
    let worth = |value: Option<i64>| value.map_or_else(|| say::value_unknown(lang), amount);
    match &finding.problem {
        // Checks 1–7.
        Problem::KindUnknown => say::kind_unknown(lang),
        Problem::FormOfAnotherKind { .. } => say::form_of_another_kind(lang),
        Problem::FirstHasChanges => say::first_has_changes(lang),
        Problem::FirstHasIncome => say::first_has_income(lang),
        Problem::FirstMadeBefore => say::first_made_before(lang),
        Problem::IncomeAbsent => say::income_absent(lang),
        Problem::ChangesAbsent => say::changes_absent(lang),
        Problem::ChangesContradict { rows } => say::changes_contradict(lang, count(*rows)),
        Problem::PeriodMissing => say::period_missing(lang),
        Problem::PeriodStart { given, expected } => say::period_start(lang, &date(*given), &date(*expected)),
        Problem::PeriodEnd { given, expected } => say::period_end(lang, &date(*given), &date(*expected)),
        Problem::DeclarantAbsent => say::declarant_absent(lang),
        Problem::FieldEmpty => say::field_empty(lang, &field_name(reader, &finding.place)),
        Problem::IdentityNumberWrong { digits } => say::identity_number_wrong(lang, count(*digits)),
        Problem::IssuedAfterCompletion { issued, completion } => {
            say::issued_after_completion(lang, &date(*issued), &date(*completion))
        }
        Problem::BornAfterCompletion { born, completion } => {
            say::born_after_completion(lang, &date(*born), &date(*completion))
        }
        Problem::ChildOfAge { of_age_on, .. } => say::child_of_age(lang, &date(*of_age_on)),
        Problem::ChildMissing { name, .. } => say::child_missing(lang, name),
        Problem::SpouseChanged { before, now } => {
            let [before, now] = [before, now].map(|name| {
                if name.is_empty() {
                    say::nobody(lang)
                } else {
                    name.clone()
                }
            });
            say::spouse_changed(lang, &before, &now)
        }
        Problem::HeadingAbsent => say::heading_absent(lang),
        Problem::NotSaidNone => say::not_said_none(lang),
        Problem::SaidNoneAboveEntries { entries } => say::said_none_above_entries(lang, count(*entries)),
        // Checks 8–13.
        Problem::NotPositive { given } => say::not_positive(lang, &given.in_lang(lang)),
        Problem::ChoiceUnknown { given } => say::choice_unknown(lang, given),
        Problem::CertificateAbsent => say::certificate_absent(lang),
        Problem::HolderAbsent => say::holder_absent(lang),
        Problem::ValueAbsent => say::value_absent(lang),
        Problem::ValueNegative { value_vnd } => say::value_negative(lang, *value_vnd),
        Problem::BasisAbsent => say::basis_absent(lang),
        Problem::ReasonAbsent => say::reason_absent(lang),
        Problem::ValueContradicts { value_vnd } => say::value_contradicts(lang, *value_vnd),
        Problem::BelowThreshold {
            total_vnd,
            threshold_vnd,
        } => say::below_threshold(lang, &amount(*total_vnd), &amount(*threshold_vnd)),
        Problem::CurrencyAbsent => say::currency_absent(lang),
        Problem::CurrencyUnreadable { given } => say::currency_unreadable(lang, given),
        Problem::AmountAbsent => say::amount_absent(lang),
        Problem::RegistrationAbsent => say::registration_absent(lang),
        Problem::PlateUnusual { given } => say::plate_unusual(lang, given),
        Problem::NumberTwice { number, .. } => say::number_twice(lang, number),
        Problem::CountryAbsent => say::country_absent(lang),
        // Check 14.
        Problem::IncomePartAbsent => say::income_part_absent(lang),
        Problem::IncomePartNegative { value_vnd } => say::income_part_negative(lang, *value_vnd),
        Problem::IncomeRowAbsent { total_vnd } => say::income_row_absent(lang, *total_vnd),
        Problem::IncomeRowDiffers { total_vnd, row_vnd } => say::income_row_differs(lang, *total_vnd, *row_vnd),
        Problem::IncomeItemsDiffer { total_vnd, items_vnd } => say::income_items_differ(lang, *total_vnd, *items_vnd),
        Problem::IncomeAllZero => say::income_all_zero(lang),
        Problem::IncomeBelowPayroll { total_vnd, payroll_vnd } => {
            say::income_below_payroll(lang, *total_vnd, *payroll_vnd)
        }
        // Checks 15–23.
        Problem::RowAbsent {
            class,
            description,
            value_vnd,
        } => {
            let value = value_vnd.unwrap_or_default();
            match class {
                Class::Giam => say::row_absent_less(lang, description, value),
                Class::Tang | Class::ThuNhap => say::row_absent_more(lang, description, value),
            }
        }
        Problem::RowUnfounded { .. } => say::row_unfounded(lang),
        Problem::QuantityAbsent => say::quantity_absent(lang),
        Problem::SignWrong { class: Class::Giam } => say::sign_wrong_less(lang),
        Problem::SignWrong { .. } => say::sign_wrong_more(lang),
        Problem::RowValueAbsent => say::row_value_absent(lang),
        Problem::RowValueDiffers { row_vnd, recorded_vnd } => say::row_value_differs(lang, *row_vnd, *recorded_vnd),
        Problem::ExplanationAbsent => say::explanation_absent(lang),
        Problem::DifferenceAbsent {
            description,
            difference,
            ..
        } => say::difference_absent(lang, description, &difference.in_lang(lang)),
        Problem::DifferenceWrong { given, difference } => {
            say::difference_wrong(lang, &given.in_lang(lang), &difference.in_lang(lang))
        }
        Problem::ValueChanged { before_vnd, now_vnd } => {
            say::value_changed(lang, &worth(*before_vnd), &worth(*now_vnd))
        }
        Problem::SourceShort {
            income_vnd,
            increases_vnd,
            rest_vnd,
        } => say::source_short(lang, *income_vnd, *increases_vnd, rest_vnd.saturating_neg()),
        Problem::SourceAbsent => say::source_absent(lang),
        // Checks 25–28.
        Problem::NotListed => say::not_listed(lang),
        Problem::ListNotApproved => say::list_not_approved(lang),
        Problem::KindNotAsListed { listed } => say::kind_not_as_listed(lang, &forms::kind(lang, *listed)),
        Problem::ControlBodyAbsent => say::control_body_absent(lang),
        Problem::Late { clock, due, day, .. } => say::late(lang, &term(lang, clock), clock, &date(*due), &date(*day)),
        Problem::Running {
            clock, due, days_left, ..
        } => say::running(lang, &term(lang, clock), clock, &date(*due), *days_left),
        Problem::ReceivedChanged => say::received_changed(lang),
        Problem::CorrectionReasonAbsent => say::correction_reason_absent(lang),
        Problem::CorrectionDayAbsent => say::correction_day_absent(lang),
        Problem::CorrectedBeforeAsked { requested, completion } => {
            say::corrected_before_asked(lang, &date(*requested), &date(*completion))
        }
        Problem::PrintOfAnotherContent => say::print_of_another_content(lang),
        Problem::PagesDiffer { announced, found } => say::pages_differ(lang, (*announced).into(), (*found).into()),
    }
}

/// What has to be done by the end of a deadline, as the declarant and the officer call it.
fn term(lang: Lang, clock: &str) -> String {
    match clock {
        "TS01" => say::term_ts01(lang),
        "TS02" => say::term_ts02(lang),
        "TS05" => say::term_ts05(lang),
        "TS06" => say::term_ts06(lang),
        _ => say::term_other(lang),
    }
}

fn date(day: IsoDay) -> String {
    day::vietnamese(day.0)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use domain::declarations::{Case, Declaration, Facts, HeadingKey, Kind, Place, Severity, check};
    use domain::law::Law;

    use super::*;

    const EXAMPLE: &str = include_str!("../../../domain/testdata/declarations/worked-example.json");

    #[test]
    fn a_deadline_is_called_by_what_it_asks_and_its_code_stands_behind() {
        let law = Law::built_in().expect("the law");
        let declaration: Declaration = serde_json::from_str(EXAMPLE).expect("a declaration");
        let reader = Reader {
            law: &law,
            form: law.forms().last().expect("a form"),
            declaration: &declaration,
            lang: Lang::Vi,
        };
        let mut names = std::collections::BTreeSet::new();
        for clock in ["TS01", "TS02", "TS05", "TS06"] {
            let due = IsoDay(declaration.completion_date.0);
            let late = Problem::Late {
                clock,
                event: None,
                due,
                day: due,
            };
            let running = Problem::Running {
                clock,
                event: None,
                due,
                days_left: 3,
            };
            for problem in [late, running] {
                let finding = Finding {
                    rule: 26,
                    severity: Severity::I,
                    place: Place::Procedure,
                    problem,
                    law: Vec::new(),
                };
                let said = told(&reader, &finding);
                let (name, rest) = said.split_once(" là ngày ").expect("a day");
                assert!(
                    !name.contains("TS") && rest.ends_with(&format!("(Thời hạn {clock})")),
                    "{said}"
                );
                names.insert(name.to_owned());
            }
        }
        assert_eq!(names.len(), 4, "each has its own name: {names:?}");
    }

    #[test]
    fn each_finding_is_one_sentence_with_its_place_in_front() {
        let law = Law::built_in().expect("the law");
        let form = law.forms().last().expect("a form");
        let mut declaration: Declaration = serde_json::from_str(EXAMPLE).expect("a declaration");
        // Nearly everything is missing now.
        for list in declaration.content.values_mut() {
            list.none = true;
            for entry in &mut list.entries {
                entry.fields.retain(|key, _| key.code().len() % 3 == 0);
            }
        }
        declaration.content.remove(&HeadingKey::Shares);
        declaration.kind = Kind::LanDau;
        let case = Case {
            law: &law,
            form,
            declaration: &declaration,
            previous: Some(&declaration.clone()),
            facts: &Facts::default(),
            today: declaration.completion_date.0,
        };
        let findings = check(&case);
        assert!(findings.len() > 15, "{findings:?}");
        for lang in Lang::ALL {
            let reader = Reader {
                law: &law,
                form,
                declaration: &declaration,
                lang,
            };
            let told: Vec<String> = findings.iter().map(|finding| sentence(&reader, finding)).collect();
            for (finding, sentence) in findings.iter().zip(&told) {
                let (place, words) = sentence.split_once(": ").expect("a place");
                assert!(
                    !place.is_empty() && words.ends_with(['.', ')']),
                    "{finding:?}: {sentence}"
                );
                assert!(!sentence.contains(['{', '_']), "{sentence}");
            }
            let house = "2.1 Nhà ở, Nhà thứ nhất: ";
            assert!(told.iter().any(|sentence| sentence.starts_with(house)), "{told:#?}");
        }
    }
}
