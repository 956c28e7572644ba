//! Whom the limits count: the peer of the socket, and another only where a trusted proxy says so.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use app::AppState;
use axum::Router;
use axum::extract::ConnectInfo;
use domain::routes;
use http::{HeaderValue, StatusCode};

use super::{PASSWORD, open_account};
use crate::support::TestApp;
use crate::support::app::{form, send};

const LOGIN: &str = "tochuc";
const OTHER: &str = "kiemtoan";
const WRONG: &str = "mật khẩu khác hẳn";
const PROXY: &str = "203.0.113.1";
/// Failures that one address may make for one account.
const BEARS: u8 = 5;

fn behind(app: &TestApp, proxies: &[&str]) -> Router {
    let trusted: Vec<IpAddr> = proxies.iter().map(|proxy| proxy.parse().expect("an address")).collect();
    TestApp::router(AppState {
        trusted_proxies: Arc::from(trusted),
        ..app.state.clone()
    })
}

/// Tries to sign in from `peer`, with this header.
async fn attempt(router: &Router, peer: &str, forwarded: &str, login: &str, password: &str) -> StatusCode {
    let mut request = form(routes::SIGN_IN, &[("login", login), ("password", password)]);
    let peer = SocketAddr::new(peer.parse().expect("an address"), 40_000);
    request.extensions_mut().insert(ConnectInfo(peer));
    let value = HeaderValue::from_str(forwarded).expect("a header");
    request.headers_mut().insert("x-forwarded-for", value);
    send(router, request).await.status
}

on_both! {
    async fn a_header_that_nobody_vouches_for_neither_evades_nor_poisons_the_limits(app: TestApp) {
        open_account(app, LOGIN).await;
        open_account(app, OTHER).await;
        let (attacker, owner) = ("198.51.100.9", "198.51.100.20");
        // Whether there is no proxy, or one that this is not.
        for (login, proxies) in [(LOGIN, &[][..]), (OTHER, &[PROXY][..])] {
            let router = behind(app, proxies);
            for last in 1..BEARS {
                let forged = format!("10.0.0.{last}, {owner}");
                let answer = attempt(&router, attacker, &forged, login, WRONG).await;
                assert_eq!(answer, StatusCode::UNPROCESSABLE_ENTITY, "{last}");
            }
            // His own address at last.
            attempt(&router, attacker, owner, login, WRONG).await;
            let another = attempt(&router, attacker, "10.0.0.99", login, PASSWORD).await;
            assert_eq!(another, StatusCode::TOO_MANY_REQUESTS, "no new name makes him another");
            let let_in = attempt(&router, owner, "", login, PASSWORD).await;
            assert_eq!(let_in, StatusCode::SEE_OTHER, "whom he named is not slowed");
        }
    }

    async fn of_what_a_trusted_proxy_says_its_own_hop_counts_alone(app: TestApp) {
        open_account(app, LOGIN).await;
        let router = behind(app, &[PROXY]);
        for last in 1..=BEARS {
            // What stands before the last hop came from the client.
            let hops = format!("198.51.100.{last}, 198.51.100.9");
            let answer = attempt(&router, PROXY, &hops, LOGIN, WRONG).await;
            assert_eq!(answer, StatusCode::UNPROCESSABLE_ENTITY, "{last}");
        }
        let again = attempt(&router, PROXY, "198.51.100.77, 198.51.100.9", LOGIN, PASSWORD).await;
        assert_eq!(again, StatusCode::TOO_MANY_REQUESTS);
        // The proxy itself is nobody: others behind it, and those whom the client named, go on.
        for client in ["198.51.100.1", "198.51.100.10"] {
            let hops = format!("198.51.100.9, {client}");
            assert_eq!(attempt(&router, PROXY, &hops, LOGIN, PASSWORD).await, StatusCode::SEE_OTHER, "{client}");
        }
    }
}
