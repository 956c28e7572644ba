//! Leaving a circle, and changing one's keys in it.

use chrono::TimeDelta;
use domain::access::RoleCode::{PhoThuTruong, ThuTruong};
use services::accounts::changing_keys::{self, Change};
use services::accounts::step_up;
use services::circles;
use services::roles;
use services::{Ctx, Error};
use store::circle;

use super::{GROUND, LANG, epoch, events, id_of, key_code, membership, names, names_field, newest_role, seat, visitor};
use crate::ledger::{assert_sound, settle};
use crate::support::{TestApp, founding};

/// Changes the actor's keys with this password; the new recovery code is written down.
pub(crate) async fn change_keys(ctx: &Ctx, password: &str) -> Result<(), Error> {
    let offer = step_up::offer_code(ctx).expect("signed in");
    let letters: String = offer.code.chars().filter(char::is_ascii_alphanumeric).collect();
    let visitor = visitor();
    let change = Change {
        lang: LANG,
        present: password,
        sealed_code: &offer.sealed,
        code_end: &letters[letters.len() - 4..],
        visitor: &visitor,
    };
    changing_keys::change(ctx, &change).await
}

/// For which accounts the secret of the newest epoch was wrapped.
async fn holders(app: &TestApp, kind: &str, logins: &[&str]) -> Vec<bool> {
    let newest = epoch(app, kind).await;
    let mut held = Vec::new();
    for login in logins {
        let id = id_of(app, login).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let of = circle::find_of(&mut tx, kind, None)
            .await
            .expect("read")
            .expect("founded")
            .id;
        let keys = circle::keys(&mut tx, id, 50).await.expect("read");
        held.push(keys.iter().any(|row| row.circle == of && row.epoch == newest));
    }
    held
}

on_both_demo! {
    async fn whoever_leaves_is_out_at_once_and_the_next_session_changes_the_key(app: TestApp) {
        let deputy = seat(app, PhoThuTruong).await;
        assert!(membership(&deputy).await.is_member);
        let role = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let head = seat(app, ThuTruong).await;
        roles::end(&head, LANG, role, GROUND).await.expect("ended");
        roles::end(&head, LANG, role, GROUND).await.expect("pressed twice");
        assert_eq!(events(app, "role.ended").await, 1);
        let deputy = seat(app, PhoThuTruong).await;
        assert!(deputy.session().expect("signed in").hats(deputy.today()).is_empty());
        assert!(circles::own(&deputy).await.expect("signed in").is_empty());
        assert_eq!(epoch(app, "LEADERSHIP").await, 1, "nobody with the key has been here since");

        let head = seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 2);
        assert_eq!(names(&membership(&head).await), [&*founding::wearer(ThuTruong).name]);
        assert_eq!(holders(app, "LEADERSHIP", &["thutruong", "photruong"]).await, [true, false]);
        assert_eq!(events(app, "circle.rotated").await, 1);
        seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 2, "once");
    }

    async fn a_role_is_ended_on_a_ground_and_the_ledger_keeps_it_with_the_day(app: TestApp) {
        let account = id_of(app, "photruong").await;
        let role = newest_role(app, account, PhoThuTruong).await;
        let head = seat(app, ThuTruong).await;
        assert_eq!(roles::held(&head, role).await.expect("his to end").ends, app.worker_ctx().today());
        for nothing in ["", " \n ", &"7".repeat(301)] {
            let Err(Error::Invalid(faults)) = roles::end(&head, LANG, role, nothing).await.map(drop) else {
                panic!("it was ended on {nothing:?}");
            };
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), ["reason"]);
        }
        assert_eq!(events(app, "role.ended").await, 0, "nothing has happened");

        roles::end(&head, LANG, role, &format!("  {GROUND} ")).await.expect("ended");
        settle(app).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let about = store::ledger::about(&mut tx, "role.ended", &account.to_string(), 2).await.expect("read");
        let [event] = about.as_slice() else { panic!("one event") };
        let stored = store::ledger::event_by_id(&mut tx, event.id).await.expect("read").expect("there");
        let body: serde_json::Value = serde_json::from_slice(&stored.body.expect("a body")).expect("JSON");
        assert_eq!(body["reason"], GROUND);
        assert_eq!(body["last_day"], "2026-07-01");
        assert_eq!(body["role"], "PHO_THU_TRUONG");
    }

    async fn the_last_member_stays_until_a_successor_holds_the_key(app: TestApp) {
        let head = seat(app, ThuTruong).await;
        let role = newest_role(app, id_of(app, "tochuc").await, domain::access::RoleCode::CanBoToChuc).await;
        assert!(roles::held(&head, role).await.expect("his to end").is_last);
        let ended = roles::end(&head, LANG, role, GROUND).await;
        assert!(matches!(ended, Err(Error::Forbidden)));
        let deputy = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        assert!(!roles::held(&head, deputy).await.expect("his to end").is_last);
    }

    async fn two_who_leave_one_after_the_other_do_not_empty_a_circle(app: TestApp) {
        let second = super::proposed(app, "kekhai", domain::access::RoleCode::CanBoToChuc).await;
        let head = seat(app, ThuTruong).await;
        let code = key_code(&seat(app, domain::access::RoleCode::NguoiKeKhai).await);
        roles::approve(&head, LANG, second, &code).await.expect("approved");
        let officer = seat(app, domain::access::RoleCode::CanBoToChuc).await;
        circles::admit(&officer, LANG, second, &code).await.expect("admitted");
        let head = seat(app, ThuTruong).await;
        roles::end(&head, LANG, second, GROUND).await.expect("the officer stays");
        let first = newest_role(app, id_of(app, "tochuc").await, domain::access::RoleCode::CanBoToChuc).await;
        let ended = roles::end(&head, LANG, first, GROUND).await;
        assert!(matches!(ended, Err(Error::Forbidden)), "nobody else holds office and key");
    }

    async fn a_role_that_runs_out_ends_the_membership_by_itself(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let id = newest_role(app, id_of(app, "photruong").await, PhoThuTruong).await;
        let row = store::role::find(&mut tx, id).await.expect("read").expect("there");
        let row = store::role::RoleRow { valid_to: Some(app.worker_ctx().today().into()), ..row };
        store::role::update(&mut tx, row).await.expect("written");
        super::attacked::arranged(app, tx).await;
        seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 1, "the last day counts");
        app.clock.advance(TimeDelta::days(1));
        seat(app, ThuTruong).await;
        assert_eq!(epoch(app, "LEADERSHIP").await, 2);
    }

    async fn new_keys_end_every_session_and_the_circle_goes_on_with_them(app: TestApp) {
        let head = seat(app, ThuTruong).await;
        let password = &founding::wearer(ThuTruong).password;
        let wrong = change_keys(&head, "con mèo nằm trên mái").await;
        assert!(names_field(wrong, "present"));
        let before = key_code(&head);
        change_keys(&head, password).await.expect("changed");
        assert_eq!(epoch(app, "LEADERSHIP").await, 2);
        let again = seat(app, ThuTruong).await;
        assert_ne!(key_code(&again), before);
        let circle = membership(&again).await;
        assert!(circle.is_member && circle.is_sound);
        assert_eq!(names(&circle).len(), 2, "the deputy stays");
        assert!(membership(&seat(app, PhoThuTruong).await).await.is_sound);
        change_keys(&again, password).await.expect("changed once more");
        assert!(membership(&seat(app, ThuTruong).await).await.is_member);
        assert_eq!(epoch(app, "LEADERSHIP").await, 3);
        assert_eq!(events(app, "account.keys_changed").await, 2);
        settle(app).await;
        assert_sound(app).await;
    }
}
