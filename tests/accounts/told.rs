//! The owner of an account is told what others, or whoever had his recovery code, did to it.

use domain::access::RoleCode;
use domain::routes;
use domain::task::TaskKind;
use store::person::PersonRow;
use store::{account, person};

use super::PASSWORD;
use super::administration::{id_of, seated};
use super::screens::{open, sign_in};
use crate::circles::attacked::arranged;
use crate::support::TestApp;
use crate::support::app::Browser;

const OFFICER: &str = "tochuc";
const AUDITOR: &str = "kiemtoan";
const MAIL: &str = "kiemtoan@so.example";
const NEW_PASSWORD: &str = "sáu con cá chép bơi ngược dòng";

/// The staff file has an address for him.
async fn addressed(app: &TestApp) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let account = account::find_by_login(&mut tx, AUDITOR)
        .await
        .expect("read")
        .expect("there");
    let row = person::find(&mut tx, account.person)
        .await
        .expect("read")
        .expect("there");
    let mail = MAIL.to_owned();
    person::update(&mut tx, PersonRow { mail, ..row })
        .await
        .expect("changed");
    arranged(app, tx).await;
}

/// One mail went to him, which says nothing.
async fn assert_mailed(app: &TestApp) {
    assert_eq!(app.work().await, 1);
    let letters = app.mail.letters();
    let letter = letters.last().expect("a letter");
    assert_eq!(letter.to, MAIL);
    let text = format!("{} {}", letter.subject, letter.body).to_lowercase();
    for word in ["mật khẩu", "phiếu", "xác thực", AUDITOR] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

async fn is_told(browser: &Browser<'_>, kind: TaskKind) -> bool {
    let start = browser.get(routes::HOME).await;
    let button = format!("name=\"viec\" value=\"{}\"", kind.code());
    start.text().contains(&button)
}

on_both! {
    async fn a_password_set_with_the_recovery_code_is_told(app: TestApp) {
        let browser = Browser::new(app);
        let code = open(&browser, AUDITOR, PASSWORD).await;
        addressed(app).await;
        let typed = [("login", AUDITOR), ("code", &*code), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
        assert_eq!(Browser::new(app).post(routes::FORGOTTEN, &typed).await.status, 200);
        assert_mailed(app).await;
        sign_in(&browser, AUDITOR, NEW_PASSWORD).await;
        assert!(is_told(&browser, TaskKind::PasswordRecovered).await);
        let text = browser.get(routes::HOME).await;
        assert!(text.text().contains("đặt lại bằng mã khôi phục") && text.text().contains("đổi khóa của mình ngay"));

        let other = browser.post(routes::TASK_SEEN, &[("viec", TaskKind::ApproveRole.code())]).await;
        assert_eq!(other.status, 404, "what has to be done is not done by looking");
        for _ in 0..2 {
            let seen = browser.post(routes::TASK_SEEN, &[("viec", TaskKind::PasswordRecovered.code())]).await;
            assert_eq!(seen.status, 200);
        }
        assert!(!is_told(&browser, TaskKind::PasswordRecovered).await);
    }

    async fn a_new_slip_and_a_second_factor_taken_away_are_told(app: TestApp) {
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        seated(app, AUDITOR, RoleCode::KiemToanNoiBo).await;
        addressed(app).await;
        let id = id_of(app, AUDITOR).await.to_string();
        let named = [("ma", &*id)];
        assert_eq!(officer.post(routes::ACCOUNT_SECOND_FACTOR, &named).await.status, 200);
        assert_mailed(app).await;
        assert_eq!(officer.post(routes::ACCOUNT_SLIP, &named).await.status, 200);
        assert_mailed(app).await;
        let owner = Browser::new(app);
        sign_in(&owner, AUDITOR, PASSWORD).await;
        assert!(is_told(&owner, TaskKind::SecondFactorReset).await && is_told(&owner, TaskKind::ReInvited).await);
        assert!(!is_told(&officer, TaskKind::ReInvited).await, "nobody else's matter");
    }
}
