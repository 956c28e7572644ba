//! Mục I and II.
//!
//! Owns: which caption stands where. Must not: write what stands behind one.

use domain::declarations::{Entry, Place, captioned};
use domain::law::Heading;

use crate::{Part, Writer};

impl Writer<'_> {
    pub(super) fn parts(&self) -> Vec<Part> {
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

    pub(super) fn section(&self, number: &str) -> String {
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
            parts.extend(self.lines(heading, entry).into_iter().map(Part::Line));
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
