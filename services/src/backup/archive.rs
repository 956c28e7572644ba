//! Frames through the sealed stream, in and out.
//!
//! Owns: cutting them into pieces and putting them together again, and the hash that the server signs. Must not: hand on
//! a frame whose bytes were not authenticated.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};
use vault::encoding::Fields;
use vault::stream::{Opener, PIECE, SEALED_PIECE, Sealer};
use zeroize::Zeroizing;

use super::frames::{self, Frame, LONGEST};

/// Why a frame could not be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwritten {
    /// The file cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A row is longer than a backup takes, or there are too many.
    #[error("a row is too long for a backup")]
    TooLong,
}

impl From<vault::Error> for Unwritten {
    fn from(_: vault::Error) -> Self {
        Self::TooLong
    }
}

/// An archive that is being written.
pub(super) struct Writer<'a, W> {
    out: &'a mut W,
    sealer: Sealer,
    /// What is not sealed yet: less than a piece.
    text: Zeroizing<Vec<u8>>,
    /// Over everything that was said so far.
    said: Sha256,
    /// Over the bytes of the file.
    file: Sha256,
    length: u64,
}

impl<'a, W: Write> Writer<'a, W> {
    /// Begins behind the opening, whose header is signed with the rest.
    pub(super) fn begin(out: &'a mut W, sealer: Sealer, header: &[u8], opening: &[u8]) -> Result<Self, Unwritten> {
        let mut writer = Self {
            out,
            sealer,
            text: Zeroizing::new(Vec::with_capacity(PIECE)),
            said: Sha256::new_with_prefix(header),
            file: Sha256::new(),
            length: 0,
        };
        writer.write(opening)?;
        Ok(writer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.update(bytes);
        self.length += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// Writes a frame.
    pub(super) fn frame(&mut self, frame: &Fields) -> Result<(), Unwritten> {
        let bytes = frame.as_slice();
        if bytes.len() > LONGEST {
            return Err(Unwritten::TooLong);
        }
        let length = u32::try_from(bytes.len())
            .map_err(|_| Unwritten::TooLong)?
            .to_be_bytes();
        self.said.update(length);
        self.said.update(bytes);
        self.push(&length)?;
        self.push(bytes)
    }

    fn push(&mut self, mut bytes: &[u8]) -> Result<(), Unwritten> {
        while !bytes.is_empty() {
            let room = (PIECE - self.text.len()).min(bytes.len());
            self.text.extend_from_slice(&bytes[..room]);
            bytes = &bytes[room..];
            if self.text.len() == PIECE {
                let sealed = self.sealer.piece(&self.text)?;
                self.write(&sealed)?;
                self.text.clear();
            }
        }
        Ok(())
    }

    /// Hash over the header and all frames so far.
    pub(super) fn said(&self) -> [u8; 32] {
        self.said.clone().finalize().into()
    }

    /// Seals what is left; returns the length of the file and its hash.
    pub(super) fn end(self) -> Result<(u64, [u8; 32]), Unwritten> {
        let Self {
            out,
            sealer,
            text,
            mut file,
            mut length,
            ..
        } = self;
        for piece in sealer.finish(&text)? {
            let piece = piece?;
            file.update(&piece);
            length += piece.len() as u64;
            out.write_all(&piece)?;
        }
        out.flush()?;
        Ok((length, file.finalize().into()))
    }
}

/// Why there is no next frame.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unread {
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A byte was changed, or the file was cut.
    #[error("changed or cut")]
    Damaged,
    /// Authentic, and yet no frame.
    #[error("malformed")]
    Malformed,
}

/// An archive that is being read.
pub(super) struct Frames<R> {
    from: R,
    /// Gone after the last piece.
    opener: Option<Opener>,
    /// The next sealed piece: whether it is the last, only the end of the file tells.
    next: Vec<u8>,
    /// What was opened.
    text: Zeroizing<Vec<u8>>,
    /// How much of it was read.
    at: usize,
    said: Sha256,
}

impl<R: Read> Frames<R> {
    /// Begins behind the opening.
    pub(super) fn begin(mut from: R, opener: Opener, header: &[u8]) -> Result<Self, Unread> {
        let next = read_piece(&mut from)?;
        Ok(Self {
            from,
            opener: Some(opener),
            next,
            text: Zeroizing::new(Vec::new()),
            at: 0,
            said: Sha256::new_with_prefix(header),
        })
    }

    /// The next frame.
    pub(super) fn next(&mut self) -> Result<Frame, Unread> {
        let length: [u8; 4] = self.take(4)?.as_slice().try_into().map_err(|_| Unread::Malformed)?;
        let bytes = match usize::try_from(u32::from_be_bytes(length)) {
            Ok(length) if length <= LONGEST => self.take(length)?,
            _ => return Err(Unread::Malformed),
        };
        let frame = frames::read(&bytes).map_err(|_| Unread::Malformed)?;
        if !matches!(frame, Frame::Signature(_)) {
            self.said.update(length);
            self.said.update(&bytes);
        }
        Ok(frame)
    }

    /// Hash over the header and all frames so far but the signature.
    pub(super) fn said(&self) -> [u8; 32] {
        self.said.clone().finalize().into()
    }

    /// Reads to the end of the file: there must be nothing more.
    pub(super) fn end(mut self) -> Result<(), Unread> {
        while self.opener.is_some() {
            self.open_piece()?;
        }
        if self.text.len() == self.at {
            Ok(())
        } else {
            Err(Unread::Malformed)
        }
    }

    fn take(&mut self, length: usize) -> Result<Zeroizing<Vec<u8>>, Unread> {
        while self.text.len() - self.at < length {
            self.open_piece()?;
        }
        let from = self.at;
        self.at += length;
        Ok(Zeroizing::new(self.text[from..self.at].to_vec()))
    }

    fn open_piece(&mut self) -> Result<(), Unread> {
        let mut opener = self.opener.take().ok_or(Unread::Malformed)?;
        let piece = std::mem::replace(&mut self.next, read_piece(&mut self.from)?);
        let text = if self.next.is_empty() {
            opener.finish(&piece)
        } else {
            let text = opener.piece(&piece);
            self.opener = Some(opener);
            text
        };
        let text = text.map_err(|_| Unread::Damaged)?;
        self.text.drain(..self.at);
        self.at = 0;
        self.text.extend_from_slice(&text);
        Ok(())
    }
}

fn read_piece(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(SEALED_PIECE);
    from.by_ref().take(SEALED_PIECE as u64).read_to_end(&mut piece)?;
    Ok(piece)
}
