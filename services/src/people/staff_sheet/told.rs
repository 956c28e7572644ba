//! Sentences about files, tables and rows.
//!
//! Owns: the way from each refusal, fault and note to its messages. Must not: contain a sentence itself.

use domain::citizen_id::CitizenIdFault;
use domain::people::staff_sheet::{Fault, FileFault, MAX_ROWS, NoteKind, Shown, StaffColumn, UnitNames, What};
use domain::person_name::NameFault;
use domain::text::legacy::Encoding;
use domain::workbook::column_letters;
use sheets::{MAX_CELL_TEXT, MAX_CELLS, MAX_FILE, Refusal};
use words::{Lang, staff_import as say};

use super::columns::{choice, heading};
use crate::people::import::Looked;

/// What is wrong with a cell, in three parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Row and column.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub how: String,
}

/// Why a file is refused.
#[must_use]
pub fn refusal(lang: Lang, refusal: Refusal) -> String {
    match refusal {
        Refusal::NotAWorkbook => say::refused_not_a_workbook(lang),
        Refusal::OldFormat => say::refused_old_format(lang),
        Refusal::Encrypted => say::refused_encrypted(lang),
        Refusal::Macros => say::refused_macros(lang),
        Refusal::Bomb => say::refused_bomb(lang),
        Refusal::TooLarge => {
            say::refused_too_large(lang, count(usize::try_from(MAX_FILE / 1024 / 1024).unwrap_or_default()))
        }
        Refusal::TooManyCells => say::refused_too_many_cells(lang, count(MAX_CELLS)),
        Refusal::LongText => say::refused_long_text(lang, count(MAX_CELL_TEXT)),
        Refusal::Damaged => say::refused_damaged(lang),
    }
}

/// That a file has more than so many bytes.
#[must_use]
pub fn too_large(lang: Lang, most: usize) -> String {
    say::refused_too_large(lang, count(most / 1024 / 1024))
}

/// Why a table is not read.
#[must_use]
pub fn file_fault(lang: Lang, fault: FileFault) -> String {
    match fault {
        FileFault::NoTable => say::file_no_table(lang),
        FileFault::OldText(encoding) => say::file_old_text(lang, &code_name(lang, encoding)),
        FileFault::Missing(column, None) => say::file_missing(lang, &heading(lang, column)),
        FileFault::Missing(column, Some(place)) => {
            say::file_missing_suggested(lang, &heading(lang, column), &column_letters(place))
        }
        FileFault::Twice(column, first, second) => say::file_twice(
            lang,
            &heading(lang, column),
            &column_letters(first),
            &column_letters(second),
        ),
        FileFault::NoRows => say::file_no_rows(lang),
        FileFault::TooManyRows => say::file_too_many_rows(lang, count(MAX_ROWS)),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What a code of before Unicode is called.
#[must_use]
pub fn code_name(lang: Lang, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => say::code_tcvn3(lang),
        Encoding::Vni => say::code_vni(lang),
    }
}

/// What is wrong with a row, where, and how to mend it.
#[must_use]
pub fn fault(lang: Lang, fault: &Fault) -> Told {
    let column = heading(lang, fault.column);
    let row = fault.row.to_string();
    let place = match fault.place {
        Some(place) => say::at(lang, &row, &column_letters(place), &column),
        None => say::at_row(lang, &row, &column),
    };
    let (what, how) = what_and_how(lang, fault.column, &fault.what);
    Told { place, what, how }
}

fn what_and_how(lang: Lang, column: StaffColumn, what: &What) -> (String, String) {
    let name = heading(lang, column);
    match what {
        What::Empty | What::Name(NameFault::Empty) | What::CitizenId(CitizenIdFault::Empty) => {
            (say::what_empty(lang), say::how_empty(lang, &name))
        }
        What::TooLong(max) => (say::what_too_long(lang, count(*max)), say::how_too_long(lang)),
        What::Name(NameFault::TooLong { .. }) => (
            say::what_too_long(lang, count(domain::person_name::MAX_LENGTH)),
            say::how_too_long(lang),
        ),
        What::CodeCharacter => (say::what_code_character(lang), say::how_code_character(lang)),
        What::Name(NameFault::Unexpected(character)) => (
            say::what_name_character(lang, &character.to_string()),
            say::how_name_character(lang),
        ),
        What::Name(NameFault::NoLetter) => (
            say::what_name_without_letters(lang),
            say::how_name_without_letters(lang),
        ),
        What::NotADay => (say::what_not_a_day(lang), say::how_not_a_day(lang)),
        What::NoSuchDay => (say::what_no_such_day(lang), say::how_no_such_day(lang)),
        What::YearAlone => (say::what_year_alone(lang), say::how_year_alone(lang)),
        What::Implausible => (say::what_implausible(lang), say::how_implausible(lang)),
        What::NotYet => (say::what_not_yet(lang), say::how_not_yet(lang)),
        What::Unknown(None) => (say::what_unknown(lang), say::how_unknown(lang)),
        What::Unknown(Some(code)) => (
            say::what_unknown(lang),
            say::how_unknown_suggested(lang, &choice(lang, column, code)),
        ),
        What::UnknownUnit(None) => (say::what_unknown_unit(lang), say::how_unknown_unit(lang)),
        What::UnknownUnit(Some(unit)) => (
            say::what_unknown_unit(lang),
            say::how_unknown_unit_suggested(lang, unit),
        ),
        What::ClosedUnit => (say::what_closed_unit(lang), say::how_closed_unit(lang)),
        What::AmbiguousUnit(units) => (
            say::what_ambiguous_unit(lang, count(*units)),
            say::how_ambiguous_unit(lang),
        ),
        What::NotYesOrNo => (say::what_not_yes_or_no(lang), say::how_not_yes_or_no(lang)),
        What::KindDiffers => (say::what_kind_differs(lang), say::how_kind_differs(lang)),
        What::Telephone if column == StaffColumn::Extension => (say::what_extension(lang), say::how_extension(lang)),
        What::Telephone => (say::what_telephone(lang), say::how_telephone(lang)),
        What::Mail => (say::what_mail(lang), say::how_mail(lang)),
        What::CitizenId(CitizenIdFault::NotDigits) => (say::what_citizen_digits(lang), say::how_citizen(lang)),
        What::CitizenId(CitizenIdFault::WrongLength { found }) => {
            (say::what_citizen_length(lang, count(*found)), say::how_citizen(lang))
        }
        What::CitizenId(CitizenIdFault::NoProvince) => (say::what_citizen_province(lang), say::how_citizen(lang)),
        What::FormulaError => (say::what_formula_error(lang), say::how_formula_error(lang)),
        What::NotCalculated => (say::what_not_calculated(lang), say::how_not_calculated(lang)),
        What::Twice(row) => (say::what_twice(lang, &row.to_string()), say::how_twice(lang, &name)),
    }
}

/// What is worth a look.
#[must_use]
pub fn note(lang: Lang, kind: NoteKind) -> String {
    match kind {
        NoteKind::SameName(row) => say::note_same_name(lang, &row.to_string()),
        NoteKind::Capitals => say::note_capitals(lang),
        NoteKind::ShortYear(year) => say::note_short_year(lang, &year.to_string()),
        NoteKind::ZerosRestored(column) => say::note_zeros(lang, &heading(lang, column)),
        NoteKind::OtherBirthYear(year) => say::note_other_birth_year(lang, &year.to_string()),
        NoteKind::TwoReadings(true) => say::note_two_readings_converted(lang),
        NoteKind::TwoReadings(false) => say::note_two_readings_kept(lang),
        NoteKind::Hidden => say::note_hidden(lang),
    }
}

/// That nothing was done because of so many faults.
#[must_use]
pub fn nothing_done(lang: Lang, faults: usize) -> String {
    say::nothing_done(lang, count(faults))
}

/// What an import did or would do, in lines; what did not occur has none.
#[must_use]
pub fn summary(lang: Lang, looked: &Looked, done: bool) -> Vec<String> {
    let (plan, reading) = (&looked.plan, &looked.reading);
    let counts = looked.counts();
    let (added, changed, ended) = (count(counts.added), count(counts.changed), count(counts.ended));
    let first = if done {
        say::done(lang, added, changed, ended)
    } else {
        say::would_do(lang, added, changed, ended)
    };
    let skipped: Vec<String> = reading.skipped.iter().map(u32::to_string).collect();
    let mut lines = vec![first];
    let mut tell = |number: usize, line: fn(Lang, i64) -> String| {
        if number > 0 {
            lines.push(line(lang, count(number)));
        }
    };
    tell(plan.unchanged.len(), say::unchanged);
    tell(plan.missing.len(), say::missing);
    let back = plan
        .held
        .iter()
        .filter(|held| held.brings_back(&looked.people[held.present]))
        .count();
    tell(plan.held.len() - back, say::held);
    tell(back, say::held_back_for_good);
    tell(looked.sensitive, say::sensitive);
    tell(reading.notes.len(), say::notes);
    if !skipped.is_empty() {
        lines.push(say::skipped(lang, &skipped.join(", ")));
    }
    lines
}

/// A value as people read it; empty for nothing.
#[must_use]
pub fn shown(lang: Lang, column: StaffColumn, value: &Shown, units: &UnitNames) -> String {
    match value {
        Shown::Empty | Shown::Truth(false) => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::Day(day) => domain::day::vietnamese(*day),
        Shown::Year(year) => year.to_string(),
        Shown::Codes(codes) => {
            let names: Vec<String> = codes.iter().map(|code| choice(lang, column, code)).collect();
            names.join("; ")
        }
        Shown::Truth(true) => say::yes(lang),
        Shown::Unit(unit) => units.written(*unit).unwrap_or_default().to_owned(),
        Shown::CitizenId(number) => number.digits(),
    }
}
