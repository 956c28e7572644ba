//! The way in over HTTP: slip, sign-in, second factor, forgotten password.

use std::fmt::Write as _;

use chrono::TimeDelta;
use domain::routes;
use sqlx::{Connection, Row};

use super::PASSWORD;
use crate::support::app::{Browser, form};
use crate::support::{Answer, TestApp, founding};

const LOGIN: &str = "tochuc";
const NAME: &str = "Phạm Thị Tổ Chức";
const OTHER: &str = "kiemtoan";
const OTHER_PASSWORD: &str = "sáu con cá chép bơi ngược dòng";

fn secret(login: &str) -> &'static str {
    let slip = founding::slips().iter().find(|slip| slip.login == login);
    &slip.expect("a founder").secret
}

/// The recovery code as the page shows it.
pub(super) fn shown_code(page: &Answer) -> String {
    let groups = page.text().split("lc-written__group\">").skip(1);
    let groups: Vec<&str> = groups.map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    assert_eq!(groups.len(), 7, "26 letters in groups of four");
    groups.join("-")
}

pub(super) fn end_of(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    letters[letters.len() - 4..].iter().collect()
}

/// Shows a slip; answers the page with the code.
async fn show_slip(browser: &Browser<'_>, login: &str) -> Answer {
    browser
        .post(routes::FIRST_SIGN_IN, &[("login", login), ("secret", secret(login))])
        .await
}

fn completion<'a>(login: &'a str, sealed: &'a str, end: &'a str, password: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("login", login),
        ("secret", secret(login)),
        ("sealed", sealed),
        ("code_end", end),
        ("password", password),
        ("again", password),
    ]
}

/// Opens an account over HTTP; returns its recovery code.
pub(super) async fn open(browser: &Browser<'_>, login: &str, password: &str) -> String {
    let page = show_slip(browser, login).await;
    let code = shown_code(&page);
    let end = end_of(&code);
    let fields = completion(login, page.field("sealed"), &end, password);
    let start = browser.post(routes::FIRST_SIGN_IN_COMPLETE, &fields).await;
    assert_eq!(start.status, 200);
    assert!(start.text().contains(routes::OWN_ACCOUNT), "he is in");
    code
}

pub(super) async fn sign_in(browser: &Browser<'_>, login: &str, password: &str) -> Answer {
    browser
        .post(routes::SIGN_IN, &[("login", login), ("password", password)])
        .await
}

fn keeps(page: &Answer, field: &str, value: &str) -> bool {
    page.text().contains(&format!("name=\"{field}\"")) && page.text().contains(&format!("value=\"{value}\""))
}

/// Everything that is stored, and all of it as text: where a secret must not be found.
async fn dump(app: &TestApp) -> String {
    use store::Location;
    const TABLES: [&str; 9] = [
        "account",
        "account_key",
        "credential",
        "device",
        "event",
        "invitation",
        "second_factor",
        "session",
        "throttle",
    ];
    let mut all = String::new();
    match &app.database.location {
        Location::File(path) => {
            let mut connection = super::sqlite(path).await;
            sqlx::query("PRAGMA wal_checkpoint")
                .execute(&mut connection)
                .await
                .expect("done");
            let _ = write!(
                all,
                "{}",
                String::from_utf8_lossy(&std::fs::read(path).expect("the file"))
            );
        }
        Location::Postgres(address) => {
            let mut connection = sqlx::PgConnection::connect(address).await.expect("the cluster answers");
            for table in TABLES.into_iter().chain(["event_body"]) {
                let rows = format!("SELECT t::text FROM {table} t");
                let rows = sqlx::query(sqlx::AssertSqlSafe(rows))
                    .fetch_all(&mut connection)
                    .await
                    .expect("rows");
                for row in rows {
                    all.push_str(&row.get::<String, _>(0));
                }
            }
        }
    }
    all
}

on_both! {
    async fn from_a_slip_to_the_start_page(app: TestApp) {
        let browser = Browser::new(app);
        let page = browser.get(routes::FIRST_SIGN_IN).await;
        assert_eq!(page.status, 200);
        let page = show_slip(&browser, LOGIN).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.text().contains(NAME));
        let code = shown_code(&page);
        let end = end_of(&code);
        let start = browser
            .post(routes::FIRST_SIGN_IN_COMPLETE, &completion(LOGIN, page.field("sealed"), &end, PASSWORD))
            .await;
        assert_eq!(start.status, 200);
        assert!(start.text().contains("Xin chào Phạm Thị Tổ Chức"));
        assert!(start.text().contains("Chưa có vai trò nào"), "the root key has not approved it yet");
        let own = browser.get(routes::OWN_ACCOUNT).await;
        assert!(own.text().contains("(phiên này)") && own.text().contains(LOGIN));

        let stored = dump(app).await;
        let bare: String = code.split('-').collect();
        for secret in [PASSWORD, &code, &bare, secret(LOGIN)] {
            assert!(!stored.contains(secret), "a secret is stored");
            assert!(!own.text().contains(secret) && !start.text().contains(secret), "a secret is shown");
        }
        for cookie in browser.cookies() {
            assert!(!stored.contains(&cookie), "a cookie is stored");
        }
    }

    async fn a_wrong_slip_says_so_keeps_what_was_typed_and_opens_nothing(app: TestApp) {
        let browser = Browser::new(app);
        for (login, secret) in [(LOGIN, secret(OTHER)), ("khong-co", secret(LOGIN)), (LOGIN, "")] {
            let page = browser.post(routes::FIRST_SIGN_IN, &[("login", login), ("secret", secret)]).await;
            assert_eq!(page.status, 422);
            assert!(page.text().contains("Phiếu mời chưa đúng, đã dùng hoặc đã hết hạn."));
            assert!(keeps(&page, "login", login) && keeps(&page, "secret", secret));
        }
        assert!(browser.cookies().is_empty());
    }

    async fn a_slip_that_was_used_or_is_too_old_is_worth_nothing(app: TestApp) {
        let browser = Browser::new(app);
        open(&browser, LOGIN, PASSWORD).await;
        assert_eq!(show_slip(&Browser::new(app), LOGIN).await.status, 422, "used");
        app.clock.advance(TimeDelta::days(14));
        assert_eq!(show_slip(&Browser::new(app), OTHER).await.status, 422, "expired");
    }

    async fn the_second_page_tells_what_is_wrong_and_shows_the_same_code(app: TestApp) {
        let browser = Browser::new(app);
        let page = show_slip(&browser, LOGIN).await;
        let code = shown_code(&page);
        let end = end_of(&code);
        let sealed = page.field("sealed");
        let cases = [
            (end.as_str(), "ngắn", "Mật khẩu phải có ít nhất 12 ký tự."),
            (end.as_str(), "Phạm Thị Tổ Chức", "dễ đoán"),
            (end.as_str(), "123456789012", "dễ đoán"),
            ("0O0O", PASSWORD, "Bốn ký tự cuối chưa khớp"),
        ];
        for (end, password, told) in cases {
            let again = browser
                .post(routes::FIRST_SIGN_IN_COMPLETE, &completion(LOGIN, sealed, end, password))
                .await;
            assert_eq!(again.status, 422, "{told}");
            assert!(again.text().contains(told) && again.text().contains("<title>Lỗi: "), "{told}");
            assert_eq!(shown_code(&again), code, "he has written it down already");
            assert_eq!(again.field("sealed"), sealed);
            assert!(!again.text().contains(&format!("value=\"{password}\"")), "a password is shown again");
        }
        let mut differs = completion(LOGIN, sealed, &end, PASSWORD);
        differs[5].1 = OTHER_PASSWORD;
        assert_eq!(browser.post(routes::FIRST_SIGN_IN_COMPLETE, &differs).await.status, 422);

        let foreign = show_slip(&browser, OTHER).await;
        let mixed = completion(LOGIN, foreign.field("sealed"), &end, PASSWORD);
        let first = browser.post(routes::FIRST_SIGN_IN_COMPLETE, &mixed).await;
        assert_eq!(first.status, 409, "the code of another account");
        assert!(first.text().contains("Trang trước đã cũ") && keeps(&first, "login", LOGIN));
        assert!(browser.cookies().is_empty());
    }

    async fn a_first_sign_in_sent_twice_is_one_account_and_both_lead_in(app: TestApp) {
        let browser = Browser::new(app);
        let other_page = show_slip(&browser, LOGIN).await;
        let page = show_slip(&browser, LOGIN).await;
        let end = end_of(&shown_code(&page));
        let fields = completion(LOGIN, page.field("sealed"), &end, PASSWORD);
        let send = || Browser::new(app);
        let (one, two) = (send(), send());
        let request = || form(routes::FIRST_SIGN_IN_COMPLETE, &fields);
        let answers = tokio::join!(one.once(request()), two.once(request()));
        let third = send().once(request()).await;
        for answer in [answers.0, answers.1, third] {
            assert_eq!(answer.status, 303);
            assert_eq!(answer.header("location"), routes::HOME);
        }
        assert_eq!(super::events(app, "account.opened").await, 1);
        // A code that was written down from another page of the same slip would be good for nothing.
        let other_end = end_of(&shown_code(&other_page));
        let late = completion(LOGIN, other_page.field("sealed"), &other_end, PASSWORD);
        let late = send().post(routes::FIRST_SIGN_IN_COMPLETE, &late).await;
        assert_eq!(late.status, 422);
        assert!(late.text().contains("Mã khôi phục trên trang này không dùng được"));
        // The same page with another password opens nothing.
        let other = completion(LOGIN, page.field("sealed"), &end, OTHER_PASSWORD);
        assert_eq!(send().post(routes::FIRST_SIGN_IN_COMPLETE, &other).await.status, 422);
    }

    async fn wrong_passwords_are_told_alike_and_slow_down(app: TestApp) {
        open(&Browser::new(app), LOGIN, PASSWORD).await;
        let browser = Browser::new(app);
        let wrong = "Tên đăng nhập hoặc mật khẩu chưa đúng.";
        let unknown = sign_in(&browser, "khong-co", PASSWORD).await;
        assert_eq!(unknown.status, 422);
        assert!(unknown.text().contains(wrong));
        for _ in 0..5 {
            let page = sign_in(&browser, LOGIN, OTHER_PASSWORD).await;
            assert_eq!(page.status, 422);
            assert!(page.text().contains(wrong) && keeps(&page, "login", LOGIN));
            assert!(!page.text().contains(OTHER_PASSWORD));
        }
        for delay in [15, 30] {
            let page = sign_in(&browser, LOGIN, PASSWORD).await;
            assert_eq!(page.status, 429, "even with the right one");
            assert_eq!(page.header("retry-after"), delay.to_string());
            assert!(page.text().contains(&format!("Hãy chờ {delay} giây")));
            app.clock.advance(TimeDelta::seconds(delay));
            assert_eq!(sign_in(&browser, LOGIN, OTHER_PASSWORD).await.status, 422);
        }
        app.clock.advance(TimeDelta::seconds(60));
        assert!(sign_in(&browser, LOGIN, PASSWORD).await.text().contains(NAME));
    }

    async fn a_forgotten_password_is_replaced_with_the_recovery_code(app: TestApp) {
        let elsewhere = Browser::new(app);
        let code = open(&elsewhere, LOGIN, PASSWORD).await;
        let browser = Browser::new(app);
        let typed = |login, code, password| {
            [("login", login), ("code", code), ("password", password), ("again", password)]
        };
        let wrong = "Tên đăng nhập hoặc mã khôi phục chưa đúng.";
        let foreign = open(&Browser::new(app), OTHER, PASSWORD).await;
        for (login, code) in [(LOGIN, foreign.as_str()), ("khong-co", code.as_str()), (LOGIN, "ABCD")] {
            let page = browser.post(routes::FORGOTTEN, &typed(login, code, OTHER_PASSWORD)).await;
            assert_eq!(page.status, 422);
            assert!(page.text().contains(wrong) && keeps(&page, "login", login));
            assert!(!page.text().contains(code) && !page.text().contains(OTHER_PASSWORD), "a secret is shown again");
        }
        for weak in ["ngắn", NAME, LOGIN] {
            assert_eq!(browser.post(routes::FORGOTTEN, &typed(LOGIN, &code, weak)).await.status, 422, "{weak}");
        }
        // Typed without hyphens, and sent twice.
        let bare = code.replace('-', "").to_lowercase();
        for _ in 0..2 {
            let page = browser.post(routes::FORGOTTEN, &typed(LOGIN, &bare, OTHER_PASSWORD)).await;
            assert_eq!(page.status, 200);
            assert!(page.text().contains("Đã đặt mật khẩu mới.") && page.text().contains("Mã khôi phục vừa dùng vẫn còn"));
        }
        assert!(super::events(app, "account.password_recovered").await >= 1);
        let ended = elsewhere.once(http::Request::get(routes::OWN_ACCOUNT).body(axum::body::Body::empty()).expect("a request"));
        assert_eq!(ended.await.status, 303, "his sessions have ended");
        assert_eq!(sign_in(&browser, LOGIN, PASSWORD).await.status, 422);
        assert!(sign_in(&browser, LOGIN, OTHER_PASSWORD).await.text().contains(NAME));
        assert!(!dump(app).await.contains(OTHER_PASSWORD));
    }

    async fn a_wrong_recovery_code_is_limited_as_a_wrong_password_is(app: TestApp) {
        let code = open(&Browser::new(app), LOGIN, PASSWORD).await;
        let browser = Browser::new(app);
        let typed = |code| [("login", LOGIN), ("code", code), ("password", OTHER_PASSWORD), ("again", OTHER_PASSWORD)];
        for _ in 0..5 {
            assert_eq!(browser.post(routes::FORGOTTEN, &typed("ABCD")).await.status, 422);
        }
        let page = browser.post(routes::FORGOTTEN, &typed(&code)).await;
        assert_eq!(page.status, 429);
        assert_eq!(page.header("retry-after"), "15");
    }
}
