//! Checks 1–3 and 5–7: kind, form, persons, headings. Owns: these rules. Must not: look at assets.

use chrono::{Months, NaiveDate};

use super::{Case, Report, at};
use crate::day::IsoDay;
use crate::declarations::entry::Entry;
use crate::declarations::finding::{Place, Problem};
use crate::declarations::keys::{FieldKey, HeadingKey, Kind};
use crate::declarations::matching::pairs;
use crate::declarations::{Class, Declaration};
use crate::law::{Heading, Law, Many};
use crate::text;

pub fn check(case: &Case<'_>, report: &Report<'_>) {
    kind(case, report);
    first(case, report);
    if !case.is_first() {
        later(case, report);
    }
    for heading in case.headings().filter(|heading| heading.section == "I") {
        for (_, person) in case.held(heading) {
            identity(case, report, heading, person);
        }
    }
    if case.declaration.only(HeadingKey::Declarant).is_none() {
        report.block(5, Place::Heading(HeadingKey::Declarant), Problem::DeclarantAbsent);
    }
    family(case, report);
    headings(case, report);
}

fn kind(case: &Case<'_>, report: &Report<'_>) {
    let kind = case.declaration.kind;
    if kind == Kind::Unknown {
        report.block(1, Place::Kind, Problem::KindUnknown);
    } else if !case.form.kinds.contains(&kind) || case.declaration.form_version != case.form.code {
        report.block(1, Place::Form, Problem::FormOfAnotherKind { kind });
    }
}

fn first(case: &Case<'_>, report: &Report<'_>) {
    if !case.is_first() {
        return;
    }
    if case.declaration.changes.is_some() {
        report.block(2, Place::Changes, Problem::FirstHasChanges);
    }
    if case.declaration.income().is_some() || !case.declaration.income_items.is_empty() {
        report.block(2, Place::Heading(HeadingKey::Income), Problem::FirstHasIncome);
    }
    if case.previous.is_some() || case.facts.made_first_before == Some(true) {
        report.block(2, Place::Kind, Problem::FirstMadeBefore);
    }
}

fn later(case: &Case<'_>, report: &Report<'_>) {
    if case.declaration.income().is_none() {
        report.block(3, Place::Heading(HeadingKey::Income), Problem::IncomeAbsent);
    }
    let none = case.declaration.changes.as_ref().is_some_and(|changes| changes.none);
    let rows = about_assets(case.declaration).count();
    match (none, rows) {
        (false, 0) => report.block(3, Place::Changes, Problem::ChangesAbsent),
        (true, 1..) => report.block(3, Place::Changes, Problem::ChangesContradict { rows }),
        _ => {}
    }
}

fn about_assets(declaration: &Declaration) -> impl Iterator<Item = &crate::declarations::ChangeRow> {
    let rows = declaration.changes.iter().flat_map(|changes| &changes.rows);
    rows.filter(|row| row.class != Class::ThuNhap)
}

fn identity(case: &Case<'_>, report: &Report<'_>, heading: &Heading, person: &Entry) {
    let completion = case.completion();
    for field in heading.fields.iter().filter(|field| field.required) {
        if !person.fields.contains_key(&field.key) {
            report.block(5, at(heading, person, field.key), Problem::FieldEmpty);
        }
    }
    let key = FieldKey::IdentityKind;
    let card = person.text(key);
    let known = |code: &str| heading.field(key).is_none_or(|field| field.choice(code).is_some());
    if let Some(code) = card.filter(|code| !known(code)) {
        let given = code.to_owned();
        report.block(5, at(heading, person, key), Problem::ChoiceUnknown { given });
    }
    if let Some(number) = person.text(FieldKey::IdentityNumber) {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let lengths = lengths(heading, card);
        if !lengths.contains(&digits) || digits != number.chars().count() {
            let place = at(heading, person, FieldKey::IdentityNumber);
            report.block(5, place, Problem::IdentityNumberWrong { digits });
        }
    }
    let completion_day = IsoDay(completion);
    if let Some(issued) = person
        .day(FieldKey::IdentityIssueDate)
        .filter(|issued| *issued > completion)
    {
        let problem = Problem::IssuedAfterCompletion {
            issued: IsoDay(issued),
            completion: completion_day,
        };
        report.block(5, at(heading, person, FieldKey::IdentityIssueDate), problem);
    }
    if let Some(born) = person.day(FieldKey::BirthDate).filter(|born| *born >= completion) {
        let problem = Problem::BornAfterCompletion {
            born: IsoDay(born),
            completion: completion_day,
        };
        report.block(5, at(heading, person, FieldKey::BirthDate), problem);
    }
}

/// How many digits the number of a paper may have: those of its kind, else those of the field.
fn lengths<'a>(heading: &'a Heading, card: Option<&str>) -> &'a [usize] {
    let of_the_kind = || {
        let choice = heading.field(FieldKey::IdentityKind)?.choice(card?)?;
        Some(choice.digits.as_slice()).filter(|digits| !digits.is_empty())
    };
    let of_the_field = || {
        heading
            .field(FieldKey::IdentityNumber)
            .map(|field| field.digits.as_slice())
    };
    of_the_kind().or_else(of_the_field).unwrap_or_default()
}

/// The birthday on which a person comes of age; for somebody born on 29 February the 28th, where the year lacks that day
/// (R5a).
fn of_age_on(law: &Law, person: &Entry) -> Option<NaiveDate> {
    let born = person.day(FieldKey::BirthDate)?;
    let years = u32::try_from(law.parameter("age_of_majority", born)?.value?).ok()?;
    born.checked_add_months(Months::new(years.checked_mul(12)?))
}

fn family(case: &Case<'_>, report: &Report<'_>) {
    let completion = case.completion();
    for child in case.declaration.held(HeadingKey::Children) {
        if let Some(of_age) = of_age_on(case.law, child).filter(|of_age| *of_age <= completion) {
            let problem = Problem::ChildOfAge {
                of_age_on: IsoDay(of_age),
                completion: IsoDay(completion),
            };
            let place = Place::Field(HeadingKey::Children, child.id.clone(), FieldKey::BirthDate);
            report.warn(6, place, problem);
        }
    }
    let Some(previous) = case.previous else { return };
    if let Some(heading) = case.form.heading(HeadingKey::Children) {
        for pair in pairs(case.form, heading, previous, case.declaration) {
            let (Some(before), None) = (pair.before, pair.now) else {
                continue;
            };
            let of_age = of_age_on(case.law, before);
            let listed = case
                .declaration
                .held(HeadingKey::Children)
                .any(|child| same_person(before, child));
            if !listed && of_age.is_none_or(|of_age| of_age > completion) {
                let problem = Problem::ChildMissing {
                    name: name(before),
                    of_age_on: of_age.map(IsoDay),
                };
                report.warn(6, Place::Heading(HeadingKey::Children), problem);
            }
        }
    }
    let [before, now] = [previous, case.declaration].map(|declaration| declaration.only(HeadingKey::Spouse));
    let same = match (before, now) {
        (Some(before), Some(now)) => same_person(before, now),
        (None, None) => true,
        _ => false,
    };
    if !same {
        let [before, now] = [before, now].map(|spouse| spouse.map(name).unwrap_or_default());
        report.warn(
            6,
            Place::Heading(HeadingKey::Spouse),
            Problem::SpouseChanged { before, now },
        );
    }
}

/// The same number of an identity paper, or the same name and day of birth: papers are renewed, names respelt.
fn same_person(one: &Entry, other: &Entry) -> bool {
    let number = |person: &Entry| person.text(FieldKey::IdentityNumber).map(str::to_owned);
    let born = |person: &Entry| (text::search_key(&name(person)), person.day(FieldKey::BirthDate));
    number(one).is_some_and(|number_of_one| number(other) == Some(number_of_one)) || born(one) == born(other)
}

fn name(person: &Entry) -> String {
    person.text(FieldKey::FullName).unwrap_or_default().to_owned()
}

fn headings(case: &Case<'_>, report: &Report<'_>) {
    for heading in case.headings().filter(|heading| heading.many != Many::One) {
        let place = || Place::Heading(heading.key);
        let Some(list) = case.declaration.content.get(&heading.key) else {
            report.block(7, place(), Problem::HeadingAbsent);
            continue;
        };
        match (list.none, case.held(heading).count()) {
            (false, 0) => report.warn(7, place(), Problem::NotSaidNone),
            (true, entries @ 1..) => report.warn(7, place(), Problem::SaidNoneAboveEntries { entries }),
            _ => {}
        }
    }
}
