//! How fast the log is written and verified: numbers of this machine, for `scripts/bench.sh`.
//!
//! Owns: a log of a million events in a folder that is removed. Must not: judge the numbers.

#![expect(
    clippy::expect_used,
    reason = "a measurement whose ground is missing ends there and says which"
)]

use std::io::{Write, stdout};
use std::time::Instant;

use services::clock::{Clock, SystemClock};
use services::custodians::new_keys;
use services::founding::{self, Foundation};
use services::keys::{Keys, ServerSecret};
use services::ledger::{self, Options};
use services::randomness::{Randomness, SystemRandomness, uuid_v7};
use store::ledger::{NewEvent, What};
use store::{Act, Db, Location, Tx, migrations};

/// Acts that are committed one by one, as people do them.
const SINGLE: u64 = 2_000;
/// Leaves of the tree that is verified.
const ALL: u64 = 1_000_000;
const AT_ONCE: u64 = 1_000;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let location = Location::File(folder.path().join("liemchinh.db"));
    let db = Db::open_or_create(&location).await.expect("a new store");
    migrations::apply(&db).await.expect("migrated");
    let secret = ServerSecret::generate(&SystemRandomness);
    let db = secret.guard(db);
    let keys = founded(&db, secret).await;

    let begun = Instant::now();
    for _ in 0..SINGLE {
        append(&db, 1).await;
    }
    told("acts, each committed alone", SINGLE, begun);
    let begun = Instant::now();
    let mut size = ledger_size(&db).await;
    while size < ALL {
        let count = AT_ONCE.min(ALL - size);
        append(&db, count).await;
        size += count;
    }
    told("events appended, a thousand in a transaction", ALL - SINGLE, begun);
    let begun = Instant::now();
    let head = ledger::checkpoint(&db, &keys, SystemClock.now()).await;
    let head = head.expect("signed").expect("it has leaves");
    told("head signed", 1, begun);

    for (what, rows) in [("events verified", false), ("events verified with all rows", true)] {
        let begun = Instant::now();
        let options = Options {
            anchor: Some(&head.note),
            checkpoint: None,
            rows,
        };
        let report = ledger::verify(&db, &keys, options).await.expect("verified");
        assert!(report.ok && report.size == ALL, "{report:?}");
        told(what, ALL, begun);
    }
    db.close().await;
}

async fn founded(db: &Db, secret: ServerSecret) -> Keys {
    let custodians = new_keys(&SystemRandomness);
    let foundation = Foundation {
        agency: "Sở Ví dụ",
        recovery: &custodians.public_file,
        demo: false,
        founders: &[],
    };
    let founded = founding::found(db, secret, &SystemRandomness, SystemClock.now(), &foundation).await;
    founded.expect("an empty store can be founded").0
}

async fn ledger_size(db: &Db) -> u64 {
    let mut tx = db.read().await.expect("a transaction");
    store::ledger::head(&mut tx).await.expect("a head").size
}

async fn append(db: &Db, count: u64) {
    let mut tx = db.begin().await.expect("a transaction");
    for _ in 0..count {
        record(&mut tx).await;
    }
    tx.commit(Act::ContactChanged).await.expect("committed");
}

async fn record(tx: &mut Tx) {
    let at = SystemClock.now();
    let mut nonce = [0; 32];
    SystemRandomness.fill(&mut nonce);
    let event = NewEvent {
        id: uuid_v7(&SystemRandomness, at),
        at,
        what: What::Ordinary {
            action: "record.opened",
            actor: "0192f0a0-0000-7000-8000-000000000001",
            subject: Some("0192f0a0-0000-7000-8000-000000000002"),
        },
        nonce: &nonce,
        body: br#"{"reason":"review"}"#,
    };
    tx.record(&event).await.expect("recorded");
}

fn told(what: &str, count: u64, begun: Instant) {
    let seconds = begun.elapsed().as_secs_f64();
    let rate = count as f64 / seconds;
    writeln!(
        stdout(),
        "ledger: {count} {what} in {seconds:.1} s, {rate:.0} per second"
    )
    .expect("written");
}
