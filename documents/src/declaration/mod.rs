//! A declaration on the official form.
//!
//! Owns: what stands on the paper besides the declaration as [`forms`] writes it: title, signatures, footer. Must not: lay it out
//! (the template does), check or compute anything; Mục III is printed as it is written.

mod changes;
mod footer;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::declarations::{Declaration, FieldKey, HeadingKey};
use domain::lang::Lang;
use domain::law::{Form, Law};
use domain::ledger::Hash;
use forms::Part;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};
use words::{layout, paper as say, status};

use crate::typesetting::{Manuscript, text, texts};
use crate::{Error, Pdf};

/// The language of the form, whatever language the reader prefers.
const VI: Lang = Lang::Vi;

/// Stands where the declarant still has to write something.
const DOTS: &str = "..............................";

/// A declaration that is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct DeclarationPaper<'a> {
    /// The legal data: captions name the threshold in force.
    pub law: &'a Law,
    /// The form it conforms to.
    pub form: &'a Form,
    /// The declaration.
    pub declaration: &'a Declaration,
    /// Hash of its content.
    pub hash: Hash,
    /// What proves that it was submitted; `None` for a print from a draft or a file.
    pub seal: Option<Seal<'a>>,
    /// Whether it is a draft, which every page then says.
    pub draft: bool,
    /// When the file is made.
    pub written: DateTime<Utc>,
}

/// What proves that a declaration was submitted.
#[derive(Clone, Copy, Debug)]
pub struct Seal<'a> {
    /// Number of the receipt.
    pub receipt: &'a str,
    /// The commitment to the content that the receipt signs.
    pub commitment: &'a str,
}

/// The declaration as the form has it: every heading, in order, also the empty ones.
///
/// The same declaration with the same seal and instant gives the same file, byte for byte.
///
/// # Errors
/// [`Error::Template`] when the template does not fit the data.
pub fn declaration(paper: &DeclarationPaper<'_>) -> Result<Pdf, Error> {
    manuscript(paper).print()
}

/// How many pages it has, which the officer compares with the paper before him.
///
/// # Errors
/// [`Error::Template`] when the template does not fit the data.
pub fn declaration_pages(paper: &DeclarationPaper<'_>) -> Result<usize, Error> {
    manuscript(paper).pages()
}

fn manuscript(paper: &DeclarationPaper<'_>) -> Manuscript {
    Manuscript {
        template: "declaration.typ",
        data: data(paper),
        creator: layout::service_name(VI),
        ident: format!("declaration {} {}", paper.hash, paper.written),
        written: paper.written,
    }
}

fn data(paper: &DeclarationPaper<'_>) -> Dict {
    let declaration = paper.declaration;
    let sheet = forms::sheet(paper.law, paper.form, declaration, Some(DOTS));
    let declarant = declaration.only(HeadingKey::Declarant);
    let of_the_declarant = |key| declarant.and_then(|entry| entry.text(key)).unwrap_or_default();
    dict! {
        "language" => text(VI.code()),
        "service" => text(&layout::service_name(VI)),
        "agency" => text(of_the_declarant(FieldKey::Agency)),
        "nation" => text(&status::national_title(VI)),
        "motto" => text(&status::national_motto(VI)),
        "title" => text(&format!("{} {}", sheet.title, forms::kind(VI, declaration.kind))),
        "dated" => text(&dated(declaration.completion_date.0)),
        "parts" => parts(&sheet.parts).into_value(),
        "changes" => changes::table(sheet.changes.as_ref()),
        "mark" => text(&if paper.draft { say::draft_mark(VI) } else { String::new() }),
        "signatures" => signatures(paper, of_the_declarant(FieldKey::FullName)),
        "footer" => footer::footer(paper).into_value(),
    }
}

fn dated(day: NaiveDate) -> String {
    let [of_month, month] = [day.day(), day.month()].map(|number| format!("{number:02}"));
    say::dated(VI, &of_month, &month, &day.year().to_string())
}

/// Mục I and II as a list of captions and lines; a line holds what stands beside one another.
fn parts(parts: &[Part]) -> Array {
    let mut written = Array::new();
    let mut line = Array::new();
    for part in parts {
        if let Part::Line(one) = part {
            let pair = texts([one.label.as_str(), one.content.as_deref().unwrap_or_default()]);
            if !one.beside {
                end(&mut line, &mut written);
            }
            line.push(pair);
            continue;
        }
        end(&mut line, &mut written);
        written.push(match part {
            Part::Section(title) => caption("section", title),
            Part::Group(title) => caption("group", title),
            Part::Heading { title, empty: None, .. } => caption("heading", title),
            Part::Heading {
                title,
                empty: Some(empty),
                ..
            } => of("empty", title, texts([empty.as_str()])),
            Part::Entry { title, .. } => caption("entry", title),
            Part::Line(_) => continue,
        });
    }
    end(&mut line, &mut written);
    written
}

/// Puts a line where it belongs, when there is one.
fn end(line: &mut Array, written: &mut Array) {
    let line = std::mem::take(line);
    if !line.is_empty() {
        written.push(of("line", "", line.into_value()));
    }
}

fn caption(kind: &str, title: &str) -> Value {
    of(kind, title, Array::new().into_value())
}

fn of(kind: &str, title: &str, content: Value) -> Value {
    dict! { "kind" => text(kind), "title" => text(title), "content" => content }.into_value()
}

/// Two columns: what stands above, who, how it is signed, and the name below.
fn signatures(paper: &DeclarationPaper<'_>, name: &str) -> Value {
    let captions = &paper.form.paper;
    let completed = dated(paper.declaration.completion_date.0);
    let receiver = [
        captions.received.as_str(),
        &say::undated(VI),
        &captions.receiver,
        &captions.receiver_signs,
        "",
    ];
    let declarant = [
        captions.completed.as_str(),
        &completed,
        &captions.declarant,
        &captions.declarant_signs,
        name,
    ];
    [receiver, declarant]
        .map(texts)
        .into_iter()
        .collect::<Array>()
        .into_value()
}
