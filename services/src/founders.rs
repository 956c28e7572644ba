//! What the root key approves: the first head, personnel officer and auditor.
//!
//! Owns: the request to the custodians and taking in their answer. Must not: put a role in force for keys that the root
//! key does not name.

use domain::access::RoleCode;
use store::account::AccountState;
use store::endorsement::EndorsementRow;
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account, account_key, endorsement, person, role};
use uuid::Uuid;
use vault::endorsement::Endorsement;

use crate::accounts::record;
use crate::custodians::{FoundingRequest, Member, read_founding};
use crate::founding::REASON;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// More proposals than a founding has.
const PROPOSALS: i64 = 100;

/// The text of the request that goes to the custodians: everybody of the founding who has signed in by now.
///
/// # Errors
/// [`Error::NotFound`] when nobody has, or nothing of the founding waits for approval any more.
pub async fn request(ctx: &Ctx) -> Result<String> {
    let mut tx = ctx.db().read().await?;
    let mut members = Vec::new();
    // Three people at most.
    for proposal in waiting(&mut tx).await? {
        members.extend(member(&mut tx, &proposal).await?);
    }
    let house = ctx.platform.keys.house;
    let (installation, agency) = (Uuid::from_bytes(house.installation), Uuid::from_bytes(house.agency));
    let request = FoundingRequest::new(installation, agency, members).map_err(|_| Error::NotFound)?;
    Ok(request.text())
}

async fn waiting(tx: &mut Tx) -> Result<Vec<RoleRow>> {
    let mut rows = role::proposals(tx, None, PROPOSALS).await?;
    rows.retain(|row| row.reason == REASON && row.proposed_by.is_none());
    Ok(rows)
}

async fn member(tx: &mut Tx, proposal: &RoleRow) -> Result<Option<Member>> {
    let account = account::find(tx, proposal.account).await?.ok_or(Error::NotFound)?;
    let (Some(role), AccountState::Active) = (RoleCode::from_code(&proposal.role), account.state) else {
        return Ok(None);
    };
    let person = person::find(tx, account.person).await?.ok_or(Error::NotFound)?;
    let keys = account_key::newest(tx, account.id).await?.ok_or(Error::NotFound)?;
    Ok(Some(Member {
        role,
        name: person.name,
        login: account.login,
        public: record::public(&keys)?,
    }))
}

/// Takes in the signed founding and puts the roles in force; tells how many.
///
/// # Errors
/// [`Error::Conflict`] when the text is no founding of this installation signed by its root key, or names keys or roles
/// that were not asked for. Nothing is changed then.
pub async fn import(ctx: &Ctx, text: &str) -> Result<usize> {
    let keys = &ctx.platform.keys;
    let signed = read_founding(text, keys.house, &keys.custodians).map_err(|_| Error::Conflict)?;
    let mut tx = ctx.db().begin().await?;
    let proposals = waiting(&mut tx).await?;
    for (role, endorsement) in &signed {
        let account = Uuid::from_bytes(endorsement.subject.account);
        let wanted = |row: &&RoleRow| row.account == account && row.role == role.code();
        let proposal = proposals.iter().find(wanted).cloned().ok_or(Error::Conflict)?;
        approve(ctx, &mut tx, proposal, endorsement).await?;
    }
    let body = serde_json::json!({ "roles": signed.len() });
    ledger::record(ctx, &mut tx, "founding.imported", None, body).await?;
    tx.commit(Act::Founded).await?;
    Ok(signed.len())
}

/// Puts a proposed role in force on the strength of an endorsement of its account's present keys.
pub(crate) async fn approve(ctx: &Ctx, tx: &mut Tx, proposal: RoleRow, signed: &Endorsement) -> Result<()> {
    let now = ctx.now();
    let keys = account_key::newest(tx, proposal.account)
        .await?
        .ok_or(Error::Conflict)?;
    // The keys may have been changed since the request was written: then nobody has compared these.
    if signed.subject != record::public(&keys)? {
        return Err(Error::Conflict);
    }
    let row = EndorsementRow {
        id: uuid_v7(ctx.randomness(), now),
        subject: proposal.account,
        generation: keys.generation,
        body: signed.encode(),
        made_at: now.into(),
    };
    endorsement::insert(tx, &row).await?;
    let active = RoleRow {
        state: RoleState::Active,
        approved_at: Some(now.into()),
        endorsement: Some(row.body),
        ..proposal
    };
    role::update(tx, active).await?;
    Ok(())
}
