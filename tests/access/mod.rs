//! Every route, as everybody.
//!
//! Owns: proof that a route answers whom its rule names and nobody else, and that what lies outside somebody's unit does
//! not exist for him. Must not: repeat the rules; it reads them from the routes.

mod coverage;
pub(crate) mod foreign;

use domain::access::Actor;
use domain::routes;
use services::Ctx;
use services::demo::{self, RoleAccount};

use crate::support::TestApp;
use crate::support::app::Browser;

/// Signs somebody of the demonstration in, with his code where he needs one.
pub(crate) async fn seated<'a>(app: &'a TestApp, account: &RoleAccount) -> Browser<'a> {
    let browser = Browser::new(app);
    let typed = [("login", &*account.login), ("password", &*account.password)];
    assert_eq!(browser.post(routes::SIGN_IN, &typed).await.status, 200);
    if account.second_factor.is_some() {
        let answer = browser
            .post(routes::SECOND_FACTOR, &[("code", &*code(app, account).await)])
            .await;
        assert_eq!(answer.status, 200);
    }
    assert_eq!(browser.get(routes::OWN_ACCOUNT).await.status, 200);
    browser
}

pub(crate) async fn code(app: &TestApp, account: &RoleAccount) -> String {
    let ctx = Ctx::new(app.state.platform.clone(), Actor::Anonymous);
    let shown = demo::shown(&ctx).await.expect("a demonstration shows its codes");
    let found = shown.into_iter().find(|shown| shown.login == account.login);
    found
        .and_then(|shown| shown.code)
        .expect("the account has a second factor")
}
