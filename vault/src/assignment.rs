//! Who is put in which place.
//!
//! Owns: a holder's signed word that somebody heads a unit, is controlled by a body, is the person of an account, or is
//! related to another: the places that decide who receives. Must not: know whether a decision was lawful; whoever signs does.

use sha2::{Digest, Sha256};

use crate::account::AccountKeys;
use crate::encoding::{Fields, Reader};
use crate::purpose::{House, Id};
use crate::signature::{LENGTH, SigningPublic, Statement};
use crate::trust::Trust;
use crate::{Error, Result};

const LABEL: &str = "liemchinh/1/assignment";
const SIGNED: &str = "liemchinh/1/signed-assignment";

/// What is assigned. The numbers are signed: append, never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Kind {
    /// The subject is a unit, the object the person who heads it.
    Chief = 1,
    /// The subject is a person, the object the code of the body that controls his declarations.
    ControlBody = 2,
    /// The subject is an account, the object its person.
    Person = 3,
    /// The subject and the object are two people who are related.
    Relation = 4,
}

/// What a holder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Where it counts.
    pub house: House,
    /// What is assigned.
    pub kind: Kind,
    /// The proposal that is signed: no other one, before or later, is.
    pub id: Id,
    /// To whom, or to what.
    pub subject: Id,
    /// Who, or what: the 16 bytes of an id, or a code.
    pub object: Vec<u8>,
    /// First day, in days since 1970.
    pub from: i64,
    /// Last day, in days since 1970; none while it is open.
    pub to: Option<i64>,
    /// When it was signed, in microseconds since 1970.
    pub at: i64,
}

/// An assignment with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedAssignment {
    /// What is signed.
    pub assignment: Assignment,
    /// Fingerprint of the keys that sign.
    pub signer: [u8; 32],
    signature: [u8; LENGTH],
}

impl Assignment {
    /// Signs as a holder.
    #[must_use]
    pub fn sign(self, holder: &AccountKeys) -> SignedAssignment {
        let signer = holder.public().fingerprint();
        let signature = holder
            .signing
            .sign(Statement::Assignment, self.encode(&signer).as_slice());
        SignedAssignment {
            assignment: self,
            signer,
            signature,
        }
    }

    fn encode(&self, signer: &[u8; 32]) -> Fields {
        let fields = self
            .house
            .write(Fields::labelled(LABEL))
            .u16(self.kind as u16)
            .bytes(&self.id)
            .bytes(&self.subject)
            .bytes(&self.object)
            .i64(self.from);
        // Open is empty, which no day is.
        let fields = match self.to {
            Some(day) => fields.i64(day),
            None => fields.bytes(&[]),
        };
        fields.i64(self.at).bytes(signer)
    }
}

impl SignedAssignment {
    /// SHA-256 of what is signed: names the statement in a withdrawal of its signer's keys.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.assignment.encode(&self.signer).as_slice()).into()
    }

    /// Checks that a holder said this here.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] for another house; [`Error::NotEndorsed`] when the signer is no holder;
    /// [`Error::Withdrawn`] when his keys were withdrawn and this does not stay; [`Error::BadSignature`].
    pub fn verify(&self, trust: &Trust) -> Result<()> {
        if self.assignment.house != trust.house() {
            return Err(Error::Elsewhere("the assignment"));
        }
        let signer: SigningPublic = trust.stated(&self.signer, &self.hash())?.signing;
        let body = self.assignment.encode(&self.signer);
        signer.verify(Statement::Assignment, body.as_slice(), &self.signature)
    }

    /// The bytes to store.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        Fields::labelled(SIGNED)
            .bytes(self.assignment.encode(&self.signer).as_slice())
            .bytes(&self.signature)
            .into_public()
    }

    /// Reads what [`SignedAssignment::encode`] wrote; believes nothing yet.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let what = "assignment";
        let mut outer = Reader::labelled(bytes, SIGNED, what)?;
        let mut fields = Reader::labelled(outer.bytes()?, LABEL, what)?;
        let signature = outer.array()?;
        outer.end()?;
        let assignment = Assignment {
            house: House::read(&mut fields)?,
            kind: match fields.u16()? {
                1 => Kind::Chief,
                2 => Kind::ControlBody,
                3 => Kind::Person,
                4 => Kind::Relation,
                _ => return Err(Error::Malformed(what)),
            },
            id: fields.array()?,
            subject: fields.array()?,
            object: fields.bytes()?.to_vec(),
            from: fields.i64()?,
            to: match fields.bytes()? {
                [] => None,
                day => Some(i64::from_be_bytes(day.try_into().map_err(|_| Error::Malformed(what))?)),
            },
            at: fields.i64()?,
        };
        let signer = fields.array()?;
        fields.end()?;
        Ok(Self {
            assignment,
            signer,
            signature,
        })
    }
}
