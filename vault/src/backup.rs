//! What stands before and around a backup.
//!
//! Owns: the clear header of an archive, the key of the archive wrapped to the key pair of backups, and that nothing
//! behind them can be changed, moved or cut off unnoticed. Must not: know what is in a backup.
//!
//! Format: `F(header, wrap)`, then a file of [`crate::stream`], all at one place that names the header by its hash. Base
//! mode says nothing about who made an archive: whoever restores checks the MACs and the signed head of what is inside.

use rand_core::CryptoRng;

use crate::encoding::{Fields, Reader};
use crate::key_code::KeyCode;
use crate::purpose::{House, Id, Place, Purpose};
use crate::secret::Secret;
use crate::stream::{Opener, PREFIX, Sealer};
use crate::wrap::{self, PrivateKey, Recipient};
use crate::{Error, Result};

const LABEL: &str = "liemchinh/1/backup";
const WHAT: &str = "backup";
/// More than any header has: what claims more is something else.
const LONGEST_HEADER: usize = 4096;

/// What an archive says of itself in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Installation and agency whose store it is.
    pub house: House,
    /// Id of this backup.
    pub backup: Id,
    /// When it was made, in microseconds since 1970.
    pub at: i64,
    /// Number of the store's newest migration.
    pub schema: u64,
    /// Epoch of the ledger.
    pub epoch: u64,
    /// Leaves of the ledger.
    pub size: u64,
    /// Signed note over these leaves.
    pub checkpoint: String,
    /// Code of the key pair that it is sealed to.
    pub code: KeyCode,
}

impl Header {
    fn encode(&self) -> Fields {
        self.house
            .write(Fields::labelled(LABEL))
            .bytes(&self.backup)
            .i64(self.at)
            .u64(self.schema)
            .u64(self.epoch)
            .u64(self.size)
            .bytes(self.checkpoint.as_bytes())
            .bytes(self.code.as_bytes())
    }

    /// The bytes of the header, as the archive has them and as its maker signs them.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.encode().into_public()
    }

    fn decode(bytes: &[u8]) -> Result<Self> {
        let mut fields = Reader::labelled(bytes, LABEL, WHAT).map_err(|error| newer(bytes).unwrap_or(error))?;
        let header = Self {
            house: House::read(&mut fields)?,
            backup: fields.array()?,
            at: fields.i64()?,
            schema: fields.u64()?,
            epoch: fields.u64()?,
            size: fields.u64()?,
            checkpoint: fields.text()?.to_owned(),
            code: KeyCode::from_bytes(fields.array()?),
        };
        fields.end()?;
        Ok(header)
    }

    /// The header of an archive that begins with `opening`. Nothing of it is proved before [`open`].
    ///
    /// # Errors
    /// [`Error::Malformed`] when it is no archive, [`Error::UnknownVersion`] for one of a newer program.
    pub fn read(opening: &[u8]) -> Result<Self> {
        Self::decode(Reader::bare(opening, WHAT).bytes()?)
    }

    fn place(&self) -> Place {
        Place::new(self.house, Purpose::Backup, self.backup).beside(&self.encode())
    }
}

/// The error for the same kind of structure with a higher number.
fn newer(header: &[u8]) -> Option<Error> {
    let label = Reader::bare(header, WHAT).text().ok()?;
    let number = label.strip_prefix("liemchinh/")?.strip_suffix("/backup")?;
    number
        .parse()
        .ok()
        .filter(|number| *number > 1)
        .map(Error::UnknownVersion)
}

/// How many bytes stand before the first piece of an archive that begins with these four.
///
/// # Errors
/// [`Error::Malformed`] when no archive begins so.
pub fn opening_length(first: [u8; 4]) -> Result<usize> {
    usize::try_from(u32::from_be_bytes(first))
        .ok()
        .filter(|header| (1..=LONGEST_HEADER).contains(header))
        .map(|header| 4 + header + 4 + wrap::LENGTH + PREFIX)
        .ok_or(Error::Malformed(WHAT))
}

/// Begins an archive for `recipient` under a key of its own; returns what stands before the first piece.
///
/// # Errors
/// [`Error::Malformed`] when the public key is none that anybody could hold, or the header is too long.
pub fn begin(header: &Header, recipient: &Recipient, rng: &mut impl CryptoRng) -> Result<(Sealer, Vec<u8>)> {
    let clear = header.encode();
    if clear.as_slice().len() > LONGEST_HEADER || header.code != recipient.code {
        return Err(Error::Malformed(WHAT));
    }
    let place = header.place();
    let key = Secret::random(rng);
    let wrapped = wrap::wrap(&key, recipient, &place, rng)?;
    let (sealer, prefix) = Sealer::begin(&key, &place, rng);
    let opening = Fields::bare().bytes(clear.as_slice()).bytes(&wrapped);
    Ok((sealer, [opening.as_slice(), &prefix].concat()))
}

/// Begins to open an archive whose first [`opening_length`] bytes are `opening`.
///
/// # Errors
/// As [`Header::read`]; [`Error::WrongKey`] when it is sealed to another key; [`Error::NotAuthentic`] when the header or
/// the wrap was changed.
pub fn open(private: &PrivateKey, code: &KeyCode, opening: &[u8]) -> Result<(Header, Opener)> {
    let header = Header::read(opening)?;
    let malformed = Error::Malformed(WHAT);
    let length = opening_length(*opening.first_chunk().ok_or(malformed)?)?;
    if opening.len() != length {
        return Err(malformed);
    }
    let (fields, prefix) = opening.split_at(length - PREFIX);
    let mut fields = Reader::bare(fields, WHAT);
    fields.bytes()?;
    let wrapped = fields.bytes()?;
    fields.end()?;
    let place = header.place();
    let key = wrap::unwrap(private, code, &place, wrapped)?;
    let opener = Opener::begin(&key, &place, prefix)?;
    Ok((header, opener))
}
