//! The first time somebody signs in, from a printed slip; and the first time after a re-invitation.
//!
//! Owns: trading a slip for a password, keys and a recovery code that its owner has written down.
//! Must not: make anything before all of it is proved and confirmed; half an account would be nobody's.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use store::account::AccountState;
use store::invitation::InvitationRow;
use store::{Act, Tx, account, account_key, credential, invitation, person, session as stored_session};
use uuid::Uuid;
use vault::account::AccountKeys;
use vault::password::Hashing;

use super::session::{self, NewSession, Visitor};
use super::sign_in::Attempt;
use super::step_up::{Offer, confirmed, offer, offered};
use super::{limits, password, record, sign_in};
use crate::keys::{Keys, VaultRng, invalid};
use crate::randomness::{Randomness, uuid_v7};
use crate::{Ctx, Error, Result, access, ledger, tasks};

/// Characters on a slip, without the hyphens; 80 bits.
const SECRET_BYTES: usize = 10;
/// After so many wrong secrets a slip is worth nothing: whoever holds it types it right.
const FAILURES: i64 = 10;

/// What is typed from a slip.
pub struct Slip<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// Login on the slip.
    pub login: &'a str,
    /// Secret on the slip.
    pub secret: &'a str,
    /// From where.
    pub visitor: &'a Visitor,
}

/// A slip that was accepted: what the second page shows.
pub struct Accepted {
    /// Name of the person, to see that it is the right slip.
    pub person_name: String,
    account: Uuid,
    /// The recovery code to write down.
    pub offer: Offer,
}

/// Checks a slip and offers a recovery code.
///
/// # Errors
/// [`Error::Invalid`] for a slip that is wrong, used or expired, all in the same words; [`Error::Limited`].
pub async fn check(ctx: &Ctx, slip: &Slip<'_>) -> Result<Accepted> {
    let (account, _) = accepted(ctx, slip).await?;
    let mut tx = ctx.db().read().await?;
    let person = person::find(&mut tx, account.person).await?.ok_or(Error::NotFound)?;
    Ok(Accepted {
        person_name: person.name,
        account: account.id,
        offer: offer(ctx, account.id),
    })
}

/// The same with the code that a form carried, to show it once more beside what is to be corrected.
///
/// # Errors
/// As [`check`], and [`Error::Conflict`] for a form that is not the one that was shown.
pub async fn check_again(ctx: &Ctx, slip: &Slip<'_>, sealed_code: &str) -> Result<Accepted> {
    let accepted = check(ctx, slip).await?;
    let offer = offered(ctx, accepted.account, sealed_code)?;
    Ok(Accepted { offer, ..accepted })
}

/// Everything from both pages.
pub struct Completion<'a> {
    /// The slip again.
    pub slip: Slip<'a>,
    /// The new password.
    pub password: &'a str,
    /// The new password again.
    pub again: &'a str,
    /// The offered recovery code as the form carried it.
    pub sealed_code: &'a str,
    /// Its last four characters as typed.
    pub code_end: &'a str,
}

/// Opens the account: password, keys, recovery code and the first session, all or nothing. Of a button pressed twice the
/// second press finds the slip used; it signs in with the password that the first one set.
///
/// # Errors
/// As [`check`], and [`Error::Invalid`] for each field that needs correction; [`Error::Conflict`] for a form that is not
/// the one that was shown.
pub async fn complete(ctx: &Ctx, completion: &Completion<'_>) -> Result<NewSession> {
    let refused = match open(ctx, completion).await {
        Err(Error::Invalid(faults)) if faults.iter().any(|fault| fault.field == "secret") => Error::Invalid(faults),
        Err(Error::Conflict) => Error::Conflict,
        done => return done,
    };
    let slip = &completion.slip;
    if !is_the_code(ctx, completion).await? {
        // Another page of the same slip was quicker: its code is the right one, and this one would be kept for nothing.
        return Err(invalid("secret", words::accounts::slip_elsewhere, slip.lang));
    }
    let attempt = Attempt {
        lang: slip.lang,
        login: slip.login,
        password: completion.password,
        visitor: slip.visitor,
    };
    sign_in::sign_in(ctx, &attempt).await.map_err(|_| refused)
}

/// Whether the recovery code of this form is that of the account, or the account has none yet.
async fn is_the_code(ctx: &Ctx, completion: &Completion<'_>) -> Result<bool> {
    let mut tx = ctx.db().read().await?;
    let login = sign_in::fold(completion.slip.login);
    let Some(account) = account::find_by_login(&mut tx, &login).await? else {
        return Ok(true);
    };
    let Some(row) = account_key::newest(&mut tx, account.id).await? else {
        return Ok(true);
    };
    let (sealed, end) = (completion.sealed_code, completion.code_end);
    match confirmed(ctx, completion.slip.lang, account.id, sealed, end) {
        Ok((code, _)) => Ok(record::open_with_code(&ctx.platform.keys, &row, &code).is_ok()),
        // What is wrong with the form is told by what refused it.
        Err(_) => Ok(true),
    }
}

async fn open(ctx: &Ctx, completion: &Completion<'_>) -> Result<NewSession> {
    let slip = &completion.slip;
    let lang = slip.lang;
    let (account, invitation) = accepted(ctx, slip).await?;
    let mut tx = ctx.db().read().await?;
    let person = person::find(&mut tx, account.person).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let names = [person.name.as_str(), account.login.as_str()];
    // In the order of the form.
    let (code, mut faults) = match confirmed(ctx, lang, account.id, completion.sealed_code, completion.code_end) {
        Ok((code, _)) => (Some(code), Vec::new()),
        Err(Error::Invalid(faults)) => (None, faults),
        Err(error) => return Err(error),
    };
    faults.extend(password::faults(lang, completion.password, completion.again, &names));
    let Some(code) = code.filter(|_| faults.is_empty()) else {
        return Err(Error::Invalid(faults));
    };

    let queue = &ctx.platform.passwords;
    let mut rng = VaultRng(ctx.randomness());
    let hashing = Hashing::new(queue.cost(), &mut rng);
    let hashed = queue
        .derive(hashing, completion.password, ctx.platform.keys.system.pepper())
        .await?;

    let mut tx = ctx.db().begin().await?;
    let earlier = account_key::newest(&mut tx, account.id).await?;
    let generation = earlier.as_ref().map_or(0, |row| row.generation) + 1;
    let generation = u32::try_from(generation).map_err(|error| Error::Internal(Box::new(error)))?;
    let keys = AccountKeys::random(account.id.into_bytes(), generation, &mut rng);
    account_key::insert(&mut tx, record::row(ctx, &keys, &hashed, &code)?).await?;
    let before = credential::find(&mut tx, account.id).await?;
    let version = before.as_ref().map_or(0, |row| row.version);
    let credential = record::credential(account.id, &hashing, &hashed, ctx.now().into(), version);
    if before.is_some() {
        credential::update(&mut tx, credential).await?;
    } else {
        credential::insert(&mut tx, credential).await?;
    }
    invitation::delete(&mut tx, &invitation).await?;
    stored_session::delete_others(&mut tx, account.id, None).await?;
    let state = AccountState::Active;
    let account = account::update(&mut tx, account::AccountRow { state, ..account }).await?;
    let new = session::open(ctx, &mut tx, &account, &keys, slip.visitor).await?;
    let subject = account.id.to_string();
    ledger::record(
        ctx,
        &mut tx,
        "account.opened",
        Some(&subject),
        serde_json::json!({ "generation": generation }),
    )
    .await?;
    if generation > 1 {
        let unit = person::find(&mut tx, account.person)
            .await?
            .ok_or(Error::NotFound)?
            .unit;
        let path = access::path(&mut tx, unit).await?;
        tasks::ask_witnesses(ctx, &mut tx, account.id, &path).await?;
    }
    tx.commit(Act::AccountOpened).await?;
    Ok(new)
}

/// The account and invitation of a slip that is right and in time.
async fn accepted(ctx: &Ctx, slip: &Slip<'_>) -> Result<(account::AccountRow, InvitationRow)> {
    let login = sign_in::fold(slip.login);
    let mut tx = ctx.db().read().await?;
    limits::check(ctx, &mut tx, &login, slip.visitor).await?;
    let found = find(&mut tx, &login).await?;
    drop(tx);
    let digest = digest_typed(ctx, slip.secret);
    match found {
        Some((account, row)) if digest.is_some_and(|digest| is_good(&row, &digest, ctx.now())) => Ok((account, row)),
        found => {
            let mut tx = ctx.db().begin().await?;
            limits::note_failure(ctx, &mut tx, &login, slip.visitor).await?;
            if let Some((account, row)) = found {
                let failures = row.failures + 1;
                invitation::update(&mut tx, InvitationRow { failures, ..row }).await?;
                let subject = account.id.to_string();
                ledger::record(
                    ctx,
                    &mut tx,
                    "invitation.refused",
                    Some(&subject),
                    serde_json::Value::Null,
                )
                .await?;
            }
            tx.commit(Act::FailureCounted).await?;
            Err(invalid("secret", words::accounts::slip_wrong, slip.lang))
        }
    }
}

async fn find(tx: &mut Tx, login: &str) -> Result<Option<(account::AccountRow, InvitationRow)>> {
    let Some(account) = account::find_by_login(tx, login).await? else {
        return Ok(None);
    };
    if account.state == AccountState::Locked {
        return Ok(None);
    }
    let row = invitation::find(tx, account.id).await?;
    Ok(row.map(|row| (account, row)))
}

fn is_good(row: &InvitationRow, digest: &[u8; 32], now: DateTime<Utc>) -> bool {
    let in_time = row.expires_at.instant().is_some_and(|end| now < end);
    // The digest is keyed, so that comparing it byte by byte tells nothing about the secret.
    in_time && row.failures < FAILURES && row.secret_hash == digest
}

/// Digest of a typed secret; `None` when it cannot be one.
fn digest_typed(ctx: &Ctx, typed: &str) -> Option<[u8; 32]> {
    let bytes = vault::crockford::read::<SECRET_BYTES>(typed, "slip").ok()?;
    Some(digest(&ctx.platform.keys, &bytes))
}

fn digest(keys: &Keys, secret: &[u8; SECRET_BYTES]) -> [u8; 32] {
    keys.system.blind_index("invitation", secret)
}

/// An invitation to be made.
pub(crate) struct Invitation {
    pub account: Uuid,
    pub issued_by: Option<Uuid>,
    pub issued_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Makes an invitation in place of an earlier one and returns the secret for its slip, which is stored nowhere.
pub(crate) async fn invite(tx: &mut Tx, keys: &Keys, randomness: &dyn Randomness, new: Invitation) -> Result<String> {
    let (secret, secret_hash) = secret(keys, randomness);
    if let Some(earlier) = invitation::find(tx, new.account).await? {
        invitation::delete(tx, &earlier).await?;
    }
    let row = InvitationRow {
        id: uuid_v7(randomness, new.issued_at),
        account: new.account,
        secret_hash,
        issued_by: new.issued_by,
        issued_at: new.issued_at.into(),
        expires_at: new.expires_at.into(),
        failures: 0,
        version: 0,
        mac: Vec::new(),
    };
    invitation::insert(tx, row).await?;
    Ok(secret)
}

/// A new secret for a slip, and what is stored of it.
pub(super) fn secret(keys: &Keys, randomness: &dyn Randomness) -> (String, Vec<u8>) {
    let mut secret = [0; SECRET_BYTES];
    randomness.fill(&mut secret);
    (vault::crockford::write(&secret), digest(keys, &secret).to_vec())
}
