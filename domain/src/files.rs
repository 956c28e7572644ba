//! Files that people hand in.
//!
//! Owns: which kinds are accepted, and telling them by what is in them. Must not: believe a name or what a browser says
//! of a file.

use crate::people::codes;

codes! {
    /// What a file is.
    FileKind {
        /// A PDF.
        Pdf = "PDF",
        /// A JPEG picture.
        Jpeg = "JPEG",
        /// A PNG picture.
        Png = "PNG",
    }
}

/// Longest file that is accepted, in bytes: a scan of some fifty pages.
pub const LONGEST: usize = 25 * 1024 * 1024;
/// Bytes at the beginning of a file by which its kind is told.
pub const TOLD_BY: usize = 8;

impl FileKind {
    /// The kind of a file that begins so; `None` for everything else, whatever it is called.
    #[must_use]
    pub fn of(beginning: &[u8]) -> Option<Self> {
        const MARKS: [(&[u8], FileKind); 3] = [
            (b"%PDF-", FileKind::Pdf),
            (b"\xff\xd8\xff", FileKind::Jpeg),
            (b"\x89PNG\r\n\x1a\n", FileKind::Png),
        ];
        let found = MARKS.iter().find(|(mark, _)| beginning.starts_with(mark));
        found.map(|(_, kind)| *kind)
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending that a name of such a file has.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_the_first_bytes_alone() {
        let cases: [(&[u8], Option<FileKind>); 12] = [
            (b"%PDF-1.7\n", Some(FileKind::Pdf)),
            (b"%PDF-", Some(FileKind::Pdf)),
            (b"%PDF", None),
            (b" %PDF-1.7", None),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", Some(FileKind::Jpeg)),
            (b"\xff\xd8", None),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Some(FileKind::Png)),
            (b"\x89PNG\n\x1a\n", None),
            (b"MZ\x90\x00\x03\x00\x00\x00", None),
            (b"PK\x03\x04", None),
            (b"<script>", None),
            (b"", None),
        ];
        for (beginning, expected) in cases {
            assert_eq!(FileKind::of(beginning), expected, "{beginning:?}");
            let enough = beginning.get(..TOLD_BY).unwrap_or(beginning);
            assert_eq!(FileKind::of(enough), expected, "{beginning:?}");
        }
    }
}
