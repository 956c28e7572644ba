//! Approved is not admitted: a member hands the key over.

use domain::access::RoleCode::{CanBoToChuc, NguoiKeKhai, ThuTruong, TruongPhong};
use services::Error;
use services::circles;
use services::people::stand_ins::{self, StandInForm};
use services::roles;
use uuid::Uuid;

use super::{LANG, epoch, events, id_of, key_code, membership, names, names_field, newest_role, proposed, seat};
use crate::support::founding;

on_both_demo! {
    async fn a_member_admits_by_the_key_code_and_a_stranger_to_the_circle_does_not(app: TestApp) {
        let id = proposed(app, "kekhai", CanBoToChuc).await;
        let declarant = seat(app, NguoiKeKhai).await;
        let code = key_code(&declarant);
        let head = seat(app, ThuTruong).await;
        roles::approve(&head, LANG, id, &code).await.expect("approved");
        let waits = membership(&declarant_again(app).await).await;
        assert!(!waits.is_member, "approved is not admitted");
        assert!(waits.waiting.is_empty(), "who is outside sees nobody waiting");

        let by_head = circles::admit(&head, LANG, id, &code).await;
        assert!(matches!(by_head, Err(Error::NotFound)), "another circle: {by_head:?}");
        let officer = seat(app, CanBoToChuc).await;
        let waiting = membership(&officer).await.waiting;
        assert_eq!(waiting.iter().map(|one| one.role_id).collect::<Vec<_>>(), [id]);
        let wrong = circles::admit(&officer, LANG, id, &key_code(&head)).await;
        assert!(names_field(wrong, "code"));
        assert_eq!(names(&membership(&officer).await).len(), 1);
        circles::admit(&officer, LANG, id, &code).await.expect("his code");
        let circle = membership(&declarant_again(app).await).await;
        assert!(circle.is_member && circle.is_sound);
        let expected = [CanBoToChuc, NguoiKeKhai].map(|role| founding::wearer(role).name.as_str());
        let mut found = names(&circle);
        found.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert_eq!(epoch(app, "PERSONNEL").await, 1);
        circles::admit(&officer, LANG, id, &code).await.expect("pressed twice");
        assert_eq!(names(&membership(&officer).await).len(), 2);
    }

    async fn nobody_admits_himself_or_somebody_who_was_not_approved(app: TestApp) {
        let id = proposed(app, "kekhai", TruongPhong).await;
        let declarant = seat(app, NguoiKeKhai).await;
        let own = circles::admit(&declarant, LANG, id, &key_code(&declarant)).await;
        assert!(matches!(own, Err(Error::NotFound)), "{own:?}");
        let fellow = seat(app, TruongPhong).await;
        let early = circles::admit(&fellow, LANG, id, &key_code(&declarant)).await;
        assert!(matches!(early, Err(Error::Forbidden)), "{early:?}");
        assert_eq!(events(app, "circle.admitted").await, 2, "those of the demonstration");
    }

    async fn whoever_acts_for_somebody_gets_the_key_and_is_out_after_the_last_day(app: TestApp) {
        let role = newest_role(app, id_of(app, "truongphong").await, TruongPhong).await;
        let mut tx = app.database.db.read().await.expect("a transaction");
        let away = store::account::find_by_login(&mut tx, "truongphong").await.expect("read").expect("there").person;
        let acts = store::account::find_by_login(&mut tx, "kekhai").await.expect("read").expect("there").person;
        let code = store::person::find(&mut tx, acts).await.expect("read").expect("there").staff_code;
        drop(tx);
        let form = StandInForm {
            lang: LANG, kind: "REPLACEMENT", absent: &away.to_string(), substitute: &code, role: &role.to_string(),
            from: "01/07/2026", to: "02/07/2026", number: "23/QĐ-VD", signed: "30/06/2026",
        };
        let officer = seat(app, CanBoToChuc).await;
        stand_ins::appoint(&officer, Uuid::from_u128(23), &form, "/").await.expect("recorded");
        let granted = newest_role(app, id_of(app, "kekhai").await, TruongPhong).await;
        let code = key_code(&seat(app, NguoiKeKhai).await);
        let head = seat(app, ThuTruong).await;
        roles::approve(&head, LANG, granted, &code).await.expect("approved");
        let fellow = seat(app, TruongPhong).await;
        circles::admit(&fellow, LANG, granted, &code).await.expect("the key is handed over");
        let circle = membership(&seat(app, NguoiKeKhai).await).await;
        let his = &*founding::wearer(NguoiKeKhai).name;
        assert!(circle.is_member && names(&circle).contains(&his));
        app.clock.advance(chrono::TimeDelta::days(2));
        let declarant = seat(app, NguoiKeKhai).await;
        assert!(circles::own(&declarant).await.expect("signed in").is_empty(), "his days are over");
        let left = membership(&seat(app, TruongPhong).await).await;
        assert!(!names(&left).contains(&his), "the key was changed");
        assert!(names(&left).contains(&&*founding::wearer(TruongPhong).name));
    }

    async fn everybody_of_the_demonstration_holds_the_key_of_his_office(app: TestApp) {
        for role in domain::access::RoleCode::ALL {
            let Some(kind) = role.row().circle else { continue };
            let circle = membership(&seat(app, role).await).await;
            assert_eq!(circle.kind, kind);
            assert!(circle.is_member && circle.is_sound, "{role:?}");
            assert!(names(&circle).contains(&&*founding::wearer(role).name), "{role:?}");
        }
    }
}

/// The same person, who needs a second factor by now: in the session that he has.
async fn declarant_again(app: &crate::support::TestApp) -> services::Ctx {
    seat(app, NguoiKeKhai).await
}
