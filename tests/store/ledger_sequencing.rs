//! Workers that give events their places.

use domain::system::Engine;
use store::ledger::{self, Lease};
use store::{Act, Db, Error};

use super::ledger::{all_events, id, later, record, record_confidential, settle};
use crate::support::database::{Database, Ground};

async fn waiting_events(db: &Db, count: usize) {
    let mut tx = db.begin().await.expect("a transaction");
    for number in 0..count {
        record(&mut tx, number, "probe.made", "nobody").await;
    }
    tx.commit(Act::ContactChanged).await.expect("committed");
}

async fn take(db: &Db, seconds: i64) -> Option<Lease> {
    let mut tx = db.begin().await.expect("a transaction");
    let lease = ledger::take_lease(&mut tx, later(seconds)).await.expect("asked");
    tx.commit(Act::LeaseTaken).await.expect("committed");
    lease
}

async fn number(db: &Db, lease: Lease, seconds: i64, batch: i64) -> store::Result<usize> {
    let mut tx = db.begin().await.expect("a transaction");
    let numbered = ledger::sequence(&mut tx, lease, later(seconds), batch).await?;
    tx.commit(Act::EventsSequenced).await?;
    Ok(numbered)
}

/// Every event has one place, and they are numbered without a gap.
async fn assert_numbered(db: &Db, count: usize) {
    let places: Vec<_> = all_events(db)
        .await
        .iter()
        .filter_map(|stored| stored.event.leaf)
        .collect();
    assert!(places.into_iter().eq(0..i64::try_from(count).expect("a small number")));
    let mut tx = db.read().await.expect("a transaction");
    assert_eq!(ledger::head(&mut tx).await.expect("a head").size, count as u64);
    assert_eq!(ledger::unsequenced(&mut tx).await.expect("asked").count, 0);
}

on_both_bare! {
    async fn one_worker_at_a_time_holds_the_lease(app: TestApp) {
        let db = &app.database.db;
        let (a, b) = tokio::join!(take(db, 0), take(db, 0));
        assert!(a.is_some() != b.is_some(), "{a:?} {b:?}");
        assert_eq!(take(db, 4).await, None, "it lasts");
        let first = a.or(b).expect("one of them");
        number(db, first, 4, 10).await.expect("renewed");
        assert_eq!(take(db, 8).await, None, "working renews it");
        let second = take(db, 9).await.expect("it has ended");
        let late = number(db, first, 9, 10).await;
        assert!(matches!(late, Err(Error::Conflict { table: "ledger_head", .. })), "{late:?}");
        number(db, second, 9, 10).await.expect("the new holder may");
    }

    async fn a_new_epoch_ends_the_lease_of_the_old(app: TestApp) {
        let db = &app.database.db;
        let lease = take(db, 0).await.expect("nobody holds it");
        let mut tx = db.begin().await.expect("a transaction");
        ledger::start_epoch(&mut tx, 0).await.expect("started");
        tx.commit(Act::EpochStarted).await.expect("committed");
        assert!(matches!(number(db, lease, 0, 10).await, Err(Error::Conflict { .. })));
        assert!(take(db, 0).await.is_some(), "nobody holds that of the new one");
    }

    async fn what_waits_is_told_with_the_age_of_the_oldest(app: TestApp) {
        let db = &app.database.db;
        let mut tx = db.begin().await.expect("a transaction");
        record_confidential(&mut tx, 0).await;
        record(&mut tx, 3, "probe.made", "nobody").await;
        record(&mut tx, 2, "probe.made", "nobody").await;
        tx.commit(Act::ContactChanged).await.expect("committed");
        let waiting = ledger::unsequenced(&mut db.read().await.expect("a transaction")).await.expect("asked");
        match db.engine() {
            Engine::Sqlite => assert_eq!((waiting.count, waiting.oldest), (0, None)),
            Engine::Postgres => assert_eq!((waiting.count, waiting.oldest), (3, Some(later(2)))),
        }
        settle(db).await;
        assert_numbered(db, 3).await;
    }
}

#[tokio::test]
async fn two_workers_leave_no_gap_and_no_double_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    let db = &database.db;
    waiting_events(db, 100).await;
    let old = take(db, 0).await.expect("nobody holds it");
    let new = take(db, 60).await.expect("it has ended");
    // The old holder wakes up while the new one works, and the new one is called twice at once.
    let (late, one, two) = tokio::join!(
        number(db, old, 60, 60),
        number(db, new, 60, 60),
        number(db, new, 60, 60)
    );
    assert!(matches!(late, Err(Error::Conflict { .. })), "{late:?}");
    let mut numbered = [one.expect("numbered"), two.expect("numbered")];
    numbered.sort_unstable();
    assert_eq!(numbered, [40, 60]);
    assert_numbered(db, 100).await;
    database.close().await;
}

#[tokio::test]
async fn acts_go_on_while_a_worker_numbers_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    let db = &database.db;
    waiting_events(db, 3).await;
    let lease = take(db, 0).await.expect("nobody holds it");
    let mut working = db.begin().await.expect("a transaction");
    let numbered = ledger::sequence(&mut working, lease, later(0), 10).await;
    assert_eq!(numbered.expect("numbered"), 3);
    let mut act = db.begin().await.expect("a transaction");
    record(&mut act, 3, "probe.made", "nobody").await;
    act.commit(Act::ContactChanged)
        .await
        .expect("it did not wait for the worker");
    working.commit(Act::EventsSequenced).await.expect("committed");
    assert_eq!(number(db, lease, 1, 10).await.expect("numbered"), 1);
    assert_numbered(db, 4).await;
    database.close().await;
}

#[tokio::test]
async fn waiting_events_are_numbered_by_time_on_postgres() {
    let database = Database::postgres(Ground::Bare).await;
    let db = &database.db;
    let mut tx = db.begin().await.expect("a transaction");
    for number in [2, 0, 1] {
        record(&mut tx, number, "probe.made", "nobody").await;
    }
    tx.commit(Act::ContactChanged).await.expect("committed");
    settle(db).await;
    let ids: Vec<_> = all_events(db).await.iter().map(|stored| stored.event.id).collect();
    assert_eq!(ids, [id(0), id(1), id(2)]);
    database.close().await;
}
