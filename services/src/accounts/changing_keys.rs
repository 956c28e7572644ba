//! Signing out everywhere with new keys: for somebody who fears that his password was seen.
//!
//! Owns: the next generation of an account's keys, made by its owner, who stands for them himself; what was sealed to
//! the ones before stays readable, and the circles he is in go on with the new ones. Must not: keep any session; nor be
//! half done: everything is one transaction.

use domain::access::ChangeOwnAccount;
use domain::lang::Lang;
use serde_json::json;
use store::endorsement::EndorsementRow;
use store::{Act, Tx, account_key, credential, endorsement, recovery, session};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::endorsement::{Endorsement, Standing};
use vault::password::Hashing;

use super::session::Visitor;
use super::sign_in::Proved;
use super::{generations, offices, record, step_up};
use crate::access::authorise_own;
use crate::circles::{self, Ring, believed};
use crate::keys::{VaultRng, invalid};
use crate::randomness::uuid_v7;
use crate::{Ctx, Error, Result, ledger};

/// A change of keys as typed.
pub struct Change<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// The present password, which stays.
    pub present: &'a str,
    /// The offered recovery code as the form carried it.
    pub sealed_code: &'a str,
    /// Its last four characters as typed.
    pub code_end: &'a str,
    /// From where.
    pub visitor: &'a Visitor,
}

/// Makes new keys and ends all sessions of the actor, this one too. The recovery code of the ones before is worth
/// nothing afterwards.
///
/// # Errors
/// [`Error::Invalid`] for a wrong password or code; [`Error::Limited`] after too many; [`Error::StepUpNeeded`];
/// [`Error::Conflict`] for a form that is not the one that was shown.
pub async fn change(ctx: &Ctx, change: &Change<'_>) -> Result<()> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ChangeOwnAccount>(ctx)?;
    let older = session.all_keys()?;
    let account = session.account();
    let (code, _) = step_up::confirmed(ctx, change.lang, account, change.sealed_code, change.code_end)?;
    let proved = step_up::prove_own(ctx, change.lang, "present", change.present, change.visitor).await?;
    let queue = &ctx.platform.passwords;
    let mut rng = VaultRng(ctx.randomness());
    let hashing = Hashing::new(queue.cost(), &mut rng);
    let pepper = ctx.platform.keys.system.pepper();
    let hashed = queue.derive(hashing, change.present, pepper).await?;
    let generation = older.generation.checked_add(1).ok_or(Error::Conflict)?;
    let newer = AccountKeys::random(older.account, generation, &mut rng);

    let mut tx = ctx.db().begin().await?;
    // What the custodians answer is sealed to these keys.
    if recovery::waiting(&mut tx, account).await?.is_some() {
        return Err(invalid("present", words::own::keys_recovery_waits, change.lang));
    }
    let Proved { credential: before, .. } = proved;
    let after = record::credential(account, &hashing, &hashed, ctx.now().into(), before.version);
    credential::update(&mut tx, after).await?;
    let row = record::row(ctx, &newer, &hashed, &code)?;
    let carry = Some(generations::carry(ctx, &newer.readers(), &older.readers()));
    account_key::insert(&mut tx, account_key::AccountKeyRow { carry, ..row }).await?;
    stand_for_himself(ctx, &mut tx, &older, &newer).await?;
    let mut ring = Ring::open(ctx, &mut tx, &older).await?;
    circles::go_on_with(ctx, &mut tx, &older, &newer, &mut ring.ring).await?;
    ring.move_to(ctx, &mut tx, &newer).await?;
    session::delete_others(&mut tx, account, None).await?;
    let body = json!({ "generation": generation });
    ledger::record(ctx, &mut tx, "account.keys_changed", Some(&account.to_string()), body).await?;
    Ok(tx.commit(Act::KeysChanged).await?)
}

/// The older keys stand for the newer ones, with the standing that they have themselves. For keys that nobody believes
/// yet there is nothing to say.
async fn stand_for_himself(ctx: &Ctx, tx: &mut Tx, older: &AccountKeys, newer: &AccountKeys) -> Result<()> {
    let account = Uuid::from_bytes(older.account);
    let trust = believed(ctx, tx, &[account]).await?;
    let fingerprint = older.public().fingerprint();
    let standing = match (trust.holder(&fingerprint), trust.keys(&fingerprint)) {
        (Ok(_), _) => Standing::Holder,
        (Err(_), Ok(_)) => Standing::Plain,
        (Err(_), Err(_)) => return Ok(()),
    };
    let now = ctx.now();
    let house = ctx.platform.keys.house;
    let signed = Endorsement::by_owner(older, house, newer.public(), standing, now.timestamp_micros())?;
    let row = EndorsementRow {
        id: uuid_v7(ctx.randomness(), now),
        subject: account,
        generation: newer.generation.into(),
        body: signed.encode(),
        made_at: now.into(),
    };
    endorsement::insert(tx, &row).await?;
    // Offices go with the keys that are believed.
    offices::bind(ctx, tx, account, &row.body).await
}
