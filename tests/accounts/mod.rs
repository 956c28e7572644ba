//! Accounts on both engines: how people of an invented agency sign in, and what they prove.

mod administration;
mod behind_a_proxy;
mod hashing;
mod invitations;
mod limits;
mod proposing;
mod screens;
mod screens_sessions;
mod second_factor;
pub(crate) mod second_factor_forged;
mod told;

use std::net::{IpAddr, Ipv4Addr};

use domain::access::Actor;
use domain::lang::Lang;
use services::accounts::first::{self, Completion, Slip};
use services::accounts::session::{self, Loaded};
use services::accounts::sign_in::{self, Attempt};
use services::accounts::{NewSession, Visitor};
use services::{Ctx, Error};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use store::Location;

use crate::support::{TestApp, founding};

const LANG: Lang = Lang::Vi;
const PASSWORD: &str = "ba con mèo mướp nằm phơi nắng";

fn visitor() -> Visitor {
    Visitor {
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)),
        device: None,
        agent: "Firefox trên Windows".to_owned(),
    }
}

fn stranger(app: &TestApp) -> Ctx {
    Ctx::new(app.state.platform.clone(), Actor::Anonymous)
}

/// Opens the account of a founder from his slip.
async fn open_account(app: &TestApp, login: &str) -> NewSession {
    let slips = founding::slips();
    let printed = slips.iter().find(|slip| slip.login == login).expect("a founder");
    let visitor = visitor();
    let slip = || Slip {
        lang: LANG,
        login,
        secret: &printed.secret,
        visitor: &visitor,
    };
    let ctx = stranger(app);
    let offer = first::check(&ctx, &slip()).await.expect("the slip is right").offer;
    let letters: String = offer.code.chars().filter(char::is_ascii_alphanumeric).collect();
    let completion = Completion {
        slip: slip(),
        password: PASSWORD,
        again: PASSWORD,
        sealed_code: &offer.sealed,
        code_end: &letters[letters.len() - 4..],
    };
    first::complete(&ctx, &completion).await.expect("everything is right")
}

/// Tries to sign in with the password that [`open_account`] set.
async fn try_to_sign_in(app: &TestApp, login: &str) -> Result<NewSession, Error> {
    let attempt = Attempt {
        lang: LANG,
        login,
        password: PASSWORD,
        visitor: &visitor(),
    };
    sign_in::sign_in(&stranger(app), &attempt).await
}

async fn sign_in(app: &TestApp, login: &str) -> NewSession {
    try_to_sign_in(app, login).await.expect("the password is right")
}

async fn loaded(app: &TestApp, new: &NewSession) -> Result<Loaded, Error> {
    session::load(&app.state.platform, &new.cookie, true).await
}

/// The next request in a session.
async fn request(app: &TestApp, new: &NewSession) -> Ctx {
    match loaded(app, new).await.expect("the store answers") {
        Loaded::Open(session) => stranger(app).signed_in(*session),
        Loaded::Ended { .. } | Loaded::Nobody => panic!("the session is open"),
    }
}

/// Statements past the program, as whoever writes the database could run them; both engines understand them.
async fn write_past(app: &TestApp, statements: &str) {
    let statements = sqlx::AssertSqlSafe(statements);
    match &app.database.location {
        Location::File(path) => {
            let mut connection = sqlite(path).await;
            connection.execute(statements).await.expect("accepted");
            connection.close().await.expect("closed");
        }
        Location::Postgres(address) => {
            let mut connection = PgConnection::connect(address).await.expect("the cluster answers");
            connection.execute(statements).await.expect("accepted");
            connection.close().await.expect("closed");
        }
    }
}

async fn sqlite(path: &std::path::Path) -> SqliteConnection {
    let path = path.to_str().expect("a readable path");
    SqliteConnection::connect(path).await.expect("the file opens")
}

/// How many events of an action there are.
pub(crate) async fn events(app: &TestApp, action: &str) -> i64 {
    let count = "SELECT COUNT(*) FROM event WHERE action = $1";
    match &app.database.location {
        Location::File(path) => {
            let mut connection = sqlite(path).await;
            let counted = sqlx::query_scalar(count).bind(action).fetch_one(&mut connection).await;
            counted.expect("counted")
        }
        Location::Postgres(address) => {
            let mut connection = PgConnection::connect(address).await.expect("the cluster answers");
            let counted = sqlx::query_scalar(count).bind(action).fetch_one(&mut connection).await;
            counted.expect("counted")
        }
    }
}
