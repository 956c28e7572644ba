//! Events that have no place yet when the backup is made.

use chrono::TimeDelta;
use domain::system::Engine;
use services::backup::{Lost, Terms};
use services::ledger::{self, Options};
use store::Act;

use super::known::strange;
use super::{archived, restored};
use crate::ledger::{record, settle};
use crate::support::database::Ground;
use crate::support::{TestApp, founding};

/// Only PostgreSQL has such events; the embedded engine must take them nevertheless.
#[tokio::test]
async fn they_get_their_places_when_they_are_restored_from_postgres() {
    let app = TestApp::on_postgres(Ground::Founded).await;
    settle(&app).await;
    // Another worker has the lease and does not come.
    app.clock.advance(TimeDelta::seconds(10));
    let mut tx = app.database.db.begin().await.expect("a transaction");
    let lease = store::ledger::take_lease(&mut tx, app.worker_ctx().now().into()).await;
    assert!(lease.expect("asked").is_some());
    tx.commit(Act::LeaseTaken).await.expect("committed");
    for number in 0..300 {
        let mut tx = app.database.db.begin().await.expect("a transaction");
        record(&app, &mut tx, number).await;
        tx.commit(Act::ContactChanged).await.expect("committed");
    }
    let (archive, made) = archived(&app).await;
    let placed = made.checkpoint.size;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (database, report) = restored(&archive, engine, founding::secret(), Terms::default())
            .await
            .expect("restored");
        assert_eq!(
            report.head.checkpoint.size,
            placed + 300 + 1,
            "and the event of the restore"
        );
        let options = Options {
            checkpoint: Some(&report.head.note),
            rows: true,
            ..Options::default()
        };
        let verified = ledger::verify(&database.db, &app.state.platform.keys, options).await;
        let verified = verified.expect("the store answers");
        assert!(verified.ok && verified.waiting == 0, "{verified:?}");
        database.close().await;
    }
    // The log that lived on may have given the waiting events other places: a head beyond the backup's own is compared
    // with none of them.
    let further = strange(&made.checkpoint, 1, placed + 100);
    let terms = Terms {
        known: Some(&further),
        ..Terms::default()
    };
    let (database, report) = restored(&archive, Engine::Postgres, founding::secret(), terms)
        .await
        .expect("restored");
    assert_eq!(report.lost, Lost::Events(0), "all of them are there");
    database.close().await;
    // The lease is not of this test any more.
    app.clock.advance(TimeDelta::seconds(10));
    app.finish().await;
}
