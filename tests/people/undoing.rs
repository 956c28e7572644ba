//! Every kind of move can be taken back, until something stands on it.

use domain::access::RoleCode;
use domain::people::MoveKind;
use domain::routes;
use store::person::PersonRow;
use store::person_post;
use store::person_post::PostRow;

use super::moving::{confirm, undo};
use super::{as_role, found, shows, unit_named};
use crate::support::TestApp;

/// What a kind asks for besides day and decision, and a kind that has to come before it.
fn asked(kind: MoveKind) -> (Vec<(&'static str, &'static str)>, Option<MoveKind>) {
    let post = [
        ("post", "Phó Trưởng phòng"),
        ("level", "PHO_TRUONG_PHONG"),
        ("person_kind", "VIEN_CHUC_QUAN_LY"),
    ];
    match kind {
        // The unit is added where it is known.
        MoveKind::Transfer | MoveKind::Post => (post.to_vec(), None),
        MoveKind::Leave => (vec![("leave", "NGHI_THAI_SAN"), ("until", "31/12/2026")], None),
        MoveKind::Secondment => (vec![("place", "Sở Ví dụ"), ("until", "29/02/2028")], None),
        MoveKind::Return => (Vec::new(), Some(MoveKind::Leave)),
        MoveKind::TransferOut => (vec![("place", "Sở Ví dụ")], None),
        MoveKind::NameChange => (vec![("name", "Trần Thị Tên Mới")], None),
        MoveKind::Retirement | MoveKind::Resignation | MoveKind::Death | MoveKind::Merger => (Vec::new(), None),
    }
}

async fn posts(app: &TestApp, row: &PersonRow) -> Vec<PostRow> {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let posts = person_post::of_person(&mut tx, row.id, 50).await.expect("read");
    // Versions count what was done and undone.
    posts.into_iter().map(|post| PostRow { version: 0, ..post }).collect()
}

on_both_demo! {
    async fn every_kind_of_move_leaves_no_trace_when_it_is_taken_back(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Văn phòng Sở").await.to_string();
        let offered = MoveKind::ALL.iter().filter(|kind| **kind != MoveKind::Merger);
        let codes = ["VC-057", "VC-045", "VC-046", "VC-047", "VC-048", "VC-051", "VC-052", "VC-054", "VC-055", "VC-056"];
        assert_eq!(offered.clone().count(), codes.len());
        for (kind, code) in offered.zip(codes) {
            let ma = found(app, code).await.id.to_string();
            let (mut fields, before) = asked(*kind);
            if let Some(before) = before {
                let (mut first, _) = asked(before);
                first.push(("loai", before.code()));
                confirm(&officer, &ma, &first, &[]).await;
            }
            fields.push(("loai", kind.code()));
            if *kind == MoveKind::Transfer {
                fields.push(("unit", &unit));
            }
            let stood = found(app, code).await;
            let had = posts(app, &stood).await;
            let recorded = confirm(&officer, &ma, &fields, &[]).await;
            let moved = found(app, code).await;
            assert!(moved.version == stood.version + 1, "{kind:?} changes the person");
            assert!(shows(&undo(&officer, &recorded).await, &["Đã hoàn tác biến động."]), "{kind:?}");
            let again = found(app, code).await;
            let bare = |row: &PersonRow| PersonRow { version: 0, mac: Vec::new(), ..row.clone() };
            assert!(bare(&again) == bare(&stood), "{kind:?} leaves the person as he was");
            assert!(posts(app, &again).await == had, "{kind:?} leaves his posts as they were");
        }
    }

    async fn a_move_on_which_another_stands_stays(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let ma = found(app, "VC-049").await.id.to_string();
        let first = confirm(&officer, &ma, &[("loai", "NGHI"), ("leave", "DI_HOC")], &[]).await;
        let step = first.text().split(routes::MOVE_UNDO).nth(1).and_then(|form| form.split("name=\"ma\" value=\"").nth(1));
        let step = step.and_then(|rest| rest.split('"').next()).expect("its id").to_owned();
        let second = confirm(&officer, &ma, &[("loai", "TRO_LAI")], &[]).await;
        // A page of before is open in another tab.
        let told = officer.post(routes::MOVE_UNDO, &[("ma", &step)]).await;
        assert_eq!(told.status, 409);
        assert_eq!(found(app, "VC-049").await.status, "DANG_CONG_TAC");
        let once = undo(&officer, &second).await;
        assert!(shows(&once, &["Đã hoàn tác biến động."]));
        assert!(shows(&undo(&officer, &once).await, &["Đã hoàn tác biến động."]), "then the first one too");
        // Pressed twice, it is one act.
        assert_eq!(officer.post(routes::MOVE_UNDO, &[("ma", &step)]).await.status, 200);
        assert_eq!(found(app, "VC-049").await.status, "DANG_CONG_TAC");
    }

    async fn an_office_that_was_proposed_since_keeps_a_move(app: TestApp) {
        let officer = as_role(app, RoleCode::CanBoToChuc).await;
        let unit = unit_named(app, "Trung tâm Kiểm định và thử nghiệm").await.to_string();
        let somebody = found(app, "VC-053").await;
        let ma = somebody.id.to_string();
        let post = [("loai", "THAY_DOI_CHUC_VU"), ("post", "Giám đốc Trung tâm"), ("level", "TRUONG_PHONG"),
            ("person_kind", "VIEN_CHUC_QUAN_LY")];
        confirm(&officer, &ma, &post, &["Giám đốc Trung tâm"]).await;
        officer.waits();
        let key = officer.get(&format!("{}?ma={unit}", routes::UNIT_CHIEF)).await.field("form_key").to_owned();
        let typed = [("ma", &*unit), ("form_key", &*key), ("person", &*somebody.staff_code), ("from", "02/07/2026"),
            ("number", "9/QĐ"), ("signed", "30/06/2026")];
        assert!(shows(&officer.post(routes::UNIT_CHIEF, &typed).await, &["Đã gửi đề nghị người đứng đầu."]));
        let page = officer.get(&format!("{}?ma={ma}", routes::PERSON)).await;
        assert!(shows(&page, &["Không hoàn tác được: sau biến động đã có vai trò hoặc chức vụ đứng đầu mới."]));
        assert!(!page.text().contains(routes::MOVE_UNDO));
    }
}
