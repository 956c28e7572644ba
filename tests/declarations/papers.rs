//! Prints: found by what was scanned, handed in at the counter, and those of another version.

use domain::access::RoleCode;
use domain::declarations::{Declaration, content_code, content_hash};
use services::declarations::{
    Handed, PaperState, Receipt, Standing, UndoReason, find_scanned, hand_in, open_submitted, receive, undo_receipt,
    withdraw,
};
use services::{Ctx, Error};
use uuid::Uuid;

use super::story::{asked, done, row};
use super::{fields, seat};
use crate::accounts::events;
use crate::circles::LANG;
use crate::ledger::{assert_sound, settle};

fn codes(declaration: &Declaration) -> (String, String) {
    let hash = content_hash(declaration).expect("a hash");
    (
        format!("LC-KKTS:{}", hash.to_string().to_uppercase()),
        content_code(&hash),
    )
}

fn handed(code: &str, signed: bool) -> Handed<'_> {
    Handed {
        lang: LANG,
        code,
        signed,
    }
}

/// What the officer has before him who scanned this.
async fn scanned(officer: &Ctx, code: &str) -> Option<(Uuid, i64, Standing, bool)> {
    let found = find_scanned(officer, code).await.expect("asked");
    found.map(|found| (found.row.id, found.version, found.standing, found.handed_at.is_some()))
}

on_both_demo! {
    async fn a_print_is_found_by_its_square_code_or_its_characters(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        assert_eq!(opened.paper, PaperState::Waiting);
        let (whole, short) = codes(&opened.declaration);
        for code in [&whole, &short, &short.to_lowercase().replace('-', " ")] {
            assert_eq!(scanned(&officer, code).await, Some((id, 1, Standing::Current, false)), "{code}");
        }
        for code in ["", "0000-0000-0000-0000", "https://so.example/bien-nhan", &whole[..40]] {
            assert_eq!(scanned(&officer, code).await, None, "{code}");
        }
        // Whoever does not receive it learns nothing of it, the declarant and the head included.
        for role in [RoleCode::NguoiKeKhai, RoleCode::ThuTruong, RoleCode::QuanTri, RoleCode::KiemToanNoiBo] {
            let other = seat(app, role).await;
            assert_eq!(scanned(&other, &whole).await, None, "{role:?}");
        }
    }

    async fn copies_that_were_handed_in_are_not_asked_for_again(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let opened = open_submitted(&officer, id).await.expect("his to open");
        let (whole, short) = codes(&opened.declaration);
        let version = opened.row.version;
        let other = hand_in(&officer, id, version, &handed("0000-0000-0000-0000", true)).await;
        assert_eq!(fields(other), ["code"]);
        assert_eq!(fields(hand_in(&officer, id, version, &handed(&whole, false)).await), ["signed"]);
        assert!(matches!(hand_in(&officer, id, version - 1, &handed(&whole, true)).await, Err(Error::Conflict)));
        assert_eq!(scanned(&officer, &short).await, Some((id, 1, Standing::Current, false)), "nothing was noted");
        hand_in(&officer, id, version, &handed(&whole, true)).await.expect("handed in");
        assert_eq!(scanned(&officer, &short).await, Some((id, 1, Standing::Current, true)));
        assert_eq!(events(app, "declaration.paper_in").await, 1);
        let opened = open_submitted(&officer, id).await.expect("his to open");
        assert!(matches!(opened.paper, PaperState::HandedIn(_)));
        let given = Receipt { lang: LANG, obligation: id, version, code: "", signed: false };
        receive(&officer, &given).await.expect("received without scanning again");
        assert_eq!(scanned(&officer, &short).await, Some((id, 1, Standing::Received, true)));
        // It was the paper of somebody else after all.
        let received = row(app, id).await.version;
        undo_receipt(&officer, id, received, UndoReason::OtherPaper).await.expect("undone");
        assert_eq!(scanned(&officer, &short).await, Some((id, 1, Standing::Current, false)));
        settle(app).await;
        assert_sound(app).await;
    }

    async fn a_print_of_a_version_that_was_taken_back_is_outdated(app: TestApp) {
        let id = asked(app).await;
        let (declarant, _) = done(app, id).await;
        withdraw(&declarant, id).await.expect("nobody has opened it");
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        let code = {
            let declarant = seat(app, RoleCode::NguoiKeKhai).await;
            let draft = services::declarations::draft(&declarant, id).await.expect("a draft again");
            codes(&draft.writing.declaration).1
        };
        assert_eq!(scanned(&officer, &code).await, Some((id, 1, Standing::Outdated, false)));
    }
}
