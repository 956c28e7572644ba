//! What a store proves, judged by a program that shares no code with ours.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::ledger::tree::stored_hash_index;
use serde_json::{Value, json};
use services::Error;
use services::ledger::prove;
use store::ledger as stored;

use super::dba::Dba;
use super::{commit, confidential, grow, id, settle, sign, size};
use crate::ledger_outside::Witness;

on_both! {
    async fn an_outside_program_accepts_the_checkpoint_and_every_proof(app: TestApp) {
        settle(app).await;
        grow(app, 0, 5).await;
        let hidden = confidential(app).await;
        settle(app).await;
        let head = sign(app).await;
        let db = &app.database.db;
        let mut tx = db.read().await.expect("a transaction");
        let events = stored::events(&mut tx, 0, 1_000).await.expect("read");
        let all: Vec<u64> = (0..stored_hash_index(0, head.checkpoint.size)).collect();
        let hashes = stored::hashes(&mut tx, &all).await.expect("read");
        drop(tx);
        assert!(events.iter().any(|stored| stored.event.id == hidden));

        let mut records = Vec::new();
        for (place, stored) in events.iter().enumerate() {
            let inclusion = prove(db, &app.state.platform.keys, stored.event.id).await.expect("proved");
            let proved = serde_json::to_value(&inclusion).expect("JSON");
            assert_eq!((&proved["leaf"], &proved["checkpoint"]), (&json!(place), &json!(head.note)));
            assert_eq!(proved["verifier"], head.verifier);
            records.push(json!({"leaf": proved["leaf"], "proof": proved["proof"]}));
        }
        let leaves = events.iter().map(|stored| BASE64.encode(&stored.event.content));
        let mut claims = json!({
            "verifier": head.verifier,
            "note": head.note,
            "leaves": leaves.collect::<Vec<_>>(),
            "stored": hashes.iter().map(|hash| BASE64.encode(hash.as_bytes())).collect::<Vec<_>>(),
            "records": records,
            "trees": Vec::<Value>::new(),
        });
        let witness = Witness::compile();
        assert_eq!(witness.judge(&claims), Ok(()));
        claims["leaves"][2] = claims["leaves"][1].clone();
        let refused = witness.judge(&claims).expect_err("another leaf");
        assert!(refused.starts_with("record 2"), "{refused}");
    }

    async fn only_signed_events_are_proved_and_no_changed_one(app: TestApp) {
        settle(app).await;
        let (db, keys) = (&app.database.db, &app.state.platform.keys);
        grow(app, 0, 1).await;
        assert!(matches!(prove(db, keys, id(0)).await, Err(Error::NotFound)), "nothing is signed");
        sign(app).await;
        let first = size(app).await - 1;
        let tx = db.begin().await.expect("a transaction");
        commit(app, tx, 1).await;
        assert!(matches!(prove(db, keys, id(1)).await, Err(Error::NotFound)), "signed too early");
        assert!(matches!(prove(db, keys, id(77)).await, Err(Error::NotFound)), "there is none");
        prove(db, keys, id(0)).await.expect("proved");
        let mut dba = Dba::of(app).await;
        dba.change(app, first).await;
        dba.close().await;
        assert!(matches!(prove(db, keys, id(0)).await, Err(Error::Internal(_))));
    }
}
