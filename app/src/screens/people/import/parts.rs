//! The parts of a preview.
//!
//! Owns: which there are, how many each has, and one page of its rows. Must not: compare anything.

use std::sync::Arc;

use domain::lang::Lang;
use domain::people::staff_sheet::{Changed, StaffRow};
use leptos::prelude::*;
use services::people::import::Looked;
use services::people::staff_sheet;
use words::{people, staff_pages as w};

use super::super::wording::kind_name;
use crate::components::{Column, Table};
use crate::form::RawForm;

/// Name of the parameter.
pub(super) const PART: &str = "phan";

/// A part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Faults,
    Added,
    Changed,
    Ended,
    Held,
    Missing,
    Notes,
    Unchanged,
}

impl Part {
    /// In the order in which they are looked at.
    pub const ALL: [Self; 8] = [
        Self::Faults,
        Self::Added,
        Self::Changed,
        Self::Ended,
        Self::Held,
        Self::Missing,
        Self::Notes,
        Self::Unchanged,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Faults => "loi",
            Self::Added => "them",
            Self::Changed => "sua",
            Self::Ended => "roi",
            Self::Held => "giu",
            Self::Missing => "thieu",
            Self::Notes => "xem-lai",
            Self::Unchanged => "nhu-cu",
        }
    }

    /// The part that is asked for, or the first one with anything in it.
    pub fn of(query: &RawForm, looked: &Looked) -> Self {
        let asked = Self::ALL.into_iter().find(|part| part.code() == query.get(PART));
        let first = Self::ALL.into_iter().find(|part| part.count(looked) > 0);
        asked.or(first).unwrap_or(Self::Added)
    }

    pub fn count(self, looked: &Looked) -> u32 {
        let (plan, counts) = (&looked.plan, looked.counts());
        let count = match self {
            Self::Faults => looked.reading.faults.len(),
            // While something is faulty, it is not known what would change.
            _ if !looked.reading.faults.is_empty() => 0,
            Self::Added => counts.added,
            Self::Changed => counts.changed,
            Self::Ended => counts.ended,
            Self::Held => plan.held.len(),
            Self::Missing => plan.missing.len(),
            Self::Notes => looked.reading.notes.len(),
            Self::Unchanged => plan.unchanged.len(),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    pub fn title(self, lang: Lang, looked: &Looked) -> String {
        let count = self.count(looked).into();
        match self {
            Self::Faults => w::part_faults(lang, count),
            Self::Added => w::part_added(lang, count),
            Self::Changed => w::part_changed(lang, count),
            Self::Ended => w::part_ended(lang, count),
            Self::Held => w::part_held(lang, count),
            Self::Missing => w::part_missing(lang, count),
            Self::Notes => w::part_notes(lang, count),
            Self::Unchanged => w::part_unchanged(lang, count),
        }
    }

    fn headings(self, lang: Lang) -> Vec<String> {
        let (code, name, unit) = (people::code(lang), people::name(lang), people::unit(lang));
        match self {
            Self::Faults => vec![w::place(lang), w::what(lang), w::how_to_mend(lang)],
            Self::Added => vec![name, code, unit, people::post(lang), w::row(lang)],
            Self::Changed | Self::Ended | Self::Held => vec![name, code, w::what_changes(lang), w::row(lang)],
            Self::Missing | Self::Unchanged => vec![name, code, unit],
            Self::Notes => vec![w::row(lang), w::note(lang)],
        }
    }

    /// The rows from one on, each with one text, or lines of it, for each heading.
    fn rows(self, lang: Lang, looked: &Looked, from: usize, most: usize) -> Vec<Vec<Vec<String>>> {
        let (plan, reading) = (&looked.plan, &looked.reading);
        let one = |text: &str| vec![text.to_owned()];
        // The year tells people of one name apart, and a mistyped one shows.
        let named = |person: &StaffRow| {
            let name = person.entry.name.as_str();
            match person.entry.birth_year {
                Some(year) => format!("{name}, {}", people::born(lang, &year.to_string())),
                None => name.to_owned(),
            }
        };
        let changed = |changed: &Changed| {
            let (row, person) = &reading.rows[changed.row];
            let changes = changed.changes.iter().map(|change| {
                let shown = |value| match staff_sheet::shown(lang, change.column, value, &looked.units) {
                    text if text.is_empty() => w::nothing(lang),
                    text => text,
                };
                let heading = staff_sheet::heading(lang, change.column);
                w::change(lang, &heading, &shown(&change.old), &shown(&change.new))
            });
            vec![
                one(&named(person)),
                one(&person.entry.staff_code),
                changes.collect(),
                one(&row.to_string()),
            ]
        };
        let present = |place: &usize| {
            let person = &looked.people[*place];
            vec![
                one(&named(person)),
                one(&person.entry.staff_code),
                one(unit_of(looked, person)),
            ]
        };
        let ends = |ends: bool| plan.changed.iter().filter(move |changed| changed.ends() == ends);
        match self {
            Self::Faults => {
                let told = reading.faults.iter().skip(from).take(most);
                let told = told.map(|fault| staff_sheet::fault(lang, fault));
                told.map(|told| vec![vec![told.place], vec![told.what], vec![told.how]])
                    .collect()
            }
            Self::Added => {
                let added = plan.added.iter().skip(from).take(most);
                let added = added.map(|added| {
                    let (row, person) = &reading.rows[added.row];
                    let perhaps = added.perhaps.map(|place| &looked.people[place].entry);
                    let perhaps = perhaps.map(|other| w::perhaps(lang, other.name.as_str(), &other.staff_code));
                    vec![
                        std::iter::once(named(person)).chain(perhaps).collect(),
                        one(&person.entry.staff_code),
                        one(unit_of(looked, person)),
                        vec![post_of(lang, person)],
                        one(&row.to_string()),
                    ]
                });
                added.collect()
            }
            Self::Changed => ends(false).skip(from).take(most).map(changed).collect(),
            Self::Ended => ends(true).skip(from).take(most).map(changed).collect(),
            Self::Held => plan.held.iter().skip(from).take(most).map(changed).collect(),
            Self::Missing => plan.missing.iter().skip(from).take(most).map(present).collect(),
            Self::Unchanged => plan.unchanged.iter().skip(from).take(most).map(present).collect(),
            Self::Notes => {
                let notes = reading.notes.iter().skip(from).take(most);
                let told = |note: &domain::people::staff_sheet::Note| staff_sheet::note(lang, note.kind);
                let place = |row: u32| vec![w::row_number(lang, &row.to_string())];
                notes.map(|note| vec![place(note.row), vec![told(note)]]).collect()
            }
        }
    }
}

fn unit_of<'a>(looked: &'a Looked, person: &StaffRow) -> &'a str {
    looked.units.written(person.unit).unwrap_or_default()
}

fn post_of(lang: Lang, person: &StaffRow) -> String {
    if person.entry.post.is_empty() {
        kind_name(lang, person.entry.kind)
    } else {
        person.entry.post.clone()
    }
}

/// One page of a part.
#[component]
pub(super) fn Rows(lang: Lang, looked: Arc<Looked>, part: Part, page: u32, size: u32) -> impl IntoView {
    let columns = part
        .headings(lang)
        .into_iter()
        .map(|text| Column { text, numeric: false });
    let (from, most) = (((page - 1) * size) as usize, size as usize);
    let cell = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| view! { <div>{line}</div> });
        lines.collect_view().into_any()
    };
    let rows = part.rows(lang, &looked, from, most).into_iter();
    let rows = rows.map(|cells| cells.into_iter().map(cell).collect()).collect();
    view! {
        <Table
            id="phan"
            caption=part.title(lang, &looked)
            columns=columns.collect()
            rows
            empty=w::empty(lang)
            cards=true
        />
    }
}
