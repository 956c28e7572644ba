//! The officer brings a list in and takes it out, in the browser.

use std::io::Cursor;
use std::sync::Arc;

use axum::body::Body;
use domain::access::RoleCode;
use domain::routes;
use http::{Method, Request, StatusCode, header};
use services::people::import::{self, MAX_UPLOAD, State};
use services::people::staff_sheet;
use sheets::{Column, Field, Page};
use store::person::PersonRow;
use uuid::Uuid;

use super::{as_role, found, shows, unit_named};
use crate::circles::attacked::arranged;
use crate::staff_import::list;
use crate::support::app::Browser;
use crate::support::{Answer, TestApp};

const HEADINGS: [&str; 6] = [
    "Mã cán bộ",
    "Họ và tên",
    "Đơn vị",
    "Đối tượng",
    "Điện thoại",
    "Trạng thái",
];
const UNIT: &str = "Văn phòng Sở";

/// Sends a file as the form of the first page would, and opens the page it leads to.
async fn send(browser: &Browser<'_>, file: &[u8]) -> Answer {
    let mut body = b"--mark\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.xlsx\"\r\n\r\n".to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--mark--\r\n");
    let request = Request::builder()
        .method(Method::POST)
        .uri(routes::STAFF_IMPORT)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a valid request");
    let answer = browser.once(request).await;
    if answer.status != StatusCode::SEE_OTHER {
        return answer;
    }
    browser.get(answer.header(header::LOCATION)).await
}

/// The form of the page with the columns as it is shown.
fn columns_of(page: &Answer) -> Vec<(String, String)> {
    let mut fields = vec![("tep".to_owned(), page.field("tep").to_owned())];
    for select in page.text().split("<select").skip(1) {
        let name = select.split("name=\"").nth(1).and_then(|rest| rest.split('"').next());
        let chosen = select
            .split("</select>")
            .next()
            .unwrap_or_default()
            .split("<option")
            .skip(1);
        let chosen = chosen.filter(|option| option.split('>').next().is_some_and(|tag| tag.contains("selected")));
        let value = chosen
            .filter_map(|option| option.split("value=\"").nth(1)?.split('"').next())
            .next();
        fields.push((name.expect("a name").to_owned(), value.unwrap_or_default().to_owned()));
    }
    fields
}

/// Agrees to the columns as they are shown, with something said besides.
async fn agree(browser: &Browser<'_>, page: &Answer, besides: &[(&str, &str)]) -> Answer {
    let mut fields = columns_of(page);
    for (name, value) in besides {
        fields.retain(|(other, _)| other != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(routes::STAFF_IMPORT_COLUMNS, &fields).await
}

async fn confirm(browser: &Browser<'_>, preview: &Answer) -> Answer {
    let fields = ["form_key", "tep", "da-xem"].map(|name| (name, preview.field(name)));
    browser.post(routes::STAFF_IMPORT_CONFIRM, &fields).await
}

async fn count(app: &TestApp) -> usize {
    let mut tx = app.database.db.read().await.expect("a transaction");
    store::staff_import::everybody(&mut tx, 100_000)
        .await
        .expect("read")
        .len()
}

on_both_demo! {
    async fn a_list_is_seen_before_it_is_imported_and_imported_once(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (changed, gone) = (found(app, "VC-058").await, found(app, "VC-057").await);
        let units = [unit_of(app, changed.unit).await, unit_of(app, gone.unit).await];
        let kinds = [&changed, &gone].map(|person| person.kind.as_str());
        let bytes = list(&HEADINGS, &[
            &["X-1", "Trần Văn Ví Dụ", UNIT, "Viên chức", "", ""],
            &[&changed.staff_code, &changed.name, &units[0], kinds[0], "0912345678", ""],
            &[&gone.staff_code, &gone.name, &units[1], kinds[1], &gone.phone, "Nghỉ hưu"],
        ]);
        let before = count(app).await;

        let columns = send(&officer, &bytes).await;
        assert!(shows(&columns, &["Các cột trong tệp", "Họ và tên", "Trần Văn Ví Dụ", "Xem trước thay đổi"]), "{}", columns.text());
        let preview = agree(&officer, &columns, &[]).await;
        assert!(shows(&preview, &["Sẽ thêm 1 người, sửa 1 người, ghi rời cơ quan 1 người. Chưa ghi gì.", "X-1"]), "{}", preview.text());
        let part = |code: &str| format!("{}?tep={}&phan={code}", routes::STAFF_IMPORT_PREVIEW, preview.field("tep"));
        assert!(shows(&officer.get(&part("sua")).await, &["→ 0912345678", &changed.name]));
        assert!(shows(&officer.get(&part("roi")).await, &["→ Nghỉ hưu", &gone.name]));
        let missing = officer.get(&part("thieu")).await;
        assert!(shows(&missing, &["Không có trong tệp", "aria-current=\"page\""]) && !missing.text().contains(&changed.staff_code));
        assert_eq!(count(app).await, before, "nothing is written before it is agreed to");

        for _ in 0..2 {
            let done = confirm(&officer, &preview).await;
            assert!(shows(&done, &["Đã nhập danh sách", "Thêm 1 người, sửa 1 người, ghi rời cơ quan 1 người."]), "{}", done.text());
        }
        assert_eq!(count(app).await, before + 1);
        assert_eq!((found(app, "X-1").await.name, found(app, "VC-058").await.phone), ("Trần Văn Ví Dụ".to_owned(), "0912345678".to_owned()));
        // Whoever goes back sees that it was imported, until the file is not kept any longer.
        assert!(shows(&officer.get(&part("sua")).await, &["Đã nhập danh sách", "Thêm 1 người"]));
        app.clock.advance(chrono::TimeDelta::minutes(31));
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let again = officer.get(&part("sua")).await;
        assert!(shows(&again, &["Tệp không còn được giữ. Hãy xem danh sách nhân sự", "30 phút"]));
        let auditor = as_role(app, RoleCode::KiemToanNoiBo).await;
        assert!(shows(&auditor.get(routes::LEDGER).await, &["Nhập danh sách cán bộ"]));
    }

    async fn a_page_is_compared_anew_only_when_something_else_is_known(app: TestApp) {
        let officer = crate::circles::seat(app, RoleCode::CanBoToChuc).await;
        let changed = found(app, "VC-058").await;
        let rows: [&[&str]; 2] = [
            &["X-1", "Trần Văn Ví Dụ", UNIT, "Viên chức", "", ""],
            &[&changed.staff_code, &changed.name, &unit_of(app, changed.unit).await, &changed.kind, "0912345678", ""],
        ];
        let id = import::bring(&officer, list(&HEADINGS, &rows)).await.expect("his");
        let id = id.unwrap_or_else(|refused| panic!("{refused}"));
        let look = async || {
            let looked = import::preview(&officer, id).await.expect("his").expect("it waits");
            looked.unwrap_or_else(|faults| panic!("{faults:?}"))
        };
        let mut last = look().await;
        assert_eq!((last.counts().added, last.counts().changed), (1, 1));
        assert!(Arc::ptr_eq(&last, &look().await), "the next page");
        // Somebody types the number that the list has; an account, a unit and a post change.
        let mut anew = async |tx: store::Tx, what: &str| {
            app.clock.advance(chrono::TimeDelta::seconds(1));
            arranged(app, tx).await;
            let now = look().await;
            assert!(!Arc::ptr_eq(&last, &now), "{what} changed");
            assert!(Arc::ptr_eq(&now, &look().await), "the page after {what} changed");
            last = now;
            (last.counts().added, last.counts().changed)
        };
        let begun = async || app.database.db.begin().await.expect("a transaction");
        let mut tx = begun().await;
        let phone = "0912345678".to_owned();
        store::person::update(&mut tx, PersonRow { phone, ..changed.clone() }).await.expect("changed");
        assert_eq!(anew(tx, "a person").await, (1, 0));
        let mut tx = begun().await;
        let account = store::account::find_by_login(&mut tx, "kekhai").await.expect("read").expect("there");
        store::account::update(&mut tx, account).await.expect("changed");
        assert_eq!(anew(tx, "an account").await, (1, 0));
        let mut tx = begun().await;
        let unit = store::unit::find(&mut tx, changed.unit).await.expect("read").expect("there");
        store::unit::update(&mut tx, unit).await.expect("changed");
        assert_eq!(anew(tx, "a unit").await, (1, 0));
        let mut tx = begun().await;
        let post = store::person_post::of_person(&mut tx, changed.id, 5).await.expect("read").remove(0);
        store::person_post::update_many(&mut tx, vec![post]).await.expect("changed");
        assert_eq!(anew(tx, "a post").await, (1, 0));
    }

    async fn a_file_that_is_not_read_says_why(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let before = count(app).await;
        let large = vec![b'P'; MAX_UPLOAD + 1];
        let no_table = list(&["Tên hàng", "Giá"], &[&["Bút", "5"]]);
        let cases: [(&[u8], &str); 9] = [
            (b"", "Hãy chọn tệp danh sách."),
            (b"Ma;Ten\n1;Vi Du\n", "không phải bảng tính Excel (.xlsx)"),
            (include_bytes!("../../sheets/tests/files/staff.ods"), "không phải bảng tính Excel (.xlsx)"),
            (include_bytes!("../../sheets/tests/files/staff.xls"), "định dạng Excel cũ (.xls)"),
            (include_bytes!("../../sheets/tests/files/password.xlsx"), "bảo vệ bằng mật khẩu"),
            (include_bytes!("../../sheets/tests/files/macro.xlsm"), "có macro"),
            (&include_bytes!("../../sheets/tests/files/staff.xlsx")[..4000], "bị hỏng"),
            (&large, "Tệp này lớn quá 8 MB."),
            (&no_table, "Không tìm thấy bảng danh sách"),
        ];
        for (bytes, sentence) in cases {
            let answer = send(&officer, bytes).await;
            assert_eq!(answer.status, 422, "{sentence}");
            assert!(shows(&answer, &["<title>Lỗi: ", sentence]), "{sentence}: {}", answer.text());
        }
        assert_eq!(count(app).await, before);
        for (method, page) in [
            (Method::GET, routes::STAFF_IMPORT_COLUMNS),
            (Method::GET, routes::STAFF_IMPORT_PREVIEW),
            (Method::GET, routes::STAFF_IMPORT_FAULTS),
            (Method::GET, routes::STAFF_IMPORT_PROGRESS),
            (Method::POST, routes::STAFF_IMPORT_COLUMNS),
            (Method::POST, routes::STAFF_IMPORT_CONFIRM),
        ] {
            let unknown = ("tep", "01920000-0000-4000-8000-000000000001");
            let key = ("form_key", "01920000-0000-4000-8000-000000000002");
            let answer = match method {
                Method::GET => officer.get(&format!("{page}?tep={}", unknown.1)).await,
                _ => officer.post(page, &[unknown, key]).await,
            };
            assert!(shows(&answer, &["Tệp không còn được giữ."]), "{method} {page}");
        }
    }

    async fn faulty_rows_are_listed_and_keep_the_list_out(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let codes: Vec<String> = (0..120).map(|number| format!("F,{number}")).collect();
        let rows: Vec<[&str; 6]> = codes.iter().map(|code| [code.as_str(), "Lê Thị Mẫu", UNIT, "Viên chức", "", ""]).collect();
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 6]>::as_slice).collect();
        let columns = send(&officer, &list(&HEADINGS, &rows)).await;
        let file = columns.field("tep").to_owned();
        let preview = agree(&officer, &columns, &[]).await;
        assert!(shows(&preview, &["Có 120 lỗi ở 120 dòng.", "Dòng 2, cột A (Mã cán bộ)", "Hãy chỉ dùng chữ, chữ số"]), "{}", preview.text());
        assert!(!shows(&preview, &["Xác nhận và nhập danh sách"]));
        assert!(!shows(&preview, &["Dòng 60, cột A"]), "on the second page");
        let second = officer.get(&format!("{}?tep={file}&phan=loi&trang=2", routes::STAFF_IMPORT_PREVIEW)).await;
        assert!(shows(&second, &["Dòng 60, cột A"]));
        let download = officer.get(&format!("{}?tep={file}", routes::STAFF_IMPORT_FAULTS)).await;
        assert!(download.header(header::CONTENT_DISPOSITION).contains("loi.xlsx"));
        let book = sheets::read(Cursor::new(&download.body)).unwrap_or_else(|_| panic!("not a workbook"));
        assert!(book.sheets[0].rows.len() > 120);
        // Whoever confirms all the same imports nothing.
        let fields = [("form_key", "01920000-0000-4000-8000-000000000003"), ("tep", &*file), ("da-xem", "")];
        assert!(shows(&officer.post(routes::STAFF_IMPORT_CONFIRM, &fields).await, &["Chưa nhập được", "120 lỗi"]));
    }

    async fn columns_are_what_the_officer_says(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let headings = ["Mã cán bộ", "Họ và tên", "Ở đâu", "Loại ngưi", "Ghi chú"];
        let columns = send(&officer, &list(&headings, &[&["X-2", "TRẦN VĂN MẪU", UNIT, "Viên chức", "0912345678"]])).await;
        assert!(shows(&columns, &["Gợi ý", "Không lấy cột này", "“Trần Văn Mẫu”"]), "{}", columns.text());
        let missing = agree(&officer, &columns, &[]).await;
        assert_eq!(missing.status, 422);
        assert!(shows(&missing, &["Chưa chọn cột “Đơn vị”."]), "{}", missing.text());
        let twice = agree(&officer, &columns, &[("cot-2", "DON_VI"), ("cot-4", "DON_VI")]).await;
        assert!(twice.status == 422 && shows(&twice, &["Hai cột C và E cùng là “Đơn vị”."]));
        let said = [("cot-2", "DON_VI"), ("cot-4", "DIEN_THOAI"), ("chu-thuong", "1")];
        let preview = agree(&officer, &columns, &said).await;
        assert!(shows(&preview, &["Sẽ thêm 1 người", "Trần Văn Mẫu"]), "{}", preview.text());
        assert!(shows(&confirm(&officer, &preview).await, &["Thêm 1 người"]));
        let new = found(app, "X-2").await;
        assert_eq!((new.name.as_str(), new.phone.as_str()), ("Trần Văn Mẫu", "0912345678"));
    }

    async fn old_letters_are_converted_when_the_officer_agrees(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let headings = ["M· c¸n bé", "Hä vµ tªn", "§¬n vÞ", "Lo¹i ng\u{ad}êi"];
        let columns = send(&officer, &list(&headings, &[
            &["X-3", "TrÇn V¨n VÝ Dô", "V¨n phßng Së", "Viªn chøc"],
            &["X-4", "NguyÔn ThÞ MÉu", "V¨n phßng Së", "Viªn chøc"],
        ])).await;
        assert!(shows(&columns, &["bảng mã cũ TCVN3 (ABC)", "Trần Văn Ví Dụ"]), "{}", columns.text());
        let refused = agree(&officer, &columns, &[]).await;
        assert!(refused.status == 422 && shows(&refused, &["Hãy đồng ý chuyển sang Unicode."]), "{}", refused.text());
        let preview = agree(&officer, &columns, &[("chuyen-ma", "1")]).await;
        assert!(shows(&preview, &["Sẽ thêm 2 người", "Nguyễn Thị Mẫu"]), "{}", preview.text());
    }

    async fn one_of_several_sheets_is_read(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let page = |name: &str, code: &str| Page {
            name: name.to_owned(),
            columns: HEADINGS[..4]
                .iter()
                .map(|heading| Column { heading: (*heading).to_owned(), ..Column::default() })
                .collect(),
            rows: vec![[code, "Lê Thị Mẫu", UNIT, "Viên chức"].map(|text| Field::Text(text.to_owned())).to_vec()],
            ..Page::default()
        };
        let day = domain::day::read_iso("2026-07-01").expect("a day");
        let bytes = sheets::write(&[page("Năm nay", "X-5"), page("Năm trước", "X-6")], "Danh mục", day).expect("written");
        let columns = send(&officer, &bytes).await;
        assert!(shows(&columns, &["Trang nào của tệp?", "Đang đọc trang “Năm nay”.", "X-5"]), "{}", columns.text());
        let other = officer.post(routes::STAFF_IMPORT_COLUMNS, &[("tep", columns.field("tep")), ("trang", "1")]).await;
        assert!(shows(&other, &["Đang đọc trang “Năm trước”.", "X-6"]));
        assert!(shows(&agree(&officer, &other, &[]).await, &["X-6"]));
    }

    async fn what_changed_since_it_was_shown_is_shown_again(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let row = ["X-7", "Trần Văn Ví Dụ", UNIT, "Viên chức", "", ""];
        let columns = send(&officer, &list(&HEADINGS, &[&row])).await;
        let preview = agree(&officer, &columns, &[]).await;
        // In another window he says that the fifth column is something else.
        agree(&officer, &columns, &[("cot-4", "")]).await;
        let unit = unit_named(app, UNIT).await.to_string();
        let blank = officer.get(routes::PERSON_NEW).await;
        let fields = [
            ("form_key", blank.field("form_key")),
            ("staff_code", "X-7"),
            ("name", "Trần Văn Khác"),
            ("birth_year", "1990"),
            ("kind", "VIEN_CHUC_KHONG_QUAN_LY"),
            ("level", "KHONG"),
            ("unit", &*unit),
            ("from", "01/06/2026"),
        ];
        assert_eq!(officer.post(routes::PERSON_NEW, &fields).await.status, 200);
        let again = confirm(&officer, &preview).await;
        assert!(shows(&again, &["Chưa nhập được: danh sách nhân sự vừa thay đổi", "Sẽ thêm 0 người, sửa 1 người"]), "{}", again.text());
        assert_eq!(found(app, "X-7").await.name, "Trần Văn Khác");
        assert!(shows(&confirm(&officer, &again).await, &["sửa 1 người"]));
        assert_eq!(found(app, "X-7").await.name, "Trần Văn Ví Dụ");
    }

    async fn a_long_import_says_how_far_it_is(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let columns = send(&officer, &list(&HEADINGS, &[&["X-8", "Trần Văn Ví Dụ", UNIT, "Viên chức", "", ""]])).await;
        let file: Uuid = columns.field("tep").parse().expect("an id");
        let address = format!("{}?tep={file}", routes::STAFF_IMPORT_PROGRESS);
        let shelf = &app.state.platform.shelf;
        shelf.set(file, State::Running { done: 0, all: 0 });
        assert!(shows(&officer.get(&address).await, &["Đang đọc và so sánh danh sách."]));
        shelf.set(file, State::Running { done: 4_500, all: 10_000 });
        let page = officer.get(&address).await;
        assert!(shows(&page, &["Đã xong 4.500 trên 10.000 người.", "Đóng trang không làm dừng việc nhập"]), "{}", page.text());
        assert_eq!(page.header(header::REFRESH), "2");
        // A second click does not begin it again.
        let fields = [("form_key", "01920000-0000-4000-8000-000000000004"), ("tep", &*file.to_string())];
        assert!(shows(&officer.post(routes::STAFF_IMPORT_CONFIRM, &fields).await, &["Đã xong 4.500"]));
        shelf.set(file, State::Imported(routes::PEOPLE.to_owned()));
        let done = officer.get(&address).await;
        assert!(shows(&done, &["Xuất danh sách này (XLSX)"]) && done.header(header::REFRESH).is_empty());
    }

    async fn what_is_taken_out_changes_nothing_when_it_comes_back(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Phòng Chuyển đổi số").await.to_string();
        let cases: [(&[(&str, &str)], usize); 3] = [(&[], 59), (&[("don-vi", &unit)], 7), (&[("trang-thai", "da-roi")], 1)];
        for (filter, people) in cases {
            let exported = officer.post(routes::STAFF_EXPORT, filter).await;
            assert_eq!(exported.status, 200);
            assert!(exported.header(header::CONTENT_DISPOSITION).contains("danh-sach-can-bo.xlsx"));
            let columns = send(&officer, &exported.body).await;
            let preview = agree(&officer, &columns, &[]).await;
            let unchanged = format!("{people} người không thay đổi.");
            assert!(shows(&preview, &["Danh sách này không thay đổi gì.", &unchanged]), "{}", preview.text());
            assert!(!shows(&preview, &["Xác nhận và nhập danh sách"]));
        }
        let template = officer.get(routes::STAFF_TEMPLATE).await;
        let (_, found) = staff_sheet::open(Cursor::new(&template.body)).unwrap_or_else(|refused| panic!("{refused}"));
        assert!(found.places().is_ok(), "every required column is there");
    }

    async fn nobody_else_brings_or_takes_a_list(app: TestApp) {
        let head = as_role(app, RoleCode::ThuTruong).await;
        let list = head.get(routes::PEOPLE).await;
        assert!(!shows(&list, &["Nhập từ tệp XLSX"]) && !shows(&list, &["Xuất danh sách này"]));
        assert_eq!(head.post(routes::STAFF_EXPORT, &[]).await.status, 403);
        assert_eq!(send(&head, b"PK").await.status, 403);
    }
}

/// The name by which a list names a unit.
async fn unit_of(app: &TestApp, id: Uuid) -> String {
    let mut tx = app.database.db.read().await.expect("a transaction");
    store::unit::find(&mut tx, id)
        .await
        .expect("read")
        .expect("there is one")
        .name
}
