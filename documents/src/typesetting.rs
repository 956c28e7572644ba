//! From a template and its data to an archival PDF (PDF/A-2a, tagged).
//!
//! Owns: Typst, what a template may see, and the file's metadata. Must not: put text into a template's source; data
//! are Typst values, so that nothing typed is ever read as markup. Templates see no file, package, clock or network.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Timelike, Utc};
use typst::diag::{At, FileError, FileResult, SourceDiagnostic, SourceResult, Warned};
use typst::foundations::{Array, Bytes, Datetime, Dict, Duration, IntoValue, Smart, Value};
use typst::syntax::{FileId, RootedPath, Source, Span, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::fonts::{FONTS, printable};
use crate::{Error, Pdf};

const TEMPLATES: [(&str, &str); 6] = [
    ("paper.typ", include_str!("../templates/paper.typ")),
    ("custodian-sheet.typ", include_str!("../templates/custodian-sheet.typ")),
    ("declaration.typ", include_str!("../templates/declaration.typ")),
    ("ledger-head.typ", include_str!("../templates/ledger-head.typ")),
    ("receipt.typ", include_str!("../templates/receipt.typ")),
    ("system-status.typ", include_str!("../templates/system-status.typ")),
];

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    TEMPLATES
        .iter()
        .map(|(name, text)| Source::new(file_id(name), (*text).to_owned()))
        .collect()
});

#[expect(
    clippy::expect_used,
    reason = "the names are constants of this crate, and every test opens them"
)]
fn file_id(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("a file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Text as a value for a template.
pub fn text(text: &str) -> Value {
    printable(text).into_value()
}

/// Texts as a list for a template.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    texts.into_iter().map(text).collect::<Array>().into_value()
}

/// One document before it is typeset.
pub struct Manuscript {
    /// Name of the template's file.
    pub template: &'static str,
    /// What the template reads from `sys.inputs`.
    pub data: Dict,
    /// The program named in the file as its maker.
    pub creator: String,
    /// Tells this document from every other; the same data give the same. Only its hash is written.
    pub ident: String,
    /// When the document was written.
    pub written: DateTime<Utc>,
}

impl Manuscript {
    /// Typesets the document.
    ///
    /// # Errors
    /// [`Error::Template`] when the template does not fit the data.
    pub fn print(self) -> Result<Pdf, Error> {
        let desk = Desk::new(self.template, self.data);
        let options = options(self.creator, self.ident, self.written);
        typeset(&desk, options)
            .output
            .map(Pdf)
            .map_err(|faults| Error::Template {
                place: desk.place(&faults),
            })
    }

    /// How many pages the document has.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn pages(self) -> Result<usize, Error> {
        let desk = Desk::new(self.template, self.data);
        // Declared first, so that it acts last, also after a panic.
        let _afterwards = Forget;
        let document = typst::compile::<PagedDocument>(&desk).output;
        document
            .map(|document| document.pages().len())
            .map_err(|faults| Error::Template {
                place: desk.place(&faults),
            })
    }

    /// As [`Self::print`], but stops the test with Typst's own words at every error and warning.
    #[cfg(test)]
    pub fn print_strictly(self) -> Pdf {
        let desk = Desk::new(self.template, self.data);
        let Warned { output, warnings } = typeset(&desk, options(self.creator, self.ident, self.written));
        assert!(warnings.is_empty(), "{warnings:?}");
        Pdf(output.expect("the template fits the data"))
    }
}

/// The PDF's bytes, beside Typst's warnings. Both may quote the content.
fn typeset(desk: &Desk, options: SourceResult<PdfOptions>) -> Warned<SourceResult<Vec<u8>>> {
    // Declared first, so that it acts last, also after a panic.
    let _afterwards = Forget;
    typst::compile::<PagedDocument>(desk).map(|document| typst_pdf::pdf(&document?, &options?))
}

/// Clears Typst's cache, which otherwise keeps the content of the last documents in memory.
struct Forget;

impl Drop for Forget {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn options(creator: String, ident: String, written: DateTime<Utc>) -> SourceResult<PdfOptions> {
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(creator)),
        timestamp: timestamp(written),
        standards: PdfStandards::new(&[PdfStandard::A_2a]).at(Span::detached())?,
        tagged: true,
        ..PdfOptions::default()
    })
}

/// `None` outside the years that Typst knows.
fn timestamp(instant: DateTime<Utc>) -> Option<Timestamp> {
    let local = domain::time::in_vietnam(instant);
    let small = |number: u32| u8::try_from(number).ok();
    let date_time = Datetime::from_ymd_hms(
        local.year(),
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
    )?;
    Timestamp::new_local(date_time, local.offset().local_minus_utc() / 60)
}

/// All that Typst sees while it works on one document.
struct Desk {
    standard: LazyHash<Library>,
    template: &'static str,
}

impl Desk {
    fn new(template: &'static str, data: Dict) -> Self {
        Self {
            standard: LazyHash::new(Library::builder().with_inputs(data).build()),
            template,
        }
    }

    /// File and line of the first fault.
    fn place(&self, faults: &[SourceDiagnostic]) -> String {
        let line = |fault: &SourceDiagnostic| {
            let source = self.source(fault.span.id()?).ok()?;
            let line = source.lines().byte_to_line(self.range(fault.span)?.start)? + 1;
            Some(format!("{}:{line}", source.id().vpath().get_without_slash()))
        };
        faults.iter().find_map(line).unwrap_or_else(|| self.template.to_owned())
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        file_id(self.template)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

#[cfg(test)]
mod tests {
    use typst::foundations::dict;

    use super::*;
    use crate::proof;

    fn sheet(rows: usize) -> Manuscript {
        let rows: Array = (1..=rows).map(|row| texts(["row", &row.to_string()])).collect();
        Manuscript {
            template: "system-status.typ",
            data: dict! {
                "language" => text("vi"), "service" => text("service"), "agency" => text("agency"),
                "nation" => text("nation"), "motto" => text("motto"), "dated" => text("dated"),
                "title" => text("title"), "subject" => text("subject"), "opening" => text("opening"),
                "columns" => texts(["name", "value"]), "rows" => rows.into_value(), "closing" => text("closing"),
            },
            creator: "creator".to_owned(),
            ident: "ident".to_owned(),
            written: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn pages_are_numbered_from_the_second_and_repeat_the_head_of_the_table() {
        let pages = proof::pages(&sheet(90).print_strictly());
        assert!(pages.len() > 2, "{pages:?}");
        assert!(pages[0].starts_with("AGENCY"), "{pages:?}");
        assert!(pages[1].starts_with("2 name value row"), "{pages:?}");
        assert!(pages[2].starts_with("3 name value row"), "{pages:?}");
    }

    #[test]
    fn data_that_do_not_fit_name_the_place_in_the_template_and_nothing_else() {
        let mut manuscript = sheet(1);
        manuscript
            .data
            .insert("rows".into(), text("a secret instead of a list"));
        let error = manuscript.print().expect_err("no table can be made of it");
        let (file, source) = TEMPLATES[0];
        let line = source
            .lines()
            .position(|line| line.contains("rows.flatten()"))
            .expect("the table")
            + 1;
        assert_eq!(
            error,
            Error::Template {
                place: format!("{file}:{line}")
            }
        );
    }

    #[test]
    fn a_template_sees_no_file_and_no_clock() {
        let desk = Desk::new("system-status.typ", Dict::new());
        assert_eq!(desk.file(desk.main()), Err(missing(desk.main())));
        assert_eq!(desk.today(None), None);
    }
}
