//! Rounds: the list by the rules, corrections, approval, and who may do which.

use std::collections::BTreeMap;

use domain::access::RoleCode;
use services::declarations::{Approval, Correction, RosterPage, RoundForm, approve, correct, list, open};
use services::{Ctx, Error, idempotency};
use uuid::Uuid;

use super::{added, fields, form, opened, person_of, root, seat, this_year, year};
use crate::accounts::events;
use crate::circles::LANG;

/// Kind and last day of everybody on a list, by name.
fn told(page: &RosterPage) -> BTreeMap<String, (String, Option<String>)> {
    let one = |listed: &services::declarations::Listed| {
        let due = listed.row.due.map(String::from);
        (listed.name.clone(), (listed.row.kind.clone(), due))
    };
    page.rows.iter().map(one).collect()
}

pub(super) async fn approved(ctx: &Ctx, round: Uuid, version: i64) -> Result<(), Error> {
    let approval = Approval {
        lang: LANG,
        round,
        version,
    };
    approve(ctx, &approval).await
}

/// Gives everybody of a list the last day that he lacks.
pub(super) async fn completed(ctx: &Ctx, page: &RosterPage) {
    for listed in page.rows.iter().filter(|listed| listed.row.due.is_none()) {
        let correction = Correction {
            version: listed.row.version,
            listed: false,
            reason: "HO_SO_SAI",
            ..added(page.round.row.id, listed.row.person)
        };
        correct(ctx, &correction).await.expect("corrected");
    }
}

/// The rounds that somebody may see.
async fn rounds(ctx: &Ctx) -> Result<Vec<services::declarations::ListedRound>, Error> {
    Ok(services::declarations::overview(ctx).await?.rows)
}

on_both_demo! {
    async fn the_list_of_a_round_is_what_the_rules_say_of_the_staff_file(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let unit = root(app).await.to_string();
        let year = year(app);
        let by_reading = async |reading| {
            let form = RoundForm { reading, ..form(&unit, &year) };
            let round = opened(&officer, &form).await.expect("opened");
            list(&officer, round, true, None).await.expect("his to see")
        };
        let new = by_reading("ND164").await;
        let people = told(&new);
        assert!(people.len() > 5, "{people:?}");
        // By given name, as staff lists are.
        let keys: Vec<_> = new.rows.iter().map(|listed| domain::person_name::PersonName::read(&listed.name)
            .expect("a name").sort_key()).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        for (name, (kind, due)) in &people {
            let expected = match kind.as_str() {
                "HANG_NAM" => Some(format!("{year}-12-30")),
                _ => due.clone(),
            };
            assert_eq!(due, &expected, "{name}");
        }
        let head = new.rows.iter().find(|listed| listed.row.rule.as_deref() == Some("3.1")).expect("the head");
        assert_eq!(head.row.control_body.as_deref(), Some("UBKT_TINH_UY"), "managed by the province's committee");
        let bodies: Vec<_> = new.rows.iter().filter_map(|listed| listed.row.control_body.as_deref()).collect();
        assert!(bodies.contains(&"THANH_TRA_TINH"), "{bodies:?}");
        assert!(new.rows.iter().all(|listed| listed.row.correction.is_none() && listed.row.stage == "CHUA_KE_KHAI"));
        // Everybody who has to is on a list of this year already.
        let old = by_reading("ND130").await;
        assert!(old.rows.iter().all(|listed| !people.contains_key(&listed.name)));
        assert!(
            old.rows.iter().all(|listed| listed.row.rule.as_deref() == Some("3.3") || listed.row.rule.is_none()),
            "what the older reading asks besides: {:?}", told(&old)
        );
        assert_eq!(rounds(&officer).await.expect("his to see").len(), 2);
    }

    async fn a_form_with_faults_opens_nothing_and_names_them_all(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let unit = root(app).await.to_string();
        let empty = RoundForm { name: " ", kind: "BO_SUNG", reading: "ND999", ..form("x", "20026") };
        assert_eq!(fields(opened(&officer, &empty).await), ["year", "unit", "name", "kind", "reading"]);
        let nowhere = Uuid::from_u128(1).to_string();
        let year = year(app);
        assert!(matches!(opened(&officer, &form(&nowhere, &year)).await, Err(Error::NotFound)));
        // The older year cannot take the newer reading.
        let before = (year.parse::<i32>().expect("a number") - 1).to_string();
        assert_eq!(fields(opened(&officer, &form(&unit, &before)).await), ["reading"]);
        assert!(rounds(&officer).await.expect("his to see").is_empty());
    }

    async fn nobody_is_on_two_lists_of_one_year_for_the_same_declaration(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let first = this_year(app, &officer).await;
        let his = person_of(app, "tochuc").await;
        let on_it = list(&officer, first, true, None).await.expect("his to see").rows;
        let listed = on_it.iter().find(|listed| listed.row.person != his && listed.row.kind == "HANG_NAM");
        let person = listed.expect("somebody declares every year").row.person;
        let (unit, year) = (root(app).await.to_string(), year(app));
        let second = RoundForm { name: "Đợt thứ hai Ví Dụ", ..form(&unit, &year) };
        let second = opened(&officer, &second).await.expect("opened");
        let again = Correction { kind: "HANG_NAM", reason: "THUOC_LINH_VUC", ..added(second, person) };
        assert_eq!(fields(correct(&officer, &again).await), ["kind"]);
        let other_kind = Correction { kind: "LAN_DAU", since: "01/11/2026", reason: "THUOC_DIEN_KHAC", ..again };
        correct(&officer, &other_kind).await.expect("another declaration");
    }

    async fn a_double_click_opens_one_round(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let (unit, year, key) = (root(app).await.to_string(), year(app), idempotency::new_key(&officer));
        let form = form(&unit, &year);
        let first = open(&officer, key, &form, |id| id.to_string()).await.expect("opened");
        let again = open(&officer, key, &form, |id| id.to_string()).await.expect("the same");
        assert_eq!(first, again);
        assert_eq!(rounds(&officer).await.expect("his to see").len(), 1);
    }

    async fn the_officer_corrects_with_a_reason_until_the_head_approves(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let round = this_year(app, &officer).await;
        let declarant = person_of(app, "kekhai").await;
        let row = async |ctx: &Ctx, on_list| {
            let page = list(ctx, round, on_list, None).await.expect("his to see");
            page.rows.into_iter().find(|listed| listed.row.person == declarant).map(|listed| listed.row)
        };
        let version = row(&officer, true).await.map_or(0, |row| row.version);
        let wrong = Correction { kind: "BO_SUNG", control_body: "X", reason: "", ..added(round, declarant) };
        assert_eq!(fields(correct(&officer, &wrong).await), ["kind", "control_body", "reason"]);
        let first = Correction { kind: "LAN_DAU", ..added(round, declarant) };
        assert_eq!(fields(correct(&officer, &first).await), ["since"]);

        let add = Correction { version, ..added(round, declarant) };
        correct(&officer, &add).await.expect("corrected");
        let added_row = row(&officer, true).await.expect("on the list");
        assert_eq!(added_row.due.map(String::from), Some(format!("{}-12-30", year(app))));
        assert_eq!((added_row.correction.as_deref(), added_row.presumed), (Some("THUOC_LINH_VUC"), false));
        // What somebody else saw is not there any more.
        assert!(matches!(correct(&officer, &add).await, Err(Error::Conflict)));
        let off = Correction { listed: false, version: added_row.version, ..added(round, declarant) };
        assert_eq!(fields(correct(&officer, &off).await), ["reason"], "why somebody is on a list is not why he is off it");
        let off = Correction { reason: "KHONG_THUOC_LINH_VUC", control_body: "", ..off };
        correct(&officer, &off).await.expect("taken off");
        let unfit = Correction { reason: "KHONG_THUOC_LINH_VUC", ..added(round, declarant) };
        assert_eq!(fields(correct(&officer, &unfit).await), ["reason"]);
        assert!(row(&officer, true).await.is_none());
        let off_row = row(&officer, false).await.expect("kept, with the reason");
        let since = Correction {
            kind: "LAN_DAU", since: "16/11/2026", version: off_row.version, reason: "CHUA_KE_KHAI_LAN_DAU",
            ..added(round, declarant)
        };
        correct(&officer, &since).await.expect("put back");
        let back = row(&officer, true).await.expect("on the list");
        assert_eq!(back.due.map(String::from).as_deref(), Some("2026-11-26"));

        let page = list(&officer, round, true, None).await.expect("his to see");
        completed(&officer, &page).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        assert!(matches!(approved(&head, round, 9).await, Err(Error::Conflict)));
        assert!(matches!(approved(&head, round, 1).await, Err(Error::Conflict)), "a list is approved as it was seen");
        let seen = list(&head, round, true, None).await.expect("hers to see").round.row.version;
        approved(&head, round, seen).await.expect("approved");
        assert!(matches!(approved(&head, round, seen + 1).await, Err(Error::Conflict)), "once");
        super::story::told(app).await;
        let late = Correction { version: back.version, ..added(round, declarant) };
        assert!(matches!(correct(&officer, &late).await, Err(Error::Conflict)), "the list is approved");
        for action in ["round.opened", "round.listed", "roster.corrected", "round.approved"] {
            assert!(events(app, action).await > 0, "{action}");
        }
    }

    async fn a_list_that_lacks_something_or_somebody_is_not_approved(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let head = seat(app, RoleCode::ThuTruong).await;
        let round = this_year(app, &officer).await;
        let page = list(&officer, round, true, None).await.expect("his to see");
        for listed in &page.rows {
            // His own row is another's to correct.
            let by = if listed.row.person == person_of(app, "tochuc").await { &head } else { &officer };
            let off = Correction {
                version: listed.row.version, listed: false, reason: "KE_KHAI_NOI_KHAC", ..added(round, listed.row.person)
            };
            correct(by, &off).await.expect("taken off");
        }
        let seen = list(&head, round, true, None).await.expect("hers to see").round.row.version;
        assert_eq!(fields(approved(&head, round, seen).await), ["list"]);
        let wrong_hat = approved(&officer, round, 1).await;
        assert!(matches!(wrong_hat, Err(Error::Forbidden)), "the officer made the list");
    }

    async fn nobody_corrects_himself_and_nobody_else_sees_or_opens(app: TestApp) {
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let round = this_year(app, &officer).await;
        let own = added(round, person_of(app, "tochuc").await);
        assert!(matches!(correct(&officer, &own).await, Err(Error::Forbidden)));
        let (unit, year) = (root(app).await.to_string(), year(app));
        for role in [RoleCode::QuanTri, RoleCode::NguoiKeKhai, RoleCode::KiemToanNoiBo, RoleCode::TruongPhong] {
            let other = seat(app, role).await;
            assert!(matches!(rounds(&other).await, Err(Error::Forbidden)), "{role:?}");
            assert!(matches!(list(&other, round, true, None).await, Err(Error::Forbidden)), "{role:?}");
            assert!(matches!(opened(&other, &form(&unit, &year)).await, Err(Error::Forbidden)), "{role:?}");
            assert!(matches!(approved(&other, round, 1).await, Err(Error::Forbidden)), "{role:?}");
        }
        let deputy = seat(app, RoleCode::PhoThuTruong).await;
        assert_eq!(rounds(&deputy).await.expect("his to see").len(), 1);
        assert!(matches!(approved(&deputy, round, 1).await, Err(Error::Forbidden)));
    }
}
