//! Slips of a whole unit, and a lost second factor, over HTTP.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use store::{account, person};

use super::administration::{id_of, is_signed_in, page_of, seated, sixty_more, typed, used};
use super::screens::sign_in;
use super::{PASSWORD, events};
use crate::support::app::Browser;
use crate::support::{Answer, TestApp, founding};

const OFFICER: &str = "tochuc";
const HEAD: &str = "thutruong";
const AUDITOR: &str = "kiemtoan";

async fn unit_of(app: &TestApp, login: &str) -> String {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let found = account::find_by_login(&mut tx, login).await.expect("read");
    let person = person::find(&mut tx, found.expect("there is one").person)
        .await
        .expect("read");
    person.expect("there is one").unit.to_string()
}

async fn print(browser: &Browser<'_>, unit: &str) -> Answer {
    browser.post(routes::SLIPS, &[("don-vi", unit)]).await
}

/// Logins and secrets on the slips of a page.
pub(super) fn slips(page: &Answer) -> Vec<(String, String)> {
    let cell = |text: &str| text.split('<').next().unwrap_or_default().trim().to_owned();
    let sheets = page.text().split("class=\"lc-slip\"").skip(1);
    sheets
        .map(|sheet| {
            let values: Vec<_> = sheet.split("summary-list__value\">").skip(1).map(cell).collect();
            let groups: Vec<_> = sheet.split("lc-written__group\">").skip(1).map(cell).collect();
            (values[2].clone(), groups.join("-"))
        })
        .collect()
}

on_both! {
    async fn slips_of_a_unit_open_its_accounts_and_void_the_older_ones(app: TestApp) {
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        let unit = unit_of(app, HEAD).await;
        let waiting = officer.get(routes::SLIPS).await;
        assert!(waiting.text().contains(&unit) && waiting.text().contains(founding::AGENCY));
        assert!(waiting.text().contains(">3<"), "all founders but himself");
        let first = slips(&print(&officer, &unit).await);
        let second = slips(&print(&officer, &unit).await);
        let logins: Vec<_> = second.iter().map(|(login, _)| login.as_str()).collect();
        assert_eq!(logins, [AUDITOR, "quantri", HEAD], "in the order of staff lists");
        for ((login, old), (_, new)) in first.iter().zip(&second) {
            assert_eq!(typed(&Browser::new(app), login, old).await.status, 422, "{login}: void");
            assert_eq!(used(&Browser::new(app), login, new).await.status, 200, "{login}");
        }
        assert_eq!(events(app, "unit.invited").await, 2);
        assert!(officer.get(routes::SLIPS).await.text().contains("Mọi người đều đã đăng nhập."));
        assert_eq!(print(&officer, &unit).await.status, 404, "nobody waits any more");
    }

    async fn a_large_unit_gets_fifty_slips_at_a_time(app: TestApp) {
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        sixty_more(app).await;
        let page = print(&officer, &unit_of(app, HEAD).await).await;
        assert_eq!(slips(&page).len(), 50);
        assert_eq!(page.header("cache-control"), "no-store");
    }

    async fn slips_of_a_unit_come_from_the_personnel_officer_inside_his_step_up_alone(app: TestApp) {
        let head = seated(app, HEAD, RoleCode::ThuTruong).await;
        let unit = unit_of(app, HEAD).await;
        assert_eq!(head.get(routes::SLIPS).await.status, 403);
        assert_eq!(print(&head, &unit).await.status, 403);
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        for unknown in ["khong-phai-ma", ""] {
            assert_eq!(print(&officer, unknown).await.status, 400);
        }
        assert_eq!(print(&officer, "00000000-0000-0000-0000-000000000001").await.status, 404);
        app.clock.advance(TimeDelta::minutes(16));
        let asked = print(&officer, &unit).await;
        assert_eq!(asked.status, 401);
        assert!(slips(&asked).is_empty());
        assert_eq!(events(app, "unit.invited").await, 0);
    }

    async fn a_lost_second_factor_is_taken_away_by_the_officer_and_never_by_the_administrator(app: TestApp) {
        let auditor = seated(app, AUDITOR, RoleCode::KiemToanNoiBo).await;
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        let administrator = seated(app, "quantri", RoleCode::QuanTri).await;
        let id = id_of(app, AUDITOR).await;
        let named = [("ma", &*id.to_string())];
        assert_eq!(administrator.post(routes::ACCOUNT_SECOND_FACTOR, &named).await.status, 403);
        assert!(!administrator.get(&page_of(id)).await.text().contains(routes::ACCOUNT_SECOND_FACTOR));
        assert!(officer.get(&page_of(id)).await.text().contains(routes::ACCOUNT_SECOND_FACTOR));
        for _ in 0..2 {
            let done = officer.post(routes::ACCOUNT_SECOND_FACTOR, &named).await;
            assert_eq!(done.status, 200, "a second press is no fault");
            assert!(done.text().contains("Đã bỏ xác thực hai lớp."));
            assert!(!done.text().contains(routes::ACCOUNT_SECOND_FACTOR), "there is none any more");
        }
        assert_eq!(events(app, "second_factor.reset").await, 1);
        assert!(!is_signed_in(&auditor).await, "his sessions ended");
        let again = Browser::new(app);
        assert_eq!(sign_in(&again, AUDITOR, PASSWORD).await.status, 200);
        let ledger = again.get(routes::LEDGER).await;
        assert!(ledger.text().contains("lc-typed-key") || ledger.text().contains("bat-dau"), "he sets up another one");
        let own = [("ma", &*id_of(app, OFFICER).await.to_string())];
        assert_eq!(officer.post(routes::ACCOUNT_SECOND_FACTOR, &own).await.status, 403, "not his own");
    }
}
