//! Reading a form from its file. Owns: what makes a form whole. Must not: know an answer to it.

use chrono::NaiveDate;
use serde::Deserialize;

use super::parts::{Change, Field, FieldType, Form, Group, Heading, Many, Note, Paper, Section, Summed};
use crate::declarations::{FieldKey, HeadingKey, Item, Kind, RowKey};
use crate::law::file::{self, Located, Rows};
use crate::law::{LawError, Mark, Validity};

/// Name and text of a file.
type File = (&'static str, &'static str);

pub const PL1_ND130: File = (
    "law/forms/PL1-ND130.toml",
    include_str!("../../../../law/forms/PL1-ND130.toml"),
);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    code: String,
    title: String,
    source: String,
    mark: Mark,
    #[serde(deserialize_with = "file::day")]
    valid_from: NaiveDate,
    #[serde(default, deserialize_with = "file::optional_day")]
    valid_to: Option<NaiveDate>,
    kinds: Vec<Kind>,
    none: String,
    no_change: String,
    paper: Paper,
    section: Rows<Section>,
    group: Rows<Group>,
    companion: Rows<Field>,
    heading: Rows<RawHeading>,
    change_row: Rows<Change>,
    note: Rows<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHeading {
    key: HeadingKey,
    section: String,
    group: Option<String>,
    number: String,
    label: String,
    short: Option<String>,
    #[serde(default)]
    notes: Vec<u8>,
    many: Many,
    entry_first: Option<String>,
    entry_next: Option<String>,
    threshold: Option<Item>,
    summed_by: Option<Summed>,
    kind_field: Option<FieldKey>,
    row: Option<RowKey>,
    measured_by: Option<FieldKey>,
    unit: Option<String>,
    unit_field: Option<FieldKey>,
    #[serde(default)]
    counted: bool,
    identified_by: Option<FieldKey>,
    #[serde(default)]
    described_by: Vec<FieldKey>,
    #[serde(default)]
    like: Vec<HeadingKey>,
    #[serde(default)]
    plated: Vec<String>,
    #[serde(default)]
    omitted_in: Vec<Kind>,
    field: Vec<Field>,
}

/// Reads a form.
///
/// # Errors
/// When the file is not well formed, or the form lacks a part that it names.
pub fn read((file, text): File) -> Result<Form, LawError> {
    let parsed: FormFile = file::parse(file, text)?;
    let plain = |rows: Rows<Field>| -> Vec<Field> { rows.into_iter().map(toml::Spanned::into_inner).collect() };
    let companions = plain(parsed.companion);
    let headings = file::located(file, text, parsed.heading)
        .into_iter()
        .map(|raw| raw.map(|raw| heading(raw, &companions)))
        .collect::<Result<Vec<_>, _>>()?;
    let form = Form {
        code: parsed.code,
        title: parsed.title,
        source: parsed.source,
        mark: parsed.mark,
        validity: Validity {
            from: parsed.valid_from,
            to: parsed.valid_to,
        },
        kinds: parsed.kinds,
        none: parsed.none,
        no_change: parsed.no_change,
        paper: parsed.paper,
        sections: rows(parsed.section),
        groups: rows(parsed.group),
        headings: headings.iter().map(|heading| heading.row.clone()).collect(),
        changes: rows(parsed.change_row),
        notes: rows(parsed.note),
    };
    for (index, heading) in headings.iter().enumerate() {
        if headings[..index].iter().any(|other| other.key == heading.key) {
            return Err(heading.wrong(format!("{} stands twice", heading.key.code())));
        }
        check(&form, heading)?;
    }
    let whole = |reason: Option<String>| match reason {
        Some(reason) => Err(LawError { file, line: 1, reason }),
        None => Ok(()),
    };
    whole(lacking(
        "heading",
        HeadingKey::ALL,
        |key| form.heading(*key).is_some(),
        |key| key.code(),
    ))?;
    whole(lacking(
        "row of Mục III",
        RowKey::ALL,
        |row| form.change(*row).is_some(),
        |row| row.code(),
    ))?;
    Ok(form)
}

fn rows<T>(rows: Rows<T>) -> Vec<T> {
    rows.into_iter().map(toml::Spanned::into_inner).collect()
}

fn lacking<T>(what: &str, all: &[T], has: impl Fn(&T) -> bool, name: impl Fn(&T) -> &'static str) -> Option<String> {
    all.iter()
        .find(|one| !has(one))
        .map(|one| format!("the form lacks the {what} {}", name(one)))
}

/// The heading, with the companions behind the fields that ask for them.
fn heading(raw: RawHeading, companions: &[Field]) -> Result<Heading, String> {
    let mut fields = Vec::new();
    for field in raw.field {
        let set = field.companions.clone();
        fields.push(field);
        let Some(set) = set else { continue };
        let before = fields.len();
        let of_the_set = companions
            .iter()
            .filter(|field| field.companions.as_ref() == Some(&set));
        fields.extend(of_the_set.cloned().map(|field| Field {
            printed: false,
            companions: None,
            ..field
        }));
        if fields.len() == before {
            return Err(format!("there are no companions {set}"));
        }
    }
    Ok(Heading {
        key: raw.key,
        section: raw.section,
        group: raw.group,
        number: raw.number,
        label: raw.label,
        short: raw.short,
        notes: raw.notes,
        many: raw.many,
        entry_first: raw.entry_first,
        entry_next: raw.entry_next,
        threshold: raw.threshold,
        summed_by: raw.summed_by,
        kind_field: raw.kind_field,
        row: raw.row,
        measured_by: raw.measured_by,
        unit: raw.unit,
        unit_field: raw.unit_field,
        counted: raw.counted,
        identified_by: raw.identified_by,
        described_by: raw.described_by,
        like: raw.like,
        plated: raw.plated,
        omitted_in: raw.omitted_in,
        fields,
    })
}

/// Everything that the heading names is there.
fn check(form: &Form, heading: &Located<Heading>) -> Result<(), LawError> {
    let name = heading.key.code();
    let wrong = |what: String| Err(heading.wrong(format!("{name}: {what}")));
    if !form.sections.iter().any(|section| section.number == heading.section) {
        return wrong(format!("there is no section {}", heading.section));
    }
    if let Some(number) = heading.group.as_ref().filter(|number| form.group(number).is_none()) {
        return wrong(format!("there is no group {number}"));
    }
    let named = [
        heading.kind_field,
        heading.measured_by,
        heading.unit_field,
        heading.identified_by,
    ];
    let named = named.into_iter().flatten().chain(heading.described_by.iter().copied());
    if let Some(field) = named.into_iter().find(|field| heading.field(*field).is_none()) {
        return wrong(format!("there is no field {}", field.code()));
    }
    if (heading.summed_by == Some(Summed::Kind)) != heading.kind_field.is_some() {
        return wrong("a sum by kind needs the field that tells the kind, and only that".to_owned());
    }
    if heading.entry_first.is_some() != heading.entry_next.is_some() {
        return wrong("the first and the later entries both have a caption, or none".to_owned());
    }
    for (index, field) in heading.fields.iter().enumerate() {
        let code = field.key.code();
        if heading.fields[..index].iter().any(|other| other.key == field.key) {
            return wrong(format!("the field {code} stands twice"));
        }
        if (field.kind == FieldType::Choice) == field.choices.is_empty() {
            return wrong(format!("{code} has choices that nobody can choose from, or none"));
        }
    }
    let notes = heading
        .notes
        .iter()
        .chain(heading.fields.iter().flat_map(|field| &field.notes));
    if let Some(number) = notes.into_iter().find(|number| form.note(**number).is_none()) {
        return wrong(format!("there is no note {number}"));
    }
    let unlike = |key: &&HeadingKey| form.heading(**key).is_none_or(|like| !like.like.is_empty());
    if let Some(key) = heading.like.iter().find(unlike) {
        return wrong(format!("nothing can be described as under {}", key.code()));
    }
    Ok(())
}
