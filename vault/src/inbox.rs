//! Handing the keys of a confidential record to an individual.
//!
//! Owns: the sealed message with keys and the giver's signature inside. Must not: leave a trace of who or what outside:
//! every message has the same length.

use rand_core::CryptoRng;

use crate::account::{AccountKeys, AccountPublic};
use crate::encoding::{Fields, Reader};
use crate::keyring::{Compartment, Keyring, RecordKey};
use crate::purpose::{House, Id, Place, Purpose};
use crate::secret::Secret;
use crate::signature::Statement;
use crate::trust::Trust;
use crate::{Error, Result, parcel};

const LABEL: &str = "liemchinh/1/grant";

/// Keys to one record for one reader.
pub struct Grant {
    /// The record.
    pub record: Id,
    /// Its compartments with their keys.
    pub keys: Vec<(Compartment, RecordKey)>,
}

impl Grant {
    /// Seals the grant of `giver` to the C of `reader` as message `id`, in the house of `trust`.
    ///
    /// # Errors
    /// [`Error::NotEndorsed`] for a reader nobody stands for or whose standing is plain, [`Error::Withdrawn`] and
    /// [`Error::Replaced`] as [`Trust::holder`]; [`Error::Malformed`] when the reader's key cannot be used.
    pub fn seal(
        &self,
        id: Id,
        giver: &AccountKeys,
        reader: &AccountPublic,
        trust: &Trust,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>> {
        trust.holder(&reader.fingerprint())?;
        let house = trust.house();
        let body = self.body(house, &id, &giver.public().fingerprint(), &reader.fingerprint());
        let signature = giver.signing.sign(Statement::Grant, body.as_slice());
        let message = Fields::bare().bytes(body.as_slice()).bytes(&signature);
        parcel::seal(
            message.as_slice(),
            &reader.confidential_recipient(),
            &place(id, house),
            rng,
        )
    }

    /// Opens message `id` of `reader` and checks who gave it. Whoever opens several puts them into the ring in the order
    /// of their rotations: an inbox keeps none.
    ///
    /// # Errors
    /// As [`parcel::open`]; [`Error::NotEndorsed`] for a giver nobody stands for or whose standing is plain,
    /// [`Error::Withdrawn`], [`Error::Replaced`] as [`Trust::holder`]; [`Error::BadSignature`] for a giver who did not
    /// sign; [`Error::Elsewhere`] for a message that was meant for somebody else or another house.
    pub fn open(id: Id, reader: &AccountKeys, trust: &Trust, sealed: &[u8]) -> Result<Self> {
        let (public, house) = (reader.public(), trust.house());
        let message = parcel::open(&reader.confidential, &public.key_code(), &place(id, house), sealed)?;
        let what = "grant";
        let mut outer = Reader::bare(&message, what);
        let body = outer.bytes()?;
        let signature = outer.bytes()?;
        outer.end()?;
        let mut fields = Reader::labelled(body, LABEL, what)?;
        let (in_house, message_id) = (House::read(&mut fields)?, fields.array()?);
        let (giver, for_whom) = (fields.array()?, fields.array()?);
        if in_house != house || message_id != id || for_whom != public.fingerprint() {
            return Err(Error::Elsewhere("the grant"));
        }
        trust
            .holder(&giver)?
            .signing
            .verify(Statement::Grant, body, signature)?;
        let mut grant = Self {
            record: fields.array()?,
            keys: Vec::new(),
        };
        while !fields.is_empty() {
            let compartment = Compartment::from_number(fields.u32()?).ok_or(Error::Malformed(what))?;
            let key = RecordKey {
                rotation: fields.u32()?,
                replaces: fields.array()?,
                key: Secret::new(fields.array()?),
            };
            if (key.rotation <= 1) != (key.replaces == [0; 32]) || key.rotation == 0 {
                return Err(Error::Malformed(what));
            }
            grant.keys.push((compartment, key));
        }
        Ok(grant)
    }

    /// Takes all the keys into the reader's ring, or none.
    ///
    /// # Errors
    /// As [`Keyring::put_key`].
    pub fn put_into(self, ring: &mut Keyring) -> Result<()> {
        let mut changed = ring.clone();
        for (compartment, key) in self.keys {
            changed.put_key(self.record, compartment, key)?;
        }
        *ring = changed;
        Ok(())
    }

    fn body(&self, house: House, id: &Id, giver: &[u8; 32], reader: &[u8; 32]) -> Fields {
        let fields = house
            .write(Fields::labelled(LABEL))
            .bytes(id)
            .bytes(giver)
            .bytes(reader)
            .bytes(&self.record);
        self.keys.iter().fold(fields, |fields, (compartment, key)| {
            fields
                .u32(*compartment as u32)
                .u32(key.rotation)
                .bytes(&key.replaces)
                .bytes(key.key.expose())
        })
    }
}

fn place(id: Id, house: House) -> Place {
    Place::new(house, Purpose::Inbox, id)
}
