//! A declaration as its reader sees it on screen: headings and captions of the form, each line with its place.
//!
//! Owns: how each kind of field is written, which lines are amounts, and the place of each, to which a request can be pinned.
//! Must not: leave a caption of the form out because nothing stands behind it; captions are those of the law and stay
//! Vietnamese in every language.

use domain::day;
use domain::declarations::{
    Basis, ChangeRow, Class, Declaration, Entry, FieldKey, HOME_CURRENCY, Place, captioned, measured,
};
use domain::lang::Lang;
use domain::law::{Field, FieldType, Form, Heading, Law};
use domain::money::Money;
use domain::number::grouped;
use words::paper as say;

/// The language of the form.
const VI: Lang = Lang::Vi;

/// A part of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Mục I, II, III.
    Section(String),
    /// A heading that only holds others.
    Group(String),
    /// A heading; `empty` says "Không có".
    Heading {
        /// Its place.
        place: String,
        /// Number and caption.
        title: String,
        /// What stands there when there is no entry.
        empty: Option<String>,
    },
    /// What stands before an entry.
    Entry {
        /// Its place.
        place: String,
        /// Its caption.
        title: String,
    },
    /// A caption with its content.
    Line(Line),
}

/// A caption with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place, as requests and findings name it.
    pub place: String,
    /// The caption.
    pub label: String,
    /// The content; `None` where something is still missing.
    pub content: Option<String>,
    /// Whether it is an amount of money.
    pub money: bool,
}

/// A row of Mục III.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// Its place.
    pub place: String,
    /// What it is.
    pub description: String,
    /// How many.
    pub quantity: String,
    /// How much.
    pub value: String,
    /// Why.
    pub explanation: String,
}

/// Mục III: the fixed rows with what changed under each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTable {
    /// The caption of the section.
    pub title: String,
    /// "Không có biến động", where it says so.
    pub phrase: Option<String>,
    /// The captions of the columns.
    pub columns: [String; 5],
    /// Captions of rows, each with what stands under it.
    pub rows: Vec<(String, Vec<ChangeLine>)>,
}

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Title with the kind.
    pub title: String,
    /// Mục I and II.
    pub parts: Vec<Part>,
    /// Mục III; a first declaration has none.
    pub changes: Option<ChangeTable>,
}

impl Sheet {
    /// What a place is called on this sheet: the caption with what stands above it.
    #[must_use]
    pub fn name_of(&self, place: &str) -> Option<String> {
        let (mut heading, mut entry) = ("", "");
        for part in &self.parts {
            match part {
                Part::Section(_) | Part::Group(_) => {}
                Part::Heading { place: at, title, .. } => {
                    (heading, entry) = (title, "");
                    if at == place {
                        return Some(title.clone());
                    }
                }
                Part::Entry { place: at, title } => {
                    entry = title;
                    if at == place {
                        return Some(title.clone());
                    }
                }
                Part::Line(line) if line.place == place => {
                    let above = if entry.is_empty() { heading } else { entry };
                    return Some(format!("{above} – {}", line.label));
                }
                Part::Line(_) => {}
            }
        }
        let rows = self.changes.iter().flat_map(|changes| &changes.rows);
        let mut rows = rows.flat_map(|(caption, lines)| lines.iter().map(move |line| (caption, line)));
        rows.find(|(_, line)| line.place == place)
            .map(|(caption, line)| format!("III. {caption} – {}", line.description))
    }
}

/// Writes a declaration as a sheet.
#[must_use]
pub fn sheet(law: &Law, form: &Form, declaration: &Declaration) -> Sheet {
    let writer = Writer { law, form, declaration };
    Sheet {
        title: form.title.clone(),
        parts: writer.parts(),
        changes: writer.changes(),
    }
}

struct Writer<'a> {
    law: &'a Law,
    form: &'a Form,
    declaration: &'a Declaration,
}

impl Writer<'_> {
    fn parts(&self) -> Vec<Part> {
        let (form, declaration) = (self.form, self.declaration);
        let mut parts = Vec::new();
        let mut above: Option<(&str, Option<&str>)> = None;
        for heading in form.headings.iter().filter(|heading| heading.is_in(declaration.kind)) {
            let group = heading.group.as_deref();
            if above.is_none_or(|(section, _)| section != heading.section) {
                parts.push(Part::Section(self.section(&heading.section)));
            }
            if let Some(number) = group.filter(|_| above.is_none_or(|(_, before)| before != group)) {
                let label = form.group(number).map_or("", |group| group.label.as_str());
                let label = captioned(self.law, label, heading.threshold, declaration.completion_date.0);
                parts.push(Part::Group(format!("{number}. {label}")));
            }
            above = Some((&heading.section, group));
            self.under(heading, &mut parts);
        }
        parts
    }

    fn section(&self, number: &str) -> String {
        let section = self.form.sections.iter().find(|section| section.number == number);
        format!("{number}. {}", section.map_or("", |section| &section.label))
    }

    fn under(&self, heading: &Heading, parts: &mut Vec<Part>) {
        let day = self.declaration.completion_date.0;
        let label = captioned(self.law, &heading.label, heading.threshold, day);
        let held: Vec<&Entry> = self.declaration.held(heading.key).collect();
        parts.push(Part::Heading {
            place: Place::Heading(heading.key).to_string(),
            title: format!("{}. {label}", heading.number),
            empty: held.is_empty().then(|| self.form.none.clone()),
        });
        for (at, entry) in held.into_iter().enumerate() {
            if let Some(title) = entry_title(heading, at) {
                let place = Place::Entry(heading.key, entry.id.clone()).to_string();
                parts.push(Part::Entry { place, title });
            }
            parts.extend(lines(self.form, heading, entry).into_iter().map(Part::Line));
        }
    }

    fn changes(&self) -> Option<ChangeTable> {
        let changes = self.declaration.changes.as_ref()?;
        let rows = self.form.changes.iter().map(|change| {
            let heading = self
                .form
                .headings
                .iter()
                .find(|heading| heading.row == Some(change.row));
            let item = heading.and_then(|heading| heading.threshold);
            let label = captioned(self.law, &change.label, item, self.declaration.completion_date.0);
            let written = changes.rows.iter().filter(|row| row.row == change.row);
            let lines = written.map(|row| self.change_line(row)).collect();
            (format!("{}. {label}", change.row.code()), lines)
        });
        Some(ChangeTable {
            title: self.section("III"),
            phrase: changes.none.then(|| self.form.no_change.clone()),
            columns: self.form.paper.columns.clone(),
            rows: rows.collect(),
        })
    }

    fn change_line(&self, row: &ChangeRow) -> ChangeLine {
        let value = row.value_vnd.map(dong).unwrap_or_default();
        let place = Place::Row(row.row, row.entry.clone()).to_string();
        if row.class != Class::ThuNhap {
            return ChangeLine {
                place,
                description: row.description.clone(),
                quantity: row.quantity.clone(),
                value,
                explanation: row.explanation.clone(),
            };
        }
        let period = self.declaration.income().and_then(|income| {
            let [from, to] = [income.from?, income.to?].map(day::vietnamese);
            Some(say::period(VI, &from, &to))
        });
        // Note 32: every item of income is written out.
        let items = self.declaration.income_items.iter();
        let items = items.map(|item| format!("- {}: {}", item.description, dong(item.value_vnd)));
        let explanation = [row.explanation.clone()].into_iter().chain(items);
        ChangeLine {
            place,
            description: period.unwrap_or_default(),
            quantity: String::new(),
            value: if value.is_empty() { value } else { format!("+ {value}") },
            explanation: explanation
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }
}

/// What stands before an entry: `1.1.1. Thửa thứ nhất`; `None` where the form has nothing there.
fn entry_title(heading: &Heading, at: usize) -> Option<String> {
    let (first, next) = (heading.entry_first.as_ref()?, heading.entry_next.as_ref()?);
    let number = at + 1;
    let name = if at == 0 {
        first.clone()
    } else {
        next.replace("{n}", &number.to_string())
    };
    Some(format!("{}.{number}. {name}", heading.number))
}

/// The lines of an entry.
fn lines(form: &Form, own: &Heading, entry: &Entry) -> Vec<Line> {
    let under = entry.described_under(form, own);
    let headings = if std::ptr::eq(own, under) {
        vec![own]
    } else {
        vec![own, under]
    };
    let fields = headings
        .into_iter()
        .flat_map(|heading| heading.fields.iter().map(move |field| (heading, field)));
    fields
        .filter(|(_, field)| field.printed)
        .map(|(heading, field)| Line {
            place: Place::Field(own.key, entry.id.clone(), field.key).to_string(),
            label: field.label.clone(),
            content: content(form, own, heading, entry, field).or_else(|| (!field.required).then(|| say::nothing(VI))),
            money: field.kind == FieldType::Vnd || field.key == FieldKey::Amount,
        })
        .collect()
}

/// What stands behind a caption.
fn content(form: &Form, own: &Heading, heading: &Heading, entry: &Entry, field: &Field) -> Option<String> {
    match field.key {
        FieldKey::ValueVnd => worth(heading, entry),
        FieldKey::CertificateNumber => certificate(heading, entry),
        FieldKey::Amount => {
            measured(form, own, entry).map(|quantity| with_unit(&quantity.amount.in_lang(VI), &quantity.unit))
        }
        FieldKey::Quantity => entry
            .number(field.key)
            .map(|amount| with_unit(&amount.in_lang(VI), unit(heading, entry))),
        FieldKey::Institution => institution(entry),
        _ => plain(entry, field),
    }
}

fn plain(entry: &Entry, field: &Field) -> Option<String> {
    Some(match field.kind {
        FieldType::Line | FieldType::Text | FieldType::Currency => entry.text(field.key)?.to_owned(),
        FieldType::Choice => {
            let code = entry.text(field.key)?;
            field.choice(code).map_or(code, |choice| &choice.label).to_owned()
        }
        FieldType::Day => day::vietnamese(entry.day(field.key)?),
        FieldType::Year => entry.whole(field.key)?.to_string(),
        FieldType::Vnd => dong(entry.whole(field.key)?),
        FieldType::Decimal => {
            let number = entry.number(field.key)?.in_lang(VI);
            with_unit(&number, field.unit.as_deref().unwrap_or_default())
        }
        FieldType::Flag => field.phrase.clone().filter(|_| entry.says(field.key))?,
    })
}

/// The amount, and what note 10 asks to write beside it or in its place.
fn worth(heading: &Heading, entry: &Entry) -> Option<String> {
    let worth = entry.worth();
    let phrase = || {
        let field = heading.field(FieldKey::ValueBasis)?;
        field.choice(entry.text(FieldKey::ValueBasis)?)?.printed.clone()
    };
    match (worth.basis, phrase()) {
        (Some(Basis::KhongXacDinh), Some(phrase)) => Some(say::with_reason(VI, &phrase, worth.reason?)),
        (_, Some(phrase)) => Some(say::with_reason(VI, &dong(worth.vnd?), &phrase)),
        (_, None) => worth.vnd.map(dong),
    }
}

fn certificate(heading: &Heading, entry: &Entry) -> Option<String> {
    let certificate = entry.certificate();
    if certificate.none {
        return heading.field(FieldKey::CertificateNone)?.phrase.clone();
    }
    Some(say::certificate(VI, certificate.number?, certificate.holder?))
}

/// The form has no caption for the country of an account.
fn institution(entry: &Entry) -> Option<String> {
    let institution = entry.text(FieldKey::Institution)?;
    Some(match entry.text(FieldKey::Country) {
        Some(country) => say::with_reason(VI, institution, country),
        None => institution.to_owned(),
    })
}

fn unit<'a>(heading: &'a Heading, entry: &'a Entry) -> &'a str {
    let named = heading.unit_field.and_then(|field| entry.text(field));
    named.or(heading.unit.as_deref()).unwrap_or_default()
}

fn with_unit(amount: &str, unit: &str) -> String {
    let unit = if unit == HOME_CURRENCY { "" } else { unit };
    format!("{amount} {unit}").trim_end().to_owned()
}

/// An amount with its currency.
pub(super) fn dong(amount: i64) -> String {
    let digits = Money::try_from(amount).map(|money| money.to_string());
    // Below zero stands what a check has not stopped yet.
    let digits = digits.unwrap_or_else(|_| format!("−{}", grouped(amount.unsigned_abs(), VI)));
    say::dong(VI, &digits)
}
