//! Long content, sealed piece by piece.
//!
//! Owns: STREAM over AES-256-GCM in pieces of 64 KiB, so that a file is never whole in memory, and neither a piece nor
//! the end can be changed, moved or left out; the padding of the whole to its bucket, so that the length of a sealed file
//! tells little. Must not: be used twice with one key; each file has its own.
//!
//! Format: header, 32 random bytes of salt, then pieces of 64 KiB each with its tag; the last one is marked as last and
//! may be shorter. What is cut into pieces is the padded file.

use aead_stream::{DecryptorBE32, EncryptorBE32, Nonce};
use aes_gcm::aead::Payload;
use aes_gcm::{Aes256Gcm, Key};
use rand_core::CryptoRng;
use zeroize::{Zeroize, Zeroizing};

use crate::content::SALT;
use crate::encoding::Fields;
use crate::padding::{MARK, bucket};
use crate::purpose::Place;
use crate::secret::{Secret, expand};
use crate::{Error, Result, header};

/// Plaintext in each piece but the last, in bytes.
pub const PIECE: usize = 64 * 1024;
/// A sealed piece, in bytes.
pub const SEALED_PIECE: usize = PIECE + 16;
/// What stands before the first piece, in bytes.
pub const PREFIX: usize = header::LENGTH + SALT;

type StreamNonce = Nonce<Aes256Gcm, aead_stream::StreamBE32<Aes256Gcm>>;

type Encryptor = EncryptorBE32<Aes256Gcm>;

/// Seals a file.
pub struct Sealer {
    encryptor: Encryptor,
    aad: Fields,
    /// Bytes of the file so far.
    at: usize,
}

/// The last pieces of a file, sealed one at a time: what was left of it, and its padding.
pub struct Rest {
    /// Gone after the last piece.
    encryptor: Option<Encryptor>,
    aad: Fields,
    /// What stands at the beginning of the first piece.
    text: Zeroizing<Vec<u8>>,
    /// Bytes to come.
    left: usize,
}

/// Opens a file.
pub struct Opener {
    decryptor: DecryptorBE32<Aes256Gcm>,
    aad: Fields,
    /// Bytes so far, with the padding.
    at: usize,
    /// Where the padding may have begun: a mark with nothing but zeros since. Only their number is kept.
    mark: Option<usize>,
}

impl Sealer {
    /// Begins a file under its own `key`; returns what stands before the first piece.
    #[must_use]
    pub fn begin(key: &Secret, place: &Place, rng: &mut impl CryptoRng) -> (Self, Vec<u8>) {
        let mut salt = [0; SALT];
        rng.fill_bytes(&mut salt);
        let (mut cipher_key, nonce) = material(key, &salt);
        let sealer = Self {
            encryptor: Encryptor::new(&cipher_key, &nonce),
            aad: place.associated_data(),
            at: 0,
        };
        cipher_key.as_mut_slice().zeroize();
        let prefix = [&header::write(&key.key_id(), place.number())[..], &salt].concat();
        (sealer, prefix)
    }

    /// Seals the next piece, of exactly [`PIECE`] bytes; more follow.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a piece of another length, or after 2³² pieces.
    pub fn piece(&mut self, plaintext: &[u8]) -> Result<Vec<u8>> {
        let malformed = Error::Malformed("piece");
        if plaintext.len() != PIECE {
            return Err(malformed);
        }
        self.at += PIECE;
        let payload = Payload {
            msg: plaintext,
            aad: self.aad.as_slice(),
        };
        self.encryptor.encrypt_next(payload).map_err(|_| malformed)
    }

    /// Ends the file with at most [`PIECE`] bytes more.
    ///
    /// # Errors
    /// [`Error::Malformed`] for more than that.
    pub fn finish(self, plaintext: &[u8]) -> Result<Rest> {
        if plaintext.len() > PIECE {
            return Err(Error::Malformed("piece"));
        }
        let mut text = Zeroizing::new(Vec::with_capacity(plaintext.len() + 1));
        text.extend_from_slice(plaintext);
        text.push(MARK);
        Ok(Rest {
            left: bucket(self.at + plaintext.len()) - self.at,
            encryptor: Some(self.encryptor),
            aad: self.aad,
            text,
        })
    }
}

impl Iterator for Rest {
    type Item = Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut encryptor = self.encryptor.take()?;
        let length = self.left.min(PIECE);
        let mut piece = Zeroizing::new(vec![0; length]);
        let of_text = self.text.len().min(length);
        piece[..of_text].copy_from_slice(&self.text[..of_text]);
        self.text.drain(..of_text);
        self.left -= length;
        let payload = Payload {
            msg: piece.as_slice(),
            aad: self.aad.as_slice(),
        };
        let sealed = if self.left == 0 {
            encryptor.encrypt_last(payload)
        } else {
            let sealed = encryptor.encrypt_next(payload);
            self.encryptor = Some(encryptor);
            sealed
        };
        Some(sealed.map_err(|_| Error::Malformed("piece")))
    }
}

impl Opener {
    /// Begins to open a file whose first [`PREFIX`] bytes are `prefix`.
    ///
    /// # Errors
    /// [`Error::WrongKey`], [`Error::WrongEpoch`], [`Error::Malformed`].
    pub fn begin(key: &Secret, place: &Place, prefix: &[u8]) -> Result<Self> {
        let salt = header::strip(prefix, &key.key_id(), place.number())?
            .try_into()
            .map_err(|_| Error::Malformed("file"))?;
        let (mut cipher_key, nonce) = material(key, salt);
        let opener = Self {
            decryptor: DecryptorBE32::new(&cipher_key, &nonce),
            aad: place.associated_data(),
            at: 0,
            mark: None,
        };
        cipher_key.as_mut_slice().zeroize();
        Ok(opener)
    }

    /// Opens the next piece, of exactly [`SEALED_PIECE`] bytes, when it is not the last. What may be padding is held
    /// back: a later piece returns it when it was none.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`] when it was changed, moved, or is the last one.
    pub fn piece(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let payload = Payload {
            msg: sealed,
            aad: self.aad.as_slice(),
        };
        let piece = self.decryptor.decrypt_next(payload).map(Zeroizing::new);
        let piece = piece.map_err(|_| Error::NotAuthentic)?;
        Ok(strip(&mut self.at, &mut self.mark, piece))
    }

    /// Opens the last piece.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`] when it was changed, or the file was cut before its end; [`Error::Malformed`] when the
    /// padding is not that of its length.
    pub fn finish(self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let payload = Payload {
            msg: sealed,
            aad: self.aad.as_slice(),
        };
        let piece = self.decryptor.decrypt_last(payload).map(Zeroizing::new);
        let piece = piece.map_err(|_| Error::NotAuthentic)?;
        let (mut at, mut mark) = (self.at, self.mark);
        let text = strip(&mut at, &mut mark, piece);
        match mark {
            Some(mark) if bucket(mark) == at => Ok(text),
            _ => Err(Error::Malformed("padding")),
        }
    }
}

/// What of `piece`, which ends at the new `at`, is certainly not padding, after what was held back before it.
fn strip(at: &mut usize, mark: &mut Option<usize>, piece: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    let start = *at;
    *at += piece.len();
    let last = piece.iter().rposition(|byte| *byte != 0);
    // Padding never reaches beyond the bucket of the text before it, so that little is ever held back.
    let may_begin = |mark: usize| bucket(mark) >= *at;
    let begins = match last {
        None => mark.filter(|mark| may_begin(*mark)),
        Some(last) => Some(start + last).filter(|mark| piece[last] == MARK && may_begin(*mark)),
    };
    let held = std::mem::replace(mark, begins);
    let mut text = Zeroizing::new(Vec::new());
    if held.is_some() && held == begins {
        return text;
    }
    let length = begins.map_or(piece.len(), |mark| mark - start);
    let zeros = held.map_or(0, |mark| start - mark);
    text.reserve_exact(zeros + length);
    if held.is_some() {
        text.push(MARK);
        text.resize(zeros, 0);
    }
    text.extend_from_slice(&piece[..length]);
    text
}

fn material(key: &Secret, salt: &[u8; SALT]) -> (Key<Aes256Gcm>, StreamNonce) {
    let mut bytes = Zeroizing::new([0; 39]);
    expand(key.expose(), salt, "liemchinh/1/stream", &[], &mut *bytes);
    let mut cipher_key = Key::<Aes256Gcm>::default();
    cipher_key.copy_from_slice(&bytes[..32]);
    let mut nonce = StreamNonce::default();
    nonce.copy_from_slice(&bytes[32..]);
    (cipher_key, nonce)
}
