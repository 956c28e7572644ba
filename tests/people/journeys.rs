//! The officer keeps the list, the head reads it.

use domain::access::RoleCode;
use domain::routes;

use super::{as_role, found, person_of, shows, unit_named};

fn person<'a>(key: &'a str, unit: &'a str, code: &'a str, name: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form_key", key),
        ("staff_code", code),
        ("name", name),
        ("birth_year", "1990"),
        ("kind", "VIEN_CHUC_KHONG_QUAN_LY"),
        ("level", "KHONG"),
        ("fields", "KHOA_HOC_CONG_NGHE"),
        ("fields", "GIAO_DUC_DAO_TAO"),
        ("party_member", "1"),
        ("extension", "77"),
        ("unit", unit),
        ("from", "01/06/2026"),
    ]
}

on_both_demo! {
    async fn the_officer_finds_sixty_people_and_narrows_the_list(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let list = officer.get(routes::PEOPLE).await;
        assert_eq!(list.status, 200);
        // One of the sixty has retired.
        assert!(shows(&list, &["59 người", "Trang tiếp theo", "Thêm người"]), "{}", list.text());
        let next = list.text().split("sau=").nth(1).and_then(|rest| rest.split('"').next()).expect("a next page");
        let second = officer.get(&format!("{}?sau={next}", routes::PEOPLE)).await;
        assert!(shows(&second, &["59 người", "Về trang đầu"]));
        let gone = officer.get(&format!("{}?trang-thai=da-roi", routes::PEOPLE)).await;
        assert!(shows(&gone, &["1 người", "Nghỉ hưu"]));
        let away = officer.get(&format!("{}?trang-thai=NGHI_THAI_SAN", routes::PEOPLE)).await;
        assert!(shows(&away, &["1 người"]));
        let by_name = officer.get(&format!("{}?tim=thi%20du%20dung", routes::PEOPLE)).await;
        assert!(by_name.text().contains("Thí Dụ Dung") || by_name.text().contains("Thí Dụ Dũng"), "without marks");
        let unit = unit_named(app, "Phòng Chuyển đổi số").await;
        let division = officer.get(&format!("{}?don-vi={unit}", routes::PEOPLE)).await;
        assert!(shows(&division, &["7 người", "Trưởng phòng"]), "{}", division.text());
        let none = officer.get(&format!("{}?tim=khong%20co%20ai", routes::PEOPLE)).await;
        assert!(shows(&none, &["0 người", "Không có ai khớp"]));
        let print = officer.get(&format!("{}?don-vi={unit}", routes::PEOPLE_PRINT)).await;
        assert!(shows(&print, &["Phòng Chuyển đổi số", "Tính đến ngày 01/07/2026"]));
        assert!(!print.text().contains("Phòng Quản lý khoa học"));
    }

    async fn the_officer_adds_somebody_once_and_corrects_him(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Văn phòng Sở").await.to_string();
        let blank = officer.get(routes::PERSON_NEW).await;
        let key = blank.field("form_key").to_owned();
        let faulty = officer.post(routes::PERSON_NEW, &person(&key, "", "VC,1", "Ví Dụ <2>")).await;
        assert_eq!(faulty.status, 422);
        assert!(shows(&faulty, &["<title>Lỗi: ", "value=\"VC,1\"", "Hãy chọn đơn vị.", "Mã cán bộ chỉ gồm"]));
        assert!(!faulty.text().contains("Ví Dụ <2>"), "typed markup stays text");
        for _ in 0..2 {
            let made = officer.post(routes::PERSON_NEW, &person(&key, &unit, "vc-900", "Trần Thị Ví Dụ Mới")).await;
            assert_eq!(made.status, 200);
            assert!(shows(&made, &["Trần Thị Ví Dụ Mới", "VC-900", "sinh năm 1990", "Giáo dục, đào tạo", "Văn phòng Sở"]));
        }
        let other = officer.get(routes::PERSON_NEW).await.field("form_key").to_owned();
        let taken = officer.post(routes::PERSON_NEW, &person(&other, &unit, "VC-900", "Trần Văn Khác")).await;
        assert!(taken.status == 422 && shows(&taken, &["Mã này đã dùng cho người khác."]));
        let new = found(app, "VC-900").await;
        let ma = new.id.to_string();
        let edit = officer.get(&format!("{}?ma={ma}", routes::PERSON_EDIT)).await;
        let version = edit.field("version").to_owned();
        let fields = [("ma", &*ma), ("version", &*version), ("staff_code", "VC-901"), ("mail", "moi@so.example")];
        let changed = officer.post(routes::PERSON_EDIT, &fields).await;
        assert!(shows(&changed, &["Đã lưu thông tin.", "VC-901", "moi@so.example", "Trần Thị Ví Dụ Mới"]));
        let late = officer.post(routes::PERSON_EDIT, &[("ma", &*ma), ("version", &*version), ("staff_code", "VC-902")]).await;
        assert!(late.status == 409 && shows(&late, &["Người khác vừa sửa hồ sơ này.", "value=\"VC-902\""]));
    }

    async fn whoever_was_there_before_the_unit_is_in_it_since_it_was_formed(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Văn phòng Sở").await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let formed = store::unit::find(&mut tx, unit).await.expect("read").expect("there").valid_from;
        drop(tx);
        let unit = unit.to_string();
        let (eve, next) = (formed.date() - chrono::Days::new(1), formed.date() + chrono::Days::new(1));
        let cases = [(eve, "VC-910", formed), (formed.date(), "VC-911", formed), (next, "VC-912", next.into())];
        for (day, code, first) in cases {
            let key = officer.get(routes::PERSON_NEW).await.field("form_key").to_owned();
            let from = domain::day::vietnamese(day);
            let mut fields = person(&key, &unit, code, "Trần Thị Ví Dụ Sớm").to_vec();
            fields.retain(|(name, _)| *name != "from");
            fields.push(("from", &from));
            assert_eq!(officer.post(routes::PERSON_NEW, &fields).await.status, 200);
            let entered = found(app, code).await;
            let mut tx = app.database.db.read().await.expect("a transaction");
            let post = store::person_post::of_person(&mut tx, entered.id, 5).await.expect("read").remove(0);
            assert!(entered.valid_from == day.into() && post.valid_from == first, "{day}");
        }
    }

    async fn the_head_reads_and_writes_nobody_but_the_officer(app: TestApp) {
        let head = as_role(app, RoleCode::ThuTruong).await;
        let list = head.get(routes::PEOPLE).await;
        assert!(list.status == 200 && !list.text().contains("Thêm người"));
        let somebody = found(app, "dung").await.id;
        let page = head.get(&format!("{}?ma={somebody}", routes::PERSON)).await;
        assert!(page.status == 200 && !page.text().contains("Ghi biến động"));
        assert_eq!(head.get(&format!("{}?ma={somebody}", routes::PERSON_EDIT)).await.status, 403);
        assert_eq!(head.get(&format!("{}?ma={somebody}", routes::MOVE)).await.status, 403);
        let (officer, _) = person_of(app, RoleCode::CanBoToChuc).await;
        assert!(shows(&head.get(&format!("{}?ma={officer}", routes::PERSON)).await, &["Ghi biến động"]));
        let own = as_role(app, RoleCode::CanBoToChuc).await;
        let page = own.get(&format!("{}?ma={officer}", routes::PERSON)).await;
        assert!(!page.text().contains("Ghi biến động"), "nobody writes his own file");
        let administrator = as_role(app, RoleCode::QuanTri).await;
        assert_eq!(administrator.get(routes::PEOPLE).await.status, 200);
        assert_eq!(administrator.get(&format!("{}?ma={somebody}", routes::PERSON)).await.status, 403);
    }
}
