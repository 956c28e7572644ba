//! Accounts over HTTP for those who look after them: who gets in, locking, and slips.

use std::collections::BTreeSet;

use axum::body::Body;
use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::routes;
use http::{Request, header};
use store::account::{AccountRow, AccountState};
use store::endorsement::EndorsementRow;
use store::person::PersonRow;
use store::role::{RoleRow, RoleState};
use store::{account, account_key, endorsement, person, role};
use tracing_subscriber::util::SubscriberInitExt;
use uuid::Uuid;

use super::screens::{end_of, open, shown_code, sign_in};
use super::screens_sessions::{code_of, secret};
use super::second_factor_forged::{Log, dump, occurs};
use super::{PASSWORD, events};
use crate::support::app::{BASE_URL, Browser, form};
use crate::support::{Answer, TestApp, arranged, founding};

const ADMINISTRATOR: &str = "quantri";
const OFFICER: &str = "tochuc";
const HEAD: &str = "thutruong";
const MEMBER: &str = "kiemtoan";
const MEMBER_NAME: &str = "Hoàng Văn Kiểm Toán";
const NEW_PASSWORD: &str = "sáu con cá chép bơi ngược dòng";
const LOCKED: &str = "Tài khoản đang bị khóa.";
const READERS: [RoleCode; 3] = [RoleCode::QuanTri, RoleCode::CanBoToChuc, RoleCode::ThuTruong];

pub(super) async fn id_of(app: &TestApp, login: &str) -> Uuid {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let found = account::find_by_login(&mut tx, login).await.expect("read");
    found.expect("there is one").id
}

/// Puts the one role of an account in force, as another role.
async fn wear(app: &TestApp, login: &str, code: RoleCode) {
    let account = id_of(app, login).await;
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let row = role::of_account(&mut tx, account, 1).await.expect("read").remove(0);
    let keys = account_key::newest(&mut tx, account).await.expect("read");
    // With the keys that he has, if he has been here.
    let endorsement = match &keys {
        Some(keys) => Some(founding::word_of_the_root(&mut tx, keys).await),
        None => None,
    };
    let version = u128::from(row.version.unsigned_abs());
    let event = row.id.as_u128() ^ (version << 32);
    if let Some((keys, body)) = keys.zip(endorsement.clone()) {
        let word = EndorsementRow {
            id: Uuid::from_u128(event ^ 7),
            subject: account,
            generation: keys.generation,
            body,
            made_at: keys.made_at,
        };
        endorsement::insert(&mut tx, &word).await.expect("inserted");
    }
    let row = RoleRow {
        role: code.code().to_owned(),
        state: RoleState::Active,
        endorsement,
        ..row
    };
    role::update(&mut tx, row).await.expect("updated");
    arranged(app, tx, event).await;
}

/// Somebody at his browser with a second factor, in the session in which he set it up.
pub(super) async fn seated<'a>(app: &'a TestApp, login: &str, code: RoleCode) -> Browser<'a> {
    let browser = Browser::new(app);
    open(&browser, login, PASSWORD).await;
    let page = browser.post(routes::OWN_SECOND_FACTOR, &[("viec", "bat-dau")]).await;
    let confirm = [("viec", "xac-nhan"), ("code", &*code_of(app, &secret(&page)))];
    assert_eq!(browser.post(routes::OWN_SECOND_FACTOR, &confirm).await.status, 200);
    wear(app, login, code).await;
    browser
}

pub(super) fn page_of(id: Uuid) -> String {
    format!("{}?ma={id}", routes::ACCOUNT)
}

async fn act(browser: &Browser<'_>, act: &str, id: Uuid) -> Answer {
    let id = id.to_string();
    browser.post(routes::ACCOUNT, &[("viec", act), ("ma", &id)]).await
}

async fn slip(browser: &Browser<'_>, id: Uuid) -> Answer {
    browser.post(routes::ACCOUNT_SLIP, &[("ma", &id.to_string())]).await
}

/// The secret as it stands on a slip.
fn secret_on(page: &Answer) -> String {
    assert_eq!(page.status, 200);
    let groups = page.text().split("lc-written__group\">").skip(1);
    let groups: Vec<&str> = groups.map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    assert_eq!(groups.len(), 4, "16 letters in groups of four");
    groups.join("-")
}

/// Types a slip; the page with the recovery code when it is good.
pub(super) async fn typed(browser: &Browser<'_>, login: &str, secret: &str) -> Answer {
    browser
        .post(routes::FIRST_SIGN_IN, &[("login", login), ("secret", secret)])
        .await
}

/// Opens an account from a slip, with a new password.
pub(super) async fn used(browser: &Browser<'_>, login: &str, secret: &str) -> Answer {
    let page = typed(browser, login, secret).await;
    assert_eq!(page.status, 200);
    let end = end_of(&shown_code(&page));
    let fields = [
        ("login", login),
        ("secret", secret),
        ("sealed", page.field("sealed")),
        ("code_end", &end),
        ("password", NEW_PASSWORD),
        ("again", NEW_PASSWORD),
    ];
    browser.post(routes::FIRST_SIGN_IN_COMPLETE, &fields).await
}

pub(super) async fn is_signed_in(browser: &Browser<'_>) -> bool {
    let request = Request::get(routes::OWN_ACCOUNT).body(Body::empty());
    browser.once(request.expect("a request")).await.status == 200
}

/// The ten bytes that a secret stands for.
fn bytes_of(secret: &str) -> Vec<u8> {
    const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters = secret.chars().filter_map(|letter| LETTERS.find(letter));
    let number = letters.fold(0_u128, |number, value| number << 5 | value as u128);
    number.to_be_bytes()[6..].to_vec()
}

/// Sixty more people with accounts, in the order of their numbers.
pub(super) async fn sixty_more(app: &TestApp) {
    let administrator = id_of(app, ADMINISTRATOR).await;
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let first = account::find(&mut tx, administrator)
        .await
        .expect("read")
        .expect("there is one");
    let owner = person::find(&mut tx, first.person)
        .await
        .expect("read")
        .expect("there is one");
    for number in 0..60_u128 {
        let row = PersonRow {
            id: Uuid::from_u128(0x1000 + number),
            staff_code: format!("VD{number:02}"),
            name: format!("Đặng Ví Dụ {number:02}"),
            name_sort: format!("zz {number:02}"),
            name_search: format!("dang vi du {number:02}"),
            ..owner.clone()
        };
        let row = person::insert(&mut tx, row).await.expect("written");
        let row = AccountRow {
            id: Uuid::from_u128(0x2000 + number),
            person: row.id,
            login: format!("vidu{number:02}"),
            state: AccountState::Invited,
            ..first.clone()
        };
        account::insert(&mut tx, row).await.expect("written");
    }
    arranged(app, tx, 0x3000).await;
}

/// Where a link with these words leads.
fn link(page: &Answer, words: &str) -> Option<String> {
    let before = page.text().split_once(&format!(">{words}</a>"))?.0;
    let (_, href) = before.rsplit_once("href=\"")?;
    Some(href.split('"').next().unwrap_or_default().replace("&amp;", "&"))
}

on_both! {
    async fn three_roles_see_accounts_and_each_does_its_own(app: TestApp) {
        let browser = seated(app, MEMBER, RoleCode::KiemToanNoiBo).await;
        let (officer, head) = (id_of(app, OFFICER).await, id_of(app, HEAD).await);
        wear(app, OFFICER, RoleCode::CanBoToChuc).await;
        for code in RoleCode::ALL {
            wear(app, MEMBER, code).await;
            let reads = READERS.contains(&code);
            let seen = if reads { 200 } else { 403 };
            assert_eq!(browser.get(routes::ACCOUNTS).await.status, seen, "{code:?}");
            assert_eq!(browser.get(&page_of(officer)).await.status, seen, "{code:?}");
            let start = browser.get(routes::HOME).await;
            let links = start.text().matches(&format!("href=\"{}\"", routes::ACCOUNTS)).count();
            assert_eq!(links, if reads { 2 } else { 0 }, "{code:?}: in the navigation and on the page");
            // It is not locked, so that this changes nothing.
            let unlocked = if code == RoleCode::QuanTri { 200 } else { 403 };
            assert_eq!(act(&browser, "mo-khoa", officer).await.status, unlocked, "{code:?}");
            let of_officer = if [RoleCode::CanBoToChuc, RoleCode::ThuTruong].contains(&code) { 200 } else { 403 };
            assert_eq!(slip(&browser, officer).await.status, of_officer, "{code:?}");
            let of_others = if code == RoleCode::CanBoToChuc { 200 } else { 403 };
            assert_eq!(slip(&browser, head).await.status, of_others, "{code:?}");
        }
        assert_eq!(events(app, "account.unlocked").await, 0);
        assert_eq!(events(app, "account.invited").await, 3);
    }

    async fn without_the_second_factor_the_role_leads_to_setting_it_up(app: TestApp) {
        let browser = Browser::new(app);
        open(&browser, ADMINISTRATOR, PASSWORD).await;
        assert!(!browser.get(routes::HOME).await.text().contains(routes::ACCOUNTS));
        for path in [routes::ACCOUNTS.to_owned(), page_of(id_of(app, MEMBER).await)] {
            let request = Request::get(path).body(Body::empty()).expect("a request");
            let answer = browser.once(request).await;
            assert_eq!(answer.status, 303);
            assert!(answer.header(header::LOCATION).starts_with(routes::OWN_SECOND_FACTOR));
        }
    }

    async fn the_list_is_searched_without_marks_and_turned_without_gaps(app: TestApp) {
        let browser = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let found = browser.get(&format!("{}?tim=toan+hoang", routes::ACCOUNTS)).await;
        assert!(found.text().contains(MEMBER_NAME) && found.text().contains("Chờ đăng nhập lần đầu"));
        assert!(!found.text().contains("Phạm Thị Tổ Chức"));
        let none = browser.get(&format!("{}?tim=%3Cb%3Ekhong", routes::ACCOUNTS)).await;
        assert!(none.text().contains("Không có ai tên như") && !none.text().contains("<b>khong"));

        sixty_more(app).await;
        let mut page = browser.get(routes::ACCOUNTS).await;
        let mut seen = BTreeSet::new();
        let mut sizes = Vec::new();
        loop {
            let rows: Vec<_> = page.text().split("chi-tiet?ma=").skip(1).map(|rest| rest[..36].to_owned()).collect();
            sizes.push(rows.len());
            for id in rows {
                assert!(seen.insert(id), "an account is shown twice");
            }
            let Some(next) = link(&page, "Xem tiếp") else { break };
            page = browser.get(&next).await;
        }
        assert_eq!(sizes, [50, 14]);
        assert_eq!(link(&page, "Về đầu danh sách").as_deref(), Some(routes::ACCOUNTS));

        let found = browser.get(&format!("{}?tim=dang", routes::ACCOUNTS)).await;
        let next = browser.get(&link(&found, "Xem tiếp").expect("there are sixty")).await;
        assert_eq!(next.text().matches("chi-tiet?ma=").count(), 10, "the search is carried along");
    }

    async fn the_page_of_an_account_tells_its_roles_and_no_key_code(app: TestApp) {
        let owner = seated(app, MEMBER, RoleCode::KiemToanNoiBo).await;
        let own = owner.get(routes::OWN_ACCOUNT).await;
        let key_code: Vec<&str> = own
            .text()
            .split("lc-written__group\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap_or_default())
            .collect();
        assert_eq!(key_code.len(), 4);
        let browser = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let page = browser.get(&page_of(id_of(app, MEMBER).await)).await;
        for told in [MEMBER_NAME, MEMBER, founding::AGENCY, "Kiểm toán nội bộ", "01/07/2026", "Chưa định ngày"] {
            assert!(page.text().contains(told), "{told}");
        }
        assert!(page.text().contains("Mã khóa không hiện ở đây."));
        assert!(key_code.iter().all(|group| !page.text().contains(group)));
        assert!(!page.text().contains("<title>Hoàng"), "a name in a title stays in the history of the browser");
        for unknown in ["khong-phai-ma".to_owned(), Uuid::from_u128(1).to_string(), String::new()] {
            let path = format!("{}?ma={unknown}", routes::ACCOUNT);
            assert_eq!(browser.get(&path).await.status, 404, "{unknown}");
        }
        assert_eq!(act(&browser, "xoa", id_of(app, MEMBER).await).await.status, 400);
        assert_eq!(act(&browser, "khoa", Uuid::from_u128(1)).await.status, 404);
    }

    async fn a_locked_account_is_out_and_stays_out_until_it_is_unlocked(app: TestApp) {
        let member = Browser::new(app);
        open(&member, MEMBER, PASSWORD).await;
        let browser = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let id = id_of(app, MEMBER).await;
        assert!(is_signed_in(&member).await);
        for _ in 0..2 {
            let locked = act(&browser, "khoa", id).await;
            assert_eq!(locked.status, 200, "a second press is no fault");
            assert!(locked.text().contains("Đã khóa tài khoản.") && locked.text().contains("Mở khóa tài khoản"));
            assert!(!locked.text().contains("value=\"khoa\""));
        }
        assert_eq!(events(app, "account.locked").await, 1);
        assert!(!is_signed_in(&member).await);
        let refused = sign_in(&member, MEMBER, PASSWORD).await;
        assert_eq!(refused.status, 403);
        assert!(refused.text().contains(LOCKED));
        let wrong = sign_in(&member, MEMBER, NEW_PASSWORD).await;
        assert_eq!(wrong.status, 422);
        assert!(!wrong.text().contains(LOCKED), "told to nobody but its owner");
        for _ in 0..2 {
            let unlocked = act(&browser, "mo-khoa", id).await;
            assert!(unlocked.text().contains("Đã mở khóa tài khoản."));
        }
        assert_eq!(events(app, "account.unlocked").await, 1);
        assert!(!is_signed_in(&member).await, "a session that was ended stays so");
        assert_eq!(sign_in(&member, MEMBER, PASSWORD).await.status, 200);
    }

    async fn an_account_that_was_never_used_waits_for_its_slip_again_after_unlocking(app: TestApp) {
        let browser = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let id = id_of(app, MEMBER).await;
        let printed = founding::slips().iter().find(|slip| slip.login == MEMBER).expect("a founder");
        act(&browser, "khoa", id).await;
        assert_eq!(typed(&Browser::new(app), MEMBER, &printed.secret).await.status, 422);
        let page = act(&browser, "mo-khoa", id).await;
        assert!(page.text().contains("Chờ đăng nhập lần đầu"));
        assert_eq!(typed(&Browser::new(app), MEMBER, &printed.secret).await.status, 200);
    }

    async fn ended_sessions_are_over_and_the_password_still_counts(app: TestApp) {
        let member = Browser::new(app);
        open(&member, MEMBER, PASSWORD).await;
        let browser = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let ended = act(&browser, "ket-thuc-phien", id_of(app, MEMBER).await).await;
        assert!(ended.text().contains("Đã kết thúc mọi phiên của tài khoản."));
        assert!(!is_signed_in(&member).await && is_signed_in(&browser).await);
        assert_eq!(sign_in(&member, MEMBER, PASSWORD).await.status, 200);
    }

    async fn nobody_does_anything_to_his_own_account(app: TestApp) {
        let administrator = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        for (browser, login) in [(&administrator, ADMINISTRATOR), (&officer, OFFICER)] {
            let id = id_of(app, login).await;
            let page = browser.get(&page_of(id)).await;
            assert!(page.text().contains("Đây là tài khoản của chính anh/chị."));
            assert!(!page.text().contains("name=\"viec\"") && !page.text().contains(routes::ACCOUNT_SLIP));
            assert_eq!(act(browser, "khoa", id).await.status, 403);
            assert_eq!(slip(browser, id).await.status, 403);
            assert!(is_signed_in(browser).await);
        }
        assert_eq!(events(app, "account.locked").await, 0);
    }

    async fn each_page_offers_what_its_reader_may_do(app: TestApp) {
        let administrator = seated(app, ADMINISTRATOR, RoleCode::QuanTri).await;
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        let head = seated(app, HEAD, RoleCode::ThuTruong).await;
        open(&Browser::new(app), MEMBER, PASSWORD).await;
        let id = id_of(app, MEMBER).await;
        let offers = async |browser: &Browser<'_>, id| {
            let page = browser.get(&page_of(id)).await;
            let marks = ["value=\"khoa\"", "value=\"mo-khoa\"", "value=\"ket-thuc-phien\"", routes::ACCOUNT_SLIP];
            marks.map(|mark| page.text().contains(mark))
        };
        assert_eq!(offers(&administrator, id).await, [true, false, true, false]);
        assert_eq!(offers(&officer, id).await, [false, false, false, true]);
        assert_eq!(offers(&head, id).await, [false; 4]);
        assert_eq!(offers(&head, id_of(app, OFFICER).await).await, [false, false, false, true]);
        // Outside the window the button is there, and asks for the password first.
        app.clock.advance(TimeDelta::minutes(16));
        assert_eq!(offers(&officer, id).await, [false, false, false, true]);
        let asked = slip(&officer, id).await;
        assert_eq!(asked.status, 401);
        assert_eq!(asked.field("carried_target"), routes::ACCOUNT_SLIP);
        assert_eq!(events(app, "account.re_invited").await, 0);
        act(&administrator, "khoa", id).await;
        assert_eq!(offers(&administrator, id).await, [false, true, true, false]);
        assert_eq!(offers(&officer, id).await, [false; 4], "a slip is no way around the lock");
    }

    async fn a_new_slip_replaces_the_password_when_it_is_used_and_not_before(app: TestApp) {
        let member = Browser::new(app);
        open(&member, MEMBER, PASSWORD).await;
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        let id = id_of(app, MEMBER).await;
        let mut request = form(routes::ACCOUNT_SLIP, &[("ma", &id.to_string())]);
        request.headers_mut().insert(header::ORIGIN, BASE_URL.parse().expect("a header"));
        let page = officer.once(request).await;
        assert_eq!(page.header("cache-control"), "no-store");
        let address = format!("{BASE_URL}{}", routes::FIRST_SIGN_IN);
        for told in [founding::AGENCY, MEMBER_NAME, MEMBER, "08:02 ngày 15/07/2026", &address, "không gửi qua thư điện tử"] {
            assert!(page.text().contains(told), "{told}");
        }
        let first = secret_on(&page);
        let second = secret_on(&slip(&officer, id).await);
        assert_ne!(first, second);
        assert_eq!(events(app, "account.re_invited").await, 2);
        assert!(is_signed_in(&member).await);
        assert_eq!(sign_in(&Browser::new(app), MEMBER, PASSWORD).await.status, 200, "until the slip is used");

        let visitor = Browser::new(app);
        assert_eq!(typed(&visitor, MEMBER, &first).await.status, 422, "only the newest is good");
        assert_eq!(used(&visitor, MEMBER, &second).await.status, 200);
        assert!(is_signed_in(&visitor).await && !is_signed_in(&member).await);
        assert_eq!(sign_in(&member, MEMBER, PASSWORD).await.status, 422);
        assert_eq!(sign_in(&member, MEMBER, NEW_PASSWORD).await.status, 200);
        assert_eq!(typed(&Browser::new(app), MEMBER, &second).await.status, 422, "a slip is used once");
    }

    async fn the_secret_of_a_slip_is_in_no_table_log_or_event(app: TestApp) {
        open(&Browser::new(app), MEMBER, PASSWORD).await;
        let officer = seated(app, OFFICER, RoleCode::CanBoToChuc).await;
        let id = id_of(app, MEMBER).await;
        let log = Log::default();
        let logging = tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::TRACE);
        let guard = logging.with_writer(log.clone()).finish().set_default();
        let secret = secret_on(&slip(&officer, id).await);
        let waiting = dump(app).await;
        assert_eq!(used(&Browser::new(app), MEMBER, &secret).await.status, 200);
        drop(guard);
        let (tables, lines) = (dump(app).await, log.lines());
        assert!(occurs(&waiting, b"account.re_invited"), "what events say is searched");
        assert!(occurs(&lines, b"Invited"), "and what is logged");
        let bare = secret.replace('-', "");
        for form in [secret.as_bytes(), bare.as_bytes(), bare.to_lowercase().as_bytes(), &bytes_of(&secret)] {
            assert!(!occurs(&waiting, form), "stored while it waits");
            assert!(!occurs(&tables, form), "stored afterwards");
            assert!(!occurs(&lines, form), "logged");
        }
    }
}
