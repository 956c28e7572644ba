//! How often one may be wrong.
//!
//! Owns: the counters of failed attempts and the delay that grows with them. Must not: lock an account: whoever knows a
//! login could lock its owner out.

use std::net::IpAddr;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use store::{Tx, throttle};
use uuid::Uuid;

use super::session::Visitor;
use crate::{Ctx, Error, Result};

const WINDOW: TimeDelta = TimeDelta::hours(1);
/// How long an address counts as known after somebody signed in from it.
const KNOWN: TimeDelta = TimeDelta::days(30);
const KNOWN_ADDRESS: &str = "known-address";
/// The first delay; it doubles with every further failure.
const FIRST_DELAY: Duration = Duration::from_secs(15);
const LONGEST_DELAY: Duration = Duration::from_secs(15 * 60);

/// One counter: what it counts for and how many failures an hour it bears.
struct Counter {
    scope: &'static str,
    subject: [u8; 32],
    bears: i64,
}

/// The counters of an attempt to sign in as `login`. Logins and addresses are stored as keyed digests only.
async fn counters(ctx: &Ctx, tx: &mut Tx, login: &str, visitor: &Visitor) -> Result<Vec<Counter>> {
    let digest = |what: &str, parts: &[&[u8]]| ctx.platform.keys.system.blind_index(what, &parts.concat());
    let address = octets(visitor.address);
    let known = is_known(ctx, tx, visitor.address).await?;
    let of_address = Counter {
        scope: "address",
        subject: digest("throttle/address", &[&address]),
        bears: if known { 300 } else { 20 },
    };
    // A device that signed in to this account before is not slowed by strangers who try its login.
    let device = match visitor.device_digest(ctx) {
        Some(hash) => is_device_of(tx, &hash, login).await?.then_some(hash),
        None => None,
    };
    if let Some(hash) = device {
        let of_device = Counter {
            scope: "device",
            subject: digest("throttle/device", &[&hash, login.as_bytes()]),
            bears: 5,
        };
        return Ok(vec![of_device]);
    }
    Ok(vec![
        Counter {
            scope: "pair",
            subject: digest("throttle/pair", &[&address, login.as_bytes()]),
            bears: 5,
        },
        Counter {
            scope: "account",
            subject: digest("throttle/account", &[login.as_bytes()]),
            bears: 20,
        },
        of_address,
    ])
}

async fn is_device_of(tx: &mut Tx, hash: &[u8], login: &str) -> Result<bool> {
    match store::account::find_by_login(tx, login).await? {
        Some(account) => Ok(store::device::find(tx, hash, account.id).await?.is_some()),
        None => Ok(false),
    }
}

async fn is_known(ctx: &Ctx, tx: &mut Tx, address: IpAddr) -> Result<bool> {
    let subject = known_subject(ctx, address);
    let ended = (ctx.now() - KNOWN).into();
    Ok(throttle::find(tx, KNOWN_ADDRESS, &subject, ended).await?.is_some())
}

/// Remembers that somebody signed in from this address.
pub(super) async fn note_success(ctx: &Ctx, tx: &mut Tx, login: &str, visitor: &Visitor) -> Result<()> {
    for counter in counters(ctx, tx, login, visitor).await? {
        // Failures of an address belong to many people: one who succeeds does not forgive the others.
        if counter.scope != "address" {
            throttle::clear(tx, counter.scope, &counter.subject).await?;
        }
    }
    let subject = known_subject(ctx, visitor.address);
    throttle::clear(tx, KNOWN_ADDRESS, &subject).await?;
    throttle::count(tx, KNOWN_ADDRESS, &subject, ctx.now().into(), ctx.now().into()).await?;
    Ok(())
}

fn known_subject(ctx: &Ctx, address: IpAddr) -> [u8; 32] {
    let keys = &ctx.platform.keys;
    keys.system.blind_index("throttle/known-address", &octets(address))
}

/// Refuses an attempt while a delay runs.
///
/// # Errors
/// [`Error::Limited`] with the seconds left.
pub(super) async fn check(ctx: &Ctx, tx: &mut Tx, login: &str, visitor: &Visitor) -> Result<()> {
    let mut longest = Duration::ZERO;
    for counter in counters(ctx, tx, login, visitor).await? {
        let (_, left) = standing(ctx, tx, &counter).await?;
        longest = longest.max(left);
    }
    over(longest)
}

/// Failures of the present window, and what is left of the delay after them.
async fn standing(ctx: &Ctx, tx: &mut Tx, counter: &Counter) -> Result<(i64, Duration)> {
    let now = ctx.now();
    let count = throttle::find(tx, counter.scope, &counter.subject, (now - WINDOW).into()).await?;
    Ok(count.map_or((0, Duration::ZERO), |count| {
        let left = remaining(count.failures, counter.bears, count.last_at.instant(), now);
        (count.failures, left)
    }))
}

fn over(left: Duration) -> Result<()> {
    if left.is_zero() {
        Ok(())
    } else {
        Err(Error::Limited { retry_after: left })
    }
}

/// Counts a failed attempt.
pub(super) async fn note_failure(ctx: &Ctx, tx: &mut Tx, login: &str, visitor: &Visitor) -> Result<()> {
    let now = ctx.now();
    for counter in counters(ctx, tx, login, visitor).await? {
        throttle::count(tx, counter.scope, &counter.subject, now.into(), (now - WINDOW).into()).await?;
    }
    Ok(())
}

/// The counters of codes of the second factor. A device is not counted apart: whoever has the password can make as many
/// of them as he likes, and a code has only six digits.
fn code_counters(ctx: &Ctx, account: Uuid, visitor: &Visitor) -> [Counter; 2] {
    let digest = |what: &str, parts: &[&[u8]]| ctx.platform.keys.system.blind_index(what, &parts.concat());
    let address = octets(visitor.address);
    [
        Counter {
            scope: "code-account",
            subject: digest("throttle/code-account", &[account.as_bytes()]),
            bears: 20,
        },
        Counter {
            scope: "code-pair",
            subject: digest("throttle/code-pair", &[&address, account.as_bytes()]),
            bears: 5,
        },
    ]
}

/// Counts a code as a failure before it is looked at, in the transaction that looks at it. A password takes its time;
/// of codes thousands could be tried at the same moment, all of them under the count before the first one failed.
///
/// # Errors
/// [`Error::Limited`] while a delay runs.
pub(super) async fn count_code(ctx: &Ctx, tx: &mut Tx, account: Uuid, visitor: &Visitor) -> Result<()> {
    let now = ctx.now();
    for counter in code_counters(ctx, account, visitor) {
        let (failures, left) = standing(ctx, tx, &counter).await?;
        over(left)?;
        // Waits for whoever counts the same at this moment.
        let count = throttle::count(tx, counter.scope, &counter.subject, now.into(), (now - WINDOW).into()).await?;
        if count.failures > counter.bears && count.failures != failures + 1 {
            over(FIRST_DELAY)?;
        }
    }
    Ok(())
}

/// Forgets the failures before a right code.
pub(super) async fn forgive_codes(ctx: &Ctx, tx: &mut Tx, account: Uuid, visitor: &Visitor) -> Result<()> {
    for counter in code_counters(ctx, account, visitor) {
        throttle::clear(tx, counter.scope, &counter.subject).await?;
    }
    Ok(())
}

/// Counts a question that anybody may ask, before it is answered.
///
/// # Errors
/// [`Error::Limited`] while a delay runs.
pub(crate) async fn count_question(ctx: &Ctx, tx: &mut Tx, visitor: &Visitor) -> Result<()> {
    let counter = Counter {
        scope: "question",
        subject: ctx
            .platform
            .keys
            .system
            .blind_index("throttle/question", &octets(visitor.address)),
        // An office behind one address may ask for all of its people.
        bears: 300,
    };
    let (_, left) = standing(ctx, tx, &counter).await?;
    over(left)?;
    let now = ctx.now();
    throttle::count(tx, counter.scope, &counter.subject, now.into(), (now - WINDOW).into()).await?;
    Ok(())
}

/// Forgets counts whose time is over.
///
/// # Errors
/// [`Error::Unavailable`].
pub(super) async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    // The marks of known addresses live longest.
    Ok(throttle::sweep(tx, (now - KNOWN).into()).await?)
}

/// What is left of the delay after the last of `failures`.
fn remaining(failures: i64, bears: i64, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Duration {
    let Some(last) = last.filter(|_| failures >= bears) else {
        return Duration::ZERO;
    };
    let doublings = u32::try_from((failures - bears).min(16)).unwrap_or(16);
    let delay = (FIRST_DELAY * 2_u32.pow(doublings)).min(LONGEST_DELAY);
    let passed = (now - last).to_std().unwrap_or(Duration::ZERO);
    delay.saturating_sub(passed)
}

/// IPv6 hosts have a network of addresses each: the network is counted.
fn octets(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_begins_at_the_limit_doubles_and_ends() {
        let last = DateTime::from_timestamp(1_000, 0);
        let cases = [
            (4, 0, 0),
            (5, 0, 15),
            (5, 14, 1),
            (5, 15, 0),
            (6, 0, 30),
            (7, 20, 40),
            (11, 0, 900),
            (i64::MAX, 0, 900),
        ];
        for (failures, passed, left) in cases {
            let now = DateTime::from_timestamp(1_000 + passed, 0).expect("an instant");
            let wait = remaining(failures, 5, last, now);
            assert_eq!(wait, Duration::from_secs(left), "{failures} failures, {passed} s ago");
        }
    }

    #[test]
    fn addresses_are_counted_as_one_host_has_them() {
        let octets = |text: &str| octets(text.parse().expect("an address"));
        assert_eq!(octets("::ffff:10.0.0.1"), octets("10.0.0.1"));
        assert_eq!(octets("2001:db8::1"), octets("2001:db8::2"));
        assert_ne!(octets("2001:db8::1"), octets("2001:db8:0:1::1"));
    }
}
