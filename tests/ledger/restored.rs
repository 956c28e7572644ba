//! An older database is put in the place of the present one.

use services::ledger::{self, Options};
use store::{Db, Location};

use super::dba::Dba;
use super::{ROWS, assert_sound, grow, settle, sign, size, verify};
use crate::support::{TestApp, founding};

on_both! {
    /// What is left is byte for byte what was there earlier: nothing but a kept head can tell.
    async fn an_older_database_is_sound_by_itself_and_found_by_a_kept_head(app: TestApp) {
        settle(app).await;
        let old = sign(app).await;
        grow(app, 0, 3).await;
        let new = sign(app).await;
        let first = old.checkpoint.size;
        let mut dba = Dba::of(app).await;
        dba.cut(first).await;
        dba.rebuild(app).await;
        dba.run(&format!("DELETE FROM checkpoint WHERE size > {first}")).await;
        dba.close().await;

        assert_sound(app).await;
        let still = Options { checkpoint: Some(&old.note), ..ROWS };
        assert!(verify(app, still).await.ok);
        let report = verify(app, Options { anchor: Some(&new.note), ..ROWS }).await;
        assert_eq!((report.ok, report.first_bad), (false, Some(first)));
        let told = report.reason.unwrap_or_default();
        assert!(told.contains("the log is older"), "{told}");
    }
}

#[tokio::test]
async fn a_copy_of_the_file_taken_earlier_is_found_on_sqlite() {
    let app = TestApp::sqlite().await;
    grow(&app, 0, 2).await;
    sign(&app).await;
    let taken = size(&app).await;
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("old.db");
    let mut dba = Dba::of(&app).await;
    dba.run(&format!("VACUUM INTO '{}'", copy.display())).await;
    dba.close().await;
    grow(&app, 2, 2).await;
    let kept = sign(&app).await;

    let db = Db::open(&Location::File(copy)).await.expect("the copy opens");
    let db = founding::secret().guard(db);
    let keys = &app.state.platform.keys;
    let alone = ledger::verify(&db, keys, ROWS).await.expect("verified");
    assert!(alone.ok, "{alone:?}");
    let options = Options {
        anchor: Some(&kept.note),
        ..ROWS
    };
    let report = ledger::verify(&db, keys, options).await.expect("verified");
    assert_eq!((report.ok, report.first_bad), (false, Some(taken)), "{report:?}");
    db.close().await;
    app.finish().await;
}
