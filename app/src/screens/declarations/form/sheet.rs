//! All answers of a declaration in the order of the form, to be read and checked.
//!
//! Owns: which answer stands where, and the link that changes it. Must not: judge an answer.

use domain::declarations::{Declaration, FieldKey, HeadingKey, Part, Place, amount, parts, shown};
use domain::lang::Lang;
use domain::law::{Field, Heading};
use domain::routes;
use leptos::prelude::*;
use services::declarations::{Reader, Writing, place_name};
use uuid::Uuid;
use words::filling as w;

use super::fields::capital;
use super::{ToAnswers, address, entry_address, heading_address};
use crate::components::{SummaryList, SummaryRow};

/// A heading with what stands under it.
#[derive(Clone)]
pub(super) struct Sheet {
    id: String,
    title: String,
    edit: Option<String>,
    /// Said in the place of entries.
    empty: Option<String>,
    entries: Vec<(String, Vec<SummaryRow>)>,
}

/// Where the answers are changed.
#[derive(Clone, Copy)]
pub(super) struct Editing<'a> {
    pub id: Uuid,
    /// The page that is shown, to which each change leads back.
    pub answers: &'a ToAnswers,
}

impl Editing<'_> {
    fn at(self, path: &str, fragment: &str) -> String {
        self.answers.from(path, fragment)
    }
}

/// The declaration, or one section of it; with `editable`, each answer leads to where it is changed and back.
pub(super) fn sheets(reader: &Reader<'_>, writing: &Writing, editable: Option<Editing<'_>>) -> Vec<Sheet> {
    let declaration = &writing.declaration;
    let is_here = |part: &Part| editable.is_none_or(|editing| editing.answers.has(reader.form, *part));
    let all = parts(reader.form, declaration).into_iter().filter(is_here);
    all.filter_map(|part| match part {
        Part::Heading(key) => Some(of_heading(reader, writing, reader.form.heading(key)?, editable)),
        Part::Changes => Some(of_changes(reader, declaration, editable)),
    })
    .collect()
}

fn of_heading(reader: &Reader<'_>, writing: &Writing, heading: &Heading, editable: Option<Editing<'_>>) -> Sheet {
    let (lang, form, declaration) = (reader.lang, reader.form, &writing.declaration);
    let list = declaration.list(heading.key);
    let mut entries = Vec::new();
    for entry in declaration.held(heading.key) {
        let place = Place::Entry(heading.key, entry.id.clone());
        let href = |field: &Field| {
            let editing = editable?;
            let path = if heading.key == HeadingKey::Income {
                heading_address(editing.id, heading.key)
            } else {
                entry_address(editing.id, heading.key, &entry.id)
            };
            Some(editing.at(&path, field.key.code()))
        };
        let answer = |field: &Field| {
            let name = Place::Field(heading.key, entry.id.clone(), field.key).to_string();
            let value = entry.fields.get(&field.key).map(|value| shown(field, value));
            let unread = writing.unread.get(&name).map(|typed| w::answer_unread(lang, typed));
            let value = unread.or(value);
            // What is left out by right is not asked about again.
            (value.is_some() || field.required && field.key != FieldKey::ValueVnd).then(|| SummaryRow {
                key: capital(&field.label),
                value: Some(value.unwrap_or_else(|| w::answer_missing(lang))),
                change_href: href(field),
            })
        };
        let fields = domain::declarations::asked(form, heading, Some(entry));
        entries.push((
            place_name(reader, &place),
            fields.into_iter().filter_map(answer).collect(),
        ));
    }
    if heading.key == HeadingKey::Income && !declaration.income_items.is_empty() {
        let items = declaration.income_items.iter().map(|item| SummaryRow {
            key: item.description.clone(),
            value: Some(amount(item.value_vnd)),
            change_href: editable.map(|editing| editing.at(&heading_address(editing.id, heading.key), "khoan")),
        });
        entries.push((w::income_items(lang), items.collect()));
    }
    let empty = entries.is_empty().then(|| {
        if list.none {
            form.none.clone()
        } else {
            w::answer_missing(lang)
        }
    });
    Sheet {
        id: heading.key.code().to_owned(),
        title: place_name(reader, &Place::Heading(heading.key)),
        edit: editable.map(|editing| editing.at(&heading_address(editing.id, heading.key), "")),
        empty,
        entries,
    }
}

fn of_changes(reader: &Reader<'_>, declaration: &Declaration, editable: Option<Editing<'_>>) -> Sheet {
    let lang = reader.lang;
    let edit = editable.map(|editing| editing.at(&address(routes::OWN_CHANGES, editing.id), ""));
    let changes = declaration.changes.iter();
    let none = changes.clone().any(|changes| changes.none);
    let rows = changes.flat_map(|changes| &changes.rows);
    let entries = rows
        .map(|row| {
            let row_of = |key: String, value: Option<String>| SummaryRow {
                key,
                value: value.filter(|text| !text.is_empty()),
                change_href: edit.clone(),
            };
            let title = place_name(reader, &Place::Row(row.row, row.entry.clone()));
            let amount = [
                Some(row.quantity.clone()).filter(|text| !text.is_empty()),
                row.value_vnd.map(amount),
            ];
            let amount = amount.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let mut rows = Vec::new();
            if !row.description.is_empty() {
                rows.push(row_of(w::change_what(lang), Some(row.description.clone())));
            }
            rows.push(row_of(w::change_amount(lang), Some(amount)));
            rows.push(row_of(w::explanation(lang), Some(row.explanation.clone())));
            (title, rows)
        })
        .collect();
    Sheet {
        id: "changes".to_owned(),
        title: w::part_changes(lang),
        edit,
        empty: none.then(|| reader.form.no_change.clone()),
        entries,
    }
}

#[component]
pub(super) fn Answers(lang: Lang, sheets: Vec<Sheet>) -> impl IntoView {
    sheets
        .into_iter()
        .map(|sheet| {
            let Sheet {
                id,
                title,
                edit,
                empty,
                entries,
            } = sheet;
            let several = entries.len() > 1;
            let entries = entries
                .into_iter()
                .map(|(name, rows)| {
                    view! {
                        {several.then(|| view! { <h4 class="govuk-heading-s lc-sheet__entry">{name}</h4> })}
                        <SummaryList rows />
                    }
                })
                .collect_view();
            let edit = edit.map(|href| {
                view! {
                    <a class="govuk-link" href=href>
                        {w::edit(lang)}
                        <span class="govuk-visually-hidden">{format!(" {title}")}</span>
                    </a>
                }
            });
            view! {
                <section class="lc-sheet" id=id>
                    <div class="lc-item__head">
                        <h3 class="govuk-heading-s lc-item__title">{title.clone()}</h3>
                        {edit}
                    </div>
                    {empty.map(|text| view! { <p class="govuk-body lc-empty">{text}</p> })}
                    {entries}
                </section>
            }
        })
        .collect_view()
}
