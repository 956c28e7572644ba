//! Standing for somebody's keys.
//!
//! Owns: whether the newest keys of an account can be believed, a holder's word for them after typing their code, and
//! what follows from it: the person's records are handed over to them. Must not: show a key code to whoever types it.

use domain::access::{Actor, EndorseKeys, RoleCode};
use domain::lang::Lang;
use store::role::{RoleRow, RoleState};
use store::{Act, Tx, account_key, role};
use uuid::Uuid;
use vault::KeyCode;
use vault::account::AccountPublic;
use vault::endorsement::Standing;

use super::offices::{self, reads_others};
use super::record;
use crate::access::{authorise_for, is_open, subject};
use crate::circles::{Word, ask_fellows, believed, counts_on, stand_for};
use crate::keys::invalid;
use crate::{Ctx, Error, Result, records, tasks};

/// More hats than anybody wears.
const HATS: i64 = 100;

/// How far the newest keys of an account are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// There are none yet.
    Absent,
    /// Nobody stands for them, or not enough people.
    Unconfirmed,
    /// They are believed for what the account's roles need.
    Confirmed,
}

/// How far the newest keys of an account with these roles are believed.
pub(super) async fn state(ctx: &Ctx, tx: &mut Tx, account: Uuid, roles: &[RoleRow]) -> Result<KeyState> {
    let Some(row) = account_key::newest(tx, account).await? else {
        return Ok(KeyState::Absent);
    };
    let public = record::public(&row)?;
    let trust = believed(ctx, tx, &[account]).await?;
    let confirmed = match standing(roles) {
        Standing::Holder => trust.holder(&public.fingerprint()).is_ok(),
        Standing::Plain => trust.check(&public).is_ok(),
    };
    Ok(if confirmed {
        KeyState::Confirmed
    } else {
        KeyState::Unconfirmed
    })
}

/// What the keys of somebody with these roles are used for.
fn standing(roles: &[RoleRow]) -> Standing {
    // A proposal is nobody's decision yet.
    let mut counted = roles.iter().filter(|row| row.state == RoleState::Active);
    if counted.any(reads_others) {
        Standing::Holder
    } else {
        Standing::Plain
    }
}

/// What the actor waits for who came back with new keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// His roles that count again when his keys are confirmed.
    pub roles: Vec<RoleCode>,
    /// The roles of those who may confirm them; two people do.
    pub by: Vec<RoleCode>,
}

/// Whether roles of the actor wait until his newest keys are confirmed.
///
/// # Errors
/// [`Error::Unauthenticated`] when nobody is signed in.
pub async fn own_waiting(ctx: &Ctx) -> Result<Option<Waiting>> {
    let session = ctx.session()?;
    let Actor::Person(actor) = &ctx.actor else {
        return Err(Error::Unauthenticated);
    };
    let mut tx = ctx.db().read().await?;
    let hats = role::hats(&mut tx, session.account(), ctx.today().into(), HATS).await?;
    let waiting = hats.iter().filter(|row| !offices::counts_with(row, &session.public));
    let roles: Vec<RoleCode> = waiting.filter_map(|row| RoleCode::from_code(&row.role)).collect();
    if roles.is_empty() {
        return Ok(None);
    }
    let by = tasks::witnesses(ctx, &mut tx, session.account(), &actor.unit).await?;
    Ok(Some(Waiting { roles, by }))
}

/// Name of the person whose keys the actor may stand for.
///
/// # Errors
/// [`Error::NotFound`] when there is nobody, or it is not for the actor to do.
pub async fn whose(ctx: &Ctx, account: Uuid) -> Result<String> {
    let mut tx = ctx.db().read().await?;
    let subject = subject(ctx, &mut tx, account).await?;
    if is_open::<EndorseKeys>(ctx, &subject.facts) {
        Ok(subject.person_name)
    } else {
        Err(Error::NotFound)
    }
}

/// What came of a word for somebody's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endorsed {
    /// Whether they are believed now; else a second person must stand for them.
    pub is_confirmed: bool,
    /// How many of the person's records were handed over to them.
    pub records: usize,
}

/// Stands for the newest keys of an account; `typed` is the key code as the actor heard it from the person. Records that
/// the actor can open through the personnel circle are handed over to them.
///
/// # Errors
/// As the decision about [`EndorseKeys`] says; [`Error::Invalid`] for a code that is not theirs; [`Error::Conflict`]
/// when there are none.
pub async fn endorse(ctx: &Ctx, lang: Lang, account: Uuid, typed: &str) -> Result<Endorsed> {
    let mut tx = ctx.db().begin().await?;
    let (subject, _permit) = authorise_for::<EndorseKeys>(ctx, &mut tx, account).await?;
    let keys = ctx.session()?.all_keys()?;
    let row = account_key::newest(&mut tx, account).await?.ok_or(Error::Conflict)?;
    let public: AccountPublic = record::public(&row)?;
    let wrong = || invalid("code", words::circles::wrong_code, lang);
    let code = KeyCode::read(typed).map_err(|_| wrong())?;
    let standing = standing(&subject.roles);
    let before = state(ctx, &mut tx, account, &subject.roles).await?;
    let word = stand_for(ctx, &mut tx, &keys, &public, standing, &code).await?;
    let Word { statement, trust } = word.map_err(|_| wrong())?;
    let is_confirmed = match standing {
        Standing::Holder => trust.holder(&public.fingerprint()).is_ok(),
        Standing::Plain => trust.check(&public).is_ok(),
    };
    tasks::heard(ctx, &mut tx, account, is_confirmed).await?;
    let records = if is_confirmed {
        offices::bind(ctx, &mut tx, account, &statement).await?;
        if before != KeyState::Confirmed {
            for row in subject.roles.iter().filter(|row| counts_on(row, ctx.today())) {
                ask_fellows(ctx, &mut tx, row).await?;
            }
        }
        records::hand_over(ctx, &mut tx, &keys, &subject, &public).await?
    } else {
        0
    };
    tx.commit(Act::KeysEndorsed).await?;
    Ok(Endorsed { is_confirmed, records })
}
