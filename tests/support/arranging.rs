//! What a test writes past the use cases.
//!
//! Owns: committing it as an act of its own, so that the ledger stays whole. Must not: write anything itself.

use services::clock::Clock;
use store::ledger::{NewEvent, What};
use store::{Act, Tx};
use uuid::Uuid;

use super::TestApp;

/// Commits what a test wrote, with an event that has this id.
pub async fn arranged(app: &TestApp, mut tx: Tx, event: u128) {
    let event = NewEvent {
        id: Uuid::from_u128(event),
        at: app.clock.now(),
        what: What::Ordinary {
            action: "test.arranged",
            actor: "console",
            subject: None,
        },
        nonce: &[1; 32],
        body: b"null",
    };
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::Founded).await.expect("committed");
}
