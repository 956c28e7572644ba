//! Sessions.
//!
//! Owns: how long one lasts, which keys it holds when, and who that makes the actor.
//! Must not: be kept between requests: every request opens its own from the cookie and the row.

use std::net::IpAddr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::{AccountId, Actor, Hat, PersonId, RoleCode, SignedIn, UnitId, UnitPath};
use store::account::{AccountRow, AccountState};
use store::account_key::AccountKeyRow;
use store::session::SessionRow;
use store::{Act, Timestamp, Tx, account, account_key, device, person, role, second_factor, session, unit};
use uuid::Uuid;
use vault::Secret;
use vault::account::{AccountKeys, AccountPublic};
use vault::signature::SigningKey;
use vault::system::SessionToken;
use vault::wrap::PrivateKey;

use super::{KeyFace, limits, offices, record};
use crate::keys::{VaultRng, hex, unhex};
use crate::people::assignments::ensure_whose;
use crate::{Ctx, Error, Platform, Result, ledger};

/// Without a request for this long a session ends.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);
/// However busy, a session ends after this.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// How long the step-up holds after its last use.
pub const STEP_UP: TimeDelta = TimeDelta::minutes(15);
/// Uses closer together than this are not written down.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(30);
/// More hats than anybody wears.
const HATS: i64 = 64;

const GENERAL: u32 = 1;
const CONFIDENTIAL: u32 = 2;
const SIGNING: u32 = 3;

/// From where a request comes.
#[derive(Clone)]
pub struct Visitor {
    /// Address of the client, as the server or its trusted proxy saw it.
    pub address: IpAddr,
    /// Value of the device cookie, if the browser sent one.
    pub device: Option<String>,
    /// Browser and system in a few words.
    pub agent: String,
}

impl Visitor {
    pub(super) fn device_digest(&self, ctx: &Ctx) -> Option<[u8; 32]> {
        let value = unhex(self.device.as_deref()?).filter(|value| value.len() == 32)?;
        Some(ctx.platform.keys.system.blind_index("device", &value))
    }
}

/// A session that was just opened: values for the browser's cookies.
pub struct NewSession {
    /// Value of the session cookie.
    pub cookie: String,
    /// Value of the device cookie.
    pub device: String,
    /// Whose it is.
    pub account: Uuid,
    /// Whether the second factor is asked for next.
    pub needs_second_factor: bool,
}

/// An open session with the keys that it holds at present. Not printable.
pub struct Session {
    pub(crate) row: SessionRow,
    pub(crate) account: AccountRow,
    pub(crate) public: AccountPublic,
    pub(crate) general: PrivateKey,
    pub(crate) step_up: Option<(PrivateKey, SigningKey)>,
    token: SessionToken,
    person_name: String,
    unit_name: String,
    has_second_factor: bool,
    signed_in: Arc<SignedIn>,
}

/// What a cookie leads to.
pub enum Loaded {
    /// Nothing that is or was a session.
    Nobody,
    /// A session of this account that has ended.
    Ended {
        /// Whose it was, as the cookie says; good for nothing but sealing what its owner had typed.
        account: Uuid,
    },
    /// An open session.
    Open(Box<Session>),
}

impl Session {
    /// The actor that this session makes.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Person(self.signed_in.clone())
    }

    /// Whose it is.
    #[must_use]
    pub fn account(&self) -> Uuid {
        self.account.id
    }

    /// What the account signs in as.
    #[must_use]
    pub fn login(&self) -> &str {
        &self.account.login
    }

    /// Name of the person.
    #[must_use]
    pub fn person_name(&self) -> &str {
        &self.person_name
    }

    /// Name of the person's unit.
    #[must_use]
    pub fn unit_name(&self) -> &str {
        &self.unit_name
    }

    /// The hats that count on `today`.
    #[must_use]
    pub fn hats(&self, today: NaiveDate) -> Vec<RoleCode> {
        self.signed_in.hats_on(today).map(|hat| hat.role).collect()
    }

    /// The account's keys as everybody may see them.
    #[must_use]
    pub fn keys(&self) -> KeyFace {
        KeyFace::of(&self.public)
    }

    /// Whether nothing but the page of the second factor may be shown yet.
    #[must_use]
    pub fn needs_second_factor(&self) -> bool {
        self.has_second_factor && !self.row.used_second_factor
    }

    /// Whether the account has a second factor.
    #[must_use]
    pub fn has_second_factor(&self) -> bool {
        self.has_second_factor
    }

    /// Whether the step-up window is open.
    #[must_use]
    pub fn is_stepped_up(&self) -> bool {
        self.step_up.is_some()
    }

    /// When the session ends however much it is used.
    #[must_use]
    pub fn closes_at(&self) -> Option<DateTime<Utc>> {
        Some(self.row.created_at.instant()? + ABSOLUTE)
    }

    /// All three keys of the account.
    ///
    /// # Errors
    /// [`Error::Forbidden`] while the second factor is asked for; [`Error::StepUpNeeded`] outside a step-up window.
    pub(crate) fn all_keys(&self) -> Result<AccountKeys> {
        if self.needs_second_factor() {
            return Err(Error::Forbidden);
        }
        self.held_keys()
    }

    /// The same, for the proof of the second factor itself.
    ///
    /// # Errors
    /// [`Error::StepUpNeeded`] outside a step-up window.
    pub(super) fn held_keys(&self) -> Result<AccountKeys> {
        let (confidential, signing) = self.step_up.as_ref().ok_or(Error::StepUpNeeded)?;
        Ok(AccountKeys {
            account: self.public.account,
            generation: self.public.generation,
            general: self.general.clone(),
            confidential: confidential.clone(),
            signing: signing.clone(),
        })
    }
}

/// Opens a session for an account whose password was just proved, in the transaction of that act.
pub(super) async fn open(
    ctx: &Ctx,
    tx: &mut Tx,
    account: &AccountRow,
    keys: &AccountKeys,
    visitor: &Visitor,
) -> Result<NewSession> {
    ensure_whose(ctx, tx, account).await?;
    let now = ctx.now();
    let mut rng = VaultRng(ctx.randomness());
    let token = SessionToken::random(&mut rng);
    let device = match visitor.device.as_deref().and_then(unhex) {
        Some(value) if value.len() == 32 => value,
        _ => Secret::random(&mut rng).expose().to_vec(),
    };
    let device_digest = ctx.platform.keys.system.blind_index("device", &device);
    device::see(tx, &device_digest, account.id, now.into()).await?;
    let row = SessionRow {
        token_hash: token.hash().to_vec(),
        account: account.id,
        created_at: now.into(),
        seen_at: now.into(),
        step_up_until: Some((now + STEP_UP).into()),
        used_second_factor: false,
        general: seal(ctx, &token, account.id, GENERAL, 1, keys.general.secret()),
        step_up: Some(seal_step_up(ctx, &token, account.id, 1, keys)),
        device_hash: Some(device_digest.to_vec()),
        agent: visitor.agent.clone(),
        version: 0,
        mac: Vec::new(),
    };
    session::insert(tx, row).await?;
    limits::note_success(ctx, tx, &account.login, visitor).await?;
    ledger::record(
        ctx,
        tx,
        "session.opened",
        Some(&account.id.to_string()),
        serde_json::Value::Null,
    )
    .await?;
    let factor = second_factor::find(tx, account.id).await?;
    Ok(NewSession {
        cookie: cookie(&token, account.id),
        device: hex(&device),
        account: account.id,
        needs_second_factor: factor.is_some_and(|factor| factor.confirmed),
    })
}

/// Opens the step-up of a session again; `used_second_factor` when it was proved with it.
pub(super) async fn reopen_step_up(
    ctx: &Ctx,
    tx: &mut Tx,
    session: &Session,
    keys: &AccountKeys,
    used_second_factor: bool,
) -> Result<()> {
    let version = u64::try_from(session.row.version + 1).unwrap_or_default();
    let step_up = session::StepUp {
        general: seal(
            ctx,
            &session.token,
            session.account.id,
            GENERAL,
            version,
            keys.general.secret(),
        ),
        sealed: seal_step_up(ctx, &session.token, session.account.id, version, keys),
        until: (ctx.now() + STEP_UP).into(),
        used_second_factor: session.row.used_second_factor || used_second_factor,
    };
    session::open_step_up(tx, session.row.clone(), step_up).await?;
    Ok(())
}

/// Reads a session cookie. `extends` is false for requests that nobody makes himself, such as autosave.
///
/// # Errors
/// [`Error::Unavailable`] when the store does not answer; [`Error::Internal`] for a forged row.
pub async fn load(platform: &Arc<Platform>, cookie: &str, extends: bool) -> Result<Loaded> {
    let Some((token, claimed)) = read_cookie(cookie) else {
        return Ok(Loaded::Nobody);
    };
    let now = platform.clock.now();
    let mut tx = platform.db.read().await?;
    let ended = Loaded::Ended { account: claimed };
    let Some(row) = session::find(&mut tx, &token.hash()).await? else {
        return Ok(ended);
    };
    if row.account != claimed || !is_alive(&row, now) {
        return Ok(ended);
    }
    let Some(account) = account::find(&mut tx, row.account).await? else {
        return Ok(ended);
    };
    if account.state != AccountState::Active {
        return Ok(ended);
    }
    let session = assemble(platform, &mut tx, token, row, account, now).await?;
    drop(tx);
    if extends {
        touch(platform, &session, now).await?;
    }
    Ok(Loaded::Open(Box::new(session)))
}

pub(super) fn is_alive(row: &SessionRow, now: DateTime<Utc>) -> bool {
    let within = |since: Timestamp, limit| since.instant().is_some_and(|since| now - since < limit);
    within(row.seen_at, IDLE) && within(row.created_at, ABSOLUTE)
}

async fn assemble(
    platform: &Platform,
    tx: &mut Tx,
    token: SessionToken,
    row: SessionRow,
    account: AccountRow,
    now: DateTime<Utc>,
) -> Result<Session> {
    let missing = |what: &'static str| Error::Internal(format!("an account in use has no {what}").into());
    let today = domain::time::local_day(now);
    let keys: AccountKeyRow = account_key::newest(tx, account.id)
        .await?
        .ok_or_else(|| missing("keys"))?;
    let person = person::find(tx, account.person)
        .await?
        .ok_or_else(|| missing("person"))?;
    let mut path = unit::ancestors(tx, person.unit).await?.into_iter().map(UnitId);
    let unit = UnitPath::new(path.next().ok_or_else(|| missing("unit"))?, path.collect());
    let unit_name = unit::find(tx, person.unit)
        .await?
        .map(|unit| unit.name)
        .unwrap_or_default();
    let public = record::public(&keys)?;
    let hats = role::hats(tx, account.id, today.into(), HATS)
        .await?
        .iter()
        .filter(|row| offices::counts_with(row, &public))
        .filter_map(hat)
        .collect();
    let factor = second_factor::find(tx, account.id).await?;

    let sealed_with = platform.keys.system.session(&token);
    let version = u64::try_from(row.version).unwrap_or_default();
    let house = platform.keys.house;
    let id = account.id.into_bytes();
    let general = sealed_with.open(id, GENERAL, version, house, &row.general)?;
    let is_open = row
        .step_up_until
        .and_then(Timestamp::instant)
        .is_some_and(|until| now < until);
    let step_up = match row.step_up.as_deref().filter(|_| is_open) {
        None => None,
        Some(sealed) => {
            let (confidential, signing) = sealed.split_at(sealed.len() / 2);
            let confidential = sealed_with.open(id, CONFIDENTIAL, version, house, confidential)?;
            let signing = sealed_with.open(id, SIGNING, version, house, signing)?;
            Some((PrivateKey::from_secret(confidential), SigningKey::from_secret(signing)))
        }
    };
    let has_second_factor = factor.is_some_and(|factor| factor.confirmed);
    let signed_in = SignedIn {
        account: AccountId(account.id),
        person: PersonId(person.id),
        unit,
        hats,
        stepped_up: step_up.is_some(),
        // Taken away meanwhile, it proves nothing any more.
        second_factor: row.used_second_factor && has_second_factor,
    };
    Ok(Session {
        has_second_factor,
        public,
        general: PrivateKey::from_secret(general),
        step_up,
        token,
        person_name: person.name,
        unit_name,
        signed_in: Arc::new(signed_in),
        row,
        account,
    })
}

fn hat(row: &role::RoleRow) -> Option<Hat> {
    Some(Hat {
        role: RoleCode::from_code(&row.role)?,
        unit: UnitId(row.unit),
        from: row.valid_from.date(),
        to: row.valid_to.map(store::Day::date),
    })
}

async fn touch(platform: &Platform, session: &Session, now: DateTime<Utc>) -> Result<()> {
    let seen = session.row.seen_at.instant();
    if seen.is_some_and(|seen| now - seen < TOUCH_EVERY) {
        return Ok(());
    }
    let until = session.step_up.as_ref().map(|_| (now + STEP_UP).into());
    let mut tx = platform.db.begin().await?;
    // Another request of the same session may have been quicker; then its instant stands.
    session::touch(&mut tx, session.row.clone(), now.into(), until).await?;
    Ok(tx.commit(Act::SessionTouched).await?)
}

fn seal(ctx: &Ctx, token: &SessionToken, account: Uuid, part: u32, version: u64, secret: &Secret) -> Vec<u8> {
    let keys = &ctx.platform.keys;
    let mut rng = VaultRng(ctx.randomness());
    let sealed_with = keys.system.session(token);
    sealed_with.seal(account.into_bytes(), part, version, keys.house, secret, &mut rng)
}

/// C and S one after the other; both are equally long.
fn seal_step_up(ctx: &Ctx, token: &SessionToken, account: Uuid, version: u64, keys: &AccountKeys) -> Vec<u8> {
    [
        seal(ctx, token, account, CONFIDENTIAL, version, keys.confidential.secret()),
        seal(ctx, token, account, SIGNING, version, keys.signing.secret()),
    ]
    .concat()
}

/// Token and account: the account is told so that what its owner typed can be sealed to him when the session is over.
fn cookie(token: &SessionToken, account: Uuid) -> String {
    hex(&[&token.expose()[..], account.as_bytes()].concat())
}

fn read_cookie(value: &str) -> Option<(SessionToken, Uuid)> {
    let bytes: [u8; 48] = unhex(value)?.try_into().ok()?;
    let (token, account) = bytes.split_first_chunk::<32>()?;
    Some((SessionToken::new(*token), Uuid::from_slice(account).ok()?))
}
