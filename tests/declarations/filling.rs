//! Filling in a declaration on its pages: nothing typed is lost, whatever happens in between.

use chrono::TimeDelta;
use domain::access::RoleCode;
use domain::declarations::HeadingKey;
use domain::routes;
use http::{Request, StatusCode, header};
use services::declarations::{draft, open_submitted, receive, save, start};
use uuid::Uuid;

use super::seat;
use super::story::{asked, asked_of, code, done, paper, seen, writing};
use crate::access::seated;
use crate::circles::leaving::change_keys;
use crate::support::app::{Browser, form};
use crate::support::{Answer, TestApp, founding};

async fn declarant(app: &TestApp) -> Browser<'_> {
    seated(app, founding::wearer(RoleCode::NguoiKeKhai)).await
}

fn at(path: &str, id: Uuid) -> String {
    routes::at(path, &[&id.to_string()])
}

fn list_of(id: Uuid, heading: &str) -> String {
    routes::at(routes::OWN_HEADING, &[&id.to_string(), heading])
}

fn entry_of(id: Uuid, heading: &str, entry: &str) -> String {
    routes::at(routes::OWN_ENTRY, &[&id.to_string(), heading, entry])
}

/// Sends the form of a page with these answers, as the page itself would: with its hidden fields.
async fn fill(browser: &Browser<'_>, path: &str, answers: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    let (revision, had) = (page.field("revision").to_owned(), page.field("truong").to_owned());
    let hidden = [("revision", revision.as_str()), ("truong", had.as_str())];
    browser.post(path, &[&hidden, answers].concat()).await
}

const LAND: [(&str, &str); 7] = [
    ("address", "Thửa số 7, phường Ví Dụ"),
    ("area_m2", "85,5 m2"),
    ("value_vnd", "1,2 tỷ"),
    ("value_basis", "MUA"),
    ("certificate_number", "BA 000007"),
    ("certificate_holder", "Đỗ Thị Quỳnh Thí Dụ"),
    ("other_information", ""),
];

const DECLARANT: [(&str, &str); 9] = [
    ("full_name", "Đỗ Thị Quỳnh Thí Dụ"),
    ("birth_date", "8-3-1985"),
    ("position", "Chuyên viên"),
    ("agency", "Phòng Ví Dụ"),
    ("residence", "Số 1, phố Ví Dụ"),
    ("identity_kind", "CAN_CUOC"),
    ("identity_number", "001185000001"),
    ("identity_issue_date", "04052021"),
    ("identity_issuer", "Cơ quan cấp căn cước Ví Dụ"),
];

/// Everything but the land and the declarant is not there.
async fn nothing_else(browser: &Browser<'_>, id: Uuid) {
    for key in HeadingKey::ALL {
        if [HeadingKey::Declarant, HeadingKey::ResidentialLand, HeadingKey::Income].contains(key) {
            continue;
        }
        let path = list_of(id, key.code());
        let revision = browser.get(&path).await.field("revision").to_owned();
        let answer = browser
            .post(&path, &[("revision", &revision), ("co-khong", "khong-co")])
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", key.code());
    }
}

on_both_demo! {
    async fn a_first_declaration_goes_from_the_task_to_the_receipt(app: TestApp) {
        let id = asked(app).await;
        let browser = declarant(app).await;
        let tasks = browser.get(routes::HOME).await;
        assert!(tasks.text().contains(&at(routes::OWN_DECLARATION, id)), "the list asks under Việc của tôi");
        let list = browser.get(routes::OWN_DECLARATIONS).await;
        assert!(list.text().contains("Kê khai lần đầu 2026") && list.text().contains("Hạn nộp"));
        let before = browser.get(&at(routes::OWN_DECLARATION, id)).await;
        assert!(before.text().contains("Trước khi bắt đầu") && before.text().contains("Chỉ sau khi anh/chị ký và nộp"));
        let home = browser.post(&at(routes::OWN_DECLARATION, id), &[]).await;
        assert!(home.text().contains("Bắt đầu điền"), "{}", home.text());
        assert!(!home.text().contains("lưu lúc"), "nothing was written, and nothing is said of it");
        let own = browser.get(&list_of(id, "declarant")).await;
        assert!(own.text().contains("value=\"Phòng Quản lý khoa học\""), "the staff file is not asked for again");
        let saved = fill(&browser, &entry_of(id, "declarant", "declarant"), &DECLARANT).await;
        assert_eq!(saved.status, StatusCode::OK, "leads to the next part");
        let home = browser.get(&at(routes::OWN_DECLARATION, id)).await;
        assert!(home.text().contains("Đã xong 1/20 mục") && home.text().contains("Tiếp tục khai"), "{}", home.text());
        nothing_else(&browser, id).await;
        let land = fill(&browser, &entry_of(id, "residential_land", "dat-1"), &LAND).await;
        assert!(land.text().contains("1.200.000.000 đồng"), "read back in the list");
        let answers = browser.get(&at(routes::OWN_ANSWERS, id)).await;
        assert!(answers.text().contains("Không còn điều gì phải sửa"), "{}", answers.text());
        assert_eq!(answers.text().matches("Tiếp tục: ký và nộp").count(), 2, "above the answers and below them");
        let revision = answers.field("revision").to_owned();
        let sign = browser.post(&at(routes::OWN_ANSWERS, id), &[("revision", &revision)]).await;
        assert!(sign.text().contains("Ai sẽ đọc được bản kê khai này") && sign.text().contains("Tôi, Đỗ Thị Quỳnh Thí Dụ, cam đoan"));
        let hidden = ["form_key", "revision", "da-thay"].map(|name| (name, sign.field(name).to_owned()));
        let typed = hidden.each_ref().map(|(name, value)| (*name, value.as_str()));
        let first = browser.post(&at(routes::OWN_SUBMISSION, id), &typed).await;
        let second = browser.post(&at(routes::OWN_SUBMISSION, id), &typed).await;
        assert!(first.text().contains("Số biên nhận") && first.text().contains("Chậm nhất"));
        let number = |answer: &Answer| answer.text().split("lc-receipt-number\">").nth(1).map(|rest| rest[..14].to_owned());
        assert_eq!(number(&first), number(&second), "a double click gives the same receipt");
        assert!(number(&first).is_some_and(|number| number.starts_with("2026-")));
        let tasks = browser.get(routes::HOME).await;
        assert!(!tasks.text().contains(&at(routes::OWN_DECLARATION, id)), "nothing is asked any more");
        let read = browser.get(&at(routes::OWN_SUBMITTED, id)).await;
        assert!(read.text().contains("Thửa số 7, phường Ví Dụ") && read.text().contains("85,5 m²"));
        let back = browser.post(&at(routes::OWN_WITHDRAWAL, id), &[]).await;
        assert!(back.text().contains("Các mục đã xong"), "a draft again");
    }

    async fn pages_of_a_draft_that_was_submitted_lead_its_author_home(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let browser = declarant(app).await;
        let typed = [("revision", "1"), ("truong", "address"), ("address", "Ví Dụ"), ("co-khong", "khong-co")];
        let home = format!("{}?xong=da-nop", at(routes::OWN_DECLARATION, id));
        let pages = [
            list_of(id, "residential_land"), entry_of(id, "residential_land", "dat-1"), at(routes::OWN_UNCHANGED, id),
            at(routes::OWN_CHANGES, id), at(routes::OWN_ANSWERS, id), at(routes::OWN_SUBMISSION, id),
        ];
        for path in pages {
            let asked = Request::get(&path).body(axum::body::Body::empty()).expect("a request");
            let mut answers = vec![browser.once(asked).await];
            if path != at(routes::OWN_SUBMISSION, id) {
                answers.push(browser.once(form(&path, &typed)).await);
            }
            for answer in answers {
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
                assert_eq!(answer.header(header::LOCATION), home, "{path}");
            }
        }
        let told = browser.get(&home).await;
        assert!(told.text().contains("Bản kê khai này đã được nộp"), "{}", told.text());
        let script = |path: &str| {
            let mut request = form(path, &typed);
            request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
            request
        };
        let saved = browser.once(script(&entry_of(id, "residential_land", "dat-1"))).await;
        assert_eq!(saved.status, StatusCode::CONFLICT, "a script is told by the status");
        for role in [RoleCode::CanBoToChuc, RoleCode::ThuTruong] {
            let other = seated(app, founding::wearer(role)).await;
            let path = at(routes::OWN_ANSWERS, id);
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "for {role:?} it is not there");
        }
    }

    async fn what_cannot_be_read_is_kept_as_typed_and_asked_about(app: TestApp) {
        let id = asked(app).await;
        start(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("begun");
        let browser = declarant(app).await;
        let path = entry_of(id, "residential_land", "dat-1");
        let mut typed = LAND;
        typed[0].1 = "Ngõ <b>Ví Dụ</b>";
        (typed[1].1, typed[2].1) = ("tám mươi", "1.5");
        let answer = fill(&browser, &path, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let html = answer.text();
        assert!(html.contains("<title>Lỗi: ") && html.contains("href=\"#area_m2\"") && html.contains("href=\"#value_vnd\""));
        assert!(html.contains("value=\"tám mươi\"") && html.contains("value=\"1.5\""), "as typed");
        assert!(!html.contains("<b>Ví Dụ</b>"), "nothing typed becomes markup");
        let again = browser.get(&path).await;
        assert!(again.text().contains("value=\"tám mươi\""), "and still there on coming back");
        let answers = browser.get(&at(routes::OWN_ANSWERS, id)).await;
        assert!(answers.text().contains("Chưa đọc được: “1.5”"));
        let sign = browser.get(&at(routes::OWN_SUBMISSION, id)).await;
        assert!(sign.text().contains("Kiểm tra bản kê khai"), "not ready");
        let later = fill(&browser, &path, &[&typed[..], &[("viec", "de-sau")]].concat()).await;
        assert!(later.text().contains("Chưa đủ"), "left for later");
    }

    async fn what_was_typed_for_another_kind_comes_back_with_it(app: TestApp) {
        let id = asked(app).await;
        start(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("begun");
        let browser = declarant(app).await;
        let path = entry_of(id, "foreign_assets", "nn-1");
        let of_kind = |kind: &'static str| [("country", "Nước Ví Dụ"), ("asset_type", kind)];
        let land = fill(&browser, &path, &of_kind("residential_land")).await;
        assert!(land.text().contains("id=\"address\"") && !land.text().contains("id=\"currency\""), "{}", land.text());
        let of_land = [
            ("address", "Phố Mẫu 7351"), ("area_m2", "tám mươi"), ("value_vnd", "1,2 tỷ"), ("value_basis", "MUA"),
        ];
        // With the script each answer is saved as it is given, with all others of the page.
        let later = [&of_kind("residential_land")[..], &of_land, &[("viec", "de-sau")]].concat();
        fill(&browser, &path, &later).await;
        // The kind changes, and more is typed in the same breath for the one before.
        let page = browser.get(&path).await;
        let hidden = [("revision", page.field("revision")), ("truong", page.field("truong"))];
        let typed = [&hidden[..], &of_kind("money"), &of_land, &[("certificate_holder", "Trần Văn Ví Dụ")]].concat();
        let money = browser.post(&path, &typed).await;
        assert!(money.text().contains("id=\"currency\"") && !money.text().contains("Phố Mẫu 7351"), "{}", money.text());
        let open = draft(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("his");
        let entry = open.writing.declaration.list(HeadingKey::ForeignAssets).entries.first().expect("there");
        let fields: Vec<&str> = entry.fields.keys().map(|key| key.code()).collect();
        assert!(!fields.contains(&"address") && !fields.contains(&"value_basis"), "{fields:?}");
        let answers = browser.get(&at(routes::OWN_ANSWERS, id)).await;
        assert!(!answers.text().contains("tám mươi"), "what the page does not ask stops nothing");
        let of_money = [("money_form", "TIEN_MAT"), ("currency", "USD"), ("amount", "100"), ("value_vnd", "2,5 triệu")];
        fill(&browser, &path, &[&of_kind("money")[..], &of_money].concat()).await;
        let land = fill(&browser, &path, &[&of_kind("residential_land")[..], &of_money].concat()).await;
        for told in ["Phố Mẫu 7351", "value=\"tám mươi\"", "Trần Văn Ví Dụ"] {
            assert!(land.text().contains(told), "{told}: {}", land.text());
        }
        assert!(land.text().contains("value=\"2.500.000\""), "what both kinds ask is one answer");
        let page = browser.get(&path).await;
        let hidden = [("revision", page.field("revision")), ("truong", page.field("truong"))];
        let typed = [&hidden[..], &of_kind("money"), &of_land].concat();
        let money = browser.post(&path, &typed).await;
        assert!(money.text().contains("value=\"USD\"") && money.text().contains("value=\"100\""), "{}", money.text());
    }

    async fn a_second_window_is_told_and_neither_loses_anything(app: TestApp) {
        let id = asked(app).await;
        start(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("begun");
        let browser = declarant(app).await;
        let path = entry_of(id, "residential_land", "dat-1");
        let page = browser.get(&path).await;
        let (revision, had) = (page.field("revision").to_owned(), page.field("truong").to_owned());
        let send = |address: &'static str| {
            let mut answers = LAND;
            answers[0].1 = address;
            [&[("revision", revision.as_str()), ("truong", had.as_str())][..], &answers].concat()
        };
        let first = browser.post(&path, &send("Cửa sổ thứ nhất")).await;
        assert_eq!(first.status, StatusCode::OK);
        let twice = browser.post(&path, &send("Cửa sổ thứ nhất")).await;
        assert_eq!(twice.status, StatusCode::OK, "a double click is no second window");
        let second = browser.post(&path, &send("Cửa sổ thứ hai")).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.text().contains("value=\"Cửa sổ thứ hai\"") && second.text().contains("Ở cửa sổ khác đã lưu: Cửa sổ thứ nhất"));
        let revision = second.field("revision").to_owned();
        let chosen = [&[("revision", revision.as_str()), ("truong", had.as_str())][..], &LAND].concat();
        assert_eq!(browser.post(&path, &chosen).await.status, StatusCode::OK);
        // Another part, seen before: both are kept without a question.
        let other = entry_of(id, "residential_land", "dat-2");
        let answer = browser.post(&other, &send("Thửa khác")).await;
        assert_eq!(answer.status, StatusCode::OK);
        let both = answer.text();
        assert!(both.contains("Thửa khác") && both.contains("Thửa số 7"), "{both}");
    }

    async fn a_script_saves_and_is_told_the_revision(app: TestApp) {
        let id = asked(app).await;
        start(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("begun");
        let browser = declarant(app).await;
        let path = entry_of(id, "residential_land", "dat-1");
        let had = browser.get(&path).await.field("truong").to_owned();
        let first = seen(&seat(app, RoleCode::NguoiKeKhai).await, id).await;
        let second = first + 1;
        let script = |revision: i64, address: &'static str| {
            let revision = revision.to_string();
            let mut request = form(&path, &[("revision", &revision), ("truong", &had), ("address", address)]);
            request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
            request
        };
        let saved = browser.once(script(first, "Đang gõ")).await;
        assert_eq!(saved.status, StatusCode::OK);
        let now = domain::time::clock_time(services::clock::Clock::now(&*app.clock));
        assert_eq!(saved.text(), format!("{{\"revision\":\"{second}\",\"saved\":\"Đã lưu lúc {now}\"}}"));
        assert!(browser.get(&path).await.text().contains("value=\"Đang gõ\""), "Back shows what was saved");
        let stale = browser.once(script(first, "Khác")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let unchanged = browser.once(script(second, "Đang gõ")).await;
        assert!(unchanged.text().contains(&format!("\"revision\":\"{second}\"")), "what changes nothing makes no revision");
    }

    async fn entries_are_copied_taken_out_and_put_back(app: TestApp) {
        let id = asked(app).await;
        start(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("begun");
        let browser = declarant(app).await;
        fill(&browser, &entry_of(id, "declarant", "declarant"), &DECLARANT).await;
        let list = list_of(id, "residential_land");
        fill(&browser, &entry_of(id, "residential_land", "dat-1"), &LAND).await;
        let act = async |button: &str| {
            let revision = browser.get(&list).await.field("revision").to_owned();
            browser.post(&list, &[("revision", &revision), ("viec", button)]).await
        };
        let copy = act("nhan-ban:dat-1:dat-2").await;
        assert!(copy.text().contains("value=\"Thửa số 7, phường Ví Dụ\"") && !copy.text().contains("BA 000007"));
        let removed = act("xoa:dat-1").await;
        assert!(removed.text().contains("Đã xóa khỏi danh sách.") && !removed.text().contains("id=\"dat-1\""));
        let undone = act("hoan-tac").await;
        assert!(undone.text().contains("Đã hoàn tác") && undone.text().contains("id=\"dat-1\""), "{}", undone.text());
        let path = entry_of(id, "spouse", "vo");
        let typed = [("full_name", "Trần Văn Ví Dụ"), ("viec", "nhu-nguoi-ke-khai:residence")];
        let answer = fill(&browser, &path, &typed).await;
        assert!(answer.text().contains("value=\"Số 1, phố Ví Dụ\"") && answer.text().contains("value=\"Trần Văn Ví Dụ\""));
        let said = act("").await;
        assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY, "it asks before it believes");
    }

    async fn somebody_elses_declaration_does_not_exist(app: TestApp) {
        let id = asked(app).await;
        start(&seat(app, RoleCode::NguoiKeKhai).await, id).await.expect("begun");
        let first = seen(&seat(app, RoleCode::NguoiKeKhai).await, id).await;
        for role in [RoleCode::CanBoToChuc, RoleCode::ThuTruong, RoleCode::QuanTri] {
            let browser = seated(app, founding::wearer(role)).await;
            for route in app::screens::routes().into_iter().filter(|route| route.path.starts_with("/ke-khai/{")) {
                let path = routes::at(route.path, &[&id.to_string(), "residential_land", "dat-1"]);
                let typed = [("revision", "1"), ("truong", "address"), ("address", "X"), ("form_key", &id.to_string()), ("co-khong", "khong-co")];
                if route.method == http::Method::POST && route.path == routes::DECLARATION_FILES {
                    // It takes a file and no fields; the tests of files ask it.
                    continue;
                }
                let request = match route.method {
                    http::Method::GET => Request::get(&path).body(axum::body::Body::empty()).expect("a request"),
                    _ => form(&path, &typed),
                };
                let answer = browser.once(request).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{} {path} as {role:?}", route.method);
            }
        }
        assert_eq!(seen(&seat(app, RoleCode::NguoiKeKhai).await, id).await, first);
    }

    async fn what_was_written_before_new_keys_stays_readable_with_them(app: TestApp) {
        let id = asked(app).await;
        let ctx = seat(app, RoleCode::NguoiKeKhai).await;
        start(&ctx, id).await.expect("begun");
        save(&ctx, id, seen(&ctx, id).await, &writing()).await.expect("saved");
        change_keys(&ctx, &founding::wearer(RoleCode::NguoiKeKhai).password).await.expect("changed");
        let ctx = seat(app, RoleCode::NguoiKeKhai).await;
        let kept = draft(&ctx, id).await.expect("the newer keys carry the older ones");
        assert!(kept.writing == writing());
        let browser = declarant(app).await;
        let page = browser.get(&list_of(id, "residential_land")).await;
        assert!(page.text().contains("Ngõ Bí Mật Ví Dụ 7351"));
    }

    async fn a_year_without_changes_is_ticks_income_and_a_signature(app: TestApp) {
        let first = asked(app).await;
        done(app, first).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, first).await.expect("his to open");
        receive(&officer, &paper(first, opened.row.version, &code(&opened.declaration))).await.expect("received");
        app.clock.advance(TimeDelta::days(365));
        let id = asked_of(app, "kekhai", "HANG_NAM", "").await;
        let browser = declarant(app).await;
        browser.post(&at(routes::OWN_DECLARATION, id), &[]).await;
        let path = at(routes::OWN_UNCHANGED, id);
        let table = browser.get(&path).await;
        assert!(table.text().contains("Ngõ Bí Mật Ví Dụ 7351") && table.text().contains("Giữ nguyên"));
        let revision = table.field("revision").to_owned();
        let income = browser.post(&path, &[("revision", &revision)]).await;
        assert!(income.text().contains("Kỳ tính thu nhập: từ ngày 01/07/2026 đến ngày 30/06/2027"), "{}", income.text());
        let (revision, had, items) = (income.field("revision"), income.field("truong"), income.field("khoan"));
        let item = items.split(',').next().expect("a blank line");
        let (name, sum) = (format!("khoan-{item}-ten"), format!("khoan-{item}-tien"));
        let typed = [
            ("revision", revision), ("truong", had), ("khoan", items),
            (&*name, "Lương"), (&*sum, "200 triệu"),
            ("declarant_vnd", "200tr"), ("spouse_vnd", "0"), ("minor_children_vnd", "0"), ("joint_vnd", "0"),
        ];
        let changes = browser.post(&list_of(id, "income"), &typed).await;
        assert!(changes.text().contains("Không có biến động"), "{}", changes.text());
        let revision = changes.field("revision").to_owned();
        let answers = browser.post(&at(routes::OWN_CHANGES, id), &[("revision", &revision)]).await;
        assert!(answers.text().contains("Không còn điều gì phải sửa"), "{}", answers.text());
        let gone = browser.post(&path, &[("revision", answers.field("revision")), ("khong-con", "residential_land/dat-1")]).await;
        assert_eq!(gone.status, StatusCode::OK);
        let explain = browser.get(&at(routes::OWN_CHANGES, id)).await;
        assert!(explain.text().contains("gt.GIAM.dat-1"), "what is gone must be explained");
        let revision = explain.field("revision").to_owned();
        let asked = browser.post(&at(routes::OWN_CHANGES, id), &[("revision", &revision), ("gt.GIAM.dat-1", " ")]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.text().contains("href=\"#gt.GIAM.dat-1\""));
    }

    async fn a_very_long_declaration_stays_light(app: TestApp) {
        let id = asked(app).await;
        let ctx = seat(app, RoleCode::NguoiKeKhai).await;
        start(&ctx, id).await.expect("begun");
        let mut long = writing();
        let list = long.declaration.content.get_mut(&HeadingKey::ResidentialLand).expect("land");
        let one = list.entries[0].clone();
        for n in 0..150 {
            let id = domain::declarations::EntryId::new(&format!("dat-{n}x")).expect("an id");
            list.entries.push(domain::declarations::Entry { id, ..one.clone() });
        }
        save(&ctx, id, seen(&ctx, id).await, &long).await.expect("saved");
        let browser = declarant(app).await;
        for path in [at(routes::OWN_ANSWERS, id), list_of(id, "residential_land"), at(routes::OWN_DECLARATION, id)] {
            let request = Request::get(&path).header(header::ACCEPT_ENCODING, "gzip").body(axum::body::Body::empty());
            let answer = browser.once(request.expect("a request")).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.header(header::CONTENT_ENCODING), "gzip");
            assert!(answer.body.len() < 100 * 1000, "{path}: {} bytes packed", answer.body.len());
        }
    }
}
