//! Declarations on their form.
//!
//! Owns: a declaration written out as its form has it: headings and captions in their order, each line with its content and its
//! place, to which a request can be pinned. Screens and paper lay out the same. Must not: lay anything out, check or compute;
//! or leave a caption of the form out because nothing stands behind it. Captions are those of the law and stay Vietnamese in
//! every language.

mod changes;
mod content;
mod parts;

use domain::declarations::{Declaration, Kind};
use domain::lang::Lang;
use domain::law::{Form, Law};
use words::checks;

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
    /// Whether it stands beside the one before, where there is room.
    pub beside: bool,
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
    /// All rows of the form, in its order.
    pub rows: Vec<ChangeCaption>,
}

/// A row of the form with what changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeCaption {
    /// What stands above it and the rows behind it, before the first of them.
    pub group: Option<String>,
    /// Its number and caption.
    pub caption: String,
    /// What changed.
    pub lines: Vec<ChangeLine>,
}

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Title of the form.
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
        let mut rows = rows.flat_map(|row| row.lines.iter().map(move |line| (&row.caption, line)));
        rows.find(|(_, line)| line.place == place)
            .map(|(caption, line)| format!("III. {caption} – {}", line.description))
    }
}

/// Writes a declaration as a sheet. `gap` is written where something is still missing; without it such a line has no content.
#[must_use]
pub fn sheet(law: &Law, form: &Form, declaration: &Declaration, gap: Option<&str>) -> Sheet {
    let writer = Writer {
        law,
        form,
        declaration,
        gap,
    };
    Sheet {
        title: form.title.clone(),
        parts: writer.parts(),
        changes: writer.changes(),
    }
}

/// A kind as titles and sentences name it; the title of a form ends with it.
#[must_use]
pub fn kind(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::LanDau => checks::kind_first(lang),
        Kind::HangNam => checks::kind_annual(lang),
        Kind::BoSung => checks::kind_supplementary(lang),
        Kind::CongTacCanBo => checks::kind_personnel(lang),
        Kind::Unknown => kind.code().to_owned(),
    }
}

struct Writer<'a> {
    law: &'a Law,
    form: &'a Form,
    declaration: &'a Declaration,
    gap: Option<&'a str>,
}
