//! Roles that wait for approval.
//!
//! Owns: their list for those who may approve. Must not: decide; the page of each role does, with all its facts.

use std::collections::BTreeMap;

use domain::access::{Actor, ListAccounts, Permit, RoleCode, SignedIn, UnitId, UnitPath};
use store::role::{self, ListedProposal};
use store::unit::{self, UnitRow};
use uuid::Uuid;

use crate::access::authorise;
use crate::people::units::UNITS;
use crate::{Ctx, Error, Result};

/// As many as one page shows; an approver works them off from the oldest.
const PAGE: i64 = 100;

/// A role that waits.
pub struct Listed {
    /// The role's id.
    pub id: Uuid,
    /// Which role.
    pub role: RoleCode,
    /// Name of the person it is for.
    pub person_name: String,
    /// Year of birth, which tells people of one name apart.
    pub birth_year: Option<i64>,
    /// Name of the unit it is of.
    pub unit_name: String,
}

/// The oldest roles that are the actor's to approve.
///
/// # Errors
/// As the decision about [`ListAccounts`] says.
pub async fn waiting(ctx: &Ctx) -> Result<Vec<Listed>> {
    let _permit: Permit<ListAccounts> = authorise(ctx)?;
    let Actor::Person(person) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let mut tx = ctx.db().read().await?;
    let units = unit::in_force(&mut tx, ctx.today().into(), UNITS).await?;
    let parents: BTreeMap<Uuid, Option<Uuid>> = units.iter().map(|row: &UnitRow| (row.id, row.parent)).collect();
    let is_theirs = |row: &ListedProposal| is_to_approve(ctx, person, row, &path(row.role.unit, &parents));
    let (mut theirs, mut after) = (Vec::new(), None);
    // What is not theirs does not take the place of what is.
    loop {
        let rows = role::listed_proposals(&mut tx, after.as_ref(), PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.role.clone());
        theirs.extend(rows.into_iter().filter(is_theirs));
        if theirs.len() >= PAGE as usize {
            break;
        }
    }
    Ok(theirs
        .into_iter()
        .filter_map(|row| {
            Some(Listed {
                id: row.role.id,
                role: RoleCode::from_code(&row.role.role)?,
                person_name: row.person_name,
                birth_year: row.birth_year,
                unit_name: row.unit_name,
            })
        })
        .collect())
}

fn is_to_approve(ctx: &Ctx, person: &SignedIn, row: &ListedProposal, unit: &UnitPath) -> bool {
    let Some(role) = RoleCode::from_code(&row.role.role) else {
        return false;
    };
    let is_about_himself = row.role.account == person.account.0 || row.role.proposed_by == Some(person.account.0);
    let mut hats = person.hats_on(ctx.today());
    !is_about_himself && hats.any(|hat| role.row().approved_by.contains(&hat.role) && unit.is_within(hat.unit))
}

fn path(unit: Uuid, parents: &BTreeMap<Uuid, Option<Uuid>>) -> UnitPath {
    let parent = |id: &Uuid| parents.get(id).copied().flatten();
    // No tree is deeper than it has units.
    let above = std::iter::successors(parent(&unit), parent).take(parents.len());
    UnitPath::new(UnitId(unit), above.map(UnitId).collect())
}
