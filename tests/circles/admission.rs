//! Approved is not admitted: a member hands the key over.

use domain::access::RoleCode::{CanBoToChuc, NguoiKeKhai, ThuTruong, TruongPhong};
use services::Error;
use services::circles;
use services::roles;

use super::{LANG, epoch, events, key_code, membership, names, names_field, proposed, seat};
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
