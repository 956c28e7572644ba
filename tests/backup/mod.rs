//! Backups: made while others work, restored into an empty store of either engine.

mod copied;
mod drill;
mod known;
mod refused;
pub(crate) mod secrecy;
mod waiting;

use std::sync::OnceLock;

use domain::access::Actor;
use domain::system::Engine;
use services::Ctx;
use services::backup::{self, Backup, Made, RestoreError, Restored, Terms};
use services::backup_key::{self, BackupKeyFiles};
use services::keys::ServerSecret;
use services::randomness::SystemRandomness;
use store::copying::Filling;

use crate::support::database::Database;
use crate::support::doubles::SeededRandomness;
use crate::support::{TestApp, founding};

/// The key pair of all backups here.
fn pair() -> &'static BackupKeyFiles {
    static PAIR: OnceLock<BackupKeyFiles> = OnceLock::new();
    PAIR.get_or_init(|| backup_key::new_backup_key(&SeededRandomness::new(21)))
}

/// The key of a pair; its error is not printable together with a key.
fn key_of(files: &BackupKeyFiles) -> backup_key::PrivateKey {
    backup_key::read_secret(&files.secret).map_err(drop).expect("the key")
}

fn console(app: &TestApp) -> Ctx {
    Ctx::new(app.state.platform.clone(), Actor::Console)
}

/// The archive of the store as it is now, recorded as a command would.
pub(crate) async fn archived(app: &TestApp) -> (Vec<u8>, Made) {
    let recipient = backup_key::read_public(&pair().public).expect("the public half");
    let mut archive = Vec::new();
    let ctx = console(app);
    let made = backup::write(&ctx, &recipient, &mut archive).await.expect("written");
    backup::record_made(&ctx, &made).await.expect("recorded");
    (archive, made)
}

/// Restores into an empty store of this engine and hands both on; a store that refused is still empty.
async fn restored(
    archive: &[u8],
    engine: Engine,
    secret: ServerSecret,
    terms: Terms<'_>,
) -> Result<(Database, Restored), RestoreError> {
    let backup = Backup::open(archive, &key_of(pair()))?;
    let database = Database::empty(engine).await;
    // A store that is restored twice draws for both: nothing may be drawn twice.
    let randomness = SystemRandomness;
    let now = crate::support::app::NOW.parse().expect("an instant");
    match backup.restore(&database.db, secret, terms, &randomness, now).await {
        Ok(restored) => Ok((database.guarded(), restored)),
        Err(error) => {
            // Only what is empty can be filled: not one table stayed.
            let again = Filling::begin(&database.db, 1).await.map(drop);
            assert!(again.is_ok(), "nothing stays: {error}: {again:?}");
            database.close().await;
            Err(error)
        }
    }
}

/// Why a backup is not restored into an empty store of this engine.
async fn refusal(archive: &[u8], engine: Engine, terms: Terms<'_>) -> RestoreError {
    match restored(archive, engine, founding::secret(), terms).await {
        Err(error) => error,
        Ok(_) => panic!("it was restored"),
    }
}
