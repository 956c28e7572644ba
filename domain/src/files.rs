//! Files that people hand in.
//!
//! Owns: which kinds are accepted, telling them by what is in them, and taking out of pictures what they tell beside the
//! picture. Must not: believe a name or what a browser says of a file, or have one whole in memory.

mod jpeg;
mod orientation;
mod png;

use self::jpeg::Jpeg;
use self::png::Png;
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

/// The file is not what its first bytes promised: it breaks off, or a length in it cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file is damaged")]
pub struct Damaged;

/// Takes out of a file, as it comes, what it tells beside its content: where and when a picture was taken, with what, by
/// whom, and what somebody wrote into it. A PDF is kept as it is.
pub struct Cleaning(Cleaner);

enum Cleaner {
    Nothing,
    Jpeg(Jpeg),
    Png(Png),
}

impl Cleaning {
    /// Begins with a file of this kind.
    #[must_use]
    pub fn of(kind: FileKind) -> Self {
        Self(match kind {
            FileKind::Pdf => Cleaner::Nothing,
            FileKind::Jpeg => Cleaner::Jpeg(Jpeg::default()),
            FileKind::Png => Cleaner::Png(Png::default()),
        })
    }

    /// Takes the next bytes and writes those that are kept behind `kept`: at most a few more than came.
    ///
    /// # Errors
    /// [`Damaged`] as soon as that is known.
    pub fn take(&mut self, bytes: &[u8], kept: &mut Vec<u8>) -> Result<(), Damaged> {
        match &mut self.0 {
            Cleaner::Nothing => {
                kept.extend_from_slice(bytes);
                Ok(())
            }
            Cleaner::Jpeg(jpeg) => jpeg.take(bytes, kept),
            Cleaner::Png(png) => png.take(bytes, kept),
        }
    }

    /// The file has ended.
    ///
    /// # Errors
    /// [`Damaged`] when it broke off.
    pub fn finish(self) -> Result<(), Damaged> {
        match self.0 {
            Cleaner::Nothing => Ok(()),
            Cleaner::Jpeg(jpeg) => jpeg.finish(),
            Cleaner::Png(png) => png.finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_kept_as_it_is() {
        let (mut kept, mut cleaning) = (Vec::new(), Cleaning::of(FileKind::Pdf));
        for part in [&b"%PDF-1.7\n"[..], b"\xff\xe1 /Author", b""] {
            assert_eq!(cleaning.take(part, &mut kept), Ok(()));
        }
        assert_eq!(cleaning.finish(), Ok(()));
        assert_eq!(kept, b"%PDF-1.7\n\xff\xe1 /Author");
    }

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
