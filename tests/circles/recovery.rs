//! The last tier: a sole holder who lost his keys, and the custodians.

use chrono::TimeDelta;
use domain::access::Actor;
use services::accounts::{administration, endorsing, invitations};
use services::custodians::RecoveryRequest;
use services::randomness::SystemRandomness;
use services::{Ctx, Error, recovering};

use super::founded::{self, Officer, in_office, together};
use super::keys_lost::{PASSWORD, come_back};
use super::{LANG, epoch, events, id_of, key_code, membership};
use crate::ledger::{assert_sound, settle};
use crate::support::TestApp;

fn console(app: &TestApp) -> Ctx {
    Ctx::new(app.state.platform.clone(), Actor::Console)
}

/// The head, who alone held the key of the leadership, is back with new keys that two people stand for.
async fn head_came_back(app: &TestApp, [head, officer, auditor]: &[Officer; 3]) -> String {
    let issuer = officer.seated(app, founded::PASSWORD).await;
    let account = id_of(app, head.login).await;
    let slip = invitations::invite(&issuer, account).await.expect("a slip");
    let back = come_back(app, head.login, &slip.secret).await;
    let code = key_code(&back);
    for witness in [officer, auditor] {
        let ctx = witness.seated(app, founded::PASSWORD).await;
        endorsing::endorse(&ctx, LANG, account, &code).await.expect("his code");
    }
    code
}

/// The custodians' answer to the request that the console wrote.
async fn answered(app: &TestApp, login: &str, code: &str) -> String {
    let text = recovering::request(&console(app), login)
        .await
        .expect("his keys are lost");
    let asked = RecoveryRequest::read(&text).expect("a request");
    let heard = asked.heard(code).expect("his code");
    together().open(&heard, &SystemRandomness).expect("opened")
}

on_both! {
    async fn a_sole_holder_gets_his_keys_back_after_a_day_and_his_circle_goes_on(app: TestApp) {
        let officers = in_office(app).await;
        officers[0].seated(app, founded::PASSWORD).await;
        let code = head_came_back(app, &officers).await;
        let head = officers[0].seated(app, PASSWORD).await;
        assert!(!membership(&head).await.is_member, "the circle is still under the keys that he lost");
        assert_eq!(recovering::own(&head).await.expect("signed in"), None);

        let answer = answered(app, "thutruong", &code).await;
        let under_way = recovering::own(&head).await.expect("signed in").expect("he sees it");
        assert_eq!((under_way.opens_at, under_way.is_open), (None, false));
        let opens_at = recovering::import(&console(app), &answer).await.expect("asked for");
        assert_eq!(opens_at, app.worker_ctx().now() + TimeDelta::hours(24));
        let early = recovering::open(&officers[0].seated(app, PASSWORD).await).await;
        assert!(matches!(early, Err(Error::Conflict)), "{early:?}");
        app.clock.advance(TimeDelta::hours(24));
        let head = officers[0].seated(app, PASSWORD).await;
        recovering::open(&head).await.expect("it is time");
        assert!(membership(&head).await.is_member);
        assert_eq!(epoch(app, "LEADERSHIP").await, 2, "under a new key that carries the old one");
        assert_eq!(recovering::own(&head).await.expect("signed in"), None);
        assert_eq!(events(app, "recovery.opened").await, 1);
        settle(app).await;
        assert_sound(app).await;
    }

    async fn while_the_custodians_are_asked_keys_are_not_changed_and_what_was_lost_twice_comes_back_step_by_step(app: TestApp) {
        let officers = in_office(app).await;
        officers[0].seated(app, founded::PASSWORD).await;
        head_came_back(app, &officers).await;
        let code = head_came_back(app, &officers).await;
        let answer = answered(app, "thutruong", &code).await;
        let changed = super::leaving::change_keys(&officers[0].seated(app, PASSWORD).await, PASSWORD).await;
        assert!(super::names_field(changed, "present"));
        for answer in [answer, String::new()] {
            // The keys between come first, then those before them.
            let answer = if answer.is_empty() { answered(app, "thutruong", &code).await } else { answer };
            recovering::import(&console(app), &answer).await.expect("asked for");
            app.clock.advance(TimeDelta::hours(25));
            recovering::open(&officers[0].seated(app, PASSWORD).await).await.expect("it is time");
        }
        assert!(membership(&officers[0].seated(app, PASSWORD).await).await.is_member, "the circle was under the first keys");
        let asked = recovering::request(&console(app), "thutruong").await;
        assert!(matches!(asked, Err(Error::Conflict)), "nothing is missing any more");
    }

    async fn who_did_not_ask_for_it_refuses_and_nobody_opens_it(app: TestApp) {
        let officers = in_office(app).await;
        officers[0].seated(app, founded::PASSWORD).await;
        let code = head_came_back(app, &officers).await;
        let answer = answered(app, "thutruong", &code).await;
        recovering::import(&console(app), &answer).await.expect("asked for");
        let head = officers[0].seated(app, PASSWORD).await;
        recovering::refuse(&head).await.expect("refused");
        app.clock.advance(TimeDelta::hours(25));
        let head = officers[0].seated(app, PASSWORD).await;
        assert!(matches!(recovering::open(&head).await, Err(Error::NotFound)));
        let again = recovering::import(&console(app), &answer).await;
        assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    }

    async fn an_answer_of_others_or_one_that_was_changed_opens_nothing(app: TestApp) {
        let officers = in_office(app).await;
        officers[0].seated(app, founded::PASSWORD).await;
        let code = head_came_back(app, &officers).await;
        let early = recovering::import(&console(app), "{}").await;
        assert!(matches!(early, Err(Error::Conflict)));
        let answer = answered(app, "thutruong", &code).await;
        let mut value: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
        let sealed = value["answer"].as_str().expect("text").to_owned();
        let (head, tail) = sealed.split_at(sealed.len() - 8);
        let other = if tail.starts_with('A') { 'B' } else { 'A' };
        value["answer"] = format!("{head}{other}{}", &tail[1..]).into();
        recovering::import(&console(app), &value.to_string()).await.expect("only its owner can tell");
        app.clock.advance(TimeDelta::hours(25));
        let head = officers[0].seated(app, PASSWORD).await;
        assert!(matches!(recovering::open(&head).await, Err(Error::Conflict)));
        assert!(!membership(&head).await.is_member);
    }

    async fn nothing_is_asked_for_whoever_lost_nothing(app: TestApp) {
        let officers = in_office(app).await;
        for login in ["thutruong", "quantri"] {
            let asked = recovering::request(&console(app), login).await;
            assert!(asked.is_err(), "{login}");
        }
        let head = officers[0].seated(app, founded::PASSWORD).await;
        let by_a_person = recovering::request(&head, "thutruong").await;
        assert!(matches!(by_a_person, Err(Error::Forbidden)), "{by_a_person:?}");
        assert!(administration::find(&console(app), "khong-co").await.is_err());
    }
}
