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
use crate::custodians::{FoundingRequest, Member, are_plain, read_founding};
use crate::founding::REASON;
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// More proposals than a founding has.
const PROPOSALS: i64 = 100;

/// What the custodians are asked to sign, and whom it leaves out.
pub struct Asked {
    /// The text of the request; none when it would name nobody.
    pub text: Option<String>,
    /// Those of the founding who wait and are not in it.
    pub left_out: Vec<LeftOut>,
}

/// Somebody of the founding who is not in a request.
#[derive(Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What he waits for.
    pub role: RoleCode,
    /// What he signs in as.
    pub login: String,
    /// Why he is left out.
    pub why: Why,
}

/// Why somebody is not in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// He has not signed in from his slip: there are no keys to sign.
    NotSignedIn,
    /// His account is locked.
    Locked,
    /// His name cannot be read for what it is on the custodians' machine.
    Name,
}

/// The request that goes to the custodians: everybody of the founding who has signed in by now. It is empty, and so is the
/// list of those left out, when nothing of the founding waits for approval any more.
///
/// # Errors
/// [`Error::Internal`] for proposals that no founding makes.
pub async fn request(ctx: &Ctx) -> Result<Asked> {
    let mut tx = ctx.db().read().await?;
    let (mut members, mut left_out) = (Vec::new(), Vec::new());
    // Three people at most.
    for proposal in waiting(&mut tx).await? {
        match member(&mut tx, &proposal).await? {
            Ok(member) => members.push(member),
            Err(other) => left_out.push(other),
        }
    }
    left_out.sort_by(|one: &LeftOut, other| one.login.cmp(&other.login));
    if members.is_empty() {
        return Ok(Asked { text: None, left_out });
    }
    let house = ctx.platform.keys.house;
    let (installation, agency) = (Uuid::from_bytes(house.installation), Uuid::from_bytes(house.agency));
    let request = FoundingRequest::new(installation, agency, members);
    let request = request.map_err(|fault| Error::Internal(Box::new(fault)))?;
    Ok(Asked {
        text: Some(request.text()),
        left_out,
    })
}

async fn waiting(tx: &mut Tx) -> Result<Vec<RoleRow>> {
    let mut rows = role::proposals(tx, None, PROPOSALS).await?;
    rows.retain(|row| row.reason == REASON && row.proposed_by.is_none());
    Ok(rows)
}

async fn member(tx: &mut Tx, proposal: &RoleRow) -> Result<std::result::Result<Member, LeftOut>> {
    let account = account::find(tx, proposal.account).await?.ok_or(Error::NotFound)?;
    let role = RoleCode::from_code(&proposal.role).ok_or(Error::NotFound)?;
    let person = person::find(tx, account.person).await?.ok_or(Error::NotFound)?;
    let keys = account_key::newest(tx, account.id).await?;
    let why = match (account.state, keys) {
        (AccountState::Locked, _) => Why::Locked,
        (AccountState::Active, Some(_)) if !are_plain(&person.name, &account.login) => Why::Name,
        (AccountState::Active, Some(keys)) => {
            return Ok(Ok(Member {
                role,
                name: person.name,
                login: account.login,
                public: record::public(&keys)?,
            }));
        }
        (AccountState::Active | AccountState::Invited, _) => Why::NotSignedIn,
    };
    Ok(Err(LeftOut {
        role,
        login: account.login,
        why,
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
