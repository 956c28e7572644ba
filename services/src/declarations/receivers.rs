//! Who receives a declaration.
//!
//! Owns: finding the circle that it is sealed to, and the keys of the actor's own circles. Must not: let anybody receive his
//! own.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, CircleKind, Recipient, RoleCode, UnitId, UnitPath};
use domain::day;
use sha2::{Digest, Sha256};
use store::account;
use store::record::{self, RecipientKind};
use store::{Tx, circle};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::trust::Trust;

use super::sealing::{Opener, Reader};
use crate::circles::{Chain, Place, Ring, believed, entitled_of, hats_in};
use crate::keys::hex;
use crate::records::WRAPS;
use crate::{Ctx, Error, Result};

/// The circles that receive declarations, in the order in which they are asked.
pub(crate) const RECEIVING: [CircleKind; 2] = [CircleKind::Personnel, CircleKind::Leadership];

/// The circle that receives.
pub(crate) struct Receiver {
    pub place: Place,
    pub reader: Reader,
    /// Accounts of those who can open it, without the author.
    pub others: Vec<Uuid>,
    /// In which role each of those who are entitled to it is.
    pub hats: BTreeMap<Uuid, RoleCode>,
    /// Whose keys are believed among its members and the author.
    pub trust: Trust,
    chain: Chain,
}

/// The circle that receives what `author` declares: the personnel circle of his unit or of the nearest one above it, in
/// which there is somebody in office besides him; where there is none, the leadership circle found the same way.
///
/// # Errors
/// [`Error::Internal`] when a circle is not what its members signed.
pub(crate) async fn receiver(ctx: &Ctx, tx: &mut Tx, unit: &UnitPath, author: Uuid) -> Result<Option<Receiver>> {
    for kind in RECEIVING {
        if let Some(found) = nearest(ctx, tx, kind, unit, author).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The same among the circles that can open the newest version of a record already.
///
/// # Errors
/// As [`receiver`].
pub(super) async fn holder(
    ctx: &Ctx,
    tx: &mut Tx,
    record: Uuid,
    unit: &UnitPath,
    author: Uuid,
) -> Result<Option<Receiver>> {
    let wraps = record::wraps(tx, record, WRAPS).await?;
    let newest = wraps.iter().map(|wrapped| wrapped.key_version).max();
    let holds = |circle| {
        let mut of_circle = wraps.iter().filter(|wrapped| wrapped.recipient == circle);
        of_circle.any(|wrapped| Some(wrapped.key_version) == newest)
    };
    for kind in RECEIVING {
        if let Some(found) = nearest_of(ctx, tx, kind, unit, author, holds).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The nearest circle of a kind, from a unit upwards, in which there is somebody in office besides `author`.
///
/// # Errors
/// As [`receiver`].
pub(super) async fn nearest(
    ctx: &Ctx,
    tx: &mut Tx,
    kind: CircleKind,
    unit: &UnitPath,
    author: Uuid,
) -> Result<Option<Receiver>> {
    nearest_of(ctx, tx, kind, unit, author, |_| true).await
}

async fn nearest_of(
    ctx: &Ctx,
    tx: &mut Tx,
    kind: CircleKind,
    unit: &UnitPath,
    author: Uuid,
    is_meant: impl Fn(Uuid) -> bool,
) -> Result<Option<Receiver>> {
    let root = unit.root();
    // As many as there are levels of units.
    for UnitId(id) in [unit.unit()].iter().chain(unit.above()) {
        let place = Place {
            kind,
            unit: (*id != root.0).then_some(*id),
        };
        let Some(chain) = Chain::load(tx, place).await? else {
            continue;
        };
        let accounts: Vec<Uuid> = chain.accounts().into_iter().chain([author]).collect();
        let trust = believed(ctx, tx, &accounts).await?;
        let newest = chain.verify(&trust)?.newest().clone();
        // A circle in which nobody holds his office any more receives nothing, and nobody is left to renew it.
        let hats = hats_in(ctx, tx, place, root).await?;
        let in_office = entitled_of(tx, &hats, &newest, &trust).await?;
        if in_office
            .iter()
            .all(|public| Uuid::from_bytes(public.account) == author)
            || !is_meant(Uuid::from_bytes(newest.circle))
        {
            continue;
        }
        let members = newest.members.iter().map(|member| Uuid::from_bytes(member.account));
        let others: Vec<Uuid> = members.filter(|member| *member != author).collect();
        let reader = Reader {
            kind: RecipientKind::Circle,
            id: Uuid::from_bytes(newest.circle),
            generation: newest.epoch,
            to: newest.recipient(),
        };
        return Ok(Some(Receiver {
            place,
            reader,
            others,
            hats,
            trust,
            chain,
        }));
    }
    Ok(None)
}

impl Receiver {
    /// What the actor has seen of circles before, with this one, to be saved: an older or another one stops the act.
    ///
    /// # Errors
    /// [`Error::Internal`] when it is older than or other than what he has seen.
    pub(crate) async fn pinned(&self, ctx: &Ctx, tx: &mut Tx, keys: &AccountKeys) -> Result<Ring> {
        let mut ring = Ring::open(ctx, tx, keys).await?;
        ring.ring.pin_root(&self.trust)?;
        ring.ring.pin_circle(&self.chain.verify(&self.trust)?)?;
        Ok(ring)
    }

    /// The circle and the version of its row as it was found.
    pub(super) const fn found(&self) -> (Uuid, i64) {
        (self.chain.row.id, self.chain.row.version)
    }

    /// A digest of who can open it, and of the day: the page on which somebody signs carries it, so that he signs for those
    /// whom it names and for the day that it says.
    pub(super) fn stamp(&self, ctx: &Ctx) -> String {
        let mut hash = Sha256::new_with_prefix(b"declaration-readers");
        hash.update(self.reader.id.as_bytes());
        hash.update(self.reader.generation.to_be_bytes());
        let others: BTreeSet<&Uuid> = self.others.iter().collect();
        for account in others {
            hash.update(account.as_bytes());
        }
        hash.update(day::iso(ctx.today()));
        hex(&hash.finalize())
    }

    /// Names of those who can open it.
    pub(crate) async fn names(&self, tx: &mut Tx) -> Result<Vec<String>> {
        let mut named = account::named(tx, &self.others).await?;
        named.sort_by(|one, other| one.name_sort.cmp(&other.name_sort));
        Ok(named.into_iter().map(|row| row.person_name).collect())
    }
}

/// Where the actor's hats seat him, of the circles that receive declarations.
fn places(ctx: &Ctx) -> Result<BTreeSet<Place>> {
    let Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let root = person.unit.root();
    let hats = person.hats_on(ctx.today());
    let places = hats.filter_map(|hat| Place::of_hat(hat, root));
    Ok(places.filter(|place| !place.kind.is_confidential()).collect())
}

/// The circles of the actor's hats: what is sealed to one of them he may receive.
pub(super) async fn own_circles(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Uuid>> {
    let mut circles = Vec::new();
    // The offices of one person: one or two.
    for place in places(ctx)? {
        if !RECEIVING.contains(&place.kind) {
            continue;
        }
        circles.extend(
            circle::find_of(tx, place.kind.code(), place.unit)
                .await?
                .map(|row| row.id),
        );
    }
    Ok(circles)
}

/// The circles of the actor's hats to which the key of a record is wrapped, as facts for a decision and with the keys that
/// open it.
///
/// # Errors
/// [`Error::Internal`] when a circle is not what its members signed.
pub(super) async fn through_circles(ctx: &Ctx, tx: &mut Tx, record: Uuid) -> Result<(Vec<Recipient>, Vec<Opener>)> {
    let session = ctx.session()?;
    let places = places(ctx)?;
    let (mut recipients, mut openers) = (Vec::new(), Vec::new());
    // The offices of one person: one or two.
    for place in places {
        let Some(row) = circle::find_of(tx, place.kind.code(), place.unit).await? else {
            continue;
        };
        let wraps = record::reachable_wraps(tx, record, session.account(), &[row.id], WRAPS).await?;
        if !wraps.iter().any(|wrapped| wrapped.recipient == row.id) {
            continue;
        }
        recipients.push(Recipient::Circle(place.kind, place.unit.map(UnitId)));
        let Some(chain) = Chain::load(tx, place).await? else {
            continue;
        };
        let trust = believed(ctx, tx, &chain.accounts()).await?;
        let secrets = chain
            .secrets_of(ctx, tx, &trust, &session.public, &session.general)
            .await?;
        openers.extend(secrets.into_iter().map(|secret| Opener {
            kind: RecipientKind::Circle,
            id: row.id,
            generation: secret.epoch,
            code: secret.recipient().code,
            private: secret.key.clone(),
        }));
    }
    Ok((recipients, openers))
}
