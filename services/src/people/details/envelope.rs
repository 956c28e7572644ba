//! The sealed details of a person as they are stored.
//!
//! Owns: sealing them to a circle and, where he has keys that are believed, to the person himself; opening them after the
//! signed header was checked. Must not: decide who may do either.

use std::collections::BTreeSet;

use domain::access::{Actor, Recipient, UnitId};
use domain::people::Details;
use serde::{Deserialize, Serialize};
use store::record::{RecipientKind, WrapRow};
use store::{Tx, account_key, circle, ledger as events};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::purpose::{Place as Sealed, Purpose};
use vault::record::{Authors, Expected, SignedVersion, Version, VersionHeader};
use vault::{Secret, content, wrap};
use zeroize::Zeroizing;

use crate::accounts::record as account_record;
use crate::circles::{Chain, Place, believed};
use crate::declarations::{KeyReader, Opener};
use crate::keys::{VaultRng, hex, unhex};
use crate::{Ctx, Error, Result, records};

/// More generations of keys than anybody makes.
const GENERATIONS: i64 = 1_000;

/// What stands in the row, as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    /// Account of who sealed it.
    pub author: Uuid,
    header: String,
    ciphertext: String,
    keys: Vec<Wrapped>,
}

/// The key, wrapped to one reader.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapped {
    kind: String,
    reader: Uuid,
    generation: i64,
    sealed: String,
}

fn malformed() -> Error {
    Error::Internal("sealed details that cannot be read".into())
}

/// What is sealed: of whom, and as which version of his row.
#[derive(Clone, Copy)]
pub(super) struct Which {
    pub person: Uuid,
    pub version: i64,
}

impl Which {
    fn version(self) -> Version {
        Version {
            record: self.person.into_bytes(),
            number: self.version.unsigned_abs(),
            purpose: Purpose::RecordContent,
        }
    }

    fn place(self, ctx: &Ctx) -> Sealed {
        let house = ctx.platform.keys.house;
        Sealed::new(house, Purpose::RecordContent, self.person.into_bytes()).version(self.version.unsigned_abs())
    }

    /// The key as a wrap of the record that has the person's id.
    fn wrap(self, kind: RecipientKind, reader: Uuid, generation: i64, sealed: Vec<u8>) -> WrapRow {
        WrapRow {
            record: self.person,
            key_version: self.version,
            recipient_kind: kind,
            recipient: reader,
            generation,
            sealed,
        }
    }
}

impl Envelope {
    /// Seals details under a new key to these readers, signed by the actor; `event` is the one that will record it.
    pub(super) fn seal(
        ctx: &Ctx,
        which: Which,
        details: &Details,
        keys: &AccountKeys,
        readers: &[KeyReader],
        event: Uuid,
    ) -> Result<Self> {
        let mut rng = VaultRng(ctx.randomness());
        let key = Secret::random(&mut rng);
        let plain = serde_json::to_vec(details).map_err(|error| Error::Internal(Box::new(error)))?;
        let plain = Zeroizing::new(plain);
        let ciphertext = content::seal(&key, &which.place(ctx), &plain, &mut rng);
        let codes = readers.iter().map(|reader| reader.to.code).collect();
        let header = VersionHeader::new(
            which.version(),
            &ciphertext,
            key.commitment(),
            codes,
            event.into_bytes(),
        );
        let mut wrapped = Vec::new();
        for reader in readers {
            let row = which.wrap(reader.kind, reader.id, reader.generation.into(), Vec::new());
            let sealed = wrap::wrap(&key, &reader.to, &records::place(ctx, &row)?, &mut rng)?;
            wrapped.push(Wrapped {
                kind: row.recipient_kind.code().to_owned(),
                reader: row.recipient,
                generation: row.generation,
                sealed: hex(&sealed),
            });
        }
        Ok(Self {
            author: Uuid::from_bytes(keys.account),
            header: hex(&header.sign(keys).encode()),
            ciphertext: hex(&ciphertext),
            keys: wrapped,
        })
    }

    /// The bytes to store.
    pub(super) fn write(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(|error| Error::Internal(Box::new(error)))
    }

    /// Reads what [`Envelope::write`] wrote; believes nothing yet.
    pub(super) fn read(stored: &[u8]) -> Result<Self> {
        serde_json::from_slice(stored).map_err(|error| Error::Internal(Box::new(error)))
    }

    /// Whether these keys of an account open it.
    pub(super) fn is_for(&self, account: Uuid, generation: i64) -> bool {
        let own = RecipientKind::Account.code();
        let mut keys = self.keys.iter();
        keys.any(|key| key.kind == own && key.reader == account && key.generation == generation)
    }

    /// The circles of the actor's hats among its readers, as facts for a decision, and the keys that open it.
    pub(super) async fn through_circles(&self, ctx: &Ctx, tx: &mut Tx) -> Result<(Vec<Recipient>, Vec<Opener>)> {
        let Actor::Person(person) = &ctx.actor else {
            return Err(Error::Unauthenticated);
        };
        let session = ctx.session()?;
        let root = person.unit.root();
        let hats = person.hats_on(ctx.today());
        let places: BTreeSet<Place> = hats
            .filter_map(|hat| Place::of_hat(hat, root))
            .filter(|place| !place.kind.is_confidential())
            .collect();
        let (mut recipients, mut openers) = (Vec::new(), Vec::new());
        // The offices of one person: one or two.
        for place in places {
            let Some(row) = circle::find_of(tx, place.kind.code(), place.unit).await? else {
                continue;
            };
            if !self.keys.iter().any(|key| key.reader == row.id) {
                continue;
            }
            recipients.push(Recipient::Circle(place.kind, place.unit.map(UnitId)));
            let Some(chain) = Chain::load(tx, place).await? else {
                continue;
            };
            let trust = believed(ctx, tx, &chain.accounts()).await?;
            let secrets = chain.secrets_of(ctx, tx, &trust, &session.public, &session.general);
            openers.extend(secrets.await?.into_iter().map(|secret| Opener {
                kind: RecipientKind::Circle,
                id: row.id,
                generation: secret.epoch,
                code: secret.recipient().code,
                private: secret.key.clone(),
            }));
        }
        Ok((recipients, openers))
    }

    /// Opens it with one of these keys, after checking that one of its author's believed keys signed it as this version of
    /// this person's details.
    ///
    /// # Errors
    /// [`Error::NotFound`] when none of the keys opens it; [`Error::Internal`] when it is not what its author signed.
    pub(super) async fn open(&self, ctx: &Ctx, tx: &mut Tx, which: Which, openers: &[Opener]) -> Result<Details> {
        let signed = SignedVersion::decode(&unhex(&self.header).ok_or_else(malformed)?)?;
        let ciphertext = unhex(&self.ciphertext).ok_or_else(malformed)?;
        let authors: Vec<[u8; 32]> = account_key::list(tx, self.author, GENERATIONS)
            .await?
            .iter()
            .map(|keys| Ok(account_record::public(keys)?.fingerprint()))
            .collect::<Result<_>>()?;
        let trust = believed(ctx, tx, &[self.author]).await?;
        let found = events::find(tx, &[Uuid::from_bytes(signed.event())]).await?;
        let leaf = found.first().and_then(|event| event.leaf);
        let fitting = self.keys.iter().find_map(|key| {
            let kind = RecipientKind::try_from(key.kind.clone()).ok()?;
            let opener = openers.iter().find(|opener| {
                opener.kind == kind && opener.id == key.reader && i64::from(opener.generation) == key.generation
            })?;
            Some((key, kind, opener))
        });
        let (key, kind, opener) = fitting.ok_or(Error::NotFound)?;
        let sealed = unhex(&key.sealed).ok_or_else(malformed)?;
        let row = which.wrap(kind, key.reader, key.generation, sealed);
        let secret = wrap::unwrap(&opener.private, &opener.code, &records::place(ctx, &row)?, &row.sealed)?;
        let expected = Expected {
            version: which.version(),
            authors: Authors::OneOf(&authors),
            key: secret.commitment(),
            index: leaf.and_then(|leaf| u64::try_from(leaf).ok()),
        };
        signed.check(&expected, &ciphertext, &trust, &ctx.platform.keys.ledger_public())?;
        let plain = content::open(&secret, &which.place(ctx), &ciphertext)?;
        serde_json::from_slice(&plain).map_err(|error| Error::Internal(Box::new(error)))
    }
}
