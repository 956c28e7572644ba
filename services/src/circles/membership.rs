//! The circles of the actor, to be looked at.
//!
//! Owns: who is in them and who waits to be admitted. Must not: hold a key, or show a circle to somebody whose role has
//! nothing to do with it.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, CircleKind, RoleCode};
use store::account::ListedAccount;
use store::role::RoleRow;
use store::{Tx, account, role, unit};
use uuid::Uuid;
use vault::circle::Manifest;

use super::{Chain, Place, WEARERS, believed};
use crate::{Ctx, Error, Result};

/// Somebody in a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fellow {
    /// His name.
    pub name: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Name of his unit.
    pub unit_name: String,
}

/// Somebody whose role entitles him to a circle's key, and who does not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The role, which is what a member admits him by.
    pub role_id: Uuid,
    /// His account.
    pub account: Uuid,
    /// Which role that is.
    pub role: RoleCode,
    /// Who.
    pub fellow: Fellow,
}

/// A circle to which a role of the actor entitles him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its kind.
    pub kind: CircleKind,
    /// Name of its unit; none where it is of the whole agency.
    pub unit_name: Option<String>,
    /// Whether the actor is in it; else somebody who is admits him.
    pub is_member: bool,
    /// Whether the chain can be believed. If not, nothing is sealed to it or opened with it.
    pub is_sound: bool,
    /// Everybody in it, in the order of staff lists.
    pub members: Vec<Fellow>,
    /// Who waits, if the actor is in it.
    pub waiting: Vec<Waiting>,
}

/// The circles of the actor's roles.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn own(ctx: &Ctx) -> Result<Vec<Membership>> {
    let Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let root = person.unit.root();
    let mut tx = ctx.db().read().await?;
    let hats = person.hats_on(ctx.today());
    let places: BTreeSet<Place> = hats.filter_map(|hat| Place::of_hat(hat, root)).collect();
    let mut memberships = Vec::new();
    // One for each office of one person, so a few.
    for place in places {
        let wearers = role::holders(&mut tx, place.worn_in(root), place.roles(), ctx.today().into(), WEARERS).await?;
        memberships.push(look(ctx, &mut tx, place, &wearers).await?);
    }
    Ok(memberships)
}

async fn look(ctx: &Ctx, tx: &mut Tx, place: Place, wearers: &[RoleRow]) -> Result<Membership> {
    let session = ctx.session()?;
    let unit_name = match place.unit {
        Some(id) => Some(unit::find(tx, id).await?.ok_or(Error::NotFound)?.name),
        None => None,
    };
    let chain = Chain::load(tx, place).await?;
    let mut is_sound = true;
    let mut newest: Option<Manifest> = None;
    if let Some(chain) = &chain {
        let trust = believed(ctx, tx, &chain.accounts()).await?;
        match chain.verify(&trust) {
            Ok(verified) => newest = Some(verified.newest().clone()),
            Err(_) => is_sound = false,
        }
    }
    let members = newest.map(|manifest| manifest.members).unwrap_or_default();
    let in_it: BTreeSet<Uuid> = members.iter().map(|one| Uuid::from_bytes(one.account)).collect();
    let is_member = members
        .iter()
        .any(|member| member.fingerprint == session.public.fingerprint());
    let all: Vec<Uuid> = in_it
        .iter()
        .copied()
        .chain(wearers.iter().map(|row| row.account))
        .collect();
    let named = account::named(tx, &all).await?;
    let fellow = |row: &ListedAccount| Fellow {
        name: row.person_name.clone(),
        birth_year: row.birth_year,
        unit_name: row.unit_name.clone(),
    };
    let mut listed: Vec<_> = named.iter().filter(|row| in_it.contains(&row.account.id)).collect();
    listed.sort_by(|one, other| one.name_sort.cmp(&other.name_sort));
    let by_id: BTreeMap<Uuid, &ListedAccount> = named.iter().map(|row| (row.account.id, row)).collect();
    let waiting = wearers.iter().filter(|row| is_member && !in_it.contains(&row.account));
    Ok(Membership {
        kind: place.kind,
        unit_name,
        is_member,
        is_sound,
        members: listed.into_iter().map(fellow).collect(),
        waiting: waiting
            .filter_map(|row| {
                Some(Waiting {
                    role_id: row.id,
                    account: row.account,
                    role: RoleCode::from_code(&row.role)?,
                    fellow: fellow(by_id.get(&row.account)?),
                })
            })
            .collect(),
    })
}
