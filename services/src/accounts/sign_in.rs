//! Signing in with a password.
//!
//! Owns: proving a password and opening a session. Must not: tell an unknown login from a wrong password, neither by
//! words nor by time.

use domain::lang::Lang;
use store::account::{AccountRow, AccountState};
use store::account_key::AccountKeyRow;
use store::credential::CredentialRow;
use store::{Act, account, account_key, credential};
use vault::account::AccountKeys;
use vault::password::{Hashing, PasswordKeys};

use super::session::{self, NewSession, Visitor};
use super::{limits, record};
use crate::keys::{VaultRng, invalid};
use crate::{Ctx, Error, Result};

/// What somebody typed to sign in.
pub struct Attempt<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Login as typed.
    pub login: &'a str,
    /// Password as typed.
    pub password: &'a str,
    /// From where.
    pub visitor: &'a Visitor,
}

/// A login as it is compared: small letters, nothing around it.
pub(crate) fn fold(login: &str) -> String {
    domain::text::normalize(login.trim()).to_lowercase()
}

/// Signs in: opens a session with a step-up window.
///
/// # Errors
/// [`Error::Invalid`] for a wrong pair of login and password; [`Error::Limited`] after too many wrong ones;
/// [`Error::Busy`] when too many passwords wait to be hashed; [`Error::Locked`] for a locked account whose password is
/// right.
pub async fn sign_in(ctx: &Ctx, attempt: &Attempt<'_>) -> Result<NewSession> {
    let login = fold(attempt.login);
    let mut tx = ctx.db().read().await?;
    limits::check(ctx, &mut tx, &login, attempt.visitor).await?;
    let stored = find(&mut tx, &login).await?;
    drop(tx);

    let Some(proved) = prove(ctx, stored, attempt.password).await? else {
        let mut tx = ctx.db().begin().await?;
        limits::note_failure(ctx, &mut tx, &login, attempt.visitor).await?;
        tx.commit(Act::FailureCounted).await?;
        return Err(invalid("password", words::accounts::wrong_password, attempt.lang));
    };
    if proved.account.state != AccountState::Active {
        return Err(Error::Locked);
    }
    // Before the transaction: a password takes long to hash, and others wait to write.
    let dearer = dearer(ctx, &proved, attempt.password).await?;
    let mut tx = ctx.db().begin().await?;
    // While the password was hashed somebody may have changed it, or come with a new slip: then it was the old one.
    credential::hold(&mut tx, &proved.credential).await?;
    let renewed = match dearer {
        Some((hashing, hashed)) => set_password(ctx, &mut tx, proved, &hashing, &hashed).await?,
        None => proved,
    };
    let new = session::open(ctx, &mut tx, &renewed.account, &renewed.keys, attempt.visitor).await?;
    tx.commit(Act::SessionOpened).await?;
    Ok(new)
}

/// What is stored of an account that can be signed in to.
pub(super) struct Stored {
    account: AccountRow,
    credential: CredentialRow,
    keys: AccountKeyRow,
}

/// An account whose password was proved.
pub(super) struct Proved {
    pub account: AccountRow,
    pub credential: CredentialRow,
    pub row: AccountKeyRow,
    pub keys: AccountKeys,
}

async fn find(tx: &mut store::Tx, login: &str) -> Result<Option<Stored>> {
    match account::find_by_login(tx, login).await? {
        Some(account) => of_account(tx, account).await,
        None => Ok(None),
    }
}

pub(super) async fn of_account(tx: &mut store::Tx, account: AccountRow) -> Result<Option<Stored>> {
    let credential = credential::find(tx, account.id).await?;
    let keys = account_key::newest(tx, account.id).await?;
    Ok(credential.zip(keys).map(|(credential, keys)| Stored {
        account,
        credential,
        keys,
    }))
}

/// Hashes the password in any case, so that an unknown login takes as long as a known one.
pub(super) async fn prove(ctx: &Ctx, stored: Option<Stored>, password: &str) -> Result<Option<Proved>> {
    let queue = &ctx.platform.passwords;
    let pepper = ctx.platform.keys.system.pepper();
    let hashing = match &stored {
        Some(stored) => record::hashing(&stored.credential)?,
        None => Hashing::new(queue.cost(), &mut VaultRng(ctx.randomness())),
    };
    let hashed: PasswordKeys = queue.derive(hashing, password, pepper).await?;
    let Some(stored) = stored.filter(|stored| hashed.matches(&stored.credential.verifier)) else {
        return Ok(None);
    };
    let keys = record::open(&ctx.platform.keys, &stored.keys, &hashed)?;
    Ok(Some(Proved {
        account: stored.account,
        credential: stored.credential,
        row: stored.keys,
        keys,
    }))
}

/// Hashes the password anew when the default cost rose since it was set; another time when the queue is full.
async fn dearer(ctx: &Ctx, proved: &Proved, password: &str) -> Result<Option<(Hashing, PasswordKeys)>> {
    let queue = &ctx.platform.passwords;
    let cost = queue.cost();
    let present = record::hashing(&proved.credential)?.cost;
    if present.memory_kib >= cost.memory_kib && present.passes >= cost.passes {
        return Ok(None);
    }
    let hashing = Hashing::new(cost, &mut VaultRng(ctx.randomness()));
    match queue.derive(hashing, password, ctx.platform.keys.system.pepper()).await {
        Ok(hashed) => Ok(Some((hashing, hashed))),
        Err(Error::Busy { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Locks the keys of an account under another password, in the transaction of that act.
pub(super) async fn set_password(
    ctx: &Ctx,
    tx: &mut store::Tx,
    proved: Proved,
    hashing: &Hashing,
    hashed: &PasswordKeys,
) -> Result<Proved> {
    let Proved {
        account,
        credential: before,
        row,
        keys,
    } = proved;
    let after = record::credential(account.id, hashing, hashed, ctx.now().into(), before.version);
    let credential = credential::update(tx, after).await?;
    let row = account_key::update(tx, record::under_password(ctx, &keys, hashed, row)).await?;
    Ok(Proved {
        account,
        credential,
        row,
        keys,
    })
}
