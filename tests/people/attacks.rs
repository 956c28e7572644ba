//! What somebody could try who means no good, or has odd data, or two tabs.

use domain::access::RoleCode;
use domain::routes;
use store::person::PersonRow;
use store::role::{self, RoleRow};
use store::{person, person_move, unit};
use uuid::Uuid;

use super::moving::confirm;
use super::{as_role, found, person_of, shows, unit_named};
use crate::support::{TestApp, arranged};

fn person<'a>(key: &'a str, unit: &'a str, code: &'a str, name: &'a str, from: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form_key", key),
        ("staff_code", code),
        ("name", name),
        ("kind", "VIEN_CHUC_KHONG_QUAN_LY"),
        ("level", "KHONG"),
        ("unit", unit),
        ("from", from),
    ]
}

/// Makes the officer one of this unit alone.
async fn officer_of(app: &TestApp, unit: Uuid) {
    let (_, account) = person_of(app, RoleCode::CanBoToChuc).await;
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let worn = role::of_account(&mut tx, account, 10).await.expect("read").remove(0);
    role::update(&mut tx, RoleRow { unit, ..worn }).await.expect("updated");
    arranged(app, tx, account.as_u128() ^ 3).await;
}

async fn named(app: &TestApp, code: &str, name: &str) {
    let row = found(app, code).await;
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let name = domain::person_name::PersonName::read(name).expect("a name");
    let renamed = PersonRow {
        name: name.as_str().to_owned(),
        name_sort: name.sort_key(),
        name_search: domain::text::search_key(name.as_str()),
        name_initials: name.initials(),
        ..row
    };
    let event = renamed.id.as_u128() ^ 5;
    person::update(&mut tx, renamed).await.expect("updated");
    arranged(app, tx, event).await;
}

on_both_demo! {
    async fn odd_names_and_days_are_read_or_told(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Văn phòng Sở").await.to_string();
        let cases = [
            // Typed letter by letter and mark by mark, as some keyboards do; invisible signs vanish.
            ("U-1", "Tra\u{302}\u{300}n Thi\u{323}  Vi\u{301}\u{200b} Du\u{323}", "29/02/2024", None),
            ("U-2", "H\u{2019}Ví Niê", "1-7-2026", None),
            // What turns the line round, pictures, and markup are no name.
            ("U-3", "Trần \u{202e}Văn Ví Dụ", "29/02/2024", None),
            ("U-4", "Trần Văn Ví Dụ 😀", "29/02/2024", Some("Họ và tên chỉ gồm chữ cái")),
            ("U-5", "Trần <b>Ví</b> Dụ", "29/02/2024", Some("Họ và tên chỉ gồm chữ cái")),
            ("U-6", "\u{200b} \u{feff}", "29/02/2024", Some("Hãy nhập họ và tên.")),
            ("U-7", "Trần Văn Ví Dụ", "29/02/2025", Some("Hãy nhập ngày, tháng, năm")),
            ("U-8", "Trần Văn Ví Dụ", "02/07/2026", Some("Ngày vào cơ quan ở sau hôm nay.")),
            ("U\u{202e}9", "Trần Văn Ví Dụ", "01/07/2026", None),
        ];
        for (code, name, from, told) in cases {
            let key = officer.get(routes::PERSON_NEW).await.field("form_key").to_owned();
            let answer = officer.post(routes::PERSON_NEW, &person(&key, &unit, code, name, from)).await;
            match told {
                None => assert_eq!(answer.status, 200, "{code}: {}", answer.text()),
                Some(sentence) => assert!(answer.status == 422 && shows(&answer, &[sentence]), "{code}: {}", answer.text()),
            }
            assert!(!answer.text().contains('\u{202e}') && !answer.text().contains("<b>Ví"), "{code}");
        }
        let composed = found(app, "U-1").await;
        assert_eq!((composed.name.as_str(), &*composed.name_search), ("Trần Thị Ví Dụ", "tran thi vi du"));
    }

    async fn nobody_writes_his_own_file_and_the_head_writes_the_officers_alone(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (own, _) = person_of(app, RoleCode::CanBoToChuc).await;
        let own = own.to_string();
        let retire = [("ma", &*own), ("loai", "NGHI_HUU"), ("first", "01/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026"),
            ("version", "1"), ("form_key", "01920000-0000-7000-8000-0000000000a1")];
        let edit = [("ma", &*own), ("version", "1"), ("staff_code", "X-1")];
        for (path, fields) in [(routes::MOVE, &retire[..]), (routes::MOVE_CONFIRM, &retire), (routes::PERSON_EDIT, &edit)] {
            assert_eq!(officer.post(path, fields).await.status, 403, "{path}");
        }
        let somebody = found(app, "VC-045").await;
        let ma = somebody.id.to_string();
        let head = as_role(app, RoleCode::ThuTruong).await;
        let mut retire = retire;
        retire[0].1 = &ma;
        let edit = [("ma", &*ma), ("version", "1"), ("staff_code", "X-1")];
        for (path, fields) in [(routes::MOVE, &retire[..]), (routes::MOVE_CONFIRM, &retire), (routes::PERSON_EDIT, &edit)] {
            assert_eq!(head.post(path, fields).await.status, 403, "{path}");
        }
        assert!(found(app, "VC-045").await == somebody);
    }

    async fn an_officer_of_one_unit_learns_and_writes_nothing_outside_it(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (outsider, insider) = (found(app, "CC-024").await, found(app, "VC-045").await);
        let ma = outsider.id.to_string();
        confirm(&officer, &ma, &[("loai", "NGHI"), ("leave", "DI_HOC")], &[]).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let step = person_move::last(&mut tx, outsider.id).await.expect("read").expect("there is one").id.to_string();
        drop(tx);
        named(app, "CC-024", "Trần Trùng Tên").await;
        named(app, "VC-045", "Trần Trùng Tên").await;
        let page = officer.get(&format!("{}?ma={}", routes::PERSON, insider.id)).await;
        assert!(shows(&page, &["Có người trùng họ và tên", "CC-024"]), "whoever sees both is warned");
        officer_of(app, insider.unit).await;
        // His next code is another one.
        app.clock.advance(chrono::TimeDelta::minutes(5));
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let page = officer.get(&format!("{}?ma={}", routes::PERSON, insider.id)).await;
        assert!(page.status == 200 && !page.text().contains("CC-024"), "no namesake outside the unit");
        assert!([403, 404].contains(&officer.post(routes::MOVE_UNDO, &[("ma", &step)]).await.status.as_u16()));
        let inside = insider.id.to_string();
        let outside = outsider.unit.to_string();
        let transfer = [("ma", &*inside), ("loai", "DIEU_DONG"), ("unit", &*outside), ("level", "KHONG"),
            ("person_kind", "VIEN_CHUC_KHONG_QUAN_LY"), ("first", "01/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026")];
        assert_eq!(officer.post(routes::MOVE, &transfer).await.status, 404, "nobody is sent where the officer has no say");
        let list = officer.get(&format!("{}?don-vi={outside}", routes::PEOPLE)).await;
        assert!(shows(&list, &["0 người"]));
        let search = officer.get(&format!("{}?tim=quan%20ly%20khoa%20hoc", routes::PEOPLE)).await;
        assert!(!search.text().contains("Phòng Quản lý khoa học"), "no unit outside is found by name");
        assert!(found(app, "CC-024").await.status == "DI_HOC");
    }

    async fn an_officer_takes_nobody_back_to_where_he_has_no_say(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let somebody = found(app, "VC-045").await;
        let (ma, there) = (somebody.id.to_string(), unit_named(app, "Phòng Quản lý khoa học").await);
        let unit = there.to_string();
        let transfer = [("loai", "DIEU_DONG"), ("unit", &*unit), ("level", "KHONG"), ("person_kind", "VIEN_CHUC_KHONG_QUAN_LY")];
        confirm(&officer, &ma, &transfer, &[]).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let step = person_move::last(&mut tx, somebody.id).await.expect("read").expect("there is one").id.to_string();
        drop(tx);
        officer_of(app, there).await;
        app.clock.advance(chrono::TimeDelta::minutes(5));
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let page = officer.get(&format!("{}?ma={ma}", routes::PERSON)).await;
        assert!(page.status == 200 && !page.text().contains(routes::MOVE_UNDO), "it is not offered");
        assert!([403, 404].contains(&officer.post(routes::MOVE_UNDO, &[("ma", &step)]).await.status.as_u16()));
        assert_eq!(found(app, "VC-045").await.unit, there);
        // Somebody outside is as unknown to him as somebody who is not there.
        let key = officer.get(&format!("{}?ma={unit}", routes::UNIT_CHIEF)).await.field("form_key").to_owned();
        for code in ["VC-058", "VC-999"] {
            let typed = [("ma", &*unit), ("form_key", &*key), ("person", code), ("from", "02/07/2026"), ("number", "9/QĐ"),
                ("signed", "30/06/2026")];
            let told = officer.post(routes::UNIT_CHIEF, &typed).await;
            assert!(told.status == 422 && shows(&told, &["Nếu không có ai, hãy xem lại mã hoặc họ tên."]), "{code}: {}", told.text());
        }
    }

    async fn a_move_that_only_a_merger_makes_cannot_be_posted(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let somebody = found(app, "VC-045").await;
        let ma = somebody.id.to_string();
        let typed = [("ma", &*ma), ("loai", "SAP_NHAP"), ("first", "01/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026"),
            ("version", "1"), ("form_key", "01920000-0000-7000-8000-0000000000a2")];
        for path in [routes::MOVE, routes::MOVE_CONFIRM] {
            assert_eq!(officer.post(path, &typed).await.status, 404);
        }
        assert!(found(app, "VC-045").await == somebody);
    }

    async fn what_is_still_to_come_is_refused_with_what_to_do(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let ma = found(app, "VC-045").await.id.to_string();
        let step = [("ma", &*ma), ("loai", "NGHI_HUU"), ("first", "02/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026")];
        let told = officer.post(routes::MOVE, &step).await;
        let sentence = "Ngày hiệu lực ở sau hôm nay. Hãy ghi vào ngày đó; đến lúc ấy danh sách giữ nguyên như hiện tại.";
        assert!(told.status == 422 && shows(&told, &[sentence, "value=\"02/07/2026\""]), "{}", told.text());
        let unit = unit_named(app, "Phòng Chuyển đổi số").await.to_string();
        let rename = [("ma", &*unit), ("viec", "DOI_TEN"), ("name", "Phòng Tên Mới"), ("kind", "PHONG"), ("first", "02/07/2026"),
            ("number", "1/QĐ"), ("signed", "30/06/2026")];
        let told = administrator.post(routes::UNIT_CHANGE, &rename).await;
        assert!(told.status == 422 && shows(&told, &[sentence, "value=\"Phòng Tên Mới\""]));
    }

    async fn a_second_tab_is_told_and_keeps_what_was_typed(app: TestApp) {
        let administrator = as_role(app, RoleCode::QuanTri).await;
        let id = unit_named(app, "Phòng Chuyển đổi số").await;
        let ma = id.to_string();
        let typed = |name| vec![("ma", &*ma), ("viec", "DOI_TEN"), ("name", name), ("kind", "PHONG"), ("first", "01/07/2026"),
            ("number", "1/QĐ"), ("signed", "30/06/2026")];
        let mut tabs = Vec::new();
        for name in ["Phòng Số Một", "Phòng Số Hai"] {
            let shown = administrator.post(routes::UNIT_CHANGE, &typed(name)).await;
            tabs.push((name, shown.field("form_key").to_owned(), shown.field("version").to_owned()));
        }
        let mut answers = Vec::new();
        for (name, key, version) in &tabs {
            let mut fields = typed(name);
            fields.extend([("form_key", &**key), ("version", &**version)]);
            answers.push(administrator.post(routes::UNIT_CONFIRM, &fields).await);
        }
        assert_eq!(answers[0].status, 200);
        assert_eq!(answers[1].status, 409);
        assert!(shows(&answers[1], &["Người khác vừa ghi một quyết định về đơn vị này.", "value=\"Phòng Số Hai\""]));
        let mut tx = app.database.db.read().await.expect("a transaction");
        assert_eq!(unit::find(&mut tx, id).await.expect("read").expect("there is one").name, "Phòng Số Một");
        drop(tx);
        // "Sửa lại" leads back to the form with everything as typed, without a script.
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let person = found(app, "VC-045").await.id.to_string();
        let step = [("ma", &*person), ("loai", "DOI_TEN"), ("name", "Trần Thị Sửa Lại"), ("first", "01/07/2026"),
            ("number", "77/QĐ-VD"), ("signed", "30/06/2026"), ("sua", "1")];
        let back = officer.post(routes::MOVE_CONFIRM, &step).await;
        assert!(back.status == 200 && shows(&back, &["value=\"Trần Thị Sửa Lại\"", "value=\"77/QĐ-VD\"", "Xem trước thay đổi"]));
        let mut fields = typed("Phòng Sửa Lại");
        fields.push(("sua", "1"));
        let back = administrator.post(routes::UNIT_CONFIRM, &fields).await;
        assert!(back.status == 200 && shows(&back, &["value=\"Phòng Sửa Lại\"", "Xem trước thay đổi"]));
    }

    async fn whoever_is_chosen_by_name_is_told_apart_by_his_year(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        named(app, "CC-024", "Trần Trùng Tên").await;
        named(app, "VC-045", "Trần Trùng Tên").await;
        let (one, two) = (found(app, "CC-024").await, found(app, "VC-045").await);
        let unit = unit_named(app, "Văn phòng Sở").await.to_string();
        let key = officer.get(&format!("{}?ma={unit}", routes::UNIT_CHIEF)).await.field("form_key").to_owned();
        let mut typed = [("ma", &*unit), ("form_key", &*key), ("person", "trung ten"), ("from", "15/07/2026"),
            ("number", "31/QĐ-VD"), ("signed", "30/06/2026")];
        let asked = officer.post(routes::UNIT_CHIEF, &typed).await;
        let years = [&one, &two].map(|row| format!("Trần Trùng Tên, sinh năm {}", row.birth_year.expect("a year")));
        assert!(asked.status == 422 && shows(&asked, &["Hãy chọn đúng người", "value=\"CC-024\"", "value=\"VC-045\"", "31/QĐ-VD"]));
        assert!(shows(&asked, &[&years[0], &years[1], "Người khác: nhập lại"]), "{}", asked.text());
        let key = asked.field("form_key").to_owned();
        typed[1].1 = &key;
        typed[2].1 = "CC-024";
        assert!(shows(&officer.post(routes::UNIT_CHIEF, &typed).await, &["Đã gửi đề nghị người đứng đầu."]));
        let (absent, _) = person_of(app, RoleCode::TruongPhong).await;
        let absent = absent.to_string();
        let office = super::moving::office_of(app, RoleCode::TruongPhong).await;
        let stand_in = [("ma", &*absent), ("kind", "ACTING"), ("substitute", "trung ten"), ("role", &*office),
            ("from", "10/07/2026"), ("number", "21/QĐ"), ("signed", "30/06/2026")];
        let asked = officer.post(routes::STAND_IN_NEW, &stand_in).await;
        assert!(asked.status == 422 && shows(&asked, &[&years[0], &years[1]]));
        let nobody = [stand_in[0], stand_in[1], ("substitute", "khong co ai"), stand_in[3], stand_in[4], stand_in[5], stand_in[6]];
        let told = officer.post(routes::STAND_IN_NEW, &nobody).await;
        assert!(told.status == 422 && shows(&told, &["Nếu không có ai", "value=\"khong co ai\""]));
    }
}
