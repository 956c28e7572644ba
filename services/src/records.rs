//! Keys of ordinary records.
//!
//! Owns: where a record's key is wrapped, and handing the keys of somebody's records over to his newer keys. Must not:
//! open content.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{CircleKind, Facts, Recipient, RewrapRecord, UnitId, decide};
use serde_json::json;
use store::Tx;
use store::record::{self, RecipientKind, WrapRow};
use uuid::Uuid;
use vault::account::{AccountKeys, AccountPublic};
use vault::circle::EpochSecret;
use vault::purpose::{Place as Sealed, Purpose};
use vault::wrap;

use crate::access::Subject;
use crate::circles::{Chain, Place, Ring, believed};
use crate::keys::VaultRng;
use crate::{Ctx, Error, Result, ledger};

/// More keys of one record than there ever are for one reader.
pub(crate) const WRAPS: i64 = 200;
/// Records that are handed over with one statement each for reading and writing.
const PAGE: i64 = 200;

/// Where the key of a record is wrapped: to an account under the generation of its keys, to a circle under its epoch.
pub(crate) fn place(ctx: &Ctx, wrap: &WrapRow) -> Result<Sealed> {
    let number = |stored: i64| u64::try_from(stored).map_err(|error| Error::Internal(Box::new(error)));
    let generation = u32::try_from(wrap.generation).map_err(|error| Error::Internal(Box::new(error)))?;
    let house = ctx.platform.keys.house;
    Ok(Sealed::new(house, Purpose::RecordKey, wrap.record.into_bytes())
        .version(number(wrap.key_version)?)
        .epoch(generation))
}

/// Wraps the keys of everything that belongs to the owner of `newer` to these keys, as far as the actor can open it
/// through a personnel circle; tells how many records that were.
///
/// # Errors
/// [`Error::Internal`] when a wrap or a circle is not what it was.
pub(crate) async fn hand_over(
    ctx: &Ctx,
    tx: &mut Tx,
    keys: &AccountKeys,
    subject: &Subject,
    newer: &AccountPublic,
) -> Result<usize> {
    let circles = openable(ctx, tx, keys, subject).await?;
    if circles.is_empty() {
        return Ok(0);
    }
    let owner = Uuid::from_bytes(newer.account);
    let (mut after, mut records) = (Uuid::nil(), 0);
    loop {
        let wraps = record::owned_wraps(tx, owner, after, PAGE).await?;
        let Some(last) = wraps.last() else { break };
        after = last.record;
        let added = wrapped_again(ctx, &circles, &wraps, newer)?;
        records += added.len();
        record::insert_wraps(tx, &added).await?;
    }
    if records > 0 {
        let body = json!({ "records": records, "generation": newer.generation });
        ledger::record(ctx, tx, "records.handed_over", Some(&owner.to_string()), body).await?;
    }
    Ok(records)
}

/// One new wrap for the newest key of each record that the newer keys do not open yet.
fn wrapped_again(
    ctx: &Ctx,
    circles: &BTreeMap<(Uuid, i64), EpochSecret>,
    wraps: &[WrapRow],
    newer: &AccountPublic,
) -> Result<Vec<WrapRow>> {
    let mut added = Vec::new();
    for of_record in wraps.chunk_by(|one, next| one.record == next.record) {
        let newest = of_record.iter().map(|wrap| wrap.key_version).max().unwrap_or_default();
        let present = of_record.iter().filter(|wrap| wrap.key_version == newest);
        let is_theirs = |wrap: &&WrapRow| {
            wrap.recipient_kind == RecipientKind::Account
                && wrap.recipient == Uuid::from_bytes(newer.account)
                && wrap.generation == i64::from(newer.generation)
        };
        if present.clone().any(|wrap| is_theirs(&wrap)) {
            continue;
        }
        let through = present.into_iter().find_map(|wrap| {
            let secret = circles.get(&(wrap.recipient, wrap.generation))?;
            (wrap.recipient_kind == RecipientKind::Circle).then_some((wrap, secret))
        });
        let Some((wrapped, secret)) = through else { continue };
        let code = secret.recipient().code;
        let key = wrap::unwrap(&secret.key, &code, &place(ctx, wrapped)?, &wrapped.sealed)?;
        let row = WrapRow {
            recipient_kind: RecipientKind::Account,
            recipient: Uuid::from_bytes(newer.account),
            generation: newer.generation.into(),
            sealed: Vec::new(),
            ..wrapped.clone()
        };
        let to = newer.general_recipient();
        let sealed = wrap::wrap(&key, &to, &place(ctx, &row)?, &mut VaultRng(ctx.randomness()))?;
        added.push(WrapRow { sealed, ..row });
    }
    Ok(added)
}

/// The secrets of the personnel circles through which the actor may hand the subject's records over, by epoch.
async fn openable(
    ctx: &Ctx,
    tx: &mut Tx,
    keys: &AccountKeys,
    subject: &Subject,
) -> Result<BTreeMap<(Uuid, i64), EpochSecret>> {
    let domain::access::Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let root = person.unit.root();
    let hats = person.hats_on(ctx.today());
    let places: BTreeSet<Place> = hats.filter_map(|hat| Place::of_hat(hat, root)).collect();
    let mut seen = Ring::open(ctx, tx, keys).await?.ring;
    let mut secrets = BTreeMap::new();
    // The personnel offices of one person: one or two.
    for place in places.into_iter().filter(|place| place.kind == CircleKind::Personnel) {
        let facts = Facts {
            recipients: vec![Recipient::Circle(place.kind, place.unit.map(UnitId))],
            ..subject.facts.clone()
        };
        let (Ok(_permit), Some(chain)) = (
            decide::<RewrapRecord>(&ctx.actor, &facts, ctx.today()),
            Chain::load(tx, place).await?,
        ) else {
            continue;
        };
        let trust = believed(ctx, tx, &chain.accounts()).await?;
        seen.pin_circle(&chain.verify(&trust)?)?;
        for secret in chain.secrets(ctx, tx, place, &trust, keys).await? {
            secrets.insert((chain.row.id, i64::from(secret.epoch)), secret);
        }
    }
    Ok(secrets)
}
