//! The anchor beside the system secret.

use std::fs;

use services::ledger::{Anchor, Contradiction, Standing, checkpoint_due};
use tempfile::TempDir;

use super::dba::Dba;
use super::{grow, settle, sign, size};
use crate::support::TestApp;

fn anchor() -> (TempDir, Anchor) {
    let folder = tempfile::tempdir().expect("a folder");
    let anchor = Anchor::new(folder.path().join(Anchor::FILE));
    (folder, anchor)
}

async fn standing(app: &TestApp, anchor: &Anchor) -> Standing {
    let compared = anchor.compare(&app.database.db, &app.state.platform.keys).await;
    compared.expect("the store answers")
}

async fn keep(app: &TestApp, anchor: &Anchor) -> services::Result<()> {
    checkpoint_due(&app.worker_ctx(), anchor, true).await
}

on_both! {
    async fn the_anchor_follows_the_log_and_never_goes_back(app: TestApp) {
        let (folder, anchor) = anchor();
        assert_eq!(standing(app, &anchor).await, Standing::NoAnchor);
        settle(app).await;
        keep(app, &anchor).await.expect("kept");
        let old = sign(app).await;
        assert_eq!(anchor.read().expect("readable"), Some(old.note.clone()));
        grow(app, 0, 2).await;
        assert_eq!(standing(app, &anchor).await, Standing::Agrees { size: old.checkpoint.size }, "a longer log agrees");
        keep(app, &anchor).await.expect("kept");
        let new = anchor.read().expect("readable");
        assert_ne!(new, Some(old.note.clone()));
        anchor.renew(&old, &app.state.platform.keys).expect("another process was faster");
        assert_eq!(anchor.read().expect("readable"), new);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing else is left there");
    }

    async fn a_process_that_does_not_work_keeps_what_another_signed(app: TestApp) {
        let (_folder, anchor) = anchor();
        settle(app).await;
        let ctx = app.worker_ctx();
        checkpoint_due(&ctx, &anchor, false).await.expect("nothing to keep");
        assert_eq!(anchor.read().expect("readable"), None);
        let head = sign(app).await;
        checkpoint_due(&ctx, &anchor, false).await.expect("kept");
        assert_eq!(anchor.read().expect("readable"), Some(head.note));
    }

    async fn a_database_behind_its_anchor_is_refused_and_not_signed(app: TestApp) {
        let (_folder, anchor) = anchor();
        grow(app, 0, 3).await;
        keep(app, &anchor).await.expect("kept");
        let known = size(app).await;
        let mut dba = Dba::of(app).await;
        dba.cut(known - 1).await;
        dba.rebuild(app).await;
        dba.run("DELETE FROM checkpoint").await;
        let shorter = Standing::Contradicts(Contradiction::Shorter { known, found: known - 1 });
        assert_eq!(standing(app, &anchor).await, shorter);
        let told = shorter.told().expect_err("it may not serve");
        assert!(told.contains("events were cut off") && !told.contains('\n'), "{told}");
        assert!(keep(app, &anchor).await.is_err());

        // As many events as before, but not the same.
        grow(app, 10, 1).await;
        assert_eq!(standing(app, &anchor).await, Standing::Contradicts(Contradiction::OtherRoot { size: known }));
        assert!(keep(app, &anchor).await.is_err());
        dba.close().await;
    }

    async fn an_anchor_of_another_epoch_or_log_or_key_is_told_apart(app: TestApp) {
        let (folder, anchor) = anchor();
        settle(app).await;
        let mut dba = Dba::of(app).await;
        dba.run("UPDATE ledger_head SET epoch = 2").await;
        keep(app, &anchor).await.expect("kept");
        dba.run("UPDATE ledger_head SET epoch = 1").await;
        let earlier = Standing::Contradicts(Contradiction::EarlierEpoch { known: 2, found: 1 });
        assert_eq!(standing(app, &anchor).await, earlier);
        let other = "u{01920000000070008000000000000099}";
        dba.run(&format!("UPDATE ledger_head SET installation = {other}, epoch = 2")).await;
        assert_eq!(standing(app, &anchor).await, Standing::Contradicts(Contradiction::OtherLog));
        fs::write(folder.path().join(Anchor::FILE), "not a note\n").expect("written");
        assert_eq!(standing(app, &anchor).await, Standing::NotSigned);
        assert!(Standing::NotSigned.told().is_err());
        dba.close().await;
    }
}
