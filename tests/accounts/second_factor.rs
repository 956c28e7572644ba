//! The second factor as its owner meets it: what counts, when, and how often.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use services::accounts::second_factor::{self, RecoveryCodes};
use services::accounts::{NewSession, step_up};
use services::{Ctx, Error};
use tokio::task::JoinSet;
use totp_rs::Totp;

use super::{LANG, PASSWORD, events, open_account, request, sign_in, stranger, visitor};
use crate::support::{TestApp, founding};

pub(super) const LOGIN: &str = "tochuc";

/// What the owner of an account has: the app on the phone and the codes on paper.
pub(super) struct Owner {
    pub totp: Totp,
    pub url: String,
    pub typed: String,
    pub codes: RecoveryCodes,
    /// The session in which it was set up.
    pub first: NewSession,
}

impl Owner {
    /// The code that the phone shows so many steps from now.
    pub(super) fn code(&self, app: &TestApp, steps: i64) -> String {
        code(&self.totp, app, steps)
    }

    /// A code of no step near the present one.
    pub(super) fn wrong_code(&self, app: &TestApp) -> String {
        let near: BTreeSet<_> = (-3..=3).map(|steps| self.code(app, steps)).collect();
        let mut all = (0..).map(|number| format!("{number:06}"));
        all.find(|code| !near.contains(code)).expect("a million codes")
    }
}

pub(super) fn code(totp: &Totp, app: &TestApp, steps: i64) -> String {
    let second = stranger(app).now().timestamp() + steps * 30;
    totp.generate(u64::try_from(second).expect("after 1970")).to_string()
}

/// Opens an account and sets its second factor up; ten minutes pass.
pub(super) async fn set_up(app: &TestApp, login: &str) -> Owner {
    let first = open_account(app, login).await;
    let begun = second_factor::begin(&request(app, &first).await).await.expect("begun");
    let totp = Totp::from_url(&begun.url).expect("an address that apps understand");
    let code = code(&totp, app, 0);
    let confirmed = second_factor::confirm(&request(app, &first).await, LANG, &code).await;
    let codes = confirmed.unwrap_or_else(|error| panic!("{error}"));
    app.clock.advance(TimeDelta::minutes(10));
    Owner {
        totp,
        url: begun.url,
        typed: begun.secret,
        codes,
        first,
    }
}

/// Signs in and types a code.
pub(super) async fn prove(app: &TestApp, login: &str, code: &str) -> Result<(), Error> {
    let new = sign_in(app, login).await;
    second_factor::prove(&request(app, &new).await, LANG, code, &visitor()).await
}

async fn remove(ctx: &Ctx, present: &str) -> Result<(), Error> {
    second_factor::remove(ctx, LANG, present, &visitor()).await
}

async fn step_up(ctx: &Ctx, password: &str, code: Option<&str>) -> Result<(), Error> {
    step_up::step_up(ctx, LANG, password, code, &visitor()).await
}

pub(super) fn refused<T>(outcome: Result<T, Error>, field: &str) -> bool {
    matches!(outcome, Err(Error::Invalid(faults)) if faults.len() == 1 && faults[0].field == field)
}

async fn needs_second_factor(app: &TestApp, new: &NewSession) -> bool {
    request(app, new)
        .await
        .session()
        .expect("signed in")
        .needs_second_factor()
}

/// Attempts at the same moment; how many were right, wrong and put off.
async fn at_once(attempts: impl Iterator<Item = (Ctx, String)>) -> [usize; 3] {
    let mut set = JoinSet::new();
    for (ctx, code) in attempts {
        set.spawn(async move { second_factor::prove(&ctx, LANG, &code, &visitor()).await });
    }
    let mut outcomes = [0; 3];
    for outcome in set.join_all().await {
        let which = match outcome {
            Ok(()) => 0,
            Err(Error::Invalid(_)) => 1,
            Err(Error::Limited { .. }) => 2,
            Err(error) => panic!("{error}"),
        };
        outcomes[which] += 1;
    }
    outcomes
}

on_both! {
    async fn it_counts_from_its_first_right_code_on(app: TestApp) {
        let first = open_account(app, LOGIN).await;
        let ctx = request(app, &first).await;
        let earlier = second_factor::begin(&ctx).await.expect("begun");
        let begun = second_factor::begin(&ctx).await.expect("begun again");
        let totp = Totp::from_url(&begun.url).expect("an address that apps understand");
        assert_eq!(totp.issuer(), Some(format!("Liêm Chính – {}", founding::AGENCY).as_str()));
        assert_eq!(totp.account_name(), LOGIN);
        assert!(begun.url.is_ascii() && !begun.url.contains(' '), "{}", begun.url);
        assert_eq!(begun.secret.replace(' ', ""), totp.secret().to_base32());
        assert!(begun.secret.split(' ').all(|group| group.len() == 4) && begun.secret.len() == 39);
        assert!(!needs_second_factor(app, &first).await, "nothing is asked for before it is confirmed");

        let of_earlier = code(&Totp::from_url(&earlier.url).expect("an address"), app, 0);
        assert!(refused(second_factor::confirm(&ctx, LANG, &of_earlier).await, "code"));
        let other = sign_in(app, LOGIN).await;
        assert!(!other.needs_second_factor);
        let Ok(RecoveryCodes(codes)) = second_factor::confirm(&ctx, LANG, &code(&totp, app, 0)).await else {
            panic!("the code is right");
        };
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), second_factor::CODES);
        assert!(codes.iter().all(|code| code.len() == 12 && code.split('-').map(str::len).eq([4, 4, 2])));
        assert!(!needs_second_factor(app, &first).await, "the session in which it was set up has used it");
        assert!(needs_second_factor(app, &other).await, "others are asked");
        assert!(sign_in(app, LOGIN).await.needs_second_factor);
        assert_eq!(events(app, "second_factor.begun").await, 2);
        assert_eq!(events(app, "second_factor.confirmed").await, 1);

        let ctx = request(app, &first).await;
        assert!(matches!(second_factor::begin(&ctx).await, Err(Error::Conflict)));
        assert!(matches!(second_factor::confirm(&ctx, LANG, &code(&totp, app, 1)).await, Err(Error::Conflict)));
    }

    async fn a_code_of_the_step_beside_counts_and_of_the_next_but_one_not(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        for steps in [-2, 2] {
            assert!(refused(prove(app, LOGIN, &owner.code(app, steps)).await, "code"), "{steps}");
        }
        for steps in [-1, 0, 1] {
            let new = sign_in(app, LOGIN).await;
            let typed = owner.code(app, steps);
            let typed = format!(" {} {}", &typed[..3], &typed[3..]);
            let proved = second_factor::prove(&request(app, &new).await, LANG, &typed, &visitor()).await;
            assert!(proved.is_ok() && !needs_second_factor(app, &new).await, "{steps}");
        }
        assert_eq!(events(app, "session.second_factor").await, 3);
        assert!(refused(prove(app, LOGIN, &owner.wrong_code(app)).await, "code"));
        assert!(refused(prove(app, LOGIN, "").await, "code"));
    }

    async fn a_code_counts_once_and_an_older_one_not_after_it(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        assert!(prove(app, LOGIN, &owner.code(app, 0)).await.is_ok());
        assert!(refused(prove(app, LOGIN, &owner.code(app, 0)).await, "code"));
        assert!(refused(prove(app, LOGIN, &owner.code(app, -1)).await, "code"));
        assert!(prove(app, LOGIN, &owner.code(app, 1)).await.is_ok());
    }

    async fn the_code_that_confirmed_does_not_count_again(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        app.clock.advance(TimeDelta::minutes(-10));
        assert!(refused(prove(app, LOGIN, &owner.code(app, 0)).await, "code"));
        assert!(prove(app, LOGIN, &owner.code(app, 1)).await.is_ok());
    }

    async fn a_clock_that_went_back_refuses_codes_until_it_caught_up(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        assert!(prove(app, LOGIN, &owner.code(app, 0)).await.is_ok());
        app.clock.advance(TimeDelta::minutes(-5));
        for steps in [-1, 0, 1] {
            assert!(refused(prove(app, LOGIN, &owner.code(app, steps)).await, "code"), "{steps}");
        }
        assert!(prove(app, LOGIN, &owner.codes.0[0]).await.is_ok(), "the codes on paper have no clock");
        app.clock.advance(TimeDelta::minutes(6));
        assert!(prove(app, LOGIN, &owner.code(app, 0)).await.is_ok());
    }

    async fn a_recovery_code_counts_once_however_it_is_typed(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        let typed = owner.codes.0[3].to_lowercase().replace('-', " ");
        assert!(prove(app, LOGIN, &typed).await.is_ok());
        for again in [&typed, &owner.codes.0[3]] {
            assert!(refused(prove(app, LOGIN, again).await, "code"));
        }
        assert_eq!(events(app, "second_factor.code_used").await, 1);
        assert!(prove(app, LOGIN, &owner.codes.0[4]).await.is_ok(), "the others still count");
    }

    async fn of_two_sessions_with_one_code_at_the_same_moment_one_gets_in(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        for code in [owner.code(app, 0), owner.codes.0[0].clone()] {
            let mut attempts = Vec::new();
            for _ in 0..3 {
                let new = sign_in(app, LOGIN).await;
                attempts.push((request(app, &new).await, code.clone()));
            }
            assert_eq!(at_once(attempts.into_iter()).await, [1, 2, 0]);
        }
        assert_eq!(events(app, "session.second_factor").await, 2);
    }

    async fn a_button_pressed_twice_is_right_both_times(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        let new = sign_in(app, LOGIN).await;
        let ctx = request(app, &new).await;
        let code = owner.code(app, 0);
        assert_eq!(at_once([(ctx.clone(), code.clone()), (ctx, code)].into_iter()).await, [2, 0, 0]);
        assert_eq!(events(app, "session.second_factor").await, 1);
    }

    async fn guesses_at_the_same_moment_are_counted_one_by_one(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        let new = sign_in(app, LOGIN).await;
        let ctx = request(app, &new).await;
        let guesses = (0..24).map(|_| (ctx.clone(), owner.wrong_code(app)));
        assert_eq!(at_once(guesses).await, [0, 5, 19]);
        let other = sign_in(app, LOGIN).await;
        let ctx = request(app, &other).await;
        let right = owner.code(app, 0);
        let Err(Error::Limited { retry_after }) = second_factor::prove(&ctx, LANG, &right, &visitor()).await else {
            panic!("a right code waits too, in every session");
        };
        assert_eq!(retry_after.as_secs(), 15);
        app.clock.advance(TimeDelta::seconds(15));
        assert!(second_factor::prove(&ctx, LANG, &right, &visitor()).await.is_ok());
        let wrong = owner.wrong_code(app);
        assert!(refused(prove(app, LOGIN, &wrong).await, "code"), "the count begins anew after a right one");
    }

    async fn a_step_up_asks_for_a_code_each_time(app: TestApp) {
        let plain = open_account(app, "kiemtoan").await;
        assert!(step_up(&request(app, &plain).await, PASSWORD, None).await.is_ok(), "without a factor none is asked for");

        let owner = set_up(app, LOGIN).await;
        let right = owner.code(app, 0);
        let ctx = request(app, &owner.first).await;
        assert!(refused(step_up(&ctx, PASSWORD, None).await, "code"));
        assert!(refused(step_up(&ctx, PASSWORD, Some(&owner.wrong_code(app))).await, "code"));
        assert!(refused(step_up(&ctx, "mật khẩu khác hẳn", Some(&right)).await, "password"));
        assert!(step_up(&ctx, PASSWORD, Some(&right)).await.is_ok(), "a wrong password has not used it up");
        assert!(refused(step_up(&request(app, &owner.first).await, PASSWORD, Some(&right)).await, "code"));
        assert_eq!(events(app, "session.stepped_up").await, 2);
    }

    async fn too_late_for_the_code_alone_a_step_up_proves_both(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        let new = sign_in(app, LOGIN).await;
        app.clock.advance(TimeDelta::minutes(16));
        let ctx = request(app, &new).await;
        let alone = second_factor::prove(&ctx, LANG, &owner.code(app, 0), &visitor()).await;
        assert!(matches!(alone, Err(Error::StepUpNeeded)));
        assert!(step_up(&ctx, PASSWORD, Some(&owner.code(app, 0))).await.is_ok());
        assert!(!needs_second_factor(app, &new).await);
    }

    async fn only_who_proved_it_takes_it_away(app: TestApp) {
        let owner = set_up(app, LOGIN).await;
        let other = sign_in(app, LOGIN).await;
        assert!(matches!(remove(&request(app, &other).await, PASSWORD).await, Err(Error::Forbidden)));
        assert!(matches!(second_factor::begin(&request(app, &other).await).await, Err(Error::Forbidden)));
        app.clock.advance(TimeDelta::minutes(16));
        assert!(matches!(remove(&request(app, &owner.first).await, PASSWORD).await, Err(Error::StepUpNeeded)));
        assert!(matches!(second_factor::begin(&request(app, &owner.first).await).await, Err(Error::StepUpNeeded)));
        assert!(matches!(second_factor::begin(&stranger(app)).await, Err(Error::Unauthenticated)));

        let on_paper = Some(owner.codes.0[0].as_str());
        assert!(step_up(&request(app, &owner.first).await, PASSWORD, on_paper).await.is_ok());
        let ctx = request(app, &owner.first).await;
        assert!(refused(remove(&ctx, "mật khẩu khác hẳn").await, "present"), "an open session is not enough");
        assert!(remove(&ctx, PASSWORD).await.is_ok());
        assert_eq!(events(app, "second_factor.removed").await, 1);
        assert!(matches!(remove(&ctx, PASSWORD).await, Err(Error::NotFound)));
        assert!(!needs_second_factor(app, &other).await && !sign_in(app, LOGIN).await.needs_second_factor);

        let begun = second_factor::begin(&ctx).await.expect("a new one");
        let new = Totp::from_url(&begun.url).expect("an address");
        assert!(second_factor::confirm(&ctx, LANG, &code(&new, app, 0)).await.is_ok());
        assert!(refused(prove(app, LOGIN, &owner.codes.0[1]).await, "code"), "codes on the old paper are worth nothing");
        assert!(refused(prove(app, LOGIN, &owner.code(app, 1)).await, "code"), "nor is the old secret");
    }
}
