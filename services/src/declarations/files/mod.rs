//! Files that belong to a declaration: certificates, contracts, photographs.
//!
//! Owns: what is known of a file, and where it and its key are sealed. Must not: have a file whole in memory, or open one
//! for anybody but the readers of the declaration.

mod arriving;
mod held;
mod leaving;
mod limits;
mod sweeping;

use domain::files::FileKind;
use domain::text::is_invisible;
use serde::{Deserialize, Serialize};
use store::draft_file::DraftFileRow;
use uuid::Uuid;
use vault::purpose::{Place, Purpose};
use vault::{Secret, content, wrap};
use zeroize::Zeroizing;

pub use arriving::{Arriving, Refused, begin};
pub use held::{DraftFile, LeftFiles, count, of_draft, put_back, remove};
pub(super) use held::{Settled, forget, keep, restore, settled};
pub use leaving::{Leaving, open_own, open_theirs};
pub use limits::MOST_FILES;
pub use sweeping::sweep;

use super::sealing::{Opener, unreadable};
use crate::keys::{VaultRng, hex, unhex};
use crate::{Ctx, Error, Result};

/// Part of a file's place where its description is sealed.
const DESCRIPTION: u32 = 1;
/// More files than one draft ever has, those removed and those arriving included.
const FILES: i64 = 100;
/// Longest name that is kept, in characters.
const LONGEST_NAME: usize = 120;

/// What a file is; sealed wherever it is kept. Not printable.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// What its owner called it.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How long it is, in bytes.
    pub length: u64,
    /// SHA-256 of it, in hexadecimal digits.
    pub hash: String,
}

/// A file in the sealed content of a version: whoever opens the version has its key.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attached {
    pub id: Uuid,
    pub about: Description,
    #[serde(with = "as_digits")]
    pub key: Secret,
    pub pieces: i64,
    /// SHA-256 of the sealed pieces, in hexadecimal digits.
    pub sealed_hash: String,
}

/// A file of a submitted version as its readers see it.
#[derive(Clone)]
pub struct AttachedFile {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub about: Description,
}

impl From<&Attached> for AttachedFile {
    fn from(file: &Attached) -> Self {
        Self {
            id: file.id,
            about: file.about.clone(),
        }
    }
}

/// The last part of a path, without what could be read as anything but a name.
fn plain_name(given: &str) -> String {
    let name = domain::text::normalize(given);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // What turns the direction of writing round would make `gpj.exe` of what ends in `exe.jpg`.
    let shown = last.chars().filter(|c| !c.is_control() && !is_invisible(*c));
    let kept: String = shown.take(LONGEST_NAME).collect();
    kept.trim().to_owned()
}

/// Where the pieces of a file are.
fn place(ctx: &Ctx, file: Uuid) -> Place {
    Place::new(ctx.platform.keys.house, Purpose::File, file.into_bytes())
}

fn place_of_key(ctx: &Ctx, file: Uuid, generation: u32) -> Place {
    Place::new(ctx.platform.keys.house, Purpose::RecordKey, file.into_bytes()).epoch(generation)
}

fn sealed_description(ctx: &Ctx, file: Uuid, key: &Secret, about: &Description) -> Result<Vec<u8>> {
    let written = serde_json::to_vec(about).map_err(unreadable)?;
    let place = place(ctx, file).part(DESCRIPTION);
    let mut rng = VaultRng(ctx.randomness());
    Ok(content::seal(key, &place, &Zeroizing::new(written), &mut rng))
}

fn wrapped_key(ctx: &Ctx, file: Uuid, key: &Secret) -> Result<Vec<u8>> {
    let public = ctx.session()?.public;
    let place = place_of_key(ctx, file, public.generation);
    let mut rng = VaultRng(ctx.randomness());
    Ok(wrap::wrap(key, &public.general_recipient(), &place, &mut rng)?)
}

/// Opens key and description of a file of the actor's draft.
///
/// # Errors
/// [`Error::NotFound`] when it was sealed to keys from before he lost them.
fn opened(ctx: &Ctx, own: &[Opener], row: &DraftFileRow) -> Result<(Secret, Description)> {
    let opener = own.iter().find(|opener| row.generation == i64::from(opener.generation));
    let opener = opener.ok_or(Error::NotFound)?;
    let place_of_key = place_of_key(ctx, row.id, opener.generation);
    let key = wrap::unwrap(&opener.private, &opener.code, &place_of_key, &row.wrapped)?;
    let opened = content::open(&key, &place(ctx, row.id).part(DESCRIPTION), &row.sealed)?;
    let about = serde_json::from_slice(&opened).map_err(unreadable)?;
    Ok((key, about))
}

/// A key as digits inside of sealed content.
mod as_digits {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};
    use vault::Secret;
    use zeroize::Zeroizing;

    use super::{hex, unhex};

    pub(super) fn serialize<S: Serializer>(key: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(hex(key.expose())))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
        let digits = Zeroizing::new(String::deserialize(deserializer)?);
        let bytes = unhex(&digits).map(Zeroizing::new);
        let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.as_slice().try_into().ok());
        bytes.map(Secret::new).ok_or_else(|| D::Error::custom("a key"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_part_of_whatever_was_sent() {
        let cases = [
            ("Giấy chứng nhận.pdf", "Giấy chứng nhận.pdf"),
            ("C:\\Users\\vidu\\so do.pdf", "so do.pdf"),
            ("../../etc/passwd", "passwd"),
            (" a\r\nSet-Cookie: x.pdf ", "aSet-Cookie: x.pdf"),
            ("so-do\u{202e}fdp.exe", "so-dofdp.exe"),
            ("\u{feff}a\u{200b}b\u{2066}c\u{2069}\u{e0041}.pdf", "abc.pdf"),
            ("", ""),
            ("/", ""),
        ];
        for (given, expected) in cases {
            assert_eq!(plain_name(given), expected, "{given:?}");
        }
        assert_eq!(plain_name(&"ạ".repeat(500)).chars().count(), LONGEST_NAME);
    }
}
