//! The log as somebody attacks it, proves from it and carries it away.

mod anchored;
mod bundles;
mod daily;
pub(crate) mod dba;
mod keeping;
mod restored;
mod roles;
mod rows;
mod tampered;
mod viewer;
mod witnessed;

use chrono::TimeDelta;
use services::ledger::{self, Options, Report, Sequencer, SignedHead};
use store::ledger::{self as stored, NewEvent, What};
use store::{Act, Tx};
use uuid::Uuid;

use crate::support::TestApp;

const NONCE: [u8; 32] = [9; 32];

/// A UUIDv7 for each number.
fn id(number: u64) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(number))
}

/// Records what the transaction changed, as event number `number`.
pub(crate) async fn record(app: &TestApp, tx: &mut Tx, number: u64) {
    let event = NewEvent {
        id: id(number),
        at: app.worker_ctx().now(),
        what: What::Ordinary {
            action: "probe.made",
            actor: "nobody",
            subject: None,
        },
        nonce: &NONCE,
        body: b"{}",
    };
    tx.record(&event).await.expect("recorded");
}

async fn commit(app: &TestApp, mut tx: Tx, number: u64) {
    record(app, &mut tx, number).await;
    tx.commit(Act::ContactChanged).await.expect("committed");
}

async fn confidential(app: &TestApp) -> Uuid {
    let id = Uuid::from_u128(0x6e2f_93a1_5c0d_4b77_8000_0000_0000_0001);
    let event = NewEvent {
        id,
        at: app.worker_ctx().now(),
        what: What::Confidential,
        nonce: &NONCE,
        body: b"sealed",
    };
    let mut tx = app.database.db.begin().await.expect("a transaction");
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::ContactChanged).await.expect("committed");
    id
}

/// Gives every waiting event its place, as a worker that comes later than all before it.
pub(crate) async fn settle(app: &TestApp) {
    app.clock.advance(TimeDelta::seconds(10));
    let sequenced = Sequencer::default().sequence_due(&app.worker_ctx()).await;
    sequenced.expect("the store answers");
}

/// Makes `count` events, each in a transaction and a second of its own.
pub(crate) async fn grow(app: &TestApp, from: u64, count: u64) {
    for number in from..from + count {
        app.clock.advance(TimeDelta::seconds(1));
        let tx = app.database.db.begin().await.expect("a transaction");
        commit(app, tx, number).await;
    }
    settle(app).await;
}

pub(crate) async fn sign(app: &TestApp) -> SignedHead {
    let ctx = app.worker_ctx();
    let head = ledger::checkpoint(ctx.db(), &ctx.platform.keys, ctx.now()).await;
    head.expect("signed").expect("the log has events")
}

async fn size(app: &TestApp) -> u64 {
    let mut tx = app.database.db.read().await.expect("a transaction");
    stored::head(&mut tx).await.expect("a head").size
}

pub(crate) async fn verify(app: &TestApp, options: Options<'_>) -> Report {
    let verified = ledger::verify(&app.database.db, &app.state.platform.keys, options).await;
    verified.expect("the store answers")
}

pub(crate) const ROWS: Options<'_> = Options {
    anchor: None,
    checkpoint: None,
    rows: true,
};

/// A sound log whose every row is as its events say.
pub(crate) async fn assert_sound(app: &TestApp) {
    let report = verify(app, ROWS).await;
    assert!(report.ok, "{report:?}");
    assert_eq!((report.first_bad, report.size), (None, size(app).await));
}
