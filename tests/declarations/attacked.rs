//! Somebody who may change every row of a declaration, and has no key: nothing he writes is believed, and the ledger names it.

use domain::access::RoleCode;
use services::Error;
use services::declarations::{draft, open_submitted, save, start};
use services::ledger::RowFault;

use super::seat;
use super::story::{asked, asked_of, done, seen, writing};
use crate::ledger::dba::Dba;
use crate::ledger::{ROWS, assert_sound, settle, verify};
use crate::support::TestApp;

/// Runs a statement past the program.
async fn past(app: &TestApp, statement: &str) {
    let mut dba = Dba::of(app).await;
    assert!(dba.run(statement).await > 0, "{statement}");
    dba.close().await;
}

/// Tables of the rows that are not as their events left them.
async fn named(app: &TestApp) -> String {
    let report = verify(app, ROWS).await;
    assert!(!report.ok);
    let faults: &[RowFault] = &report.rows;
    format!("{faults:?} {:?}", report.reason)
}

on_both_demo! {
    async fn after_the_whole_story_every_row_is_as_its_event_says(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        open_submitted(&officer, id).await.expect("his to open");
        settle(app).await;
        assert_sound(app).await;
    }

    async fn t3_a_changed_version_does_not_open_and_is_named(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        past(app, "UPDATE sealed_version SET ciphertext = header").await;
        assert!(matches!(open_submitted(&officer, id).await, Err(Error::Internal(_))));
        settle(app).await;
        assert!(named(app).await.contains("sealed_version"));
    }

    async fn t3_a_key_that_was_exchanged_does_not_open(app: TestApp) {
        let id = asked(app).await;
        done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        // The wrap of the author in the place of that of the circle.
        let of_author = "(SELECT sealed FROM record_wrap WHERE recipient_kind = 'account')";
        past(app, &format!("UPDATE record_wrap SET sealed = {of_author} WHERE recipient_kind = 'circle'")).await;
        assert!(matches!(open_submitted(&officer, id).await, Err(Error::Internal(_))));
    }

    async fn t3_an_obligation_says_nothing_that_the_program_did_not_write(app: TestApp) {
        let id = asked(app).await;
        let (declarant, _) = done(app, id).await;
        let officer = seat(app, RoleCode::CanBoToChuc).await;
        past(app, "UPDATE obligation SET opened = 0, stage = 'NHAP' WHERE stage = 'DA_NOP'").await;
        assert!(matches!(open_submitted(&officer, id).await, Err(Error::Internal(_))));
        assert!(matches!(draft(&declarant, id).await, Err(Error::Internal(_))));
        settle(app).await;
        assert!(named(app).await.contains("obligation"));
    }

    async fn t3_a_draft_opens_in_its_own_place_alone(app: TestApp) {
        let id = asked(app).await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        start(&declarant, id).await.expect("begun");
        save(&declarant, id, seen(&declarant, id).await, &writing()).await.expect("saved");
        let forward = "UPDATE declaration_draft SET revision = revision + 7 \
                       WHERE revision = (SELECT min(revision) FROM declaration_draft)";
        past(app, forward).await;
        assert!(matches!(draft(&declarant, id).await, Err(Error::Internal(_))), "an older revision as the newest");
    }

    async fn a_round_that_was_approved_past_the_program_asks_nobody(app: TestApp) {
        let id = asked_of(app, "kekhai", "HANG_NAM", "").await;
        let declarant = seat(app, RoleCode::NguoiKeKhai).await;
        past(app, "UPDATE declaration_round SET approved_by = opened_by").await;
        assert!(matches!(start(&declarant, id).await, Err(Error::Internal(_))));
    }
}
