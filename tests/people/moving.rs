//! Moves and stand-ins: shown, confirmed, taken back, and who is asked to do what.

use domain::access::RoleCode;
use domain::routes;
use domain::task::TaskKind;
use store::role::{self, RoleState};

use super::{as_role, found, person_of, shows, unit_named};
use crate::circles::seat;
use crate::support::app::Browser;
use crate::support::{TestApp, arranged};

/// Fills the form of a move in, sees the confirmation and answers what its hidden fields carry.
pub(super) async fn confirm(
    officer: &Browser<'_>,
    ma: &str,
    fields: &[(&str, &str)],
    expected: &[&str],
) -> crate::support::Answer {
    officer.waits();
    let mut typed = vec![
        ("ma", ma),
        ("first", "01/07/2026"),
        ("number", "20/QĐ-VD"),
        ("signed", "30/06/2026"),
    ];
    typed.extend_from_slice(fields);
    let shown = officer.post(routes::MOVE, &typed).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert!(
        shows(&shown, &["Chưa có gì được ghi.", "20/QĐ-VD"]) && shows(&shown, expected),
        "{}",
        shown.text()
    );
    let (key, version) = (shown.field("form_key").to_owned(), shown.field("version").to_owned());
    typed.extend([("form_key", &*key), ("version", &*version)]);
    let recorded = officer.post(routes::MOVE_CONFIRM, &typed).await;
    assert_eq!(recorded.status, 200, "{}", recorded.text());
    assert!(shows(&recorded, &["Đã ghi biến động."]));
    // Pressed twice, it is one act.
    assert_eq!(officer.post(routes::MOVE_CONFIRM, &typed).await.status, 200);
    recorded
}

pub(super) async fn undo(officer: &Browser<'_>, page: &crate::support::Answer) -> crate::support::Answer {
    officer.waits();
    let form = page
        .text()
        .split(routes::MOVE_UNDO)
        .nth(1)
        .expect("it can be taken back");
    let mark = "name=\"ma\" value=\"";
    let step = form
        .split(mark)
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("its id");
    officer.post(routes::MOVE_UNDO, &[("ma", step)]).await
}

async fn roles(app: &TestApp, account: uuid::Uuid) -> Vec<(String, RoleState)> {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = role::of_account(&mut tx, account, 20).await.expect("read");
    rows.into_iter().map(|row| (row.role, row.state)).collect()
}

/// The role in which the wearer of a role can be stood in for.
pub(super) async fn office_of(app: &TestApp, role: RoleCode) -> String {
    let (_, account) = person_of(app, role).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let rows = role::of_account(&mut tx, account, 20).await.expect("read");
    let office = rows.into_iter().find(|row| row.role == role.code());
    office.expect("an office").id.to_string()
}

/// Writes the first or the last day of a unit, past the use cases.
async fn dated(app: &TestApp, unit: uuid::Uuid, from: Option<&str>, to: Option<&str>) {
    let day = |text: &str| store::Day::from(text.parse::<chrono::NaiveDate>().expect("a day"));
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let row = store::unit::find(&mut tx, unit)
        .await
        .expect("read")
        .expect("there is one");
    let valid_from = from.map_or(row.valid_from, day);
    let row = store::unit::UnitRow {
        valid_from,
        valid_to: to.map(day),
        ..row
    };
    store::unit::update(&mut tx, row).await.expect("written");
    arranged(app, tx, unit.as_u128() ^ 7).await;
}

on_both_demo! {
    async fn a_transfer_is_shown_recorded_and_taken_back(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let somebody = found(app, "VC-045").await;
        let ma = somebody.id.to_string();
        let unit = unit_named(app, "Phòng Quản lý khoa học").await.to_string();
        let choose = officer.get(&format!("{}?ma={ma}", routes::MOVE)).await;
        assert!(shows(&choose, &["Điều động", "Biệt phái", "Từ trần"]) && !choose.text().contains("Trở lại làm việc"));
        let form = officer.get(&format!("{}?ma={ma}&loai=DIEU_DONG", routes::MOVE)).await;
        assert!(shows(&form, &["Đơn vị mới", "Ngày có hiệu lực"]));
        let fields = [("loai", "DIEU_DONG"), ("unit", &*unit), ("post", "Phó Trưởng phòng"), ("level", "PHO_TRUONG_PHONG"),
            ("person_kind", "VIEN_CHUC_QUAN_LY")];
        let wrong = [("ma", &*ma), ("loai", "DIEU_DONG"), ("unit", ""), ("post", "x"), ("level", "KHONG"),
            ("person_kind", "VIEN_CHUC_QUAN_LY"), ("first", "02/07/2026"), ("number", ""), ("signed", "31/02/2026")];
        let faulty = officer.post(routes::MOVE, &wrong).await;
        assert_eq!(faulty.status, 422);
        assert!(shows(&faulty, &["Hãy chọn đơn vị.", "Hãy nhập số quyết định", "Hãy nhập ngày, tháng, năm"]));
        let recorded = confirm(&officer, &ma, &fields, &["Phòng Quản lý khoa học", "Phó Trưởng phòng", "Nghĩa vụ kê khai"]).await;
        assert!(shows(&recorded, &["Phó Trưởng phòng", "20/QĐ-VD ngày 30/06/2026"]));
        assert_eq!(found(app, "VC-045").await.unit.to_string(), unit);
        let back = undo(&officer, &recorded).await;
        assert!(shows(&back, &["Đã hoàn tác biến động.", "Đã hoàn tác lúc"]));
        let as_before = found(app, "VC-045").await;
        assert_eq!((as_before.unit, as_before.post, as_before.version), (somebody.unit, somebody.post, somebody.version + 2));
    }

    async fn a_confirmation_that_is_too_old_is_told(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let ma = found(app, "VC-046").await.id.to_string();
        let typed = [("ma", &*ma), ("loai", "NGHI_HUU"), ("first", "01/07/2026"), ("number", "1/QĐ"), ("signed", "30/06/2026")];
        let shown = officer.post(routes::MOVE, &typed).await;
        let (key, version) = (shown.field("form_key").to_owned(), shown.field("version").to_owned());
        confirm(&officer, &ma, &[("loai", "DOI_TEN"), ("name", "Trần Thị Đổi Tên")], &["Trần Thị Đổi Tên"]).await;
        let mut late = typed.to_vec();
        late.extend([("form_key", &*key), ("version", &*version)]);
        let told = officer.post(routes::MOVE_CONFIRM, &late).await;
        assert!(told.status == 409 && shows(&told, &["Người khác vừa sửa hồ sơ này."]));
        assert_eq!(found(app, "VC-046").await.status, "DANG_CONG_TAC");
    }

    async fn who_retires_loses_his_roles_and_the_administrator_is_asked(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (person, account) = person_of(app, RoleCode::TiepNhan).await;
        let his = as_role(app, RoleCode::TiepNhan).await;
        let ma = person.to_string();
        let expected = ["Vai trò", "kết thúc ngay", "Người quản trị được nhắc khóa tài khoản."];
        let recorded = confirm(&officer, &ma, &[("loai", "NGHI_HUU")], &expected).await;
        assert_eq!(roles(app, account).await, [("TIEP_NHAN".to_owned(), RoleState::Ended)]);
        assert_eq!(his.get(routes::OWN_ACCOUNT).await.text().matches("Đăng nhập").count().min(1), 1, "his session has ended");
        let administrator = as_role(app, RoleCode::QuanTri).await;
        assert!(shows(&administrator.get(routes::HOME).await, &["Việc của tôi", "Khóa tài khoản của"]));
        let back = undo(&officer, &recorded).await;
        assert!(shows(&back, &["Đã hoàn tác biến động.", "Đang công tác"]));
        assert!(!administrator.get(routes::HOME).await.text().contains("Khóa tài khoản của"), "nobody is asked any more");
        let again = roles(app, account).await;
        let proposed = ("TIEP_NHAN".to_owned(), RoleState::Proposed);
        assert!(again.len() == 2 && again.contains(&proposed), "somebody approves it again");
        let head = as_role(app, RoleCode::ThuTruong).await;
        assert!(shows(&head.get(routes::HOME).await, &["Phê duyệt vai trò cho"]), "and is asked to");
        // Ended again while it waits, it is asked no more.
        confirm(&officer, &ma, &[("loai", "NGHI_HUU")], &expected).await;
        assert!(!head.get(routes::HOME).await.text().contains("Phê duyệt vai trò cho"));
    }

    async fn the_last_who_holds_a_key_keeps_his_role_until_there_is_another(app: TestApp) {
        let head = as_role(app, RoleCode::ThuTruong).await;
        let (officer, account) = person_of(app, RoleCode::CanBoToChuc).await;
        let ma = officer.to_string();
        confirm(&head, &ma, &[("loai", "NGHI_HUU")], &["chưa kết thúc được"]).await;
        assert_eq!(roles(app, account).await, [("CAN_BO_TO_CHUC".to_owned(), RoleState::Active)]);
        assert!(shows(&head.get(routes::HOME).await, &["Xem lại vai trò của"]));
        let account = account.to_string();
        let seen = head.post(routes::TASK_REVIEWED, &[("ma", &*account)]).await;
        assert!(!seen.text().contains("Xem lại vai trò của"));
    }

    async fn a_stand_in_waits_for_approval_with_its_days(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let (absent, _) = person_of(app, RoleCode::TruongPhong).await;
        let (_, account) = person_of(app, RoleCode::NguoiKeKhai).await;
        let ma = absent.to_string();
        let form = officer.get(&format!("{}?ma={ma}", routes::STAND_IN_NEW)).await;
        assert!(shows(&form, &["Thay thế khi nghỉ", "Người thay thế"]));
        let office = office_of(app, RoleCode::TruongPhong).await;
        let mut typed = vec![("ma", &*ma), ("kind", "REPLACEMENT"), ("substitute", "KHONG-CO"), ("role", &*office),
            ("from", "10/07/2026"), ("to", ""), ("number", "21/QĐ-VD"), ("signed", "30/06/2026")];
        let faulty = officer.post(routes::STAND_IN_NEW, &typed).await;
        assert_eq!(faulty.status, 422);
        assert!(shows(&faulty, &["Thay thế khi nghỉ phải có ngày kết thúc.", "Nếu không có ai, hãy xem lại mã hoặc họ tên."]));
        typed[2].1 = "CC-016";
        typed[5].1 = "20/07/2026";
        let shown = officer.post(routes::STAND_IN_NEW, &typed).await;
        assert!(shows(&shown, &["10/07/2026 – 20/07/2026", "được đề nghị cho người này"]), "{}", shown.text());
        let key = shown.field("form_key").to_owned();
        typed.push(("form_key", &key));
        for _ in 0..2 {
            let done = officer.post(routes::STAND_IN_CONFIRM, &typed).await;
            assert!(shows(&done, &["Đã ghi. Vai trò chờ thủ trưởng phê duyệt.", "Chờ phê duyệt"]));
        }
        let proposed: Vec<_> = roles(app, account).await.into_iter().filter(|(role, _)| role == "TRUONG_PHONG").collect();
        assert_eq!(proposed, [("TRUONG_PHONG".to_owned(), RoleState::Proposed)], "once");
        let head = as_role(app, RoleCode::ThuTruong).await;
        assert!(shows(&head.get(routes::HOME).await, &["Phê duyệt vai trò cho", "10/07/2026", "còn 9 ngày"]));
        let list = officer.get(routes::STAND_INS).await;
        let id = list.field("ma").to_owned();
        let ended = officer.post(routes::STAND_IN_END, &[("ma", &*id)]).await;
        assert!(shows(&ended, &["Đã kết thúc việc thay thế."]));
        assert!(roles(app, account).await.iter().all(|(role, state)| role != "TRUONG_PHONG" || *state == RoleState::Ended));
        assert!(!head.get(routes::HOME).await.text().contains("Phê duyệt vai trò cho"), "nothing is left to approve");
    }

    async fn whoever_may_approve_is_asked_when_somebody_acts_for_the_head(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let ma = person_of(app, RoleCode::ThuTruong).await.0.to_string();
        let office = office_of(app, RoleCode::ThuTruong).await;
        let (deputy, account) = person_of(app, RoleCode::PhoThuTruong).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let code = store::person::find(&mut tx, deputy).await.expect("read").expect("there").staff_code;
        drop(tx);
        let mut typed = vec![("ma", &*ma), ("kind", "REPLACEMENT"), ("substitute", &*code), ("role", &*office),
            ("from", "10/07/2026"), ("to", "20/07/2026"), ("number", "22/QĐ-VD"), ("signed", "30/06/2026")];
        let shown = officer.post(routes::STAND_IN_NEW, &typed).await;
        let key = shown.field("form_key").to_owned();
        typed.push(("form_key", &key));
        let done = officer.post(routes::STAND_IN_CONFIRM, &typed).await;
        assert_eq!(done.status, 200, "{}", done.text());
        for approver in [RoleCode::ThuTruong, RoleCode::CanBoToChuc] {
            let tasks = services::tasks::own(&seat(app, approver).await).await.expect("read");
            let is_asked = tasks.iter().any(|task| task.kind == TaskKind::ApproveRole && task.subject == account);
            assert!(is_asked, "{approver:?}");
        }
    }

    async fn nobody_comes_to_work_in_a_closed_unit_or_before_it_was_formed(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let somebody = found(app, "VC-045").await;
        let ma = somebody.id.to_string();
        let (other, formed) = (unit_named(app, "Phòng Quản lý khoa học").await, "2026-06-15");
        dated(app, other, Some(formed), None).await;
        let unit = other.to_string();
        let mut transfer = vec![("ma", &*ma), ("loai", "DIEU_DONG"), ("unit", &*unit), ("level", "KHONG"),
            ("person_kind", "VIEN_CHUC_KHONG_QUAN_LY"), ("first", "14/06/2026"), ("number", "1/QĐ"), ("signed", "10/06/2026")];
        let told = officer.post(routes::MOVE, &transfer).await;
        assert!(told.status == 422 && shows(&told, &["Đơn vị này có từ ngày 15/06/2026."]), "{}", told.text());
        transfer[5].1 = "15/06/2026";
        assert_eq!(officer.post(routes::MOVE, &transfer).await.status, 200);

        let left = confirm(&officer, &ma, &[("loai", "THOI_VIEC")], &[]).await;
        dated(app, somebody.unit, None, Some("2026-06-30")).await;
        let back = undo(&officer, &left).await;
        assert_eq!(back.status, 409, "{}", back.text());
        let mut returned = vec![("ma", &*ma), ("loai", "TRO_LAI"), ("unit", ""), ("first", "01/07/2026"), ("number", "2/QĐ"),
            ("signed", "30/06/2026")];
        let told = officer.post(routes::MOVE, &returned).await;
        assert!(told.status == 422 && shows(&told, &["Đơn vị này đã giải thể hoặc sáp nhập.", "Đơn vị nhận lại"]), "{}", told.text());
        returned[2].1 = &unit;
        assert_eq!(officer.post(routes::MOVE, &returned).await.status, 200);
        confirm(&officer, &ma, &[("loai", "TRO_LAI"), ("unit", &*unit)], &["Phòng Quản lý khoa học"]).await;
        assert_eq!(found(app, "VC-045").await.unit, other);
    }
}
