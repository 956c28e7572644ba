//! Sealed details: who reads them, who learns of it, and what somebody who can write rows gains.

use domain::access::RoleCode::{CanBoToChuc, NguoiKeKhai, PhoThuTruong, QuanTri, ThuTruong};
use domain::routes;
use store::person_detail::{self, DetailRow};
use uuid::Uuid;

use super::{as_role, found, person_of, shows};
use crate::support::app::Browser;
use crate::support::{Answer, TestApp, arranged};

const NUMBER: &str = "001 080 000 123";
const RELATIVE: &str = "Trần Thị Ví Dụ Con";

fn page(id: Uuid) -> String {
    format!("{}?ma={id}", routes::DETAILS)
}

/// Types the details of somebody into the form as it is and posts it.
async fn typed(browser: &Browser<'_>, id: Uuid, number: &str, more: &[(&str, &str)]) -> Answer {
    let ma = id.to_string();
    let form = browser.get(&format!("{}?ma={id}", routes::DETAILS_EDIT)).await;
    assert_eq!(form.status, 200, "{}", form.text());
    let (key, version) = (form.field("form_key").to_owned(), form.field("version").to_owned());
    let lines = form.field("so-dong").to_owned();
    let mut fields = vec![
        ("form_key", &*key),
        ("version", &*version),
        ("so-dong", &*lines),
        ("ma", &*ma),
        ("identity", number),
    ];
    fields.extend(more);
    browser.post(routes::DETAILS_EDIT, &fields).await
}

async fn stored(app: &TestApp, id: Uuid) -> Option<DetailRow> {
    let mut tx = app.database.db.read().await.expect("a transaction");
    person_detail::find(&mut tx, id).await.expect("read")
}

/// Writes a row over the one that is there, as somebody who can write rows would.
async fn written(app: &TestApp, row: DetailRow, event: u128) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let version = person_detail::find(&mut tx, row.person)
        .await
        .expect("read")
        .expect("there")
        .version;
    person_detail::update(&mut tx, DetailRow { version, ..row })
        .await
        .expect("written");
    arranged(app, tx, event).await;
}

fn ages(app_row_year: Option<i64>) -> String {
    format!("5/3/{}", app_row_year.expect("the demonstration has years"))
}

on_both_demo! {
    async fn the_officer_seals_and_opens_and_nobody_else_reads(app: TestApp) {
        let officer = as_role(app, CanBoToChuc).await;
        let person = found(app, "VC-045").await;
        let none = officer.get(&page(person.id)).await;
        assert!(none.status == 200 && shows(&none, &["Chưa có thông tin nào được niêm phong."]), "{}", none.text());
        let born = ages(person.birth_year);
        let sealed = typed(&officer, person.id, NUMBER, &[("birth", &born), ("relation1", "CON"), ("relative1", RELATIVE), ("year1", "2012")]).await;
        assert_eq!(sealed.status, 200, "{}", sealed.text());
        assert!(shows(&sealed, &["Đã niêm phong.", NUMBER, RELATIVE, "2012", "05/03/", "đã được ghi vào nhật ký"]), "{}", sealed.text());
        // What is stored tells nothing of it.
        let row = stored(app, person.id).await.expect("a row");
        let text = String::from_utf8_lossy(&row.sealed).into_owned();
        assert!(!text.contains("001080000123") && !text.contains("Ví Dụ"), "{text}");
        assert_eq!(row.identity_index.map(|index| index.len()), Some(32));

        // Neither the head nor his deputy is in the personnel circle, and the administrator has no such page.
        for (role, status) in [(ThuTruong, 404), (PhoThuTruong, 404), (QuanTri, 403)] {
            let other = as_role(app, role).await;
            let refused = other.get(&page(person.id)).await;
            assert_eq!(refused.status, status, "{role:?}");
            assert!(!refused.text().contains(RELATIVE));
        }
        // Nobody writes over what he cannot read.
        app.clock.advance(chrono::TimeDelta::minutes(5));
        let head = as_role(app, ThuTruong).await;
        assert!([403, 404].contains(&head.get(&format!("{}?ma={}", routes::DETAILS_EDIT, person.id)).await.status.as_u16()));
    }

    async fn the_person_reads_his_own_and_sees_who_opened_them(app: TestApp) {
        let officer = as_role(app, CanBoToChuc).await;
        let (person, _) = person_of(app, NguoiKeKhai).await;
        let before = as_role(app, NguoiKeKhai).await.get(routes::OWN_DETAILS).await;
        assert!(before.status == 200 && shows(&before, &["Chưa có thông tin nào của anh, chị được niêm phong."]));
        let sealed = typed(&officer, person, NUMBER, &[("relation1", "VO_CHONG"), ("relative1", RELATIVE)]).await;
        assert!(shows(&sealed, &["Người này tự đọc được thông tin của mình."]), "{}", sealed.text());
        for _ in 0..3 {
            assert_eq!(officer.get(&page(person)).await.status, 200);
        }
        let own = as_role(app, NguoiKeKhai).await;
        let shown = own.get(routes::OWN_DETAILS).await;
        assert!(shows(&shown, &[NUMBER, RELATIVE, "Ai đã mở", "Thí Dụ"]), "{}", shown.text());
        let name = found(app, "CC-004").await.name;
        assert_eq!(shown.text().matches(&format!(">{name}<")).count(), 1, "one session, one opening: {}", shown.text());
        assert!(!shown.text().contains("đã được ghi vào nhật ký"), "reading one's own is no opening");
        // Not through the page of the officer, and not that of anybody else.
        assert_eq!(own.get(&page(person)).await.status, 403);
        // A new session is a new opening.
        app.clock.advance(chrono::TimeDelta::minutes(5));
        let officer = as_role(app, CanBoToChuc).await;
        assert_eq!(officer.get(&page(person)).await.status, 200);
        let shown = as_role(app, NguoiKeKhai).await.get(routes::OWN_DETAILS).await;
        assert_eq!(shown.text().matches(&format!(">{name}<")).count(), 2);
    }

    async fn one_identity_number_twice_is_told(app: TestApp) {
        let officer = as_role(app, CanBoToChuc).await;
        let (one, two) = (found(app, "VC-045").await, found(app, "VC-046").await);
        let first = typed(&officer, one.id, NUMBER, &[]).await;
        assert!(!first.text().contains("Cùng số định danh với"));
        let second = typed(&officer, two.id, "001.080.000.123", &[]).await;
        assert!(shows(&second, &["Cùng số định danh với", &one.name, "VC-045"]), "{}", second.text());
        assert!(shows(&officer.get(&page(one.id)).await, &["Cùng số định danh với", "VC-046"]));
        let third = typed(&officer, two.id, "001 080 000 124", &[]).await;
        assert!(third.status == 200 && !third.text().contains("Cùng số định danh với"), "{}", third.text());
        let gone = typed(&officer, two.id, "", &[]).await;
        assert!(gone.status == 200 && stored(app, two.id).await.is_some_and(|row| row.identity_index.is_none()));
    }

    async fn a_faulty_form_keeps_what_was_typed_and_seals_nothing(app: TestApp) {
        let officer = as_role(app, CanBoToChuc).await;
        let person = found(app, "VC-045").await;
        let faulty = typed(&officer, person.id, "0123", &[("birth", "5/3/1901"), ("relative2", RELATIVE)]).await;
        assert_eq!(faulty.status, 422);
        let told = ["<title>Lỗi: ", "Số định danh gồm 12 chữ số", "Hồ sơ ghi năm sinh", "Hãy chọn quan hệ.", "value=\"0123\"", RELATIVE];
        assert!(shows(&faulty, &told), "{}", faulty.text());
        let more = typed(&officer, person.id, NUMBER, &[("them-dong", "1"), ("relative2", RELATIVE)]).await;
        assert!(more.status == 200 && shows(&more, &["relative4", RELATIVE, NUMBER]), "{}", more.text());
        assert!(!more.text().contains("relative5"));
        assert!(stored(app, person.id).await.is_none());
    }

    async fn a_second_tab_and_a_second_click_write_once(app: TestApp) {
        let officer = as_role(app, CanBoToChuc).await;
        let person = found(app, "VC-045").await;
        let ma = person.id.to_string();
        let form = officer.get(&format!("{}?ma={ma}", routes::DETAILS_EDIT)).await;
        let key = form.field("form_key").to_owned();
        let fields = [("form_key", &*key), ("version", "0"), ("so-dong", "2"), ("ma", &*ma), ("identity", NUMBER)];
        for _ in 0..2 {
            assert_eq!(officer.post(routes::DETAILS_EDIT, &fields).await.status, 200);
        }
        assert_eq!(stored(app, person.id).await.map(|row| row.version), Some(1));
        let late = [("form_key", "01920000-0000-4000-8000-0000000000d1"), ("version", "0"), ("so-dong", "2"), ("ma", &*ma), ("identity", "001080000999")];
        let told = officer.post(routes::DETAILS_EDIT, &late).await;
        assert!(told.status == 409 && shows(&told, &["Người khác vừa sửa những thông tin này.", "value=\"001080000999\""]), "{}", told.text());
    }

    async fn nobody_writes_his_own_and_the_head_writes_the_officers(app: TestApp) {
        let (officer_id, _) = person_of(app, CanBoToChuc).await;
        let officer = as_role(app, CanBoToChuc).await;
        let path = format!("{}?ma={officer_id}", routes::DETAILS_EDIT);
        assert_eq!(officer.get(&path).await.status, 403);
        let head = as_role(app, ThuTruong).await;
        let sealed = typed(&head, officer_id, NUMBER, &[("relation1", "CON"), ("relative1", RELATIVE)]).await;
        // The only officer's own are sealed to the leadership: he alone is in the personnel circle.
        assert!(sealed.status == 200 && shows(&sealed, &[NUMBER, RELATIVE]), "{}", sealed.text());
        assert!(shows(&officer.get(routes::OWN_DETAILS).await, &[NUMBER, RELATIVE]));
    }

    async fn a_row_changed_in_the_database_is_not_believed(app: TestApp) {
        let officer = as_role(app, CanBoToChuc).await;
        let (one, two) = (found(app, "VC-045").await, found(app, "VC-046").await);
        typed(&officer, one.id, NUMBER, &[("relation1", "CON"), ("relative1", RELATIVE)]).await;
        typed(&officer, two.id, "001080000999", &[("relation1", "CON"), ("relative1", "Trần Văn Ví Dụ Khác")]).await;
        let genuine = stored(app, one.id).await.expect("a row");
        let other = stored(app, two.id).await.expect("a row");
        let mut changed = genuine.sealed.clone();
        let place = String::from_utf8_lossy(&changed).find("\"ciphertext\":\"").expect("there") + 40;
        changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
        // The same bytes at another version are an older version.
        let forged = [
            ("moved from somebody else", other.sealed.clone()),
            ("one digit", changed),
            ("put back later", genuine.sealed.clone()),
        ];
        for ((what, sealed), event) in forged.into_iter().zip(0xd7a1_u128..) {
            written(app, DetailRow { sealed, ..genuine.clone() }, event).await;
            let answer = officer.get(&page(one.id)).await;
            assert_eq!(answer.status, 500, "{what}");
            assert!(!answer.text().contains(RELATIVE) && !answer.text().contains("Khác"), "{what}");
        }
    }
}
