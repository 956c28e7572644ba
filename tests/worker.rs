//! The outbox and its worker.

use chrono::TimeDelta;
use services::{idempotency, worker};
use store::Act;
use store::job::{self, NewJob};
use uuid::Uuid;

use crate::support::TestApp;

async fn enqueue(app: &TestApp, dedupe: &str) {
    let now = app.worker_ctx().now();
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let new = NewJob {
        id: Uuid::from_u128(u128::from(dedupe.bytes().map(u64::from).sum::<u64>())),
        kind: "notice",
        payload: r#"{"kind":"notice","to":"vidu@so.example","lang":"vi"}"#,
        dedupe,
        run_at: now.into(),
    };
    job::enqueue(&mut tx, &new).await.expect("enqueued");
    tx.commit(Act::ContactChanged).await.expect("committed");
}

on_both! {
    async fn a_job_that_fails_is_tried_again_later(app: TestApp) {
        enqueue(app, "a").await;
        app.mail.refuse_next(1);
        assert_eq!(app.work().await, 1);
        assert!(app.mail.letters().is_empty());
        assert_eq!(app.work().await, 0, "not before its time");
        app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(app.work().await, 1);
        assert_eq!(app.mail.letters().len(), 1);
    }

    async fn a_job_that_panics_fails_alone(app: TestApp) {
        enqueue(app, "a").await;
        enqueue(app, "b").await;
        app.mail.break_next();
        assert_eq!(app.work().await, 2);
        assert_eq!(app.mail.letters().len(), 1, "the other one was done");
        app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(app.work().await, 1, "it is tried again like any other");
        assert_eq!(app.mail.letters().len(), 2);
    }

    async fn one_cause_leaves_one_job(app: TestApp) {
        enqueue(app, "a").await;
        enqueue(app, "a").await;
        enqueue(app, "b").await;
        assert_eq!(app.work().await, 2);
    }

    async fn two_workers_never_do_the_same_job(app: TestApp) {
        for name in ["a", "b", "c", "d", "e"] {
            enqueue(app, name).await;
        }
        let (one, two) = (app.worker_ctx(), app.worker_ctx());
        let (one, two) = tokio::join!(worker::run_due(&one), worker::run_due(&two));
        assert_eq!(one.expect("the store answers") + two.expect("the store answers"), 5);
        assert_eq!(app.mail.letters().len(), 5);
    }

    async fn a_job_of_a_dead_worker_comes_back_and_the_dead_cannot_finish_it(app: TestApp) {
        enqueue(app, "a").await;
        let now = app.worker_ctx().now();
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let lease = now + TimeDelta::minutes(5);
        let taken = job::claim(&mut tx, now.into(), lease.into(), 10).await.expect("claimed");
        tx.commit(Act::JobsClaimed).await.expect("committed");
        assert_eq!(app.work().await, 0, "it is being done");
        app.clock.advance(TimeDelta::minutes(5));
        assert_eq!(app.work().await, 1, "its lease has ended");

        let mut tx = app.database.db.begin().await.expect("a transaction");
        let late = job::finish(&mut tx, &taken[0]).await;
        assert!(matches!(late, Err(store::Error::Conflict { .. })), "{late:?}");
    }

    async fn form_keys_are_forgotten_after_a_day(app: TestApp) {
        let ctx = app.worker_ctx();
        let mut tx = app.database.db.begin().await.expect("a transaction");
        let form = store::idempotency::FormKey { key: b"k", account: "", route: "/x", content: b"c" };
        let first = store::idempotency::claim(&mut tx, form, "/y", ctx.now().into()).await.expect("claimed");
        let again = store::idempotency::claim(&mut tx, form, "/z", ctx.now().into()).await.expect("claimed");
        tx.commit(Act::ContactChanged).await.expect("committed");
        assert_eq!((first, again.map(|earlier| earlier.location).as_deref()), (None, Some("/y")));

        app.clock.advance(TimeDelta::hours(24));
        assert_eq!(idempotency::sweep(&ctx).await.expect("swept"), 0, "exactly a day is remembered");
        app.clock.advance(TimeDelta::microseconds(1));
        assert_eq!(idempotency::sweep(&ctx).await.expect("swept"), 1);
    }
}
