//! The auditor's page: who did what, never what it was about, and nobody else gets in.

use std::collections::BTreeSet;

use axum::body::Body;
use domain::access::RoleCode;
use domain::routes;
use http::Request;
use store::ledger::{NewEvent, What};
use store::person::PersonRow;
use store::role::{self, RoleRow, RoleState};
use store::{Act, account, account_key, person};
use totp_rs::Totp;

use super::dba::Dba;
use super::{NONCE, commit, confidential, grow, id, settle, sign, size};
use crate::support::app::{Browser, form};
use crate::support::{Answer, TestApp, founding};

const PASSWORD: &str = "ba con mèo mướp nằm phơi nắng";
const AUDITOR: &str = "kiemtoan";
const LOGIN: &str = "tochuc";
const NAME: &str = "Phạm Thị Tổ Chức";
/// Stands in a body, and may stand nowhere else.
const MARK: &str = "DAU-HIEU-NOI-DUNG";

/// Opens an account from its slip.
async fn open<'a>(app: &'a TestApp, login: &str) -> Browser<'a> {
    let browser = Browser::new(app);
    let slip = founding::slips()
        .iter()
        .find(|slip| slip.login == login)
        .expect("a founder");
    let typed = [("login", login), ("secret", slip.secret.as_str())];
    let page = browser.post(routes::FIRST_SIGN_IN, &typed).await;
    let groups = page.text().split("lc-written__group\">").skip(1);
    let code: String = groups.map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    let rest = [
        ("sealed", page.field("sealed")),
        ("code_end", &code[code.len() - 4..]),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    let start = browser
        .post(routes::FIRST_SIGN_IN_COMPLETE, &[&typed[..], &rest[..]].concat())
        .await;
    assert!(start.text().contains(routes::OWN_ACCOUNT), "he is in");
    browser
}

/// The auditor, with the second factor that his role needs.
async fn auditor(app: &TestApp) -> Browser<'_> {
    let browser = open(app, AUDITOR).await;
    wear(app, AUDITOR, RoleCode::KiemToanNoiBo, 1_000_000).await;
    let page = browser.post(routes::OWN_SECOND_FACTOR, &[("viec", "bat-dau")]).await;
    let (_, rest) = page.text().split_once("lc-typed-key\">").expect("a secret");
    let secret = rest.split('<').next().unwrap_or_default().replace(' ', "");
    let totp = Totp::from_url(format!("otpauth://totp/vidu?secret={secret}&issuer=vidu")).expect("an address");
    let second = u64::try_from(app.worker_ctx().now().timestamp()).expect("after 1970");
    let code = totp.generate(second).to_string();
    let fields = [("viec", "xac-nhan"), ("code", code.as_str())];
    assert_eq!(browser.post(routes::OWN_SECOND_FACTOR, &fields).await.status, 200);
    browser
}

async fn page(browser: &Browser<'_>, query: &str) -> Answer {
    let page = browser.get(&format!("{}{query}", routes::LEDGER)).await;
    assert_eq!(page.status, 200, "{query}: {}", page.text());
    page
}

/// The rows of the table, each as its cells.
fn rows(page: &Answer) -> Vec<Vec<String>> {
    let (_, body) = page.text().split_once("govuk-table__body").expect("a table");
    let (body, _) = body.split_once("</tbody>").expect("its end");
    let cell = |part: &str| {
        let (_, text) = part.split_once('>').unwrap_or_default();
        // Links that follow the text of a cell stand below it.
        let text = text.split("</t").next().unwrap_or_default();
        text.split("<br")
            .next()
            .unwrap_or_default()
            .replace("<!>", "")
            .trim()
            .to_owned()
    };
    body.split("<tr")
        .skip(1)
        .map(|row| {
            let row = row.replace("<th ", "<td ");
            row.split("<td ").skip(1).map(cell).collect()
        })
        .filter(|cells: &Vec<String>| cells.len() == 6)
        .collect()
}

fn numbers(page: &Answer) -> Vec<u64> {
    rows(page).iter().map(|row| row[0].parse().expect("a number")).collect()
}

/// Where the link with this text leads.
fn link(page: &Answer, text: &str) -> Option<String> {
    let (before, _) = page.text().split_once(&format!(">{text}</a>"))?;
    let (_, href) = before.rsplit_once("href=\"")?;
    href.split('"').next().map(|href| href.replace("&amp;", "&"))
}

async fn export(browser: &Browser<'_>, fields: &[(&str, &str)]) -> Vec<Vec<String>> {
    let file = browser.post(routes::LEDGER_EXPORT, fields).await;
    assert_eq!(file.status, 200, "{}", file.text());
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"nhat-ky.csv\""
    );
    parse(file.text().strip_prefix('\u{feff}').expect("the mark of UTF-8"))
}

/// Reads RFC 4180 where every cell is quoted.
fn parse(file: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, file.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            '\r' if !quoted => {}
            other => {
                assert!(quoted, "every cell is quoted");
                cell.push(other);
            }
        }
    }
    assert!(!quoted && line.is_empty() && cell.is_empty(), "the file is whole");
    lines
}

/// An ordinary event that nothing else makes.
async fn probe(app: &TestApp, number: u64, action: &str, actor: &str, body: &str) {
    let event = NewEvent {
        id: id(number),
        at: app.worker_ctx().now(),
        what: What::Ordinary {
            action,
            actor,
            subject: Some("ho-so-17"),
        },
        nonce: &NONCE,
        body: body.as_bytes(),
    };
    let mut tx = app.database.db.begin().await.expect("a transaction");
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::ContactChanged).await.expect("committed");
    settle(app).await;
}

on_both! {
    async fn the_auditor_sees_who_did_what_by_name(app: TestApp) {
        let auditor = auditor(app).await;
        assert!(auditor.get(routes::HOME).await.text().contains(&format!("href=\"{}\"", routes::LEDGER)));
        assert_eq!(auditor.get(routes::LEDGER_HEAD_PDF).await.status, 404, "nothing was signed yet");
        // Events of one moment have no order among themselves.
        settle(app).await;
        let officer = open(app, LOGIN).await;
        officer.post(routes::SIGN_OUT, &[]).await;
        settle(app).await;
        let signed = sign(app).await;
        probe(app, 1, "probe.unheard", "worker", "{}").await;

        let page = page(&auditor, "").await;
        assert_eq!(page.header("cache-control"), "no-store");
        let rows = rows(&page);
        let who = format!("{NAME} ({LOGIN})");
        let of = |action: &str| rows.iter().find(|row| row[2] == action).expect("an event");
        assert_eq!(of("Đăng xuất")[3..], [who.clone(), who.clone(), "Đã chốt".to_owned()]);
        assert_eq!(of("Đăng nhập")[4], who, "whoever signs in is not signed in yet");
        assert_eq!(of("Thành lập hệ thống")[3], "Bảng điều khiển máy chủ");
        let unheard = of("probe.unheard");
        assert_eq!(unheard[3..], ["Máy chủ", "Không rõ (ho-so-17)", "Chưa chốt"]);
        assert!(unheard[1].ends_with(" 01/07/2026") && unheard[1].starts_with("08:"), "{}", unheard[1]);

        let root = &signed.checkpoint.root.to_string()[..16];
        assert!(page.text().contains(root) && page.text().contains(&format!("{} sự kiện", size(app).await)));
        let pdf = auditor.get(routes::LEDGER_HEAD_PDF).await;
        assert_eq!((pdf.status.as_u16(), pdf.header("content-type")), (200, "application/pdf"));
        assert!(pdf.body.starts_with(b"%PDF-"));
    }

    async fn conditions_narrow_the_list_and_stand_in_the_address(app: TestApp) {
        let auditor = auditor(app).await;
        open(app, LOGIN).await.post(routes::SIGN_OUT, &[]).await;
        settle(app).await;
        let all = numbers(&page(&auditor, "").await);
        let closed = page(&auditor, "?viec=session.closed").await;
        assert_eq!(rows(&closed).len(), 1);
        assert!(closed.text().contains("moj-filter__tag"));
        let his = rows(&page(&auditor, "?nguoi=%20TOCHUC").await);
        assert!(!his.is_empty() && his.iter().all(|row| row[3] == format!("{NAME} ({LOGIN})")));
        let nothing = page(&auditor, "?nguoi=tochuc&viec=event.missing").await;
        assert!(nothing.text().contains("Không có sự kiện nào như vậy."));
        for (query, shown) in [
            ("?tu=2026-07-01&den=2026-07-01", all.len()),
            ("?den=2026-07-01", all.len()),
            ("?tu=2026-07-02", 0),
            ("?den=2026-06-30", 0),
        ] {
            assert_eq!(numbers(&page(&auditor, query).await).len(), shown, "{query}");
        }

        let typed = "?tu-day=1&tu-month=7&tu-year=2026&den-day=&den-month=&den-year=&viec=session.closed&nguoi=";
        let request = Request::get(format!("{}{typed}", routes::LEDGER)).body(Body::empty());
        let answer = auditor.once(request.expect("a request")).await;
        assert_eq!(answer.header("location"), "/nhat-ky?tu=2026-07-01&viec=session.closed");
        for (query, told) in [
            ("?nguoi=khongai", "Không có tài khoản nào có tên đăng nhập"),
            ("?den=31/2/2026", "id=\"den-day\""),
        ] {
            let page = auditor.get(&format!("{}{query}", routes::LEDGER)).await;
            assert_eq!(page.status, 422, "{query}");
            assert!(page.text().contains(told) && page.text().contains("govuk-error-summary"), "{query}");
        }
    }

    async fn everything_about_somebody_is_found_by_login_staff_code_or_the_link_in_a_row(app: TestApp) {
        let auditor = auditor(app).await;
        open(app, LOGIN).await.post(routes::SIGN_OUT, &[]).await;
        probe(app, 1, "probe.made", "worker", "{}").await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let officer = account::find_by_login(&mut tx, LOGIN).await.expect("read").expect("a founder");
        let person = person::find(&mut tx, officer.person).await.expect("read").expect("a person");
        drop(tx);
        let (account, person_id) = (officer.id.to_string(), person.id.to_string());
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let event = |number, subject| NewEvent {
            id: id(number),
            at: app.worker_ctx().now(),
            what: What::Ordinary { action: "person.changed", actor: "worker", subject: Some(subject) },
            nonce: &NONCE,
            body: b"{}",
        };
        let coded = PersonRow { staff_code: "CB-007".to_owned(), ..person };
        person::update(&mut tx, coded).await.map(drop).expect("written");
        tx.record(&event(2, person_id.as_str())).await.expect("recorded");
        tx.commit(Act::ContactChanged).await.expect("committed");
        confidential(app).await;
        settle(app).await;

        // A typed login becomes the id in the address; so does a staff code, and what stands in the ledger stays.
        for (typed, id) in [
            ("%20TOCHUC%20", account.as_str()),
            ("cb-007", person_id.as_str()),
            ("ho-so-17", "ho-so-17"),
            (account.as_str(), account.as_str()),
        ] {
            let request = Request::get(format!("{}?viec=&doi-tuong={typed}", routes::LEDGER)).body(Body::empty());
            let answer = auditor.once(request.expect("a request")).await;
            assert_eq!(answer.header("location"), format!("/nhat-ky?ve={id}"), "{typed}");
        }
        let cleared = Request::get(format!("{}?ve=ho-so-17&doi-tuong=", routes::LEDGER)).body(Body::empty());
        assert_eq!(auditor.once(cleared.expect("a request")).await.header("location"), routes::LEDGER);
        let nobody = auditor.get(&format!("{}?doi-tuong=khongai", routes::LEDGER)).await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.text().contains("govuk-error-summary") && nobody.text().contains("Không có ai, cũng không có sự kiện nào"));

        // Somebody and his account are one: both ids show the same, under his name.
        let who = format!("{NAME} ({LOGIN})");
        let his = page(&auditor, &format!("?ve={account}")).await;
        assert!(rows(&his).iter().all(|row| row[4] == who), "{:?}", rows(&his));
        assert!(rows(&his).iter().any(|row| row[2] == "Sửa hồ sơ nhân sự"));
        assert!(rows(&his).iter().any(|row| row[2] == "Đăng xuất"));
        assert!(his.text().contains(&format!("Về {who}")), "the condition in force is told");
        assert_eq!(numbers(&page(&auditor, &format!("?ve={person_id}")).await), numbers(&his));
        let closed = page(&auditor, &format!("?ve={account}&viec=session.closed&nguoi={LOGIN}")).await;
        assert_eq!(rows(&closed).len(), 1);

        // The link of a row leads to the same, and the file is what the page shows.
        let probed = page(&auditor, "?viec=probe.made").await;
        assert!(probed.text().contains("href=\"/nhat-ky?viec=probe.made&amp;ve=ho-so-17\""), "{}", probed.text());
        let about = page(&auditor, "?ve=ho-so-17").await;
        assert_eq!(rows(&about).len(), 1);
        let lines = export(&auditor, &[("ve", "ho-so-17")]).await;
        assert_eq!(lines.len(), 2, "a head and one event");

        // Of confidential events nothing is found by a subject.
        for query in [format!("?ve={account}"), "?ve=confidential".to_owned(), format!("?ve={person_id}&viec=confidential")] {
            assert!(!page(&auditor, &query).await.text().contains("08 giờ, 01/07/2026"), "{query}");
        }
    }

    async fn the_pages_together_hold_every_event_once(app: TestApp) {
        let auditor = auditor(app).await;
        settle(app).await;
        grow(app, 100, 110).await;
        let all = size(app).await;
        let mut seen = Vec::new();
        let mut next = Some(routes::LEDGER.to_owned());
        while let Some(address) = next {
            let page = auditor.get(&address).await;
            seen.extend(numbers(&page));
            next = link(&page, "Cũ hơn");
            // What happens meanwhile moves no page.
            grow(app, 1_000 + seen.len() as u64, 1).await;
        }
        assert_eq!(seen, (0..all).rev().collect::<Vec<_>>());
        let exact = page(&auditor, "?truoc=50").await;
        assert_eq!(numbers(&exact).len(), 50);
        assert_eq!(link(&exact, "Cũ hơn"), None, "fifty are left: there is nothing older");
        assert_eq!(link(&exact, "Về trang mới nhất").as_deref(), Some(routes::LEDGER));
    }

    async fn of_a_confidential_event_only_the_hour_is_told(app: TestApp) {
        let auditor = auditor(app).await;
        let event = confidential(app).await;
        settle(app).await;
        let page = page(&auditor, "?viec=confidential").await;
        let [row] = rows(&page).try_into().expect("one event");
        assert_eq!(row[1..], ["08 giờ, 01/07/2026", "Sự kiện bảo mật", "", "", "Chưa chốt"]);
        assert!(!page.text().contains(&event.to_string()));
        let [_, line] = export(&auditor, &[("viec", "confidential")]).await.try_into().expect("one event");
        let told = ["08 giờ, 01/07/2026", "Sự kiện bảo mật", "", "", "", "Chưa chốt", ""];
        assert_eq!(line[1..], told);
    }

    async fn no_body_is_shown_or_taken_out(app: TestApp) {
        let auditor = auditor(app).await;
        probe(app, 1, "probe.marked", "console", &format!("{{\"text\":\"{MARK}\"}}")).await;
        let page = page(&auditor, "").await;
        assert!(page.text().contains("probe.marked") && !page.text().contains(MARK));
        let file = auditor.post(routes::LEDGER_EXPORT, &[]).await;
        assert!(file.text().contains("probe.marked") && !file.text().contains(MARK));
    }

    async fn an_export_is_what_the_page_shows_without_a_formula_and_is_recorded(app: TestApp) {
        let auditor = auditor(app).await;
        open(app, LOGIN).await.post(routes::SIGN_OUT, &[]).await;
        probe(app, 1, "=1+1", "@SUM(A1)", "{}").await;
        let mut dba = Dba::of(app).await;
        assert_eq!(dba.run(&format!("UPDATE person SET name = '=2+2, \"x\"' WHERE name = '{NAME}'")).await, 1);
        dba.close().await;

        let before = size(app).await;
        let lines = export(&auditor, &[]).await;
        let shown: Vec<String> = numbers(&page(&auditor, "").await).iter().map(u64::to_string).collect();
        let taken: Vec<_> = lines[1..].iter().map(|line| line[0].clone()).collect();
        assert_eq!(taken.len() as u64, before);
        assert!(shown.ends_with(&taken), "{shown:?} {taken:?}");
        assert!(lines.iter().all(|line| line.len() == 8));
        assert!(lines.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        assert!(lines.iter().any(|line| line[2] == "'=1+1" && line[4] == "Không rõ (@SUM(A1))"));
        assert!(lines.iter().any(|line| line[4] == "'=2+2, \"x\" (tochuc)"));

        settle(app).await;
        let recorded = rows(&page(&auditor, "?viec=ledger.exported").await);
        assert_eq!(recorded.len(), 1);
        assert_eq!(recorded[0][3], "Hoàng Văn Kiểm Toán (kiemtoan)");
        let narrow = export(&auditor, &[("viec", "session.closed"), ("nguoi", LOGIN)]).await;
        assert_eq!(narrow.len(), 2, "a head and one event");
    }

    async fn an_event_that_was_changed_and_a_forged_account_are_not_believed(app: TestApp) {
        let auditor = auditor(app).await;
        open(app, LOGIN).await.post(routes::SIGN_OUT, &[]).await;
        probe(app, 1, "probe.made", "worker", "{}").await;
        let last = size(app).await - 1;
        let mut dba = Dba::of(app).await;
        dba.run(&format!("UPDATE event SET actor = 'console' WHERE leaf = {last}")).await;
        dba.run(&format!("UPDATE account SET created_at = created_at + 1 WHERE login = '{LOGIN}'")).await;
        dba.close().await;
        let page = page(&auditor, "").await;
        let rows = rows(&page);
        assert_eq!(rows[0][0], last.to_string());
        assert!(rows[0][2].starts_with("Sự kiện này đã bị sửa") && rows[0][3].is_empty());
        let closed = rows.iter().find(|row| row[2] == "Đăng xuất").expect("an event");
        assert!(closed[3].starts_with("Không rõ (") && !page.text().contains(NAME));
    }

    async fn every_other_role_is_refused_and_whoever_is_out_must_sign_in(app: TestApp) {
        let stranger = app.get(routes::LEDGER).await;
        assert_eq!(stranger.status, 303);
        assert!(stranger.header("location").starts_with(routes::SIGN_IN));

        let browser = open(app, LOGIN).await;
        let mut tried = BTreeSet::new();
        for (number, code) in (1..).zip(RoleCode::ALL) {
            wear(app, LOGIN, code, number).await;
            let get = |path: &str| Request::get(path).body(Body::empty()).expect("a request");
            let requests = [
                get(routes::LEDGER),
                get(routes::LEDGER_HEAD_PDF),
                form(routes::LEDGER_EXPORT, &[]),
            ];
            for request in requests {
                let (place, answer) = (request.uri().path().to_owned(), browser.once(request).await);
                if code == RoleCode::KiemToanNoiBo {
                    let target = answer.header("location");
                    assert!(target.starts_with(routes::OWN_SECOND_FACTOR), "{place}: let in with the second factor");
                } else {
                    assert_eq!(answer.status, 403, "{place} as {}", code.code());
                }
            }
            tried.insert(code);
        }
        assert_eq!(tried.len(), 16);
        assert_eq!(export_events(app).await, 0);
    }
}

/// Puts the one hat of a founder in force, or another in its place.
async fn wear(app: &TestApp, login: &str, code: RoleCode, number: u64) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let founder = account::find_by_login(&mut tx, login).await.expect("read");
    let founder = founder.expect("a founder");
    let roles = role::of_account(&mut tx, founder.id, 10).await.expect("read");
    let [row] = roles.try_into().ok().expect("one hat");
    let keys = account_key::newest(&mut tx, founder.id)
        .await
        .expect("read")
        .expect("in use");
    let row = RoleRow {
        role: code.code().to_owned(),
        state: RoleState::Active,
        // With the keys that he has.
        endorsement: Some(founding::word_of_the_root(&mut tx, &keys).await),
        ..row
    };
    role::update(&mut tx, row).await.map(drop).expect("written");
    commit(app, tx, number).await;
}

async fn export_events(app: &TestApp) -> usize {
    use store::ledger::{Filter, page};
    settle(app).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let filter = Filter {
        action: Some("ledger.exported"),
        ..Filter::default()
    };
    page(&mut tx, &filter, None, 10).await.expect("read").len()
}
