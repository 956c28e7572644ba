//! Documents for paper and for keeping: PDF views of what a use case returned.
//!
//! Owns: layout, fonts and the archival format. Must not: fetch data, decide who may see it, read a clock or a file.
//! The rooms are named as everywhere else; `typesetting` is the only one that knows Typst.

mod custodian_sheet;
mod declaration;
mod fonts;
mod ledger_head;
mod letterhead;
mod press;
#[cfg(test)]
mod proof;
pub mod qr;
mod receipt;
mod system;
mod typesetting;

pub use custodian_sheet::{CustodianSheet, custodian_sheet};
pub use declaration::{DeclarationPaper, Seal, declaration, declaration_pages};
pub use ledger_head::{LedgerHead, ledger_head};
pub use press::Press;
pub use receipt::{ReceiptSheet, receipt};
pub use system::system_status;

/// A finished PDF file.
#[derive(Clone, PartialEq, Eq)]
pub struct Pdf(Vec<u8>);

impl Pdf {
    /// The file's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The file's bytes, to keep.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

// Only the length: the content of a document has no place in a log.
impl std::fmt::Debug for Pdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pdf({} bytes)", self.0.len())
    }
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// As many documents are being printed or waiting as the press takes; worth another try in a moment.
    #[error("the press is busy")]
    Busy,
    /// The document was not ready within the time limit.
    #[error("the document was not ready in time")]
    TooSlow,
    /// The template does not fit the data. Typst's own message is left out because it may quote the content.
    #[error("the template failed at {place}")]
    Template {
        /// File and line of the template.
        place: String,
    },
    /// The rendering panicked.
    #[error("the rendering panicked")]
    Panicked,
}
