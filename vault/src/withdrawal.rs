//! Keys that no longer count.
//!
//! Owns: the statement that withdraws one account's keys, and which of their earlier statements stay.
//! Must not: be believed by itself; [`crate::trust`] says who may withdraw.

use sha2::{Digest, Sha256};

use crate::Result;
use crate::account::AccountKeys;
use crate::encoding::{Fields, Reader};
use crate::endorsement::ROOT;
use crate::purpose::House;
use crate::signature::{LENGTH, SigningKey, SigningPublic, Statement};

const LABEL: &str = "liemchinh/1/withdrawal";
const SIGNED: &str = "liemchinh/1/signed-withdrawal";

/// What somebody says about keys that were lost, stolen or misused.
///
/// Endorsements and manifests carry no position in the ledger that a reader could believe. So the statement itself names
/// what stays, by hash: whoever withdraws takes it from the ledger, and everything else that these keys signed, before
/// or later, is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Where it counts.
    pub house: House,
    /// Fingerprint of the keys that are withdrawn.
    pub fingerprint: [u8; 32],
    /// Size of the ledger, and so the first index at which an act of these keys no longer counts.
    pub from: u64,
    /// Why, in a word of the log.
    pub reason: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Hashes of the endorsements, manifests and withdrawals by these keys that stay.
    pub kept: Vec<[u8; 32]>,
}

/// A withdrawal with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedWithdrawal {
    /// What is signed.
    pub withdrawal: Withdrawal,
    /// Fingerprint of the keys that sign; zeros for the root key.
    pub(crate) signer: [u8; 32],
    signature: [u8; LENGTH],
}

impl Withdrawal {
    /// Signs as a holder of another account.
    #[must_use]
    pub fn sign(self, holder: &AccountKeys) -> SignedWithdrawal {
        self.signed_by(&holder.signing, holder.public().fingerprint())
    }

    /// Signs as the root key.
    #[must_use]
    pub fn sign_as_root(self, root: &SigningKey) -> SignedWithdrawal {
        self.signed_by(root, ROOT)
    }

    fn signed_by(self, key: &SigningKey, signer: [u8; 32]) -> SignedWithdrawal {
        let signature = key.sign(Statement::Withdrawal, self.encode(&signer).as_slice());
        SignedWithdrawal {
            withdrawal: self,
            signer,
            signature,
        }
    }

    fn encode(&self, signer: &[u8; 32]) -> Fields {
        let fields = self
            .house
            .write(Fields::labelled(LABEL))
            .bytes(&self.fingerprint)
            .u64(self.from)
            .bytes(self.reason.as_bytes())
            .i64(self.at)
            .bytes(signer);
        self.kept.iter().fold(fields, |fields, hash| fields.bytes(hash))
    }
}

impl SignedWithdrawal {
    /// SHA-256 of what is signed: names the statement in a withdrawal of its signer's keys.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.withdrawal.encode(&self.signer).as_slice()).into()
    }

    pub(crate) fn verify(&self, signer: &SigningPublic) -> Result<()> {
        let body = self.withdrawal.encode(&self.signer);
        signer.verify(Statement::Withdrawal, body.as_slice(), &self.signature)
    }

    /// The bytes to store.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        Fields::labelled(SIGNED)
            .bytes(self.withdrawal.encode(&self.signer).as_slice())
            .bytes(&self.signature)
            .into_public()
    }

    /// Reads what [`SignedWithdrawal::encode`] wrote; believes nothing yet.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let what = "withdrawal";
        let mut outer = Reader::labelled(bytes, SIGNED, what)?;
        let mut fields = Reader::labelled(outer.bytes()?, LABEL, what)?;
        let signature = outer.array()?;
        outer.end()?;
        let mut withdrawal = Withdrawal {
            house: House::read(&mut fields)?,
            fingerprint: fields.array()?,
            from: fields.u64()?,
            reason: fields.text()?.to_owned(),
            at: fields.i64()?,
            kept: Vec::new(),
        };
        let signer = fields.array()?;
        while !fields.is_empty() {
            withdrawal.kept.push(fields.array()?);
        }
        Ok(Self {
            withdrawal,
            signer,
            signature,
        })
    }
}
