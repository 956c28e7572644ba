//! The second factor: six digits from an app on the owner's phone (TOTP, RFC 6238), or a recovery code on paper.
//!
//! Owns: setting it up, proving it at sign-in and at a step-up, and taking it away. Must not: print or store a secret or
//! a code that opens anything; be part of a key.
//!
//! What it does: whoever learned a password and nothing else cannot sign in, and cannot do in a session left open what
//! asks for a step-up. What it does not do: it opens and closes no key, so that it protects nothing from whoever holds
//! the system secret or runs the server; it does not help against a page that imitates ours and passes the code on at
//! once, nor against a browser or a phone in foreign hands. Whoever writes the database past the program can take the
//! rows away or put older ones back; `ledger verify --rows` names that, and a role that asks for a second factor does
//! not count in a session that did not prove one.
//!
//! A code of the present step of 30 seconds, the one before or the one after counts, once: the newest step used only
//! grows. A clock that went back therefore refuses codes until it has caught up; recovery codes count meanwhile.

use chrono::{DateTime, Utc};
use domain::access::ChangeOwnAccount;
use domain::lang::Lang;
use store::second_factor::SecondFactorRow;
use store::{Act, Tx, second_factor, session as stored_session};
use totp_rs::{Builder, Totp};
use uuid::Uuid;
use vault::purpose::{Place, Purpose};
use vault::{content, crockford};
use zeroize::Zeroizing;

use super::limits;
use super::session::{Visitor, reopen_step_up};
use super::step_up::{prove_own, record_own};
use crate::access::authorise_own;
use crate::keys::{VaultRng, invalid};
use crate::{Ctx, Error, Result, circles, ledger};

/// What RFC 4226 recommends, and what apps expect.
const SECRET_BYTES: usize = 20;
/// How long a code is the present one (RFC 6238's default).
const STEP_SECONDS: i64 = 30;
/// How many recovery codes there are.
pub const CODES: usize = 10;
/// Ten characters of base32, with the last bits unused.
const CODE_BYTES: usize = 6;
/// Characters that are read and typed at one go.
const GROUP: usize = 4;

/// A second factor that waits for its first code. Not printable.
pub struct Begun {
    /// Address that an authenticator app understands: what the QR code holds.
    pub url: String,
    /// The secret in groups of four characters, for typing.
    pub secret: String,
}

/// The recovery codes as they are to be written down; shown once. Not printable.
pub struct RecoveryCodes(pub [String; CODES]);

/// Makes a secret for the actor's own account. It counts for nothing until [`confirm`]; one that was made before and
/// not confirmed is worth nothing any more.
///
/// # Errors
/// [`Error::StepUpNeeded`]; [`Error::Conflict`] when the account has a second factor: it is removed first, so that
/// nobody is left without one by half a change.
pub async fn begin(ctx: &Ctx) -> Result<Begun> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ChangeOwnAccount>(ctx)?;
    session.all_keys()?;
    let account = session.account.id;
    let mut secret = Zeroizing::new([0; SECRET_BYTES]);
    ctx.randomness().fill(&mut *secret);
    let begun = begun(ctx, session.login(), &*secret)?;
    let mut tx = ctx.db().begin().await?;
    let earlier = second_factor::find(&mut tx, account).await?;
    if earlier.as_ref().is_some_and(|row| row.confirmed) {
        return Err(Error::Conflict);
    }
    let version = earlier.as_ref().map_or(0, |row| row.version);
    let row = SecondFactorRow {
        account,
        secret: seal(ctx, account, version + 1, &*secret),
        confirmed: false,
        last_step: 0,
        version,
        mac: Vec::new(),
    };
    if earlier.is_some() {
        second_factor::update(&mut tx, row).await?;
    } else {
        second_factor::insert(&mut tx, row).await?;
    }
    record_own(ctx, &mut tx, "second_factor.begun").await?;
    tx.commit(Act::SecondFactorBegun).await?;
    Ok(begun)
}

/// The second factor of the actor's own account that waits for its first code, to show it once more.
///
/// # Errors
/// [`Error::StepUpNeeded`].
pub async fn waiting(ctx: &Ctx) -> Result<Option<Begun>> {
    let session = ctx.session()?;
    session.all_keys()?;
    let mut tx = ctx.db().read().await?;
    let row = second_factor::find(&mut tx, session.account.id).await?;
    row.filter(|row| !row.confirmed)
        .map(|row| begun(ctx, session.login(), &open(ctx, &row)?))
        .transpose()
}

/// Puts the second factor in force with the first right code, and makes its recovery codes. The present session has
/// used it then; the owner's other sessions are asked for it.
///
/// # Errors
/// [`Error::Invalid`] for a wrong code; [`Error::StepUpNeeded`]; [`Error::NotFound`] when none was begun;
/// [`Error::Conflict`] when it is in force already.
pub async fn confirm(ctx: &Ctx, lang: Lang, code: &str) -> Result<RecoveryCodes> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ChangeOwnAccount>(ctx)?;
    let keys = session.all_keys()?;
    let account = session.account.id;
    let mut tx = ctx.db().begin().await?;
    let row = second_factor::find(&mut tx, account).await?.ok_or(Error::NotFound)?;
    if row.confirmed {
        return Err(Error::Conflict);
    }
    let secret = open(ctx, &row)?;
    // Guessing is not limited here: whoever confirms has just been shown the secret.
    let last_step = matching_step(&secret, &bare(code), ctx.now())?;
    let last_step = last_step.ok_or_else(|| invalid("code", words::second_factor::first_code_wrong, lang))?;
    let (codes, digests) = recovery_codes(ctx, account, &secret);
    let row = SecondFactorRow {
        // Sealed anew, so that the secret opens in the confirmed row only.
        secret: seal(ctx, account, row.version + 1, &secret),
        confirmed: true,
        last_step,
        ..row
    };
    second_factor::update(&mut tx, row).await?;
    second_factor::replace_codes(&mut tx, account, &digests).await?;
    reopen_step_up(ctx, &mut tx, session, &keys, true).await?;
    record_own(ctx, &mut tx, "second_factor.confirmed").await?;
    tx.commit(Act::SecondFactorConfirmed).await?;
    circles::tend(ctx, &keys).await;
    Ok(codes)
}

/// Proves the second factor in the present session, after the password. A session that needs none is left as it is.
///
/// # Errors
/// [`Error::Invalid`] for a code that is wrong or was used; [`Error::Limited`] after too many; [`Error::StepUpNeeded`]
/// when the password was too long ago: then a step-up proves both.
pub async fn prove(ctx: &Ctx, lang: Lang, code: &str, visitor: &Visitor) -> Result<()> {
    let session = ctx.session()?;
    if !session.needs_second_factor() {
        return Ok(());
    }
    let keys = session.held_keys()?;
    let code = typed(lang, Some(code))?;
    let mut tx = ctx.db().begin().await?;
    let factor = in_force(&mut tx, session.account.id).await?.ok_or(Error::Conflict)?;
    limits::count_code(ctx, &mut tx, factor.account, visitor).await?;
    // Of a button pressed twice, the second press has waited for the count of the first: then it is proved by now.
    let present = stored_session::find(&mut tx, &session.row.token_hash).await?;
    if present.ok_or(Error::Unauthenticated)?.used_second_factor {
        return Ok(());
    }
    let mut tx = spend(ctx, tx, lang, factor, &code, visitor).await?;
    reopen_step_up(ctx, &mut tx, session, &keys, true).await?;
    record_own(ctx, &mut tx, "session.second_factor").await?;
    tx.commit(Act::SecondFactorProved).await?;
    circles::tend(ctx, &keys).await;
    Ok(())
}

/// Begins the transaction of a step-up, with the code used up when the account has a second factor; tells whether it
/// has.
///
/// # Errors
/// As [`prove`], and [`Error::Invalid`] for a missing code.
pub(super) async fn demand(ctx: &Ctx, lang: Lang, code: Option<&str>, visitor: &Visitor) -> Result<(Tx, bool)> {
    let mut tx = ctx.db().begin().await?;
    let Some(factor) = in_force(&mut tx, ctx.session()?.account.id).await? else {
        return Ok((tx, false));
    };
    let code = typed(lang, code)?;
    limits::count_code(ctx, &mut tx, factor.account, visitor).await?;
    Ok((spend(ctx, tx, lang, factor, &code, visitor).await?, true))
}

/// Takes the second factor of the actor's own account away, with the password typed once more: whoever sits down at an
/// open session must not leave it weaker.
///
/// # Errors
/// [`Error::StepUpNeeded`]; [`Error::Forbidden`] in a session that did not prove it; [`Error::NotFound`] when there is
/// none; [`Error::Invalid`] for a wrong password, [`Error::Limited`] after too many.
pub async fn remove(ctx: &Ctx, lang: Lang, present: &str, visitor: &Visitor) -> Result<()> {
    let session = ctx.session()?;
    let _permit = authorise_own::<ChangeOwnAccount>(ctx)?;
    session.all_keys()?;
    if session.needs_second_factor() {
        return Err(Error::Forbidden);
    }
    if !session.has_second_factor() {
        return Err(Error::NotFound);
    }
    prove_own(ctx, lang, "present", present, visitor).await?;
    let mut tx = ctx.db().begin().await?;
    reset(&mut tx, session.account.id).await?;
    record_own(ctx, &mut tx, "second_factor.removed").await?;
    Ok(tx.commit(Act::SecondFactorRemoved).await?)
}

/// Takes the second factor of an account away with its recovery codes, in the transaction of whoever decided that; he
/// records it.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn reset(tx: &mut Tx, account: Uuid) -> Result<()> {
    let row = second_factor::find(tx, account).await?.ok_or(Error::NotFound)?;
    Ok(second_factor::delete(tx, &row).await?)
}

async fn in_force(tx: &mut Tx, account: Uuid) -> Result<Option<SecondFactorRow>> {
    Ok(second_factor::find(tx, account).await?.filter(|row| row.confirmed))
}

/// Hands the transaction on with the code used up; a wrong code stays counted.
async fn spend(
    ctx: &Ctx,
    mut tx: Tx,
    lang: Lang,
    factor: SecondFactorRow,
    code: &str,
    visitor: &Visitor,
) -> Result<Tx> {
    let account = factor.account;
    if use_up(ctx, &mut tx, factor, code).await? {
        limits::forgive_codes(ctx, &mut tx, account, visitor).await?;
        return Ok(tx);
    }
    tx.commit(Act::FailureCounted).await?;
    Err(invalid("code", words::second_factor::code_wrong, lang))
}

/// Uses up the step of a code, or a recovery code. `false`, with nothing changed, when it is neither or was used.
async fn use_up(ctx: &Ctx, tx: &mut Tx, factor: SecondFactorRow, typed: &str) -> Result<bool> {
    let secret = open(ctx, &factor)?;
    let account = factor.account;
    if let Some(step) = matching_step(&secret, typed, ctx.now())? {
        return match second_factor::use_step(tx, factor, step).await {
            Ok(_) => Ok(true),
            // This step or a later one was used, perhaps a moment ago in another tab.
            Err(store::Error::Conflict { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        };
    }
    let Ok(code) = crockford::read(typed, "recovery code") else {
        return Ok(false);
    };
    let digest = digest(ctx, account, &secret, &code);
    if !second_factor::use_code(tx, account, &digest, ctx.now().into()).await? {
        return Ok(false);
    }
    let left = second_factor::codes_left(tx, account).await?;
    let body = serde_json::json!({ "left": left });
    ledger::record(ctx, tx, "second_factor.code_used", Some(&account.to_string()), body).await?;
    Ok(true)
}

/// The code that would be taken next: of this half minute, or the one after when this one is used up. Only a
/// demonstration may show it.
pub(crate) async fn next_code(ctx: &Ctx, account: Uuid) -> Result<Option<String>> {
    let mut tx = ctx.db().read().await?;
    let Some(row) = second_factor::find(&mut tx, account).await? else {
        return Ok(None);
    };
    let step = (ctx.now().timestamp() / STEP_SECONDS).max(row.last_step + 1);
    let seconds = u64::try_from(step * STEP_SECONDS).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Some(
        totp(Builder::new(), &open(ctx, &row)?)?.generate(seconds).to_string(),
    ))
}

/// A code as it is compared; a missing one is no failed attempt.
fn typed(lang: Lang, code: Option<&str>) -> Result<String> {
    let code = code.map(bare).filter(|code| !code.is_empty());
    code.ok_or_else(|| invalid("code", words::second_factor::code_missing, lang))
}

/// What was typed, without the gaps that apps and people put between groups.
fn bare(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// The step of time to which a code belongs, when it is the present one or beside it.
fn matching_step(secret: &[u8], typed: &str, now: DateTime<Utc>) -> Result<Option<i64>> {
    let seconds = u64::try_from(now.timestamp()).map_err(|error| Error::Internal(Box::new(error)))?;
    let step = totp(Builder::new(), secret)?.check(typed, seconds);
    step.map(|step| i64::try_from(step).map_err(|error| Error::Internal(Box::new(error))))
        .transpose()
}

/// SHA-1, six digits, 30 seconds and one step to either side, the builder's defaults: nothing else works in all apps.
fn totp(builder: Builder, secret: &[u8]) -> Result<Totp> {
    builder
        .with_secret(secret)
        .build()
        .map_err(|error| Error::Internal(Box::new(error)))
}

fn begun(ctx: &Ctx, login: &str, secret: &[u8]) -> Result<Begun> {
    // The name of the service is the same in all languages. A colon would end the issuer.
    let issuer = words::second_factor::issuer(Lang::Vi, ctx.platform.keys.agency_name()).replace(':', " ");
    let labelled = Builder::new()
        .with_issuer(Some(issuer))
        .with_account_name(login.replace(':', " "));
    let totp = totp(labelled, secret)?;
    let url = totp.to_url().map_err(|error| Error::Internal(Box::new(error)))?;
    let letters = Zeroizing::new(totp.secret().to_base32());
    Ok(Begun {
        url,
        secret: grouped(&letters),
    })
}

fn grouped(letters: &str) -> String {
    // Room for all of it at once: a string that grows leaves copies behind.
    let mut groups = String::with_capacity(letters.len() + letters.len() / GROUP);
    for (at, letter) in letters.chars().enumerate() {
        if at > 0 && at.is_multiple_of(GROUP) {
            groups.push(' ');
        }
        groups.push(letter);
    }
    groups
}

/// New recovery codes as written down, and as stored.
fn recovery_codes(ctx: &Ctx, account: Uuid, secret: &[u8]) -> (RecoveryCodes, Vec<Vec<u8>>) {
    let mut digests = Vec::with_capacity(CODES);
    let codes = std::array::from_fn(|_| {
        let mut code = Zeroizing::new([0; CODE_BYTES]);
        ctx.randomness().fill(&mut *code);
        digests.push(digest(ctx, account, secret, &code).to_vec());
        crockford::write(&*code)
    });
    (RecoveryCodes(codes), digests)
}

/// Keyed digest of a recovery code. It names account and secret: copied to another account, or put back under a later
/// secret, it is worth nothing.
fn digest(ctx: &Ctx, account: Uuid, secret: &[u8], code: &[u8; CODE_BYTES]) -> [u8; 32] {
    let named = Zeroizing::new([&account.as_bytes()[..], secret, code].concat());
    ctx.platform.keys.system.blind_index("second-factor-code", &named)
}

fn seal(ctx: &Ctx, account: Uuid, version: i64, secret: &[u8]) -> Vec<u8> {
    let key = ctx.platform.keys.system.second_factor_key();
    content::seal(
        &key,
        &place(ctx, account, version),
        secret,
        &mut VaultRng(ctx.randomness()),
    )
}

fn open(ctx: &Ctx, row: &SecondFactorRow) -> Result<Zeroizing<Vec<u8>>> {
    let key = ctx.platform.keys.system.second_factor_key();
    Ok(content::open(&key, &place(ctx, row.account, row.version), &row.secret)?)
}

/// The secret belongs to one version of its row: an older one moved back does not open.
fn place(ctx: &Ctx, account: Uuid, version: i64) -> Place {
    let version = u64::try_from(version).unwrap_or_default();
    Place::new(ctx.platform.keys.house, Purpose::SecondFactor, account.into_bytes()).version(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seed and 8-digit codes of RFC 6238, appendix B, for SHA-1; their last six digits are the 6-digit codes.
    const SEED: &[u8] = b"12345678901234567890";
    const VECTORS: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    fn step_at(second: i64, code: &str) -> Option<i64> {
        let now = DateTime::from_timestamp(second, 0).expect("an instant");
        matching_step(SEED, &bare(code), now).expect("the seed is long enough")
    }

    #[test]
    fn codes_are_those_of_the_rfc_and_tell_their_step() {
        for (second, code) in VECTORS {
            assert_eq!(step_at(second, code), Some(second / 30), "{second}");
            let spaced = format!(" {} {} ", &code[..3], &code[3..]);
            assert_eq!(step_at(second, &spaced), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn a_code_counts_one_step_early_or_late_and_no_more() {
        // The first code is from the second step ever, with no two steps before it.
        for (second, code) in &VECTORS[1..] {
            let step = second / 30;
            for (at, accepted) in [(step - 2, false), (step - 1, true), (step + 1, true), (step + 2, false)] {
                let found = step_at(at * 30, code);
                assert_eq!(found, accepted.then_some(step), "{second} at step {at}");
            }
        }
    }

    #[test]
    fn what_is_no_code_belongs_to_no_step() {
        for typed in ["", "28708", "2870820", "28708a", "+28708", "２８７０８２"] {
            assert_eq!(step_at(59, typed), None, "{typed:?}");
        }
    }

    #[test]
    fn secrets_are_grouped_for_typing() {
        assert_eq!(grouped("ABCDEFGHIJKL"), "ABCD EFGH IJKL");
        assert_eq!(grouped(""), "");
    }
}
