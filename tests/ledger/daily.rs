//! The head of the day leaves the house by mail.

use chrono::TimeDelta;
use domain::ledger::kept_note::mended;
use services::ledger::{Options, send_head_due};
use store::person::PersonRow;
use store::{account, person};

use super::{ROWS, settle, sign, verify};
use crate::circles::attacked::arranged;
use crate::circles::id_of;
use crate::support::TestApp;

const MAIL: &str = "kiemtoan@so.example";

async fn with_address(app: &TestApp, mail: &str) {
    let id = id_of(app, "kiemtoan").await;
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let account = account::find(&mut tx, id).await.expect("read").expect("there");
    let row = person::find(&mut tx, account.person)
        .await
        .expect("read")
        .expect("there");
    let mail = mail.to_owned();
    person::update(&mut tx, PersonRow { mail, ..row })
        .await
        .expect("changed");
    arranged(app, tx).await;
}

on_both_demo! {
    async fn each_auditor_gets_the_newest_head_once_a_day(app: TestApp) {
        settle(app).await;
        sign(app).await;
        with_address(app, "").await;
        assert_eq!(send_head_due(&app.worker_ctx()).await.expect("looked"), 0, "nobody has an address");
        app.clock.advance(TimeDelta::seconds(1));
        with_address(app, MAIL).await;
        for expected in [1, 0] {
            assert_eq!(send_head_due(&app.worker_ctx()).await.expect("sent"), expected);
        }
        assert_eq!(app.work().await, 1);
        let letter = app.mail.letters().pop().expect("a letter");
        assert_eq!(letter.to, MAIL);
        // What stands in the mail is what `ledger verify --checkpoint` reads.
        settle(app).await;
        let kept = mended(&letter.body);
        let report = verify(app, Options { checkpoint: Some(&kept), ..ROWS }).await;
        assert!(report.ok, "{report:?}");

        app.clock.advance(TimeDelta::days(1));
        assert_eq!(send_head_due(&app.worker_ctx()).await.expect("sent"), 1, "the next day brings the next one");
        assert_eq!(app.work().await, 1);
    }
}
