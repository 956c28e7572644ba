//! The administrator keeps the tree, and the head decides what stands below what.

use domain::access::RoleCode;
use domain::{day, routes};
use store::person::PersonRow;
use store::person_post::PostRow;
use store::unit::UnitRow;
use store::{person, person_post, unit, unit_history};
use uuid::Uuid;

use super::{as_role, found, shows, unit_named};
use crate::support::app::Browser;
use crate::support::{Answer, arranged};

/// Shows a change on the page of `show` and carries it out on that of `confirm`.
async fn carry_out(
    browser: &Browser<'_>,
    (show, confirm): (&str, &str),
    fields: &[(&str, &str)],
    expected: &[&str],
) -> Answer {
    let mut typed = fields.to_vec();
    if !typed.iter().any(|(name, _)| *name == "first") {
        typed.push(("first", "01/07/2026"));
    }
    typed.extend([("number", "30/QĐ-VD"), ("signed", "30/06/2026")]);
    let shown = browser.post(show, &typed).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert!(shows(&shown, expected), "{}", shown.text());
    let (key, version) = (shown.field("form_key").to_owned(), shown.field("version").to_owned());
    typed.extend([("form_key", &*key), ("version", &*version)]);
    let done = browser.post(confirm, &typed).await;
    assert!(shows(&done, &["Đã ghi quyết định về đơn vị."]), "{}", done.text());
    assert_eq!(browser.post(confirm, &typed).await.status, 200, "pressed twice");
    done
}

/// Where the administrator's changes are shown and confirmed, and where the head's.
const CHANGE: (&str, &str) = (routes::UNIT_CHANGE, routes::UNIT_CONFIRM);
const REARRANGE: (&str, &str) = (routes::UNIT_REARRANGE, routes::UNIT_REARRANGE_CONFIRM);

on_both_demo! {
    async fn units_are_made_renamed_merged_and_closed_by_decision(app: TestApp) {
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let tree = administrator.get(routes::UNITS).await;
        assert!(tree.status == 200 && shows(&tree, &["Văn phòng Sở", "Trung tâm Kiểm định và thử nghiệm"]));
        let science = unit_named(app, "Phòng Quản lý khoa học").await.to_string();
        let root = administrator.get(&format!("{}?ma={science}", routes::UNIT)).await;
        assert!(shows(&root, &["Đổi tên, loại hình", "Giải thể", "Chuyển và sáp nhập đơn vị do thủ trưởng quyết định"]));
        assert!(!root.text().contains(routes::UNIT_REARRANGE), "who receives is not his to decide");
        let head = as_role(app, RoleCode::ThuTruong).await;
        let seen = head.get(&format!("{}?ma={science}", routes::UNIT)).await;
        assert!(shows(&seen, &["Chuyển về đơn vị khác", "Sáp nhập vào đơn vị khác"]));
        assert!(!seen.text().contains(routes::UNIT_CHANGE) && !seen.text().contains("do thủ trưởng quyết định"));

        let made = [("ma", &*science), ("viec", "THANH_LAP"), ("name", "Tổ Thí dụ"), ("kind", "TO_DOI")];
        carry_out(&administrator, CHANGE, &made, &["Tổ Thí dụ", "Phòng Quản lý khoa học"]).await;
        let team = unit_named(app, "Tổ Thí dụ").await.to_string();

        let renamed = [("ma", &*science), ("viec", "DOI_TEN"), ("name", "Phòng Nghiên cứu"), ("short_name", "PNC"), ("kind", "PHONG")];
        let page = carry_out(&administrator, CHANGE, &renamed, &["Phòng Nghiên cứu", "Hồ sơ cũ giữ tên cũ"]).await;
        assert!(shows(&page, &["Phòng Nghiên cứu", "Phòng Quản lý khoa học", "30/QĐ-VD ngày 30/06/2026"]));
        let mut tx = app.database.db.read().await.expect("a transaction");
        for name in ["nghien cuu", "quan ly khoa hoc"] {
            let found = unit_history::search(&mut tx, name, 10).await.expect("read");
            assert!(found.iter().any(|row| row.unit.to_string() == science), "found by either name: {name}");
        }
        drop(tx);

        let occupied = [("ma", &*science), ("viec", "GIAI_THE"), ("first", "01/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026")];
        let refused = administrator.post(routes::UNIT_CHANGE, &occupied).await;
        assert!(refused.status == 422 && shows(&refused, &["Vẫn còn người công tác trong đơn vị."]));
        let below = [("ma", &*science), ("viec", "CHUYEN"), ("other", &*team), ("first", "01/07/2026"), ("number", "1/QĐ"),
            ("signed", "30/06/2026")];
        let refused = head.post(routes::UNIT_REARRANGE, &below).await;
        assert!(refused.status == 422 && shows(&refused, &["Một đơn vị không thể đứng dưới chính nó."]));

        let other = unit_named(app, "Phòng Chuyển đổi số").await;
        let heir = other.to_string();
        let merged = [("ma", &*science), ("viec", "SAP_NHAP"), ("other", &*heir)];
        carry_out(&head, REARRANGE, &merged, &["7 người chuyển sang Phòng Chuyển đổi số.", "Tổ Thí dụ", "không có bộ phận tổ chức riêng, vẫn do"]).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let left = person::of_unit(&mut tx, science.parse().expect("an id"), Uuid::nil(), 50).await.expect("read");
        assert!(left.iter().all(|row| !row.on_staff));
        let came = person::of_unit(&mut tx, other, Uuid::nil(), 50).await.expect("read");
        assert_eq!(came.iter().filter(|row| row.on_staff).count(), 14);
        drop(tx);

        // Everybody who went along has a move of his own, under the names of its day.
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let somebody = came.iter().find(|row| row.staff_code == "CC-024").expect("he came along");
        let page = officer.get(&format!("{}?ma={}", routes::PERSON, somebody.id)).await;
        let step = "Phòng Quản lý khoa học → Phòng Chuyển đổi số. 30/QĐ-VD ngày 30/06/2026";
        assert!(shows(&page, &["Sáp nhập đơn vị", step, "Không hoàn tác được: đơn vị cũ"]), "{}", page.text());
        let mut tx = app.database.db.read().await.expect("a transaction");
        let posts = person_post::of_person(&mut tx, somebody.id, 10).await.expect("read");
        assert_eq!(posts.iter().map(|post| post.unit).collect::<Vec<_>>(), [other, science.parse().expect("an id")]);
        assert!(posts[0].valid_to.is_none() && posts[1].valid_to.is_some());
        drop(tx);
        // Registers find it by either name, and by the short one.
        for (typed, expected) in [("quan%20ly%20khoa", "trước đây: Phòng Quản lý khoa học"), ("nghien%20cuu", "Đã kết thúc"),
            ("pnc", "Phòng Nghiên cứu")] {
            let found = administrator.get(&format!("{}?tim={typed}", routes::UNITS)).await;
            assert!(shows(&found, &["Phòng Nghiên cứu", expected]) && !found.text().contains("Văn phòng Sở</a>"), "{typed}");
        }
        let list = officer.get(&format!("{}?tim=quan%20ly%20khoa%20hoc", routes::PEOPLE)).await;
        assert!(shows(&list, &["Đơn vị có hoặc từng có tên này:", "trước đây: Phòng Quản lý khoa học", "Đã kết thúc"]));
        let there = officer.get(&format!("{}?don-vi={science}&trang-thai=tat-ca", routes::PEOPLE)).await;
        assert!(shows(&there, &["Bỏ điều kiện", "Phòng Nghiên cứu"]), "a closed unit that is asked for is named");
        let none = administrator.get(&format!("{}?tim=khong%20co", routes::UNITS)).await;
        assert!(shows(&none, &["Không có đơn vị nào có hoặc từng có tên này."]));

        let closed = [("ma", &*team), ("viec", "GIAI_THE")];
        let page = carry_out(&administrator, CHANGE, &closed, &["Không ai phải chuyển đơn vị"]).await;
        assert!(shows(&page, &["Đã kết thúc", "Giải thể", "Chuyển cấp trên"]));
    }

    async fn a_merger_waits_for_the_last_change_of_whoever_goes_along(app: TestApp) {
        let head = as_role(app, RoleCode::ThuTruong).await;
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (from, into) = (unit_named(app, "Phòng Quản lý khoa học").await, unit_named(app, "Phòng Chuyển đổi số").await);
        let somebody = found(app, "CC-024").await;
        assert_eq!(somebody.unit, from);
        let ma = somebody.id.to_string();
        super::moving::confirm(&officer, &ma, &[("loai", "NGHI"), ("leave", "DI_HOC")], &[]).await;
        let (from, into) = (from.to_string(), into.to_string());
        let early = [("ma", &*from), ("viec", "SAP_NHAP"), ("other", &*into), ("first", "30/06/2026"), ("number", "1/QĐ"),
            ("signed", "30/06/2026")];
        let told = head.post(routes::UNIT_REARRANGE, &early).await;
        let sentence = "Ngày hiệu lực phải từ ngày 01/07/2026 trở đi: trong đơn vị có người";
        assert!(told.status == 422 && shows(&told, &[sentence]), "{}", told.text());
    }

    async fn a_unit_ends_after_the_last_day_of_whoever_left_it(app: TestApp) {
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let head = as_role(app, RoleCode::ThuTruong).await;
        let science = unit_named(app, "Phòng Quản lý khoa học").await.to_string();
        let heir = unit_named(app, "Phòng Chuyển đổi số").await.to_string();
        let made = [("ma", &*science), ("viec", "THANH_LAP"), ("name", "Tổ Thí dụ"), ("kind", "TO_DOI"), ("first", "01/06/2026")];
        carry_out(&administrator, CHANGE, &made, &[]).await;
        let unit = unit_named(app, "Tổ Thí dụ").await;
        // Somebody who works elsewhere today was there until 20/06.
        let somebody = found(app, "VC-045").await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let post = person_post::of_person(&mut tx, somebody.id, 1).await.expect("read").remove(0);
        let earlier = PostRow {
            id: Uuid::from_u128(45),
            unit,
            valid_from: day::read_iso("2026-06-10").expect("a day").into(),
            valid_to: Some(day::read_iso("2026-06-20").expect("a day").into()),
            ..post
        };
        person_post::insert(&mut tx, earlier).await.expect("inserted");
        arranged(app, tx, 45).await;
        let unit = unit.to_string();
        let decided = |change: &'static str, first: &'static str| vec![("ma", &*unit), ("viec", change), ("other", &*heir),
            ("first", first), ("number", "1/QĐ"), ("signed", "01/06/2026")];
        for (by, change) in [(&administrator, "GIAI_THE"), (&head, "SAP_NHAP")] {
            let path = if change == "SAP_NHAP" { routes::UNIT_REARRANGE } else { routes::UNIT_CHANGE };
            for early in ["19/06/2026", "20/06/2026"] {
                let told = by.post(path, &decided(change, early)).await;
                let sentence = "Ngày hiệu lực phải từ ngày 21/06/2026 trở đi: trong đơn vị có người";
                assert!(told.status == 422 && shows(&told, &[sentence]), "{change} {early}: {}", told.text());
            }
            assert_eq!(by.post(path, &decided(change, "21/06/2026")).await.status, 200, "{change}");
        }
    }

    async fn no_unit_stands_beside_one_of_its_name_and_no_short_name_is_long(app: TestApp) {
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let head = as_role(app, RoleCode::ThuTruong).await;
        let (science, digital) = (unit_named(app, "Phòng Quản lý khoa học").await, unit_named(app, "Phòng Chuyển đổi số").await);
        let (science, digital) = (science.to_string(), digital.to_string());
        let decided = |fields: &[(&'static str, &str)]| {
            let mut all: Vec<(&'static str, String)> = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            all.extend([("first", "01/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026")].map(|(name, value)| (name, value.to_owned())));
            all
        };
        let refused = async |by: &Browser<'_>, path: &str, fields: Vec<(&'static str, String)>, sentence: &str| {
            let typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let told = by.post(path, &typed).await;
            assert!(told.status == 422 && shows(&told, &[sentence]), "{typed:?}: {}", told.text());
        };
        let namesake = "Ở đó đã có đơn vị trùng tên này.";
        for unit in [&science, &digital] {
            let made = [("ma", unit.as_str()), ("viec", "THANH_LAP"), ("name", "Tổ Thí dụ"), ("kind", "TO_DOI")];
            carry_out(&administrator, CHANGE, &made, &[]).await;
        }
        let made = [("ma", &*science), ("viec", "THANH_LAP"), ("name", "TỔ  THI DỤ"), ("kind", "TO_DOI")];
        refused(&administrator, routes::UNIT_CHANGE, decided(&made), namesake).await;
        let renamed = [("ma", &*science), ("viec", "DOI_TEN"), ("name", "Phòng chuyển đổi số"), ("kind", "PHONG")];
        refused(&administrator, routes::UNIT_CHANGE, decided(&renamed), namesake).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let units = unit::all(&mut tx, 100).await.expect("read");
        drop(tx);
        let team = units.iter().find(|row| row.parent.is_some_and(|above| above.to_string() == science)).expect("the team");
        let team = team.id.to_string();
        let moved = [("ma", &*team), ("viec", "CHUYEN"), ("other", &*digital)];
        refused(&head, routes::UNIT_REARRANGE, decided(&moved), namesake).await;
        let merged = [("ma", &*science), ("viec", "SAP_NHAP"), ("other", &*digital)];
        refused(&head, routes::UNIT_REARRANGE, decided(&merged), namesake).await;
        let (fits, long) = ("x".repeat(50), "x".repeat(51));
        let short = |text: &str| decided(&[("ma", &*digital), ("viec", "DOI_TEN"), ("name", "Phòng Chuyển đổi số"), ("short_name", text), ("kind", "PHONG")]);
        refused(&administrator, routes::UNIT_CHANGE, short(&long), "Nội dung dài quá 50 ký tự.").await;
        let typed = short(&fits);
        let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(administrator.post(routes::UNIT_CHANGE, &typed).await.status, 200, "its own name is no namesake");
    }

    async fn a_merger_takes_everybody_along_and_a_printed_list_leaves_nobody_out(app: TestApp) {
        const MANY: u128 = 501;
        let head = as_role(app, RoleCode::ThuTruong).await;
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (from, into) = (unit_named(app, "Phòng Quản lý khoa học").await, unit_named(app, "Phòng Chuyển đổi số").await);
        let like = found(app, "CC-024").await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let post = person_post::of_person(&mut tx, like.id, 1).await.expect("read").remove(0);
        let ids = || (1..=MANY).map(|number| Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_00f0_0000 + number));
        let people = ids().zip(1..).map(|(id, number)| PersonRow { id, staff_code: format!("NN-{number}"), ..like.clone() });
        person::insert_many(&mut tx, people.collect()).await.expect("inserted");
        let posts = ids().map(|id| PostRow { id, person: id, ..post.clone() });
        person_post::insert_many(&mut tx, posts.collect()).await.expect("inserted");
        arranged(app, tx, 501).await;

        let (unit, heir) = (from.to_string(), into.to_string());
        let merged = [("ma", &*unit), ("viec", "SAP_NHAP"), ("other", &*heir)];
        carry_out(&head, REARRANGE, &merged, &["508 người chuyển sang Phòng Chuyển đổi số."]).await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let came = person::of_unit(&mut tx, into, Uuid::nil(), 1_000).await.expect("read");
        assert_eq!(came.iter().filter(|row| row.on_staff).count(), 508 + 7);
        let all: Vec<Uuid> = ids().collect();
        let open = person_post::open_of(&mut tx, &all, 1_000).await.expect("read");
        assert!(open.len() == all.len() && open.iter().all(|post| post.unit == into), "one post each, where they are now");
        // Whatever closed it: whoever is there is on the list.
        let row = unit::find(&mut tx, into).await.expect("read").expect("there is one");
        let valid_to = Some(row.valid_from);
        unit::update(&mut tx, UnitRow { valid_to, ..row }).await.expect("updated");
        arranged(app, tx, 502).await;
        let list = officer.get(&format!("{}?don-vi={into}", routes::PEOPLE_PRINT)).await;
        assert!(shows(&list, &["NN-1<", "NN-501<", "Phòng Chuyển đổi số"]), "{}", list.status);
    }

    async fn the_administrator_never_decides_who_receives(app: TestApp) {
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let head = as_role(app, RoleCode::ThuTruong).await;
        let id = unit_named(app, "Phòng Quản lý khoa học").await;
        let (unit, other) = (id.to_string(), unit_named(app, "Phòng Chuyển đổi số").await.to_string());
        let mut tx = app.database.db.read().await.expect("a transaction");
        let before = unit::find(&mut tx, id).await.expect("read").expect("there is one");
        drop(tx);
        let typed = |change: &'static str| vec![("ma", &*unit), ("viec", change), ("other", &*other), ("first", "01/07/2026"),
            ("number", "1/QĐ"), ("signed", "30/06/2026"), ("form_key", "01920000-0000-7000-8000-000000000009"), ("version", "1")];
        for change in ["CHUYEN", "SAP_NHAP"] {
            // On his own pages with another change typed in, and on the head's.
            let form = format!("{}?ma={unit}&viec={change}", routes::UNIT_CHANGE);
            assert_eq!(administrator.get(&form).await.status, 403, "{change}");
            for path in [routes::UNIT_CHANGE, routes::UNIT_CONFIRM, routes::UNIT_REARRANGE, routes::UNIT_REARRANGE_CONFIRM] {
                assert_eq!(administrator.post(path, &typed(change)).await.status, 403, "{change} {path}");
            }
            let mut back = typed(change);
            back.push(("sua", "1"));
            assert_eq!(administrator.post(routes::UNIT_CONFIRM, &back).await.status, 403, "{change}");
        }
        for change in ["THANH_LAP", "DOI_TEN", "GIAI_THE"] {
            for path in [routes::UNIT_REARRANGE, routes::UNIT_REARRANGE_CONFIRM] {
                assert_eq!(head.post(path, &typed(change)).await.status, 403, "{change} {path}");
            }
        }
        let mut tx = app.database.db.read().await.expect("a transaction");
        assert!(unit::find(&mut tx, id).await.expect("read").expect("there is one") == before);
    }

    async fn the_officer_proposes_a_chief_and_makes_no_unit(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Văn phòng Sở").await.to_string();
        assert_eq!(officer.get(&format!("{}?ma={unit}&viec=DOI_TEN", routes::UNIT_CHANGE)).await.status, 403);
        let form = officer.get(&format!("{}?ma={unit}", routes::UNIT_CHIEF)).await;
        let key = form.field("form_key").to_owned();
        let code = found(app, "CC-020").await.staff_code;
        let typed = [("ma", &*unit), ("form_key", &*key), ("person", &*code), ("from", "15/07/2026"), ("number", "31/QĐ-VD"),
            ("signed", "30/06/2026")];
        let done = officer.post(routes::UNIT_CHIEF, &typed).await;
        assert!(shows(&done, &["Đã gửi đề nghị người đứng đầu.", "chờ ký"]), "{}", done.text());
        let head = as_role(app, RoleCode::ThuTruong).await;
        assert!(shows(&head.get(routes::HOME).await, &["đứng đầu đơn vị"]));
        let administrator = as_role(app, RoleCode::QuanTri).await;
        assert_eq!(administrator.get(&format!("{}?ma={unit}", routes::UNIT_CHIEF)).await.status, 403);
    }
}
