//! What a ciphertext is for.
//!
//! Owns: the append-only list of purposes and the place that a ciphertext is bound to.
//! Must not: ever give a number a second meaning, or use the name of a table.

use sha2::{Digest, Sha256};

use crate::Result;
use crate::encoding::{Fields, Reader};

/// Identifier of 16 bytes, such as a UUID.
pub type Id = [u8; 16];

/// What a ciphertext is for. The numbers stand in every stored ciphertext: append, never reuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Purpose {
    /// Secret keys of an account under its password.
    KeysUnderPassword = 1,
    /// Secret keys of an account under its recovery code.
    KeysUnderRecoveryCode = 2,
    /// Secret keys of an account for the custodians.
    KeysInEscrow = 3,
    /// Secret keys of an older generation under the newer one.
    KeysCarried = 4,
    /// Secret keys of an account for the length of a session.
    KeysInSession = 5,
    /// Secret of a circle's epoch, for a member.
    CircleSecret = 6,
    /// Secret of a circle's earlier epoch under the later one.
    CircleCarried = 7,
    /// Key of a record, for a reader.
    RecordKey = 8,
    /// Content of a submitted version of a record.
    RecordContent = 9,
    /// Content of a draft.
    Draft = 10,
    /// An attached file.
    File = 11,
    /// An account's own ring of keys and pins.
    Keyring = 12,
    /// A message with a key to an individual.
    Inbox = 13,
    /// What somebody had typed when a session ended.
    CarryOver = 14,
    /// Secret of a second factor.
    SecondFactor = 15,
    /// Body of a confidential event.
    EventBody = 16,
    /// A row for the statistics circle.
    Statistics = 17,
    /// An answer of the custodians.
    RecoveryAnswer = 18,
    /// A backup archive.
    Backup = 19,
    /// A parcel to a body outside.
    Parcel = 20,
    /// What somebody has written so far of a request about a record.
    UnsentRequest = 21,
}

impl Purpose {
    const ALL: [Self; 21] = [
        Self::KeysUnderPassword,
        Self::KeysUnderRecoveryCode,
        Self::KeysInEscrow,
        Self::KeysCarried,
        Self::KeysInSession,
        Self::CircleSecret,
        Self::CircleCarried,
        Self::RecordKey,
        Self::RecordContent,
        Self::Draft,
        Self::File,
        Self::Keyring,
        Self::Inbox,
        Self::CarryOver,
        Self::SecondFactor,
        Self::EventBody,
        Self::Statistics,
        Self::RecoveryAnswer,
        Self::Backup,
        Self::Parcel,
        Self::UnsentRequest,
    ];

    pub(crate) fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| *purpose as u16 == number)
    }
}

/// The installation and the agency that everything belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct House {
    /// Identifier of the installation.
    pub installation: Id,
    /// Identifier of the agency.
    pub agency: Id,
}

impl House {
    /// Appends both ids to a statement, so that it counts in no other house that has the same root key.
    pub(crate) fn write(&self, fields: Fields) -> Fields {
        fields.bytes(&self.installation).bytes(&self.agency)
    }

    /// Reads what [`House::write`] appended.
    pub(crate) fn read(fields: &mut Reader<'_>) -> Result<Self> {
        Ok(Self {
            installation: fields.array()?,
            agency: fields.array()?,
        })
    }
}

/// The place that a ciphertext is bound to; opened anywhere else it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    house: House,
    purpose: Purpose,
    record: Id,
    part: u32,
    version: u64,
    epoch: u32,
    clear: [u8; 32],
}

impl Place {
    /// Part 0 of version 0 of `record`, epoch 0, beside no clear columns.
    #[must_use]
    pub fn new(house: House, purpose: Purpose, record: Id) -> Self {
        Self {
            house,
            purpose,
            record,
            part: 0,
            version: 0,
            epoch: 0,
            clear: [0; 32],
        }
    }

    /// The same with another part of the record.
    #[must_use]
    pub fn part(self, part: u32) -> Self {
        Self { part, ..self }
    }

    /// The same with another version of the record.
    #[must_use]
    pub fn version(self, version: u64) -> Self {
        Self { version, ..self }
    }

    /// The same with another epoch of a circle or generation of an account's keys.
    #[must_use]
    pub fn epoch(self, epoch: u32) -> Self {
        Self { epoch, ..self }
    }

    /// The same beside clear columns that may never change; their hash is bound.
    #[must_use]
    pub fn beside(self, columns: &Fields) -> Self {
        Self {
            clear: Sha256::digest(columns.as_slice()).into(),
            ..self
        }
    }

    pub(crate) fn number(&self) -> u32 {
        self.epoch
    }

    /// The associated data: the fields in the order that the format fixes.
    pub(crate) fn associated_data(&self) -> Fields {
        self.house
            .write(Fields::bare())
            .u16(self.purpose as u16)
            .bytes(&self.record)
            .u32(self.part)
            .u64(self.version)
            .u32(self.epoch)
            .bytes(&self.clear)
    }
}
