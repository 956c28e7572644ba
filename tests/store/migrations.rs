//! Migrations on an empty store of either engine.

use store::{Db, Location, dialect, migrations};

use crate::support::database::Database;

async fn from_nothing_to_the_present(db: &Db) {
    let all = migrations::numbers(db.engine()).len();
    assert_eq!(migrations::due(db).await.expect("looked"), all);
    assert_eq!(migrations::apply(db).await.expect("applied"), all);
    assert_eq!(migrations::due(db).await.expect("looked"), 0);
    assert_eq!(
        migrations::apply(db).await.expect("applied"),
        0,
        "a second time does nothing"
    );
    let mut tx = db.read().await.expect("a transaction");
    assert_eq!(
        migrations::applied(&mut tx).await.expect("read"),
        migrations::known(db.engine())
    );
}

#[tokio::test]
async fn they_apply_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::open_or_create(&Location::File(folder.path().join("new.db")))
        .await
        .expect("an empty store");
    from_nothing_to_the_present(&db).await;
    db.close().await;
}

#[tokio::test]
async fn they_apply_on_postgres() {
    let database = Database::empty_postgres().await;
    from_nothing_to_the_present(&database.db).await;
    database.close().await;
}

async fn an_empty_store_can_be_asked(db: &Db) {
    let mut tx = db.read().await.expect("a transaction");
    assert_eq!(migrations::applied(&mut tx).await.expect("asked"), 0);
    assert!(
        dialect::engine_version(&mut tx).await.is_ok(),
        "the transaction is still good"
    );
}

#[tokio::test]
async fn a_store_without_a_schema_can_be_asked_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::open_or_create(&Location::File(folder.path().join("new.db")))
        .await
        .expect("an empty store");
    an_empty_store_can_be_asked(&db).await;
    db.close().await;
}

#[tokio::test]
async fn a_store_without_a_schema_can_be_asked_on_postgres() {
    let database = Database::empty_postgres().await;
    an_empty_store_can_be_asked(&database.db).await;
    database.close().await;
}

#[tokio::test]
async fn copies_that_start_together_apply_once_on_postgres() {
    let database = Database::empty_postgres().await;
    let db = &database.db;
    let (a, b, c) = tokio::join!(migrations::apply(db), migrations::apply(db), migrations::apply(db));
    let mut applied = [a.expect("applied"), b.expect("applied"), c.expect("applied")];
    applied.sort_unstable();
    assert_eq!(applied, [0, 0, migrations::numbers(db.engine()).len()]);
    database.close().await;
}
