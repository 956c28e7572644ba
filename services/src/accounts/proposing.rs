//! Accounts for people of the staff file who have none.
//!
//! Owns: who of a unit lacks one, and the administrator's proposal for all of them: a login each, and the role of a
//! declarant. Must not: let anybody in; the personnel officer, who is somebody else, prints the slips and approves with
//! them.

use std::collections::BTreeSet;

use domain::access::{AccountState as State, Facts, ListAccounts, Permit, PersonId, ProposeAccount, RoleCode, decide};
use domain::person_name::PersonName;
use serde_json::json;
use store::account::{AccountRow, AccountState, OfPerson};
use store::person::PersonRow;
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account, person, role};
use uuid::Uuid;

use super::administration::sees_the_agency;
use super::invitations::{AT_ONCE, Waiting};
use crate::access::{authorise, path};
use crate::declarations::ask_declarants;
use crate::idempotency::{self, Posting};
use crate::people::units::UNITS;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// More people of one name than a province has: their logins end with a number below it.
const SAME: usize = 400;

/// Units with people who have no account.
///
/// # Errors
/// As the decision about [`ListAccounts`] says.
pub async fn lacking(ctx: &Ctx) -> Result<Vec<Waiting>> {
    let permit: Permit<ListAccounts> = authorise(ctx)?;
    if !sees_the_agency(ctx, permit.visibility()) {
        return Err(Error::Forbidden);
    }
    let mut tx = ctx.db().read().await?;
    let units = account::lacking(&mut tx, UNITS).await?;
    Ok(units.into_iter().map(Waiting::from).collect())
}

/// Proposes accounts for the people of a unit who have none, [`AT_ONCE`] at most, in the order of staff lists. Each waits
/// for its slip; tells how many there are.
///
/// # Errors
/// As the decision about [`ProposeAccount`] says; [`Error::NotFound`] when nobody there lacks one.
pub async fn propose_unit(ctx: &Ctx, key: Uuid, unit: Uuid, location: &str) -> Result<String> {
    let by = ctx.session()?.account();
    let mut tx = ctx.db().begin().await?;
    let typed = [&*unit.to_string()];
    let posting = Posting {
        key,
        route: "accounts.propose",
        typed: &typed,
        location,
    };
    if let Some(earlier) = idempotency::claim(ctx, &mut tx, posting).await? {
        return Ok(earlier);
    }
    let path = path(&mut tx, unit).await?;
    let ids = account::without_one(&mut tx, unit, AT_ONCE).await?;
    let mut people = person::find_many(&mut tx, &ids).await?;
    people.sort_unstable_by_key(|row| ids.iter().position(|id| *id == row.id));
    if people.is_empty() {
        return Err(Error::NotFound);
    }
    let logins = logins(&mut tx, &people).await?;
    let mut written = Vec::with_capacity(people.len());
    for (person, login) in people.iter().zip(logins) {
        let facts = Facts {
            subject: Some(PersonId(person.id)),
            unit: Some(path.clone()),
            account: None::<State>,
            ..Facts::default()
        };
        let _permit: Permit<ProposeAccount> = decide(&ctx.actor, &facts, ctx.today())?;
        written.push(write(ctx, &mut tx, by, person, login).await?);
    }
    ask_declarants(ctx, &mut tx, &written).await?;
    let body = json!({ "accounts": people.len() });
    ledger::record(ctx, &mut tx, "accounts.proposed", Some(&unit.to_string()), body).await?;
    tx.commit(Act::AccountsProposed).await?;
    Ok(location.to_owned())
}

async fn write(ctx: &Ctx, tx: &mut Tx, by: Uuid, person: &PersonRow, login: String) -> Result<OfPerson> {
    let now = ctx.now();
    let row = AccountRow {
        id: uuid_v7(ctx.randomness(), now),
        person: person.id,
        login,
        state: AccountState::Invited,
        created_at: now.into(),
        created_by: Some(by),
        version: 0,
        mac: Vec::new(),
    };
    let account = account::insert(tx, row).await?;
    let declarant = RoleRow {
        id: uuid_v7(ctx.randomness(), now),
        account: account.id,
        role: RoleCode::NguoiKeKhai.code().to_owned(),
        unit: person.unit,
        valid_from: ctx.today().into(),
        valid_to: None,
        state: RoleState::Proposed,
        proposed_by: Some(by),
        proposed_at: now.into(),
        approved_by: None,
        approved_at: None,
        endorsement: None,
        reason: String::new(),
        version: 0,
        mac: Vec::new(),
    };
    role::insert(tx, declarant).await?;
    Ok(OfPerson {
        id: account.id,
        person: person.id,
    })
}

/// A login for each of these people that nobody has: the given name and the initials before it, with a number where
/// there is another of the same.
async fn logins(tx: &mut Tx, people: &[PersonRow]) -> Result<Vec<String>> {
    let bases: Vec<String> = people.iter().map(|row| base(&row.name)).collect();
    let mut asked: Vec<String> = bases.iter().flat_map(|base| candidates(base).take(SAME)).collect();
    asked.sort_unstable();
    asked.dedup();
    let mut taken: BTreeSet<String> = account::taken(tx, &asked).await?.into_iter().collect();
    bases
        .iter()
        .map(|base| {
            let free = candidates(base).take(SAME).find(|login| !taken.contains(login));
            let free = free.ok_or_else(|| Error::Internal("too many people of one name".into()))?;
            taken.insert(free.clone());
            Ok(free)
        })
        .collect()
}

/// What a login begins with when a name has no letter that a keyboard has.
const NAMELESS: &str = "nguoidung";

fn base(name: &str) -> String {
    let login = PersonName::read(name).map(|name| name.login()).unwrap_or_default();
    if login.is_empty() { NAMELESS.to_owned() } else { login }
}

fn candidates(base: &str) -> impl Iterator<Item = String> {
    std::iter::once(base.to_owned()).chain((2..).map(move |number| format!("{base}{number}")))
}
