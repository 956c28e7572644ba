//! Sessions over HTTP: what ends in the middle of typing, step-up, the own account, the second factor.

use chrono::TimeDelta;
use domain::routes;
use http::{HeaderValue, StatusCode, header};
use totp_rs::Totp;

use super::PASSWORD;
use super::screens::{open, sign_in};
use crate::support::app::{Browser, form};
use crate::support::{Answer, TestApp};

const LOGIN: &str = "tochuc";
const OTHER: &str = "kiemtoan";
const NEW_PASSWORD: &str = "sáu con cá chép bơi ngược dòng";

/// Opens an account, and forgets the browser that did it.
async fn opened<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    let browser = Browser::new(app);
    open(&browser, login, PASSWORD).await;
    browser
}

fn asks_for_password(page: &Answer) -> bool {
    page.status == 401 && page.text().contains("name=\"password\"")
}

/// The page that carries something, posted with a password.
async fn prove(browser: &Browser<'_>, place: &str, page: &Answer, login: &str) -> Answer {
    let fields = [
        ("carried_target", page.field("carried_target")),
        ("carried", page.field("carried")),
        ("login", login),
        ("password", PASSWORD),
    ];
    browser.post(place, &fields).await
}

const TYPED: [(&str, &str); 2] = [("ghi_chu", "Hai thửa đất & một \"nhà\""), ("dong", "một\nhai")];

on_both! {
    async fn what_was_typed_past_the_end_of_a_session_is_sent_on_by_its_author(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        app.clock.advance(TimeDelta::minutes(31));
        let page = browser.post(routes::OWN_SESSIONS_END, &TYPED).await;
        assert!(asks_for_password(&page));
        assert!(page.text().contains("Phiên làm việc đã hết."));
        assert!(!page.text().contains("thửa đất"), "sealed until he is known");
        assert_eq!(page.field("carried_target"), routes::OWN_SESSIONS_END);

        let on = prove(&browser, routes::SIGN_IN, &page, LOGIN).await;
        assert_eq!(on.status, 200);
        assert!(on.text().contains("Gửi tiếp những gì anh/chị vừa nhập"));
        assert!(on.text().contains("Hai thửa đất &amp; một &quot;nhà&quot;") && on.text().contains("một\nhai"));
        assert!(on.text().contains(&format!("action=\"{}\"", routes::OWN_SESSIONS_END)));
        assert!(on.text().contains(routes::OWN_ACCOUNT), "the header knows him");
        let done = browser.post(routes::OWN_SESSIONS_END, &TYPED).await;
        assert!(done.text().contains("Các phiên khác đã kết thúc."));
    }

    async fn what_saves_by_itself_keeps_neither_session_nor_step_up_open(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        let place = routes::OWN_ANSWERS.replace("{obligation}", &uuid::Uuid::from_u128(7).to_string());
        let save = async |minutes| {
            app.clock.advance(TimeDelta::minutes(minutes));
            let mut request = form(&place, &[("revision", "1")]);
            request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
            browser.once(request).await.status
        };
        assert_ne!(save(10).await, StatusCode::UNAUTHORIZED, "the session is open");
        app.clock.advance(TimeDelta::minutes(6));
        let page = browser.get(routes::OWN_RECOVERY_CODE).await;
        assert!(page.text().contains("Xác nhận lại mật khẩu"), "a step-up ends 15 minutes after its last use");
        for minutes in [10, 10] {
            assert_ne!(save(minutes).await, StatusCode::UNAUTHORIZED);
        }
        assert_eq!(save(11).await, StatusCode::UNAUTHORIZED, "31 minutes after somebody did something");
        let page = browser.get(routes::OWN_ACCOUNT).await;
        assert!(page.text().contains("name=\"login\""));
    }

    async fn without_a_session_nothing_is_kept_and_the_page_says_so(app: TestApp) {
        let page = Browser::new(app).post(routes::OWN_SESSIONS_END, &TYPED).await;
        assert!(asks_for_password(&page));
        assert!(page.text().contains("không giữ lại được") && !page.text().contains("vẫn còn"));
        assert!(!page.text().contains("name=\"carried\""));
    }

    async fn nobody_else_sees_what_was_typed(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        opened(app, OTHER).await;
        app.clock.advance(TimeDelta::minutes(31));
        let page = browser.post(routes::OWN_SESSIONS_END, &TYPED).await;
        let on = prove(&browser, routes::SIGN_IN, &page, OTHER).await;
        assert_eq!(on.status, 200);
        assert!(on.text().contains("Không gửi tiếp được"));
        assert!(!on.text().contains("thửa đất"));
    }

    async fn a_form_with_passwords_is_carried_through_no_page(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        let fields = [("present", PASSWORD), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
        for minutes in [16, 31] {
            app.clock.advance(TimeDelta::minutes(minutes));
            let page = browser.post(routes::OWN_PASSWORD, &fields).await;
            assert_eq!(page.status, 200, "asked for the password first");
            assert!(!page.text().contains("name=\"carried\"") && !page.text().contains(NEW_PASSWORD));
            assert!(page.text().contains("value=\"/tai-khoan/mat-khau\""), "and then led back");
        }
        assert!(sign_in(&browser, LOGIN, PASSWORD).await.text().contains("Xin chào"), "nothing was changed");
    }

    async fn a_step_up_is_asked_for_after_a_while_and_sends_on(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        opened_again(app).await;
        app.clock.advance(TimeDelta::minutes(16));
        assert_eq!(browser.get(routes::OWN_ACCOUNT).await.status, 200, "reading needs none");
        let page = browser.post(routes::OWN_SESSIONS_END, &TYPED).await;
        assert!(asks_for_password(&page) && page.text().contains("Xác nhận lại mật khẩu"));
        let wrong = [
            ("carried_target", page.field("carried_target")),
            ("carried", page.field("carried")),
            ("password", NEW_PASSWORD),
        ];
        let again = browser.post(routes::STEP_UP, &wrong).await;
        assert_eq!(again.status, 422);
        assert_eq!(again.field("carried"), page.field("carried"), "still carried");
        let on = prove(&browser, routes::STEP_UP, &again, LOGIN).await;
        assert!(on.text().contains("Gửi tiếp") && on.text().contains("thửa đất"));
        let done = browser.post(routes::OWN_SESSIONS_END, &[]).await;
        assert!(done.text().contains("Các phiên khác đã kết thúc."));
        assert_eq!(done.text().matches("<th scope=\"row\"").count(), 1, "one session is left");
    }

    async fn a_changed_password_ends_the_other_sessions_and_sent_twice_is_one_change(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        let elsewhere = opened_again(app).await;
        let fields = |present, password| [("present", present), ("password", password), ("again", password)];
        let wrong = browser.post(routes::OWN_PASSWORD, &fields(NEW_PASSWORD, PASSWORD)).await;
        assert_eq!(wrong.status, 200, "he typed the present one as the new one: it is that already");
        assert_eq!(super::events(app, "account.password_changed").await, 0);
        let same = browser.post(routes::OWN_PASSWORD, &fields(PASSWORD, PASSWORD)).await;
        assert_eq!(same.status, 422);
        assert!(same.text().contains("Mật khẩu mới phải khác"));
        let wrong = browser.post(routes::OWN_PASSWORD, &fields("mười hai ký tự sai", NEW_PASSWORD)).await;
        assert_eq!(wrong.status, 422);
        assert!(!wrong.text().contains(NEW_PASSWORD));
        for _ in 0..2 {
            let done = browser.post(routes::OWN_PASSWORD, &fields(PASSWORD, NEW_PASSWORD)).await;
            assert!(done.text().contains("Đã đổi mật khẩu."));
        }
        assert_eq!(super::events(app, "account.password_changed").await, 1);
        let request = http::Request::get(routes::OWN_ACCOUNT).body(axum::body::Body::empty());
        assert_eq!(elsewhere.once(request.expect("a request")).await.status, 303);
        assert_eq!(sign_in(&elsewhere, LOGIN, PASSWORD).await.status, 422);
        assert_eq!(sign_in(&elsewhere, LOGIN, NEW_PASSWORD).await.status, 200);
    }

    async fn a_new_recovery_code_counts_when_it_was_written_down(app: TestApp) {
        let browser = Browser::new(app);
        let old = open(&browser, LOGIN, PASSWORD).await;
        let page = browser.get(routes::OWN_RECOVERY_CODE).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("cache-control"), "no-store");
        let sealed = page.field("sealed");
        let groups: Vec<&str> = page
            .text()
            .split("lc-written__group\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap_or_default())
            .collect();
        let new = groups.join("");
        let end = &new[new.len() - 4..];
        for present in ["", "mười hai ký tự sai"] {
            let typed = [("sealed", sealed), ("code_end", end), ("present", present)];
            let wrong = browser.post(routes::OWN_RECOVERY_CODE, &typed).await;
            assert_eq!(wrong.status, 422, "an open session is not enough");
            assert_eq!(wrong.field("sealed"), sealed, "the same code is shown");
        }
        let wrong = browser.post(routes::OWN_RECOVERY_CODE, &[("sealed", sealed), ("code_end", "")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(wrong.field("sealed"), sealed, "the same code is shown");
        let stale = browser.post(routes::OWN_RECOVERY_CODE, &[("sealed", "00"), ("code_end", "")]).await;
        assert_eq!(stale.status, 409);
        for _ in 0..2 {
            let typed = [("sealed", sealed), ("code_end", end), ("present", PASSWORD)];
            let done = browser.post(routes::OWN_RECOVERY_CODE, &typed).await;
            assert!(done.text().contains("Mã khôi phục mới đã có hiệu lực."));
        }
        let visitor = Browser::new(app);
        for (code, status) in [(old.as_str(), 422), (new.as_str(), 200)] {
            let typed = [("login", LOGIN), ("code", code), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
            assert_eq!(visitor.post(routes::FORGOTTEN, &typed).await.status, status);
        }
    }

    async fn the_second_factor_is_set_up_asked_for_and_carries_on(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        let act = |act| [("viec", act)];
        let page = browser.get(routes::OWN_SECOND_FACTOR).await;
        assert!(page.text().contains("Bắt đầu") && !page.text().contains("<svg height"));
        let page = browser.post(routes::OWN_SECOND_FACTOR, &act("bat-dau")).await;
        let shown = secret(&page);
        assert!(page.text().contains("lc-qr") && page.text().contains("<svg"));
        let again = browser.get(routes::OWN_SECOND_FACTOR).await;
        assert_eq!(secret(&again), shown, "a reload shows the same");
        let confirm = |code| [("viec", "xac-nhan"), ("code", code)];
        let wrong = browser.post(routes::OWN_SECOND_FACTOR, &confirm("000")).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(secret(&wrong), shown, "and so does a wrong code");
        let code = code_of(app, &shown);
        let codes = browser.post(routes::OWN_SECOND_FACTOR, &confirm(&code)).await;
        assert_eq!(codes.status, 200);
        let backup: Vec<&str> = codes
            .text()
            .split("lc-codes__code\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap_or_default())
            .collect();
        assert_eq!(backup.len(), 10);
        let twice = browser.post(routes::OWN_SECOND_FACTOR, &confirm(&code)).await;
        assert_eq!(twice.status, 409);
        assert!(twice.text().contains("Xác thực hai lớp đang dùng") && !twice.text().contains(backup[0]));

        app.clock.advance(TimeDelta::minutes(31));
        let page = browser.post(routes::OWN_SESSIONS_END, &TYPED).await;
        let page = prove(&browser, routes::SIGN_IN, &page, LOGIN).await;
        assert!(page.text().contains("Nhập mã xác thực") && !page.text().contains("thửa đất"));
        let elsewhere = browser.get(routes::OWN_ACCOUNT).await;
        assert!(elsewhere.text().contains("Nhập mã xác thực"), "nothing else is shown before");
        let fields = |code| [
            ("carried_target", page.field("carried_target")),
            ("carried", page.field("carried")),
            ("code", code),
        ];
        assert_eq!(browser.post(routes::SECOND_FACTOR, &fields("000000")).await.status, 422);
        let on = browser.post(routes::SECOND_FACTOR, &fields(backup[0])).await;
        assert!(on.text().contains("Gửi tiếp") && on.text().contains("thửa đất"));
        let own = browser.get(routes::OWN_ACCOUNT).await;
        assert!(own.text().contains("Đang dùng"));
        let without = browser.post(routes::OWN_SECOND_FACTOR, &act("bo")).await;
        assert_eq!(without.status, 422, "an open session is not enough");
        let with_password = [("viec", "bo"), ("present", PASSWORD)];
        let removed = browser.post(routes::OWN_SECOND_FACTOR, &with_password).await;
        assert!(removed.text().contains("Đã bỏ xác thực hai lớp."));
    }

    async fn a_password_that_waits_too_long_for_its_code_is_asked_for_again(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        let page = browser.post(routes::OWN_SECOND_FACTOR, &[("viec", "bat-dau")]).await;
        let shown = secret(&page);
        let code = code_of(app, &shown);
        browser.post(routes::OWN_SECOND_FACTOR, &[("viec", "xac-nhan"), ("code", &code)]).await;
        let late = Browser::new(app);
        assert!(sign_in(&late, LOGIN, PASSWORD).await.text().contains("Nhập mã xác thực"));
        app.clock.advance(TimeDelta::minutes(16));
        let page = late.get(routes::HOME).await;
        assert!(page.text().contains("Xác nhận lại mật khẩu"));
        let code = code_of(app, &shown);
        let start = late.post(routes::STEP_UP, &[("password", PASSWORD), ("code", &code)]).await;
        assert!(start.text().contains("Xin chào"));
    }

    async fn signing_out_closes_the_session_once_and_for_all(app: TestApp) {
        let browser = opened(app, LOGIN).await;
        let page = browser.post(routes::SIGN_OUT, &[]).await;
        assert!(page.text().contains("name=\"password\""));
        assert_eq!(browser.post(routes::SIGN_OUT, &[]).await.status, 200, "a second press");
        assert_eq!(super::events(app, "session.closed").await, 1);
        let home = browser.get(routes::HOME).await;
        assert!(home.text().contains(&format!("href=\"{}\"", routes::SIGN_IN)) && !home.text().contains("Xin chào"));
    }
}

/// Another browser of the same person.
async fn opened_again(app: &TestApp) -> Browser<'_> {
    let browser = Browser::new(app);
    assert_eq!(sign_in(&browser, LOGIN, PASSWORD).await.status, 200);
    browser
}

/// The secret as it is shown for typing.
pub(super) fn secret(page: &Answer) -> String {
    let (_, rest) = page.text().split_once("lc-typed-key\">").expect("a secret");
    rest.split('<').next().unwrap_or_default().to_owned()
}

/// The code that a phone shows after somebody typed the secret into it.
pub(super) fn code_of(app: &TestApp, shown: &str) -> String {
    let url = format!("otpauth://totp/vidu?secret={}&issuer=vidu", shown.replace(' ', ""));
    let totp = Totp::from_url(url).expect("an address that apps understand");
    super::second_factor::code(&totp, app, 0)
}
