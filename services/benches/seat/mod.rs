//! Somebody of a demonstration at his place.
//!
//! Owns: signing him in. Must not: measure anything but his password.

use std::sync::Arc;
use std::time::Instant;

use domain::access::Actor;
use domain::lang::Lang;
use services::accounts::session::{self, Loaded};
use services::accounts::sign_in::{self, Attempt};
use services::accounts::{Visitor, second_factor};
use services::demo::{self, RoleAccount};
use services::{Ctx, Platform};

/// Signs somebody in; his session, and how many milliseconds his password took.
pub async fn seated(platform: &Arc<Platform>, who: &RoleAccount) -> (Ctx, f64) {
    let visitor = Visitor {
        address: [127, 0, 0, 1].into(),
        device: None,
        agent: String::new(),
    };
    let stranger = Ctx::new(platform.clone(), Actor::Anonymous);
    let attempt = Attempt {
        lang: Lang::Vi,
        login: &who.login,
        password: &who.password,
        visitor: &visitor,
    };
    let begun = Instant::now();
    let new = sign_in::sign_in(&stranger, &attempt)
        .await
        .expect("the password is right");
    let checked = begun.elapsed().as_secs_f64() * 1_000.0;
    let request = async || match session::load(platform, &new.cookie, true).await.expect("loaded") {
        Loaded::Open(session) => stranger.clone().signed_in(*session),
        Loaded::Ended { .. } | Loaded::Nobody => panic!("the session is open"),
    };
    let ctx = request().await;
    if who.second_factor.is_some() {
        let shown = demo::shown(&stranger).await.expect("a demonstration");
        let code = shown
            .into_iter()
            .find(|shown| shown.login == who.login)
            .and_then(|shown| shown.code);
        let proved = second_factor::prove(&ctx, Lang::Vi, &code.expect("a code"), &visitor).await;
        proved.expect("the code is right");
    }
    (request().await, checked)
}
