//! Accounts for people who have none: proposed by the administrator, opened with the officer's slip, and with it they
//! declare.

use domain::access::RoleCode::{self, CanBoToChuc, NguoiKeKhai, QuanTri, ThuTruong};
use domain::routes;
use store::account::AccountState;
use store::role::{self, RoleState};
use store::{account, unit};
use uuid::Uuid;

use super::administration::id_of;
use crate::access::seated;
use crate::circles::newest_role;
use crate::support::app::Browser;
use crate::support::{TestApp, founding};

const UNIT: &str = "Phòng Chuyển đổi số";
/// Trưởng phòng of the demonstration's Phòng Chuyển đổi số is "… Thị Ví Dụ Hà".
const LOGIN_END: &str = "tvd";

async fn unit_id(app: &TestApp) -> Uuid {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = unit::all(&mut tx, 50).await.expect("read");
    units.into_iter().find(|one| one.name == UNIT).expect("there is one").id
}

async fn as_role(app: &TestApp, role: RoleCode) -> Browser<'_> {
    seated(app, founding::wearer(role)).await
}

/// Logins of those of the unit who have never signed in.
async fn waiting(app: &TestApp) -> Vec<String> {
    let unit = unit_id(app).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = account::invited(&mut tx, unit, 100).await.expect("read");
    rows.into_iter().map(|row| row.account.login).collect()
}

on_both_demo! {
    async fn everybody_of_a_unit_gets_an_account_a_slip_and_the_role_of_a_declarant(app: TestApp) {
        let administrator = as_role(app, QuanTri).await;
        let page = administrator.get(routes::ACCOUNTS_NEW).await;
        let key = page.field("form_key").to_owned();
        let unit = unit_id(app).await.to_string();
        let fields = [("form_key", &*key), ("don-vi", &unit)];
        let done = administrator.post(routes::ACCOUNTS_NEW, &fields).await;
        assert!(done.text().contains("Đã đề nghị tài khoản."));
        let logins = waiting(app).await;
        assert!(logins.len() >= 5, "{logins:?}");
        assert!(logins.iter().any(|login| login.starts_with("ha") && login.ends_with(LOGIN_END)), "{logins:?}");
        administrator.post(routes::ACCOUNTS_NEW, &fields).await;
        assert_eq!(waiting(app).await, logins, "pressed twice");

        let account = id_of(app, &logins[0]).await;
        let declares = newest_role(app, account, NguoiKeKhai).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let row = role::find(&mut tx, declares).await.expect("read").expect("there");
        assert_eq!(row.state, RoleState::Proposed, "nothing yet");
        drop(tx);
        assert_eq!(administrator.post(routes::SLIPS, &[("don-vi", &unit)]).await.status, 403, "he never sees a slip");

        let officer = as_role(app, CanBoToChuc).await;
        let slips = officer.post(routes::SLIPS, &[("don-vi", &unit)]).await;
        assert_eq!(slips.status, 200);
        assert!(logins.iter().all(|login| slips.text().contains(login.as_str())));
        let mut tx = app.database.db.read().await.expect("a transaction");
        let row = role::find(&mut tx, declares).await.expect("read").expect("there");
        assert_eq!(row.state, RoleState::Active);
        assert_ne!(row.approved_by, row.proposed_by);
        let opened = account::find(&mut tx, account).await.expect("read").expect("there");
        assert_eq!(opened.state, AccountState::Invited, "until he comes");
    }

    async fn two_of_one_name_get_two_logins_and_nobody_else_proposes(app: TestApp) {
        for role in [CanBoToChuc, ThuTruong, NguoiKeKhai] {
            assert_eq!(as_role(app, role).await.get(routes::ACCOUNTS_NEW).await.status, 403, "{role:?}");
        }
        let administrator = as_role(app, QuanTri).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let units = account::lacking(&mut tx, 50).await.expect("read");
        drop(tx);
        assert!(units.len() > 3);
        for unit in units {
            let key = administrator.get(routes::ACCOUNTS_NEW).await.field("form_key").to_owned();
            let id = unit.id.to_string();
            let done = administrator.post(routes::ACCOUNTS_NEW, &[("form_key", &*key), ("don-vi", &id)]).await;
            assert_eq!(done.status, 200, "{}", unit.name);
        }
        let none = administrator.get(routes::ACCOUNTS_NEW).await;
        assert!(none.text().contains("Mọi người đang công tác đều đã có tài khoản."));
        let mut tx = app.database.db.read().await.expect("a transaction");
        assert!(account::lacking(&mut tx, 50).await.expect("read").is_empty());
    }
}
