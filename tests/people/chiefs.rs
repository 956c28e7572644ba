//! Who heads a unit: proposed by one, signed by another, believed by its signature alone.

use chrono::NaiveDate;
use domain::access::RoleCode::{CanBoToChuc, PhoThuTruong, QuanTri, ThuTruong};
use domain::lang::Lang;
use domain::{day, routes};
use services::people::chiefs::{self, ChiefForm};
use services::people::signing;
use services::people::units;
use services::{Ctx, Error};
use store::assignment::AssignmentState;
use store::unit_chief::{self, ChiefRow};
use uuid::Uuid;

use super::{as_role, found, person_of, unit_named};
use crate::circles::seat;
use crate::support::{TestApp, arranged};

const UNIT: &str = "Phòng Chuyển đổi số";

async fn proposed(ctx: &Ctx, unit: Uuid, staff_code: &str) {
    let form = ChiefForm {
        lang: Lang::Vi,
        person: staff_code,
        from: "01/07/2026",
        to: "",
        number: "46/QĐ-SKHCN",
        signed: "30/06/2026",
    };
    chiefs::propose(ctx, Uuid::from_u128(46), unit, &form, "/")
        .await
        .expect("proposed");
}

async fn of_unit(app: &TestApp, unit: Uuid) -> Vec<ChiefRow> {
    let mut tx = app.database.db.read().await.expect("a transaction");
    unit_chief::of_unit(&mut tx, unit, 10).await.expect("read")
}

/// Writes a row over the one with its id, with an event of its own.
async fn written(app: &TestApp, row: ChiefRow, event: u128) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let before = unit_chief::find(&mut tx, row.id).await.expect("read").expect("there");
    let version = before.version;
    unit_chief::update(&mut tx, ChiefRow { version, ..row })
        .await
        .expect("written");
    arranged(app, tx, event).await;
}

/// Whether the unit's page says that holders signed for all its present chiefs.
async fn is_signed(ctx: &Ctx, unit: Uuid) -> bool {
    let opened = units::open(ctx, unit).await.expect("seen");
    let present: Vec<_> = opened.chiefs.into_iter().filter(|chief| !chief.over).collect();
    assert!(!present.is_empty(), "somebody heads it");
    present.iter().all(|chief| chief.signed)
}

on_both_demo! {
    async fn the_tree_names_todays_signed_chief_before_any_proposal(app: TestApp) {
        let unit = unit_named(app, UNIT).await;
        let [signed] = of_unit(app, unit).await.try_into().ok().expect("one chief");
        let newcomer = found(app, "vc-056").await;
        let mut tx = app.database.db.begin().await.expect("a transaction");
        // Its id is the oldest.
        let proposal = ChiefRow {
            id: Uuid::from_u128(1),
            person: newcomer.id,
            state: AssignmentState::Proposed,
            approved_by: None,
            approved_at: None,
            endorsement: None,
            ..signed.clone()
        };
        unit_chief::insert(&mut tx, proposal).await.expect("inserted");
        arranged(app, tx, 460).await;
        let officer = seat(app, CanBoToChuc).await;
        let named = async || {
            let tree = units::tree(&officer, "").await.expect("seen");
            tree.into_iter().find(|branch| branch.id == unit).expect("there").chief
        };
        let chief = named().await.expect("somebody");
        assert!(chief.person == signed.person && chief.signed);
        // Once his days are over, whoever is proposed.
        let yesterday = day::read_iso("2026-06-30").expect("a day");
        written(app, ChiefRow { valid_to: Some(yesterday.into()), ..signed }, 461).await;
        let chief = named().await.expect("somebody");
        assert!(chief.person == newcomer.id && chief.waits);
    }

    async fn a_proposal_counts_when_another_holder_signs(app: TestApp) {
        let unit = unit_named(app, UNIT).await;
        let [before] = of_unit(app, unit).await.try_into().ok().expect("one chief");
        let officer = seat(app, CanBoToChuc).await;
        let newcomer = found(app, "vc-056").await;
        proposed(&officer, unit, "vc-056").await;
        let [waits, _] = of_unit(app, unit).await.try_into().ok().expect("and a proposal");
        assert_eq!((waits.person, waits.state), (newcomer.id, AssignmentState::Proposed));

        assert!(signing::waiting(&officer, Lang::Vi).await.expect("read").is_empty(), "his own");
        let own = signing::sign(&officer, &[waits.id]).await;
        assert!(matches!(own, Err(Error::NotFound | Error::Forbidden)), "{own:?}");
        let stranger = signing::sign(&seat(app, QuanTri).await, &[waits.id]).await;
        assert!(matches!(stranger, Err(Error::NotFound | Error::Forbidden)), "{stranger:?}");

        let head = seat(app, ThuTruong).await;
        let listed = signing::waiting(&head, Lang::Vi).await.expect("read");
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [waits.id]);
        signing::sign(&head, &[waits.id]).await.expect("signed");
        signing::sign(&head, &[waits.id]).await.expect("pressed twice");
        let refused = signing::refuse(&head, &[waits.id]).await;
        assert!(matches!(refused, Err(Error::Conflict)), "too late: {refused:?}");
        let rows = of_unit(app, unit).await;
        assert_eq!(rows[0].state, AssignmentState::Active);
        assert_eq!(rows[1].id, before.id);
        assert_eq!(rows[1].valid_to.map(store::Day::date), NaiveDate::from_ymd_opt(2026, 6, 30), "the day before");
        assert!(is_signed(&head, unit).await);
    }

    async fn chiefs_signed_together_follow_one_another(app: TestApp) {
        let unit = unit_named(app, UNIT).await;
        let [before] = of_unit(app, unit).await.try_into().ok().expect("one chief");
        let officer = seat(app, CanBoToChuc).await;
        let head = seat(app, ThuTruong).await;
        proposed(&officer, unit, "vc-056").await;
        let second = ChiefForm { lang: Lang::Vi, person: "vc-057", from: "02/07/2026", to: "", number: "47/QĐ", signed: "30/06/2026" };
        let refused = chiefs::propose(&officer, Uuid::from_u128(47), unit, &second, "/").await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "one waits already: {refused:?}");
        // Others may have been proposed past the form, as by taking a move back.
        let waits = of_unit(app, unit).await.remove(0);
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let (day, mut ids) = (|text: &str| store::Day::from(text.parse::<NaiveDate>().expect("a day")), vec![waits.id]);
        for (number, code, from) in [(1, "vc-057", "2026-07-10"), (2, "vc-058", "2026-06-20")] {
            let (id, person) = (Uuid::from_u128(470 + number), found(app, code).await.id);
            let row = ChiefRow { id, person, valid_from: day(from), version: 0, ..waits.clone() };
            ids.push(unit_chief::insert(&mut tx, row).await.expect("inserted").id);
        }
        arranged(app, tx, 4747).await;
        signing::sign(&head, &ids[..2]).await.expect("both signed at once");
        signing::sign(&head, &ids[2..]).await.expect("and one from an earlier day on");
        let mut spans: Vec<_> = of_unit(app, unit).await.into_iter().map(|row| (row.valid_from, row.valid_to, row.state)).collect();
        spans.sort_by_key(|(from, ..)| *from);
        let active = AssignmentState::Active;
        let expected = [
            (before.valid_from, Some(day("2026-06-19")), active),
            (day("2026-06-20"), Some(day("2026-06-30")), active),
            (day("2026-07-01"), Some(day("2026-07-09")), active),
            (day("2026-07-10"), None, active),
        ];
        assert!(spans == expected, "each ends the day before the next begins");
        assert!(is_signed(&head, unit).await);
        // Whoever headed it until then keeps his last day when he leaves later.
        let who = as_role(app, CanBoToChuc).await;
        let row = of_unit(app, unit).await.into_iter().find(|row| row.id == before.id).expect("there");
        super::moving::confirm(&who, &before.person.to_string(), &[("loai", "NGHI_HUU")], &[]).await;
        let after = of_unit(app, unit).await.into_iter().find(|row| row.id == before.id).expect("there");
        assert!(after == row, "his office was over");
    }

    async fn whoever_is_refused_heads_nothing_and_nobody_is_asked_any_more(app: TestApp) {
        let unit = unit_named(app, UNIT).await;
        let officer = seat(app, CanBoToChuc).await;
        proposed(&officer, unit, "vc-057").await;
        let browser = as_role(app, ThuTruong).await;
        assert!(browser.get(routes::HOME).await.text().contains(routes::ASSIGNMENTS));
        let page = browser.get(routes::ASSIGNMENTS).await;
        let waits = of_unit(app, unit).await.remove(0);
        assert!(page.text().contains(&waits.id.to_string()));
        let id = waits.id.to_string();
        let done = browser.post(routes::ASSIGNMENTS, &[("viec", "khong-ky"), ("ma", &id)]).await;
        assert_eq!(done.status, 200);
        assert!(done.text().contains("Đã từ chối ký."));
        let again = browser.post(routes::ASSIGNMENTS, &[("viec", "khong-ky"), ("ma", &id)]).await;
        assert_eq!(again.status, 200, "pressed twice");
        assert_eq!(of_unit(app, unit).await[0].state, AssignmentState::Ended);
        assert!(!browser.get(routes::HOME).await.text().contains("đứng đầu đơn vị</a>"), "no task is left");
    }

    async fn the_chiefs_of_the_demonstration_are_signed_for_the_head_too(app: TestApp) {
        let head = seat(app, ThuTruong).await;
        for branch in units::tree(&head, "").await.expect("seen") {
            if let Some(chief) = branch.chief {
                assert!(chief.signed && !chief.waits, "{}", branch.name);
            }
        }
        let (person, _) = person_of(app, ThuTruong).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let own = unit_chief::of_person(&mut tx, person, 5).await.expect("read").remove(0);
        let (_, account) = person_of(app, PhoThuTruong).await;
        let (_, officer) = person_of(app, CanBoToChuc).await;
        assert!([Some(account), Some(officer)].contains(&own.approved_by), "not by himself");
    }

    async fn whoever_can_write_rows_puts_nobody_in_office(app: TestApp) {
        let unit = unit_named(app, UNIT).await;
        let head = seat(app, ThuTruong).await;
        assert!(is_signed(&head, unit).await);
        let genuine = of_unit(app, unit).await.remove(0);
        let other = found(app, "vc-058").await;
        let other_unit = unit_named(app, "Phòng Quản lý khoa học").await;
        let day = genuine.valid_from;
        let earlier = store::Day::from(day.date() - chrono::Days::new(1));
        let forged = [
            ChiefRow { person: other.id, ..genuine.clone() },
            ChiefRow { valid_from: earlier, ..genuine.clone() },
            ChiefRow { endorsement: None, ..genuine.clone() },
            ChiefRow { unit: other_unit, ..genuine.clone() },
        ];
        for (number, row) in (46..).zip(forged) {
            // Whoever has the system secret can even make the row's own check value.
            let unit = row.unit;
            written(app, row, number).await;
            assert!(!is_signed(&head, unit).await, "forgery {number}");
            written(app, genuine.clone(), number << 32).await;
        }
        assert!(is_signed(&head, unit).await, "as it was");
        written(app, ChiefRow { person: other.id, ..genuine }, 1).await;
        let page = as_role(app, ThuTruong).await.get(&format!("{}?ma={unit}", routes::UNIT)).await;
        assert!(page.text().contains("chưa có chữ ký hợp lệ"));
    }
}
