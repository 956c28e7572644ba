//! Circles and the roles that entitle to them: who gets a key, who loses it, and how lost keys come back.
//!
//! Owns: people of a demonstration at work, and of a founding whose custodians are at hand. Must not: reach behind a use
//! case, but as somebody who attacks the tables.

mod admission;
pub(crate) mod attacked;
mod founded;
pub(crate) mod key_graph;
mod keys_lost;
pub(crate) mod leaving;
mod proposals;
mod recovery;

use chrono::TimeDelta;
use domain::access::{Actor, RoleCode};
use domain::lang::Lang;
use services::accounts::session::{self, Loaded};
use services::accounts::sign_in::{self, Attempt};
use services::accounts::{NewSession, Visitor, second_factor};
use services::circles::{self, Membership};
use services::demo::RoleAccount;
use services::roles::{self, Proposal};
use services::{Ctx, Error};
use store::account;
use totp_rs::{Builder, Totp};
use uuid::Uuid;

use crate::accounts::events;
use crate::support::{TestApp, founding};

pub(crate) const LANG: Lang = Lang::Vi;
/// Why a role is ended.
pub(crate) const GROUND: &str = "Quyết định số 7/QĐ-VD ngày 01/07/2026";

fn visitor() -> Visitor {
    Visitor {
        address: [192, 0, 2, 7].into(),
        device: None,
        agent: "Firefox trên Windows".to_owned(),
    }
}

fn stranger(app: &TestApp) -> Ctx {
    Ctx::new(app.state.platform.clone(), Actor::Anonymous)
}

/// The next request in a session.
pub(crate) async fn request(app: &TestApp, new: &NewSession) -> Ctx {
    let loaded = session::load(&app.state.platform, &new.cookie, true).await;
    match loaded.expect("the store answers") {
        Loaded::Open(session) => stranger(app).signed_in(*session),
        Loaded::Ended { .. } | Loaded::Nobody => panic!("the session is open"),
    }
}

/// Somebody of the demonstration who has just signed in and proved his second factor, if he has one.
async fn seated(app: &TestApp, who: &RoleAccount) -> Ctx {
    request(app, &session_of(app, who).await).await
}

/// His session.
pub(crate) async fn session_of(app: &TestApp, who: &RoleAccount) -> NewSession {
    // Each code counts once.
    app.clock.advance(TimeDelta::minutes(2));
    let visitor = visitor();
    let attempt = Attempt {
        lang: LANG,
        login: &who.login,
        password: &who.password,
        visitor: &visitor,
    };
    let new = sign_in::sign_in(&stranger(app), &attempt).await;
    let new = new.expect("the password is right");
    if let Some(secret) = &who.second_factor {
        let ctx = request(app, &new).await;
        let proved = second_factor::prove(&ctx, LANG, &code_of(app, secret), &visitor).await;
        proved.expect("the code is right");
    }
    new
}

/// What an app shows just now for a secret in groups.
fn code_of(app: &TestApp, secret: &str) -> String {
    let bytes = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).expect("base32");
    let totp: Totp = Builder::new().with_secret(bytes).build().expect("a second factor");
    let now = services::clock::Clock::now(&*app.clock).timestamp();
    totp.generate(u64::try_from(now).expect("after 1970")).to_string()
}

pub(crate) async fn seat(app: &TestApp, role: RoleCode) -> Ctx {
    seated(app, founding::wearer(role)).await
}

pub(crate) async fn id_of(app: &TestApp, login: &str) -> Uuid {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let found = account::find_by_login(&mut tx, login).await.expect("read");
    found.expect("there is one").id
}

/// What somebody reads out from the page of his own account.
pub(crate) fn key_code(ctx: &Ctx) -> String {
    ctx.session().expect("signed in").keys().key_code
}

/// The administrator proposes a role of the whole agency for an account; the id of the proposal.
pub(crate) async fn proposed(app: &TestApp, login: &str, role: RoleCode) -> Uuid {
    let administrator = seat(app, RoleCode::QuanTri).await;
    let account = id_of(app, login).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = store::unit::all(&mut tx, 50).await.expect("read");
    let root = units.into_iter().find(|unit| unit.parent.is_none()).expect("a root");
    drop(tx);
    let (unit, day) = (root.id.to_string(), "01/07/2026");
    let proposal = Proposal {
        lang: LANG,
        account,
        role: role.code(),
        unit: &unit,
        from: day,
        to: "",
        reason: "Quyết định số 1/QĐ-VD",
    };
    roles::propose(&administrator, &proposal).await.expect("proposed");
    newest_role(app, account, role).await
}

/// The newest role of this kind that an account has, had or may get.
pub(crate) async fn newest_role(app: &TestApp, account: Uuid, role: RoleCode) -> Uuid {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = store::role::of_account(&mut tx, account, 50).await.expect("read");
    rows.into_iter()
        .find(|row| row.role == role.code())
        .expect("there is one")
        .id
}

/// The actor's membership of the only circle of his roles.
pub(crate) async fn membership(ctx: &Ctx) -> Membership {
    let mut own = circles::own(ctx).await.expect("signed in");
    assert_eq!(own.len(), 1, "one office, one circle");
    own.remove(0)
}

fn names(membership: &Membership) -> Vec<&str> {
    membership.members.iter().map(|fellow| fellow.name.as_str()).collect()
}

/// Epoch and number of members, as the rows say.
async fn epoch(app: &TestApp, kind: &str) -> i64 {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let row = store::circle::find_of(&mut tx, kind, None).await.expect("read");
    row.expect("it was founded").current_epoch
}

/// Whether a refusal names this field.
fn names_field<T>(result: Result<T, Error>, field: &str) -> bool {
    matches!(result, Err(Error::Invalid(faults)) if faults.iter().any(|fault| fault.field == field))
}
