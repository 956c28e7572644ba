//! Whose keys can be believed, from the endorsements in the store.
//!
//! Owns: loading the chains that lead from some accounts up to the root key, and adding a voice to them. Must not:
//! believe a row by itself; `vault::trust` follows the signatures.

use std::collections::BTreeSet;

use serde_json::json;
use store::endorsement::EndorsementRow;
use store::{Tx, account_key, endorsement};
use uuid::Uuid;
use vault::KeyCode;
use vault::account::{AccountKeys, AccountPublic};
use vault::endorsement::{Endorsement, Standing};
use vault::trust::Trust;

use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// More statements than the members of a circle and all who stand for them ever had.
const STATEMENTS: i64 = 5_000;
/// Longer than any chain from a member to the root key: each step is a person who admitted the next.
const STEPS: usize = 32;

/// The keys that can be believed among these accounts and all who stand for them, one after the other, up to the root.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn believed(ctx: &Ctx, tx: &mut Tx, accounts: &[Uuid]) -> Result<Trust> {
    let keys = &ctx.platform.keys;
    let mut known = BTreeSet::new();
    let mut statements = Vec::new();
    let mut next: BTreeSet<Uuid> = accounts.iter().copied().collect();
    // Two statements for each step of the chain, whatever the number of people: who stands for whom is inside of
    // what is signed, so that no single statement can follow it.
    for _ in 0..STEPS {
        if next.is_empty() {
            break;
        }
        let asked: Vec<_> = next.iter().copied().collect();
        known.append(&mut next);
        let rows = endorsement::of(tx, &asked, STATEMENTS).await?;
        // What would be cut off could be what somebody's chain hangs on.
        if rows.len() >= STATEMENTS as usize {
            return Err(Error::Internal("more endorsements than can be followed".into()));
        }
        // A row that is no endorsement says nothing, like one with a false signature.
        let read: Vec<_> = rows
            .iter()
            .filter_map(|row| Endorsement::decode(&row.body).ok())
            .collect();
        let endorsers: BTreeSet<[u8; 32]> = read.iter().filter_map(|one| one.endorser().copied()).collect();
        statements.extend(read);
        let endorsers: Vec<_> = endorsers.into_iter().collect();
        next = account_key::owners(tx, &endorsers)
            .await?
            .into_iter()
            .filter(|account| !known.contains(account))
            .collect();
    }
    if !next.is_empty() {
        return Err(Error::Internal(
            "a chain of endorsements is longer than can be followed".into(),
        ));
    }
    let (trust, rejected) = Trust::follow(keys.custodians.root, keys.house, &statements, &[]);
    for one in &rejected {
        tracing::error!(why = ?one.why, "an endorsement is not believed");
    }
    Ok(trust)
}

/// A word for somebody's keys, and what is believed with it.
pub(crate) struct Word {
    /// The signed statement.
    pub statement: Vec<u8>,
    pub trust: Trust,
}

/// Stands for somebody's keys, whose code was heard from him: writes the statement unless the same voice has said as much
/// before.
///
/// # Errors
/// [`vault::Error::Elsewhere`], inside, when the code is not that of these keys; [`Error::Forbidden`] when nobody believes
/// the actor's own keys; when the store does not answer.
pub(crate) async fn stand_for(
    ctx: &Ctx,
    tx: &mut Tx,
    by: &AccountKeys,
    subject: &AccountPublic,
    standing: Standing,
    heard: &KeyCode,
) -> Result<vault::Result<Word>> {
    let both = [subject.account, by.account].map(Uuid::from_bytes);
    if believed(ctx, tx, &both)
        .await?
        .holder(&by.public().fingerprint())
        .is_err()
    {
        return Err(Error::Forbidden);
    }
    let now = ctx.now();
    let house = ctx.platform.keys.house;
    let signed = match Endorsement::by_holder(by, house, *subject, standing, heard, now.timestamp_micros()) {
        Ok(signed) => signed,
        Err(error) => return Ok(Err(error)),
    };
    let rows = endorsement::of(tx, &both[..1], STATEMENTS).await?;
    let said = rows.into_iter().find(|row| {
        Endorsement::decode(&row.body).is_ok_and(|one| {
            one.subject == signed.subject && one.standing >= standing && one.endorser() == signed.endorser()
        })
    });
    let statement = match said {
        Some(row) => row.body,
        None => write(ctx, tx, &signed).await?,
    };
    let trust = believed(ctx, tx, &both).await?;
    Ok(Ok(Word { statement, trust }))
}

async fn write(ctx: &Ctx, tx: &mut Tx, signed: &Endorsement) -> Result<Vec<u8>> {
    let now = ctx.now();
    let account = Uuid::from_bytes(signed.subject.account);
    let row = EndorsementRow {
        id: uuid_v7(ctx.randomness(), now),
        subject: account,
        generation: signed.subject.generation.into(),
        body: signed.encode(),
        made_at: now.into(),
    };
    endorsement::insert(tx, &row).await?;
    let standing = match signed.standing {
        Standing::Plain => "plain",
        Standing::Holder => "holder",
    };
    let body = json!({ "generation": signed.subject.generation, "standing": standing });
    ledger::record(ctx, tx, "keys.endorsed", Some(&account.to_string()), body).await?;
    Ok(row.body)
}
