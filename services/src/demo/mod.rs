//! An agency to try things out in.
//!
//! Owns: its invented people with one account for each role, and what its sign-in page may show.
//! Must not: be mistaken for a real one: everybody in it is called an example, and it never leaves this machine.

mod circles;
mod declarations;
mod seats;
mod staff;
mod waiting;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, RoleCode};
use domain::lang::Lang;
use domain::law::Law;
use store::role::{RoleRow, RoleState};
use store::{Act, Db, Tx, account, account_key, role, second_factor};
use uuid::Uuid;
use vault::endorsement::Endorsement;
use vault::recovery::RecoveryKeys;
use vault::signature::SigningKey;

use crate::accounts::first::{self, Completion, Slip};
use crate::accounts::offices::reads_others;
use crate::accounts::second_factor as factor;
use crate::accounts::{PasswordQueue, Visitor, record};
use crate::clock::Clock;
use crate::founding::{self, Foundation, Founder};
use crate::keys::{Keys, ServerSecret, VaultRng};
use crate::randomness::Randomness;
use crate::{Ctx, Error, Platform, Result, founders, ledger};

use seats::{Seats, seated};

/// Role, login and the name without its first word, one on a line.
const PEOPLE: &str = include_str!("people.txt");
/// First words of names, drawn by the seed.
const FAMILIES: &str = include_str!("families.txt");
/// More roles than anybody of a demonstration has.
const ROLES: i64 = 16;

/// An account of the demonstration with all that is needed to use it.
pub struct RoleAccount {
    /// Its role.
    pub role: RoleCode,
    /// Name of the invented person.
    pub name: String,
    /// What is typed as login.
    pub login: String,
    /// What is typed as password.
    pub password: String,
    /// Secret of the second factor in groups, where the role has one.
    pub second_factor: Option<String>,
}

/// What a demonstration is made with.
pub struct Order<'a> {
    /// The empty, migrated and guarded store.
    pub db: Db,
    /// Its system secret.
    pub secret: ServerSecret,
    /// Where keys and passwords come from: never from the seed.
    pub randomness: Arc<dyn Randomness>,
    /// The moment in which everything happens.
    pub today: DateTime<Utc>,
    /// Draws the invented people.
    pub seed: u64,
    /// The law in force.
    pub law: &'a Arc<Law>,
    /// Whether people declared last year and are asked again in this one. Then the agency was founded last year.
    pub rounds: bool,
}

/// A clock that begins at the moment of the demonstration and goes on by a microsecond at each look: acts come after one
/// another, as they would.
struct Ticking {
    from: DateTime<Utc>,
    looks: AtomicI64,
}

impl Clock for Ticking {
    fn now(&self) -> DateTime<Utc> {
        self.from + TimeDelta::microseconds(self.looks.fetch_add(1, Ordering::Relaxed))
    }
}

/// Makes the agency: everybody has signed in for the first time, has his role, and his second factor where it needs one.
///
/// # Errors
/// [`Error::Conflict`] when the store is in use.
pub async fn make(order: Order<'_>) -> Result<Vec<RoleAccount>> {
    let custodians = RecoveryKeys::random(&mut VaultRng(order.randomness.as_ref()));
    let people = people(order.seed);
    let begun = if order.rounds {
        declarations::last_december(order.today)
    } else {
        order.today
    };
    let foundation = Foundation {
        agency: &words::founding::agency_demo(Lang::Vi),
        recovery: &custodians.public_file(),
        demo: true,
        founders: &people,
    };
    let founded = founding::found(&order.db, order.secret, order.randomness.as_ref(), begun, &foundation).await;
    let (keys, slips) = founded?;
    let platform = platform(&order.db, order.law, keys, order.randomness.clone(), begun);
    let ctx = Ctx::new(platform, Actor::Console);
    let (mut made, mut cookies) = (Vec::new(), Vec::new());
    for (person, slip) in people.iter().zip(slips) {
        let (account, cookie) = open(&ctx, person, &slip.secret).await?;
        made.push(account);
        cookies.push(cookie);
    }
    approve(&ctx, &custodians.root()).await?;
    let today = domain::time::local_day(order.today);
    let staff = staff::make(&ctx, today, |at| family(order.seed, at)).await?;
    let first = Seats {
        accounts: &made,
        cookies,
    };
    if !order.rounds {
        staff::move_some(&first.of_role(&ctx, staff::OFFICER).await?, &staff).await?;
        circles::form(&ctx, &first.cookies).await?;
        first.leave(&ctx).await?;
        return Ok(made);
    }
    circles::form(&ctx, &first.cookies).await?;
    declarations::last_year(&ctx, &first).await?;
    first.leave(&ctx).await?;
    let ctx = Ctx::new(at(&ctx.platform, order.today), Actor::Console);
    let now = Seats::take(&ctx, &made).await?;
    waiting::accounts(&ctx, &now, staff::retiring(&staff)?.unit).await?;
    staff::move_some(&now.of_role(&ctx, staff::OFFICER).await?, &staff).await?;
    declarations::this_year(&ctx, &now).await?;
    waiting::proposals(&ctx, &now).await?;
    now.leave(&ctx).await?;
    Ok(made)
}

fn platform(db: &Db, law: &Arc<Law>, keys: Keys, randomness: Arc<dyn Randomness>, now: DateTime<Utc>) -> Arc<Platform> {
    Arc::new(Platform {
        db: db.clone(),
        clock: ticking(now),
        randomness,
        mailer: None,
        law: law.clone(),
        keys: Arc::new(keys),
        passwords: PasswordQueue::new(1, 1, PasswordQueue::CHEAPEST),
        shelf: Arc::default(),
    })
}

/// The same agency at another time.
fn at(platform: &Platform, now: DateTime<Utc>) -> Arc<Platform> {
    Arc::new(Platform {
        clock: ticking(now),
        ..platform.clone()
    })
}

fn ticking(from: DateTime<Utc>) -> Arc<Ticking> {
    Arc::new(Ticking {
        from,
        looks: AtomicI64::new(0),
    })
}

/// The invented people, the same for the same seed.
fn people(seed: u64) -> Vec<Founder> {
    PEOPLE
        .lines()
        .zip(0_u64..)
        .filter_map(|(line, at)| {
            let mut columns = line.split('\t');
            let role = RoleCode::from_code(columns.next()?)?;
            let login = columns.next()?;
            let name = format!("{} {}", family(seed, at), columns.next()?);
            Some(Founder { role, login, name })
        })
        .collect()
}

/// The first word of a name.
fn family(seed: u64, at: u64) -> &'static str {
    let families: Vec<&str> = FAMILIES.lines().collect();
    // A large odd step visits the families in an order that looks drawn.
    let drawn = seed.wrapping_add(at).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
    families[usize::try_from(drawn).unwrap_or(0) % families.len()]
}

/// Signs somebody in for the first time, as he would himself.
async fn open(ctx: &Ctx, person: &Founder, slip: &str) -> Result<(RoleAccount, String)> {
    let visitor = Visitor {
        address: [127, 0, 0, 1].into(),
        device: None,
        agent: String::new(),
    };
    let slip = || Slip {
        lang: Lang::Vi,
        login: person.login,
        secret: slip,
        visitor: &visitor,
    };
    let offer = first::check(ctx, &slip()).await?.offer;
    let mut secret = [0; 10];
    ctx.randomness().fill(&mut secret);
    let password = vault::crockford::write(&secret);
    let end: String = {
        let letters: Vec<char> = offer.code.chars().filter(char::is_ascii_alphanumeric).collect();
        letters[letters.len() - 4..].iter().collect()
    };
    let completion = Completion {
        slip: slip(),
        password: &password,
        again: &password,
        sealed_code: &offer.sealed,
        code_end: &end,
    };
    let new = first::complete(ctx, &completion).await?;
    let second_factor = if person.role.row().second_factor {
        Some(add_second_factor(ctx, &new.cookie).await?)
    } else {
        None
    };
    let account = RoleAccount {
        role: person.role,
        name: person.name.clone(),
        login: person.login.to_owned(),
        password,
        second_factor,
    };
    Ok((account, new.cookie))
}

async fn add_second_factor(ctx: &Ctx, cookie: &str) -> Result<String> {
    let ctx = seated(ctx, cookie).await?;
    let begun = factor::begin(&ctx).await?;
    let code = factor::next_code(&ctx, ctx.session()?.account())
        .await?
        .ok_or(Error::NotFound)?;
    factor::confirm(&ctx, Lang::Vi, &code).await?;
    Ok(begun.secret)
}

/// The root key stands for everybody: in a demonstration nobody is there to type a key code.
async fn approve(ctx: &Ctx, root: &SigningKey) -> Result<()> {
    let mut tx = ctx.db().begin().await?;
    let mut after = None;
    let mut approved = 0;
    loop {
        let proposals = role::proposals(&mut tx, after.as_ref(), ROLES).await?;
        let Some(last) = proposals.last().cloned() else { break };
        for proposal in proposals {
            approve_one(ctx, &mut tx, root, proposal).await?;
            approved += 1;
        }
        after = Some(last);
    }
    ledger::record(
        ctx,
        &mut tx,
        "founding.imported",
        None,
        serde_json::json!({ "roles": approved }),
    )
    .await?;
    Ok(tx.commit(Act::Founded).await?)
}

async fn approve_one(ctx: &Ctx, tx: &mut Tx, root: &SigningKey, proposal: RoleRow) -> Result<()> {
    // Whoever reads nothing of others has his keys confirmed by the personnel officer.
    if !reads_others(&proposal) {
        let active = RoleRow {
            state: RoleState::Active,
            approved_at: Some(ctx.now().into()),
            ..proposal
        };
        role::update(tx, active).await?;
        return Ok(());
    }
    let keys = account_key::newest(tx, proposal.account)
        .await?
        .ok_or(Error::NotFound)?;
    let signed = Endorsement::by_root(
        root,
        ctx.platform.keys.house,
        record::public(&keys)?,
        ctx.now().timestamp_micros(),
    );
    founders::approve(ctx, tx, proposal, &signed).await
}

/// What the sign-in page of a demonstration shows about an account.
#[derive(Clone)]
pub struct Shown {
    /// Role as the system names it.
    pub role: RoleCode,
    /// Name of the invented person.
    pub name: String,
    /// What is typed as login.
    pub login: String,
    /// The code that is taken next, where the account has a second factor.
    pub code: Option<String>,
}

/// The accounts of a demonstration for its sign-in page; nothing for any other store.
///
/// # Errors
/// [`Error::Unavailable`].
pub async fn shown(ctx: &Ctx) -> Result<Vec<Shown>> {
    if !ctx.platform.keys.demo {
        return Ok(Vec::new());
    }
    let mut tx = ctx.db().read().await?;
    let accounts = account::list(&mut tx, "", None, ROLES).await?;
    let mut shown = Vec::new();
    // Sixteen accounts of a demonstration, never a real list.
    for listed in accounts {
        let id: Uuid = listed.account.id;
        let roles = role::hats(&mut tx, id, ctx.today().into(), 1).await?;
        let Some(role) = roles.first().and_then(|row| RoleCode::from_code(&row.role)) else {
            continue;
        };
        let has_factor = second_factor::find(&mut tx, id).await?.is_some();
        let code = if has_factor {
            factor::next_code(ctx, id).await?
        } else {
            None
        };
        shown.push(Shown {
            role,
            name: listed.person_name,
            login: listed.account.login,
            code,
        });
    }
    shown.sort_by_key(|account| account.role);
    Ok(shown)
}
