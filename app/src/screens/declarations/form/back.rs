//! Where a page of the form leads when it is done: on to the next part, or back to the answers it was opened from.
//!
//! Owns: that field, and the address of the page with the answers. Must not: decide which part is next.

use domain::declarations::Part;
use domain::law::Form;
use domain::routes;
use uuid::Uuid;

use super::address;

/// Name of the field that says where to come back to.
pub(super) const BACK: &str = "ve";
/// Name of the field with the section whose answers are checked.
pub(super) const SECTION: &str = "muc";
/// Value of [`BACK`]: the page with all answers; before a section's number, that with its answers.
const TO_ANSWERS: &str = "kiem-tra";

/// The page with the answers of a section, or with all of them.
#[derive(Clone, Default)]
pub(super) struct ToAnswers {
    section: Option<String>,
}

impl ToAnswers {
    /// The answers of the section with this number; of all for one that the form does not have.
    pub fn of(form: &Form, section: &str) -> Self {
        let found = form.sections.iter().find(|of| of.number == section);
        Self {
            section: found.map(|of| of.number.clone()),
        }
    }

    /// What [`BACK`] says; none when the page leads on.
    pub fn read(back: &str) -> Option<Self> {
        let rest = back.strip_prefix(TO_ANSWERS)?;
        Some(Self {
            section: rest.strip_prefix('-').map(str::to_owned),
        })
    }

    /// The value of [`BACK`] that leads here.
    pub fn code(&self) -> String {
        match &self.section {
            Some(section) => format!("{TO_ANSWERS}-{section}"),
            None => TO_ANSWERS.to_owned(),
        }
    }

    /// A link to a page that comes back here.
    pub fn from(&self, path: &str, fragment: &str) -> String {
        crate::components::address(path, &[(BACK, &self.code())], fragment)
    }

    /// The address, at the sheet with this id.
    pub fn address(&self, id: Uuid, sheet: &str) -> String {
        let path = address(routes::OWN_ANSWERS, id);
        let section = self.section.as_deref().map(|section| (SECTION, section));
        crate::components::address(&path, section.as_slice(), sheet)
    }

    /// The section, where it is not all of them.
    pub fn section(&self) -> Option<&str> {
        self.section.as_deref()
    }

    /// Whether the answers of a part are among them.
    pub fn has(&self, form: &Form, part: Part) -> bool {
        self.section().is_none_or(|section| section == section_of(form, part))
    }
}

/// Number of the section in which a part stands.
pub(super) fn section_of(form: &Form, part: Part) -> &str {
    match part {
        Part::Heading(key) => form.heading(key).map_or("", |heading| heading.section.as_str()),
        Part::Changes => "III",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_back_to_the_answers_it_was_opened_from() {
        let cases = [
            ("kiem-tra", Some(None)),
            ("kiem-tra-II", Some(Some("II"))),
            ("", None),
            ("khac", None),
        ];
        for (back, section) in cases {
            let read = ToAnswers::read(back);
            assert_eq!(read.as_ref().map(ToAnswers::section), section, "{back}");
            assert_eq!(
                read.map(|to| to.code()).unwrap_or_default(),
                if section.is_some() { back } else { "" }
            );
        }
        let of = ToAnswers::read("kiem-tra-II").expect("a section");
        assert_eq!(
            of.address(Uuid::nil(), "land_residential"),
            format!("/ke-khai/{}/kiem-tra?muc=II#land_residential", Uuid::nil())
        );
    }
}
