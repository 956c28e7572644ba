//! Step-up and change of password: proving the own password once more.
//!
//! Owns: both acts of somebody who is signed in. Must not: be slower to refuse than to accept.

use domain::access::ChangeOwnAccount;
use domain::lang::Lang;
use store::{Act, Tx, account_key, session};
use vault::password::{Hashing, RecoveryCode};

use super::session::{Visitor, reopen_step_up};
use super::sign_in::{self, Proved};
use super::{limits, password, record, second_factor};
use crate::access::authorise_own;
use crate::keys::{VaultRng, invalid};
use crate::{Ctx, Error, FieldFault, Result, circles, ledger};

/// Opens the step-up window of the present session. An account with a second factor gives a `code` each time.
///
/// # Errors
/// [`Error::Invalid`] for a wrong password, a wrong code or none; [`Error::Limited`] after too many;
/// [`Error::Unauthenticated`].
pub async fn step_up(ctx: &Ctx, lang: Lang, password: &str, code: Option<&str>, visitor: &Visitor) -> Result<()> {
    let proved = prove_own(ctx, lang, "password", password, visitor).await?;
    let session = ctx.session()?;
    let (mut tx, used_second_factor) = second_factor::demand(ctx, lang, code, visitor).await?;
    reopen_step_up(ctx, &mut tx, session, &proved.keys, used_second_factor).await?;
    record_own(ctx, &mut tx, "session.stepped_up").await?;
    tx.commit(Act::SteppedUp).await?;
    circles::tend(ctx, &proved.keys).await;
    Ok(())
}

/// A change of password as typed.
pub struct Change<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// The present password.
    pub present: &'a str,
    /// The new one.
    pub password: &'a str,
    /// The new one again.
    pub again: &'a str,
    /// From where.
    pub visitor: &'a Visitor,
}

/// Changes the password of the actor and ends his other sessions.
///
/// # Errors
/// As [`step_up`]; as the decision about [`ChangeOwnAccount`] says; and [`Error::Invalid`] for a password that is too short, too common or typed differently twice.
pub async fn change_password(ctx: &Ctx, change: &Change<'_>) -> Result<()> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ChangeOwnAccount>(ctx)?;
    let names = [session.person_name(), session.login()];
    let mut faults = password::faults(change.lang, change.password, change.again, &names);
    if faults.is_empty() && change.present == change.password {
        faults.push(FieldFault {
            field: "password",
            message: words::accounts::password_same(change.lang),
        });
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let proved = match prove_own(ctx, change.lang, "present", change.present, change.visitor).await {
        // A button pressed twice: the first press has changed it already.
        Err(Error::Invalid(faults)) => {
            let done = prove_own(ctx, change.lang, "present", change.password, change.visitor).await;
            return done.map(drop).map_err(|_| Error::Invalid(faults));
        }
        proved => proved?,
    };
    let queue = &ctx.platform.passwords;
    let hashing = Hashing::new(queue.cost(), &mut VaultRng(ctx.randomness()));
    let hashed = queue
        .derive(hashing, change.password, ctx.platform.keys.system.pepper())
        .await?;
    let mut tx = ctx.db().begin().await?;
    sign_in::set_password(ctx, &mut tx, proved, &hashing, &hashed).await?;
    session::delete_others(&mut tx, session.account.id, Some(&session.row.token_hash)).await?;
    record_own(ctx, &mut tx, "account.password_changed").await?;
    Ok(tx.commit(Act::PasswordChanged).await?)
}

/// A new recovery code, shown before it is in force.
pub struct Offer {
    /// The code as it is to be written down.
    pub code: String,
    /// What the form carries; sealed to this account.
    pub sealed: String,
}

/// Makes a code for a form that asks its reader to write it down.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub fn offer_code(ctx: &Ctx) -> Result<Offer> {
    let session = ctx.session()?;
    Ok(offer(ctx, session.account.id))
}

const FORM: &str = "recovery-code";

pub(super) fn offer(ctx: &Ctx, account: uuid::Uuid) -> Offer {
    let keys = &ctx.platform.keys;
    let mut rng = VaultRng(ctx.randomness());
    let code = RecoveryCode::random(&mut rng).written();
    let sealed = keys
        .system
        .seal_carry_over(account.into_bytes(), FORM, keys.house, code.as_bytes(), &mut rng);
    Offer {
        code: code.to_string(),
        sealed: crate::keys::hex(&sealed),
    }
}

/// The offer that a form carried, to show it once more beside what is to be corrected.
///
/// # Errors
/// [`Error::Unauthenticated`]; [`Error::Conflict`] for a form that is not the one that was shown.
pub fn offered_code(ctx: &Ctx, sealed: &str) -> Result<Offer> {
    offered(ctx, ctx.session()?.account.id, sealed)
}

pub(super) fn offered(ctx: &Ctx, account: uuid::Uuid, sealed: &str) -> Result<Offer> {
    Ok(Offer {
        code: carried(ctx, account, sealed)?,
        sealed: sealed.to_owned(),
    })
}

/// The code inside of what a form carried.
fn carried(ctx: &Ctx, account: uuid::Uuid, sealed: &str) -> Result<String> {
    let keys = &ctx.platform.keys;
    let opened = crate::keys::unhex(sealed)
        .and_then(|sealed| {
            keys.system
                .open_carry_over(account.into_bytes(), FORM, keys.house, &sealed)
                .ok()
        })
        .ok_or(Error::Conflict)?;
    Ok(std::str::from_utf8(&opened).map_err(|_| Error::Conflict)?.to_owned())
}

/// The code that a form carried, when its reader typed its last four characters.
pub(super) fn confirmed(
    ctx: &Ctx,
    lang: Lang,
    account: uuid::Uuid,
    sealed: &str,
    typed: &str,
) -> Result<(RecoveryCode, String)> {
    let written = carried(ctx, account, sealed)?;
    let bare = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect()
    };
    let end: String = {
        let bare = bare(&written);
        bare[bare.len() - 4..].to_owned()
    };
    if bare(typed) != end {
        return Err(invalid("code_end", words::accounts::code_end_wrong, lang));
    }
    let code = RecoveryCode::read(&written).map_err(|_| Error::Conflict)?;
    Ok((code, written))
}

/// A new recovery code as written down.
pub struct CodeChange<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// The password: whoever sits down at an open session must not leave with a way back into the account.
    pub present: &'a str,
    /// The offered code as the form carried it.
    pub sealed_code: &'a str,
    /// Its last four characters as typed.
    pub code_end: &'a str,
    /// From where.
    pub visitor: &'a Visitor,
}

/// Puts a written down recovery code in force in place of the one before.
///
/// # Errors
/// [`Error::Invalid`] when the last four characters or the password are typed wrong; [`Error::Limited`] after too many;
/// [`Error::StepUpNeeded`]; [`Error::Conflict`] for a form that is not the one that was shown.
pub async fn replace_code(ctx: &Ctx, change: &CodeChange<'_>) -> Result<()> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ChangeOwnAccount>(ctx)?;
    let keys = session.all_keys()?;
    let (code, _) = confirmed(
        ctx,
        change.lang,
        session.account.id,
        change.sealed_code,
        change.code_end,
    )?;
    prove_own(ctx, change.lang, "present", change.present, change.visitor).await?;
    let mut tx = ctx.db().begin().await?;
    let row = account_key::newest(&mut tx, session.account.id)
        .await?
        .ok_or(Error::NotFound)?;
    account_key::update(&mut tx, record::under_code(ctx, &keys, &code, row)).await?;
    record_own(ctx, &mut tx, "account.recovery_code_changed").await?;
    Ok(tx.commit(Act::RecoveryCodeChanged).await?)
}

pub(super) async fn prove_own(
    ctx: &Ctx,
    lang: Lang,
    field: &'static str,
    typed: &str,
    visitor: &Visitor,
) -> Result<Proved> {
    let session = ctx.session()?;
    let login = session.account.login.clone();
    let mut tx = ctx.db().read().await?;
    limits::check(ctx, &mut tx, &login, visitor).await?;
    let stored = sign_in::of_account(&mut tx, session.account.clone()).await?;
    drop(tx);
    match sign_in::prove(ctx, stored, typed).await? {
        Some(proved) => Ok(proved),
        None => {
            let mut tx = ctx.db().begin().await?;
            limits::note_failure(ctx, &mut tx, &login, visitor).await?;
            tx.commit(Act::FailureCounted).await?;
            Err(invalid(field, words::accounts::wrong_own_password, lang))
        }
    }
}

pub(super) async fn record_own(ctx: &Ctx, tx: &mut Tx, action: &'static str) -> Result<()> {
    let subject = ctx.session()?.account.id.to_string();
    ledger::record(ctx, tx, action, Some(&subject), serde_json::Value::Null).await
}
