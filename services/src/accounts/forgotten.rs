//! A forgotten password, for somebody who has his recovery code.
//!
//! Owns: proving the code by opening the keys with it, and the new password. Must not: open a session, or tell an unknown
//! login from a wrong code, neither by words nor by time.

use domain::lang::Lang;
use domain::task::TaskKind;
use serde_json::Value;
use store::account::{AccountRow, AccountState};
use store::account_key::AccountKeyRow;
use store::{Act, account, account_key, credential, person, session};
use vault::account::AccountKeys;
use vault::password::{Hashing, RecoveryCode};

use super::session::Visitor;
use super::sign_in::{self, Proved};
use super::telling::tell_owner;
use super::{limits, password, record};
use crate::keys::{VaultRng, invalid};
use crate::{Ctx, Error, Result, ledger};

/// What somebody typed who forgot his password.
pub struct Recovery<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Login as typed.
    pub login: &'a str,
    /// Recovery code as typed.
    pub code: &'a str,
    /// The new password.
    pub password: &'a str,
    /// The new password again.
    pub again: &'a str,
    /// From where.
    pub visitor: &'a Visitor,
}

/// Sets a new password and ends all sessions of the account. The code stays good until its owner replaces it.
///
/// # Errors
/// [`Error::Invalid`] for a new password that is not accepted, and for a wrong pair of login and code;
/// [`Error::Limited`] after too many wrong ones; [`Error::Busy`] when too many passwords wait to be hashed; [`Error::Locked`] for a
/// locked account whose code is right.
pub async fn recover(ctx: &Ctx, recovery: &Recovery<'_>) -> Result<()> {
    let lang = recovery.lang;
    let login = sign_in::fold(recovery.login);
    refuse_weak(recovery, &[&login])?;
    let mut tx = ctx.db().read().await?;
    limits::check(ctx, &mut tx, &login, recovery.visitor).await?;
    let stored = find(&mut tx, &login).await?;
    drop(tx);

    // The new password is hashed in any case, so that a wrong code takes as long as a right one.
    let queue = &ctx.platform.passwords;
    let hashing = Hashing::new(queue.cost(), &mut VaultRng(ctx.randomness()));
    let pepper = ctx.platform.keys.system.pepper();
    let hashed = queue.derive(hashing, recovery.password, pepper).await?;
    let Some((account, keys)) = stored.and_then(|stored| open(ctx, stored, recovery.code)) else {
        let mut tx = ctx.db().begin().await?;
        limits::note_failure(ctx, &mut tx, &login, recovery.visitor).await?;
        tx.commit(Act::FailureCounted).await?;
        return Err(invalid("code", words::accounts::wrong_code, lang));
    };
    if account.state != AccountState::Active {
        return Err(Error::Locked);
    }
    let mut tx = ctx.db().begin().await?;
    let owner = person::find(&mut tx, account.person).await?.ok_or(Error::NotFound)?;
    // His name is told to nobody but himself: it is looked at only after the code.
    refuse_weak(recovery, &[&owner.name])?;
    let credential = credential::find(&mut tx, account.id).await?.ok_or(Error::Conflict)?;
    let row = account_key::newest(&mut tx, account.id).await?.ok_or(Error::Conflict)?;
    if row.fingerprint != keys.public().fingerprint() {
        return Err(Error::Conflict);
    }
    let subject = account.id;
    tell_owner(ctx, &mut tx, &account, TaskKind::PasswordRecovered).await?;
    let proved = Proved {
        account,
        credential,
        row,
        keys,
    };
    sign_in::set_password(ctx, &mut tx, proved, &hashing, &hashed).await?;
    session::delete_others(&mut tx, subject, None).await?;
    ledger::record(
        ctx,
        &mut tx,
        "account.password_recovered",
        Some(&subject.to_string()),
        Value::Null,
    )
    .await?;
    Ok(tx.commit(Act::PasswordChanged).await?)
}

fn refuse_weak(recovery: &Recovery<'_>, names: &[&str]) -> Result<()> {
    let faults = password::faults(recovery.lang, recovery.password, recovery.again, names);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(faults))
    }
}

async fn find(tx: &mut store::Tx, login: &str) -> Result<Option<(AccountRow, AccountKeyRow)>> {
    let Some(account) = account::find_by_login(tx, login).await? else {
        return Ok(None);
    };
    let row = account_key::newest(tx, account.id).await?;
    Ok(row.map(|row| (account, row)))
}

/// The keys, when `typed` is the code that they are locked under.
fn open(ctx: &Ctx, (account, row): (AccountRow, AccountKeyRow), typed: &str) -> Option<(AccountRow, AccountKeys)> {
    let code = RecoveryCode::read(typed).ok()?;
    let keys = record::open_with_code(&ctx.platform.keys, &row, &code).ok()?;
    Some((account, keys))
}
