//! How often one may be wrong: for an account, from an address, on a device; and how long a session lasts at most.

use std::net::{IpAddr, Ipv4Addr};

use chrono::TimeDelta;
use services::Error;
use services::accounts::session::Loaded;
use services::accounts::sign_in::{self, Attempt};
use services::accounts::{NewSession, Visitor};

use super::{LANG, PASSWORD, loaded, open_account, stranger, visitor};
use crate::support::TestApp;

const LOGIN: &str = "tochuc";
const OTHER: &str = "kiemtoan";
const WRONG: &str = "mật khẩu khác hẳn";

fn from(last: u8) -> Visitor {
    Visitor {
        address: IpAddr::V4(Ipv4Addr::new(198, 51, 100, last)),
        ..visitor()
    }
}

async fn attempt(app: &TestApp, login: &str, password: &str, visitor: &Visitor) -> Result<NewSession, Error> {
    let attempt = Attempt {
        lang: LANG,
        login,
        password,
        visitor,
    };
    sign_in::sign_in(&stranger(app), &attempt).await
}

fn is_limited(answer: &Result<NewSession, Error>) -> bool {
    matches!(answer, Err(Error::Limited { .. }))
}

on_both! {
    async fn an_account_bears_twenty_failures_from_wherever_they_come(app: TestApp) {
        open_account(app, LOGIN).await;
        open_account(app, OTHER).await;
        for last in 1..=20 {
            let wrong = attempt(app, LOGIN, WRONG, &from(last)).await;
            assert!(matches!(wrong, Err(Error::Invalid(_))), "{last}");
        }
        assert!(is_limited(&attempt(app, LOGIN, PASSWORD, &from(100)).await), "the right one waits as well");
        assert!(attempt(app, OTHER, PASSWORD, &from(100)).await.is_ok(), "nobody else does");
        // A delay, not a lock.
        app.clock.advance(TimeDelta::seconds(15));
        assert!(attempt(app, LOGIN, PASSWORD, &from(100)).await.is_ok());
    }

    async fn an_address_that_nobody_signed_in_from_bears_twenty_and_a_known_one_more(app: TestApp) {
        open_account(app, LOGIN).await;
        let strange = from(7);
        for number in 0..20 {
            let wrong = attempt(app, &format!("khong-co-{number}"), WRONG, &strange).await;
            assert!(matches!(wrong, Err(Error::Invalid(_))), "{number}");
        }
        assert!(is_limited(&attempt(app, LOGIN, PASSWORD, &strange).await), "whoever is tried next");
        assert!(attempt(app, LOGIN, PASSWORD, &from(8)).await.is_ok(), "another address is not slowed");

        // He signed in from there: an office behind one address is wrong more often.
        for number in 0..21 {
            let wrong = attempt(app, &format!("khong-co-{number}"), WRONG, &from(8)).await;
            assert!(matches!(wrong, Err(Error::Invalid(_))), "{number}");
        }
        // Thirty days later it is strange again, and the hour of the failures is over.
        app.clock.advance(TimeDelta::days(31));
        for number in 0..20 {
            let wrong = attempt(app, &format!("khong-co-{number}"), WRONG, &from(8)).await;
            assert!(matches!(wrong, Err(Error::Invalid(_))), "{number}");
        }
        assert!(is_limited(&attempt(app, LOGIN, PASSWORD, &from(8)).await));
    }

    async fn strangers_do_not_slow_the_device_of_the_owner(app: TestApp) {
        let device = Some(open_account(app, LOGIN).await.device);
        for last in 1..=20 {
            attempt(app, LOGIN, WRONG, &from(last)).await.err().expect("wrong");
        }
        let elsewhere = from(200);
        assert!(is_limited(&attempt(app, LOGIN, PASSWORD, &elsewhere).await));
        let own = Visitor { device: device.clone(), ..from(201) };
        assert!(attempt(app, LOGIN, PASSWORD, &own).await.is_ok());
        let forged = Visitor { device: Some("00".repeat(32)), ..from(202) };
        assert!(attempt(app, LOGIN, WRONG, &forged).await.is_err(), "a cookie that nobody gave counts for nothing");

        // It has a counter of its own, which bears five.
        for _ in 0..5 {
            let wrong = attempt(app, LOGIN, WRONG, &own).await;
            assert!(matches!(wrong, Err(Error::Invalid(_))));
        }
        assert!(is_limited(&attempt(app, LOGIN, PASSWORD, &own).await));
    }

    async fn a_session_ends_after_twelve_hours_however_much_it_is_used(app: TestApp) {
        let session = open_account(app, LOGIN).await;
        for _ in 0..35 {
            app.clock.advance(TimeDelta::minutes(20));
            assert!(matches!(loaded(app, &session).await, Ok(Loaded::Open(_))));
        }
        app.clock.advance(TimeDelta::minutes(20));
        assert!(!matches!(loaded(app, &session).await, Ok(Loaded::Open(_))), "twelve hours are over");
    }
}
