//! The signed head of a log: a C2SP `tlog-checkpoint` in a C2SP `signed-note`.
//!
//! Owns: the text of a checkpoint and how strictly one is read. Must not: hold a key; who calls signs and verifies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::text_form::read_decimal;
use super::tree::LARGEST_SIZE;
use super::{Hash, Origin};

/// Longest note that is read. Sixteen of the largest signatures that are in use fit in, as the specification demands.
pub const LONGEST_NOTE: usize = 128 * 1024;

/// Signature type of Ed25519 in a key and in the hash that makes its id.
const ED25519: [u8; 1] = [1];
const KEY_ID_LENGTH: usize = 4;
const SIGNATURE_LENGTH: usize = 64;

/// Size and root of a log at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log.
    pub origin: Origin,
    /// Number of leaves.
    pub size: u64,
    /// Root hash of the tree.
    pub root: Hash,
}

/// Why a note is no checkpoint of the key's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than [`LONGEST_NOTE`].
    #[error("the note is too long")]
    TooLong,
    /// A control character other than the end of a line.
    #[error("the note holds a control character")]
    ControlCharacter,
    /// No text, blank line and signature lines.
    #[error("the note does not end in signatures")]
    NoSignatures,
    /// A signature line, known or not, without dash, name or base64.
    #[error("a signature line is malformed")]
    SignatureLine,
    /// The first line is not the name of a log.
    #[error("the origin is malformed")]
    Origin,
    /// No signature by the log's key.
    #[error("the log's key has not signed the note")]
    NotSigned,
    /// A signature by the log's key that does not verify.
    #[error("the signature does not verify")]
    BadSignature,
    /// The second line is not a size.
    #[error("the size is malformed")]
    Size,
    /// The third line is not a hash.
    #[error("the root hash is malformed")]
    Root,
    /// There is a fourth line, or no third one. This program's checkpoints have no extension lines.
    #[error("the checkpoint does not have three lines")]
    Lines,
}

impl Checkpoint {
    /// The text that is signed, with the end of its last line.
    #[must_use]
    pub fn text(&self) -> String {
        let root = BASE64.encode(self.root.as_bytes());
        format!("{}\n{}\n{root}\n", self.origin, self.size)
    }
}

/// The text by which others know the key, such as Go's `golang.org/x/mod/sumdb/note`.
#[must_use]
pub fn verifier_key(origin: &Origin, public: &[u8; 32]) -> String {
    let id = u32::from_be_bytes(key_id(&origin.to_string(), public));
    let key = BASE64.encode([ED25519.as_slice(), public].concat());
    format!("{origin}+{id:08x}+{key}")
}

/// The checkpoint as a note, signed by the Ed25519 key whose public half is given.
pub fn sign(checkpoint: &Checkpoint, public: &[u8; 32], sign: impl FnOnce(&[u8]) -> [u8; SIGNATURE_LENGTH]) -> String {
    let text = checkpoint.text();
    let signature = sign(text.as_bytes());
    let id = key_id(&checkpoint.origin.to_string(), public);
    let signature = BASE64.encode([id.as_slice(), &signature].concat());
    format!("{text}\n— {} {signature}\n", checkpoint.origin)
}

/// Reads a note and verifies it against one public key. Signatures by other keys are skipped.
///
/// The origin is the one that the note names: the key signs for every epoch of its installation, so who calls compares
/// the origin with the expected one.
///
/// # Errors
/// See [`NoteError`].
pub fn open(
    note: &str,
    public: &[u8; 32],
    verify: impl Fn(&[u8], &[u8; SIGNATURE_LENGTH]) -> bool,
) -> Result<Checkpoint, NoteError> {
    if note.len() > LONGEST_NOTE {
        return Err(NoteError::TooLong);
    }
    if note.bytes().any(|byte| byte < b' ' && byte != b'\n') {
        return Err(NoteError::ControlCharacter);
    }
    let (text, signatures) = split(note)?;
    let mut lines = text.split_terminator('\n');
    let first = lines.next().unwrap_or_default();
    let origin: Origin = first.parse().map_err(|_| NoteError::Origin)?;
    let id = key_id(first, public);

    let mut signed = false;
    for line in signatures.split_terminator('\n') {
        let signature = Signature::read(line).ok_or(NoteError::SignatureLine)?;
        if signature.name == first && signature.key_id == id {
            let bytes = signature.bytes.as_slice().try_into();
            signed = bytes.is_ok_and(|bytes| verify(text.as_bytes(), bytes));
            if !signed {
                return Err(NoteError::BadSignature);
            }
        }
    }
    if !signed {
        return Err(NoteError::NotSigned);
    }

    let (Some(size), Some(root), None) = (lines.next(), lines.next(), lines.next()) else {
        return Err(NoteError::Lines);
    };
    let size = read_decimal(size).map_err(|_| NoteError::Size)?;
    if size > LARGEST_SIZE {
        return Err(NoteError::Size);
    }
    let root = BASE64.decode(root).map_err(|_| NoteError::Root)?;
    let root = root.try_into().map_err(|_| NoteError::Root)?;
    Ok(Checkpoint {
        origin,
        size,
        root: Hash::from_bytes(root),
    })
}

/// The text with the end of its last line, and the signature lines, at least one. The last blank line is between them.
fn split(note: &str) -> Result<(&str, &str), NoteError> {
    let blank = note.rfind("\n\n").ok_or(NoteError::NoSignatures)?;
    let (text, signatures) = (&note[..=blank], &note[blank + 2..]);
    if signatures.ends_with('\n') {
        Ok((text, signatures))
    } else {
        Err(NoteError::NoSignatures)
    }
}

/// First bytes of the hash of name and key: enough to tell keys apart, no proof of anything.
pub(super) fn key_id(name: &str, public: &[u8; 32]) -> [u8; KEY_ID_LENGTH] {
    let hasher = Sha256::new()
        .chain_update(name)
        .chain_update("\n")
        .chain_update(ED25519)
        .chain_update(public);
    let [a, b, c, d, ..]: [u8; 32] = hasher.finalize().into();
    [a, b, c, d]
}

/// A line `— <name> <base64(key id ‖ signature)>`.
struct Signature<'a> {
    name: &'a str,
    key_id: [u8; KEY_ID_LENGTH],
    bytes: Vec<u8>,
}

impl<'a> Signature<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
        if name.is_empty() || name.contains(|character: char| character.is_whitespace() || character == '+') {
            return None;
        }
        let decoded = BASE64.decode(encoded).ok()?;
        let (key_id, bytes) = decoded.split_first_chunk()?;
        (!bytes.is_empty()).then(|| Self {
            name,
            key_id: *key_id,
            bytes: bytes.to_vec(),
        })
    }
}
