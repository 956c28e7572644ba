//! What the newest known head says about a backup.

use domain::ledger::checkpoint::{self, Checkpoint};
use domain::ledger::{Hash, Origin};
use services::backup::{Lost, Made, RestoreError, Terms};
use services::ledger::{self, SignedHead};
use vault::system::SystemSecret;

use super::{archived, refusal, restored};
use crate::ledger::{grow, settle};
use crate::support::{TestApp, founding};

fn known(note: &str) -> Terms<'_> {
    Terms {
        known: Some(note),
        ..Terms::default()
    }
}

async fn sign(app: &TestApp) -> SignedHead {
    let ctx = app.worker_ctx();
    let head = ledger::checkpoint(ctx.db(), &ctx.platform.keys, ctx.now()).await;
    head.expect("signed").expect("the log has events")
}

/// A head of another history that the installation's key has signed.
pub(super) fn strange(of: &Checkpoint, epoch: u64, size: u64) -> String {
    let key = SystemSecret::new([7; 32]).ledger_key();
    let strange = Checkpoint {
        origin: Origin::new(of.origin.installation(), epoch).expect("an origin"),
        size,
        root: Hash::from_bytes([0xEE; 32]),
    };
    checkpoint::sign(&strange, &key.public().0, |text| key.sign_foreign(text))
}

/// A store that was restored once, and a backup of its second epoch.
async fn second_epoch(app: &TestApp) -> (Vec<u8>, Made) {
    let engine = app.database.db.engine();
    let (archive, _) = archived(app).await;
    let (database, _) = restored(&archive, engine, founding::secret(), Terms::default())
        .await
        .expect("restored");
    let second = TestApp::over_restored(database).await;
    grow(&second, 100, 2).await;
    let made = archived(&second).await;
    second.finish().await;
    made
}

on_both! {
    async fn a_head_of_an_earlier_epoch_says_nothing_of_what_a_later_one_lost(app: TestApp) {
        let engine = app.database.db.engine();
        grow(app, 0, 2).await;
        let within = sign(app).await;
        let (archive, made) = second_epoch(app).await;
        // What the first epoch did after its backup was lost then; the second has other events in those places.
        grow(app, 10, 30).await;
        let beyond = sign(app).await;
        assert!(beyond.checkpoint.size > made.checkpoint.size, "it reaches further than the later backup");
        for head in [&within, &beyond] {
            assert_eq!(head.checkpoint.origin.epoch(), 1);
            let (database, report) = restored(&archive, engine, founding::secret(), known(&head.note)).await.expect("restored");
            assert_eq!((report.lost, report.head.checkpoint.origin.epoch()), (Lost::Earlier, 3));
            database.close().await;
        }
        // No longer than what both epochs have in common, and yet another history.
        let other = strange(&within.checkpoint, 1, within.checkpoint.size);
        assert!(matches!(refusal(&archive, engine, known(&other)).await, RestoreError::Unsound(_)));
        // As long as the second epoch alone is: the first may have had anything there.
        let other = strange(&within.checkpoint, 1, made.checkpoint.size);
        let (database, report) = restored(&archive, engine, founding::secret(), known(&other)).await.expect("restored");
        assert_eq!(report.lost, Lost::Earlier);
        database.close().await;
        settle(app).await;
    }

    async fn a_head_of_the_same_epoch_within_the_backup_must_be_its_own(app: TestApp) {
        let engine = app.database.db.engine();
        grow(app, 0, 2).await;
        let own = sign(app).await;
        let (archive, made) = archived(app).await;
        let (database, report) = restored(&archive, engine, founding::secret(), known(&own.note)).await.expect("restored");
        assert_eq!(report.lost, Lost::Events(0));
        database.close().await;
        for size in [1, made.checkpoint.size] {
            let other = strange(&made.checkpoint, 1, size);
            assert!(matches!(refusal(&archive, engine, known(&other)).await, RestoreError::Unsound(_)), "{size}");
        }
        let further = strange(&made.checkpoint, 1, made.checkpoint.size + 7);
        let (database, report) = restored(&archive, engine, founding::secret(), known(&further)).await.expect("restored");
        assert_eq!(report.lost, Lost::Events(7));
        database.close().await;
    }
}
