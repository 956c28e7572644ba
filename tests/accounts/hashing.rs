//! What a password costs: dearer from the next sign-in on, and never everybody's time.

use std::pin::Pin;
use std::sync::Arc;

use app::AppState;
use axum::Router;
use axum::body::Body;
use domain::access::Actor;
use domain::routes;
use futures_util::future::{Either, select};
use http::{Request, StatusCode};
use services::accounts::sign_in::{self, Attempt};
use services::accounts::{NewSession, PasswordQueue};
use services::{Ctx, Error, Platform};
use store::{account, credential};
use vault::password::Cost;

use super::{LANG, PASSWORD, open_account, visitor};
use crate::support::app::{form, send};
use crate::support::{Answer, TestApp};

const LOGIN: &str = "tochuc";

/// The same program with another queue before the password hash.
fn with_queue(app: &TestApp, passwords: PasswordQueue) -> AppState {
    let platform = &app.state.platform;
    let platform = Platform {
        db: platform.db.clone(),
        clock: platform.clock.clone(),
        randomness: platform.randomness.clone(),
        mailer: platform.mailer.clone(),
        law: platform.law.clone(),
        keys: platform.keys.clone(),
        passwords,
        shelf: platform.shelf.clone(),
    };
    AppState {
        platform: Arc::new(platform),
        ..app.state.clone()
    }
}

async fn sign_in_at(app: &TestApp, cost: Cost, password: &str) -> Result<NewSession, Error> {
    let state = with_queue(app, PasswordQueue::new(1, 1, cost));
    let attempt = Attempt {
        lang: LANG,
        login: LOGIN,
        password,
        visitor: &visitor(),
    };
    sign_in::sign_in(&Ctx::new(state.platform, Actor::Anonymous), &attempt).await
}

/// Cost of the stored hash, and how often it was written.
async fn stored(app: &TestApp) -> (i64, i64, i64) {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let account = account::find_by_login(&mut tx, LOGIN).await.expect("read");
    let row = credential::find(&mut tx, account.expect("a founder").id).await;
    let row = row.expect("read").expect("a password");
    (row.m_kib, row.t, row.version)
}

/// Somebody signs in and waits for the answer.
fn attempt(router: &Router) -> Pin<Box<dyn Future<Output = Answer> + '_>> {
    let typed = form(routes::SIGN_IN, &[("login", LOGIN), ("password", PASSWORD)]);
    Box::pin(send(router, typed))
}

on_both! {
    async fn a_dearer_default_is_paid_at_the_next_sign_in_and_the_old_hash_lets_in_once_more(app: TestApp) {
        open_account(app, LOGIN).await;
        let floor = PasswordQueue::CHEAPEST;
        let dearer = [
            Cost { passes: floor.passes + 1, ..floor },
            Cost { memory_kib: floor.memory_kib + 1_024, passes: floor.passes + 1, ..floor },
        ];
        let (memory, passes, mut version) = stored(app).await;
        assert_eq!((memory, passes), (i64::from(floor.memory_kib), i64::from(floor.passes)));
        for cost in dearer {
            let before = stored(app).await;
            let wrong = sign_in_at(app, cost, "mật khẩu khác hẳn").await;
            assert!(matches!(wrong, Err(Error::Invalid(_))));
            assert_eq!(stored(app).await, before, "a wrong password rehashes nothing");
            assert!(sign_in_at(app, cost, PASSWORD).await.is_ok(), "the old hash lets in");
            version += 1;
            let after = (i64::from(cost.memory_kib), i64::from(cost.passes), version);
            assert_eq!(stored(app).await, after);
            assert!(sign_in_at(app, cost, PASSWORD).await.is_ok(), "and so does the new one");
            assert_eq!(stored(app).await, after, "which is paid once");
        }
        // A default that falls again takes nothing away.
        let paid = stored(app).await;
        assert!(sign_in_at(app, floor, PASSWORD).await.is_ok());
        assert_eq!(stored(app).await, paid);
    }

    async fn a_full_queue_answers_at_once_and_every_other_page_still_answers(app: TestApp) {
        open_account(app, LOGIN).await;
        // Nobody's turn ever comes, and one may wait for it.
        let router = TestApp::router(with_queue(app, PasswordQueue::new(0, 1, PasswordQueue::CHEAPEST)));
        for _ in 0..6 {
            // Of two one waits; whoever comes second is sent away instead of waiting.
            let (refused, waiting) = match select(attempt(&router), attempt(&router)).await {
                Either::Left(found) | Either::Right(found) => found,
            };
            assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(refused.header("retry-after"), "10");
            for path in [routes::SIGN_IN, routes::DEADLINE_LOOKUP, routes::WORKING_CALENDAR] {
                let page = Request::get(path).body(Body::empty()).expect("a request");
                assert_eq!(send(&router, page).await.status, StatusCode::OK, "{path}");
            }
            // Whoever gives up leaves his place to the next, or no later round would find one waiting.
            drop(waiting);
        }
        // Nobody was wrong: nothing was counted against the account.
        let let_in = app.post(routes::SIGN_IN, &[("login", LOGIN), ("password", PASSWORD)]).await;
        assert_eq!(let_in.status, StatusCode::SEE_OTHER);
    }
}
