//! What an individual alone holds and remembers.
//!
//! Owns: an account's own keys to confidential records, and the root key and the newest keys, manifests, log and versions
//! that its owner has seen.
//! Must not: go back: anything older or different than what is pinned stops the act.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::account::AccountPublic;
use crate::circle::VerifiedChain;
use crate::content;
use crate::encoding::{Fields, Reader};
use crate::purpose::{House, Id, Place, Purpose};
use crate::secret::Secret;
use crate::trust::Trust;
use crate::wrap::PrivateKey;
use crate::{Error, Result};

const LABEL: &str = "liemchinh/1/keyring";
/// An installation has one root key; another one would be number 2.
const ROOT_KEY: u64 = 1;

/// A number that only grows, with the hash of what it named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pin {
    number: u64,
    hash: [u8; 32],
}

impl Pin {
    /// Accepts the same again or something newer.
    fn advance(pins: &mut BTreeMap<Id, Self>, of: Id, seen: Self, what: &'static str) -> Result<()> {
        if let Some(pin) = pins.get(&of) {
            if seen.number < pin.number {
                return Err(Error::Older {
                    what,
                    found: seen.number,
                    seen: pin.number,
                });
            }
            if seen.number == pin.number && seen.hash != pin.hash {
                return Err(Error::Replaced(what));
            }
        }
        pins.insert(of, seen);
        Ok(())
    }
}

/// Compartment of a confidential record; the numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Compartment {
    /// Facts, timeline, conclusion, decision.
    Header = 1,
    /// Evidence.
    Evidence = 2,
    /// Minutes, tallies, drafts.
    Deliberation = 3,
}

impl Compartment {
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        [Self::Header, Self::Evidence, Self::Deliberation]
            .into_iter()
            .find(|compartment| *compartment as u32 == number)
    }
}

/// The key to a compartment of a record, as it is handed over.
#[derive(Clone)]
pub struct RecordKey {
    /// 1 for the first key, one more with each new one.
    pub rotation: u32,
    /// Commitment of the key before; zeros for the first.
    pub replaces: [u8; 32],
    /// The key.
    pub key: Secret,
}

impl RecordKey {
    /// The first key to a compartment.
    #[must_use]
    pub fn first(key: Secret) -> Self {
        Self {
            rotation: 1,
            replaces: [0; 32],
            key,
        }
    }
}

/// A key in the ring. Without the key itself it was dropped, and no key up to this rotation comes back.
#[derive(Clone)]
struct Held {
    rotation: u32,
    key: Option<Secret>,
}

/// Keys and pins of one account.
#[derive(Clone, Default)]
pub struct Keyring {
    root: BTreeMap<Id, Pin>,
    accounts: BTreeMap<Id, Pin>,
    circles: BTreeMap<Id, Pin>,
    log: BTreeMap<Id, Pin>,
    versions: BTreeMap<Id, Pin>,
    records: BTreeMap<(Id, Compartment), Held>,
}

impl Keyring {
    /// Remembers the root key that everything is believed from: who follows another one believes other people.
    ///
    /// # Errors
    /// [`Error::Replaced`].
    pub fn pin_root(&mut self, trust: &Trust) -> Result<()> {
        let seen = Pin {
            number: ROOT_KEY,
            hash: trust.root().fingerprint(),
        };
        Pin::advance(&mut self.root, trust.house().installation, seen, "root key")
    }

    /// Remembers somebody's newest keys, which must be believed, and lie behind those that were seen last: with the rows
    /// about these taken out, whoever was a holder would look like somebody new.
    ///
    /// # Errors
    /// As [`Trust::check`]; [`Error::Older`]; [`Error::Replaced`], also when the keys seen last are no longer believed
    /// or the root key is another one.
    pub fn pin_account(&mut self, trust: &Trust, public: &AccountPublic) -> Result<()> {
        let what = "keys of an account";
        trust.check(public)?;
        if let Some(pin) = self.accounts.get(&public.account)
            && trust.keys(&pin.hash).is_err()
        {
            return Err(Error::Replaced(what));
        }
        self.pin_root(trust)?;
        let seen = Pin {
            number: public.generation.into(),
            hash: public.fingerprint(),
        };
        Pin::advance(&mut self.accounts, public.account, seen, what)
    }

    /// Whether somebody's keys were ever seen: whose were not, has his key code typed.
    #[must_use]
    pub fn knows(&self, account: &Id) -> bool {
        self.accounts.contains_key(account)
    }

    /// Remembers a circle's newest manifest, which must lie behind the one that was seen last: somebody who left could
    /// otherwise continue the chain from before he left, and be the newest again by its length alone.
    ///
    /// # Errors
    /// [`Error::Older`]; [`Error::Replaced`], also when the chain does not lead through the manifest seen last.
    pub fn pin_circle(&mut self, chain: &VerifiedChain<'_>) -> Result<()> {
        let what = "manifest of a circle";
        let manifest = chain.newest();
        if let Some(pin) = self.circles.get(&manifest.circle)
            && let Some(passed) = chain.at(pin.number)
            && passed.hash() != pin.hash
        {
            return Err(Error::Replaced(what));
        }
        let seen = Pin {
            number: manifest.sequence.into(),
            hash: manifest.hash(),
        };
        Pin::advance(&mut self.circles, manifest.circle, seen, what)
    }

    /// Remembers the newest head of the log of `epoch`; whether a longer log continues a shorter one is proved before.
    ///
    /// # Errors
    /// [`Error::Older`] or [`Error::Replaced`].
    pub fn pin_log(&mut self, epoch: Id, size: u64, root: [u8; 32]) -> Result<()> {
        let seen = Pin {
            number: size,
            hash: root,
        };
        Pin::advance(&mut self.log, epoch, seen, "head of the log")
    }

    /// Remembers the newest version of a confidential record, `sealed` as it is stored.
    ///
    /// # Errors
    /// [`Error::Older`] or [`Error::Replaced`].
    pub fn pin_version(&mut self, record: Id, version: u64, sealed: &[u8]) -> Result<()> {
        let seen = Pin {
            number: version,
            hash: Sha256::digest(sealed).into(),
        };
        Pin::advance(&mut self.versions, record, seen, "version of a record")
    }

    /// Takes in the key to a compartment of a record: the first that its owner sees, or the one that replaces what he
    /// holds. A message that is put into the inbox again changes nothing.
    ///
    /// # Errors
    /// [`Error::Older`] for an earlier rotation, or one that was dropped; [`Error::Replaced`] for another key under the
    /// same number, or one that does not replace the key that is held.
    pub fn put_key(&mut self, record: Id, compartment: Compartment, new: RecordKey) -> Result<()> {
        let what = "key of a record";
        if let Some(held) = self.records.get(&(record, compartment)) {
            if new.rotation < held.rotation || (new.rotation == held.rotation && held.key.is_none()) {
                return Err(Error::Older {
                    what,
                    found: new.rotation.into(),
                    seen: held.rotation.into(),
                });
            }
            let is_next = |key: &Secret| {
                let commitment = key.commitment();
                if new.rotation == held.rotation {
                    new.key.commitment() == commitment
                } else {
                    new.replaces == commitment
                }
            };
            if !held.key.as_ref().is_none_or(is_next) {
                return Err(Error::Replaced(what));
            }
        }
        let held = Held {
            rotation: new.rotation,
            key: Some(new.key),
        };
        self.records.insert((record, compartment), held);
        Ok(())
    }

    /// The key to a compartment, if its owner has it.
    #[must_use]
    pub fn key(&self, record: Id, compartment: Compartment) -> Option<&Secret> {
        self.records.get(&(record, compartment))?.key.as_ref()
    }

    /// The rotation of the newest key to a compartment that its owner had.
    #[must_use]
    pub fn rotation(&self, record: Id, compartment: Compartment) -> Option<u32> {
        Some(self.records.get(&(record, compartment))?.rotation)
    }

    /// Forgets all keys to a record, but not that there were such: an old message cannot bring them back.
    pub fn drop_keys(&mut self, record: &Id) {
        for ((of, _), held) in &mut self.records {
            if of == record {
                held.key = None;
            }
        }
    }

    /// Every record with at least one key, in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = Id> + '_ {
        let mut last = None;
        self.records
            .iter()
            .filter(|(_, held)| held.key.is_some())
            .map(|((record, _), _)| *record)
            .filter(move |record| last.replace(*record) != Some(*record))
    }

    /// Whether there is something in it that `other` does not have, or the reverse.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> bool {
        self.encode().as_slice() != other.encode().as_slice()
    }

    /// Takes over what another ring of the same owner held and remembered, where this one knows nothing newer. That is
    /// how the ring of keys that were lost comes back.
    pub fn take_over(&mut self, earlier: Self) {
        let keep_newer = |pins: &mut BTreeMap<Id, Pin>, earlier: BTreeMap<Id, Pin>| {
            for (of, pin) in earlier {
                let newest = pins.entry(of).or_insert(pin);
                if newest.number < pin.number {
                    *newest = pin;
                }
            }
        };
        keep_newer(&mut self.root, earlier.root);
        keep_newer(&mut self.accounts, earlier.accounts);
        keep_newer(&mut self.circles, earlier.circles);
        keep_newer(&mut self.log, earlier.log);
        keep_newer(&mut self.versions, earlier.versions);
        for (of, held) in earlier.records {
            let newest = self.records.entry(of).or_insert_with(|| held.clone());
            if newest.rotation < held.rotation {
                *newest = held;
            }
        }
    }

    /// Seals the ring as `version` under its owner's C.
    #[must_use]
    pub fn seal(&self, owner: Id, version: u64, house: House, key: &PrivateKey, rng: &mut impl CryptoRng) -> Vec<u8> {
        content::seal(
            &ring_key(key),
            &place(owner, version, house),
            self.encode().as_slice(),
            rng,
        )
    }

    /// Opens what [`Keyring::seal`] made.
    ///
    /// # Errors
    /// As [`content::open`].
    pub fn open(owner: Id, version: u64, house: House, key: &PrivateKey, sealed: &[u8]) -> Result<Self> {
        Self::decode(&content::open(&ring_key(key), &place(owner, version, house), sealed)?)
    }

    fn encode(&self) -> Fields {
        let mut fields = Fields::labelled(LABEL);
        for pins in [&self.root, &self.accounts, &self.circles, &self.log, &self.versions] {
            let list = pins.iter().fold(Fields::bare(), |list, (of, pin)| {
                list.bytes(of).u64(pin.number).bytes(&pin.hash)
            });
            fields = fields.bytes(list.as_slice());
        }
        let keys = self
            .records
            .iter()
            .fold(Fields::bare(), |list, ((record, part), held)| {
                let key = held.key.as_ref().map_or(&[][..], |key| key.expose());
                list.bytes(record).u32(*part as u32).u32(held.rotation).bytes(key)
            });
        fields.bytes(keys.as_slice())
    }

    fn decode(bytes: &[u8]) -> Result<Self> {
        let what = "keyring";
        let mut fields = Reader::labelled(bytes, LABEL, what)?;
        let mut pins = || -> Result<BTreeMap<Id, Pin>> {
            let mut list = Reader::bare(fields.bytes()?, what);
            let mut pins = BTreeMap::new();
            while !list.is_empty() {
                let of = list.array()?;
                let number = list.u64()?;
                let hash = list.array()?;
                pins.insert(of, Pin { number, hash });
            }
            Ok(pins)
        };
        let (root, accounts, circles, log, versions) = (pins()?, pins()?, pins()?, pins()?, pins()?);
        let mut list = Reader::bare(fields.bytes()?, what);
        let mut records = BTreeMap::new();
        while !list.is_empty() {
            let record = list.array()?;
            let compartment = Compartment::from_number(list.u32()?).ok_or(Error::Malformed(what))?;
            let rotation = list.u32()?;
            let key = match list.bytes()? {
                [] => None,
                key => Some(Secret::new(key.try_into().map_err(|_| Error::Malformed(what))?)),
            };
            records.insert((record, compartment), Held { rotation, key });
        }
        fields.end()?;
        Ok(Self {
            root,
            accounts,
            circles,
            log,
            versions,
            records,
        })
    }
}

fn ring_key(key: &PrivateKey) -> Secret {
    key.secret().derive(&[], "liemchinh/1/keyring-key", &[])
}

fn place(owner: Id, version: u64, house: House) -> Place {
    Place::new(house, Purpose::Keyring, owner).version(version)
}
