//! Where something was found, by the captions of the form.
//!
//! Owns: the naming of headings, entries, fields and rows. Must not: say what was found there. Captions are those of the
//! law and stay Vietnamese in every language.

use domain::declarations::{Declaration, EntryId, FieldKey, HeadingKey, Place, RowKey, captioned};
use domain::law::{Form, Heading, Law, Many};
use words::{Lang, checks as say};

/// What the checks were asked about, and in whose words it is told.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The legal data.
    pub law: &'a Law,
    /// The form of the declaration.
    pub form: &'a Form,
    /// The declaration.
    pub declaration: &'a Declaration,
    /// The language of the sentences.
    pub lang: Lang,
}

/// The place in words: `1.1 Đất ở, Thửa thứ nhất`.
#[must_use]
pub fn place_name(reader: &Reader<'_>, place: &Place) -> String {
    let lang = reader.lang;
    match place {
        Place::Whole => say::place_whole(lang),
        Place::Kind => say::place_kind(lang),
        Place::Form => say::place_form(lang),
        Place::Heading(heading) => heading_name(reader, *heading),
        Place::Entry(heading, entry) | Place::Field(heading, entry, _) => entry_name(reader, *heading, entry),
        Place::IncomeItems => say::place_income_items(lang),
        Place::Changes => say::place_changes(lang),
        Place::Row(row, _) => row_name(reader, *row),
        Place::Print => say::place_print(lang),
        Place::Procedure => say::place_procedure(lang),
    }
}

/// The caption of a field, as the form has it.
pub(super) fn field_name(reader: &Reader<'_>, place: &Place) -> String {
    let Place::Field(heading, entry, field) = place else {
        return place_name(reader, place);
    };
    label(reader, *heading, entry, *field).unwrap_or_else(|| field.code().to_owned())
}

fn label(reader: &Reader<'_>, heading: HeadingKey, entry: &EntryId, field: FieldKey) -> Option<String> {
    let own = reader.form.heading(heading)?;
    let entry = reader
        .declaration
        .list(heading)
        .entries
        .iter()
        .find(|other| other.id == *entry)?;
    let under = entry.described_under(reader.form, own);
    let field = own.field(field).or_else(|| under.field(field))?;
    Some(field.label.clone())
}

fn heading_name(reader: &Reader<'_>, key: HeadingKey) -> String {
    let Some(heading) = reader.form.heading(key) else {
        return key.code().to_owned();
    };
    // Mục I and Mục II both begin with 1.
    let section = if heading.section == "I" { "I." } else { "" };
    format!("{section}{} {}", heading.number, heading.short_label())
}

fn entry_name(reader: &Reader<'_>, key: HeadingKey, id: &EntryId) -> String {
    let name = heading_name(reader, key);
    let held = reader.declaration.held(key).position(|entry| entry.id == *id);
    let heading = reader.form.heading(key).filter(|heading| heading.many == Many::List);
    match (heading, held) {
        (Some(heading), Some(at)) => format!("{name}, {}", ordinal(heading, at)),
        _ => name,
    }
}

/// What stands before an entry; where the form has nothing there, its number.
fn ordinal(heading: &Heading, at: usize) -> String {
    match (&heading.entry_first, &heading.entry_next) {
        (Some(first), Some(_)) if at == 0 => first.clone(),
        (_, Some(next)) => next.replace("{n}", &(at + 1).to_string()),
        _ => format!("({})", at + 1),
    }
}

fn row_name(reader: &Reader<'_>, row: RowKey) -> String {
    let item = reader.form.headings.iter().find(|heading| heading.row == Some(row));
    let item = item.and_then(|heading| heading.threshold);
    let caption = reader.form.change(row).map(|change| {
        let day = reader.declaration.completion_date.0;
        captioned(reader.law, &change.label, item, day)
    });
    say::place_row(reader.lang, row.code(), &caption.unwrap_or_default())
}
