//! Accounts for people who have none: proposed by the administrator, opened with the officer's slip, and with it they
//! declare.

use domain::access::RoleCode::{self, CanBoToChuc, NguoiKeKhai, QuanTri, ThuTruong};
use domain::lang::Lang;
use domain::routes;
use services::Error;
use services::accounts::sign_in::{self, Attempt};
use store::account::{AccountRow, AccountState};
use store::assignment::{AssignmentKind, AssignmentRow};
use store::role::{self, RoleState};
use store::{account, assignment, unit};
use uuid::Uuid;

use super::administration::{id_of, used};
use super::invitations::slips;
use super::{stranger, visitor};
use crate::access::seated;
use crate::circles::newest_role;
use crate::support::app::Browser;
use crate::support::{TestApp, arranged, founding};

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

async fn account_of(app: &TestApp, login: &str) -> AccountRow {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let found = account::find_by_login(&mut tx, login).await.expect("read");
    found.expect("there is one")
}

/// What holders said about whose this account is.
async fn whose(app: &TestApp, login: &str) -> Vec<AssignmentRow> {
    let account = account_of(app, login).await.id;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = assignment::of_subject(&mut tx, AssignmentKind::Person, account, 10).await;
    rows.expect("read")
}

/// Somebody of another unit who has no account.
async fn somebody_without(app: &TestApp) -> Uuid {
    let unit = unit_id(app).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let units = account::lacking(&mut tx, 50).await.expect("read");
    let other = units.into_iter().find(|one| one.id != unit).expect("another unit");
    account::without_one(&mut tx, other.id, 1)
        .await
        .expect("read")
        .remove(0)
}

/// Writes an account over the one with its id.
async fn written(app: &TestApp, row: AccountRow, event: u128) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let before = account::find(&mut tx, row.id).await.expect("read").expect("there");
    let changed = AccountRow {
        state: before.state,
        version: before.version,
        ..row
    };
    account::update(&mut tx, changed).await.expect("written");
    arranged(app, tx, event).await;
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

    async fn whose_an_account_is_counts_with_the_word_of_whoever_hands_over_the_slip(app: TestApp) {
        let administrator = as_role(app, QuanTri).await;
        let key = administrator.get(routes::ACCOUNTS_NEW).await.field("form_key").to_owned();
        let unit = unit_id(app).await.to_string();
        administrator.post(routes::ACCOUNTS_NEW, &[("form_key", &*key), ("don-vi", &unit)]).await;
        let logins = waiting(app).await;
        let officer = as_role(app, CanBoToChuc).await;
        let printed = officer.post(routes::SLIPS, &[("don-vi", &unit)]).await;
        let said = whose(app, &logins[0]).await;
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].object, account_of(app, &logins[0]).await.person.to_string());
        assert!(said[0].approved_by.is_some() && said[0].approved_by != said[0].proposed_by);
        let again = officer.post(routes::SLIPS, &[("don-vi", &unit)]).await;
        assert_eq!(whose(app, &logins[0]).await.len(), 1, "a second print says nothing new");
        assert_eq!(printed.status, 200);

        let slips = slips(&again);
        let secret = |login: &str| slips.iter().find(|(of, _)| of == login).expect("a slip").1.clone();
        assert_eq!(used(&Browser::new(app), &logins[0], &secret(&logins[0])).await.status, 200, "his own account");
        let genuine = account_of(app, &logins[1]).await;
        let other = somebody_without(app).await;
        // Whoever has the system secret can even make the row's own check value.
        let forged = [
            AccountRow { person: other, ..genuine.clone() },
            AccountRow { person: other, created_by: None, ..genuine.clone() },
        ];
        for (row, event) in forged.into_iter().zip(0xacc0_u128..) {
            written(app, row, event).await;
            let refused = used(&Browser::new(app), &logins[1], &secret(&logins[1])).await;
            assert_eq!(refused.status, 403, "{}", refused.text());
        }
        written(app, genuine, 0xacd0).await;
        assert_eq!(used(&Browser::new(app), &logins[1], &secret(&logins[1])).await.status, 200, "as it was");
    }

    async fn an_account_of_which_no_holder_has_spoken_lets_nobody_in(app: TestApp) {
        let wearer = founding::wearer(NguoiKeKhai);
        let row = account_of(app, &wearer.login).await;
        assert!(row.created_by.is_none(), "made at the console");
        let by = id_of(app, &founding::wearer(QuanTri).login).await;
        written(app, AccountRow { created_by: Some(by), ..row.clone() }, 0xace0).await;
        let visitor = visitor();
        let attempt = Attempt { lang: Lang::Vi, login: &wearer.login, password: &wearer.password, visitor: &visitor };
        let refused = sign_in::sign_in(&stranger(app), &attempt).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        written(app, row, 0xacf0).await;
        assert!(sign_in::sign_in(&stranger(app), &attempt).await.is_ok());
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
