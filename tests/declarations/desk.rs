//! The screens of the officer and the head, from the round to the receipt, as they post them.

use domain::access::RoleCode;
use domain::declarations::{content_code, content_hash};
use domain::routes;
use http::StatusCode;
use store::person::{self, PersonRow};
use uuid::Uuid;

use super::story::{self, asked, done, told};
use super::{root, year};
use crate::access::seated;
use crate::accounts::events;
use crate::circles::attacked::arranged;
use crate::support::app::Browser;
use crate::support::{Answer, TestApp, founding};

async fn browser(app: &TestApp, role: RoleCode) -> Browser<'_> {
    seated(app, founding::wearer(role)).await
}

fn about(path: &str, id: Uuid) -> String {
    format!("{path}?ma={id}")
}

/// What the round's form is posted with.
fn opening<'a>(key: &'a str, unit: &'a str, year: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form_key", key),
        ("name", "Đợt kê khai hằng năm Ví Dụ"),
        ("year", year),
        ("unit", unit),
        ("kind", "HANG_NAM"),
        ("reading", "ND164"),
        ("reference_day", ""),
        ("paper", "1"),
    ]
}

/// The only round.
async fn only_round(app: &TestApp) -> store::declaration_round::RoundRow {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let mut rounds = store::declaration_round::list(&mut tx, None, 10).await.expect("read");
    assert_eq!(rounds.len(), 1);
    rounds.remove(0)
}

async fn row(app: &TestApp, id: Uuid) -> store::obligation::ObligationRow {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let found = store::obligation::find(&mut tx, id).await.expect("read");
    found.expect("there is one")
}

/// Posts one of the acts about a declaration as the page of the moment would.
async fn act(app: &TestApp, browser: &Browser<'_>, path: &str, id: Uuid, more: &[(&str, &str)]) -> Answer {
    let (id, version) = (
        id.to_string(),
        row(app, Uuid::parse_str(&id.to_string()).expect("an id"))
            .await
            .version
            .to_string(),
    );
    let mut fields = vec![("ma", &*id), ("version", &*version)];
    fields.extend(more);
    browser.post(path, &fields).await
}

/// The code at the foot of the print of the declaration of the example.
async fn printed_code(app: &TestApp, id: Uuid) -> String {
    let officer = super::seat(app, RoleCode::CanBoToChuc).await;
    let opened = services::declarations::open_submitted(&officer, id)
        .await
        .expect("his to open");
    content_code(&content_hash(&opened.declaration).expect("a hash"))
}

on_both_demo! {
    async fn a_round_is_opened_corrected_sent_returned_and_approved(app: TestApp) {
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        let (unit, year) = (root(app).await.to_string(), year(app));
        let empty = officer.get(routes::ROUNDS).await;
        assert!(empty.text().contains("Chưa có đợt kê khai nào"), "what to do when there is none");
        let form = officer.get(routes::ROUND_NEW).await;
        let key = form.field("form_key").to_owned();
        let mut typed = opening(&key, &unit, &year);
        typed.retain(|(name, _)| *name != "reading");
        let faulty = officer.post(routes::ROUND_NEW, &typed).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faulty.text().contains("Đợt kê khai hằng năm Ví Dụ"), "everything typed is kept");
        let key = faulty.field("form_key").to_owned();
        let list = officer.post(routes::ROUND_NEW, &opening(&key, &unit, &year)).await;
        assert_eq!(list.status, StatusCode::OK);
        for told in ["Đã mở đợt", "Điều 36 khoản 3", "Ủy ban kiểm tra Tỉnh ủy", "Cơ quan kiểm soát"] {
            assert!(list.text().contains(told), "{told}");
        }
        let round = only_round(app).await;
        let ma = round.id.to_string();

        // Nobody lacks a day or a body after these corrections.
        let mut tx = app.database.db.read().await.expect("a transaction");
        let rows = store::obligation::list(&mut tx, round.id, true, Uuid::nil(), 500).await.expect("read");
        drop(tx);
        let mut tx = app.database.db.begin().await.expect("a transaction");
        for one in &rows {
            let row = person::find(&mut tx, one.person).await.expect("read").expect("there");
            person::update(&mut tx, PersonRow { mail: "vidu@so.example".to_owned(), ..row }).await.expect("changed");
        }
        arranged(app, tx).await;
        let officers = super::person_of(app, &founding::wearer(RoleCode::CanBoToChuc).login).await;
        let heads = super::person_of(app, &founding::wearer(RoleCode::ThuTruong).login).await;
        let somebody = rows.iter().map(|one| one.person).find(|person| *person != officers && *person != heads);
        for one in rows.iter().filter(|one| one.due.is_none() || Some(one.person) == somebody) {
            let (person, version) = (one.person.to_string(), one.version.to_string());
            let page = officer.get(&format!("{}?ma={ma}&nguoi={person}", routes::ROSTER_CORRECT)).await;
            assert_eq!(page.status, StatusCode::OK);
            let fields = [
                ("ma", &*ma), ("nguoi", &person), ("version", &version), ("listed", "khong"), ("kind", "HANG_NAM"),
                ("control_body", "THANH_TRA_TINH"), ("reason", "HO_SO_SAI"),
            ];
            assert_eq!(officer.post(routes::ROSTER_CORRECT, &fields).await.status, StatusCode::OK);
        }
        let off = officer.get(&format!("{}&da-bo=1", about(routes::ROSTER, round.id))).await;
        assert_eq!(off.status, StatusCode::OK);
        let head = browser(app, RoleCode::ThuTruong).await;
        let nothing = head.get(&about(routes::ROSTER_DECISION, round.id)).await;
        assert!(nothing.text().contains("Đang lập danh sách"), "nothing was sent yet");

        let version = only_round(app).await.version.to_string();
        let sent = officer.post(routes::ROSTER_SEND, &[("ma", &*ma), ("version", &*version)]).await;
        assert!(sent.text().contains("Đã trình"), "{}", sent.status);
        let tasks = head.get(routes::HOME).await;
        assert!(tasks.text().contains("Phê duyệt danh sách người kê khai"));
        let card = head.get(&about(routes::ROSTER_DECISION, round.id)).await;
        for told in ["Điều 37 khoản 1", "điều chỉnh tay", "Trả lại", "Cần hỏi lại"] {
            assert!(card.text().contains(told), "{told}");
        }
        let decide = |what: &'static str, reason: &'static str| {
            let fields = [("ma", ma.clone()), ("version", version.clone()), ("viec", what.to_owned()), ("reason", reason.to_owned())];
            let head = &head;
            async move {
                let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                head.post(routes::ROSTER_DECISION, &fields).await
            }
        };
        assert_eq!(decide("tra-lai", "").await.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        head.waits();
        let returned = decide("tra-lai", "THIEU_NGUOI").await;
        assert!(returned.text().contains("Danh sách thiếu người"), "{}", returned.status);
        assert!(officer.get(routes::HOME).await.text().contains("mà thủ trưởng trả lại"));
        officer.waits();
        officer.post(routes::ROSTER_SEND, &[("ma", &*ma), ("version", &*version)]).await;
        let fields = [("ma", &*ma), ("version", &*version), ("viec", "phe-duyet")];
        let approved = head.post(routes::ROSTER_DECISION, &fields).await;
        assert!(approved.text().contains("Đã phê duyệt"), "{}", approved.status);
        assert!(!head.get(routes::HOME).await.text().contains("Phê duyệt danh sách"), "the task is done");
        let again = head.post(routes::ROSTER_DECISION, &fields).await;
        assert!(again.text().contains("vừa thay đổi"), "once");
        told(app).await;
        assert!(!app.mail.letters().is_empty(), "the people are told");
        for letter in app.mail.letters() {
            assert!(!letter.body.contains("kê khai") && !letter.subject.contains("kê khai"), "without content");
        }
        for action in ["round.sent", "round.returned", "round.approved", "roster.corrected"] {
            assert!(events(app, action).await > 0, "{action}");
        }
    }

    async fn the_register_shows_who_is_how_far_and_no_content(app: TestApp) {
        let id = asked(app).await;
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        let register = officer.get(routes::REGISTER).await;
        for told in ["Chưa bắt đầu", "1 bản kê khai", "còn "] {
            assert!(register.text().contains(told), "{told}");
        }
        let name = &founding::wearer(RoleCode::NguoiKeKhai).name;
        assert!(register.text().contains(name.as_str()));
        let unfiled = officer.get(routes::NOT_FILED).await;
        assert!(unfiled.text().contains(name.as_str()) && unfiled.text().contains("Nội dung nhắc"));
        done(app, id).await;
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        let register = officer.get(&format!("{}?trang-thai=DA_NOP", routes::REGISTER)).await;
        for told in ["Đã nộp", "Chờ bản giấy", name] {
            assert!(register.text().contains(told), "{told}");
        }
        let none = officer.get(&format!("{}?trang-thai=NHAP", routes::REGISTER)).await;
        assert!(none.text().contains("Không có bản kê khai nào khớp") && !none.text().contains(name.as_str()));
        let past = officer.get(&format!("{}?nam=2025", routes::REGISTER)).await;
        assert!(past.text().contains("chỉ để xem") && !past.text().contains(name.as_str()));
        assert!(officer.get(routes::NOT_FILED).await.text().contains("đã nộp"));
        let workbook = officer.post(routes::REGISTER_EXPORT, &[("trang-thai", "DA_NOP")]).await;
        assert_eq!(workbook.status, StatusCode::OK);
        assert!(workbook.body.starts_with(b"PK"));
        assert_eq!(events(app, "register.exported").await, 1);
    }

    async fn a_declaration_is_scanned_opened_returned_and_received(app: TestApp) {
        let id = asked(app).await;
        let (_, receipt) = done(app, id).await;
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        let tasks = officer.get(routes::HOME).await;
        assert!(tasks.text().contains("Tiếp nhận bản kê khai của Đỗ Thị Quỳnh Thí Dụ"), "whose it is");
        let queue = officer.get(routes::QUEUE).await;
        assert!(queue.text().contains("1 bản đang chờ tiếp nhận"));
        let wrong = officer.post(routes::QUEUE, &[("code", "2026-XXXX-0000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let cover = officer.post(routes::QUEUE, &[("code", &*receipt.number)]).await;
        for told in ["Mở bản kê khai", "người kê khai thấy ai đã mở", "1/1", &*receipt.number] {
            assert!(cover.text().contains(told), "{told}");
        }
        assert!(!cover.text().contains("Ngõ Bí Mật"), "nothing of the content");
        assert_eq!(events(app, "declaration.opened").await, 0);

        let page = officer.get(&about(routes::DECLARATION_OPEN, id)).await;
        assert_eq!(page.status, StatusCode::OK);
        for told in ["Ngõ Bí Mật", "1.1. Đất ở", "Yêu cầu bổ sung", "2 bản, đủ chữ ký từng trang", "Ẩn số tiền"] {
            assert!(page.text().contains(told), "{told}");
        }
        assert_eq!(events(app, "declaration.opened").await, 1, "the opening is recorded");

        let place = "yc-residential_land/dat-1/area_m2";
        let nothing = act(app, &officer, routes::DECLARATION_RETURN, id, &[(place, "  ")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let back = act(app, &officer, routes::DECLARATION_RETURN, id, &[(place, "Ghi đúng diện tích")]).await;
        assert!(back.text().contains("Đã trả lại"), "{}", back.status);
        assert_eq!(row(app, id).await.stage, "YEU_CAU_BO_SUNG");
        app.work().await;
    }

    async fn the_paper_is_compared_and_the_receipt_undone_on_its_day(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let code = printed_code(app, id).await;
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        // What stands at the foot of the print finds it as well.
        let cover = officer.post(routes::QUEUE, &[("code", &*code.to_lowercase())]).await;
        assert!(cover.text().contains("Mở bản kê khai"));
        let other = act(app, &officer, routes::DECLARATION_RECEIVE, id, &[("code", "0000-0000-0000-0000"), ("signed", "1")]).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.text().contains("không phải bản đã nộp") && other.text().contains("0000-0000-0000-0000"));
        let unsigned = act(app, &officer, routes::DECLARATION_RECEIVE, id, &[("code", &code)]).await;
        assert!(unsigned.text().contains("đủ chữ ký ở từng trang"));
        let received = act(app, &officer, routes::DECLARATION_RECEIVE, id, &[("code", &code), ("signed", "1")]).await;
        assert!(received.text().contains("Đã tiếp nhận bản kê khai của"), "{}", received.status);
        assert!(received.text().contains("Hủy tiếp nhận"));
        let stale = [("ma", &*id.to_string()), ("version", "1"), ("reason", "BAM_NHAM")];
        let stale = officer.post(routes::DECLARATION_UNDO, &stale).await;
        assert!(stale.text().contains("vừa thay đổi trạng thái"));
        let no_reason = act(app, &officer, routes::DECLARATION_UNDO, id, &[]).await;
        assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
        let undone = act(app, &officer, routes::DECLARATION_UNDO, id, &[("reason", "BAM_NHAM")]).await;
        assert!(undone.text().contains("Đã hủy tiếp nhận"), "{}", undone.status);
        assert_eq!(row(app, id).await.stage, "DA_NOP");
    }

    async fn the_paper_can_come_before_the_declaration_is_received(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let code = printed_code(app, id).await;
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        let register = || officer.get(routes::REGISTER);
        assert!(register().await.text().contains("Chờ bản giấy"));
        let page = officer.get(&format!("{}?ma={id}", routes::DECLARATION_OPEN)).await;
        assert!(page.text().contains("trang mỗi bản"), "the pages are compared with the paper");
        let noted = act(app, &officer, routes::DECLARATION_PAPER, id, &[("code", &code), ("signed", "1")]).await;
        assert!(noted.text().contains("Đã ghi nhận bản giấy"), "{}", noted.status);
        let there = register().await;
        assert!(!there.text().contains("Chờ bản giấy") && there.text().contains("Đã có bản giấy"), "it is there");
        assert_eq!(row(app, id).await.stage, "DA_NOP");
        let received = act(app, &officer, routes::DECLARATION_RECEIVE, id, &[]).await;
        assert!(received.text().contains("Đã tiếp nhận bản kê khai của"), "{}", received.status);
    }

    async fn an_older_print_is_recognised(app: TestApp) {
        let id = asked(app).await;
        let (_, first) = done(app, id).await;
        let (old, officer) = (printed_code(app, id).await, super::seat(app, RoleCode::CanBoToChuc).await);
        let version = row(app, id).await.version;
        let reasons = [("declaration", "Ghi lại địa chỉ")];
        let back = services::declarations::Return {
            lang: crate::circles::LANG, obligation: id, version, reasons: &reasons,
        };
        services::declarations::send_back(&officer, &back).await.expect("sent back");
        app.work().await;
        let declarant = super::seat(app, RoleCode::NguoiKeKhai).await;
        services::declarations::start(&declarant, id).await.expect("begun");
        let draft = services::declarations::draft(&declarant, id).await.expect("his");
        let mut writing = story::writing();
        let land = domain::declarations::HeadingKey::ResidentialLand;
        let entry = &mut writing.declaration.content.get_mut(&land).expect("land").entries[0];
        entry.fields.insert(
            domain::declarations::FieldKey::Address, domain::declarations::Value::text("Số 9, phố Ví Dụ").expect("text"),
        );
        let revision = services::declarations::save(&declarant, id, draft.revision, &writing).await.expect("saved");
        let key = services::idempotency::new_key(&declarant);
        story::submitted(&declarant, id, revision, key).await.expect("submitted");

        let officer = browser(app, RoleCode::CanBoToChuc).await;
        for code in [&old, &first.number] {
            let cover = officer.post(routes::QUEUE, &[("code", code)]).await;
            assert!(cover.text().contains("in từ lần nộp trước"), "{code}");
        }
        let page = officer.get(&about(routes::DECLARATION_OPEN, id)).await;
        for told in ["Khác với bản đã bị trả lại", "Số 9, phố Ví Dụ", "Ghi lại địa chỉ", "Đã nộp lại"] {
            assert!(page.text().contains(told), "{told}");
        }
        let refused = act(app, &officer, routes::DECLARATION_RECEIVE, id, &[("code", &old), ("signed", "1")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn nobody_receives_his_own_and_nobody_else_sees_any_of_it(app: TestApp) {
        let since = domain::day::vietnamese(app.worker_ctx().today());
        let id = story::asked_of(app, "tochuc", "LAN_DAU", &since).await;
        story::done_by(app, id, RoleCode::CanBoToChuc).await;
        let officer = browser(app, RoleCode::CanBoToChuc).await;
        let own = officer.get(&about(routes::DECLARATION, id)).await;
        let head = founding::wearer(RoleCode::ThuTruong);
        assert!(own.text().contains("Không ai tự tiếp nhận") && own.text().contains(&head.name), "who may act");
        assert!(!own.text().contains("Mở bản kê khai"));
        assert!(officer.get(routes::QUEUE).await.text().contains("Không có bản nào chờ"));
        assert_eq!(officer.get(&about(routes::DECLARATION_OPEN, id)).await.status, StatusCode::NOT_FOUND);
        let head = browser(app, RoleCode::ThuTruong).await;
        assert!(head.get(routes::QUEUE).await.text().contains("1 bản đang chờ"));
        assert_eq!(head.get(&about(routes::DECLARATION_OPEN, id)).await.status, StatusCode::OK);
        for role in [RoleCode::QuanTri, RoleCode::NguoiKeKhai, RoleCode::TruongPhong, RoleCode::KiemToanNoiBo] {
            let other = browser(app, role).await;
            for path in [routes::REGISTER, routes::QUEUE, routes::NOT_FILED, routes::ROUNDS] {
                assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{path} as {role:?}");
            }
            assert_eq!(other.get(&about(routes::DECLARATION_OPEN, id)).await.status, StatusCode::FORBIDDEN, "{role:?}");
        }
        let deputy = browser(app, RoleCode::PhoThuTruong).await;
        assert_eq!(deputy.get(routes::REGISTER).await.status, StatusCode::OK);
    }
}
