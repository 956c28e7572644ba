//! What the worker does for the log, and what a process notices of its own events.

use chrono::TimeDelta;
use domain::system::Engine;
use services::Ctx;
use services::ledger::{self, Missing, Sequencer, lag, look_for_missing};
use store::Act;
use store::ledger as stored;

use super::dba::Dba;
use super::{assert_sound, commit, grow, id, record, settle, sign, size};
use crate::support::TestApp;

async fn act(app: &TestApp, number: u64) {
    let tx = app.database.db.begin().await.expect("a transaction");
    commit(app, tx, number).await;
}

async fn missing(ctx: &Ctx) -> Missing {
    look_for_missing(ctx).await.expect("the store answers")
}

on_both! {
    async fn the_head_is_signed_once_for_each_size(app: TestApp) {
        settle(app).await;
        let first = sign(app).await;
        assert_eq!(sign(app).await, first, "nothing has happened");
        grow(app, 0, 3).await;
        let second = sign(app).await;
        assert_eq!(second.checkpoint.size, first.checkpoint.size + 3);
        assert_ne!(second.note, first.note);
        assert_eq!(second.verifier, first.verifier);
        assert_sound(app).await;
    }

    async fn a_log_that_contradicts_its_last_head_is_not_signed(app: TestApp) {
        settle(app).await;
        let first = size(app).await;
        grow(app, 0, 4).await;
        sign(app).await;
        let mut dba = Dba::of(app).await;
        dba.cut(first + 2).await;
        dba.rebuild(app).await;
        let ctx = app.worker_ctx();
        let refused = ledger::checkpoint(ctx.db(), &ctx.platform.keys, ctx.now()).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("events were cut off")));
        // The one who cut makes as many events as before.
        grow(app, 10, 3).await;
        let refused = ledger::checkpoint(ctx.db(), &ctx.platform.keys, ctx.now()).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("the history was changed")));
        dba.close().await;
    }

    async fn waiting_events_get_their_places_from_one_worker_at_a_time(app: TestApp) {
        settle(app).await;
        let first = size(app).await;
        app.clock.advance(TimeDelta::seconds(10));
        let ctx = app.worker_ctx();
        let (mut one, mut other) = (Sequencer::default(), Sequencer::default());
        act(app, 0).await;
        act(app, 1).await;
        let numbered = one.sequence_due(&ctx).await.expect("the store answers");
        assert_eq!(numbered, if ctx.db().engine() == Engine::Sqlite { 0 } else { 2 });
        act(app, 2).await;
        assert_eq!(other.sequence_due(&ctx).await.expect("the store answers"), 0, "the first one holds the lease");
        app.clock.advance(TimeDelta::seconds(5));
        other.sequence_due(&ctx).await.expect("it takes over");
        act(app, 3).await;
        assert_eq!(one.sequence_due(&ctx).await.expect("the store answers"), 0, "the first one was too slow");
        other.sequence_due(&ctx).await.expect("the store answers");
        assert_eq!(size(app).await, first + 4);
        assert_sound(app).await;
    }

    async fn an_event_that_is_not_signed_in_time_is_late(app: TestApp) {
        act(app, 0).await;
        let ctx = app.worker_ctx();
        assert_eq!(missing(&ctx).await, Missing::default(), "there is time");
        app.clock.advance(TimeDelta::seconds(61));
        let late = Missing { late: 1, ..Missing::default() };
        assert_eq!(missing(&ctx).await, late);
        settle(app).await;
        assert_eq!(missing(&ctx).await, late, "a place is not a signature");
        sign(app).await;
        assert_eq!(missing(&ctx).await, Missing::default());
        assert!(app.database.db.committed().oldest(1).is_empty(), "it need not be remembered any more");
    }

    async fn an_event_that_is_rolled_back_is_not_missing(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        record(app, &mut tx, 0).await;
        drop(tx);
        assert!(app.database.db.committed().oldest(1).is_empty());
    }

    async fn an_event_that_vanishes_or_is_exchanged_is_raised_once_and_recorded(app: TestApp) {
        settle(app).await;
        sign(app).await;
        let first = size(app).await;
        grow(app, 0, 3).await;
        let mut dba = Dba::of(app).await;
        dba.change(app, first + 1).await;
        dba.cut(first + 2).await;
        dba.rebuild(app).await;
        let ctx = app.worker_ctx();
        let keys = &ctx.platform.keys;
        assert_eq!(lag(ctx.db(), keys).await.expect("told").missing, None);
        let found = missing(&ctx).await;
        assert_eq!(found.gone, [id(1), id(2)]);
        assert!(missing(&ctx).await.gone.is_empty(), "told once");
        assert_eq!(found.late, 0);
        settle(app).await;
        assert!(lag(ctx.db(), keys).await.expect("told").missing.is_some(), "the ledger says so from now on");
        dba.close().await;
    }

    async fn the_lag_tells_what_no_worker_has_done(app: TestApp) {
        settle(app).await;
        let ctx = app.worker_ctx();
        let keys = &ctx.platform.keys;
        let before = lag(ctx.db(), keys).await.expect("told");
        assert_eq!((before.signed, before.unsigned, before.waiting), (false, size(app).await, 0));
        sign(app).await;
        let signed = lag(ctx.db(), keys).await.expect("told");
        assert_eq!((signed.signed, signed.unsigned, signed.oldest), (true, 0, None));
        act(app, 0).await;
        let at = ctx.now();
        app.clock.advance(TimeDelta::seconds(90));
        let behind = lag(ctx.db(), keys).await.expect("told");
        assert_eq!(behind.waiting + behind.unsigned, 1);
        assert_eq!(behind.oldest, Some(at));
        assert_eq!(behind.age(ctx.now()), Some(TimeDelta::seconds(90)));
    }
}

#[tokio::test]
async fn events_without_a_place_are_found_on_sqlite_and_counted_on_postgres() {
    let app = TestApp::sqlite().await;
    grow(&app, 0, 2).await;
    let last = size(&app).await - 1;
    let mut dba = Dba::of(&app).await;
    dba.run(&format!("UPDATE event SET leaf = NULL WHERE leaf = {last}"))
        .await;
    dba.rebuild(&app).await;
    let report = super::verify(&app, super::ROWS).await;
    assert!(report.reason.is_some_and(|told| told.contains("has no place")));
    dba.close().await;
    app.finish().await;

    let app = TestApp::on_postgres(crate::support::database::Ground::Founded).await;
    act(&app, 0).await;
    let mut tx = app.database.db.read().await.expect("a transaction");
    let waiting = stored::unsequenced(&mut tx).await.expect("asked").count;
    drop(tx);
    let report = super::verify(&app, super::ROWS).await;
    assert!(report.ok, "{report:?}");
    assert_eq!(i64::try_from(report.waiting), Ok(waiting));
    let mut tx = app.database.db.begin().await.expect("a transaction");
    record(&app, &mut tx, 1).await;
    tx.commit(Act::ContactChanged).await.expect("committed");
    app.finish().await;
}
