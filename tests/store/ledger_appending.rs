//! Events, their places and the tree over them.

use domain::ledger::proof::{check_record, record_proof, record_proof_indexes};
use domain::ledger::tree::{Frontier, frontier_indexes, leaf_hash, stored_hash_index};
use domain::ledger::{Hash, event};
use store::ledger::{self, NewEvent, StoredEvent, What};
use store::{Act, Db, Error, Location, Tx, migrations};

use super::ledger::{NONCE, all_events, append, id, now, record, record_confidential, settle};
use crate::support::database::INSTALLATION;

/// The root as it is in the store.
async fn stored_root(tx: &mut Tx) -> (u64, Hash) {
    let size = ledger::head(tx).await.expect("a head").size;
    let indexes = frontier_indexes(size).expect("a small tree");
    let hashes = ledger::hashes(tx, &indexes).await.expect("all are there");
    (size, Frontier::restore(size, hashes).expect("they fit").root())
}

/// The tree over events as they were read, each checked against its columns and its body.
fn rebuilt(events: &[StoredEvent]) -> Frontier {
    let mut tree = Frontier::empty();
    for (place, stored) in events.iter().enumerate() {
        assert_eq!(stored.event.leaf, i64::try_from(place).ok(), "no gap and no double");
        let leaf = stored.event.read().expect("a good leaf");
        let nonce = stored.nonce.as_deref().expect("a nonce").try_into().expect("32 bytes");
        let body = stored.body.as_deref().expect("a body");
        assert_eq!(leaf.commitment(), event::commitment(nonce, body));
        tree.append(leaf_hash(&stored.event.content));
    }
    tree
}

async fn assert_sound(db: &Db, size: usize) {
    let events = all_events(db).await;
    assert_eq!(events.len(), size);
    let tree = rebuilt(&events);
    let mut tx = db.read().await.expect("a transaction");
    assert_eq!(stored_root(&mut tx).await, (size as u64, tree.root()));
    let waiting = ledger::unsequenced(&mut tx).await.expect("asked");
    assert_eq!((waiting.count, waiting.oldest), (0, None));
}

on_both_bare! {
    async fn the_tree_is_that_of_the_domain_at_every_size(app: TestApp) {
        let db = &app.database.db;
        assert_sound(db, 0).await;
        for size in 1..=17 {
            append(db, [size]).await;
            assert_sound(db, size).await;
        }
    }

    async fn a_thousand_events_have_one_root_and_provable_places(app: TestApp) {
        let db = &app.database.db;
        append(db, 0..1_000).await;
        assert_sound(db, 1_000).await;
        let mut tx = db.read().await.expect("a transaction");
        let (size, root) = stored_root(&mut tx).await;
        for leaf in [0, 1, 511, 512, 998, 999] {
            let indexes = record_proof_indexes(size, leaf).expect("there is such a leaf");
            let hashes = ledger::hashes(&mut tx, &indexes).await.expect("all are there");
            let proof = record_proof(size, leaf, &hashes).expect("they fit");
            let own = ledger::hashes(&mut tx, &[stored_hash_index(0, leaf)]).await.expect("it is there");
            assert_eq!(check_record(&proof, size, &root, leaf, &own[0]), Ok(()));
        }
    }

    async fn hashes_come_in_the_order_asked_for_and_none_is_missing(app: TestApp) {
        let db = &app.database.db;
        append(db, 0..150).await;
        let mut tx = db.read().await.expect("a transaction");
        let forwards: Vec<u64> = (0..200).collect();
        let backwards: Vec<u64> = (0..200).rev().collect();
        let mut hashes = ledger::hashes(&mut tx, &forwards).await.expect("all are there");
        hashes.reverse();
        assert_eq!(ledger::hashes(&mut tx, &backwards).await.expect("all are there"), hashes);
        assert_eq!(ledger::hashes(&mut tx, &[]).await.expect("nothing asked"), []);
        let beyond = stored_hash_index(0, 150);
        let error = ledger::hashes(&mut tx, &[0, beyond]).await.expect_err("not stored yet");
        assert!(matches!(error, Error::Inconsistent { table: "ledger_hash", .. }), "{error:?}");
    }

    async fn an_act_that_is_rolled_back_leaves_nothing(app: TestApp) {
        let db = &app.database.db;
        append(db, [0]).await;
        let mut tx = db.begin().await.expect("a transaction");
        record(&mut tx, 1, "probe.made", "nobody").await;
        drop(tx);
        assert_sound(db, 1).await;
        append(db, [2]).await;
        assert_sound(db, 2).await;
        let mut tx = db.read().await.expect("a transaction");
        assert!(ledger::event_by_id(&mut tx, id(1)).await.expect("asked").is_none());
    }

    async fn a_confidential_event_tells_its_hour_alone(app: TestApp) {
        let db = &app.database.db;
        let mut tx = db.begin().await.expect("a transaction");
        record_confidential(&mut tx, 0).await;
        tx.commit(Act::ContactChanged).await.expect("committed");
        settle(db).await;
        assert_sound(db, 1).await;
        let [stored] = all_events(db).await.try_into().ok().expect("one event");
        let content = String::from_utf8(stored.event.content).expect("JSON");
        assert!(content.contains(r#""clear":{"action":"confidential","hour":"2026-07-01T01Z"}"#), "{content}");

        let mut tx = db.begin().await.expect("a transaction");
        let telling = NewEvent { id: id(1), at: now(), what: What::Confidential, nonce: &NONCE, body: b"sealed" };
        assert!(matches!(tx.record(&telling).await, Err(Error::Leaf(_))), "a UUIDv7 tells the millisecond");
    }

    async fn a_new_epoch_goes_on_with_the_tree_under_a_new_name(app: TestApp) {
        let db = &app.database.db;
        append(db, 0..3).await;
        let mut tx = db.begin().await.expect("a transaction");
        let head = ledger::start_epoch(&mut tx, 0).await.expect("started");
        assert_eq!((head.origin.to_string(), head.size), (format!("{INSTALLATION}/2"), 3));
        record(&mut tx, 3, "ledger.continued", "console").await;
        tx.commit(Act::EpochStarted).await.expect("committed");
        settle(db).await;
        assert_sound(db, 4).await;
        let epochs: Vec<_> =
            all_events(db).await.iter().map(|stored| stored.event.read().expect("a leaf").origin().epoch()).collect();
        assert_eq!(epochs, [1, 1, 1, 2]);
    }

    async fn the_ledger_of_a_store_begins_once(app: TestApp) {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        assert!(matches!(ledger::found(&mut tx, INSTALLATION).await, Err(Error::Conflict { .. })));
    }
}

#[tokio::test]
async fn a_store_without_a_ledger_records_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::open_or_create(&Location::File(folder.path().join("new.db")))
        .await
        .expect("an empty store");
    migrations::apply(&db).await.expect("applied");
    let mut tx = db.begin().await.expect("a transaction");
    let what = What::Ordinary {
        action: "probe.made",
        actor: "nobody",
        subject: None,
    };
    let event = NewEvent {
        id: id(0),
        at: now(),
        what,
        nonce: &NONCE,
        body: b"{}",
    };
    assert!(matches!(tx.record(&event).await, Err(Error::NoLedger)));
    assert!(matches!(ledger::head(&mut tx).await, Err(Error::NoLedger)));
    assert!(matches!(ledger::start_epoch(&mut tx, 0).await, Err(Error::NoLedger)));
    drop(tx);
    db.close().await;
}
