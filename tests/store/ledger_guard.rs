//! Changes need an event, and guarded rows their MAC.

use store::{Act, Db, Error, ledger, setting};

use super::ledger::{all_events, later, past_the_program, record, record_confidential, settle};

async fn write(db: &Db, key: &str, number: usize) {
    let mut tx = db.begin().await.expect("a transaction");
    setting::put(&mut tx, key, "1", 0, later(0)).await.expect("written");
    record(&mut tx, number, "probe.changed", "nobody").await;
    tx.commit(Act::ContactChanged).await.expect("committed");
}

on_both_bare! {
    async fn a_change_without_an_event_is_not_committed(app: TestApp) {
        let db = &app.database.db;
        let mut tx = db.begin().await.expect("a transaction");
        setting::put(&mut tx, "probe", "1", 0, later(0)).await.expect("written");
        let error = tx.commit(Act::ContactChanged).await.expect_err("refused");
        assert!(matches!(&error, Error::Unrecorded { table } if table == "setting"), "{error:?}");
        let mut tx = db.read().await.expect("a transaction");
        assert_eq!(setting::find(&mut tx, "probe").await.expect("read"), None);
    }

    async fn a_change_after_the_event_needs_another(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        setting::put(&mut tx, "probe", "1", 0, later(0)).await.expect("written");
        record(&mut tx, 0, "probe.changed", "nobody").await;
        setting::put(&mut tx, "probe", "2", 1, later(0)).await.expect("written");
        assert!(matches!(tx.commit(Act::ContactChanged).await, Err(Error::Unrecorded { .. })));
    }

    async fn a_confidential_event_takes_no_image(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        setting::put(&mut tx, "probe", "1", 0, later(0)).await.expect("written");
        record_confidential(&mut tx, 0).await;
        assert!(matches!(tx.commit(Act::ContactChanged).await, Err(Error::Unrecorded { .. })));
    }

    async fn the_event_holds_the_image_of_each_version(app: TestApp) {
        let db = &app.database.db;
        let mut tx = db.begin().await.expect("a transaction");
        setting::put(&mut tx, "probe", "1", 0, later(0)).await.expect("written");
        setting::put(&mut tx, "probe", "2", 1, later(0)).await.expect("written");
        record(&mut tx, 0, "probe.changed", "nobody").await;
        tx.commit(Act::ContactChanged).await.expect("committed");
        settle(db).await;
        let [stored] = all_events(db).await.try_into().ok().expect("one event");
        let leaf = stored.event.read().expect("a leaf");
        let domain::ledger::event::Clear::Ordinary(clear) = leaf.clear() else { panic!("ordinary") };
        let images: Vec<_> = clear.rows.iter().map(|image| (image.table.as_str(), image.row.as_str(), image.version)).collect();
        assert_eq!(images, [("setting", "probe", 1), ("setting", "probe", 2)]);
        assert_ne!(clear.rows[0].hash, clear.rows[1].hash);
    }

    async fn a_row_written_past_the_program_is_named(app: TestApp) {
        const CHANGES: [(&str, &str); 5] = [
            ("value", "UPDATE setting SET value = '2' WHERE key = 'value'"),
            ("version", "UPDATE setting SET version = 2 WHERE key = 'version'"),
            ("time", "UPDATE setting SET changed_at = 0 WHERE key = 'time'"),
            ("moved", "UPDATE setting SET key = 'moved' WHERE key = 'origin'"),
            ("made", "INSERT INTO setting (key, value, version, changed_at) VALUES ('made', '1', 1, 0)"),
        ];
        for (number, key) in ["value", "version", "time", "origin", "untouched"].into_iter().enumerate() {
            write(&app.database.db, key, number).await;
        }
        let mut tx = app.database.db.read().await.expect("a transaction");
        assert!(setting::find(&mut tx, "value").await.expect("good before").is_some());
        drop(tx);
        for (key, change) in CHANGES {
            assert_eq!(past_the_program(&app.database, change).await.expect("changed"), 1);
            let mut tx = app.database.db.read().await.expect("a transaction");
            let error = setting::find(&mut tx, key).await.expect_err("forged");
            assert!(matches!(&error, Error::Forged { table: "setting", key: named } if named == key), "{error:?}");
        }
        let mut tx = app.database.db.read().await.expect("a transaction");
        assert!(setting::find(&mut tx, "untouched").await.expect("good still").is_some());
    }

    async fn without_the_key_no_guarded_row_is_read_or_written(app: TestApp) {
        write(&app.database.db, "probe", 0).await;
        let db = Db::open(&app.database.location).await.expect("opened");
        let mut tx = db.begin().await.expect("a transaction");
        assert!(matches!(setting::find(&mut tx, "probe").await, Err(Error::NoRowKey)));
        assert!(matches!(setting::put(&mut tx, "other", "1", 0, later(0)).await, Err(Error::NoRowKey)));
        assert_eq!(setting::find(&mut tx, "other").await.expect("nothing to check"), None);
        assert!(ledger::head(&mut tx).await.is_ok(), "the ledger needs no key");
        drop(tx);
        db.close().await;
    }
}
