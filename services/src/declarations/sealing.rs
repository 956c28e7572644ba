//! Sealing and opening what was declared.
//!
//! Owns: drafts, which their author alone opens; submitted versions, which their recipients open after the signed header was
//! checked. Must not: decide who may open what.

use std::collections::BTreeMap;

use domain::declarations::{Declaration, EntryId};
use serde::{Deserialize, Serialize};
use store::declaration_draft::DraftRow;
use store::record::{self, RecipientKind, SealedVersionRow, WrapRow};
use store::request_draft::RequestDraftRow;
use store::{Tx, account_key, ledger as events};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::purpose::{Place, Purpose};
use vault::record::{Authors, Expected, SignedVersion, Version, VersionHeader};
use vault::wrap::{self, PrivateKey, Recipient};
use vault::{KeyCode, Secret, content};
use zeroize::Zeroizing;

use super::files::Attached;
use crate::accounts::{generations, record as account_record};
use crate::circles::believed;
use crate::keys::VaultRng;
use crate::records::{self, WRAPS};
use crate::{Ctx, Error, Result};

/// Bytes of the longest draft: each save opens, compares and seals all of it.
const LONGEST_DRAFT: usize = 2 * 1024 * 1024;
/// More generations of keys than anybody makes.
const GENERATIONS: i64 = 1_000;

/// A declaration as its author writes it. Not printable.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writing {
    /// The declaration.
    pub declaration: Declaration,
    /// Why a warning is right as it is, by the name of the finding.
    #[serde(default)]
    pub reasons: BTreeMap<String, String>,
    /// What was typed and could not be read yet, as typed, by the name of the place. What is submitted has none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unread: BTreeMap<String, String>,
    /// Explanations of rows that are not in Mục III just now, by class and entry; they come back with their row. What is
    /// submitted has none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set_aside: BTreeMap<String, SetAside>,
    /// Answers to fields that their entry does not have while it is of another kind, as typed, by the name of the place; they
    /// come back with the kind. What is submitted has none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub laid_by: BTreeMap<String, String>,
}

/// An explanation without its row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// What was explained.
    pub explanation: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<EntryId>,
}

/// What is sealed in a submitted version: the nonce of its commitment is for its readers alone.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Submitted {
    pub nonce: String,
    pub writing: Writing,
    /// Files that belong to it, each with its key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attached>,
}

/// What is sealed in a request to complete: places of the declaration, and what to do there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The version that it speaks of.
    pub version: i64,
    /// Places, as findings name them, each with what is asked.
    pub reasons: Vec<(String, String)>,
}

/// What such an error says of itself quotes what it read, and its text goes to the log.
pub(super) fn unreadable(_: serde_json::Error) -> Error {
    Error::Internal("what is sealed has another form than this program knows".into())
}

fn written(content: &impl Serialize) -> Result<Zeroizing<Vec<u8>>> {
    serde_json::to_vec(content).map(Zeroizing::new).map_err(unreadable)
}

/// What its author alone opens, as stored.
struct OwnSealed {
    generation: i64,
    wrapped: Vec<u8>,
    sealed: Vec<u8>,
}

/// Where it is, and where its key is, but for the generation of the keys that open it.
struct OwnPlaces {
    content: Place,
    key: Place,
}

impl OwnPlaces {
    fn of_draft(ctx: &Ctx, obligation: Uuid, revision: i64) -> Result<Self> {
        let place = place_of(ctx, obligation, revision)?;
        Ok(Self {
            content: place(Purpose::Draft),
            key: place(Purpose::RecordKey),
        })
    }

    fn of_request(ctx: &Ctx, obligation: Uuid, revision: i64) -> Result<Self> {
        let place = place_of(ctx, obligation, revision)?;
        Ok(Self {
            content: place(Purpose::UnsentRequest),
            key: place(Purpose::RecordKey).part(1),
        })
    }
}

fn place_of(ctx: &Ctx, obligation: Uuid, revision: i64) -> Result<impl Fn(Purpose) -> Place> {
    let revision = u64::try_from(revision).map_err(|error| Error::Internal(Box::new(error)))?;
    let house = ctx.platform.keys.house;
    Ok(move |purpose| Place::new(house, purpose, obligation.into_bytes()).version(revision))
}

/// Seals to the actor alone what he is writing.
fn seal_own(ctx: &Ctx, places: &OwnPlaces, content: &impl Serialize) -> Result<OwnSealed> {
    let text = written(content)?;
    // The limits of entries and texts are far below it for anything that is typed.
    if text.len() > LONGEST_DRAFT {
        return Err(Error::Forbidden);
    }
    let public = ctx.session()?.public;
    let mut rng = VaultRng(ctx.randomness());
    let key = Secret::random(&mut rng);
    let place_of_key = places.key.epoch(public.generation);
    Ok(OwnSealed {
        generation: public.generation.into(),
        wrapped: wrap::wrap(&key, &public.general_recipient(), &place_of_key, &mut rng)?,
        sealed: content::seal(&key, &places.content, &text, &mut rng),
    })
}

/// Opens it with the keys that its author's session reaches.
fn open_own<T: for<'de> Deserialize<'de>>(
    own: &[Opener],
    places: &OwnPlaces,
    (generation, wrapped, sealed): (i64, &[u8], &[u8]),
) -> Result<T> {
    let opener = own.iter().find(|opener| generation == i64::from(opener.generation));
    let opener = opener.ok_or(Error::NotFound)?;
    let place_of_key = places.key.epoch(opener.generation);
    let key = wrap::unwrap(&opener.private, &opener.code, &place_of_key, wrapped)?;
    let opened = content::open(&key, &places.content, sealed)?;
    serde_json::from_slice(&opened).map_err(unreadable)
}

/// Seals a draft to its author alone.
pub(super) fn seal_draft(ctx: &Ctx, obligation: Uuid, revision: i64, writing: &Writing) -> Result<DraftRow> {
    let own = seal_own(ctx, &OwnPlaces::of_draft(ctx, obligation, revision)?, writing)?;
    Ok(DraftRow {
        obligation,
        revision,
        generation: own.generation,
        wrapped: own.wrapped,
        sealed: own.sealed,
        saved_at: ctx.now().into(),
    })
}

/// Opens a draft with the keys that its author's session reaches.
///
/// # Errors
/// [`Error::NotFound`] when it was sealed to keys from before the author lost his; [`Error::Internal`] when it was changed
/// past the program.
pub(super) fn open_draft(ctx: &Ctx, own: &[Opener], row: &DraftRow) -> Result<Writing> {
    let places = OwnPlaces::of_draft(ctx, row.obligation, row.revision)?;
    open_own(own, &places, (row.generation, &row.wrapped, &row.sealed))
}

/// Seals what a receiver has written of a request, to him alone.
pub(super) fn seal_request(
    ctx: &Ctx,
    obligation: Uuid,
    revision: i64,
    reasons: &BTreeMap<String, String>,
) -> Result<RequestDraftRow> {
    let own = seal_own(ctx, &OwnPlaces::of_request(ctx, obligation, revision)?, reasons)?;
    Ok(RequestDraftRow {
        obligation,
        author: ctx.session()?.account(),
        revision,
        generation: own.generation,
        wrapped: own.wrapped,
        sealed: own.sealed,
        saved_at: ctx.now().into(),
    })
}

/// Opens it with the keys that its author's session reaches.
///
/// # Errors
/// As [`open_draft`].
pub(super) fn open_request(ctx: &Ctx, own: &[Opener], row: &RequestDraftRow) -> Result<BTreeMap<String, String>> {
    let places = OwnPlaces::of_request(ctx, row.obligation, row.revision)?;
    open_own(own, &places, (row.generation, &row.wrapped, &row.sealed))
}

/// Somebody to whom the key of a record is wrapped.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    pub kind: RecipientKind,
    pub id: Uuid,
    /// Generation of an account's keys, or epoch of a circle.
    pub generation: u32,
    pub to: Recipient,
}

impl Reader {
    pub(crate) fn account(public: &AccountPublic) -> Self {
        Self {
            kind: RecipientKind::Account,
            id: Uuid::from_bytes(public.account),
            generation: public.generation,
            to: public.general_recipient(),
        }
    }

    pub(super) fn has(&self, row: &WrapRow, key_version: i64) -> bool {
        row.key_version == key_version
            && row.recipient_kind == self.kind
            && row.recipient == self.id
            && row.generation == i64::from(self.generation)
    }
}

/// A key with which a reader opens.
pub(crate) struct Opener {
    pub kind: RecipientKind,
    pub id: Uuid,
    pub generation: u32,
    pub private: PrivateKey,
    pub code: KeyCode,
}

impl Opener {
    /// The actor's own: those of the session, then the earlier ones that they carry.
    pub(crate) async fn own(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Self>> {
        let session = ctx.session()?;
        let of = |public: &AccountPublic, private: PrivateKey| Self {
            kind: RecipientKind::Account,
            id: Uuid::from_bytes(public.account),
            generation: public.generation,
            private,
            code: public.key_code(),
        };
        let earlier = generations::reached_general(ctx, tx, &session.public, &session.general).await?;
        let newest = of(&session.public, session.general.clone());
        let carried = earlier.into_iter().map(|(public, private)| of(&public, private));
        Ok(std::iter::once(newest).chain(carried).collect())
    }
}

/// The key of a record, and which of its keys that is.
pub(super) struct RecordKey {
    pub secret: Secret,
    pub version: i64,
}

/// An opened version.
pub(super) struct OpenedVersion<T> {
    pub number: i64,
    pub key: RecordKey,
    pub content: T,
}

/// A version that is to be written.
pub(super) struct NewVersion<'a> {
    pub record: Uuid,
    /// Its place, behind the newest of the record; another version that was quicker to take it stops the act.
    pub number: i64,
    pub key: &'a RecordKey,
    pub readers: &'a [Reader],
    /// The event that will record it.
    pub event: Uuid,
}

/// A version of a record, sealed to these readers and signed by its author, to be written.
pub(super) fn seal_version(
    ctx: &Ctx,
    keys: &AccountKeys,
    new: &NewVersion<'_>,
    content: &impl Serialize,
) -> Result<SealedVersionRow> {
    let NewVersion {
        record,
        number,
        key,
        readers,
        event,
    } = *new;
    let place = version_place(ctx, record, number)?;
    let ciphertext = content::seal(&key.secret, &place, &written(content)?, &mut VaultRng(ctx.randomness()));
    let version = Version {
        record: record.into_bytes(),
        number: number.unsigned_abs(),
        purpose: Purpose::RecordContent,
    };
    let codes = readers.iter().map(|reader| reader.to.code).collect();
    let header = VersionHeader::new(version, &ciphertext, key.secret.commitment(), codes, event.into_bytes());
    Ok(SealedVersionRow {
        record,
        version: number,
        author: Uuid::from_bytes(keys.account),
        header: header.sign(keys).encode(),
        ciphertext,
    })
}

/// The key of a record wrapped to those of these readers who do not have it among `present`, to be written.
pub(super) fn wraps(
    ctx: &Ctx,
    record: Uuid,
    key: &RecordKey,
    readers: &[Reader],
    present: &[WrapRow],
) -> Result<Vec<WrapRow>> {
    let lacking = readers
        .iter()
        .filter(|reader| !present.iter().any(|row| reader.has(row, key.version)));
    lacking
        .map(|reader| {
            let row = WrapRow {
                record,
                key_version: key.version,
                recipient_kind: reader.kind,
                recipient: reader.id,
                generation: reader.generation.into(),
                sealed: Vec::new(),
            };
            let place = records::place(ctx, &row)?;
            let sealed = wrap::wrap(&key.secret, &reader.to, &place, &mut VaultRng(ctx.randomness()))?;
            Ok(WrapRow { sealed, ..row })
        })
        .collect()
}

/// Hands the key of a record to those of these readers who do not have it.
pub(super) async fn hand(ctx: &Ctx, tx: &mut Tx, record: Uuid, key: &RecordKey, readers: &[Reader]) -> Result<()> {
    let present = record::wraps(tx, record, WRAPS).await?;
    let rows = wraps(ctx, record, key, readers, &present)?;
    Ok(record::insert_wraps(tx, &rows).await?)
}

/// Opens the newest version of a record, after checking that one of its author's keys signed it.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none of these keys opens it; [`Error::Internal`] when it is not what its author
/// signed.
pub(super) async fn open_version<T: for<'de> Deserialize<'de>>(
    ctx: &Ctx,
    tx: &mut Tx,
    record: Uuid,
    openers: &[Opener],
) -> Result<OpenedVersion<T>> {
    let row = record::current_version(tx, record).await?.ok_or(Error::NotFound)?;
    open_row(ctx, tx, &row, openers).await
}

/// Opens one version of a record, the newest or an earlier one.
///
/// # Errors
/// As [`open_version`].
pub(super) async fn open_numbered<T: for<'de> Deserialize<'de>>(
    ctx: &Ctx,
    tx: &mut Tx,
    (record, number): (Uuid, i64),
    openers: &[Opener],
) -> Result<OpenedVersion<T>> {
    let row = record::version(tx, record, number).await?.ok_or(Error::NotFound)?;
    open_row(ctx, tx, &row, openers).await
}

/// Opens a version as it was read.
///
/// # Errors
/// As [`open_version`].
pub(super) async fn open_row<T: for<'de> Deserialize<'de>>(
    ctx: &Ctx,
    tx: &mut Tx,
    row: &SealedVersionRow,
    openers: &[Opener],
) -> Result<OpenedVersion<T>> {
    let record = row.record;
    let authors: Vec<[u8; 32]> = account_key::list(tx, row.author, GENERATIONS)
        .await?
        .iter()
        .map(|keys| Ok(account_record::public(keys)?.fingerprint()))
        .collect::<Result<_>>()?;
    let trust = believed(ctx, tx, &[row.author]).await?;
    let signed = SignedVersion::decode(&row.header)?;
    let place = version_place(ctx, record, row.version)?;
    let account = ctx.session()?.account();
    let circles: Vec<Uuid> = openers.iter().map(|opener| opener.id).collect();
    let wraps = record::reachable_wraps(tx, record, account, &circles, WRAPS).await?;
    let index = index_of(tx, &signed).await?;
    for wrapped in &wraps {
        let fits = |opener: &&Opener| {
            opener.kind == wrapped.recipient_kind
                && opener.id == wrapped.recipient
                && i64::from(opener.generation) == wrapped.generation
        };
        let Some(opener) = openers.iter().find(fits) else {
            continue;
        };
        let place_of_key = records::place(ctx, wrapped)?;
        let secret = wrap::unwrap(&opener.private, &opener.code, &place_of_key, &wrapped.sealed)?;
        let expected = Expected {
            version: Version {
                record: record.into_bytes(),
                number: row.version.unsigned_abs(),
                purpose: Purpose::RecordContent,
            },
            authors: Authors::OneOf(&authors),
            key: secret.commitment(),
            index,
        };
        match signed.check(&expected, &row.ciphertext, &trust, &ctx.platform.keys.ledger_public()) {
            // An older or newer key of the same record.
            Err(vault::Error::WrongCommitment) => continue,
            checked => checked?,
        };
        let opened = content::open(&secret, &place, &row.ciphertext)?;
        return Ok(OpenedVersion {
            number: row.version,
            key: RecordKey {
                secret,
                version: wrapped.key_version,
            },
            content: serde_json::from_slice(&opened).map_err(unreadable)?,
        });
    }
    Err(Error::NotFound)
}

/// The place in the ledger of the event that a header names, once it has one.
async fn index_of(tx: &mut Tx, signed: &SignedVersion) -> Result<Option<u64>> {
    let found = events::find(tx, &[Uuid::from_bytes(signed.event())]).await?;
    let leaf = found.first().and_then(|event| event.leaf);
    Ok(leaf.and_then(|leaf| u64::try_from(leaf).ok()))
}

fn version_place(ctx: &Ctx, record: Uuid, number: i64) -> Result<Place> {
    let number = u64::try_from(number).map_err(|error| Error::Internal(Box::new(error)))?;
    let place = Place::new(ctx.platform.keys.house, Purpose::RecordContent, record.into_bytes());
    Ok(place.version(number))
}

/// A new key of a record.
pub(super) fn new_key(ctx: &Ctx, version: i64) -> RecordKey {
    RecordKey {
        secret: Secret::random(&mut VaultRng(ctx.randomness())),
        version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_not_quoted() {
        let marker = "Ngõ Bí Mật Ví Dụ 7351";
        let sealed = serde_json::json!({ "declaration": marker }).to_string();
        let error = serde_json::from_str::<Writing>(&sealed).err().expect("no declaration");
        assert!(error.to_string().contains(marker), "by itself it would be");
        let told = unreadable(error);
        assert!(!format!("{told} {told:?}").contains(marker));
    }
}
